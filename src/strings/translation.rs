//! The words of a language that is not English.

use super::{Key, Language, Locale, Say};
use std::cell::RefCell;
use std::fmt;

/// Years further away than this are beyond the calendar of `Intl`.
const FARTHEST: u64 = 270_000;

/// The words of a language that is not English, and its way with numbers and dates.
pub struct Translation {
    /// As pages name it: `de-AT`.
    tag: String,
    /// One for each key, in their order; an empty one is missing.
    lines: Vec<&'static str>,
    locale: Box<dyn Locale>,
}

impl fmt::Debug for Translation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Translation").finish_non_exhaustive()
    }
}

thread_local! {
    /// What has been added, by its tag.
    static KNOWN: RefCell<Vec<(String, Language)>> = const { RefCell::new(Vec::new()) };
}

impl Language {
    /// Adds a language with these words: a line for each key in the order of [`Key::ALL`], empty
    /// where one is missing. What has several forms for numbers begins with a tab and has a tab
    /// before each further one: `\tone={n} hit\tother={n} hits`.
    ///
    /// It stays until the page ends: each language of a page is added once.
    pub fn add(tag: String, words: String, locale: Box<dyn Locale>) -> Self {
        let lines = words.leak().split('\n').collect();
        let language = Self::Other(Box::leak(Box::new(Translation {
            tag: tag.clone(),
            lines,
            locale,
        })));
        KNOWN.with_borrow_mut(|known| known.push((tag, language)));
        language
    }

    /// The language of a tag, if it has been added; else English.
    #[must_use]
    #[inline(never)]
    pub fn of(tag: &str) -> Self {
        KNOWN.with_borrow(|known| {
            let mut language = Self::English;
            for (other, added) in known {
                if other == tag {
                    language = *added;
                }
            }
            language
        })
    }
}

impl Translation {
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    pub(super) fn text(&self, key: Key) -> Option<&'static str> {
        let line = self.lines.get(key as usize).copied();
        line.filter(|line| !line.is_empty())
    }

    /// The form of a text that goes with a number in digits.
    #[inline(never)]
    pub(super) fn form(&self, key: Key, digits: &str) -> Option<&'static str> {
        let line = self.text(key)?;
        let Some(forms) = line.strip_prefix('\t') else {
            return Some(line);
        };
        let wanted = self.say(Say::Plural, digits);
        let mut other = None;
        for form in forms.split('\t') {
            let (name, text) = form.split_once('=')?;
            if name == wanted {
                return Some(text);
            }
            other = Some(text);
        }
        other
    }

    /// A month or day, of a year or of any; `None` beyond every calendar.
    #[inline(never)]
    pub(super) fn date(&self, year: Option<i64>, month: u8, day: Option<u8>) -> Option<String> {
        if year.is_some_and(|year| year.unsigned_abs() > FARTHEST) {
            return None;
        }
        let number =
            |known: Option<i64>| known.map_or_else(String::new, |number| number.to_string());
        let (year, month) = (number(year), number(Some(i64::from(month))));
        let day = number(day.map(i64::from));
        Some(self.say(Say::Date, &[&year, " ", &month, " ", &day].concat()))
    }

    pub(super) fn say(&self, what: Say, text: &str) -> String {
        self.locale.say(what, text)
    }
}
