//! The application: the one component, what it keeps beside the state, and what happens to it.

mod aids;
mod drawing;
mod input;
mod message;
mod navigation;

pub use aids::{Aid, Panel};
pub use message::Message;

use self::aids::Aids;
use super::announcer::Announcer;
use super::focus::focus;
use super::kept_focus::Held;
use super::list::LongList;
use super::listening::{Messages, listen};
use super::measure::CanvasMeasure;
use super::people::{PeopleField, reveal};
use super::phone::Phone;
use super::pointer::Gesture;
use super::ribbon::ribbon_width;
use super::search::{Field, SearchField};
use super::stage::Laid;
use super::wheel;
use super::width::{WidthObserver, observe_width};
use crate::layout::phone::is_phone;
use crate::layout::{Remembered, Ribbon};
use crate::state::settings::FILE;
use crate::state::share::Origin;
use crate::state::{Action, Book, Controls, ScaleKind, State, Store, View};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How long after the last turn of the wheel the window counts as settled, in ms.
const SETTLE: u32 = 180;

/// How much of its place's width the widget's borders take, in px.
const BORDERS: i32 = 2;

/// What the application is given: the store that holds its state.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Holds the state; the application draws it and dispatches to it.
    pub store: Rc<Store>,
    /// Asks for the whole chronicle, once something is to be shown that its outline lacks.
    pub ask: Callback<()>,
    /// Where things lie that a reader takes along; none while no widget uses the application.
    pub origin: Option<Callback<(), Origin>>,
    /// Where the application draws: as wide as the widget will be, and in its font.
    pub place: HtmlElement,
}

