//! The same chronicle told in another way: up to what has been watched, by the other clock.

use super::actions::states;
use super::{book, event, start, value};
use mirror_timeline::chronicle::{Clock, Named, Told, Watched};
use mirror_timeline::query::Facet;
use mirror_timeline::state::{
    Action, Book, Controls, Missing, State, fragment_from_state, pairs_from_fragment, settings,
};
use proptest::prelude::*;
use std::rc::Rc;

/// The series of the embedded chronicle, and how many seasons could be asked for.
const SERIES: [&str; 7] = ["ent", "tos", "dis", "s31", "ds9", "pro", "sto"];

fn watched() -> impl Strategy<Value = Watched> {
    let one = (
        prop::sample::select(&SERIES[..]),
        prop::option::of(0..8_u32),
    );
    prop_oneof![
        1 => Just(Watched::All),
        4 => prop::collection::vec(one, 0..6).prop_map(|seen| {
            let none = Watched::parse("none").0;
            seen.into_iter().fold(none, |watched, (series, season)| watched.with(series, season))
        }),
    ]
}

fn told() -> impl Strategy<Value = Told> {
    let clock = prop::sample::select(&[Clock::Story, Clock::Release][..]);
    (watched(), clock).prop_map(|(watched, clock)| Told { watched, clock })
}

fn guard(text: &str) -> Told {
    Told {
        watched: Watched::parse(text).0,
        clock: Clock::Story,
    }
}

const RELEASE: Told = Told {
    watched: Watched::All,
    clock: Clock::Release,
};

/// Everything that a chronicle says, in one text.
fn everything(book: &Book) -> String {
    format!("{:?}", {
        let chronicle = &book.chronicle;
        let entries: Vec<_> = chronicle.told().map(|(_, entry)| entry).collect();
        (
            (&chronicle.description, &chronicle.eras, &chronicle.factions),
            (&chronicle.people, &chronicle.series, &chronicle.canons),
            (&chronicle.links, entries, &book.diagnostics),
        )
    })
}

proptest! {
    #[test]
    fn only_what_was_watched_is_told(state in states(), told in told()) {
        let after = state.reduce(Action::Retell(told.clone()));
        let (before, after) = (&state.book.chronicle, &after.book);
        let mut shown = 0;
        for (position, (_, entry)) in before.told().enumerate() {
            let seen = entry.sources.iter().all(|source| {
                let series = source.series.map(|series| &before.series[usize::from(series)].id);
                series.is_none_or(|series| told.watched.covers(series, source.season))
            });
            prop_assert_eq!(seen, before.shows(position, &told.watched));
            let dated = told.clock == Clock::Story || entry.sources[0].released.is_some();
            let there = after.event_position(&entry.id);
            prop_assert_eq!(there.is_some(), seen && dated, "{}", &entry.id);
            shown += usize::from(seen);
            if let Some(there) = there {
                prop_assert_eq!(&after.chronicle.entry(there).unwrap().title, &entry.title);
            } else if !seen {
                prop_assert!(!everything(after).contains(&entry.title));
            }
        }
        prop_assert_eq!(after.total(), shown);
        // Links have both their ends, and they are the same events.
        for link in &after.chronicle.links {
            let ends = (after.chronicle.event_id(link.from), after.chronicle.event_id(link.to));
            let same = before.links.iter().any(|other| {
                (before.event_id(other.from), before.event_id(other.to)) == ends
            });
            prop_assert!(same, "{:?}", ends);
        }
    }

    #[test]
    fn events_stand_in_the_order_of_their_clock(told in told()) {
        let chronicle = &start().reduce(Action::Retell(told)).book.chronicle;
        for pair in chronicle.events.windows(2) {
            prop_assert!((pair[0].sort_year, pair[0].sequence) < (pair[1].sort_year, pair[1].sequence));
        }
    }

    #[test]
    fn what_is_selected_and_asked_stays_what_it_was(state in states(), told in told()) {
        let after = state.reduce(Action::Retell(told));
        if let Some(selected) = after.selected {
            let id = state.book.chronicle.event_id(state.selected.unwrap());
            prop_assert_eq!(after.book.chronicle.event_id(selected), id);
        }
        for facet in Facet::ALL {
            for value in after.filter.chosen(facet) {
                prop_assert!(state.filter.chosen(facet).contains(value));
                let id = |state: &State| settings::id_of(&state.book.chronicle, facet, *value).map(str::to_owned);
                prop_assert_eq!(id(&after), id(&state));
            }
        }
        let window = after.shown_window();
        prop_assert!(window.start < window.end);
    }

    #[test]
    fn told_as_it_was_it_is_the_same_book(told in told()) {
        let start = start();
        let after = start.reduce(Action::Retell(told.clone()));
        prop_assert_eq!(after.reduce(Action::Retell(told.clone())), after.clone());
        prop_assert_eq!(start.reduce(Action::Retell(told)), after.clone());
        prop_assert!(after.reduce(Action::Retell(Told::default())).book == start.book);
    }

    #[test]
    fn what_is_written_is_read_again(
        state in states(), told in told(),
        page in states(), page_told in told(),
    ) {
        let state = state.reduce(Action::Retell(told));
        let page = page.reduce(Action::Retell(page_told));
        let fragment = fragment_from_state(&state, &page);
        let pairs = pairs_from_fragment(&fragment, "");
        let pairs: Vec<_> = pairs.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (restored, unknown) = settings::apply(&page, &pairs);
        prop_assert_eq!(unknown, []);
        prop_assert_eq!(&restored.book.told, &state.book.told, "{}", fragment);
        prop_assert_eq!(&restored.filter, &state.filter, "{}", fragment);
        prop_assert_eq!(&restored.matches, &state.matches);
        prop_assert_eq!(restored.selected, state.selected);
    }

    #[test]
    fn a_text_says_what_was_watched(watched in watched()) {
        let text = watched.text();
        prop_assert_eq!(Watched::parse(&text), (watched, Vec::new()), "{}", text);
    }

    #[test]
    fn any_text_is_survived(text in "(\\PC|[a-z0-9:, ]){0,24}") {
        let (watched, _) = Watched::parse(&text);
        prop_assert_eq!(Watched::parse(&watched.text()).0, watched);
    }

    #[test]
    fn two_guards_together_hide_what_either_hides(
        a in watched(), b in watched(),
        series in prop::sample::select(&SERIES[..]),
        season in prop::option::of(1..8_u32),
    ) {
        let both = a.meet(&b);
        prop_assert_eq!(&both, &b.meet(&a));
        prop_assert_eq!(
            both.covers(series, season),
            a.covers(series, season) && b.covers(series, season)
        );
    }

    #[test]
    fn what_is_remembered_comes_back(watched in watched(), old in "(tng:[0-3] ?|ds9:[0-3] ?|voy ?){0,3}") {
        let series = &start().book.chronicle.series;
        let text = watched.to_remember(&old, series);
        prop_assert_eq!(Watched::remembered(&text, series), watched);
        // Other chronicles' series are none of this one's business.
        for word in old.split_whitespace().filter(|word| !word.starts_with("ds9")) {
            prop_assert!(text.split_whitespace().any(|kept| kept == word), "{}", text);
        }
        let other = [Named { id: "b5".to_owned(), name: String::new() }];
        prop_assert_eq!(Watched::remembered(&text, &other), Watched::All);
    }
}

