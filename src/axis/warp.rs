//! The piecewise-linear map between time and units that a scale is built on.

use super::stretches::{Extent, LEAD_IN, LEAD_OUT, count_to_units, decimal, gap, runs, stretch};
use crate::order::{Sorting, within};

/// The time that is left for the gap between two neighbouring years that both have events.
///
/// In the story scale such a gap has a width but, strictly, no duration; without one the map
/// would not be strictly monotone. Far below a date's precision as far as drawing goes (six days).
const SEAM: f64 = 1.0 / 64.0;

/// Years beyond this are drawn here: the last ones whose seams a 64-bit float can tell apart.
pub const FARTHEST_YEAR: i64 = 1_000_000_000_000;

/// A gap of so many years or more is drawn as a break.
const BREAK_YEARS: i64 = 30;

/// What a [`Warp`] needs to know of one event. Moments stand in (sort year, sequence) order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The calendar year it is placed in.
    pub year: i64,
    /// Its era, a position in time order.
    pub era: Option<u16>,
    /// Where the true scale puts it, in decimal years, if its date is narrower than its year.
    pub exact: Option<f64>,
    /// Whether its date names that year. Else the year is placement only and never printed.
    pub named: bool,
}

/// Which of the two scales a [`Warp`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Crowded years open, empty centuries shrink.
    #[default]
    Story,
    /// One year is one length.
    True,
}

/// A long gap without events, shortened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// Its middle, in units.
    pub unit: f64,
    /// From the sort year before it to the one after it.
    pub years: i64,
}

/// Where an era lies. Stretches stand in order and touch; the last ends with the domain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EraStretch {
    /// Position of the era in the chronicle; none before the first era and where there are none.
    pub era: Option<u16>,
    /// Its first unit.
    pub start: f64,
    /// Its last unit.
    pub end: f64,
    /// The first year with an event in it.
    pub first_year: i64,
}

/// A year that has events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BusyYear {
    /// The calendar year.
    pub year: i64,
    /// The unit at which it starts.
    pub unit: f64,
    /// How many of its events have a date that names it.
    pub named: usize,
}

/// A strictly monotone piecewise-linear map between decimal years and units.
///
/// Built once per data set, from all events whatever is filtered, so that nothing moves when a
/// filter changes. Outside its knots it goes on with the slope of its first and last piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Warp {
    shape: Shape,
    times: Vec<f64>,
    units: Vec<f64>,
    length: f64,
    event_units: Vec<f64>,
    /// The events by their units, where that is not the order they stand in.
    order: Vec<usize>,
    years: Vec<BusyYear>,
    eras: Vec<EraStretch>,
    breaks: Vec<Break>,
}

impl Warp {
    /// The story scale over `moments` (direction, section 5). Costs one pass.
    ///
    /// Without moments it is one unit long, and maps one year.
    #[must_use]
    pub fn story(moments: &[Moment]) -> Self {
        let (runs, mut extents) = runs(moments);
        stretch(&mut extents);
        let mut warp = Self {
            shape: Shape::Story,
            times: Vec::with_capacity(runs.len() * 2 + 2),
            units: Vec::with_capacity(runs.len() * 2 + 2),
            length: 1.0,
            event_units: Vec::with_capacity(moments.len()),
            order: Vec::new(),
            years: Vec::with_capacity(runs.len()),
            eras: Vec::with_capacity(extents.len()),
            breaks: Vec::new(),
        };
        let mut unit = 0.0;
        for (index, run) in runs.iter().enumerate() {
            let previous = index.checked_sub(1).and_then(|index| runs.get(index));
            let factor = extents.get(run.stretch).map_or(1.0, |extent| extent.factor);
            match previous {
                None => {
                    warp.knot(decimal(run.year) - 1.0, 0.0);
                    unit = LEAD_IN;
                    warp.open_era(extents.get(run.stretch), 0.0);
                }
                Some(previous) => {
                    let before = extents
                        .get(previous.stretch)
                        .map_or(1.0, |extent| extent.factor);
                    let width = gap(run.year - previous.year) * f64::midpoint(before, factor);
                    if run.stretch != previous.stretch {
                        warp.open_era(extents.get(run.stretch), unit + width / 2.0);
                    }
                    if run.year - previous.year >= BREAK_YEARS {
                        warp.breaks.push(Break {
                            unit: unit + width / 2.0,
                            years: run.year - previous.year,
                        });
                    }
                    unit += width;
                }
            }
            warp.knot(decimal(run.year), unit);
            warp.years.push(BusyYear {
                year: run.year,
                unit,
                named: run.named,
            });
            for place in 0..run.count {
                let event_unit = unit + (count_to_units(place) + 0.5) * factor;
                warp.event_units.push(event_unit);
            }
            unit += count_to_units(run.count) * factor;
            let touches = runs
                .get(index + 1)
                .is_some_and(|next| next.year == run.year + 1);
            warp.knot(
                decimal(run.year) + if touches { 1.0 - SEAM } else { 1.0 },
                unit,
            );
        }
        if runs.is_empty() {
            warp.knot(0.0, 0.0);
            warp.knot(1.0, 1.0);
        } else {
            let end = warp.times.last().map_or(0.0, |time| time + 1.0);
            unit += LEAD_OUT;
            warp.knot(end, unit);
            warp.length = unit;
        }
        warp.close_eras();
        warp
    }

