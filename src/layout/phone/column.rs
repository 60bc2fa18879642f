//! The rows of the column and where they lie.

use super::super::stops::Move;
use super::super::{Measure, TextStyle};
use super::Folds;
use super::lines::Lines;
use super::sign::GUTTER;
use crate::chronicle::Chronicle;
use crate::date::Form;
use crate::query::Bitmap;
use crate::strings::Language;

/// The least height of a folded era's row and of an open era's heading, in px; the stylesheet says the
/// same, here as below.
const FOLDED: f64 = 56.0;
const HEADING: f64 = 52.0;
/// What either has above and below its text, and the heights of a line of its name and of its years.
const HEADING_AIR: f64 = 14.0;
const NAME_LINE: f64 = 22.0;
const YEARS_LINE: f64 = 18.0;
/// What an event's row has above and below its text, and the heights of a line of its date and of its
/// title.
const AIR: f64 = 23.0;
const DATE_LINE: f64 = 17.0;
const TITLE_LINE: f64 = 20.0;
/// Between gutter and text, and after it; after an era's name, where the fold's arrow is; and for the
/// glyph before an open era's name.
const INSET: f64 = 6.0 + 12.0;
const HEADING_INSET: f64 = 6.0 + 34.0;
const GLYPH: f64 = 26.0;
/// Titles are set in 15 px, dates in 12.5, names in 17: the styles that are measured are the stage's.
const TITLE: (TextStyle, f64) = (TextStyle::Title, 15.0 / 13.0);
const DATE: (TextStyle, f64) = (TextStyle::Date, 12.5 / 11.5);
const NAME: (TextStyle, f64) = (TextStyle::SelectedTitle, 17.0 / 13.0);
/// So many rows are drawn whole, wherever the reader is: a browser's own search finds them all.
const WHOLE: usize = 80;
/// Of more open events than this titles are not read for their heights: what an event says is read
/// when it is wanted, and a reader sees few of them.
const MEASURED: usize = 1000;
/// What is reserved then for each: two lines of title.
const USUAL: f64 = AIR + DATE_LINE + 2.0 * TITLE_LINE;

/// What a column is made of.
pub struct ColumnInput<'a> {
    /// The events and eras.
    pub chronicle: &'a Chronicle,
    /// The events to show.
    pub matching: &'a Bitmap,
    /// Which eras are open.
    pub folds: &'a Folds,
    /// Width of the column, in px.
    pub width: f64,
    /// Knows the font.
    pub measure: &'a dyn Measure,
    /// For dates without words of their own.
    pub language: Language,
}

/// Everything that matches, from top to bottom. What it holds grows with the sections, not with the
/// events: rows are worked out when they are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Runs of neighbours in one era.
    pub sections: Vec<Section>,
    /// The height of all rows, in px.
    pub height: f64,
    /// How many rows there are.
    pub length: usize,
    matching: Bitmap,
}

/// A run of events of one era.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The era; none for events without one.
    pub era: Option<u16>,
    /// How many events it has.
    pub count: usize,
    /// Position of its first event in the chronicle.
    pub first: usize,
    /// Position of its last.
    pub last: usize,
    /// Whether its events have rows.
    pub open: bool,
    /// Position of its first row.
    row: usize,
    /// How many matching events are before it.
    rank: usize,
    /// Where it starts, in px from the column's start.
    top: f64,
    /// Height of its heading; 0 without one.
    heading: f64,
    /// Where each event's row ends, in px from the heading's end; empty where all are as high as usual.
    ends: Vec<f64>,
}

impl Section {
    fn has_heading(&self) -> bool {
        self.era.is_some()
    }

    fn rows(&self) -> usize {
        usize::from(self.has_heading()) + if self.open { self.count } else { 0 }
    }

    /// Where an event's row starts, in px from the heading's end.
    fn start(&self, place: usize) -> f64 {
        match place.checked_sub(1) {
            None => 0.0,
            Some(before) if self.ends.is_empty() => USUAL * length(before + 1),
            Some(before) => self.ends.get(before).copied().unwrap_or(0.0),
        }
    }

    fn height(&self) -> f64 {
        self.heading
            + if self.open {
                self.start(self.count)
            } else {
                0.0
            }
    }
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// What it shows.
    pub kind: RowKind,
    /// Position of its section.
    pub section: usize,
    /// Position of its event in the chronicle; of a heading's, the section's first.
    pub event: usize,
    /// Where it starts, in px from the column's start.
    pub top: f64,
    /// What is reserved for it, in px.
    pub height: f64,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// An era's name. It folds and unfolds the section.
    Heading,
    /// An event.
    Event,
}

