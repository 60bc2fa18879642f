//! Both ends of a crossing, over the drawing: while the pointer or the focus is at one of them its bow
//! stands out, and the other end shows.

use super::super::signs::{circle, path};
use super::super::tag::{Tag, tag};
use super::super::ui::{Ui, era_class};
use crate::layout::Scene;
use crate::strings::joined;

/// What is drawn of the crossing `lit` and of its other end, if the chronicle knows one that is in
/// sight.
#[inline(never)]
pub fn both_ends(ui: Ui, scene: &Scene, lit: usize) -> Tag {
    let groundwork = &ui.state.book.groundwork;
    let is_other_end = |event: usize| groundwork.are_ends(lit, event);
    let mut drawing = tag("svg").is("class", "drawing").is("aria-hidden", "true");
    for bow in &scene.bows {
        if bow.event == lit || is_other_end(bow.event) {
            let mut group = tag("g").set("class", &era_class(bow.era));
            let line = [&*bow.line, &bow.heads].concat();
            let class = if bow.dotted {
                "bow dotted lit"
            } else {
                "bow lit"
            };
            group = group.put(path(class, &line));
            if let Some((x, y)) = bow.ring {
                group = group.put(circle("foot lit", x, y, 2.8));
            }
            drawing = drawing.put(group);
        }
    }
    let mut ends = tag("div").is("class", "ends").put(drawing);
    for label in &scene.labels {
        if is_other_end(label.event) {
            let rect = label.rect;
            ends = ends.put(end(ui, label.event, label.era).place(&[
                ("inset-inline-start", rect.x),
                ("top", rect.y),
                ("width", rect.width),
                ("height", rect.height),
            ]));
        }
    }
    for mark in scene.marks.iter().filter(|mark| mark.lone) {
        if is_other_end(mark.event)
            && let (Some(event), Some(entry)) = (
                ui.chronicle().events.get(mark.event),
                ui.chronicle().entry(mark.event),
            )
        {
            let date = tag("b").text(&event.date.words(ui.language()));
            let words = tag("span").put(date).text(&joined(&[" ", &entry.title]));
            ends = ends.put(
                tag("div")
                    .class(&["point", &era_class(mark.era)])
                    .place(&[("inset-inline-start", mark.x), ("top", mark.y)])
                    .put(end(ui, mark.event, mark.era))
                    .put(words),
            );
        }
    }
    // What it shows is said by the names of the events themselves.
    ends.is("aria-hidden", "true")
}

fn end(ui: Ui, event: usize, era: Option<u16>) -> Tag {
    tag("i")
        .class(&["other-end", &era_class(era)])
        .set("data-end", &ui.chronicle().event_id(event))
}
