//! Watches how wide the widget is.

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};
use yew::Callback;

/// Watches until it is dropped.
pub struct WidthObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with an element's inner width, in CSS px, whenever it changes.
///
/// A width of 0, as in a folded section, is passed over: the last one stays until it opens.
pub fn observe_width(element: &HtmlElement, resized: Callback<f64>) -> Option<WidthObserver> {
    let watched = element.clone();
    let mut pending: Option<Timeout> = None;
    let callback = Closure::<dyn FnMut()>::new(move || {
        // Not at once: what is laid out for a width may change it, by a scroll bar that comes or goes, and
        // browsers report an observer that causes what it observes as an error. To ask for the width is to
        // have the page laid out, too.
        let (watched, resized) = (watched.clone(), resized.clone());
        drop(pending.replace(Timeout::new(0, move || {
            let width = watched.client_width();
            if width > 0 {
                resized.emit(f64::from(width));
            }
        })));
    });
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(WidthObserver {
        observer,
        _callback: callback,
    })
}
