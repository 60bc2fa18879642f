//! Goes over a sound text once, and notes where the members of its top object stand.
//!
//! A text that is not sound by brackets, quotes, colons and commas is left to
//! [`structure`](super::structure), which says the same of a sound one, going over it several times.

use super::brackets::{is_list, value};
use super::structure::{Members, Stretch};
use crate::scan::text_end;

/// What stands before a place: a name, or a value; brackets, commas and colons stand for themselves.
const NAME: u8 = b'n';
const VALUE: u8 = b'v';

/// How far the walk is.
#[derive(Debug)]
pub struct Walk {
    at: usize,
    end: usize,
    /// The brackets that are open, outermost first.
    open: Vec<u8>,
    before: u8,
    /// The name of the last member of the top object, and where its value starts.
    name: (usize, usize),
    start: usize,
    /// Names and values.
    found: Vec<((usize, usize), Stretch)>,
}

/// How a step of the walk ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Walked {
    /// There is more.
    On,
    /// The text is sound.
    Sound,
    /// The text is not.
    Broken,
}

impl Walk {
    /// Before the first bracket.
    pub fn new(text: &str) -> Self {
        Self {
            at: 0,
            end: text.trim_end().len(),
            open: Vec::new(),
            before: b',',
            name: (0, 0),
            start: 0,
            found: Vec::new(),
        }
    }

