//! Dates: the standard's examples, laws over generated dates, bounds, words and problems.

mod bounds;
mod laws;
mod oracle;
mod problems;
mod standard;
mod texts;
mod words;
