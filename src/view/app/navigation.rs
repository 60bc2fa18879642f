//! Moving about: presses on the stage, the roving focus, what a key leads to.

use super::super::focus::{Caught, focus};
use super::super::keyboard::{self, Command};
use super::super::people::PeopleInput;
use super::super::search::Field;
use super::super::stage::{opening, stage_scale};
use super::{App, Message};
use crate::layout::{Move, Relation, StopKind, after_move};
use crate::state::{Action, Store, View};
use yew::prelude::*;

/// How much closer a double press comes.
const DOUBLE: f64 = 2.0;

impl App {
    /// The stop that the Tab key reaches: where the focus was, else the selection, else the first.
    pub(super) fn current_stop(&self) -> usize {
        let place =
            |event: Option<usize>| event.and_then(|event| self.laid.place_of(&self.state, event));
        place(self.current)
            .or_else(|| place(self.state.selected))
            .or_else(|| self.laid.nearest(&self.state, self.current?))
            .unwrap_or(0)
    }

    /// A press on the stop of an event.
    pub(super) fn press(&mut self, store: &Store, event: usize) -> bool {
        if self.gesture.dragged() {
            return false;
        }
        let place = self.laid.place_of(&self.state, event);
        let Some(stop) = place.and_then(|place| self.laid.stops.get(place)) else {
            return false;
        };
        if let StopKind::Cluster(at) = stop.kind
            && let Some(cluster) = self.laid.scene.clusters.get(at)
        {
            let scale = stage_scale(&self.state, self.width);
            if let Some(opening) = opening(&self.state, cluster, &scale) {
                self.wanted = Some(stop.event);
                store.dispatch(opening);
                return false;
            }
            self.opened = Some(stop.event);
            return true;
        }
        let chosen = (self.state.selected != Some(stop.event)).then_some(stop.event);
        store.dispatch(Action::Select(chosen));
        false
    }

    pub(super) fn zoom_in_at(&self, store: &Store, x: f64) {
        let scale = stage_scale(&self.state, self.width).zoom_at(x, DOUBLE);
        store.dispatch(Action::SetWindow(Some(scale.window())));
    }

    /// Shows the other end of the crossing that something happened to, if it did; whether that is new.
    #[inline(never)]
    pub(super) fn light<E>(&mut self, event: &Caught<E>) -> bool {
        let place = event.around("data-stop");
        let place = place.and_then(|(_, place)| place.parse::<usize>().ok());
        let found = place.and_then(|place| match self.phone_form() {
            true => self.phone.event_at(place),
            false => self.laid.drawn_by(place).map(|stop| stop.event),
        });
        let crosses = |event: &usize| {
            let event = self.state.book.chronicle.events.get(*event);
            event.is_some_and(|event| event.crossing.crosses())
        };
        let lit = found.filter(crosses);
        let changed = lit != self.lit;
        self.lit = lit;
        changed
    }

    /// Remembers which stop and which era button the Tab key comes back to.
    pub(super) fn focused(&mut self, event: &Caught<FocusEvent>) -> bool {
        let index = |attribute: &str| {
            let (_, value) = event.around(attribute)?;
            value.parse::<usize>().ok()
        };
        if let Some(place) = index("data-stop") {
            if self.phone_form() {
                return self.light(event) | self.row_focused(place);
            }
            let current = self.laid.drawn_by(place).map(|stop| stop.event);
            let moved = current != self.current;
            self.current = current;
            return self.state.book.whole() && self.light(event) || moved;
        }
        if let Some(era) = index("data-era") {
            let moved = era != self.current_era;
            self.current_era = era;
            return moved;
        }
        false
    }

