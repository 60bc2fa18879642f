//! Building and serving the page: Trunk, with what it needs.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::{pins, process, project, small, toolchain};

/// `cargo xtask serve`: ends only when interrupted; Trunk prints the address.
pub fn serve(arguments: &[String]) -> Result<()> {
    let mut trunk = trunk(&ensure_tools()?)?;
    process::become_it(trunk.arg("serve").args(arguments))
}

/// `cargo xtask build`: the page as it is published, in `dist/`.
pub fn build(arguments: &[String]) -> Result<()> {
    process::run(for_release()?.args(arguments))
}

/// Builds the page for the address where it will be published, which the oEmbed answer names; for
/// any place if there is none.
///
/// # Errors
/// If the page cannot be built.
pub fn build_for(address: Option<&str>) -> Result<()> {
    let mut trunk = for_release()?;
    if let Some(address) = address {
        trunk.env("MIRROR_TIMELINE_ADDRESS", address);
    }
    process::run(&mut trunk)
}

/// Makes sure that the page can be built, and returns the folders of Trunk and wasm-bindgen.
///
/// # Errors
/// If one of them or a part of the toolchain cannot be had.
pub fn ensure_tools() -> Result<[PathBuf; 2]> {
    toolchain::ensure()?;
    Ok([pins::TRUNK.ensure()?, pins::WASM_BINDGEN.ensure()?])
}

/// Trunk, about to build for release, with a cargo that builds small.
///
/// # Errors
/// If one of the tools cannot be had.
pub fn for_release() -> Result<Command> {
    let mut folders = ensure_tools()?.to_vec();
    let mut trunk = trunk(&folders)?;
    folders.insert(0, small::hand_to(&mut trunk)?);
    trunk.env("PATH", process::path_with(&folders)?);
    trunk.args(["build", "--release"]);
    Ok(trunk)
}

/// Trunk, with what it needs in these folders.
fn trunk(folders: &[PathBuf]) -> Result<Command> {
    let mut command = Command::new(folders[0].join("trunk"));
    command.current_dir(project::root());
    command.env("PATH", process::path_with(folders)?);
    // The version is pinned here; Trunk need not ask for a newer one.
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    Ok(command)
}
