//! Getting what Debian and its relatives package.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// Installs packages, where this user may do so without being asked.
///
/// # Errors
/// If there is no apt or no right to use it: then with the command that a person may run.
pub fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if process::find("apt-get").is_none() {
        bail!("install them as your system does (with Debian: apt-get install {names})");
    }
    let Some(prefix) = privilege() else {
        bail!("run: sudo apt-get update && sudo apt-get install {names}");
    };
    eprintln!("xtask: {names} will be installed by apt; that may take 3 minutes");
    process::run(&mut apt(prefix, &["update", "--quiet=2"]))?;
    let mut command = apt(
        prefix,
        &["install", "--yes", "--quiet=2", "--no-install-recommends"],
    );
    process::run(command.args(packages))
}

/// Fetches packages into a folder without installing them.
///
/// # Errors
/// If there is no apt, or it does not know them.
pub fn download(packages: &[&str], folder: &std::path::Path) -> Result<()> {
    let names = packages.join(" ");
    if process::find("apt-get").is_none() {
        bail!("{names} are taken from Debian's packages, and there is no apt-get");
    }
    // A list that is fresh enough knows them already.
    let fetch = || {
        let mut command = Command::new("apt-get");
        command.args(["download", "--quiet=2"]).args(packages);
        process::run(command.current_dir(folder))
    };
    if fetch().is_ok() {
        return Ok(());
    }
    let Some(prefix) = privilege() else {
        bail!("run: sudo apt-get update");
    };
    process::run(&mut apt(prefix, &["update", "--quiet=2"]))?;
    fetch()
}

/// What goes before a command that changes the system: nothing for root; nothing fits, where a
/// password would be asked for.
fn privilege() -> Option<&'static [&'static str]> {
    if process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    process::output(Command::new("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Command {
    let mut words =
        prefix
            .iter()
            .copied()
            .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(words.next().unwrap_or("env"));
    command.args(words).args(arguments);
    command
}
