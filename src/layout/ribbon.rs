//! The era ribbon: overview, pulse and brush, always on the story scale (direction, section 3).

use super::Groundwork;
use super::scene::BreakMark;
use crate::axis::{Scale, Shape, Window};
use crate::chronicle::{Chronicle, Clock, Rail};
use crate::order::within;

/// A bar without links.
const SHORTEST: f64 = 4.0;
/// What each causal link adds, and the most that the pulse has room for.
const PER_LINK: f64 = 3.4;
const TALLEST: f64 = 24.0;
/// Bars nearer than this would be one bar, for they are wider; the tallest stands for them.
const NARROWEST: f64 = 2.0;
/// What a thumb needs.
const THUMB: f64 = 44.0;

/// An era's toggle, as wide as the era is on the story scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EraButton {
    /// Position of the era in the chronicle.
    pub era: u16,
    /// Left edge.
    pub x: f64,
    /// Width; the gap between two buttons is up to whoever draws them.
    pub width: f64,
}

/// One event of the pulse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulse {
    /// Position of the event in the chronicle.
    pub event: usize,
    /// It stands for all events of its rail between these two positions, both counted.
    pub events: (usize, usize),
    /// Its era.
    pub era: Option<u16>,
    /// Up from the line for the upper rail (0), down for the lower.
    pub rail: Rail,
    /// Middle of the bar.
    pub x: f64,
    /// Length of the bar, by causal links.
    pub height: f64,
    /// A thin line goes on to the other side.
    pub crosses: bool,
}

/// The ribbon, in pixels from 0 to its width.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ribbon {
    /// Toggles, in order; an era without events has none. By the date of release they are all of one
    /// width.
    pub eras: Vec<EraButton>,
    /// Bars, in order. All events, whatever is filtered; where many share a pixel, the tallest.
    pub pulse: Vec<Pulse>,
    /// Shortened gaps.
    pub breaks: Vec<BreakMark>,
    /// Its whole width.
    pub width: f64,
    scale: Option<Scale>,
    /// Where eras lie that are all as wide as each other; empty where the scale decides.
    cells: Vec<Cell>,
}

/// A stretch of time on a stretch of the ribbon.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cell {
    era: Option<u16>,
    x: f64,
    width: f64,
    /// In units of the story scale.
    start: f64,
    end: f64,
}

impl Ribbon {
    /// The ribbon of a chronicle, `width` pixels wide. Costs one pass over the events; it changes
    /// with the data and the width only.
    #[must_use]
    pub fn new(chronicle: &Chronicle, groundwork: &Groundwork, width: f64) -> Self {
        let scale = Scale::new(groundwork.warp(Shape::Story).clone(), 0.0, width);
        let warp = scale.warp();
        let mut eras = Vec::new();
        for stretch in warp.eras() {
            if let Some(era) = stretch.era {
                let x = scale.x_from_unit(stretch.start);
                let width = scale.x_from_unit(stretch.end) - x;
                eras.push(EraButton { era, x, width });
            }
        }
        if chronicle.clock == Clock::Release {
            eras = shared_out(chronicle, width);
        }
        let mut breaks = Vec::new();
        for gap in warp.breaks() {
            breaks.push(BreakMark {
                x: scale.x_from_unit(gap.unit),
                years: gap.years,
            });
        }
        let pulse = pulse(chronicle, groundwork, &|unit| scale.x_from_unit(unit));
        Self {
            eras,
            pulse,
            breaks,
            width,
            scale: Some(scale),
            cells: Vec::new(),
        }
    }

    /// The ribbon of a phone: every era is as wide as the others, at least 44 px, and the pulse is
    /// stretched inside each. It is `width` px wide, or wider where the eras need it.
    #[must_use]
    #[inline(never)]
    pub fn equal(chronicle: &Chronicle, groundwork: &Groundwork, width: f64) -> Self {
        let warp = groundwork.warp(Shape::Story);
        let stretches = warp.eras();
        let count = f64::from(u16::try_from(stretches.len().max(1)).unwrap_or(u16::MAX));
        let width = width.max(count * THUMB);
        let mut ribbon = Self {
            width,
            ..Self::default()
        };
        let mut x = 0.0;
        for stretch in stretches {
            let cell = Cell {
                era: stretch.era,
                x,
                width: width / count,
                start: stretch.start,
                end: stretch.end,
            };
            ribbon.cells.push(cell);
            if let Some(era) = stretch.era {
                let width = cell.width;
                ribbon.eras.push(EraButton { era, x, width });
            }
            x += cell.width;
        }
        ribbon.pulse = pulse(chronicle, groundwork, &|unit| ribbon.x_in_cells(unit));
        ribbon.scale = Some(Scale::new(warp.clone(), 0.0, width));
        ribbon
    }

