//! What is said to a screen reader, once things have settled.

use super::app::{App, Message};
use super::card::pair_words;
use super::search::at_match;
use super::status::window_text;
use crate::state::State;
use crate::strings::Key;
use gloo::timers::callback::Timeout;
use yew::html::Scope;

/// How long after the last change the words are said, in ms.
const PAUSE: u32 = 400;

/// The words of the polite live region: what changed last, once, and nothing while dragging.
#[derive(Default)]
pub struct Announcer {
    /// What is said now.
    pub said: String,
    next: String,
    pending: Option<Timeout>,
}

impl Announcer {
    /// Takes note of a change.
    pub fn changed(&mut self, old: &State, new: &State, scope: &Scope<App>) {
        let words = words_for(old, new);
        if !words.is_empty() {
            self.tell(words, scope);
        }
    }

    /// Has something said.
    pub fn tell(&mut self, words: String, scope: &Scope<App>) {
        self.next = words;
        let scope = scope.clone();
        self.pending = Some(Timeout::new(PAUSE, move || {
            scope.send_message(Message::Say)
        }));
    }

    /// Says what was noted last.
    pub fn say(&mut self) {
        // The same words once more would change nothing, and what has not changed is not said.
        if self.said == self.next {
            self.next.push('\u{a0}');
        }
        self.said = std::mem::take(&mut self.next);
        self.pending = None;
    }
}

fn words_for(old: &State, new: &State) -> String {
    let language = new.frame.language;
    if old.selected != new.selected {
        return new
            .selected
            .map_or_else(String::new, |event| words_for_open(new, event));
    }
    if old.filter != new.filter || old.book != new.book {
        let n = language.number(new.matches.selection.count());
        let total = language.number(new.book.total());
        return language.fill(Key::Count, &[("n", &n), ("total", &total)]);
    }
    if old.window != new.window && new.dragged.is_none() {
        return window_text(new);
    }
    String::new()
}

/// What is said when an event's card opens: its title, and the other end of its crossing.
#[inline(never)]
fn words_for_open(state: &State, event: usize) -> String {
    let Some(entry) = state.book.chronicle.entry(event) else {
        return String::new();
    };
    let language = state.frame.language;
    let mut open = language.fill(Key::CardOpen, &[("title", &entry.title)]);
    if let Some((words, _)) = pair_words(state, event) {
        open = [&open, ". ", &words].concat();
    }
    // Whoever steps through matches hears which one it is.
    match at_match(state).filter(|_| !state.matches.terms.is_empty()) {
        Some(place) => [&place, ". ", &open].concat(),
        None => open,
    }
}
