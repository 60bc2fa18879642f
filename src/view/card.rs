//! The card: everything about the selected event. Not modal: everything around it stays usable.

use super::app::Message;
use super::marked::marked;
use super::signs::{BACK, CROSS, FORWARD, drawing, glyph, icon, sign};
use super::ui::{Ui, classes, digits, era_class, maybe, owned, yes};
use crate::chronicle::{Certainty, Crossing, Event, Link};
use crate::query::Facet;
use crate::state::Action;
use crate::strings::{Key, Language};
use yew::{Html, html};

/// The event's date in its own words, else in generated ones.
pub fn date_words(event: &Event, language: Language) -> String {
    let own = event.wording.clone();
    own.unwrap_or_else(|| event.date.words(language))
}

/// How an event crosses, in words.
pub fn crossing_words(crossing: Crossing, language: Language) -> Option<&'static str> {
    let key = match crossing {
        Crossing::None => return None,
        Crossing::ToMirror => Key::CrossUp,
        Crossing::ToPrime => Key::CrossDown,
        Crossing::Both => Key::CrossBoth,
        Crossing::Return => Key::CrossReturn,
        Crossing::Visit => Key::CrossVisit,
        Crossing::ShipOnly => Key::CrossShip,
        Crossing::Relic => Key::CrossRelic,
        Crossing::Unknown => Key::CrossUnknown,
    };
    Some(language.text(key))
}

/// The card of one event.
pub fn card(ui: Ui, position: usize) -> Html {
    let chronicle = ui.chronicle();
    let Some(event) = chronicle.events.get(position) else {
        return Html::default();
    };
    let era = event
        .era
        .and_then(|era| chronicle.eras.get(usize::from(era)));
    let era = era.map(|era| {
        html! { <>{ glyph(era.glyph.as_ref(), &era.short) }{ owned(&era.name) }</> }
    });
    let reason = event.reason.as_deref();
    let reason = reason
        .unwrap_or_else(|| ui.text(event.date.reason()))
        .to_owned();
    let note = event.note.as_ref().map(|note| {
        html! { <p class="note"><b>{ ui.text(Key::CardNote) }</b>{ ". " }{ owned(note) }</p> }
    });
    let crossing = crossing_words(event.crossing, ui.language()).map(|words| {
        let lens = "M1 1h14M1 17h14M8 1c-5 4-5 12 0 16M8 1c5 4 5 12 0 16";
        html! { <p class="cross">{ drawing("0 0 16 18", lens) }{ words }</p> }
    });
    html! {
        <aside
            class={classes(&["card", &era_class(event.era)])}
            part="card"
            aria-labelledby="card-title"
            data-keys="card"
        >
            <div class="inside">
                <p class="era-name">
                    { maybe(era) }
                    <button
                        type="button"
                        class="bare close"
                        aria-label={ui.text(Key::CardClose)}
                        onclick={ui.send(Message::CloseCard)}
                    >
                        { icon(CROSS) }
                    </button>
                </p>
                { ui.heading(1, "card-title", marked(&event.title, ui.terms())) }
                <div class="about">
                    <div class="when" part="card-date">
                        { sign(event.date.form()) }
                        <p><b>{ owned(&date_words(event, ui.language())) }</b><span>{ owned(&reason) }</span></p>
                    </div>
                    <p>{ marked(&event.summary, ui.terms()) }</p>
                    { maybe(note) }
                    { maybe(crossing) }
                    { factions(ui, event) }
                </div>
                <div class="relations" part="card-relations">
                    { relations(ui, position, Key::CardBecause) }
                    { relations(ui, position, Key::CardLed) }
                    { facts(ui, event) }
                </div>
            </div>
            { navigation(ui, position) }
        </aside>
    }
}

/// The factions: pressing one filters by it.
fn factions(ui: Ui, event: &Event) -> Html {
    let chosen = ui.state.filter.chosen(Facet::Faction);
    let mut chips = Vec::new();
    for value in &event.factions {
        let Some(faction) = ui.chronicle().factions.get(usize::from(*value)) else {
            continue;
        };
        chips.push(html! {
            <button
                type="button"
                class="chip"
                aria-pressed={yes(chosen.contains(value))}
                onclick={ui.act(Action::Toggle(Facet::Faction, *value))}
            >
                { glyph(faction.glyph.as_ref(), &faction.name) }
                <span>{ owned(&faction.name) }</span>
            </button>
        });
    }
    html! { <div class="chips">{ chips }</div> }
}

