//! A chronicle: its events in order, and the eras, factions, people and links they refer to.
//!
//! [`Chronicle`] is what every format is read into and what everything else reads. It is
//! complete and consistent: references are positions that exist, events stand in
//! (sort year, sequence) order. What a file said beyond that became a [`Diagnostic`].

mod contrast;
mod diagnostic;
mod entries;
mod event;
mod model;
pub mod outline;
mod retold;
mod watched;

pub use contrast::{channels, contrast};
pub use diagnostic::{Code, Diagnostic, Place, Severity};
pub use entries::{Entries, Lists, Searched, Telling};
pub use event::{Canon, Certainty, Crossing, Entry, Event, Link, Picture, Rail, Source};
pub(crate) use model::is_web;
pub use model::{Chronicle, Colour, Era, Faction, Glyph, Named, Person, RailName};
pub use retold::{Clock, Retold, Told};
pub use watched::{Seen, Watched};
