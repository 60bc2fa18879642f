//! Components in a real browser: `cargo xtask test components` runs this in Chromium and Firefox.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// If this fails, no other failure here says anything about a component.
#[wasm_bindgen_test]
fn the_browser_has_what_the_widget_stands_on() {
    for name in [
        "customElements",
        "ShadowRoot",
        "CSSStyleSheet",
        "ResizeObserver",
        "Intl",
    ] {
        let found = js_sys::Reflect::has(&js_sys::global(), &name.into());
        assert_eq!(found, Ok(true), "{name}");
    }
}
