//! Where the keyboard's focus is, and putting it elsewhere.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};
use yew::NodeRef;

/// The innermost element around an event's target that has this attribute, and its value.
pub fn around(event: &Event, attribute: &str) -> Option<(Element, String)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let selector = ["[", attribute, "]"].concat();
    let found = target.closest(&selector).ok().flatten()?;
    let value = found.get_attribute(attribute)?;
    Some((found, value))
}

/// Focuses the first element within `frame` whose attribute has this value.
pub fn focus(frame: &NodeRef, attribute: &str, value: &str) {
    let Some(frame) = frame.cast::<HtmlElement>() else {
        return;
    };
    let selector = ["[", attribute, "]"].concat();
    let Ok(nodes) = frame.query_selector_all(&selector) else {
        return;
    };
    // Compared here and not in the selector: ids are data and may hold anything.
    for index in 0..nodes.length() {
        let node = nodes
            .get(index)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(node) = node
            && node.get_attribute(attribute).as_deref() == Some(value)
        {
            let _ = node.focus();
            return;
        }
    }
}
