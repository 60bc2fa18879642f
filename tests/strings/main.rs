//! The interface's words: the table, and the languages beside English.

mod languages;
mod speech;
mod table;

use std::fs;
use std::path::Path;

/// The names of a text's places; `None` if its braces do not pair.
fn places(text: &str) -> Option<Vec<&str>> {
    let mut places = Vec::new();
    let mut parts = text.split('{');
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        if rest.contains('}') || name.is_empty() {
            return None;
        }
        places.push(name);
    }
    Some(places)
}

/// All Rust under a folder, read as text.
fn sources(folder: &Path, all: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, all);
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            all.push((path.display().to_string(), text));
        }
    }
}

/// All our code but for the table itself.
fn users_of_words() -> Vec<(String, String)> {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all.retain(|(path, _)| !path.contains("strings"));
    all
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file")
}
