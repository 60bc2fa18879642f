//! A chronicle as it is told to someone: without what they have not watched, or in the order in which
//! it came out.
//!
//! What is hidden is not in the chronicle that comes out of this, so that no count, label, search or
//! link has to think of it. Tables keep their positions, and filters with them; a value that only
//! hidden events have loses its name.

use super::{Chronicle, Entries, Entry, Event, Searched, Telling, Watched};
use crate::date::{Bounds, Edtf, year_of};
use crate::order::sort_by;
use std::rc::Rc;

/// Which time the axis shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// When it happens in the story.
    #[default]
    Story,
    /// When the first source that tells it came out.
    Release,
}

/// How a chronicle is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What the reader has watched: no more than that is told.
    pub watched: Watched,
    /// By which time.
    pub clock: Clock,
}

/// A chronicle that is told in another way.
#[derive(Debug)]
pub struct Retold {
    /// What is told.
    pub chronicle: Chronicle,
    /// Events that the reader may see, but that have no date of release.
    pub undated: usize,
}

/// What is told of some of a chronicle's events, in another order.
struct Chosen {
    telling: Rc<dyn Telling>,
    /// The old position of each.
    positions: Vec<usize>,
    /// The new position of each old one, if it has one.
    places: Vec<Option<usize>>,
    /// Whether dates in words are left out: they are those of the story.
    released: bool,
}

impl Telling for Chosen {
    fn entry(&self, position: usize) -> Option<Entry> {
        let mut entry = self.telling.entry(*self.positions.get(position)?)?;
        if self.released {
            entry.wording = None;
        }
        Some(entry)
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.places.get(self.telling.position(id)?).copied()?
    }

    fn searched(&self, position: usize, each: &mut dyn FnMut(Searched)) {
        if let Some(position) = self.positions.get(position) {
            self.telling.searched(*position, each);
        }
    }

    fn text(&self) -> &str {
        self.telling.text()
    }
}

/// The date on which an event came out: that of its first source.
fn release(entry: &Entry) -> Option<&Edtf> {
    entry.sources.first()?.released.as_ref()
}

/// The year that places something that came out then; none without any bound.
fn year_of_bounds(bounds: Bounds) -> Option<i64> {
    if bounds.earliest.is_finite() {
        return Some(year_of(bounds.earliest));
    }
    // The latest bound is exclusive.
    let last = bounds.latest.next_down();
    last.is_finite().then(|| year_of(last))
}

impl Chronicle {
    /// Whether a reader who has watched so much may see an event: each of the sources that tell it
    /// must be among that, since what is said of it rests on them all.
    #[must_use]
    pub fn shows(&self, position: usize, watched: &Watched) -> bool {
        let id = |series: u16| {
            let series = self.series.get(usize::from(series));
            series.map_or("", |series| series.id.as_str())
        };
        let mut by_season = false;
        for series in self.series_of.of(position) {
            match watched.of(id(*series)) {
                None => return false,
                Some(season) => by_season |= season.is_some(),
            }
        }
        // Only seasons stand in the entry, which may have to be read.
        !by_season
            || self.entry(position).is_some_and(|entry| {
                entry.sources.iter().all(|source| {
                    let series = source.series.map(id);
                    series.is_none_or(|series| watched.covers(series, source.season))
                })
            })
    }