    pub(super) fn key(&mut self, context: &Context<Self>, event: &Caught<KeyboardEvent>) -> bool {
        let store = &context.props().store;
        let Some(command) = keyboard::command(event) else {
            return false;
        };
        let nothing = match command {
            Command::Close => {
                self.state.selected.is_none() && self.opened.is_none() && self.aids.panel.is_none()
            }
            Command::People(PeopleInput::Leave) => !self.people.holds(),
            Command::Side => self.state.selected.is_none(),
            _ => false,
        };
        if nothing {
            // Nothing of ours to close: the page may have something.
            return false;
        }
        if self.phone_form() && matches!(command, Command::Do(_)) {
            // A column has nothing to zoom: the page may.
            return false;
        }
        event.prevent_default();
        event.stop_propagation();
        match command {
            Command::Do(action) => {
                // What has the focus may go out of sight; the focus stays on the stage.
                if event.around("data-stop").is_some() {
                    self.wanted = self.current;
                }
                store.dispatch(action);
            }
            Command::Era(direction) => {
                let last = self.ribbon.0.eras.len().saturating_sub(1);
                let next = match direction {
                    Move::Previous => self.current_era.saturating_sub(1),
                    Move::Next => (self.current_era + 1).min(last),
                    Move::First => 0,
                    Move::Last => last,
                    _ => self.current_era,
                };
                focus(&self.frame, "data-era", &next.to_string());
            }
            Command::List(direction) => {
                let position = event.around("aria-posinset");
                let position = position.and_then(|(_, position)| position.parse::<usize>().ok());
                let rank = position.unwrap_or(1).saturating_sub(1);
                return self.list.move_focus(&self.state, rank, direction);
            }
            Command::Stage(direction) if self.phone_form() => return self.move_row(direction),
            Command::Stage(direction) => self.move_focus(store, direction),
            Command::Link(wanted) => self.follow_link(store, wanted),
            Command::Brush { start, to } => {
                if let Some(window) = self.state.window_after_step(start, to) {
                    store.dispatch(Action::SetWindow(Some(window)));
                }
            }
            Command::ClearSearch => {
                let cleared = Message::Typed(Field::Search, String::new());
                context.link().send_message(cleared);
            }
            Command::Match { forward } => self.step_match(store, forward),
            Command::People(input) => context.link().send_message(Message::People(input)),
            Command::Aid(aid) => return self.aid(context, aid),
            Command::Close if self.aids.panel.is_some() => {
                self.close_panel();
                return true;
            }
            Command::Close if self.opened.is_some() => {
                self.opened = None;
                return true;
            }
            Command::Side
                if event
                    .around("data-keys")
                    .is_some_and(|(_, keys)| keys == "card") =>
            {
                self.focus_event(self.state.selected);
                return true;
            }
            Command::Side => focus(&self.frame, "data-keys", "card"),
            Command::Close => self.close(store),
        }
        false
    }

    /// Focuses the element of a stop.
    pub(super) fn focus_stop(&self, place: usize) {
        if let Some(number) = self.laid.elements.get(place) {
            focus(&self.frame, "data-stop", &number.to_string());
        }
    }

    /// Moves the roving focus; at the edge of the window the window goes on, if there is more.
    pub(super) fn move_focus(&mut self, store: &Store, direction: Move) {
        let current = self.current_stop();
        if let Some(place) = after_move(&self.laid.stops, current, direction) {
            self.focus_stop(place);
            return;
        }
        let selection = &self.state.matches.selection;
        let here = self.laid.stops.get(current);
        let beyond = here.and_then(|here| match direction {
            Move::Previous | Move::PreviousEra => {
                selection.select(selection.rank(here.event).checked_sub(1)?)
            }
            Move::Next | Move::NextEra => selection.select(selection.rank(here.last + 1)),
            _ => None,
        });
        if let Some(event) = beyond {
            self.wanted = Some(event);
            self.current = Some(event);
            store.dispatch(Action::Show(event));
        }
    }

    /// Opens the next match of what is typed, or the one before; the focus stays.
    pub(super) fn step_match(&mut self, store: &Store, forward: bool) {
        if store.state().filter.search != self.search.draft {
            // What was typed last has not been searched for yet.
            store.dispatch(Action::Search(self.search.draft.clone()));
        }
        if let Some(event) = store.state().next_match(forward) {
            store.dispatch(Action::Follow(event));
        }
    }

    /// Goes to the first event that stands so to the one in focus, else to the selected one.
    pub(super) fn follow_link(&mut self, store: &Store, wanted: fn(Relation) -> bool) {
        let here = self.laid.stops.get(self.current_stop());
        let Some(from) = self.current.or(here.map(|stop| stop.event)) else {
            return;
        };
        let links = &self.state.book.chronicle.links;
        let linked = links.iter().find_map(|link| {
            let (cause, result) = Relation::ends(link);
            if link.to == from && wanted(cause) {
                Some(link.from)
            } else {
                (link.from == from && wanted(result)).then_some(link.to)
            }
        });
        if let Some(linked) = linked {
            self.wanted = Some(linked);
            self.current = Some(linked);
            store.dispatch(Action::Follow(linked));
        }
    }

    /// Closes the card; the focus goes back to its event.
    pub(in crate::view) fn close(&mut self, store: &Store) {
        let event = self.state.selected;
        store.dispatch(Action::Select(None));
        self.focus_event(event);
    }

    /// The focus goes to an event, on the stage after the next frame.
    fn focus_event(&mut self, event: Option<usize>) {
        match self.state.view {
            View::Timeline => self.wanted = event,
            View::List => {
                let entry = event.and_then(|event| self.state.book.chronicle.entry(event));
                if let Some(entry) = entry {
                    focus(&self.frame, "data-event", &entry.id);
                }
            }
        }
    }
}
