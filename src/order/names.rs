//! Finding things by name.

/// Where a search begins (Fowler, Noll and Vo), and what each byte multiplies by.
const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// The positions of named things by their names, to find one in a step or two.
///
/// The names stay where they are: whoever asks says which position has the wanted one. So a million
/// names cost twelve bytes each, and the code is compiled once for all kinds of things.
///
/// ```
/// use mirror_timeline::order::Names;
/// let ids = ["kirk", "spock"];
/// let names: Names = ids.into_iter().collect();
/// assert_eq!(names.find("spock", &|at| ids[at] == "spock"), Some(1));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of each position's name.
    hashes: Vec<u32>,
    /// One more than a position, or 0; each stands at its hash, or in the next free slot after it.
    slots: Vec<u32>,
}

fn hash(name: &str) -> u32 {
    let mut hash = BASIS;
    for byte in name.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(PRIME);
    }
    // The highest bits have seen every byte; the lowest choose the slot.
    hash ^ hash >> 15
}

impl Names {
    /// The first position with a name. `is` says whether a position has it.
    #[must_use]
    pub fn find(&self, wanted: &str, is: &dyn Fn(usize) -> bool) -> Option<usize> {
        let (hash, mask) = (hash(wanted), self.mask());
        let mut slot = hash as usize & mask;
        loop {
            let position = self.slots.get(slot)?.checked_sub(1)? as usize;
            if self.hashes.get(position) == Some(&hash) && is(position) {
                return Some(position);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Names the next position. A name that another position has already is not found by this one.
    pub fn push(&mut self, name: &str) {
        self.hashes.push(hash(name));
        // No more than half of the slots are taken.
        if self.hashes.len() * 2 > self.slots.len() {
            self.fill();
        } else {
            self.settle(self.hashes.len() - 1);
        }
    }

    /// Gives each position's name to another one: `order` has the old positions in their new order.
    pub fn reorder(&mut self, order: &[usize]) {
        let hashes = order.iter().filter_map(|at| self.hashes.get(*at).copied());
        self.hashes = hashes.collect();
        self.fill();
    }

    fn fill(&mut self) {
        let room = (self.hashes.len() * 2).next_power_of_two().max(8);
        self.slots.clear();
        self.slots.resize(room, 0);
        for position in 0..self.hashes.len() {
            self.settle(position);
        }
    }

    fn settle(&mut self, position: usize) {
        let mask = self.mask();
        let mut slot = self.hashes.get(position).map_or(0, |hash| *hash as usize) & mask;
        while self.slots.get(slot).is_some_and(|taken| *taken > 0) {
            slot = (slot + 1) & mask;
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = u32::try_from(position + 1).unwrap_or(0);
        }
    }

    /// The slots are a power of two in number; none are as good as one.
    fn mask(&self) -> usize {
        self.slots.len().wrapping_sub(1)
    }
}

impl<'a> FromIterator<&'a str> for Names {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut all = Self::default();
        for name in names {
            all.push(name);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_name_is_found_where_it_first_stands(
            words in prop::collection::vec("[a-c]{0,3}", 0..60),
            other in "[a-c]{0,3}",
        ) {
            let names: Names = words.iter().map(String::as_str).collect();
            for word in words.iter().chain([&other]) {
                let first = words.iter().position(|known| known == word);
                prop_assert_eq!(names.find(word, &|at| words[at] == *word), first);
            }
        }

        #[test]
        fn names_can_be_put_in_another_order(
            words in prop::collection::hash_set("[a-z]{1,3}", 1..40),
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let mut names: Names = words.iter().map(String::as_str).collect();
            let order: Vec<usize> = (0..words.len()).rev().collect();
            names.reorder(&order);
            for (position, word) in words.iter().rev().enumerate() {
                let found = names.find(word, &|at| words[order[at]] == *word);
                prop_assert_eq!(found, Some(position));
            }
        }
    }
}
