//! The list view: the same events as an ordered list by era.

use super::app::era_class;
use super::card::{crossing_key, date_words};
use super::glyph::Glyph;
use super::marked::marked;
use super::sign::Sign;
use crate::state::{Action, State};
use crate::strings::Key;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ListProps {
    pub state: State,
    pub dispatch: Callback<Action>,
}

/// Every event that passes the filter, in order; a title opens its card.
#[component]
pub fn List(props: &ListProps) -> Html {
    let state = &props.state;
    // Runs of neighbours in one era: a chronicle's order decides, not its eras.
    let mut runs: Vec<(Option<u16>, Vec<usize>)> = Vec::new();
    for position in state.matches.selection.iter() {
        let era = state.book.chronicle.events[position].era;
        match runs.last_mut() {
            Some((last, events)) if *last == era => events.push(position),
            _ => runs.push((era, vec![position])),
        }
    }
    let sections = runs
        .into_iter()
        .map(|(era, events)| section(props, era, &events));
    html! { <div class="list" part="list">{ for sections }</div> }
}

fn section(props: &ListProps, era: Option<u16>, events: &[usize]) -> Html {
    let state = &props.state;
    let language = state.frame.language;
    let found = era.and_then(|era| state.book.chronicle.eras.get(usize::from(era)));
    let heading = found.map(|found| {
        let level = (state.frame.heading_level.max(2) + 1).min(6).to_string();
        let years = found.date.as_ref().map(|date| date.words(language));
        let number = language.count(Key::EventsOne, Key::Events, events.len());
        html! {
            <div class="era-heading">
                <@{["h", &level].concat()}>
                    <Glyph glyph={found.glyph.clone()} name={found.short.clone()} />
                    { &found.name }
                </@>
                <p>{ years.into_iter().chain([number]).collect::<Vec<_>>().join(" · ") }</p>
                <p>{ &found.definition }</p>
            </div>
        }
    });
    html! {
        <section class={era_class(era)} part="list-era">
            { for heading }
            <ol>{ for events.iter().map(|event| item(props, *event)) }</ol>
        </section>
    }
}

fn item(props: &ListProps, position: usize) -> Html {
    let ListProps { state, dispatch } = props;
    let language = state.frame.language;
    let chronicle = &state.book.chronicle;
    let event = &chronicle.events[position];
    let terms = &state.matches.terms;
    let selected = state.selected == Some(position);
    let crossing = crossing_key(event.crossing).map(|key| language.text(key).to_owned());
    let causes = chronicle.causes(position).count();
    let results = chronicle.results(position).count();
    let causes = (causes > 0).then(|| language.count(Key::ListCausesOne, Key::ListCauses, causes));
    let results =
        (results > 0).then(|| language.count(Key::ListResultsOne, Key::ListResults, results));
    let facts = [event
        .sources
        .first()
        .map(|source| chronicle.source_text(source))]
    .into_iter()
    .chain([crossing, causes, results])
    .flatten()
    .map(|fact| html! { <span>{ fact }</span> });
    let chosen = (!selected).then_some(position);
    html! {
        <li key={event.id.clone()} part="list-event" class={classes!(selected.then_some("selected"))}>
            <p class="date">{ date_words(event, language) }</p>
            <Sign form={event.date.form()} />
            <div>
                <button
                    type="button"
                    aria-expanded={selected.to_string()}
                    data-event={event.id.clone()}
                    onclick={dispatch.reform(move |_: MouseEvent| Action::Select(chosen))}
                >
                    { marked(&event.title, terms) }
                </button>
                <p>{ marked(&event.summary, terms) }</p>
                <p class="facts">{ for facts }</p>
            </div>
        </li>
    }
}
