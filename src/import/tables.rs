//! The tables that events refer to: rails, eras, factions, people, series, canon levels.

use super::event::article;
use super::fields::Fields;
use super::guess::nearest;
use crate::chronicle::{
    Chronicle, Code, Colour, Era, Faction, Glyph, Named, Person, RailName, Severity,
};
use crate::date::{Bounds, Edtf};
use crate::order::Names;
use crate::strings::{Key, Language};
use std::borrow::Cow;

/// A table's ids, and whether the file declared it at all.
#[derive(Debug, Default)]
pub(super) struct Ids {
    ids: Vec<String>,
    by_id: Names,
    declared: bool,
}

impl Ids {
    /// Adds an id that is not there yet; its position, if there is room.
    fn add(&mut self, id: &str) -> Option<u16> {
        let position = u16::try_from(self.ids.len()).ok()?;
        self.ids.push(id.to_owned());
        self.by_id.push(id);
        Some(position)
    }

    pub(super) fn get(&self, id: &str) -> Option<u16> {
        let is = |at: usize| self.ids.get(at).is_some_and(|known| known == id);
        let position = self.by_id.find(id, &is)?;
        u16::try_from(position).ok()
    }

    /// The ids beyond those of a table's entries: the file used them without declaring them.
    fn beyond(&self, entries: usize) -> Vec<String> {
        self.ids.iter().skip(entries).cloned().collect()
    }

    pub(super) fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, &self.ids)
    }
}

/// The ids of every table.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) rails: Ids,
    pub(super) eras: Ids,
    pub(super) factions: Ids,
    pub(super) people: Ids,
    pub(super) series: Ids,
    pub(super) canons: Ids,
    /// When each era is.
    era_bounds: Vec<Option<Bounds>>,
    /// The seasons that sources tell of, as (series, season), rising.
    seasons: Vec<(u16, u32)>,
    /// Whether some source says when it came out.
    pub(super) releases: bool,
    /// Whether the file says what addresses of articles begin with.
    pub(super) articles: bool,
}

/// The tables that an event's ids may add to: what is used but not declared is kept by its id.
#[derive(Clone, Copy)]
pub(super) enum Table {
    Factions,
    People,
    Series,
    Canons,
}

impl Tables {
    /// Reads one declared entry of the table that `member` names. Other members are no tables.
    pub(super) fn declare(&mut self, chronicle: &mut Chronicle, member: &str, entry: &mut Fields) {
        let Some(id) = entry.id().map(Cow::into_owned) else {
            let message = Language::English.fill(Key::ProblemMissing, &[("field", "id")]);
            entry.problem(Severity::Error, Code::MissingField, "id", message);
            return;
        };
        let ids = match member {
            "rails" => &mut self.rails,
            "eras" => &mut self.eras,
            "factions" => &mut self.factions,
            "people" => &mut self.people,
            "series" => &mut self.series,
            _ => &mut self.canons,
        };
        ids.declared = true;
        if ids.get(&id).is_some() || ids.add(&id).is_none() {
            let message = Language::English.text(Key::ProblemTwiceEntry).to_owned();
            entry.problem(Severity::Warning, Code::DuplicateId, "id", message);
            return;
        }
        let name = text(entry, "name").unwrap_or_else(|| id.clone());
        match member {
            "rails" => chronicle.rails.push(RailName { id, name }),
            "eras" => {
                let era = era(id, name, entry);
                self.era_bounds.push(era.date.as_ref().map(Edtf::bounds));
                chronicle.eras.push(era);
            }
            "factions" => chronicle.factions.push(Faction {
                id,
                short: text(entry, "short").unwrap_or_else(|| name.clone()),
                name,
                definition: text(entry, "definition").unwrap_or_default(),
                colour: colour(entry),
                glyph: glyph(entry),
            }),
            "people" => {
                let universe = entry.text("universe");
                let universe = universe.and_then(|id| self.rails.get(&id.read()));
                chronicle.people.push(Person {
                    id,
                    name,
                    universe: universe.and_then(|rail| u8::try_from(rail).ok()),
                    article: article(self, entry).map(|text| text.read().into_owned()),
                });
            }
            "series" => chronicle.series.push(Named { id, name }),
            _ => chronicle.canons.push(Named { id, name }),
        }
    }

    /// Takes note of a season that is told of.
    pub(super) fn tells_of(&mut self, series: u16, season: u32) {
        let season = (series, season);
        if let Err(place) = self.seasons.binary_search(&season) {
            self.seasons.insert(place, season);
        }
    }

