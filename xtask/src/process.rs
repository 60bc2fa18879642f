//! Running other programs.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// Prints the command and runs it with this terminal; an unsuccessful end is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    eprintln!("xtask: {line}");
    let status = command
        .status()
        .with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs the command in this program's place, so that whoever ends this program ends the command;
/// where the system cannot do that, as a child.
///
/// # Errors
/// If it cannot be started or ends unsuccessfully.
pub fn become_it(command: &mut Command) -> Result<()> {
    eprintln!("xtask: {}", line(command));
    become_it_quietly(command)
}

/// The same, without a word.
///
/// # Errors
/// If it cannot be started or ends unsuccessfully.
pub fn become_it_quietly(command: &mut Command) -> Result<()> {
    let line = line(command);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        Err(command.exec()).with_context(|| format!("could not start `{line}`"))
    }
    #[cfg(not(unix))]
    {
        let status = command.status();
        let status = status.with_context(|| format!("could not start `{line}`"))?;
        anyhow::ensure!(status.success(), "`{line}` failed ({status})");
        Ok(())
    }
}

/// What the command prints, if it runs and succeeds; its errors are not shown.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A cargo command of the toolchain that runs this program, at the project's root.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::project::root()).args(arguments);
    command
}

/// The file that would run for a bare command name, looked for in the folders of `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .map(|folder| folder.join(&file))
        .find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// `PATH` with these folders before the user's own.
///
/// # Errors
/// If a folder's name holds the separator of `PATH`.
pub fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let own = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&own));
    std::env::join_paths(all).context("a folder of tools has a name that PATH cannot hold")
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str());
    let words: Vec<_> = std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_without_its_folder() {
        let mut command = Command::new(Path::new("some").join("folder").join("cargo"));
        command.args(["test", "--workspace"]);
        assert_eq!(line(&command), "cargo test --workspace");
    }

    #[test]
    fn folders_come_before_the_users_own() {
        let folder = PathBuf::from("tools").join("bin");
        let path = path_with(std::slice::from_ref(&folder)).expect("an ordinary name");
        let folders: Vec<_> = std::env::split_paths(&path).collect();
        assert_eq!(folders.first(), Some(&folder));
        assert!(folders.len() > 1);
    }

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert_eq!(find("no-program-has-this-name"), None);
    }
}
