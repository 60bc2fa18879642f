//! Which stretch of time a filter asks for, and a stretch in words.

use super::{Book, State};
use crate::axis::Window;
use crate::chronicle::Clock;
use crate::date::year_of;
use crate::query::{Bitmap, Facet};

/// Days are the finest thing a year's end is told apart by.
const DAY: f64 = 1.0 / 366.0;

/// The window that a filter moves to: the pressed eras, else what is left, else everything.
pub(super) fn window_of_filter(state: &State) -> Option<Window> {
    if state.filter.is_empty() {
        return None;
    }
    let eras = state.filter.chosen(Facet::Era);
    // Eras are stretches of the story's time only.
    if eras.is_empty() || state.book.told.clock == Clock::Release {
        if state.matches.selection.count() == 0 {
            return state.window;
        }
        return window_of_events(&state.book, &ends(&state.matches.selection));
    }
    let mut window = None;
    for era in eras {
        if let Some(own) = window_of_era(&state.book, *era) {
            window = Some(union(window, own));
        }
    }
    window
}

/// The whole years of some events' places.
pub(super) fn window_of_events(book: &Book, events: &[usize]) -> Option<Window> {
    let mut window = None;
    for event in events {
        if let Some(event) = book.chronicle.events.get(*event) {
            #[expect(clippy::cast_precision_loss, reason = "years are far below 2^52")]
            let start = event.sort_year as f64;
            let end = start + 1.0;
            window = Some(union(window, Window { start, end }));
        }
    }
    window
}

/// The first and the last of some events: they stand in the order of their years.
fn ends(events: &Bitmap) -> Vec<usize> {
    let mut ends = Vec::new();
    ends.extend(events.first_from(0));
    ends.extend(events.last_before(events.length()));
    ends
}

fn window_of_era(book: &Book, era: u16) -> Option<Window> {
    let members = book.index.members(Facet::Era, era)?;
    let events = window_of_events(book, &ends(members));
    let date = book.chronicle.eras.get(usize::from(era))?.date.as_ref();
    let Some(bounds) = date.map(crate::date::Edtf::bounds) else {
        return events;
    };
    // An open end reaches as far as its events do.
    let start = if bounds.earliest.is_finite() {
        bounds.earliest
    } else {
        events.map_or(bounds.latest, |events| events.start)
    };
    let end = if bounds.latest.is_finite() {
        bounds.latest
    } else {
        events.map_or(bounds.earliest, |events| events.end)
    };
    (start < end).then_some(Window { start, end })
}

fn union(some: Option<Window>, more: Window) -> Window {
    some.map_or(more, |some| Window {
        start: some.start.min(more.start),
        end: some.end.max(more.end),
    })
}

/// Where a handle of the brush goes in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the year with events before or after.
    Year {
        /// Later, else earlier.
        forward: bool,
    },
    /// To the era's border before or after.
    Era {
        /// Later, else earlier.
        forward: bool,
    },
    /// As far as it goes.
    Limit {
        /// To the end, else to the start.
        forward: bool,
    },
}

/// The window after one step of its start (or else its end); `None` if it would be empty.
pub(super) fn window_after_step(state: &State, start: bool, step: Step) -> Option<Window> {
    let window = state.shown_window();
    let whole = state.whole_scale(1.0).window();
    let moving = if start { window.start } else { window.end };
    let warp = state.book.story();
    let mut edges = Vec::new();
    let forward = match step {
        Step::Year { forward } => {
            for year in warp.years() {
                #[expect(clippy::cast_precision_loss, reason = "years are far below 2^52")]
                let edge = year.year as f64;
                // A year begins for the start and has passed for the end.
                edges.push(if start { edge } else { edge + 1.0 });
            }
            forward
        }
        Step::Era { forward } => {
            for era in warp.eras() {
                edges.push(warp.time_from_unit(era.start));
            }
            forward
        }
        Step::Limit { forward } => forward,
    };
    let mut reached = if forward { whole.end } else { whole.start };
    for edge in edges {
        let nearer = if forward {
            edge > moving + DAY && edge < reached
        } else {
            edge < moving - DAY && edge > reached
        };
        if nearer {
            reached = edge;
        }
    }
    let (from, to) = if start {
        (reached, window.end)
    } else {
        (window.start, reached)
    };
    (from < to).then_some(Window {
        start: from,
        end: to,
    })
}

/// A window in whole years, for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowWords {
    /// First year, inclusive.
    pub from: i64,
    /// Last year, inclusive.
    pub to: i64,
    /// Whether the chronicle begins at an unknown time before `from`.
    pub before: bool,
    /// Whether everything is shown.
    pub everything: bool,
}

/// The stretch shown, in whole years. `None` for a chronicle without events.
///
/// Where everything is shown, the years are those of the first and the last date, never those of
/// events that are only placed.
#[must_use]
pub fn window_words(state: &State) -> Option<WindowWords> {
    let events = &state.book.chronicle.events;
    let (first, last) = (events.first()?, events.last()?);
    if state.dragged.or(state.window).is_none() {
        let (start, end) = (first.bounds, last.bounds);
        let before = !start.earliest.is_finite();
        let from = if before { start.latest } else { start.earliest };
        return Some(WindowWords {
            from: match (from.is_finite(), before) {
                (false, _) => first.sort_year,
                (true, true) => last_year(from),
                (true, false) => year_of(from),
            },
            to: if end.latest.is_finite() {
                last_year(end.latest)
            } else {
                last.sort_year
            },
            before,
            everything: true,
        });
    }
    let window = state.shown_window();
    let from = year_of(window.start + DAY);
    Some(WindowWords {
        from,
        to: last_year(window.end - DAY).max(from),
        before: false,
        everything: false,
    })
}

/// The last year before an exclusive end.
fn last_year(end: f64) -> i64 {
    year_of(end.next_down())
}
