//! No event matches: which filter to take away.

use super::status::name_of_constraint;
use super::tag::{Tag, tag};
use super::ui::Ui;
use crate::chronicle::Watched;
use crate::query::{Constraint, Facet, Remedy};
use crate::state::Action;
use crate::strings::{Key, Language};

/// One button per filter whose removal alone brings events back, best first.
#[inline(never)]
pub fn empty(ui: Ui) -> Tag {
    let message = tag("div").is("class", "message").part("message");
    if ui.chronicle().events.is_empty() {
        let guarded = ui.state.book.told.watched != Watched::All;
        let words = if guarded { Key::GuardEmpty } else { Key::None };
        return message.put(tag("p").text(ui.text(words)));
    }
    let mut buttons = Vec::new();
    for remedy in Remedy::all(&ui.state.book.index, &ui.state.filter) {
        buttons.push(button(ui, &remedy));
    }
    let title = tag("p").is("class", "title").text(ui.text(Key::EmptyTitle));
    let clear = ui.button("link", Action::ClearAll);
    message
        .put(title)
        .put(tag("p").text(ui.text(Key::EmptyHint)))
        .all(buttons)
        .put(clear.text(ui.text(Key::EmptyClear)))
}

fn button(ui: Ui, remedy: &Remedy) -> Tag {
    let language = ui.language();
    let name = match remedy.constraint {
        // The message brings its own marks.
        Constraint::Search => ui.state.filter.search.trim().to_owned(),
        constraint => name_of_constraint(ui.state, constraint),
    };
    let kind = ui.text(match remedy.constraint {
        Constraint::Search => Key::FacetSearch,
        Constraint::Crossings => Key::FacetCrossing,
        Constraint::Value(facet, _) => facet_key(facet),
    });
    // Inside a sentence English writes it small; other languages do as they do everywhere.
    let kind = match language {
        Language::English => kind.to_ascii_lowercase(),
        Language::Other(_) => kind.to_owned(),
    };
    let words = language.fill(Key::EmptyRemove, &[("kind", &kind), ("name", &name)]);
    let events = language.count(Key::EventsOne, Key::Events, remedy.events);
    ui.button("button", Action::Remove(remedy.constraint))
        .put(tag("span").text(&words))
        .put(tag("small").text(&events))
}

/// What a facet is called.
pub fn facet_key(facet: Facet) -> Key {
    match facet {
        Facet::Era => Key::FacetEra,
        Facet::Faction => Key::FacetFaction,
        Facet::Series => Key::FacetSeries,
        Facet::Canon => Key::FacetCanon,
        Facet::Universe => Key::FacetUniverse,
        Facet::Person => Key::FacetPerson,
    }
}
