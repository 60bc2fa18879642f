//! The footer: key to the signs, scale switch, zoom.

use super::app::{Aid, Message};
use super::screen;
use super::signs::{DOWN, HELP, MINUS, PLUS, SCREEN, SHARE, WHOLE, drawing, icon, sign};
use super::tag::{Tag, tag};
use super::ui::Ui;
use crate::chronicle::Clock;
use crate::date::Form;
use crate::state::{Action, Controls, ScaleKind};
use crate::strings::Key;

/// How much closer one press of a zoom button comes.
pub const ZOOM_STEP: f64 = 1.6;

/// Below the stage.
pub fn footer(ui: Ui) -> Tag {
    let whole = ui.state.window.is_none();
    let summary = tag("summary").is("class", "button");
    let summary = summary.text(ui.text(Key::KeyTitle)).put(icon(DOWN));
    let scale = tag("div")
        .is("class", "switch small")
        .part("scale")
        .is("role", "group")
        .is("aria-label", ui.text(Key::ScaleLabel))
        .put(scale_button(ui, ScaleKind::Story, Key::ScaleStory))
        .put(scale_button(ui, ScaleKind::True, Key::ScaleTrue));
    // An outline is the embedded chronicle's, which has dates of release.
    let clock = (!ui.whole() || ui.chronicle().releases).then(|| {
        tag("div")
            .is("class", "switch small")
            .part("clock")
            .is("role", "group")
            .is("aria-label", ui.text(Key::ClockLabel))
            .put(clock_button(ui, Clock::Story, Key::ClockStory))
            .put(clock_button(ui, Clock::Release, Key::ClockRelease))
    });
    let (out, closer) = (zoom(1.0 / ZOOM_STEP), zoom(ZOOM_STEP));
    let everything = Action::SetWindow(None);
    let buttons = tag("div")
        .is("class", "zoom")
        .part("zoom")
        .put(zoom_button(ui, MINUS, Key::ZoomOut, whole, out))
        .put(zoom_button(ui, PLUS, Key::ZoomIn, false, closer))
        .put(zoom_button(ui, WHOLE, Key::ZoomAll, whole, everything));
    if ui.state.frame.controls == Controls::Minimal {
        return tag("footer")
            .is("class", "foot")
            .part("footer")
            .put(buttons);
    }
    let buttons = buttons
        .maybe(screen::possible().then(|| aid_button(ui, SCREEN, Key::ScreenFull, Aid::Screen)))
        .put(share_button(ui))
        .put(aid_button(ui, HELP, Key::HelpTitle, Aid::Help));
    let folded = tag("details").is("class", "folded-key").put(summary);
    tag("footer")
        .is("class", "foot")
        .part("footer")
        .put(key(ui))
        .put(folded.put(key(ui)))
        .maybe(clock)
        .put(scale)
        .put(buttons)
}

/// Below a list, which has nothing to zoom.
#[inline(never)]
pub fn list_footer(ui: Ui) -> Tag {
    let buttons = tag("div")
        .is("class", "zoom")
        .part("zoom")
        .put(share_button(ui))
        .put(aid_button(ui, HELP, Key::HelpTitle, Aid::Help));
    tag("footer")
        .is("class", "foot")
        .part("footer")
        .put(buttons)
}

/// Zooms about the middle.
pub fn zoom(factor: f64) -> Action {
    Action::Zoom { factor, at: 0.5 }
}

fn scale_button(ui: Ui, kind: ScaleKind, words: Key) -> Tag {
    ui.button("", Action::SetScale(kind))
        .yes("aria-pressed", ui.state.scale == kind)
        .text(ui.text(words))
}

fn clock_button(ui: Ui, clock: Clock, words: Key) -> Tag {
    let button = tag("button")
        .is("class", "")
        .press(ui, Message::Clock(clock));
    button
        .yes("aria-pressed", ui.chronicle().clock == clock)
        .text(ui.text(words))
}

/// The share panel's button. A phone has no other in its footer.
fn share_button(ui: Ui) -> Tag {
    aid_button(ui, SHARE, Key::ShareTitle, Aid::Share).is("class", "round shares")
}

fn aid_button(ui: Ui, d: &'static str, words: Key, aid: Aid) -> Tag {
    let button = tag("button").is("class", "round").put(icon(d));
    let words = ui.text(words);
    let button = button.is("aria-label", words).is("title", words);
    button.press(ui, Message::Aid(aid))
}

fn zoom_button(ui: Ui, d: &'static str, words: Key, disabled: bool, action: Action) -> Tag {
    let words = ui.text(words);
    let button = ui.button("round", action).put(icon(d));
    let button = button.is("aria-label", words).is("title", words);
    // Not `disabled`, which would take the focus from whoever has pressed it up to its limit.
    if disabled {
        button.is("aria-disabled", "true")
    } else {
        button
    }
}

/// Every sign with its meaning.
pub fn key(ui: Ui) -> Tag {
    let entry = |sign: Tag, words: Key| tag("span").put(sign).text(ui.text(words));
    let mut key = tag("div").is("class", "key").part("key");
    for (form, words) in [
        (Form::Exact, Key::KeyExact),
        (Form::Either, Key::KeyEither),
        (Form::Within, Key::KeyWithin),
        (Form::About, Key::KeyAbout),
        (Form::Span, Key::KeyLasted),
    ] {
        key = key.put(entry(sign(form), words));
    }
    let crossing = (ui.chronicle().rails.len() > 1).then(|| {
        let lens = drawing("0 0 26 14", "M13 0c-5 4-5 10 0 14M13 0c5 4 5 10 0 14");
        entry(lens, Key::KeyCross)
    });
    let gap = drawing("0 0 26 14", "M0 7h8M18 7h8M9 11l3-8M14 11l3-8");
    key.maybe(crossing).put(entry(gap, Key::KeyBreak))
}
