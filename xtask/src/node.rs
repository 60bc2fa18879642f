//! Node and npm, which run the benchmark of whole pages and get the peers.

use std::path::PathBuf;

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
    apt::install(&["nodejs", "npm"]).context("the benchmark lacks Node and npm")?;
    find().context("Node was installed, but node or npm is not on PATH")
}

fn find() -> Option<Node> {
    Some(Node {
        node: process::find("node")?,
        npm: process::find("npm")?,
    })
}
