//! The search field: what is typed, and the pause before it is searched for.

use super::app::{App, Message};
use super::signs::{CROSS, SEARCH, icon};
use super::ui::{Ui, owned};
use crate::strings::Key;
use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

/// How long after the last key the search runs, in ms.
const PAUSE: u32 = 120;

/// What stands in the field, and the search that is still to come.
#[derive(Default)]
pub struct SearchField {
    /// The text as typed.
    pub draft: String,
    pending: Option<Timeout>,
}

impl SearchField {
    /// Takes what was typed and searches for it after the pause.
    pub fn typed(&mut self, text: String, scope: &Scope<App>) {
        self.draft = text;
        let scope = scope.clone();
        self.pending = Some(Timeout::new(PAUSE, move || {
            scope.send_message(Message::Search);
        }));
    }

    /// Takes a text that came from elsewhere: a chip, the address, the page.
    pub fn replace(&mut self, text: &str) {
        self.pending = None;
        text.clone_into(&mut self.draft);
    }
}

/// The field with its hit count.
pub fn search(ui: Ui, field: &SearchField) -> Html {
    let oninput = ui.scope.callback(|event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Message::Typed(input.map_or_else(String::new, |input| input.value()))
    });
    let matches = &ui.state.matches;
    let hits = (!matches.terms.is_empty()).then(|| {
        ui.language()
            .count(Key::SearchHitsOne, Key::SearchHits, matches.hits)
    });
    html! {
        <div class="search" part="search">
            { icon(SEARCH) }
            <input
                type="text"
                inputmode="search"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder={ui.text(Key::SearchLabel)}
                aria-label={ui.text(Key::SearchLabel)}
                value={owned(&field.draft)}
                {oninput}
            />
            <span class="hits">{ owned(&hits.unwrap_or_default()) }</span>
            if !field.draft.is_empty() {
                <button
                    type="button"
                    class="bare"
                    aria-label={ui.text(Key::SearchClear)}
                    onclick={ui.send(Message::Typed(String::new()))}
                >
                    { icon(CROSS) }
                </button>
            }
        </div>
    }
}
