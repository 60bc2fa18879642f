//! The heaviest events of a stretch, found without a look at most of them.

use crate::query::Bitmap;

/// How much each event's label matters, and the most of every [block](Bitmap::BLOCK) of neighbours.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    each: Vec<f32>,
    most: Vec<f32>,
}

impl Weights {
    /// Weights by position.
    pub fn new(each: Vec<f32>) -> Self {
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
        self.each.get(position).copied().unwrap_or(0.0).into()
    }

    /// The heaviest members of a stretch, at most `many` (more than none): the heaviest first, of
    /// equals the first first. `order` says which position stands at a member's place; empty where
    /// each stands at its own.
    ///
    /// A block in which nothing weighs more than what was found before is passed over.
    pub fn heaviest(
        &self,
        members: &Bitmap,
        order: &[usize],
        (from, to): (usize, usize),
        many: usize,
    ) -> Vec<usize> {
        let weight = |place: usize| self.of(order.get(place).copied().unwrap_or(place));
        let mut found: Vec<usize> = Vec::with_capacity(many + 1);
        let mut index = from / Bitmap::BLOCK;
        while index * Bitmap::BLOCK < to {
            let first = index * Bitmap::BLOCK;
            let most = self.most.get(index).copied().map_or(0.0, f64::from);
            let may = found.len() < many
                || !order.is_empty()
                || found.last().is_some_and(|&last| most > weight(last));
            let mut rest = if may { members.block(index) } else { 0 };
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
            weights in prop::collection::vec(0_u8..6, 1..400), kept in prop::collection::vec(any::<bool>(), 400),
            ends in (0_usize..420, 0_usize..420), many in 1_usize..10, turned in any::<bool>(),
        ) {
            let each: Vec<f32> = weights.iter().copied().map(f32::from).collect();
            let order: Vec<usize> = if turned { (0..each.len()).rev().collect() } else { Vec::new() };
            let members = (0..each.len()).filter(|place| kept[*place]);
            let members = Bitmap::from_positions(each.len(), members);
            let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
            let weight = |place: usize| each[if turned { order[place] } else { place }];
            let mut expected: Vec<usize> = members.iter().filter(|place| (from..to).contains(place)).collect();
            expected.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)));
            expected.truncate(many);
            let found = Weights::new(each.clone()).heaviest(&members, &order, (from, to), many);
            prop_assert_eq!(found, expected);
        }
    }
}
