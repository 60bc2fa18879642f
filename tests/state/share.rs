//! What a reader takes along: it says what the reader sees, and nothing in it is markup by chance.

use super::actions::states;
use super::{book, start, value};
use mirror_timeline::query::{Facet, Filter};
use mirror_timeline::state::share::{Events, Form, LISTED, Note, Origin, markup, shared, wikitext};
use mirror_timeline::state::{
    Action, State, fragment_from_state, merged_fragment, pairs_from_fragment, settings,
};
use proptest::prelude::*;

fn origin() -> Origin {
    Origin {
        link: "https://page.example/history?a=1#".to_owned(),
        loader: "https://files.example/0.1/mirror-timeline.js".to_owned(),
        folder: "https://files.example/0.1/".to_owned(),
        alone: false,
        events: Events::Embedded,
    }
}

/// The filter that some settings ask for.
fn filter_of(pairs: &[(String, String)]) -> Filter {
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let (state, unknown) = settings::apply(&start(), &pairs);
    assert_eq!(unknown, []);
    state.filter
}

/// What a browser or MediaWiki makes of references to characters.
fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, from) = rest.split_at(start);
        let (name, after) = from[1..].split_once(';').expect("an entity that ends");
        decoded.push_str(before);
        decoded.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => number
                .strip_prefix('#')
                .and_then(|number| number.parse().ok())
                .and_then(char::from_u32)
                .unwrap_or_else(|| panic!("no entity: {name}")),
        });
        rest = after;
    }
    decoded.push_str(rest);
    decoded
}

/// The attributes of the first tag that begins with `tag`, each by `read`.
fn attributes(text: &str, tag: &str, read: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let (_, rest) = text.split_once(tag).expect("the tag");
    let (inside, _) = rest.split_once('>').expect("its end");
    let mut found = Vec::new();
    let mut rest = inside;
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a closing quote");
        found.push((name.trim().to_owned(), read(value)));
        rest = after;
    }
    found
}

/// As MediaWiki's sanitizer reads the value of an attribute: white space is put in order, then
/// references are resolved.
fn sanitized(value: &str) -> String {
    let words: Vec<&str> = value
        .split(['\t', '\n', '\r', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    decoded(&words.join(" "))
}

/// A value that holds anything a reader may type into the search.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~\u{a0}-\u{17f}\u{ff3f}]{0,12}",
        r#"( |\[\[|\]\]|\{\{|\}\}|''|__|~~~|<b>|"|&lt;|&|\||https://x|-\{|=|a){0,8}"#,
    ]
}

