//! What was wrong with the data: one line for readers that opens to the list for editors.

use super::app::Message;
use super::signs::{WARNING, icon};
use super::ui::{Ui, classes, digits, join, maybe, owned, when, yes};
use crate::chronicle::Diagnostic;
use crate::state::Problems;
use crate::strings::Key;
use yew::{Html, html};

/// The notice, or nothing if all is well.
pub fn problems(ui: Ui, open: bool) -> Html {
    let (language, book, frame) = (ui.language(), &ui.state.book, &ui.state.frame);
    let number = book.diagnostics.len() + book.unlisted;
    let failed = book.failed();
    if number == 0 || (frame.problems == Problems::Hide && !failed) {
        return Html::default();
    }
    let words = if failed {
        ui.text(Key::ErrorAll).to_owned()
    } else if book.left_out > 0 {
        let (n, total) = (book.left_out, book.chronicle.events.len() + book.left_out);
        language.fill(
            Key::ErrorPart,
            &[("n", &digits(n)), ("total", &digits(total))],
        )
    } else {
        language.count(Key::ErrorNoticeOne, Key::ErrorNotice, number)
    };
    let shown = open || failed || frame.problems == Problems::Show;
    let hint = if failed {
        Key::ErrorAllHint
    } else {
        Key::ErrorPartHint
    };
    html! {
        <div class={classes(&["problems", when(failed, "failed")])} part="problems">
            <button
                type="button"
                class="notice"
                aria-expanded={yes(shown)}
                onclick={ui.send(Message::ToggleProblems)}
            >
                { icon(WARNING) }<b>{ owned(&words) }</b>
            </button>
            if shown {
                <p>{ ui.text(hint) }</p>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ ui.text(Key::ErrorEntry) }</th>
                            <th scope="col">{ ui.text(Key::ErrorFound) }</th>
                            <th scope="col">{ ui.text(Key::ErrorMend) }</th>
                        </tr>
                    </thead>
                    <tbody>{ book.diagnostics.iter().map(row).collect::<Html>() }</tbody>
                </table>
                if book.unlisted > 0 {
                    <p>{ owned(&language.fill(Key::ErrorMore, &[("n", &digits(book.unlisted))])) }</p>
                }
            }
        </div>
    }
}

fn row(found: &Diagnostic) -> Html {
    let place = found.place.line_column.map(|(line, column)| {
        let place = join(&[&digits(line as usize), ":", &digits(column as usize)]);
        html! { <small>{ place }</small> }
    });
    let id = found
        .place
        .id
        .as_ref()
        .map(|id| html! { <code>{ owned(id) }</code> });
    html! {
        <tr class={found.severity.name()}>
            <td>{ owned(&found.place.path) }{ maybe(id) }{ maybe(place) }</td>
            <td><code>{ owned(&found.found) }</code></td>
            <td>{ owned(&found.message) }</td>
        </tr>
    }
}
