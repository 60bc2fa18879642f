//! Mirror Timeline: a chronicle of uncertain dates, drawn, filtered and embedded in any page.
//!
//! The modules stand in the order in which data flows through them; none reads one that stands
//! below it. All but the last two are pure and run anywhere.

pub mod strings;

pub mod date;

pub mod chronicle;

pub mod axis;

pub mod layout;
