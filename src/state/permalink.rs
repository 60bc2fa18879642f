//! The permalink: a state as an address fragment, readable and never trusted.
//!
//! A fragment says how a state differs from the page's own; a setting that the reader cleared is
//! there with an empty value. Keys are the settings' names, `prefix.` before them where several
//! widgets share a page.

use super::State;
use super::settings::{NAMES, apply, text_of};

/// The settings that the filter moves along with it.
const WINDOW_NAMES: [&str; 2] = ["from", "to"];

/// The fragment of a state, without `#`: its differences from the page's own state.
///
/// A filter moves the window, in the reader's hands as from an address. So the window is there
/// only where it is another than the rest of the fragment gives.
#[must_use]
pub fn fragment_from_state(state: &State, page: &State) -> String {
    let texts: Vec<(&str, String)> = NAMES
        .iter()
        .map(|name| (*name, text_of(state, name)))
        .filter(|(name, text)| WINDOW_NAMES.contains(name) || *text != text_of(page, name))
        .collect();
    let rest: Vec<(&str, &str)> = texts
        .iter()
        .filter(|(name, _)| !WINDOW_NAMES.contains(name))
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let (implied, _) = apply(page, &rest);
    texts
        .iter()
        .filter(|(name, text)| !WINDOW_NAMES.contains(name) || *text != text_of(&implied, name))
        .map(|(name, text)| [*name, "=", &encoded(text)].concat())
        .collect::<Vec<_>>()
        .join("&")
}

/// The settings in a fragment that carry our prefix, decoded; names that are not ours are not
/// among them.
#[must_use]
pub fn pairs_from_fragment(fragment: &str, prefix: &str) -> Vec<(String, String)> {
    parts(fragment)
        .filter_map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let name = own_name(key, prefix)?;
            Some((name.to_owned(), decoded(value)))
        })
        .collect()
}

/// A page's fragment with our settings replaced and everything else kept as it was.
#[must_use]
pub fn merged_fragment(old: &str, own: &str, prefix: &str) -> String {
    let kept = parts(old)
        .filter(|part| own_name(part.split('=').next().unwrap_or(part), prefix).is_none())
        .map(str::to_owned);
    let own = parts(own).map(|part| [prefix, part].concat());
    own.chain(kept).collect::<Vec<_>>().join("&")
}

fn parts(fragment: &str) -> impl Iterator<Item = &str> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    fragment.split('&').filter(|part| !part.is_empty())
}

fn own_name<'a>(key: &'a str, prefix: &str) -> Option<&'a str> {
    let name = key.strip_prefix(prefix)?;
    NAMES.contains(&name).then_some(name)
}

/// Percent-encodes what a fragment cannot hold or what would read as our own signs; a space is
/// written as a comma's sibling, `+`, so that links stay readable.
fn encoded(text: &str) -> String {
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
    while let Some((first, tail)) = rest.split_first() {
        let pair = tail.first_chunk::<2>();
        let escape = pair.and_then(|[high, low]| Some(hex(*high)? << 4 | hex(*low)?));
        match (first, escape) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
