//! The stretch shown, in words.

use super::{book, start, value};
use mirror_timeline::axis::Window;
use mirror_timeline::query::Facet;
use mirror_timeline::state::{Action, State, WindowWords, window_words};

fn words(from: i64, to: i64, before: bool, everything: bool) -> Option<WindowWords> {
    Some(WindowWords {
        from,
        to,
        before,
        everything,
    })
}

#[test]
fn everything_goes_from_before_1955_to_3191() {
    assert_eq!(window_words(&start()), words(1955, 3191, true, true));
}

#[test]
fn an_era_shows_its_whole_years() {
    let state = start();
    let rebellion = value(&state, Facet::Era, "rebellion");
    let state = state.reduce(Action::Toggle(Facet::Era, rebellion));
    assert_eq!(window_words(&state), words(2370, 2375, false, false));
}

#[test]
fn parts_of_years_count_as_years() {
    let show = |start, end| Action::SetWindow(Some(Window { start, end }));
    for (start_time, end_time, from, to) in [
        (2300.5, 2400.5, 2300, 2400),
        (2300.0, 2400.0, 2300, 2399),
        (2_299.999_999, 2_400.000_001, 2300, 2399),
    ] {
        let state = start().reduce(show(start_time, end_time));
        assert_eq!(window_words(&state), words(from, to, false, false));
    }
}

#[test]
fn a_gesture_is_put_into_words_while_it_lasts() {
    let state = start().reduce(Action::Drag(Window {
        start: 2300.0,
        end: 2400.0,
    }));
    assert_eq!(window_words(&state), words(2300, 2399, false, false));
}

#[test]
fn open_ends_are_named_by_what_is_known() {
    let of = |dates: &[&str]| {
        let events: Vec<String> = dates
            .iter()
            .enumerate()
            .map(|(id, date)| format!(r#"{{"id": {id}, "date": "{date}", "title": "x"}}"#))
            .collect();
        window_words(&State::new(book(&format!("[{}]", events.join(",")))))
    };
    assert_eq!(of(&[]), None);
    assert_eq!(of(&["2300", "2375/.."]), words(2300, 2375, false, true));
    assert_eq!(of(&["2300", "[2375..]"]), words(2300, 2375, false, true));
    assert_eq!(of(&["[..2267]", "2300"]), words(2267, 2300, true, true));
    assert_eq!(of(&["../2267"]), words(2267, 2267, true, true));
}
