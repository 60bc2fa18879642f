//! The list view: the same events as an ordered list by era.

use super::card::{crossing_words, date_words};
use super::marked::marked;
use super::signs::{glyph, sign};
use super::tag::{Tag, tag};
use super::ui::{Ui, era_class, when};
use crate::chronicle::{Clock, Era};
use crate::state::Action;
use crate::strings::Key;

/// Every event that passes the filter, in order; a title opens its card.
#[inline(never)]
pub fn list(ui: Ui) -> Tag {
    // Runs of neighbours in one era: a chronicle's order decides, not its eras. By the date of release
    // the runs are those of a series.
    let mut list = tag("div").is("class", "list").part("list");
    let mut run: Vec<usize> = Vec::new();
    let chronicle = ui.chronicle();
    let part_of = |position: &usize| match chronicle.clock {
        Clock::Story => chronicle.events.get(*position)?.era,
        Clock::Release => chronicle.series_of.of(*position).first().copied(),
    };
    for position in ui.state.matches.selection.iter() {
        let differs = |last: &usize| part_of(last) != part_of(&position);
        if run.last().is_some_and(differs) {
            list = list.put(section(ui, &run, run.first().and_then(part_of)));
            run.clear();
        }
        run.push(position);
    }
    match run.first() {
        Some(first) => list.put(section(ui, &run, part_of(first))),
        None => list,
    }
}

/// One era, or by the date of release one series.
fn section(ui: Ui, events: &[usize], part: Option<u16>) -> Tag {
    let language = ui.language();
    let place = part.map(usize::from);
    let count = language.count(Key::EventsOne, Key::Events, events.len());
    let block = tag("section").part("list-era");
    let (era, heading) = match ui.chronicle().clock {
        Clock::Story => {
            let found = place.and_then(|era| ui.chronicle().eras.get(era));
            (part, found.map(|found| era_heading(ui, found, &count)))
        }
        Clock::Release => {
            let found = place.and_then(|series| ui.chronicle().series.get(series));
            let heading = found.map(|series| {
                let name = ui.heading(1).text(&series.name);
                let heading = tag("div").is("class", "era-heading").put(name);
                heading.put(tag("p").text(&count))
            });
            (None, heading)
        }
    };
    let mut items = tag("ol");
    for event in events {
        items = items.maybe(item(ui, *event));
    }
    block
        .set("class", &era_class(era))
        .maybe(heading)
        .put(items)
}

fn era_heading(ui: Ui, era: &Era, count: &str) -> Tag {
    let mut facts = count.to_owned();
    if let Some(date) = &era.date {
        facts = [&date.words(ui.language()), " · ", count].concat();
    }
    let name = ui.heading(1).put(glyph(era.glyph.as_ref(), &era.short));
    tag("div")
        .is("class", "era-heading")
        .put(name.text(&era.name))
        .put(tag("p").text(&facts))
        .put(tag("p").text(&era.definition))
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
            .class(&[when(selected, "selected"), &era_class(event.era)])
            .put(date.text(&date_words(event, &entry, language)))
            .put(sign(event.date.form()))
            .put(told),
    )
}