    /// How many bytes are behind.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes on up to some place.
    pub fn step(&mut self, text: &str, until: usize) -> Walked {
        let bytes = &text.as_bytes()[..self.end];
        while self.at < until {
            let Some(&byte) = bytes.get(self.at) else {
                return Walked::Broken;
            };
            if matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                self.at += 1;
                continue;
            }
            if !self.take(bytes, byte) {
                return Walked::Broken;
            }
            if self.open.is_empty() {
                return if self.at == self.end {
                    Walked::Sound
                } else {
                    Walked::Broken
                };
            }
        }
        Walked::On
    }

    /// Takes what begins at this place. Whether it may stand there.
    fn take(&mut self, bytes: &[u8], byte: u8) -> bool {
        let inside = self.open.last().copied().unwrap_or(0);
        let top = self.open == b"{";
        match byte {
            b'"' if inside == b'{' && matches!(self.before, b'{' | b',') => {
                let start = self.at;
                self.before = NAME;
                let closed = self.string(bytes);
                if top {
                    self.name = (start, self.at);
                }
                closed
            }
            b':' if self.before == NAME => self.sign(byte),
            b',' if self.before == VALUE => self.sign(byte),
            b'}' | b']' => {
                let bracket = if byte == b'}' { b'{' } else { b'[' };
                if inside != bracket || !(self.before == VALUE || self.before == bracket) {
                    return false;
                }
                self.open.pop();
                self.sign(VALUE);
                self.ended();
                true
            }
            b',' | b':' => false,
            _ if self.before != b':' && (inside == b'{' || self.before == VALUE) => false,
            _ => self.value(bytes, byte, inside, top),
        }
    }

    fn value(&mut self, bytes: &[u8], byte: u8, inside: u8, top: bool) -> bool {
        if top {
            self.start = self.at;
        }
        match byte {
            b'{' | b'[' => {
                let name = Stretch {
                    start: self.name.0,
                    end: self.name.1,
                    complete: true,
                };
                // The first bracket of a list has got lost.
                if top && byte == b'{' && is_list(bytes, name) {
                    return false;
                }
                self.open.push(byte);
                self.sign(byte)
            }
            _ if inside == 0 => false,
            b'"' => {
                self.before = VALUE;
                let closed = self.string(bytes);
                self.ended();
                closed
            }
            _ => self.word(bytes, top),
        }
    }

    /// Goes behind a number or a word without quotes. Whether there is one.
    fn word(&mut self, bytes: &[u8], top: bool) -> bool {
        let start = self.at;
        while let Some(b'-' | b'.' | b'+' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z') =
            bytes.get(self.at)
        {
            self.at += 1;
        }
        if self.at == start {
            return false;
        }
        if top {
            // The space after it belongs to it there.
            let end = value(bytes, start, self.end).end;
            if !bytes[self.at..end].iter().all(u8::is_ascii_whitespace) {
                return false;
            }
            self.at = end;
        }
        self.before = VALUE;
        self.ended();
        true
    }

    fn sign(&mut self, before: u8) -> bool {
        self.before = before;
        self.at += 1;
        true
    }

    /// Goes behind a string. Whether it ends on its line.
    fn string(&mut self, bytes: &[u8]) -> bool {
        self.at += 1;
        loop {
            self.at = text_end(bytes, self.at);
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return true;
                }
                Some(b'\\') => self.at += 2,
                None | Some(b'\n') => return false,
                Some(_) => self.at += 1,
            }
        }
    }

    /// A value has ended: a member of the top object, if that is all that is open.
    fn ended(&mut self) {
        if self.open == b"{" {
            let stretch = Stretch {
                start: self.start,
                end: self.at,
                complete: true,
            };
            self.found.push((self.name, stretch));
        }
    }

    /// The members of the top object of a sound text; a bare array is taken for the events.
    pub fn members<'t>(&self, text: &'t str) -> Members<'t> {
        let root = text.find(['{', '[']).unwrap_or(0);
        if text.as_bytes().get(root) == Some(&b'[') {
            let all = Stretch {
                start: root,
                end: self.end,
                complete: true,
            };
            return Members {
                found: vec![("events", all)],
                odd: None,
            };
        }
        let named = |((start, end), value): &((usize, usize), Stretch)| {
            let name = text.get(*start..*end).unwrap_or_default();
            (name.trim_matches('"'), *value)
        };
        Members {
            found: self.found.iter().map(named).collect(),
            odd: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::structure::root;
    use super::*;
    use proptest::prelude::*;

    /// What the walk finds in a text, if it finds it sound, in steps of some bytes.
    fn walked(text: &str, step: usize) -> Option<Members<'_>> {
        let mut walk = Walk::new(text);
        loop {
            match walk.step(text, walk.at() + step) {
                Walked::On => {}
                Walked::Sound => return Some(walk.members(text)),
                Walked::Broken => return None,
            }
        }
    }

    fn agrees(text: &str, step: usize) {
        if let Some(members) = walked(text, step) {
            let root = root(text).expect("a bracket");
            assert!(root.complete, "{text}");
            if root.of(text).starts_with('{') {
                let known = Members::of(text, root);
                assert_eq!((known.found, known.odd), (members.found, None), "{text}");
            } else {
                assert_eq!(members.found, [("events", root)], "{text}");
            }
        }
    }

    const SOUND: &str = r#" {"format": 1, "title": "a \"{ b\\", "events": [{"id": "x", "y": [[1], {}]},
        {"id": "é"}], "on": true, "none": {}, "links": [] }
"#;

    #[test]
    fn a_sound_text_is_found_sound() {
        for step in [1, 7, 1_000] {
            assert!(walked(SOUND, step).is_some());
            agrees(SOUND, step);
            assert!(walked(" [ {} ] ", step).is_some());
        }
    }

    proptest! {
        #[test]
        fn what_is_found_sound_is_what_the_structure_says(
            text in "(\\{|\\[)([{}\\[\\],: ]|\"(events|a|links)\"|\"events\":|\\[\\{|\\}\\]|7|\n|\\\\){0,14}[}\\]]",
            step in 1_usize..9,
        ) {
            agrees(&text, step);
        }

        #[test]
        fn a_sound_text_with_a_change_is_no_other(
            at in 0_usize..180,
            change in "[{}\\[\\],:\"\\\\ 7a\n]{0,2}",
            step in 1_usize..40,
        ) {
            let mut text = SOUND.to_owned();
            text.replace_range(text.floor_char_boundary(at)..text.ceil_char_boundary(at + 1), &change);
            agrees(&text, step);
        }
    }
}
