//! Which tools the project is built and tested with. The one place where their versions stand.
//!
//! The Rust toolchain is pinned in `rust-toolchain.toml`, where rustup looks for it. Trunk reads
//! the version of wasm-bindgen from `Cargo.lock`; a test below holds this file to the same.

use crate::tools::{Fit, Tool};

/// The toolchain that builds those tools that are too new for the project's own.
pub const TOOLCHAIN_OF_TOOLS: &str = "1.99.1";

/// Builds and serves the page.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    version: "0.22.1",
    commands: &["trunk"],
    fit: Fit::Compatible,
    locked: true,
    rust: "1.96.1",
    minutes: 12,
};

/// Writes the JavaScript between the page and the wasm, and runs the component tests.
///
/// Not `--locked`: its published lock file holds dependencies that do not build together.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    commands: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    fit: Fit::Exact,
    locked: false,
    rust: "1.86.0",
    minutes: 4,
};

/// Drives Firefox. Debian packages the browser without it.
pub const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    version: "0.37.1",
    commands: &["geckodriver"],
    fit: Fit::Compatible,
    locked: true,
    rust: "1.88.0",
    minutes: 3,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    /// The glue and the wasm must come from the same version, or the page does not start.
    #[test]
    fn wasm_bindgen_is_the_version_in_the_lock_file() {
        let lock = std::fs::read_to_string(project::root().join("Cargo.lock")).expect("Cargo.lock");
        let locked = project::locked_version(&lock, "wasm-bindgen").expect("wasm-bindgen is used");
        assert_eq!(WASM_BINDGEN.version, locked);
    }

    #[test]
    fn trunk_is_told_the_same_version_of_wasm_bindgen() {
        let text = std::fs::read_to_string(project::root().join("Trunk.toml")).expect("Trunk.toml");
        let line = format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version);
        assert!(
            text.lines().any(|found| found == line),
            "Trunk.toml lacks: {line}"
        );
    }
}
