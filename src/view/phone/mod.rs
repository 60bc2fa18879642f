//! The phone's form: a column in place of the stage, and the card as a sheet.
//!
//! All of it comes with the later part of the wasm. What has to be asked of the page (how far it is
//! scrolled) is asked in `sight`, where the rest follows from the core's
//! [`Column`](crate::layout::phone::Column).

mod column;
mod moves;
mod sight;

use super::app::App;
use super::focus::focus_within;
use super::sheet::Sheet;
use super::stage::Laid;
use crate::axis::Window;
use crate::layout::phone::{Column, ColumnInput, Folds, RowKind, Shown};
use crate::query::Matches;
use crate::state::{Book, State};
use crate::strings::Language;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::rc::Rc;

/// What the application keeps while it has the phone's form.
#[derive(Default)]
pub struct Phone {
    /// Where everything lies.
    pub column: Column,
    /// What the column was worked out of.
    source: Option<Source>,
    /// The rows that are drawn.
    shown: Vec<Shown>,
    /// The stretch of the column that they were drawn for.
    covered: (f64, f64),
    /// The era whose section is under the ribbon; none outside of all.
    era: Option<Option<u16>>,
    /// The focus was on a section's heading, not on an event.
    pub on_heading: bool,
    /// Whether any of the widget is on screen.
    on_screen: bool,
    /// Where the page is to be scrolled after the next frame.
    going: Option<Going>,
    /// The window that the last scrolling came to: it leads nowhere else.
    pub reported: Option<Window>,
    /// Waits until scrolling has settled.
    settle: Option<Timeout>,
    listeners: Option<[EventListener; 2]>,
    /// The card.
    pub sheet: Sheet,
}

/// Where to scroll.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Going {
    /// To the row of an event.
    Event(usize),
    /// To the column's start, if that is above what is on screen.
    Start,
}

/// What a column depends on.
struct Source {
    book: Rc<Book>,
    matches: Rc<Matches>,
    folds: Folds,
    width: f64,
    language: Language,
}

impl Source {
    fn of(state: &State, width: f64) -> Self {
        Self {
            book: state.book.clone(),
            matches: state.matches.clone(),
            folds: state.folds.clone(),
            width,
            language: state.frame.language,
        }
    }

    fn still_holds(&self, state: &State, width: f64) -> bool {
        Rc::ptr_eq(&self.book, &state.book)
            && Rc::ptr_eq(&self.matches, &state.matches)
            && self.folds == state.folds
            && self.width.to_bits() == width.to_bits()
            && self.language == state.frame.language
    }
}

impl Phone {
    /// The event of a row; none of a heading.
    pub fn event_at(&self, row: usize) -> Option<usize> {
        let row = self.column.row(row)?;
        matches!(row.kind, RowKind::Event).then_some(row.event)
    }
}

impl App {
    /// Works out the column, if anything that it depends on has changed.
    #[inline(never)]
    pub fn lay_out_column(&mut self) {
        let measure = &self.measure;
        let known = self.phone.source.as_ref();
        if known.is_some_and(|source| source.still_holds(&self.state, self.width)) {
            return;
        }
        self.phone.column = Column::new(&ColumnInput {
            chronicle: &self.state.book.chronicle,
            matching: &self.state.matches.selection,
            folds: &self.state.folds,
            width: self.width,
            measure,
            language: self.state.frame.language,
        });
        self.phone.source = Some(Source::of(&self.state, self.width));
        self.phone.covered = (0.0, 0.0);
        self.sight();
    }

    /// The form has become the phone's, or is it no more: the focus goes from a stop of the one to that
    /// of the same event in the other.
    #[inline(never)]
    pub fn change_form(&mut self) {
        self.laid = Laid::default();
        self.phone = Phone::default();
        if focus_within(&self.frame, "data-stop") {
            self.wanted = self.current;
        }
    }
}
