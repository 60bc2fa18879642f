//! A state, written into an address and read again.

use super::actions::states;
use super::{book, event, start, value};
use mirror_timeline::axis::Window;
use mirror_timeline::chronicle::{Code, Diagnostic};
use mirror_timeline::date::day_of;
use mirror_timeline::query::Facet;
use mirror_timeline::state::{
    Action, ScaleKind, State, fragment_from_state, merged_fragment, pairs_from_fragment, settings,
};
use proptest::prelude::*;

/// The state that a fragment describes, starting from the page's own.
fn read(page: &State, fragment: &str) -> (State, Vec<Diagnostic>) {
    let pairs = pairs_from_fragment(fragment, "");
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    settings::apply(page, &pairs)
}

const DAY: f64 = 1.0 / 365.0;

/// Whether two windows are the same to the day. None is the same as all but a day of it all.
fn same_days(state: &State, a: Option<Window>, b: Option<Window>) -> bool {
    let whole = state.whole_scale(1.0).window();
    let (a, b) = (a.unwrap_or(whole), b.unwrap_or(whole));
    // Positions on the scale are exact to far less than the hour that is allowed on top.
    (a.start - b.start).abs() < DAY * 1.05 && (a.end - b.end).abs() < DAY * 1.05
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(state in states(), page in states()) {
        let fragment = fragment_from_state(&state, &page);
        let (restored, unknown) = read(&page, &fragment);
        prop_assert_eq!(unknown, []);
        prop_assert_eq!(&restored.filter, &state.filter, "{}", fragment);
        prop_assert_eq!(&restored.matches, &state.matches);
        prop_assert_eq!(restored.selected, state.selected);
        prop_assert_eq!(restored.view, state.view);
        prop_assert_eq!(restored.scale, state.scale);
        prop_assert!(
            same_days(&state, restored.window, state.window),
            "{}: {:?} became {:?}", fragment, state.window, restored.window
        );
    }

    #[test]
    fn writing_again_writes_the_same(state in states(), page in states()) {
        let fragment = fragment_from_state(&state, &page);
        let (restored, _) = read(&page, &fragment);
        // A window that misses a day of everything is written, but read as everything.
        prop_assume!(restored.window.is_some() == state.window.is_some());
        prop_assert_eq!(fragment_from_state(&restored, &page), fragment);
    }

    #[test]
    fn the_pages_own_state_has_an_empty_fragment(page in states()) {
        prop_assert_eq!(fragment_from_state(&page, &page), "");
    }

    #[test]
    fn a_fragment_is_plain_text(state in states()) {
        let fragment = fragment_from_state(&state, &start());
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~,:/+%=&".contains(&byte);
        prop_assert!(fragment.bytes().all(allowed), "{}", fragment);
    }

    #[test]
    fn any_fragment_is_survived(fragment in any::<String>()) {
        let (state, _) = read(&start(), &fragment);
        let again = fragment_from_state(&state, &start());
        prop_assert_eq!(read(&start(), &again).1, []);
    }

    #[test]
    fn any_value_of_ours_is_survived(
        name in prop::sample::select(&settings::NAMES[..]),
        text in "(%[0-9a-gA-G]{0,2}|[0-9.~?/YX+-]|,|[a-z]|\\PC){0,20}",
    ) {
        let fragment = [name, "=", &text].concat();
        let (state, unknown) = read(&start(), &fragment);
        for diagnostic in &unknown {
            prop_assert_eq!(diagnostic.code, Code::UnknownSetting);
            prop_assert_eq!(&diagnostic.place.path, name);
        }
        let window = state.shown_window();
        prop_assert!(window.start < window.end);
    }

    #[test]
    fn foreign_keys_stay(
        state in states(),
        foreign in "[a-z]{1,5}\\.x(=[a-z%+]{0,5})?(&top)?",
        prefix in prop::sample::select(&["", "a."][..]),
    ) {
        let own = fragment_from_state(&state, &start());
        let merged = merged_fragment(&foreign, &own, prefix);
        prop_assert!(merged.ends_with(&foreign), "{}", merged);
        // Written over itself, nothing changes; taken away, the foreign keys are left.
        prop_assert_eq!(merged_fragment(&merged, &own, prefix), merged.clone());
        prop_assert_eq!(merged_fragment(&merged, "", prefix), foreign);
        prop_assert_eq!(pairs_from_fragment(&merged, prefix), pairs_from_fragment(&own, ""));
    }
}

#[test]
fn the_fragment_is_readable() {
    let page = start();
    let rebellion = value(&page, Facet::Era, "rebellion");
    let regent = event(&page, "regent-surrenders");
    let state = page
        .reduce(Action::Toggle(Facet::Era, rebellion))
        .reduce(Action::Select(Some(regent)));
    let fragment = fragment_from_state(&state, &page);
    assert_eq!(fragment, "eras=rebellion&selected=regent-surrenders");
    // What an address selects is in sight, in an open era.
    let seen = state.reduce(Action::Reveal(regent));
    assert_eq!(read(&page, &fragment).0, seen);
    let searched = page.reduce(Action::Search("kirk & spock".to_owned()));
    assert_eq!(
        fragment_from_state(&searched, &page),
        "search=kirk+%26+spock"
    );
}

