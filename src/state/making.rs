//! A book in the making: what is done once for a chronicle, a little at a time, so that the page has
//! its turns in between.

use super::Book;
use crate::import::Reading;
use std::borrow::Cow;

/// A chronicle's text on its way to a [`Book`].
///
/// ```
/// use mirror_timeline::state::Making;
/// let mut making = Making::default();
/// making.push(br#"[{ "id": "a", "date": "2372", "title": "Rebels take Terok Nor" }]"#);
/// while !making.step(4096) {}
/// assert_eq!(making.finish().chronicle.events.len(), 1);
/// ```
#[derive(Debug)]
pub struct Making(Stage);

#[derive(Debug)]
enum Stage {
    Reading(Box<Reading>),
    /// The chronicle is read; so many parts of what is worked out of it are done.
    Working(Box<Book>, usize),
}

/// Reading's share of the work.
const READING: f64 = 0.8;

impl Default for Making {
    fn default() -> Self {
        Self(Stage::Reading(Box::default()))
    }
}

impl Making {
    /// Of a text that is there.
    #[must_use]
    pub fn of(text: Cow<'static, str>) -> Self {
        Self(Stage::Reading(Box::new(Reading::of(text, "en"))))
    }

    /// Makes room for a text of so many bytes that is going to be handed over.
    #[inline(never)]
    pub fn expect(&mut self, bytes: usize) {
        if let Stage::Reading(reading) = &mut self.0 {
            reading.expect(bytes);
        }
    }

    /// Takes the next bytes of the text.
    #[inline(never)]
    pub fn push(&mut self, bytes: &[u8]) {
        if let Stage::Reading(reading) = &mut self.0 {
            reading.push(bytes);
        }
    }

    /// Does some more of the work: what about so many bytes of the text take. `true` when all is done.
    #[inline(never)]
    pub fn step(&mut self, work: usize) -> bool {
        match &mut self.0 {
            Stage::Reading(reading) => {
                if reading.step(work) {
                    let imported = std::mem::take(&mut **reading).finish();
                    self.0 = Stage::Working(Box::new(Book::begun(imported)), 0);
                }
                false
            }
            Stage::Working(book, part) => {
                if *part < Book::PARTS && book.work_out(*part) {
                    *part += 1;
                }
                *part == Book::PARTS
            }
        }
    }

    /// How much of the work is done, from 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        match &self.0 {
            Stage::Reading(reading) => reading.progress() * READING,
            Stage::Working(_, part) => {
                let parts = u32::try_from(Book::PARTS).unwrap_or(1);
                let part = u32::try_from(*part).unwrap_or(parts);
                (READING + (1.0 - READING) * f64::from(part) / f64::from(parts)).min(1.0)
            }
        }
    }

    /// The book, once all is done.
    #[must_use]
    #[inline(never)]
    pub fn finish(mut self) -> Book {
        while !self.step(usize::MAX / 16) {}
        match self.0 {
            Stage::Working(book, _) => *book,
            Stage::Reading(_) => Book::default(),
        }
    }
}
