//! Puts a chronicle together from the stretches of a text.

use super::Imported;
use super::event;
use super::fields::Fields;
use super::report::{Report, diagnostic};
use super::structure::{Stretch, elements, members, root};
use super::tables::Tables;
use crate::chronicle::{Certainty, Chronicle, Code, Event, Link, RailName, Severity};
use crate::strings::{Key, Language};
use serde_json::Value;
use std::collections::HashMap;

/// The members that declare what events refer to, in the order in which they refer to each other.
const TABLES: [&str; 6] = ["rails", "eras", "factions", "people", "series", "canons"];

/// Reads the text; see [`super::from_text`].
pub(super) fn assemble(text: &str) -> Imported {
    let mut report = Report::new(text);
    let mut chronicle = Chronicle::default();
    let members = top_members(text, &mut report);
    let array = |name: &str| {
        members
            .iter()
            .find(|(member, stretch)| *member == name && stretch.of(text).starts_with('['))
            .map(|(_, stretch)| *stretch)
    };
    for (name, stretch) in &members {
        let target = match *name {
            "title" => &mut chronicle.title,
            "description" => &mut chronicle.description,
            "credits" => &mut chronicle.credits,
            _ => continue,
        };
        if let Ok(Value::String(value)) = serde_json::from_str(stretch.of(text)) {
            *target = value;
        }
    }
    let mut tables = Tables::default();
    for name in TABLES {
        let Some(stretch) = array(name) else { continue };
        for (position, element) in elements(text, stretch).into_iter().enumerate() {
            let path = path(name, position);
            if let Some(mut entry) = fields(text, element, path, &mut report) {
                tables.declare(&mut chronicle, name, &mut entry);
            }
        }
    }
    if chronicle.rails.is_empty() {
        // A chronicle that names no universe has one, and it needs no name beside its rail.
        chronicle.rails.push(RailName {
            id: String::new(),
            name: String::new(),
        });
    }
    let left_out = match array("events") {
        Some(stretch) => {
            let events = elements(text, stretch);
            let all = events.len();
            read_events(&mut chronicle, &mut tables, &events, text, &mut report);
            all - chronicle.events.len()
        }
        None => 0,
    };
    if let Some(stretch) = array("links") {
        read_links(&mut chronicle, &elements(text, stretch), text, &mut report);
    }
    let (diagnostics, unlisted) = report.finish();
    Imported {
        chronicle,
        diagnostics,
        unlisted,
        left_out,
    }
}

/// The members of the top object. A bare array is taken for the events.
fn top_members<'a>(text: &'a str, report: &mut Report) -> Vec<(&'a str, Stretch)> {
    let root = root(text);
    let members = match root {
        Some(root) if root.of(text).starts_with('[') => vec![("events", root)],
        Some(root) => members(text, root),
        None => Vec::new(),
    };
    let events =
        |(name, stretch): &(&str, Stretch)| *name == "events" && stretch.of(text).starts_with('[');
    if !members.iter().any(events) {
        let message = Language::English.text(Key::ProblemNothing).to_owned();
        let start: String = text.chars().take(200).collect();
        let made = diagnostic(
            Severity::Fatal,
            Code::NoChronicle,
            String::new(),
            None,
            &start,
            message,
        );
        report.add(0, made);
    }
    if root.is_some_and(|root| !root.complete) && !members.is_empty() {
        let message = Language::English.text(Key::ProblemTruncated).to_owned();
        let last = text.trim_end().lines().next_back().unwrap_or_default();
        let made = diagnostic(
            Severity::Warning,
            Code::JsonTruncated,
            String::new(),
            None,
            last,
            message,
        );
        report.add(text.len(), made);
    }
    members
}

fn path(name: &str, position: usize) -> String {
    [name, "[", &position.to_string(), "]"].concat()
}

