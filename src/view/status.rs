//! The status row: how many events, which filters, which stretch of time.

use super::app::Message;
use super::signs::{CROSS, glyph, icon};
use super::tag::{Tag, tag};
use super::telling::notes;
use super::ui::{Ui, era_class};
use crate::query::{Constraint, Facet};
use crate::state::settings::name_of;
use crate::state::{Action, Controls, State, View, window_words};
use crate::strings::Key;

/// Always there, so that chips never push the stage about on their first line.
pub fn status(ui: Ui) -> Tag {
    let constraints = ui.state.filter.constraints();
    let window = match ui.state.view {
        View::Timeline => window_text(ui.state),
        View::List => String::new(),
    };
    let clear = (!constraints.is_empty()).then(|| {
        let button = ui.button("link", Action::ClearAll).part("clear");
        button.text(ui.text(Key::ClearAll))
    });
    let own = &ui.state.frame.own;
    let reset = (!own.is_empty() && ui.state.filter != **own).then(|| {
        let button = tag("button").is("class", "link").part("reset");
        button.press(ui, Message::Reset).text(ui.text(Key::Reset))
    });
    let mut chips = Vec::new();
    for constraint in constraints {
        chips.push(chip(ui, constraint));
    }
    let status = tag("div").is("class", "status").part("status");
    if ui.state.frame.controls != Controls::Full {
        return status.is("class", "status bare-status").all(if ui.whole() {
            notes(ui)
        } else {
            Vec::new()
        });
    }
    status
        .put(count(ui))
        .all(chips)
        .maybe(clear)
        .maybe(reset)
        .all(if ui.whole() { notes(ui) } else { Vec::new() })
        .put(tag("p").is("class", "window").text(&window))
}

/// "13 of 67 events", the first number strong.
fn count(ui: Ui) -> Tag {
    let language = ui.language();
    let n = language.number(ui.state.matches.selection.count());
    let total = language.number(ui.state.book.total());
    let words = language.fill(Key::Count, &[("n", "\n"), ("total", &total)]);
    let (before, after) = words.split_once('\n').unwrap_or((&words, ""));
    let count = tag("p").is("class", "count").part("count").text(before);
    count.put(tag("b").text(&n)).text(after)
}

fn chip(ui: Ui, constraint: Constraint) -> Tag {
    let chronicle = ui.chronicle();
    let name = name_of_constraint(ui.state, constraint);
    let mut era = String::new();
    let sign = match constraint {
        Constraint::Value(Facet::Era, value) => {
            era = era_class(Some(value));
            let found = chronicle.eras.get(usize::from(value));
            found.map(|era| glyph(era.glyph.as_ref(), &era.short))
        }
        Constraint::Value(Facet::Faction, value) => {
            let found = chronicle.factions.get(usize::from(value));
            found.map(|faction| glyph(faction.glyph.as_ref(), &faction.name))
        }
        _ => None,
    };
    let remove = ui.language().fill(Key::ChipRemove, &[("name", &name)]);
    tag("button")
        .class(&["chip", &era])
        .part("chip")
        .set("aria-label", &remove)
        .press(ui, super::app::Message::Act(Action::Remove(constraint)))
        .maybe(sign)
        .put(tag("span").text(&name))
        .put(icon(CROSS))
}

/// The stretch shown, in words.
pub fn window_text(state: &State) -> String {
    let language = state.frame.language;
    let Some(words) = window_words(state) else {
        return String::new();
    };
    let (mut from, to) = (language.year(words.from), language.year(words.to));
    if words.before {
        from = language.fill(Key::WindowBefore, &[("year", &from)]);
    }
    let key = match words.everything {
        true => Key::WindowAll,
        false => Key::WindowShowing,
    };
    language.fill(key, &[("from", &from), ("to", &to)])
}

/// What a condition is called on its chip.
pub fn name_of_constraint(state: &State, constraint: Constraint) -> String {
    let name = match constraint {
        Constraint::Value(facet, value) => name_of(&state.book.chronicle, facet, value),
        Constraint::Crossings => Some(state.frame.language.text(Key::FacetCrossingOnly)),
        Constraint::Search => {
            let text = state.filter.search.trim();
            return state.frame.language.fill(Key::Quoted, &[("text", text)]);
        }
    };
    name.unwrap_or_default().to_owned()
}
