//! What only the phone's form shows: open and folded eras, the pulled sheet.

use super::actions::states;
use super::{event, start, value};
use mirror_timeline::query::Facet;
use mirror_timeline::state::{Action, State, settings};
use proptest::prelude::*;

/// Whether an era's section would be open among all events of the chronicle.
fn is_open(state: &State, era: u16) -> bool {
    let height = Some(value(state, Facet::Era, "height"));
    state.folds.is_open(Some(era), 67, height)
}

proptest! {
    #[test]
    fn folding_changes_nothing_else(state in states(), era in 0..7_u16, open in any::<bool>()) {
        let turned = state.reduce(Action::Fold(Some(era), open));
        prop_assert_eq!(is_open(&turned, era), open);
        let mut back = turned;
        back.folds = state.folds.clone();
        prop_assert!(back == State::clone(&state));
    }

    #[test]
    fn what_is_looked_for_is_not_folded_away(state in states(), chosen in 0..67_usize) {
        let era = state.book.chronicle.events[chosen].era.unwrap();
        for action in [Action::Follow(chosen), Action::Reveal(chosen)] {
            prop_assert!(is_open(&state.reduce(action), era));
        }
    }

    #[test]
    fn another_answer_forgets_what_was_folded(state in states(), era in 0..7_u16) {
        let folded = state.reduce(Action::Fold(Some(era), false));
        let filtered = folded.reduce(Action::ToggleCrossings);
        prop_assert!(filtered.folds == start().folds);
    }

    #[test]
    fn a_sheet_is_pulled_down_only_and_a_new_one_lies_at_rest(state in states(), by in -900.0..900.0_f64) {
        let pulled = state.reduce(Action::Pull(by));
        prop_assert!(pulled.pulled >= 0.0);
        prop_assert!(pulled.pulled == 0.0 || pulled.selected.is_some());
        prop_assert_eq!(pulled.reduce(Action::Select(None)).pulled, 0.0);
        prop_assert_eq!(state.reduce(Action::Pull(f64::NAN)).pulled, 0.0);
    }

    #[test]
    fn before_and_after_an_event_nothing_that_matches_is_left_out(state in states(), at in 0..67_usize) {
        let (before, after) = state.beside(at);
        let selection = &state.matches.selection;
        let first = before.map_or(0, |before| before + 1);
        let end = after.unwrap_or(67);
        prop_assert!(before.is_none_or(|before| before < at && selection.contains(before)));
        prop_assert!(after.is_none_or(|after| after > at && selection.contains(after)));
        prop_assert!((first..end).all(|between| between == at || !selection.contains(between)));
    }
}

#[test]
fn what_the_page_selects_or_shows_is_open_at_first() {
    let of = |name: &str, text: &str| settings::apply(&start(), &[(name, text)]).0;
    let (rebellion, drift) = (
        value(&start(), Facet::Era, "rebellion"),
        value(&start(), Facet::Era, "drift"),
    );
    let selected = of("selected", "regent-surrenders");
    assert_eq!(
        selected.selected,
        Some(event(&selected, "regent-surrenders"))
    );
    let shown = of("from", "2450");
    for (state, lead) in [(selected, rebellion), (shown, drift)] {
        let open: Vec<u16> = (0..7).filter(|era| is_open(&state, *era)).collect();
        assert_eq!(open, [lead]);
    }
}

#[test]
fn the_first_event_since_a_time_matches() {
    let state = start();
    let era = value(&state, Facet::Era, "rebellion");
    let filtered = state.reduce(Action::Toggle(Facet::Era, era));
    let first = filtered.first_since(2000.0).unwrap();
    assert_eq!(filtered.book.chronicle.events[first].era, Some(era));
    assert_eq!(filtered.first_since(3000.0), None);
    assert_eq!(state.first_since(f64::NEG_INFINITY), Some(0));
}
