//! The facet panel: choices with live counts. In place, never a modal.

use super::empty::facet_key;
use super::signs::glyph;
use super::ui::{Ui, classes, digits, maybe, owned, when};
use crate::query::Facet;
use crate::state::Action;
use crate::state::settings::name_of;
use crate::strings::Key;
use yew::{Html, html};

/// The facets with a place in the panel; eras have the ribbon.
const SHOWN: [Facet; 3] = [Facet::Faction, Facet::Series, Facet::Canon];

/// Every value with the number of events it would give.
pub fn facets(ui: Ui) -> Html {
    let (matches, filter) = (&ui.state.matches, &ui.state.filter);
    let crossings = option(
        ui,
        ui.text(Key::FacetCrossingOnly),
        None,
        matches.crossings,
        filter.crossings,
        Action::ToggleCrossings,
    );
    html! {
        <div class="facets" part="facets">
            { SHOWN.iter().map(|facet| group(ui, *facet)).collect::<Html>() }
            <fieldset part="facet">
                <legend>{ ui.text(Key::FacetCrossing) }</legend>
                { crossings }
            </fieldset>
        </div>
    }
}

fn group(ui: Ui, facet: Facet) -> Html {
    let chronicle = ui.chronicle();
    let mut options = Vec::new();
    while let Ok(value) = u16::try_from(options.len())
        && let Some(name) = name_of(chronicle, facet, value)
    {
        let faction = chronicle.factions.get(options.len());
        let faction = faction.filter(|_| facet == Facet::Faction);
        options.push(option(
            ui,
            name,
            faction.map(|faction| glyph(faction.glyph.as_ref(), &faction.name)),
            ui.state.matches.count(facet, value),
            ui.state.filter.chosen(facet).contains(&value),
            Action::Toggle(facet, value),
        ));
    }
    if options.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset part="facet" class={facet.name()}>
            <legend>{ ui.text(facet_key(facet)) }</legend>
            { options }
        </fieldset>
    }
}

/// Options at zero stay in place, quiet, and can still be pressed off.
fn option(
    ui: Ui,
    name: &str,
    sign: Option<Html>,
    count: usize,
    checked: bool,
    action: Action,
) -> Html {
    html! {
        <label class={classes(&["option", when(count == 0, "zero")])} part="facet-option">
            <input type="checkbox" {checked} onclick={ui.act(action)} />
            { maybe(sign) }
            <span>{ owned(name) }</span>
            <small>{ digits(count) }</small>
        </label>
    }
}
