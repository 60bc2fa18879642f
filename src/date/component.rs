//! Reads a date: its year, month and day, with their qualifiers.

use super::calendar::days_in_month;
use super::cursor::{Cursor, Read, is_digit};
use super::failure::DateProblemKind as Kind;
use super::value::{Date, Qualifier, TwoDigits, Year, fits, number};

/// Years of more digits are refused: beyond them a decimal year would be infinite.
const WIDEST_YEAR: u16 = 300;

impl Cursor<'_> {
    /// A date without time. Stops at the first byte that isn't part of it.
    pub fn date(&mut self) -> Read<Date> {
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

    fn four_digit_year(&mut self) -> Read<Year> {
        let start = self.position;
        let negative = self.eat(b'-');
        let mut digits = [0; 4];
        for digit in &mut digits {
            *digit = self
                .digit()
                .ok_or_else(|| self.fail_rest(Kind::Unknown, start))?;
        }
        if self.peek().is_some_and(is_digit) {
            return Err(self.fail_rest(Kind::Unknown, start));
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
                Ok(exponent) if exponent < WIDEST_YEAR => Year::Power {
                    significand: signed,
                    exponent,
                },
                _ => return Err(self.fail(Kind::YearTooFar, start)),
            }
        } else {
            Year::Long(signed)
        };
        if year.width() > WIDEST_YEAR {
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
}
