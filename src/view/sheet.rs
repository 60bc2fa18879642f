//! The card on a phone: a sheet at the foot of the viewport. It is no dialog: what is behind it stays
//! usable.
//!
//! It lies in the browser's top layer, as a popover that only we open and close: there it is in front of
//! whatever the page has, and no box of the page holds or cuts it. Closing is asked for by its button,
//! Escape, a pull downwards, or the platform's own way (a phone's back gesture), where the browser tells
//! of that by a `CloseWatcher`.
//!
//! A mouse pulls it by its grip; a finger also by its content while that is scrolled to its top. There the
//! browser would scroll, and take the finger away from us as soon as it does: what keeps it from that is a
//! listener on the sheet, for as long as it is open.

use super::app::{App, Message};
use super::focus::{Caught, found};
use super::side::mirrored;
use crate::layout::phone::{pull_closes, stroke_leads};
use crate::state::{Action, Store};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Event, EventTarget, HtmlElement, PointerEvent};
use yew::html::Scope;

/// How far a finger may go before it pulls, in px.
const SLOP: f64 = 6.0;
/// In a viewport of this width and more the sheet is as wide as a card and stands at its widget; in px.
const ROOMY: f64 = 640.0;
const WIDTH: f64 = 420.0;
/// The least space beside it there.
const MARGIN: f64 = 8.0;

/// The sheet's ties to the page.
#[derive(Default)]
pub struct Sheet {
    /// The focus is to go into it when it opens: the reader opened it from here.
    pub wants_focus: bool,
    /// Left edge and width, where it does not take the viewport's whole width.
    pub stands: Option<(f64, f64)>,
    /// Shared with the listener that keeps a pull from scrolling.
    hold: Rc<Cell<Option<Hold>>>,
    /// The sheet that is open, and that listener.
    kept: Option<(HtmlElement, EventListener)>,
    watcher: Option<CloseWatcher>,
}

/// A finger on the sheet.
#[derive(Clone, Copy)]
struct Hold {
    id: i32,
    start: (f64, f64),
    /// It began where the sheet can be pulled.
    pulls: bool,
    /// It goes down rather than sideways or up: the browser is not to scroll.
    sinks: bool,
    /// It has begun to pull.
    moved: bool,
    /// Where it was last and when, in px and ms, and how fast it was going down.
    last: (f64, f64),
    speed: f64,
}

impl Sheet {
    /// Takes its place beside a widget.
    pub fn stand_beside(&mut self, widget: &DomRect) {
        let window = web_sys::window();
        let width = window.and_then(|window| window.inner_width().ok()?.as_f64());
        self.stands = width.filter(|width| *width >= ROOMY).map(|width| {
            let middle = widget.left() + widget.width() / 2.0;
            let left = (middle - WIDTH / 2.0)
                .min(width - WIDTH - MARGIN)
                .max(MARGIN);
            (left, WIDTH)
        });
    }

    /// A pointer went down on the sheet.
    pub fn down(&mut self, event: &Caught<PointerEvent>) {
        let Some((around, part)) = event.around("data-sheet") else {
            return;
        };
        if event.button() == 0 && event.is_primary() {
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            // A finger on content that is scrolled further scrolls it; a mouse selects its text.
            let finger = event.pointer_type() == "touch";
            let atop = part != "inside" || around.scroll_top() <= 0;
            self.hold.set(Some(Hold {
                id: event.pointer_id(),
                start: (x, y),
                pulls: part == "grip" || finger && atop,
                sinks: false,
                moved: false,
                last: (y, event.time_stamp()),
                speed: 0.0,
            }));
        }
    }

    /// A pointer moved: how far the sheet is pulled now, if it is.
    pub fn moved(&mut self, event: &Caught<PointerEvent>) -> Option<f64> {
        let mut hold = self.hold.get()?;
        if hold.id != event.pointer_id() || !hold.pulls {
            return None;
        }
        let pulled = hold.follow(event);
        self.hold.set(Some(hold));
        pulled
    }

    /// A pointer went up or was taken away: the hold that it ends, and how far it went.
    fn up(&mut self, event: &Caught<PointerEvent>) -> Option<(Hold, (f64, f64))> {
        let hold = self.hold.get();
        let hold = hold.filter(|hold| hold.id == event.pointer_id())?;
        self.hold.set(None);
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let way = (x - hold.start.0, y - hold.start.1);
        Some((hold, way))
    }

    /// Keeps the browser from scrolling where a finger pulls the sheet that is open.
    fn keep(&mut self, sheet: &HtmlElement) {
        if self.kept.as_ref().is_some_and(|(kept, _)| kept == sheet) {
            return;
        }
        let hold = self.hold.clone();
        let options = EventListenerOptions::enable_prevent_default();
        // Where a finger is, its pointer's event has said before this one comes.
        let keep = move |event: &Event| {
            if event.cancelable() && hold.get().is_some_and(|hold| hold.sinks) {
                event.prevent_default();
            }
        };
        let listener = EventListener::new_with_options(sheet, "touchmove", options, keep);
        self.kept = Some((sheet.clone(), listener));
    }
}

