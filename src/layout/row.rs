//! The matching events of one rail in the order of their marks, found by halves and not by passes.
//!
//! A *place* is a position in that order. On the story scale it is the event's own position; on the
//! true scale dates may say another order within a year than the chronicle does.

use std::borrow::Cow;

use super::SceneInput;
use crate::chronicle::Rail;
use crate::query::{Bitmap, Facet};

/// One rail, or both, of a window.
pub(super) struct Row<'a> {
    input: &'a SceneInput<'a>,
    /// Places of matching events, in the window or not.
    pub members: Bitmap,
    /// The first place in the window, and the first after it.
    pub from: usize,
    pub to: usize,
}

impl<'a> Row<'a> {
    /// The matching events of both rails.
    pub fn of_all(input: &'a SceneInput<'a>) -> Self {
        Self::new(input, input.matching.clone())
    }

    /// The matching events of one rail: all, if there is but one.
    pub fn of_rail(input: &'a SceneInput<'a>, rail: Rail) -> Self {
        let members = input.index.members(Facet::Universe, rail.into());
        match members.filter(|_| input.chronicle.rails.len() > 1) {
            Some(members) => Self::new(input, input.matching.and(members)),
            None => Self::of_all(input),
        }
    }

    /// Those of this row that are in a set of events, too.
    pub fn and(&self, set: &Bitmap) -> Self {
        Self {
            input: self.input,
            members: self.members.and(&self.by_place(set)),
            from: self.from,
            to: self.to,
        }
    }

    fn new(input: &'a SceneInput<'a>, matching: Bitmap) -> Self {
        let mut row = Self {
            input,
            members: Bitmap::default(),
            from: 0,
            to: 0,
        };
        row.members = row.by_place(&matching).into_owned();
        let (start, end) = input.scale.domain();
        let count = input.scale.warp().event_units().len();
        row.from = row.first(0, count, &|unit| unit >= start);
        row.to = row.first(row.from, count, &|unit| unit > end);
        row
    }

    /// The event at a place.
    pub fn event(&self, place: usize) -> usize {
        self.input.scale.warp().event_at(place)
    }

    fn unit(&self, place: usize) -> f64 {
        let units = self.input.scale.warp().event_units();
        units.get(self.event(place)).copied().unwrap_or(0.0)
    }

    /// Where the mark at a place is, in px.
    pub fn x(&self, place: usize) -> f64 {
        self.input.scale.x_from_unit(self.unit(place))
    }

    /// The era of the event at a place.
    pub fn era(&self, place: usize) -> Option<u16> {
        self.input.chronicle.events.get(self.event(place))?.era
    }

    /// The first place from `from` on whose mark is so far to the right, in px, as `reached` says; `to`
    /// if none is.
    pub fn first_x(&self, from: usize, to: usize, reached: &dyn Fn(f64) -> bool) -> usize {
        let scale = self.input.scale;
        self.first(from, to, &|unit| reached(scale.x_from_unit(unit)))
    }

    fn first(&self, from: usize, to: usize, reached: &dyn Fn(f64) -> bool) -> usize {
        let (mut low, mut high) = (from, to.max(from));
        while low < high {
            let middle = usize::midpoint(low, high);
            if reached(self.unit(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// How many there are in the window.
    pub fn count(&self) -> usize {
        self.members.rank(self.to) - self.members.rank(self.from)
    }

    /// The next in the window, from a place on.
    pub fn next(&self, place: usize) -> Option<usize> {
        let next = self.members.first_from(place.max(self.from));
        next.filter(|next| *next < self.to)
    }

    /// A set of events by their places.
    fn by_place<'b>(&self, set: &'b Bitmap) -> Cow<'b, Bitmap> {
        let order = self.input.scale.warp().order();
        if order.is_empty() {
            return Cow::Borrowed(set);
        }
        let mut places = Vec::with_capacity(set.count());
        for (place, event) in order.iter().enumerate() {
            if set.contains(*event) {
                places.push(place);
            }
        }
        Cow::Owned(Bitmap::from_positions(set.length(), places))
    }

    /// The places of an era's events, or of those without one.
    pub fn of_era(&self, era: Option<u16>) -> Cow<'a, Bitmap> {
        let eras = self.input.index.values(Facet::Era);
        match era {
            Some(era) => match eras.get(usize::from(era)) {
                Some(members) => self.by_place(members),
                None => Cow::default(),
            },
            None => {
                let mut without = Bitmap::full(self.input.matching.length());
                for members in eras {
                    without = without.minus(members);
                }
                Cow::Owned(self.by_place(&without).into_owned())
            }
        }
    }
}
