//! Draws the column: eras as sections, an event a row, the rails and signs beside them.

use super::super::app::{App, Message};
use super::super::card::date_words;
use super::super::empty::empty;
use super::super::marked::marked;
use super::super::signs::{DOWN, circle, glyph, icon, mark, path};
use super::super::stage::{named, relation_tag, today_words};
use super::super::tag::{Tag, tag};
use super::super::ui::{Ui, era_class, holding, when};
use crate::layout::phone::{Across, GUTTER, Length, ROW, Row, RowKind, Section, Shown, row_sign};
use crate::layout::{Emphasis, Neighbour, first_after_today};
use crate::state::Action;
use crate::strings::{Key, joined};

impl App {
    /// The column, in place of the stage.
    #[inline(never)]
    pub fn column(&self, ui: Ui) -> Tag {
        let current = self.current_row();
        let phone = &self.phone;
        let one_rail = ui.chronicle().rails.len() < 2;
        let selecting = ui.state.selected.is_some();
        let mut column = tag("div")
            .class(&[
                "column",
                when(one_rail, "one-rail"),
                when(selecting, "selecting"),
            ])
            .part("stage")
            .is("role", "group")
            .is("aria-label", ui.text(Key::StageLabel))
            .is("data-keys", "column")
            // As high as all rows, whichever are drawn.
            .place(&[("min-height", phone.column.height)]);
        if phone.column.length == 0 {
            return column.put(empty(ui));
        }
        let matching = &ui.state.matches.selection;
        let today = first_after_today(ui.chronicle(), matching);
        let section_of = |shown: &Shown| phone.column.row(shown.row).map(|row| row.section);
        let mut rest = phone.shown.as_slice();
        while let Some(first) = rest.first() {
            let here = section_of(first);
            let others = rest.iter().position(|shown| section_of(shown) != here);
            let (rows, after) = rest.split_at(others.unwrap_or(rest.len()));
            rest = after;
            if let Some(section) = here.and_then(|here| phone.column.sections.get(here)) {
                column = column.put(self.section(ui, section, rows, current, today));
            }
        }
        column
    }

    /// `today` is the first event after today, before which that is marked.
    fn section(
        &self,
        ui: Ui,
        section: &Section,
        rows: &[Shown],
        current: usize,
        today: Option<usize>,
    ) -> Tag {
        let mut heading = None;
        let mut mark = None;
        let mut events = tag("ol").is("class", "targets");
        for shown in rows {
            let Some(row) = self.phone.column.row(shown.row) else {
                continue;
            };
            let button = tag("button")
                .is("tabindex", if shown.row == current { "0" } else { "-1" })
                .digits("data-stop", shown.row);
            let place = [("margin-top", shown.gap), ("min-height", row.height)];
            match row.kind {
                RowKind::Heading => {
                    let around = ui.heading(1).is("class", "era-row").place(&place);
                    heading = Some(around.put(fold(ui, section, button)));
                    // Its row is folded away: the mark stands before all of them.
                    let within = |event: &usize| {
                        let matching = &ui.state.matches.selection;
                        let first = matching.rank(section.first);
                        (first..first + section.count).contains(&matching.rank(*event))
                    };
                    mark = (!section.open && today.is_some_and(|event| within(&event)))
                        .then(|| today_mark(ui));
                }
                RowKind::Event => {
                    let item = tag("li")
                        .key(&ui.chronicle().event_id(row.event))
                        .place(&place);
                    let groundwork = &ui.state.book.groundwork;
                    let other_end = self
                        .lit
                        .is_some_and(|lit| groundwork.are_ends(lit, row.event));
                    let marked = (today == Some(row.event)).then(|| today_mark(ui));
                    let row = event(ui, &row, button, other_end);
                    events = events.put(item.maybe(marked).maybe(row));
                }
            }
        }
        tag("section")
            .key(&ui.chronicle().event_id(section.first))
            .class(&[&era_class(section.era), when(section.open, "open")])
            .part("list-era")
            .maybe(mark)
            .maybe(heading)
            .put(events)
    }
}

/// The line between what was and what comes.
fn today_mark(ui: Ui) -> Tag {
    let line = tag("p").is("class", "today").part("today");
    line.put(today_words(ui))
}