    /// The true scale over `moments`: a unit is a year.
    ///
    /// `reach` widens it, for spans that start before the first event or end after the last; open
    /// ends (infinities) are ignored. `era_starts` are the decimal years at which eras start.
    #[must_use]
    pub fn linear(moments: &[Moment], reach: (f64, f64), era_starts: &[(u16, f64)]) -> Self {
        let (mut warp, mut sorting) = Self::linear_begun(moments, reach, era_starts);
        while !warp.order_more(&mut sorting) {}
        warp
    }

    /// The same, with its events still to be put [in order](Self::order_more).
    #[must_use]
    #[inline(never)]
    pub fn linear_begun(
        moments: &[Moment],
        reach: (f64, f64),
        era_starts: &[(u16, f64)],
    ) -> (Self, Sorting) {
        let (runs, _) = runs(moments);
        let first = runs.first().map_or(0.0, |run| decimal(run.year));
        let last = runs.last().map_or(1.0, |run| decimal(run.year) + 1.0);
        let far = decimal(FARTHEST_YEAR);
        let low = if reach.0.is_finite() {
            first.min(reach.0.max(-far))
        } else {
            first
        };
        let high = if reach.1.is_finite() {
            last.max(reach.1.min(far))
        } else {
            last
        };
        let start = low - ((high - low) * 0.02).max(1.0);
        let end = high + ((high - low) * 0.03).max(1.0);
        let mut event_units = Vec::with_capacity(moments.len());
        let mut years = Vec::with_capacity(runs.len());
        for run in &runs {
            let year = decimal(run.year);
            years.push(BusyYear {
                year: run.year,
                unit: year - start,
                named: run.named,
            });
            for place in 0..run.count {
                let at = run.first + place;
                // A date as wide as its year says nothing about where in it; order does.
                let spread = year + (count_to_units(place) + 0.5) / count_to_units(run.count);
                let exact = moments.get(at).and_then(|moment| moment.exact);
                let time = exact.filter(|time| time.is_finite()).unwrap_or(spread);
                event_units.push(within(time, low, high) - start);
            }
        }
        let unordered = if event_units.is_sorted() {
            0
        } else {
            event_units.len()
        };
        let mut warp = Self {
            shape: Shape::True,
            times: vec![start, end],
            units: vec![0.0, end - start],
            length: end - start,
            event_units,
            order: Vec::new(),
            years,
            eras: Vec::with_capacity(era_starts.len()),
            breaks: Vec::new(),
        };
        for &(era, time) in era_starts {
            let at = if time.is_finite() {
                within(time, start, end) - start
            } else {
                0.0
            };
            let at = warp.eras.last().map_or(0.0, |last| at.max(last.start));
            #[expect(clippy::cast_possible_truncation, reason = "clamped to the domain")]
            let first_year = (start + at).floor() as i64;
            warp.eras.push(EraStretch {
                era: Some(era),
                start: at,
                end: at,
                first_year,
            });
        }
        warp.close_eras();
        (warp, Sorting::new(unordered))
    }

