//! One event of the file.

use super::fields::Fields;
use super::tables::{Table, Tables};
use crate::chronicle::{Code, Crossing, Entry, Event, Picture, Severity, Source, is_web};
use crate::date::{Bounds, Edtf, year_of};
use crate::strings::{Key, Language};
use mirror_timeline_json::{Object, Text, Value};
use std::borrow::Cow;

/// An event as it is written: its texts are stretches of the file.
pub(super) struct Draft<'t> {
    pub(super) event: Event,
    pub(super) id: Cow<'t, str>,
    wording: Option<Text<'t>>,
    reason: Option<Text<'t>>,
    title: Text<'t>,
    summary: Option<Text<'t>>,
    pub(super) factions: Vec<u16>,
    pub(super) people: Vec<u16>,
    places: Vec<Text<'t>>,
    ships: Vec<Text<'t>>,
    sources: Vec<DraftSource<'t>>,
    statements: Vec<Text<'t>>,
    note: Option<Text<'t>>,
    article: Option<Text<'t>>,
    picture: Option<Picture>,
}

/// A source as it is written.
struct DraftSource<'t> {
    series: Option<u16>,
    season: Option<u32>,
    episode: Option<Text<'t>>,
    title: Text<'t>,
    year: Option<u32>,
    released: Option<Edtf>,
    detail: Option<Text<'t>>,
}

impl<'t> Draft<'t> {
    /// The series that it is told in.
    pub(super) fn series(&self) -> Vec<u16> {
        let series = self.sources.iter();
        series.filter_map(|source| source.series).collect()
    }

    /// The texts that a search looks through.
    pub(super) fn searched(&self, each: &mut dyn FnMut(Text<'t>)) {
        each(self.title);
        for text in self.summary.iter().chain(&self.places).chain(&self.ships) {
            each(*text);
        }
        for source in &self.sources {
            each(source.title);
        }
    }

    /// What it says, in texts of its own.
    pub(super) fn entry(self) -> Entry {
        let own = |text: Text| text.read().into_owned();
        let words = |words: Vec<Text>| {
            let words = words.into_iter();
            words.map(|word| word.trimmed().into_owned()).collect()
        };
        let source = |source: DraftSource| Source {
            series: source.series,
            season: source.season,
            episode: source.episode.map(own),
            title: own(source.title),
            year: source.year,
            released: source.released,
            detail: source.detail.map(own),
        };
        Entry {
            id: self.id.into_owned(),
            wording: self.wording.map(own),
            reason: self.reason.map(own),
            title: own(self.title),
            summary: self.summary.map(own).unwrap_or_default(),
            factions: self.factions,
            people: self.people,
            places: words(self.places),
            ships: words(self.ships),
            sources: self.sources.into_iter().map(source).collect(),
            statements: words(self.statements),
            note: self.note.map(own),
            article: self.article.map(own),
            picture: self.picture,
        }
    }
}

/// The id of an event that brings none, by its one-based place in the file.
pub(super) fn made_id(number: usize) -> String {
    ["event-", &number.to_string()].concat()
}

/// Reads one event; `None`, with a diagnostic, if it cannot be shown.
///
/// `number` is its one-based place in the file, its name when it brings no id.
pub(super) fn event<'t>(
    tables: &mut Tables,
    entry: &mut Fields<'_, 't>,
    number: usize,
) -> Option<Draft<'t>> {
    let date = date(entry);
    let title = entry.required_said("title");
    let (date, title) = (date?, title?);
    let bounds = date.bounds();
    let id = entry.id().unwrap_or_else(|| {
        let made = made_id(number);
        let message = Language::English.fill(Key::ProblemId, &[("id", &made)]);
        entry.problem(Severity::Warning, Code::MissingField, "id", message);
        Cow::Owned(made)
    });
    let sort_year = entry
        .integer("sortYear")
        .unwrap_or_else(|| sort_year(bounds));
    let sequence = entry.natural("sequence");
    let era = entry.words("era").first().and_then(|id| {
        let id = &*id.trimmed();
        let known = tables.eras.get(id);
        if known.is_none() {
            let message = match tables.eras.nearest(id) {
                Some(guess) => Language::English.fill(Key::ProblemEraGuess, &[("guess", guess)]),
                None => Language::English.text(Key::ProblemEra).to_owned(),
            };
            entry.problem(Severity::Warning, Code::UnknownEra, "era", message);
        }
        known
    });
    let mut refer = |table, field: &str, entry: &mut Fields| {
        let mut positions = Vec::new();
        for id in entry.words(field) {
            positions.extend(tables.refer(table, &id.trimmed(), field, entry));
        }
        positions.dedup();
        positions
    };
    let factions = refer(Table::Factions, "factions", entry);
    let people = refer(Table::People, "people", entry);
    let canon = refer(Table::Canons, "canon", entry).first().copied();
    let sources = sources(tables, entry);
    let event = Event {
        date,
        bounds,
        era: era.or_else(|| tables.era_of_year(sort_year)),
        rail: rail(tables, entry),
        crossing: crossing(entry),
        canon,
        important: entry.flag("important"),
        sort_year,
        sequence,
    };
    Some(Draft {
        event,
        id,
        wording: wording(entry),
        reason: entry.said("reason"),
        title,
        summary: entry.said("summary"),
        factions,
        people,
        places: entry.words("places"),
        ships: entry.words("ships"),
        sources,
        statements: entry.words("statements"),
        note: entry.said("note"),
        article: article(tables, entry),
        picture: picture(entry),
    })
}

