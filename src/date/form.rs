//! How a date is drawn, and how sure it is.

use super::value::{Choice, Date, Edtf, End, Member, Qualifier, UNSPECIFIED, Value, Year};
use crate::strings::Key;

/// How a date is drawn and worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// That year, month, day or moment.
    Exact,
    /// About then (`~`). A date that is approximate and uncertain (`%`) has this form too: how
    /// far off it may be matters more to a reader than that it may be wrong. So has a year with
    /// significant digits, an estimate.
    About,
    /// Perhaps then (`?`).
    Uncertain,
    /// One date or another: `[2256,2257]`.
    Either,
    /// Once, somewhere in there: `[2268..2349]`.
    Within,
    /// Then or earlier: `[..2267]`.
    By,
    /// Then or later: `[2268..]`.
    From,
    /// Digits are unknown: `22XX`. Whether it is also approximate doesn't change the form: the
    /// stretch of time is what there is to draw.
    Unspecified,
    /// It lasted: `2370/2371`.
    Span,
    /// Several dates, all of them: `{2256,2258}`.
    Several,
}

impl Edtf {
    /// How it is drawn and worded.
    #[must_use]
    pub fn form(&self) -> Form {
        match &self.0 {
            Value::Date(date) => date_form(date),
            Value::Moment(..) => Form::Exact,
            Value::Interval(_) => Form::Span,
            Value::List(choice, members) => match (choice, &members[..]) {
                (_, [Member::At(date)]) => date_form(date),
                (Choice::All, _) => Form::Several,
                (Choice::One, [Member::Range(..)]) => Form::Within,
                (Choice::One, [Member::Until(_)]) => Form::By,
                (Choice::One, [Member::Since(_)]) => Form::From,
                (Choice::One, _) => Form::Either,
            },
        }
    }

    /// Whether any component is approximate (`~` or `%`).
    #[must_use]
    pub fn approximate(&self) -> bool {
        self.any(|qualifier| qualifier.approximate)
    }

    /// Whether any component is uncertain (`?` or `%`).
    #[must_use]
    pub fn uncertain(&self) -> bool {
        self.any(|qualifier| qualifier.uncertain)
    }

    /// Whether its start is approximate: that of an interval, the first date of a list, else the
    /// date itself.
    #[must_use]
    pub fn start_approximate(&self) -> bool {
        self.ends()
            .0
            .is_some_and(|date| date.qualifier().approximate)
    }

    /// Whether its end is approximate: that of an interval, the last date of a list, else the
    /// date itself.
    #[must_use]
    pub fn end_approximate(&self) -> bool {
        self.ends()
            .1
            .is_some_and(|date| date.qualifier().approximate)
    }

    /// Whether nothing bounds its start: `..` or an unknown start, `[..b]`.
    #[must_use]
    pub fn open_start(&self) -> bool {
        self.bounds().earliest == f64::NEG_INFINITY
    }

    /// Whether nothing bounds its end: `..` or an unknown end, `[a..]`.
    #[must_use]
    pub fn open_end(&self) -> bool {
        self.bounds().latest == f64::INFINITY
    }

    /// Which of the texts `why.*` tells a reader why the date is no better than it is.
    ///
    /// For chronicles that give no reason of their own. An exact date needs none, unless it is
    /// `sourced`: then that is where it comes from.
    #[must_use]
    pub fn reason(&self, sourced: bool) -> Option<Key> {
        let reason = self.why();
        (sourced || reason != Key::WhyExact).then_some(reason)
    }

    fn why(&self) -> Key {
        match self.form() {
            Form::Exact | Form::Several => Key::WhyExact,
            Form::About => Key::WhyAbout,
            Form::Uncertain => Key::WhyUnsure,
            Form::Either => Key::WhyEither,
            Form::Within => Key::WhyWithin,
            Form::By => Key::WhyBy,
            Form::From => Key::WhyFrom,
            Form::Span => Key::WhySpan,
            Form::Unspecified => match &self.0 {
                Value::Date(date) => date_reason(date),
                _ => Key::WhyWithin,
            },
        }
    }

    /// Its first and its last date, where there are such.
    fn ends(&self) -> (Option<Date>, Option<Date>) {
        match &self.0 {
            Value::Date(date) | Value::Moment(date, _) => (Some(*date), Some(*date)),
            Value::Interval(interval) => (interval.start.date(), interval.end.date()),
            Value::List(_, members) => (
                members.first().and_then(|member| member.dates().0),
                members.last().and_then(|member| member.dates().1),
            ),
        }
    }

    fn any(&self, holds: impl Fn(Qualifier) -> bool) -> bool {
        let date_holds = |date: Option<Date>| date.is_some_and(|date| holds(date.qualifier()));
        match &self.0 {
            Value::List(_, members) => members.iter().any(|member| {
                let (first, last) = member.dates();
                date_holds(first) || date_holds(last)
            }),
            _ => {
                let (first, last) = self.ends();
                date_holds(first) || date_holds(last)
            }
        }
    }
}

impl End {
    fn date(self) -> Option<Date> {
        match self {
            Self::Unknown | Self::Open => None,
            Self::At(date) | Self::Beyond(date) => Some(date),
        }
    }
}

fn date_form(date: &Date) -> Form {
    let qualifier = date.qualifier();
    if date.unspecified() {
        Form::Unspecified
    } else if qualifier.approximate || date.significant > 0 {
        Form::About
    } else if qualifier.uncertain {
        Form::Uncertain
    } else {
        Form::Exact
    }
}

/// Digits may be missing from the year or only from the month and the day.
fn date_reason(date: &Date) -> Key {
    match (date.year, date.year.unspecified()) {
        (_, 0) => Key::WhyExact,
        (
            Year::Four {
                digits: [_, _, UNSPECIFIED, UNSPECIFIED],
                ..
            },
            2,
        ) => Key::WhyCentury,
        _ => Key::WhyWithin,
    }
}
