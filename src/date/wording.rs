//! A date in words, short enough for a label.

use super::bounds::season_months;
use super::value::{
    Choice, Date, Edtf, End, Interval, Member, Time, UNSPECIFIED, Value, Year, number,
};
use crate::strings::{Key, Language};

/// A longer list ends in an ellipsis.
const MOST_MEMBERS: usize = 6;

impl Edtf {
    /// The date in words, short enough for a label: "c. 2350–2375", "within 2268–2349".
    ///
    /// Leaves out what a label has no room for: seconds, offsets, which of the components a
    /// qualifier is for, the digits of a month whose other digit is unknown.
    ///
    /// ```
    /// use mirror_timeline::{date::Edtf, strings::Language};
    /// let words = Edtf::parse("[2256,2257]")?.words(Language::English);
    /// assert_eq!(words, "2256 or 2257");
    /// # Ok::<(), mirror_timeline::date::DateProblem>(())
    /// ```
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let say = Wording { language };
        match &self.0 {
            Value::Date(date) => say.date(date),
            Value::Moment(date, time) => say.pair(Key::DateList, &say.date(date), &clock(*time)),
            Value::Interval(interval) => say.interval(interval),
            Value::List(choice, members) => say.list(*choice, members),
        }
    }
}

/// Hours and minutes, as written: a label has no room for seconds and offsets.
fn clock(time: Time) -> String {
    let mut text = String::with_capacity(5);
    for (separator, number) in [("", time.hour), (":", time.minute)] {
        text.push_str(separator);
        text.push(char::from(b'0' + number / 10));
        text.push(char::from(b'0' + number % 10));
    }
    text
}

struct Wording {
    language: Language,
}

impl Wording {
    fn pair(&self, key: Key, a: &str, b: &str) -> String {
        self.language.fill(key, &[("a", a), ("b", b)])
    }

    fn interval(&self, interval: &Interval) -> String {
        let (start, end) = (interval.start, interval.end);
        match (start, end) {
            (End::At(first), End::At(last)) => self.span(&first, &last),
            (End::Unknown | End::Open, _) => self.pair(Key::DateUntil, "", &self.end(end)),
            (_, End::Unknown | End::Open) => self.pair(Key::DateOnwards, &self.end(start), ""),
            (End::Beyond(first), _) => {
                let start = self.pair(Key::DateBy, "", &self.date(&first));
                self.pair(Key::DateSpanYears, &start, &self.end(end))
            }
            _ => self.pair(Key::DateSpanYears, &self.end(start), &self.end(end)),
        }
    }

    /// An end of an interval; the start of one that may be earlier is not worded here.
    fn end(&self, end: End) -> String {
        match end {
            End::Unknown | End::Open => String::new(),
            End::At(date) => self.date(&date),
            End::Beyond(date) => self.pair(Key::DateFrom, &self.date(&date), ""),
        }
    }

    /// "2370–2371", but "5 Apr 2063 to 2155": a dash binds closer than the spaces in a day.
    fn span(&self, first: &Date, last: &Date) -> String {
        let (a, b) = (self.date(first), self.date(last));
        if a == b {
            return a;
        }
        let short = is_plain_year(first) && is_plain_year(last);
        self.pair(
            if short {
                Key::DateSpan
            } else {
                Key::DateSpanYears
            },
            &a,
            &b,
        )
    }

    fn list(&self, choice: Choice, members: &[Member]) -> String {
        if let ([Member::Range(first, last)], Choice::One) = (members, choice) {
            return self.pair(Key::DateWithin, &self.date(first), &self.date(last));
        }
        if choice == Choice::One
            && members.len() <= MOST_MEMBERS
            && let Language::Other(_) = self.language
        {
            return self.one_of(members);
        }
        let mut words = String::new();
        for (index, member) in members.iter().take(MOST_MEMBERS).enumerate() {
            let next = self.member(choice, member);
            words = match (index, choice) {
                (0, _) => next,
                (_, Choice::One) if index + 1 == members.len() => {
                    self.pair(Key::DateEither, &words, &next)
                }
                _ => self.pair(Key::DateList, &words, &next),
            };
        }
        if members.len() > MOST_MEMBERS {
            words = self.pair(Key::DateList, &words, "…");
        }
        words
    }

    /// The members of which one holds, as a language other than English lists them.
    #[inline(never)]
    fn one_of(&self, members: &[Member]) -> String {
        let mut names = String::new();
        for member in members {
            if !names.is_empty() {
                names.push('\n');
            }
            names.push_str(&self.member(Choice::One, member));
        }
        self.language.one_of(&names).unwrap_or_default()
    }

    fn member(&self, choice: Choice, member: &Member) -> String {
        let (until, since) = match choice {
            Choice::One => (Key::DateBy, Key::DateFrom),
            Choice::All => (Key::DateUntil, Key::DateOnwards),
        };
        match member {
            Member::At(date) => self.date(date),
            Member::Range(first, last) => self.span(first, last),
            Member::Until(date) => self.pair(until, "", &self.date(date)),
            Member::Since(date) => self.pair(since, &self.date(date), ""),
        }
    }