/// The event's own words for its date, if a reader of the language that is wanted can read them.
fn wording<'t>(entry: &mut Fields<'_, 't>) -> Option<Text<'t>> {
    let plain = matches!(entry.object.get("wording"), Some(Value::Text(_)));
    if plain && entry.report.plain_is_foreign() {
        return None;
    }
    entry.said("wording")
}

fn date(entry: &mut Fields) -> Option<Edtf> {
    // A year is often written as a number.
    let text = match entry.object.get("date") {
        Some(Value::Number(year)) => *year,
        _ => entry.required_text("date")?,
    };
    match Edtf::parse(&text.trimmed()) {
        Ok(date) => Some(date),
        Err(problem) => {
            entry.problem(Severity::Error, Code::BadDate, "date", problem.to_string());
            None
        }
    }
}

/// The year that places an event which brings no sort year: its first possible one, else its last.
fn sort_year(bounds: Bounds) -> i64 {
    if bounds.earliest.is_finite() {
        year_of(bounds.earliest)
    } else if bounds.latest.is_finite() {
        // The latest bound is exclusive: the last instant before it still belongs to the date.
        year_of(bounds.latest.next_down())
    } else {
        0
    }
}

fn rail(tables: &Tables, entry: &mut Fields) -> u8 {
    let Some(id) = entry.text("universe") else {
        return 0;
    };
    let id = id.read();
    match tables.rails.get(&id) {
        Some(rail) => u8::try_from(rail).unwrap_or(0).min(1),
        None => {
            let message =
                Language::English.fill(Key::ProblemSetting, &[("value", &id), ("key", "universe")]);
            entry.problem(
                Severity::Warning,
                Code::UnknownReference,
                "universe",
                message,
            );
            0
        }
    }
}

fn crossing(entry: &mut Fields) -> Crossing {
    let Some(name) = entry.text("crossing") else {
        return Crossing::None;
    };
    let name = name.read();
    let known = Crossing::NAMES.iter().find(|(known, _)| *known == name);
    known.map_or_else(
        || {
            let all = Crossing::NAMES.map(|(name, _)| name).join(", ");
            let message =
                Language::English.fill(Key::ProblemValue, &[("value", &name), ("known", &all)]);
            entry.problem(Severity::Warning, Code::UnknownValue, "crossing", message);
            Crossing::None
        },
        |(_, crossing)| *crossing,
    )
}

