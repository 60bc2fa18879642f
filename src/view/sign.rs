//! The sign of a date: the same marks on the stage, in the list, on the card and in the key.

use crate::date::Form;
use yew::prelude::*;

/// A date's mark around a point, as SVG nodes.
pub fn mark(form: Form, x: f64, y: f64) -> Html {
    let at = |r: &'static str, class: &'static str| {
        html! { <circle {class} cx={x.to_string()} cy={y.to_string()} {r} /> }
    };
    match form {
        Form::Exact | Form::Several => at("4.5", "dot"),
        Form::Span => at("3.5", "dot"),
        Form::About => html! {
            <>{ at("10", "feather far") }{ at("7.5", "feather") }{ at("4", "dot") }</>
        },
        Form::Uncertain => at("4.5", "ring dashed"),
        Form::Either => {
            let half = [
                "M",
                &x.to_string(),
                " ",
                &(y - 4.5).to_string(),
                "a4.5 4.5 0 0 0 0 9z",
            ];
            html! { <>{ at("4.5", "ring") }<path class="half" d={half.concat()} /></> }
        }
        Form::Within | Form::By | Form::From | Form::Unspecified => at("4.5", "ring"),
    }
}

/// What stands behind a mark where a date has length: a solid bar or a soft band.
fn length(form: Form) -> Html {
    match form {
        Form::Span => html! { <path class="bar" d="M2 7h22" /> },
        Form::Within | Form::Unspecified => html! { <path class="band" d="M3 7h20" /> },
        Form::By => html! { <path class="band" d="M3 7h12M15 3v8" /> },
        Form::From => html! { <path class="band" d="M11 7h12M11 3v8" /> },
        _ => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
pub struct SignProps {
    pub form: Form,
}

/// The sign of a date on a field of its own.
#[component]
pub fn Sign(props: &SignProps) -> Html {
    html! {
        <svg class="sign" viewBox="0 0 26 14" aria-hidden="true">
            { length(props.form) }
            { mark(props.form, 13.0, 7.0) }
        </svg>
    }
}