    /// Puts the events in the order of their units, by one pass over them. Whether they are.
    #[inline(never)]
    pub fn order_more(&mut self, sorting: &mut Sorting) -> bool {
        let units = &self.event_units;
        let done = sorting.step(&|a, b| units[a].total_cmp(&units[b]));
        if done {
            self.order = std::mem::take(&mut sorting.order);
        }
        done
    }

    fn knot(&mut self, time: f64, unit: f64) {
        self.times.push(time);
        self.units.push(unit);
    }

    fn open_era(&mut self, extent: Option<&Extent>, start: f64) {
        if let Some(extent) = extent {
            let first_year = extent.first_year;
            self.eras.push(EraStretch {
                era: extent.era,
                start,
                end: start,
                first_year,
            });
        }
    }

    fn close_eras(&mut self) {
        let mut end = self.length;
        for stretch in self.eras.iter_mut().rev() {
            stretch.end = end;
            end = stretch.start;
        }
    }

    /// Which scale this is.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// How many units there are; more than nothing.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.length
    }

    /// The unit of each event's mark, in the order of the moments.
    #[must_use]
    pub fn event_units(&self) -> &[f64] {
        &self.event_units
    }

    /// The events by their units, the first first; empty where they stand in that order anyway.
    ///
    /// Within one year a date may say another order than the chronicle; on the story scale the
    /// chronicle's order is all there is.
    #[must_use]
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The event whose unit has so many before it.
    #[must_use]
    pub fn event_at(&self, place: usize) -> usize {
        self.order.get(place).copied().unwrap_or(place)
    }

    /// How many events have a unit before that of this one: the inverse of
    /// [`event_at`](Self::event_at).
    #[must_use]
    pub fn place_of(&self, event: usize) -> usize {
        let place = self.order.iter().position(|other| *other == event);
        place.unwrap_or(event)
    }

    /// The years that have events, in order.
    #[must_use]
    pub fn years(&self) -> &[BusyYear] {
        &self.years
    }

    /// The eras that have a place on this scale, in order.
    #[must_use]
    pub fn eras(&self) -> &[EraStretch] {
        &self.eras
    }

    /// Shortened gaps, in order; none on the true scale.
    #[must_use]
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// The unit at a time. An infinite time goes to an infinite unit on its side.
    #[must_use]
    pub fn unit_from_time(&self, time: f64) -> f64 {
        through(&self.times, &self.units, time)
    }

    /// The time at a unit; the inverse of [`unit_from_time`](Self::unit_from_time).
    #[must_use]
    pub fn time_from_unit(&self, unit: f64) -> f64 {
        through(&self.units, &self.times, unit)
    }

    /// The unit at which something ends that ends before `time` (an exclusive bound): a bar for
    /// `2370/2371` ends with the last unit of 2371, not across the gap where 2372 starts.
    #[must_use]
    pub fn unit_from_end(&self, time: f64) -> f64 {
        let after = self.times.partition_point(|knot| *knot < time);
        let seam = after.checked_sub(1).and_then(|before| {
            let (start, end) = (self.times.get(before)?, self.times.get(after)?);
            // The knots of a seam are less than six days apart; no other two are.
            (end - start < 2.0 * SEAM).then(|| self.units.get(before).copied())?
        });
        seam.unwrap_or_else(|| self.unit_from_time(time))
    }
}

/// Linear interpolation through knots that rise strictly, and on beyond both ends.
fn through(from: &[f64], to: &[f64], value: f64) -> f64 {
    if value.is_infinite() || value.is_nan() {
        return value;
    }
    let after = from
        .partition_point(|knot| *knot <= value)
        .clamp(1, from.len().max(2) - 1);
    let piece = (
        from.get(after - 1),
        from.get(after),
        to.get(after - 1),
        to.get(after),
    );
    let (Some(start), Some(end), Some(low), Some(high)) = piece else {
        return value;
    };
    low + (value - start) / (end - start) * (high - low)
}
