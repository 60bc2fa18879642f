//! Reads one JSON value (RFC 8259).
//!
//! The entries of a chronicle are read one by one, so all that is needed is a value out of a
//! stretch of text, texts and numbers as they are written, and a place where it breaks. Nothing is
//! copied: a text's escapes are checked here and read by who wants the text. `serde_json`, which the
//! tests hold this reader against, would be a fifth of the widget's code and tables.

use crate::scan::text_end;
use std::borrow::Cow;

/// How deep lists and objects may be nested, so that hostile data can't exhaust the stack.
const DEEPEST: usize = 128;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// As it is written, for a year or an id keeps its digits.
    Number(Text<'t>),
    /// A text.
    Text(Text<'t>),
    /// Values in their order.
    List(Vec<Value<'t>>),
    /// Values by name.
    Object(Object<'t>),
}

/// A text as it is written between its quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Text<'t> {
    /// What stands there, backslashes and all.
    pub written: &'t str,
    /// Where it stands, in bytes from the start of what was read.
    pub at: usize,
    /// Whether some character is written by a backslash.
    pub escaped: bool,
}

impl<'t> Text<'t> {
    /// What it says.
    pub fn read(self) -> Cow<'t, str> {
        if self.escaped {
            Cow::Owned(unescaped(self.written))
        } else {
            Cow::Borrowed(self.written)
        }
    }

    /// What it says, without the space around it.
    pub fn trimmed(self) -> Cow<'t, str> {
        match self.read() {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }

    /// Whether it says nothing.
    pub fn is_blank(self) -> bool {
        self.trimmed().is_empty()
    }

    fn says(self, words: &str) -> bool {
        if self.escaped {
            self.read() == words
        } else {
            self.written == words
        }
    }
}

/// Reads the escapes of a text, which are sound.
#[inline(never)]
pub fn unescaped(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut reader = Reader {
        text: written,
        at: 0,
    };
    while let Some(byte) = reader.byte() {
        let start = reader.at;
        if byte == b'\\' {
            reader.at += 1;
            // The text was read once before, so that nothing is lost here.
            text.extend(reader.escape());
            continue;
        }
        reader.at = text_end(written.as_bytes(), start + 1);
        text.push_str(reader.since(start));
    }
    text
}

/// An object's members in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object<'t>(Vec<(Text<'t>, Value<'t>)>);

impl<'t> Object<'t> {
    /// The value of a member; of several with this name the last one's.
    pub fn get(&self, name: &str) -> Option<&Value<'t>> {
        // Asked some twenty times of each event: most names differ in length or first letter.
        let first = name.as_bytes().first();
        for (known, value) in self.0.iter().rev() {
            let written = known.written;
            let alike = written.len() == name.len() && written.as_bytes().first() == first;
            if (alike || known.escaped) && known.says(name) {
                return Some(value);
            }
        }
        None
    }

    /// Its members in their order.
    pub fn members(&self) -> &[(Text<'t>, Value<'t>)] {
        &self.0
    }

    /// Of texts by language the one in the first of these languages that is there; if none is, the
    /// first text that says something. A language counts by its whole tag, else by what stands before
    /// the tag's first hyphen.
    #[must_use]
    pub fn in_language(&self, wanted: &[&str]) -> Option<Text<'t>> {
        let mut texts = Vec::new();
        for (tag, value) in &self.0 {
            match value {
                Value::Text(text) if !text.is_blank() => texts.push((tag.read(), *text)),
                _ => {}
            }
        }
        for tag in wanted {
            let main = tag.split('-').next().unwrap_or_default();
            for name in [tag, main] {
                let found = texts.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(name));
                if let Some((_, text)) = found {
                    return Some(*text);
                }
            }
        }
        texts.first().map(|(_, text)| *text)
    }

    /// A text member; empty if there is none.
    pub fn text(&self, name: &str) -> Text<'t> {
        match self.get(name) {
            Some(Value::Text(text)) => *text,
            _ => Text::default(),
        }
    }
}

/// Why a text is not JSON.
#[derive(Debug, PartialEq)]
pub struct Fault {
    /// In bytes from the text's start, on a character's boundary.
    pub offset: usize,
    /// What was wrong.
    pub detail: &'static str,
}

/// Reads the object that a text begins with; gives the place after it too.
pub fn read_object(text: &str) -> Option<(Object<'_>, usize)> {
    let mut reader = Reader { text, at: 0 };
    match reader.value(0) {
        Ok(Value::Object(object)) => Some((object, reader.at)),
        _ => None,
    }
}

