//! What events say, read out of the text when someone asks.

use super::event::{self, Draft};
use super::fields::Fields;
use super::report::Report;
use super::tables::Tables;
use crate::chronicle::{Entry, Searched, Telling};
use crate::order::Names;
use mirror_timeline_json::scan::folds_by_case;
use mirror_timeline_json::{read_object, unescaped};
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Where something stands in the text: its first byte, and its length.
pub(super) type Place = (u32, u32);

/// The text of a chronicle, and where in it each event stands.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) text: Rc<Cow<'static, str>>,
    pub(super) events: Vec<Place>,
    names: Names,
    /// Where the events without an id stand, with their numbers in the file; in the file's order.
    nameless: Vec<Place>,
    /// What is searched of each event, one event after the other.
    searched: Vec<Place>,
    /// Where each event's places in `searched` begin.
    first_searched: Vec<u32>,
    pub(super) tables: RefCell<Tables>,
    /// The languages that are wanted where a text is there in several.
    pub(super) wanted: Vec<String>,
    /// Whether some text is.
    pub(super) chosen: bool,
}

/// Set in the length of what is searched where folding changes more than the case.
const FOLDS: u32 = 1 << 31;
/// Set where some character is written by a backslash.
const ESCAPED: u32 = 1 << 30;
/// No text is longer, in bytes: the two signs above have room in every length.
pub(super) const LONGEST: usize = (1 << 30) - 1;

/// A place in the text, or a length of it.
pub(super) fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Told {
    pub(super) fn new(text: Rc<Cow<'static, str>>) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Makes room for so many events, after the first of them.
    pub(super) fn reserve(&mut self, events: usize) {
        let filled = self.events.len();
        let more = events.saturating_sub(filled);
        self.events.reserve_exact(more);
        self.first_searched.reserve_exact(more);
        let searched = self.searched.len().saturating_mul(more) / filled.max(1);
        self.searched.reserve_exact(searched);
    }

    /// Adds an event that stands at a place; `named` if it brings its id.
    pub(super) fn push(&mut self, place: Place, number: usize, named: bool, draft: &Draft) {
        if !named {
            self.nameless.push((place.0, short(number)));
        }
        self.names.push(&draft.id);
        self.events.push(place);
        self.first_searched.push(short(self.searched.len()));
        let searched = &mut self.searched;
        draft.searched(&mut |text| {
            let written = text.written;
            let (start, length) = (place.0 as usize + text.at, short(written.len()));
            if length > 0 {
                let escaped = if text.escaped { ESCAPED } else { 0 };
                let folds = if folds_by_case(written.as_bytes()) {
                    0
                } else {
                    FOLDS
                };
                searched.push((short(start), length | escaped | folds));
            }
        });
    }

    /// Puts the events in another order, but for their names: `order` has their old positions.
    pub(super) fn reorder(&mut self, order: &[usize]) {
        let mut events = Vec::with_capacity(order.len());
        let mut first_searched = Vec::with_capacity(order.len());
        let mut searched = Vec::with_capacity(self.searched.len());
        for &at in order {
            events.push(self.events[at]);
            first_searched.push(short(searched.len()));
            searched.extend_from_slice(self.searched_of(at));
        }
        (self.events, self.first_searched, self.searched) = (events, first_searched, searched);
    }

    /// Puts the events' names in another order.
    pub(super) fn reorder_names(&mut self, order: &[usize]) {
        self.names.reorder(order);
    }

    fn searched_of(&self, position: usize) -> &[Place] {
        let first = |at: usize| self.first_searched.get(at).map(|first| *first as usize);
        let Some(start) = first(position) else {
            return &[];
        };
        let end = first(position + 1).unwrap_or(self.searched.len());
        self.searched.get(start..end).unwrap_or_default()
    }

    fn text_at(&self, (start, length): Place) -> &str {
        let end = (start as usize).saturating_add(length as usize);
        self.text.get(start as usize..end).unwrap_or_default()
    }

    /// Asks something of an event's fields, read anew; what is wrong with them was reported before.
    fn with_fields<T>(
        &self,
        position: usize,
        ask: impl FnOnce(&mut Fields, usize) -> Option<T>,
    ) -> Option<T> {
        let place = *self.events.get(position)?;
        let source = self.text_at(place);
        let (object, _) = read_object(source)?;
        let nameless = self
            .nameless
            .binary_search_by_key(&place.0, |(start, _)| *start);
        let number = nameless.map_or(0, |at| self.nameless[at].1 as usize);
        let mut report = Report::default();
        report.wanted.clone_from(&self.wanted);
        report.chosen = self.chosen;
        let mut fields = Fields {
            object,
            place: ("events", 0),
            offset: 0,
            source,
            report: &mut report,
            members: OnceCell::new(),
        };
        ask(&mut fields, number)
    }

    /// The first position of an event with this id.
    pub(super) fn position_of(&self, id: &str) -> Option<usize> {
        let is = |at: usize| self.id(at).is_some_and(|known| known == id);
        self.names.find(id, &is)
    }

    fn id(&self, position: usize) -> Option<String> {
        self.with_fields(position, |fields, number| {
            let own = fields.id().map(Cow::into_owned);
            Some(own.unwrap_or_else(|| event::made_id(number)))
        })
    }
}

/// Each of these is a door to the part of the module that comes later; a table of functions is none.
impl Telling for Told {
    fn entry(&self, position: usize) -> Option<Entry> {
        entry(self, position)
    }

    fn position(&self, id: &str) -> Option<usize> {
        position(self, id)
    }

    fn searched(&self, position: usize, each: &mut dyn FnMut(Searched)) {
        searched(self, position, each);
    }

    fn text(&self) -> &str {
        &self.text
    }
}

#[inline(never)]
fn entry(told: &Told, position: usize) -> Option<Entry> {
    told.with_fields(position, |fields, number| {
        let tables = &mut told.tables.borrow_mut();
        event::event(tables, fields, number).map(Draft::entry)
    })
}

#[inline(never)]
fn position(told: &Told, id: &str) -> Option<usize> {
    told.position_of(id)
}

#[inline(never)]
fn searched(told: &Told, position: usize, each: &mut dyn FnMut(Searched)) {
    for (start, signs) in told.searched_of(position) {
        let written = told.text_at((*start, signs & !(FOLDS | ESCAPED)));
        if signs & ESCAPED > 0 {
            each(Searched::Folds(&unescaped(written)));
        } else if signs & FOLDS > 0 {
            each(Searched::Folds(written));
        } else {
            each(Searched::Plain(written));
        }
    }
}
