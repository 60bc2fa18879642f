//! The bridge between the widget and the page around it: the only folder that touches the page.
//!
//! The loader (`static/mirror-timeline.js`) owns the tag, the shadow root, the network and the
//! promises; this folder gives it a [`Widget`] per element and sends the element's events. What
//! is deliberately absent: business rules. A setting's meaning is in `state`, its picture in
//! `view`.

mod address;
mod colours;
mod events;
mod furnished;
mod later;
mod links;
mod reading;
mod report;
mod today;
mod voice;
mod widget;

pub use later::{bring_later, bring_later_by};
pub use reading::Reading;
pub use widget::{Resting, Widget, language, panic_for_tests};
