//! What a widget has beside its application: a store and its ties to the page.

use super::colours::Colours;
use super::reading::Reading;
use super::{address, events};
use crate::chronicle::{Diagnostic, is_web, outline};
use crate::import;
use crate::state::share::{Events, Origin};
use crate::state::{Action, Book, State, Store, settings};
use crate::view::AppProps;
use gloo::events::EventListener;
use js_sys::Array;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use yew::Callback;

/// The chronicle that this build carries. It comes with the later part.
const EMBEDDED: &str = include_str!("../../static/mirror-universe.json");

/// The outline of the chronicle that this build carries, which the build wrote.
const OUTLINE: (&[u8], &str) = (
    include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin")),
    include_str!(concat!(env!("OUT_DIR"), "/outline.txt")),
);

thread_local! {
    /// The embedded chronicle, read once however many widgets show it: its outline, and the whole.
    static BOOKS: [OnceCell<Rc<Book>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

/// Among the settings: what the reader remembers having watched.
const REMEMBERED: &str = "remembered";

/// What a widget has beside its application: a store and its ties to the page.
pub(super) struct Furnished {
    pub(super) store: Rc<Store>,
    pub(super) page: Rc<Page>,
    _address: Option<EventListener>,
}

/// Which chronicle a widget shows.
pub(super) struct Shown {
    /// A chronicle of the page's own; without one the embedded one is shown.
    pub(super) read: Option<Reading>,
    /// Whether the whole of the embedded one is shown from the start, or its outline.
    pub(super) whole: bool,
    /// Asks the loader for the whole.
    pub(super) ask: js_sys::Function,
}

impl Furnished {
    pub(super) fn new(
        host: HtmlElement,
        shadow: &ShadowRoot,
        settings: &Array,
        shown: Shown,
        permalink: bool,
        prefix: String,
    ) -> Self {
        let book = match shown.read {
            Some(reading) => Rc::new(reading.finish()),
            None => embedded_book(shown.whole),
        };
        let page = Rc::new(Page {
            settings: RefCell::new(pairs(settings)),
            state: RefCell::new(State::new(Rc::default())),
            unknown: RefCell::default(),
            prefix,
            writes_address: permalink,
            ask: shown.ask,
            returning: Cell::new(false),
        });
        let colours = Colours::adopt(shadow);
        colours.set(&book.chronicle);
        let store = Rc::new(Store::new(page.begin(book)));
        store.listen(move |before, after, _| {
            if before.book != after.book {
                colours.set(&after.book.chronicle);
            }
        });
        listen(&store, &page, host);
        let address = permalink.then(|| follow_address(&store, &page)).flatten();
        Self {
            store,
            page,
            _address: address,
        }
    }
}

impl Furnished {
    /// What the application is given of it.
    pub(super) fn props(&self, place: HtmlElement) -> AppProps {
        let page = self.page.clone();
        let (store, asked) = (self.store.clone(), self.page.clone());
        AppProps {
            store: self.store.clone(),
            ask: Callback::from(move |()| page.ask()),
            origin: Some(Callback::from(move |()| asked.origin(&store.state()))),
            place,
        }
    }
}

/// What the page says about a widget: the state its attributes describe.
pub(super) struct Page {
    pub(super) settings: RefCell<Vec<(String, String)>>,
    pub(super) state: RefCell<State>,
    pub(super) unknown: RefCell<Unknown>,
    prefix: String,
    writes_address: bool,
    /// Asks the loader for the whole chronicle.
    ask: js_sys::Function,
    /// The reader went back or forward to a state that only the whole chronicle can tell.
    returning: Cell<bool>,
}

/// What could not be understood, by where it was said: what is said anew there replaces it.
#[derive(Default)]
pub(super) struct Unknown {
    pub(super) attributes: Vec<Diagnostic>,
    pub(super) address: Vec<Diagnostic>,
    pub(super) properties: Vec<Diagnostic>,
}

impl Page {
    /// Asks for the whole chronicle in place of its outline.
    pub(super) fn ask(&self) {
        // The loader's function does not throw; what could not be got it tells by an event.
        let _ = self.ask.call0(&JsValue::NULL);
    }

    /// Where things lie that a reader takes along, as the loader knows it.
    #[inline(never)]
    fn origin(&self, state: &State) -> Origin {
        let told = self.ask.call1(&JsValue::NULL, &JsValue::NULL);
        let told = told.map_or_else(|_| Array::new(), |told| Array::from(&told));
        let text = |at| told.get(at).as_string();
        Origin {
            link: address::of_state(state, &self.state.borrow(), &self.prefix),
            loader: text(0).unwrap_or_default(),
            folder: text(1).unwrap_or_default(),
            alone: told.get(2).is_truthy(),
            events: match text(3) {
                None => Events::Embedded,
                Some(address) if is_web(&address) => Events::At(address),
                Some(_) => Events::Here,
            },
        }
    }

    /// Shows the whole of the embedded chronicle, and what waited for it.
    pub(super) fn complete(&self, store: &Store) {
        if store.state().book.whole() {
            return;
        }
        let book = embedded_book(true);
        self.describe(book.clone());
        store.dispatch(Action::Complete(book));
        if self.returning.take() {
            self.restore(store);
        }
    }

    /// What the reader remembers having watched; empty for nothing said.
    fn remembered(&self) -> String {
        let settings = self.settings.borrow();
        let found = settings.iter().find(|(name, _)| name == REMEMBERED);
        found.map_or_else(String::new, |(_, text)| text.clone())
    }

    /// A state, showing no more than the reader remembers having watched: neither the page nor an
    /// address may show more.
    pub(super) fn guarded(&self, state: State) -> State {
        let remembered = self.remembered();
        if remembered.is_empty() || !state.book.whole() {
            return state;
        }
        state.guarded(&remembered)
    }

    /// Keeps what the reader chose, here and in the loader's memory.
    #[inline(never)]
    fn remember(&self, book: &Rc<Book>) {
        let book_of_all = book.original();
        let chosen = &book.told.watched;
        let text = chosen.to_remember(&self.remembered(), &book_of_all.chronicle.series);
        self.replace_remembered(text.clone());
        self.describe(book_of_all.clone());
        let _ = self.ask.call1(&JsValue::NULL, &text.into());
    }

    fn replace_remembered(&self, text: String) {
        let mut settings = self.settings.borrow_mut();
        settings.retain(|(name, _)| name != REMEMBERED);
        settings.push((REMEMBERED.to_owned(), text));
    }

    /// Takes over what the reader chose in another widget.
    #[inline(never)]
    pub(super) fn reminded(&self, store: &Store, text: String) {
        self.replace_remembered(text);
        let book = store.state().book.original().clone();
        let page = self.describe(book);
        let mut told = store.state().book.told.clone();
        told.watched = page.book.told.watched.clone();
        let state = store.state().retold(&told);
        store.dispatch(Action::Set(Box::new(state)));
    }

    /// Shows what the address says after a step back or forward.
    fn restore(&self, store: &Store) {
        let (state, unknown) = address::state_from_address(&self.state.borrow(), &self.prefix);
        self.unknown.borrow_mut().address = unknown;
        store.dispatch(Action::Restore(Box::new(self.guarded(state))));
    }

    /// The state that the attributes describe over a chronicle.
    pub(super) fn describe(&self, book: Rc<Book>) -> State {
        let settings = self.settings.borrow();
        let pairs = address::borrowed(&settings);
        let (mut state, mut unknown) = settings::apply(&State::new(book), &pairs);
        if let Some(book) = translated(&state) {
            (state, unknown) = settings::apply(&State::new(book), &pairs);
        }
        let mut state = self.guarded(state);
        state.frame.own = Rc::new(state.filter.clone());
        self.unknown.borrow_mut().attributes = unknown;
        *self.state.borrow_mut() = state.clone();
        state
    }

    /// The state to begin with: the address's, else the attributes'.
    fn begin(&self, book: Rc<Book>) -> State {
        let state = self.describe(book);
        if !address::addressed(&self.prefix) {
            return state;
        }
        // What an outline cannot tell of it is made up for when the whole is there.
        self.returning.set(state.book.chronicle.outline);
        let (state, unknown) = address::state_from_address(&state, &self.prefix);
        self.unknown.borrow_mut().address = unknown;
        self.guarded(state)
    }
}

/// The chronicle of a state read anew, if it is there in several languages and another one is wanted.
#[inline(never)]
fn translated(state: &State) -> Option<Rc<Book>> {
    let original = state.book.original();
    let chosen = original.chronicle.chosen.as_ref()?;
    let wanted = state.frame.language.tag();
    let text = original.chronicle.telling()?.text();
    if chosen == wanted {
        return None;
    }
    let mut imported = import::in_language(text, wanted);
    imported.chronicle.today = original.chronicle.today;
    Some(Rc::new(Book::new(imported)))
}

/// The embedded chronicle, ready.
fn embedded_book(whole: bool) -> Rc<Book> {
    BOOKS.with(|[outline, complete]| {
        let kept = if whole { complete } else { outline };
        let book = kept.get_or_init(|| {
            Rc::new(if whole {
                Book::new(import::read(EMBEDDED.into()))
            } else {
                Book::of_outline(outline::read(OUTLINE.0, OUTLINE.1))
            })
        });
        book.clone()
    })
}

/// Ties the store to the page: events out, the address kept.
fn listen(store: &Store, page: &Rc<Page>, host: HtmlElement) {
    let page = page.clone();
    store.listen(move |before, after, action| {
        if page.writes_address {
            address::write(before, after, &page.state.borrow(), &page.prefix, action);
        }
        events::send_changes(&host, before, after, action);
        let (old, new) = (&before.book.told.watched, &after.book.told.watched);
        if matches!(action, Action::Retell(_)) && old != new {
            page.remember(&after.book);
        }
    });
}

/// Restores the state on back and forward.
fn follow_address(store: &Rc<Store>, page: &Rc<Page>) -> Option<EventListener> {
    let (store, page) = (Rc::downgrade(store), page.clone());
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        let Some(store) = store.upgrade() else {
            return;
        };
        if store.state().book.whole() {
            page.restore(&store);
        } else {
            page.returning.set(true);
            page.ask();
        }
    }))
}

/// An array of `[name, text]` arrays as pairs; anything else in it is passed over.
pub(super) fn pairs(settings: &Array) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for at in 0..settings.length() {
        if let Some(pair) = settings.get(at).dyn_ref::<Array>()
            && let (Some(name), Some(text)) = (pair.get(0).as_string(), pair.get(1).as_string())
        {
            pairs.push((name, text));
        }
    }
    pairs
}
