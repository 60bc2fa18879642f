//! The card: everything about the selected event.

use super::app::era_class;
use super::glyph::Glyph;
use super::icon::{Icon, Shape};
use super::marked::marked;
use super::sign::Sign;
use crate::chronicle::{Certainty, Crossing, Event, Link};
use crate::query::Facet;
use crate::state::{Action, State};
use crate::strings::{Key, Language};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub state: State,
    /// Position of the event.
    pub event: usize,
    pub dispatch: Callback<Action>,
    /// The card is being closed: the focus goes back to the event.
    pub on_close: Callback<()>,
}

/// The event's date in its own words, else in generated ones.
pub fn date_words(event: &Event, language: Language) -> String {
    let own = event.wording.clone();
    own.unwrap_or_else(|| event.date.words(language))
}

/// How an event crosses, in words.
pub fn crossing_key(crossing: Crossing) -> Option<Key> {
    match crossing {
        Crossing::None => None,
        Crossing::ToMirror => Some(Key::CrossUp),
        Crossing::ToPrime => Some(Key::CrossDown),
        Crossing::Both => Some(Key::CrossBoth),
        Crossing::Return => Some(Key::CrossReturn),
        Crossing::Visit => Some(Key::CrossVisit),
        Crossing::ShipOnly => Some(Key::CrossShip),
        Crossing::Relic => Some(Key::CrossRelic),
        Crossing::Unknown => Some(Key::CrossUnknown),
    }
}

/// The card of one event. Not modal: everything around it stays usable.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps {
        state,
        event: position,
        on_close,
        ..
    } = props;
    let chronicle = &state.book.chronicle;
    let Some(event) = chronicle.events.get(*position) else {
        return Html::default();
    };
    let language = state.frame.language;
    let terms = &state.matches.terms;
    let era = event
        .era
        .and_then(|era| chronicle.eras.get(usize::from(era)));
    let reason = event.reason.clone();
    let reason = reason.unwrap_or_else(|| language.text(event.date.reason()).to_owned());
    let level = (state.frame.heading_level.max(2) + 1).min(6).to_string();
    let onkeydown = {
        let on_close = on_close.clone();
        Callback::from(move |pressed: KeyboardEvent| {
            if pressed.key() == "Escape" {
                pressed.stop_propagation();
                on_close.emit(());
            }
        })
    };
    html! {
        <aside
            class={classes!("card", era_class(event.era))}
            part="card"
            aria-labelledby="card-title"
            {onkeydown}
        >
            <div class="inside">
                <p class="era-name">
                    if let Some(era) = era {
                        <Glyph glyph={era.glyph.clone()} name={era.short.clone()} />
                        { &era.name }
                    }
                    <button
                        type="button"
                        class="bare close"
                        aria-label={language.text(Key::CardClose)}
                        onclick={on_close.reform(|_: MouseEvent| ())}
                    >
                        <Icon shape={Shape::Cross} />
                    </button>
                </p>
                <@{["h", &level].concat()} id="card-title" part="card-title">
                    { marked(&event.title, terms) }
                </@>
                <div class="about">
                    <div class="when" part="card-date">
                        <Sign form={event.date.form()} />
                        <p><b>{ date_words(event, language) }</b><span>{ reason }</span></p>
                    </div>
                    <p>{ marked(&event.summary, terms) }</p>
                    if let Some(note) = &event.note {
                        <p class="note"><b>{ language.text(Key::CardNote) }</b>{ " " }{ note }</p>
                    }
                    if let Some(key) = crossing_key(event.crossing) {
                        <p class="cross">
                            <svg class="sign" viewBox="0 0 16 18" aria-hidden="true">
                                <path class="bow" d="M1 1h14M1 17h14M8 1c-5 4-5 12 0 16M8 1c5 4 5 12 0 16" />
                            </svg>
                            { language.text(key) }
                        </p>
                    }
                    { factions(props, event) }
                </div>
                <div class="relations" part="card-relations">
                    { relations(props, Key::CardBecause, chronicle.causes(*position), |link| link.from) }
                    { relations(props, Key::CardLed, chronicle.results(*position), |link| link.to) }
                    { facts(props, event) }
                </div>
            </div>
            { navigation(props) }
        </aside>
    }
}

