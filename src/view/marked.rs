//! Text with a search's words marked.

use crate::query::Terms;
use yew::prelude::*;

/// The text as nodes; every stretch that the search found is a `mark`.
pub fn marked(text: &str, terms: &Terms) -> Html {
    if terms.is_empty() {
        return html! { { text } };
    }
    let mut nodes = Vec::new();
    let mut at = 0;
    for range in terms.ranges(text) {
        nodes.push(html! { { text.get(at..range.start).unwrap_or_default() } });
        let found = text.get(range.clone()).unwrap_or_default();
        nodes.push(html! { <mark>{ found }</mark> });
        at = range.end;
    }
    nodes.push(html! { { text.get(at..).unwrap_or_default() } });
    nodes.into_iter().collect()
}
