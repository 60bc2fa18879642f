//! Nonsense in bulk. What takes longer than linear time does not come to an end here.

use mirror_timeline::import::{self, Imported};
use mirror_timeline::state::{Book, State, window_words};
use std::rc::Rc;

const SIZE: usize = 10_000_000;

/// Reads a text; holds what is promised of every text.
fn read(text: &str) -> Imported {
    let imported = import::from_text(text);
    assert!(imported.diagnostics.len() <= 200);
    assert!(imported.unlisted == 0 || imported.diagnostics.len() == 200);
    imported
}

#[test]
fn deep_nesting_is_survived() {
    for unit in ["[", "{", "{\"a\":", "[{", "\"events\":[{"] {
        let deep = unit.repeat(100_000);
        assert!(!read(&deep).diagnostics.is_empty(), "{unit}");
        let inside = [
            "{\"events\": [",
            &deep,
            "{\"id\":\"a\",\"date\": \"2061\",\"title\":\"x\"}]}",
        ]
        .concat();
        assert!(!read(&inside).diagnostics.is_empty(), "{unit}");
    }
}

#[test]
fn ten_megabytes_of_one_thing_are_survived() {
    for unit in [
        "{", "}", "[", "]", "\"", "\\\"", ",", ":", "x", "{}", "}]", "\"a\":", "é\n",
    ] {
        let bulk = unit.repeat(SIZE / unit.len());
        assert!(!read(&bulk).diagnostics.is_empty(), "{unit}");
    }
}

#[test]
fn ten_megabytes_inside_the_events_are_survived() {
    for unit in ["{", "}", "[", "\"", "7,", "{},", "}]", "\"a\":"] {
        let bulk = ["{\"events\": [", &unit.repeat(SIZE / 4 / unit.len()), "]}"].concat();
        let imported = read(&bulk);
        assert!(!imported.diagnostics.is_empty(), "{unit}");
        assert_eq!(imported.chronicle.events.len(), 0);
    }
    let closers = [
        "{\"events\": [",
        &"[".repeat(SIZE / 4),
        &"}]".repeat(SIZE / 8),
    ]
    .concat();
    assert!(!read(&closers).diagnostics.is_empty());
}

#[test]
fn ten_megabytes_of_chance_are_survived() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let bytes: Vec<u8> = (0..SIZE)
        .map(|_| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed as u8
        })
        .collect();
    let imported = import::from_bytes(&bytes);
    assert!(imported.failed());
    assert!(imported.diagnostics.len() <= 200);
}

#[test]
fn the_rest_is_counted() {
    let events = "{\"id\":\"a\"},".repeat(1000);
    let imported = read(
        &[
            "[",
            &events,
            "{\"id\":\"b\",\"date\": \"2061\",\"title\":\"x\"}]",
        ]
        .concat(),
    );
    assert_eq!(imported.chronicle.events.len(), 1);
    assert_eq!(imported.left_out, 1000);
    // Each lacks a date and a title.
    assert_eq!(imported.diagnostics.len() + imported.unlisted, 2000);
}

#[test]
fn an_event_of_many_unknown_names_is_survived() {
    let names: String = (0..50_000).map(|name| format!("\"{name}\",")).collect();
    let text = format!(
        r#"{{"factions": [{{"id": "a"}}],
            "events": [{{"id": "a", "date": "2061", "title": "x", "factions": [{names}"a"]}}]}}"#
    );
    let imported = read(&text);
    assert_eq!(imported.diagnostics.len() + imported.unlisted, 50_000);
    assert_eq!(super::first(&imported).factions.len(), 50_001);
}

#[test]
fn years_beyond_all_measure_are_survived() {
    for year in [i64::MIN, -1_000_000_000_000_000, i64::MAX] {
        let text = format!(
            r#"[{{"id": "a", "date": "Y9E17", "title": "x", "sortYear": {year}}},
                {{"id": "b", "date": "2061", "title": "y", "sequence": -1}}]"#
        );
        let imported = read(&text);
        assert_eq!(
            imported.chronicle.events.len(),
            2,
            "{:?}",
            imported.diagnostics
        );
        let state = State::new(Rc::new(Book::new(imported)));
        assert!(window_words(&state).is_some());
        assert!(state.shown_window().start < state.shown_window().end);
    }
}
