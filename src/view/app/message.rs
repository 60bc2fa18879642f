//! What happens to the application.

use super::Aid;
use crate::chronicle::Clock;
use crate::state::Action;
use crate::view::focus::Caught;
use crate::view::people::PeopleInput;
use crate::view::search::Field;
use crate::view::wheel::Turn;
use yew::prelude::*;

/// What happens to the application; what happens to its state is an [`Action`].
#[derive(Clone)]
pub enum Message {
    /// An action for the store.
    Act(Action),
    /// The state changed.
    Changed,
    /// The width inside the border changed, in px.
    Resized(f64),
    /// The filter button was pressed.
    ToggleFacets,
    /// The notice of problems was pressed.
    ToggleProblems,
    /// A field's text changed.
    Typed(Field, String),
    /// The field of people is used.
    People(PeopleInput),
    /// The next match of the search is to be opened, or the one before.
    Match {
        /// The next.
        forward: bool,
    },
    /// The filter is to be the page's own again.
    Reset,
    /// A clock was chosen.
    Clock(Clock),
    /// The pause after typing is over.
    Search,
    /// The pause before the live region speaks is over.
    Say,
    /// The stop whose element has this number was pressed.
    Stop(usize),
    /// The stop of an event was pressed, or of a cluster by its first event.
    Press(usize),
    /// A key was pressed.
    Key(Caught<KeyboardEvent>),
    /// Something took the focus.
    Focus(Caught<FocusEvent>),
    /// A pointer went down.
    Down(Caught<PointerEvent>),
    /// A pointer moved.
    Move(Caught<PointerEvent>),
    /// A pointer went up or was taken away.
    Up(Caught<PointerEvent>),
    /// The stage was pressed twice.
    Double(Caught<MouseEvent>),
    /// The wheel turned, and the turn is ours.
    Wheel(Turn),
    /// A long list was scrolled so far, in px, and shows so much.
    ListScrolled(f64, f64),
    /// The wheel came to rest.
    Settle,
    /// The next input that was kept is to be done.
    CatchUp,
    /// The card is to be closed.
    CloseCard,
    /// The timeline is to be skipped: the focus goes behind it.
    Skip,
    /// Something that helps beside the timeline.
    Aid(Aid),
    /// On a phone, the search's button was pressed.
    ToggleSearch,
    /// The page was scrolled.
    Scrolled,
    /// Something else came into sight.
    Seen,
}
