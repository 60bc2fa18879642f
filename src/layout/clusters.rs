//! Unlabelled neighbours become one pill with their number (direction, section 7).

use super::row::Row;
use super::scene::Cluster;
use crate::chronicle::Rail;
use crate::query::Bitmap;

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

/// What became of a rail's unlabelled events.
pub(super) struct Clusters {
    pub clusters: Vec<Cluster>,
    /// Places of events that have no neighbour to share a pill with.
    pub lone: Vec<usize>,
}

/// Groups the members of a row, of which those with a label are gone. `marks` are where the labelled
/// marks to leave free are, in any order; pills stay between `left` and `right`.
///
/// A pill is of one era. In a crowd one era's pill may be cut short by the next, but not that one's
/// by a third at once: where eras alternate from event to event, pills are of several.
pub(super) fn group(
    row: &Row<'_>,
    rail: Rail,
    crowd: bool,
    mut marks: Vec<f64>,
    (left, right): (f64, f64),
) -> Clusters {
    let mut lone = Vec::new();
    let mut clusters = Vec::new();
    let mut before = f64::NEG_INFINITY;
    // Those of no era are reckoned once, if there are any.
    let mut lost = None;
    let mut next = row.next(row.from);
    while let Some(first) = next {
        let (x, era) = (row.x(first), row.era(first));
        let limit = row.first_x(first, row.to, &|other| other - x >= SPAN);
        let (mut last, mut last_x) = (first, x);
        // All within reach of the last one are neighbours; the farthest of them reaches on.
        loop {
            let reach = row.first_x(last, limit, &|other| other - last_x >= NEAR);
            match row.members.last_before(reach) {
                Some(farther) if farther > last => (last, last_x) = (farther, row.x(farther)),
                _ => break,
            }
        }
        let own_era;
        let members: &Bitmap = if era.is_none() {
            lost.get_or_insert_with(|| row.of_era(None))
        } else {
            own_era = row.of_era(era);
            &own_era
        };
        let stranger = row.members.first_without(members, first + 1, last + 1);
        let mut own = era;
        if let Some(stranger) = stranger {
            if crowd && x - before < PILL {
                own = None;
            } else {
                last = row.members.last_before(stranger).unwrap_or(first);
                last_x = row.x(last);
            }
        }
        before = x;
        next = row.next(last + 1);
        let count = row.members.rank(last + 1) - row.members.rank(first);
        if count == 1 {
            lone.push(first);
            marks.push(x);
            continue;
        }
        clusters.push(Cluster {
            x: 0.0,
            y: 0.0,
            width: PILL + DIGIT * f64::from(count.ilog10().saturating_sub(1)),
            rail,
            era: own,
            first_x: x,
            last_x,
            count,
            places: (first, last),
            events: (row.event(first), row.event(last)),
        });
    }
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for cluster in &mut clusters {
        let middle = f64::midpoint(cluster.first_x, cluster.last_x);
        let half = cluster.width / 2.0;
        cluster.x = free_place(middle, cluster.width, &marks, &taken, (left, right));
        taken.push((cluster.x - half, cluster.x + half));
    }
    Clusters { clusters, lone }
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
        // Farther away nothing is better than a place that covers no mark.
        if best.is_some_and(|(marks, _)| marks == 0 || shift > NUDGE) {
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
