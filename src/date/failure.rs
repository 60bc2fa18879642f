//! What the parser says of a text that is no date.

/// The ways in which a text can fail to be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblemKind {
    /// There is no text.
    Empty,
    /// It is not EDTF.
    Unknown,
    /// Neither a month nor a part of the year.
    Month,
    /// The month has no such day; `last` is its last day, where month and year are known.
    Day {
        /// Its last day.
        last: Option<u8>,
    },
    /// A day of a season.
    DayOfSeason,
    /// No time of day.
    Time,
    /// No offset from UTC.
    Offset,
    /// A time of day inside an interval or list.
    TimeInside,
    /// A `Y` before a year that needs none.
    YearPrefix,
    /// A year too far away for a number.
    YearTooFar,
    /// The year minus zero.
    NegativeZero,
    /// More significant digits than the year has, or none.
    SignificantDigits {
        /// How many it has.
        most: u16,
    },
    /// The end of an interval or range is before its start.
    Reversed,
    /// An interval without any date.
    Undated,
    /// A list without its closing bracket.
    Unclosed,
    /// A list with nothing between two commas.
    EmptyMember,
}

/// What was wrong, and the bytes it was wrong with.
pub(super) struct Failure {
    pub kind: DateProblemKind,
    pub start: usize,
    pub end: usize,
}