/// An era's name, years and count, as the button that opens and folds its section.
fn fold(ui: Ui, section: &Section, button: Tag) -> Tag {
    let language = ui.language();
    let found = section
        .era
        .and_then(|era| ui.chronicle().eras.get(usize::from(era)));
    let Some(era) = found else {
        return button;
    };
    let years = era
        .date
        .as_ref()
        .map(|date| date.words(language))
        .unwrap_or_default();
    let shown = language.number(section.count);
    let events = language.count(Key::EventsOne, Key::Events, section.count);
    // In the order in which it is drawn below.
    let mut name = era.name.clone();
    for part in [&years, &holding(&shown, events)] {
        if !part.is_empty() {
            name = joined(&[&name, ", ", part]);
        }
    }
    button
        .is("class", "fold")
        .yes("aria-expanded", section.open)
        .set("aria-label", &name)
        .press(ui, Message::Act(Action::Fold(section.era, !section.open)))
        .put(glyph(era.glyph.as_ref(), &era.short))
        .put(tag("b").text(&joined(&[&era.name, " "])))
        .put(tag("small").text(&joined(&[&years, " "])))
        .put(
            tag("span")
                .is("class", "pill")
                .digits("data-count", section.count)
                .text(&shown),
        )
        .put(icon(DOWN))
}

fn event(ui: Ui, row: &Row, button: Tag, other_end: bool) -> Option<Tag> {
    let event = ui.chronicle().events.get(row.event)?;
    let entry = ui.chronicle().entry(row.event)?;
    let emphasis = emphasis(ui, row.event);
    let linked = emphasis.relation();
    let sign = row_sign(event);
    let (x, y) = sign.mark;
    let mut drawing = tag("svg")
        .is("class", "gutter")
        .is("aria-hidden", "true")
        .number("width", GUTTER)
        .number("height", ROW);
    if let Some(length) = &sign.length {
        drawing = drawing.put(path("bound", &length.bounds));
    }
    if let Some(across) = &sign.across {
        drawing = crossing(drawing, across);
    }
    if emphasis == Emphasis::Selected {
        drawing = drawing.put(circle("chosen", x, y, 8.5));
    }
    let date = tag("span").is("class", "date").part("event-date");
    let words = date_words(ui, event, &entry);
    let date = date.text(&joined(&[&words, " "]));
    let date = date.maybe(linked.map(|relation| relation_tag(ui, relation)));
    let title = tag("span").is("class", "title").part("event-title");
    Some(
        named(ui, button, row.event, (emphasis, &words))
            .class(&[
                "row",
                when(emphasis == Emphasis::Selected, "selected"),
                when(linked.is_some(), "linked"),
                when(other_end, "other-end"),
            ])
            .press(ui, Message::Press(row.event))
            .maybe(sign.length.as_ref().map(|length| bar(length, x)))
            .put(mark(drawing, sign.form, x, y))
            .put(date)
            .put(marked(title, &entry.title, ui.terms())),
    )
}

/// How an event stands to the selected one.
fn emphasis(ui: Ui, position: usize) -> Emphasis {
    let Some(selected) = ui.state.selected else {
        return Emphasis::Plain;
    };
    if selected == position {
        return Emphasis::Selected;
    }
    let links = ui.state.book.groundwork.neighbours(selected);
    let is_it = |link: &&Neighbour| link.event == position;
    links
        .iter()
        .find(is_it)
        .map_or(Emphasis::Dimmed, |link| Emphasis::Linked(link.relation))
}

/// A bar or band, which fades by the stylesheet.
fn bar(length: &Length, x: f64) -> Tag {
    tag("i")
        .class(&[
            "length",
            when(!length.solid, "soft"),
            when(length.fades_in, "fades-in"),
            when(length.fades_out, "fades-out"),
        ])
        .place(&[
            ("inset-inline-start", x),
            ("top", length.top),
            ("height", length.bottom - length.top),
        ])
}

fn crossing(drawing: Tag, across: &Across) -> Tag {
    let line = if across.dotted { "bow dotted" } else { "bow" };
    let drawing = drawing
        .put(path(line, &across.line))
        .put(path("bow", &across.heads));
    match across.ring {
        Some((x, y)) => drawing.put(circle("foot", x, y, 2.8)),
        None => drawing,
    }
}