#[test]
fn a_link_to_what_comes_later_opens_nothing_and_says_so() {
    let (state, unknown) = settings::apply(
        &start(),
        &[("selected", "regent-surrenders"), ("watched", "ds9:3 tos")],
    );
    assert_eq!((state.selected, state.missing), (None, Missing::Later));
    assert_eq!(unknown.len(), 1);
    assert!(
        unknown[0]
            .message
            .contains("later than what you have watched"),
        "{}",
        unknown[0]
    );
    // What is there opens, and the note is gone.
    let (state, unknown) = settings::apply(&state, &[("selected", "mirror-mirror")]);
    assert_eq!(unknown, []);
    assert_eq!(state.missing, Missing::None);
    assert_eq!(state.selected, state.book.event_position("mirror-mirror"));
    let (state, _) = settings::apply(&state, &[("selected", "nobody")]);
    assert_eq!((state.selected, state.missing), (None, Missing::None));
}

#[test]
fn a_reader_of_one_series_is_told_that_one_alone() {
    let state = start().reduce(Action::Retell(guard("tos")));
    let told: Vec<String> = state
        .book
        .chronicle
        .told()
        .map(|(_, entry)| entry.id.clone())
        .collect();
    assert_eq!(
        told,
        [
            "kirk-takes-enterprise",
            "gorlan-vega",
            "mirror-mirror",
            "kirk-challenges-spock"
        ]
    );
    let words = everything(&state.book);
    for spoiler in ["Sisko", "Rebellion", "Archer", "Georgiou", "Discovery"] {
        assert!(!words.contains(spoiler), "{spoiler}");
    }
    let none = start().reduce(Action::Retell(guard("none")));
    assert_eq!((none.book.total(), none.window), (0, None));
}

#[test]
fn what_nobody_watched_is_not_known_counts_as_not_watched() {
    let (state, unknown) = settings::apply(&start(), &[("watched", "tso ds9:x :3")]);
    let found: Vec<&str> = unknown.iter().map(|one| one.found.as_str()).collect();
    assert_eq!(found, ["ds9:x", ":3", "tso"]);
    assert_eq!(state.book.total(), 0);
    assert_eq!(settings::text_of(&state, "watched"), "none");
    let (state, unknown) = settings::apply(&state, &[("watched", "all")]);
    assert_eq!((state.book.total(), unknown), (67, vec![]));
}

