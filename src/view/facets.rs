//! The facet panel: choices with live counts. In place, never a modal.

use super::empty::facet_key;
use super::glyph::Glyph;
use crate::query::Facet;
use crate::state::settings::name_of;
use crate::state::{Action, State};
use crate::strings::Key;
use yew::prelude::*;

/// The facets with a panel of their own; eras have the ribbon, people and universes come later.
const SHOWN: [Facet; 3] = [Facet::Faction, Facet::Series, Facet::Canon];

#[derive(Properties, PartialEq)]
pub struct FacetsProps {
    pub state: State,
    pub dispatch: Callback<Action>,
}

/// Every value with the number of events it would give.
#[component]
pub fn Facets(props: &FacetsProps) -> Html {
    let FacetsProps { state, dispatch } = props;
    let language = state.frame.language;
    let crossings = option(
        language.text(Key::FacetCrossingOnly),
        Html::default(),
        state.matches.crossings,
        state.filter.crossings,
        dispatch.reform(|_: Event| Action::ToggleCrossings),
    );
    html! {
        <div class="facets" part="facets" id="facets">
            { for SHOWN.into_iter().map(|facet| group(state, dispatch, facet)) }
            <fieldset part="facet">
                <legend>{ language.text(Key::FacetCrossing) }</legend>
                { crossings }
            </fieldset>
        </div>
    }
}

fn group(state: &State, dispatch: &Callback<Action>, facet: Facet) -> Html {
    let chronicle = &state.book.chronicle;
    let values = (0..=u16::MAX)
        .map_while(|value| name_of(chronicle, facet, value).map(|name| (value, name)));
    let options: Vec<Html> = values
        .map(|(value, name)| {
            let sign = match facet {
                Facet::Faction => chronicle
                    .factions
                    .get(usize::from(value))
                    .map_or_else(Html::default, |faction| {
                        html! { <Glyph glyph={faction.glyph.clone()} name={faction.name.clone()} /> }
                    }),
                _ => Html::default(),
            };
            option(
                name,
                sign,
                state.matches.count(facet, value),
                state.filter.chosen(facet).contains(&value),
                dispatch.reform(move |_: Event| Action::Toggle(facet, value)),
            )
        })
        .collect();
    if options.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset part="facet" class={facet.name()}>
            <legend>{ state.frame.language.text(facet_key(facet)) }</legend>
            { options }
        </fieldset>
    }
}

/// Options at zero stay in place, quiet, and can still be pressed off.
fn option(name: &str, sign: Html, count: usize, checked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label class={classes!("option", (count == 0).then_some("zero"))} part="facet-option">
            <input type="checkbox" {checked} {onchange} />
            { sign }
            <span>{ name.to_owned() }</span>
            <small>{ count }</small>
        </label>
    }
}
