//! The browser's `Intl` behind the languages that the page's widgets speak beside English.

use crate::strings::{Language, Locale, Say};
use js_sys::Function;
use wasm_bindgen::JsValue;

/// Takes in a language.
#[inline(never)]
pub(super) fn add(tag: String, words: String, say: Function) {
    Language::add(tag, words, Box::new(Voice(say)));
}

/// The helper script's function that asks `Intl`.
struct Voice(Function);

impl Locale for Voice {
    fn say(&self, what: Say, text: &str) -> String {
        ask(&self.0, what, text)
    }
}

/// Asks the helper script. What cannot be said is shown as it is.
#[inline(never)]
fn ask(function: &Function, what: Say, text: &str) -> String {
    let what = JsValue::from(what as u32);
    let said = function.call2(&JsValue::NULL, &what, &JsValue::from(text));
    let said = said.ok().and_then(|said| said.as_string());
    said.unwrap_or_else(|| text.to_owned())
}
