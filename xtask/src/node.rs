//! Node and npm: they run the benchmark of whole pages, and get its peers and the page tests' axe-core.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{apt, process};

/// Where both are.
pub struct Node {
    /// Runs JavaScript.
    pub node: PathBuf,
    /// Gets packages.
    pub npm: PathBuf,
}

/// Makes sure that both are on `PATH`.
///
/// # Errors
/// If one of them is not and cannot be installed.
pub fn ensure() -> Result<Node> {
    if let Some(found) = find() {
        return Ok(found);
    }
    apt::install(&["nodejs", "npm"]).context("missing: Node and npm")?;
    find().context("Node was installed, but node or npm is not on PATH")
}

/// Installs what the lock file in a folder names, if that has not been done yet.
///
/// # Errors
/// If npm cannot get it.
pub fn install(node: &Node, folder: &Path) -> Result<()> {
    if is_installed(folder) {
        return Ok(());
    }
    let mut install = Command::new(&node.npm);
    let words = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    process::run(install.current_dir(folder).args(words))
}

/// Whether npm's own note of what it installed is no older than the lock file.
fn is_installed(folder: &Path) -> bool {
    let time = |file: PathBuf| file.metadata().and_then(|data| data.modified()).ok();
    let installed = time(folder.join("node_modules").join(".package-lock.json"));
    installed.is_some() && installed >= time(folder.join("package-lock.json"))
}

fn find() -> Option<Node> {
    Some(Node {
        node: process::find("node")?,
        npm: process::find("npm")?,
    })
}
