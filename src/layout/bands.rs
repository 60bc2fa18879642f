//! How long a date is drawn: bands, bars, and the lanes they lie in (direction, section 8).

use crate::axis::Scale;
use crate::chronicle::Event;
use crate::date::Form;
use crate::order::within;

use super::scene::{Band, Emphasis, Stretch};

/// From the rail to the first lane, and from lane to lane.
pub(super) const FIRST_LANE: f64 = 12.0;
pub(super) const LANE_PITCH: f64 = 10.0;
/// More lanes than this would push the labels out of sight; what doesn't fit lies on the last.
const MOST_LANES: usize = 12;
/// Free space between two bands of one lane.
const LANE_GAP: f64 = 8.0;
/// A mark's reach in its lane.
const MARK: f64 = 5.0;
/// A band cut at the stage's edge goes on so far beyond it.
const BEYOND: f64 = 30.0;

/// "By then": from the bound back, and at least so far past the mark.
const BY_FADE: f64 = 60.0;
const BY_PAST_MARK: f64 = 46.0;
/// "Then or later": past the mark.
const FROM_FADE: f64 = 60.0;
/// A bar with an open start comes out of nothing so far before the mark, with an open end goes on
/// so far after it.
const BAR_IN: f64 = 58.0;
const BAR_OUT: f64 = 70.0;
/// An approximate end of a bar is feathered over so much.
const FEATHER: f64 = 48.0;
/// A band of "once, somewhere in there" fades over this share of its length at both ends.
const WITHIN_FADE: f64 = 0.2;
/// A chevron's length past the bar.
const CHEVRON: f64 = 4.0;

/// Whether a date has length and so leaves the rail for a lane.
pub(super) fn has_lane(event: &Event) -> bool {
    matches!(
        event.date.form(),
        Form::Within | Form::By | Form::From | Form::Unspecified | Form::Span
    )
}

/// The band or bar of an event whose mark is at `mark`, still without lane and height.
pub(super) fn band(
    position: usize,
    event: &Event,
    mark: f64,
    scale: &Scale,
    width: f64,
) -> Option<Band> {
    if !has_lane(event) {
        return None;
    }
    let bounds = event.bounds;
    let (start, end) = (
        scale.x_from_time(bounds.earliest),
        scale.x_from_end(bounds.latest),
    );
    let mut band = Band {
        event: position,
        era: event.era,
        rail: event.rail,
        lane: 0,
        y: 0.0,
        x0: start,
        x1: end,
        fade_start: 0.0,
        fade_end: 0.0,
        tick_start: false,
        tick_end: false,
        chevron: false,
        solid: event.date.form() == Form::Span,
        emphasis: Emphasis::Plain,
    };
    match event.date.form() {
        Form::By => {
            band.x0 = (end - BY_FADE).min(mark - BY_PAST_MARK);
            band.fade_start = (end - band.x0) * 0.75;
            band.tick_end = true;
        }
        Form::From => {
            band.x1 = (start + FROM_FADE).max(mark + FROM_FADE);
            band.fade_end = (band.x1 - start) * 0.75;
            band.tick_start = true;
        }
        Form::Span => {
            if !start.is_finite() {
                band.x0 = mark - BAR_IN;
                band.fade_start = BAR_IN * 0.6;
            }
            if !end.is_finite() {
                band.x1 = mark.max(band.x0) + BAR_OUT;
                band.fade_end = BAR_OUT * 0.6;
                band.chevron = true;
            }
            let feather = FEATHER.min((band.x1 - band.x0) * 0.6);
            if start.is_finite() && event.date.start_approximate() {
                band.fade_start = feather;
            }
            if end.is_finite() && event.date.end_approximate() {
                band.fade_end = feather;
            }
        }
        _ => {
            let fade = (end - start) * WITHIN_FADE;
            (band.fade_start, band.fade_end) = (fade, fade);
            // Both bounds of one date may be open ("(unknown)/..", a list): fade about the mark.
            if !start.is_finite() {
                (band.x0, band.fade_start) = (mark - BY_FADE, BY_FADE);
            }
            if !end.is_finite() {
                (band.x1, band.fade_end) = (mark + FROM_FADE, FROM_FADE);
            }
        }
    }
    band.x1 = band.x1.max(band.x0);
    cut(&mut band, width);
    Some(band)
}

/// Cuts a band square where it leaves the stage, so that it reads as going on.
fn cut(band: &mut Band, width: f64) {
    if band.x0 < -BEYOND {
        band.x0 = -BEYOND;
        band.fade_start = 0.0;
        band.tick_start = false;
    }
    if band.x1 > width + BEYOND {
        band.x1 = width + BEYOND;
        band.fade_end = 0.0;
        band.tick_end = false;
        band.chevron = false;
    }
    band.x0 = band.x0.min(width + BEYOND);
    band.x1 = band.x1.max(band.x0);
    let length = band.x1 - band.x0;
    band.fade_start = within(band.fade_start, 0.0, length);
    band.fade_end = within(band.fade_end, 0.0, length - band.fade_start);
}

/// Gives each band of a rail its lane, first-fit by start; returns the number of lanes.
/// `mark` tells where a band's mark is: it needs room too.
pub(super) fn pack(bands: &mut [Band], mark: &dyn Fn(usize) -> f64) -> usize {
    crate::order::sort_by(bands, &|a, b| {
        a.x0.total_cmp(&b.x0).then(a.event.cmp(&b.event))
    });
    let mut ends: Vec<f64> = Vec::new();
    for band in bands.iter_mut() {
        let x = mark(band.event);
        let start = band.x0.min(x - MARK);
        let chevron = if band.chevron { CHEVRON } else { 0.0 };
        let end = (band.x1 + chevron).max(x + MARK);
        let free = ends.iter().position(|taken| taken + LANE_GAP <= start);
        let lane = free.unwrap_or_else(|| {
            if ends.len() < MOST_LANES {
                ends.push(f64::NEG_INFINITY);
            }
            ends.len() - 1
        });
        if let Some(taken) = ends.get_mut(lane) {
            *taken = taken.max(end);
        }
        band.lane = lane;
    }
    ends.len()
}

/// The years that a date leaves to choose from, where it names several.
pub(super) fn alternatives(event: &Event, scale: &Scale) -> Vec<Stretch> {
    if !matches!(event.date.form(), Form::Either | Form::Several) {
        return Vec::new();
    }
    let stretch = |bounds: crate::date::Bounds| {
        let (x0, x1) = (
            scale.x_from_time(bounds.earliest),
            scale.x_from_end(bounds.latest),
        );
        let (left, right) = scale.range();
        (x0 < right && x1 > left).then(|| Stretch {
            x0: x0.max(left),
            x1: x1.min(right),
        })
    };
    event
        .date
        .alternatives()
        .into_iter()
        .filter_map(stretch)
        .collect()
}
