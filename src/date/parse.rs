//! Reads dates, intervals and lists: one pass over the bytes, each rule a method of [`Cursor`].

use super::cursor::{Cursor, Read};
use super::failure::DateProblemKind as Kind;
use super::value::{Choice, Date, Edtf, End, Interval, Member, Value};

/// Reads a date, without working out how a bad one could be mended.
pub(super) fn read(text: &str) -> Read<Edtf> {
    let mut cursor = Cursor::new(text);
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

impl Cursor<'_> {
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
        let (first, last) = (first.bounds(), last.bounds());
        // The first comparison is for years so far away that a year has no length.
        if first.earliest > last.earliest && first.earliest >= last.latest {
            return Err(self.fail(Kind::Reversed, last_position));
        }
        Ok(())
    }
}
