//! The header: emblem, heading, search, filter button, view switch.

use super::icon::{Icon, Shape};
use super::search::Search;
use crate::query::{Constraint, Facet};
use crate::state::{Action, State, View};
use crate::strings::Key;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub state: State,
    pub dispatch: Callback<Action>,
    /// Whether the facet panel is open.
    pub facets_open: bool,
    /// Opens or closes it.
    pub on_facets: Callback<()>,
}

/// The widget's header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let HeaderProps {
        state, dispatch, ..
    } = props;
    let language = state.frame.language;
    let heading = state.frame.heading.as_ref();
    let heading = heading.unwrap_or(&state.book.chronicle.title).clone();
    let level = state.frame.heading_level.max(2);
    let active = state.filter.constraints().into_iter();
    let active = active
        .filter(|constraint| {
            !matches!(
                constraint,
                Constraint::Search | Constraint::Value(Facet::Era, _)
            )
        })
        .count();
    let filters = if active == 0 {
        language.text(Key::FiltersButton).to_owned()
    } else {
        language.fill(Key::FiltersButtonN, &[("n", &active.to_string())])
    };
    let switch = |view: View, shape: Shape, words: Key| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::SetView(view));
        html! {
            <button type="button" aria-pressed={(state.view == view).to_string()} {onclick}>
                <Icon {shape} /><span>{ language.text(words) }</span>
            </button>
        }
    };
    html! {
        <header class="head" part="header">
            <div class="title">
                <Emblem />
                <@{["h", &level.to_string()].concat()} id="heading">{ heading }</@>
            </div>
            <Search state={state.clone()} dispatch={dispatch.clone()} />
            <button
                type="button"
                class="button"
                part="filter-button"
                aria-expanded={props.facets_open.to_string()}
                aria-controls="facets"
                onclick={props.on_facets.reform(|_: MouseEvent| ())}
            >
                <Icon shape={Shape::Filter} /><span>{ filters }</span>
            </button>
            <div class="switch" role="group" aria-label={language.text(Key::ViewLabel)}>
                { switch(View::Timeline, Shape::Timeline, Key::ViewTimeline) }
                { switch(View::List, Shape::List, Key::ViewList) }
            </div>
        </header>
    }
}

/// The lens between two lines: the only emblem.
#[component]
fn Emblem() -> Html {
    html! {
        <svg class="emblem" viewBox="0 0 26 26" aria-hidden="true">
            <path d="M1 6h24" />
            <path d="M1 20h24" class="prime" />
            <path d="M13 6c-6 4-6 10 0 14" class="one" />
            <path d="M13 6c6 4 6 10 0 14" class="other" />
        </svg>
    }
}
