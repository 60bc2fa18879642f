//! Steps of civil time: which moments a ruler may name.
//!
//! The algebra is d3-time's: *floor* to the start of a step, *offset* by some steps, *count*
//! steps between two moments. Months are counted in the proleptic Gregorian calendar.

/// A month of a year: the finest thing a ruler names, as no window is shorter than a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// Astronomical year number (0 is 1 BC).
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
}

/// A step of a ruler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// So many months; divides twelve.
    Months(u8),
    /// So many years.
    Years(i64),
}

/// Days before each month in a common year.
const DAYS_BEFORE: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

impl Civil {
    /// The decimal year at which the month starts.
    #[must_use]
    pub fn time(self) -> f64 {
        let year = self.year;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let before = DAYS_BEFORE
            .get(usize::from(self.month.wrapping_sub(1)))
            .copied()
            .unwrap_or(0);
        let days = f64::from(before) + f64::from(u8::from(leap && self.month > 2));
        #[expect(
            clippy::cast_precision_loss,
            reason = "years a float tells apart are exact"
        )]
        let start = year as f64;
        start + days / if leap { 366.0 } else { 365.0 }
    }

    /// The month that a decimal year falls into.
    #[must_use]
    pub fn from_time(time: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "saturates, which is what we want"
        )]
        let year = time.floor() as i64;
        let mut civil = Self { year, month: 12 };
        while civil.month > 1 && civil.time() > time {
            civil.month -= 1;
        }
        civil
    }
}

impl Interval {
    /// The finest step that fits: from months to 10^15 years each is tried.
    pub fn finest(fits: &dyn Fn(Self) -> bool) -> Option<Self> {
        for &months in &[1, 3, 6] {
            if fits(Self::Months(months)) {
                return Some(Self::Months(months));
            }
        }
        let mut ten = 1;
        for _ in 0..16 {
            for &times in &[1, 2, 5] {
                if fits(Self::Years(times * ten)) {
                    return Some(Self::Years(times * ten));
                }
            }
            ten *= 10;
        }
        None
    }

    /// Length in decimal years, on average.
    #[must_use]
    pub fn years(self) -> f64 {
        match self {
            Self::Months(months) => f64::from(months) / 12.0,
            #[expect(clippy::cast_precision_loss, reason = "round numbers")]
            Self::Years(years) => years as f64,
        }
    }

    /// The last start of a step at or before `moment`.
    #[must_use]
    pub fn floor(self, moment: Civil) -> Civil {
        match self {
            Self::Months(months) => {
                let months = months.clamp(1, 12);
                let month = (moment.month.max(1) - 1) / months * months + 1;
                Civil {
                    year: moment.year,
                    month,
                }
            }
            Self::Years(years) => {
                let years = years.max(1);
                let year = moment.year.div_euclid(years).saturating_mul(years);
                Civil { year, month: 1 }
            }
        }
    }

    /// `moment`, moved by `steps` steps.
    #[must_use]
    pub fn offset(self, moment: Civil, steps: i64) -> Civil {
        match self {
            Self::Months(months) => {
                let moved = i64::from(moment.month) - 1 + steps.saturating_mul(i64::from(months));
                let month = u8::try_from(moved.rem_euclid(12)).unwrap_or(0) + 1;
                Civil {
                    year: moment.year.saturating_add(moved.div_euclid(12)),
                    month,
                }
            }
            Self::Years(years) => {
                let year = moment.year.saturating_add(years.saturating_mul(steps));
                Civil { year, ..moment }
            }
        }
    }

    /// How many starts of steps lie after `from` and not after `to`.
    #[must_use]
    pub fn count(self, from: Civil, to: Civil) -> i64 {
        let (from, to) = (self.floor(from), self.floor(to));
        let years = to.year.saturating_sub(from.year);
        match self {
            Self::Months(months) => {
                let between = i64::from(to.month) - i64::from(from.month);
                years.saturating_mul(12).saturating_add(between) / i64::from(months.clamp(1, 12))
            }
            Self::Years(step) => years / step.max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Civil, Interval};

    #[test]
    fn steps_floor_move_and_count() {
        let may = Civil {
            year: 2155,
            month: 5,
        };
        assert_eq!(
            Interval::Months(3).floor(may),
            Civil {
                year: 2155,
                month: 4
            }
        );
        assert_eq!(
            Interval::Years(100).floor(may),
            Civil {
                year: 2100,
                month: 1
            }
        );
        assert_eq!(
            Interval::Years(100)
                .floor(Civil { year: -1, month: 1 })
                .year,
            -100
        );
        assert_eq!(
            Interval::Months(1).offset(may, -5),
            Civil {
                year: 2154,
                month: 12
            }
        );
        let later = Interval::Months(3).offset(may, 7);
        assert_eq!(Interval::Months(3).count(may, later), 7);
        assert_eq!(
            Interval::Years(10).count(
                may,
                Civil {
                    year: 2201,
                    month: 2
                }
            ),
            5
        );
    }

    #[test]
    fn a_month_is_found_again_by_its_start() {
        for year in [-401, -400, 0, 1900, 2000, 2371, 2372] {
            for month in 1..=12 {
                let civil = Civil { year, month };
                assert_eq!(Civil::from_time(civil.time()), civil);
            }
        }
    }
}
