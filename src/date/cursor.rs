//! A place in the text of a date, and the few steps that all rules of the grammar are made of.

use super::failure::{DateProblemKind as Kind, Failure};
use super::value::{Qualifier, TwoDigits, UNSPECIFIED};

/// What a rule gives: what it read, or why it could not.
pub(super) type Read<T> = Result<T, Failure>;

pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    pub position: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            position: 0,
        }
    }

    /// The next byte, if any.
    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    /// Steps over the next byte if it is this one.
    pub fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    /// Steps over `..`.
    pub fn eat_dots(&mut self) -> bool {
        let found = self
            .bytes
            .get(self.position..)
            .is_some_and(|rest| rest.starts_with(b".."));
        self.position += if found { 2 } else { 0 };
        found
    }

    /// A failure about the bytes from `start` to here.
    pub fn fail(&self, kind: Kind, start: usize) -> Failure {
        Failure {
            kind,
            start,
            end: self.position,
        }
    }

    /// A failure about everything from `start` on.
    pub fn fail_rest(&self, kind: Kind, start: usize) -> Failure {
        Failure {
            kind,
            start,
            end: self.bytes.len(),
        }
    }

    /// From here on it is nothing that EDTF knows.
    pub fn unknown(&self) -> Failure {
        self.fail_rest(Kind::Unknown, self.position)
    }

    /// Steps over a qualifier, if there is one.
    pub fn qualifier(&mut self) -> Qualifier {
        let found = self.peek().and_then(Qualifier::from_sign);
        self.position += usize::from(found.is_some());
        found.unwrap_or_default()
    }

    /// One or more digits. Those of a number too large fail with `too_large`.
    pub fn number(&mut self, too_large: Kind, start: usize) -> Read<i64> {
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

    /// Steps over one digit or `X`.
    pub fn digit(&mut self) -> Option<u8> {
        let digit = self.peek().filter(|&byte| is_digit(byte))?;
        self.position += 1;
        Some(digit)
    }

    /// Exactly two digits; a third belongs to something else.
    pub fn two_digits(&mut self) -> Read<TwoDigits> {
        let start = self.position;
        let (tens, ones) = (self.digit(), self.digit());
        match (tens, ones, self.peek()) {
            (Some(tens), Some(ones), next) if !next.is_some_and(is_digit) => Ok([tens, ones]),
            _ => Err(self.fail_rest(Kind::Unknown, start)),
        }
    }
}

/// Whether a byte is a digit, known or not.
pub(super) fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == UNSPECIFIED
}
