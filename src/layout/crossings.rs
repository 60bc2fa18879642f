//! Bows and lenses between the rails (direction, section 6).

use crate::chronicle::{Crossing, Event};

use super::SceneInput;
use super::path::Path;
use super::plan::item;
use super::row::Row;
use super::scene::{Bow, Emphasis};

/// A bow is so deep, measured against the space between the rails, and at most so many pixels.
const DEPTH: f64 = 0.18;
const DEEPEST: f64 = 11.0;
/// From a rail to the bow's tip.
const TIP: f64 = 5.0;
/// An arrowhead's half width and length.
const HEAD: (f64, f64) = (3.4, 5.5);
/// Two bows of one kind nearer than this look like one.
const SAME: f64 = 1.0;
/// Over so many in the window no two bows stand on one pixel.
const CROWD: usize = 1000;

/// Whether a crossing goes to the upper rail and whether to the lower, and whether its direction is not
/// known; all three are false for visitors who are across already.
pub(super) fn ways(crossing: Crossing) -> Option<(bool, bool, bool)> {
    Some(match crossing {
        Crossing::None => return None,
        Crossing::Visit => (false, false, false),
        Crossing::ToMirror | Crossing::ShipOnly => (true, false, false),
        Crossing::ToPrime => (false, true, false),
        Crossing::Both | Crossing::Return => (true, true, false),
        Crossing::Relic | Crossing::Unknown => (false, false, true),
    })
}

/// The bow of an event at `x`, if it crosses. `rails` are the heights of upper and lower rail.
fn bow(
    position: usize,
    event: &Event,
    x: f64,
    rails: (f64, f64),
    emphasis: Emphasis,
) -> Option<Bow> {
    let (up, down, dotted) = ways(event.crossing)?;
    let (top, bottom) = (rails.0 + TIP, rails.1 - TIP);
    let space = rails.1 - rails.0;
    let depth = (space * DEPTH).min(DEEPEST);
    let arc = |path: &mut Path, x1: f64| {
        path.to('M', &[x, top]).to(
            'C',
            &[x1, top + 0.3 * space, x1, bottom - 0.3 * space, x, bottom],
        );
    };
    let head = |path: &mut Path, tip: f64, back: f64| {
        path.to('M', &[x - HEAD.0, tip + back])
            .to('L', &[x, tip])
            .to('L', &[x + HEAD.0, tip + back]);
    };
    let (mut line, mut heads) = (Path::default(), Path::default());
    if up {
        arc(&mut line, x - depth);
        head(&mut heads, top, HEAD.1);
    }
    if down || dotted {
        arc(&mut line, x + depth);
    }
    if down {
        head(&mut heads, bottom, -HEAD.1);
    }
    let other = if event.rail == 0 { rails.1 } else { rails.0 };
    Some(Bow {
        event: position,
        era: event.era,
        crossing: event.crossing,
        line: line.done(),
        heads: heads.done(),
        dotted,
        ring: (!dotted).then_some((x, other)),
        emphasis,
    })
}

/// The bows of the events in the window, in the order of their marks. Where many lie on the same
/// pixel the first of a kind stands for them, and in a crowd the first of any, but for the
/// selection's own.
pub(super) fn bows(input: &SceneInput<'_>, rails: (f64, f64)) -> Vec<Bow> {
    let row = Row::of_all(input).and(input.index.crossings());
    let crowd = row.count() > CROWD;
    let mut bows = Vec::new();
    let mut last: Vec<(Crossing, u8, f64)> = Vec::new();
    let mut next = row.next(row.from);
    while let Some(place) = next {
        next = row.next(place + 1);
        let position = row.event(place);
        let event = input.chronicle.events.get(position);
        let (Some(event), Some(item)) = (event, item(input, position)) else {
            continue;
        };
        let x = item.x;
        if crowd {
            next = row.next(row.first_x(place + 1, row.to, &|other| other - x >= SAME));
        }
        let kind =
            |seen: &&mut (Crossing, u8, f64)| (seen.0, seen.1) == (event.crossing, event.rail);
        match last.iter_mut().find(kind) {
            Some(seen) if (x - seen.2).abs() < SAME && !item.emphasis.stands_out() => continue,
            Some(seen) => seen.2 = x,
            None => last.push((event.crossing, event.rail, x)),
        }
        bows.extend(bow(position, event, x, rails, item.emphasis));
    }
    if crowd && let Some(selected) = input.selected {
        let mut add = |position: usize| {
            let known = bows.iter().any(|bow: &Bow| bow.event == position);
            let place = input.scale.warp().place_of(position);
            if !known
                && row.members.contains(place)
                && place >= row.from
                && place < row.to
                && let Some(event) = input.chronicle.events.get(position)
                && let Some(item) = item(input, position)
            {
                bows.extend(bow(position, event, item.x, rails, item.emphasis));
            }
        };
        add(selected);
        for link in input.groundwork.neighbours(selected) {
            add(link.event);
        }
    }
    bows
}