/// Draws the store's state.
pub struct App {
    pub(in crate::view) state: State,
    pub(in crate::view) frame: NodeRef,
    pub(in crate::view) stage: NodeRef,
    pub(in crate::view) width: f64,
    facets_open: bool,
    problems_open: bool,
    pub(in crate::view) search: SearchField,
    people: PeopleField,
    announcer: Announcer,
    gesture: Gesture,
    /// The scene as it is drawn now, shared with the wheel's listener.
    pub(in crate::view) laid: Laid,
    list: LongList,
    /// The ribbon, and the chronicle and width it was reckoned for.
    pub(in crate::view) ribbon: (Ribbon, Rc<Book>, f64),
    /// What labels of that chronicle say.
    remembered: Remembered,
    /// The event whose stop the Tab key reaches, the era button likewise.
    pub(in crate::view) current: Option<usize>,
    current_era: usize,
    /// The crossing under the pointer or in focus.
    pub(in crate::view) lit: Option<usize>,
    /// The event that takes the focus after the next frame.
    pub(in crate::view) wanted: Option<usize>,
    /// First event of the cluster whose list is open.
    opened: Option<usize>,
    settle: Option<Timeout>,
    aids: Aids,
    /// What had the focus before the frame that is being drawn.
    held: RefCell<Option<Held>>,
    /// Inputs that wait for the whole chronicle.
    kept: Vec<Message>,
    pub(in crate::view) measure: CanvasMeasure,
    observer: Option<WidthObserver>,
    /// What the elements that are drawn send, and who hears it.
    messages: Rc<Messages>,
    listeners: Vec<EventListener>,
    wheel: Option<(HtmlElement, EventListener)>,
    /// The form that was laid out last, and what only the phone's needs.
    as_phone: bool,
    pub(in crate::view) phone: Phone,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let store = &context.props().store;
        let scope = context.link().clone();
        store.listen(move |_, _, _| scope.send_message(Message::Changed));
        let state = store.state();
        let mut search = SearchField::default();
        search.replace(&state.filter.search);
        // Known before the first frame, so that this has everything in its place.
        let place = &context.props().place;
        let measure = CanvasMeasure::of(place);
        let mut app = Self {
            frame: NodeRef::default(),
            stage: NodeRef::default(),
            width: f64::from((place.client_width() - BORDERS).max(0)),
            facets_open: false,
            problems_open: false,
            search,
            people: PeopleField::default(),
            announcer: Announcer::default(),
            gesture: Gesture::default(),
            laid: Laid::default(),
            list: LongList::default(),
            ribbon: (Ribbon::default(), state.book.clone(), 0.0),
            remembered: Remembered::default(),
            current: None,
            current_era: 0,
            lit: None,
            wanted: None,
            opened: None,
            settle: None,
            aids: Aids::default(),
            held: RefCell::default(),
            kept: Vec::new(),
            measure,
            observer: None,
            messages: Rc::default(),
            listeners: Vec::new(),
            wheel: None,
            as_phone: false,
            phone: Phone::default(),
            state,
        };
        app.lay_out();
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let store = &context.props().store;
        match message {
            Message::Act(action) => {
                // The click that ends a drag over a label is not a press of the label.
                self.opened = None;
                store.dispatch(action);
            }
            Message::Changed => return self.take_over(context),
            // On paper the width is that of the paper.
            Message::Resized(width) if self.aids.printing.is_some() => {
                self.aids.printing = Some(width);
            }
            Message::Resized(width) => {
                if width.to_bits() == self.width.to_bits() {
                    return false;
                }
                self.width = width;
                self.lay_out();
                return true;
            }
            Message::ToggleFacets => {
                self.facets_open = !self.facets_open;
                return true;
            }
            Message::ToggleProblems => {
                self.problems_open = !self.problems_open;
                return true;
            }
            Message::Typed(Field::Search, text) => {
                self.search.typed(text, context.link());
                return true;
            }
            // What is typed before the whole chronicle is there is searched for when it is.
            Message::Search if !self.state.book.whole() => {}
            Message::Search => {
                let index = &self.state.book.index;
                if self.search.is_answered(index, context.link()) {
                    store.dispatch(Action::Search(self.search.draft.clone()));
                }
            }
            Message::Say => {
                self.announcer.say();
                return true;
            }
            Message::Seen => return true,
            Message::Focus(event) => {
                // Who comes by keyboard goes on by keyboard: what that needs is asked for at once.
                let target = event.target.as_ref();
                if !self.state.book.whole()
                    && target.is_some_and(|target| target.matches(":focus-visible") == Ok(true))
                {
                    context.props().ask.emit(());
                }
                if self.people.opened() {
                    return self.take(context, Message::Focus(event));
                }
                return self.focused(&event);
            }
            Message::Stop(number) => {
                if let Some(stop) = self.laid.drawn_by(number) {
                    let press = Message::Press(stop.event);
                    return self.take(context, press);
                }
            }
            Message::ListScrolled(scroll, view) => return self.list.scrolled(scroll, view),
            Message::CatchUp => return self.catch_up(context),
            input => return self.take(context, input),
        }
        false
    }

    /// Another store: the application begins anew, for another widget.
    fn changed(&mut self, context: &Context<Self>, _: &AppProps) -> bool {
        *self = <Self as Component>::create(context);
        true
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if self.observer.is_none()
            && let Some(frame) = self.frame.cast::<HtmlElement>()
        {
            let resized = context.link().callback(Message::Resized);
            self.observer = observe_width(&frame, resized);
            self.listeners = listen(&frame, context.link(), &self.messages);
        }
        if self.lacks() {
            context.props().ask.emit(());
        }
        self.tie_wheel(context);
        if self.state.book.whole() {
            self.aided(context);
            if self.state.view == View::List
                && let Some(event) = self.list.rendered(context.link())
            {
                let id = self.state.book.chronicle.event_id(event);
                focus(&self.frame, "data-event", &id);
            }
        }
        if self.phone_form() {
            self.phone_drawn(context);
        }
        let wanted = self.wanted.take();
        if let Some(place) = wanted.and_then(|event| self.laid.nearest(&self.state, event)) {
            self.focus_stop(place);
        }
        if self.people.walks() {
            reveal(&self.frame, &self.people);
        }
        if let Some(held) = self.held.take() {
            held.after_frame(&self.frame);
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        if self.state.book.whole() {
            self.held.replace(Held::before_frame(&self.frame));
        }
        self.draw(context)
    }
}

