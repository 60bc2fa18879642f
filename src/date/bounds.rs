//! From when to when a date may be.

use super::calendar::{SECONDS_PER_DAY, days_in_month, decimal_year};
use super::value::{Date, Edtf, End, Member, Time, TwoDigits, Value, Year, fits, number};

/// The earliest and the latest a date may be, in decimal years.
///
/// Proleptic Gregorian and astronomical (0 is 1 BCE). The start is part of it, the end is not:
/// 2372 is `2372.0..2373.0`. Infinite where nothing bounds it. Beyond year 2^53 a number holds
/// several years and the two may be equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Where it starts.
    pub earliest: f64,
    /// Where it has just ended.
    pub latest: f64,
}

impl Bounds {
    /// Whether all of `other` lies in this.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.earliest <= other.earliest && other.latest <= self.latest
    }

    /// Whether some moment lies in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.earliest < other.latest && other.earliest < self.latest
    }

    /// The smallest bounds that hold both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }
}

impl Edtf {
    /// From when to when it may be.
    ///
    /// ```
    /// use mirror_timeline::date::Edtf;
    /// let bounds = Edtf::parse("[..2267]")?.bounds();
    /// assert_eq!((bounds.earliest, bounds.latest), (f64::NEG_INFINITY, 2268.0));
    /// # Ok::<(), mirror_timeline::date::DateProblem>(())
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        match &self.0 {
            Value::Date(date) => date.bounds(),
            Value::Moment(date, time) => moment_bounds(date, *time),
            Value::Interval(interval) => Bounds {
                earliest: match interval.start {
                    End::At(date) => date.bounds().earliest,
                    _ => f64::NEG_INFINITY,
                },
                latest: match interval.end {
                    End::At(date) => date.bounds().latest,
                    _ => f64::INFINITY,
                },
            },
            Value::List(_, members) => {
                let mut members = members.iter().map(Member::bounds);
                let first = members.next().unwrap_or(UNBOUNDED);
                members.fold(first, |all, member| all.union(&member))
            }
        }
    }

    /// The bounds of each member of a list, for drawing both years of `[2256,2257]`.
    ///
    /// A range inside the list counts as one. Anything but a list has one entry, its bounds.
    #[must_use]
    pub fn alternatives(&self) -> Vec<Bounds> {
        match &self.0 {
            Value::List(_, members) => members.iter().map(Member::bounds).collect(),
            _ => vec![self.bounds()],
        }
    }
}

const UNBOUNDED: Bounds = Bounds {
    earliest: f64::NEG_INFINITY,
    latest: f64::INFINITY,
};

impl Member {
    fn bounds(&self) -> Bounds {
        let (first, last) = self.dates();
        Bounds {
            earliest: first.map_or(f64::NEG_INFINITY, |date| date.bounds().earliest),
            latest: last.map_or(f64::INFINITY, |date| date.bounds().latest),
        }
    }
}

fn moment_bounds(date: &Date, time: Time) -> Bounds {
    let Some(day) = date.first_day() else {
        return UNBOUNDED;
    };
    let minutes = i64::from(time.hour) * 60 + i64::from(time.minute);
    let ahead = i64::from(time.offset.unwrap_or(0));
    // A leap second shares the bounds of the second before it: the calendar has no room for it.
    let seconds = (minutes - ahead) * 60 + i64::from(time.second.min(59));
    Bounds {
        earliest: decimal_year(day.year, day.month, day.day, seconds),
        latest: decimal_year(day.year, day.month, day.day, seconds + 1),
    }
}

/// A day of the calendar.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub year: i64,
    pub month: u8,
    pub day: u8,
}

impl Date {
    pub fn bounds(&self) -> Bounds {
        if self.significant > 0 || !matches!(self.year, Year::Four { .. }) {
            return self.year_bounds();
        }
        let (Some(first), Some(last)) = (self.first_day(), self.last_day()) else {
            return UNBOUNDED;
        };
        Bounds {
            earliest: decimal_year(first.year, first.month, first.day, 0),
            latest: decimal_year(last.year, last.month, last.day, SECONDS_PER_DAY),
        }
    }

