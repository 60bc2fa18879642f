//! Reads EDTF: one pass over the bytes, each rule a method of [`Cursor`].

use std::str::FromStr;

use super::calendar::days_in_month;
use super::problem::{DateProblem, DateProblemKind as Kind};
use super::value::{
    Choice, Date, Edtf, End, Interval, Member, Qualifier, Time, TwoDigits, UNSPECIFIED, Value,
    Year, fits, number,
};

/// Years of more digits are refused: beyond them a decimal year would be infinite.
const WIDEST_YEAR: u64 = 300;

/// Offsets from UTC beyond 14 hours are used nowhere.
const FARTHEST_OFFSET: i16 = 14 * 60;

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
        read(text).map_err(|failure| DateProblem::new(text, failure))
    }
}

impl FromStr for Edtf {
    type Err = DateProblem;

    fn from_str(text: &str) -> Result<Self, DateProblem> {
        Self::parse(text)
    }
}

/// What was wrong, and the bytes it was wrong with.
pub(super) struct Failure {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

type Read<T> = Result<T, Failure>;

/// Reads a date, without working out how a bad one could be mended.
pub(super) fn read(text: &str) -> Read<Edtf> {
    let mut cursor = Cursor {
        bytes: text.as_bytes(),
        position: 0,
    };
    let value = match cursor.peek() {
        None => return Err(cursor.fail(Kind::Empty, 0)),
        Some(b'[') => cursor.list(Choice::One, b']')?,
        Some(b'{') => cursor.list(Choice::All, b'}')?,
        Some(_) => cursor.date_or_interval()?,
    };
    match cursor.peek() {
        None => Ok(Edtf(value)),
        Some(_) => Err(cursor.unknown()),
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn eat_dots(&mut self) -> bool {
        let found = self.bytes[self.position..].starts_with(b"..");
        self.position += if found { 2 } else { 0 };
        found
    }

    /// A failure about the bytes from `start` to here.
    fn fail(&self, kind: Kind, start: usize) -> Failure {
        Failure {
            kind,
            start,
            end: self.position,
        }
    }

    /// A failure about everything from `start` on.
    fn fail_rest(&self, kind: Kind, start: usize) -> Failure {
        Failure {
            kind,
            start,
            end: self.bytes.len(),
        }
    }

    /// From here on it is nothing that EDTF knows.
    fn unknown(&self) -> Failure {
        self.fail_rest(Kind::Unknown, self.position)
    }

    fn date_or_interval(&mut self) -> Read<Value> {
        let start = self.interval_start()?;
        if let (End::At(date), Some(b'T')) = (start, self.peek()) {
            let time_position = self.position;
            let time = self.time(&date)?;
            return match self.peek() {
                Some(b'/') => Err(self.fail(Kind::TimeInside, time_position)),
                _ => Ok(Value::Moment(date, time)),
            };
        }
        if !self.eat(b'/') {
            return match start {
                End::At(date) => Ok(Value::Date(date)),
                _ => Err(self.fail_rest(Kind::Unknown, 0)),
            };
        }
        let end_position = self.position;
        let end = self.interval_end()?;
        if let (Some(b'T'), End::At(_)) = (self.peek(), end) {
            return Err(self.fail_rest(Kind::TimeInside, self.position));
        }
        match (start, end) {
            (End::At(first), End::At(last)) => self.check_order(&first, &last, end_position)?,
            (End::Open | End::Unknown, End::Open | End::Unknown) => {
                return Err(self.fail(Kind::Undated, 0));
            }
            _ => {}
        }
        Ok(Value::Interval(Box::new(Interval { start, end })))
    }

    fn interval_start(&mut self) -> Read<End> {
        let open = self.eat_dots();
        match (self.peek(), open) {
            (None | Some(b'/'), true) => Ok(End::Open),
            (None | Some(b'/'), false) => Ok(End::Unknown),
            (_, true) => self.date().map(End::Beyond),
            (_, false) => self.date().map(End::At),
        }
    }

    fn interval_end(&mut self) -> Read<End> {
        if self.peek().is_none() {
            return Ok(End::Unknown);
        }
        if self.eat_dots() {
            return Ok(End::Open);
        }
        let date = self.date()?;
        Ok(if self.eat_dots() {
            End::Beyond(date)
        } else {
            End::At(date)
        })
    }

    fn list(&mut self, choice: Choice, close: u8) -> Read<Value> {
        self.position += 1;
        let mut members = Vec::new();
        loop {
            members.push(self.member(close)?);
            if self.eat(close) {
                return Ok(Value::List(choice, members.into_boxed_slice()));
            }
            if !self.eat(b',') {
                return Err(match self.peek() {
                    None => self.fail(Kind::Unclosed, 0),
                    Some(b'T') => self.fail_rest(Kind::TimeInside, self.position),
                    Some(_) => self.unknown(),
                });
            }
        }
    }

    fn member(&mut self, close: u8) -> Read<Member> {
        if self.member_ends(close) {
            return Err(match self.peek() {
                None => self.fail(Kind::Unclosed, 0),
                Some(_) => self.fail(Kind::EmptyMember, self.position),
            });
        }
        if self.eat_dots() {
            return self.date().map(Member::Until);
        }
        let first = self.date()?;
        if !self.eat_dots() {
            return Ok(Member::At(first));
        }
        if self.member_ends(close) {
            return Ok(Member::Since(first));
        }
        let last_position = self.position;
        let last = self.date()?;
        self.check_order(&first, &last, last_position)?;
        Ok(Member::Range(first, last))
    }

    fn member_ends(&self, close: u8) -> bool {
        self.peek().is_none_or(|byte| byte == b',' || byte == close)
    }

    fn check_order(&self, first: &Date, last: &Date, last_position: usize) -> Read<()> {
        // Equal bounds are years so far away that their numbers meet.
        if first.bounds().earliest > last.bounds().latest {
            return Err(self.fail(Kind::Reversed, last_position));
        }
        Ok(())
    }

    /// A date without time. Stops at the first byte that isn't part of it.
    fn date(&mut self) -> Read<Date> {
        let mut qualifiers = [Qualifier::default(); 3];
        qualifiers[0] = self.qualifier();
        let year_position = self.position;
        let year = if self.eat(b'Y') {
            self.long_year()?
        } else {
            self.four_digit_year()?
        };
        let significant = self.significant_digits(year, year_position)?;
        qualifiers[0] = qualifiers[0].or(self.qualifier());
        let mut date = Date {
            year,
            significant,
            month: None,
            day: None,
            qualifiers,
        };
        let year_only = significant > 0 || !matches!(year, Year::Four { .. });
        if year_only || self.peek() != Some(b'-') {
            return Ok(date);
        }
        date.month = Some(self.month(&mut date.qualifiers)?);
        if self.peek() == Some(b'-') {
            self.day(&mut date)?;
        }
        Ok(date)
    }

    fn month(&mut self, qualifiers: &mut [Qualifier; 3]) -> Read<TwoDigits> {
        self.position += 1;
        qualifiers[1] = self.qualifier();
        let position = self.position;
        let month = self.two_digits()?;
        let known = match number(month) {
            Some(month) => matches!(month, 1..=12 | 21..=41),
            None => (1..=12).any(|candidate| fits(month, candidate)),
        };
        if !known {
            return Err(self.fail(Kind::Month, position));
        }
        let group = self.qualifier();
        for qualifier in &mut qualifiers[..2] {
            *qualifier = qualifier.or(group);
        }
        Ok(month)
    }

    fn day(&mut self, date: &mut Date) -> Read<()> {
        self.position += 1;
        date.qualifiers[2] = self.qualifier();
        let position = self.position;
        let day = self.two_digits()?;
        if date.season().is_some() {
            return Err(self.fail(Kind::DayOfSeason, position));
        }
        date.day = Some(day);
        if date.first_day().is_none() {
            let last = match (date.month.and_then(number), date.year.unspecified()) {
                (Some(month), 0) => Some(days_in_month(date.year.filled(0), month)),
                _ => None,
            };
            return Err(self.fail(Kind::Day { last }, position));
        }
        let group = self.qualifier();
        for qualifier in &mut date.qualifiers {
            *qualifier = qualifier.or(group);
        }
        Ok(())
    }

    fn qualifier(&mut self) -> Qualifier {
        let found = self.peek().and_then(Qualifier::from_sign);
        self.position += usize::from(found.is_some());
        found.unwrap_or_default()
    }

    fn four_digit_year(&mut self) -> Read<Year> {
        let start = self.position;
        let negative = self.eat(b'-');
        let mut digits = [0; 4];
        for digit in &mut digits {
            *digit = self.digit().ok_or_else(|| self.unknown())?;
        }
        if self.peek().is_some_and(is_digit) {
            return Err(self.unknown());
        }
        if negative && digits == *b"0000" {
            return Err(self.fail(Kind::NegativeZero, start));
        }
        Ok(Year::Four { negative, digits })
    }

    /// What stands behind a `Y`.
    fn long_year(&mut self) -> Read<Year> {
        let start = self.position - 1;
        let negative = self.eat(b'-');
        let leading_zero = self.peek() == Some(b'0');
        let magnitude = self.number(Kind::YearTooFar, start)?;
        let signed = if negative { -magnitude } else { magnitude };
        let year = if self.eat(b'E') {
            let exponent = self.number(Kind::YearTooFar, start)?;
            match u16::try_from(exponent) {
                Ok(exponent) if u64::from(exponent) < WIDEST_YEAR => Year::Power {
                    significand: signed,
                    exponent,
                },
                _ => return Err(self.fail(Kind::YearTooFar, start)),
            }
        } else {
            Year::Long(signed)
        };
        if u64::from(year.width()) > WIDEST_YEAR {
            return Err(self.fail(Kind::YearTooFar, start));
        }
        if leading_zero || year.number().is_some_and(|year| year.abs() <= 9999) {
            return Err(self.fail(Kind::YearPrefix, start));
        }
        Ok(year)
    }

    fn significant_digits(&mut self, year: Year, year_position: usize) -> Read<u16> {
        if self.peek() != Some(b'S') || year.unspecified() > 0 {
            return Ok(0);
        }
        self.position += 1;
        let position = self.position;
        let most = year.width();
        let kind = Kind::SignificantDigits { most };
        match u16::try_from(self.number(kind, year_position)?) {
            Ok(known) if (1..=most).contains(&known) => Ok(known),
            _ => Err(self.fail(kind, position)),
        }
    }

    /// One or more digits. Those of a number too large fail with `too_large`.
    fn number(&mut self, too_large: Kind, start: usize) -> Read<i64> {
        let first = self.position;
        let mut number = Some(0_i64);
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let value = i64::from(digit - b'0');
            number = number.and_then(|number| number.checked_mul(10)?.checked_add(value));
            self.position += 1;
        }
        if self.position == first {
            return Err(self.unknown());
        }
        number.ok_or_else(|| self.fail(too_large, start))
    }

    fn digit(&mut self) -> Option<u8> {
        let digit = self.peek().filter(|&byte| is_digit(byte))?;
        self.position += 1;
        Some(digit)
    }

    /// Exactly two digits; a third belongs to something else.
    fn two_digits(&mut self) -> Read<TwoDigits> {
        let start = self.position;
        let (tens, ones) = (self.digit(), self.digit());
        match (tens, ones, self.peek()) {
            (Some(tens), Some(ones), next) if !next.is_some_and(is_digit) => Ok([tens, ones]),
            _ => Err(self.fail_rest(Kind::Unknown, start)),
        }
    }

    /// A time of day from its `T` on. Only a whole and sure day has one.
    fn time(&mut self, date: &Date) -> Read<Time> {
        let whole = date.day.is_some() && !date.unspecified();
        if !whole || date.qualifier() != Qualifier::default() {
            return Err(self.unknown());
        }
        self.position += 1;
        let start = self.position;
        let clock = (
            self.clock_part(b':'),
            self.clock_part(b':'),
            self.clock_part(b' '),
        );
        let (Some(hour @ 0..=23), Some(minute @ 0..=59), Some(second @ 0..=60)) = clock else {
            return Err(self.fail_rest(Kind::Time, start));
        };
        let offset = self.offset()?;
        Ok(Time {
            hour,
            minute,
            second,
            offset,
        })
    }

    /// Two known digits and the separator behind them; a space stands for none.
    fn clock_part(&mut self, separator: u8) -> Option<u8> {
        let part = number([self.digit()?, self.digit()?])?;
        (separator == b' ' || self.eat(separator)).then_some(part)
    }

    /// Minutes ahead of UTC, if given.
    fn offset(&mut self) -> Read<Option<i16>> {
        let start = self.position;
        let sign = match self.peek() {
            Some(b'Z') => {
                self.position += 1;
                return Ok(Some(0));
            }
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Ok(None),
        };
        self.position += 1;
        let hours = self.clock_part(b' ');
        let minutes = if self.eat(b':') {
            self.clock_part(b' ')
        } else {
            Some(0)
        };
        if let (Some(hours), Some(minutes @ 0..=59)) = (hours, minutes) {
            let ahead = i16::from(hours) * 60 + i16::from(minutes);
            // ISO 8601-1 has no -00:00.
            let minus_zero = sign < 0 && ahead == 0;
            if ahead <= FARTHEST_OFFSET && !minus_zero {
                return Ok(Some(sign * ahead));
            }
        }
        Err(self.fail_rest(Kind::Offset, start))
    }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == UNSPECIFIED
}
