//! Guesses what was meant by a text that is no date.
//!
//! Nothing is suggested that isn't itself a date: each guess is read before it is made.

use super::parse::{Failure, read};
use super::problem::DateProblemKind as Kind;

/// Texts longer than this are not worth a guess.
const LONGEST: usize = 60;

/// A date that `text` was probably meant to be.
pub(super) fn suggest(text: &str, failure: &Failure) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    match failure.kind {
        Kind::Unknown => guess(text),
        Kind::Month => one_year_or_other(text, failure.start),
        Kind::DayOfSeason => sound(text.get(..failure.start.saturating_sub(1))?),
        Kind::Time => sound(&[text, ":00"].concat()),
        Kind::TimeInside => sound(&without_times(text)),
        Kind::YearPrefix => sound(&text.replacen('Y', "", 1)),
        Kind::NegativeZero => sound(&text.replacen("-0000", "0000", 1)),
        Kind::Reversed => text
            .split_once('/')
            .and_then(|(a, b)| sound(&join(b, "/", a))),
        Kind::Unclosed => sound(&[text, if text.starts_with('[') { "]" } else { "}" }].concat()),
        Kind::EmptyMember => sound(&without_empty_members(text)),
        _ => None,
    }
}

/// The canonical text, if it is a date.
fn sound(text: &str) -> Option<String> {
    read(text).ok().map(|date| date.to_string())
}

fn join(a: &str, between: &str, b: &str) -> String {
    [a, between, b].concat()
}

/// "2255-56" and "2255-13" may be meant as one year or the next.
fn one_year_or_other(text: &str, month_position: usize) -> Option<String> {
    let year_text = text.get(..month_position.checked_sub(1)?)?;
    let month: u16 = text.get(month_position..)?.parse().ok()?;
    let year: u16 = year_text.parse().ok()?;
    let written = year / 100 * 100 + month;
    let other = if written > year { written } else { year + 1 };
    sound(&["[", year_text, ",", &other.to_string(), "]"].concat())
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
        let closes = matches!(character, ',' | ']' | '}');
        if closes && kept.ends_with(',') {
            kept.pop();
        }
        if !(character == ',' && kept.len() == 1) {
            kept.push(character);
        }
    }
    kept
}

/// What goes around a date that is told in words.
enum Around {
    /// Before and behind it.
    Text(&'static str, &'static str),
    /// It happened after it.
    After,
    /// It happened before it.
    Before,
}

/// English ways to begin a date.
const BEGINNINGS: [(&str, Around); 14] = [
    ("circa", Around::Text("", "~")),
    ("ca.", Around::Text("", "~")),
    ("c.", Around::Text("", "~")),
    ("about", Around::Text("", "~")),
    ("around", Around::Text("", "~")),
    ("approx.", Around::Text("", "~")),
    ("perhaps", Around::Text("", "?")),
    ("possibly", Around::Text("", "?")),
    ("after", Around::After),
    ("before", Around::Before),
    ("since", Around::Text("[", "..]")),
    ("from", Around::Text("[", "..]")),
    ("until", Around::Text("[..", "]")),
    ("by", Around::Text("[..", "]")),
];

/// English ways to end one.
const ENDINGS: [(&str, Around); 4] = [
    ("or later", Around::Text("[", "..]")),
    ("or earlier", Around::Text("[..", "]")),
    ("onwards", Around::Text("", "/..")),
    ("onward", Around::Text("", "/..")),
];

/// What may stand between two dates, and what goes around and between them.
const BETWEEN: [(&str, [&str; 3]); 7] = [
    (" or ", ["[", ",", "]"]),
    (" and ", ["[", "..", "]"]),
    (" to ", ["", "/", ""]),
    ("...", ["[", "..", "]"]),
    ("..", ["[", "..", "]"]),
    ("/", ["", "/", ""]),
    ("-", ["", "/", ""]),
];

