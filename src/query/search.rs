//! Full text: which events hold every word of a search.
//!
//! Title, summary, places, ships and sources are looked through where they are written, folded as
//! they are passed; most are ASCII, where that is a matter of case. The names of people and series
//! stand elsewhere: whose name holds a word is found out once, and their events are known.

use super::fold::Folding;
use super::text::folded;
use super::{Bitmap, Facet, Index, Terms};
use crate::chronicle::{Chronicle, Searched, Telling};
use crate::scan::holds_ignoring_case;
use std::rc::Rc;

/// What is searched of a chronicle.
#[derive(Clone)]
pub(super) struct Texts {
    telling: Rc<dyn Telling>,
    names: Rc<[Name]>,
}

/// The name or id of a person or a series.
struct Name {
    facet: Facet,
    value: u16,
    name: String,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Texts")
    }
}

/// One word of a search.
struct Word<'w> {
    word: &'w str,
    /// The events that hold it by a name.
    named: Bitmap,
    found: bool,
}

impl Texts {
    /// What is searched of a chronicle whose entries are read where they are written.
    #[inline(never)]
    pub(super) fn new(telling: Rc<dyn Telling>, chronicle: &Chronicle) -> Self {
        let mut names = Vec::new();
        let mut add = |facet, value: usize, name: &str| {
            let value = u16::try_from(value).unwrap_or(u16::MAX);
            let name = name.to_owned();
            names.push(Name { facet, value, name });
        };
        for (value, person) in chronicle.people.iter().enumerate() {
            add(Facet::Person, value, &person.name);
        }
        for (value, series) in chronicle.series.iter().enumerate() {
            add(Facet::Series, value, &series.name);
            add(Facet::Series, value, &series.id);
        }
        Self {
            telling,
            names: names.into(),
        }
    }

    /// The events that hold every word.
    pub(super) fn search(&self, index: &Index, terms: &Terms) -> Bitmap {
        let mut words: Vec<Word> = Vec::new();
        for word in terms.words() {
            words.push(Word {
                word,
                named: self.named(index, word),
                found: false,
            });
        }
        let mut room = Folding::default();
        let mut found = Vec::new();
        for position in 0..index.length() {
            if self.holds(position, &mut words, &mut room) {
                found.push(position);
            }
        }
        Bitmap::from_positions(index.length(), found)
    }

    /// The events of the people and series whose names hold a word.
    fn named(&self, index: &Index, word: &str) -> Bitmap {
        let mut named = Bitmap::from_positions(index.length(), []);
        for Name { facet, value, name } in &*self.names {
            if folded(name).contains(word)
                && let Some(members) = index.members(*facet, *value)
            {
                named = named.or(members);
            }
        }
        named
    }

    /// Whether an event holds every word. `room` is for folding.
    fn holds(&self, position: usize, words: &mut [Word], room: &mut Folding) -> bool {
        let mut missing = 0;
        for word in &mut *words {
            word.found = word.named.contains(position);
            missing += usize::from(!word.found);
        }
        if missing == 0 {
            return true;
        }
        self.telling.searched(position, &mut |text| {
            if missing == 0 {
                return;
            }
            if let Searched::Folds(text) = text {
                room.fold(text);
            }
            for word in &mut *words {
                let found = !word.found
                    && match text {
                        Searched::Plain(text) => {
                            holds_ignoring_case(text.as_bytes(), word.word.as_bytes())
                        }
                        Searched::Folds(_) => room.folded.contains(word.word),
                    };
                word.found |= found;
                missing -= usize::from(found);
            }
        });
        missing == 0
    }
}
