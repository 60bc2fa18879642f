//! Measuring: whole pages beside those of others, and the core by itself.
//!
//! Nothing here passes or fails by a time: a noisy machine is no regression. What may be held
//! against an earlier run on any machine is the count of instructions.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{browsers, build, node, process, project, toolchain};

/// What the core is asked to do when its instructions are counted, in the order of the table.
const COUNTED: &[&str] = &["parse", "index", "facets", "filter", "search", "scene"];

/// With how many events. The slope between the two tells how the cost grows.
const COUNTED_EVENTS: &[&str] = &["1000", "10000"];

/// `cargo xtask bench`: whole pages, or the core by itself.
pub fn bench(arguments: &[String]) -> Result<()> {
    toolchain::ensure()?;
    match arguments.split_first() {
        Some((kind, rest)) if kind == "native" => native(rest),
        Some((kind, rest)) if kind == "pages" => pages(rest),
        _ => pages(arguments),
    }
}

/// Ours, the floors and the peers in Chromium, over the same data in one run.
fn pages(arguments: &[String]) -> Result<()> {
    let folder = project::root().join("benches").join("pages");
    let node = node::ensure()?;
    let chromium = browsers::ensure_chromium()?;
    node::install(&node, &folder)?;
    let measures = !arguments
        .iter()
        .any(|word| matches!(word.as_str(), "--list" | "--report" | "--help" | "-h"));
    if measures {
        build::build(&[])?;
        process::run(
            Command::new(&node.node)
                .current_dir(&folder)
                .arg("bundle.mjs"),
        )?;
    }
    let mut command = Command::new(&node.node);
    // A million events as objects are more than node's own limit for a heap.
    command
        .current_dir(&folder)
        .args(["--max-old-space-size=8192", "bench.mjs", "--chrome"]);
    process::run(command.arg(chromium).args(arguments))
}

/// `benches/core`: times, then instructions where valgrind is there.
fn native(filters: &[String]) -> Result<()> {
    let bench = ["bench", "--locked", "--bench", "core"];
    process::run(process::cargo(&bench).arg("--").args(filters))?;
    if process::find("valgrind").is_none() {
        eprintln!("xtask: no instructions are counted: valgrind is not on PATH");
        return Ok(());
    }
    let program = program(&bench)?;
    println!("\n{:<10}{:>10}{:>18}", "counted", "events", "instructions");
    for name in COUNTED {
        for events in COUNTED_EVENTS {
            let count = instructions(&program, name, events)?;
            println!("{name:<10}{events:>10}{count:>18}");
        }
    }
    Ok(())
}

/// Where cargo put the built benchmark.
fn program(bench: &[&str]) -> Result<PathBuf> {
    let mut command = process::cargo(bench);
    command.args(["--no-run", "--message-format=json"]);
    let messages = process::output(&mut command).context("the benchmark did not build")?;
    executable(&messages).context("cargo did not say where the benchmark is")
}

/// The last program that cargo's messages name.
fn executable(messages: &str) -> Option<PathBuf> {
    const KEY: &str = "\"executable\":\"";
    let message = messages.lines().rev().find(|line| line.contains(KEY))?;
    let path = message.split_once(KEY)?.1.split_once('"')?.0;
    Some(PathBuf::from(path.replace("\\\\", "\\")))
}

/// How many instructions one piece of work takes, without what prepares it.
fn instructions(program: &Path, name: &str, events: &str) -> Result<u64> {
    let mut command = Command::new("valgrind");
    command.args([
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        // Counting starts and ends with the function that does the work.
        "--collect-atstart=no",
        "--toggle-collect=*counted_work*",
    ]);
    let output = command
        .arg(program)
        .args(["--count", name, events])
        .output();
    let output = output.context("could not start valgrind")?;
    let text = String::from_utf8_lossy(&output.stderr);
    match collected(&text) {
        Some(count) if output.status.success() => Ok(count),
        _ => bail!("valgrind counted nothing of {name}:\n{text}"),
    }
}

/// The number behind `Collected :` in what callgrind prints.
fn collected(text: &str) -> Option<u64> {
    text.lines()
        .find_map(|line| line.split_once("Collected :"))
        .and_then(|(_, count)| count.split_whitespace().next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_read_from_what_callgrind_prints() {
        let text = "==7== Events    : Ir\n==7== Collected : 2148104\n==7==\n";
        assert_eq!(collected(text), Some(2_148_104));
        assert_eq!(collected("==7== Collected : none"), None);
        assert_eq!(collected(""), None);
    }

    /// A machine's own registry is not everyone's.
    #[test]
    fn the_lock_file_of_the_peers_names_no_registry() {
        let file = project::root().join("benches/pages/package-lock.json");
        let lock = std::fs::read_to_string(file).expect("package-lock.json");
        assert!(lock.contains("\"integrity\""));
        assert!(!lock.contains("\"resolved\""));
    }

    #[test]
    fn a_program_is_read_from_cargos_messages() {
        let messages = "{\"executable\":null}\n{\"a\":1,\"executable\":\"/t/core-1\",\"b\":2}\n{}";
        assert_eq!(executable(messages), Some(PathBuf::from("/t/core-1")));
        assert_eq!(executable("{\"executable\":null}"), None);
    }
}
