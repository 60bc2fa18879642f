//! The status row: how many events, which filters, which stretch of time.

use super::glyph::Glyph;
use super::icon::{Icon, Shape};
use crate::query::{Constraint, Facet};
use crate::state::settings::name_of;
use crate::state::{Action, State, View, window_words};
use crate::strings::{Key, Language};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StatusProps {
    pub state: State,
    pub dispatch: Callback<Action>,
}

/// Always there, so that chips never push the stage about on their first line.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let StatusProps { state, dispatch } = props;
    let language = state.frame.language;
    let constraints = state.filter.constraints();
    let chips = constraints.iter().map(|constraint| {
        let constraint = *constraint;
        let name = name_of_constraint(state, constraint);
        let remove = language.fill(Key::ChipRemove, &[("name", &name)]);
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Remove(constraint));
        html! {
            <button
                type="button"
                key={remove.clone()}
                class={classes!("chip", class_of(constraint))}
                part="chip"
                aria-label={remove}
                {onclick}
            >
                { glyph_of(state, constraint) }
                <span>{ name }</span>
                <Icon shape={Shape::Cross} />
            </button>
        }
    });
    html! {
        <div class="status" part="status">
            <p class="count" part="count">{ count(state) }</p>
            { for chips }
            if !constraints.is_empty() {
                <button
                    type="button"
                    class="link"
                    part="clear"
                    onclick={dispatch.reform(|_: MouseEvent| Action::ClearAll)}
                >
                    { language.text(Key::ClearAll) }
                </button>
            }
            if state.view == View::Timeline {
                <p class="window">{ window_text(state) }</p>
            }
        </div>
    }
}

/// "13 of 67 events", the first number strong.
fn count(state: &State) -> Html {
    let language = state.frame.language;
    let n = state.matches.selection.count().to_string();
    let total = state.book.chronicle.events.len().to_string();
    let words = language.fill(Key::Count, &[("n", "{n}"), ("total", &total)]);
    let (before, after) = words.split_once("{n}").unwrap_or((&words, ""));
    html! { <>{ before }<b>{ n }</b>{ after }</> }
}

/// The stretch shown, in words.
pub fn window_text(state: &State) -> String {
    let language: Language = state.frame.language;
    let Some(words) = window_words(state) else {
        return String::new();
    };
    let (from, to) = (words.from.to_string(), words.to.to_string());
    let from = if words.before {
        language.fill(Key::WindowBefore, &[("year", &from)])
    } else {
        from
    };
    let key = if words.everything {
        Key::WindowAll
    } else {
        Key::WindowShowing
    };
    language.fill(key, &[("from", &from), ("to", &to)])
}

/// What a condition is called on its chip.
pub fn name_of_constraint(state: &State, constraint: Constraint) -> String {
    match constraint {
        Constraint::Value(facet, value) => name_of(&state.book.chronicle, facet, value)
            .unwrap_or_default()
            .to_owned(),
        Constraint::Crossings => state.frame.language.text(Key::FacetCrossingOnly).to_owned(),
        Constraint::Search => ["“", state.filter.search.trim(), "”"].concat(),
    }
}

fn class_of(constraint: Constraint) -> Option<String> {
    match constraint {
        Constraint::Value(Facet::Era, era) => Some(super::app::era_class(Some(era))),
        _ => None,
    }
}

fn glyph_of(state: &State, constraint: Constraint) -> Html {
    let chronicle = &state.book.chronicle;
    let (glyph, name) = match constraint {
        Constraint::Value(Facet::Era, era) => {
            let Some(era) = chronicle.eras.get(usize::from(era)) else {
                return Html::default();
            };
            (era.glyph.clone(), era.name.clone())
        }
        Constraint::Value(Facet::Faction, faction) => {
            let Some(faction) = chronicle.factions.get(usize::from(faction)) else {
                return Html::default();
            };
            (faction.glyph.clone(), faction.name.clone())
        }
        _ => return Html::default(),
    };
    html! { <Glyph {glyph} {name} /> }
}
