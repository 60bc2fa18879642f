//! The header: emblem, heading, search, filter button, view switch.

use super::app::Message;
use super::search::{SearchField, search};
use super::signs::{FILTER, LIST, TIMELINE, emblem, icon};
use super::tag::{Tag, tag};
use super::ui::Ui;
use crate::query::{Constraint, Facet};
use crate::state::{Action, View};
use crate::strings::Key;

/// The widget's header. The order of its parts is fixed.
pub fn header(ui: Ui, field: &SearchField, facets_open: bool) -> Tag {
    let heading = ui.state.frame.heading.as_ref();
    let heading = heading.unwrap_or(&ui.chronicle().title);
    let mut active = 0;
    for constraint in ui.state.filter.constraints() {
        match constraint {
            Constraint::Search | Constraint::Value(Facet::Era, _) => {}
            _ => active += 1,
        }
    }
    let filters = match active {
        0 => ui.text(Key::FiltersButton).to_owned(),
        n => ui
            .language()
            .count(Key::FiltersButtonN, Key::FiltersButtonN, n),
    };
    let title = tag("div").is("class", "title").put(emblem());
    let title = title.put(ui.heading(0).is("id", "heading").text(heading));
    let button = tag("button")
        .is("class", "button")
        .part("filter-button")
        .yes("aria-expanded", facets_open)
        .press(ui, Message::ToggleFacets)
        .put(icon(FILTER))
        .put(tag("span").text(&filters));
    let switch = tag("div")
        .is("class", "switch")
        .is("role", "group")
        .is("aria-label", ui.text(Key::ViewLabel))
        .put(view_button(ui, View::Timeline, TIMELINE, Key::ViewTimeline))
        .put(view_button(ui, View::List, LIST, Key::ViewList));
    tag("header")
        .is("class", "head")
        .part("header")
        .put(title)
        .put(search(ui, field))
        .put(button)
        .put(switch)
}

fn view_button(ui: Ui, view: View, d: &'static str, words: Key) -> Tag {
    ui.button("", Action::SetView(view))
        .yes("aria-pressed", ui.state.view == view)
        .put(icon(d))
        .put(tag("span").text(ui.text(words)))
}