/// One element as an entry with fields; `None`, with a diagnostic, if it is not a sound object.
fn fields<'r, 't>(
    text: &'t str,
    element: Stretch,
    path: String,
    report: &'r mut Report<'t>,
) -> Option<Fields<'r, 't>> {
    let source = element.of(text);
    let (offset, found, code, message) = match serde_json::from_str(source) {
        Ok(Value::Object(map)) => {
            return Some(Fields {
                map,
                path,
                offset: element.start,
                source,
                report,
            });
        }
        Ok(_) => (
            element.start,
            source,
            Code::WrongType,
            Language::English.text(Key::ProblemEntry).to_owned(),
        ),
        Err(_) if !element.complete && element.end == text.len() => (
            element.start,
            source,
            Code::JsonTruncated,
            Language::English.text(Key::ProblemTruncated).to_owned(),
        ),
        Err(error) => {
            let within = offset_of(source, error.line(), error.column());
            let detail = error.to_string();
            // The line and column are those of the entry; the diagnostic's place has the file's.
            let detail = detail.split(" at line ").next().unwrap_or_default();
            let line = source[within..].lines().next().unwrap_or_default();
            let line = if line.trim().is_empty() { source } else { line };
            (
                element.start + within,
                line,
                Code::JsonSyntax,
                Language::English.fill(Key::ProblemSyntax, &[("detail", detail)]),
            )
        }
    };
    let id = members(text, element)
        .iter()
        .find(|(name, _)| *name == "id")
        .map(|(_, id)| id.of(text).trim_matches('"').to_owned());
    let made = diagnostic(Severity::Error, code, path, id.as_deref(), found, message);
    report.add(offset, made);
    None
}

/// The byte offset of `serde_json`'s one-based line and column (in bytes), on a char boundary.
fn offset_of(source: &str, line: usize, column: usize) -> usize {
    let start: usize = source
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut offset = (start + column.saturating_sub(1)).min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn read_events<'t>(
    chronicle: &mut Chronicle,
    tables: &mut Tables,
    stretches: &[Stretch],
    text: &'t str,
    report: &mut Report<'t>,
) {
    let mut numbers = HashMap::with_capacity(stretches.len());
    let mut events: Vec<Event> = Vec::with_capacity(stretches.len());
    for (position, stretch) in stretches.iter().enumerate() {
        let Some(mut entry) = fields(text, *stretch, path("events", position), report) else {
            continue;
        };
        let number = position + 1;
        let Some(event) = event::event(chronicle, tables, &mut entry, number) else {
            continue;
        };
        if let Some(first) = numbers.get(&event.id) {
            let first: &usize = first;
            let message = Language::English.fill(Key::ProblemTwice, &[("n", &first.to_string())]);
            entry.problem(Severity::Error, Code::DuplicateId, "id", message);
            continue;
        }
        numbers.insert(event.id.clone(), number);
        events.push(event);
    }
    // A stable sort: events that nothing else orders stay in the file's order.
    events.sort_by(|a, b| {
        (a.sort_year, a.sequence)
            .cmp(&(b.sort_year, b.sequence))
            .then_with(|| {
                a.date
                    .bounds()
                    .earliest
                    .total_cmp(&b.date.bounds().earliest)
            })
    });
    chronicle.events = events;
}

fn read_links<'t>(
    chronicle: &mut Chronicle,
    stretches: &[Stretch],
    text: &'t str,
    report: &mut Report<'t>,
) {
    let positions: HashMap<&str, usize> = chronicle
        .events
        .iter()
        .enumerate()
        .map(|(position, event)| (event.id.as_str(), position))
        .collect();
    let mut links = Vec::with_capacity(stretches.len());
    for (position, stretch) in stretches.iter().enumerate() {
        let Some(mut entry) = fields(text, *stretch, path("links", position), report) else {
            continue;
        };
        let mut end = |field: &str| {
            let id = entry.required_text(field)?;
            let found = positions.get(id.as_str()).copied();
            if found.is_none() {
                let message = Language::English.fill(Key::ProblemLink, &[("id", &id)]);
                entry.problem(Severity::Warning, Code::BrokenLink, field, message);
            }
            found
        };
        let (from, to) = (end("from"), end("to"));
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        let certainty = match entry.text("certainty").as_deref() {
            Some("inferred") => Certainty::Inferred,
            None | Some("stated") => Certainty::Stated,
            Some(other) => {
                let message = Language::English.fill(
                    Key::ProblemValue,
                    &[("value", other), ("known", "stated, inferred")],
                );
                entry.problem(Severity::Warning, Code::UnknownValue, "certainty", message);
                Certainty::Inferred
            }
        };
        links.push(Link {
            from,
            to,
            reason: entry.text("reason").unwrap_or_default(),
            certainty,
            backward: entry.flag("backward"),
        });
    }
    chronicle.links = links;
}
