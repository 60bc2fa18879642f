//! Reads one entry's fields, tolerantly: a field of the wrong type is a diagnostic, not a stop.

use super::guess::nearest;
use super::known;
use super::report::{Report, diagnostic};
use crate::chronicle::{Code, Severity};
use crate::strings::{Key, Language};
use mirror_timeline_json::{Members, Object, Stretch, Text, Value};
use std::borrow::Cow;
use std::cell::OnceCell;

/// One entry (an era, an event …) with its place, for diagnostics.
pub(super) struct Fields<'r, 't> {
    pub(super) object: Object<'t>,
    /// The list that the entry stands in (`events`), and its position there.
    pub(super) place: (&'static str, usize),
    /// Byte offset of the entry in the text.
    pub(super) offset: usize,
    /// The entry's text, to find a field's own offset.
    pub(super) source: &'t str,
    pub(super) report: &'r mut Report,
    /// Where the fields stand in the source, once something is wrong with one.
    pub(super) members: OnceCell<Members<'t>>,
}

/// The path to an entry (`events[13]`).
pub(super) fn path((list, position): (&str, usize)) -> String {
    [list, "[", &position.to_string(), "]"].concat()
}

/// What is said of a field that is not read.
pub(super) fn unknown_field(name: &str, known: &[&str]) -> String {
    match nearest(name, known) {
        Some(guess) => {
            let values = [("field", name), ("guess", guess)];
            Language::English.fill(Key::ProblemFieldGuess, &values)
        }
        None => Language::English.fill(Key::ProblemField, &[("field", name)]),
    }
}

impl<'t> Fields<'_, 't> {
    /// Reports a problem with one field.
    #[inline(never)]
    pub(super) fn problem(&mut self, severity: Severity, code: Code, field: &str, message: String) {
        if self.report.is_full() {
            self.report.count();
            return;
        }
        let all = Stretch {
            start: 0,
            end: self.source.len(),
            complete: true,
        };
        let source = self.source;
        let members = self.members.get_or_init(|| Members::of(source, all));
        let (within, found) = match members.get(field) {
            Some(value) => {
                let text: String = value.of(source).chars().take(200).collect();
                let words: Vec<&str> = text.split_whitespace().collect();
                let name = source[..value.start].rfind('"');
                let name = name.and_then(|end| source[..end].rfind('"')).unwrap_or(0);
                (name, ["\"", field, "\": ", &words.join(" ")].concat())
            }
            None => (0, String::new()),
        };
        let path = [path(self.place).as_str(), ".", field].concat();
        let id = self.id();
        let made = diagnostic(severity, code, path, id.as_deref(), &found, message);
        self.report.add(self.offset + within, made);
    }

