//! The settings of the public contract: what attributes, address fragments and properties share.
//!
//! A setting is a name and a text. What a text does not mean falls back to the default and
//! becomes a diagnostic; nothing is ever refused whole.

use super::{Controls, Problems, ScaleKind, State, View, retell};
use crate::axis::Window;
use crate::chronicle::{Chronicle, Code, Diagnostic, Place, Severity};
use crate::date::{Bounds, Edtf, day_of};
use crate::query::{Facet, Filter};
use crate::strings::joined;
use crate::strings::{Key, Language};

/// The names of the settings that are part of a state, in the order of a permalink.
pub const NAMES: [&str; 15] = [
    "eras",
    "factions",
    "series",
    "canon",
    "universe",
    "people",
    "crossings",
    "search",
    "from",
    "to",
    "selected",
    "view",
    "scale",
    "watched",
    "clock",
];

/// The names of the settings that make up the filter.
pub const FILTER_NAMES: [&str; 8] = [
    "eras",
    "factions",
    "series",
    "canon",
    "universe",
    "people",
    "crossings",
    "search",
];

/// The description that asks for the chronicle's own.
pub const FILE: &str = "file";

/// About half a minute, in years: a window's edges come back from a scale a little off, and the
/// edge of a day is not to become the day beside it.
const MOMENT: f64 = 1e-6;

/// A state's text for one setting; empty where it stands at the default.
#[must_use]
pub fn text_of(state: &State, name: &str) -> String {
    let chronicle = &state.book.chronicle;
    if let Some(facet) = facet_of(name) {
        let mut ids = String::new();
        for value in state.filter.chosen(facet) {
            if let Some(id) = id_of(chronicle, facet, *value) {
                if !ids.is_empty() {
                    ids.push(',');
                }
                ids.push_str(id);
            }
        }
        return ids;
    }
    match name {
        "crossings" if state.filter.crossings => "only".to_owned(),
        "search" => state.filter.search.clone(),
        "from" => state.window.map_or_else(String::new, |window| {
            day_text(window.start + MOMENT, (1, 1))
        }),
        // A day that has begun is shown whole: the end's text names the last day.
        "to" => state.window.map_or_else(String::new, |window| {
            day_text(window.end - MOMENT, (12, 31))
        }),
        "selected" => state
            .selected
            .map_or_else(String::new, |event| chronicle.event_id(event)),
        "view" if state.view == View::List => "list".to_owned(),
        "scale" if state.scale == ScaleKind::True => "true".to_owned(),
        "watched" | "clock" if state.book.whole() => retell::text_of(state, name),
        _ => String::new(),
    }
}

/// The state after some settings, and what could not be understood of them.
///
/// Settings that are not named stay as they are. The window follows the filter unless it is
/// named itself.
#[must_use]
pub fn apply(state: &State, settings: &[(&str, &str)]) -> (State, Vec<Diagnostic>) {
    let mut unknown = Vec::new();
    // How it is told comes first: everything else is about what is told.
    let told = match state.book.whole() {
        true => Some(retell::apply(state, settings, &mut unknown)),
        false => None,
    };
    let state = told.as_ref().unwrap_or(state);
    let mut filter = state.filter.clone();
    for (name, text) in settings.iter().copied() {
        filter = with_setting(filter, &state.book.chronicle, name, text, &mut unknown);
    }
    let mut next = state.with_filter(filter);
    let (mut from, mut to) = (None, None);
    for (name, text) in settings.iter().copied() {
        let understood = match name {
            // The reader of dates comes with the whole chronicle.
            "from" | "to" if state.book.chronicle.outline => true,
            "from" | "to" => {
                let bounds = date(text);
                if name == "from" {
                    from = Some(bounds);
                } else {
                    to = Some(bounds);
                }
                bounds.is_some() || text.is_empty()
            }
            "selected" => {
                next.select(next.book.event_position(text));
                next.reveal(next.selected);
                if next.selected.is_none() && !text.is_empty() && next.book.whole() {
                    let (missing, diagnostic) = retell::missing(&next.book, text);
                    next.missing = missing;
                    unknown.push(diagnostic);
                    continue;
                }
                next.selected.is_some() || text.is_empty()
            }
            "view" => {
                next.view = match text {
                    "list" => View::List,
                    _ => View::Timeline,
                };
                matches!(text, "" | "list" | "timeline")
            }
            "heading" => {
                next.frame.heading = (!text.trim().is_empty()).then(|| text.to_owned());
                true
            }
            "description" => {
                text.trim().clone_into(&mut next.frame.description);
                true
            }
            "heading-level" => {
                let level = text.parse().ok().filter(|level| (2..=6).contains(level));
                next.frame.heading_level = level.unwrap_or(2);
                level.is_some() || text.is_empty()
            }
            // The loader says which language it has added; a page says it by its own `lang`.
            "lang" => {
                next.frame.language = match text {
                    "" => Language::English,
                    tag => Language::of(tag),
                };
                true
            }
            "problems" => {
                next.frame.problems = match text {
                    "show" => Problems::Show,
                    "hide" => Problems::Hide,
                    _ => Problems::Notice,
                };
                matches!(text, "" | "show" | "hide" | "notice")
            }
            "controls" => {
                next.frame.controls = match text {
                    "minimal" => Controls::Minimal,
                    "none" => Controls::None,
                    _ => Controls::Full,
                };
                matches!(text, "" | "full" | "minimal" | "none")
            }
            "scale" => {
                next = next.reduce(super::Action::SetScale(match text {
                    "true" => ScaleKind::True,
                    _ => ScaleKind::Story,
                }));
                matches!(text, "" | "true" | "story")
            }
            _ => true,
        };
        if !understood {
            unknown.push(unknown_setting(name, text));
        }
    }
    if from.is_some() || to.is_some() {
        let shown = next.shown_window();
        let whole = next.whole_scale(1.0).window();
        let start = from.map_or(shown.start, |from| {
            from.map_or(whole.start, |bounds| bounds.earliest)
        });
        let end = to.map_or(shown.end, |to| to.map_or(whole.end, |bounds| bounds.latest));
        // Open ends mean the chronicle's own.
        let window = Window {
            start: start.max(whole.start),
            end: end.min(whole.end),
        };
        if window.start < window.end {
            next = next.reduce(super::Action::SetWindow(Some(window)));
            next.reveal(next.first_since(window.start));
        } else if next.book.total() > 0 {
            unknown.push(retell::no_window(settings));
        }
    }
    (next, unknown)
}