    /// The position of an id that an event uses; an undeclared one is added by its own name.
    pub(super) fn refer(
        &mut self,
        table: Table,
        id: &str,
        field: &str,
        entry: &mut Fields,
    ) -> Option<u16> {
        let ids = match table {
            Table::Factions => &mut self.factions,
            Table::People => &mut self.people,
            Table::Series => &mut self.series,
            Table::Canons => &mut self.canons,
        };
        if let Some(position) = ids.get(id) {
            return Some(position);
        }
        if ids.declared && entry.report.is_full() {
            entry.report.count();
        } else if ids.declared {
            let message = match ids.nearest(id) {
                Some(guess) => Language::English
                    .fill(Key::ProblemReferenceGuess, &[("id", id), ("guess", guess)]),
                None => Language::English.fill(Key::ProblemReference, &[("id", id)]),
            };
            entry.problem(Severity::Warning, Code::UnknownReference, field, message);
        }
        ids.add(id)
    }

    /// The era that a year falls into. Eras are few, and each is one comparison.
    pub(super) fn era_of_year(&self, year: i64) -> Option<u16> {
        #[expect(clippy::cast_precision_loss, reason = "years are far below 2^52")]
        let middle = year as f64 + 0.5;
        let holds = |bounds: Bounds| bounds.earliest <= middle && middle < bounds.latest;
        let mut eras = self.era_bounds.iter();
        let position = eras.position(|bounds| bounds.is_some_and(holds))?;
        u16::try_from(position).ok()
    }

    /// Adds entries for the ids that events use without the file declaring them.
    pub(super) fn complete(&self, chronicle: &mut Chronicle) {
        chronicle.seasons.clone_from(&self.seasons);
        chronicle.releases = self.releases;
        for id in self.factions.beyond(chronicle.factions.len()) {
            chronicle.factions.push(Faction {
                name: id.clone(),
                short: id.clone(),
                id,
                definition: String::new(),
                colour: None,
                glyph: None,
            });
        }
        for id in self.people.beyond(chronicle.people.len()) {
            chronicle.people.push(Person {
                name: id.clone(),
                id,
                universe: None,
                article: None,
            });
        }
        let named = |id: String| Named {
            name: id.clone(),
            id,
        };
        let series = self.series.beyond(chronicle.series.len());
        chronicle.series.extend(series.into_iter().map(named));
        let canons = self.canons.beyond(chronicle.canons.len());
        chronicle.canons.extend(canons.into_iter().map(named));
    }
}

/// A text field as a text of its own.
fn text(entry: &mut Fields, field: &str) -> Option<String> {
    entry.said(field).map(|text| text.read().into_owned())
}

fn era(id: String, name: String, entry: &mut Fields) -> Era {
    let date = entry
        .text("date")
        .and_then(|text| match Edtf::parse(&text.read()) {
            Ok(date) => Some(date),
            Err(problem) => {
                entry.problem(
                    Severity::Warning,
                    Code::BadDate,
                    "date",
                    problem.to_string(),
                );
                None
            }
        });
    Era {
        id,
        short: text(entry, "short").unwrap_or_else(|| name.clone()),
        name,
        date,
        definition: text(entry, "definition").unwrap_or_default(),
        colour: colour(entry),
        glyph: glyph(entry),
    }
}

/// A colour ends in a custom property, so nothing but the six digits passes.
fn colour(entry: &mut Fields) -> Option<Colour> {
    let object = entry.object("colour")?;
    let sound = |key: &str| {
        let text = object.text(key).read();
        let digits = text.strip_prefix('#')?;
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .then(|| text.clone().into_owned())
    };
    if let (Some(light), Some(dark)) = (sound("light"), sound("dark")) {
        return Some(Colour { light, dark });
    }
    let message = Language::English.text(Key::ProblemColour).to_owned();
    entry.problem(Severity::Warning, Code::Unsafe, "colour", message);
    None
}

fn glyph(entry: &mut Fields) -> Option<Glyph> {
    let object = entry.object("glyph")?;
    let (fill, line) = (object.text("fill").read(), object.text("line").read());
    let path = |byte: u8| byte.is_ascii_digit() || b"MmLlHhVvCcSsQqTtAaZzEe,.+- ".contains(&byte);
    if (fill.is_empty() && line.is_empty()) || !fill.bytes().chain(line.bytes()).all(path) {
        let message = Language::English.text(Key::ProblemGlyph).to_owned();
        entry.problem(Severity::Warning, Code::Unsafe, "glyph", message);
        return None;
    }
    Some(Glyph {
        fill: fill.into_owned(),
        line: line.into_owned(),
    })
}
