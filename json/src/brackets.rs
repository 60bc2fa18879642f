//! Where a value, a string, a word or a bracket of a text ends, broken or not: the rules that
//! [`structure`](super::structure) goes by.

use super::structure::Stretch;
use crate::scan::text_end;

/// The members of a chronicle that are lists of entries.
const LISTS: [&str; 8] = [
    "rails", "canons", "series", "eras", "factions", "people", "events", "links",
];

pub fn value(bytes: &[u8], start: usize, end: usize) -> Stretch {
    match bytes[start] {
        b'"' => string(bytes, start, end),
        bracket @ (b'{' | b'[') => container(bytes, start, end, bracket),
        _ => {
            let length = bytes[start..end]
                .iter()
                .position(|byte| matches!(byte, b',' | b']' | b'}' | b'\n'));
            Stretch {
                start,
                end: length.map_or(end, |length| start + length),
                complete: true,
            }
        }
    }
}

pub fn string(bytes: &[u8], start: usize, end: usize) -> Stretch {
    let mut at = start + 1;
    loop {
        at = text_end(&bytes[..end], at);
        match bytes[..end].get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => {
                return Stretch {
                    start,
                    end: at + 1,
                    complete: true,
                };
            }
            None | Some(b'\n') => break,
            Some(_) => at += 1,
        }
    }
    Stretch {
        start,
        end: at.min(end),
        complete: false,
    }
}

/// Brackets and colons that belong to nothing.
pub fn signs(bytes: &[u8], start: usize, end: usize) -> Stretch {
    let sign = |byte: &u8| b"}]:, \t\r\n".contains(byte);
    let length = bytes[start..end]
        .iter()
        .take_while(|byte| sign(byte))
        .count();
    Stretch {
        start,
        end: start + length,
        complete: false,
    }
}

/// A word without quotes: incomplete.
pub fn word(bytes: &[u8], start: usize, end: usize) -> Stretch {
    let mut at = start;
    while at < end && bytes[at].is_ascii_lowercase() {
        at += 1;
    }
    Stretch {
        start,
        end: at,
        complete: false,
    }
}

pub fn skip_space(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end && bytes[at].is_ascii_whitespace() {
        at += 1;
    }
    at
}

/// Whether the text ends after a name, before its value.
pub fn ends_in_member(bytes: &[u8], at: usize, end: usize) -> bool {
    let at = skip_space(bytes, at, end);
    let colon = usize::from(at < end && bytes[at] == b':');
    skip_space(bytes, at + colon, end) >= end
}

/// The first byte at or after a place that is no space.
pub fn after_space(bytes: &[u8], at: usize, end: usize) -> Option<u8> {
    let at = skip_space(bytes, at, end);
    (at < end).then(|| bytes[at])
}

pub fn is_list(bytes: &[u8], name: Stretch) -> bool {
    let name = &bytes[name.start..name.end];
    let name = name.strip_prefix(b"\"").unwrap_or(name);
    let name = name.strip_suffix(b"\"").unwrap_or(name);
    LISTS.iter().any(|list| list.as_bytes() == name)
}

/// Whether one of the format's lists begins with this name: it stands before a colon, a `[` and
/// the `{` of the first entry.
fn list_begins(bytes: &[u8], name: Stretch, end: usize) -> bool {
    let mut at = name.end;
    is_list(bytes, name)
        && b":[{".iter().all(|sign| {
            let found = skip_space(bytes, at, end);
            at = found + 1;
            found < end && bytes[found] == *sign
        })
}

/// Whether an array goes on at a place: with another entry or with its end.
fn goes_on(bytes: &[u8], at: usize, end: usize) -> bool {
    let at = skip_space(bytes, at, end);
    let comma = usize::from(at < end && bytes[at] == b',');
    matches!(after_space(bytes, at + comma, end), Some(b'{' | b']'))
}

/// Whether what belongs to the top goes on at a place: the end, or another list.
fn leaves(bytes: &[u8], at: usize, end: usize) -> bool {
    let at = skip_space(bytes, at, end);
    let comma = usize::from(at < end && bytes[at] == b',');
    let at = skip_space(bytes, at + comma, end);
    at >= end
        || bytes[at] == b'}' && after_space(bytes, at + 1, end).is_none()
        || bytes[at] == b'"' && list_begins(bytes, string(bytes, at, end), end)
}

/// An object or an array, as its first bracket says; the bracket itself may be missing.
pub fn container(bytes: &[u8], start: usize, end: usize, bracket: u8) -> Stretch {
    let mut open = Open::new(bracket);
    let mut previous = bracket;
    // Whether brackets or quotes did not pair: a `]` may then be that of an inner array.
    let mut broken = false;
    let mut at = start + usize::from(bytes[start] == bracket);
    let stretch = |end, complete| Stretch {
        start,
        end,
        complete,
    };
    while at < end {
        let byte = bytes[at];
        match byte {
            b'"' => {
                let inner = string(bytes, at, end);
                if open.brackets == *b"[" && list_begins(bytes, inner, end) {
                    return stretch(at, false);
                }
                broken |= !inner.complete;
                previous = b'"';
                at = inner.end.max(at + 1);
                continue;
            }
            b'{' if open.brackets == *b"{" && previous != b':' => return stretch(at, false),
            b'{' | b'[' => open.push(byte),
            b'}' | b']' => {
                let array = byte == b']';
                match open.partner(byte) {
                    Some(0)
                        if array
                            && (broken || open.brackets.len() > 1)
                            && !leaves(bytes, at + 1, end) => {}
                    Some(partner) => {
                        broken |= partner + 1 < open.brackets.len();
                        open.close(partner);
                    }
                    None if array && !leaves(bytes, at + 1, end) => {}
                    None if !array && goes_on(bytes, at + 1, end) => {}
                    None => return stretch(at, false),
                }
                if open.brackets.is_empty() {
                    return stretch(at + 1, true);
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            previous = byte;
        }
        at += 1;
    }
    stretch(end, false)
}

/// The brackets that are open, outermost first.
struct Open {
    brackets: Vec<u8>,
    /// How many of them are `[`, so that no look for a partner is in vain.
    arrays: usize,
}

impl Open {
    fn new(bracket: u8) -> Self {
        Self {
            brackets: vec![bracket],
            arrays: usize::from(bracket == b'['),
        }
    }

    fn push(&mut self, bracket: u8) {
        self.brackets.push(bracket);
        self.arrays += usize::from(bracket == b'[');
    }

    /// The innermost bracket that `closing` closes.
    fn partner(&self, closing: u8) -> Option<usize> {
        let (bracket, number) = match closing {
            b']' => (b'[', self.arrays),
            _ => (b'{', self.brackets.len() - self.arrays),
        };
        match number {
            0 => None,
            1 if self.brackets[0] == bracket => Some(0),
            _ => self.brackets.iter().rposition(|open| *open == bracket),
        }
    }

    /// Closes a bracket and all that are open inside it.
    fn close(&mut self, partner: usize) {
        let closed = self.brackets.drain(partner..);
        self.arrays -= closed.filter(|bracket| *bracket == b'[').count();
    }
}
