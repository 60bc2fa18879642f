//! Puts a chronicle together from the stretches of a text, entry by entry.

use super::Imported;
use super::event::{self, Draft};
use super::fields::{Fields, path, unknown_field};
use super::known;
use super::report::{Report, diagnostic};
use super::tables::Tables;
use super::told::{Told, short};
use crate::chronicle::{
    Certainty, Chronicle, Code, Entries, Event, Link, RailName, Severity, is_web,
};
use crate::order::{Sorting, arrange};
use crate::strings::{Key, Language};
use mirror_timeline_json::{Elements, Members, Object, Stretch, Value, read, read_object, root};
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::rc::Rc;

/// The members that are lists, in the order in which they refer to each other.
const LISTS: [&str; 8] = [
    "rails", "eras", "factions", "people", "series", "canons", EVENTS, LINKS,
];
pub(super) const EVENTS: &str = "events";
const LINKS: &str = "links";

/// The version of the format.
const FORMAT: &str = "1";

/// After so many events it is reckoned how many there will be.
const SAMPLE: usize = 256;

/// A chronicle under construction.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    chronicle: Chronicle,
    tables: Tables,
    report: Report,
    told: Told,
    /// The number in the file of each event that is kept.
    numbers: Vec<u32>,
    left_out: usize,
    /// Whether some event stands before one that is earlier.
    unordered: bool,
    /// Their order on its way, and how many things have been put into it.
    sorting: Option<(Sorting, usize)>,
}

impl Assembly {
    pub(super) fn new(text: Rc<Cow<'static, str>>, language: String) -> Self {
        let mut assembly = Self {
            told: Told::new(text),
            ..Self::default()
        };
        assembly.report.wanted.push(language);
        assembly
    }

    /// Reads the top: the texts about the whole, and where the lists stand. The members are given if
    /// the text is known to be sound.
    pub(super) fn top(
        &mut self,
        text: &str,
        sound: Option<Members>,
    ) -> Vec<(&'static str, Elements)> {
        let is_sound = sound.is_some();
        let members = sound.unwrap_or_else(|| broken_members(text, &mut self.report));
        if members.get(EVENTS).is_none() {
            let message = Language::English.text(Key::ProblemNothing).to_owned();
            let start: String = text.chars().take(200).collect();
            let code = Code::NoChronicle;
            let made = diagnostic(Severity::Fatal, code, String::new(), None, &start, message);
            self.report.add(0, made);
        } else if is_sound {
            // In a broken text fields of entries may seem to stand at the top.
            unread(text, &members, &mut self.report);
        }
        let mut lists = Vec::new();
        for name in LISTS {
            let Some(stretch) = members.get(name) else {
                continue;
            };
            // The `[` before the first entry may have got lost.
            if stretch.of(text).starts_with(['[', '{']) {
                lists.push((name, Elements::of(text, stretch)));
            } else {
                misplaced(name, stretch, Key::TypeWords, text, &mut self.report);
            }
        }
        let language = members.get("language");
        if let Some(Ok(Value::Text(tag))) = language.map(|stretch| read(stretch.of(text))) {
            self.chronicle.language = tag.trimmed().into_owned();
            self.report.wanted.push(self.chronicle.language.clone());
        }
        self.report.wanted.push("en".to_owned());
        self.told.wanted.clone_from(&self.report.wanted);
        if let Some(stretch) = members.get("today") {
            match read(stretch.of(text)).ok() {
                Some(Value::Flag(flag)) => self.chronicle.marks_today = flag,
                Some(Value::Null) => {}
                _ => misplaced("today", stretch, Key::TypeFlag, text, &mut self.report),
            }
        }
        for (name, stretch) in &members.found {
            let target = match *name {
                "title" => &mut self.chronicle.title,
                "description" => &mut self.chronicle.description,
                "credits" => &mut self.chronicle.credits,
                "articles" => &mut self.chronicle.articles,
                _ => continue,
            };
            let value = read(stretch.of(text)).ok();
            let said = value.as_ref().and_then(|value| self.report.said(value));
            match (&value, said) {
                (_, Some(said)) => *target = said.read().into_owned(),
                (Some(Value::Null), _) => {}
                _ => misplaced(name, *stretch, Key::TypeText, text, &mut self.report),
            }
        }
        self.tables.articles = is_web(&self.chronicle.articles);
        lists
    }

