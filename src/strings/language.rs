//! A language that the interface speaks.

use super::{Key, Say, Translation, english};

/// A language that the interface speaks. Cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub enum Language {
    /// English, the language every other falls back to.
    #[default]
    English,
    /// A language that came later. It stays for as long as the page does.
    Other(&'static Translation),
}

/// Two translations are the same only if they are one.
impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::English, Self::English) => true,
            (Self::Other(one), Self::Other(another)) => std::ptr::eq(*one, *another),
            _ => false,
        }
    }
}

impl Eq for Language {}

impl Language {
    /// Its tag: `en`, `de-AT`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Other(translation) => translation.tag(),
        }
    }

    /// Whether a text of the language of a tag is in this one; an empty tag does not say, and is taken
    /// to be.
    #[must_use]
    pub fn reads(self, tag: &str) -> bool {
        let main = |tag: &'_ str| tag.bytes().take_while(|byte| *byte != b'-').count();
        let (own, other) = (self.tag(), tag.trim());
        let (own, other) = (&own[..main(own)], &other[..main(other)]);
        other.is_empty() || own.eq_ignore_ascii_case(other)
    }

    /// The text of `key` as it stands in the table, places unfilled; the English one where the
    /// language has none.
    #[must_use]
    #[inline(never)]
    pub fn text(self, key: Key) -> &'static str {
        if let Self::Other(translation) = self
            && let Some(text) = translation.text(key)
        {
            return text;
        }
        let first = english::FIRST.get(key);
        first
            .or_else(|| english::LATER.get(key))
            .unwrap_or_default()
    }

    /// The text of `key` with each `{name}` replaced by its value.
    ///
    /// A place without a value stays as it is, so a slip shows instead of vanishing.
    ///
    /// ```
    /// use mirror_timeline::strings::{Key, Language};
    /// let words = Language::English.fill(Key::WindowShowing, &[("from", "2370"), ("to", "2375")]);
    /// assert_eq!(words, "Showing 2370 to 2375");
    /// ```
    #[must_use]
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        filled(self.text(key), None, values)
    }

    /// The text for a number of things, with `{n}` filled: in English `one` for a single one, else
    /// `other`; elsewhere the form of `other` that the language has for the number.
    #[must_use]
    pub fn count(self, one: Key, other: Key, n: usize) -> String {
        self.counted(one, other, n, &[])
    }

    /// As [`count`](Self::count), with values for the text's other places.
    #[must_use]
    #[inline(never)]
    pub fn counted(self, one: Key, other: Key, n: usize, values: &[(&str, &str)]) -> String {
        self.spelled(one, other, &n.to_string(), values)
    }

    /// As [`count`](Self::count), for years, of which there may be more than the machine counts things.
    #[must_use]
    pub fn count_years(self, one: Key, other: Key, years: i64) -> String {
        self.spelled(one, other, &years.to_string(), &[])
    }

    fn spelled(self, one: Key, other: Key, digits: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.text(if digits == "1" { one } else { other });
        if let Self::Other(translation) = self {
            text = translation.form(other, digits).unwrap_or(text);
        }
        filled(text, Some(&self.grouped(digits)), values)
    }

    /// A number of things in digits, grouped as the language groups them.
    #[must_use]
    #[inline(never)]
    pub fn number(self, n: usize) -> String {
        self.grouped(&n.to_string())
    }

    fn grouped(self, digits: &str) -> String {
        match self {
            Self::English => grouped(digits),
            Self::Other(translation) => translation.say(Say::Number, digits),
        }
    }

    /// A year in digits, which are never grouped. It is as people count: there is no year 0, and
    /// 1 BCE comes before 1.
    ///
    /// ```
    /// use mirror_timeline::strings::Language;
    /// assert_eq!(Language::English.year(10), "10");
    /// assert_eq!(Language::English.year(-43), "44 BCE");
    /// ```
    #[must_use]
    pub fn year(self, year: i64) -> String {
        if year > 0 {
            return self.said(Say::Year, year);
        }
        let count = self.said(Say::Year, 1_i64.saturating_sub(year));
        self.fill(Key::DateBefore, &[("a", &count)])
    }

    /// Digits that stand for themselves, as in "the 2260s".
    #[must_use]
    pub fn digits(self, number: i64) -> String {
        self.said(Say::Digits, number)
    }

    #[inline(never)]
    fn said(self, what: Say, number: i64) -> String {
        let digits = number.to_string();
        match self {
            Self::English => digits,
            Self::Other(translation) => translation.say(what, &digits),
        }
    }

    /// A month's short name, 1 to 12.
    #[must_use]
    #[inline(never)]
    pub fn month(self, month: u8) -> String {
        match self {
            Self::English => {
                let key = Key::ALL.get((Key::Month1 as usize + usize::from(month)).wrapping_sub(1));
                key.map_or("", |key| self.text(*key)).to_owned()
            }
            Self::Other(translation) => translation.date(None, month, None).unwrap_or_default(),
        }
    }

    /// A month or day as the language writes it, of a year or of any; `None` where the table's own
    /// words have to do: in English, and for years beyond every calendar.
    #[must_use]
    pub fn date(self, year: Option<i64>, month: u8, day: Option<u8>) -> Option<String> {
        match self {
            Self::English => None,
            Self::Other(translation) => translation.date(year, month, day),
        }
    }

    /// Several names of which one holds, a line each in `names`; `None` in English, whose table has
    /// words for it.
    #[must_use]
    pub fn one_of(self, names: &str) -> Option<String> {
        match self {
            Self::English => None,
            Self::Other(translation) => Some(translation.say(Say::OneOf, names)),
        }
    }
}

/// Digits in groups of three, as English writes them.
fn grouped(digits: &str) -> String {
    let mut digits = digits.to_owned();
    let mut place = digits.len();
    while place > 3 {
        place -= 3;
        digits.insert(place, ',');
    }
    digits
}

/// A text with its places filled, `{n}` by the number if there is one.
#[inline(never)]
pub(crate) fn filled(text: &str, number: Option<&str>, values: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut filled = String::with_capacity(rest.len() + 16);
    while let Some(open) = rest.find('{') {
        let (before, from_open) = rest.split_at(open);
        filled.push_str(before);
        let Some(close) = from_open.find('}') else {
            rest = from_open;
            break;
        };
        let name = &from_open[1..close];
        let mut value = number.filter(|_| name == "n");
        for (place, given) in values {
            if *place == name {
                value = Some(given);
            }
        }
        filled.push_str(value.unwrap_or(&from_open[..=close]));
        rest = &from_open[close + 1..];
    }
    filled.push_str(rest);
    filled
}
