//! Putting things in order with one small sort.
//!
//! The standard library's sorts are compiled anew, some 5 kB each time, for every type and every
//! comparison they are used with. Here the comparing and moving is done on positions, compiled
//! once; what is compiled per type is only the exchange of two elements.

mod names;

pub use names::Names;

use std::cmp::Ordering;

/// Sorts a slice: stable, in O(n log n) comparisons, in O(n) where it is in order already.
///
/// ```
/// let mut years = [(2372, 'b'), (2154, 'x'), (2372, 'a')];
/// mirror_timeline::order::sort_by(&mut years, &|a, b| a.0.cmp(&b.0));
/// assert_eq!(years, [(2154, 'x'), (2372, 'b'), (2372, 'a')]);
/// ```
pub fn sort_by<T>(items: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = permutation(items.len(), &|a, b| compare(&items[a], &items[b]));
    arrange(items, order);
}

/// Puts the elements of a slice into an order: that of their positions in a [`permutation`].
pub fn arrange<T>(items: &mut [T], order: Vec<usize>) {
    exchanges(order, &mut |a, b| items.swap(a, b));
}

/// The positions `0..count` in the order of what stands there; of equals the first stays first.
#[must_use]
pub fn permutation(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorting = Sorting::new(count);
    while !sorting.step(compare) {}
    sorting.order
}

/// A [`permutation`] on its way, for what is too much to be put in order at once.
#[derive(Clone, Debug, Default)]
pub struct Sorting {
    /// In order, once all is done.
    pub order: Vec<usize>,
    merged: Vec<usize>,
    /// Stretches of so many are in order.
    run: usize,
}

impl Sorting {
    /// Before the first step.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self {
            order: (0..count).collect(),
            merged: Vec::with_capacity(count),
            run: 1,
        }
    }

    /// Goes over all once, after which stretches twice as long are in order. Whether all is.
    pub fn step(&mut self, compare: &dyn Fn(usize, usize) -> Ordering) -> bool {
        if self.run >= self.order.len() {
            return true;
        }
        self.merged.clear();
        for pair in self.order.chunks(2 * self.run) {
            let (left, right) = pair.split_at(self.run.min(pair.len()));
            merge(left, right, &mut self.merged, compare);
        }
        std::mem::swap(&mut self.order, &mut self.merged);
        self.run *= 2;
        self.run >= self.order.len()
    }
}

/// Appends two ordered runs as one.
fn merge(
    mut left: &[usize],
    mut right: &[usize],
    merged: &mut Vec<usize>,
    compare: &dyn Fn(usize, usize) -> Ordering,
) {
    // Runs that follow each other need no look at their elements.
    let apart = match (left.last(), right.first()) {
        (Some(&last), Some(&first)) => compare(last, first).is_le(),
        _ => true,
    };
    while !apart && let ([first, rest @ ..], [second, others @ ..]) = (left, right) {
        if compare(*second, *first).is_lt() {
            merged.push(*second);
            right = others;
        } else {
            merged.push(*first);
            left = rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Carries a permutation out, one exchange of two positions after the other.
fn exchanges(mut order: Vec<usize>, exchange: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        // Each cycle of the permutation is walked once, and its places are marked as settled.
        let mut at = start;
        while let Some(source) = order.get_mut(at) {
            let from = std::mem::replace(source, at);
            if from == start || from == at {
                break;
            }
            exchange(at, from);
            at = from;
        }
    }
}

/// The larger of two numbers. The standard library's is a call into the C library's for the sake of
/// what is no number; layout compares by the thousand for every frame, with numbers.
///
/// ```
/// assert_eq!(mirror_timeline::order::most(2.0, 3.0), 3.0);
/// ```
#[must_use]
pub fn most(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// The smaller of two numbers.
///
/// ```
/// assert_eq!(mirror_timeline::order::least(2.0, 3.0), 2.0);
/// ```
#[must_use]
pub fn least(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// A number brought between two bounds; the upper one holds if they are the wrong way round.
///
/// [`f64::clamp`] panics on such bounds, and to say which it had it brings 15 kB of code that
/// writes out floating-point numbers.
#[must_use]
pub fn within(number: f64, low: f64, high: f64) -> f64 {
    number.max(low).min(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(keys in prop::collection::vec(0_u8..20, 0..80)) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by(&mut items, &|a, b| a.0.cmp(&b.0));
            prop_assert_eq!(items, expected);
        }
    }

    #[test]
    fn an_ordered_slice_costs_one_look_at_each_element() {
        let looks = std::cell::Cell::new(0);
        let order = permutation(1_000, &|a, b| {
            looks.set(looks.get() + 1);
            a.cmp(&b)
        });
        assert!(order.is_sorted());
        assert_eq!(looks.get(), 999);
    }
}
