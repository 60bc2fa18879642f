//! Guesses what was meant by a text that is no date.
//!
//! Nothing is suggested that isn't itself a date: each guess is read before it is made.

use super::failure::{DateProblemKind as Kind, Failure};
use super::parse::read;
use super::value::{Date, Edtf, Value, Year};

/// Texts longer than this are not worth a guess.
const LONGEST: usize = 60;

/// A date that `text` was probably meant to be.
pub(super) fn suggest(text: &str, failure: &Failure) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let (before, rest) = text.split_at_checked(failure.start)?;
    match failure.kind {
        Kind::Unknown => guess(text),
        Kind::Month => one_year_or_other(before.strip_suffix('-')?, rest),
        Kind::DayOfSeason => sound(&[before.strip_suffix('-')?]),
        Kind::Time => sound(&[text, ":00"]),
        Kind::TimeInside => sound(&[&without_times(text)]),
        // Past the `Y`, or past the minus of year minus zero.
        Kind::YearPrefix | Kind::NegativeZero => sound(&[before, rest.get(1..)?]),
        Kind::Reversed => text.split_once('/').and_then(|(a, b)| sound(&[b, "/", a])),
        Kind::Unclosed => sound(&[text, if text.starts_with('[') { "]" } else { "}" }]),
        Kind::EmptyMember => sound(&[&without_empty_members(text)]),
        _ => None,
    }
}

/// The canonical text of a date written in these pieces, if they are one.
fn sound(pieces: &[&str]) -> Option<String> {
    read(&pieces.concat()).ok().map(|date| date.to_string())
}

/// The year of a date that is nothing but a year of four known digits.
fn plain_year(text: &str) -> Option<i64> {
    match read(text).ok()? {
        Edtf(Value::Date(Date {
            year: Year::Four { .. },
            month: None,
            ..
        })) => digits(text.trim_start_matches('-'))
            .map(|year| if text.starts_with('-') { -year } else { year }),
        _ => None,
    }
}

/// A number of up to nine digits and nothing else.
fn digits(text: &str) -> Option<i64> {
    let fits = (1..10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| {
        text.bytes()
            .fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
    })
}

/// "2255-56" and "2255-13" may be meant as one year or the next.
fn one_year_or_other(year_text: &str, month: &str) -> Option<String> {
    let year = digits(year_text)?;
    let written = year / 100 * 100 + digits(month)?;
    let other = if written > year { written } else { year + 1 };
    sound(&["[", year_text, ",", &year_in_digits(other), "]"])
}

fn without_times(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|&character| {
            inside = match character {
                'T' => true,
                '/' | ',' | ']' | '}' => false,
                _ => inside,
            };
            !inside
        })
        .collect()
}

fn without_empty_members(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        let empty = kept.ends_with([',', '[', '{']);
        match character {
            ',' if empty => continue,
            ']' | '}' if kept.ends_with(',') => drop(kept.pop()),
            _ => {}
        }
        kept.push(character);
    }
    kept
}

/// What words say of the date beside them.
#[derive(Clone, Copy)]
enum Sense {
    About,
    Perhaps,
    After,
    Before,
    Since,
    Until,
    Onwards,
}

/// English ways to begin a date.
const BEGINNINGS: [(&str, Sense); 14] = [
    ("circa", Sense::About),
    ("ca.", Sense::About),
    ("c.", Sense::About),
    ("about", Sense::About),
    ("around", Sense::About),
    ("approx.", Sense::About),
    ("perhaps", Sense::Perhaps),
    ("possibly", Sense::Perhaps),
    ("after", Sense::After),
    ("before", Sense::Before),
    ("since", Sense::Since),
    ("from", Sense::Since),
    ("until", Sense::Until),
    ("by", Sense::Until),
];

/// English ways to end one.
const ENDINGS: [(&str, Sense); 3] = [
    ("or later", Sense::Since),
    ("or earlier", Sense::Until),
    ("onwards", Sense::Onwards),
];

/// What may stand between two dates, and what goes around and between them.
const BETWEEN: [(&str, [&str; 3]); 6] = [
    (" or ", ["[", ",", "]"]),
    (" and ", ["[", "..", "]"]),
    (" to ", ["", "/", ""]),
    ("..", ["[", "..", "]"]),
    ("/", ["", "/", ""]),
    ("-", ["", "/", ""]),
];

