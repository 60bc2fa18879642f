//! Full text: which events hold every word of a search.
//!
//! Title, summary, places, ships and sources are looked through where they are written, folded as
//! they are passed; most are ASCII, where that is a matter of case. The names of people and series
//! stand elsewhere: whose name holds a word is found out once, and their events are known.

use super::fold::Folding;
use super::text::folded;
use super::{Bitmap, Facet, Index, Terms};
use crate::chronicle::{Chronicle, Searched, Telling};
use mirror_timeline_json::scan::holds_ignoring_case;
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

impl Search {
    /// What was found so far.
    pub(super) fn found(&self, length: usize) -> Bitmap {
        Bitmap::from_positions(length, self.found.iter().copied())
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Texts")
    }
}

/// A search, as far as it has come.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    terms: Terms,
    words: Vec<Word>,
    /// The events before this one are looked through.
    next: usize,
    found: Vec<usize>,
}

/// One word of a search.
#[derive(Clone, Debug)]
struct Word {
    word: String,
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

    /// Looks through so many more events for every word, in a search that may be another one's. Whether
    /// all are looked through.
    #[inline(never)]
    pub(super) fn search(
        &self,
        index: &Index,
        terms: &Terms,
        search: &mut Search,
        events: usize,
    ) -> bool {
        if search.terms != *terms {
            let word = |word: &String| Word {
                named: self.named(index, word),
                word: word.clone(),
                found: false,
            };
            *search = Search {
                terms: terms.clone(),
                words: terms.words().iter().map(word).collect(),
                ..Search::default()
            };
        }
        let mut room = Folding::default();
        let end = search.next.saturating_add(events).min(index.length());
        for position in search.next..end {
            if self.holds(position, &mut search.words, &mut room) {
                search.found.push(position);
            }
        }
        search.next = end;
        end == index.length()
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
                        Searched::Folds(_) => room.folded.contains(word.word.as_str()),
                    };
                word.found |= found;
                missing -= usize::from(found);
            }
        });
        missing == 0
    }
}