    /// Reads the next entry of a list, the one at a position. Whether there was one.
    pub(super) fn read(
        &mut self,
        text: &str,
        list: &'static str,
        position: usize,
        elements: &mut Elements,
    ) -> bool {
        if elements.peek(text).is_none() {
            return false;
        }
        let place = (list, position);
        let start = elements.at;
        let rest = text.get(start..elements.end).unwrap_or_default();
        // A sound object is read at once; of anything else it is found out first where it ends.
        let object = match read_object(rest) {
            Some((object, length)) => {
                elements.at = start + length;
                Some(object)
            }
            None => elements
                .next(text)
                .and_then(|element| unsound(text, element, place, &mut self.report)),
        };
        let fields = object.map(|object| Fields {
            object,
            place,
            offset: start,
            source: text.get(start..elements.at).unwrap_or_default(),
            report: &mut self.report,
            members: OnceCell::new(),
        });
        let mut fields = fields;
        if let Some(fields) = &mut fields {
            fields.unknown();
        }
        let told = &mut self.told;
        match (list, fields) {
            (EVENTS, Some(mut fields)) => {
                let number = position + 1;
                let read = event::event(&mut self.tables, &mut fields, number);
                let single =
                    read.filter(|draft| !is_twin(told, &self.numbers, &draft.id, &mut fields));
                let Some(draft) = single else {
                    self.left_out += 1;
                    return true;
                };
                let named = fields.id().is_some();
                let place = (short(start), short(fields.source.len()));
                told.push(place, number, named, &draft);
                self.numbers.push(short(number));
                self.keep(draft);
                if self.chronicle.events.len() == SAMPLE {
                    self.reserve(number, start, elements);
                }
            }
            (EVENTS, None) => self.left_out += 1,
            (LINKS, Some(mut fields)) => self.chronicle.links.extend(link(told, &mut fields)),
            (_, Some(mut fields)) => self.tables.declare(&mut self.chronicle, list, &mut fields),
            (_, None) => {}
        }
        true
    }

    /// Adds an event after those that were kept before.
    fn keep(&mut self, draft: Draft) {
        let chronicle = &mut self.chronicle;
        chronicle.factions_of.push(&draft.factions);
        chronicle.people_of.push(&draft.people);
        chronicle.series_of.push(&draft.series());
        let last = chronicle.events.last();
        self.unordered |= last.is_some_and(|last| order(last, &draft.event).is_gt());
        chronicle.events.push(draft.event);
    }

    /// Makes room for all events, if the rest of the list is like what was read of it.
    fn reserve(&mut self, number: usize, at: usize, elements: &Elements) {
        // The first may be shorter than the rest by their numbers: a sixteenth more is enough.
        let each = at.saturating_sub(elements.start) / number;
        let events = number + (elements.end - at) / each.max(1);
        let events = events + events / 16;
        self.told.reserve(events);
        let chronicle = &mut self.chronicle;
        let more = events.saturating_sub(chronicle.events.len());
        chronicle.events.reserve_exact(more);
        self.numbers.reserve_exact(more);
        for lists in [
            &mut chronicle.factions_of,
            &mut chronicle.people_of,
            &mut chronicle.series_of,
        ] {
            lists.reserve(events);
        }
    }

    /// After the last entry of a list: puts the events in order, a little at a time. Whether nothing is
    /// left to do. What nothing else orders stays in the file's order.
    pub(super) fn ended(&mut self, list: &str) -> bool {
        if list != EVENTS || !self.unordered {
            return true;
        }
        let Self {
            chronicle,
            told,
            sorting,
            ..
        } = self;
        let events = &mut chronicle.events;
        let (sorting, done) = sorting.get_or_insert_with(|| (Sorting::new(events.len()), 0));
        let new = &sorting.order;
        match *done {
            0 => {
                let compare = |a: usize, b: usize| order(&events[a], &events[b]);
                if !sorting.step(&compare) {
                    return false;
                }
            }
            1 => told.reorder(new),
            2 => told.reorder_names(new),
            3 => {
                for lists in [
                    &mut chronicle.factions_of,
                    &mut chronicle.people_of,
                    &mut chronicle.series_of,
                ] {
                    *lists = lists.reordered(new);
                }
            }
            _ => {
                arrange(events, std::mem::take(&mut sorting.order));
                self.sorting = None;
                return true;
            }
        }
        *done += 1;
        false
    }

    /// The chronicle, and what was wrong.
    pub(super) fn finish(self) -> Imported {
        let Self {
            mut chronicle,
            tables,
            report,
            mut told,
            left_out,
            ..
        } = self;
        if chronicle.rails.is_empty() {
            // A chronicle that names no universe has one, and it needs no name beside its rail.
            chronicle.rails.push(RailName {
                id: String::new(),
                name: String::new(),
            });
        }
        tables.complete(&mut chronicle);
        told.tables = RefCell::new(tables);
        told.chosen = report.chosen;
        if report.chosen {
            chronicle.chosen = told.wanted.first().cloned();
        }
        let (diagnostics, unlisted) = report.finish(&told.text);
        chronicle.entries = Entries::told_by(Rc::new(told));
        Imported {
            chronicle,
            diagnostics,
            unlisted,
            left_out,
        }
    }
}