/// Reads a text that is one value and nothing else.
pub fn read(text: &str) -> Result<Value<'_>, Fault> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => reader.fault("trailing characters"),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn fault<T>(&self, detail: &'static str) -> Result<T, Fault> {
        let mut offset = self.at.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        Err(Fault { offset, detail })
    }

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space.
    #[inline(always)]
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte()
    }

    /// Takes the next byte if it is this one.
    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        let found = self.byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<Value<'t>, Fault> {
        match self.peek() {
            None => self.fault("EOF while parsing a value"),
            Some(b'[' | b'{') if depth >= DEEPEST => self.fault("recursion limit exceeded"),
            Some(b'[') => self.list(depth),
            Some(b'{') => self.object(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Flag(true)),
            Some(b'f') => self.word("false", Value::Flag(false)),
            Some(_) => self.fault("expected value"),
        }
    }

    fn word(&mut self, word: &str, value: Value<'t>) -> Result<Value<'t>, Fault> {
        for byte in word.bytes() {
            if !self.take(byte) {
                return self.fault("expected ident");
            }
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'t>, Fault> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'0'..=b'9')) {
            return self.fault("invalid number");
        }
        Ok(Value::Number(Text {
            written: self.since(start),
            at: start,
            escaped: false,
        }))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            return self.fault("invalid number");
        }
        Ok(())
    }

    #[inline(always)]
    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// What follows an element: another one (`true`), or the end.
    fn goes_on(
        &mut self,
        end: u8,
        expected: &'static str,
        broken_off: &'static str,
    ) -> Result<bool, Fault> {
        match self.peek() {
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') => {
                self.at += 1;
                match self.peek() {
                    Some(byte) if byte == end => self.fault("trailing comma"),
                    _ => Ok(true),
                }
            }
            Some(_) => self.fault(expected),
            None => self.fault(broken_off),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value<'t>, Fault> {
        self.at += 1;
        let mut values = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            if !self.goes_on(b']', "expected `,` or `]`", "EOF while parsing a list")? {
                return Ok(Value::List(values));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'t>, Fault> {
        self.at += 1;
        let mut members = Vec::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(Object(members)));
        }
        loop {
            let name = match self.peek() {
                Some(b'"') => self.string()?,
                Some(_) => return self.fault("key must be a string"),
                None => return self.fault("EOF while parsing an object"),
            };
            match self.peek() {
                Some(b':') => self.at += 1,
                Some(_) => return self.fault("expected `:`"),
                None => return self.fault("EOF while parsing an object"),
            }
            members.push((name, self.value(depth + 1)?));
            if !self.goes_on(b'}', "expected `,` or `}`", "EOF while parsing an object")? {
                return Ok(Value::Object(Object(members)));
            }
        }
    }

    fn string(&mut self) -> Result<Text<'t>, Fault> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at = text_end(self.text.as_bytes(), self.at);
            match self.byte() {
                None => return self.fault("EOF while parsing a string"),
                Some(b'"') => {
                    let written = self.since(start);
                    self.at += 1;
                    return Ok(Text {
                        written,
                        at: start,
                        escaped,
                    });
                }
                Some(b'\\') => {
                    escaped = true;
                    self.at += 1;
                    self.escape()?;
                }
                Some(_) => {
                    return self
                        .fault("control character (\\u0000-\\u001F) found while parsing a string");
                }
            }
        }
    }

    /// What stands after a backslash.
    fn escape(&mut self) -> Result<char, Fault> {
        let character = match self.byte() {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'u') => return self.code_point(),
            Some(_) => return self.fault("invalid escape"),
            None => return self.fault("EOF while parsing a string"),
        };
        self.at += 1;
        Ok(character)
    }

    /// `uXXXX`, or two of them: characters beyond the first plane are written as surrogates.
    fn code_point(&mut self) -> Result<char, Fault> {
        let mut code = self.code_unit()?;
        if (0xd800..0xdc00).contains(&code) && self.take(b'\\') {
            let low = self.code_unit()?;
            if (0xdc00..0xe000).contains(&low) {
                code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            }
        }
        // Half a pair is no character.
        match char::from_u32(code) {
            Some(character) => Ok(character),
            None => self.fault("lone leading surrogate in hex escape"),
        }
    }

    fn code_unit(&mut self) -> Result<u32, Fault> {
        if !self.take(b'u') {
            return self.fault("unexpected end of hex escape");
        }
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return self.fault("invalid escape");
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The value as `serde_json` has it.
    fn known(value: &Value) -> serde_json::Value {
        match value {
            Value::Null => serde_json::Value::Null,
            Value::Flag(flag) => (*flag).into(),
            Value::Number(digits) => digits.written.parse().unwrap(),
            Value::Text(text) => text.read().into(),
            Value::List(values) => values.iter().map(known).collect(),
            Value::Object(Object(members)) => members
                .iter()
                .map(|(name, value)| (name.read().into_owned(), known(value)))
                .collect(),
        }
    }

    fn agrees(text: &str) {
        match (read(text), serde_json::from_str::<serde_json::Value>(text)) {
            (Ok(value), Ok(expected)) => assert_eq!(known(&value), expected, "{text}"),
            // What a number is worth is asked where it is used.
            (Ok(_), Err(range)) if range.to_string().starts_with("number out of range") => {}
            (Err(fault), Err(_)) => assert!(text.is_char_boundary(fault.offset), "{text}"),
            (ours, theirs) => panic!("{text}: {ours:?} and {theirs:?}"),
        }
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_reads(text in r#"([\[\]{}",:]|"a"|\\|-|[0-9]{1,2}|[.eE]|true|null|false| |\n|\\u[dD][89a-f]00|\\n|é){0,12}"#) {
            agrees(&text);
        }

        #[test]
        fn reads_values_with_one_character_changed(
            at in 0_usize..90,
            change in r#"[\[\]{}",:\\ 0-9a-f\n.-]{0,2}"#,
        ) {
            let mut text = String::from(
                r#"{"a": [1, -0.5e+3, 10.25, true, null], "b\u00e9\ud83d\udd96": {"c": "\t\/x"}, "a": [], "é": {}}"#,
            );
            text.replace_range(text.floor_char_boundary(at)..text.ceil_char_boundary(at + 1), &change);
            agrees(&text);
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(read(&nested(DEEPEST)).is_ok());
        assert_eq!(
            read(&nested(200_000)).unwrap_err().detail,
            "recursion limit exceeded"
        );
    }
}
