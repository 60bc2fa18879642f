//! The parts of the Rust toolchain that `rust-toolchain.toml` asks for, and a newer one for tools.
//!
//! This program runs on the project's toolchain, so that it is there; but a toolchain of the same version
//! that was installed for something else lacks the wasm target, and rustup adds a missing part
//! only where the user lets it install by itself.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{pins, process, project, tools};

/// The target of the page's code.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the toolchain can build for the browser, format and lint.
///
/// # Errors
/// If a part is missing and rustup is not there or cannot get it.
pub fn ensure() -> Result<()> {
    let missing = missing_parts();
    if missing.is_empty() {
        return Ok(());
    }
    let missing = missing.join(", ");
    if process::find("rustup").is_none() {
        bail!("the Rust toolchain lacks {missing}, and there is no rustup to add it");
    }
    eprintln!("xtask: the Rust toolchain lacks {missing}; rustup adds it now, in about a minute");
    let mut rustup = Command::new("rustup");
    // Without the variable, which rustup sets for what it runs, the file is read anew.
    rustup
        .current_dir(project::root())
        .env_remove("RUSTUP_TOOLCHAIN");
    process::run(rustup.args(["toolchain", "install", "--no-self-update"]))
}

/// The cargo of a toolchain whose compiler is no older than `least`: the project's own if it is
/// new enough, else the one that is pinned for tools.
///
/// # Errors
/// If that one is missing and rustup is not there or cannot get it.
pub fn cargo_of(least: &str) -> Result<Command> {
    let own = process::output(
        Command::new("rustc")
            .current_dir(project::root())
            .arg("--version"),
    );
    let own = own
        .as_deref()
        .and_then(tools::first_version)
        .and_then(tools::numbers);
    if own >= tools::numbers(least) {
        return Ok(process::cargo(&[]));
    }
    if process::find("rustup").is_none() {
        bail!("a tool needs Rust {least} or newer, and there is no rustup to get it");
    }
    let newer = pins::TOOLCHAIN_OF_TOOLS;
    let mut command = Command::new("rustup");
    command.args(["run", newer, "cargo"]);
    if process::output(Command::new("rustup").args(["run", newer, "rustc", "--version"])).is_none()
    {
        eprintln!("xtask: rustup gets Rust {newer} for building tools, in about a minute");
        process::run(Command::new("rustup").args([
            "toolchain",
            "install",
            newer,
            "--profile",
            "minimal",
            "--no-self-update",
        ]))?;
    }
    Ok(command)
}

/// What `rust-toolchain.toml` names beside the compiler and cannot be found.
fn missing_parts() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !wasm_library().is_some_and(|folder| folder.is_dir()) {
        missing.push(WASM);
    }
    if !library_source().is_some_and(|file| file.is_file()) {
        missing.push("rust-src");
    }
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::output(&mut process::cargo(&[subcommand, "--version"])).is_none() {
            missing.push(component);
        }
    }
    missing
}

/// A file of the standard library's source, from which the small build makes its own.
fn library_source() -> Option<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(project::root());
    let root = process::output(rustc.args(["--print", "sysroot"]))?;
    let library = PathBuf::from(root.trim()).join("lib/rustlib/src/rust/library");
    Some(library.join("Cargo.lock"))
}

/// Where the compiler looks for the wasm target's standard library.
fn wasm_library() -> Option<PathBuf> {
    let text = process::output(Command::new("rustc").current_dir(project::root()).args([
        "--print",
        "target-libdir",
        "--target",
        WASM,
    ]))?;
    Some(PathBuf::from(text.trim()))
}
