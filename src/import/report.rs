//! Collects diagnostics while a text is read.

use crate::chronicle::{Code, Diagnostic, Place, Severity};
use mirror_timeline_json::{Text, Value};

/// How many diagnostics are kept; of the rest only the number is.
const LISTED: usize = 200;

/// How much of an offending text is quoted, in characters.
const QUOTED: usize = 80;

/// Collects diagnostics by their places in the text, which become lines and columns at the end.
#[derive(Debug, Default)]
pub(super) struct Report {
    found: Vec<(usize, Diagnostic)>,
    unlisted: usize,
    /// The languages that are wanted where a text is there in several, the first one most.
    pub(super) wanted: Vec<String>,
    /// Whether some text was.
    pub(super) chosen: bool,
}

impl Report {
    /// Whether plain texts are in another language than the one that is wanted. Only a chronicle with
    /// translations is read for one language.
    pub(super) fn plain_is_foreign(&self) -> bool {
        let main = |tag: &str| {
            tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        match self.wanted.as_slice() {
            [wanted, own, _] => self.chosen && main(wanted) != main(own),
            _ => false,
        }
    }

    /// The text of a value that may be there in several languages.
    pub(super) fn said<'t>(&mut self, value: &Value<'t>) -> Option<Text<'t>> {
        match value {
            Value::Text(text) => Some(*text),
            Value::Object(object) => {
                self.chosen = true;
                let wanted: Vec<&str> = self.wanted.iter().map(String::as_str).collect();
                object.in_language(&wanted)
            }
            _ => None,
        }
    }

    /// Adds one problem at a byte offset of the text.
    pub(super) fn add(&mut self, offset: usize, diagnostic: Diagnostic) {
        if self.found.len() < LISTED {
            self.found.push((offset, diagnostic));
        } else {
            self.unlisted += 1;
        }
    }

    /// Whether further problems are only counted.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= LISTED
    }

    /// Takes back what was said of the text's end, which something better is said of.
    pub(super) fn retract(&mut self, code: Code) {
        self.found.retain(|(_, known)| known.code != code);
    }

    /// Counts a problem that is not listed.
    pub(super) fn count(&mut self) {
        self.unlisted += 1;
    }

    /// The diagnostics in the order of the text, and how many more there were.
    pub(super) fn finish(mut self, text: &str) -> (Vec<Diagnostic>, usize) {
        crate::order::sort_by(&mut self.found, &|a, b| a.0.cmp(&b.0));
        let bytes = text.as_bytes();
        let (mut at, mut line, mut line_start) = (0, 1, 0);
        let diagnostics = self
            .found
            .into_iter()
            .map(|(offset, mut diagnostic)| {
                let offset = offset.min(bytes.len());
                while at < offset {
                    if bytes[at] == b'\n' {
                        line += 1;
                        line_start = at + 1;
                    }
                    at += 1;
                }
                let column = text
                    .get(line_start..offset)
                    .map_or(0, |before| before.chars().count());
                diagnostic.place.line_column =
                    Some((line, u32::try_from(column + 1).unwrap_or(u32::MAX)));
                diagnostic
            })
            .collect();
        (diagnostics, self.unlisted)
    }
}

/// A diagnostic without its place in the text, which [`Report`] adds.
pub(super) fn diagnostic(
    severity: Severity,
    code: Code,
    path: String,
    id: Option<&str>,
    found: &str,
    message: String,
) -> Diagnostic {
    Diagnostic {
        severity,
        code,
        message,
        place: Place {
            path,
            id: id.map(str::to_owned),
            line_column: None,
        },
        found: quoted(found),
    }
}

/// The first line of a text, cut to a length that fits a table.
fn quoted(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(QUOTED) {
        Some((cut, _)) => {
            let mut short = line[..cut].to_owned();
            short.push('…');
            short
        }
        None => line.to_owned(),
    }
}
