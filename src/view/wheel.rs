//! The wheel on the stage. A plain wheel scrolls the page, always.

use super::app::{App, Message};
use super::side;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, WheelEvent};
use yew::html::Scope;

/// Pixels of wheel for a doubling.
const DOUBLING: f64 = 240.0;
/// Pixels of a line, for mice that turn in lines.
const LINE: f64 = 18.0;

/// One turn of the wheel that may be ours.
#[derive(Clone, Copy)]
pub struct Turn {
    /// Where on the stage, in px.
    pub x: f64,
    /// How much closer; 1 for none.
    pub factor: f64,
    /// How far to pan, in px.
    pub pan: f64,
}

/// How much closer a turn by `dy` px comes; turning back undoes it. Nearly a power of two, without
/// the tables that a real one brings along (3 kB).
fn factor(dy: f64) -> f64 {
    if dy < 0.0 {
        1.0 - dy / DOUBLING
    } else {
        1.0 / (1.0 + dy / DOUBLING)
    }
}

/// Listens to the wheel on the stage, where a listener may keep it from the page, which Yew's may
/// not choose: Ctrl or ⌘ (and a trackpad's pinch, which arrives as Ctrl) zooms, sideways and
/// Shift pans. `wanted` says whether the timeline can still move that way: at either end the page
/// gets it.
pub fn listen(
    stage: &HtmlElement,
    scope: &Scope<App>,
    wanted: impl Fn(Turn) -> bool + 'static,
) -> EventListener {
    let scope = scope.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let element = stage.clone();
    EventListener::new_with_options(stage, "wheel", options, move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>() else {
            return;
        };
        let line = event.delta_mode() == WheelEvent::DOM_DELTA_LINE;
        let unit = if line { LINE } else { 1.0 };
        let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
        let zooms = event.ctrl_key() || event.meta_key();
        let mirrored = side::mirrored(&element);
        let turn = if zooms {
            Turn {
                x: side::distance(event, &element.get_bounding_client_rect(), mirrored),
                factor: factor(dy),
                pan: 0.0,
            }
        } else if event.shift_key() || dx.abs() > dy.abs() {
            let sideways = if dx == 0.0 { dy } else { dx };
            Turn {
                x: 0.0,
                factor: 1.0,
                pan: if mirrored { sideways } else { -sideways },
            }
        } else {
            return;
        };
        let moves = wanted(turn);
        // A zoom at its end is still ours: the page must not zoom instead.
        if moves || zooms {
            event.prevent_default();
        }
        if moves {
            scope.send_message(Message::Wheel(turn));
        }
    })
}
