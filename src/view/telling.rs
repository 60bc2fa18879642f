//! How the chronicle is told: by which clock, up to where it has been watched, and what that leaves
//! out.

use super::app::Message;
use super::search::Field;
use super::tag::{Tag, tag};
use super::ui::Ui;
use crate::chronicle::{Clock, Told, Watched};
use crate::state::{Action, Missing, State};
use crate::strings::Key;
use wasm_bindgen::JsValue;

/// What a reader chooses for one series.
const ALL: &str = "all";

/// The control of the spoiler guard: a select for each series.
pub fn guard(ui: Ui) -> Option<Tag> {
    let whole = &ui.state.book.original().chronicle;
    if whole.series.is_empty() {
        return None;
    }
    let mut group = tag("div").is("class", "guard");
    for (at, series) in (0..).zip(&whole.series) {
        group = group.put(series_select(ui, at, &series.name));
    }
    Some(group)
}

fn series_select(ui: Ui, at: u16, name: &str) -> Tag {
    let whole = &ui.state.book.original().chronicle;
    let id = whole.series.get(usize::from(at));
    let seen = id.and_then(|series| ui.state.book.told.watched.of(&series.id));
    let mut select = tag("select").typed(ui, Field::Watched(at));
    let option = |value: &str, words: &str, chosen: bool| {
        tag("option")
            .set("value", value)
            .property("selected", JsValue::from(chosen))
            .text(words)
    };
    select = select.put(option(ALL, ui.text(Key::GuardAll), seen == Some(None)));
    // A film and a game have no seasons.
    let mut known = false;
    for (_, season) in whole.seasons.iter().filter(|(of, _)| *of == at) {
        let chosen = seen == Some(Some(*season));
        known |= chosen;
        select = select.put(season_option(ui, *season, chosen));
    }
    if let Some(Some(other)) = seen
        && !known
    {
        select = select.put(season_option(ui, other, true));
    }
    select = select.put(option("0", ui.text(Key::GuardNone), seen.is_none()));
    tag("label").put(tag("span").text(name)).put(select)
}

fn season_option(ui: Ui, season: u32, chosen: bool) -> Tag {
    let language = ui.language();
    let n = language.digits(i64::from(season));
    let words = language.fill(Key::GuardSeason, &[("n", &n)]);
    tag("option")
        .set("value", &season.to_string())
        .property("selected", JsValue::from(chosen))
        .text(&words)
}

/// How it is told after an answer to how much of a series has been watched.
pub fn after_answer(state: &State, at: u16, answer: &str) -> Option<Told> {
    let series = &state.book.original().chronicle.series;
    let answered = series.get(usize::from(at))?;
    let mut told = state.book.told.clone();
    if told.watched == Watched::All {
        // Who begins with one series has said nothing of the others: they stay as they are.
        told.watched = Watched::Upto(Vec::new());
        for series in series {
            told.watched = told.watched.with(&series.id, None);
        }
    }
    told.watched = told.watched.with(&answered.id, answer.parse().ok());
    let all = |watched: &Watched| series.iter().all(|one| watched.of(&one.id) == Some(None));
    if all(&told.watched) {
        told.watched = Watched::All;
    }
    Some(told)
}

/// What the status row says of how the chronicle is told: the guard, what has no place by the clock,
/// what a link could not open.
#[inline(never)]
pub fn notes(ui: Ui) -> Vec<Tag> {
    let book = &ui.state.book;
    let mut notes = Vec::new();
    if book.told.watched != Watched::All {
        let button = tag("button").is("class", "link").part("guard");
        let button = button.press(ui, Message::ToggleFacets);
        notes.push(button.text(ui.text(Key::GuardOn)));
    }
    if book.undated > 0 {
        let words = ui
            .language()
            .count(Key::UndatedOne, Key::Undated, book.undated);
        notes.push(tag("p").is("class", "undated").part("undated").text(&words));
    }
    let missing = match ui.state.missing {
        Missing::None => None,
        Missing::Later => Some(Key::MissingLater),
        Missing::Undated => Some(Key::MissingUndated),
    };
    if let Some(missing) = missing {
        let note = tag("p").is("class", "missing").part("missing");
        notes.push(note.is("role", "status").text(ui.text(missing)));
    }
    notes
}

/// The other clock, by the one that is shown.
pub fn told_by(state: &State, clock: Clock) -> Action {
    let watched = state.book.told.watched.clone();
    Action::Retell(Told { watched, clock })
}
