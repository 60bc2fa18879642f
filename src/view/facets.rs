//! The facet panel: choices with live counts. In place, never a modal.

use super::app::Message;
use super::empty::facet_key;
use super::signs::glyph;
use super::tag::{Tag, tag};
use super::ui::{Ui, when};
use crate::query::Facet;
use crate::state::Action;
use crate::state::settings::name_of;
use crate::strings::Key;

/// The facets with a place in the panel; eras have the ribbon.
const SHOWN: [Facet; 3] = [Facet::Faction, Facet::Series, Facet::Canon];

/// Every value with the number of events it would give.
#[inline(never)]
pub fn facets(ui: Ui) -> Tag {
    let (matches, filter) = (&ui.state.matches, &ui.state.filter);
    let mut panel = tag("div").is("class", "facets").part("facets");
    for facet in SHOWN {
        panel = panel.maybe(group(ui, facet));
    }
    let crossings = option(
        ui,
        (ui.text(Key::FacetCrossingOnly), None),
        matches.crossings,
        filter.crossings,
        Action::ToggleCrossings,
    );
    panel.put(fieldset(ui, "", Key::FacetCrossing).put(crossings))
}

fn fieldset(ui: Ui, class: &'static str, legend: Key) -> Tag {
    let fieldset = tag("fieldset").part("facet").is("class", class);
    fieldset.put(tag("legend").text(ui.text(legend)))
}

fn group(ui: Ui, facet: Facet) -> Option<Tag> {
    let chronicle = ui.chronicle();
    let mut options = Vec::new();
    while let Ok(value) = u16::try_from(options.len())
        && let Some(name) = name_of(chronicle, facet, value)
    {
        let faction = chronicle.factions.get(options.len());
        let faction = faction.filter(|_| facet == Facet::Faction);
        let sign = faction.map(|faction| glyph(faction.glyph.as_ref(), &faction.name));
        options.push(option(
            ui,
            (name, sign),
            ui.state.matches.count(facet, value),
            ui.state.filter.chosen(facet).contains(&value),
            Action::Toggle(facet, value),
        ));
    }
    let group = fieldset(ui, facet.name(), facet_key(facet));
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
    let onclick = yew::html::onclick::Wrapper::new(ui.send(Message::Act(action)));
    let input = tag("input")
        .is("type", "checkbox")
        .input(None, checked)
        .listen(std::rc::Rc::new(onclick));
    tag("label")
        .class(&["option", when(count == 0, "zero")])
        .part("facet-option")
        .put(input)
        .maybe(sign)
        .put(tag("span").text(name))
        .put(tag("small").text(&count.to_string()))
}
