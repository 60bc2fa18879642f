//! The footer: key, scale switch, zoom.

use super::icon::{Icon, Shape};
use super::key::Key as KeyToSigns;
use crate::state::{Action, ScaleKind, State};
use crate::strings::Key;
use yew::prelude::*;

/// How much closer one press of a zoom button comes.
pub const ZOOM_STEP: f64 = 1.6;

#[derive(Properties, PartialEq)]
pub struct FooterProps {
    pub state: State,
    pub dispatch: Callback<Action>,
}

/// Below the stage.
#[component]
pub fn Footer(props: &FooterProps) -> Html {
    let FooterProps { state, dispatch } = props;
    let language = state.frame.language;
    let crossings = state.book.chronicle.rails.len() > 1;
    let scale = |kind: ScaleKind, words: Key| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::SetScale(kind));
        html! {
            <button type="button" aria-pressed={(state.scale == kind).to_string()} {onclick}>
                { language.text(words) }
            </button>
        }
    };
    let whole = state.window.is_none();
    let zoom = |shape: Shape, words: Key, disabled: bool, action: Action| {
        let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
        html! {
            <button type="button" class="round" aria-label={language.text(words)} {disabled} {onclick}>
                <Icon {shape} />
            </button>
        }
    };
    let by = |factor: f64| Action::Zoom { factor, at: 0.5 };
    html! {
        <footer class="foot" part="footer">
            <KeyToSigns {language} {crossings} />
            <details class="folded-key">
                <summary class="button">
                    { language.text(Key::KeyTitle) }<Icon shape={Shape::Down} />
                </summary>
                <KeyToSigns {language} {crossings} />
            </details>
            <div class="switch small" part="scale" role="group" aria-label={language.text(Key::ScaleLabel)}>
                { scale(ScaleKind::Story, Key::ScaleStory) }
                { scale(ScaleKind::True, Key::ScaleTrue) }
            </div>
            <div class="zoom" part="zoom">
                { zoom(Shape::Minus, Key::ZoomOut, whole, by(1.0 / ZOOM_STEP)) }
                { zoom(Shape::Plus, Key::ZoomIn, false, by(ZOOM_STEP)) }
                { zoom(Shape::Whole, Key::ZoomAll, whole, Action::SetWindow(None)) }
            </div>
        </footer>
    }
}
