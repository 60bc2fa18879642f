//! Random readers: states that presses, drags and searches lead to.

use super::start;
use mirror_timeline::axis::Window;
use mirror_timeline::query::{Constraint, Facet};
use mirror_timeline::state::{Action, ScaleKind, State, Step, View};
use proptest::prelude::*;

/// Any action a reader can take, on events and values that exist and on ones that don't.
pub fn actions() -> impl Strategy<Value = Action> {
    let facet = || prop::sample::select(&Facet::ALL[..]);
    let time = || 1900.0..3300.0_f64;
    let window = (time(), time()).prop_map(|(start, end)| Window { start, end });
    prop_oneof![
        5 => (facet(), 0..8_u16).prop_map(|(facet, value)| Action::Toggle(facet, value)),
        1 => Just(Action::ToggleCrossings),
        2 => prop_oneof!["[a-z]{0,2}", "\\PC{0,6}", Just("kirk & spock=1+1 #%".to_owned())]
            .prop_map(Action::Search),
        1 => (facet(), 0..8_u16)
            .prop_map(|(facet, value)| Action::Remove(Constraint::Value(facet, value))),
        1 => prop::sample::select(&[Constraint::Crossings, Constraint::Search][..])
            .prop_map(Action::Remove),
        1 => Just(Action::ClearAll),
        2 => prop::option::of(0..70_usize).prop_map(Action::Select),
        2 => (0..70_usize).prop_map(Action::Follow),
        2 => (0..70_usize).prop_map(Action::Show),
        1 => Just(Action::SetWindow(None)),
        3 => window.clone().prop_map(|window| Action::SetWindow(Some(window))),
        3 => (0.1..10.0_f64, 0.0..1.0_f64).prop_map(|(factor, at)| Action::Zoom { factor, at }),
        3 => (-2.0..2.0_f64).prop_map(Action::Pan),
        1 => prop::collection::vec(0..70_usize, 0..4).prop_map(Action::Open),
        1 => prop::sample::select(&[View::Timeline, View::List][..]).prop_map(Action::SetView),
        1 => prop::sample::select(&[ScaleKind::Story, ScaleKind::True][..])
            .prop_map(Action::SetScale),
        2 => (prop::option::of(0..8_u16), any::<bool>())
            .prop_map(|(era, open)| Action::Fold(era, open)),
        1 => (0..70_usize).prop_map(Action::Reveal),
        1 => (-9.0..900.0_f64).prop_map(Action::Pull),
    ]
}

/// A state and the actions that led to it; a failure prints the actions.
#[derive(Clone)]
pub struct Reached {
    state: State,
    actions: Vec<Action>,
}

impl std::ops::Deref for Reached {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl std::fmt::Debug for Reached {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.actions.fmt(formatter)
    }
}

/// The state after some actions.
pub fn states() -> impl Strategy<Value = Reached> {
    prop::collection::vec(actions(), 0..8).prop_map(|actions| {
        let all = actions.clone().into_iter();
        let state = all.fold(start(), |state, action| state.reduce(action));
        Reached { state, actions }
    })
}

/// Any step of a handle.
pub fn steps() -> impl Strategy<Value = Step> {
    (0..3, any::<bool>()).prop_map(|(kind, forward)| match kind {
        0 => Step::Year { forward },
        1 => Step::Era { forward },
        _ => Step::Limit { forward },
    })
}
