//! Pointer gestures: pan and pinch on the stage, the brush on the ribbon.
//!
//! A gesture is reckoned from its start, never from the frame before. On the stage a vertical
//! movement belongs to the page.

use super::focus::Caught;
use super::side;
use crate::axis::{Scale, Window};
use crate::layout::Ribbon;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// How far a press may move before it is a drag, in px.
const SLOP: f64 = 6.0;
/// Two taps within this time, in ms, and this distance, in px, are a double tap.
const DOUBLE_TAP: (f64, f64) = (320.0, 28.0);
/// A brush is never drawn shorter than this, in px.
const SHORTEST: f64 = 4.0;

/// What a gesture holds.
enum Hold {
    /// The stage, with the scale at the start.
    Stage(Scale),
    /// The brush: its edges and its window at the start, and which of them move.
    Brush {
        edges: (f64, f64),
        window: Window,
        moves: (bool, bool),
    },
}

/// A finger or a mouse button that is down.
struct Pointer {
    id: i32,
    start: (f64, f64),
    x: f64,
}

/// What is going on.
#[derive(Default)]
pub struct Gesture {
    pointers: Vec<Pointer>,
    hold: Option<Hold>,
    moved: bool,
    last_tap: Option<(f64, f64, f64)>,
}

/// What a gesture knows of what is drawn.
pub struct Drawn<'a> {
    /// The stage's scale.
    pub scale: Scale,
    /// The ribbon.
    pub ribbon: &'a Ribbon,
    /// The window shown.
    pub window: Window,
}

impl Gesture {
    /// Whether the last press became a drag or a double tap, so that its click is none. Asked
    /// once: the next click is a press again, whatever it comes from.
    pub fn dragged(&mut self) -> bool {
        std::mem::take(&mut self.moved)
    }

    /// A key was pressed: the click that it may become is no drag's.
    pub fn keyed(&mut self) {
        if self.pointers.is_empty() {
            self.moved = false;
        }
    }

    /// A pointer went down. Returns a window to show at once: a press beside the brush centres it.
    pub fn down(&mut self, event: &Caught<PointerEvent>, drawn: &Drawn) -> Option<Window> {
        let (element, name) = event.around("data-grip")?;
        if event.is_primary() {
            // The first of its kind: whatever is still noted as down went up unseen, over an element
            // that was gone by then.
            self.pointers.clear();
        }
        if event.button() != 0 || self.pointers.len() == 2 {
            return None;
        }
        let (x, y) = position(event, &element);
        let edges = drawn.ribbon.brush(drawn.window);
        let hold = match name.as_str() {
            "stage" => Hold::Stage(drawn.scale.clone()),
            "start" | "end" | "middle" => Hold::Brush {
                edges,
                window: drawn.window,
                moves: (name != "end", name != "start"),
            },
            _ => {
                let width = f64::from(element.client_width());
                let half = (edges.1 - edges.0) / 2.0;
                let first = (x - half).min(width - 2.0 * half).max(0.0);
                return Some(window_of(drawn.ribbon, (first, first + 2.0 * half)));
            }
        };
        if self.pointers.is_empty() {
            self.moved = false;
        }
        let pointer = Pointer {
            id: event.pointer_id(),
            start: (x, y),
            x,
        };
        self.pointers.push(pointer);
        // A second finger begins anew from where the first has brought the window.
        for pointer in &mut self.pointers {
            pointer.start.0 = pointer.x;
        }
        self.hold = Some(hold);
        None
    }

