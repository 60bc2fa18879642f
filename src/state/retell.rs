//! The same chronicle, told in another way: what the reader has watched, and by which clock.
//!
//! All of it needs the whole chronicle, and comes with it.

use super::settings::{id_of, unknown_setting};
use super::window::window_of_filter;
use super::{Book, State};
use crate::chronicle::{Clock, Diagnostic, Told, Watched};
use crate::query::{Facet, Filter, Matches};
use crate::strings::{Key, Language};
use std::rc::Rc;

/// Why an event that an address or a page names is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// None is missing.
    #[default]
    None,
    /// It comes later than what the reader has watched.
    Later,
    /// It has no place by the clock that is shown.
    Undated,
}

impl State {
    /// This state with its chronicle told in another way. What is hidden is let go of: the selection,
    /// and values of the filter.
    #[must_use]
    #[inline(never)]
    pub fn retold(&self, told: &Told) -> Self {
        let mut next = self.clone();
        next.book = self.book.told(told);
        if next.book == self.book || !self.book.whole() {
            return self.clone();
        }
        let id = self
            .selected
            .map(|event| self.book.chronicle.event_id(event));
        next.selected = id.and_then(|id| next.book.event_position(&id));
        next.missing = Missing::None;
        next.filter = self.filter_within(&next.book);
        next.matches = Rc::new(Matches::new(&next.book.index, &next.filter));
        let window = if told.clock == self.book.told.clock {
            self.window
        } else {
            window_of_filter(&next)
        };
        next.set_window(window);
        next
    }

    /// This state, showing no more than a reader has watched who remembers this.
    #[must_use]
    #[inline(never)]
    pub fn guarded(&self, remembered: &str) -> Self {
        let series = &self.book.original().chronicle.series;
        let limit = Watched::remembered(remembered, series);
        let mut told = self.book.told.clone();
        told.watched = told.watched.meet(&limit);
        self.retold(&told)
    }

    /// This filter's values that have a name in a book.
    fn filter_within(&self, book: &Book) -> Filter {
        let mut filter = self.filter.clone();
        for facet in Facet::ALL {
            let mut values = filter.chosen(facet).to_vec();
            values.retain(|value| {
                let id = id_of(&book.chronicle, facet, *value);
                id.is_some_and(|id| !id.is_empty())
            });
            filter = filter.with(facet, values);
        }
        filter
    }
}

/// The state after those of the settings that say how the chronicle is told, and what could not be
/// understood of them.
#[inline(never)]
pub(super) fn apply(
    state: &State,
    settings: &[(&str, &str)],
    unknown: &mut Vec<Diagnostic>,
) -> State {
    let mut told = state.book.told.clone();
    for (name, text) in settings.iter().copied() {
        match name {
            "watched" => told.watched = watched(&state.book, text, unknown),
            "clock" => {
                told.clock = match text {
                    "release" => Clock::Release,
                    _ => Clock::Story,
                };
                if !matches!(text, "" | "story" | "release") {
                    unknown.push(unknown_setting(name, text));
                }
            }
            _ => {}
        }
    }
    state.retold(&told)
}

/// What has been watched; of series that the chronicle does not know nothing.
fn watched(book: &Rc<Book>, text: &str, unknown: &mut Vec<Diagnostic>) -> Watched {
    let (watched, mut unread) = Watched::parse(text);
    let Watched::Upto(mut seen) = watched else {
        return watched;
    };
    let known = &book.original().chronicle.series;
    seen.retain(|one| {
        let is_known = known.iter().any(|series| series.id == one.series);
        if !is_known {
            unread.push(one.series.clone());
        }
        is_known
    });
    for word in unread {
        unknown.push(unknown_setting("watched", &word));
    }
    Watched::Upto(seen)
}

/// The text of the settings that say how the chronicle is told.
#[inline(never)]
pub(super) fn text_of(state: &State, name: &str) -> String {
    match (name, state.book.told.clock) {
        ("watched", _) => state.book.told.watched.text(),
        ("clock", Clock::Release) => "release".to_owned(),
        _ => String::new(),
    }
}

/// What to say of settings that leave no window.
#[inline(never)]
pub(super) fn no_window(settings: &[(&str, &str)]) -> Diagnostic {
    let text = |wanted| {
        let found = settings.iter().rfind(|(name, _)| *name == wanted);
        found.map_or("", |(_, text)| text)
    };
    let (from, to) = (text("from"), text("to"));
    let (name, found) = if to.is_empty() {
        ("from", from)
    } else {
        ("to", to)
    };
    let mut diagnostic = unknown_setting(name, found);
    let values = [("from", from), ("to", to)];
    diagnostic.message = Language::English.fill(Key::ProblemWindow, &values);
    diagnostic
}

/// Why no event of this id is there; and what to say of it.
#[inline(never)]
pub(super) fn missing(book: &Rc<Book>, id: &str) -> (Missing, Diagnostic) {
    let mut diagnostic = unknown_setting("selected", id);
    let original = book.original();
    let Some(event) = original.event_position(id) else {
        return (Missing::None, diagnostic);
    };
    let (missing, key) = if original.chronicle.shows(event, &book.told.watched) {
        (Missing::Undated, Key::MissingUndated)
    } else {
        (Missing::Later, Key::MissingLater)
    };
    Language::English
        .text(key)
        .clone_into(&mut diagnostic.message);
    (missing, diagnostic)
}