fn with_setting(
    filter: Filter,
    chronicle: &Chronicle,
    name: &str,
    text: &str,
    unknown: &mut Vec<Diagnostic>,
) -> Filter {
    if let Some(facet) = facet_of(name) {
        let mut values = Vec::new();
        for part in text.split(',').map(str::trim) {
            // An id that no table declared may be a name of several words.
            if !part.is_empty()
                && let Some(value) = value_of(chronicle, facet, part)
            {
                values.push(value);
                continue;
            }
            for id in part.split_whitespace() {
                match value_of(chronicle, facet, id) {
                    Some(value) => values.push(value),
                    None => unknown.push(unknown_setting(name, id)),
                }
            }
        }
        return filter.with(facet, values);
    }
    let mut filter = filter;
    match name {
        "crossings" => {
            // As an attribute it is there or not: the loader hands a bare one on as "only".
            filter.crossings = !matches!(text, "" | "all" | "false");
        }
        "search" => filter.search = text.to_owned(),
        _ => {}
    }
    filter
}

/// The day of a time as EDTF; only the year if the day is the `usual` one of its year, and for
/// years that a full date cannot write.
fn day_text(time: f64, usual: (u8, u8)) -> String {
    let (year, month, day) = day_of(time);
    let year = year.to_string();
    let digits = year.trim_start_matches('-');
    if digits.len() > 4 {
        return joined(&["Y", &year]);
    }
    let sign = &year[digits.len()..];
    let mut text = joined(&[sign, &"0000"[digits.len()..], digits]);
    if (month, day) != usual {
        for part in [month, day] {
            text.push('-');
            text.push(char::from(b'0' + part / 10));
            text.push(char::from(b'0' + part % 10));
        }
    }
    text
}

fn facet_of(name: &str) -> Option<Facet> {
    let mut facets = Facet::ALL.iter();
    facets.find(|facet| facet.name() == name).copied()
}

/// The id of a facet's value.
#[must_use]
pub fn id_of(chronicle: &Chronicle, facet: Facet, value: u16) -> Option<&str> {
    id_and_name(chronicle, facet, value).map(|(id, _)| id)
}

/// The name of a facet's value.
#[must_use]
pub fn name_of(chronicle: &Chronicle, facet: Facet, value: u16) -> Option<&str> {
    id_and_name(chronicle, facet, value).map(|(_, name)| name)
}

fn id_and_name(chronicle: &Chronicle, facet: Facet, value: u16) -> Option<(&str, &str)> {
    let value = usize::from(value);
    let (id, name) = match facet {
        Facet::Era => chronicle.eras.get(value).map(|era| (&era.id, &era.name)),
        Facet::Faction => {
            let faction = chronicle.factions.get(value);
            faction.map(|faction| (&faction.id, &faction.name))
        }
        Facet::Series => {
            let series = chronicle.series.get(value);
            series.map(|series| (&series.id, &series.name))
        }
        Facet::Canon => {
            let canon = chronicle.canons.get(value);
            canon.map(|canon| (&canon.id, &canon.name))
        }
        Facet::Universe => chronicle
            .rails
            .get(value)
            .map(|rail| (&rail.id, &rail.name)),
        Facet::Person => {
            let person = chronicle.people.get(value);
            person.map(|person| (&person.id, &person.name))
        }
    }?;
    Some((id, name))
}

/// The value with an id.
fn value_of(chronicle: &Chronicle, facet: Facet, id: &str) -> Option<u16> {
    let mut value = 0;
    while id_of(chronicle, facet, value)? != id {
        value = value.checked_add(1)?;
    }
    Some(value)
}

#[inline(never)]
fn date(text: &str) -> Option<Bounds> {
    if text.is_empty() {
        return None;
    }
    let date = Edtf::parse(text).ok()?;
    Some(date.bounds())
}

/// The diagnostic for a value or a name that nobody knows.
#[must_use]
pub fn unknown_setting(name: &str, text: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        code: Code::UnknownSetting,
        message: Language::English.fill(Key::ProblemSetting, &[("value", text), ("key", name)]),
        place: Place {
            path: name.to_owned(),
            id: None,
            line_column: None,
        },
        found: text.to_owned(),
    }
}
