//! Finishes the page that Trunk has just staged: writes the chronicle into it as a static list, for
//! readers without scripts, for search engines, for printers, and for whenever the widget fails;
//! and, for a release, takes comments and indentation out of the files that Trunk only copies.
//!
//! Run by Trunk's `post_build` hook; `TRUNK_STAGING_DIR` says where the page is.

use mirror_timeline::chronicle::{Chronicle, Event};
use mirror_timeline::import;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set")?;
    let staging = PathBuf::from(staging);
    let page = staging.join("index.html");
    let chronicle = import::from_text(include_str!("../../static/mirror-universe.json")).chronicle;
    let html = fs::read_to_string(&page)?;
    fs::write(page, with_list(&html, &list(&chronicle))?)?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        for name in [
            "mirror-timeline.js",
            "mirror-timeline.css",
            "mirror-timeline-later.css",
        ] {
            let file = staging.join(name);
            fs::write(&file, without_comments(&fs::read_to_string(&file)?))?;
        }
    }
    Ok(())
}

/// Our own scripts and styles without whole-line comments, indentation and empty lines. Lines stay
/// lines: no statement can run into the next.
fn without_comments(source: &str) -> String {
    let mut lean = String::with_capacity(source.len());
    let mut within = false;
    for line in source.lines().map(str::trim) {
        let starts = line.starts_with("/*");
        if (within || starts) && line.ends_with("*/") {
            within = false;
            continue;
        }
        within |= starts;
        if !within && !line.is_empty() && !line.starts_with("//") {
            lean.push_str(line);
            lean.push('\n');
        }
    }
    lean
}

/// The page with the list inside its first `<mirror-timeline>`.
fn with_list(html: &str, list: &str) -> Result<String, &'static str> {
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
fn list(chronicle: &Chronicle) -> String {
    let mut html = String::new();
    element(&mut html, "h2", &chronicle.title);
    element(&mut html, "p", &chronicle.description);
    let mut open = None;
    for event in &chronicle.events {
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
        item(&mut html, chronicle, event);
    }
    if open.is_some() {
        html.push_str("</ol></section>");
    }
    element(&mut html, "p", &chronicle.credits);
    html
}

fn item(html: &mut String, chronicle: &Chronicle, event: &Event) {
    html.push_str("<li data-id=\"");
    escape(html, &event.id);
    html.push_str("\" data-date=\"");
    escape(html, &event.date.to_string());
    html.push_str("\">");
    let date = event.wording.clone();
    element(
        html,
        "span",
        &date.unwrap_or_else(|| event.date.words(Default::default())),
    );
    html.push_str(": ");
    element(html, "b", &event.title);
    html.push_str(". ");
    escape(html, &event.summary);
    html.push(' ');
    let sources: Vec<String> = event
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
    escape(html, text);
    html.push_str(&["</", name, ">"].concat());
}

/// Text as text: nothing of it is markup.
fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let source = "/* one */\na { /* kept */ }\n\n/**\n * two\n */\n  // three\n  b(`//x`);\n";
        assert_eq!(without_comments(source), "a { /* kept */ }\nb(`//x`);\n");
    }

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
