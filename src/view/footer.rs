//! The footer: key to the signs, scale switch, zoom.

use super::signs::{DOWN, MINUS, PLUS, WHOLE, drawing, icon, sign};
use super::ui::{Ui, maybe, yes};
use crate::date::Form;
use crate::state::{Action, ScaleKind};
use crate::strings::Key;
use yew::{Html, html};

/// How much closer one press of a zoom button comes.
pub const ZOOM_STEP: f64 = 1.6;

/// Below the stage.
pub fn footer(ui: Ui) -> Html {
    let whole = ui.state.window.is_none();
    html! {
        <footer class="foot" part="footer">
            { key(ui) }
            <details class="folded-key">
                <summary class="button">{ ui.text(Key::KeyTitle) }{ icon(DOWN) }</summary>
                { key(ui) }
            </details>
            <div class="switch small" part="scale" role="group" aria-label={ui.text(Key::ScaleLabel)}>
                { scale_button(ui, ScaleKind::Story, Key::ScaleStory) }
                { scale_button(ui, ScaleKind::True, Key::ScaleTrue) }
            </div>
            <div class="zoom" part="zoom">
                { zoom_button(ui, MINUS, Key::ZoomOut, whole, zoom(1.0 / ZOOM_STEP)) }
                { zoom_button(ui, PLUS, Key::ZoomIn, false, zoom(ZOOM_STEP)) }
                { zoom_button(ui, WHOLE, Key::ZoomAll, whole, Action::SetWindow(None)) }
            </div>
        </footer>
    }
}

/// Zooms about the middle.
pub fn zoom(factor: f64) -> Action {
    Action::Zoom { factor, at: 0.5 }
}

fn scale_button(ui: Ui, kind: ScaleKind, words: Key) -> Html {
    html! {
        <button
            type="button"
            aria-pressed={yes(ui.state.scale == kind)}
            onclick={ui.act(Action::SetScale(kind))}
        >
            { ui.text(words) }
        </button>
    }
}

fn zoom_button(ui: Ui, path: &'static str, words: Key, disabled: bool, action: Action) -> Html {
    html! {
        <button
            type="button"
            class="round"
            aria-label={ui.text(words)}
            title={ui.text(words)}
            {disabled}
            onclick={ui.act(action)}
        >
            { icon(path) }
        </button>
    }
}

/// Every sign with its meaning.
fn key(ui: Ui) -> Html {
    let entry = |sign: Html, words: Key| html! { <span>{ sign }{ ui.text(words) }</span> };
    let crossing = (ui.chronicle().rails.len() > 1).then(|| {
        let lens = drawing("0 0 26 14", "M13 0c-5 4-5 10 0 14M13 0c5 4 5 10 0 14");
        entry(lens, Key::KeyCross)
    });
    let gap = drawing("0 0 26 14", "M0 7h8M18 7h8M9 11l3-8M14 11l3-8");
    html! {
        <div class="key" part="key">
            { entry(sign(Form::Exact), Key::KeyExact) }
            { entry(sign(Form::Either), Key::KeyEither) }
            { entry(sign(Form::Within), Key::KeyWithin) }
            { entry(sign(Form::About), Key::KeyAbout) }
            { entry(sign(Form::Span), Key::KeyLasted) }
            { maybe(crossing) }
            { entry(gap, Key::KeyBreak) }
        </div>
    }
}
