//! The ruler's words and the rails' names.

use super::drawing::number;
use super::targets::place;
use crate::axis::{Tick, TickKind};
use crate::layout::{Scene, tick_words};
use crate::state::State;
use crate::strings::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RulerProps {
    pub state: State,
    pub scene: std::rc::Rc<Scene>,
}

/// Ticks above, names beside the rails. All of it is said elsewhere, so screen readers pass it.
#[component]
pub fn Ruler(props: &RulerProps) -> Html {
    let scene = &props.scene;
    let language = props.state.frame.language;
    let lines = scene
        .ticks
        .iter()
        .filter(|tick| tick.kind != TickKind::Break)
        .map(|tick| ["M", &number(tick.x), " 6v13"].concat());
    let names = props.state.book.chronicle.rails.iter().zip(&scene.rails);
    let names = names.enumerate().map(|(index, (rail, y))| {
        // Each name stands inside, between the rails.
        let top = if index == 0 { y + 6.0 } else { y - 20.0 };
        let prime = (index > 0).then_some("prime");
        html! {
            <span class={classes!("rail-name", prime)} ~style={place(&[("top", top)])}>
                { &rail.name }
            </span>
        }
    });
    html! {
        <div part="ruler" aria-hidden="true">
            <svg class="drawing"><path class="tick-line" d={lines.collect::<String>()} /></svg>
            { for scene.ticks.iter().map(|tick| tick_label(tick, language)) }
            { for names }
        </div>
    }
}

fn tick_label(tick: &Tick, language: Language) -> Html {
    let (class, part) = match tick.kind {
        TickKind::EraStart(_) => ("tick major", "tick"),
        TickKind::Break => ("tick break", "break"),
        TickKind::Year | TickKind::Month => ("tick", "tick"),
    };
    html! {
        <span {class} {part} ~style={place(&[("left", tick.label_x)])}>
            { tick_words(tick.label, language) }
        </span>
    }
}
