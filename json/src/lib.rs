//! Reads JSON where it stands: nothing is copied, and what is broken costs no more than itself.
//!
//! A crate of its own, so that it is compiled for speed while everything around it is compiled for size:
//! a chronicle of a million events goes through here byte by byte. *Deliberately absent:* knowledge of
//! chronicles, but for the names of their lists, by which a broken text is taken apart.

mod brackets;
pub mod scan;
mod sound;
mod structure;
mod value;

pub use sound::{Walk, Walked};
pub use structure::{Elements, Members, Stretch, root};
pub use value::{Fault, Object, Text, Value, read, read_object, unescaped};
