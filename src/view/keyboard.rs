//! Every key of the widget in one place. Nothing is bound to the page: keys count only while the
//! focus is inside, and text fields keep all of theirs.
//!
//! An element's `data-keys` says which keys apply in it: `eras`, `brush-start`, `brush-end`,
//! `stage`, `column`, `list`, `cluster`, `card`, `people`, `search`. The rest of the keys apply everywhere.

use super::app::Aid;
use super::focus::Caught;
use super::footer::{ZOOM_STEP, zoom};
use super::people::PeopleInput;
use super::screen;
use super::side;
use crate::layout::{Move, Relation};
use crate::state::{Action, Step};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// What a key asks for.
pub enum Command {
    /// An action of its own.
    Do(Action),
    /// The focus moves along the era buttons.
    Era(Move),
    /// The focus moves on the stage.
    Stage(Move),
    /// The focus moves along a long list.
    List(Move),
    /// To the first event that stands so to the one in focus.
    Link(fn(Relation) -> bool),
    /// A handle of the brush moves.
    Brush {
        /// The start handle, else the end one.
        start: bool,
        /// Where to.
        to: Step,
    },
    /// The search field is emptied.
    ClearSearch,
    /// To the next match of the search, or the one before.
    Match {
        /// The next.
        forward: bool,
    },
    /// The field of people is used.
    People(PeopleInput),
    /// Something that helps beside the timeline.
    Aid(Aid),
    /// To the card, or from it back to its event.
    Side,
    /// What is open is closed, or the selection let go.
    Close,
}

/// The meaning of a key.
pub fn command(event: &Caught<KeyboardEvent>) -> Option<Command> {
    let key = event.key();
    let region = event.around("data-keys");
    let region = region.as_ref().map_or("", |(_, region)| region.as_str());
    if region == "people" {
        return people(&key).map(Command::People);
    }
    if let Some(input) = event
        .target
        .as_ref()
        .and_then(|target| target.dyn_ref::<HtmlInputElement>())
        && input.type_() == "text"
    {
        let filled = region == "search" && !input.value().trim().is_empty();
        return match key.as_str() {
            "Escape" if !input.value().is_empty() => Some(Command::ClearSearch),
            "Enter" if filled => Some(Command::Match {
                forward: !event.shift_key(),
            }),
            _ => None,
        };
    }
    // A text to be copied keeps the keys that go through it, as every field does.
    let target = event.target.as_ref();
    if target.is_some_and(|target| target.local_name() == "textarea") {
        return (key == "Escape").then_some(Command::Close);
    }
    if event.ctrl_key() || event.meta_key() {
        return None;
    }
    let key = side::key(key, event.target.as_ref().is_some_and(side::mirrored));
    if event.alt_key() {
        return match (region, key.as_str()) {
            ("stage" | "column", "ArrowUp") => Some(Command::Link(Relation::leads_here)),
            ("stage" | "column", "ArrowDown") => Some(Command::Link(Relation::follows)),
            _ => None,
        };
    }
    let own = match region {
        "eras" => direction(&key).map(Command::Era),
        "brush-start" | "brush-end" => step(&key).map(|to| Command::Brush {
            start: region == "brush-start",
            to,
        }),
        "stage" | "column" => match key.as_str() {
            "[" => Some(Command::Link(Relation::leads_here)),
            "]" => Some(Command::Link(Relation::follows)),
            "x" => Some(Command::Link(Relation::pairs)),
            // A column is read downwards, and its eras lie before and after each other.
            "ArrowUp" if region == "column" => Some(Command::Stage(Move::Previous)),
            "ArrowDown" if region == "column" => Some(Command::Stage(Move::Next)),
            _ => direction(&key).map(Command::Stage),
        },
        "list" => match key.as_str() {
            "ArrowUp" => Some(Command::List(Move::Previous)),
            "ArrowDown" => Some(Command::List(Move::Next)),
            "Home" => Some(Command::List(Move::First)),
            "End" => Some(Command::List(Move::Last)),
            _ => None,
        },
        _ => None,
    };
    own.or_else(|| anywhere(&key))
}

fn people(key: &str) -> Option<PeopleInput> {
    Some(match key {
        "ArrowDown" => PeopleInput::Step { down: true },
        "ArrowUp" => PeopleInput::Step { down: false },
        "Enter" => PeopleInput::Pick,
        "Escape" => PeopleInput::Leave,
        _ => return None,
    })
}

fn direction(key: &str) -> Option<Move> {
    Some(match key {
        "ArrowLeft" => Move::Previous,
        "ArrowRight" => Move::Next,
        "ArrowUp" => Move::Rail(0),
        "ArrowDown" => Move::Rail(1),
        "Home" => Move::First,
        "End" => Move::Last,
        "PageUp" => Move::PreviousEra,
        "PageDown" => Move::NextEra,
        _ => return None,
    })
}

fn step(key: &str) -> Option<Step> {
    Some(match key {
        "ArrowLeft" | "ArrowDown" => Step::Year { forward: false },
        "ArrowRight" | "ArrowUp" => Step::Year { forward: true },
        "PageDown" => Step::Era { forward: false },
        "PageUp" => Step::Era { forward: true },
        "Home" => Step::Limit { forward: false },
        "End" => Step::Limit { forward: true },
        _ => return None,
    })
}

fn anywhere(key: &str) -> Option<Command> {
    Some(match key {
        "+" | "=" => Command::Do(zoom(ZOOM_STEP)),
        "-" | "_" => Command::Do(zoom(1.0 / ZOOM_STEP)),
        "0" => Command::Do(Action::SetWindow(None)),
        "Escape" => Command::Close,
        "F6" => Command::Side,
        "?" => Command::Aid(Aid::Help),
        "s" => Command::Aid(Aid::Share),
        "f" if screen::possible() => Command::Aid(Aid::Screen),
        _ => return None,
    })
}
