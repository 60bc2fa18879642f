//! Time to position and back: the story scale, the true scale, their windows and their ticks.
//!
//! Times are decimal years (`2370.5` is the middle of 2370), positions on a [`Warp`] are abstract
//! *units*, positions on a [`Scale`] are pixels. Guarantees, each of them a test:
//!
//! - a [`Warp`] rises strictly, so time and unit are inverse to each other;
//! - every conversion is total: finite input gives finite output, whatever the data;
//! - a [`Scale`] is a value: zooming and panning return a new one, keep their anchor where the
//!   ends allow it, and never leave the domain;
//! - ticks and their labels never overlap.
//!
//! No event, no language and no browser is known here: a chronicle is reduced to [`Moment`]s.

mod interval;
mod scale;
mod stretches;
mod ticks;
mod warp;

pub use scale::{Scale, Window};
pub use ticks::{EraStart, Tick, TickKind, TickLabel, ticks};
pub use warp::{Break, BusyYear, EraStretch, FARTHEST_YEAR, Moment, Shape, Warp};
