//! Dates as bytes, so that the widget can show them without the parser.

use super::value::{Choice, Date, Edtf, End, Interval, Member, Qualifier, Time, Value, Year};
use crate::bytes::{Reader, push_number, push_signed};

impl Edtf {
    /// Adds the date to some bytes, for [`Edtf::read`].
    pub fn write(&self, bytes: &mut Vec<u8>) {
        match &self.0 {
            Value::Date(date) => {
                bytes.push(0);
                write_date(bytes, date);
            }
            Value::Moment(date, time) => {
                bytes.push(1);
                write_date(bytes, date);
                bytes.extend([time.hour, time.minute, time.second]);
                push_number(bytes, u64::from(time.offset.is_some()));
                push_signed(bytes, i64::from(time.offset.unwrap_or_default()));
            }
            Value::Interval(interval) => {
                bytes.push(2);
                for end in [interval.start, interval.end] {
                    let (kind, date) = match end {
                        End::Unknown => (0, None),
                        End::Open => (1, None),
                        End::At(date) => (2, Some(date)),
                        End::Beyond(date) => (3, Some(date)),
                    };
                    bytes.push(kind);
                    if let Some(date) = date {
                        write_date(bytes, &date);
                    }
                }
            }
            Value::List(choice, members) => {
                bytes.push(match choice {
                    Choice::One => 3,
                    Choice::All => 4,
                });
                push_number(bytes, members.len() as u64);
                for member in members {
                    let (kind, first, last) = match *member {
                        Member::At(date) => (0, date, None),
                        Member::Range(first, last) => (1, first, Some(last)),
                        Member::Until(date) => (2, date, None),
                        Member::Since(date) => (3, date, None),
                    };
                    bytes.push(kind);
                    write_date(bytes, &first);
                    if let Some(last) = last {
                        write_date(bytes, &last);
                    }
                }
            }
        }
    }

    /// Reads a date that [`Edtf::write`] wrote; anything else reads as some date.
    pub fn read(reader: &mut Reader<'_>) -> Self {
        Self(match reader.byte() {
            0 => Value::Date(read_date(reader)),
            1 => Value::Moment(
                read_date(reader),
                Time {
                    hour: reader.byte(),
                    minute: reader.byte(),
                    second: reader.byte(),
                    offset: match reader.number() {
                        0 => {
                            reader.signed();
                            None
                        }
                        _ => i16::try_from(reader.signed()).ok(),
                    },
                },
            ),
            2 => Value::Interval(Box::new(Interval {
                start: read_end(reader),
                end: read_end(reader),
            })),
            list => {
                let choice = if list == 3 { Choice::One } else { Choice::All };
                let mut members = Vec::new();
                // No list is without members.
                for _ in 0..reader.count().max(1) {
                    let (kind, first) = (reader.byte(), read_date(reader));
                    members.push(match kind {
                        0 => Member::At(first),
                        1 => Member::Range(first, read_date(reader)),
                        2 => Member::Until(first),
                        _ => Member::Since(first),
                    });
                }
                Value::List(choice, members.into())
            }
        })
    }
}

fn read_end(reader: &mut Reader<'_>) -> End {
    match reader.byte() {
        0 => End::Unknown,
        1 => End::Open,
        2 => End::At(read_date(reader)),
        _ => End::Beyond(read_date(reader)),
    }
}

/// A date begins with a byte of what it has: the two lowest bits say how its year is written
/// (0 and 1: four digits, before and after year 0; 2: more; 3: a power), then a bit each for a
/// month, a day, significant digits, and qualifiers.
const MONTH: u8 = 4;
const DAY: u8 = 8;
const SIGNIFICANT: u8 = 16;
const QUALIFIED: u8 = 32;

fn write_date(bytes: &mut Vec<u8>, date: &Date) {
    let bit = |bit: u8, holds: bool| if holds { bit } else { 0 };
    let mut qualifiers = 0;
    for qualifier in date.qualifiers {
        qualifiers =
            qualifiers << 2 | u8::from(qualifier.uncertain) << 1 | u8::from(qualifier.approximate);
    }
    let year = match date.year {
        Year::Four { negative, .. } => u8::from(!negative),
        Year::Long(_) => 2,
        Year::Power { .. } => 3,
    };
    bytes.push(
        year | bit(MONTH, date.month.is_some())
            | bit(DAY, date.day.is_some())
            | bit(SIGNIFICANT, date.significant > 0)
            | bit(QUALIFIED, qualifiers > 0),
    );
    match date.year {
        Year::Four { digits, .. } => bytes.extend(digits),
        Year::Long(year) => push_signed(bytes, year),
        Year::Power {
            significand,
            exponent,
        } => {
            push_signed(bytes, significand);
            push_number(bytes, u64::from(exponent));
        }
    }
    bytes.extend([date.month, date.day].into_iter().flatten().flatten());
    if date.significant > 0 {
        push_number(bytes, u64::from(date.significant));
    }
    if qualifiers > 0 {
        bytes.push(qualifiers);
    }
}

#[inline(never)]
fn read_date(reader: &mut Reader<'_>) -> Date {
    let has = reader.byte();
    let year = match has & 3 {
        2 => Year::Long(reader.signed()),
        3 => Year::Power {
            significand: reader.signed(),
            exponent: reader.entry(),
        },
        after => Year::Four {
            negative: after == 0,
            digits: [(); 4].map(|()| digit(reader)),
        },
    };
    let mut two = |bit| (has & bit > 0).then(|| [digit(reader), digit(reader)]);
    let (month, day) = (two(MONTH), two(DAY));
    let significant = if has & SIGNIFICANT > 0 {
        reader.entry()
    } else {
        0
    };
    let qualifiers = if has & QUALIFIED > 0 {
        reader.byte()
    } else {
        0
    };
    let qualifier = |shift: u8| Qualifier {
        uncertain: qualifiers >> shift & 2 > 0,
        approximate: qualifiers >> shift & 1 > 0,
    };
    Date {
        year,
        significant,
        month,
        day,
        qualifiers: [qualifier(4), qualifier(2), qualifier(0)],
    }
}

/// A digit, or the sign for one that nobody knows; other bytes are none and read as 0.
fn digit(reader: &mut Reader<'_>) -> u8 {
    match reader.byte() {
        digit @ (b'0'..=b'9' | b'X') => digit,
        _ => b'0',
    }
}
