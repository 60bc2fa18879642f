//! A cargo that builds small.
//!
//! The published wasm is built with a standard library of its own: compiled for size, and with
//! panics that stop at once instead of writing a message that nobody reads (the loader notices the
//! stop and shows the list). That is a tenth less to download. Cargo does it on request only, and Trunk
//! cannot hand such a request on; so Trunk is given a `cargo` that is this program under another
//! name, which adds it where the wasm is built for release and passes everything else on as it is.
//! Plain `trunk build --release` builds the same code with the standard library as it comes.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::{Context as _, Result};

use crate::{process, project, toolchain};

/// Names the cargo that does the work.
const REAL: &str = "MIRROR_TIMELINE_CARGO";

/// What is asked of cargo. These are unstable; the pinned toolchain is what makes them dependable.
const ARGUMENTS: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// What is asked of the compiler, for the wasm alone, beside what `.cargo/config.toml` asks.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
                     -Zfmt-debug=none -Csymbol-mangling-version=v0 \
                     -Cllvm-args=-inline-threshold=15 -Cllvm-args=-switch-to-lookup=true";

/// Makes `command` find the cargo that builds small, in a folder for the front of its `PATH`.
///
/// # Errors
/// If the folder cannot be written.
pub fn hand_to(command: &mut Command) -> Result<PathBuf> {
    let folder = project::root().join("target").join("small");
    let own = env::current_exe().context("this program does not know where it is")?;
    let stand_in = folder.join(format!("cargo{}", env::consts::EXE_SUFFIX));
    fs::create_dir_all(&folder)?;
    // A program that runs cannot be written over on every system: a new one takes its place.
    let fresh = folder.join(format!("cargo.{}", std::process::id()));
    fs::copy(&own, &fresh).context("this program could not be copied")?;
    fs::rename(&fresh, &stand_in).context("the copy could not be named")?;
    let real = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    command.env(REAL, real);
    Ok(folder)
}

/// What this program does under the name `cargo`; nothing under its own.
pub fn stand_in() -> Option<ExitCode> {
    let mut arguments = env::args_os();
    let name = PathBuf::from(arguments.next()?);
    if name.file_stem()? != "cargo" {
        return None;
    }
    let arguments: Vec<OsString> = arguments.collect();
    let mut cargo = Command::new(env::var_os(REAL)?);
    let target = format!("--target={}", toolchain::WASM);
    let has = |wanted: &str| arguments.iter().any(|argument| argument == wanted);
    if has("build") && has("--release") && has(&target) {
        cargo.args(&arguments).args(ARGUMENTS);
        // Lets a stable toolchain do what is asked above.
        cargo.env("RUSTC_BOOTSTRAP", "1");
        let variable = toolchain::WASM.replace('-', "_").to_uppercase();
        cargo.env(format!("CARGO_TARGET_{variable}_RUSTFLAGS"), FLAGS);
        cargo
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
    } else {
        cargo.args(&arguments);
    }
    Some(match process::become_it_quietly(&mut cargo) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    })
}
