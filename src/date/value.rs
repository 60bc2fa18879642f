//! What a date is once it is read. Everything here is private to the folder.

/// An EDTF date of any level. See the [module](super) for what it can say.
///
/// Two dates are equal when they say the same in the same form: `?2004-06` equals `2004?-06`,
/// `2372` doesn't equal `2372-01/2372-12`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf(pub(super) Value);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Date(Date),
    Moment(Date, Time),
    /// Boxed, as are the members of a list, so that the many plain dates stay small.
    Interval(Box<Interval>),
    List(Choice, Box<[Member]>),
}

/// From a start to an end, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub start: End,
    pub end: End,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing is written: the end exists, its date is not known.
    Unknown,
    /// `..`: there is no end.
    Open,
    /// A date.
    At(Date),
    /// `..date` at the start, `date..` at the end: the date or further out.
    Beyond(Date),
}

/// What a list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// `[…]`: one of its members.
    One,
    /// `{…}`: all of them.
    All,
}

/// A member of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    At(Date),
    /// `a..b`: anything from the one to the other, both included.
    Range(Date, Date),
    /// `..b`: that date or an earlier one.
    Until(Date),
    /// `a..`: that date or a later one.
    Since(Date),
}

impl Member {
    /// The dates that bound it, outer bounds that are open left out.
    pub fn dates(self) -> (Option<Date>, Option<Date>) {
        match self {
            Self::At(date) => (Some(date), Some(date)),
            Self::Range(first, last) => (Some(first), Some(last)),
            Self::Until(last) => (None, Some(last)),
            Self::Since(first) => (Some(first), None),
        }
    }
}

/// A year, a month (or season) of it, or a day, with its qualifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub year: Year,
    /// `S`: how many of the year's digits are known; 0 where it isn't given.
    pub significant: u16,
    /// 01 to 12, or 21 to 41 for seasons and other parts of a year.
    pub month: Option<TwoDigits>,
    pub day: Option<TwoDigits>,
    /// Of the year, the month and the day; none where there is no such component.
    pub qualifiers: [Qualifier; 3],
}

/// Two ASCII digits, `X` for one that nobody knows.
pub(super) type TwoDigits = [u8; 2];

/// A digit that nobody knows.
pub(super) const UNSPECIFIED: u8 = b'X';

/// The number that two digits write, if both are known.
pub(super) fn number(digits: TwoDigits) -> Option<u8> {
    let [tens, ones] = digits;
    let known = tens != UNSPECIFIED && ones != UNSPECIFIED;
    known.then(|| (tens - b'0') * 10 + ones - b'0')
}

/// Whether a number below 100 can be meant by two digits.
pub(super) fn fits(digits: TwoDigits, number: u8) -> bool {
    let fits = |digit: u8, value: u8| digit == UNSPECIFIED || digit - b'0' == value;
    fits(digits[0], number / 10) && fits(digits[1], number % 10)
}

/// The three ways to write a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Four ASCII digits, `X` for those that nobody knows.
    Four { negative: bool, digits: [u8; 4] },
    /// `Y` and more than four digits.
    Long(i64),
    /// `Y…E…`: the first number times ten to the power of the second.
    Power { significand: i64, exponent: u16 },
}

impl Year {
    /// How many of its digits nobody knows.
    pub fn unspecified(self) -> u32 {
        match self {
            Self::Four { digits, .. } => digits.iter().map(|&d| u32::from(d == UNSPECIFIED)).sum(),
            _ => 0,
        }
    }

    /// How many digits it has, written out.
    pub fn width(self) -> u16 {
        match self {
            Self::Four { .. } => 4,
            Self::Long(year) => width(year),
            Self::Power {
                significand,
                exponent,
            } => width(significand) + exponent,
        }
    }

    /// The year as a number, unknown digits as 0, if an `i64` can hold it.
    pub fn number(self) -> Option<i64> {
        match self {
            Self::Four { .. } => Some(self.filled(0)),
            Self::Long(year) => Some(year),
            Self::Power {
                significand,
                exponent,
            } => significand.checked_mul(10_i64.checked_pow(u32::from(exponent))?),
        }
    }

    /// The year of four digits whose unknown ones are those of `filling`.
    pub fn filled(self, filling: u32) -> i64 {
        let Self::Four { negative, digits } = self else {
            return 0;
        };
        let (mut filling, mut year, mut place) = (filling, 0, 1);
        for digit in digits.into_iter().rev() {
            let value = if digit == UNSPECIFIED {
                let next = filling % 10;
                filling /= 10;
                i64::from(next)
            } else {
                i64::from(digit - b'0')
            };
            year += value * place;
            place *= 10;
        }
        if negative { -year } else { year }
    }
}

fn width(number: i64) -> u16 {
    let (mut rest, mut digits) = (number.unsigned_abs(), 1);
    while rest > 9 {
        rest /= 10;
        digits += 1;
    }
    digits
}

/// How sure a component is: `?`, `~`, both (`%`) or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Qualifier {
    pub uncertain: bool,
    pub approximate: bool,
}

impl Qualifier {
    pub fn from_sign(sign: u8) -> Option<Self> {
        let (uncertain, approximate) = match sign {
            b'?' => (true, false),
            b'~' => (false, true),
            b'%' => (true, true),
            _ => return None,
        };
        Some(Self {
            uncertain,
            approximate,
        })
    }

    pub fn sign(self) -> Option<char> {
        match (self.uncertain, self.approximate) {
            (true, false) => Some('?'),
            (false, true) => Some('~'),
            (true, true) => Some('%'),
            (false, false) => None,
        }
    }

    pub fn or(self, other: Self) -> Self {
        Self {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }
}

impl Date {
    /// How sure its least sure component is.
    pub fn qualifier(&self) -> Qualifier {
        let [year, month, day] = self.qualifiers;
        year.or(month).or(day)
    }

    /// Whether any digit is unspecified.
    pub fn unspecified(&self) -> bool {
        self.year.unspecified() > 0
            || [self.month, self.day]
                .into_iter()
                .flatten()
                .any(|digits| number(digits).is_none())
    }

    /// The part of the year (21 to 41) that its month stands for, if it isn't a month.
    pub fn season(&self) -> Option<u8> {
        self.month.and_then(number).filter(|&month| month > 20)
    }

    /// How many components it has.
    pub fn components(&self) -> usize {
        1 + usize::from(self.month.is_some()) + usize::from(self.day.is_some())
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// Minutes that the clock is ahead of UTC; `None` where the text doesn't say.
    pub offset: Option<i16>,
}
