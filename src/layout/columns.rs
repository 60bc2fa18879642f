//! Which labels are shown, and where their flagpoles stand: exact placement in columns.
//!
//! A rail's events, in time order, are split into columns of at most `rows` labels, one per row.
//! Dynamic programming over (events done, right edge in steps of four pixels) finds the split and
//! the dropped events of least cost (direction, section 7). Of the states with the same events
//! done only those are kept that no other beats in both edge and cost, which makes it fast: a few
//! dozen states an event instead of one for each step of the stage. Those that are behind the best by
//! what some labels cost are left too: four times as fast again, and it hardly ever changes anything.
//!
//! Guarantees: poles stand in the order of their marks, so no two elbows cross; a column's labels
//! and poles lie between its neighbours', so no pole crosses a label; nothing leaves the stage.

use super::Side;
use super::front::{Entry, State, beaten, keep};
use crate::order::{least, most};

/// Flagpoles of one column stand at least so far apart.
const POLE_STEP: f64 = 5.0;
/// Between two columns.
const COLUMN_GAP: f64 = 12.0;
/// The right edge is known to so many pixels.
const EDGE_STEP: f64 = 4.0;
/// Events in one block, of which some are kept.
const BLOCK: usize = 14;
/// No column has more rows than this.
const MOST_ROWS: usize = 12;
/// How much of its greatest lean a column's poles take, if they have the room.
const LEANS: [f64; 3] = [0.0, 0.5, 1.0];

/// What a pixel of room is worth to a state, for each row, and how far a state may be behind the best
/// one, both measured by what it costs to drop a label. With less, good labels are lost.
const PIXEL: f64 = 0.0025;
const BEHIND: f64 = 4.0;

/// An event that wants a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Where its mark is.
    pub x: f64,
    /// Width of its label.
    pub width: f64,
    /// How much its label matters.
    pub weight: f64,
    /// Selected: its pole should lean as little as possible.
    pub selected: bool,
}

/// The rules of one rail.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub rows: usize,
    /// A pole leans from its mark by at most so much.
    pub lean: f64,
    /// First and last pixel a label may use.
    pub left: f64,
    pub right: f64,
    /// The upper rail: labels stand on it; else they hang from it.
    pub upper: bool,
}

/// A label that was placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// Position among the candidates.
    pub candidate: usize,
    /// Where its pole stands.
    pub pole: f64,
    /// 0 is the row next to the rail.
    pub row: usize,
    pub side: Side,
}

/// A choice of events of one column, kept in order.
#[derive(Clone, Copy)]
struct Block {
    events: usize,
    kept: usize,
    members: [u16; MOST_ROWS],
    dropped: f64,
    /// Where the last mark is.
    last: f64,
    /// For flags to the end and to the start, what holds whatever stands to their left.
    bounds: [Bounds; 2],
}

/// The candidates of a block by weight.
#[derive(Default)]
struct Ranks {
    count: usize,
    /// How many of the block are heavier than each.
    of: [u8; BLOCK],
}

impl Ranks {
    /// So many of the block have to be kept at least, so that its first and its last one are.
    fn least(&self) -> usize {
        let last = self.count.checked_sub(1).and_then(|last| self.of.get(last));
        usize::from(self.of[0].max(last.copied().unwrap_or(0))) + 1
    }
}

/// What can be told of a column without placing it.
#[derive(Clone, Copy)]
struct Bounds {
    /// Its left edge is at most this, or some pole would lean too far or leave the stage.
    latest: f64,
    /// Its right edge is at least this, even if its poles lean all they can.
    right: f64,
    /// It is at least so wide.
    width: f64,
}

struct Search<'a> {
    items: &'a [Candidate],
    rules: Rules,
    /// What a pixel of room is worth, and how far behind the best a state may be.
    pixel: f64,
    behind: f64,
}

/// Poles of one column, its right edge and what its leans cost.
struct Column {
    poles: [f64; MOST_ROWS],
    edge: f64,
    cost: f64,
}

