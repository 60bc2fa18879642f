//! The bitmaps of a chronicle, built once.

use super::search::Texts;
use super::{Bitmap, Facet, Filter, Terms};
use crate::chronicle::Chronicle;

/// Answers filters about one chronicle.
#[derive(Clone, Debug, Default)]
pub struct Index {
    facets: [Vec<Bitmap>; Facet::ALL.len()],
    crossings: Bitmap,
    /// What is searched; none of an outline, which has not all of it.
    texts: Option<Texts>,
    length: usize,
}

impl Index {
    /// Reads every event once.
    #[must_use]
    pub fn new(chronicle: &Chronicle) -> Self {
        let length = chronicle.events.len();
        let mut facets: [Vec<Bitmap>; Facet::ALL.len()] = Default::default();
        for facet in Facet::ALL {
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
            for positions in members {
                facets[facet as usize].push(Bitmap::from_positions(length, positions));
            }
        }
        let mut crossing = Vec::new();
        for (position, event) in chronicle.events.iter().enumerate() {
            if event.crossing.crosses() {
                crossing.push(position);
            }
        }
        Self {
            facets,
            crossings: Bitmap::from_positions(length, crossing),
            texts: chronicle
                .telling()
                .map(|telling| Texts::new(telling.clone(), chronicle)),
            length,
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

    /// The events in which every word is found.
    #[must_use]
    #[inline(never)]
    pub fn search(&self, terms: &Terms) -> Bitmap {
        match &self.texts {
            Some(texts) => texts.search(self, terms),
            None => Bitmap::full(self.length),
        }
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
