//! No event matches: which filter to take away.

use super::status::name_of_constraint;
use super::ui::{Ui, owned};
use crate::query::{Constraint, Facet, Remedy};
use crate::state::Action;
use crate::strings::Key;
use yew::{Html, html};

/// One button per filter whose removal alone brings events back, best first.
pub fn empty(ui: Ui) -> Html {
    let state = ui.state;
    if ui.chronicle().events.is_empty() {
        return html! { <div class="message" part="message"><p>{ ui.text(Key::None) }</p></div> };
    }
    let remedies = Remedy::all(&state.book.index, &state.filter);
    html! {
        <div class="message" part="message">
            <p class="title">{ ui.text(Key::EmptyTitle) }</p>
            <p>{ ui.text(Key::EmptyHint) }</p>
            { remedies.iter().map(|remedy| button(ui, remedy)).collect::<Html>() }
            <button type="button" class="link" onclick={ui.act(Action::ClearAll)}>
                { ui.text(Key::EmptyClear) }
            </button>
        </div>
    }
}

fn button(ui: Ui, remedy: &Remedy) -> Html {
    let language = ui.language();
    let name = name_of_constraint(ui.state, remedy.constraint);
    let kind = ui.text(match remedy.constraint {
        Constraint::Search => Key::FacetSearch,
        Constraint::Crossings => Key::FacetCrossing,
        Constraint::Value(facet, _) => facet_key(facet),
    });
    let words = language.fill(
        Key::EmptyRemove,
        &[
            ("kind", &kind.to_lowercase()),
            ("name", name.trim_matches(['“', '”'])),
        ],
    );
    let events = language.count(Key::EventsOne, Key::Events, remedy.events);
    html! {
        <button type="button" class="button" onclick={ui.act(Action::Remove(remedy.constraint))}>
            <span>{ owned(&words) }</span><small>{ owned(&events) }</small>
        </button>
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
