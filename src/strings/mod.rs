//! The interface's words, by key and language: the one table of them.
//!
//! A text may hold `{name}` places; [`Language::fill`] puts values there. Nothing outside this
//! folder holds words that a reader sees, except the chronicle itself.

mod english;
mod table;
mod texts;

pub use table::Key;

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, the language every other falls back to.
    #[default]
    English,
}

impl Language {
    /// The text of `key` as it stands in the table, places unfilled.
    #[must_use]
    pub fn text(self, key: Key) -> &'static str {
        match self {
            Self::English => {
                let first = english::FIRST.get(key);
                first
                    .or_else(|| english::LATER.get(key))
                    .unwrap_or_default()
            }
        }
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
        let mut rest = self.text(key);
        let mut filled = String::with_capacity(rest.len() + 16);
        while let Some(open) = rest.find('{') {
            let (before, from_open) = rest.split_at(open);
            filled.push_str(before);
            let Some(close) = from_open.find('}') else {
                rest = from_open;
                break;
            };
            let name = &from_open[1..close];
            match values.iter().find(|(place, _)| *place == name) {
                Some((_, value)) => filled.push_str(value),
                None => filled.push_str(&from_open[..=close]),
            }
            rest = &from_open[close + 1..];
        }
        filled.push_str(rest);
        filled
    }

    /// The text for a number of things: `one` for a single one, else `other`, with `{n}` filled.
    #[must_use]
    pub fn count(self, one: Key, other: Key, n: usize) -> String {
        let key = if n == 1 { one } else { other };
        self.fill(key, &[("n", &n.to_string())])
    }
}
