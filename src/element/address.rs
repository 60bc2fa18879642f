//! The page's address: writes the permalink there, reads it at start and on back and forward.

use crate::chronicle::Diagnostic;
use crate::state::{
    Action, State, fragment_from_state, merged_fragment, pairs_from_fragment, settings,
};
use crate::strings::joined;
use wasm_bindgen::JsValue;
use web_sys::Window;

/// The fragment of the page's address, with its `#` if it has one.
fn page_fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Pairs of texts as [`settings::apply`] takes them.
pub(super) fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    let mut borrowed = Vec::with_capacity(pairs.len());
    for (name, text) in pairs {
        borrowed.push((name.as_str(), text.as_str()));
    }
    borrowed
}

/// Whether the page's address says anything to a widget with this prefix.
pub(super) fn addressed(prefix: &str) -> bool {
    !pairs_from_fragment(&page_fragment(), prefix).is_empty()
}

/// The state that the page's address describes, starting from the page's own.
pub(super) fn state_from_address(page: &State, prefix: &str) -> (State, Vec<Diagnostic>) {
    let pairs = pairs_from_fragment(&page_fragment(), prefix);
    settings::apply(page, &borrowed(&pairs))
}

/// The page's address with another fragment. The whole of it: a fragment alone would be taken from the
/// page's `<base>`, and an empty one would leave the old one.
fn with_fragment(window: &Window, fragment: &str) -> String {
    let location = window.location().href().unwrap_or_default();
    let place = location.split('#').next().unwrap_or_default();
    if fragment.is_empty() {
        place.to_owned()
    } else {
        joined(&[place, "#", fragment])
    }
}

/// The page's address as it would describe a state, whether or not it is kept there.
pub(super) fn of_state(state: &State, page: &State, prefix: &str) -> String {
    let fragment = fragment_from_state(state, page);
    let fragment = merged_fragment(&page_fragment(), &fragment, prefix);
    let window = web_sys::window();
    window.map_or_else(String::new, |window| with_fragment(&window, &fragment))
}

/// Writes a state into the page's address if it stands there differently.
///
/// Filter and selection make a history entry; window, search, view and scale replace the last.
pub(super) fn write(before: &State, after: &State, page: &State, prefix: &str, action: &Action) {
    if matches!(
        action,
        Action::Restore(_)
            | Action::Load(_)
            | Action::Complete(_)
            | Action::Drag(_)
            | Action::Pull(_)
    ) {
        return;
    }
    let old = page_fragment();
    let new = merged_fragment(&old, &fragment_from_state(after, page), prefix);
    let Some(window) = web_sys::window() else {
        return;
    };
    if new == old.trim_start_matches('#') {
        return;
    }
    let Ok(history) = window.history() else {
        return;
    };
    let address = with_fragment(&window, &new);
    let searched = before.filter.search != after.filter.search;
    let entry = before.selected != after.selected || (before.filter != after.filter && !searched);
    // Sandboxed frames refuse the history; the widget works without it.
    let _ = if entry {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        // What the page keeps with its entry stays there.
        let kept = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&kept, "", Some(&address))
    };
}
