//! What each action does, and what it leaves alone.

use super::actions::{actions, states};
use super::{event, near, same_window, start, value};
use mirror_timeline::axis::Window;
use mirror_timeline::query::{Constraint, Facet, Filter, Matches};
use mirror_timeline::state::{Action, ScaleKind, State, View};
use proptest::prelude::*;

/// Whether an event's mark lies in the window.
fn shows(state: &State, event: usize) -> bool {
    let scale = state.scale_of_width(1.0);
    let x = scale.x_from_unit(scale.warp().event_units()[event]);
    (-1e-9..=1.0 + 1e-9).contains(&x)
}

proptest! {
    #[test]
    fn the_answer_is_always_that_of_the_filter(state in states(), action in actions()) {
        let after = state.reduce(action);
        prop_assert_eq!(&*after.matches, &Matches::new(&after.book.index, &after.filter));
        let (window, whole) = (after.shown_window(), after.whole_scale(1.0).window());
        prop_assert!(window.start < window.end);
        prop_assert!(whole.start <= window.start && window.end <= whole.end);
        prop_assert!(after.selected.is_none_or(|event| event < 67));
    }

    #[test]
    fn an_action_that_changes_nothing_gives_an_equal_state(state in states()) {
        let mut nothing = vec![
            Action::Search(state.filter.search.clone()),
            Action::Select(state.selected),
            Action::SetView(state.view),
            Action::SetScale(state.scale),
            Action::Follow(67),
            Action::Show(67),
            Action::Remove(Constraint::Value(Facet::Era, 99)),
            Action::Set(Box::new((*state).clone())),
        ];
        if state.filter.is_empty() && state.filter.search.is_empty() {
            nothing.push(Action::ClearAll);
        }
        if state.window.is_none() {
            nothing.push(Action::SetWindow(None));
            nothing.push(Action::Pan(0.3));
        }
        for action in nothing {
            prop_assert!(state.reduce(action.clone()) == *state, "{:?}", action);
        }
    }

    #[test]
    fn clear_all_leads_back_to_everything(state in states()) {
        prop_assume!(!state.filter.is_empty());
        let cleared = state.reduce(Action::ClearAll);
        prop_assert_eq!(&cleared.filter, &Filter::default());
        prop_assert_eq!(cleared.window, None);
        prop_assert_eq!(cleared.matches.selection.count(), 67);
        prop_assert_eq!(cleared.selected, state.selected);
        prop_assert_eq!((cleared.view, cleared.scale), (state.view, state.scale));
    }

    #[test]
    fn zooming_in_and_out_about_one_point_leads_back(
        state in states(),
        factor in 1.0..4.0_f64,
        at in 0.0..1.0_f64,
    ) {
        let before = state.shown_window();
        let near_by = state.reduce(Action::Zoom { factor, at });
        // Only where the shortest window did not stop it.
        let units = |state: &State| {
            let (start, end) = state.scale_of_width(1.0).domain();
            end - start
        };
        prop_assume!(near(units(&near_by) * factor, units(&state)));
        let back = near_by.reduce(Action::Zoom { factor: 1.0 / factor, at });
        let after = back.shown_window();
        prop_assert!(
            (before.start - after.start).abs() < 1e-6 && (before.end - after.end).abs() < 1e-6,
            "{:?} became {:?}", before, after
        );
    }

    #[test]
    fn a_followed_event_is_selected_and_seen(state in states(), event in 0..67_usize) {
        let hidden = !state.matches.selection.contains(event);
        let after = state.reduce(Action::Follow(event));
        prop_assert_eq!(after.selected, Some(event));
        prop_assert!(after.matches.selection.contains(event));
        prop_assert!(shows(&after, event));
        if hidden {
            prop_assert_eq!(after.filter, Filter::default());
        } else {
            prop_assert_eq!(&after.filter, &state.filter);
        }
    }

    #[test]
    fn an_event_is_shown_without_zooming(state in states(), event in 0..67_usize) {
        let length = |state: &State| {
            let (start, end) = state.scale_of_width(1.0).domain();
            end - start
        };
        let after = state.reduce(Action::Show(event));
        prop_assert!(shows(&after, event));
        prop_assert!((length(&after) - length(&state)).abs() < 1e-6);
        prop_assert_eq!(after.reduce(Action::Show(event)).shown_window(), after.shown_window());
    }

    #[test]
    fn opened_events_are_all_seen(
        state in states(),
        events in prop::collection::vec(0..67_usize, 1..5),
    ) {
        let after = state.reduce(Action::Open(events.clone()));
        prop_assert!(events.iter().all(|event| shows(&after, *event)));
    }

    #[test]
    fn a_drag_is_seen_but_not_kept(state in states(), start in 1950.0..3000.0_f64) {
        let window = Window { start, end: start + 100.0 };
        let dragging = state.reduce(Action::Drag(window));
        prop_assert_eq!(dragging.window, state.window);
        let dropped = dragging.reduce(Action::SetWindow(dragging.dragged));
        prop_assert_eq!(dropped.dragged, None);
        prop_assert!(same_window(dropped.shown_window(), dragging.shown_window()));
    }
}

