//! Placeholder until the static list is written.
fn main() {}
