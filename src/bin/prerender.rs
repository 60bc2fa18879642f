//! Writes the chronicle as a static list into the page that Trunk has just staged, for readers
//! without scripts, for search engines, for printers, and for whenever the widget fails.
//!
//! Run by Trunk's `post_build` hook; `TRUNK_STAGING_DIR` says where the page is.

use mirror_timeline::chronicle::{Chronicle, Event};
use mirror_timeline::import;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set")?;
    let page = PathBuf::from(staging).join("index.html");
    let chronicle = import::from_text(include_str!("../../static/mirror-universe.json")).chronicle;
    let html = fs::read_to_string(&page)?;
    fs::write(page, with_list(&html, &list(&chronicle))?)?;
    Ok(())
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
