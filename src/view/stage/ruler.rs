//! The ruler's words and the rails' names. All of it is said elsewhere, so screen readers pass it.

use super::super::signs::path;
use super::super::tag::{Tag, tag};
use super::super::ui::{Ui, number, when};
use crate::axis::TickKind;
use crate::layout::{Scene, tick_words};

/// Ticks above, names beside the rails.
pub fn ruler(ui: Ui, scene: &Scene) -> Tag {
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
        let label = tag("span").is("class", class).part(part);
        let label = label.text(&tick_words(tick.label, ui.language()));
        words.push(label.place(&[("inset-inline-start", tick.label_x)]));
    }
    for (index, (rail, y)) in ui.chronicle().rails.iter().zip(&scene.rails).enumerate() {
        // Each name stands inside, between the rails.
        let top = if index == 0 { y + 6.0 } else { y - 20.0 };
        let name = tag("span").class(&["rail-name", when(index > 0, "prime")]);
        words.push(name.text(&rail.name).place(&[("top", top)]));
    }
    let drawing = tag("svg").is("class", "drawing");
    tag("div")
        .part("ruler")
        .is("aria-hidden", "true")
        .put(drawing.put(path("tick-line", &strokes)))
        .all(words)
}