    /// This chronicle, told in this way.
    #[must_use]
    pub fn retold(&self, told: &Told) -> Retold {
        let Some(telling) = self.telling() else {
            // Nothing is known of its events that could be told in another way.
            return Retold {
                chronicle: self.clone(),
                undated: 0,
            };
        };
        let released = told.clock == Clock::Release;
        let mut chosen: Vec<(usize, Event)> = Vec::new();
        let mut undated = 0;
        for (position, event) in self.events.iter().enumerate() {
            if !self.shows(position, &told.watched) {
                continue;
            }
            let mut event = event.clone();
            if released {
                let entry = self.entry(position);
                let date = entry.as_ref().and_then(|entry| release(entry));
                match date.and_then(|date| Some((date, year_of_bounds(date.bounds())?))) {
                    Some((date, year)) => {
                        event.bounds = date.bounds();
                        event.sort_year = year;
                        event.date = date.clone();
                    }
                    None => {
                        undated += 1;
                        continue;
                    }
                }
            }
            chosen.push((position, event));
        }
        let hides = chosen.len() + undated < self.events.len();
        if released {
            // What came out together stays in the order of the story.
            sort_by(&mut chosen, &|(a, one), (b, other)| {
                let (one, other) = (one.bounds.earliest, other.bounds.earliest);
                one.total_cmp(&other).then(a.cmp(b))
            });
            for (place, (_, event)) in (0..).zip(&mut chosen) {
                event.sequence = place;
            }
        }
        let positions: Vec<usize> = chosen.iter().map(|(position, _)| *position).collect();
        let mut chronicle = Self {
            events: chosen.into_iter().map(|(_, event)| event).collect(),
            entries: Entries::default(),
            clock: told.clock,
            ..self.clone()
        };
        let mut places = vec![None; self.events.len()];
        for (new, position) in positions.iter().enumerate() {
            if let Some(place) = places.get_mut(*position) {
                *place = Some(new);
            }
        }
        chronicle.links = self.links_among(&places);
        chronicle.factions_of = self.factions_of.reordered(&positions);
        chronicle.people_of = self.people_of.reordered(&positions);
        chronicle.series_of = self.series_of.reordered(&positions);
        chronicle.entries = Entries::told_by(Rc::new(Chosen {
            telling: telling.clone(),
            positions,
            places,
            released,
        }));
        if hides {
            chronicle.forget(self, told);
        }
        Retold { chronicle, undated }
    }

    /// The links both of whose ends have a new position.
    fn links_among(&self, places: &[Option<usize>]) -> Vec<super::Link> {
        let place = |position: usize| places.get(position).copied().flatten();
        let links = self.links.iter().filter_map(|link| {
            Some(super::Link {
                from: place(link.from)?,
                to: place(link.to)?,
                ..link.clone()
            })
        });
        links.collect()
    }

    /// Takes the names of what only hidden events of `whole` have, and all that tells of a whole era or
    /// of the whole story.
    fn forget(&mut self, whole: &Self, told: &Told) {
        let mut eras = vec![(0, 0); self.eras.len()];
        let count = |events: &[Event], counts: &mut Vec<(usize, usize)>, seen: bool| {
            for event in events {
                if let Some(count) = event.era.and_then(|era| counts.get_mut(usize::from(era))) {
                    let (all, shown) = count;
                    *if seen { shown } else { all } += 1;
                }
            }
        };
        count(&whole.events, &mut eras, false);
        count(&self.events, &mut eras, true);
        for (era, (all, shown)) in self.eras.iter_mut().zip(eras) {
            if shown == 0 && all > 0 {
                (era.id, era.name, era.short) = Default::default();
                era.date = None;
            }
            if shown < all {
                era.definition.clear();
            }
        }
        self.description.clear();
        let events = self.events.len();
        let used = |lists: &super::Lists, count: usize| {
            let mut used = vec![false; count];
            for event in 0..events {
                for value in lists.of(event) {
                    if let Some(used) = used.get_mut(usize::from(*value)) {
                        *used = true;
                    }
                }
            }
            used
        };
        let factions = used(&self.factions_of, self.factions.len());
        for (faction, used) in self.factions.iter_mut().zip(factions) {
            faction.definition.clear();
            if !used {
                (faction.id, faction.name, faction.short) = Default::default();
            }
        }
        let people = used(&self.people_of, self.people.len());
        for (person, used) in self.people.iter_mut().zip(people) {
            if !used {
                (person.id, person.name) = Default::default();
                person.article = None;
            }
        }
        // A series is no secret; that there is something in it is.
        let series = used(&self.series_of, self.series.len());
        for (series, used) in self.series.iter_mut().zip(series) {
            if !used && told.watched.of(&series.id).is_none() {
                (series.id, series.name) = Default::default();
            }
        }
        let mut canons = vec![false; self.canons.len()];
        for event in &self.events {
            if let Some(used) = event
                .canon
                .and_then(|canon| canons.get_mut(usize::from(canon)))
            {
                *used = true;
            }
        }
        for (canon, used) in self.canons.iter_mut().zip(canons) {
            if !used {
                (canon.id, canon.name) = Default::default();
            }
        }
    }
}
