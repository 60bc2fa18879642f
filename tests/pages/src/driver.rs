//! Drivers and the display: programs that live as long as the tests of one engine.

use std::net::TcpListener;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::engine::Engine;
use crate::wait;

/// A running driver. Dropping it ends it and its display.
pub struct Driver {
    /// Where it listens.
    pub address: String,
    process: Child,
    // Dropped after the driver.
    _display: Option<Display>,
}

impl Driver {
    /// Starts an engine's driver on a free port and waits until it is ready.
    ///
    /// # Errors
    /// If the driver or the display is missing, or does not get ready.
    pub async fn start(engine: Engine) -> Result<Self> {
        let display = if engine.needs_display() {
            Some(Display::start().await?)
        } else {
            None
        };
        let port = free_port()?;
        let name = engine.driver();
        let mut command = Command::new(&name);
        command.arg(engine.port_argument(port)).kill_on_drop(true);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(display) = &display {
            command
                .env("DISPLAY", &display.name)
                .env("GDK_BACKEND", "x11");
        }
        let process = command
            .spawn()
            .with_context(|| format!("{name} is missing"))?;
        let mut driver = Self {
            address: format!("http://127.0.0.1:{port}"),
            process,
            _display: display,
        };
        let what = format!("{name} to get ready");
        wait::until(&what, wait::PATIENCE, async || driver.is_ready(port).await).await?;
        Ok(driver)
    }

    /// Asks the driver for its status.
    async fn is_ready(&mut self, port: u16) -> Result<Option<()>> {
        if let Some(status) = self.process.try_wait()? {
            bail!("the driver ended ({status})");
        }
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
        let request =
            format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = vec![0; 4096];
        let read = stream.read(&mut answer).await?;
        Ok(answer
            .get(..read)
            .is_some_and(|text| text.starts_with(b"HTTP/1.1 200"))
            .then_some(()))
    }

    /// Ends the driver and waits until it is gone.
    pub async fn stop(mut self) {
        // One that has ended by itself needs no ending.
        let _ = self.process.kill().await;
    }
}

/// A display in memory, for a browser that has no other.
struct Display {
    name: String,
    _process: Child,
}

impl Display {
    async fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1400x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("Xvfb is missing")?;
        let output = process.stdout.take().context("Xvfb has no output")?;
        // It chooses a free number and prints it once it is ready.
        let mut number = String::new();
        let mut output = BufReader::new(output);
        tokio::time::timeout(wait::PATIENCE, output.read_line(&mut number))
            .await
            .context("Xvfb does not start")??;
        if number.trim().is_empty() {
            bail!("Xvfb found no display");
        }
        Ok(Self {
            name: format!(":{}", number.trim()),
            _process: process,
        })
    }
}

/// A port that nothing listens on.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no port for the driver")?;
    Ok(listener.local_addr()?.port())
}