proptest! {
    #[test]
    fn every_form_asks_for_the_same(state in states(), search in typed()) {
        let mut filter = state.filter.clone();
        filter.search = search;
        let state = state.with_filter(filter);
        let origin = origin();
        let element = shared(&state, &origin, Form::Element).text;
        let pairs = attributes(&element, "<mirror-timeline", decoded);
        prop_assert_eq!(filter_of(&pairs), state.filter.clone(), "{}", element);

        let wiki = shared(&state, &origin, Form::Wiki).text;
        let pairs: Vec<_> = attributes(&wiki, "<div", sanitized)
            .into_iter()
            .filter_map(|(name, text)| Some((name.strip_prefix("data-")?.to_owned(), text)))
            .collect();
        prop_assert_eq!(filter_of(&pairs), state.filter.clone(), "{}", wiki);

        let frame = shared(&state, &origin, Form::Frame).text;
        let source = attributes(&frame, "<iframe", decoded).swap_remove(0).1;
        let query = source.strip_prefix("https://files.example/0.1/embed.html").expect("it");
        let pairs = pairs_from_fragment(query.trim_start_matches('?'), "");
        prop_assert_eq!(filter_of(&pairs), state.filter.clone(), "{}", frame);
    }

    #[test]
    fn a_link_shows_the_same_on_the_page_that_it_leads_to(state in states(), page in states()) {
        let fragment = merged_fragment("#top", &fragment_from_state(&state, &page), "a.");
        let link = ["https://page.example/#", &fragment].concat();
        let text = shared(&state, &Origin { link: link.clone(), ..origin() }, Form::Link).text;
        prop_assert_eq!(&text, &link);
        let pairs = pairs_from_fragment(text.split_once('#').expect("a fragment").1, "a.");
        let pairs: Vec<_> = pairs.iter().map(|(name, text)| (&**name, &**text)).collect();
        let (read, _) = settings::apply(&page, &pairs);
        prop_assert_eq!(&read.filter, &state.filter);
        prop_assert_eq!(read.selected, state.selected);
    }

    #[test]
    fn html_is_read_as_the_text_it_was(text in any::<String>()) {
        let escaped = markup::escaped(&text);
        prop_assert!(!escaped.contains(['<', '>', '"']), "{}", escaped);
        prop_assert_eq!(decoded(&escaped), text);
    }

    #[test]
    fn wikitext_is_read_as_the_text_it_was(text in prop_oneof![typed(), any::<String>()]) {
        let written = wikitext::text(&text);
        let markup = ["[", "]", "{", "}", "|", "<", ">", "''", "__", "~", "//:", "://", "!!", "--", "\n"];
        for sign in markup {
            prop_assert!(!written.contains(sign), "{}: {}", sign, written);
        }
        // Beside our own quotes and at a line's start nothing of it is markup either.
        prop_assert!(!written.starts_with(['*', '#', ':', ';', '=', '\'', '_', ' ']), "{}", written);
        prop_assert!(!written.ends_with(['\'', '_', ':', ' ']), "{}", written);
        let words = |text: &str| {
            let plain = text.split(|one: char| one.is_whitespace() || one.is_control());
            plain.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        prop_assert_eq!(words(&decoded(&written)), words(&text));
    }

    #[test]
    fn an_attribute_of_wikitext_is_read_as_it_was(text in typed()) {
        let written = wikitext::value(&text);
        prop_assert!(!written.contains(['<', '>', '"', '{', '[', '\n']), "{}", written);
        prop_assert_eq!(sanitized(&written), text);
    }

    #[test]
    fn an_address_of_wikitext_ends_where_it_ends(text in any::<String>()) {
        let written = wikitext::address(&text);
        prop_assert!(
            !written.contains(['[', ']', '<', '>', '"', '\'', '{', '|', '~', ' ', '\n']),
            "{}", written
        );
        prop_assert!(!written.contains("__"), "{}", written);
    }

    #[test]
    fn no_address_ends_the_comment_of_the_script(name in "[a-z*/?%]{0,12}") {
        let folder = ["https://files.example/", &name, "/"].concat();
        let script = shared(&start(), &Origin { folder, ..origin() }, Form::Script).text;
        let (comment, code) = script.split_once("*/").expect("its first comment");
        prop_assert!(comment.contains("mirror-timeline.single.js"));
        prop_assert!(code.starts_with("\n( function"), "{}", code);
    }
}

#[test]
fn titles_of_books_and_standards_are_no_links() {
    assert_eq!(wikitext::text("RFC 1149"), "RFC&#32;1149");
    assert_eq!(wikitext::text("ISBN 0671874217"), "ISBN&#32;0671874217");
    assert_eq!(wikitext::text("The 1149"), "The 1149");
}

#[test]
fn an_article_is_a_link_and_its_event_a_line() {
    let text = r#"{"articles": "https://wiki.example/", "events": [{
        "id": "a", "date": "2372", "title": "[[Terok]] ''Nor''", "article": "Terok Nor]x",
        "summary": "{{Line}}\n* two", "sources": [{"article": "A|B"}]
    }]}"#;
    let state = State::new(book(text));
    let wiki = shared(&state, &origin(), Form::Wiki).text;
    assert_eq!(
        wiki,
        "<div class=\"mirror-timeline\">\n* 2372: '''[https://wiki.example/Terok%20Nor%5Dx \
         &#91;&#91;Terok&#93;&#93; &#39;&#39;Nor&#39;&#39;]'''. &#123;&#123;Line&#125;&#125; * two \
         <small>A&#124;B</small>\n</div>\n"
    );
}

#[test]
fn only_what_is_shown_is_listed() {
    let state = start();
    let rebellion = value(&state, Facet::Era, "rebellion");
    let state = state.reduce(Action::Toggle(Facet::Era, rebellion));
    let wiki = shared(&state, &origin(), Form::Wiki).text;
    assert!(wiki.starts_with("<div class=\"mirror-timeline\" data-eras=\"rebellion\">\n* "));
    assert_eq!(
        wiki.lines().filter(|line| line.starts_with("* ")).count(),
        13
    );
    assert!(wiki.contains("Regent"), "{wiki}");
}

