//! The search field: what is typed, and the pause before it is searched for.

use super::app::{App, Message};
use super::signs::{BACK, CROSS, FORWARD, SEARCH, icon};
use super::tag::{Tag, tag};
use super::ui::Ui;
use crate::query::{Index, Terms};
use crate::state::State;
use crate::strings::Key;
use gloo::timers::callback::Timeout;
use yew::html::Scope;

/// How long after the last key the search runs, in ms.
const PAUSE: u32 = 120;

/// So many events are looked through between two turns of the page: some hundredths of a second.
const SLICE: usize = 1 << 16;

/// Which field is typed in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The search.
    Search,
    /// The people of the facet panel.
    People,
    /// How much of a series has been watched.
    Watched(u16),
}

/// What stands in the field, and the search that is still to come.
#[derive(Default)]
pub struct SearchField {
    /// The text as typed.
    pub draft: String,
    /// On a phone: whether the field was asked for.
    pub open: bool,
    /// The focus is to go into the field when it is there.
    pub wants_focus: bool,
    pending: Option<Timeout>,
}

impl SearchField {
    /// Takes what was typed and searches for it after the pause.
    pub fn typed(&mut self, text: String, scope: &Scope<App>) {
        self.draft = text;
        let scope = scope.clone();
        self.pending = Some(Timeout::new(PAUSE, move || {
            scope.send_message(Message::Search);
        }));
    }

    /// Looks through some events for what was typed. Whether all are looked through; if not, it goes on
    /// when the page has had its turn.
    pub fn is_answered(&mut self, index: &Index, scope: &Scope<App>) -> bool {
        let terms = Terms::new(&self.draft);
        let known = terms.is_empty() || index.seek(&terms, SLICE);
        self.pending = (!known).then(|| {
            let scope = scope.clone();
            Timeout::new(0, move || scope.send_message(Message::Search))
        });
        known
    }

    /// Takes a text that came from elsewhere: a chip, the address, the page.
    pub fn replace(&mut self, text: &str) {
        self.pending = None;
        text.clone_into(&mut self.draft);
    }
}

/// The field with its hit count.
pub fn search(ui: Ui, field: &SearchField) -> Tag {
    let matches = &ui.state.matches;
    let found = !matches.terms.is_empty();
    let hits = match at_match(ui.state) {
        Some(place) if found => place,
        _ if found => ui
            .language()
            .count(Key::SearchHitsOne, Key::SearchHits, matches.hits),
        _ => String::new(),
    };
    let steps = (found && matches.selection.count() > 0).then(|| steps(ui));
    let label = ui.text(Key::SearchLabel);
    let input = tag("input")
        .is("type", "text")
        .is("inputmode", "search")
        .is("autocomplete", "off")
        .is("spellcheck", "false")
        .is("enterkeyhint", "search")
        .is("placeholder", label)
        .is("aria-label", label)
        .input(Some(&field.draft), false)
        .typed(ui, Field::Search);
    let clear = (!field.draft.is_empty()).then(|| {
        tag("button")
            .is("class", "bare")
            .is("aria-label", ui.text(Key::SearchClear))
            .press(ui, Message::Typed(Field::Search, String::new()))
            .put(icon(CROSS))
    });
    tag("div")
        .is("class", "search")
        .part("search")
        .is("data-keys", "search")
        .put(icon(SEARCH))
        .put(input)
        .put(tag("span").is("class", "hits").text(&hits))
        .maybe(steps)
        .maybe(clear)
}

/// "3 of 9" while a match is selected.
pub fn at_match(state: &State) -> Option<String> {
    let (selection, language) = (&state.matches.selection, state.frame.language);
    let event = state.selected.filter(|event| selection.contains(*event))?;
    let i = language.number(selection.rank(event) + 1);
    let n = language.number(selection.count());
    Some(language.fill(Key::CardPos, &[("i", &i), ("n", &n)]))
}

/// To the match before and after; Enter and Shift with Enter do the same.
#[inline(never)]
fn steps(ui: Ui) -> Tag {
    let step = |forward, words: Key, d: &'static str| {
        let words = ui.text(words);
        tag("button")
            .is("class", "bare")
            .set("aria-label", words)
            .set("title", words)
            .press(ui, Message::Match { forward })
            .put(icon(d))
    };
    tag("span")
        .is("class", "steps")
        .part("search-steps")
        .put(step(false, Key::MatchPrevious, BACK))
        .put(step(true, Key::MatchNext, FORWARD))
}
