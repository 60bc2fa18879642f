//! The canonical text of a date.
//!
//! Qualifiers are written as far to the right as they reach: one at the end for the whole date,
//! else one behind the last of the leading components that share it, else one before each
//! component of its own. An offset has hours and minutes, or is `Z`.

use std::fmt::{self, Display, Formatter, Write};

use super::value::{Choice, Date, Edtf, End, Interval, Member, Time, Value, Year};

impl Display for Edtf {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Value::Date(date) => write_date(out, date),
            Value::Moment(date, time) => {
                write_date(out, date)?;
                write_time(out, *time)
            }
            Value::Interval(interval) => write_interval(out, interval),
            Value::List(choice, members) => write_list(out, *choice, members),
        }
    }
}

fn write_interval(out: &mut Formatter<'_>, interval: &Interval) -> fmt::Result {
    match &interval.start {
        End::Unknown => {}
        End::Open => out.write_str("..")?,
        End::At(date) => write_date(out, date)?,
        End::Beyond(date) => {
            out.write_str("..")?;
            write_date(out, date)?;
        }
    }
    out.write_char('/')?;
    match &interval.end {
        End::Unknown => Ok(()),
        End::Open => out.write_str(".."),
        End::At(date) => write_date(out, date),
        End::Beyond(date) => {
            write_date(out, date)?;
            out.write_str("..")
        }
    }
}

fn write_list(out: &mut Formatter<'_>, choice: Choice, members: &[Member]) -> fmt::Result {
    let (open, close) = match choice {
        Choice::One => ('[', ']'),
        Choice::All => ('{', '}'),
    };
    out.write_char(open)?;
    for (index, member) in members.iter().enumerate() {
        if index > 0 {
            out.write_char(',')?;
        }
        if let Member::At(date) = member {
            write_date(out, date)?;
            continue;
        }
        let (first, last) = member.dates();
        if let Some(date) = first {
            write_date(out, &date)?;
        }
        out.write_str("..")?;
        if let Some(date) = last {
            write_date(out, &date)?;
        }
    }
    out.write_char(close)
}

fn write_date(out: &mut Formatter<'_>, date: &Date) -> fmt::Result {
    let components = date.components();
    let [leading, ..] = date.qualifiers;
    let shared = date.qualifiers[..components]
        .iter()
        .take_while(|&&qualifier| qualifier == leading)
        .count();
    for (index, qualifier) in date.qualifiers[..components].iter().enumerate() {
        if index > 0 {
            out.write_char('-')?;
        }
        if index >= shared {
            write_sign(out, qualifier.sign())?;
        }
        match index {
            0 => write_year(out, date)?,
            1 => write_digits(out, &date.month.unwrap_or_default())?,
            _ => write_digits(out, &date.day.unwrap_or_default())?,
        }
        if index + 1 == shared {
            write_sign(out, leading.sign())?;
        }
    }
    Ok(())
}

fn write_sign(out: &mut Formatter<'_>, sign: Option<char>) -> fmt::Result {
    sign.map_or(Ok(()), |sign| out.write_char(sign))
}

fn write_year(out: &mut Formatter<'_>, date: &Date) -> fmt::Result {
    match date.year {
        Year::Four { negative, digits } => {
            if negative {
                out.write_char('-')?;
            }
            write_digits(out, &digits)?;
        }
        Year::Long(year) => write!(out, "Y{year}")?,
        Year::Power {
            significand,
            exponent,
        } => write!(out, "Y{significand}E{exponent}")?,
    }
    if date.significant > 0 {
        write!(out, "S{}", date.significant)?;
    }
    Ok(())
}

fn write_digits(out: &mut Formatter<'_>, digits: &[u8]) -> fmt::Result {
    digits
        .iter()
        .try_for_each(|&digit| out.write_char(char::from(digit)))
}

fn write_time(out: &mut Formatter<'_>, time: Time) -> fmt::Result {
    for (sign, number) in [('T', time.hour), (':', time.minute), (':', time.second)] {
        write_two(out, sign, number)?;
    }
    match time.offset {
        None => Ok(()),
        Some(0) => out.write_char('Z'),
        Some(minutes) => {
            // Offsets reach 14 hours, so both parts fit.
            let ahead = minutes.unsigned_abs();
            write_two(out, if minutes < 0 { '-' } else { '+' }, (ahead / 60) as u8)?;
            write_two(out, ':', (ahead % 60) as u8)
        }
    }
}

fn write_two(out: &mut Formatter<'_>, sign: char, number: u8) -> fmt::Result {
    out.write_char(sign)?;
    out.write_char(char::from(b'0' + number / 10))?;
    out.write_char(char::from(b'0' + number % 10))
}
