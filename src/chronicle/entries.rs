//! What events say, one by one: kept, or read when someone asks.

use super::{Chronicle, Entry, Event};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// How many entries that were read are kept: about as many as a frame shows.
const RECENT: usize = 256;

/// Reads what events say out of wherever it stands.
pub trait Telling {
    /// The entry of the event at a position.
    fn entry(&self, position: usize) -> Option<Entry>;

    /// The first position of an event with this id.
    fn position(&self, id: &str) -> Option<usize>;

    /// What is searched of the event at a position, one text after the other. The names of people
    /// and series are not among it.
    fn searched(&self, position: usize, each: &mut dyn FnMut(Searched));

    /// The whole text that it reads.
    fn text(&self) -> &str;
}

/// A text that is searched.
#[derive(Clone, Copy, Debug)]
pub enum Searched<'t> {
    /// ASCII without apostrophes: folding changes nothing but its case.
    Plain(&'t str),
    /// Any other.
    Folds(&'t str),
}

/// The entries of a chronicle's events, by position.
///
/// Of a million events a reader sees a few at a time, so that their texts stay where they were
/// written until they are wanted.
#[derive(Clone, Default)]
pub struct Entries {
    telling: Option<Rc<dyn Telling>>,
    /// Without a telling all entries, each at its position; with one those that were read last,
    /// each at its position modulo the length.
    kept: RefCell<Vec<Kept>>,
}

impl fmt::Debug for Entries {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Entries")
    }
}

/// The entry of an event, with the event's position.
type Kept = Option<(usize, Rc<Entry>)>;

impl Entries {
    /// Entries that are read when they are wanted.
    #[must_use]
    pub fn told_by(telling: Rc<dyn Telling>) -> Self {
        Self {
            telling: Some(telling),
            kept: RefCell::new(vec![None; RECENT]),
        }
    }

    fn get(&self, position: usize) -> Option<Rc<Entry>> {
        let mut kept = self.kept.borrow_mut();
        let slots = kept.len().max(1);
        let slot = kept.get_mut(position % slots)?;
        if let Some((at, entry)) = slot
            && *at == position
        {
            return Some(entry.clone());
        }
        let entry = Rc::new(self.telling.as_ref()?.entry(position)?);
        *slot = Some((position, entry.clone()));
        Some(entry)
    }
}

/// Some positions in a table for each event: who acts in it, who takes part, where it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Where each event's values end.
    ends: Vec<u32>,
    values: Vec<u16>,
}

impl Lists {
    /// Adds the values of the next event.
    pub fn push(&mut self, values: &[u16]) {
        self.values.extend_from_slice(values);
        self.ends
            .push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// Makes room for the values of so many events.
    pub fn reserve(&mut self, events: usize) {
        self.ends
            .reserve_exact(events.saturating_sub(self.ends.len()));
    }

    /// The same lists for the events in another order: `order` has their old positions.
    #[must_use]
    pub fn reordered(&self, order: &[usize]) -> Self {
        let mut lists = Self::default();
        lists.reserve(order.len());
        lists.values.reserve_exact(self.values.len());
        for position in order {
            lists.push(self.of(*position));
        }
        lists
    }

    /// The values of the event at a position.
    #[must_use]
    pub fn of(&self, position: usize) -> &[u16] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = position.checked_sub(1).map_or(0, end);
        self.values.get(start..end(position)).unwrap_or_default()
    }
}

impl Chronicle {
    /// What the chronicle says of the event at a position.
    #[must_use]
    pub fn entry(&self, position: usize) -> Option<Rc<Entry>> {
        self.entries.get(position)
    }

    /// Position of the event with this id.
    #[must_use]
    pub fn event_index(&self, id: &str) -> Option<usize> {
        if let Some(telling) = &self.entries.telling {
            return telling.position(id);
        }
        let kept = self.entries.kept.borrow();
        let named = |kept: &Kept| kept.as_ref().is_some_and(|(_, entry)| entry.id == id);
        kept.iter().position(named)
    }

    /// What reads its entries, if they are read when they are wanted.
    #[must_use]
    pub fn telling(&self) -> Option<&Rc<dyn Telling>> {
        self.entries.telling.as_ref()
    }

    /// Every event with what is said of it, in order.
    pub fn told(&self) -> impl Iterator<Item = (&Event, Rc<Entry>)> {
        let events = self.events.iter().enumerate();
        events.filter_map(|(position, event)| Some((event, self.entry(position)?)))
    }

    /// Adds an event after all others, with what is said of it.
    pub fn push(&mut self, event: Event, entry: Entry) {
        self.factions_of.push(&entry.factions);
        self.people_of.push(&entry.people);
        let mut series = Vec::new();
        for source in &entry.sources {
            series.extend_from_slice(source.series.as_slice());
        }
        self.series_of.push(&series);
        let kept = Some((self.events.len(), Rc::new(entry)));
        self.entries.kept.get_mut().push(kept);
        self.events.push(event);
    }
}
