//! Diagnostics as the contract's `diagnostics` property.

use crate::chronicle::Diagnostic;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// The diagnostics as an array of plain objects.
pub(super) fn diagnostics_array(lists: [&[Diagnostic]; 4]) -> Array {
    let array = Array::new();
    for diagnostics in lists {
        for diagnostic in diagnostics {
            array.push(&object(diagnostic));
        }
    }
    array
}

fn object(diagnostic: &Diagnostic) -> JsValue {
    let object = Object::new();
    let set = |name: &str, value: JsValue| {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    };
    set("severity", diagnostic.severity.name().into());
    set("code", diagnostic.code.name().into());
    set("message", diagnostic.message.as_str().into());
    set("path", diagnostic.place.path.as_str().into());
    set("found", diagnostic.found.as_str().into());
    if let Some(id) = &diagnostic.place.id {
        set("id", id.as_str().into());
    }
    if let Some((line, column)) = diagnostic.place.line_column {
        set("line", line.into());
        set("column", column.into());
    }
    object.into()
}
