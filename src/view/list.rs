//! The list view: the same events as an ordered list by era.

use super::card::{crossing_words, date_words};
use super::marked::marked;
use super::signs::{glyph, sign};
use super::tag::{Tag, tag};
use super::ui::{Ui, era_class, when};
use crate::state::Action;
use crate::strings::Key;

/// Every event that passes the filter, in order; a title opens its card.
#[inline(never)]
pub fn list(ui: Ui) -> Tag {
    // Runs of neighbours in one era: a chronicle's order decides, not its eras.
    let mut list = tag("div").is("class", "list").part("list");
    let mut run: Vec<usize> = Vec::new();
    let era_of = |position: &usize| ui.chronicle().events.get(*position)?.era;
    for position in ui.state.matches.selection.iter() {
        let differs = |last: &usize| era_of(last) != era_of(&position);
        if run.last().is_some_and(differs) {
            list = list.put(section(ui, &run));
            run.clear();
        }
        run.push(position);
    }
    if run.is_empty() {
        return list;
    }
    list.put(section(ui, &run))
}

fn section(ui: Ui, events: &[usize]) -> Tag {
    let language = ui.language();
    let first = events.first();
    let first = first.and_then(|first| ui.chronicle().events.get(*first));
    let era = first.and_then(|first| first.era);
    let found = era.and_then(|era| ui.chronicle().eras.get(usize::from(era)));
    let heading = found.map(|found| {
        let mut facts = language.count(Key::EventsOne, Key::Events, events.len());
        if let Some(date) = &found.date {
            facts = [&date.words(language), " · ", &facts].concat();
        }
        let name = ui.heading(1).put(glyph(found.glyph.as_ref(), &found.short));
        tag("div")
            .is("class", "era-heading")
            .put(name.text(&found.name))
            .put(tag("p").text(&facts))
            .put(tag("p").text(&found.definition))
    });
    let mut items = tag("ol");
    for event in events {
        items = items.maybe(item(ui, *event));
    }
    tag("section")
        .set("class", &era_class(era))
        .part("list-era")
        .maybe(heading)
        .put(items)
}

fn item(ui: Ui, position: usize) -> Option<Tag> {
    let event = ui.chronicle().events.get(position)?;
    let entry = ui.chronicle().entry(position)?;
    let language = ui.language();
    let selected = ui.state.selected == Some(position);
    let mut facts = tag("p").is("class", "facts");
    let mut add = |fact: &str| {
        let so_far = std::mem::replace(&mut facts, tag("p"));
        facts = so_far.put(tag("span").text(fact));
    };
    if let Some(source) = entry.sources.first() {
        add(&ui.chronicle().source_text(source));
    }
    if let Some(words) = crossing_words(event.crossing, language) {
        add(words);
    }
    let (mut causes, mut results) = (0, 0);
    for link in &ui.chronicle().links {
        causes += usize::from(link.to == position);
        results += usize::from(link.from == position);
    }
    if causes > 0 {
        add(&language.count(Key::ListCausesOne, Key::ListCauses, causes));
    }
    if results > 0 {
        add(&language.count(Key::ListResultsOne, Key::ListResults, results));
    }
    let chosen = (!selected).then_some(position);
    let button = ui
        .button("", Action::Select(chosen))
        .yes("aria-expanded", selected)
        .set("data-event", &entry.id);
    let told = tag("div")
        .put(marked(button, &entry.title, ui.terms()))
        .put(marked(tag("p"), &entry.summary, ui.terms()))
        .put(facts);
    let date = tag("p").is("class", "date");
    Some(
        tag("li")
            .key(&entry.id)
            .part("list-event")
            .is("class", when(selected, "selected"))
            .put(date.text(&date_words(event, &entry, language)))
            .put(sign(event.date.form()))
            .put(told),
    )
}
