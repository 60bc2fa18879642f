//! The table of the interface's words: complete, well-formed, and no larger than what is used.

use super::{places, users_of_words};
use mirror_timeline::strings::{Key, Language};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn every_key_has_a_text_with_sound_places() {
    assert!(Key::ALL.len() > 100);
    for key in Key::ALL {
        let text = Language::English.text(*key);
        assert_eq!(text.trim(), text, "{key:?}");
        assert!(!text.is_empty(), "{key:?}");
        let places = places(text).unwrap_or_else(|| panic!("{key:?}: {text}"));
        for place in places {
            assert!(
                place.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{key:?}: {place}"
            );
        }
    }
}

#[test]
fn one_and_many_have_the_number_in_one_place() {
    for (one, many) in [
        (Key::SearchHitsOne, Key::SearchHits),
        (Key::EventsOne, Key::Events),
        (Key::ListCausesOne, Key::ListCauses),
        (Key::ListResultsOne, Key::ListResults),
        (Key::ErrorNoticeOne, Key::ErrorNotice),
    ] {
        for (n, number) in [(0, "0 "), (1, "1 "), (2, "2 ")] {
            let text = Language::English.count(one, many, n);
            assert!(text.starts_with(number), "{text}");
        }
        assert_ne!(Language::English.text(one), Language::English.text(many));
    }
}

#[test]
fn every_written_key_is_there_once_and_says_its_name() {
    let mut written = BTreeSet::new();
    for key in Key::ALL {
        let name = key.written();
        let joined: String = name.split('.').collect();
        assert!(
            format!("{key:?}")
                .to_lowercase()
                .starts_with(&joined[..joined.len().min(4)]),
            "{name} names {key:?}"
        );
        assert!(written.insert(name), "{name} is there twice");
        assert!(
            name.bytes()
                .all(|byte| byte == b'.' || byte.is_ascii_lowercase() || byte.is_ascii_digit()),
            "{name}"
        );
    }
}

#[test]
fn every_key_is_used() {
    let all = users_of_words();
    let used: BTreeSet<&str> = all
        .iter()
        .flat_map(|(_, text)| text.split("Key::").skip(1))
        .map(|rest| {
            let end = rest.find(|character: char| !character.is_alphanumeric());
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect();
    let unused: Vec<&Key> = Key::ALL
        .iter()
        // Months are reached by their number.
        .filter(|key| !key.written().starts_with("month."))
        .filter(|key| !used.contains(format!("{key:?}").as_str()))
        .collect();
    assert!(unused.is_empty(), "no one uses {unused:?}");
}

#[test]
fn numbers_are_said_by_the_language() {
    for (path, text) in users_of_words() {
        // What is wrong with a file is told to its editors, in English.
        if path.contains("import") {
            continue;
        }
        for call in [".fill(", ".text(&"] {
            for rest in text.split(call).skip(1) {
                let end = rest.find(';').unwrap_or(rest.len());
                let digits = rest[..end].split(&call[1..]).next().unwrap_or_default();
                assert!(
                    !digits.contains(".to_string()"),
                    "{path}: use `Language::number`, `year` or `count` in place of to_string: {}",
                    &rest[..end.min(120)]
                );
            }
        }
    }
}

#[test]
fn a_place_without_a_value_stays() {
    let fill = |values: &[(&str, &str)]| Language::English.fill(Key::WindowShowing, values);
    assert_eq!(fill(&[]), "Showing {from} to {to}");
    assert_eq!(
        fill(&[("to", "2375"), ("other", "x")]),
        "Showing {from} to 2375"
    );
}

proptest! {
    #[test]
    fn a_value_is_put_in_as_it_is(value in "\\PC{0,10}") {
        // Even if it looks like a place itself.
        let values = [("from", value.as_str()), ("to", "{from}")];
        let text = Language::English.fill(Key::WindowShowing, &values);
        prop_assert_eq!(text, ["Showing ", &value, " to {from}"].concat());
    }

    #[test]
    fn every_text_takes_its_values(value in "[a-z]{1,4}") {
        for key in Key::ALL {
            let text = Language::English.text(*key);
            let names = places(text).expect("paired braces");
            let values: Vec<(&str, &str)> =
                names.iter().map(|name| (*name, value.as_str())).collect();
            let filled = Language::English.fill(*key, &values);
            prop_assert_eq!(places(&filled), Some(Vec::new()));
        }
    }
}