fn guess(text: &str) -> Option<String> {
    let plain = text.trim().to_lowercase().replace(['–', '—', '−'], "-");
    if let Some(date) = single(&plain) {
        return Some(date);
    }
    for (beginning, around) in &BEGINNINGS {
        if let Some(rest) = plain.strip_prefix(beginning) {
            return place(rest, around);
        }
    }
    for (ending, around) in &ENDINGS {
        if let Some(rest) = plain.strip_suffix(ending) {
            return place(rest, around);
        }
    }
    let both = ["between", "within"]
        .iter()
        .find_map(|word| plain.strip_prefix(word));
    let inner = both.unwrap_or(&plain).trim_matches(['[', ']']);
    for (separator, [before, between, after]) in BETWEEN {
        // A hyphen also stands inside dates, so each is tried.
        for (position, _) in inner.match_indices(separator) {
            let (a, b) = (&inner[..position], &inner[position + separator.len()..]);
            let (Some(a), Some(b)) = (single(a), last_of_two(a, b)) else {
                continue;
            };
            let pair = match (both, inner.len() < plain.len()) {
                (None, false) => sound(&[before, &a, between, &b, after].concat()),
                _ => sound(&["[", &a, "..", &b, "]"].concat()),
            };
            if pair.is_some() {
                return pair;
            }
        }
    }
    None
}

fn place(rest: &str, around: &Around) -> Option<String> {
    let date = single(rest)?;
    let year = date.parse::<i64>().ok();
    match (around, year) {
        (Around::Text(before, after), _) => sound(&[*before, date.as_str(), *after].concat()),
        (Around::After, Some(year)) => sound(&["[", &year_text(year + 1), "..]"].concat()),
        (Around::After, None) => sound(&["[", &date, "..]"].concat()),
        (Around::Before, Some(year)) => sound(&["[..", &year_text(year - 1), "]"].concat()),
        (Around::Before, None) => sound(&["[..", &date, "]"].concat()),
    }
}

/// The second of two dates; "75" after "2370" is 2375.
fn last_of_two(first: &str, last: &str) -> Option<String> {
    let (first, last) = (first.trim(), last.trim());
    match (first.get(..2), last.len()) {
        (Some(century), 2) if first.len() == 4 => single(&[century, last].concat()),
        _ => single(last),
    }
}

/// A date without words around it, in lower case and perhaps oddly written.
fn single(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("the ").unwrap_or(text);
    sound(&text.to_uppercase())
        .or_else(|| sound(&text.to_uppercase().replace(' ', "")))
        .or_else(|| sound(&text.to_uppercase().replacen(' ', "T", 1)))
        .or_else(|| before_common_era(text))
        .or_else(|| decade_or_century(text))
        .or_else(|| other_digits(text))
}

fn before_common_era(text: &str) -> Option<String> {
    let year = text
        .strip_suffix("bce")
        .or_else(|| text.strip_suffix("bc"))?;
    year.trim()
        .parse::<u32>()
        .ok()
        .map(|year| year_text(1 - i64::from(year)))
}

/// "2370s", "2300s", "24th century".
fn decade_or_century(text: &str) -> Option<String> {
    if let Some(century) = text.strip_suffix("century") {
        let ordinal = century.trim_end_matches(|c: char| !c.is_ascii_digit());
        let before = ordinal.parse::<u8>().ok()?.checked_sub(1)?;
        return sound(
            &[
                if before < 10 { "0" } else { "" },
                &before.to_string(),
                "XX",
            ]
            .concat(),
        );
    }
    let year = text.strip_suffix('s')?.trim_end_matches('\'');
    if let Some(century) = year.strip_suffix("00") {
        return sound(&join(century, "XX", ""));
    }
    sound(&join(year.strip_suffix('0')?, "X", ""))
}

/// Digits without their hyphens, with too few zeros, or of a long year without its `Y`.
fn other_digits(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.']).collect();
    if parts
        .iter()
        .any(|part| part.is_empty() || part.bytes().any(|b| !b.is_ascii_digit()))
    {
        return None;
    }
    match parts[..] {
        [digits] if digits.len() == 8 => {
            let (year, rest) = digits.split_at(4);
            let (month, day) = rest.split_at(2);
            sound(&[year, "-", month, "-", day].concat()).or_else(|| sound(&join("Y", digits, "")))
        }
        [year] => year.parse().ok().map(year_text),
        [year, month] => sound(&[year, "-", &two(month)].concat()),
        [year, month, day] => sound(&[year, "-", &two(month), "-", &two(day)].concat()),
        _ => None,
    }
}

fn two(digits: &str) -> String {
    join(if digits.len() < 2 { "0" } else { "" }, digits, "")
}

/// A year as EDTF writes it.
fn year_text(year: i64) -> String {
    let digits = year.unsigned_abs().to_string();
    let sign = if year < 0 { "-" } else { "" };
    match digits.len() {
        1..=4 => [sign, &"0000"[digits.len()..], &digits].concat(),
        _ => ["Y", sign, &digits].concat(),
    }
}
