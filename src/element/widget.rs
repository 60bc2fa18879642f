//! One widget on the page, as the loader sees it.

use super::furnished::{Furnished, Shown, Unknown, pairs};
use super::reading::Reading;
use super::{address, events, links, report, voice};
use crate::axis::Window;
use crate::chronicle::Diagnostic;
use crate::state::{Action, State, Store, fragment_from_state, settings};
use crate::view::{Aid, App, AppProps, Message};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use yew::{AppHandle, Callback, Renderer};

/// Takes in a language by its tag: the words of its file, a line for each key, and the function that
/// says numbers and dates its way. The setting `lang` names it from then on. It needs the later part.
#[wasm_bindgen]
pub fn language(tag: String, words: String, say: js_sys::Function) {
    voice::add(tag, words, say);
}

/// Panics. Nothing else reaches a panic on purpose, and what the page does then must be tried.
#[wasm_bindgen(js_name = panicForTests)]
pub fn panic_for_tests() {
    panic!("a test asked for it");
}

/// One widget: a store, the Yew application that draws it, and its ties to the page.
#[wasm_bindgen]
pub struct Widget {
    furnished: Furnished,
    application: AppHandle<App>,
    host: HtmlElement,
    place: HtmlElement,
}

#[wasm_bindgen]
impl Widget {
    /// Makes a widget that draws into `root` for `host`.
    ///
    /// `shadow` is the root that `root` lies in. `settings` holds the host's attributes as pairs.
    /// `read` is a chronicle; without one the embedded one is drawn, its outline if `whole` does not
    /// hold: then `ask` is called when the whole is needed, and [`Widget::complete`] answers.
    /// A chronicle and the whole need the later part to be there. `permalink` keeps the page's
    /// address; `prefix` stands before its keys.
    #[wasm_bindgen(constructor)]
    #[expect(
        clippy::too_many_arguments,
        reason = "one call, in the loader; an object's fields would have to be read by name"
    )]
    pub fn new(
        host: HtmlElement,
        shadow: ShadowRoot,
        root: HtmlElement,
        settings: Array,
        read: Option<Reading>,
        whole: bool,
        ask: js_sys::Function,
        permalink: bool,
        prefix: String,
    ) -> Self {
        let shown = Shown { read, whole, ask };
        let furnished = Furnished::new(host.clone(), &shadow, &settings, shown, permalink, prefix);
        let props = furnished.props(root.clone());
        let place = root.clone();
        let application = Renderer::<App>::with_root_and_props(root.into(), props).render();
        Self {
            furnished,
            application,
            host,
            place,
        }
    }

    /// Sets what the host's attributes say now. Only the named settings change in the state.
    pub fn describe(&self, settings: Array, changed: Array) {
        *self.furnished.page.settings.borrow_mut() = pairs(&settings);
        let before = self.furnished.page.state.borrow().clone();
        let state = self.furnished.page.describe(before.book.original().clone());
        let store = &self.furnished.store;
        let shown = store.state().book;
        if !Rc::ptr_eq(shown.original(), state.book.original()) {
            // The same in another language: what the reader has chosen of it stays.
            let book = state.book.original().told(&shown.told);
            store.dispatch(Action::Complete(book));
        }
        // What is wrong with them is known by now, and what a property said of them holds no longer.
        let pairs = pairs(&changed);
        forget(
            &mut self.furnished.page.unknown.borrow_mut().properties,
            &pairs,
        );
        self.apply(&pairs);
    }

    /// Takes over the colour of the page's links, as it is now. Only what is drawn of the whole has some.
    pub fn dress(&self) {
        if self.whole() {
            links::take_over(&self.host, &self.place);
        }
    }

    /// Sets some settings by name and text, as pairs.
    pub fn set(&self, settings: Array) {
        let pairs = pairs(&settings);
        let unknown = self.apply(&pairs);
        let known = &mut self.furnished.page.unknown.borrow_mut().properties;
        forget(known, &pairs);
        known.extend(unknown);
    }

    /// Takes over what the reader remembers having watched. The later part is there.
    pub fn remind(&self, text: String) {
        self.furnished.page.reminded(&self.furnished.store, text);
    }

    /// The text of a setting.
    pub fn get(&self, name: &str) -> String {
        settings::text_of(&self.furnished.store.state(), name)
    }

    /// The whole filter as a plain object.
    pub fn filter(&self) -> JsValue {
        events::filter_object(&self.furnished.store.state())
    }

    /// The stretch of time shown, `{start, end}` in decimal years.
    pub fn window(&self) -> JsValue {
        events::window_object(self.furnished.store.state().shown_window()).into()
    }

    /// Shows a stretch of time, in decimal years. An empty or backward one shows everything.
    #[wasm_bindgen(js_name = zoomTo)]
    pub fn zoom_to(&self, start: f64, end: f64) {
        let window = (start < end).then_some(Window { start, end });
        self.furnished.store.dispatch(Action::SetWindow(window));
    }

    /// How many sound events the chronicle holds.
    #[wasm_bindgen(js_name = eventCount)]
    pub fn event_count(&self) -> usize {
        self.furnished.store.state().book.total()
    }

    /// How many events pass the filter.
    #[wasm_bindgen(js_name = matchCount)]
    pub fn match_count(&self) -> usize {
        self.furnished.store.state().matches.selection.count()
    }

    /// The state as an address fragment, without `#`.
    pub fn fragment(&self) -> String {
        fragment_from_state(
            &self.furnished.store.state(),
            &self.furnished.page.state.borrow(),
        )
    }

    /// What was wrong with the data, the attributes and the address.
    pub fn diagnostics(&self) -> Array {
        let state = self.furnished.store.state();
        let unknown = self.furnished.page.unknown.borrow();
        report::diagnostics_array([
            &state.book.diagnostics,
            &unknown.attributes,
            &unknown.address,
            &unknown.properties,
        ])
    }

    /// Shows another chronicle. The attributes apply to it as to the first.
    pub fn load(&self, read: Reading) {
        let book = Rc::new(read.finish());
        // They were about another chronicle.
        *self.furnished.page.unknown.borrow_mut() = Unknown::default();
        let state = self.furnished.page.describe(book);
        self.furnished.store.dispatch(Action::Load(Box::new(state)));
    }

    /// The text of the chronicle that is shown; none of an outline.
    pub fn text(&self) -> Option<String> {
        let state = self.furnished.store.state();
        let telling = state.book.chronicle.telling()?;
        Some(telling.text().to_owned())
    }

    /// Shows the whole of the embedded chronicle in place of its outline. The later part is there.
    pub fn complete(&self) {
        self.furnished.page.complete(&self.furnished.store);
    }

    /// Draws what goes on paper. The later part is there; a widget that was drawn with it hears by itself
    /// that the page is printed.
    pub fn print(&self) {
        let print = Message::Aid(Aid::Print(true));
        self.application.send_message(print);
    }

    /// Whether the whole chronicle is shown, and not only its outline.
    pub fn whole(&self) -> bool {
        self.furnished.store.state().book.whole()
    }

    /// Ends the widget and lets go of everything it holds, but for the application without its
    /// store: Yew never frees the listeners on an application's root, so that the next widget
    /// takes the application over, root and all.
    pub fn rest(mut self) -> Resting {
        let store = Rc::new(Store::new(State::new(Rc::default())));
        let ask = Callback::noop();
        let place = self.place;
        self.application.update(AppProps {
            store,
            ask,
            origin: None,
            place: place.clone(),
        });
        Resting {
            application: self.application,
            place,
        }
    }

    /// Ends the widget for good.
    pub fn destroy(self) {
        self.application.destroy();
    }
}

