//! The header: emblem, heading, search, filter button, view switch.

use super::app::Message;
use super::search::{SearchField, search};
use super::signs::{FILTER, LIST, SEARCH, TIMELINE, emblem, icon};
use super::tag::{Tag, tag};
use super::ui::{Ui, when};
use crate::query::{Constraint, Facet};
use crate::state::settings::FILE;
use crate::state::{Action, Controls, View};
use crate::strings::Key;

/// The widget's header. The order of its parts is fixed. On a phone the search's field is behind a
/// button; `searching` says whether it is shown there, and is none in any other form.
pub fn header(ui: Ui, field: &SearchField, facets_open: bool, searching: Option<bool>) -> Tag {
    let full = ui.state.frame.controls == Controls::Full;
    let heading = ui.state.frame.heading.as_ref();
    // The region is named by it, so that it never stays empty.
    let heading = match heading.unwrap_or(&ui.chronicle().title).as_str() {
        "" => ui.text(Key::StageLabel),
        heading => heading,
    };
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
    let description = (!ui.state.frame.description.is_empty()).then(|| {
        let line = tag("p").is("class", "description").part("description");
        line.text(match ui.state.frame.description.as_str() {
            FILE => &ui.chronicle().description,
            own => own,
        })
    });
    let button = tag("button")
        .is("class", "button")
        .part("filter-button")
        .yes("aria-expanded", facets_open)
        .press(ui, Message::ToggleFacets)
        .put(icon(FILTER))
        .put(tag("span").text(&filters));
    let phone = searching.is_some();
    let switch = tag("div")
        .is("class", "switch")
        .is("role", "group")
        .is("aria-label", ui.text(Key::ViewLabel))
        .put(view_button(
            ui,
            phone,
            View::Timeline,
            TIMELINE,
            Key::ViewTimeline,
        ))
        .put(view_button(ui, phone, View::List, LIST, Key::ViewList));
    let open = searching.map(|open| {
        let words = ui.text(Key::SearchLabel);
        tag("button")
            .is("class", "button")
            .yes("aria-expanded", open)
            .is("aria-label", words)
            .press(ui, Message::ToggleSearch)
            .put(icon(SEARCH))
    });
    let head = tag("header")
        .class(&["head", when(searching == Some(true), "searching")])
        .part("header")
        .put(title)
        .maybe(description);
    if !full {
        return head;
    }
    head.maybe(open)
        .put(search(ui, field))
        .put(button)
        .put(switch)
}

fn view_button(ui: Ui, phone: bool, view: View, d: &'static str, words: Key) -> Tag {
    // A phone has room for one button, which leads there and back.
    let next = match (phone, view == ui.state.view) {
        (true, true) => View::Timeline,
        _ => view,
    };
    ui.button("", Action::SetView(next))
        .yes("aria-pressed", ui.state.view == view)
        .put(icon(d))
        .put(tag("span").text(ui.text(words)))
}
