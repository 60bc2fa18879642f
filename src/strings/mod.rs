//! The interface's words, by key and language: the one table of them.
//!
//! A text may hold `{name}` places; [`Language::fill`] puts values there. Nothing outside this
//! folder holds words that a reader sees, except the chronicle itself.
//!
//! English comes with the wasm. Any other language is a [`Translation`], made of a file of
//! `static/languages/` when a page asks for it; how it writes numbers, dates and plurals its
//! [`Locale`] knows: the browser's `Intl`.

mod english;
mod language;
mod locale;
mod table;
mod texts;
mod translation;

pub use language::Language;
pub(crate) use language::filled;
pub use locale::{Locale, Say};
pub use table::Key;
pub use translation::Translation;

/// Pieces of text, put together. The standard library's way is written for any pieces and any text
/// between them, which is 0.4 kB more to download.
#[must_use]
#[inline(never)]
pub fn joined(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}
