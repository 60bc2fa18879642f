//! The proleptic Gregorian calendar and decimal years.
//!
//! Years are astronomical: 0 is 1 BCE, -1 is 2 BCE. A decimal year is the year plus the part of
//! it that has gone by, so 2372.5 is noon of 2 July 2372 in a leap year. Every year has length 1,
//! leap or not; that is what makes whole years fall on whole numbers.

/// Seconds of a day. The calendar has no leap seconds: a 61st second counts as the 60th.
pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// The calendar year that a decimal year lies in.
///
/// Years that an `i64` can't hold give its nearest end; not-a-number gives 0.
///
/// ```
/// use mirror_timeline::date::year_of;
/// assert_eq!(year_of(2372.99), 2372);
/// assert_eq!(year_of(-0.5), -1);
/// ```
#[must_use]
pub fn year_of(time: f64) -> i64 {
    time.floor() as i64
}

/// Whether a year has 366 days.
pub(super) fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// How many days a month (1 to 12) has.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn days_in_year(year: i64) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

/// The decimal year of a moment given by its day and its seconds since midnight.
///
/// The seconds may lie outside the day, as they do once an offset is taken off.
pub(super) fn decimal_year(year: i64, month: u8, day: u8, seconds: i64) -> f64 {
    let mut days = i64::from(day) - 1;
    for earlier in 1..month {
        days += i64::from(days_in_month(year, earlier));
    }
    let mut year = year;
    let mut seconds = days * SECONDS_PER_DAY + seconds;
    if seconds < 0 {
        year -= 1;
        seconds += days_in_year(year) * SECONDS_PER_DAY;
    }
    let length = days_in_year(year) * SECONDS_PER_DAY;
    if seconds > length {
        year += 1;
        seconds -= length;
    }
    year as f64 + seconds as f64 / (days_in_year(year) * SECONDS_PER_DAY) as f64
}
