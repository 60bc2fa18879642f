//! The heaviest events of a stretch, found without a look at most of them.

use super::plan::CROWD;
use crate::query::Bitmap;

/// How much each event's label matters, and the most of every [block](Bitmap::BLOCK) of neighbours.
///
/// Weights are tenths, and many are equal. What an event stands for among its equals is added to its weight,
/// less than half a tenth. It does not depend on the window: who moves it sees the same labels go and not
/// others with every frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    each: Vec<f32>,
    most: Vec<f32>,
}

/// Less than this is added, in the end.
const AMONG_EQUALS: f32 = 0.04;

/// How an event stands among those of the same weight, from 0 to 1. Few events stand in the order of time.
/// Many follow the golden section, by which those that stand highest lie far from each other, in any
/// stretch.
fn standing(position: usize, count: usize) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a share of 1, and a number that wraps round on purpose"
    )]
    if count <= CROWD {
        1.0 - position as f32 / count as f32
    } else {
        ((position as u32).wrapping_mul(0x9e37_79b9) >> 16) as f32 / 65_536.0
    }
}

impl Weights {
    /// Weights by position.
    pub fn new(mut each: Vec<f32>) -> Self {
        let count = each.len();
        for (position, weight) in each.iter_mut().enumerate() {
            *weight += AMONG_EQUALS * standing(position, count);
        }
        let mut most = Vec::with_capacity(each.len().div_ceil(Bitmap::BLOCK));
        for block in each.chunks(Bitmap::BLOCK) {
            let mut heaviest = f32::NEG_INFINITY;
            for &weight in block {
                heaviest = heaviest.max(weight);
            }
            most.push(heaviest);
        }
        Self { each, most }
    }

    /// The weight at a position.
    pub fn of(&self, position: usize) -> f64 {
        (self.standing(position) * 10.0).round() / 10.0
    }

    /// The same with what the event stands for among its equals.
    fn standing(&self, position: usize) -> f64 {
        self.each.get(position).copied().unwrap_or(0.0).into()
    }

    /// The heaviest that are members of both sets in a stretch, at most `many` (more than none): the
    /// heaviest first, of equals those that stand highest. `order` says which position stands at a member's place; empty where
    /// each stands at its own.
    ///
    /// A block in which nothing weighs more than what was found before is passed over.
    pub fn heaviest(
        &self,
        members: [&Bitmap; 2],
        order: &[usize],
        (from, to): (usize, usize),
        many: usize,
    ) -> Vec<usize> {
        let weight = |place: usize| self.standing(order.get(place).copied().unwrap_or(place));
        let mut found: Vec<usize> = Vec::with_capacity(many + 1);
        let mut index = from / Bitmap::BLOCK;
        while index * Bitmap::BLOCK < to {
            let first = index * Bitmap::BLOCK;
            let most = self.most.get(index).copied().map_or(0.0, f64::from);
            let may = found.len() < many
                || !order.is_empty()
                || found.last().is_some_and(|&last| most > weight(last));
            let mut rest = if may {
                members[0].block(index) & members[1].block(index)
            } else {
                0
            };
            while rest != 0 {
                let place = first + rest.trailing_zeros() as usize;
                rest &= rest - 1;
                if place < from || place >= to {
                    continue;
                }
                let mut at = found.len();
                while at > 0 && weight(found[at - 1]) < weight(place) {
                    at -= 1;
                }
                if at < many {
                    found.insert(at, place);
                    found.truncate(many);
                }
            }
            index += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_pass_finds(
            weights in prop::collection::vec(0_u8..6, 1..400), kept in prop::collection::vec((any::<bool>(), any::<bool>()), 400),
            ends in (0_usize..420, 0_usize..420), many in 1_usize..10, turned in any::<bool>(),
        ) {
            let each: Vec<f32> = weights.iter().copied().map(f32::from).collect();
            let order: Vec<usize> = if turned { (0..each.len()).rev().collect() } else { Vec::new() };
            let set = |chosen: &dyn Fn(usize) -> bool| {
                Bitmap::from_positions(each.len(), (0..each.len()).filter(|place| chosen(*place)))
            };
            let members = [&set(&|place| kept[place].0), &set(&|place| kept[place].1)];
            let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
            let all = Weights::new(each.clone());
            let weight = |place: usize| all.standing(if turned { order[place] } else { place });
            let mut expected: Vec<usize> = members[0].and(members[1]).iter().filter(|place| (from..to).contains(place)).collect();
            expected.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)));
            expected.truncate(many);
            let found = all.heaviest(members, &order, (from, to), many);
            prop_assert_eq!(found, expected);
            for (position, weight) in each.iter().enumerate() {
                prop_assert!((all.of(position) - f64::from(*weight)).abs() < 1e-9);
            }
        }

        #[test]
        fn most_of_the_heaviest_stay_when_a_stretch_moves_on(from in 0_usize..9000, by in 1_usize..100) {
            let all = Weights::new(vec![0.5; 10_000]);
            let members = Bitmap::full(10_000);
            let heaviest = |from: usize| all.heaviest([&members, &members], &[], (from, from + 1000), 6);
            let (before, after) = (heaviest(from), heaviest(from + by));
            let stayed = after.iter().filter(|place| before.contains(place)).count();
            // Those that went off at one side and came in at the other are a share of `by`.
            prop_assert!(stayed >= 4, "{before:?} {after:?}");
        }
    }
}
