//! A chronicle and everything that is worked out of it once.

use crate::axis::{Shape, Warp};
use crate::chronicle::{Chronicle, Diagnostic, Retold, Told};
use crate::import::Imported;
use crate::layout::Groundwork;
use crate::query::{Facet, Index};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

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
    /// How it is told.
    pub told: Told,
    /// Events that have no place by the clock it is told by.
    pub undated: usize,
    /// The book that it tells in another way.
    original: Option<Rc<Book>>,
    /// The way it was told in last: asked for again and again.
    retold: RefCell<Weak<Book>>,
}

impl Book {
    /// In so many parts a book is worked out.
    pub(super) const PARTS: usize = Facet::ALL.len() + Groundwork::PARTS;

    /// Works everything out.
    #[must_use]
    pub fn new(imported: Imported) -> Self {
        let mut book = Self::begun(imported);
        for part in 0..Self::PARTS {
            while !book.work_out(part) {}
        }
        book
    }

    /// A book of which nothing is worked out yet.
    pub(super) fn begun(imported: Imported) -> Self {
        let Imported {
            chronicle,
            diagnostics,
            unlisted,
            left_out,
        } = imported;
        Self {
            index: Index::begun(&chronicle),
            groundwork: Groundwork::default(),
            diagnostics,
            unlisted,
            left_out,
            told: Told::default(),
            undated: 0,
            original: None,
            retold: RefCell::default(),
            chronicle,
        }
    }

    /// Goes on with one part; each is a pass over the events or two. Whether the part is done. The parts
    /// follow each other.
    pub(super) fn work_out(&mut self, part: usize) -> bool {
        match Facet::ALL.get(part) {
            Some(facet) => {
                self.index.add(&self.chronicle, *facet);
                true
            }
            None => self
                .groundwork
                .reckon(&self.chronicle, part - Facet::ALL.len()),
        }
    }

    /// The book as it was read, told as its chronicle has it.
    #[must_use]
    pub fn original(self: &Rc<Self>) -> &Rc<Self> {
        self.original.as_ref().unwrap_or(self)
    }

    /// The same book, told in another way. An outline can't be: what has been watched and what came
    /// out when is in the whole.
    #[must_use]
    pub fn told(self: &Rc<Self>, told: &Told) -> Rc<Self> {
        let original = self.original();
        if *told == self.told {
            return self.clone();
        }
        if *told == Told::default() {
            return original.clone();
        }
        let last = original.retold.borrow().upgrade();
        if let Some(last) = last.filter(|last| last.told == *told) {
            return last;
        }
        let Retold { chronicle, undated } = original.chronicle.retold(told);
        // What was wrong may tell of what is hidden; only what is said of an event that is shown is said.
        let hides = chronicle.events.len() + undated < original.chronicle.events.len();
        let mut diagnostics = original.diagnostics.clone();
        if hides {
            diagnostics.retain(|problem| {
                let event = problem.place.id.as_ref();
                let event = event.and_then(|id| original.event_position(id));
                event.is_some_and(|event| original.chronicle.shows(event, &told.watched))
            });
        }
        let unlisted = original.unlisted + original.diagnostics.len() - diagnostics.len();
        let book = Rc::new(Self {
            told: told.clone(),
            undated,
            original: Some(original.clone()),
            ..Self::new(Imported {
                chronicle,
                diagnostics,
                unlisted,
                left_out: original.left_out,
            })
        });
        original.retold.replace(Rc::downgrade(&book));
        book
    }

    /// How many events a reader may see, with or without a place by the clock.
    #[must_use]
    pub fn total(&self) -> usize {
        self.chronicle.events.len() + self.undated
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

/// Two books are the same only if they are one, told in one way: what is in them never changes.
impl PartialEq for Book {
    fn eq(&self, other: &Self) -> bool {
        let same = |book: &Self| book.original.as_ref().map_or(&raw const *book, Rc::as_ptr);
        same(self) == same(other) && self.told == other.told
    }
}
