//! No event matches: which filter to take away.

use super::status::name_of_constraint;
use crate::query::{Constraint, Facet, Remedy};
use crate::state::{Action, State};
use crate::strings::Key;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    pub state: State,
    pub dispatch: Callback<Action>,
}

/// One button per filter whose removal alone brings events back, best first.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    let EmptyProps { state, dispatch } = props;
    let language = state.frame.language;
    if state.book.chronicle.events.is_empty() {
        return html! { <div class="message" part="message"><p>{ language.text(Key::None) }</p></div> };
    }
    let remedies = Remedy::all(&state.book.index, &state.filter);
    let buttons = remedies.into_iter().map(|remedy| {
        let constraint = remedy.constraint;
        let name = name_of_constraint(state, constraint);
        let name = name.trim_matches(['“', '”']);
        let kind = language.text(kind_of(constraint)).to_lowercase();
        let words = language.fill(Key::EmptyRemove, &[("kind", &kind), ("name", name)]);
        let events = language.count(Key::EventsOne, Key::Events, remedy.events);
        html! {
            <button
                type="button"
                class="button"
                onclick={dispatch.reform(move |_: MouseEvent| Action::Remove(constraint))}
            >
                <span>{ words }</span><small>{ events }</small>
            </button>
        }
    });
    html! {
        <div class="message" part="message">
            <p class="title">{ language.text(Key::EmptyTitle) }</p>
            <p>{ language.text(Key::EmptyHint) }</p>
            { for buttons }
            <button
                type="button"
                class="link"
                onclick={dispatch.reform(|_: MouseEvent| Action::ClearAll)}
            >
                { language.text(Key::EmptyClear) }
            </button>
        </div>
    }
}

fn kind_of(constraint: Constraint) -> Key {
    match constraint {
        Constraint::Search => Key::FacetSearch,
        Constraint::Crossings => Key::FacetCrossing,
        Constraint::Value(facet, _) => facet_key(facet),
    }
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