/// A row to draw, after `gap` px of rows that are not drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// Position of the row.
    pub row: usize,
    /// The height of what was left out before it, in px.
    pub gap: f64,
}

impl Column {
    /// Works out all sections: one pass over the matching events.
    #[must_use]
    #[inline(never)]
    pub fn new(input: &ColumnInput) -> Self {
        let mut column = Self {
            sections: sections(input),
            matching: input.matching.clone(),
            ..Self::default()
        };
        let open = column.sections.iter().filter(|section| section.open);
        let measured = open.map(|section| section.count).sum::<usize>() <= MEASURED;
        let mut heights = Heights::new(input);
        for section in &mut column.sections {
            section.row = column.length;
            section.top = column.height;
            section.heading = heights.heading(section);
            if section.open && measured {
                let mut end = 0.0;
                for rank in section.rank..section.rank + section.count {
                    end += input
                        .matching
                        .select(rank)
                        .map_or(USUAL, |event| heights.event(event));
                    section.ends.push(end);
                }
            }
            column.length += section.rows();
            column.height += section.height();
        }
        column
    }

    /// A row; none beyond the last.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<Row> {
        if place >= self.length {
            return None;
        }
        let after = self
            .sections
            .partition_point(|section| section.row <= place);
        let position = after.checked_sub(1)?;
        let section = self.sections.get(position)?;
        let mut row = Row {
            kind: RowKind::Heading,
            section: position,
            event: section.first,
            top: section.top,
            height: section.heading,
        };
        let place = place - section.row;
        if section.has_heading() && place == 0 {
            return Some(row);
        }
        let place = place - usize::from(section.has_heading());
        row.kind = RowKind::Event;
        row.event = self.matching.select(section.rank + place)?;
        row.top = section.top + section.heading + section.start(place);
        row.height = section.start(place + 1) - section.start(place);
        Some(row)
    }

    /// The row at a height, in px from the column's start; the nearest one beyond its ends.
    #[must_use]
    pub fn row_at(&self, y: f64) -> Option<usize> {
        let after = self.sections.partition_point(|section| section.top <= y);
        let section = self.sections.get(after.saturating_sub(1))?;
        let below = y - section.top - section.heading;
        if !section.open || section.has_heading() && below < 0.0 {
            return Some(section.row);
        }
        let place = if section.ends.is_empty() {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "saturates"
            )]
            let place = (below / USUAL) as usize;
            place
        } else {
            section.ends.partition_point(|end| *end <= below)
        };
        let last = section.count.saturating_sub(1);
        Some(section.row + usize::from(section.has_heading()) + place.min(last))
    }

    /// The row of an event; that of its section where that is folded, of the event after it where it
    /// does not match.
    #[must_use]
    pub fn row_of(&self, event: usize) -> Option<usize> {
        let before = self
            .sections
            .partition_point(|section| section.last < event);
        let last = self.sections.len().checked_sub(1)?;
        let section = self.sections.get(before.min(last))?;
        if !section.open {
            return Some(section.row);
        }
        let place = self.matching.rank(event).saturating_sub(section.rank);
        let place = place.min(section.count.saturating_sub(1));
        Some(section.row + usize::from(section.has_heading()) + place)
    }

    /// The first row of a row's section: its heading, where it has one.
    #[must_use]
    pub fn start_of_section(&self, row: usize) -> usize {
        let section = self.row(row).and_then(|row| self.sections.get(row.section));
        section.map_or(0, |section| section.row)
    }

    /// The rows to draw for a view from one height to another. `keep`, the row in focus, is drawn
    /// wherever it is. Short columns are drawn whole.
    #[must_use]
    pub fn shown(&self, from: f64, to: f64, keep: Option<usize>) -> Vec<Shown> {
        let (first, end) = match (self.row_at(from), self.row_at(to)) {
            (Some(first), Some(last)) if self.length > WHOLE => (first, last + 1),
            _ => (0, self.length),
        };
        let keep = keep.filter(|keep| !(first..end).contains(keep));
        let mut places: Vec<usize> = (first..end).collect();
        match keep {
            Some(keep) if keep < first => places.insert(0, keep),
            Some(keep) => places.push(keep),
            None => {}
        }
        let mut shown = Vec::new();
        let mut reached = 0.0;
        for place in places {
            if let Some(row) = self.row(place) {
                let gap = row.top - reached;
                shown.push(Shown { row: place, gap });
                reached = row.top + row.height;
            }
        }
        shown
    }

    /// First and last event between two heights, folded ones too.
    #[must_use]
    pub fn events_between(&self, from: f64, to: f64) -> Option<(usize, usize)> {
        if to <= 0.0 || from >= self.height {
            return None;
        }
        let first = self.row(self.row_at(from)?)?;
        let last = self.row(self.row_at(to)?)?;
        let section = self.sections.get(last.section)?;
        let last = if section.open {
            last.event
        } else {
            section.last
        };
        Some((first.event, last))
    }

    /// Where a move of the focus leads from a row; `None` at the column's end.
    #[must_use]
    pub fn after_move(&self, current: usize, direction: Move) -> Option<usize> {
        let last = self.length.checked_sub(1)?;
        let section = self.row(current)?.section;
        let start_of = |section: usize| self.sections.get(section).map(|section| section.row);
        match direction {
            Move::Previous => current.checked_sub(1),
            Move::Next => Some(current + 1).filter(|next| *next <= last),
            Move::First => Some(0),
            Move::Last => Some(last),
            // One column has no rails to change between.
            Move::Rail(_) => None,
            Move::PreviousEra => start_of(section.checked_sub(1)?),
            Move::NextEra => start_of(section + 1),
        }
    }
}

