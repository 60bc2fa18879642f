//! What is searched, and where the words stand.

use super::{chronicle, holds};
use mirror_timeline::import;
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

/// A text between JSON's quotes, some of its characters written by their codes.
fn quoted(text: &str, coded: usize) -> String {
    let mut json = String::from('"');
    for (at, character) in text.chars().enumerate() {
        match character {
            _ if (at + coded).is_multiple_of(7) => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    json.push_str(&format!("\\u{unit:04x}"));
                }
            }
            '"' | '\\' => json.extend(['\\', character]),
            _ => json.push(character),
        }
    }
    json.push('"');
    json
}

proptest! {
    #[test]
    fn what_is_found_is_what_holds_every_word(
        texts in prop::collection::vec(("[a-dA-D'’éÉß\"\\\\ Жж🖖]{1,24}", "[a-c 'é]{0,9}"), 1..6),
        search in "[a-d'éßжЖ\"]{1,3}( [A-C1’]{1,2})?",
        coded in 0_usize..9,
    ) {
        let events: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(at, (title, other))| {
                let (title, other) = (quoted(&["x", title].concat(), coded), quoted(other, coded));
                let date = 2400 - at;
                format!(
                    r#"{{"id": "{at}", "date": "{date}", "title": "not this", "title": {title}, "summary": {other},
                        "places": [" {at} ", {other}], "ships": {title}, "note": "abcd", "people": ["p{at}"],
                        "sources": [{other}, {{"series": "s{at}", "title": {title}}}]}}"#
                )
            })
            .collect();
        let text = format!(
            r#"{{"people": [{{"id": "p0", "name": "B’a"}}], "series": [{{"id": "s1", "name": "É c"}}], "events": [{}]}}"#,
            events.join(",")
        );
        let chronicle = import::from_text(&text).chronicle;
        prop_assert_eq!(chronicle.events.len(), texts.len());
        let mut filter = Filter::default();
        search.clone_into(&mut filter.search);
        let matches = Matches::new(&Index::new(&chronicle), &filter);
        for (position, (_, entry)) in chronicle.told().enumerate() {
            let expected = holds(&chronicle, &entry, &search);
            prop_assert_eq!(matches.selection.contains(position), expected, "{:?}", entry);
        }
    }

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
