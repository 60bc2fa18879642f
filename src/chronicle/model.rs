//! The chronicle and its tables.

use super::{Clock, Entries, Entry, Event, Link, Lists, Source};
use crate::date::{Day, Edtf};
use crate::strings::Language;

/// A chronicle, complete and consistent. See the [module](super).
#[derive(Clone, Debug, Default)]
pub struct Chronicle {
    /// What it is called; the widget's heading unless the page gives one.
    pub title: String,
    /// The language that its texts are in, as a tag; empty if it does not say.
    pub language: String,
    /// If some texts are there in several languages: the one that was asked for.
    pub chosen: Option<String>,
    /// One or two sentences on what it tells; may be empty.
    pub description: String,
    /// Who made it and whose work it rests on; may be empty.
    pub credits: String,
    /// What an article's address begins with where it is no whole one; may be empty.
    pub articles: String,
    /// The universes, upper first: one or two.
    pub rails: Vec<RailName>,
    /// In time order; may be empty.
    pub eras: Vec<Era>,
    /// In the file's order, as all tables below.
    pub factions: Vec<Faction>,
    /// Everyone who takes part in some event.
    pub people: Vec<Person>,
    /// Series, films, games and articles.
    pub series: Vec<Named>,
    /// Canon levels.
    pub canons: Vec<Named>,
    /// In (sort year, sequence) order.
    pub events: Vec<Event>,
    /// What they say, each at its event's position: see [`Chronicle::entry`].
    pub entries: Entries,
    /// Who acts in each event.
    pub factions_of: Lists,
    /// Who takes part in each event.
    pub people_of: Lists,
    /// The series, games and films that tell each event.
    pub series_of: Lists,
    /// Causes and results.
    pub links: Vec<Link>,
    /// The seasons that its sources tell of, as (series, season), rising.
    pub seasons: Vec<(u16, u32)>,
    /// Whether some source says when it came out.
    pub releases: bool,
    /// Whether a line marks the day on which it is read: it tells of the time that readers live in.
    pub marks_today: bool,
    /// That day. Who reads a chronicle for a page sets it; nothing in the core knows a clock.
    pub today: Option<Day>,
    /// By which time its events stand.
    pub clock: Clock,
    /// Whether this is only the [outline](super::outline) of a chronicle.
    pub outline: bool,
}

impl Chronicle {
    /// An event's own words for its date, where they are in a language: a chronicle that says in which
    /// language it is has them in no other.
    #[must_use]
    pub fn wording<'e>(&self, entry: &'e Entry, language: Language) -> Option<&'e str> {
        let wording = entry.wording.as_deref();
        wording.filter(|_| self.chosen.is_some() || language.reads(&self.language))
    }

    /// The id of the event at a position; empty if there is none.
    #[must_use]
    pub fn event_id(&self, position: usize) -> String {
        self.entry(position)
            .map_or_else(String::new, |entry| entry.id.clone())
    }

    /// The links that end at an event: its causes.
    pub fn causes(&self, event: usize) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.to == event)
    }

    /// The links that start at an event: its results.
    pub fn results(&self, event: usize) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.from == event)
    }

    /// The whole address of an article; none if it is not one that a reader may be led to.
    #[must_use]
    pub fn article_address(&self, article: &str) -> Option<String> {
        let whole = if is_web(article) {
            article.to_owned()
        } else {
            [&self.articles, article].concat()
        };
        is_web(&whole).then_some(whole)
    }

    /// The source as one line of text.
    #[must_use]
    pub fn source_text(&self, source: &Source) -> String {
        let series = source.series.map(usize::from);
        let series = series.and_then(|series| self.series.get(series));
        let mut text = String::new();
        let mut add = |part: &str| {
            if !part.is_empty() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(part);
            }
        };
        if let Some(series) = series
            && source.year.is_none()
        {
            add(&series.name);
        }
        if source.season.is_some() || series.is_some() && source.year.is_none() {
            add(&["“", &source.title, "”"].concat());
        } else {
            add(&source.title);
        }
        if let (Some(season), Some(episode)) = (source.season, &source.episode) {
            add(&["S", &season.to_string(), "E", episode].concat());
        }
        let year = source.year.map(|year| year.to_string());
        match (year, &source.detail) {
            (Some(year), Some(detail)) => add(&["(", &year, ", ", detail, ")"].concat()),
            (Some(one), None) => add(&["(", &one, ")"].concat()),
            (None, Some(one)) => add(&["(", one, ")"].concat()),
            (None, None) => {}
        }
        text
    }
}

/// Two chronicles are the same if they say the same, wherever that stands.
impl PartialEq for Chronicle {
    fn eq(&self, other: &Self) -> bool {
        (&self.title, &self.description) == (&other.title, &other.description)
            && (&self.language, &self.chosen) == (&other.language, &other.chosen)
            && self.credits == other.credits
            && (&self.rails, &self.eras) == (&other.rails, &other.eras)
            && (&self.factions, &self.people) == (&other.factions, &other.people)
            && (&self.series, &self.canons) == (&other.series, &other.canons)
            && (&self.events, &self.links) == (&other.events, &other.links)
            && (self.clock, self.outline) == (other.clock, other.outline)
            && (self.marks_today, self.today) == (other.marks_today, other.today)
            && (0..self.events.len()).all(|event| self.entry(event) == other.entry(event))
    }
}

/// Whether an address is one of the web: a link to any other may run script.
pub(crate) fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// A rail: one universe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RailName {
    /// Its id in the file (`mirror`).
    pub id: String,
    /// Its name beside the rail ("Mirror").
    pub name: String,
}

/// A stretch of time with a name and a colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// Its name in addresses.
    pub id: String,
    /// In full.
    pub name: String,
    /// For the ribbon; the full name where the file gives none.
    pub short: String,
    /// From when to when; `None` if the file's date could not be read.
    pub date: Option<Edtf>,
    /// One line on what it is; may be empty.
    pub definition: String,
    /// On light and on dark pages.
    pub colour: Option<Colour>,
    /// Its sign; the first letter stands in for a missing one.
    pub glyph: Option<Glyph>,
}

/// A party to the events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faction {
    /// Its name in addresses.
    pub id: String,
    /// In full.
    pub name: String,
    /// For narrow places; the full name where the file gives none.
    pub short: String,
    /// One line on what it is; may be empty.
    pub definition: String,
    /// On light and on dark pages.
    pub colour: Option<Colour>,
    /// Its sign.
    pub glyph: Option<Glyph>,
}

/// A person who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its name in addresses.
    pub id: String,
    /// In full.
    pub name: String,
    /// Position of the home universe in the chronicle's rails.
    pub universe: Option<u8>,
    /// An article about them, as an event has one.
    pub article: Option<String>,
}

/// A value with an id and a name: a series, a canon level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name in addresses.
    pub id: String,
    /// In full.
    pub name: String,
}

/// A colour for light pages and one for dark ones, each as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colour {
    /// On a light surface.
    pub light: String,
    /// On a dark surface.
    pub dark: String,
}

/// A sign in one colour on a field of 16 by 16: path data in SVG's grammar.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Glyph {
    /// Path to fill; may be empty.
    pub fill: String,
    /// Path to draw as a line two wide with round ends; may be empty.
    pub line: String,
}