    /// A pointer moved: the window to show, if a gesture is going on.
    pub fn moved(
        &mut self,
        event: &Caught<PointerEvent>,
        ribbon: &Ribbon,
        width: f64,
    ) -> Option<Window> {
        let held = self.hold.as_ref()?;
        let (element, _) = event.around("data-grip")?;
        // A handle moves with the brush: positions are those on the ribbon around it.
        let (x, y) = position(event, &element);
        let pointer = self
            .pointers
            .iter_mut()
            .find(|pointer| pointer.id == event.pointer_id())?;
        pointer.x = x;
        let (dx, dy) = (x - pointer.start.0, y - pointer.start.1);
        if !self.moved {
            let sideways = dx.abs() >= SLOP && dx.abs() >= dy.abs();
            if self.pointers.len() == 1 && !sideways && matches!(held, Hold::Stage(_)) {
                return None;
            }
            self.moved = true;
            // Without the capture a drag ends at the element's edge; it works all the same.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        match (held, self.pointers.as_slice()) {
            (Hold::Stage(start), [_]) => Some(start.pan(dx).window()),
            (Hold::Stage(start), [one, other]) => {
                let before = (one.start.0 - other.start.0).abs().max(8.0);
                let after = (one.x - other.x).abs().max(8.0);
                let middle = f64::midpoint(one.start.0, other.start.0);
                let shift = f64::midpoint(one.x, other.x) - middle;
                Some(start.zoom_at(middle, after / before).pan(shift).window())
            }
            (
                Hold::Brush {
                    edges,
                    window,
                    moves,
                },
                _,
            ) => {
                let mut moved = window_of(ribbon, moved_edges(*edges, *moves, dx, width));
                // The true scale shows more than the ribbon has: an edge at rest stays there.
                if !moves.0 {
                    moved.start = window.start;
                }
                if !moves.1 {
                    moved.end = window.end;
                }
                Some(moved)
            }
            _ => None,
        }
    }

    /// A pointer went up. `true` if this ended a gesture.
    pub fn up(&mut self, event: &Caught<PointerEvent>) -> bool {
        let before = self.pointers.len();
        self.pointers
            .retain(|pointer| pointer.id != event.pointer_id());
        if before == 0 || !self.pointers.is_empty() {
            return false;
        }
        self.hold = None;
        self.moved
    }

    /// Where on the stage a double tap was completed by this release of a finger.
    pub fn double_tap(&mut self, event: &Caught<PointerEvent>) -> Option<f64> {
        if event.pointer_type() == "mouse" || self.moved {
            self.last_tap = None;
            return None;
        }
        let (element, _) = event
            .around("data-grip")
            .filter(|(_, name)| name == "stage")?;
        let (x, y) = position(event, &element);
        let now = event.time_stamp();
        let doubled = self.last_tap.is_some_and(|(time, last_x, last_y)| {
            let (dx, dy) = (x - last_x, y - last_y);
            now - time < DOUBLE_TAP.0 && dx * dx + dy * dy < DOUBLE_TAP.1 * DOUBLE_TAP.1
        });
        self.last_tap = (!doubled).then_some((now, x, y));
        // The tap's click would press what the zoom brings under the finger.
        self.moved = doubled;
        doubled.then_some(x)
    }
}

/// The position of a pointer in an element, from where time begins; for the handles of the brush, in what they move on.
pub fn position(event: &web_sys::MouseEvent, element: &Element) -> (f64, f64) {
    let field = element
        .closest("[data-field]")
        .ok()
        .flatten()
        .and_then(|field| field.dyn_into::<HtmlElement>().ok());
    let rect = field.map_or_else(
        || element.get_bounding_client_rect(),
        |field| field.get_bounding_client_rect(),
    );
    (
        side::distance(event, &rect, side::mirrored(element)),
        f64::from(event.client_y()) - rect.top(),
    )
}

/// The brush's edges after a drag by `dx` px on a ribbon of `width` px.
fn moved_edges((start, end): (f64, f64), moves: (bool, bool), dx: f64, width: f64) -> (f64, f64) {
    match moves {
        (true, false) => ((start + dx).max(0.0).min(end - SHORTEST), end),
        (false, _) => (start, (end + dx).max(start + SHORTEST).min(width)),
        (true, true) => {
            let dx = dx.max(-start).min(width - end);
            (start + dx, end + dx)
        }
    }
}

fn window_of(ribbon: &Ribbon, (start, end): (f64, f64)) -> Window {
    Window {
        start: ribbon.time_from_x(start),
        end: ribbon.time_from_x(end),
    }
}
