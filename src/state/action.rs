//! What can happen, and what it does.

use super::window::{window_of_events, window_of_filter};
use super::{Book, ScaleKind, State, View};
use crate::axis::Window;
use crate::chronicle::Told;
use crate::layout::phone::Folds;
use crate::query::{Constraint, Facet, Filter, Matches};
use std::rc::Rc;

/// Everything that can happen to a [`State`].
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another chronicle was loaded; this is the state to begin with.
    Load(Box<State>),
    /// The whole chronicle of the outline shown so far is there.
    Complete(Rc<Book>),
    /// The reader went back or forward: the state that the address describes.
    Restore(Box<State>),
    /// The page set an attribute or a property: the state that follows.
    Set(Box<State>),
    /// A value of a facet was pressed.
    Toggle(Facet, u16),
    /// "Crossings only" was pressed.
    ToggleCrossings,
    /// The search text changed.
    Search(String),
    /// A chip was taken away.
    Remove(Constraint),
    /// All filters were cleared.
    ClearAll,
    /// The whole filter becomes another one.
    SetFilter(Filter),
    /// An event's card opens, or none. The window stays.
    Select(Option<usize>),
    /// An event's card opens and the window moves to show it; filters that hide it are cleared.
    Follow(usize),
    /// The window moves just enough to show an event.
    Show(usize),
    /// The stretch of time changes; none shows everything.
    SetWindow(Option<Window>),
    /// The window during a gesture; [`Action::SetWindow`] ends it.
    Drag(Window),
    /// Zooms by a factor (over 1: closer) about a point, 0 at the start of the window to 1 at its end.
    Zoom {
        /// How much closer.
        factor: f64,
        /// Where in the window.
        at: f64,
    },
    /// Moves the window by a share of its own length; positive is later.
    Pan(f64),
    /// Shows these events: the window closes in on them.
    Open(Vec<usize>),
    /// Timeline or list.
    SetView(View),
    /// Story or true scale.
    SetScale(ScaleKind),
    /// The reader said what they have watched, or by which clock to tell it.
    Retell(Told),
    /// An era's section of the phone's column is opened, else folded; none for events without an era.
    Fold(Option<u16>, bool),
    /// An event's section is opened.
    Reveal(usize),
    /// The phone's sheet is pulled down by so many px; 0 lets it go back.
    Pull(f64),
}

/// The width that the arithmetic of shares is done at; any would do.
const WIDTH: f64 = 1000.0;

/// How near the edge an event may stand that is moved into view, as a share of the window.
const MARGIN: f64 = 0.08;

