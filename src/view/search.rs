//! The search field with its hit count.

use super::icon::{Icon, Shape};
use crate::state::{Action, State};
use crate::strings::Key;
use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How long after the last key the search runs, in ms.
const PAUSE: u32 = 120;

#[derive(Properties, PartialEq)]
pub struct SearchProps {
    pub state: State,
    pub dispatch: Callback<Action>,
}

/// Searches while the reader types; Escape empties it first.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let language = props.state.frame.language;
    let search = props.state.filter.search.clone();
    let draft = use_state(|| search.clone());
    let pending = use_mut_ref(|| None::<Timeout>);
    {
        // The text may change from outside: a chip, the address, the page.
        let (draft, pending) = (draft.clone(), pending.clone());
        use_effect_with(search.clone(), move |search| {
            pending.borrow_mut().take();
            draft.set(search.clone());
        });
    }
    let oninput = {
        let (draft, pending, dispatch) = (draft.clone(), pending.clone(), props.dispatch.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let text = input.value();
            draft.set(text.clone());
            let dispatch = dispatch.clone();
            *pending.borrow_mut() = Some(Timeout::new(PAUSE, move || {
                dispatch.emit(Action::Search(text));
            }));
        })
    };
    let clear = {
        let (draft, pending, dispatch) = (draft.clone(), pending, props.dispatch.clone());
        Callback::from(move |()| {
            pending.borrow_mut().take();
            draft.set(String::new());
            dispatch.emit(Action::Search(String::new()));
        })
    };
    let onkeydown = {
        let (clear, filled) = (clear.clone(), !draft.is_empty());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && filled {
                clear.emit(());
                event.stop_propagation();
            }
        })
    };
    let hits = language.count(
        Key::SearchHitsOne,
        Key::SearchHits,
        props.state.matches.hits,
    );
    html! {
        <div class="search" part="search">
            <Icon shape={Shape::Search} />
            <input
                type="text"
                inputmode="search"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder={language.text(Key::SearchLabel)}
                aria-label={language.text(Key::SearchLabel)}
                value={(*draft).clone()}
                {oninput}
                {onkeydown}
            />
            if !search.trim().is_empty() {
                <span class="hits">{ hits }</span>
            }
            if !draft.is_empty() {
                <button
                    type="button"
                    class="bare"
                    aria-label={language.text(Key::SearchClear)}
                    onclick={clear.reform(|_: MouseEvent| ())}
                >
                    <Icon shape={Shape::Cross} />
                </button>
            }
        </div>
    }
}
