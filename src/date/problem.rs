//! What is wrong with a text that is no date, and how to mend it.

use std::fmt::{self, Display, Formatter};

use super::failure::{DateProblemKind, Failure};
use super::suggest::suggest;

/// Why a text is not a date. Shown, it says what was found and how to write it.
///
/// ```
/// use mirror_timeline::date::Edtf;
/// let problem = Edtf::parse("2255-13").unwrap_err();
/// assert_eq!(problem.position, 5);
/// assert_eq!(
///     problem.to_string(),
///     "There is no month 13. Write YYYY-MM, or [2255,2256] for “one year or the other”.",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateProblem {
    /// What is wrong.
    pub kind: DateProblemKind,
    /// The byte of the text where it starts.
    pub position: usize,
    /// The part of the text that is wrong; the whole where no part can be blamed.
    pub found: String,
    /// A date that was probably meant.
    pub suggestion: Option<String>,
}

/// A longer text is cut in messages.
const LONGEST_FOUND: usize = 80;

impl DateProblem {
    pub(super) fn new(text: &str, failure: Failure) -> Self {
        use DateProblemKind::{EmptyMember, Reversed, Unclosed, Undated, Unknown};
        let kind = failure.kind;
        let found = match kind {
            Unknown | Reversed | Undated | Unclosed | EmptyMember => text,
            _ => text.get(failure.start..failure.end).unwrap_or(text),
        };
        Self {
            kind,
            position: failure.start,
            found: found.chars().take(LONGEST_FOUND).collect(),
            suggestion: suggest(text, &failure),
        }
    }
}

impl Display for DateProblem {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        use DateProblemKind as Kind;
        let (before, after) = match self.kind {
            Kind::Empty => ("There is no date here", ""),
            Kind::Unknown => ("This is not a date the timeline knows: ", ""),
            Kind::Month => ("There is no month ", ""),
            Kind::Day { .. } => ("There is no day ", " in this month"),
            Kind::DayOfSeason => ("There is no day ", " in a season"),
            Kind::Time => ("This is not a time of day: ", ""),
            Kind::Offset => ("This is not an offset from UTC: ", ""),
            Kind::TimeInside => ("Only a day on its own can have a time: ", ""),
            Kind::YearPrefix => ("Y is for years of more than four digits: ", ""),
            Kind::YearTooFar => ("This year is too far away: ", ""),
            Kind::NegativeZero => ("There is no year ", ""),
            Kind::SignificantDigits { .. } => ("This year can't have ", " significant digits"),
            Kind::Reversed => ("This ends before it starts: ", ""),
            Kind::Undated => ("An interval needs a date at one end: ", ""),
            Kind::Unclosed => ("This list is not closed: ", ""),
            Kind::EmptyMember => ("A date is missing in this list: ", ""),
        };
        out.write_str(before)?;
        out.write_str(&self.found)?;
        out.write_str(after)?;
        out.write_str(". ")?;
        self.write_mend(out)
    }
}

impl DateProblem {
    fn write_mend(&self, out: &mut Formatter<'_>) -> fmt::Result {
        use DateProblemKind as Kind;
        if let Some(suggestion) = &self.suggestion {
            let (before, after) = match self.kind {
                Kind::Month => ("Write YYYY-MM, or ", " for “one year or the other”."),
                _ => ("Write ", "."),
            };
            out.write_str(before)?;
            out.write_str(suggestion)?;
            return out.write_str(after);
        }
        match self.kind {
            Kind::Day { last: Some(last) } => {
                return write!(out, "Write a day from 01 to {last}.");
            }
            Kind::SignificantDigits { most } => return write!(out, "Write S1 to S{most}."),
            _ => {}
        }
        out.write_str(match self.kind {
            Kind::Empty => "Write a year, such as 2372.",
            Kind::Month => "Write YYYY-MM, the month from 01 to 12.",
            Kind::Time => "Write hh:mm:ss, from 00:00:00 to 23:59:59.",
            Kind::Offset => "Write Z, +hh:mm or -hh:mm, up to 14:00.",
            Kind::YearTooFar => "Write up to 18 digits, or a power of ten, such as Y17E20.",
            Kind::Undated => "Write 2370/.. or ../2370.",
            Kind::EmptyMember => "Write [2256,2257].",
            Kind::Reversed => "Write the earlier date first.",
            _ => "Write YYYY, YYYY-MM or YYYY-MM-DD.",
        })
    }
}

impl std::error::Error for DateProblem {}
