//! One widget on the page, as the loader sees it.

use super::colours::Colours;
use super::{address, events, report};
use crate::axis::Window;
use crate::chronicle::{Diagnostic, outline};
use crate::import;
use crate::state::{Action, Book, State, Store, fragment_from_state, settings};
use crate::view::{App, AppProps};
use gloo::events::EventListener;
use js_sys::Array;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::{AppHandle, Callback, Renderer};

/// The chronicle that this build carries.
const EMBEDDED: &str = include_str!("../../static/mirror-universe.json");

/// Its outline, which the build wrote.
const OUTLINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin"));

thread_local! {
    /// The embedded chronicle, read once however many widgets show it: its outline, and the whole.
    static BOOKS: [OnceCell<Rc<Book>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

/// Prepares the module: after a panic `failed` is called with its message, once, so that every
/// widget can show its list.
#[wasm_bindgen]
pub fn start(failed: js_sys::Function) {
    yew::set_custom_panic_hook(Box::new(move |info| {
        let _ = failed.call1(&JsValue::NULL, &info.to_string().into());
    }));
}

/// The text of the chronicle that this build carries. It comes with the later part.
#[wasm_bindgen]
pub fn embedded() -> String {
    EMBEDDED.to_owned()
}

/// One widget: a store, the Yew application that draws it, and its ties to the page.
#[wasm_bindgen]
pub struct Widget {
    store: Rc<Store>,
    page: Rc<Page>,
    application: Option<AppHandle<App>>,
    _address: Option<EventListener>,
}

/// What the page says about a widget: the state its attributes describe.
struct Page {
    settings: RefCell<Vec<(String, String)>>,
    state: RefCell<State>,
    unknown: RefCell<Vec<Diagnostic>>,
    prefix: String,
    writes_address: bool,
    /// Asks the loader for the whole chronicle.
    ask: js_sys::Function,
    /// The reader went back or forward to a state that only the whole chronicle can tell.
    returning: Cell<bool>,
}

impl Page {
    fn ask(&self) {
        // The loader's function does not throw; what could not be got it tells by an event.
        let _ = self.ask.call0(&JsValue::NULL);
    }

    /// The state that the attributes describe over a chronicle.
    fn describe(&self, book: Rc<Book>) -> State {
        let settings = self.settings.borrow();
        let pairs = address::borrowed(&settings);
        let (state, unknown) = settings::apply(&State::new(book), &pairs);
        *self.unknown.borrow_mut() = unknown;
        *self.state.borrow_mut() = state.clone();
        state
    }

    /// Shows what the address says after a step back or forward.
    fn restore(&self, store: &Store) {
        let (state, unknown) = address::state_from_address(&self.state.borrow(), &self.prefix);
        self.unknown.borrow_mut().extend(unknown);
        store.dispatch(Action::Restore(Box::new(state)));
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

#[wasm_bindgen]
impl Widget {
    /// Makes a widget that draws into `root` for `host`.
    ///
    /// `shadow` is the root that `root` lies in. `settings` holds the host's attributes as pairs.
    /// `text` is a chronicle; without one the embedded one is drawn, its outline if `whole` does not
    /// hold: then `ask` is called when the whole is needed, and [`Widget::complete`] answers.
    /// A text and the whole need the later part to be there. `permalink` keeps the page's
    /// address; `prefix` stands before its keys.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        shadow: ShadowRoot,
        root: Element,
        settings: Array,
        text: Option<String>,
        whole: bool,
        ask: js_sys::Function,
        permalink: bool,
        prefix: String,
    ) -> Self {
        let book = match text {
            Some(text) => Rc::new(Book::new(import::from_text(&text))),
            None => embedded_book(whole),
        };
        let page = Rc::new(Page {
            settings: RefCell::new(pairs(&settings)),
            state: RefCell::new(State::new(Rc::default())),
            unknown: RefCell::default(),
            prefix,
            writes_address: permalink,
            ask,
            returning: Cell::new(false),
        });
        let colours = Colours::adopt(&shadow);
        colours.set(&book.chronicle);
        let store = Rc::new(Store::new(page.begin(book)));
        store.listen(move |before, after, _| {
            if before.book != after.book {
                colours.set(&after.book.chronicle);
            }
        });
        listen(&store, &page, host.clone());
        let address = permalink.then(|| follow_address(&store, &page)).flatten();
        let props = AppProps {
            store: store.clone(),
            ask: Callback::from({
                let page = page.clone();
                move |()| page.ask()
            }),
        };
        let application = Renderer::<App>::with_root_and_props(root, props).render();
        Self {
            store,
            page,
            application: Some(application),
            _address: address,
        }
    }

    /// Sets what the host's attributes say now. Only the named settings change in the state.
    pub fn describe(&self, settings: Array, changed: Array) {
        *self.page.settings.borrow_mut() = pairs(&settings);
        let before = self.page.state.borrow().clone();
        self.page.describe(before.book);
        self.set(changed);
    }

    /// Sets some settings by name and text, as pairs.
    pub fn set(&self, settings: Array) {
        let pairs = pairs(&settings);
        let pairs = address::borrowed(&pairs);
        let (state, unknown) = settings::apply(&self.store.state(), &pairs);
        self.page.unknown.borrow_mut().extend(unknown);
        self.store.dispatch(Action::Set(Box::new(state)));
    }

    /// The text of a setting.
    pub fn get(&self, name: &str) -> String {
        settings::text_of(&self.store.state(), name)
    }

    /// The whole filter as a plain object.
    pub fn filter(&self) -> JsValue {
        events::filter_object(&self.store.state())
    }

    /// The stretch of time shown, `{start, end}` in decimal years.
    pub fn window(&self) -> JsValue {
        events::window_object(self.store.state().shown_window()).into()
    }

    /// Shows a stretch of time, in decimal years. An empty or backward one shows everything.
    #[wasm_bindgen(js_name = zoomTo)]
    pub fn zoom_to(&self, start: f64, end: f64) {
        let window = (start < end).then_some(Window { start, end });
        self.store.dispatch(Action::SetWindow(window));
    }

    /// How many sound events the chronicle holds.
    #[wasm_bindgen(js_name = eventCount)]
    pub fn event_count(&self) -> usize {
        self.store.state().book.chronicle.events.len()
    }

    /// How many events pass the filter.
    #[wasm_bindgen(js_name = matchCount)]
    pub fn match_count(&self) -> usize {
        self.store.state().matches.selection.count()
    }

    /// The state as an address fragment, without `#`.
    pub fn fragment(&self) -> String {
        fragment_from_state(&self.store.state(), &self.page.state.borrow())
    }

    /// What was wrong with the data, the attributes and the address.
    pub fn diagnostics(&self) -> Array {
        let state = self.store.state();
        let unknown = self.page.unknown.borrow();
        report::diagnostics_array([&state.book.diagnostics, &unknown])
    }

    /// Reads another chronicle from its text. The attributes apply to it as to the first.
    pub fn load(&self, text: &str) {
        let book = Rc::new(Book::new(import::from_text(text)));
        let state = self.page.describe(book);
        self.store.dispatch(Action::Load(Box::new(state)));
    }

    /// Shows the whole of the embedded chronicle in place of its outline. The later part is there.
    pub fn complete(&self) {
        if self.store.state().book.whole() {
            return;
        }
        let book = embedded_book(true);
        self.page.describe(book.clone());
        self.store.dispatch(Action::Complete(book));
        if self.page.returning.take() {
            self.page.restore(&self.store);
        }
    }

    /// Whether the whole chronicle is shown, and not only its outline.
    pub fn whole(&self) -> bool {
        self.store.state().book.whole()
    }

    /// Ends the widget and lets go of everything it holds.
    pub fn destroy(mut self) {
        if let Some(application) = self.application.take() {
            application.destroy();
        }
    }
}

/// The embedded chronicle, ready.
fn embedded_book(whole: bool) -> Rc<Book> {
    BOOKS.with(|[outline, complete]| {
        let kept = if whole { complete } else { outline };
        let book = kept.get_or_init(|| {
            Rc::new(if whole {
                Book::new(import::from_text(EMBEDDED))
            } else {
                Book::of_outline(outline::read(OUTLINE))
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
fn pairs(settings: &Array) -> Vec<(String, String)> {
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
