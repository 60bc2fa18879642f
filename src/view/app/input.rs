//! What pointers, wheel and keys do. It comes with the later part of the wasm: what a reader does
//! before that is kept, and done when it is there.

use super::super::focus::{Caught, focus};
use super::super::people::PeopleInput;
use super::super::pointer::{Drawn, position};
use super::super::ribbon::ribbon_width;
use super::super::search::Field;
use super::super::stage::stage_scale;
use super::super::telling::{after_answer, told_by};
use super::{App, Message, SETTLE};
use crate::query::Filter;
use crate::state::{Action, Controls, Store};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// So many inputs are kept at most: the start of a gesture, or a few keys.
const KEPT: usize = 64;

impl App {
    /// Takes an input now, or keeps it until the whole chronicle is there and what was kept before it
    /// is done.
    pub(super) fn take(&mut self, context: &Context<Self>, input: Message) -> bool {
        if self.state.frame.controls == Controls::None {
            return false;
        }
        if self.state.book.whole() && self.kept.is_empty() {
            return self.input(context, input);
        }
        fn grips<E>(event: &Caught<E>) -> bool {
            event.around("data-grip").is_some()
        }
        let held = |app: &Self| {
            let kept = app.kept.iter();
            kept.filter(|kept| matches!(kept, Message::Down(_))).count() > 0
        };
        // A press on a button or a move across the page needs nothing of this.
        let (asks, keeps) = match &input {
            Message::Down(event) => (grips(event), grips(event)),
            // Of a pointer's way only where it has come to is kept, and only while it is down.
            Message::Move(event) => {
                if let Some(Message::Move(last)) = self.kept.last()
                    && last.pointer_id() == event.pointer_id()
                {
                    self.kept.pop();
                }
                (grips(event), held(self))
            }
            Message::Up(_) => (false, held(self)),
            _ => (true, true),
        };
        if asks {
            context.props().ask.emit(());
        }
        if keeps && (self.kept.len() < KEPT || matches!(input, Message::Up(_))) {
            self.kept.push(input);
        }
        false
    }

    /// Does the first input that was kept, and has the next one done when all that follows from it
    /// has happened: where the focus is, for one.
    pub(super) fn catch_up(&mut self, context: &Context<Self>) -> bool {
        if self.kept.is_empty() {
            return false;
        }
        let first = self.kept.remove(0);
        let drawn = self.input(context, first);
        context.link().send_message(Message::CatchUp);
        drawn
    }

    /// Shows or hides the search's field on a phone; hidden, nothing is searched for.
    fn toggle_search(&mut self, context: &Context<Self>) {
        self.search.open = !self.searching();
        if self.search.open {
            self.search.wants_focus = true;
        } else {
            context
                .link()
                .send_message(Message::Typed(Field::Search, String::new()));
        }
    }

    #[inline(never)]
    fn input(&mut self, context: &Context<Self>, input: Message) -> bool {
        let store = &context.props().store;
        match input {
            Message::Press(event) if self.phone_form() => self.press_row(store, event),
            Message::Press(event) => return self.press(store, event),
            Message::Key(event) => {
                self.gesture.keyed();
                return self.key(context, &event);
            }
            Message::Down(event) if self.phone_form() => self.phone.sheet.down(&event),
            Message::Move(event) if self.phone_form() => {
                if let Some(pulled) = self.phone.sheet.moved(&event) {
                    store.dispatch(Action::Pull(pulled));
                }
                return self.light(&event);
            }
            Message::Up(event) if self.phone_form() => return self.lifted(store, &event),
            Message::Double(_) if self.phone_form() => {}
            Message::Scrolled => return self.scrolled(context),
            Message::Settle if self.phone_form() => self.scrolling_settled(store),
            Message::ToggleSearch => {
                self.toggle_search(context);
                return true;
            }
            Message::Down(event) => {
                let outside = event.around("data-list").is_none();
                let inside = event.around("data-people").is_some();
                let closes =
                    outside && self.opened.take().is_some() || !inside && self.people.close();
                let drawn = Drawn {
                    scale: stage_scale(&self.state, self.width),
                    ribbon: &self.ribbon.0,
                    window: self.state.shown_window(),
                };
                if let Some(window) = self.gesture.down(&event, &drawn) {
                    store.dispatch(Action::SetWindow(Some(window)));
                }
                return closes;
            }
            Message::Move(event) => {
                let width = ribbon_width(self.width);
                if let Some(window) = self.gesture.moved(&event, &self.ribbon.0, width) {
                    store.dispatch(Action::Drag(window));
                    return false;
                }
                return self.light(&event);
            }
            Message::Up(event) => {
                if self.gesture.up(&event) {
                    store.dispatch(Action::SetWindow(self.state.dragged.or(self.state.window)));
                } else if event.type_() == "pointerup"
                    && let Some(x) = self.gesture.double_tap(&event)
                {
                    self.zoom_in_at(store, x);
                }
            }
            Message::Double(event) => {
                let pressed = event.around("data-stop").is_some();
                if let Some((element, name)) = event.around("data-grip")
                    && name == "stage"
                    && !pressed
                {
                    self.zoom_in_at(store, position(&event, &element).0);
                }
            }
            Message::Wheel(turn) => {
                let scale = stage_scale(&self.state, self.width);
                let window = scale.zoom_at(turn.x, turn.factor).pan(turn.pan).window();
                let scope = context.link().clone();
                self.settle = Some(Timeout::new(SETTLE, move || {
                    scope.send_message(Message::Settle);
                }));
                store.dispatch(Action::Drag(window));
            }
            Message::Settle => {
                self.settle = None;
                store.dispatch(Action::SetWindow(self.state.dragged.or(self.state.window)));
            }
            Message::CloseCard => self.close(store),
            Message::Skip => focus(&self.frame, "data-end", ""),
            Message::Aid(aid) => return self.aid(context, aid),
            Message::Typed(Field::People, text) => {
                self.people.typed(text);
                return true;
            }
            Message::Typed(Field::Watched(series), answer) => {
                if let Some(told) = after_answer(&store.state(), series, &answer) {
                    store.dispatch(Action::Retell(told));
                }
            }
            Message::Match { forward } => self.step_match(store, forward),
            Message::Reset => {
                let own = Filter::clone(&store.state().frame.own);
                store.dispatch(Action::SetFilter(own));
            }
            Message::Clock(clock) => store.dispatch(told_by(&store.state(), clock)),
            // The list of people closes where the focus goes elsewhere.
            Message::Focus(event) => {
                let outside = event.around("data-people").is_none();
                let closed = outside && self.people.close();
                return self.focused(&event) || closed;
            }
            Message::People(input) => return self.use_people(store, input),
            _ => {}
        }
        false
    }

    /// The field of people; the focus stays in it, whatever of its list is pressed.
    fn use_people(&mut self, store: &Store, input: PeopleInput) -> bool {
        if matches!(input, PeopleInput::Press(_)) {
            focus(&self.frame, "data-focus", "people");
        }
        if let Some(action) = self.people.take(input, &self.state) {
            store.dispatch(action);
        }
        true
    }
}
