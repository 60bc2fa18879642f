//! Pointer and wheel on the stage: pan, pinch, zoom about the pointer. A vertical movement and a
//! plain wheel belong to the page.

use crate::axis::{Scale, Window};
use crate::state::Action;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent, WheelEvent};
use yew::Callback;

/// How far a press may move before it is a drag, in px.
const SLOP: f64 = 6.0;
/// How long after the last turn of the wheel the window counts as settled, in ms.
const SETTLE: u32 = 180;
/// Two taps within this time, in ms, and this distance, in px, zoom in.
const DOUBLE_TAP: (f64, f64) = (320.0, 28.0);
/// How much closer a double press comes.
const DOUBLE: f64 = 2.0;
/// Pixels of wheel for a doubling.
const WHEEL: f64 = 240.0;

/// A finger or a mouse button that is down.
#[derive(Clone, Copy)]
struct Pointer {
    id: i32,
    start: (f64, f64),
    x: f64,
}

/// What is going on on one stage.
#[derive(Default)]
pub struct Gestures {
    pointers: Vec<Pointer>,
    /// The scale at the start of the gesture; all of it is reckoned from there.
    start: Option<Scale>,
    moved: bool,
    last_tap: Option<(f64, f64, f64)>,
    settle: Option<Timeout>,
}

impl Gestures {
    /// Whether the last press was a drag, so that its click is none.
    pub fn dragged(&self) -> bool {
        self.moved
    }

    /// A pointer went down at `x`, `y` of the stage.
    pub fn down(&mut self, event: &PointerEvent, x: f64, y: f64, scale: Scale) {
        if event.button() != 0 || self.pointers.len() == 2 {
            return;
        }
        self.pointers.push(Pointer {
            id: event.pointer_id(),
            start: (x, y),
            x,
        });
        if self.pointers.len() == 1 {
            self.moved = false;
        }
        // A second finger begins anew from where the first has brought the window.
        for pointer in &mut self.pointers {
            pointer.start.0 = pointer.x;
        }
        self.start = Some(scale);
    }

    /// A pointer moved; the window to show, if it is a gesture.
    pub fn moved(
        &mut self,
        event: &PointerEvent,
        stage: &HtmlElement,
        x: f64,
        y: f64,
    ) -> Option<Window> {
        let pointer = self
            .pointers
            .iter_mut()
            .find(|pointer| pointer.id == event.pointer_id())?;
        pointer.x = x;
        let (dx, dy) = (x - pointer.start.0, y - pointer.start.1);
        let start = self.start.as_ref()?;
        if !self.moved {
            if self.pointers.len() == 1 && (dx.abs() < SLOP || dx.abs() < dy.abs()) {
                return None;
            }
            self.moved = true;
            // Without the capture a drag ends at the stage's edge; it works all the same.
            let _ = stage.set_pointer_capture(event.pointer_id());
        }
        match self.pointers.as_slice() {
            [_] => Some(start.pan(dx).window()),
            [one, other] => {
                let before = (one.start.0 - other.start.0).abs().max(8.0);
                let after = (one.x - other.x).abs().max(8.0);
                let middle = f64::midpoint(one.start.0, other.start.0);
                let moved = f64::midpoint(one.x, other.x) - middle;
                Some(start.zoom_at(middle, after / before).pan(moved).window())
            }
            _ => None,
        }
    }

    /// A pointer went up. `true` if this was the end of a drag or pinch.
    pub fn up(&mut self, event: &PointerEvent) -> bool {
        let before = self.pointers.len();
        self.pointers
            .retain(|pointer| pointer.id != event.pointer_id());
        let ended = before > 0 && self.pointers.is_empty();
        if ended {
            self.start = None;
        }
        ended && self.moved
    }

    /// Whether this release of a finger is the second of a double tap.
    pub fn double_tap(&mut self, event: &PointerEvent, x: f64, y: f64) -> bool {
        if event.pointer_type() == "mouse" || self.moved {
            self.last_tap = None;
            return false;
        }
        let now = event.time_stamp();
        let doubled = self.last_tap.is_some_and(|(time, last_x, last_y)| {
            let (dx, dy) = (x - last_x, y - last_y);
            now - time < DOUBLE_TAP.0 && dx * dx + dy * dy < DOUBLE_TAP.1 * DOUBLE_TAP.1
        });
        self.last_tap = (!doubled).then_some((now, x, y));
        doubled
    }
}

/// Zooms in about a point of the stage.
pub fn zoom_in_at(scale: &Scale, x: f64) -> Action {
    Action::SetWindow(Some(scale.zoom_at(x, DOUBLE).window()))
}

/// Listens to the wheel, where a listener may keep it from the page: Ctrl or ⌘ (and a trackpad's
/// pinch, which arrives as Ctrl) zooms, sideways and Shift pans. At either end the page gets it.
pub fn listen_to_wheel(
    stage: &HtmlElement,
    current_scale: impl Fn() -> Scale + 'static,
    gestures: Rc<RefCell<Gestures>>,
    dispatch: Callback<Action>,
) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let element = stage.clone();
    EventListener::new_with_options(stage, "wheel", options, move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>() else {
            return;
        };
        let scale = current_scale();
        let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE {
            18.0
        } else {
            1.0
        };
        let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
        let next = if event.ctrl_key() || event.meta_key() {
            let x = f64::from(event.client_x()) - element.get_bounding_client_rect().left();
            scale.zoom_at(x, (-dy / WHEEL).exp2())
        } else if event.shift_key() || dx.abs() > dy.abs() {
            scale.pan(-if dx == 0.0 { dy } else { dx })
        } else {
            return;
        };
        if next == scale {
            // A zoom that is at its end is still ours: the page must not zoom instead.
            if event.ctrl_key() {
                event.prevent_default();
            }
            return;
        }
        event.prevent_default();
        let window = next.window();
        dispatch.emit(Action::Drag(window));
        let settled = dispatch.clone();
        let timeout = Timeout::new(SETTLE, move || {
            settled.emit(Action::SetWindow(Some(window)));
        });
        gestures.borrow_mut().settle = Some(timeout);
    })
}
