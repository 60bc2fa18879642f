//! What the reader sees, as a value: one state, one reducer, one permalink codec.
//!
//! [`State::reduce`] is the only way a state changes. Attributes, addresses and the page's
//! properties go through the same [`settings`] as the reader's presses go through actions. Pure:
//! nothing here knows the browser.

mod action;
mod book;
mod making;
mod permalink;
mod retell;
pub mod settings;
pub mod share;
mod store;
mod window;

pub use action::Action;
pub use book::Book;
pub use making::Making;
pub use permalink::{fragment_from_state, merged_fragment, pairs_from_fragment};
pub use retell::Missing;
pub use store::Store;
pub use window::{Step, WindowWords, window_words};

use crate::axis::{Scale, Shape, Warp, Window};
use crate::chronicle::Event;
use crate::layout::phone::Folds;
use crate::query::{Filter, Matches};
use crate::strings::Language;
use std::rc::Rc;

/// Timeline or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum View {
    /// The drawn timeline.
    #[default]
    Timeline,
    /// The events as an ordered list by era.
    List,
}

/// How time becomes length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ScaleKind {
    /// Empty centuries shrink, crowded years open.
    #[default]
    Story,
    /// One year is one length.
    True,
}

/// What the reader sees. Cheap to clone.
#[derive(Clone, Debug)]
pub struct State {
    /// The chronicle and what was worked out of it.
    pub book: Rc<Book>,
    /// What is asked.
    pub filter: Filter,
    /// What answers it. Always that of `filter`.
    pub matches: Rc<Matches>,
    /// The stretch of time shown; none for everything.
    pub window: Option<Window>,
    /// The window while a gesture lasts, in place of `window`.
    pub dragged: Option<Window>,
    /// Position of the event whose card is open.
    pub selected: Option<usize>,
    /// Why an event that was to be opened is not there.
    pub missing: Missing,
    /// Timeline or list.
    pub view: View,
    /// Story or true scale.
    pub scale: ScaleKind,
    /// Which eras are open in the phone's column.
    pub folds: Folds,
    /// How far the sheet of the phone is pulled down, in px; 0 at rest.
    pub pulled: f64,
    /// What the page says about the frame around the events.
    pub frame: Frame,
}

/// How the page wants the widget's frame.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Frame {
    /// The heading; the chronicle's title where the page gives none.
    pub heading: Option<String>,
    /// What stands under the heading; empty for nothing, [`settings::FILE`] for the chronicle's own.
    pub description: String,
    /// Level of the heading, 2 to 6; 0 for the default.
    pub heading_level: u8,
    /// How problems in the data are shown.
    pub problems: Problems,
    /// How much there is to press.
    pub controls: Controls,
    /// The filter that the page itself asks for.
    pub own: Rc<Filter>,
    /// The language of the interface.
    pub language: Language,
}

/// How much there is to press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Controls {
    /// Everything.
    #[default]
    Full,
    /// The ribbon, the stage and zooming: for places beside a text.
    Minimal,
    /// A still picture with links.
    None,
}

/// How problems in the data are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Problems {
    /// One line that opens.
    #[default]
    Notice,
    /// The list, for editors.
    Show,
    /// Not at all.
    Hide,
}

/// Two states are the same if what decides them is; the matches are the filter's in any case.
impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            book,
            filter,
            matches: _,
            window,
            dragged,
            selected,
            missing,
            view,
            scale,
            folds,
            pulled,
            frame,
        } = self;
        *book == other.book
            && *filter == other.filter
            && (*window, *dragged) == (other.window, other.dragged)
            && (*selected, *missing) == (other.selected, other.missing)
            && (*view, *scale) == (other.view, other.scale)
            && *folds == other.folds
            && pulled.to_bits() == other.pulled.to_bits()
            && *frame == other.frame
    }
}