impl State {
    /// The state after an action. An action that changes nothing gives an equal state.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        self.after(&action)
    }

    /// As [`reduce`](Self::reduce), for those who still need the action.
    pub(super) fn after(&self, action: &Action) -> Self {
        let mut next = self.clone();
        match *action {
            Action::Load(ref state) | Action::Restore(ref state) | Action::Set(ref state) => {
                return State::clone(state);
            }
            Action::Complete(ref book) => {
                next.matches = Rc::new(Matches::new(&book.index, &self.filter));
                next.book = book.clone();
            }
            // What the chronicle does not have can't be pressed.
            Action::Toggle(facet, value) if self.book.index.members(facet, value).is_none() => {}
            Action::Toggle(facet, value) => {
                return self.with_filter(self.filter.clone().toggled(facet, value));
            }
            Action::ToggleCrossings => {
                let mut filter = self.filter.clone();
                filter.crossings = !filter.crossings;
                return self.with_filter(filter);
            }
            Action::Search(ref text) => {
                let mut filter = self.filter.clone();
                filter.search.clone_from(text);
                return self.with_filter(filter);
            }
            Action::Remove(constraint) => {
                return self.with_filter(self.filter.clone().without(constraint));
            }
            Action::ClearAll if self.filter.is_empty() => {
                return self.with_filter(Filter::default());
            }
            Action::ClearAll => {
                next = self.with_filter(Filter::default());
                // Even a search for nothing but signs is over.
                next.set_window(None);
            }
            Action::SetFilter(ref filter) => return self.with_filter(filter.clone()),
            Action::Select(event) => {
                next.select(event.filter(|event| *event < self.book.chronicle.events.len()));
            }
            Action::Follow(event) => return self.follow(event),
            Action::Show(event) => next.show(event),
            Action::SetWindow(window) => next.set_window(window),
            Action::Drag(window) => {
                let scale = self.whole_scale(WIDTH).with_window(window);
                next.dragged = Some(scale.window());
            }
            Action::Zoom { factor, at } => {
                let scale = self.scale_of_width(WIDTH).zoom_at(at * WIDTH, factor);
                next.set_window(Some(scale.window()));
            }
            Action::Pan(share) => {
                let scale = self.scale_of_width(WIDTH).pan(-share * WIDTH);
                next.set_window(Some(scale.window()));
            }
            Action::Open(ref events) => {
                let window = window_of_events(&self.book, events);
                next.set_window(window);
            }
            Action::Retell(ref told) if self.book.whole() => return self.retold(told),
            Action::Retell(_) => {}
            Action::SetView(view) => next.view = view,
            Action::SetScale(scale) if scale == self.scale => {}
            Action::SetScale(scale) => {
                next.scale = scale;
                // The two scales do not reach equally far.
                let window = next.window;
                next.set_window(window);
            }
            Action::Fold(era, open) => next.folds.turn(era, open),
            Action::Reveal(event) => next.reveal(Some(event)),
            Action::Pull(by) => {
                let pulls = by > 0.0 && self.selected.is_some();
                next.pulled = if pulls { by } else { 0.0 };
            }
        }
        next
    }

    /// The state with another filter; the window moves to what is left.
    #[must_use]
    pub fn with_filter(&self, filter: Filter) -> Self {
        if filter == self.filter {
            return self.clone();
        }
        let mut next = self.clone();
        next.matches = Rc::new(Matches::new(&self.book.index, &filter));
        next.filter = filter;
        // Another answer, other sections: what was folded might hide all of it.
        next.folds = Folds::default();
        // The same search in other signs leaves the window where it is.
        let mut searched = self.filter.clone();
        searched.search.clone_from(&next.filter.search);
        if next.matches.terms != self.matches.terms || next.filter != searched {
            let window = window_of_filter(&next);
            next.set_window(window);
        }
        next
    }

    fn follow(&self, event: usize) -> Self {
        if event >= self.book.chronicle.events.len() {
            return self.clone();
        }
        let mut next = if self.matches.selection.contains(event) {
            self.clone()
        } else {
            self.with_filter(Filter::default())
        };
        next.select(Some(event));
        next.reveal(next.selected);
        next.show(event);
        next
    }

    /// Moves the window to an event that stands outside it, or too near its edge to be read.
    fn show(&mut self, event: usize) {
        let scale = self.scale_of_width(WIDTH);
        let unit = scale.warp().event_units().get(event).copied();
        let x = unit.map_or(WIDTH / 2.0, |unit| scale.x_from_unit(unit));
        let (start, end) = (WIDTH * MARGIN, WIDTH * (1.0 - MARGIN));
        if self.window.is_some() && (x < start || x > end) {
            self.set_window(Some(scale.pan(WIDTH / 2.0 - x).window()));
        }
    }

    /// Sets the window, within the domain; a window of everything is none.
    pub(super) fn set_window(&mut self, window: Option<Window>) {
        self.dragged = None;
        self.window = window.and_then(|window| self.within_domain(window));
    }

    /// A window brought within the domain; none if it shows everything.
    fn within_domain(&self, window: Window) -> Option<Window> {
        let shown = self.whole_scale(WIDTH).with_window(window);
        (!shown.shows_everything()).then(|| shown.window())
    }
}