/// What it costs to leave a label out. (The direction's nine, and three more: it keeps a label or
/// two more on narrow stages and changes nothing on wide ones.)
fn drop_cost(item: &Candidate) -> f64 {
    12.0 + 4.0 * item.weight
}

impl Search<'_> {
    /// How far this one's pole may lean: farther where its flag would leave the end of the stage.
    fn limit(&self, item: &Candidate) -> f64 {
        let overhang = item.x + item.width - self.rules.right + 40.0;
        most(self.rules.lean, overhang)
    }

    /// The `kept` heaviest of the candidates from `first` on, of which there are as many as `ranks`.
    /// Both ends are among them: where an end is dropped, a shorter block says the same.
    fn block(&self, first: usize, ranks: &Ranks, kept: usize) -> Option<Block> {
        let events = ranks.count;
        let items = self.items.get(first..first + events)?;
        let mut members = [0; MOST_ROWS];
        let (mut place, mut dropped) = (0, 0.0);
        for ((at, item), &rank) in items.iter().enumerate().zip(&ranks.of) {
            if usize::from(rank) < kept {
                *members.get_mut(place)? = u16::try_from(first + at).ok()?;
                place += 1;
            } else {
                dropped += drop_cost(item);
            }
        }
        let bounds = [
            self.bounds(&members, kept, Side::End),
            self.bounds(&members, kept, Side::Start),
        ];
        Some(Block {
            events,
            kept,
            members,
            dropped,
            last: items.last().map_or(0.0, |item| item.x),
            bounds,
        })
    }

    /// How the candidates from `first` on stand to each other by weight.
    fn ranks(&self, first: usize, events: usize) -> Ranks {
        let mut ranks = Ranks::default();
        for _ in 0..events {
            self.rank_next(first, &mut ranks);
        }
        ranks
    }

    /// Adds the next candidate to a block's ranks.
    fn rank_next(&self, first: usize, ranks: &mut Ranks) {
        let weight = |at: usize| self.items.get(first + at).map_or(0.0, |item| item.weight);
        let (at, mut heavier) = (ranks.count, 0);
        for (other, rank) in ranks.of.iter_mut().enumerate().take(at) {
            // Of equals the first stands first.
            if weight(other) >= weight(at) {
                heavier += 1;
            } else {
                *rank += 1;
            }
        }
        if let Some(rank) = ranks.of.get_mut(at) {
            *rank = heavier;
            ranks.count += 1;
        }
    }

    fn bounds(&self, members: &[u16; MOST_ROWS], kept: usize, side: Side) -> Bounds {
        let mut bounds = Bounds {
            latest: f64::INFINITY,
            right: 0.0,
            width: 0.0,
        };
        let mut before = 0.0;
        for &member in members.iter().take(kept) {
            let Some(item) = self.items.get(usize::from(member)) else {
                continue;
            };
            let limit = self.limit(item);
            // What of the label lies right and what left of its pole.
            let (after, ahead) = if side == Side::End {
                (item.width, 0.0)
            } else {
                (0.0, item.width)
            };
            let farthest = least(item.x + limit, self.rules.right - after);
            bounds.latest = least(bounds.latest, farthest - ahead - before);
            bounds.right = most(bounds.right, item.x - limit + after);
            bounds.width = most(bounds.width, before + item.width);
            // Flags to the start reach back to the left edge: their poles may be as near as that.
            before += if side == Side::End { POLE_STEP } else { 0.0 };
        }
        bounds
    }

    /// Poles for a block right of `edge`, as far left of their marks as `lean` says.
    fn column(&self, block: &Block, edge: f64, side: Side, lean: f64) -> Option<Column> {
        let mut column = Column {
            poles: [0.0; MOST_ROWS],
            edge: 0.0,
            cost: 0.0,
        };
        let mut previous = f64::NEG_INFINITY;
        for (slot, &member) in column.poles.iter_mut().zip(&block.members).take(block.kept) {
            let item = self.items.get(usize::from(member))?;
            let limit = self.limit(item);
            let (after, ahead) = if side == Side::End {
                (item.width, 0.0)
            } else {
                (0.0, item.width)
            };
            let pole = most(
                most(previous + POLE_STEP, item.x - lean * limit),
                edge + ahead,
            );
            let leant = (pole - item.x).abs();
            let right = pole + after;
            if leant > limit + 0.1 || right > self.rules.right {
                return None;
            }
            *slot = pole;
            previous = pole;
            column.edge = most(column.edge, right);
            column.cost += leant * if item.selected { 0.3 } else { 0.045 };
        }
        Some(column)
    }

    /// What a column costs for its height and the side its flags fly to.
    fn column_cost(&self, kept: usize, side: Side) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most twelve")]
        let rows = kept as f64;
        let other_side = match (self.rules.upper, side) {
            (true, Side::End) | (false, Side::Start) => 0.0,
            // A column that reads upwards is worse the more there is to read.
            (true, Side::Start) => 17.0 * (rows + 1.0),
            (false, Side::End) => 8.0,
        };
        0.125 * rows * rows + other_side
    }

    /// Every column that a block can become after the states of `front`, into `target`.
    fn extend(
        &self,
        states: &mut Vec<State>,
        front: &[Entry],
        target: &mut Vec<Entry>,
        block: &Block,
    ) {
        let sides = [Side::End, Side::Start].into_iter().zip(block.bounds);
        for (side, bounds) in sides {
            let own_cost = block.dropped + self.column_cost(block.kept, side);
            for entry in front {
                let edge = f64::from(entry.edge) * EDGE_STEP;
                if edge > bounds.latest + 0.1 {
                    break;
                }
                let cost = add(entry.cost, own_cost);
                let right = most(bounds.right, edge + bounds.width);
                if beaten(target, Self::steps(right + COLUMN_GAP), cost) {
                    continue;
                }
                for (lean, share) in (0..).zip(LEANS) {
                    if lean > 0 && edge >= block.last {
                        // Every pole leans right already; to be let lean left changes nothing.
                        break;
                    }
                    let Some(column) = self.column(block, edge, side, share) else {
                        continue;
                    };
                    let next = State {
                        cost: add(cost, column.cost),
                        edge: Self::steps(column.edge + COLUMN_GAP),
                        before: entry.state,
                        events: u8::try_from(block.events).unwrap_or(u8::MAX),
                        kept: u8::try_from(block.kept).unwrap_or(u8::MAX),
                        side,
                        lean,
                    };
                    keep(states, target, next);
                }
            }
        }
    }

    /// Leaves of a front what may still win. Room before this event's label can't be used any more.
    fn narrow(&self, front: &mut Vec<Entry>, item: &Candidate) {
        let used = item.x - self.rules.lean;
        let worth = |entry: &Entry| {
            let beyond = f64::from(entry.edge) * EDGE_STEP - used;
            f64::from(entry.cost)
                + if beyond > 0.0 {
                    self.pixel * beyond
                } else {
                    0.0
                }
        };
        let mut best = f64::INFINITY;
        for entry in front.iter() {
            best = least(best, worth(entry));
        }
        front.retain(|entry| worth(entry) <= best + self.behind);
    }

    fn steps(pixels: f64) -> u16 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates"
        )]
        let steps = (pixels / EDGE_STEP).ceil() as u16;
        steps
    }

    /// All states, and the best that has done every event.
    fn run(&self) -> (Vec<State>, usize) {
        let count = self.items.len();
        let mut states = vec![State {
            cost: 0.0,
            edge: Self::steps(self.rules.left),
            before: 0,
            events: 0,
            kept: 0,
            side: Side::End,
            lean: 0,
        }];
        let mut fronts: Vec<Vec<Entry>> = Vec::with_capacity(count + 1);
        fronts.push(vec![Entry {
            edge: Self::steps(self.rules.left),
            cost: 0.0,
            state: 0,
        }]);
        for _ in 0..count {
            fronts.push(Vec::new());
        }
        let rows = self.rules.rows.clamp(1, MOST_ROWS);
        for (first, item) in self.items.iter().enumerate() {
            let Some((front, later)) = fronts.get_mut(first..).and_then(<[_]>::split_first_mut)
            else {
                break;
            };
            self.narrow(front, item);
            if let Some(target) = later.first_mut() {
                for entry in front.iter() {
                    let Some(&state) = states.get(entry.state as usize) else {
                        continue;
                    };
                    let cost = add(state.cost, drop_cost(item));
                    let before = entry.state;
                    keep(
                        &mut states,
                        target,
                        State {
                            cost,
                            before,
                            events: 1,
                            kept: 0,
                            ..state
                        },
                    );
                }
            }
            let mut ranks = Ranks::default();
            for (target, _) in later.iter_mut().zip(0..BLOCK) {
                self.rank_next(first, &mut ranks);
                for kept in ranks.least()..=rows.min(ranks.count) {
                    if let Some(block) = self.block(first, &ranks, kept) {
                        self.extend(&mut states, front, target, &block);
                    }
                }
            }
        }
        let last = fronts.last().and_then(|front| front.last());
        (states, last.map_or(0, |entry| entry.state as usize))
    }
}

