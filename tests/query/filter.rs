//! What passes a filter, how many of each value, and what to take away.

use super::{chronicle, filters, has, holds, values};
use mirror_timeline::chronicle::{Chronicle, Entry, Event};
use mirror_timeline::query::{Constraint, Facet, Filter, Index, Matches, Remedy};
use proptest::prelude::*;

/// Whether an event passes a filter, condition by condition. A facet may be left out.
fn passes(
    chronicle: &Chronicle,
    event: &Event,
    entry: &Entry,
    filter: &Filter,
    left_out: Option<Facet>,
) -> bool {
    let facets = Facet::ALL
        .into_iter()
        .filter(|facet| Some(*facet) != left_out);
    let chosen = facets
        .map(|facet| (facet, filter.chosen(facet)))
        .filter(|(_, values)| !values.is_empty())
        .all(|(facet, values)| values.iter().any(|value| has(event, entry, facet, *value)));
    let found = holds(chronicle, entry, &filter.search);
    chosen && found && (!filter.crossings || event.crossing.crosses())
}

fn positions(chronicle: &Chronicle, passes: impl Fn(&Event, &Entry) -> bool) -> Vec<usize> {
    let events = chronicle.told().enumerate();
    events
        .filter(|(_, (event, entry))| passes(event, entry))
        .map(|(position, _)| position)
        .collect()
}

proptest! {
    #[test]
    fn the_selection_is_what_passes_every_condition(filter in filters(&chronicle())) {
        let chronicle = chronicle();
        let matches = Matches::new(&Index::new(&chronicle), &filter);
        let expected = positions(&chronicle, |event, entry| passes(&chronicle, event, entry, &filter, None));
        prop_assert_eq!(matches.selection.iter().collect::<Vec<_>>(), expected);
        prop_assert_eq!(matches.selection.length(), chronicle.events.len());
    }

    #[test]
    fn counts_leave_out_the_facets_own_choice(filter in filters(&chronicle())) {
        let chronicle = chronicle();
        let matches = Matches::new(&Index::new(&chronicle), &filter);
        for facet in Facet::ALL {
            let others =
                positions(&chronicle, |event, entry| passes(&chronicle, event, entry, &filter, Some(facet)));
            for value in 0..u16::try_from(values(&chronicle, facet)).expect("a small table") {
                let expected = others
                    .iter()
                    .filter(|event| {
                        let entry = chronicle.entry(**event).expect("an entry");
                        has(&chronicle.events[**event], &entry, facet, value)
                    })
                    .count();
                prop_assert_eq!(matches.count(facet, value), expected, "{:?} {}", facet, value);
            }
        }
        let mut crossing = filter.clone();
        crossing.crossings = true;
        let crossings = positions(&chronicle, |event, entry| passes(&chronicle, event, entry, &crossing, None));
        prop_assert_eq!(matches.crossings, crossings.len());
        let hits =
            positions(&chronicle, |_, entry| holds(&chronicle, entry, &filter.search));
        prop_assert_eq!(matches.hits, hits.len());
    }

    #[test]
    fn another_value_of_a_facet_adds_events_and_another_facet_takes_them(
        filter in filters(&chronicle()),
        facet in prop::sample::select(&Facet::ALL[..]),
        value in 0..7_u16,
    ) {
        let chronicle = chronicle();
        let index = Index::new(&chronicle);
        let before = Matches::new(&index, &filter).selection;
        prop_assume!(!filter.chosen(facet).contains(&value));
        prop_assume!(usize::from(value) < values(&chronicle, facet));
        let after = Matches::new(&index, &filter.clone().toggled(facet, value)).selection;
        let (small, large) = if filter.chosen(facet).is_empty() {
            (after, before)
        } else {
            (before, after)
        };
        prop_assert_eq!(small.and(&large), small);
    }

    #[test]
    fn a_value_pressed_twice_is_let_go(
        filter in filters(&chronicle()),
        facet in prop::sample::select(&Facet::ALL[..]),
        value in 0..50_u16,
    ) {
        let twice = filter.clone().toggled(facet, value).toggled(facet, value);
        prop_assert_eq!(twice, filter);
    }

    #[test]
    fn constraints_are_what_can_be_taken_away(filter in filters(&chronicle())) {
        let constraints = filter.constraints();
        prop_assert_eq!(filter.is_empty(), constraints.is_empty());
        for constraint in &constraints {
            let less = filter.clone().without(*constraint);
            let rest: Vec<Constraint> =
                constraints.iter().copied().filter(|other| other != constraint).collect();
            prop_assert_eq!(less.constraints(), rest);
            prop_assert_eq!(less.clone().without(*constraint), less);
        }
        let bare = constraints.iter().fold(filter, |filter, constraint| filter.without(*constraint));
        prop_assert!(bare.is_empty());
    }

    #[test]
    fn remedies_give_what_they_promise_best_first(filter in filters(&chronicle())) {
        let chronicle = chronicle();
        let index = Index::new(&chronicle);
        let remedies = Remedy::all(&index, &filter);
        prop_assert!(remedies.windows(2).all(|pair| pair[0].events >= pair[1].events));
        for constraint in filter.constraints() {
            let less = filter.clone().without(constraint);
            let events =
                positions(&chronicle, |event, entry| passes(&chronicle, event, entry, &less, None)).len();
            let remedy = remedies.iter().find(|remedy| remedy.constraint == constraint);
            prop_assert_eq!(remedy.map_or(0, |remedy| remedy.events), events);
        }
    }
}

#[test]
fn nothing_asked_selects_everything() {
    let chronicle = chronicle();
    let matches = Matches::new(&Index::new(&chronicle), &Filter::default());
    assert_eq!(matches.selection.count(), 67);
    let eras: usize = (0..7).map(|era| matches.count(Facet::Era, era)).sum();
    assert_eq!(eras, 67);
}

#[test]
fn a_filter_that_nothing_passes_has_remedies() {
    let chronicle = chronicle();
    let index = Index::new(&chronicle);
    let rebellion = chronicle.eras.iter().position(|era| era.id == "rebellion");
    let rebellion = u16::try_from(rebellion.expect("an era")).expect("a small table");
    let mut filter = Filter::default().with(Facet::Era, vec![rebellion]);
    filter.search = "defiant phlox".to_owned();
    assert_eq!(Matches::new(&index, &filter).selection.count(), 0);
    let remedies = Remedy::all(&index, &filter);
    assert_eq!(remedies[0].constraint, Constraint::Search);
    assert_eq!(remedies[0].events, 13);
}
