//! PHP: one command, and its own web server.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use tokio::net::TcpStream;
use tokio::process::Child;

use super::{own, software};
use crate::{driver, wait};

/// A folder of PHP's scripts, served.
pub struct PhpServer {
    /// Where, without a slash at the end.
    pub address: String,
    process: Child,
}

impl PhpServer {
    /// Serves a folder through a router's script, with these variables.
    pub async fn start(
        folder: &Path,
        router: Option<&Path>,
        variables: &[(&str, &Path)],
    ) -> Result<Self> {
        let port = driver::free_port()?;
        let mut command = tokio::process::Command::new("php");
        // A cache in memory would outlive the changes that other commands make.
        command.args([
            "-d",
            "apc.enabled=0",
            "-d",
            "opcache.enable_cli=1",
            "-d",
            "opcache.revalidate_freq=0",
        ]);
        command
            .arg("-S")
            .arg(format!("127.0.0.1:{port}"))
            .arg("-t")
            .arg(folder)
            .args(router);
        // A page of VisualEditor's asks the wiki itself while it is being asked.
        command
            .env("PHP_CLI_SERVER_WORKERS", "4")
            .envs(variables.iter().copied());
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // Its workers are ended with it, as a group.
        command.process_group(0);
        let mut process = command.spawn().context("php is missing")?;
        wait::until("PHP to listen", wait::PATIENCE, async || {
            if let Some(status) = process.try_wait()? {
                bail!("php ended ({status})");
            }
            Ok(TcpStream::connect(("127.0.0.1", port))
                .await
                .is_ok()
                .then_some(()))
        })
        .await?;
        Ok(Self {
            address: format!("http://127.0.0.1:{port}"),
            process,
        })
    }
}

impl Drop for PhpServer {
    fn drop(&mut self) {
        if let Some(id) = self.process.id() {
            // One that has ended by itself needs no ending.
            let _ = Command::new("kill")
                .args(["-TERM", "--", &format!("-{id}")])
                .status();
        }
    }
}

/// Runs a command to its end, with a text as its input, and returns what it prints.
pub fn output(command: &mut Command, input: &str) -> Result<String> {
    use std::io::Write as _;
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{:?} is missing", command.get_program()))?;
    let mut stdin = child.stdin.take().context("no input")?;
    let input = input.to_owned();
    // Written aside: who prints before having read all would wait for us, and we for it.
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output()?;
    let _ = writer.join();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!(
            "{command:?} failed: {text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(text)
}

/// What WordPress makes of an author's markup.
///
/// # Errors
/// If PHP or WordPress is missing.
pub fn sanitised_by_wordpress(markup: &str) -> Result<String> {
    let includes = software("wordpress")?.join("wp-includes");
    let mut command = Command::new("php");
    command.arg(own("kses.php")).arg(includes);
    output(&mut command, markup)
}