/// Which of two events comes first.
fn order(a: &Event, b: &Event) -> Ordering {
    (a.sort_year, a.sequence)
        .cmp(&(b.sort_year, b.sequence))
        .then_with(|| {
            let (a, b) = (a.bounds.earliest, b.bounds.earliest);
            a.total_cmp(&b)
        })
}

/// Whether an earlier event has this id; reports it. `numbers` has the events' numbers in the file.
fn is_twin(told: &Told, numbers: &[u32], id: &str, entry: &mut Fields) -> bool {
    let Some(first) = told.position_of(id) else {
        return false;
    };
    let number = numbers.get(first).copied().unwrap_or(0).to_string();
    let message = Language::English.fill(Key::ProblemTwice, &[("n", &number)]);
    entry.problem(Severity::Error, Code::DuplicateId, "id", message);
    true
}

/// The members of a text that is not sound.
#[inline(never)]
fn broken_members<'t>(text: &'t str, report: &mut Report) -> Members<'t> {
    let root = root(text);
    let members = match root {
        Some(root) if root.of(text).starts_with('[') => Members {
            found: vec![(EVENTS, root)],
            odd: None,
        },
        Some(root) => Members::of(text, root),
        None => Members::default(),
    };
    let warning = |code, found: &str, message| {
        diagnostic(Severity::Warning, code, String::new(), None, found, message)
    };
    if let Some(odd) = members.odd {
        let place = text[odd..].lines().next().unwrap_or_default();
        let message = Language::English.fill(Key::ProblemSyntax, &[("detail", place.trim())]);
        report.add(odd, warning(Code::JsonSyntax, place, message));
    } else if root.is_some_and(|root| !root.complete) {
        let message = Language::English.text(Key::ProblemTruncated).to_owned();
        let last = text.trim_end().lines().next_back().unwrap_or_default();
        report.add(text.len(), warning(Code::JsonTruncated, last, message));
    }
    members
}

/// Reports the members of the top object that are not read, and a format that is not known.
#[inline(never)]
fn unread(text: &str, members: &Members, report: &mut Report) {
    for (name, stretch) in &members.found {
        let found = stretch.of(text);
        let (code, message) = if !known::is_known(name, known::TOP) {
            (Code::UnknownField, unknown_field(name, known::TOP))
        } else if *name == "format" && found != FORMAT {
            let values = [("value", found), ("known", FORMAT)];
            let message = Language::English.fill(Key::ProblemFormat, &values);
            (Code::UnknownFormat, message)
        } else {
            continue;
        };
        let path = (*name).to_owned();
        let made = diagnostic(Severity::Warning, code, path, None, found, message);
        report.add(stretch.start, made);
    }
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

/// An element that no sound object begins: reports it.
#[inline(never)]
fn unsound<'t>(
    text: &'t str,
    element: Stretch,
    place: (&str, usize),
    report: &mut Report,
) -> Option<Object<'t>> {
    let source = element.of(text);
    if !element.complete && report.is_full() {
        report.count();
        return None;
    }
    let (offset, found, code, message) = match read(source) {
        Ok(Value::Object(object)) => return Some(object),
        Ok(_) => (
            element.start,
            source,
            Code::WrongType,
            Language::English.text(Key::ProblemEntry).to_owned(),
        ),
        Err(_) if !element.complete && element.end >= text.trim_end().len() => {
            report.retract(Code::JsonTruncated);
            (
                element.start,
                source,
                Code::JsonTruncated,
                Language::English.text(Key::ProblemTruncated).to_owned(),
            )
        }
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
    let path = path(place);
    let made = diagnostic(Severity::Error, code, path, id.as_deref(), found, message);
    report.add(offset, made);
    None
}

/// One link; none, with a diagnostic, if it does not join two events.
fn link(told: &Told, entry: &mut Fields) -> Option<Link> {
    let mut end = |field: &str| {
        let id = entry.required_text(field)?.read();
        let found = told.position_of(&id);
        if found.is_none() {
            let message = Language::English.fill(Key::ProblemLink, &[("id", &id)]);
            entry.problem(Severity::Warning, Code::BrokenLink, field, message);
        }
        found
    };
    let (from, to) = (end("from"), end("to"));
    let (from, to) = (from?, to?);
    let certainty = entry.text("certainty").map(|text| text.read());
    let certainty = match certainty.as_deref() {
        Some("inferred") => Certainty::Inferred,
        None | Some("stated") => Certainty::Stated,
        Some(other) => {
            let known = "stated, inferred";
            let values = [("value", other), ("known", known)];
            let message = Language::English.fill(Key::ProblemValue, &values);
            entry.problem(Severity::Warning, Code::UnknownValue, "certainty", message);
            Certainty::Inferred
        }
    };
    let reason = entry.said("reason").map(|text| text.read().into_owned());
    Some(Link {
        from,
        to,
        reason: reason.unwrap_or_default(),
        certainty,
        backward: entry.flag("backward"),
        pair: entry.flag("pair"),
    })
}
