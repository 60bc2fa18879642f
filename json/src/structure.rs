//! Takes a JSON text apart by its brackets, and goes on where the text is broken.
//!
//! Only structure is looked at: which stretch of the text is which member or element. Whether a
//! stretch is valid JSON is for the reader (`json`) to say, stretch by stretch, so that one broken
//! entry costs that entry. These rules do the recovery; none of them touches a sound text:
//!
//! - a string ends at a line break, which JSON forbids inside strings: a missing quote does not
//!   turn the rest of the file inside out;
//! - an object cannot follow inside an object but as a member's value: a `{` anywhere else starts
//!   the next element, so a missing `}` costs one element;
//! - a closing bracket also closes what is open inside its partner; one without a partner, or
//!   after which its array goes on, is passed over;
//! - a name cannot stand in an array: an element that begins with one has lost its `{`, unless it
//!   is the name of one of the format's own lists, where the array has lost its `]`;
//! - a list begins wherever its name is written at the top, with or without quotes, colon and `[`;
//! - a stretch that the text's end cuts off is marked as such.

use super::brackets::{
    after_space, container, ends_in_member, is_list, signs, skip_space, string, value, word,
};

/// A stretch of the text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Whether its brackets are balanced.
    pub complete: bool,
}

impl Stretch {
    /// The stretch's text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Goes over the elements of an array.
#[derive(Clone, Debug)]
pub struct Elements {
    /// The first byte of the array.
    pub start: usize,
    /// The byte after the last element that was gone over.
    pub at: usize,
    /// The byte after the array.
    pub end: usize,
}

impl Elements {
    /// Before the first element of an array (from its `[`, if that is there).
    pub fn of(text: &str, array: Stretch) -> Self {
        let bracket = text.as_bytes().get(array.start) == Some(&b'[');
        Self {
            start: array.start,
            at: array.start + usize::from(bracket),
            end: array.end,
        }
    }

    /// The first byte of the next element.
    pub fn peek(&mut self, text: &str) -> Option<u8> {
        let bytes = text.as_bytes();
        while self.at < self.end {
            match bytes[self.at] {
                b']' if self.at + 1 >= self.end => return None,
                byte if byte.is_ascii_whitespace() || byte == b',' => self.at += 1,
                byte => return Some(byte),
            }
        }
        None
    }

    /// The next element.
    pub fn next(&mut self, text: &str) -> Option<Stretch> {
        let (bytes, end) = (text.as_bytes(), self.end);
        let stretch = match self.peek(text)? {
            b'"' => match string(bytes, self.at, end) {
                name if after_space(bytes, name.end, end) == Some(b':') => {
                    container(bytes, self.at, end, b'{')
                }
                word => word,
            },
            b'}' | b']' | b':' => signs(bytes, self.at, end),
            _ => value(bytes, self.at, end),
        };
        self.at = stretch.end.max(self.at + 1);
        Some(stretch)
    }
}

/// The members of an object, and where it stops being JSON.
#[derive(Debug, Default)]
pub struct Members<'a> {
    /// Name and value.
    pub found: Vec<(&'a str, Stretch)>,
    /// The first byte that nothing could be made of.
    pub odd: Option<usize>,
}

impl<'a> Members<'a> {
    /// The value of the first member with a name.
    pub fn get(&self, name: &str) -> Option<Stretch> {
        let found = self.found.iter().find(|(member, _)| *member == name);
        found.map(|(_, value)| *value)
    }