/// The factions: pressing one filters by it.
fn factions(props: &CardProps, event: &Event) -> Html {
    let CardProps {
        state, dispatch, ..
    } = props;
    let chronicle = &state.book.chronicle;
    let chosen = state.filter.chosen(Facet::Faction);
    let buttons = event.factions.iter().filter_map(|value| {
        let value = *value;
        let faction = chronicle.factions.get(usize::from(value))?;
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Toggle(Facet::Faction, value));
        let pressed = chosen.contains(&value).to_string();
        Some(html! {
            <button type="button" class="chip" aria-pressed={pressed} {onclick}>
                <Glyph glyph={faction.glyph.clone()} name={faction.name.clone()} />
                <span>{ &faction.name }</span>
            </button>
        })
    });
    html! { <div class="chips">{ for buttons }</div> }
}

/// Causes or results: each moves there.
fn relations<'a>(
    props: &'a CardProps,
    heading: Key,
    links: impl Iterator<Item = &'a Link>,
    other: fn(&Link) -> usize,
) -> Html {
    let CardProps {
        state, dispatch, ..
    } = props;
    let language = state.frame.language;
    let items: Vec<Html> = links
        .filter_map(|link| {
            let position = other(link);
            let event = state.book.chronicle.events.get(position)?;
            let onclick = dispatch.reform(move |_: MouseEvent| Action::Follow(position));
            let mut reason = capitalised(&link.reason);
            if link.certainty == Certainty::Inferred {
                reason = [&reason, " (", language.text(Key::CardInferred), ")"].concat();
            }
            Some(html! {
                <li class={era_class(event.era)}>
                    <button type="button" data-follow={event.id.clone()} {onclick}>
                        <b>{ event.date.words(language) }</b>{ " " }<u>{ &event.title }</u>
                    </button>
                    <small>{ reason }</small>
                </li>
            })
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    let arrow = match heading {
        Key::CardBecause => "dotted",
        _ => "solid",
    };
    html! {
        <>
            <p class="relation">
                { language.text(heading) }
                <svg class={classes!("arrow-sign", arrow)} viewBox="0 0 22 10" aria-hidden="true">
                    <path class="shaft" d="M1 5h18" /><path d="M15 1l5 4-5 4" />
                </svg>
            </p>
            <ul>{ items }</ul>
        </>
    }
}

fn facts(props: &CardProps, event: &Event) -> Html {
    let state = &props.state;
    let chronicle = &state.book.chronicle;
    let language = state.frame.language;
    let canon = event
        .canon
        .and_then(|canon| chronicle.canons.get(usize::from(canon)));
    let people = event.people.iter().filter_map(|person| {
        let person = chronicle.people.get(usize::from(*person))?;
        Some(person.name.as_str())
    });
    let people = people.collect::<Vec<_>>().join(", ");
    let row = |key: Key, text: String| {
        if text.is_empty() {
            return Html::default();
        }
        html! { <><dt>{ language.text(key) }</dt><dd>{ marked(&text, &state.matches.terms) }</dd></> }
    };
    let sources = event.sources.iter().map(|source| {
        let text = chronicle.source_text(source);
        html! { <span>{ marked(&text, &state.matches.terms) }</span> }
    });
    html! {
        <dl part="card-source">
            if !event.sources.is_empty() || canon.is_some() {
                <dt>{ language.text(Key::CardSource) }</dt>
                <dd class="sources">
                    { for sources }
                    if let Some(canon) = canon { <small>{ &canon.name }</small> }
                </dd>
            }
            { row(Key::CardPlace, event.places.join("; ")) }
            { row(Key::CardShips, event.ships.join("; ")) }
            { row(Key::CardPeople, people) }
        </dl>
    }
}

/// Previous and next among the events that pass the filter.
fn navigation(props: &CardProps) -> Html {
    let CardProps {
        state,
        event,
        dispatch,
        ..
    } = props;
    let language = state.frame.language;
    let selection = &state.matches.selection;
    let rank = selection.rank(*event);
    let inside = selection.contains(*event);
    let previous = rank.checked_sub(1).and_then(|rank| selection.select(rank));
    let next = selection.select(rank + usize::from(inside));
    let go = |target: Option<usize>, words: Key, shape: Shape, first: bool| {
        let onclick =
            target.map(|target| dispatch.reform(move |_: MouseEvent| Action::Follow(target)));
        html! {
            <button type="button" disabled={target.is_none()} {onclick}>
                if first { <Icon {shape} /> }
                { language.text(words) }
                if !first { <Icon {shape} /> }
            </button>
        }
    };
    let position = inside.then(|| {
        let (i, n) = ((rank + 1).to_string(), selection.count().to_string());
        language.fill(Key::CardPos, &[("i", &i), ("n", &n)])
    });
    html! {
        <div class="nav" part="card-nav">
            { go(previous, Key::CardPrev, Shape::Back, true) }
            <span>{ position }</span>
            { go(next, Key::CardNext, Shape::Forward, false) }
        </div>
    }
}

/// A reason begins a line of its own here.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
