//! The browsers that tests run in, and their drivers.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::{apt, pins, process};

/// A program that the system's packages hold.
struct Program {
    /// What it is called in a message.
    name: &'static str,
    /// The commands of which any will do.
    commands: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
    /// Whether it is looked for on Linux alone: on other systems browsers are not on `PATH`, and
    /// their drivers know where they are.
    linux_only: bool,
}

const CHROMIUM: Program = Program {
    name: "Chromium",
    commands: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    package: "chromium",
    linux_only: true,
};

const CHROMEDRIVER: Program = Program {
    name: "ChromeDriver",
    commands: &["chromedriver"],
    package: "chromium-driver",
    linux_only: false,
};

const FIREFOX: Program = Program {
    name: "Firefox",
    commands: &["firefox", "firefox-esr"],
    package: "firefox-esr",
    linux_only: true,
};

const WEBKITDRIVER: Program = Program {
    name: "WebKitGTK with its driver",
    commands: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
    linux_only: false,
};

const XVFB: Program = Program {
    name: "Xvfb, the display for WebKitGTK",
    commands: &["Xvfb"],
    package: "xvfb",
    linux_only: false,
};

/// Where the drivers of a run are.
pub struct Drivers {
    /// ChromeDriver.
    pub chromium: PathBuf,
    /// geckodriver.
    pub firefox: PathBuf,
}

/// Makes sure that Chromium and Firefox can be driven.
///
/// # Errors
/// If one of them or its driver cannot be had.
pub fn ensure_two() -> Result<Drivers> {
    ensure_programs(&[CHROMIUM, CHROMEDRIVER, FIREFOX])?;
    let geckodriver = format!("geckodriver{}", std::env::consts::EXE_SUFFIX);
    Ok(Drivers {
        chromium: process::find("chromedriver").context("chromedriver is not on PATH")?,
        firefox: pins::GECKODRIVER.ensure()?.join(geckodriver),
    })
}

/// Makes sure that Chromium, Firefox and WebKitGTK can be driven.
///
/// # Errors
/// If one of them, its driver or the display cannot be had.
pub fn ensure_three() -> Result<Drivers> {
    ensure_programs(&[CHROMIUM, CHROMEDRIVER, FIREFOX, WEBKITDRIVER, XVFB])?;
    ensure_two()
}

/// Makes sure that Chromium is there, and returns its command, for what drives it by itself.
///
/// # Errors
/// If it cannot be had or, on other systems than Linux, is not on `PATH`.
pub fn ensure_chromium() -> Result<PathBuf> {
    ensure_programs(&[CHROMIUM])?;
    let mut commands = CHROMIUM.commands.iter();
    let found = commands.find_map(|command| process::find(command));
    found.context("Chromium is not on PATH")
}

/// Installs those programs that are not on `PATH`.
fn ensure_programs(programs: &[Program]) -> Result<()> {
    let missing = missing(programs, cfg!(target_os = "linux"), |command| {
        process::find(command).is_some()
    });
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(|program| program.name).collect();
    let packages: Vec<_> = missing.iter().map(|program| program.package).collect();
    apt::install(&packages).with_context(|| format!("missing: {}", names.join(", ")))?;
    for program in missing {
        if !program
            .commands
            .iter()
            .any(|command| process::find(command).is_some())
        {
            bail!(
                "{} was installed, but {} is not on PATH",
                program.package,
                program.commands[0]
            );
        }
    }
    Ok(())
}

/// Those of the programs of which no command is there.
fn missing(programs: &[Program], linux: bool, is_there: impl Fn(&str) -> bool) -> Vec<&Program> {
    programs
        .iter()
        .filter(|program| linux || !program.linux_only)
        .filter(|program| !program.commands.iter().any(|command| is_there(command)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packages(linux: bool, there: &[&str]) -> Vec<&'static str> {
        missing(&[CHROMIUM, CHROMEDRIVER, FIREFOX], linux, |command| {
            there.contains(&command)
        })
        .iter()
        .map(|program| program.package)
        .collect()
    }

    #[test]
    fn any_command_of_a_program_will_do() {
        assert_eq!(
            packages(true, &["google-chrome", "firefox"]),
            ["chromium-driver"]
        );
        assert_eq!(
            packages(true, &[]),
            ["chromium", "chromium-driver", "firefox-esr"]
        );
    }

    #[test]
    fn elsewhere_only_drivers_are_looked_for() {
        assert_eq!(packages(false, &[]), ["chromium-driver"]);
        assert!(packages(false, &["chromedriver"]).is_empty());
    }
}
