//! The key to the signs.

use super::sign::Sign;
use crate::date::Form;
use crate::strings::{Key as Words, Language};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct KeyProps {
    pub language: Language,
    /// Whether the chronicle has two rails, and so crossings.
    pub crossings: bool,
}

/// Every sign with its meaning.
#[component]
pub fn Key(props: &KeyProps) -> Html {
    let language = props.language;
    let dates = [
        (Form::Exact, Words::KeyExact),
        (Form::Either, Words::KeyEither),
        (Form::Within, Words::KeyWithin),
        (Form::About, Words::KeyAbout),
        (Form::Span, Words::KeyLasted),
    ];
    let dates = dates.map(|(form, words)| {
        html! { <span><Sign {form} />{ language.text(words) }</span> }
    });
    html! {
        <div class="key" part="key">
            { for dates }
            if props.crossings {
                <span>
                    <svg class="sign" viewBox="0 0 26 14" aria-hidden="true">
                        <path class="bow" d="M13 0c-5 4-5 10 0 14M13 0c5 4 5 10 0 14" />
                    </svg>
                    { language.text(Words::KeyCross) }
                </span>
            }
            <span>
                <svg class="sign" viewBox="0 0 26 14" aria-hidden="true">
                    <path class="bow" d="M0 7h8M18 7h8M9 11l3-8M14 11l3-8" />
                </svg>
                { language.text(Words::KeyBreak) }
            </span>
        </div>
    }
}
