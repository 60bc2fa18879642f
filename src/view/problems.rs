//! What was wrong with the data: one line for readers that opens to the list for editors.

use super::app::Message;
use super::signs::{WARNING, icon};
use super::tag::{Tag, tag};
use super::ui::{Ui, when};
use crate::chronicle::Diagnostic;
use crate::state::Problems;
use crate::strings::Key;

/// The notice, or nothing if all is well.
#[inline(never)]
pub fn problems(ui: Ui, open: bool) -> Option<Tag> {
    let (language, book, frame) = (ui.language(), &ui.state.book, &ui.state.frame);
    let number = book.diagnostics.len() + book.unlisted;
    let failed = book.failed();
    if number == 0 || (frame.problems == Problems::Hide && !failed) {
        return None;
    }
    let words = if failed {
        ui.text(Key::ErrorAll).to_owned()
    } else if book.left_out > 0 {
        let (n, total) = (book.left_out, book.chronicle.events.len() + book.left_out);
        let total = language.number(total);
        language.counted(Key::ErrorPartOne, Key::ErrorPart, n, &[("total", &total)])
    } else {
        language.count(Key::ErrorNoticeOne, Key::ErrorNotice, number)
    };
    let shown = open || failed || frame.problems == Problems::Show;
    let notice = tag("button")
        .is("class", "notice")
        .yes("aria-expanded", shown)
        .press(ui, Message::ToggleProblems)
        .put(icon(WARNING))
        .put(tag("b").text(&words));
    let problems = tag("div")
        .class(&["problems", when(failed, "failed")])
        .part("problems")
        .put(notice);
    if !shown {
        return Some(problems);
    }
    let hint = if failed {
        Key::ErrorAllHint
    } else {
        Key::ErrorPartHint
    };
    let mut heads = tag("tr");
    for key in [Key::ErrorEntry, Key::ErrorFound, Key::ErrorMend] {
        heads = heads.put(tag("th").is("scope", "col").text(ui.text(key)));
    }
    let mut rows = tag("tbody");
    for found in &book.diagnostics {
        rows = rows.put(row(found));
    }
    let more = (book.unlisted > 0).then(|| {
        let more = language.count(Key::ErrorMore, Key::ErrorMore, book.unlisted);
        tag("p").text(&more)
    });
    Some(
        problems
            .put(tag("p").text(ui.text(hint)))
            .put(tag("table").put(tag("thead").put(heads)).put(rows))
            .maybe(more),
    )
}

fn row(found: &Diagnostic) -> Tag {
    let mut entry = tag("td").text(&found.place.path);
    if let Some(id) = &found.place.id {
        entry = entry.put(tag("code").text(id));
    }
    if let Some((line, column)) = found.place.line_column {
        let place = [&line.to_string(), ":", &column.to_string()].concat();
        entry = entry.put(tag("small").text(&place));
    }
    tag("tr")
        .is("class", found.severity.name())
        .put(entry)
        .put(tag("td").put(tag("code").text(&found.found)))
        .put(tag("td").text(&found.message))
}
