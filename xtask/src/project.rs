//! Where the project lies and what its lock file says.

use std::path::{Path, PathBuf};

/// The project's root: the folder that holds this package's folder.
pub fn root() -> PathBuf {
    // Cargo sets the variable anew at each run, so that a moved clone is found where it is now.
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .parent()
        .map_or_else(|| package.clone(), Path::to_path_buf)
}

/// The version of a package in the text of a `Cargo.lock`, if the package is in it once.
#[cfg(test)]
pub fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let mut versions = lock.split("[[package]]").filter_map(|entry| {
        (value(entry, "name")? == package)
            .then(|| value(entry, "version"))
            .flatten()
    });
    let version = versions.next()?;
    versions.next().is_none().then_some(version)
}

/// The text behind `key = "…"` on a line of its own.
#[cfg(test)]
fn value<'text>(text: &'text str, key: &str) -> Option<&'text str> {
    text.lines().find_map(|line| {
        line.strip_prefix(key)?
            .trim_start()
            .strip_prefix('=')?
            .trim()
            .strip_prefix('"')?
            .strip_suffix('"')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n\n\
                        [[package]]\nname = \"a-b\"\nversion = \"2.0.0\"\n\n\
                        [[package]]\nname = \"c\"\nversion = \"1.0.0\"\n\n\
                        [[package]]\nname = \"c\"\nversion = \"2.0.0\"\n";

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        assert_eq!(locked_version(LOCK, "a"), Some("1.2.3"));
        assert_eq!(locked_version(LOCK, "a-b"), Some("2.0.0"));
    }

    #[test]
    fn an_absent_or_doubled_package_has_no_version() {
        assert_eq!(locked_version(LOCK, "b"), None);
        assert_eq!(locked_version(LOCK, "c"), None);
    }
}
