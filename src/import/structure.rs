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

/// The members of a chronicle that are lists of entries.
const LISTS: [&str; 8] = [
    "rails", "canons", "series", "eras", "factions", "people", "events", "links",
];

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

/// The elements of an array (from its `[`, if that is there).
pub fn elements(text: &str, array: Stretch) -> impl Iterator<Item = Stretch> {
    let bytes = text.as_bytes();
    let mut at = array.start + usize::from(bytes.get(array.start) == Some(&b'['));
    std::iter::from_fn(move || {
        while at < array.end {
            let stretch = match bytes[at] {
                b']' if at + 1 >= array.end => return None,
                byte if byte.is_ascii_whitespace() || byte == b',' => {
                    at += 1;
                    continue;
                }
                b'"' => match string(bytes, at, array.end) {
                    name if after_space(bytes, name.end, array.end) == Some(b':') => {
                        container(bytes, at, array.end, b'{')
                    }
                    word => word,
                },
                b'}' | b']' | b':' => signs(bytes, at, array.end),
                _ => value(bytes, at, array.end),
            };
            at = stretch.end.max(at + 1);
            return Some(stretch);
        }
        None
    })
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
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Stretch> {
        let found = self.found.iter().find(|(member, _)| *member == name);
        found.map(|(_, value)| *value)
    }

    /// The members of the object that starts at `object.start` (at its `{`, if that is there).
    #[must_use]
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
#[must_use]
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

fn value(bytes: &[u8], start: usize, end: usize) -> Stretch {
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

/// Brackets and colons that belong to nothing.
fn signs(bytes: &[u8], start: usize, end: usize) -> Stretch {
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
fn word(bytes: &[u8], start: usize, end: usize) -> Stretch {
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

fn skip_space(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end && bytes[at].is_ascii_whitespace() {
        at += 1;
    }
    at
}

/// Whether the text ends after a name, before its value.
fn ends_in_member(bytes: &[u8], at: usize, end: usize) -> bool {
    let at = skip_space(bytes, at, end);
    let colon = usize::from(at < end && bytes[at] == b':');
    skip_space(bytes, at + colon, end) >= end
}

/// The first byte at or after a place that is no space.
fn after_space(bytes: &[u8], at: usize, end: usize) -> Option<u8> {
    let at = skip_space(bytes, at, end);
    (at < end).then(|| bytes[at])
}

fn is_list(bytes: &[u8], name: Stretch) -> bool {
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
fn container(bytes: &[u8], start: usize, end: usize, bracket: u8) -> Stretch {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<&str> {
        let root = root(text).unwrap();
        let array = Members::of(text, root).get("events").unwrap();
        elements(text, array)
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
