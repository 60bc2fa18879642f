//! A day as calendars of the browser say it.

use super::Edtf;

/// A day of the civil calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year, from 0 to 9999.
    pub year: u32,
    /// The month, from 1.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

impl Day {
    /// The same as a date; none if there is no such day.
    ///
    /// ```
    /// use mirror_timeline::date::Day;
    ///
    /// let day = Day { year: 2063, month: 4, day: 5 };
    /// assert_eq!(day.date().unwrap().to_string(), "2063-04-05");
    /// assert!(Day { month: 13, ..day }.date().is_none());
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn date(self) -> Option<Edtf> {
        let padded = |number: u32, places: usize| {
            let digits = number.to_string();
            ["0".repeat(places.saturating_sub(digits.len())), digits].concat()
        };
        let parts = [
            padded(self.year, 4),
            padded(self.month, 2),
            padded(self.day, 2),
        ];
        Edtf::parse(&parts.join("-")).ok()
    }
}
