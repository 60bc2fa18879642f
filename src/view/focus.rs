//! Where the keyboard's focus is, and putting it elsewhere.

use crate::strings::joined;
use std::ops::Deref;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ShadowRoot};
use yew::NodeRef;

/// An event with what it happened to.
///
/// A message may be handled when its event has been sent, and by then an event from inside a
/// shadow root has no target any more: it is asked for at once.
#[derive(Clone)]
pub struct Caught<E> {
    event: E,
    /// What it happened to.
    pub target: Option<Element>,
}

impl<E: JsCast> Caught<E> {
    /// An event that is of this kind.
    pub fn of(event: Event) -> Self {
        let target = event.target();
        Self {
            target: target.and_then(|target| target.dyn_into().ok()),
            event: event.unchecked_into(),
        }
    }
}

impl<E> Deref for Caught<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.event
    }
}

impl<E> Caught<E> {
    /// The innermost element around the target that has this attribute, and its value.
    pub fn around(&self, attribute: &str) -> Option<(Element, String)> {
        let selector = joined(&["[", attribute, "]"]);
        let found = self.target.as_ref()?.closest(&selector).ok().flatten()?;
        let value = found.get_attribute(attribute)?;
        Some((found, value))
    }
}

/// The first element within `frame` whose attribute has this value.
pub fn found(frame: &NodeRef, attribute: &str, value: &str) -> Option<HtmlElement> {
    let frame = frame.cast::<HtmlElement>()?;
    let selector = joined(&["[", attribute, "]"]);
    let nodes = frame.query_selector_all(&selector).ok()?;
    // Compared here and not in the selector: ids are data and may hold anything.
    for index in 0..nodes.length() {
        let node = nodes
            .get(index)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(node) = node
            && node.get_attribute(attribute).as_deref() == Some(value)
        {
            return Some(node);
        }
    }
    None
}

/// Focuses the first element within `frame` whose attribute has this value.
pub fn focus(frame: &NodeRef, attribute: &str, value: &str) {
    if let Some(element) = found(frame, attribute, value) {
        let _ = element.focus();
    }
}

/// What has the focus within `frame`.
pub fn focused(frame: &NodeRef) -> Option<HtmlElement> {
    // Asked of the root and not by `:focus`, which in some browsers is none in a window at the back.
    let root = frame
        .cast::<HtmlElement>()
        .map(|frame| frame.get_root_node());
    let root = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok());
    let focused = root.and_then(|root| root.active_element());
    focused.and_then(|focused| focused.dyn_into().ok())
}

/// Whether the focus is in an element within `frame` that has this attribute.
pub fn focus_within(frame: &NodeRef, attribute: &str) -> bool {
    let selector = ["[", attribute, "]"].concat();
    focused(frame).is_some_and(|focused| matches!(focused.closest(&selector), Ok(Some(_))))
}
