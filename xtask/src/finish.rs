//! What follows Trunk's build: the steps that finish the staged page, one after the other. Trunk runs
//! all hooks of a stage at once, so that they are one hook.

use anyhow::{Result, ensure};

use crate::{minify, process, split};

/// `cargo xtask finish`, called by Trunk, which says in the environment where the page is.
pub fn finish(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "finish takes no arguments");
    split::split_staged()?;
    // It puts what the step before it has made into one file.
    let prerender = [
        "run",
        "--quiet",
        "--locked",
        "--features",
        "prerender",
        "--bin",
        "prerender",
    ];
    process::run(&mut process::cargo(&prerender))?;
    // The one file is one of its own, and stays readable: an administrator pastes it.
    minify::minify_staged()
}