impl State {
    /// Everything of a chronicle, with nothing asked or selected.
    #[must_use]
    pub fn new(book: Rc<Book>) -> Self {
        let filter = Filter::default();
        let matches = Rc::new(Matches::new(&book.index, &filter));
        Self {
            // One event is its own story: its card is open at once.
            selected: (book.chronicle.events.len() == 1).then_some(0),
            book,
            filter,
            matches,
            window: None,
            dragged: None,
            missing: Missing::None,
            view: View::default(),
            scale: ScaleKind::default(),
            folds: Folds::default(),
            pulled: 0.0,
            frame: Frame::default(),
        }
    }

    /// The scale of this state at a width in CSS px.
    #[must_use]
    pub fn scale_of_width(&self, width: f64) -> Scale {
        self.scale_on(0.0, width)
    }

    /// The scale of this state between two positions in CSS px.
    #[must_use]
    pub fn scale_on(&self, left: f64, right: f64) -> Scale {
        let whole = Scale::new(self.warp().clone(), left, right);
        match self.dragged.or(self.window) {
            Some(window) => whole.with_window(window),
            None => whole,
        }
    }

    /// The scale that shows everything at a width in CSS px.
    #[must_use]
    pub fn whole_scale(&self, width: f64) -> Scale {
        Scale::new(self.warp().clone(), 0.0, width)
    }

    /// The map of time to length.
    #[must_use]
    pub fn warp(&self) -> &Rc<Warp> {
        self.book.groundwork.warp(match self.scale {
            ScaleKind::Story => Shape::Story,
            ScaleKind::True => Shape::True,
        })
    }

    /// The window after one step of its start (or else its end); `None` if it would be empty.
    #[must_use]
    pub fn window_after_step(&self, start: bool, step: Step) -> Option<Window> {
        window::window_after_step(self, start, step)
    }

    /// Position of the first matching event of a decimal year or later.
    #[must_use]
    pub fn first_since(&self, time: f64) -> Option<usize> {
        let events = &self.book.chronicle.events;
        #[expect(clippy::cast_precision_loss, reason = "years are far below 2^52")]
        let before = |event: &Event| (event.sort_year as f64) + 1.0 <= time;
        let selection = &self.matches.selection;
        selection.select(selection.rank(events.partition_point(before)))
    }

    /// The matching events before and after an event.
    #[must_use]
    pub fn beside(&self, event: usize) -> (Option<usize>, Option<usize>) {
        let selection = &self.matches.selection;
        let rank = selection.rank(event);
        let after = rank + usize::from(selection.contains(event));
        let before = rank.checked_sub(1).and_then(|rank| selection.select(rank));
        (before, selection.select(after))
    }

    /// Opens an event's card, or none; a new sheet lies at rest.
    fn select(&mut self, event: Option<usize>) {
        self.missing = Missing::None;
        if event != self.selected {
            self.selected = event;
            self.pulled = 0.0;
        }
    }

    /// Opens an event's era in the phone's column.
    fn reveal(&mut self, event: Option<usize>) {
        if let Some(event) = event.and_then(|event| self.book.chronicle.events.get(event)) {
            self.folds.reveal(event.era);
        }
    }

    /// The event after (or before) the selected one among those that pass, round and round; without a
    /// selection the first (or the last).
    #[must_use]
    pub fn next_match(&self, forward: bool) -> Option<usize> {
        let selection = &self.matches.selection;
        let (count, inside) = (selection.count(), |event| selection.contains(event));
        let rank = match (self.selected, forward) {
            (None, true) => 0,
            (None, false) => count.checked_sub(1)?,
            (Some(event), true) => selection.rank(event) + usize::from(inside(event)),
            (Some(event), false) => (selection.rank(event) + count).checked_sub(1)?,
        };
        selection.select(rank % count.max(1))
    }

    /// The stretch of time shown, in decimal years.
    #[must_use]
    pub fn shown_window(&self) -> Window {
        self.scale_of_width(1.0).window()
    }
}