impl Hold {
    /// Goes where its pointer goes: how far it pulls now, if it does.
    fn follow(&mut self, event: &Caught<PointerEvent>) -> Option<f64> {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (dx, dy) = (x - self.start.0, y - self.start.1);
        // The first move decides who has the finger: the browser asks no second time.
        self.sinks = self.moved || dy > 0.0 && dy >= dx.abs();
        if !self.moved {
            if dy < SLOP || !self.sinks {
                return None;
            }
            self.moved = true;
            if let Some((part, _)) = event.around("data-sheet") {
                // Without the capture a pull ends where the pointer leaves; it works all the same.
                let _ = part.set_pointer_capture(self.id);
            }
        }
        let time = event.time_stamp();
        if time > self.last.1 {
            self.speed = (y - self.last.0) / (time - self.last.1);
            self.last = (y, time);
        }
        Some(dy.max(0.0))
    }
}

impl App {
    /// Opens or closes the sheet in the page, as it is to be after a frame.
    pub(super) fn show_sheet(&mut self, scope: &Scope<App>) {
        let sheet = found(&self.frame, "data-sheet", "card");
        let open = sheet.is_some() && self.on_screen();
        if let Some(sheet) = &sheet {
            let shown = sheet.matches(":popover-open") == Ok(true);
            // Where there are no popovers, it is there all the time.
            let _ = match (open, shown) {
                (true, false) => sheet.show_popover(),
                (false, true) => sheet.hide_popover(),
                _ => Ok(()),
            };
        }
        let Some(sheet) = sheet.filter(|_| open) else {
            self.phone.sheet.watcher = None;
            self.phone.sheet.kept = None;
            return;
        };
        self.phone.sheet.keep(&sheet);
        if self.phone.sheet.watcher.is_none() {
            self.phone.sheet.watcher = CloseWatcher::new(scope);
        }
        if std::mem::take(&mut self.phone.sheet.wants_focus) {
            let _ = sheet.focus();
        }
    }

    /// A finger was lifted; whether it had been put on the sheet.
    pub(super) fn let_go_of_sheet(&mut self, store: &Store, event: &Caught<PointerEvent>) -> bool {
        let Some((hold, (dx, dy))) = self.phone.sheet.up(event) else {
            return false;
        };
        let cancelled = event.type_() != "pointerup";
        if hold.moved {
            let sheet = found(&self.frame, "data-sheet", "card");
            let height = sheet.map_or(0.0, |sheet| f64::from(sheet.offset_height()));
            if !cancelled && pull_closes(dy, height, hold.speed) {
                self.close(store);
            } else {
                store.dispatch(Action::Pull(0.0));
            }
            return true;
        }
        let frame = self.frame.cast::<HtmlElement>();
        let right_to_left = frame.is_some_and(|frame| mirrored(&frame));
        if !cancelled
            && let Some(forward) = stroke_leads(dx, dy, right_to_left)
            && let Some(selected) = self.state.selected
        {
            let (before, after) = self.state.beside(selected);
            if let Some(event) = if forward { after } else { before } {
                store.dispatch(Action::Follow(event));
            }
        }
        true
    }
}

/// Hears of the platform's request to close, where the browser tells of it.
struct CloseWatcher {
    watcher: EventTarget,
    _listener: EventListener,
}

impl CloseWatcher {
    fn new(scope: &Scope<App>) -> Option<Self> {
        let class = Reflect::get(&js_sys::global(), &"CloseWatcher".into()).ok()?;
        let class = class.dyn_into::<Function>().ok()?;
        let watcher = Reflect::construct(&class, &Array::new()).ok()?;
        let watcher = watcher.dyn_into::<EventTarget>().ok()?;
        let scope = scope.clone();
        let listener = EventListener::new(&watcher, "close", move |_| {
            scope.send_message(Message::CloseCard);
        });
        Some(Self {
            watcher,
            _listener: listener,
        })
    }
}

impl CloseWatcher {
    /// Lets the watcher go.
    #[inline(never)]
    fn destroy(&self) {
        let destroy = Reflect::get(&self.watcher, &"destroy".into()).ok();
        if let Some(destroy) = destroy.and_then(|destroy| destroy.dyn_into::<Function>().ok()) {
            // One that has closed has nothing left to be destroyed.
            let _ = destroy.call0(&self.watcher);
        }
    }
}

impl Drop for CloseWatcher {
    fn drop(&mut self) {
        self.destroy();
    }
}
