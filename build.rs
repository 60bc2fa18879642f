//! Writes the outline of the chronicle that the widget carries: see `src/chronicle/outline.rs`.
//!
//! It is read here with the code that reads it in the widget, whose folders stand in this program
//! as they do in the library.

#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    clippy::all,
    reason = "the library is held to these, and uses what is left over here"
)]

use std::path::PathBuf;
use std::{env, fs};

#[path = "src/order/mod.rs"]
mod order;

#[path = "src/bytes.rs"]
mod bytes;

#[path = "src/strings/mod.rs"]
mod strings;

#[path = "src/date/mod.rs"]
mod date;

#[path = "src/chronicle/mod.rs"]
mod chronicle;

#[path = "src/import/mod.rs"]
mod import;

const CHRONICLE: &str = "static/mirror-universe.json";

fn main() {
    println!("cargo::rerun-if-changed={CHRONICLE}");
    for folder in [
        "order",
        "bytes.rs",
        "strings",
        "date",
        "chronicle",
        "import",
    ] {
        println!("cargo::rerun-if-changed=src/{folder}");
    }
    let text = fs::read_to_string(CHRONICLE).expect("the chronicle can be read");
    let imported = import::from_text(&text);
    for found in &imported.diagnostics {
        println!("cargo::warning={CHRONICLE}: {found}");
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
    let outline = chronicle::outline::write(&imported.chronicle);
    fs::write(folder.join("outline.bin"), outline.bytes).expect("the outline can be written");
    fs::write(folder.join("outline.txt"), outline.texts).expect("the outline can be written");
}
