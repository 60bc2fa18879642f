//! A chronicle and everything that is worked out of it once.

use crate::axis::{Shape, Warp};
use crate::chronicle::{Chronicle, Diagnostic};
use crate::import::Imported;
use crate::layout::Groundwork;
use crate::query::Index;
use std::rc::Rc;

/// What a loaded chronicle brings: itself, its index, its two maps of time, its problems.
#[derive(Debug)]
pub struct Book {
    /// The events and their tables.
    pub chronicle: Chronicle,
    /// Answers filters.
    pub index: Index,
    /// Both scales, and what the layout needs to know of every event.
    pub groundwork: Groundwork,
    /// What was wrong with the data.
    pub diagnostics: Vec<Diagnostic>,
    /// Problems beyond the listed ones.
    pub unlisted: usize,
    /// Events that could not be shown.
    pub left_out: usize,
}

impl Book {
    /// Works everything out.
    #[must_use]
    pub fn new(imported: Imported) -> Self {
        let Imported {
            chronicle,
            diagnostics,
            unlisted,
            left_out,
        } = imported;
        Self {
            index: Index::new(&chronicle),
            groundwork: Groundwork::new(&chronicle),
            diagnostics,
            unlisted,
            left_out,
            chronicle,
        }
    }

    /// What an outline gives: everything but what cards say and searches look through.
    #[must_use]
    pub fn of_outline(chronicle: Chronicle) -> Self {
        Self::new(Imported {
            chronicle,
            ..Imported::default()
        })
    }

    /// Whether it is a whole chronicle's. Only then may what comes later be asked for: cards,
    /// lists, searches, dates from outside.
    #[must_use]
    pub fn whole(&self) -> bool {
        !self.chronicle.outline
    }

    /// Time on the story scale.
    #[must_use]
    pub fn story(&self) -> &Rc<Warp> {
        self.groundwork.warp(Shape::Story)
    }

    /// Position of the event with this id.
    #[must_use]
    pub fn event_position(&self, id: &str) -> Option<usize> {
        self.chronicle.event_index(id)
    }

    /// Whether the data could not be read at all.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.chronicle.events.is_empty() && !self.diagnostics.is_empty()
    }
}

/// A book without events, as long as there is no other. It is no whole one: nothing of what comes
/// later is asked of it.
impl Default for Book {
    fn default() -> Self {
        Self::of_outline(Chronicle {
            outline: true,
            ..Chronicle::default()
        })
    }
}

/// Two books are the same only if they are one: what is in them never changes.
impl PartialEq for Book {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
