//! The view: one Yew component, [`App`], and a function for every part it draws.
//!
//! The parts are functions and not components on purpose, and built by calls ([`tag`]) and not by
//! `html!`: either costs some kilobytes of download and saves no work, since a frame draws what is
//! in sight and no more.
//! They draw a [`State`](crate::state::State) and send [`Message`](app::Message)s. Deliberately
//! absent: parsing, arithmetic on dates, and every decision about where something lies.

mod announcer;
mod app;
mod card;
mod clipboard;
mod empty;
mod facets;
mod focus;
mod footer;
mod header;
mod help;
mod kept_focus;
mod keyboard;
mod list;
mod listening;
mod marked;
mod measure;
mod people;
mod phone;
mod pointer;
mod problems;
mod ribbon;
mod screen;
mod search;
mod share;
mod sheet;
mod side;
mod signs;
mod stage;
mod status;
mod strokes;
mod tag;
mod telling;
mod tongue;
mod ui;
mod wheel;
mod width;

pub use app::{Aid, App, AppProps, Message};
