//! What a widget has beside its application: a store and its ties to the page.

use super::colours::Colours;
use super::widget::EMBEDDED;
use super::{address, events};
use crate::chronicle::Diagnostic;
use crate::import;
use crate::state::{Action, Book, State, Store, settings};
use gloo::events::EventListener;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

thread_local! {
    /// The embedded chronicle, read once however many widgets show it.
    static EMBEDDED_BOOK: RefCell<Option<Rc<Book>>> = const { RefCell::new(None) };
}

/// What a widget has beside its application: a store and its ties to the page.
pub(super) struct Furnished {
    pub(super) store: Rc<Store>,
    pub(super) page: Rc<Page>,
    _address: Option<EventListener>,
}

impl Furnished {
    pub(super) fn new(
        host: HtmlElement,
        shadow: &ShadowRoot,
        settings: &Array,
        text: Option<String>,
        permalink: bool,
        prefix: String,
    ) -> Self {
        let book = match text {
            Some(text) => Rc::new(Book::new(import::from_text(&text))),
            None => embedded_book(),
        };
        let page = Rc::new(Page {
            settings: RefCell::new(pairs(settings)),
            state: RefCell::new(State::new(Rc::default())),
            unknown: RefCell::default(),
            prefix,
            writes_address: permalink,
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

/// What the page says about a widget: the state its attributes describe.
pub(super) struct Page {
    pub(super) settings: RefCell<Vec<(String, String)>>,
    pub(super) state: RefCell<State>,
    pub(super) unknown: RefCell<Vec<Diagnostic>>,
    prefix: String,
    writes_address: bool,
}

impl Page {
    /// The state that the attributes describe over a chronicle.
    pub(super) fn describe(&self, book: Rc<Book>) -> State {
        let settings = self.settings.borrow();
        let pairs = settings
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        let (state, unknown) = settings::apply(&State::new(book), pairs);
        *self.unknown.borrow_mut() = unknown;
        *self.state.borrow_mut() = state.clone();
        state
    }

    /// The state to begin with: the address's, else the attributes'.
    fn begin(&self, book: Rc<Book>) -> State {
        let state = self.describe(book);
        if !address::addressed(&self.prefix) {
            return state;
        }
        let (state, unknown) = address::state_from_address(&state, &self.prefix);
        self.unknown.borrow_mut().extend(unknown);
        state
    }
}

/// The embedded chronicle, ready.
fn embedded_book() -> Rc<Book> {
    EMBEDDED_BOOK.with_borrow_mut(|cached| {
        cached
            .get_or_insert_with(|| Rc::new(Book::new(import::from_text(EMBEDDED))))
            .clone()
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
        let (state, unknown) = address::state_from_address(&page.state.borrow(), &page.prefix);
        page.unknown.borrow_mut().extend(unknown);
        store.dispatch(Action::Restore(Box::new(state)));
    }))
}

/// An array of `[name, text]` arrays as pairs; anything else in it is passed over.
pub(super) fn pairs(settings: &Array) -> Vec<(String, String)> {
    settings
        .iter()
        .filter_map(|pair| {
            let pair = pair.dyn_into::<Array>().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}
