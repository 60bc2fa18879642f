//! Filters, search and bitmaps, each held against its plain definition.

mod bitmap;
mod filter;
mod fold;
mod search;

use mirror_timeline::chronicle::{Chronicle, Entry, Event};
use mirror_timeline::import;
use mirror_timeline::query::{Facet, Filter, Terms};
use proptest::prelude::*;

/// The embedded chronicle.
fn chronicle() -> Chronicle {
    import::from_text(include_str!("../../static/mirror-universe.json")).chronicle
}

/// How many values a facet has.
fn values(chronicle: &Chronicle, facet: Facet) -> usize {
    match facet {
        Facet::Era => chronicle.eras.len(),
        Facet::Faction => chronicle.factions.len(),
        Facet::Series => chronicle.series.len(),
        Facet::Canon => chronicle.canons.len(),
        Facet::Universe => chronicle.rails.len(),
        Facet::Person => chronicle.people.len(),
    }
}

/// Whether an event has a value, by the event's own fields.
fn has(event: &Event, entry: &Entry, facet: Facet, value: u16) -> bool {
    match facet {
        Facet::Era => event.era == Some(value),
        Facet::Faction => entry.factions.contains(&value),
        Facet::Series => entry
            .sources
            .iter()
            .any(|source| source.series == Some(value)),
        Facet::Canon => event.canon == Some(value),
        Facet::Universe => u16::from(event.rail) == value,
        Facet::Person => entry.people.contains(&value),
    }
}

/// Whether an entry holds every word of a search, word by word and text by text.
fn holds(chronicle: &Chronicle, entry: &Entry, search: &str) -> bool {
    let mut texts = vec![entry.title.as_str(), &entry.summary];
    texts.extend(entry.places.iter().chain(&entry.ships).map(String::as_str));
    for person in &entry.people {
        texts.push(&chronicle.people[usize::from(*person)].name);
    }
    for source in &entry.sources {
        texts.push(&source.title);
        if let Some(series) = source.series {
            let series = &chronicle.series[usize::from(series)];
            texts.extend([series.name.as_str(), &series.id]);
        }
    }
    search.split_whitespace().map(Terms::new).all(|word| {
        let held = |text: &&str| !word.ranges(text).is_empty();
        word.is_empty() || texts.iter().any(held)
    })
}

/// Searches that find many events, one, none, and that ask for nothing.
const SEARCHES: [&str; 12] = [
    "",
    "  ",
    "e",
    "kirk",
    "KIRK spock",
    "terok",
    "ds9 bashir",
    "zzz",
    "’",
    "a e",
    "Defiant",
    "n'",
];

prop_compose! {
    /// A filter over a chronicle, with values that exist.
    fn filters(chronicle: &Chronicle)(
        chosen in Facet::ALL.map(|facet| {
            let values = u16::try_from(values(chronicle, facet)).expect("a small table");
            prop_oneof![
                3 => Just(Vec::new()),
                2 => prop::collection::vec(0..values, 1..4),
            ]
        }),
        crossings in prop::bool::weighted(0.2),
        search in prop::sample::select(&SEARCHES[..]),
    ) -> Filter {
        let mut filter = Facet::ALL
            .into_iter()
            .zip(chosen)
            .fold(Filter::default(), |filter, (facet, values)| filter.with(facet, values));
        filter.crossings = crossings;
        filter.search = search.to_owned();
        filter
    }
}
