//! The rows of a long list: all equally high, so that any stretch of them can be drawn by itself.

use std::ops::Range;

use crate::query::Bitmap;

/// Rows beyond those in sight that are drawn, above and below: enough for a turn of the wheel, and for
/// the Tab key to find the next.
const BESIDE: usize = 10;
/// What is drawn changes by so many rows at once.
const STEP: usize = 5;
/// No list is longer than this, in px: browsers cut what is. Rows of a longer one pass faster.
const LONGEST: f64 = 16_000_000.0;

/// Neighbours of one part of the list (an era, or a series), under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which part; without a heading where there is none.
    pub part: Option<u16>,
    /// How many matching events stand before them.
    pub rank: usize,
    /// How many they are.
    pub count: usize,
    /// The row of the heading, or of the first of them where there is none.
    pub row: usize,
}

impl Run {
    /// The row of the first event.
    fn first_row(&self) -> usize {
        self.row + usize::from(self.part.is_some())
    }
}

/// All rows of a list of events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The runs, in order; each that is of a part has a row for its heading.
    pub runs: Vec<Run>,
    /// How many rows there are.
    pub count: usize,
}

impl Rows {
    /// The rows of the events that match. `part_of` says which part of the list an event belongs to:
    /// neighbours of one part share a heading.
    #[must_use]
    pub fn new(matching: &Bitmap, part_of: &dyn Fn(usize) -> Option<u16>) -> Self {
        let mut rows = Self::default();
        for (rank, event) in matching.positions().into_iter().enumerate() {
            let part = part_of(event);
            match rows.runs.last_mut() {
                Some(run) if run.part == part => run.count += 1,
                _ => {
                    let row = rows.count;
                    rows.count += usize::from(part.is_some());
                    rows.runs.push(Run {
                        part,
                        rank,
                        count: 1,
                        row,
                    });
                }
            }
            rows.count += 1;
        }
        rows
    }

    /// How high all rows are together, in px.
    #[must_use]
    pub fn height(&self, row: f64) -> f64 {
        (count(self.count) * row).min(LONGEST)
    }

    /// Which rows to draw, and where the first of them lies, for a list that is scrolled by `scroll` px
    /// and shows `view` px of rows of `row` px.
    #[must_use]
    pub fn drawn(&self, scroll: f64, view: f64, row: f64) -> (Range<usize>, f64) {
        let seen = whole(view / row) + 2;
        let first = self.first_seen(scroll, view, row);
        let start = whole(first).saturating_sub(BESIDE) / STEP * STEP;
        let end = (whole(first) + seen + BESIDE).next_multiple_of(STEP);
        let top = scroll + (count(start) - first) * row;
        (start..end.min(self.count), top.max(0.0))
    }

    /// The row at the upper edge, and how far it is gone.
    fn first_seen(&self, scroll: f64, view: f64, row: f64) -> f64 {
        let most = (count(self.count) * row - view).max(0.0);
        let range = (self.height(row) - view).max(1.0);
        let share = (scroll / range).clamp(0.0, 1.0);
        if self.height(row) < LONGEST {
            scroll.max(0.0).min(most) / row
        } else {
            share * most / row
        }
    }

    /// How far a list has to be scrolled so that a row is in sight: as far as it is if it is already.
    #[must_use]
    pub fn scroll_to(&self, wanted: usize, scroll: f64, view: f64, row: f64) -> f64 {
        let first = self.first_seen(scroll, view, row);
        let seen = (view / row).max(1.0);
        let wanted = count(wanted);
        let first = first.min(wanted).max(wanted + 1.0 - seen);
        let most = (count(self.count) * row - view).max(1.0);
        let range = (self.height(row) - view).max(1.0);
        (first * row / most * range).clamp(0.0, range)
    }

    /// The row of the event with this rank.
    #[must_use]
    pub fn row_of(&self, rank: usize) -> usize {
        let after = self.runs.partition_point(|run| run.rank <= rank);
        let run = after.checked_sub(1).and_then(|at| self.runs.get(at));
        run.map_or(0, |run| run.first_row() + rank - run.rank)
    }

    /// The runs that have rows in a stretch, each with whether its heading is in it and the ranks of its
    /// events that are.
    #[must_use]
    pub fn within(&self, rows: &Range<usize>) -> Vec<(Run, bool, Range<usize>)> {
        let mut found = Vec::new();
        let first = self
            .runs
            .partition_point(|run| run.first_row() + run.count <= rows.start);
        for run in self.runs.get(first..).unwrap_or_default() {
            if run.row >= rows.end {
                break;
            }
            let heading = run.part.is_some() && run.row >= rows.start;
            let from = rows.start.max(run.first_row()) - run.first_row();
            let to = rows.end.max(run.first_row()) - run.first_row();
            found.push((*run, heading, run.rank + from..run.rank + to.min(run.count)));
        }
        found
    }
}

fn count(number: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "rows in memory")]
    let count = number as f64;
    count
}

fn whole(number: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates"
    )]
    let whole = number.max(0.0) as usize;
    whole
}
