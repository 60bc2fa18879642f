//! The module's own way to its later part.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The loader's function that brings the later part before it returns.
    static LOADER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Gives the module the loader's function that brings the later part before it returns, or throws.
#[wasm_bindgen(js_name = bringLaterBy)]
pub fn bring_later_by(loader: Function) {
    LOADER.set(Some(loader));
}

/// Has the loader bring the later part, now. Nothing in the code calls it: where a build was split, the
/// stubs in place of what left the first part do (`xtask/src/split/stub.rs`).
#[wasm_bindgen(js_name = bringLater)]
pub fn bring_later() {
    let brought = LOADER.with_borrow(|loader| match loader {
        Some(loader) => loader.call0(&JsValue::NULL),
        None => Ok(JsValue::UNDEFINED),
    });
    if let Err(error) = brought {
        // The call that needed it ends here, as the page is told.
        wasm_bindgen::throw_val(error);
    }
}