/// Causes or results: each moves there.
fn relations(ui: Ui, position: usize, heading: Key) -> Html {
    let causes = heading == Key::CardBecause;
    let mut items = Vec::new();
    for link in &ui.chronicle().links {
        let (here, there) = if causes {
            (link.to, link.from)
        } else {
            (link.from, link.to)
        };
        if here == position {
            items.push(relation(ui, link, there));
        }
    }
    if items.is_empty() {
        return Html::default();
    }
    let shaft = if causes { "dotted" } else { "solid" };
    html! {
        <>
            <p class="relation">
                { ui.text(heading) }
                <svg class={classes(&["arrow-sign", shaft])} viewBox="0 0 22 10" aria-hidden="true">
                    <path class="shaft" d="M1 5h18" /><path d="M15 1l5 4-5 4" />
                </svg>
            </p>
            <ul>{ items }</ul>
        </>
    }
}

fn relation(ui: Ui, link: &Link, there: usize) -> Html {
    let Some(event) = ui.chronicle().events.get(there) else {
        return Html::default();
    };
    let mut reason = capitalised(&link.reason);
    if link.certainty == Certainty::Inferred {
        reason = [&reason, " (", ui.text(Key::CardInferred), ")"].concat();
    }
    html! {
        <li class={era_class(event.era)}>
            <button
                type="button"
                data-follow={owned(&event.id)}
                onclick={ui.act(Action::Follow(there))}
            >
                <b>{ owned(&event.date.words(ui.language())) }</b>{ " " }<u>{ owned(&event.title) }</u>
            </button>
            <small>{ owned(&reason) }</small>
        </li>
    }
}

fn facts(ui: Ui, event: &Event) -> Html {
    let chronicle = ui.chronicle();
    let mut sources: Vec<Html> = Vec::new();
    for source in &event.sources {
        let text = chronicle.source_text(source);
        sources.push(html! { <span>{ marked(&text, ui.terms()) }</span> });
    }
    let canon = event
        .canon
        .and_then(|canon| chronicle.canons.get(usize::from(canon)));
    if let Some(canon) = canon {
        sources.push(html! { <small>{ owned(&canon.name) }</small> });
    }
    let mut people: Vec<&str> = Vec::new();
    for person in &event.people {
        if let Some(person) = chronicle.people.get(usize::from(*person)) {
            people.push(&person.name);
        }
    }
    html! {
        <dl part="card-source">
            { row(ui, Key::CardSource, sources.into_iter().collect()) }
            { words_row(ui, Key::CardPlace, &event.places.join("; ")) }
            { words_row(ui, Key::CardShips, &event.ships.join("; ")) }
            { words_row(ui, Key::CardPeople, &people.join(", ")) }
        </dl>
    }
}

fn words_row(ui: Ui, key: Key, words: &str) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    row(ui, key, marked(words, ui.terms()))
}

fn row(ui: Ui, key: Key, content: Html) -> Html {
    html! { <><dt>{ ui.text(key) }</dt><dd>{ content }</dd></> }
}

/// Previous and next among the events that pass the filter.
fn navigation(ui: Ui, position: usize) -> Html {
    let selection = &ui.state.matches.selection;
    let rank = selection.rank(position);
    let inside = selection.contains(position);
    let previous = rank.checked_sub(1).and_then(|rank| selection.select(rank));
    let next = selection.select(rank + usize::from(inside));
    let place = inside.then(|| {
        let (i, n) = (digits(rank + 1), digits(selection.count()));
        ui.language().fill(Key::CardPos, &[("i", &i), ("n", &n)])
    });
    let go = |target: Option<usize>, content: Html| {
        let onclick = target.map(|target| ui.act(Action::Follow(target)));
        html! { <button type="button" disabled={target.is_none()} {onclick}>{ content }</button> }
    };
    html! {
        <div class="nav" part="card-nav">
            { go(previous, html! { <>{ icon(BACK) }{ ui.text(Key::CardPrev) }</> }) }
            <span>{ place }</span>
            { go(next, html! { <>{ ui.text(Key::CardNext) }{ icon(FORWARD) }</> }) }
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
