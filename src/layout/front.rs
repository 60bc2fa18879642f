//! Of the ways to place labels as far as some event, those that no other beats in both edge and cost.

use super::Side;

/// The best way to have done the first events.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub cost: f32,
    /// Right edge of what is placed, in steps.
    pub edge: u16,
    /// The state before; itself for the first.
    pub before: u32,
    /// How many events this step did, of these the kept ones; none kept means one was dropped.
    pub events: u8,
    pub kept: u8,
    pub side: Side,
    pub lean: u8,
}

/// An entry of a front: the best known ways to have done the first so many events, none of which
/// beats another in both edge and cost. Edges rise, costs fall.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub edge: u16,
    pub cost: f32,
    pub state: u32,
}

/// How many entries of a front have an edge before this one.
fn before(front: &[Entry], edge: u32) -> usize {
    front.partition_point(|entry| u32::from(entry.edge) < edge)
}

/// Whether a front has an entry at least as good in both edge and cost.
pub(super) fn beaten(front: &[Entry], edge: u16, cost: f32) -> bool {
    let at = before(front, u32::from(edge) + 1);
    let nearest = at.checked_sub(1).and_then(|before| front.get(before));
    nearest.is_some_and(|entry| entry.cost <= cost)
}

/// Adds a state to a front unless it is beaten there; removes those that it beats.
pub(super) fn keep(states: &mut Vec<State>, front: &mut Vec<Entry>, new: State) {
    if beaten(front, new.edge, new.cost) {
        return;
    }
    let Ok(state) = u32::try_from(states.len()) else {
        return;
    };
    let from = before(front, new.edge.into());
    let worse = front.get(from..).unwrap_or_default().iter();
    let count = worse.take_while(|entry| entry.cost >= new.cost).count();
    let (edge, cost) = (new.edge, new.cost);
    let entry = Entry { edge, cost, state };
    if count == 0 {
        front.insert(from, entry);
    } else {
        front[from] = entry;
        front.copy_within(from + count.., from + 1);
        front.truncate(front.len() + 1 - count);
    }
    states.push(new);
}
