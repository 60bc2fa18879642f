//! The font that pictures of the page tests are drawn with, the same on every machine.

use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{apt, process};

/// As `tests/pages/fixtures/states.css` names it. It has Latin and Arabic letters.
const FAMILY: &str = "DejaVu Sans";

/// Makes sure that the font is there.
///
/// # Errors
/// If it is not and cannot be installed.
pub fn ensure() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    apt::install(&["fontconfig", "fonts-dejavu-core"])
        .with_context(|| format!("missing: {FAMILY}"))?;
    anyhow::ensure!(
        is_there(),
        "{FAMILY} was installed, but fontconfig does not find it"
    );
    Ok(())
}

/// Whether fontconfig, which browsers ask, knows it. Other systems than Linux have no fontconfig, and
/// the pictures are compared on Linux alone.
fn is_there() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let families = process::output(Command::new("fc-list").args([":", "family"]));
    families.is_some_and(|families| {
        families
            .lines()
            .any(|line| line.split(',').any(|name| name == FAMILY))
    })
}