impl Widget {
    /// Sets some settings; gives back what could not be understood of them.
    fn apply(&self, pairs: &[(String, String)]) -> Vec<Diagnostic> {
        let pairs = address::borrowed(pairs);
        let (state, unknown) = settings::apply(&self.furnished.store.state(), &pairs);
        let mut state = self.furnished.page.guarded(state);
        let page = self.furnished.page.state.borrow().frame.own.clone();
        state.frame.own = page;
        self.furnished.store.dispatch(Action::Set(Box::new(state)));
        unknown
    }
}

/// Drops what was said about some settings.
fn forget(unknown: &mut Vec<Diagnostic>, pairs: &[(String, String)]) {
    for (name, _) in pairs {
        unknown.retain(|known| known.place.path != *name);
    }
}

/// An application that no widget uses.
#[wasm_bindgen]
pub struct Resting {
    application: AppHandle<App>,
    place: HtmlElement,
}

#[wasm_bindgen]
impl Resting {
    /// Makes a widget of it; everything as for [`Widget::new`], in the root it has.
    #[expect(
        clippy::too_many_arguments,
        reason = "one call, in the loader; an object's fields would have to be read by name"
    )]
    pub fn wake(
        mut self,
        host: HtmlElement,
        shadow: ShadowRoot,
        settings: Array,
        read: Option<Reading>,
        whole: bool,
        ask: js_sys::Function,
        permalink: bool,
        prefix: String,
    ) -> Widget {
        let shown = Shown { read, whole, ask };
        let furnished = Furnished::new(host.clone(), &shadow, &settings, shown, permalink, prefix);
        self.application.update(furnished.props(self.place.clone()));
        Widget {
            furnished,
            application: self.application,
            host,
            place: self.place,
        }
    }
}