fn guess(text: &str) -> Option<String> {
    let plain = plain_text(text);
    if let Some(date) = single(&plain) {
        return Some(date);
    }
    let begun = |(words, sense)| Some((plain.strip_prefix(words)?, sense));
    let ended = |(words, sense)| Some((plain.strip_suffix(words)?, sense));
    let found = BEGINNINGS.into_iter().find_map(begun);
    if let Some((rest, sense)) = found.or_else(|| ENDINGS.into_iter().find_map(ended)) {
        return in_sense(&single(rest)?, sense);
    }
    let between = plain
        .strip_prefix("between")
        .or_else(|| plain.strip_prefix("within"));
    let inner = between.unwrap_or(&plain).trim_matches(['[', ']']);
    let once = inner.len() < plain.len();
    BETWEEN.into_iter().find_map(|(separator, signs)| {
        let [open, middle, close] = if once { ["[", "..", "]"] } else { signs };
        // A hyphen also stands inside dates, so each is tried.
        (1..inner.len()).find_map(|position| {
            let (first, rest) = inner.split_at_checked(position)?;
            let last = rest.strip_prefix(separator)?;
            let (first, last) = (single(first)?, last_of_two(first.trim_ascii(), last)?);
            sound(&[open, &first, middle, &last, close])
        })
    })
}

/// In lower case, every dash a hyphen, no white space around it.
fn plain_text(text: &str) -> String {
    let plain = |character: char| match character {
        '–' | '—' | '−' => '-',
        other => other.to_ascii_lowercase(),
    };
    text.trim().chars().map(plain).collect()
}

fn in_sense(date: &str, sense: Sense) -> Option<String> {
    let beside = |years| plain_year(date).map(|year| year_in_digits(year + years));
    match sense {
        Sense::About => sound(&[date, "~"]),
        Sense::Perhaps => sound(&[date, "?"]),
        Sense::After => sound(&["[", beside(1).as_deref().unwrap_or(date), "..]"]),
        Sense::Before => sound(&["[..", beside(-1).as_deref().unwrap_or(date), "]"]),
        Sense::Since => sound(&["[", date, "..]"]),
        Sense::Until => sound(&["[..", date, "]"]),
        Sense::Onwards => sound(&[date, "/.."]),
    }
}

/// The second of two dates; "75" after "2370" is 2375.
fn last_of_two(first: &str, last: &str) -> Option<String> {
    let last = last.trim_ascii();
    match first.get(..2) {
        Some(century) if first.len() == 4 && last.len() == 2 => single(&[century, last].concat()),
        _ => single(last),
    }
}

/// A date without words around it, in lower case and perhaps oddly written.
fn single(text: &str) -> Option<String> {
    let text = text.trim_ascii();
    let text = text.strip_prefix("the ").unwrap_or(text);
    ["", "T"]
        .into_iter()
        .find_map(|space| sound(&[&respelled(text, space)]))
        .or_else(|| before_common_era(text))
        .or_else(|| decade_or_century(text))
        .or_else(|| other_digits(text))
}

/// In capitals, with something else for each space.
fn respelled(text: &str, space: &str) -> String {
    let mut respelled = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' => respelled.push_str(space),
            other => respelled.push(other.to_ascii_uppercase()),
        }
    }
    respelled
}

fn before_common_era(text: &str) -> Option<String> {
    let year = text
        .strip_suffix("bce")
        .or_else(|| text.strip_suffix("bc"))?;
    sound(&[&year_in_digits(1 - digits(year.trim_ascii())?)])
}

/// "2370s", "2300s", "24th century".
fn decade_or_century(text: &str) -> Option<String> {
    if let Some(ordinal) = text.strip_suffix("century") {
        let number = digits(ordinal.trim_end_matches(|c: char| !c.is_ascii_digit()))?;
        let first = year_in_digits((number - 1) * 100);
        return sound(&[first.strip_suffix("00")?, "XX"]);
    }
    let year = text.strip_suffix('s')?;
    match year.strip_suffix("00") {
        Some(century) => sound(&[century, "XX"]),
        None => sound(&[year.strip_suffix('0')?, "X"]),
    }
}

/// Digits without their hyphens, with too few zeros, or of a long year without its `Y`.
fn other_digits(text: &str) -> Option<String> {
    if let (8, Some(_)) = (text.len(), digits(text)) {
        let day = sound(&[text.get(..4)?, "-", text.get(4..6)?, "-", text.get(6..)?]);
        if day.is_some() {
            return day;
        }
    }
    if let Some(year) = text.strip_prefix('-') {
        return sound(&[&year_in_digits(-digits(year)?)]);
    }
    let mut written = String::with_capacity(text.len() + 4);
    for (index, part) in text.split(['-', '.']).enumerate() {
        let number = digits(part)?;
        if index == 0 {
            written = year_in_digits(number);
        } else {
            written.push_str(if part.len() == 1 { "-0" } else { "-" });
            written.push_str(part);
        }
    }
    sound(&[&written])
}

/// A year as EDTF writes it.
fn year_in_digits(year: i64) -> String {
    let digits = year.abs().to_string();
    let zeros = "0000".get(digits.len()..).unwrap_or_default();
    let prefix = if digits.len() > 4 { "Y" } else { "" };
    [prefix, if year < 0 { "-" } else { "" }, zeros, &digits].concat()
}