#[test]
fn a_filter_lets_go_of_what_is_hidden() {
    let state = start();
    let factions = ["terran-empire", "true-way"].map(|id| value(&state, Facet::Faction, id));
    let state = state
        .reduce(Action::Toggle(Facet::Faction, factions[0]))
        .reduce(Action::Toggle(Facet::Faction, factions[1]))
        .reduce(Action::Retell(guard("ds9:3 tos")));
    assert_eq!(state.filter.chosen(Facet::Faction), &factions[..1]);
    let (state, unknown) = settings::apply(&state, &[("factions", "true-way")]);
    assert_eq!(unknown.len(), 1);
    assert!(state.filter.is_empty());
}

#[test]
fn by_the_date_of_release_the_oldest_comes_first() {
    let state = start();
    let mirror = event(&state, "mirror-mirror");
    let state = state
        .reduce(Action::Select(Some(mirror)))
        .reduce(Action::Retell(RELEASE));
    let chronicle = &state.book.chronicle;
    assert_eq!(chronicle.events[0].sort_year, 1967);
    assert_eq!(chronicle.event_id(state.selected.unwrap()), "mirror-mirror");
    assert_eq!(chronicle.events.len() + state.book.undated, 67);
    assert!(state.book.undated > 0, "some release dates nobody supports");
    let hidden = settings::apply(&state, &[("selected", "procyon-v")]);
    assert_eq!(hidden.0.missing, Missing::Undated);
    // An era is no stretch of this time; what is left of it is.
    let rebellion = value(&state, Facet::Era, "rebellion");
    let window = state
        .reduce(Action::Toggle(Facet::Era, rebellion))
        .shown_window();
    assert!(
        (1993.0..1995.0).contains(&window.start) && (1999.0..2001.0).contains(&window.end),
        "{window:?}"
    );
}

#[test]
fn what_is_wrong_with_a_hidden_event_is_not_told() {
    let text = r#"{"series": [{"id": "a", "name": "A"}], "eras": [], "events": [
        {"id": "seen", "date": "2063", "title": "Seen", "era": "x", "sources": [{"series": "a", "season": 1, "title": "T"}]},
        {"id": "unseen", "date": "2064", "title": "Unseen", "era": "secret", "sources": [{"series": "a", "season": 2, "title": "T"}]}
    ]}"#;
    let book: Rc<Book> = book(text);
    assert_eq!(book.diagnostics.len(), 2);
    let state = State::new(book).reduce(Action::Retell(guard("a:1")));
    assert_eq!((state.book.diagnostics.len(), state.book.unlisted), (1, 1));
    assert!(!everything(&state.book).contains("secret"));
}

#[test]
fn without_a_season_a_source_is_as_late_as_its_series() {
    let text = r#"{"events": [
        {"id": "a", "date": "2063", "title": "A", "sources": [{"series": "x", "title": "T"}]},
        {"id": "b", "date": "2064", "title": "B"}
    ]}"#;
    let state = State::new(book(text));
    let count = |text| state.reduce(Action::Retell(guard(text))).book.total();
    assert_eq!((count("x:3"), count("x"), count("none")), (1, 2, 1));
}

proptest! {
    #[test]
    fn matches_are_walked_round(state in states()) {
        let count = state.matches.selection.count();
        let mut at = (*state).clone();
        at.selected = None;
        let mut seen = Vec::new();
        for _ in 0..count {
            at.selected = at.next_match(true);
            seen.push(at.selected.expect("there are some"));
        }
        prop_assert_eq!(&seen, &state.matches.selection.positions());
        prop_assert_eq!(at.next_match(true), seen.first().copied());
        // Back again, each once.
        for event in seen.iter().rev() {
            prop_assert_eq!(at.selected, Some(*event));
            at.selected = at.next_match(false);
        }
        prop_assert_eq!(at.selected, seen.last().copied());
        // From an event that does not pass, to its neighbours that do.
        if let Some(other) = (0..67).find(|event| !seen.contains(event)) {
            at.selected = Some(other);
            let later = seen.iter().find(|event| **event > other).or(seen.first());
            prop_assert_eq!(at.next_match(true), later.copied());
            let earlier = seen.iter().rev().find(|event| **event < other).or(seen.last());
            prop_assert_eq!(at.next_match(false), earlier.copied());
        }
    }
}

#[test]
fn how_much_there_is_to_press_is_set_by_words() {
    let (state, unknown) =
        settings::apply(&start(), &[("controls", "none"), ("description", " file ")]);
    assert_eq!((state.frame.controls, unknown), (Controls::None, vec![]));
    assert_eq!(state.frame.description, settings::FILE);
    let (state, unknown) = settings::apply(&state, &[("controls", "few"), ("description", "")]);
    assert_eq!((state.frame.controls, unknown.len()), (Controls::Full, 1));
    assert_eq!(state.frame.description, "");
}
