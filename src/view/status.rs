//! The status row: how many events, which filters, which stretch of time.

use super::signs::{CROSS, glyph, icon};
use super::ui::{Ui, classes, digits, era_class, maybe, owned};
use crate::query::{Constraint, Facet};
use crate::state::settings::name_of;
use crate::state::{Action, State, View, window_words};
use crate::strings::Key;
use yew::{AttrValue, Html, html};

/// Always there, so that chips never push the stage about on their first line.
pub fn status(ui: Ui) -> Html {
    let constraints = ui.state.filter.constraints();
    let window = match ui.state.view {
        View::Timeline => window_text(ui.state),
        View::List => String::new(),
    };
    html! {
        <div class="status" part="status">
            { count(ui) }
            { constraints.iter().map(|constraint| chip(ui, *constraint)).collect::<Html>() }
            if !constraints.is_empty() {
                <button type="button" class="link" part="clear" onclick={ui.act(Action::ClearAll)}>
                    { ui.text(Key::ClearAll) }
                </button>
            }
            <p class="window">{ owned(&window) }</p>
        </div>
    }
}

/// "13 of 67 events", the first number strong.
fn count(ui: Ui) -> Html {
    let n = digits(ui.state.matches.selection.count());
    let total = digits(ui.chronicle().events.len());
    let words = ui
        .language()
        .fill(Key::Count, &[("n", "\n"), ("total", &total)]);
    let (before, after) = words.split_once('\n').unwrap_or((&words, ""));
    html! { <p class="count" part="count">{ owned(before) }<b>{ n }</b>{ owned(after) }</p> }
}

fn chip(ui: Ui, constraint: Constraint) -> Html {
    let chronicle = ui.chronicle();
    let name = name_of_constraint(ui.state, constraint);
    let (class, sign) = match constraint {
        Constraint::Value(Facet::Era, era) => {
            let found = chronicle.eras.get(usize::from(era));
            (
                era_class(Some(era)),
                found.map(|era| glyph(era.glyph.as_ref(), &era.short)),
            )
        }
        Constraint::Value(Facet::Faction, faction) => {
            let found = chronicle.factions.get(usize::from(faction));
            (
                AttrValue::default(),
                found.map(|faction| glyph(faction.glyph.as_ref(), &faction.name)),
            )
        }
        _ => (AttrValue::default(), None),
    };
    let remove = ui.language().fill(Key::ChipRemove, &[("name", &name)]);
    html! {
        <button
            type="button"
            class={classes(&["chip", &class])}
            part="chip"
            aria-label={owned(&remove)}
            onclick={ui.act(Action::Remove(constraint))}
        >
            { maybe(sign) }
            <span>{ owned(&name) }</span>
            { icon(CROSS) }
        </button>
    }
}

/// The stretch shown, in words.
pub fn window_text(state: &State) -> String {
    let language = state.frame.language;
    let Some(words) = window_words(state) else {
        return String::new();
    };
    let (mut from, to) = (words.from.to_string(), words.to.to_string());
    if words.before {
        from = language.fill(Key::WindowBefore, &[("year", &from)]);
    }
    let key = match words.everything {
        true => Key::WindowAll,
        false => Key::WindowShowing,
    };
    language.fill(key, &[("from", &from), ("to", &to)])
}

/// What a condition is called on its chip.
pub fn name_of_constraint(state: &State, constraint: Constraint) -> String {
    let name = match constraint {
        Constraint::Value(facet, value) => name_of(&state.book.chronicle, facet, value),
        Constraint::Crossings => Some(state.frame.language.text(Key::FacetCrossingOnly)),
        Constraint::Search => return ["“", state.filter.search.trim(), "”"].concat(),
    };
    name.unwrap_or_default().to_owned()
}
