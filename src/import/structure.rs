//! Takes a JSON text apart by its brackets, and goes on where the text is broken.
//!
//! Only structure is looked at: which stretch of the text is which member or element. Whether a
//! stretch is valid JSON is for the reader (`json`) to say, stretch by stretch, so that one broken entry
//! costs that entry. Three rules do the recovery:
//!
//! - a string ends at a line break, which JSON forbids inside strings: a missing quote does not
//!   turn the rest of the file inside out;
//! - an object cannot follow inside an object but as a member's value: a `{` anywhere else starts
//!   the next element, so a missing `}` costs one element;
//! - a stretch that the text's end cuts off is marked as such.

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
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The elements of the array that starts at `start` (its `[`).
#[must_use]
pub fn elements(text: &str, array: Stretch) -> Vec<Stretch> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = array.start + 1;
    while at < array.end {
        match bytes[at] {
            b']' if at + 1 >= array.end => break,
            byte if byte.is_ascii_whitespace() || byte == b',' => at += 1,
            _ => {
                let stretch = value(bytes, at, array.end);
                at = stretch.end.max(at + 1);
                found.push(stretch);
            }
        }
    }
    found
}

/// The members of the object that starts at `object.start` (its `{`): name and value.
#[must_use]
pub fn members(text: &str, object: Stretch) -> Vec<(&str, Stretch)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = object.start + 1;
    while at < object.end {
        if bytes[at] != b'"' {
            at += 1;
            continue;
        }
        let name = string(bytes, at, object.end);
        let mut colon = name.end;
        while colon < object.end && bytes[colon].is_ascii_whitespace() {
            colon += 1;
        }
        if bytes.get(colon) != Some(&b':') {
            at = name.end;
            continue;
        }
        let mut start = colon + 1;
        while start < object.end && bytes[start].is_ascii_whitespace() {
            start += 1;
        }
        if start >= object.end {
            break;
        }
        let stretch = value(bytes, start, object.end);
        found.push((name.of(text).trim_matches('"'), stretch));
        at = stretch.end.max(start + 1);
    }
    found
}

/// The first `{` or `[` of the text and all that belongs to it.
#[must_use]
pub fn root(text: &str) -> Option<Stretch> {
    let start = text.find(['{', '['])?;
    let stretch = container(text.as_bytes(), start, text.len(), Recovery::No);
    Some(stretch)
}

fn value(bytes: &[u8], start: usize, end: usize) -> Stretch {
    match bytes[start] {
        b'"' => string(bytes, start, end),
        b'{' => container(bytes, start, end, Recovery::NextObject),
        b'[' => container(bytes, start, end, Recovery::No),
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

fn string(bytes: &[u8], start: usize, end: usize) -> Stretch {
    let mut at = start + 1;
    while at < end {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => {
                return Stretch {
                    start,
                    end: at + 1,
                    complete: true,
                };
            }
            b'\n' => break,
            _ => at += 1,
        }
    }
    Stretch {
        start,
        end: at.min(end),
        complete: false,
    }
}

/// Whether an object that starts where none can be ends the stretch.
#[derive(Clone, Copy, PartialEq)]
enum Recovery {
    NextObject,
    No,
}

fn container(bytes: &[u8], start: usize, end: usize, recovery: Recovery) -> Stretch {
    let mut open = Vec::new();
    let mut previous = b':';
    let mut at = start;
    while at < end {
        let byte = bytes[at];
        match byte {
            b'"' => {
                let inner = string(bytes, at, end);
                previous = b'"';
                at = inner.end.max(at + 1);
                continue;
            }
            b'{' if recovery == Recovery::NextObject && open == *b"{" && previous != b':' => {
                return Stretch {
                    start,
                    end: at,
                    complete: false,
                };
            }
            b'{' | b'[' => open.push(byte),
            b'}' | b']' => {
                let expected = if byte == b'}' { b'{' } else { b'[' };
                // A bracket without a partner closes the nearest partner there is, if any.
                match open.iter().rposition(|bracket| *bracket == expected) {
                    Some(partner) => open.truncate(partner),
                    None => {
                        return Stretch {
                            start,
                            end: at,
                            complete: false,
                        };
                    }
                }
                if open.is_empty() {
                    return Stretch {
                        start,
                        end: at + 1,
                        complete: true,
                    };
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            previous = byte;
        }
        at += 1;
    }
    Stretch {
        start,
        end,
        complete: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<&str> {
        let root = root(text).unwrap();
        let members = members(text, root);
        let (_, array) = members.iter().find(|(name, _)| *name == "events").unwrap();
        elements(text, *array)
            .iter()
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
