//! Causal arrows of the selection, between the rails, and tabs for links out of sight
//! (direction, section 9).

use super::Neighbour;
use super::path::Path;
use super::scene::{Arrow, Mark};

/// A curve along one rail is so deep: this, plus a share of its length, within a share of the
/// space between the rails.
const DEPTH: (f64, f64, f64) = (16.0, 0.13, 0.62);
/// From the rail to a curve's start and to its tip.
const START: f64 = 6.0;
const TIP: f64 = 8.0;
/// The selected mark is ringed: its ends keep this far off; the other ends only so much.
const BESIDE_SELECTED: f64 = 8.0;
const BESIDE: f64 = 2.0;
/// An arrowhead's half width and length.
const HEAD: (f64, f64) = (4.0, 6.5);
/// Without a second rail a curve has this space under the rail.
const LONE_SPACE: f64 = 62.0;

/// The arrow between the selected mark and a linked one. `rails` as in the scene.
pub(super) fn arrow(
    selected: &Mark,
    other: &Mark,
    link: Neighbour,
    rails: &[f64],
) -> Option<Arrow> {
    let (from, to) = match link.relation.leads_here() {
        true => (other, selected),
        false => (selected, other),
    };
    let height = |mark: &Mark| rails.get(usize::from(mark.rail)).copied();
    let (from_rail, to_rail) = (height(from)?, height(to)?);
    let space = match rails {
        [upper, lower, ..] => lower - upper,
        _ => LONE_SPACE,
    };
    // Into the space between the rails: down from the upper one, up from the lower.
    let inward = |mark: &Mark| if mark.rail == 0 { 1.0 } else { -1.0 };
    let distance = (to.x - from.x).abs();
    // Ends that would pass each other meet on the marks instead.
    let beside = |mark: &Mark| {
        let wish = if mark.event == selected.event {
            BESIDE_SELECTED
        } else {
            BESIDE
        };
        wish.min(distance / 3.0)
    };
    let direction = if to.x >= from.x { 1.0 } else { -1.0 };
    let start = (
        from.x + direction * beside(from),
        from_rail + inward(from) * START,
    );
    let tip = (to.x - direction * beside(to), to_rail + inward(to) * TIP);
    let mut line = Path::default();
    line.to('M', &[start.0, start.1]);
    if from.rail == to.rail {
        let depth = (DEPTH.0 + DEPTH.1 * distance).min(DEPTH.2 * space) * inward(from);
        let lead = direction * 0.12 * distance;
        line.to(
            'C',
            &[
                start.0 + lead,
                start.1 + depth,
                tip.0 - lead,
                tip.1 + depth,
                tip.0,
                tip.1,
            ],
        );
    } else {
        let lead = direction * 0.25 * distance;
        let reach = 0.7 * space;
        let (first, second) = (start.1 + inward(from) * reach, tip.1 + inward(to) * reach);
        line.to(
            'C',
            &[start.0 + lead, first, tip.0 - lead, second, tip.0, tip.1],
        );
    }
    let back = tip.1 + inward(to) * HEAD.1;
    let mut head = Path::default();
    head.to('M', &[tip.0 - HEAD.0, back])
        .to('L', &[tip.0, tip.1])
        .to('L', &[tip.0 + HEAD.0, back]);
    let mut drop = Path::default();
    for mark in [from, to] {
        if mark.on_band {
            let rail = if mark.rail == 0 {
                rails.first()
            } else {
                rails.get(1)
            };
            let foot = rail.map_or(mark.y, |rail| rail + inward(mark) * START);
            drop.to('M', &[mark.x, mark.y]).to('V', &[foot]);
        }
    }
    Some(Arrow {
        event: other.event,
        relation: link.relation,
        inferred: link.inferred,
        drop: drop.done(),
        line: line.done(),
        head: head.done(),
    })
}
