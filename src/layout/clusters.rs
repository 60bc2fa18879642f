//! Unlabelled neighbours become one pill with their number (direction, section 7).

use super::scene::Cluster;
use crate::chronicle::Rail;

/// Neighbours nearer than this share a pill, while the pill's events span less than [`SPAN`].
const NEAR: f64 = 40.0;
const SPAN: f64 = 90.0;
/// A pill moves by at most so much to leave labelled marks free.
const NUDGE: f64 = 40.0;
const PILL: f64 = 30.0;
/// Each digit beyond two makes the pill wider.
const DIGIT: f64 = 7.0;
/// A mark's half width and a little air.
const MARK: f64 = 7.0;
/// Between two pills.
const PILL_GAP: f64 = 2.0;

/// An event without a label.
#[derive(Clone, Copy)]
pub(super) struct Unlabelled {
    /// Position among the rail's events.
    pub at: usize,
    pub event: usize,
    pub era: Option<u16>,
    pub x: f64,
}

/// What became of a rail's unlabelled events.
pub(super) struct Clusters {
    pub clusters: Vec<Cluster>,
    /// Positions of events that have no neighbour to share a pill with.
    pub lone: Vec<usize>,
}

/// Groups one rail's unlabelled events, given in the order of their marks. `marks` are the places
/// of the labelled marks to leave free, in any order; pills stay between `left` and `right`.
pub(super) fn group(
    events: &[Unlabelled],
    rail: Rail,
    mut marks: Vec<f64>,
    (left, right): (f64, f64),
) -> Clusters {
    let mut result = Clusters {
        clusters: Vec::new(),
        lone: Vec::new(),
    };
    let mut rest = events;
    let mut groups: Vec<&[Unlabelled]> = Vec::new();
    while let Some(first) = rest.first() {
        let (mut last, mut size) = (first.x, 1);
        while let Some(next) = rest.get(size)
            && next.era == first.era
            && next.x - last < NEAR
            && next.x - first.x < SPAN
        {
            last = next.x;
            size += 1;
        }
        let (group, others) = rest.split_at(size);
        rest = others;
        if size == 1 {
            result.lone.push(first.at);
            marks.push(first.x);
        } else {
            groups.push(group);
        }
    }
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for group in groups {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let width = PILL + DIGIT * f64::from(group.len().ilog10().saturating_sub(1));
        let x = free_place(
            f64::midpoint(first.x, last.x),
            width,
            &marks,
            &taken,
            (left, right),
        );
        taken.push((x - width / 2.0, x + width / 2.0));
        let mut events = Vec::with_capacity(group.len());
        for event in group {
            events.push(event.event);
        }
        result.clusters.push(Cluster {
            x,
            y: 0.0,
            width,
            rail,
            era: first.era,
            first_x: first.x,
            last_x: last.x,
            events,
        });
    }
    result
}

/// The place nearest to `wish` that covers no other pill and, where it can be, no mark.
fn free_place(
    wish: f64,
    width: f64,
    marks: &[f64],
    pills: &[(f64, f64)],
    (left, right): (f64, f64),
) -> f64 {
    let half = width / 2.0;
    let inside = |x: f64| x.max(left + half).min((right - half).max(left + half));
    let covered = |x: f64| {
        let mut count = 0;
        for mark in marks {
            count += usize::from((mark - x).abs() < half + MARK);
        }
        count
    };
    let free = |x: f64| {
        pills
            .iter()
            .all(|pill| x - half >= pill.1 + PILL_GAP || x + half <= pill.0 - PILL_GAP)
    };
    let mut best: Option<(usize, f64)> = None;
    let reach = NUDGE.max(right - left);
    let mut shift = 0.0;
    while shift <= reach {
        if shift > NUDGE && best.is_some() {
            break;
        }
        for &x in &[inside(wish - shift), inside(wish + shift)] {
            if free(x) && best.is_none_or(|(marks, _)| covered(x) < marks) {
                best = Some((covered(x), x));
            }
        }
        shift += 1.0;
    }
    best.map_or(inside(wish), |(_, x)| x)
}
