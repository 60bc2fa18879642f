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
    // 31 and 30 days by turns, but for February, and once more from August on.
    let earlier = i64::from(month) - 1;
    let mut days = earlier * 30 + (earlier + earlier / 7 + 1) / 2 + i64::from(day) - 1;
    if month > 2 {
        days -= if is_leap(year) { 1 } else { 2 };
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

/// The calendar day that a decimal year lies in: year, month, day.
///
/// ```
/// use mirror_timeline::date::day_of;
/// assert_eq!(day_of(2372.0), (2372, 1, 1));
/// assert_eq!(day_of(2372.5), (2372, 7, 2));
/// ```
#[must_use]
pub fn day_of(time: f64) -> (i64, u8, u8) {
    let year = year_of(time);
    let length = days_in_year(year);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred days")]
    let elapsed = (time - time.floor()) * length as f64;
    // The nearest billionth keeps a day's own start from falling into the day before.
    let mut days = ((elapsed + 1e-6).floor() as i64).clamp(0, length - 1);
    let mut month = 1;
    while days >= i64::from(days_in_month(year, month)) {
        days -= i64::from(days_in_month(year, month));
        month += 1;
    }
    (year, month, u8::try_from(days + 1).unwrap_or(1))
}
