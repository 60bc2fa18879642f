//! Small drawings: icons, glyphs, the signs of dates. All are decoration; the words are beside
//! them.

use super::ui::{join, number, owned};
use crate::chronicle::Glyph;
use crate::date::Form;
use yew::{Html, html};

pub const SEARCH: &str = "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5l4 4";
pub const FILTER: &str = "M2 4h12M4.5 8h7M7 12h2";
pub const TIMELINE: &str = "M1 5h14M1 11h14M5 5v-2M10 5V3M7 11v2M12 11v2";
pub const LIST: &str = "M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.1M2 8h.1M2 12h.1";
pub const CROSS: &str = "M4 4l8 8M12 4l-8 8";
pub const MINUS: &str = "M3 8h10";
pub const PLUS: &str = "M3 8h10M8 3v10";
pub const WHOLE: &str = "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4";
pub const DOWN: &str = "M3 6l5 5 5-5";
pub const BACK: &str = "M10 3L5 8l5 5";
pub const FORWARD: &str = "M6 3l5 5-5 5";
pub const WARNING: &str = "M8 2L15 14H1zM8 6.5v3.5M8 12h.1";

/// An icon of the interface: lines on a field of 16 by 16, in the text's colour.
pub fn icon(path: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

/// The sign of an era or faction; the first letter of its name stands in for a missing one.
pub fn glyph(glyph: Option<&Glyph>, name: &str) -> Html {
    let inside = match glyph {
        Some(glyph) => html! {
            <><path d={owned(&glyph.fill)} /><path class="line" d={owned(&glyph.line)} /></>
        },
        None => {
            let letter: String = name.chars().take(1).collect();
            html! { <text x="8" y="13" text-anchor="middle">{ letter }</text> }
        }
    };
    html! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">{ inside }</svg> }
}

/// A date's mark around a point.
pub fn mark(form: Form, x: f64, y: f64) -> Html {
    let circle = |r: &'static str, class: &'static str| {
        html! { <circle {class} cx={number(x)} cy={number(y)} {r} /> }
    };
    match form {
        Form::Exact | Form::Several => circle("4.5", "dot"),
        Form::Span => circle("3.5", "dot"),
        Form::About => html! {
            <>{ circle("10", "feather far") }{ circle("7.5", "feather") }{ circle("4", "dot") }</>
        },
        Form::Uncertain => circle("4.5", "ring dashed"),
        Form::Either => {
            let half = join(&[
                "M",
                &number(x),
                " ",
                &number(y - 4.5),
                "a4.5 4.5 0 0 0 0 9z",
            ]);
            html! { <>{ circle("4.5", "ring") }<path class="half" d={half} /></> }
        }
        Form::Within | Form::By | Form::From | Form::Unspecified => circle("4.5", "ring"),
    }
}

/// A date's sign on a field of its own, with the bar or band behind it.
pub fn sign(form: Form) -> Html {
    let (class, path) = match form {
        Form::Span => ("bar", "M2 7h22"),
        Form::Within | Form::Unspecified => ("band", "M3 7h20"),
        Form::By => ("band", "M3 7h12M15 3v8"),
        Form::From => ("band", "M11 7h12M11 3v8"),
        _ => ("bar", ""),
    };
    html! {
        <svg class="sign" viewBox="0 0 26 14" aria-hidden="true">
            <path {class} d={path} />
            { mark(form, 13.0, 7.0) }
        </svg>
    }
}

/// Any other small drawing in the era's colour.
pub fn drawing(view_box: &'static str, path: &'static str) -> Html {
    html! {
        <svg class="sign" viewBox={view_box} aria-hidden="true"><path class="bow" d={path} /></svg>
    }
}
