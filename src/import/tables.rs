//! The tables that events refer to: rails, eras, factions, people, series, canon levels.

use super::fields::Fields;
use super::guess::nearest;
use crate::chronicle::{
    Chronicle, Code, Colour, Era, Faction, Glyph, Named, Person, RailName, Severity,
};
use crate::date::Edtf;
use crate::order::Names;
use crate::strings::{Key, Language};

/// A table under construction: its entries by id, and whether the file declared it at all.
#[derive(Default)]
pub(super) struct Ids {
    ids: Vec<String>,
    by_id: Names,
    declared: bool,
}

impl Ids {
    fn add(&mut self, id: &str) -> bool {
        match self.find(id) {
            Err(place) if u16::try_from(self.ids.len()).is_ok() => {
                self.ids.push(id.to_owned());
                self.by_id.insert(place);
                true
            }
            _ => false,
        }
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        let name = |at: usize| self.ids.get(at).map_or("", String::as_str);
        self.by_id.find(id, &name)
    }

    pub(super) fn get(&self, id: &str) -> Option<u16> {
        self.find(id).ok().and_then(|at| u16::try_from(at).ok())
    }

    pub(super) fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, &self.ids)
    }
}

/// The ids of every table.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) rails: Ids,
    pub(super) eras: Ids,
    pub(super) factions: Ids,
    pub(super) people: Ids,
    pub(super) series: Ids,
    pub(super) canons: Ids,
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
        let Some(id) = entry.id() else {
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
        if !ids.add(&id) {
            let message = Language::English.text(Key::ProblemTwiceEntry).to_owned();
            entry.problem(Severity::Warning, Code::DuplicateId, "id", message);
            return;
        }
        let name = entry.text("name").unwrap_or_else(|| id.clone());
        match member {
            "rails" => chronicle.rails.push(RailName { id, name }),
            "eras" => chronicle.eras.push(era(id, name, entry)),
            "factions" => chronicle.factions.push(Faction {
                id,
                short: entry.text("short").unwrap_or_else(|| name.clone()),
                name,
                definition: entry.text("definition").unwrap_or_default(),
                colour: colour(entry),
                glyph: glyph(entry),
            }),
            "people" => {
                let universe = entry.text("universe").and_then(|id| self.rails.get(&id));
                chronicle.people.push(Person {
                    id,
                    name,
                    universe: universe.and_then(|rail| u8::try_from(rail).ok()),
                });
            }
            "series" => chronicle.series.push(Named { id, name }),
            _ => chronicle.canons.push(Named { id, name }),
        }
    }

    /// The position of an id that an event uses; an undeclared one is added by its own name.
    pub(super) fn refer(
        &mut self,
        chronicle: &mut Chronicle,
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
        if !ids.add(id) {
            return None;
        }
        let named = Named {
            id: id.to_owned(),
            name: id.to_owned(),
        };
        match table {
            Table::Factions => chronicle.factions.push(Faction {
                short: named.name.clone(),
                id: named.id,
                name: named.name,
                definition: String::new(),
                colour: None,
                glyph: None,
            }),
            Table::People => chronicle.people.push(Person {
                id: named.id,
                name: named.name,
                universe: None,
            }),
            Table::Series => chronicle.series.push(named),
            Table::Canons => chronicle.canons.push(named),
        }
        self.refer_known(table, id)
    }

    fn refer_known(&self, table: Table, id: &str) -> Option<u16> {
        match table {
            Table::Factions => self.factions.get(id),
            Table::People => self.people.get(id),
            Table::Series => self.series.get(id),
            Table::Canons => self.canons.get(id),
        }
    }
}

fn era(id: String, name: String, entry: &mut Fields) -> Era {
    let date = entry
        .text("date")
        .and_then(|text| match Edtf::parse(&text) {
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
        short: entry.text("short").unwrap_or_else(|| name.clone()),
        name,
        date,
        definition: entry.text("definition").unwrap_or_default(),
        colour: colour(entry),
        glyph: glyph(entry),
    }
}

/// A colour ends in a custom property, so nothing but the six digits passes.
fn colour(entry: &mut Fields) -> Option<Colour> {
    let object = entry.object("colour")?;
    let sound = |key: &str| {
        let text = object.text(key);
        let digits = text.strip_prefix('#')?;
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .then(|| text.to_owned())
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
    let (fill, line) = (object.text("fill"), object.text("line"));
    let path = |byte: u8| byte.is_ascii_digit() || b"MmLlHhVvCcSsQqTtAaZzEe,.+- ".contains(&byte);
    if (fill.is_empty() && line.is_empty()) || !fill.bytes().chain(line.bytes()).all(path) {
        let message = Language::English.text(Key::ProblemGlyph).to_owned();
        entry.problem(Severity::Warning, Code::Unsafe, "glyph", message);
        return None;
    }
    Some(Glyph {
        fill: fill.to_owned(),
        line: line.to_owned(),
    })
}