#[test]
fn a_long_list_is_cut_short_and_says_so() {
    let event = |n: usize| format!(r#"{{"id": "e{n}", "date": "{n}", "title": "T"}}"#);
    let events: Vec<String> = (1000..1000 + LISTED + 2).map(event).collect();
    let state = State::new(book(&format!(r#"{{"events": [{}]}}"#, events.join(","))));
    let wiki = shared(&state, &origin(), Form::Wiki);
    assert_eq!(wiki.notes, [Note::Shortened(LISTED + 2)]);
    assert_eq!(wiki.text.lines().count(), LISTED + 2);
}

#[test]
fn events_of_the_page_are_taken_along_as_a_list() {
    let state = start();
    let rebellion = value(&state, Facet::Era, "rebellion");
    let state = state.reduce(Action::Toggle(Facet::Era, rebellion));
    let origin = Origin {
        events: Events::Here,
        ..origin()
    };
    let frame = shared(&state, &origin, Form::Frame);
    assert_eq!((frame.text.as_str(), frame.notes), ("", vec![Note::Here]));
    let element = shared(&state, &origin, Form::Element);
    assert!(
        element
            .text
            .contains("<mirror-timeline source=\"children\">\n<ol>\n<li data-date=\"")
    );
    assert_eq!(element.text.matches("<li ").count(), 13);
    assert_eq!(element.notes, [Note::Here]);
    let wiki = shared(&state, &origin, Form::Wiki);
    assert!(wiki.text.starts_with(
        "<div class=\"mirror-timeline\" data-source=\"children\">\n* <span data-date="
    ));
    assert!(!wiki.text.contains("data-eras"), "{}", wiki.text);
}

#[test]
fn a_chronicle_with_an_address_is_named_by_it() {
    let origin = Origin {
        events: Events::At("https://data.example/a b.json?x=1&y".to_owned()),
        ..origin()
    };
    let frame = shared(&start(), &origin, Form::Frame).text;
    assert!(
        frame.contains("embed.html?src=https://data.example/a+b.json%3Fx%3D1%26y\""),
        "{frame}"
    );
    let element = shared(&start(), &origin, Form::Element).text;
    assert!(
        element.contains("src=\"https://data.example/a b.json?x=1&amp;y\""),
        "{element}"
    );
}

#[test]
fn what_has_no_address_is_said_and_not_made_up() {
    let (one, notes) = (&start(), |origin: &Origin, form| {
        let shared = shared(&start(), origin, form);
        (shared.text.is_empty(), shared.notes)
    });
    let local = Origin {
        link: "file:///tmp/page.html".to_owned(),
        loader: "http://127.0.0.1:8080/mirror-timeline.js".to_owned(),
        folder: "http://[::1]:8080/".to_owned(),
        ..origin()
    };
    for form in [Form::Link, Form::Frame, Form::Element] {
        assert_eq!(notes(&local, form), (false, vec![Note::Local]), "{form:?}");
    }
    assert!(
        shared(one, &local, Form::Script)
            .text
            .contains("holds what mirror-timeline.single.js of")
    );
    let nowhere = Origin {
        link: "about:srcdoc".to_owned(),
        loader: "data:text/javascript,1".to_owned(),
        folder: "blob:null/1".to_owned(),
        ..origin()
    };
    for form in [Form::Link, Form::Frame, Form::Element] {
        assert_eq!(
            notes(&nowhere, form),
            (true, vec![Note::Nowhere]),
            "{form:?}"
        );
    }
    let wiki = Origin {
        loader: "https://wiki.example/w/index.php?title=MediaWiki:MirrorTimeline.js&action=raw"
            .to_owned(),
        folder: "https://wiki.example/w/".to_owned(),
        alone: true,
        ..origin()
    };
    assert_eq!(notes(&wiki, Form::Frame), (true, vec![Note::OneFile]));
    assert!(
        shared(one, &wiki, Form::Element)
            .text
            .contains("MirrorTimeline.js&amp;action=raw\"></script>")
    );
}

#[test]
fn in_a_frame_the_files_beside_it_are_named() {
    let origin = Origin {
        link: "https://files.example/0.1/embed.html?eras=rise#view=list".to_owned(),
        loader: "https://files.example/0.1/embed.html?eras=rise".to_owned(),
        alone: true,
        ..origin()
    };
    let text = |form| shared(&start(), &origin, form).text;
    assert!(text(Form::Frame).contains("\"https://files.example/0.1/embed.html\""));
    assert!(text(Form::Element).contains("src=\"https://files.example/0.1/mirror-timeline.js\""));
    assert!(text(Form::Script).contains("https://files.example/0.1/mirror-timeline.single.js"));
}
