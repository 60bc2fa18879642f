//! A bitmap against a set.

use mirror_timeline::query::Bitmap;
use proptest::prelude::*;
use std::collections::BTreeSet;

prop_compose! {
    /// A length, about whole words too, and some of the positions below it.
    fn sets()(length in prop_oneof![0..300_usize, Just(64), Just(128)])(
        members in prop::collection::btree_set(0..length.max(1), 0..=length.min(80)),
        length in Just(length),
    ) -> (usize, BTreeSet<usize>) {
        (length, members.into_iter().filter(|member| *member < length).collect())
    }
}

fn bitmap(length: usize, members: &BTreeSet<usize>) -> Bitmap {
    Bitmap::from_positions(length, members.iter().copied())
}

proptest! {
    #[test]
    fn it_holds_what_was_put_in((length, members) in sets(), outside in 0..1000_usize) {
        let bitmap = bitmap(length, &members);
        prop_assert_eq!(bitmap.length(), length);
        prop_assert_eq!(bitmap.count(), members.len());
        prop_assert!(bitmap.iter().eq(members.iter().copied()));
        for position in 0..length {
            prop_assert_eq!(bitmap.contains(position), members.contains(&position));
        }
        prop_assert!(!bitmap.contains(length + outside));
    }

    #[test]
    fn rank_counts_the_members_before((length, members) in sets(), beyond in 0..200_usize) {
        let bitmap = bitmap(length, &members);
        for position in 0..length + beyond {
            prop_assert_eq!(bitmap.rank(position), members.range(..position).count());
        }
    }

    #[test]
    fn select_is_the_inverse_of_rank((length, members) in sets()) {
        let bitmap = bitmap(length, &members);
        for (rank, member) in members.iter().enumerate() {
            prop_assert_eq!(bitmap.select(rank), Some(*member));
            prop_assert_eq!(bitmap.rank(*member), rank);
        }
        prop_assert_eq!(bitmap.select(members.len()), None);
    }

    #[test]
    fn what_two_sets_share_of_a_stretch_is_counted(
        (length, members) in sets(), (_, others) in sets(), ends in (0..400_usize, 0..400_usize),
    ) {
        let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let inside = |set: &BTreeSet<usize>| -> BTreeSet<usize> {
            set.iter().copied().filter(|member| *member < length).collect()
        };
        let (members, others) = (inside(&members), inside(&others));
        let shared = members.intersection(&others).filter(|member| (from..to).contains(*member));
        let count = bitmap(length, &members).count_within(&bitmap(length, &others), from, to);
        prop_assert_eq!(count, shared.count());
    }

    #[test]
    fn neighbours_are_found_from_any_position((length, members) in sets(), beyond in 0..200_usize) {
        let bitmap = bitmap(length, &members);
        for position in 0..length + beyond {
            prop_assert_eq!(bitmap.first_from(position), members.range(position..).next().copied());
            prop_assert_eq!(bitmap.last_before(position), members.range(..position).next_back().copied());
        }
    }

    #[test]
    fn and_and_or_are_those_of_sets((length, a) in sets(), seed in any::<u64>()) {
        // The other set: shifted and thinned, so that the two overlap in part.
        let b: BTreeSet<usize> = (0..length)
            .filter(|position| seed.rotate_left(*position as u32 % 64) & 3 == 0)
            .collect();
        let (left, right) = (bitmap(length, &a), bitmap(length, &b));
        let both: BTreeSet<usize> = a.intersection(&b).copied().collect();
        let first_only: BTreeSet<usize> = a.difference(&b).copied().collect();
        prop_assert_eq!(left.minus(&right), bitmap(length, &first_only));
        for from in 0..length {
            for to in [from, from + 1, from + 70, length] {
                let next = first_only.range(from..to.max(from)).next().copied();
                prop_assert_eq!(left.first_without(&right, from, to), next);
            }
        }
        let either: BTreeSet<usize> = a.union(&b).copied().collect();
        prop_assert_eq!(left.and(&right), bitmap(length, &both));
        prop_assert_eq!(left.or(&right), bitmap(length, &either));
        prop_assert_eq!(left.count_and(&right), both.len());
    }

    #[test]
    fn the_full_set_has_every_position(length in 0..300_usize) {
        let full = Bitmap::full(length);
        prop_assert!(full.iter().eq(0..length));
        prop_assert_eq!(full.clone(), Bitmap::from_positions(length, 0..length + 70));
        prop_assert_eq!(full.count(), length);
    }
}