    /// The first day that its digits can mean; none if no day fits (such a date is not read).
    pub fn first_day(&self) -> Option<Day> {
        self.extreme_day(false)
    }

    /// The last day that its digits can mean.
    pub fn last_day(&self) -> Option<Day> {
        self.extreme_day(true)
    }

    /// Goes through the years that the digits can mean, from the wanted end. Almost always the
    /// first has a day that fits; only 29 February may need a later one.
    fn extreme_day(&self, latest: bool) -> Option<Day> {
        let Year::Four { negative, .. } = self.year else {
            return None;
        };
        let years = 10_u32.pow(self.year.unspecified());
        (0..years).find_map(|step| {
            let filling = if latest == negative {
                step
            } else {
                years - 1 - step
            };
            self.extreme_day_of(self.year.filled(filling), latest)
        })
    }

    fn extreme_day_of(&self, year: i64, latest: bool) -> Option<Day> {
        if let Some(season) = self.season() {
            let (first, last) = season_months(season);
            let (year, month) = match (latest, first > last) {
                (false, _) => (year, first),
                (true, false) => (year, last),
                (true, true) => (year + 1, last),
            };
            let day = if latest {
                days_in_month(year, month)
            } else {
                1
            };
            return Some(Day { year, month, day });
        }
        let (mut month, months) = candidates(self.month, 12, latest);
        for _ in 0..months {
            if self.month.is_none_or(|digits| fits(digits, month)) {
                let last = days_in_month(year, month);
                let (mut day, days) = candidates(self.day, last, latest);
                for _ in 0..days {
                    if self.day.is_none_or(|digits| fits(digits, day)) {
                        return Some(Day { year, month, day });
                    }
                    day = next(day, latest);
                }
            }
            month = next(month, latest);
        }
        None
    }

    /// Bounds of a year that has no month, the digits past the significant ones free.
    fn year_bounds(&self) -> Bounds {
        let year = match (self.year, self.year.number()) {
            (_, Some(year)) => year as f64,
            (
                Year::Power {
                    significand,
                    exponent,
                },
                _,
            ) => significand as f64 * 10_f64.powi(i32::from(exponent)),
            _ => 0.0,
        };
        let free = match self.significant {
            0 => 0,
            known => self.year.width().saturating_sub(known),
        };
        let step = 10_f64.powi(i32::from(free));
        let nearest = (year / step).trunc() * step;
        if year < 0.0 {
            Bounds {
                earliest: nearest - (step - 1.0),
                latest: nearest + 1.0,
            }
        } else {
            Bounds {
                earliest: nearest,
                latest: nearest + step,
            }
        }
    }
}

/// What two digits may mean of the numbers from 1 to `last`: the first to try, and how many there are.
/// Known digits mean one number, if any; others are tried backwards if `latest`.
fn candidates(digits: Option<TwoDigits>, last: u8, latest: bool) -> (u8, u8) {
    match digits.and_then(number) {
        Some(known) => (known, u8::from((1..=last).contains(&known))),
        None if latest => (last, last),
        None => (1, last),
    }
}

/// The next number to try; after the last one it is of no matter.
fn next(number: u8, backwards: bool) -> u8 {
    if backwards {
        number.wrapping_sub(1)
    } else {
        number.wrapping_add(1)
    }
}

/// The first and the last month of a part of the year; a last month before the first is of the
/// next year.
///
/// ISO 8601-2 names the parts and leaves their months open. These are the meteorologist's: whole
/// months, winter from December of the named year. Seasons 21 to 24 say nothing of the
/// hemisphere and are taken as northern.
pub(super) fn season_months(season: u8) -> (u8, u8) {
    match season {
        21 | 25 | 31 => (3, 5),
        22 | 26 | 32 => (6, 8),
        23 | 27 | 29 => (9, 11),
        24 | 28 | 30 => (12, 2),
        // Quarters, thirds and halves of the year.
        33..=36 => ((season - 33) * 3 + 1, (season - 33) * 3 + 3),
        37..=39 => ((season - 37) * 4 + 1, (season - 37) * 4 + 4),
        40 => (1, 6),
        41 => (7, 12),
        _ => (1, 12),
    }
}
