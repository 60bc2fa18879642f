//! The words of a search, and where they stand in a text.

use super::fold::{is_mark, push_folded};
use std::ops::Range;

/// The words of a search, folded. All of them must be found, in any order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Reads a search text: words between spaces.
    #[must_use]
    #[inline(never)]
    pub fn new(search: &str) -> Self {
        Self(
            folded(search)
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Whether nothing is searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words.
    pub(super) fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether every word is found in a text as it is written.
    #[must_use]
    pub fn found_in_text(&self, text: &str) -> bool {
        let text = folded(text);
        self.0.iter().all(|word| text.contains(word.as_str()))
    }

    /// Where the words stand in a text, in bytes of that text, merged and in order.
    ///
    /// ```
    /// use mirror_timeline::query::Terms;
    /// assert_eq!(Terms::new("qonos").ranges("To Qo'noS!"), [3..9]);
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut folded = String::with_capacity(text.len());
        // For every folded byte, where the character it came from starts and ends.
        let mut origin: Vec<(usize, usize)> = Vec::with_capacity(text.len());
        for (start, character) in text.char_indices() {
            let end = start + character.len_utf8();
            push_folded(&mut folded, character);
            origin.resize(folded.len(), (start, end));
            if is_mark(character)
                && let Some((_, letter_end)) = origin.last_mut()
            {
                *letter_end = end;
            }
        }
        let mut found: Vec<Range<usize>> = self
            .0
            .iter()
            .flat_map(|term| folded.match_indices(term.as_str()))
            .filter_map(|(start, term)| {
                let (first, _) = origin.get(start)?;
                let (_, last) = origin.get(start + term.len() - 1)?;
                Some(*first..*last)
            })
            .collect();
        crate::order::sort_by(&mut found, &|a, b| a.start.cmp(&b.start));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in found {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
    }
}

/// A text without case and accents.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        push_folded(&mut folded, character);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_do_not_matter() {
        for (search, text) in [("crème", "CREME"), ("creme", "Crème"), ("t’pol", "T'Pol")] {
            assert!(
                !Terms::new(search).ranges(text).is_empty(),
                "{search} in {text}"
            );
        }
    }

    #[test]
    fn ranges_are_those_of_the_text_and_not_of_its_folding() {
        let text = "Übér Straße";
        let marked: Vec<&str> = Terms::new("strasse uber")
            .ranges(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(marked, ["Übér", "Straße"]);
    }

    #[test]
    fn overlapping_words_are_marked_once() {
        let ranges = Terms::new("defi fiant").ranges("Defiant");
        assert_eq!(ranges, std::slice::from_ref(&(0..7)));
    }
}