fn add(cost: f32, more: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "costs, compared coarsely")]
    let more = more as f32;
    cost + more
}

/// Places labels; candidates stand in the order of their marks. What is missing was dropped.
pub(super) fn place(items: &[Candidate], rules: Rules) -> Vec<Placed> {
    let mut worth = 0.0;
    for item in items {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred labels")]
        let share = drop_cost(item) / items.len() as f64;
        worth += share;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let rows = rules.rows as f64;
    let search = Search {
        items,
        rules,
        pixel: worth * PIXEL * rows,
        behind: worth * BEHIND,
    };
    let (states, mut at) = search.run();
    let mut placed = Vec::new();
    let mut done = items.len();
    // The left edge of what stands to the right.
    let mut wall = rules.right + COLUMN_GAP;
    while done > 0 {
        let Some(&state) = states.get(at) else { break };
        at = state.before as usize;
        let events = usize::from(state.events).max(1);
        done = done.saturating_sub(events);
        let kept = usize::from(state.kept);
        let share = LEANS.get(usize::from(state.lean)).copied().unwrap_or(0.0);
        let edge = states
            .get(at)
            .map_or(0.0, |before| f64::from(before.edge) * EDGE_STEP);
        let Some(block) = (kept > 0)
            .then(|| search.block(done, &search.ranks(done, events), kept))
            .flatten()
        else {
            continue;
        };
        let Some(mut column) = search.column(&block, edge, state.side, share) else {
            continue;
        };
        relax(&search, &block, &mut column, state.side, wall - COLUMN_GAP);
        for place in (0..kept.min(MOST_ROWS)).rev() {
            let (member, pole) = (usize::from(block.members[place]), column.poles[place]);
            let row = if state.side == Side::End {
                kept - 1 - place
            } else {
                place
            };
            let width = items.get(member).map_or(0.0, |item| item.width);
            wall = wall.min(if state.side == Side::End {
                pole
            } else {
                pole - width
            });
            placed.push(Placed {
                candidate: member,
                pole,
                row,
                side: state.side,
            });
        }
    }
    // They were found from the last to the first.
    placed.reverse();
    placed
}

/// Lets poles that lean back stand up again as far as there is room to their right.
fn relax(search: &Search<'_>, block: &Block, column: &mut Column, side: Side, right: f64) {
    let mut next = f64::INFINITY;
    for place in (0..block.kept.min(MOST_ROWS)).rev() {
        let Some(item) = search.items.get(usize::from(block.members[place])) else {
            continue;
        };
        let room = if side == Side::End {
            right - item.width
        } else {
            right
        };
        let pole = &mut column.poles[place];
        *pole = pole.max(item.x.min(room).min(next - POLE_STEP));
        next = *pole;
    }
}
