//! Yew components, one a file with its props. They draw a [`State`](crate::state::State) and send
//! [`Action`](crate::state::Action)s; what is deliberately absent is parsing, arithmetic on dates
//! and every decision about where something lies.

mod announcer;
mod app;
mod brush;
mod card;
mod empty;
mod facets;
mod footer;
mod glyph;
mod header;
mod icon;
mod key;
mod keyboard;
mod list;
mod marked;
mod measure;
mod problems;
mod ribbon;
mod search;
mod sign;
mod stage;
mod status;
mod width;

pub use app::{App, AppProps};
