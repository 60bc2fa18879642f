//! One event, its sources, and the links between events.

use crate::date::{Bounds, Edtf};

/// Which of the chronicle's (one or two) rails an event stands on: 0 is the upper.
pub type Rail = u8;

/// Position of a declared value (canon level) in its table of the chronicle.
pub type Canon = u16;

/// One event, as far as filters and drawings need it of all events at once: when, and what kind. What
/// it says stands in its [`Entry`]. Every `u16` is a position in a table of the
/// [`Chronicle`](super::Chronicle).
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, as far as anyone knows.
    pub date: Edtf,
    /// From when to when that may be: the bounds of `date`, reckoned once.
    pub bounds: Bounds,
    /// The era of its sort year; none when the chronicle has no fitting era.
    pub era: Option<u16>,
    /// The rail it stands on.
    pub rail: Rail,
    /// Whether and how it crosses between the rails.
    pub crossing: Crossing,
    /// Its canon level.
    pub canon: Option<Canon>,
    /// Gives weight to its label.
    pub important: bool,
    /// Its place in the order, a calendar year. Placement only: never shown as a date.
    pub sort_year: i64,
    /// Its place among the events of one sort year.
    pub sequence: u32,
}

impl Event {
    /// An event of which only the date is known.
    #[must_use]
    pub fn at(date: Edtf) -> Self {
        Self {
            bounds: date.bounds(),
            date,
            era: None,
            rail: 0,
            crossing: Crossing::None,
            canon: None,
            important: false,
            sort_year: 0,
            sequence: 0,
        }
    }
}

/// What a chronicle says of one event, for labels, cards and lists. Every `u16` is a position in a
/// table of the [`Chronicle`](super::Chronicle).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Unique in its chronicle, and its name in addresses.
    pub id: String,
    /// The date in the chronicle's own words ("Sometime after 2267"), if it has any.
    pub wording: Option<String>,
    /// Why the date is what it is, in words for readers.
    pub reason: Option<String>,
    /// One line.
    pub title: String,
    /// One to three sentences; may be empty.
    pub summary: String,
    /// Who acts in it.
    pub factions: Vec<u16>,
    /// Who takes part.
    pub people: Vec<u16>,
    /// Where.
    pub places: Vec<String>,
    /// With which ships.
    pub ships: Vec<String>,
    /// Where it is told; the first is shown where there is room for one.
    pub sources: Vec<Source>,
    /// The statements of the seed article that it carries ("S4").
    pub statements: Vec<String>,
    /// Where sources conflict: what they say, in words for readers.
    pub note: Option<String>,
    /// An article about it: an address, or its place after [`Chronicle::articles`](super::Chronicle).
    pub article: Option<String>,
    /// A picture for its card.
    pub picture: Option<Picture>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it lies: `https:`, `http:`, or relative to the page.
    pub address: String,
    /// What is to be seen, for those who don't see it.
    pub alt: String,
    /// Who made it and whose it is; may be empty.
    pub credit: String,
}

/// How an event crosses between the two rails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Crossing {
    /// It does not.
    #[default]
    None,
    /// From the lower rail (prime) to the upper (mirror).
    ToMirror,
    /// From the upper rail (mirror) to the lower (prime).
    ToPrime,
    /// Both ways at once, an exchange.
    Both,
    /// There and back again.
    Return,
    /// Visitors who are already across take part.
    Visit,
    /// A ship without its crew, from the lower rail to the upper.
    ShipOnly,
    /// Something left over from an earlier crossing.
    Relic,
    /// A crossing whose direction nobody knows.
    Unknown,
}

impl Crossing {
    /// Every crossing with its name in the file format.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("none", Self::None),
        ("to-mirror", Self::ToMirror),
        ("to-prime", Self::ToPrime),
        ("both", Self::Both),
        ("return", Self::Return),
        ("visit", Self::Visit),
        ("ship-only", Self::ShipOnly),
        ("relic", Self::Relic),
        ("unknown", Self::Unknown),
    ];

    /// Whether the event counts as one that crosses.
    #[must_use]
    pub fn crosses(self) -> bool {
        self != Self::None
    }
}

/// Where an event is told.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// Position of the series, game or film in the chronicle's `series`.
    pub series: Option<u16>,
    /// Season of a series.
    pub season: Option<u32>,
    /// Episode in its season; `18-19` for a double one.
    pub episode: Option<String>,
    /// Title of the episode, mission, film or article.
    pub title: String,
    /// Year of release, of a film.
    pub year: Option<u32>,
    /// When it came out: first broadcast, release, launch.
    pub released: Option<Edtf>,
    /// What kind of place it is in its source ("dialogue", "title sequence").
    pub detail: Option<String>,
}

/// A cause and its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Position of the cause in the chronicle's events.
    pub from: usize,
    /// Position of the result.
    pub to: usize,
    /// Why the one led to the other, in a few words.
    pub reason: String,
    /// Whether a source says so.
    pub certainty: Certainty,
    /// Runs back in time, and is meant to.
    pub backward: bool,
    /// The two are the ends of one crossing between the universes: the departure, and the arrival.
    pub pair: bool,
}

/// Who says that a link exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Certainty {
    /// A source states it.
    #[default]
    Stated,
    /// The chronicle's editors infer it.
    Inferred,
}
