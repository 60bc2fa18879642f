//! The list view: the same events as an ordered list by era.

use super::card::{crossing_words, date_words};
use super::marked::marked;
use super::signs::{glyph, sign};
use super::ui::{Ui, era_class, maybe, owned, when, yes};
use crate::state::Action;
use crate::strings::Key;
use yew::{Html, html};

/// Every event that passes the filter, in order; a title opens its card.
pub fn list(ui: Ui) -> Html {
    // Runs of neighbours in one era: a chronicle's order decides, not its eras.
    let mut sections: Vec<Html> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let era_of = |position: &usize| ui.chronicle().events.get(*position)?.era;
    for position in ui.state.matches.selection.iter() {
        if run
            .last()
            .is_some_and(|last| era_of(last) != era_of(&position))
        {
            sections.push(section(ui, &run));
            run.clear();
        }
        run.push(position);
    }
    if !run.is_empty() {
        sections.push(section(ui, &run));
    }
    html! { <div class="list" part="list">{ sections }</div> }
}

fn section(ui: Ui, events: &[usize]) -> Html {
    let language = ui.language();
    let first = events
        .first()
        .and_then(|first| ui.chronicle().events.get(*first));
    let era = first.and_then(|first| first.era);
    let found = era.and_then(|era| ui.chronicle().eras.get(usize::from(era)));
    let heading = found.map(|found| {
        let mut facts = language.count(Key::EventsOne, Key::Events, events.len());
        if let Some(date) = &found.date {
            facts = [&date.words(language), " · ", &facts].concat();
        }
        let name =
            html! { <>{ glyph(found.glyph.as_ref(), &found.short) }{ owned(&found.name) }</> };
        html! {
            <div class="era-heading">
                { ui.heading(1, "", name) }
                <p>{ owned(&facts) }</p>
                <p>{ owned(&found.definition) }</p>
            </div>
        }
    });
    html! {
        <section class={era_class(era)} part="list-era">
            { maybe(heading) }
            <ol>{ events.iter().map(|event| item(ui, *event)).collect::<Html>() }</ol>
        </section>
    }
}

fn item(ui: Ui, position: usize) -> Html {
    let Some(event) = ui.chronicle().events.get(position) else {
        return Html::default();
    };
    let language = ui.language();
    let selected = ui.state.selected == Some(position);
    let causes = ui.chronicle().causes(position).count();
    let results = ui.chronicle().results(position).count();
    let mut facts = Vec::new();
    if let Some(source) = event.sources.first() {
        facts.push(ui.chronicle().source_text(source));
    }
    if let Some(words) = crossing_words(event.crossing, language) {
        facts.push(words.to_owned());
    }
    if causes > 0 {
        facts.push(language.count(Key::ListCausesOne, Key::ListCauses, causes));
    }
    if results > 0 {
        facts.push(language.count(Key::ListResultsOne, Key::ListResults, results));
    }
    html! {
        <li key={event.id.as_str()} part="list-event" class={when(selected, "selected")}>
            <p class="date">{ owned(&date_words(event, language)) }</p>
            { sign(event.date.form()) }
            <div>
                <button
                    type="button"
                    aria-expanded={yes(selected)}
                    data-event={owned(&event.id)}
                    onclick={ui.act(Action::Select((!selected).then_some(position)))}
                >
                    { marked(&event.title, ui.terms()) }
                </button>
                <p>{ marked(&event.summary, ui.terms()) }</p>
                <p class="facts">{ facts.into_iter().map(|fact| html! { <span>{ owned(&fact) }</span> }).collect::<Html>() }</p>
            </div>
        </li>
    }
}
