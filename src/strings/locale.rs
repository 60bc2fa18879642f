//! What a language has to be asked for, beyond its words.

/// How a language writes numbers, dates and plurals: the browser's `Intl` in the widget.
pub trait Locale {
    /// Says something the language's way. What `text` holds, and what the answer is, says `what`.
    fn say(&self, what: Say, text: &str) -> String;
}

/// What a [`Locale`] is asked for. The helper script (`static/mirror-timeline-languages.js`) knows
/// them by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// A number of things, in digits: "1234" is "1.234" in German.
    Number,
    /// A year, in digits: "2372" is "2372年" in Japanese.
    Year,
    /// The plural form that goes with a number, by its name in CLDR: `one`, `few`, `other` ….
    Plural,
    /// A month or a day. The text has year, month and day with spaces between; the year (as
    /// astronomers count it) and the day may be missing: "2063 4 5", " 4 ".
    Date,
    /// Names, a line each, of which one holds: "2256 oder 2257".
    OneOf,
    /// Digits that are not grouped: those of a decade or a century.
    Digits,
}
