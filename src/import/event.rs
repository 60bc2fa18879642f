//! One event of the file.

use super::fields::Fields;
use super::json::{Object, Value};
use super::tables::{Table, Tables};
use crate::chronicle::{Chronicle, Code, Crossing, Entry, Event, Severity, Source};
use crate::date::{Edtf, year_of};
use crate::strings::{Key, Language};

/// Reads one event; `None`, with a diagnostic, if it cannot be shown.
///
/// `number` is its one-based place in the file, its name when it brings no id.
pub(super) fn event(
    chronicle: &mut Chronicle,
    tables: &mut Tables,
    entry: &mut Fields,
    number: usize,
) -> Option<(Event, Entry)> {
    let date = date(entry);
    let title = entry.required_text("title");
    let (date, title) = (date?, title?);
    let id = entry.id().unwrap_or_else(|| {
        let made = ["event-", &number.to_string()].concat();
        let message = Language::English.fill(Key::ProblemId, &[("id", &made)]);
        entry.problem(Severity::Warning, Code::MissingField, "id", message);
        made
    });
    let sort_year = entry
        .integer("sortYear")
        .unwrap_or_else(|| sort_year(&date));
    let sequence = entry.integer("sequence").unwrap_or(0);
    let era = entry.words("era").first().and_then(|id| {
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
        let ids = entry.words(field);
        let mut positions: Vec<u16> = ids
            .iter()
            .filter_map(|id| tables.refer(chronicle, table, id, field, entry))
            .collect();
        positions.dedup();
        positions
    };
    let factions = refer(Table::Factions, "factions", entry);
    let people = refer(Table::People, "people", entry);
    let canon = refer(Table::Canons, "canon", entry).first().copied();
    let sources = sources(chronicle, tables, entry);
    let event = Event {
        date,
        era: era.or_else(|| era_of_year(chronicle, sort_year)),
        rail: rail(tables, entry),
        crossing: crossing(entry),
        canon,
        important: entry.flag("important"),
        sort_year,
        sequence: u32::try_from(sequence).unwrap_or(0),
    };
    let entry = Entry {
        id,
        wording: entry.text("wording"),
        reason: entry.text("reason"),
        title,
        summary: entry.text("summary").unwrap_or_default(),
        factions,
        people,
        places: entry.words("places"),
        ships: entry.words("ships"),
        sources,
        statements: entry.words("statements"),
        note: entry.text("note"),
        article: article(entry),
    };
    Some((event, entry))
}

fn date(entry: &mut Fields) -> Option<Edtf> {
    // A year is often written as a number.
    let text = match entry.object.get("date") {
        Some(Value::Number(year)) => (*year).to_owned(),
        _ => entry.required_text("date")?,
    };
    match Edtf::parse(text.trim()) {
        Ok(date) => Some(date),
        Err(problem) => {
            entry.problem(Severity::Error, Code::BadDate, "date", problem.to_string());
            None
        }
    }
}

/// The year that places an event which brings no sort year: its first possible one, else its last.
fn sort_year(date: &Edtf) -> i64 {
    let bounds = date.bounds();
    if bounds.earliest.is_finite() {
        year_of(bounds.earliest)
    } else if bounds.latest.is_finite() {
        // The latest bound is exclusive: the last instant before it still belongs to the date.
        year_of(bounds.latest.next_down())
    } else {
        0
    }
}

/// The era that a year falls into. Eras are few, and each is one comparison.
fn era_of_year(chronicle: &Chronicle, year: i64) -> Option<u16> {
    #[expect(clippy::cast_precision_loss, reason = "years are far below 2^52")]
    let middle = year as f64 + 0.5;
    let position = chronicle.eras.iter().position(|era| {
        era.date.as_ref().is_some_and(|date| {
            let bounds = date.bounds();
            bounds.earliest <= middle && middle < bounds.latest
        })
    })?;
    u16::try_from(position).ok()
}

fn rail(tables: &Tables, entry: &mut Fields) -> u8 {
    let Some(id) = entry.text("universe") else {
        return 0;
    };
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
fn article(entry: &mut Fields) -> Option<String> {
    let address = entry.text("article")?;
    if address.starts_with("https://") || address.starts_with("http://") {
        return Some(address);
    }
    let message = Language::English.text(Key::ProblemAddress).to_owned();
    entry.problem(Severity::Warning, Code::Unsafe, "article", message);
    None
}

fn sources(chronicle: &mut Chronicle, tables: &mut Tables, entry: &mut Fields) -> Vec<Source> {
    let values = match entry.object.get("sources") {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::List(values)) => values.clone(),
        Some(_) => {
            entry.wrong_type(Severity::Warning, "sources", Key::TypeWords);
            return Vec::new();
        }
    };
    values
        .iter()
        .filter_map(|value| match value {
            Value::Object(object) => Some(source(chronicle, tables, entry, object)),
            Value::Text(title) => Some(Source {
                title: title.clone(),
                ..Source::default()
            }),
            _ => {
                entry.wrong_type(Severity::Warning, "sources", Key::TypeObject);
                None
            }
        })
        .collect()
}

/// `{series, season, episode, title}`, `{game, mission}`, `{film, year, title}` or `{article}`.
fn source(
    chronicle: &mut Chronicle,
    tables: &mut Tables,
    entry: &mut Fields,
    object: &Object,
) -> Source {
    let series = ["series", "game", "film"]
        .iter()
        .map(|key| object.text(key))
        .find(|id| !id.is_empty())
        .and_then(|id| tables.refer(chronicle, Table::Series, id, "sources", entry));
    let title = ["title", "mission", "article"]
        .iter()
        .map(|key| object.text(key))
        .find(|title| !title.is_empty())
        .unwrap_or_default();
    let number = |key: &str| match object.get(key) {
        Some(Value::Number(digits)) => digits.parse().ok(),
        _ => None,
    };
    let detail = object.text("detail");
    Source {
        series,
        season: number("season"),
        episode: match object.get("episode") {
            Some(Value::Text(text)) => Some(text.clone()),
            Some(Value::Number(digits)) => Some((*digits).to_owned()),
            _ => None,
        },
        title: title.to_owned(),
        year: number("year"),
        detail: (!detail.is_empty()).then(|| detail.to_owned()),
    }
}
