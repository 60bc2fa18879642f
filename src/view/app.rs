//! The application: the frame that holds all parts, and what they share.

use super::announcer::Announcer;
use super::card::Card;
use super::empty::Empty;
use super::facets::Facets;
use super::footer::Footer;
use super::header::Header;
use super::keyboard::{self, Command};
use super::list::List;
use super::measure::CanvasMeasure;
use super::problems::Problems;
use super::ribbon::Ribbon;
use super::stage::Stage;
use super::status::Status;
use super::width::{WidthObserver, observe_width};
use crate::state::{Action, State, Store, View};
use crate::strings::Key;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What the application is given: the store that holds its state.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Holds the state; the application draws it and dispatches to it.
    pub store: Rc<Store>,
}

/// What happens to the application itself; what happens to its state is an [`Action`].
pub enum Message {
    /// The state changed.
    Changed,
    /// The width changed, in CSS px.
    Resized(f64),
    /// The filter button was pressed.
    ToggleFacets,
}

/// Draws the store's state.
pub struct App {
    state: State,
    dispatch: Callback<Action>,
    frame: NodeRef,
    width: f64,
    facets_open: bool,
    observer: Option<WidthObserver>,
    measure: Option<Rc<CanvasMeasure>>,
}

/// The class that gives an element and all in it its era's colour as `--era`.
pub fn era_class(era: Option<u16>) -> String {
    match era {
        Some(era) => ["era-", &era.to_string()].concat(),
        None => "era-none".to_owned(),
    }
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let store = context.props().store.clone();
        let changed = context.link().callback(|()| Message::Changed);
        store.listen(move |_, _, _| changed.emit(()));
        Self {
            state: store.state(),
            dispatch: Callback::from(move |action| store.dispatch(action)),
            frame: NodeRef::default(),
            width: 0.0,
            facets_open: false,
            observer: None,
            measure: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Changed => {
                let state = context.props().store.state();
                let changed = state != self.state;
                self.state = state;
                changed
            }
            Message::Resized(width) => {
                let changed = (width - self.width).abs() >= 0.5;
                self.width = width;
                changed
            }
            Message::ToggleFacets => {
                self.facets_open = !self.facets_open;
                true
            }
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first && let Some(frame) = self.frame.cast::<HtmlElement>() {
            self.measure = Some(Rc::new(CanvasMeasure::of(&frame)));
            let resized = context.link().callback(Message::Resized);
            resized.emit(f64::from(frame.client_width()));
            self.observer = observe_width(&frame, resized);
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (state, dispatch) = (&self.state, &self.dispatch);
        let language = state.frame.language;
        let chronicle = &state.book.chronicle;
        let onkeydown = {
            let dispatch = dispatch.clone();
            let selected = state.selected;
            Callback::from(move |event: KeyboardEvent| {
                match keyboard::anywhere(&event) {
                    Some(Command::Do(action)) => dispatch.emit(action),
                    Some(Command::LetGo) if selected.is_some() => {
                        dispatch.emit(Action::Select(None));
                    }
                    _ => return,
                }
                event.prevent_default();
                event.stop_propagation();
            })
        };
        html! {
            <div
                class="frame"
                ref={self.frame.clone()}
                role="region"
                aria-labelledby="heading"
                {onkeydown}
            >
                <Header
                    state={state.clone()}
                    dispatch={dispatch.clone()}
                    facets_open={self.facets_open}
                    on_facets={context.link().callback(|()| Message::ToggleFacets)}
                />
                <Problems state={state.clone()} />
                if self.facets_open {
                    <Facets state={state.clone()} dispatch={dispatch.clone()} />
                }
                if !chronicle.events.is_empty() {
                    <Status state={state.clone()} dispatch={dispatch.clone()} />
                    <Ribbon state={state.clone()} dispatch={dispatch.clone()} width={self.width} />
                }
                { self.body() }
                if !chronicle.credits.is_empty() {
                    <p class="credits" part="credits">{ &chronicle.credits }</p>
                }
                <Announcer state={state.clone()} />
                <span hidden=true>{ language.text(Key::Skip) }</span>
            </div>
        }
    }

    fn destroy(&mut self, _context: &Context<Self>) {
        self.observer = None;
    }
}

impl App {
    /// Stage or list, and the card beside or below it.
    fn body(&self) -> Html {
        let (state, dispatch) = (&self.state, &self.dispatch);
        let chronicle = &state.book.chronicle;
        if state.book.failed() {
            return Html::default();
        }
        if chronicle.events.is_empty() {
            return html! { <Empty state={state.clone()} dispatch={dispatch.clone()} /> };
        }
        let on_close = {
            let (dispatch, frame) = (dispatch.clone(), self.frame.clone());
            let id = state.selected.and_then(|event| chronicle.events.get(event));
            let id = id.map(|event| event.id.clone());
            Callback::from(move |()| {
                dispatch.emit(Action::Select(None));
                keyboard::focus_event(&frame, id.as_deref());
            })
        };
        let card = state.selected.map(|event| {
            html! { <Card state={state.clone()} {event} dispatch={dispatch.clone()} {on_close} /> }
        });
        let body = match state.view {
            View::Timeline => html! {
                <Stage
                    state={state.clone()}
                    dispatch={dispatch.clone()}
                    width={self.width}
                    measure={self.measure.clone()}
                />
            },
            View::List if state.matches.selection.count() == 0 => html! {
                <Empty state={state.clone()} dispatch={dispatch.clone()} />
            },
            View::List => html! { <List state={state.clone()} dispatch={dispatch.clone()} /> },
        };
        html! {
            <>
                <div class="body">{ body }{ for card }</div>
                if state.view == View::Timeline {
                    <Footer state={state.clone()} dispatch={dispatch.clone()} />
                }
            </>
        }
    }
}
