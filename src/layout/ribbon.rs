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
/// Bars nearer than this would be one bar; the tallest stands for them.
const NARROWEST: f64 = 1.0;

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
    scale: Option<Scale>,
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
        let mut pulse: Vec<Pulse> = Vec::new();
        let mut last: [Option<usize>; 2] = [None, None];
        for ((position, event), unit) in chronicle.events.iter().enumerate().zip(warp.event_units())
        {
            let rail = event.rail.min(1);
            let bar = Pulse {
                event: position,
                era: event.era,
                rail,
                x: scale.x_from_unit(*unit),
                height: height(groundwork, position),
                crosses: event.crossing.crosses(),
            };
            let Some(slot) = last.get_mut(usize::from(rail)) else {
                continue;
            };
            match slot.and_then(|at| pulse.get_mut(at)) {
                Some(seen) if bar.x - seen.x < NARROWEST => {
                    if bar.height > seen.height {
                        *seen = Pulse { x: seen.x, ..bar };
                    }
                }
                _ => {
                    *slot = Some(pulse.len());
                    pulse.push(bar);
                }
            }
        }
        Self {
            eras,
            pulse,
            breaks,
            scale: Some(scale),
        }
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