#[test]
fn an_era_brings_its_years() {
    let state = start();
    let rebellion = value(&state, Facet::Era, "rebellion");
    for scale in [ScaleKind::Story, ScaleKind::True] {
        let state = state
            .reduce(Action::SetScale(scale))
            .reduce(Action::Toggle(Facet::Era, rebellion));
        let years = Window {
            start: 2370.0,
            end: 2376.0,
        };
        assert!(same_window(state.shown_window(), years), "{scale:?}");
        assert_eq!(state.matches.selection.count(), 13);
        let both = state.reduce(Action::Toggle(
            Facet::Era,
            value(&state, Facet::Era, "alliance"),
        ));
        let years = Window {
            start: 2350.0,
            end: 2376.0,
        };
        assert!(same_window(both.shown_window(), years), "{scale:?}");
        let none = state.reduce(Action::Toggle(Facet::Era, rebellion));
        assert_eq!(none.window, None);
    }
}

#[test]
fn a_search_moves_to_what_it_finds_and_stays_where_it_finds_nothing() {
    let state = start().reduce(Action::Search("worf".to_owned()));
    let found = state.shown_window();
    assert!(found.start > 2300.0 && found.end < 2400.0);
    let nothing = state.reduce(Action::Search("worf zzz".to_owned()));
    assert_eq!(nothing.matches.selection.count(), 0);
    assert!(same_window(nothing.shown_window(), found));
    // A space at the end asks for nothing else, so nothing moves.
    let moved = state.reduce(Action::Pan(0.2));
    let spaced = moved.reduce(Action::Search("worf ".to_owned()));
    assert_eq!(spaced.window, moved.window);
}

#[test]
fn a_card_opens_without_moving_anything() {
    let state = start();
    let regent = event(&state, "regent-surrenders");
    let open = state.reduce(Action::Select(Some(regent)));
    assert_eq!(open.selected, Some(regent));
    assert_eq!(open.reduce(Action::Select(None)), state);
}

#[test]
fn numbers_that_are_none_move_nothing() {
    let state = start().reduce(Action::SetWindow(Some(Window {
        start: 2300.0,
        end: 2400.0,
    })));
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0] {
        let zoomed = state.reduce(Action::Zoom {
            factor: number,
            at: 0.5,
        });
        assert!(same_window(zoomed.shown_window(), state.shown_window()));
        let panned = state.reduce(Action::Pan(number));
        assert!(same_window(panned.shown_window(), state.shown_window()));
    }
}

#[test]
fn a_view_keeps_everything_else() {
    let state = start().reduce(Action::SetView(View::List));
    assert_eq!(state.reduce(Action::SetView(View::Timeline)), start());
}
