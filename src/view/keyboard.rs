//! The keys that work anywhere inside the widget. Nothing is bound to the page.

use super::footer::ZOOM_STEP;
use crate::state::Action;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::NodeRef;

/// What a key asks for.
pub enum Command {
    /// An action of its own.
    Do(Action),
    /// To let go of what is open or selected.
    LetGo,
}

/// The meaning of a key pressed anywhere in the widget; text fields keep all their keys.
pub fn anywhere(event: &KeyboardEvent) -> Option<Command> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || in_text_field(event) {
        return None;
    }
    let zoom = |factor| Command::Do(Action::Zoom { factor, at: 0.5 });
    match event.key().as_str() {
        "+" | "=" => Some(zoom(ZOOM_STEP)),
        "-" | "_" => Some(zoom(1.0 / ZOOM_STEP)),
        "0" => Some(Command::Do(Action::SetWindow(None))),
        "Escape" => Some(Command::LetGo),
        _ => None,
    }
}

fn in_text_field(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        .is_some_and(|input| input.type_() == "text")
}

/// Puts the focus back on the event whose card was closed, wherever it is drawn.
pub fn focus_event(frame: &NodeRef, id: Option<&str>) {
    let Some((frame, id)) = frame.cast::<HtmlElement>().zip(id) else {
        return;
    };
    let Ok(nodes) = frame.query_selector_all("[data-event]") else {
        return;
    };
    let mut nodes = (0..nodes.length()).filter_map(|index| nodes.get(index));
    let found = nodes.find_map(|node| {
        let node = node.dyn_into::<HtmlElement>().ok()?;
        (node.get_attribute("data-event").as_deref() == Some(id)).then_some(node)
    });
    if let Some(found) = found {
        let _ = found.focus();
    }
}
