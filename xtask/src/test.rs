//! The tests: of the core, of components in browsers, of whole pages in browsers.

use std::path::Path;

use anyhow::{Result, bail};

use crate::toolchain::{self, WASM};
use crate::{browsers, build, fonts, hosts, node, package, pins, process, project, size};

/// `cargo xtask test`: everything, or one kind of test with filters for its runner.
pub fn test(arguments: &[String]) -> Result<()> {
    toolchain::ensure()?;
    match arguments.split_first() {
        None => {
            // Minutes of tests are not to end at a browser that is missing.
            build::ensure_tools()?;
            browsers::ensure_three()?;
            hosts::ensure()?;
            native(&[])?;
            components(&[])?;
            build::build(&[])?;
            size::check()?;
            pages(&[])?;
            in_hosts(&[])
        }
        Some((kind, rest)) => match kind.as_str() {
            "native" => native(rest),
            "components" => components(rest),
            "pages" => {
                browsers::ensure_three()?;
                build::build(&[])?;
                pages(rest)
            }
            "hosts" => {
                browsers::ensure_three()?;
                build::build(&[])?;
                in_hosts(rest)
            }
            other => {
                bail!("there are no {other:?} tests; there are native, components, pages and hosts")
            }
        },
    }
}

/// The core, the automation and the page tests' own parts, on this machine.
fn native(filters: &[String]) -> Result<()> {
    let mut command = process::cargo(&["test", "--locked", "--workspace", "--all-features"]);
    process::run(command.arg("--").args(filters))
}

/// `tests/components.rs` and `tests/allocations.rs` in Chromium, then in Firefox.
fn components(filters: &[String]) -> Result<()> {
    let drivers = browsers::ensure_two()?;
    let runner = pins::WASM_BINDGEN.ensure()?;
    let path = process::path_with(&[runner])?;
    let run = |variable: &str, driver: &Path| {
        let mut command = process::cargo(&[
            "test",
            "--locked",
            "--target",
            WASM,
            "--test",
            "components",
            "--test",
            "allocations",
        ]);
        // The runner takes the first driver that it finds named.
        for other in [
            "GECKODRIVER",
            "SAFARIDRIVER",
            "CHROMEDRIVER",
            "MSEDGEDRIVER",
        ] {
            command
                .env_remove(other)
                .env_remove(format!("{other}_REMOTE"));
        }
        command.env(variable, driver).env("PATH", &path);
        // Seconds for the whole run; its own limit of 20 is short for a busy machine.
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        command.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
        process::run(command.arg("--").args(filters))
    };
    run("CHROMEDRIVER", &drivers.chromium)?;
    run("GECKODRIVER", &drivers.firefox)
}

/// The built page in all three engines.
fn pages(filters: &[String]) -> Result<()> {
    fonts::ensure()?;
    let npm = project::root().join("tests/pages/npm");
    node::install(&node::ensure()?, &npm)?;
    let mut command = page_tests()?;
    command.env("MIRROR_TIMELINE_AXE", npm.join("node_modules/axe-core"));
    process::run(command.args(filters))
}

/// The widget in the software of others, in all three engines.
fn in_hosts(filters: &[String]) -> Result<()> {
    let hosts = hosts::ensure()?;
    let mut command = page_tests()?;
    command.env("MIRROR_TIMELINE_HOSTS", hosts.wikis);
    command.env("MIRROR_TIMELINE_YEW_HOST", hosts.yew);
    command.env("MIRROR_TIMELINE_PACKAGE", package::packed_and_installed()?);
    process::run(command.arg("--hosts").args(filters))
}

/// The page tests' program, with the drivers in place.
pub fn page_tests() -> Result<std::process::Command> {
    let drivers = browsers::ensure_three()?;
    let mut command = process::cargo(&[
        "run",
        "--quiet",
        "--locked",
        "--package",
        "page-tests",
        "--",
    ]);
    command.env("CHROMEDRIVER", drivers.chromium);
    command.env("GECKODRIVER", drivers.firefox);
    Ok(command)
}
