//! What every part of the view is given to draw with.

use super::app::{App, Message};
use crate::chronicle::Chronicle;
use crate::query::Terms;
use crate::state::{Action, State};
use crate::strings::{Key, Language};
use wasm_bindgen::JsValue;
use yew::html::Scope;
use yew::{AttrValue, Callback, Html, MouseEvent, html};

/// The state to draw and the way back. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Ui<'a> {
    /// What is drawn.
    pub state: &'a State,
    /// Where messages go.
    pub scope: &'a Scope<App>,
}

impl<'a> Ui<'a> {
    /// A press that sends an action.
    pub fn act(self, action: Action) -> Callback<MouseEvent> {
        self.send(Message::Act(action))
    }

    /// A press that sends a message. One function for every button, however many there are.
    pub fn send(self, message: Message) -> Callback<MouseEvent> {
        let scope = self.scope.clone();
        Callback::from(move |_| scope.send_message(message.clone()))
    }

    pub fn chronicle(self) -> &'a Chronicle {
        &self.state.book.chronicle
    }

    pub fn language(self) -> Language {
        self.state.frame.language
    }

    /// The words of a key.
    pub fn text(self, key: Key) -> &'static str {
        self.language().text(key)
    }

    /// The words being searched for.
    pub fn terms(self) -> &'a Terms {
        &self.state.matches.terms
    }

    /// A heading, `below` levels under the widget's own.
    pub fn heading(self, below: u8, id: &'static str, content: Html) -> Html {
        let level = self.state.frame.heading_level.max(2) + below;
        match level {
            2 => html! { <h2 {id}>{ content }</h2> },
            3 => html! { <h3 {id}>{ content }</h3> },
            4 => html! { <h4 {id}>{ content }</h4> },
            5 => html! { <h5 {id}>{ content }</h5> },
            _ => html! { <h6 {id}>{ content }</h6> },
        }
    }
}

/// A part that may be missing, as one node either way. Yew knows siblings by their place: a part
/// that comes and goes without leaving one would have all its siblings made anew, and the focus
/// lost.
pub fn maybe(part: Option<Html>) -> Html {
    part.unwrap_or_default()
}

/// The class that gives an element and all in it its era's colour as `--era`.
pub fn era_class(era: Option<u16>) -> AttrValue {
    match era {
        Some(era) => join(&["era-", &digits(usize::from(era))]),
        None => AttrValue::Static("era-none"),
    }
}

/// Classes from those that apply; empty ones do not.
pub fn classes(names: &[&str]) -> AttrValue {
    let mut joined = String::new();
    for name in names {
        if !name.is_empty() {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(name);
        }
    }
    joined.into()
}

/// A name if something holds, for [`classes`].
pub fn when(holds: bool, name: &'static str) -> &'static str {
    if holds { name } else { "" }
}

/// The value of an attribute that is `true` or `false`.
pub fn yes(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

// What follows makes attribute values in one place each. Yew turns a `String` into one wherever
// it stands, and there are hundreds of such places.

/// Pieces of a value, put together.
pub fn join(pieces: &[&str]) -> AttrValue {
    pieces.concat().into()
}

/// A whole number.
pub fn digits(number: usize) -> AttrValue {
    number.to_string().into()
}

/// A text of the data.
pub fn owned(text: &str) -> AttrValue {
    AttrValue::from(text.to_owned())
}

/// A length or position in px with at most one decimal: more cannot be seen.
pub fn number(value: f64) -> AttrValue {
    crate::layout::decimal(value).into()
}

/// A line from `x0` to `x1` at height `y`, as path data.
pub fn line(x0: f64, x1: f64, y: f64) -> AttrValue {
    join(&["M", &number(x0), " ", &number(y), "H", &number(x1)])
}

/// Positions as a style. It is set as a property, through the CSSOM: strict policies refuse the
/// attribute of that name.
pub fn place(positions: &[(&str, f64)]) -> JsValue {
    let mut style = String::new();
    for (property, value) in positions {
        style.push_str(property);
        style.push(':');
        style.push_str(&number(*value));
        style.push_str("px;");
    }
    style.into()
}
