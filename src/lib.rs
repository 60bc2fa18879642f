//! Mirror Timeline: a chronicle of uncertain dates, drawn, filtered and embedded in any page.
//!
//! The modules stand in the order in which data flows through them; none reads one that stands
//! below it. All but the last two are pure and run anywhere. `ARCHITECTURE.md` walks through
//! them.

pub mod order;

pub mod bytes;

pub mod strings;

pub mod date;

pub mod chronicle;

pub mod import;

pub mod query;

pub mod axis;

pub mod layout;

pub mod state;

#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub mod element;

/// Hands out memory in what is published: see `Cargo.toml`. Tests count with one of their own.
#[cfg(all(target_arch = "wasm32", not(debug_assertions)))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