    fn x_in_cells(&self, unit: f64) -> f64 {
        let after = self.cells.partition_point(|cell| cell.start <= unit);
        self.cells.get(after.saturating_sub(1)).map_or(0.0, |cell| {
            let share = (unit - cell.start) / (cell.end - cell.start).max(f64::EPSILON);
            cell.x + within(share, 0.0, 1.0) * cell.width
        })
    }

    /// From where to where an era's cell reaches on a ribbon of equal eras.
    #[must_use]
    pub fn cell(&self, era: Option<u16>) -> Option<(f64, f64)> {
        let mut cells = self.cells.iter();
        let cell = cells.find(|cell| cell.era == era)?;
        Some((cell.x, cell.x + cell.width))
    }

    /// Where a window begins and ends on the ribbon, whichever scale the stage is on.
    #[must_use]
    pub fn brush(&self, window: Window) -> (f64, f64) {
        let Some(scale) = &self.scale else {
            return (0.0, 0.0);
        };
        let (left, right) = scale.range();
        let x = |time: f64| within(scale.x_from_time(time), left, right);
        (x(window.start), x(window.end))
    }

    /// The decimal year at `x` of the ribbon.
    #[must_use]
    pub fn time_from_x(&self, x: f64) -> f64 {
        self.scale
            .as_ref()
            .map_or(0.0, |scale| scale.time_from_x(x))
    }

    /// The same on a ribbon of equal eras.
    #[must_use]
    pub fn time_in_cells(&self, x: f64) -> f64 {
        let after = self.cells.partition_point(|cell| cell.x <= x);
        let cell = self.cells.get(after.saturating_sub(1));
        let (Some(cell), Some(scale)) = (cell, &self.scale) else {
            return 0.0;
        };
        let share = within((x - cell.x) / cell.width, 0.0, 1.0);
        let unit = cell.start + share * (cell.end - cell.start);
        scale.warp().time_from_unit(unit)
    }
}

/// The bars, where `x` puts a unit of the story scale.
fn pulse(chronicle: &Chronicle, groundwork: &Groundwork, x: &dyn Fn(f64) -> f64) -> Vec<Pulse> {
    let mut pulse: Vec<Pulse> = Vec::new();
    let mut last: [Option<usize>; 2] = [None, None];
    let units = groundwork.warp(Shape::Story).event_units();
    for ((position, event), unit) in chronicle.events.iter().enumerate().zip(units) {
        let rail = event.rail.min(1);
        let bar = Pulse {
            event: position,
            events: (position, position),
            era: event.era,
            rail,
            x: x(*unit),
            height: height(groundwork, position),
            crosses: event.crossing.crosses(),
        };
        let Some(slot) = last.get_mut(usize::from(rail)) else {
            continue;
        };
        match slot.and_then(|at| pulse.get_mut(at)) {
            Some(seen) if bar.x - seen.x < NARROWEST => {
                let events = (seen.events.0, position);
                if bar.height > seen.height {
                    *seen = Pulse { x: seen.x, ..bar };
                }
                seen.events = events;
            }
            _ => {
                *slot = Some(pulse.len());
                pulse.push(bar);
            }
        }
    }
    pulse
}

/// The eras of the story are no stretches of another clock's time: those that have events share the
/// width out among them.
#[inline(never)]
fn shared_out(chronicle: &Chronicle, width: f64) -> Vec<EraButton> {
    let mut present = Vec::new();
    for event in &chronicle.events {
        if let Some(era) = event.era
            && let Err(place) = present.binary_search(&era)
        {
            present.insert(place, era);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of eras")]
    let share = width / present.len().max(1) as f64;
    let mut x = 0.0;
    let mut buttons = Vec::new();
    for era in present {
        let width = share;
        buttons.push(EraButton { era, x, width });
        x += share;
    }
    buttons
}

fn height(groundwork: &Groundwork, event: usize) -> f64 {
    let links = u16::try_from(groundwork.neighbours(event).len()).unwrap_or(u16::MAX);
    (SHORTEST + PER_LINK * f64::from(links)).min(TALLEST)
}
