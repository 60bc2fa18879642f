//! The language of what a chronicle says, inside a widget that speaks another (WCAG 3.1.2).
//!
//! It is set on what is drawn: a text of the chronicle can stand in many places, and only pages in
//! another language need it.

use crate::state::State;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Where nothing but words of the chronicle stands.
const OWN: &str = ".title > :is(h2, h3, h4, h5, h6), .description, .credits, .rail-name, .era > span, \
    .event .title, .edge-tab .title, .row .title, .fold > b, .chip > span, .option > span:not([class]), .guard label > span, \
    .card :is(h3, h4, h5, h6), .card .era-name, .card .about > p:not([class]), .card bdi, .relations :is(u, small), \
    .card :is(dd > span, .people), .list li div > :is(button, p:not(.facts)), .era-heading > :is(h3, h4, h5, h6, p:last-child)";

/// Says on what is drawn of the chronicle's own texts in which language they are, where the widget
/// speaks another; nothing where it speaks the same, or where the texts are translated.
#[inline(never)]
pub fn name_tongue(frame: &NodeRef, state: &State) {
    let chronicle = &state.book.chronicle;
    let language = state.frame.language;
    if chronicle.chosen.is_some() || language.reads(&chronicle.language) {
        return;
    }
    let found = frame
        .cast::<HtmlElement>()
        .and_then(|frame| frame.query_selector_all(OWN).ok());
    let Some(found) = found else { return };
    for index in 0..found.length() {
        if let Some(element) = found.get(index)
            && let Ok(element) = element.dyn_into::<Element>()
            && !element.has_attribute("lang")
        {
            let _ = element.set_attribute("lang", &chronicle.language);
        }
    }
}
