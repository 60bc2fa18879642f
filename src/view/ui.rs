//! What every part of the view is given to draw with.

use super::app::{App, Message};
use crate::chronicle::Chronicle;
use crate::query::Terms;
use crate::state::{Action, State};
use crate::strings::{Key, Language};
use yew::html::Scope;
use yew::{Callback, Html, MouseEvent, html};

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
pub fn era_class(era: Option<u16>) -> String {
    match era {
        Some(era) => ["era-", &era.to_string()].concat(),
        None => "era-none".to_owned(),
    }
}

/// Classes from those that apply; empty ones do not.
pub fn classes(names: &[&str]) -> String {
    let mut joined = String::new();
    for name in names {
        if !name.is_empty() {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(name);
        }
    }
    joined
}

/// A name if something holds, for [`classes`].
pub fn when(holds: bool, name: &str) -> &str {
    if holds { name } else { "" }
}
