//! Reading chronicles: text or bytes in, a [`Chronicle`] and [`Diagnostic`]s out.
//!
//! Reading never fails whole. What is sound is kept, what is not becomes a diagnostic that names
//! the place, what was found there and how to mend it. A file that is not JSON all the way
//! through is taken apart by its structure first (`structure`), so that a missing brace costs
//! one event and a file cut off in the middle keeps everything before the cut.

mod assemble;
mod event;
mod fields;
mod guess;
mod known;
mod reading;
mod report;
mod tables;
mod told;

pub use reading::Reading;

use crate::chronicle::{Chronicle, Diagnostic};
use std::borrow::Cow;

/// A chronicle as far as it could be read, and what was wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Everything that is sound.
    pub chronicle: Chronicle,
    /// In the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// How many problems there were beyond the ones that are listed.
    pub unlisted: usize,
    /// How many events were left out.
    pub left_out: usize,
}

impl Imported {
    /// Whether there is nothing to show because the text could not be read.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.chronicle.events.is_empty()
            && self
                .diagnostics
                .iter()
                .any(|found| found.severity != crate::chronicle::Severity::Warning)
    }
}

/// Reads a chronicle in this project's own format (`docs/chronicle-format.md`).
///
/// ```
/// let text = r#"{ "events": [{ "id": "a", "date": "2372", "title": "Rebels take Terok Nor" },
///                            { "id": "b", "date": "2372-13", "title": "Never" }] }"#;
/// let imported = mirror_timeline::import::from_text(text);
/// assert_eq!(imported.chronicle.events.len(), 1);
/// assert_eq!(imported.diagnostics[0].place.path, "events[1].date");
/// ```
#[must_use]
pub fn from_text(text: &str) -> Imported {
    read(Cow::Owned(text.to_owned()))
}

/// The same, in the language of a tag where texts are there in several: `de-AT` is content with `de`.
/// A text that is not there in it is read in the chronicle's own, in English, or in the first that it
/// is there in.
///
/// ```
/// let text = r#"[{ "id": "a", "date": "2372", "title": { "en": "It begins", "de": "Es beginnt" } }]"#;
/// let imported = mirror_timeline::import::in_language(text, "de-AT");
/// assert_eq!(imported.chronicle.entry(0).unwrap().title, "Es beginnt");
/// ```
#[must_use]
#[inline(never)]
pub fn in_language(text: &str, language: &str) -> Imported {
    Reading::of(Cow::Owned(text.to_owned()), language).finish()
}

/// Reads a text that stays where it is.
#[must_use]
#[inline(never)]
pub fn read(text: Cow<'static, str>) -> Imported {
    Reading::of(text, "en").finish()
}

/// Reads a chronicle from bytes; bytes that are not UTF-8 are read as replacement characters.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Imported {
    let mut reading = Reading::default();
    reading.push(bytes);
    reading.finish()
}
