//! What was wrong with the data: one line for readers that opens to the list for editors.

use super::icon::{Icon, Shape};
use crate::chronicle::{Diagnostic, Severity};
use crate::state::{Problems as Shown, State};
use crate::strings::{Key, Language};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    pub state: State,
}

/// The notice, or nothing if all is well.
#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let state = &props.state;
    let language = state.frame.language;
    let book = &state.book;
    let open = use_state(|| false);
    let number = book.diagnostics.len() + book.unlisted;
    let failed = book.failed();
    if number == 0 || (state.frame.problems == Shown::Hide && !failed) {
        return Html::default();
    }
    let words = if failed {
        language.text(Key::ErrorAll).to_owned()
    } else if book.left_out > 0 {
        let total = book.chronicle.events.len() + book.left_out;
        language.fill(
            Key::ErrorPart,
            &[
                ("n", &book.left_out.to_string()),
                ("total", &total.to_string()),
            ],
        )
    } else {
        language.count(Key::ErrorNoticeOne, Key::ErrorNotice, number)
    };
    let shown = *open || failed || state.frame.problems == Shown::Show;
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class={classes!("problems", failed.then_some("failed"))} part="problems">
            <button type="button" class="notice" aria-expanded={shown.to_string()} {onclick}>
                <Icon shape={Shape::Warning} /><b>{ words }</b>
            </button>
            if shown {
                <p>{ language.text(if failed { Key::ErrorAllHint } else { Key::ErrorPartHint }) }</p>
                { table(language, &book.diagnostics) }
                if book.unlisted > 0 {
                    <p>{ language.fill(Key::ErrorMore, &[("n", &book.unlisted.to_string())]) }</p>
                }
            }
        </div>
    }
}

fn table(language: Language, diagnostics: &[Diagnostic]) -> Html {
    let rows = diagnostics.iter().map(|found| {
        let place = found.place.line_column.map(|(line, column)| {
            let (line, column) = (line.to_string(), column.to_string());
            [line.as_str(), ":", column.as_str()].concat()
        });
        html! {
            <tr class={(found.severity == Severity::Warning).then_some("warning")}>
                <td>
                    { &found.place.path }
                    if let Some(id) = &found.place.id { <code>{ id }</code> }
                    if let Some(place) = place { <small>{ place }</small> }
                </td>
                <td>if !found.found.is_empty() { <code>{ &found.found }</code> }</td>
                <td>{ &found.message }</td>
            </tr>
        }
    });
    html! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{ language.text(Key::ErrorEntry) }</th>
                    <th scope="col">{ language.text(Key::ErrorFound) }</th>
                    <th scope="col">{ language.text(Key::ErrorMend) }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
