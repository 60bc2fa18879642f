//! What was wrong with some input, where, and how to mend it.

use std::fmt;

/// One thing that was wrong with the data, an attribute or an address. Nothing is lost silently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether something was left out.
    pub severity: Severity,
    /// Stable name of the kind of problem.
    pub code: Code,
    /// What was found and how to mend it, for an editor.
    pub message: String,
    /// Where in the input.
    pub place: Place,
    /// The offending text, cut to a line.
    pub found: String,
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// The path to it (`events[13].date`).
    pub path: String,
    /// The id of the entry, if it has one.
    pub id: Option<String>,
    /// One-based line and column in the text, where known.
    pub line_column: Option<(u32, u32)>,
}

/// What a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is left out, but the editor should know.
    Warning,
    /// The entry was left out.
    Error,
    /// Nothing could be shown.
    Fatal,
}

impl Severity {
    /// Its name in the `diagnostics` property.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Fatal => "fatal",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// The kinds of problem. Their names are part of the public contract.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant),*
        }

        impl Code {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in the `diagnostics` property.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

codes! {
    /// The text is not JSON at some place.
    JsonSyntax = "json-syntax",
    /// The text ends in the middle of something.
    JsonTruncated = "json-truncated",
    /// There is no chronicle in the text.
    NoChronicle = "no-chronicle",
    /// A field that an entry needs is missing.
    MissingField = "missing-field",
    /// A field has a value of another type.
    WrongType = "wrong-type",
    /// A date is not EDTF.
    BadDate = "bad-date",
    /// An id is used twice; the first entry wins.
    DuplicateId = "duplicate-id",
    /// An event names an era that does not exist; it is placed by its date.
    UnknownEra = "unknown-era",
    /// An entry refers to something that does not exist.
    UnknownReference = "unknown-reference",
    /// A word is not one of those that are allowed.
    UnknownValue = "unknown-value",
    /// A link names an event that does not exist.
    BrokenLink = "broken-link",
    /// A colour, glyph or address that can't be used safely.
    Unsafe = "unsafe-value",
    /// A field that nothing reads.
    UnknownField = "unknown-field",
    /// The chronicle is in another version of the format.
    UnknownFormat = "unknown-format",
    /// An attribute or a key of the address has a value nobody knows.
    UnknownSetting = "unknown-setting",
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.severity.name())?;
        formatter.write_str(": ")?;
        formatter.write_str(&self.place.path)?;
        if let Some((line, column)) = self.place.line_column {
            write!(formatter, " ({line}:{column})")?;
        }
        formatter.write_str(": ")?;
        formatter.write_str(&self.message)
    }
}
