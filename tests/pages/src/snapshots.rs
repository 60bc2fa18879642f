//! What is kept of states to compare with: `snapshots/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// The folder of what is kept.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");

/// Where what differs is left, beside the pictures of other failures.
pub const FAILURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/failures");

/// Whether what is found is kept from now on: `MIRROR_TIMELINE_SNAPSHOTS=write`. Look at each before
/// it is committed.
pub fn writes() -> bool {
    std::env::var("MIRROR_TIMELINE_SNAPSHOTS").is_ok_and(|value| value == "write")
}

/// Leaves a file in a folder, which is made if it is not there.
///
/// # Errors
/// If it cannot be written.
pub fn leave(folder: &str, name: &str, content: &[u8]) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let file = Path::new(folder).join(name);
    fs::write(&file, content).with_context(|| format!("could not write {}", file.display()))?;
    Ok(file)
}

/// Compares a text with the one kept under this name.
///
/// # Errors
/// If it differs, with the first line that does.
pub fn compare(name: &str, found: &str) -> Result<()> {
    if writes() {
        leave(FOLDER, name, found.as_bytes())?;
        return Ok(());
    }
    let kept = fs::read_to_string(Path::new(FOLDER).join(name))
        .with_context(|| format!("nothing is kept as {name}"))?;
    if kept == found {
        return Ok(());
    }
    let mut lines = (1..).zip(kept.lines().zip(found.lines()));
    let first = lines.find(|(_, (kept, found))| kept != found);
    leave(FAILURES, name, found.as_bytes())?;
    match first {
        Some((line, (kept, found))) => bail!("{name}:{line}: {kept}\n    is now {found}"),
        None => bail!("{name} has become longer or shorter"),
    }
}
