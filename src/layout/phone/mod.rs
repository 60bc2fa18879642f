//! The phone's form: one column of eras and events that is read downwards (direction, section 4).
//!
//! Order is the scale. Every matching event is in the column exactly once, in the order of time: as a
//! row of its own where its era is open, else in the one row of its folded section. Rows have heights
//! before they are drawn, so that a long column can be drawn in part and scrolls as if it were whole.

mod column;
mod folds;
mod lines;
mod sign;

pub use column::{Column, ColumnInput, Row, RowKind, Section, Shown};
pub use folds::Folds;
pub use sign::{Across, GUTTER, Length, ROW, RowSign, row_sign};

/// Below this width of the widget, in px, it has the phone's form.
const BELOW: f64 = 560.0;
/// The frame's own border on both sides together, in px.
const BORDER: f64 = 2.0;

/// Whether a widget with `width` px inside its border has the phone's form.
#[must_use]
pub fn is_phone(width: f64) -> bool {
    width > 0.0 && width + BORDER < BELOW
}

/// Whether letting go of a sheet closes it: pulled down by a third of its height, or by a little and
/// fast. `pulled` and `height` in px, `speed` in px per ms, downwards.
#[must_use]
pub fn pull_closes(pulled: f64, height: f64, speed: f64) -> bool {
    /// So far at least is meant and no slip of the finger, in px.
    const LEAST: f64 = 24.0;
    /// As fast as a flick, in px per ms.
    const FLICK: f64 = 0.5;
    pulled > LEAST && (pulled > height / 3.0 || speed > FLICK)
}

/// Where a stroke across a sheet leads: `Some(true)` to the next event, `Some(false)` to the one
/// before, `None` if it is no stroke sideways. `dx`, `dy` in px from where it began.
#[must_use]
pub fn stroke_leads(dx: f64, dy: f64, right_to_left: bool) -> Option<bool> {
    /// A stroke is at least so long, in px, and so much longer than high.
    const LEAST: f64 = 48.0;
    const FLATTER: f64 = 1.8;
    let sideways = dx.abs() >= LEAST && dx.abs() > FLATTER * dy.abs();
    sideways.then_some((dx < 0.0) != right_to_left)
}
