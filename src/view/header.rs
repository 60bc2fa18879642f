//! The header: emblem, heading, search, filter button, view switch.

use super::app::Message;
use super::search::{SearchField, search};
use super::signs::{FILTER, LIST, TIMELINE, icon};
use super::ui::{Ui, digits, owned, yes};
use crate::query::{Constraint, Facet};
use crate::state::{Action, View};
use crate::strings::Key;
use yew::{Html, html};

/// The widget's header. The order of its parts is fixed.
pub fn header(ui: Ui, field: &SearchField, facets_open: bool) -> Html {
    let heading = ui.state.frame.heading.as_ref();
    let heading = heading.unwrap_or(&ui.chronicle().title).clone();
    let mut active = ui.state.filter.constraints();
    active.retain(|constraint| {
        !matches!(
            constraint,
            Constraint::Search | Constraint::Value(Facet::Era, _)
        )
    });
    let filters = match active.len() {
        0 => ui.text(Key::FiltersButton).to_owned(),
        n => ui
            .language()
            .fill(Key::FiltersButtonN, &[("n", &digits(n))]),
    };
    html! {
        <header class="head" part="header">
            <div class="title">
                <svg class="emblem" viewBox="0 0 26 26" aria-hidden="true">
                    <path d="M1 6h24" /><path d="M1 20h24" class="prime" />
                    <path d="M13 6c-6 4-6 10 0 14" class="one" />
                    <path d="M13 6c6 4 6 10 0 14" class="other" />
                </svg>
                { ui.heading(0, "heading", html! { heading }) }
            </div>
            { search(ui, field) }
            <button
                type="button"
                class="button"
                part="filter-button"
                aria-expanded={yes(facets_open)}
                onclick={ui.send(Message::ToggleFacets)}
            >
                { icon(FILTER) }<span>{ owned(&filters) }</span>
            </button>
            <div class="switch" role="group" aria-label={ui.text(Key::ViewLabel)}>
                { view_button(ui, View::Timeline, TIMELINE, Key::ViewTimeline) }
                { view_button(ui, View::List, LIST, Key::ViewList) }
            </div>
        </header>
    }
}

fn view_button(ui: Ui, view: View, path: &'static str, words: Key) -> Html {
    html! {
        <button
            type="button"
            aria-pressed={yes(ui.state.view == view)}
            onclick={ui.act(Action::SetView(view))}
        >
            { icon(path) }<span>{ ui.text(words) }</span>
        </button>
    }
}