impl App {
    /// Takes the store's new state over; whether there is anything new to draw.
    fn take_over(&mut self, context: &Context<Self>) -> bool {
        let state = context.props().store.state();
        if state == self.state {
            return false;
        }
        // The whole of what was shown in outline: nothing that a reader has to be told.
        let (new, old) = (&state.book, &self.state.book);
        let completed = new.whole()
            && !old.whole()
            && new.chronicle.title == old.chronicle.title
            && new.chronicle.events.len() == old.chronicle.events.len();
        if !completed && !self.quiet(&state) {
            self.announcer.changed(&self.state, &state, context.link());
            if new != old {
                // What was kept was meant for another chronicle.
                self.kept.clear();
            }
        }
        if state.filter.search != self.state.filter.search {
            self.search.replace(&state.filter.search);
        }
        self.aids.copied = None;
        let before = std::mem::replace(&mut self.state, state);
        self.lay_out();
        if self.phone_form() {
            self.phone_changed(&context.props().store, &before);
        }
        if completed {
            context.link().send_message(Message::CatchUp);
        }
        if completed && self.search.draft != self.state.filter.search {
            context.link().send_message(Message::Search);
        }
        true
    }

    /// Works out where everything lies, if there is a width to lie in.
    fn lay_out(&mut self) {
        if self.width <= 0.0 {
            return;
        }
        let phone = self.phone_form();
        if phone != self.as_phone {
            self.as_phone = phone;
            self.change_form();
        }
        let book = &self.state.book;
        if !Rc::ptr_eq(book, &self.ribbon.1) || self.ribbon.2.to_bits() != self.width.to_bits() {
            let width = ribbon_width(self.width);
            let ribbon = if phone {
                Ribbon::equal(&book.chronicle, &book.groundwork, width)
            } else {
                Ribbon::new(&book.chronicle, &book.groundwork, width)
            };
            self.ribbon = (ribbon, book.clone(), self.width);
            self.remembered = Remembered::default();
        }
        // Beside a list there is no stage to lay out; an outline has no list.
        let list = book.whole() && self.state.view == View::List && self.aids.printing.is_none();
        if list {
            self.list.lay_out(&self.state, self.width);
        }
        if phone {
            self.lay_out_column();
        } else if !list {
            let before = std::mem::take(&mut self.laid);
            self.laid = Laid::new(
                &self.state,
                self.width,
                (&self.measure, &self.remembered),
                &before,
                self.current,
            );
        }
    }

    /// Whether the widget has the phone's form. Its column comes with the whole chronicle; before that
    /// the stage is drawn at any width.
    pub(in crate::view) fn phone_form(&self) -> bool {
        let still = self.state.frame.controls == Controls::None;
        is_phone(self.width) && self.state.book.whole() && !still
    }

    /// Whether the search's field is shown on a phone.
    fn searching(&self) -> bool {
        self.search.open || !self.search.draft.is_empty()
    }

    /// Whether a change is not said: on a phone the window follows the scrolling, and where the focus
    /// goes into the sheet its title is said for that.
    fn quiet(&self, new: &State) -> bool {
        let old = &self.state;
        self.phone_form()
            && new.book == old.book
            && new.filter == old.filter
            && (new.selected == old.selected || self.phone.sheet.wants_focus)
    }

    /// Whether something is to be shown that an outline lacks.
    fn lacks(&self) -> bool {
        let state = &self.state;
        !state.book.whole()
            && (state.selected.is_some()
                || state.view == View::List
                || state.scale == ScaleKind::True
                || state.matches.selection.count() == 0
                || state.frame.controls == Controls::None
                || state.frame.description == FILE
                || self.facets_open
                || self.opened.is_some()
                || is_phone(self.width)
                || !self.search.draft.is_empty())
    }

    /// Keeps the wheel's listener on the stage as it comes and goes.
    fn tie_wheel(&mut self, context: &Context<Self>) {
        // A column is scrolled with the page and never zoomed, and a still picture stays.
        let fixed = self.phone_form() || self.state.frame.controls == Controls::None;
        let side = self.stage.cast::<HtmlElement>().filter(|_| !fixed);
        let tied = self.wheel.as_ref().map(|(element, _)| element.clone());
        if side == tied {
            return;
        }
        self.wheel = side.map(|side| {
            let store = context.props().store.clone();
            let listened = side.clone();
            let listener = wheel::listen(&side, context.link(), move |turn| {
                let width = f64::from(listened.client_width().max(1));
                let scale = store.state().scale_on(0.0, width);
                scale.zoom_at(turn.x, turn.factor).pan(turn.pan) != scale
            });
            (side, listener)
        });
    }
}
