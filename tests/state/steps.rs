//! Steps of the brush's handles.

use super::actions::{states, steps};
use super::{near, start};
use mirror_timeline::state::{Action, ScaleKind, State, Step};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_step_moves_one_end_within_the_domain(
        state in states(), start in any::<bool>(), step in steps(),
    ) {
        let (window, whole) = (state.shown_window(), state.whole_scale(1.0).window());
        if let Some(stepped) = state.window_after_step(start, step) {
            prop_assert!(stepped.start < stepped.end);
            prop_assert!(whole.start <= stepped.start && stepped.end <= whole.end);
            let kept = if start {
                (stepped.end, window.end)
            } else {
                (stepped.start, window.start)
            };
            prop_assert_eq!(kept.0, kept.1);
        }
    }

    #[test]
    fn a_step_goes_its_way(state in states(), start in any::<bool>(), step in steps()) {
        let (Step::Year { forward } | Step::Era { forward } | Step::Limit { forward }) = step;
        let window = state.shown_window();
        if let Some(stepped) = state.window_after_step(start, step) {
            let moved = if start {
                stepped.start - window.start
            } else {
                stepped.end - window.end
            };
            prop_assert!(if forward { moved >= 0.0 } else { moved <= 0.0 }, "{}", moved);
        }
    }
}

/// Every edge that steps of a kind reach, going all the way in one direction.
fn edges(state: &State, start: bool, step: Step) -> Vec<f64> {
    let mut state = state.clone();
    let mut edges: Vec<f64> = Vec::new();
    while let Some(window) = state.window_after_step(start, step) {
        let edge = if start { window.start } else { window.end };
        if edges.last().is_some_and(|last| near(*last, edge)) {
            break;
        }
        edges.push(edge);
        // The true scale's shortest window is a year, which no step of this chronicle goes below.
        state.window = Some(window);
    }
    edges
}

#[test]
fn steps_forward_and_back_meet_the_same_edges() {
    for scale in [ScaleKind::Story, ScaleKind::True] {
        let whole = start().reduce(Action::SetScale(scale));
        for step in [
            |forward| Step::Year { forward },
            |forward| Step::Era { forward },
        ] {
            let there = edges(&whole, true, step(true));
            let mut last = whole.clone();
            last.window = Some(mirror_timeline::axis::Window {
                start: *there.last().expect("a step"),
                ..whole.shown_window()
            });
            let mut back = edges(&last, true, step(false));
            back.reverse();
            assert!(there.len() > 5, "{there:?}");
            // The way back ends at the domain's start instead of the last edge.
            let inner = there[..there.len() - 1].iter().zip(&back[1..]);
            assert_eq!(there.len(), back.len(), "{there:?} {back:?}");
            assert!(
                inner.into_iter().all(|(a, b)| near(*a, *b)),
                "{there:?} {back:?}"
            );
        }
    }
}

#[test]
fn a_limit_is_the_end_of_everything() {
    let state = start();
    let whole = state.shown_window();
    let state = state.reduce(Action::SetWindow(Some(mirror_timeline::axis::Window {
        start: 2300.0,
        end: 2400.0,
    })));
    let limit = |start, forward| state.window_after_step(start, Step::Limit { forward });
    assert_eq!(
        limit(true, false).map(|window| window.start),
        Some(whole.start)
    );
    assert_eq!(limit(false, true).map(|window| window.end), Some(whole.end));
    // The start can't go behind the end.
    assert_eq!(limit(true, true), None);
    assert_eq!(limit(false, false), None);
}
