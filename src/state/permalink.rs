//! The permalink: a state as an address fragment, readable and never trusted.
//!
//! A fragment says how a state differs from the page's own; a setting that the reader cleared is
//! there with an empty value. Keys are the settings' names, `prefix.` before them where several
//! widgets share a page.

use super::State;
use super::settings::{NAMES, apply, text_of};

/// The fragment of a state, without `#`: its differences from the page's own state.
///
/// A filter moves the window, in the reader's hands as from an address. So the window is there
/// only where it is another than the rest of the fragment gives, and then with both its ends: one
/// alone would be read beside an end that another scale gives.
#[must_use]
pub fn fragment_from_state(state: &State, page: &State) -> String {
    let mut texts = Vec::new();
    for name in NAMES {
        let text = text_of(state, name);
        if of_window(name) || text != text_of(page, name) {
            texts.push((name, text));
        }
    }
    let mut rest = Vec::new();
    for (name, text) in &texts {
        if !of_window(name) {
            rest.push((*name, text.as_str()));
        }
    }
    let (implied, _) = apply(page, &rest);
    let mut moved = false;
    for (name, text) in &texts {
        moved |= of_window(name) && *text != text_of(&implied, name);
    }
    let mut fragment = String::new();
    for (name, text) in &texts {
        if moved || !of_window(name) {
            add(&mut fragment, &[name, "=", &encoded(text)]);
        }
    }
    fragment
}

/// Whether the filter moves a setting along with it.
fn of_window(name: &str) -> bool {
    matches!(name, "from" | "to")
}

/// Adds a part, itself given in pieces, to a fragment.
fn add(fragment: &mut String, pieces: &[&str]) {
    if !fragment.is_empty() {
        fragment.push('&');
    }
    for piece in pieces {
        fragment.push_str(piece);
    }
}

/// The settings in a fragment that carry our prefix, decoded; names that are not ours are not
/// among them.
#[must_use]
pub fn pairs_from_fragment(fragment: &str, prefix: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for part in parts(fragment) {
        let (key, value) = key_and_value(part);
        if let Some(name) = own_name(key, prefix) {
            pairs.push((name.to_owned(), decoded(value)));
        }
    }
    pairs
}

/// A page's fragment with our settings replaced and everything else kept as it was.
#[must_use]
pub fn merged_fragment(old: &str, own: &str, prefix: &str) -> String {
    let mut merged = String::new();
    for part in parts(own) {
        add(&mut merged, &[prefix, part]);
    }
    for part in parts(old) {
        if own_name(key_and_value(part).0, prefix).is_none() {
            add(&mut merged, &[part]);
        }
    }
    merged
}

fn parts(fragment: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in fragment.strip_prefix('#').unwrap_or(fragment).split('&') {
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts
}

fn key_and_value(part: &str) -> (&str, &str) {
    part.split_once('=').unwrap_or((part, ""))
}

fn own_name<'a>(key: &'a str, prefix: &str) -> Option<&'a str> {
    let name = key.strip_prefix(prefix)?;
    NAMES.contains(&name).then_some(name)
}

/// Percent-encodes what a fragment cannot hold or what would read as our own signs; a space is
/// written as a comma's sibling, `+`, so that links stay readable.
pub(super) fn encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'~'
            | b','
            | b':'
            | b'/' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            _ => {
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        let mut byte = *first;
        if byte == b'+' {
            byte = b' ';
        } else if byte == b'%'
            && let [high, low, after @ ..] = tail
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            byte = high << 4 | low;
            rest = after;
        }
        bytes.push(byte);
    }
    if bytes.is_ascii() {
        let mut text = String::with_capacity(bytes.len());
        for byte in bytes {
            text.push(char::from(byte));
        }
        return text;
    }
    text_of_bytes(&bytes)
}

/// As [`String::from_utf8_lossy`], of which much more would be compiled.
fn text_of_bytes(mut bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    while let Err(problem) = std::str::from_utf8(bytes) {
        let (sound, rest) = bytes.split_at(problem.valid_up_to());
        text.push_str(std::str::from_utf8(sound).unwrap_or_default());
        text.push('\u{fffd}');
        let wrong = problem.error_len().unwrap_or(rest.len());
        bytes = rest.get(wrong..).unwrap_or_default();
    }
    text.push_str(std::str::from_utf8(bytes).unwrap_or_default());
    text
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
