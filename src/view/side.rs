//! The side on which time begins: the left, or the right where the page runs from right to left.
//!
//! Everything is reckoned as if time ran from left to right, as distances from where it begins. The
//! browser mirrors it: places are set from the inline start, and drawings are turned by the
//! stylesheet. Only what comes from hands is in the page's own coordinates, and is brought over here.

use web_sys::{DomRect, Element, MouseEvent};

/// Whether time runs from right to left around an element.
pub fn mirrored(element: &Element) -> bool {
    // The loader says it on the widget's root.
    matches!(element.closest(".root[dir=rtl]"), Ok(Some(_)))
}

/// How far a pointer is from the side of a box where time begins, in px.
pub fn distance(event: &MouseEvent, field: &DomRect, mirrored: bool) -> f64 {
    let x = f64::from(event.client_x());
    if mirrored {
        field.right() - x
    } else {
        x - field.left()
    }
}

/// A key as it is meant: where time runs from right to left the arrows change places.
pub fn key(key: String, mirrored: bool) -> String {
    match (mirrored, key.as_str()) {
        (true, "ArrowLeft") => "ArrowRight".to_owned(),
        (true, "ArrowRight") => "ArrowLeft".to_owned(),
        _ => key,
    }
}
