//! Which part of the code weighs what in the wasm.
//!
//! The page is built once more with the functions' names kept, in a folder of its own, and every
//! function's bytes go to the part that its name tells. Code of the standard library and of other
//! crates that the compiler writes out for one of our types goes to that type's folder: it is there
//! because of it. Before brotli, which can't be told apart by function.

mod owner;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload};

use crate::toolchain::WASM;
use crate::{pins, process, project, toolchain};

/// Parts of the standard library under so many bytes are one line.
const SMALL: usize = 2_000;

/// Bytes of one part.
#[derive(Default, PartialEq, Debug)]
struct Weight {
    /// Functions that stand in the part's files.
    own: usize,
    /// What others' generic code became for the part's types.
    made: usize,
}

/// A wasm file taken apart.
#[derive(Default)]
struct Module {
    /// Every function's bytes, with its name.
    functions: Vec<(String, usize)>,
    /// Bytes of constants: texts, tables, the chronicle.
    data: usize,
    /// Everything else: types, tables, exports.
    rest: usize,
}

/// `cargo xtask size --parts`.
pub fn parts() -> Result<()> {
    toolchain::ensure()?;
    let folder = project::root().join("target").join("parts");
    let bytes = fs::read(build(&folder)?).context("the wasm was not built")?;
    let module = take_apart(&bytes).context("the wasm could not be read")?;
    let chronicle = project::root().join("static").join("mirror-universe.json");
    let chronicle = chronicle.metadata().map_or(0, |data| data.len());
    println!("{}", table(&module, usize::try_from(chronicle)?));
    Ok(())
}

/// Builds as for release, with names; returns the wasm that wasm-bindgen made.
fn build(folder: &Path) -> Result<PathBuf> {
    let mut cargo = process::cargo(&["build", "--locked", "--release", "--lib", "--target", WASM]);
    cargo
        .env("CARGO_TARGET_DIR", folder)
        .env("CARGO_PROFILE_RELEASE_STRIP", "none")
        // These names tell for which types generic code was made.
        .env("RUSTFLAGS", "-Csymbol-mangling-version=v0");
    process::run(&mut cargo)?;
    let bindgen = pins::WASM_BINDGEN.ensure()?.join("wasm-bindgen");
    let made = folder.join("page");
    let mut command = std::process::Command::new(bindgen);
    command.args([
        "--target",
        "web",
        "--no-typescript",
        "--no-demangle",
        "--out-dir",
    ]);
    command.arg(&made);
    command.arg(
        folder
            .join(WASM)
            .join("release")
            .join("mirror_timeline.wasm"),
    );
    process::run(&mut command)?;
    Ok(made.join("mirror_timeline_bg.wasm"))
}

/// Functions with names, and what else is in the file.
fn take_apart(bytes: &[u8]) -> Result<Module, BinaryReaderError> {
    let mut module = Module::default();
    let mut bodies = Vec::new();
    let mut imported = 0;
    let mut names = BTreeMap::new();
    let mut named = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(body.range())),
            Payload::DataSection(section) => module.data = length(section.range()),
            Payload::CustomSection(section) => {
                // Not in what is shipped.
                named += length(section.range());
                let KnownCustom::Name(section) = section.as_known() else {
                    continue;
                };
                for part in section {
                    if let Name::Function(functions) = part? {
                        for naming in functions {
                            let naming = naming?;
                            names.insert(naming.index as usize, naming.name.to_owned());
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (at, length) in bodies.into_iter().enumerate() {
        let name = names.remove(&(imported + at)).unwrap_or_default();
        module.functions.push((readable(&name), length));
    }
    let code: usize = module.functions.iter().map(|(_, length)| length).sum();
    module.rest = bytes.len() - code - module.data - named;
    Ok(module)
}

/// How many bytes a stretch of the file has.
fn length(range: std::ops::Range<u64>) -> usize {
    usize::try_from(range.end - range.start).unwrap_or(usize::MAX)
}

/// A name as a person would write it, without the compiler's numbers.
fn readable(name: &str) -> String {
    let name = name.split(" externref shim").next().unwrap_or(name);
    format!("{:#}", rustc_demangle::demangle(name))
}

/// One line a part, the heaviest first.
fn table(module: &Module, chronicle: usize) -> String {
    let mut parts: BTreeMap<String, Weight> = BTreeMap::new();
    for (name, length) in &module.functions {
        let (part, own) = owner::part_of(name);
        let weight = parts.entry(part).or_default();
        *(if own {
            &mut weight.own
        } else {
            &mut weight.made
        }) += length;
    }
    let mut lines: Vec<(String, Weight)> = Vec::new();
    let mut small = 0;
    for (part, weight) in parts {
        if part.starts_with(owner::STANDARD) && weight.own < SMALL {
            small += weight.own;
        } else {
            lines.push((part, weight));
        }
    }
    lines.push(only(&[owner::STANDARD, "smaller parts"].concat(), small));
    lines.push(only("data: the chronicle", chronicle));
    lines.push(only(
        "data: other constants",
        module.data.saturating_sub(chronicle),
    ));
    lines.push(only("types, tables, exports", module.rest));
    lines.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.own + weight.made));
    let total: usize = lines
        .iter()
        .map(|(_, weight)| weight.own + weight.made)
        .sum();
    let mut text = format!(
        "{:<43}{:>9}{:>16}{:>9}{:>7}",
        "bytes of wasm, before brotli", "own", "made for it", "both", "%"
    );
    for (part, weight) in &lines {
        let both = weight.own + weight.made;
        let tenths = (both * 1000 + total / 2) / total.max(1);
        text.push_str(&format!(
            "\n{part:<43}{:>9}{:>16}{both:>9}{:>5}.{}",
            weight.own,
            weight.made,
            tenths / 10,
            tenths % 10
        ));
    }
    text.push_str(&format!("\n{:<68}{total:>9}", "all"));
    text
}

fn only(part: &str, own: usize) -> (String, Weight) {
    (part.to_owned(), Weight { own, made: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_in_the_table() {
        let module = Module {
            functions: vec![("mirror_timeline::view::draw".to_owned(), 700)],
            data: 250,
            rest: 50,
        };
        let table = table(&module, 200);
        assert!(
            table.lines().any(|line| line.starts_with("view/")),
            "{table}"
        );
        assert!(table.ends_with("1000"), "{table}");
    }
}
