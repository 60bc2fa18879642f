//! Reads a time of day and its offset from UTC.

use super::cursor::{Cursor, Read};
use super::failure::DateProblemKind as Kind;
use super::value::{Date, Qualifier, Time, number};

/// Offsets beyond 14 hours are used nowhere on Earth.
const FARTHEST_OFFSET: i16 = 14 * 60;

impl Cursor<'_> {
    /// A time of day from its `T` on. Only a whole and sure day has one.
    pub fn time(&mut self, date: &Date) -> Read<Time> {
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
