//! What the compiler's helpers say, as errors.

use anyhow::{Result, ensure};

use crate::process;
use crate::toolchain::{self, WASM};

/// `cargo xtask lint`.
pub fn lint(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "lint takes no arguments");
    toolchain::ensure()?;
    process::run(&mut process::cargo(&["fmt", "--all", "--check"]))?;
    let deny = ["--", "-D", "warnings"];
    let native = [
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--all-features",
    ];
    process::run(process::cargo(&native).args(deny))?;
    let wasm = [
        "clippy",
        "--locked",
        "--target",
        WASM,
        "--lib",
        "--test",
        "components",
        "--test",
        "allocations",
    ];
    process::run(process::cargo(&wasm).args(deny))?;
    // For wasm everything is documented; natively the view and the element are left out.
    let doc = ["doc", "--locked", "--no-deps", "--target", WASM, "--lib"];
    process::run(process::cargo(&doc).env("RUSTDOCFLAGS", "-D warnings"))
}
