//! Getting the commands that are built by cargo.
//!
//! A fitting one on `PATH` is used; else the one in the cache; else cargo-binstall gets it, where
//! the user has that; else cargo builds it, which always works. Nothing is ever written over the
//! user's own tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{cache, process, toolchain};

/// A package of commands at a pinned version. They live in [`crate::pins`].
pub struct Tool {
    /// The package's name in the registry.
    pub package: &'static str,
    /// The version that is installed where none fits.
    pub version: &'static str,
    /// Its commands. Each prints its version when asked by `--version`.
    pub commands: &'static [&'static str],
    /// Which other versions do as well.
    pub fit: Fit,
    /// Whether it is built with the lock file it was published with.
    pub locked: bool,
    /// The least version of the compiler that builds it.
    pub rust: &'static str,
    /// How long the build may take, on two cores.
    pub minutes: u32,
}

/// Which version of a tool on `PATH` does as well as the pinned one.
#[derive(Clone, Copy)]
pub enum Fit {
    /// Only the pinned one.
    Exact,
    /// One that is as new and promises the same behaviour: the same first number, or, while that
    /// is 0, the same second one.
    Compatible,
}

impl Tool {
    /// Makes sure the tool is there, and returns the folder of its commands.
    ///
    /// # Errors
    /// If it has to be built and the build fails or is interrupted.
    pub fn ensure(&self) -> Result<PathBuf> {
        if let Some(folder) = self.on_path() {
            return Ok(folder);
        }
        let name = format!("{}-{}", self.package, self.version);
        let home = cache::root()?.join("tools").join(&name);
        let folder = home.join("bin");
        if self.fits_in(&folder) {
            return Ok(folder);
        }
        let _lock = cache::lock(&name)?;
        // Another clone may have installed it while this one waited.
        if self.fits_in(&folder) {
            return Ok(folder);
        }
        if !self.binstall(&home) || !self.fits_in(&folder) {
            self.build(&home, &cache::root()?.join("build").join(&name))?;
        }
        if !self.fits_in(&folder) {
            bail!(
                "{name} was installed into {}, but does not run",
                home.display()
            );
        }
        Ok(folder)
    }

    /// The folder on `PATH` that holds all of the tool's commands at a version that fits.
    fn on_path(&self) -> Option<PathBuf> {
        let first = process::find(self.commands.first()?)?;
        let folder = first.parent()?;
        self.fits_in(folder).then(|| folder.to_path_buf())
    }

    /// Whether a folder holds all of the tool's commands at a version that fits.
    fn fits_in(&self, folder: &Path) -> bool {
        self.commands.iter().all(|command| {
            let file = folder.join(format!("{command}{}", std::env::consts::EXE_SUFFIX));
            process::output(Command::new(file).arg("--version"))
                .and_then(|text| first_version(&text).map(str::to_owned))
                .is_some_and(|found| fits(self.fit, &found, self.version))
        })
    }

    /// Tries cargo-binstall, which fetches what the tool's authors built. It downloads from
    /// hosts that not every network reaches, so that its failure is no error.
    fn binstall(&self, home: &Path) -> bool {
        if process::find("cargo-binstall").is_none() {
            return false;
        }
        let mut command = process::cargo(&["binstall", "--no-confirm"]);
        command
            .args(["--disable-strategies", "compile", "--root"])
            .arg(home);
        command.arg(format!("{}@{}", self.package, self.version));
        process::run(&mut command).is_ok()
    }

    /// Builds the tool from the registry. An interrupted build goes on where it was.
    fn build(&self, home: &Path, target: &Path) -> Result<()> {
        eprintln!(
            "xtask: {} {} is missing and is built now, once for this user; \
             that may take {} minutes",
            self.package, self.version, self.minutes
        );
        cache::create_folder(target)?;
        let mut command = toolchain::cargo_of(self.rust)?;
        command.args(["install", "--root"]).arg(home);
        command.arg(format!("{}@{}", self.package, self.version));
        if self.locked {
            command.arg("--locked");
        }
        // Neither the project's own settings nor the user's flags belong in a tool.
        command.current_dir(target).env("CARGO_TARGET_DIR", target);
        command
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        process::run(&mut command)?;
        // The build's leavings weigh a gigabyte. Whoever cannot remove them has lost only room.
        let _ = std::fs::remove_dir_all(target);
        Ok(())
    }
}

/// The first word that looks like a version, without a leading `v`.
pub fn first_version(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| numbers(word).is_some())
}

/// Whether a found version does as well as the wanted one.
fn fits(fit: Fit, found: &str, wanted: &str) -> bool {
    match fit {
        Fit::Exact => found == wanted,
        Fit::Compatible => {
            let (Some(found), Some(wanted)) = (numbers(found), numbers(wanted)) else {
                return false;
            };
            let promised = if wanted[0] == 0 { 2 } else { 1 };
            found[..promised] == wanted[..promised] && found >= wanted
        }
    }
}

/// The three numbers of a released version; a pre-release has none.
pub fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_what_tools_print() {
        assert_eq!(first_version("trunk 0.22.1\n"), Some("0.22.1"));
        assert_eq!(
            first_version("geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source"),
            Some("0.37.1")
        );
        assert_eq!(first_version("tool v1.2.3"), Some("1.2.3"));
        assert_eq!(first_version("nothing here"), None);
    }

    #[test]
    fn an_exact_fit_is_the_same_version() {
        assert!(fits(Fit::Exact, "0.2.130", "0.2.130"));
        assert!(!fits(Fit::Exact, "0.2.131", "0.2.130"));
    }

    #[test]
    fn a_compatible_fit_is_as_new_and_promises_the_same() {
        assert!(fits(Fit::Compatible, "0.22.1", "0.22.1"));
        assert!(fits(Fit::Compatible, "0.22.10", "0.22.9"));
        assert!(fits(Fit::Compatible, "1.9.0", "1.2.3"));
        assert!(!fits(Fit::Compatible, "0.22.0", "0.22.1"));
        assert!(!fits(Fit::Compatible, "0.23.0", "0.22.1"));
        assert!(!fits(Fit::Compatible, "2.0.0", "1.2.3"));
        assert!(!fits(Fit::Compatible, "0.22.2-beta.1", "0.22.1"));
        assert!(!fits(Fit::Compatible, "unknown", "0.22.1"));
    }
}
