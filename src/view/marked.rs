//! Text with a search's words marked.

use super::tag::{Tag, tag};
use crate::query::Terms;

/// Adds a text to an element; every stretch of it that the search found is a `mark`.
#[inline(never)]
pub fn marked(element: Tag, text: &str, terms: &Terms) -> Tag {
    let mut element = element;
    let mut at = 0;
    // Terms come with the whole chronicle, and their places in a text too.
    if !terms.is_empty() {
        for range in terms.ranges(text) {
            let before = text.get(at..range.start).unwrap_or_default();
            let found = text.get(range.start..range.end).unwrap_or_default();
            element = element.text(before).put(tag("mark").text(found));
            at = range.end;
        }
    }
    element.text(text.get(at..).unwrap_or_default())
}
