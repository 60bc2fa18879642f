//! What is asked of a chronicle, and which of its events answer.
//!
//! Every value of every facet owns a bitmap over the events in their order. Within a facet the
//! chosen values are OR-ed, across facets, with search and with crossings they are AND-ed; a
//! facet's counts are those of the other facets' answer. Nothing here knows pixels.

mod bitmap;
mod filter;
mod fold;
mod index;
mod matching;
mod search;
mod text;

pub use bitmap::Bitmap;
pub use filter::{Constraint, Facet, Filter};
pub use index::Index;
pub use matching::{Matches, Remedy};
pub use text::Terms;
