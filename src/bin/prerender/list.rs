//! The chronicle as a static list of HTML.

use mirror_timeline::chronicle::{Chronicle, Entry, Event};
use mirror_timeline::state::share::markup::escaped;

/// The page with the list inside its first `<mirror-timeline>`.
pub fn with_list(html: &str, list: &str) -> Result<String, &'static str> {
    let tag = html
        .find("<mirror-timeline")
        .ok_or("no <mirror-timeline> in the page")?;
    let inside = html[tag..]
        .find('>')
        .ok_or("<mirror-timeline> does not end")?
        + tag
        + 1;
    Ok([&html[..inside], list, &html[inside..]].concat())
}

/// The whole chronicle: eras as headings, events as ordered lists, each with its source.
pub fn list(chronicle: &Chronicle) -> String {
    let mut html = String::new();
    element(&mut html, "h2", &chronicle.title);
    element(&mut html, "p", &chronicle.description);
    let mut open = None;
    for (event, entry) in chronicle.told() {
        if open != Some(event.era) {
            if open.is_some() {
                html.push_str("</ol></section>");
            }
            html.push_str("<section>");
            let era = event
                .era
                .and_then(|era| chronicle.eras.get(usize::from(era)));
            if let Some(era) = era {
                element(&mut html, "h3", &era.name);
                element(&mut html, "p", &era.definition);
            }
            html.push_str("<ol>");
            open = Some(event.era);
        }
        item(&mut html, chronicle, event, &entry);
    }
    if open.is_some() {
        html.push_str("</ol></section>");
    }
    element(&mut html, "p", &chronicle.credits);
    html
}

fn item(html: &mut String, chronicle: &Chronicle, event: &Event, entry: &Entry) {
    html.push_str("<li data-id=\"");
    html.push_str(&escaped(&entry.id));
    html.push_str("\" data-date=\"");
    html.push_str(&escaped(&event.date.to_string()));
    html.push_str("\">");
    let date = entry.wording.clone();
    element(
        html,
        "span",
        &date.unwrap_or_else(|| event.date.words(Default::default())),
    );
    html.push_str(": ");
    element(html, "b", &entry.title);
    html.push_str(". ");
    html.push_str(&escaped(&entry.summary));
    html.push(' ');
    let sources: Vec<String> = entry
        .sources
        .iter()
        .map(|source| chronicle.source_text(source))
        .collect();
    element(html, "cite", &sources.join("; "));
    html.push_str("</li>");
}

/// An element with a text; nothing if the text is empty.
fn element(html: &mut String, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    html.push_str(&["<", name, ">"].concat());
    html.push_str(&escaped(text));
    html.push_str(&["</", name, ">"].concat());
}

#[cfg(test)]
mod tests {
    use super::*;
    use mirror_timeline::import;

    #[test]
    fn the_list_holds_every_event_as_text() {
        let text = r#"{"events": [{"id": "a", "date": "2372", "title": "<b>&\"</b>"}]}"#;
        let html = list(&import::from_text(text).chronicle);
        assert!(
            html.contains("<b>&lt;b&gt;&amp;&quot;&lt;/b&gt;</b>"),
            "{html}"
        );
    }
}