    /// The members of the object that starts at `object.start` (at its `{`, if that is there).
    pub fn of(text: &'a str, object: Stretch) -> Self {
        let bytes = text.as_bytes();
        let mut members = Self::default();
        let mut at = object.start + usize::from(bytes.get(object.start) == Some(&b'{'));
        if at == object.start {
            members.odd = Some(at);
        }
        // In the rest of a line whose quotes don't pair, no string begins.
        let mut unpaired = 0;
        while at < object.end {
            let byte = bytes[at];
            let closes = byte == b'}' && object.complete && at + 1 == object.end;
            if byte.is_ascii_whitespace() || byte == b',' || closes {
                at += 1;
                continue;
            }
            let quote = byte == b'"' && at >= unpaired;
            let found = (quote || byte.is_ascii_lowercase())
                .then(|| member(bytes, at, object.end))
                .flatten();
            if let Some((name, value, sound)) = found {
                if !sound {
                    members.odd.get_or_insert(at);
                } else if !value.complete && value.end < object.end {
                    members.odd.get_or_insert(value.end);
                }
                let name = name.of(text).trim_matches('"');
                members.found.push((name, value));
                at = value.end.max(at + 1);
                continue;
            }
            let passed = if quote {
                string(bytes, at, object.end)
            } else {
                word(bytes, at, object.end)
            };
            if quote && ends_in_member(bytes, passed.end, object.end) {
                break;
            }
            members.odd.get_or_insert(at);
            if quote && !passed.complete {
                unpaired = passed.end;
                at += 1;
            } else {
                at = passed.end.max(at + 1);
            }
        }
        members
    }
}

/// The member at a place: its name, its value, and whether all its signs are there.
fn member(bytes: &[u8], at: usize, end: usize) -> Option<(Stretch, Stretch, bool)> {
    let mut name = match bytes[at] {
        b'"' => string(bytes, at, end),
        b'a'..=b'z' => word(bytes, at, end),
        _ => return None,
    };
    if name.end >= end {
        return None;
    }
    let quoted = name.complete;
    if !quoted {
        // A quote is missing before or after: only the name of a list is told from other words.
        name = word(bytes, at + usize::from(bytes[at] == b'"'), end);
    }
    let list = is_list(bytes, name);
    let mut start = skip_space(bytes, name.end, end);
    if !quoted && bytes.get(start) == Some(&b'"') {
        start = skip_space(bytes, start + 1, end);
    }
    let colon = start < end && bytes[start] == b':';
    if colon {
        start = skip_space(bytes, start + 1, end);
    }
    if start >= end || !(list || quoted && colon) {
        return None;
    }
    match bytes[start] {
        b'{' if list => Some((name, container(bytes, start, end, b'['), false)),
        b'[' if list => Some((name, value(bytes, start, end), quoted && colon)),
        _ if quoted && colon => Some((name, value(bytes, start, end), true)),
        _ => None,
    }
}

/// All of the text from its first bracket, or from its first name if that comes before.
pub fn root(text: &str) -> Option<Stretch> {
    let bytes = text.as_bytes();
    let bracket = text.find(['{', '['])?;
    let quote = text.find('"').filter(|quote| *quote < bracket);
    let named = quote.filter(|quote| {
        let name = string(bytes, *quote, bytes.len());
        after_space(bytes, name.end, bytes.len()) == Some(b':')
    });
    let start = named.unwrap_or(bracket);
    let end = text.trim_end().len();
    let bracket = if bytes[start] == b'[' { b'[' } else { b'{' };
    let balanced = container(bytes, start, end, bracket);
    Some(Stretch {
        start,
        end,
        complete: balanced.complete && balanced.end == end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<&str> {
        let root = root(text).unwrap();
        let array = Members::of(text, root).get("events").unwrap();
        let mut elements = Elements::of(text, array);
        std::iter::from_fn(|| elements.next(text))
            .map(|stretch| stretch.of(text).trim())
            .collect()
    }

    #[test]
    fn a_sound_text_comes_apart_at_its_commas() {
        let text = r#"{ "title": "a, {b", "events": [ {"id": "1", "sources": [{"x": 1}, {"y": 2}]}, {"id": "2"} ], "links": [] }"#;
        assert_eq!(
            events(text),
            [
                r#"{"id": "1", "sources": [{"x": 1}, {"y": 2}]}"#,
                r#"{"id": "2"}"#
            ]
        );
    }

    #[test]
    fn a_missing_comma_between_elements_costs_nothing() {
        assert_eq!(
            events(r#"{"events": [{"id": "1"} {"id": "2"}]}"#),
            [r#"{"id": "1"}"#, r#"{"id": "2"}"#]
        );
    }

    #[test]
    fn a_missing_brace_costs_one_element() {
        let text = "{\"events\": [\n{\"id\": \"1\",\n{\"id\": \"2\"},\n{\"id\": \"3\"}\n]}";
        assert_eq!(
            events(text),
            ["{\"id\": \"1\",", r#"{"id": "2"}"#, r#"{"id": "3"}"#]
        );
    }

    #[test]
    fn a_missing_quote_ends_at_the_line() {
        let text = "{\"events\": [\n{\"id\": \"1\n},\n{\"id\": \"2\"}\n]}";
        assert_eq!(events(text)[1], r#"{"id": "2"}"#);
    }

    #[test]
    fn a_cut_text_keeps_what_came_before() {
        let text = r#"{"events": [{"id": "1"}, {"id": "2"}, {"id": "#;
        assert_eq!(events(text).len(), 3);
        assert_eq!(events(text)[1], r#"{"id": "2"}"#);
    }
}
