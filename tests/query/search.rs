//! What is searched, and where the words stand.

use super::chronicle;
use mirror_timeline::query::{Filter, Index, Matches, Terms};
use proptest::prelude::*;

/// The ids of the events that a search finds.
fn found(search: &str) -> Vec<String> {
    let chronicle = chronicle();
    let mut filter = Filter::default();
    search.clone_into(&mut filter.search);
    let matches = Matches::new(&Index::new(&chronicle), &filter);
    let events = matches.selection.iter();
    events.map(|event| chronicle.event_id(event)).collect()
}

#[test]
fn every_kind_of_text_is_searched() {
    let chronicle = chronicle();
    let (_, event) = chronicle
        .told()
        .find(|(_, event)| {
            !event.people.is_empty() && !event.places.is_empty() && !event.ships.is_empty()
        })
        .expect("an event with people, places and ships");
    let person = &chronicle.people[usize::from(event.people[0])].name;
    let source = &event.sources[0];
    let series = &chronicle.series[usize::from(source.series.expect("a series"))];
    for text in [
        &event.title,
        &event.summary,
        person,
        &event.places[0],
        &event.ships[0],
        &source.title,
        &series.name,
        &series.id,
    ] {
        assert!(found(text).contains(&event.id), "{text}");
    }
}

#[test]
fn every_word_must_match() {
    let (both, first, second) = (found("kirk spock"), found("kirk"), found("spock"));
    assert!(!both.is_empty() && both.len() < first.len());
    for id in &first {
        assert_eq!(both.contains(id), second.contains(id), "{id}");
    }
}

#[test]
fn words_of_two_texts_do_not_join() {
    let chronicle = chronicle();
    for (_, event) in chronicle.told() {
        let end: String = event.title.chars().rev().take(3).collect();
        let end: String = end.chars().rev().collect();
        let start: String = event.summary.chars().take(3).collect();
        let joined = [end, start].concat();
        if !joined.contains(' ') {
            assert!(!found(&joined).contains(&event.id), "{joined}");
        }
    }
}

proptest! {
    #[test]
    fn ranges_are_in_order_apart_and_say_what_was_searched(
        text in "[a-cA-CéÉßẞ’ ]{0,30}",
        search in "[a-cé’ßs]{1,3}( [a-c]{1,2})?",
    ) {
        let terms = Terms::new(&search);
        let ranges = terms.ranges(&text);
        for pair in ranges.windows(2) {
            prop_assert!(pair[0].end < pair[1].start);
        }
        for range in &ranges {
            prop_assert!(!range.is_empty());
            let marked = text.get(range.clone());
            prop_assert!(marked.is_some(), "{:?} cuts a character", range);
            let words = search.split(' ');
            let holds = |word| {
                let word = Terms::new(word);
                !word.is_empty() && !word.ranges(marked.unwrap_or_default()).is_empty()
            };
            prop_assert!(words.into_iter().any(holds), "{:?}", marked);
        }
    }

    #[test]
    fn any_search_of_any_text_is_answered(text in any::<String>(), search in any::<String>()) {
        let ranges = Terms::new(&search).ranges(&text);
        for range in ranges {
            prop_assert!(text.get(range).is_some());
        }
    }

    #[test]
    fn a_text_is_found_in_itself_wherever_it_is_cut(
        text in "\\PC{1,20}",
        before in "\\PC{0,5}",
        after in "\\PC{0,5}",
    ) {
        let terms = Terms::new(&text);
        prop_assume!(!terms.is_empty());
        let whole = [before.as_str(), &text, &after].concat();
        prop_assert!(!terms.ranges(&whole).is_empty());
    }
}
