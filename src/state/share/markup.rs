//! HTML: a text between tags or in quotes stays a text.

use super::{Line, State, article, date_words, sources, written};
use crate::strings::joined;

/// Writes a text so that nothing of it is markup, between tags as in a quoted attribute.
///
/// ```
/// use mirror_timeline::state::share::markup;
/// assert_eq!(markup::escaped("<b> & \"c\""), "&lt;b&gt; &amp; &quot;c&quot;");
/// ```
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
    html
}

/// An event as an item of a list that a timeline is made of again.
pub(super) fn item(state: &State, position: usize) -> Option<String> {
    let chronicle = &state.book.chronicle;
    let (event, entry) = (chronicle.events.get(position)?, chronicle.entry(position)?);
    let date = escaped(&event.date.text());
    let title = escaped(&entry.title);
    let title = match article(state, position) {
        Some(address) => {
            let values = [("address", &*escaped(&address)), ("title", &*title)];
            written(Line::Link, &values)
        }
        None => title,
    };
    let words = escaped(&date_words(state, position)?);
    let mut item = written(Line::Item, &[("date", &*date)]);
    item.push_str(&joined(&[&words, ": <b>", &title, "</b>"]));
    if !entry.summary.is_empty() {
        item.push_str(&joined(&[". ", &escaped(&entry.summary)]));
    }
    let sources = sources(state, position);
    if !sources.is_empty() {
        item.push_str(&joined(&[" <cite>", &escaped(&sources), "</cite>"]));
    }
    item.push_str("</li>\n");
    Some(item)
}
