//! What is said to a screen reader, once things have settled.

use super::status::window_text;
use crate::state::State;
use crate::strings::Key;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long after the last change the words are said, in ms.
const PAUSE: u32 = 400;

#[derive(Properties, PartialEq)]
pub struct AnnouncerProps {
    pub state: State,
}

/// A polite live region. It says what changed last, once, and nothing while dragging.
#[component]
pub fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state(String::new);
    let pending = use_mut_ref(|| None::<Timeout>);
    let before = use_mut_ref(|| props.state.clone());
    {
        let said = said.clone();
        use_effect_with(props.state.clone(), move |state| {
            let old = before.replace(state.clone());
            let words = words_for(&old, state);
            if !words.is_empty() {
                let timeout = Timeout::new(PAUSE, move || said.set(words));
                *pending.borrow_mut() = Some(timeout);
            }
        });
    }
    html! { <p class="hidden" role="status" aria-live="polite">{ (*said).clone() }</p> }
}

fn words_for(old: &State, new: &State) -> String {
    let language = new.frame.language;
    if old.selected != new.selected {
        let event = new
            .selected
            .and_then(|event| new.book.chronicle.events.get(event));
        return event.map_or_else(String::new, |event| {
            language.fill(Key::CardOpen, &[("title", &event.title)])
        });
    }
    if old.filter != new.filter || old.book != new.book {
        let n = new.matches.selection.count().to_string();
        let total = new.book.chronicle.events.len().to_string();
        return language.fill(Key::Count, &[("n", &n), ("total", &total)]);
    }
    if old.window != new.window && new.dragged.is_none() {
        return window_text(new);
    }
    String::new()
}
