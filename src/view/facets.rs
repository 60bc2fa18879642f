//! The facet panel: choices with live counts. In place, never a modal.

use super::app::Message;
use super::empty::facet_key;
use super::people::{self, PeopleField};
use super::signs::glyph;
use super::tag::{Tag, tag};
use super::telling;
use super::ui::{Ui, when};
use crate::query::Facet;
use crate::state::Action;
use crate::state::settings::name_of;
use crate::strings::Key;

/// The facets whose values all have a place in the panel; eras have the ribbon, people a field.
const SHOWN: [Facet; 4] = [Facet::Faction, Facet::Series, Facet::Canon, Facet::Universe];

/// Every value with the number of events it would give.
#[inline(never)]
pub fn facets(ui: Ui, field: &PeopleField) -> Tag {
    let (matches, filter) = (&ui.state.matches, &ui.state.filter);
    let mut panel = tag("div").is("class", "facets").part("facets");
    for facet in SHOWN {
        panel = panel.maybe(group(ui, facet));
    }
    if ui.chronicle().rails.len() > 1 {
        let crossings = option(
            ui,
            (ui.text(Key::FacetCrossingOnly), None),
            matches.crossings,
            filter.crossings,
            Action::ToggleCrossings,
        );
        panel = panel.put(fieldset("crossings", ui.text(Key::FacetCrossing)).put(crossings));
    }
    let some = people::any(ui.chronicle());
    panel
        .maybe(some.then(|| {
            let group = fieldset("people", ui.text(Key::CardPeople));
            group.put(people::people(ui, field))
        }))
        .maybe(telling::guard(ui).map(|guard| {
            let group = fieldset("watched", ui.text(Key::Guard));
            group.put(guard)
        }))
}

fn fieldset(class: &'static str, legend: &str) -> Tag {
    let fieldset = tag("fieldset").part("facet").is("class", class);
    let id = ["label-", class].concat();
    fieldset.put(tag("legend").set("id", &id).text(legend))
}

fn group(ui: Ui, facet: Facet) -> Option<Tag> {
    let chronicle = ui.chronicle();
    let mut options = Vec::new();
    let mut value = 0;
    while let Some(name) = name_of(chronicle, facet, value) {
        let faction = chronicle.factions.get(usize::from(value));
        let faction = faction.filter(|_| facet == Facet::Faction);
        let sign = faction.map(|faction| glyph(faction.glyph.as_ref(), &faction.name));
        // What has no name can't be chosen: a chronicle of one universe need not name it.
        if !name.is_empty() {
            options.push(option(
                ui,
                (name, sign),
                ui.state.matches.count(facet, value),
                ui.state.filter.chosen(facet).contains(&value),
                Action::Toggle(facet, value),
            ));
        }
        let Some(next) = value.checked_add(1) else {
            break;
        };
        value = next;
    }
    let group = fieldset(facet.name(), ui.text(facet_key(facet)));
    (!options.is_empty()).then(|| group.all(options))
}

/// Options at zero stay in place, quiet, and can still be pressed off.
fn option(
    ui: Ui,
    (name, sign): (&str, Option<Tag>),
    count: usize,
    checked: bool,
    action: Action,
) -> Tag {
    let input = tag("input")
        .is("type", "checkbox")
        .input(None, checked)
        .checked_by(ui, Message::Act(action));
    tag("label")
        .class(&["option", when(count == 0, "zero")])
        .part("facet-option")
        .put(input)
        .maybe(sign)
        .put(tag("span").text(name))
        .put(tag("small").text(&ui.language().number(count)))
}