    /// The entry's id, if it has a sound one.
    pub(super) fn id(&self) -> Option<Cow<'t, str>> {
        match self.object.get("id") {
            Some(Value::Text(id)) if !id.is_blank() => Some(id.trimmed()),
            // Ids of generated data are often numbers.
            Some(Value::Number(id)) => Some(Cow::Borrowed(id.written)),
            _ => None,
        }
    }

    /// A text field; empty and missing ones are `None`.
    pub(super) fn text(&mut self, field: &str) -> Option<Text<'t>> {
        match self.object.get(field) {
            None | Some(Value::Null) => None,
            Some(Value::Text(text)) if text.is_blank() => None,
            Some(Value::Text(text)) => Some(*text),
            Some(_) => {
                self.wrong_type(Severity::Warning, field, Key::TypeText);
                None
            }
        }
    }

    /// A text field for readers, which may be there in several languages.
    pub(super) fn said(&mut self, field: &str) -> Option<Text<'t>> {
        if !matches!(self.object.get(field), Some(Value::Object(_))) {
            return self.text(field);
        }
        self.chosen(field, Severity::Warning)
    }

    /// The same where the entry cannot do without it; reports what is wrong.
    pub(super) fn required_said(&mut self, field: &str) -> Option<Text<'t>> {
        if !matches!(self.object.get(field), Some(Value::Object(_))) {
            return self.required_text(field);
        }
        self.chosen(field, Severity::Error)
    }

    fn chosen(&mut self, field: &str, severity: Severity) -> Option<Text<'t>> {
        let value = self.object.get(field)?;
        let text = self.report.said(value);
        if text.is_none() {
            self.wrong_type(severity, field, Key::TypeText);
        }
        text
    }

    /// A text field that the entry cannot do without; reports what is wrong.
    pub(super) fn required_text(&mut self, field: &str) -> Option<Text<'t>> {
        match self.object.get(field) {
            Some(Value::Text(text)) if !text.is_blank() => Some(*text),
            None | Some(Value::Null | Value::Text(_)) => {
                let message = Language::English.fill(Key::ProblemMissing, &[("field", field)]);
                self.problem(Severity::Error, Code::MissingField, field, message);
                None
            }
            Some(_) => {
                self.wrong_type(Severity::Error, field, Key::TypeText);
                None
            }
        }
    }

    /// A whole number.
    pub(super) fn integer(&mut self, field: &str) -> Option<i64> {
        match self.object.get(field) {
            None | Some(Value::Null) => None,
            Some(value) => {
                let number = match value {
                    Value::Number(digits) => digits.written.parse().ok(),
                    _ => None,
                };
                if number.is_none() {
                    self.wrong_type(Severity::Warning, field, Key::TypeInteger);
                }
                number
            }
        }
    }

    /// A whole number that is not negative; missing means 0.
    pub(super) fn natural(&mut self, field: &str) -> u32 {
        let number = match self.object.get(field) {
            None | Some(Value::Null) => Some(0),
            Some(Value::Number(digits)) => digits.written.parse().ok(),
            Some(_) => None,
        };
        if number.is_none() {
            self.wrong_type(Severity::Warning, field, Key::TypeNatural);
        }
        number.unwrap_or(0)
    }

    /// A yes or no; missing means no.
    pub(super) fn flag(&mut self, field: &str) -> bool {
        match self.object.get(field) {
            None | Some(Value::Null) => false,
            Some(Value::Flag(flag)) => *flag,
            Some(_) => {
                self.wrong_type(Severity::Warning, field, Key::TypeFlag);
                false
            }
        }
    }

    /// A list of words; a single word stands for a list of one, numbers for their digits. They are
    /// taken without the space around them; blank ones are not among them.
    pub(super) fn words(&mut self, field: &str) -> Vec<Text<'t>> {
        let mut words = Vec::new();
        let mut sound = true;
        match self.object.get(field) {
            None | Some(Value::Null) => return words,
            Some(Value::Text(word)) => words.push(*word),
            Some(Value::List(values)) => {
                for value in values {
                    match value {
                        Value::Text(word) => words.push(*word),
                        Value::Number(number) => words.push(*number),
                        _ => sound = false,
                    }
                }
            }
            Some(_) => sound = false,
        }
        if !sound {
            self.wrong_type(Severity::Warning, field, Key::TypeWords);
        }
        words.retain(|word| !word.is_blank());
        words
    }

    /// An object's member that is itself an object.
    pub(super) fn object(&mut self, field: &str) -> Option<Object<'t>> {
        match self.object.get(field) {
            None | Some(Value::Null) => None,
            Some(Value::Object(object)) => Some(object.clone()),
            Some(_) => {
                self.wrong_type(Severity::Warning, field, Key::TypeObject);
                None
            }
        }
    }

    /// Reports the fields that are not read, those of objects in the entry too.
    #[inline(never)]
    pub(super) fn unknown(&mut self) {
        let mut slips = Vec::new();
        let known = known::of(self.place.0);
        for (name, value) in self.object.members() {
            let name = name.read();
            if !known::is_known(&name, known) {
                slips.push((name.clone(), name, known));
                continue;
            }
            let known = known::within(&name);
            let values = match value {
                Value::List(values) => values.as_slice(),
                value => std::slice::from_ref(value),
            };
            if known.is_empty() {
                continue;
            }
            for value in values {
                let Value::Object(object) = value else {
                    continue;
                };
                for (inner, _) in object.members() {
                    let inner = inner.read();
                    if !known::is_known(&inner, known) {
                        slips.push((name.clone(), inner, known));
                    }
                }
            }
        }
        for (field, slip, known) in slips {
            if self.report.is_full() {
                self.report.count();
                continue;
            }
            let message = unknown_field(&slip, known);
            self.problem(Severity::Warning, Code::UnknownField, &field, message);
        }
    }

    /// Reports a field of the wrong type.
    pub(super) fn wrong_type(&mut self, severity: Severity, field: &str, wanted: Key) {
        let wanted = Language::English.text(wanted);
        let message =
            Language::English.fill(Key::ProblemType, &[("field", field), ("wanted", wanted)]);
        self.problem(severity, Code::WrongType, field, message);
    }
}