    fn date(&self, date: &Date) -> String {
        let mut words = self.unqualified(date);
        let qualifier = date.qualifier();
        if qualifier.approximate || date.significant > 0 {
            words = self.language.fill(Key::DateAbout, &[("date", &words)]);
        }
        if qualifier.uncertain {
            words = self.language.fill(Key::DateUncertain, &[("date", &words)]);
        }
        words
    }

    fn unqualified(&self, date: &Date) -> String {
        let Some(month) = date.month.and_then(number) else {
            return self.year(date);
        };
        if date.year.unspecified() == 0 {
            return self.in_year(date, month, &self.year(date));
        }
        // "25 Dec, the 1560s": the day of some year among those.
        let day = self.in_year(date, month, "");
        match date.year.unspecified() {
            4 => day.trim().to_owned(),
            _ => self.pair(Key::DateList, day.trim(), &self.year(date)),
        }
    }

    /// The month, season or day with the words of its year.
    fn in_year(&self, date: &Date, month: u8, year: &str) -> String {
        let season = match month {
            1..=12 => return self.in_month(date, month, year),
            21 | 25 | 29 => Key::DateSpring,
            22 | 26 | 30 => Key::DateSummer,
            23 | 27 | 31 => Key::DateAutumn,
            24 | 28 | 32 => Key::DateWinter,
            33..=36 => {
                let quarter = self.language.digits(i64::from(month - 32));
                let values = [("n", quarter.as_str()), ("year", year)];
                return self.language.fill(Key::DateQuarter, &values);
            }
            _ => {
                let (first, last) = season_months(month);
                let (first, last) = (self.language.month(first), self.language.month(last));
                let months = self.pair(Key::DateSpan, &first, &last);
                return self.month_of(&months, year);
            }
        };
        self.language.fill(season, &[("year", year)])
    }

    fn in_month(&self, date: &Date, month: u8, year: &str) -> String {
        let day = date.day.and_then(number);
        let known = date.year.number().filter(|_| !year.is_empty());
        if let Some(words) = self.language.date(known, month, day) {
            return words;
        }
        let name = self.language.month(month);
        match day {
            Some(day) => {
                let day = i64::from(day).to_string();
                let values = [("day", day.as_str()), ("month", &name), ("year", year)];
                self.language.fill(Key::DateDay, &values)
            }
            None => self.month_of(&name, year),
        }
    }

    fn month_of(&self, month: &str, year: &str) -> String {
        self.language
            .fill(Key::DateMonth, &[("month", month), ("year", year)])
    }

    fn year(&self, date: &Date) -> String {
        let year = date.year;
        let first = year.filled(0);
        match (year, year.unspecified()) {
            (_, 0) => match (year.number(), year) {
                (Some(year), _) => self.language.year(year),
                (
                    None,
                    Year::Power {
                        significand,
                        exponent,
                    },
                ) => self.before_or_plain(significand < 0, power(significand, exponent)),
                (None, _) => String::new(),
            },
            (_, 4) => self.language.text(Key::DateUnknown).to_owned(),
            (
                Year::Four {
                    digits: [_, _, _, UNSPECIFIED],
                    ..
                },
                1,
            ) if first > 0 => self.pair(Key::DateDecade, &self.language.digits(first), ""),
            (
                Year::Four {
                    digits: [_, _, UNSPECIFIED, UNSPECIFIED],
                    ..
                },
                2,
            ) if first > 0 => {
                let century = self.language.digits(first / 100 + 1);
                let values = [("a", &*self.language.digits(first)), ("c", &century)];
                self.language.fill(Key::DateCentury, &values)
            }
            _ => {
                let last = year.filled(9999);
                let (a, b) = (first.min(last), first.max(last));
                self.pair(
                    Key::DateWithin,
                    &self.language.year(a),
                    &self.language.year(b),
                )
            }
        }
    }

    fn before_or_plain(&self, before: bool, year: String) -> String {
        if before {
            self.pair(Key::DateBefore, &year, "")
        } else {
            year
        }
    }
}

fn is_plain_year(date: &Date) -> bool {
    date.month.is_none()
        && date.year.unspecified() == 0
        && date.year.number().is_some_and(|year| year > 0)
}

/// "17×10⁸"; the sign is told by the era.
fn power(significand: i64, exponent: u16) -> String {
    let mut text = significand.unsigned_abs().to_string();
    text.push_str("×10");
    for digit in exponent.to_string().bytes() {
        text.push(match digit {
            b'1' => '¹',
            b'2' => '²',
            b'3' => '³',
            b'4' => '⁴',
            b'5' => '⁵',
            b'6' => '⁶',
            b'7' => '⁷',
            b'8' => '⁸',
            b'9' => '⁹',
            _ => '⁰',
        });
    }
    text
}
