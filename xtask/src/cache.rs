//! The folder that holds what the set-up got: one a user, shared by every clone.
//!
//! ```text
//! <the user's caches>/mirror-timeline/
//!   tools/<package>-<version>/bin/…    what was installed, never changed afterwards
//!   tools/<package>-<version>.lock     held while it is being installed
//!   build/<package>-<version>/…        half-done builds, so that an interrupted one goes on
//! ```

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// The cache's root. `MIRROR_TIMELINE_CACHE` moves it.
///
/// # Errors
/// If the system names no folder for caches.
pub fn root() -> Result<PathBuf> {
    if let Some(folder) = variable("MIRROR_TIMELINE_CACHE") {
        return Ok(folder);
    }
    match user_caches(env::consts::OS, variable) {
        Some(folder) => Ok(folder.join("mirror-timeline")),
        None => bail!("found no folder for caches; name one in MIRROR_TIMELINE_CACHE"),
    }
}

/// Where programs of this user keep what can be had again, by the custom of the system.
fn user_caches(system: &str, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    match system {
        "windows" => variable("LOCALAPPDATA"),
        "macos" => Some(variable("HOME")?.join("Library").join("Caches")),
        _ => variable("XDG_CACHE_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(|| Some(variable("HOME")?.join(".cache"))),
    }
}

/// An environment variable that is set to something.
fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

/// Waits until no other clone installs the thing of this name, and keeps others away until the
/// returned file is dropped. The system lifts the lock of a program that was interrupted.
///
/// # Errors
/// If the cache cannot be written.
pub fn lock(name: &str) -> Result<File> {
    let path = root()?.join("tools").join(format!("{name}.lock"));
    create_folder(path.parent().unwrap_or(&path))?;
    let file =
        File::create(&path).with_context(|| format!("could not write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => eprintln!("xtask: another clone gets {name}; waiting"),
        Err(TryLockError::Error(error)) => return Err(error).context("could not lock the cache"),
    }
    file.lock().context("could not lock the cache")?;
    Ok(file)
}

/// Creates a folder and those above it.
///
/// # Errors
/// If it cannot be written.
pub fn create_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("could not create {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment<'a>(set: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<PathBuf> + 'a {
        |name| {
            set.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| PathBuf::from(value))
        }
    }

    #[test]
    fn each_system_keeps_caches_in_its_own_place() {
        let home = environment(&[("HOME", "/home/ann"), ("LOCALAPPDATA", "C:/Users/ann")]);
        assert_eq!(user_caches("linux", &home), Some("/home/ann/.cache".into()));
        assert_eq!(
            user_caches("macos", &home),
            Some("/home/ann/Library/Caches".into())
        );
        assert_eq!(user_caches("windows", &home), Some("C:/Users/ann".into()));
    }

    #[cfg(unix)]
    #[test]
    fn a_relative_cache_home_is_ignored_as_its_specification_asks() {
        let relative = environment(&[("HOME", "/home/ann"), ("XDG_CACHE_HOME", "caches")]);
        assert_eq!(
            user_caches("linux", relative),
            Some("/home/ann/.cache".into())
        );
        let absolute = environment(&[("HOME", "/home/ann"), ("XDG_CACHE_HOME", "/caches")]);
        assert_eq!(user_caches("linux", absolute), Some("/caches".into()));
    }

    #[test]
    fn no_home_is_no_folder() {
        assert_eq!(user_caches("linux", environment(&[])), None);
    }
}
