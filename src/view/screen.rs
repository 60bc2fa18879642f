//! Full screen, where the browser has it and the page allows it.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether something may be shown on the full screen: not on all phones, not in every frame.
pub fn possible() -> bool {
    document().is_some_and(|document| document.fullscreen_enabled())
}

/// The element on the page that a frame is drawn in: the whole of it is shown.
pub fn host(frame: &HtmlElement) -> Option<Element> {
    let root = frame.get_root_node().dyn_into::<ShadowRoot>();
    root.ok().map(|root| root.host())
}

/// Whether the widget has the screen now.
pub fn full(host: &Element) -> bool {
    host.matches(":fullscreen") == Ok(true)
}

/// Takes the screen, or gives it back.
pub fn toggle(host: &Element) {
    if !full(host) {
        // What the browser refuses it says itself.
        let _ = host.request_fullscreen();
    } else if let Some(document) = document() {
        document.exit_fullscreen();
    }
}
