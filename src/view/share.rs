//! The share panel: what is shown, as a text to be pasted elsewhere.

use super::app::{Aid, Message, Panel};
use super::signs::{CROSS, icon};
use super::tag::{Tag, tag};
use super::ui::Ui;
use crate::state::share::{Form, LISTED, Note, Origin, shared};
use crate::strings::Key;
use yew::Callback;

/// The page of a wiki that its script goes into.
const COMMON: &str = "MediaWiki:Common.js";

/// The panel, with the form that was chosen and what became of copying it. Not modal: what is changed
/// around it changes in its text.
#[inline(never)]
pub fn share(
    ui: Ui,
    origin: Option<&Callback<(), Origin>>,
    (form, copied): (Form, Option<Key>),
) -> Tag {
    let title = ui
        .heading(1)
        .is("id", "share")
        .text(ui.text(Key::ShareTitle));
    let close = tag("button")
        .is("class", "bare")
        .is("aria-label", ui.text(Key::CardClose))
        .press(ui, Message::Aid(Aid::Share))
        .put(icon(CROSS));
    let mut forms = tag("div")
        .is("class", "switch small")
        .is("role", "group")
        .is("aria-labelledby", "share");
    for other in Form::ALL {
        let (name, _) = words(other);
        let button = tag("button")
            .is("class", "")
            .press(ui, Message::Aid(Aid::ShareAs(other)))
            .yes("aria-pressed", other == form);
        forms = forms.put(button.text(ui.text(name)));
    }
    let origin = origin.map_or_else(Origin::default, |origin| origin.emit(()));
    let shared = shared(ui.state, &origin, form);
    let (name, hint) = words(form);
    let hint = ui.language().fill(hint, &[("page", COMMON)]);
    let mut notes = vec![tag("p").is("id", "share-hint").text(&hint)];
    for note in shared.notes {
        notes.push(tag("p").text(&note_words(ui, note)));
    }
    let there = !shared.text.is_empty();
    // A text may be longer: the field scrolls.
    let rows = match form {
        Form::Link => 2,
        Form::Frame | Form::Element => 4,
        Form::Wiki | Form::Script => 8,
    };
    let field = tag("textarea")
        .is("data-share", "text")
        .is("readonly", "")
        .is("spellcheck", "false")
        .is("dir", "ltr")
        .digits("rows", rows)
        .is("aria-label", ui.text(name))
        .is("aria-describedby", "share-hint")
        .input(Some(&shared.text), false);
    let copy = tag("button")
        .is("class", "button")
        .press(ui, Message::Aid(Aid::Copy))
        .text(ui.text(Key::ShareCopy));
    let copied = copied.map(|words| tag("span").text(ui.text(words)));
    let copy = tag("div").is("class", "copy").put(copy).maybe(copied);
    tag("section")
        .is("class", "help share")
        .part("share")
        .is("role", "dialog")
        .is("aria-labelledby", "share")
        .is("tabindex", "-1")
        .is("data-panel", Panel::Share.name())
        .put(tag("div").is("class", "help-head").put(title).put(close))
        .put(forms)
        .all(notes)
        .maybe(there.then_some(field))
        .maybe(there.then_some(copy))
}

/// What a form is called, and what it is for.
fn words(form: Form) -> (Key, Key) {
    match form {
        Form::Link => (Key::ShareLink, Key::ShareLinkHint),
        Form::Frame => (Key::ShareFrame, Key::ShareFrameHint),
        Form::Element => (Key::ShareElement, Key::ShareElementHint),
        Form::Wiki => (Key::ShareWiki, Key::ShareWikiHint),
        Form::Script => (Key::ShareScript, Key::ShareScriptHint),
    }
}

fn note_words(ui: Ui, note: Note) -> String {
    let key = match note {
        Note::Local => Key::ShareLocal,
        Note::Nowhere => Key::ShareNowhere,
        Note::OneFile => Key::ShareOneFile,
        Note::Here => Key::ShareHere,
        Note::Shortened(total) => {
            let language = ui.language();
            let (n, total) = (language.number(LISTED), language.number(total));
            return language.fill(Key::ShareShortened, &[("n", &n), ("total", &total)]);
        }
    };
    ui.text(key).to_owned()
}