#[test]
fn a_window_of_ones_own_is_written_in_whole_years_where_it_is_one() {
    let page = start();
    let window = |start, end| Action::SetWindow(Some(Window { start, end }));
    let state = page.reduce(window(2370.0, 2376.0));
    assert_eq!(fragment_from_state(&state, &page), "from=2370&to=2375");
    let whole = state
        .reduce(Action::Toggle(
            Facet::Era,
            value(&page, Facet::Era, "rebellion"),
        ))
        .reduce(Action::SetWindow(None));
    assert_eq!(
        fragment_from_state(&whole, &page),
        "eras=rebellion&from=&to="
    );
}

#[test]
fn every_day_of_a_window_is_read_as_it_was_written() {
    let page = start();
    for days in 0..730 {
        let (year, month, day) = day_of(2155.0 + f64::from(days) / 365.25);
        let text = format!("from={year}-{month:02}-{day:02}&to=2377-{month:02}-{day:02}");
        let (state, unknown) = read(&page, &text);
        if (month, day) == (2, 29) {
            continue;
        }
        assert_eq!(unknown, [], "{text}");
        let written = fragment_from_state(&state, &page);
        let expected = text.replace("-01-01&", "&");
        let expected = expected.strip_suffix("-12-31").unwrap_or(&expected);
        assert_eq!(written, expected);
    }
}

#[test]
fn what_the_reader_cleared_is_written_as_empty() {
    let bare = start();
    let (page, _) = read(&bare, "eras=rebellion,rise&search=worf&view=list");
    let state = page.reduce(Action::ClearAll);
    assert_eq!(fragment_from_state(&state, &page), "eras=&search=");
    assert_eq!(read(&page, "eras=&search=").0, state);
}

#[test]
fn a_prefix_tells_widgets_apart() {
    let fragment = "#a.eras=rise&b.eras=reform&eras=drift&a.unknown=1&a.view";
    let pairs = |prefix| pairs_from_fragment(fragment, prefix);
    let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(pairs("a."), [pair("eras", "rise"), pair("view", "")]);
    assert_eq!(pairs("b."), [pair("eras", "reform")]);
    assert_eq!(pairs(""), [pair("eras", "drift")]);
    assert_eq!(
        merged_fragment(fragment, "eras=", "a."),
        "a.eras=&b.eras=reform&eras=drift&a.unknown=1"
    );
}

#[test]
fn unknown_values_are_diagnostics_and_the_rest_counts() {
    let (state, unknown) = read(
        &start(),
        "eras=rebellion,nowhere&factions=%E0%A4%A&selected=nobody&view=circle&scale=false&from=soon&to=2375",
    );
    let found: Vec<(&str, &str)> = unknown
        .iter()
        .map(|diagnostic| (diagnostic.place.path.as_str(), diagnostic.found.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("eras", "nowhere"),
            ("factions", "\u{fffd}%A"),
            ("selected", "nobody"),
            ("view", "circle"),
            ("scale", "false"),
            ("from", "soon"),
        ]
    );
    assert_eq!(
        state.filter.chosen(Facet::Era),
        [value(&state, Facet::Era, "rebellion")]
    );
    assert_eq!(state.selected, None);
}

#[test]
fn a_huge_fragment_is_survived() {
    let many = ["eras=", &"x,".repeat(100_000)].concat();
    assert_eq!(read(&start(), &many).1.len(), 100_000);
    let deep = ["from=", &"[".repeat(100_000)].concat();
    assert_eq!(read(&start(), &deep).1.len(), 1);
    let (state, _) = read(&start(), &["search=", &"%41+".repeat(100_000)].concat());
    assert_eq!(state.matches.selection.count(), 67);
}

#[test]
fn a_name_of_several_words_is_one_id() {
    let page = State::new(book(
        r#"{"events": [
            {"id": "a", "date": "2063", "title": "A", "factions": ["Terran Empire", "Vulcans"]},
            {"id": "b", "date": "2064", "title": "B", "factions": ["Others"]}
        ]}"#,
    ));
    let state = page
        .reduce(Action::Toggle(Facet::Faction, 0))
        .reduce(Action::Toggle(Facet::Faction, 1));
    let fragment = fragment_from_state(&state, &page);
    assert_eq!(fragment, "factions=Terran+Empire,Vulcans");
    assert_eq!(read(&page, &fragment).0, state);
    assert_eq!(
        read(&page, "factions=Vulcans+Others")
            .0
            .filter
            .chosen(Facet::Faction),
        [1, 2]
    );
}

#[test]
fn a_page_on_the_true_scale_is_left_for_the_story() {
    let state = start()
        .reduce(Action::Toggle(Facet::Person, 2))
        .reduce(Action::Open(vec![5, 10]));
    let page = start().reduce(Action::SetScale(ScaleKind::True));
    let fragment = fragment_from_state(&state, &page);
    let (restored, _) = read(&page, &fragment);
    assert_eq!(fragment_from_state(&restored, &page), fragment);
}

#[test]
fn a_window_beyond_the_other_scale_is_brought_within_it() {
    let state = start()
        .reduce(Action::SetScale(ScaleKind::True))
        .reduce(Action::Zoom {
            factor: 6.58,
            at: 0.0,
        })
        .reduce(Action::SetScale(ScaleKind::Story));
    let whole = state.whole_scale(1.0).window();
    let window = state.window.expect("a part of everything");
    assert!(whole.start <= window.start && window.end <= whole.end);
    let fragment = fragment_from_state(&state, &start());
    let (restored, _) = read(&start(), &fragment);
    assert!(
        same_days(&state, restored.window, state.window),
        "{fragment}"
    );
}
