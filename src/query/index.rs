//! The bitmaps of a chronicle, built once.

use super::search::{Search, Texts};
use super::{Bitmap, Facet, Filter, Terms};
use crate::chronicle::Chronicle;
use std::cell::RefCell;

/// Answers filters about one chronicle.
#[derive(Clone, Debug, Default)]
pub struct Index {
    facets: [Vec<Bitmap>; Facet::ALL.len()],
    crossings: Bitmap,
    /// What is searched; none of an outline, which has not all of it.
    texts: Option<Texts>,
    last_search: RefCell<Search>,
    length: usize,
}

impl Index {
    /// Reads every event once for each facet.
    #[must_use]
    pub fn new(chronicle: &Chronicle) -> Self {
        let mut index = Self::begun(chronicle);
        for facet in Facet::ALL {
            index.add(chronicle, facet);
        }
        index
    }

    /// An index that knows no facet yet.
    #[must_use]
    pub fn begun(chronicle: &Chronicle) -> Self {
        let length = chronicle.events.len();
        let mut crossing = Vec::new();
        for (position, event) in chronicle.events.iter().enumerate() {
            if event.crossing.crosses() {
                crossing.push(position);
            }
        }
        Self {
            facets: Default::default(),
            crossings: Bitmap::from_positions(length, crossing),
            texts: chronicle
                .telling()
                .map(|telling| Texts::new(telling.clone(), chronicle)),
            last_search: RefCell::default(),
            length,
        }
    }

    /// Reads every event once, for one facet.
    pub fn add(&mut self, chronicle: &Chronicle, facet: Facet) {
        let mut members = Vec::new();
        for _ in 0..values(chronicle, facet) {
            members.push(Vec::new());
        }
        for (position, event) in chronicle.events.iter().enumerate() {
            let rail = u16::from(event.rail);
            let values = match facet {
                Facet::Era => event.era.as_slice(),
                Facet::Faction => chronicle.factions_of.of(position),
                Facet::Series => chronicle.series_of.of(position),
                Facet::Canon => event.canon.as_slice(),
                Facet::Universe => std::slice::from_ref(&rail),
                Facet::Person => chronicle.people_of.of(position),
            };
            for value in values {
                if let Some(members) = members.get_mut(usize::from(*value)) {
                    members.push(position);
                }
            }
        }
        let bitmaps = &mut self.facets[facet as usize];
        bitmaps.clear();
        for positions in members {
            bitmaps.push(Bitmap::from_positions(self.length, positions));
        }
    }

    /// How many events the chronicle holds.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// Whether it knows the events' texts.
    pub(super) fn searchable(&self) -> bool {
        self.texts.is_some()
    }

    /// The events of one value of a facet.
    #[must_use]
    pub fn members(&self, facet: Facet, value: u16) -> Option<&Bitmap> {
        self.facets[facet as usize].get(usize::from(value))
    }

    /// The bitmaps of all values of a facet.
    #[must_use]
    pub fn values(&self, facet: Facet) -> &[Bitmap] {
        &self.facets[facet as usize]
    }

    /// The events that cross.
    #[must_use]
    pub fn crossings(&self) -> &Bitmap {
        &self.crossings
    }

    /// The events in which every word is found. The last answer is remembered.
    #[must_use]
    #[inline(never)]
    pub fn search(&self, terms: &Terms) -> Bitmap {
        self.seek(terms, usize::MAX);
        match &self.texts {
            Some(_) => self.last_search.borrow().found(self.length),
            None => Bitmap::full(self.length),
        }
    }

    /// Looks through so many more events for a search that is going to be asked. Whether its answer is
    /// known: asking takes no time then.
    ///
    /// ```
    /// use mirror_timeline::query::{Index, Terms};
    /// # let text = r#"[{"id": "a", "date": "2267", "title": "A"}, {"id": "b", "date": "2268", "title": "B"}]"#;
    /// let index = Index::new(&mirror_timeline::import::from_text(text).chronicle);
    /// let terms = Terms::new("b");
    /// assert!(!index.seek(&terms, 1));
    /// assert!(index.seek(&terms, 1));
    /// assert_eq!(index.search(&terms).count(), 1);
    /// ```
    #[inline(never)]
    pub fn seek(&self, terms: &Terms, events: usize) -> bool {
        let search = &mut *self.last_search.borrow_mut();
        let texts = self.texts.as_ref();
        texts.is_none_or(|texts| texts.search(self, terms, search, events))
    }

    /// The events of any of a facet's chosen values; all if none is chosen.
    pub(super) fn any_of(&self, filter: &Filter, facet: Facet) -> Option<Bitmap> {
        let mut any: Option<Bitmap> = None;
        for value in filter.chosen(facet) {
            if let Some(members) = self.members(facet, *value) {
                any = Some(match any {
                    Some(any) => any.or(members),
                    None => members.clone(),
                });
            }
        }
        any
    }
}

fn values(chronicle: &Chronicle, facet: Facet) -> usize {
    match facet {
        Facet::Era => chronicle.eras.len(),
        Facet::Faction => chronicle.factions.len(),
        Facet::Series => chronicle.series.len(),
        Facet::Canon => chronicle.canons.len(),
        Facet::Universe => chronicle.rails.len(),
        Facet::Person => chronicle.people.len(),
    }
}
