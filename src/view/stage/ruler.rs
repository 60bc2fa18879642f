//! The ruler's words and the rails' names. All of it is said elsewhere, so screen readers pass it.

use super::super::ui::{Ui, classes, number, owned, place, when};
use crate::axis::TickKind;
use crate::layout::{Scene, tick_words};
use yew::{Html, html};

/// Ticks above, names beside the rails.
pub fn ruler(ui: Ui, scene: &Scene) -> Html {
    let mut strokes = String::new();
    let mut words = Vec::new();
    for tick in &scene.ticks {
        let (class, part) = match tick.kind {
            TickKind::EraStart(_) => ("tick major", "tick"),
            TickKind::Break => ("tick break", "break"),
            TickKind::Year | TickKind::Month => ("tick", "tick"),
        };
        if tick.kind != TickKind::Break {
            strokes.push('M');
            strokes.push_str(&number(tick.x));
            strokes.push_str(" 6v13");
        }
        words.push(html! {
            <span {class} {part} ~style={place(&[("left", tick.label_x)])}>
                { owned(&tick_words(tick.label, ui.language())) }
            </span>
        });
    }
    for (index, (rail, y)) in ui.chronicle().rails.iter().zip(&scene.rails).enumerate() {
        // Each name stands inside, between the rails.
        let top = if index == 0 { y + 6.0 } else { y - 20.0 };
        words.push(html! {
            <span
                class={classes(&["rail-name", when(index > 0, "prime")])}
                ~style={place(&[("top", top)])}
            >
                { owned(&rail.name) }
            </span>
        });
    }
    html! {
        <div part="ruler" aria-hidden="true">
            <svg class="drawing"><path class="tick-line" d={strokes} /></svg>
            { words }
        </div>
    }
}
