//! Small drawings: icons, glyphs, the signs of dates. All are decoration; the words are beside
//! them.

use super::tag::{Tag, tag};
use super::ui::number;
use crate::chronicle::Glyph;
use crate::date::Form;
use crate::strings::joined;

pub const SEARCH: &str = "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5l4 4";
pub const FILTER: &str = "M2 4h12M4.5 8h7M7 12h2";
pub const TIMELINE: &str = "M1 5h14M1 11h14M5 5v-2M10 5V3M7 11v2M12 11v2";
pub const LIST: &str = "M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.1M2 8h.1M2 12h.1";
pub const CROSS: &str = "M4 4l8 8M12 4l-8 8";
pub const MINUS: &str = "M3 8h10";
pub const PLUS: &str = "M3 8h10M8 3v10";
pub const WHOLE: &str = "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4";
pub const SCREEN: &str = "M9.5 2H14v4.5M14 2L9 7M6.5 14H2V9.5M2 14l5-5";
pub const SHARE: &str = "M8 10V2M5 4.5L8 1.5l3 3M4 7H3v7h10V7h-1";
pub const HELP: &str = "M5.3 6a2.7 2.7 0 1 1 4 2.4c-.8.5-1.3 1-1.3 2M8 13h.1";
pub const DOWN: &str = "M3 6l5 5 5-5";
pub const BACK: &str = "M10 3L5 8l5 5";
pub const FORWARD: &str = "M6 3l5 5-5 5";
pub const WARNING: &str = "M8 2L15 14H1zM8 6.5v3.5M8 12h.1";

/// A path with a class.
#[inline(never)]
pub fn path(class: &str, d: &str) -> Tag {
    tag("path").set("class", class).set("d", d)
}

fn svg(class: &'static str, view_box: &'static str) -> Tag {
    let svg = tag("svg").is("class", class).is("viewBox", view_box);
    svg.is("aria-hidden", "true")
}

/// An icon of the interface: lines on a field of 16 by 16, in the text's colour.
pub fn icon(d: &'static str) -> Tag {
    svg("icon", "0 0 16 16").put(path("", d))
}

/// The sign of an era or faction; the first letter of its name stands in for a missing one.
pub fn glyph(glyph: Option<&Glyph>, name: &str) -> Tag {
    let field = svg("glyph", "0 0 16 16");
    match glyph {
        Some(glyph) => field
            .put(path("", &glyph.fill))
            .put(path("line", &glyph.line)),
        None => {
            let letter: String = name.chars().take(1).collect();
            let words = tag("text").is("x", "8").is("y", "13");
            field.put(words.is("text-anchor", "middle").text(&letter))
        }
    }
}

/// A circle with a class.
#[inline(never)]
pub fn circle(class: &'static str, x: f64, y: f64, radius: f64) -> Tag {
    let circle = tag("circle").is("class", class);
    circle.number("cx", x).number("cy", y).number("r", radius)
}

/// A date's mark around a point, in a group.
pub fn mark(group: Tag, form: Form, x: f64, y: f64) -> Tag {
    match form {
        Form::Exact | Form::Several => group.put(circle("dot", x, y, 4.5)),
        Form::Span => group.put(circle("dot", x, y, 3.5)),
        Form::About => group
            .put(circle("feather far", x, y, 10.0))
            .put(circle("feather", x, y, 7.5))
            .put(circle("dot", x, y, 4.0)),
        Form::Uncertain => group.put(circle("ring dashed", x, y, 4.5)),
        Form::Either => {
            let half = joined(&[
                "M",
                &number(x),
                " ",
                &number(y - 4.5),
                "a4.5 4.5 0 0 0 0 9z",
            ]);
            let ring = circle("ring", x, y, 4.5);
            group.put(ring).put(path("half", &half))
        }
        Form::Within | Form::By | Form::From | Form::Unspecified => {
            group.put(circle("ring", x, y, 4.5))
        }
    }
}

/// A date's sign on a field of its own, with the bar or band behind it.
pub fn sign(form: Form) -> Tag {
    let (class, d) = match form {
        Form::Span => ("bar", "M2 7h22"),
        Form::Within | Form::Unspecified => ("band", "M3 7h20"),
        Form::By => ("band", "M3 7h12M15 3v8"),
        Form::From => ("band", "M11 7h12M11 3v8"),
        _ => ("bar", ""),
    };
    let field = svg("sign", "0 0 26 14").put(path(class, d));
    mark(field, form, 13.0, 7.0)
}

/// Any other small drawing in the era's colour.
pub fn drawing(view_box: &'static str, d: &'static str) -> Tag {
    svg("sign", view_box).put(path("bow", d))
}

/// The widget's emblem: the lens between two lines.
pub fn emblem() -> Tag {
    svg("emblem", "0 0 26 26")
        .put(path("", "M1 6h24"))
        .put(path("prime", "M1 20h24"))
        .put(path("one", "M13 6c-6 4-6 10 0 14"))
        .put(path("other", "M13 6c6 4 6 10 0 14"))
}

/// The arrow of causes (dotted) or results (solid).
pub fn arrow(class: &'static str) -> Tag {
    svg(class, "0 0 22 10")
        .put(path("shaft", "M1 5h18"))
        .put(path("", "M15 1l5 4-5 4"))
}
