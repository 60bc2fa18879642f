//! Dates as chroniclers know them: EDTF (ISO 8601-2:2019), its bounds, certainty and wording.
//!
//! [`Edtf::parse`] reads a date of any of the standard's three levels. The value then answers
//! when it may have been ([`Bounds`]), how it is drawn ([`Form`]), how sure it is, and what it is
//! called. Text that is no date gives a [`DateProblem`], which says what is wrong, where, and how
//! to write it.
//!
//! | written as | meaning | [`Form`] |
//! |---|---|---|
//! | `2372`, `2372-05`, `2372-05-03`, `2372-05-03T16:00:00Z` | then | exact |
//! | `2372~`, `2372?`, `2372%` | about then, perhaps then, both | about, uncertain, about |
//! | `22XX`, `2372-XX`, `156X-12-25` | some digits are unknown | unspecified |
//! | `Y170000002`, `Y-17E7`, `1950S2` | far away; two digits are known | exact, exact, about |
//! | `2372-21` … `2372-41` | a season, quarter, third or half of the year | exact |
//! | `2370/2371`, `../2155`, `2350/` | lasted | span |
//! | `[2256,2257]`, `[2268..2349]`, `[..2267]`, `[2268..]` | one of these | either, within, by, from |
//! | `{2256,2258}` | all of these | several |
//!
//! # Where the standard leaves room
//!
//! - An unknown end (`2350/`) bounds as little as an open one (`2350/..`).
//! - `..2350/2375..` starts in 2350 or earlier and ends in 2375 or later: open at both ends.
//! - A time without an offset is taken as UTC. An offset of zero is written `Z`; `-00:00` is
//!   refused, as in ISO 8601-1. Only a whole, sure day has a time, alone.
//! - `X` is allowed in any digit, if some calendar day fits: `1985-02-3X` is refused. In a month
//!   it stands for a digit of 01 to 12, never for that of a season.
//! - Seasons are whole months, see `season_months`; winter begins in December of its year.
//! - Significant digits make every year possible that shares them: `1950S2` is 1900 to 1999.
//! - `Y` is for years that need it. They have up to 300 digits.
//! - Ends of a range in a list may be qualified and of unequal precision: `[2268~..2349-05]`.
//! - An interval or range whose end lies wholly before its start is refused, and so is an
//!   interval without any date.
//!
//! # Why not a crate
//!
//! `edtf` (0.2.0) reads levels 0 and 1 only. `edtf-core` (1.2.3) reads and prints all three, but
//! its bounds are whole days (a time and its offset don't count, years past an `i64` have none),
//! it refuses qualified ends of ranges, and its errors are a sentence and an offset, from which
//! no mend follows; it would leave us all of the rest to write and costs more as wasm (37 kB for
//! its parser, printer and bounds, where ours with the mends are 27 kB, before compression). So
//! it serves as a check instead: the tests hold our reading against its, text by text.

mod bounds;
mod calendar;
mod clock;
mod compact;
mod component;
mod cursor;
mod day;
mod failure;
mod form;
mod parse;
mod print;
mod problem;
mod suggest;
mod value;
mod wording;

use std::str::FromStr;

pub use bounds::Bounds;
pub use calendar::{day_of, year_of};
pub use day::Day;
pub use failure::DateProblemKind;
pub use form::Form;
pub use problem::DateProblem;
pub use value::Edtf;

impl Edtf {
    /// Reads a date of any EDTF level. White space is not part of one.
    ///
    /// # Errors
    ///
    /// Says what is wrong, at which byte, and how to write it.
    ///
    /// ```
    /// use mirror_timeline::date::Edtf;
    /// assert!(Edtf::parse("[2256,2257]").is_ok());
    /// let problem = Edtf::parse("c. 2372").unwrap_err();
    /// assert_eq!(problem.suggestion.as_deref(), Some("2372~"));
    /// ```
    pub fn parse(text: &str) -> Result<Self, DateProblem> {
        parse::read(text).map_err(|failure| DateProblem::new(text, failure))
    }
}

impl FromStr for Edtf {
    type Err = DateProblem;

    fn from_str(text: &str) -> Result<Self, DateProblem> {
        Self::parse(text)
    }
}
