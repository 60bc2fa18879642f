//! What of the column is on screen, and getting there.

use super::super::app::{App, Message};
use super::super::focus::{focus, found};
use super::Going;
use crate::state::{Action, State, Store, View};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How long after the last step of scrolling it counts as settled, in ms.
const SETTLE: u32 = 180;
/// So much of the widget, in px, has to be on screen for its sheet to be there.
const LEAST: f64 = 24.0;

impl App {
    /// What happens after a frame was drawn in the phone's form.
    #[inline(never)]
    pub fn phone_drawn(&mut self, context: &Context<Self>) {
        self.listen_to_scrolling(context);
        if self.sight() {
            context.link().send_message(Message::Seen);
        }
        self.show_sheet(context.link());
        self.show_era_button();
        if std::mem::take(&mut self.search.wants_focus) {
            focus(&self.frame, "inputmode", "search");
        }
        match self.phone.going.take() {
            Some(Going::Event(event)) => {
                let row = self.phone.column.row_of(event);
                let row = row.and_then(|row| found(&self.frame, "data-stop", &row.to_string()));
                if let Some(row) = row {
                    row.scroll_into_view();
                }
            }
            Some(Going::Start) => {
                if let Some(side) = self.stage.cast::<HtmlElement>()
                    && side.get_bounding_client_rect().top() < self.ribbon_end()
                {
                    side.scroll_into_view();
                }
            }
            None => {}
        }
        if let Some(event) = self.wanted.take()
            && let Some(row) = self.phone.column.row_of(event)
        {
            focus(&self.frame, "data-stop", &row.to_string());
        }
    }

    /// Looks at what is on screen. Whether there is something else to draw.
    pub(super) fn sight(&mut self) -> bool {
        let (Some(frame), Some(height)) = (self.frame.cast::<HtmlElement>(), viewport_height())
        else {
            return false;
        };
        let frame = frame.get_bounding_client_rect();
        let on_screen = frame.top() < height - LEAST && frame.bottom() > LEAST;
        let changed = on_screen != self.phone.on_screen;
        self.phone.on_screen = on_screen;
        self.phone.sheet.stand_beside(&frame);
        let Some((from, to)) = self.view_of_column() else {
            return changed || self.phone.era.take().is_some();
        };
        let column = &self.phone.column;
        let row = column.row_at(from).and_then(|row| column.row(row));
        let section = row.and_then(|row| column.sections.get(row.section));
        let era = section.map(|section| section.era);
        let changed = changed || era != self.phone.era;
        self.phone.era = era;
        // A screen's height before and after, so that a frame's scrolling draws nothing anew.
        let (near, far) = (from - height / 2.0, to + height / 2.0);
        let (first, last) = self.phone.covered;
        if near.max(0.0) >= first && far.min(column.height) <= last {
            return changed;
        }
        let keep = match self.phone.going {
            Some(Going::Event(event)) => column.row_of(event),
            _ => Some(self.current_row()),
        };
        let covered = ((from - height).max(0.0), to + height);
        let shown = column.shown(covered.0, covered.1, keep);
        let changed = changed || shown != self.phone.shown;
        self.phone.covered = covered;
        self.phone.shown = shown;
        changed
    }

    /// From where to where the column is seen, in px from its start: from the ribbon's end to the
    /// viewport's.
    fn view_of_column(&self) -> Option<(f64, f64)> {
        let height = viewport_height()?;
        if self.state.view != View::Timeline {
            return None;
        }
        let side = self.stage.cast::<HtmlElement>();
        // Before the first frame: from its start.
        let top = side.map_or(0.0, |side| side.get_bounding_client_rect().top());
        Some((self.ribbon_end() - top, height - top))
    }

    /// Where the sticky ribbon ends, in px from the viewport's start.
    fn ribbon_end(&self) -> f64 {
        let ribbon = found(&self.frame, "part", "ribbon");
        ribbon.map_or(0.0, |ribbon| {
            ribbon.get_bounding_client_rect().bottom().max(0.0)
        })
    }

    /// The page was scrolled, or its viewport has another size.
    pub fn scrolled(&mut self, context: &Context<Self>) -> bool {
        if !self.phone_form() {
            return false;
        }
        let scope = context.link().clone();
        let settled = Timeout::new(SETTLE, move || scope.send_message(Message::Settle));
        self.phone.settle = Some(settled);
        let changed = self.sight();
        self.show_sheet(context.link());
        changed
    }

    /// Scrolling has settled: what is seen of the column now is the window.
    pub fn scrolling_settled(&mut self, store: &Store) {
        self.phone.settle = None;
        if !self.phone.on_screen {
            return;
        }
        let seen = self.view_of_column();
        let events = seen.and_then(|(from, to)| self.phone.column.events_between(from, to));
        if let Some((first, last)) = events {
            store.dispatch(Action::Open(vec![first, last]));
            self.phone.reported = store.state().window;
        }
    }

    /// The state changed: whether and where to scroll.
    #[inline(never)]
    pub fn phone_changed(&mut self, store: &Store, old: &State) {
        let new = &self.state;
        if new.book != old.book {
            return;
        }
        let going = if new.selected != old.selected {
            new.selected.map(Going::Event)
        } else if new.filter != old.filter {
            Some(Going::Start)
        } else if new.window != old.window && new.window != self.phone.reported {
            new.first_since(new.shown_window().start).map(Going::Event)
        } else {
            None
        };
        if let Some(Going::Event(event)) = going {
            store.dispatch(Action::Reveal(event));
        }
        if going.is_some() {
            self.phone.going = going;
            self.phone.covered = (0.0, 0.0);
        }
    }

    /// Where the eras are more than fit beside each other, that on screen is among them.
    fn show_era_button(&self) {
        let Some(ribbon) = found(&self.frame, "part", "ribbon") else {
            return;
        };
        if ribbon.scroll_width() <= ribbon.client_width() {
            return;
        }
        let cell = self.phone.era.and_then(|era| self.ribbon.0.cell(era));
        if let Some((start, end)) = cell {
            let (left, width) = (ribbon.scroll_left(), ribbon.client_width());
            let seen = f64::from(left)..=f64::from(left + width);
            if !seen.contains(&start) || !seen.contains(&end) {
                #[expect(clippy::cast_possible_truncation, reason = "pixels; saturates")]
                ribbon.set_scroll_left((start + end - f64::from(width)) as i32 / 2);
            }
        }
    }

    /// Listens to the page's scrolling: of whatever scrolls in it, so while the event goes down.
    fn listen_to_scrolling(&mut self, context: &Context<Self>) {
        if self.phone.listeners.is_some() {
            return;
        }
        let Some(window) = web_sys::window() else {
            return;
        };
        let listen = |name: &'static str| {
            let scope = context.link().clone();
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window, name, options, move |_| {
                scope.send_message(Message::Scrolled);
            })
        };
        self.phone.listeners = Some([listen("scroll"), listen("resize")]);
    }

    /// Where the era on screen lies on the ribbon; all of it where none is.
    #[inline(never)]
    pub fn era_on_screen(&self) -> (f64, f64) {
        let cell = self.phone.era.and_then(|era| self.ribbon.0.cell(era));
        cell.unwrap_or((0.0, self.ribbon.0.width))
    }

    /// Whether any of the widget is on screen.
    pub fn on_screen(&self) -> bool {
        self.phone.on_screen
    }
}

fn viewport_height() -> Option<f64> {
    web_sys::window()?.inner_height().ok()?.as_f64()
}
