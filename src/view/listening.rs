//! Hearing what happens on the page: one listener a kind of event, on the frame.
//!
//! Yew has listeners of its own, on the elements it draws. They cost 6 kB of download, and the first
//! view needs a press and no more: an element that can be pressed carries the number of the message
//! that a press sends, and the messages of a frame stand in one list.

use super::app::{App, Message};
use super::focus::Caught;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};
use yew::html::Scope;

/// The messages that elements send, by number: those of what is drawn now.
pub type Messages = RefCell<Vec<Message>>;

/// The attribute that holds the number of what a press sends.
pub const PRESS: &str = "data-press";

/// The attribute that holds the number of what a field sends when its text changes.
pub const TYPED: &str = "data-typed";

/// What is listened for.
const KINDS: [&str; 9] = [
    "click",
    "input",
    "keydown",
    "focusin",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "dblclick",
];

/// Listens on the frame for as long as the listeners live.
pub fn listen(
    frame: &HtmlElement,
    scope: &Scope<App>,
    messages: &Rc<Messages>,
) -> Vec<EventListener> {
    let mut listeners = Vec::with_capacity(KINDS.len());
    for (kind, name) in KINDS.into_iter().enumerate() {
        let (scope, messages) = (scope.clone(), messages.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let heard = move |event: &Event| {
            if let Some(message) = message(kind, event, &messages) {
                scope.send_message(message);
            }
        };
        listeners.push(EventListener::new_with_options(frame, name, options, heard));
    }
    listeners
}

/// What an event means to the application.
fn message(kind: usize, event: &Event, messages: &Messages) -> Option<Message> {
    let event = event.clone();
    Some(match kind {
        // What is within a button that is off still hears presses in some browsers.
        0 => match sent(&event, "[data-press]:not([aria-disabled])", PRESS, messages) {
            Some((_, message)) => message,
            None => Message::Stop(number_of(&event, "[data-stop]", "data-stop")?.1),
        },
        1 => {
            let (field, sent) = sent(&event, "[data-typed]", TYPED, messages)?;
            let Message::Typed(which, _) = sent else {
                return None;
            };
            // A select has a value as an input has; neither needs asking what it is.
            Message::Typed(which, field.unchecked_into::<HtmlInputElement>().value())
        }
        2 => Message::Key(Caught::of(event)),
        3 => Message::Focus(Caught::of(event)),
        4 => Message::Down(Caught::of(event)),
        5 => Message::Move(Caught::of(event)),
        6 | 7 => Message::Up(Caught::of(event)),
        _ => Message::Double(Caught::of(event)),
    })
}

/// The element around an event's target that sends something, and what it sends.
fn sent(
    event: &Event,
    selector: &str,
    attribute: &str,
    messages: &Messages,
) -> Option<(Element, Message)> {
    let (sender, number) = number_of(event, selector, attribute)?;
    let message = messages.borrow().get(number)?.clone();
    Some((sender, message))
}

/// The element around an event's target that a selector finds, and the number that an attribute of it
/// holds.
fn number_of(event: &Event, selector: &str, attribute: &str) -> Option<(Element, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let sender = target.closest(selector).ok()??;
    let number = sender.get_attribute(attribute)?.parse().ok()?;
    Some((sender, number))
}
