//! The clipboard, where the browser has one and the page may write to it.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Copies what a field holds; `told` is told whether that went well.
pub fn copy(field: &HtmlElement, told: impl FnOnce(bool) + 'static) {
    let field = field.dyn_ref::<HtmlTextAreaElement>();
    let text = field.map(HtmlTextAreaElement::value).unwrap_or_default();
    // A page that did not come by a safe way has none.
    let clipboard = web_sys::window().map(|window| window.navigator());
    let clipboard = clipboard.and_then(|one| Reflect::get(&one, &"clipboard".into()).ok());
    let Some(clipboard) = clipboard.filter(JsValue::is_object) else {
        return told(false);
    };
    let written = clipboard
        .unchecked_into::<web_sys::Clipboard>()
        .write_text(&text);
    // What is refused calls the second with its reason.
    let told = Closure::once_into_js(move |refused: JsValue| told(refused.is_undefined()));
    let told = told.unchecked_into::<js_sys::Function>();
    let _ = Reflect::get(&written, &"then".into()).and_then(|then| {
        then.unchecked_into::<js_sys::Function>()
            .call2(&written, &told, &told)
    });
}

/// Selects what a field holds, and puts the focus there.
pub fn select(field: &HtmlElement) {
    let _ = field.focus();
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
    }
}
