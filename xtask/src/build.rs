//! Building and serving the page: Trunk, with what it needs.

use std::process::Command;

use anyhow::Result;

use crate::{pins, process, project, toolchain};

/// `cargo xtask serve`: ends only when interrupted; Trunk prints the address.
pub fn serve(arguments: &[String]) -> Result<()> {
    let mut trunk = trunk()?;
    process::become_it(trunk.arg("serve").args(arguments))
}

/// `cargo xtask build`: the page as it is published, in `dist/`.
pub fn build(arguments: &[String]) -> Result<()> {
    let mut trunk = trunk()?;
    process::run(trunk.args(["build", "--release"]).args(arguments))
}

/// Trunk, with the toolchain and wasm-bindgen in place.
fn trunk() -> Result<Command> {
    toolchain::ensure()?;
    let folders = [pins::TRUNK.ensure()?, pins::WASM_BINDGEN.ensure()?];
    let mut command = Command::new(folders[0].join("trunk"));
    command.current_dir(project::root());
    command.env("PATH", process::path_with(&folders)?);
    // The version is pinned here; Trunk need not ask for a newer one.
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    Ok(command)
}