/// The matching events by runs of one era, and which of the runs are open.
fn sections(input: &ColumnInput) -> Vec<Section> {
    let known = |era: &u16| usize::from(*era) < input.chronicle.eras.len();
    let mut counts = vec![0_usize; input.chronicle.eras.len()];
    let mut runs: Vec<Section> = Vec::new();
    for (rank, position) in input.matching.positions().into_iter().enumerate() {
        let event = input.chronicle.events.get(position);
        let era = event.and_then(|event| event.era).filter(known);
        if let Some(count) = era.and_then(|era| counts.get_mut(usize::from(era))) {
            *count += 1;
        }
        match runs.last_mut() {
            Some(run) if run.era == era => {
                run.count += 1;
                run.last = position;
            }
            _ => runs.push(Section {
                era,
                count: 1,
                first: position,
                last: position,
                open: false,
                row: 0,
                rank,
                top: 0.0,
                heading: 0.0,
                ends: Vec::new(),
            }),
        }
    }
    let mut most = 0;
    for (era, count) in counts.iter().enumerate() {
        if *count > counts.get(most).copied().unwrap_or(0) {
            most = era;
        }
    }
    let (count, most) = (input.matching.count(), u16::try_from(most).ok());
    for section in &mut runs {
        section.open = input.folds.is_open(section.era, count, most);
    }
    runs
}

/// Knows what rows need.
struct Heights<'a> {
    input: &'a ColumnInput<'a>,
    titles: Lines<'a>,
    dates: Lines<'a>,
    names: Lines<'a>,
}

impl<'a> Heights<'a> {
    fn new(input: &'a ColumnInput<'a>) -> Self {
        let lines = |(style, factor)| Lines::new(input.measure, style, factor);
        Self {
            input,
            titles: lines(TITLE),
            dates: lines(DATE),
            names: lines(NAME),
        }
    }

    fn event(&mut self, position: usize) -> f64 {
        let chronicle = self.input.chronicle;
        let room = (self.input.width - GUTTER - INSET).max(1.0);
        let (Some(event), Some(entry)) =
            (chronicle.events.get(position), chronicle.entry(position))
        else {
            return USUAL;
        };
        let date = match &entry.wording {
            Some(words) => self.dates.count(words, room),
            // Only what is more than a year or a day can be longer than a line.
            None if event.date.form() == Form::Exact => 1,
            None => self
                .dates
                .count(&event.date.words(self.input.language), room),
        };
        let title = self.titles.count(&entry.title, room);
        AIR + DATE_LINE * f64::from(date) + TITLE_LINE * f64::from(title)
    }

    /// An open era's years stand beside its name where there is room, else under it as a folded one's
    /// do.
    fn heading(&mut self, section: &Section) -> f64 {
        let eras = &self.input.chronicle.eras;
        let Some(era) = section.era.and_then(|era| eras.get(usize::from(era))) else {
            return 0.0;
        };
        let room = (self.input.width - GUTTER - HEADING_INSET).max(1.0);
        let stacked = |lines: u32| HEADING_AIR + NAME_LINE * f64::from(lines) + YEARS_LINE;
        if !section.open {
            return stacked(self.names.count(&era.name, room)).max(FOLDED);
        }
        let room = (room - GLYPH).max(1.0);
        let years = era
            .date
            .as_ref()
            .map(|date| date.words(self.input.language));
        let beside = [&era.name, " ", &years.unwrap_or_default()].concat();
        match self.names.count(&beside, room) {
            1 => HEADING,
            _ => stacked(self.names.count(&era.name, room)).max(HEADING),
        }
    }
}

fn length(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of events in memory")]
    let count = count as f64;
    count
}
