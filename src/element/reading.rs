//! A chronicle that the loader hands over in pieces, and has read a little at a time.

use super::today::today;
use crate::state::{Book, Making};
use wasm_bindgen::prelude::*;

/// A chronicle that is being read. It comes with the later part.
#[wasm_bindgen]
#[derive(Default)]
pub struct Reading(Making);

impl Reading {
    /// What was read, on this day.
    #[inline(never)]
    pub(super) fn finish(self) -> Book {
        let mut book = self.0.finish();
        if book.chronicle.marks_today {
            book.chronicle.today = Some(today());
        }
        book
    }
}

#[wasm_bindgen]
impl Reading {
    /// Before a text of about so many bytes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        let mut making = Making::default();
        making.expect(bytes);
        Self(making)
    }

    /// Takes the next bytes of the text.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// Does some more of the work, what about so many bytes take; `true` when all is done.
    pub fn step(&mut self, work: usize) -> bool {
        self.0.step(work)
    }

    /// How much of the work is done, from 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        self.0.progress()
    }
}
