//! Every event that leaves the widget, in one place.

use crate::axis::Window;
use crate::state::{Action, State, settings};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Sends what changed between two states: `timeline-filter`, `timeline-select`, `timeline-window`.
pub(super) fn send_changes(host: &HtmlElement, before: &State, after: &State, action: &Action) {
    // Of another chronicle the page hears by `timeline-ready`.
    let loaded = matches!(action, Action::Load(_));
    if !loaded && (before.filter != after.filter || before.book.told != after.book.told) {
        let detail = Object::new();
        set(&detail, "filter", &filter_object(after));
        set(
            &detail,
            "matchCount",
            &count(after.matches.selection.count()),
        );
        send(host, "timeline-filter", &detail);
    }
    if before.selected != after.selected {
        let chronicle = &after.book.chronicle;
        let event = after.selected.and_then(|event| {
            let entry = chronicle.entry(event)?;
            Some((chronicle.events.get(event)?, entry))
        });
        let detail = Object::new();
        let named = event.as_ref();
        let id = named.map_or(JsValue::NULL, |(_, entry)| entry.id.as_str().into());
        set(&detail, "id", &id);
        let told = event.map_or(JsValue::NULL, |(event, entry)| {
            let told = Object::new();
            set(&told, "id", &entry.id.as_str().into());
            set(&told, "title", &entry.title.as_str().into());
            set(&told, "date", &event.date.text().into());
            told.into()
        });
        set(&detail, "event", &told);
        send(host, "timeline-select", &detail);
    }
    if loaded {
        return;
    }
    let (old, new) = (before.shown_window(), after.shown_window());
    // A gesture's last step changes nothing that is seen, but is when its change is told.
    let settled = before.dragged.is_some() && after.dragged.is_none();
    if (old != new || settled) && !matches!(action, Action::Drag(_)) {
        send(host, "timeline-window", &window_object(new));
    }
}

/// A window as `{start, end}` in decimal years.
pub(super) fn window_object(window: Window) -> Object {
    let object = Object::new();
    set(&object, "start", &window.start.into());
    set(&object, "end", &window.end.into());
    object
}

/// The whole filter as the contract's `filter` property; an empty list means all.
pub(super) fn filter_object(state: &State) -> JsValue {
    let object = Object::new();
    for name in settings::FILTER_NAMES {
        let text = settings::text_of(state, name);
        let value: JsValue = match name {
            "crossings" => state.filter.crossings.into(),
            "search" => text.into(),
            _ => {
                let ids = Array::new();
                for id in text.split(',') {
                    if !id.is_empty() {
                        ids.push(&id.into());
                    }
                }
                ids.into()
            }
        };
        set(&object, name, &value);
    }
    object.into()
}

fn send(host: &HtmlElement, name: &str, detail: &Object) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    // Making and sending an event fails only where a listener of the page throws: its affair.
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

fn count(count: usize) -> JsValue {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}

/// Sets a property of an object made here, which cannot fail.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
