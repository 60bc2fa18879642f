//! How wide an era is in the story scale: by its years with events and the gaps between them, and never
//! too narrow for its button.

use super::warp::{FARTHEST_YEAR, Moment};

pub(super) const LEAD_IN: f64 = 0.5;
pub(super) const LEAD_OUT: f64 = 0.6;
/// An era narrower than this share of everything is stretched, so that its button has room.
const ERA_FLOOR: f64 = 0.105;
const ERA_STRETCH: f64 = 1.06;

/// A run of moments in one year.
pub(super) struct Run {
    pub year: i64,
    pub first: usize,
    pub count: usize,
    pub named: usize,
    pub stretch: usize,
}

/// What an era's width is made of before it is stretched.
pub(super) struct Extent {
    pub era: Option<u16>,
    pub first_year: i64,
    /// Units and gaps wholly inside.
    pub inside: f64,
    /// The gap before its first event, shared with the era before it.
    pub before: f64,
    pub factor: f64,
    /// Its width as last reckoned.
    pub width: f64,
}

/// Width of the gap over `years` years, in units.
pub(super) fn gap(years: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a width of a few units")]
    let years = years.max(1) as f64;
    0.35 + 0.85 * years.log10()
}

pub(super) fn decimal(year: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "clamped far below 2^53")]
    let time = year.clamp(-FARTHEST_YEAR, FARTHEST_YEAR) as f64;
    time
}

pub(super) fn count_to_units(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of events in memory")]
    let units = count as f64;
    units
}

/// Groups moments by year and says which stretch each year belongs to. An era starts a stretch
/// when a later one appears for the first time; a stray event of an earlier era starts none.
pub(super) fn runs(moments: &[Moment]) -> (Vec<Run>, Vec<Extent>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut extents: Vec<Extent> = Vec::new();
    for (position, moment) in moments.iter().enumerate() {
        let year = moment.year.clamp(-FARTHEST_YEAR, FARTHEST_YEAR);
        if let Some(run) = runs.last_mut()
            && run.year >= year
        {
            run.count += 1;
            run.named += usize::from(moment.named);
            if let Some(extent) = extents.last_mut() {
                extent.inside += 1.0;
            }
            continue;
        }
        let before = runs.last().map_or(0.0, |run| gap(year - run.year));
        let starts = extents.last().is_none_or(|extent| moment.era > extent.era);
        if starts {
            extents.push(Extent {
                era: moment.era,
                first_year: year,
                inside: 1.0,
                before,
                factor: 1.0,
                width: 0.0,
            });
        } else if let Some(extent) = extents.last_mut() {
            extent.inside += before + 1.0;
        }
        runs.push(Run {
            year,
            first: position,
            count: 1,
            named: moment.named.into(),
            stretch: extents.len() - 1,
        });
    }
    (runs, extents)
}

/// Stretches narrow eras until each has its share of the whole (direction, section 5.4).
pub(super) fn stretch(extents: &mut [Extent]) {
    let named = extents.iter().filter(|extent| extent.era.is_some()).count();
    if named < 2 {
        return;
    }
    // Forty eras can't have a tenth each; three quarters are shared out at most.
    let floor = ERA_FLOOR.min(0.75 / count_to_units(named));
    for _ in 0..400 {
        let mut total = LEAD_IN + LEAD_OUT;
        for index in 0..extents.len() {
            let extent = &extents[index];
            let shared = |other: Option<&Extent>, before: f64| {
                other.map_or(0.0, |other| {
                    before * f64::midpoint(extent.factor, other.factor) / 2.0
                })
            };
            let previous = index.checked_sub(1).and_then(|index| extents.get(index));
            let next = extents.get(index + 1);
            let mut width = extent.inside * extent.factor
                + shared(previous, extent.before)
                + shared(next, next.map_or(0.0, |next| next.before));
            if previous.is_none() {
                width += LEAD_IN;
            }
            if next.is_none() {
                width += LEAD_OUT;
            }
            total += extent.inside * extent.factor + 2.0 * shared(previous, extent.before);
            extents[index].width = width;
        }
        let mut settled = true;
        for extent in extents.iter_mut() {
            if extent.era.is_some() && extent.width / total < floor {
                extent.factor *= ERA_STRETCH;
                settled = false;
            }
        }
        if settled {
            return;
        }
    }
}