/// A link that a reader can press must not run script.
pub(super) fn article<'t>(tables: &Tables, entry: &mut Fields<'_, 't>) -> Option<Text<'t>> {
    let text = entry.text("article")?;
    // With a base of the web before it, whatever it is becomes an address of the web.
    if tables.articles || is_web(&text.read()) {
        return Some(text);
    }
    let message = Language::English.text(Key::ProblemAddress).to_owned();
    entry.problem(Severity::Warning, Code::Unsafe, "article", message);
    None
}

/// A picture that may be fetched: of the web, or beside the page. It has to say what is to be seen.
fn picture(entry: &mut Fields) -> Option<Picture> {
    let object = entry.object("picture")?;
    let own = |key: &str| object.text(key).read().into_owned();
    let (address, alt, credit) = (own("address"), own("alt"), own("credit"));
    let begin = address.split(['/', '?', '#']).next().unwrap_or_default();
    let relative = !begin.contains(':') && !address.starts_with("//");
    let key = if address.is_empty() || alt.trim().is_empty() {
        Key::ProblemPicture
    } else if is_web(&address) || relative {
        return Some(Picture {
            address,
            alt,
            credit,
        });
    } else {
        Key::ProblemAddress
    };
    let message = Language::English.text(key).to_owned();
    entry.problem(Severity::Warning, Code::Unsafe, "picture", message);
    None
}

fn sources<'t>(tables: &mut Tables, entry: &mut Fields<'_, 't>) -> Vec<DraftSource<'t>> {
    let values = match entry.object.get("sources") {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::List(values)) => values.clone(),
        Some(_) => {
            entry.wrong_type(Severity::Warning, "sources", Key::TypeWords);
            return Vec::new();
        }
    };
    let mut sources = Vec::with_capacity(values.len());
    for value in values {
        match value {
            Value::Object(object) => sources.push(source(tables, entry, &object)),
            Value::Text(title) => sources.push(DraftSource {
                series: None,
                season: None,
                episode: None,
                title,
                year: None,
                released: None,
                detail: None,
            }),
            _ => entry.wrong_type(Severity::Warning, "sources", Key::TypeObject),
        }
    }
    sources
}

/// `{series, season, episode, title}`, `{game, mission}`, `{film, year, title}` or `{article}`.
fn source<'t>(
    tables: &mut Tables,
    entry: &mut Fields<'_, 't>,
    object: &Object<'t>,
) -> DraftSource<'t> {
    let first = |keys: [&str; 3]| {
        let mut texts = keys.into_iter().map(|key| object.text(key));
        texts.find(|text| !text.written.is_empty())
    };
    let series = first(["series", "game", "film"])
        .and_then(|id| tables.refer(Table::Series, &id.read(), "sources", entry));
    let number = |key: &str| match object.get(key) {
        Some(Value::Number(digits)) => digits.written.parse().ok(),
        _ => None,
    };
    let detail = object.text("detail");
    let season = number("season");
    if let (Some(series), Some(season)) = (series, season) {
        tables.tells_of(series, season);
    }
    let released = released(entry, object);
    tables.releases |= released.is_some();
    DraftSource {
        series,
        season,
        episode: match object.get("episode") {
            Some(Value::Text(text) | Value::Number(text)) => Some(*text),
            _ => None,
        },
        title: first(["title", "mission", "article"]).unwrap_or_default(),
        year: number("year"),
        released,
        detail: (!detail.written.is_empty()).then_some(detail),
    }
}

/// When a source came out.
fn released(entry: &mut Fields, object: &Object) -> Option<Edtf> {
    let text = object.text("released");
    if text.written.is_empty() {
        return None;
    }
    match Edtf::parse(&text.trimmed()) {
        Ok(date) => Some(date),
        Err(problem) => {
            let (severity, message) = (Severity::Warning, problem.to_string());
            entry.problem(severity, Code::BadDate, "sources", message);
            None
        }
    }
}
