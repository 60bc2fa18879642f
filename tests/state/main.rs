//! The reducer, the store, and the address that a state can be read from again.

mod actions;
mod permalink;
mod phone;
mod reducer;
mod retell;
mod settings;
mod share;
mod steps;
mod store;
mod window;

use mirror_timeline::axis::Window;
use mirror_timeline::import;
use mirror_timeline::query::Facet;
use mirror_timeline::state::settings::id_of;
use mirror_timeline::state::{Book, State};
use std::rc::Rc;

thread_local! {
    static BOOK: Rc<Book> = book(include_str!("../../static/mirror-universe.json"));
}

fn book(text: &str) -> Rc<Book> {
    Rc::new(Book::new(import::from_text(text)))
}

/// The embedded chronicle with nothing asked.
fn start() -> State {
    State::new(BOOK.with(Rc::clone))
}

/// The position of a facet's value.
fn value(state: &State, facet: Facet, id: &str) -> u16 {
    (0..100)
        .find(|value| id_of(&state.book.chronicle, facet, *value) == Some(id))
        .expect("a known id")
}

fn event(state: &State, id: &str) -> usize {
    state.book.event_position(id).expect("a known event")
}

/// A thousandth of a second is as good as nothing.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-8
}

fn same_window(a: Window, b: Window) -> bool {
    near(a.start, b.start) && near(a.end, b.end)
}
