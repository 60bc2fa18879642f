//! Finding things by name.

use super::permutation;

/// The positions of named things in the order of their names, to find one in O(log n).
///
/// The names stay where they are: whoever asks says how to get at them. A hash map would be
/// compiled anew for every kind of thing, and keep a copy of each name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<usize>);

impl Names {
    /// Orders the positions `0..count` by what `name` says each is called.
    #[must_use]
    pub fn new<'a>(count: usize, name: &dyn Fn(usize) -> &'a str) -> Self {
        Self(permutation(count, &|a, b| name(a).cmp(name(b))))
    }

    /// Where a name stands: its position, or else the place for [`Names::insert`].
    ///
    /// # Errors
    ///
    /// The place in the order that the name would have.
    pub fn find<'a>(&self, wanted: &str, name: &dyn Fn(usize) -> &'a str) -> Result<usize, usize> {
        let place = self.0.partition_point(|&at| name(at) < wanted);
        match self.0.get(place) {
            Some(&at) if name(at) == wanted => Ok(at),
            _ => Err(place),
        }
    }

    /// Adds the next position, `0..count` so far, at the place that [`Names::find`] told.
    pub fn insert(&mut self, place: usize) {
        self.0.insert(place.min(self.0.len()), self.0.len());
    }

    /// For every position the first one with the same name: itself, if no earlier one has it.
    #[must_use]
    pub fn firsts<'a>(&self, name: &dyn Fn(usize) -> &'a str) -> Vec<usize> {
        let mut firsts = self.0.clone();
        let mut first = None;
        for &at in &self.0 {
            let known = first.filter(|&first| name(first) == name(at)).unwrap_or(at);
            if let Some(slot) = firsts.get_mut(at) {
                *slot = known;
            }
            first = Some(known);
        }
        firsts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_name_is_found_where_it_first_stands(
            words in prop::collection::vec("[a-c]{0,2}", 0..20),
            other in "[a-c]{0,2}",
        ) {
            let name = |at: usize| words[at].as_str();
            let names = Names::new(words.len(), &name);
            let first = |word: &str| words.iter().position(|known| known == word);
            prop_assert_eq!(names.find(&other, &name).ok(), first(&other));
            let firsts: Vec<_> = words.iter().filter_map(|word| first(word)).collect();
            prop_assert_eq!(names.firsts(&name), firsts);
        }

        #[test]
        fn names_added_one_by_one_are_found(words in prop::collection::vec("[a-c]{0,3}", 0..20)) {
            let mut names = Names::default();
            let mut added: Vec<String> = Vec::new();
            for word in words {
                match names.find(&word, &|at| added[at].as_str()) {
                    Ok(at) => prop_assert_eq!(&added[at], &word),
                    Err(place) => {
                        names.insert(place);
                        added.push(word);
                    }
                }
            }
            prop_assert_eq!(names, Names::new(added.len(), &|at| added[at].as_str()));
        }
    }
}
