//! The canonical text of a date.
//!
//! Qualifiers are written as far to the right as they reach: one at the end for the whole date,
//! else one behind the last of the leading components that share it, else one before each
//! component of its own. An offset has hours and minutes, or is `Z`.

use std::fmt;

use super::value::{Choice, Date, Edtf, End, Interval, Member, Time, Value, Year};

impl Edtf {
    /// The canonical text. The standard library's formatting would bring 2 kB of its own along.
    ///
    /// ```
    /// let date = mirror_timeline::date::Edtf::parse("2411~").unwrap();
    /// assert_eq!(date.text(), "2411~");
    /// ```
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let out = &mut text;
        match &self.0 {
            Value::Date(date) => write_date(out, date),
            Value::Moment(date, time) => {
                write_date(out, date);
                write_time(out, *time);
            }
            Value::Interval(interval) => write_interval(out, interval),
            Value::List(choice, members) => write_list(out, *choice, members),
        }
        text
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

fn write_interval(out: &mut String, interval: &Interval) {
    match &interval.start {
        End::Unknown => {}
        End::Open => out.push_str(".."),
        End::At(date) => write_date(out, date),
        End::Beyond(date) => {
            out.push_str("..");
            write_date(out, date);
        }
    }
    out.push('/');
    match &interval.end {
        End::Unknown => {}
        End::Open => out.push_str(".."),
        End::At(date) => write_date(out, date),
        End::Beyond(date) => {
            write_date(out, date);
            out.push_str("..")
        }
    }
}

fn write_list(out: &mut String, choice: Choice, members: &[Member]) {
    let (open, close) = match choice {
        Choice::One => ('[', ']'),
        Choice::All => ('{', '}'),
    };
    out.push(open);
    for (index, member) in members.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        if let Member::At(date) = member {
            write_date(out, date);
            continue;
        }
        let (first, last) = member.dates();
        if let Some(date) = first {
            write_date(out, &date);
        }
        out.push_str("..");
        if let Some(date) = last {
            write_date(out, &date);
        }
    }
    out.push(close)
}

fn write_date(out: &mut String, date: &Date) {
    let components = date.components();
    let [leading, ..] = date.qualifiers;
    let shared = date.qualifiers[..components]
        .iter()
        .take_while(|&&qualifier| qualifier == leading)
        .count();
    for (index, qualifier) in date.qualifiers[..components].iter().enumerate() {
        if index > 0 {
            out.push('-');
        }
        if index >= shared {
            write_sign(out, qualifier.sign());
        }
        match index {
            0 => write_year(out, date),
            1 => write_digits(out, &date.month.unwrap_or_default()),
            _ => write_digits(out, &date.day.unwrap_or_default()),
        }
        if index + 1 == shared {
            write_sign(out, leading.sign());
        }
    }
}

fn write_sign(out: &mut String, sign: Option<char>) {
    if let Some(sign) = sign {
        out.push(sign);
    }
}

fn write_year(out: &mut String, date: &Date) {
    match date.year {
        Year::Four { negative, digits } => {
            if negative {
                out.push('-');
            }
            write_digits(out, &digits);
        }
        Year::Long(year) => {
            out.push('Y');
            out.push_str(&year.to_string());
        }
        Year::Power {
            significand,
            exponent,
        } => {
            out.push('Y');
            out.push_str(&significand.to_string());
            out.push('E');
            out.push_str(&exponent.to_string());
        }
    }
    if date.significant > 0 {
        out.push('S');
        out.push_str(&date.significant.to_string());
    }
}

fn write_digits(out: &mut String, digits: &[u8]) {
    for &digit in digits {
        out.push(char::from(digit));
    }
}

fn write_time(out: &mut String, time: Time) {
    for (sign, number) in [('T', time.hour), (':', time.minute), (':', time.second)] {
        write_two(out, sign, number);
    }
    match time.offset {
        None => {}
        Some(0) => out.push('Z'),
        Some(minutes) => {
            // Offsets reach 14 hours, so both parts fit.
            let ahead = minutes.unsigned_abs();
            write_two(out, if minutes < 0 { '-' } else { '+' }, (ahead / 60) as u8);
            write_two(out, ':', (ahead % 60) as u8)
        }
    }
}

fn write_two(out: &mut String, sign: char, number: u8) {
    out.push(sign);
    out.push(char::from(b'0' + number / 10));
    out.push(char::from(b'0' + number % 10))
}
