//! Attributes and properties: the settings beyond those of an address.

use super::{book, start, value};
use mirror_timeline::chronicle::Code;
use mirror_timeline::query::Facet;
use mirror_timeline::state::settings::{apply, name_of, text_of};
use mirror_timeline::state::{Problems, State};

#[test]
fn lists_are_parted_by_spaces_or_commas() {
    let state = start();
    for text in [
        "rise rebellion",
        "rebellion,rise",
        " rise ,\n rebellion,",
        "rise rise rebellion",
    ] {
        let (state, unknown) = apply(&state, &[("eras", text)]);
        assert_eq!(unknown, []);
        assert_eq!(text_of(&state, "eras"), "rise,rebellion", "{text}");
    }
}

#[test]
fn a_window_needs_no_second_end() {
    let whole = start().shown_window();
    let (from, _) = apply(&start(), &[("from", "2370")]);
    assert_eq!(text_of(&from, "from"), "2370");
    assert!(super::near(from.shown_window().end, whole.end));
    let (to, _) = apply(&start(), &[("to", "2370-05")]);
    assert_eq!(text_of(&to, "to"), "2370-05-31");
    assert!(super::near(to.shown_window().start, whole.start));
}

#[test]
fn a_backward_window_is_none() {
    let (state, unknown) = apply(&start(), &[("from", "2375"), ("to", "2370")]);
    assert_eq!(state.window, None);
    let [unknown] = &unknown[..] else {
        panic!("{unknown:?}");
    };
    assert_eq!(unknown.code, Code::UnknownSetting);
    assert_eq!(
        (unknown.place.path.as_str(), unknown.found.as_str()),
        ("to", "2370")
    );
    assert!(unknown.message.contains("from “2375” to “2370”"));
}

#[test]
fn the_frame_is_set_by_its_words() {
    let (state, unknown) = apply(
        &start(),
        &[
            ("heading", "Through the mirror"),
            ("heading-level", "4"),
            ("problems", "show"),
        ],
    );
    assert_eq!(unknown, []);
    assert_eq!(state.frame.heading.as_deref(), Some("Through the mirror"));
    assert_eq!(state.frame.heading_level, 4);
    assert_eq!(state.frame.problems, Problems::Show);
}

#[test]
fn a_word_nobody_knows_falls_back_and_says_so() {
    let set = [
        ("heading-level", "7"),
        ("problems", "loud"),
        ("view", "x"),
        ("scale", "x"),
    ];
    let (state, unknown) = apply(&start(), &set);
    assert_eq!(unknown.len(), set.len());
    for (diagnostic, (name, text)) in unknown.iter().zip(set) {
        assert_eq!(diagnostic.code, Code::UnknownSetting);
        assert_eq!(
            (diagnostic.place.path.as_str(), diagnostic.found.as_str()),
            (name, text)
        );
        assert!(diagnostic.message.contains(text), "{diagnostic}");
    }
    assert_eq!((state.view, state.scale), (start().view, start().scale));
    assert_eq!(state.frame.problems, Problems::Notice);
}

#[test]
fn names_are_those_of_the_tables() {
    let state = start();
    let era = value(&state, Facet::Era, "rebellion");
    assert_eq!(
        name_of(&state.book.chronicle, Facet::Era, era),
        Some("Terran Rebellion")
    );
    assert_eq!(name_of(&state.book.chronicle, Facet::Era, 99), None);
}

#[test]
fn a_lone_event_is_open_from_the_start() {
    let state = State::new(book(r#"[{"id": "a", "date": "2063", "title": "A"}]"#));
    assert_eq!(state.selected, Some(0));
}
