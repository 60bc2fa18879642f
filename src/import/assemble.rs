//! Puts a chronicle together from the stretches of a text.

use super::Imported;
use super::event;
use super::fields::Fields;
use super::json::{self, Value};
use super::report::{Report, diagnostic};
use super::structure::{Members, Stretch, elements, root};
use super::tables::Tables;
use crate::chronicle::{Certainty, Chronicle, Code, Entry, Event, Link, RailName, Severity};
use crate::order::{Names, sort_by};
use crate::strings::{Key, Language};
use std::cell::OnceCell;

/// The members that declare what events refer to, in the order in which they refer to each other.
const TABLES: [&str; 6] = ["rails", "eras", "factions", "people", "series", "canons"];

/// Reads the text; see [`super::from_text`].
pub(super) fn assemble(text: &str) -> Imported {
    let mut report = Report::new(text);
    let mut chronicle = Chronicle::default();
    let members = top_members(text, &mut report);
    let lists = |name: &str, report: &mut Report| {
        let stretch = members.get(name)?;
        // The `[` before the first entry may have got lost.
        if stretch.of(text).starts_with(['[', '{']) {
            return Some(stretch);
        }
        misplaced(name, stretch, Key::TypeWords, text, report);
        None
    };
    for (name, stretch) in &members.found {
        let target = match *name {
            "title" => &mut chronicle.title,
            "description" => &mut chronicle.description,
            "credits" => &mut chronicle.credits,
            _ => continue,
        };
        match json::read(stretch.of(text)) {
            Ok(Value::Text(value)) => *target = value,
            Ok(Value::Null) => {}
            _ => misplaced(name, *stretch, Key::TypeText, text, &mut report),
        }
    }
    let mut tables = Tables::default();
    for name in TABLES {
        let Some(stretch) = lists(name, &mut report) else {
            continue;
        };
        for (position, element) in elements(text, stretch).enumerate() {
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
    let left_out = match lists("events", &mut report) {
        Some(stretch) => read_events(&mut chronicle, &mut tables, stretch, text, &mut report),
        None => 0,
    };
    if let Some(stretch) = lists("links", &mut report) {
        read_links(&mut chronicle, stretch, text, &mut report);
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
fn top_members<'a>(text: &'a str, report: &mut Report) -> Members<'a> {
    let root = root(text);
    let members = match root {
        Some(root) if root.of(text).starts_with('[') => Members {
            found: vec![("events", root)],
            odd: None,
        },
        Some(root) => Members::of(text, root),
        None => Members::default(),
    };
    if members.get("events").is_none() {
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
    if let Some(odd) = members.odd {
        let place = text[odd..].lines().next().unwrap_or_default();
        let message = Language::English.fill(Key::ProblemSyntax, &[("detail", place.trim())]);
        let made = diagnostic(
            Severity::Warning,
            Code::JsonSyntax,
            String::new(),
            None,
            place,
            message,
        );
        report.add(odd, made);
    } else if root.is_some_and(|root| !root.complete) {
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

/// Reports a member of the top object that has a value of another type.
fn misplaced(name: &str, stretch: Stretch, wanted: Key, text: &str, report: &mut Report) {
    let wanted = Language::English.text(wanted);
    let message = Language::English.fill(Key::ProblemType, &[("field", name), ("wanted", wanted)]);
    let path = name.to_owned();
    let found = stretch.of(text);
    let made = diagnostic(Severity::Error, Code::WrongType, path, None, found, message);
    report.add(stretch.start, made);
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
    if !element.complete && report.is_full() {
        report.count();
        return None;
    }
    let (offset, found, code, message) = match json::read(source) {
        Ok(Value::Object(object)) => {
            return Some(Fields {
                object,
                path,
                offset: element.start,
                source,
                report,
                members: OnceCell::new(),
            });
        }
        Ok(_) => (
            element.start,
            source,
            Code::WrongType,
            Language::English.text(Key::ProblemEntry).to_owned(),
        ),
        Err(_) if !element.complete && element.end >= text.trim_end().len() => (
            element.start,
            source,
            Code::JsonTruncated,
            Language::English.text(Key::ProblemTruncated).to_owned(),
        ),
        Err(fault) => {
            let rest = source.get(fault.offset..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            let line = if line.trim().is_empty() { source } else { line };
            (
                element.start + fault.offset,
                line,
                Code::JsonSyntax,
                Language::English.fill(Key::ProblemSyntax, &[("detail", fault.detail)]),
            )
        }
    };
    let id = Members::of(text, element).get("id");
    let id = id.map(|id| id.of(text).trim_matches('"').to_owned());
    let made = diagnostic(Severity::Error, code, path, id.as_deref(), found, message);
    report.add(offset, made);
    None
}

/// Reads all events; gives the number of those that were left out.
fn read_events<'t>(
    chronicle: &mut Chronicle,
    tables: &mut Tables,
    list: Stretch,
    text: &'t str,
    report: &mut Report<'t>,
) -> usize {
    let mut read: Vec<(usize, Stretch, Event, Entry)> = Vec::new();
    let mut all = 0;
    for (position, stretch) in elements(text, list).enumerate() {
        all += 1;
        if let Some(mut entry) = fields(text, stretch, path("events", position), report)
            && let Some((event, entry)) = event::event(chronicle, tables, &mut entry, position + 1)
        {
            read.push((position, stretch, event, entry));
        }
    }
    let mut events = without_twins(read, text, report);
    // A stable sort: events that nothing else orders stay in the file's order.
    sort_by(&mut events, &|(a, _), (b, _)| {
        (a.sort_year, a.sequence)
            .cmp(&(b.sort_year, b.sequence))
            .then_with(|| {
                a.date
                    .bounds()
                    .earliest
                    .total_cmp(&b.date.bounds().earliest)
            })
    });
    let left_out = all - events.len();
    for (event, entry) in events {
        chronicle.push(event, entry);
    }
    left_out
}

/// Leaves out events whose id an earlier one has. They come with their positions in the file.
fn without_twins<'t>(
    read: Vec<(usize, Stretch, Event, Entry)>,
    text: &'t str,
    report: &mut Report<'t>,
) -> Vec<(Event, Entry)> {
    let id = |at: usize| {
        read.get(at)
            .map_or("", |(_, _, _, entry)| entry.id.as_str())
    };
    let firsts = Names::new(read.len(), &id).firsts(&id);
    let numbers: Vec<usize> = read.iter().map(|(position, ..)| position + 1).collect();
    let mut single = Vec::with_capacity(read.len());
    for (at, ((position, stretch, event, entry), first)) in read.into_iter().zip(firsts).enumerate()
    {
        if at == first {
            single.push((event, entry));
        } else if let Some(number) = numbers.get(first)
            && let Some(mut entry) = fields(text, stretch, path("events", position), report)
        {
            let message = Language::English.fill(Key::ProblemTwice, &[("n", &number.to_string())]);
            entry.problem(Severity::Error, Code::DuplicateId, "id", message);
        }
    }
    single
}

fn read_links<'t>(
    chronicle: &mut Chronicle,
    list: Stretch,
    text: &'t str,
    report: &mut Report<'t>,
) {
    let entries: Vec<_> = (0..chronicle.events.len())
        .filter_map(|event| chronicle.entry(event))
        .collect();
    let name = |at: usize| entries.get(at).map_or("", |entry| entry.id.as_str());
    let ids = Names::new(entries.len(), &name);
    let mut links = Vec::new();
    for (position, stretch) in elements(text, list).enumerate() {
        let Some(mut entry) = fields(text, stretch, path("links", position), report) else {
            continue;
        };
        let mut end = |field: &str| {
            let id = entry.required_text(field)?;
            let found = ids.find(&id, &name).ok();
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
