//! The bitmaps of a chronicle, built once.

use super::{Bitmap, Facet, Filter, Terms, search_texts};
use crate::chronicle::{Chronicle, Event};

/// Answers filters about one chronicle.
#[derive(Clone, Debug, Default)]
pub struct Index {
    facets: [Vec<Bitmap>; Facet::ALL.len()],
    crossings: Bitmap,
    /// What is searched of each event; none of an outline, which has not all of it.
    texts: Vec<String>,
    length: usize,
}

impl Index {
    /// Reads every event once.
    #[must_use]
    pub fn new(chronicle: &Chronicle) -> Self {
        let length = chronicle.events.len();
        let facets = Facet::ALL.map(|facet| {
            let mut members = vec![Vec::new(); values(chronicle, facet)];
            for (position, event) in chronicle.events.iter().enumerate() {
                for value in values_of(event, facet) {
                    if let Some(members) = members.get_mut(usize::from(value)) {
                        members.push(position);
                    }
                }
            }
            let bitmaps = members.into_iter();
            bitmaps
                .map(|positions| Bitmap::from_positions(length, positions))
                .collect()
        });
        let crossing = chronicle.events.iter().enumerate();
        let crossing = crossing.filter(|(_, event)| event.crossing.crosses());
        Self {
            facets,
            crossings: Bitmap::from_positions(length, crossing.map(|(position, _)| position)),
            texts: if chronicle.outline || length == 0 {
                Vec::new()
            } else {
                search_texts(chronicle)
            },
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
        self.texts.len() == self.length
    }

    /// The events of one value of a facet.
    #[must_use]
    pub fn members(&self, facet: Facet, value: u16) -> Option<&Bitmap> {
        self.facets[facet as usize].get(usize::from(value))
    }

    /// The bitmaps of all values of a facet.
    pub(super) fn values(&self, facet: Facet) -> &[Bitmap] {
        &self.facets[facet as usize]
    }

    /// The events that cross.
    pub(super) fn crossings(&self) -> &Bitmap {
        &self.crossings
    }

    /// The events in which every word is found.
    #[must_use]
    #[inline(never)]
    pub fn search(&self, terms: &Terms) -> Bitmap {
        let texts = self.texts.iter().enumerate();
        let hits = texts.filter(|(_, text)| terms.found_in(text));
        Bitmap::from_positions(self.length(), hits.map(|(position, _)| position))
    }

    /// The events of any of a facet's chosen values; all if none is chosen.
    pub(super) fn any_of(&self, filter: &Filter, facet: Facet) -> Option<Bitmap> {
        let chosen = filter.chosen(facet).iter();
        chosen.filter_map(|value| self.members(facet, *value)).fold(
            None,
            |any: Option<Bitmap>, members| {
                Some(any.map_or_else(|| members.clone(), |any| any.or(members)))
            },
        )
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

fn values_of(event: &Event, facet: Facet) -> Vec<u16> {
    match facet {
        Facet::Era => event.era.into_iter().collect(),
        Facet::Faction => event.factions.clone(),
        Facet::Series => event
            .sources
            .iter()
            .filter_map(|source| source.series)
            .collect(),
        Facet::Canon => event.canon.into_iter().collect(),
        Facet::Universe => vec![u16::from(event.rail)],
        Facet::Person => event.people.clone(),
    }
}
