//! Seeing which functions the first view does without.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result, ensure};

use crate::split::{self, record};
use crate::{browsers, build, process, project, test};

/// `cargo xtask record`: builds a page whose wasm notes its calls, lets the page tests' program use it as
/// a reader's first minute does, and writes the functions that were not called into the list by which
/// builds are split. `dist/` is left with the page that notes.
pub fn record(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "record takes no arguments");
    browsers::ensure_three()?;
    let folder = project::root().join("target/record");
    fs::create_dir_all(&folder)?;
    let (functions, calls) = (folder.join("functions.txt"), folder.join("calls"));
    process::run(build::for_release()?.env(split::RECORD, &functions))?;
    let mut pages = test::page_tests()?;
    process::run(pages.arg("--record").env(split::RECORD, &calls))?;
    let mut called: BTreeSet<usize> = BTreeSet::new();
    for engine in ["chromium", "firefox", "webkit"] {
        let numbers = fs::read_to_string(calls.with_extension(engine))?;
        for number in numbers.split_whitespace() {
            called.insert(number.parse().context("a number of a function")?);
        }
    }
    let (uncalled, passed) = record::unreached_of(&fs::read_to_string(&functions)?, &called);
    println!(
        "{} functions that the first view does without, and parts of {} others",
        uncalled.lines().count(),
        passed.lines().count()
    );
    for (list, text) in record::LISTS.iter().zip([uncalled, passed]) {
        fs::write(project::root().join(list), text)?;
    }
    Ok(())
}
