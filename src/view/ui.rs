//! What every part of the view is given to draw with.

use super::app::Message;
use super::listening::Messages;
use super::tag::{Tag, tag};
use crate::chronicle::Chronicle;
use crate::query::Terms;
use crate::state::{Action, State};
use crate::strings::joined;
use crate::strings::{Key, Language};

/// The state to draw and the way back. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Ui<'a> {
    /// What is drawn.
    pub state: &'a State,
    /// Where what elements send is kept.
    pub messages: &'a Messages,
}

impl<'a> Ui<'a> {
    /// Gives a message the number under which an element sends it.
    #[inline(never)]
    pub fn numbered(self, message: Message) -> usize {
        let mut messages = self.messages.borrow_mut();
        messages.push(message);
        messages.len() - 1
    }

    /// A button that sends an action.
    #[inline(never)]
    pub fn button(self, class: &'static str, action: Action) -> Tag {
        let button = tag("button").is("class", class);
        button.press(self, Message::Act(action))
    }

    pub fn chronicle(self) -> &'a Chronicle {
        &self.state.book.chronicle
    }

    /// Whether the whole chronicle is there, and with it what is drawn of it later: cards, lists,
    /// panels.
    pub fn whole(self) -> bool {
        self.state.book.whole()
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
    pub fn heading(self, below: u8) -> Tag {
        tag(match self.state.frame.heading_level.max(2) + below {
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        })
    }
}

/// Words for a screen reader of an element that shows a number: they begin with it, even in a language
/// that has a word for two. Who speaks to the browser says what is seen (WCAG 2.5.3).
pub fn holding(shown: &str, words: String) -> String {
    if words.starts_with(shown) {
        return words;
    }
    joined(&[shown, ", ", &words])
}

/// The class that gives an element and all in it its era's colour as `--era`.
#[inline(never)]
pub fn era_class(era: Option<u16>) -> String {
    match era {
        Some(era) => joined(&["era-", &crate::layout::digits(era.into())]),
        None => "era-none".to_owned(),
    }
}

/// A name if something holds, for [`Tag::class`].
pub fn when(holds: bool, name: &'static str) -> &'static str {
    if holds { name } else { "" }
}

/// A length or position in px with at most one decimal: more cannot be seen.
pub fn number(value: f64) -> String {
    crate::layout::decimal(value)
}

/// A line from `x0` to `x1` at height `y`, as path data.
#[inline(never)]
pub fn line(x0: f64, x1: f64, y: f64) -> String {
    joined(&["M", &number(x0), " ", &number(y), "H", &number(x1)])
}
