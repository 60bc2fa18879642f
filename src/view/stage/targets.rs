//! What can be pressed on the stage: labels, lone marks, clusters, in the order of time.

use super::super::app::Message;
use super::super::card::{crossing_words, date_words, pair_words};
use super::super::marked::marked;
use super::super::tag::{Tag, tag};
use super::super::ui::{Ui, era_class, holding, when};
use super::{LISTED, Laid};
use crate::chronicle::Event;
use crate::date::Form;
use crate::layout::{
    Cluster, EdgeTab, Emphasis, Label, Mark, Relation, Scene, Side, Stop, StopKind,
};
use crate::state::{Action, Controls};
use crate::strings::{Key, joined};

/// An ordered list of buttons; the drawing under it is hidden from screen readers. `current` is
/// the stop that the Tab key reaches.
pub fn targets(ui: Ui, laid: &Laid, current: usize) -> Tag {
    let label = ui.text(Key::StageLabel);
    let mut list = tag("ol")
        .is("class", if laid.anew { "targets anew" } else { "targets" })
        .is("aria-label", label);
    for ((place, stop), element) in laid.stops.iter().enumerate().zip(&laid.elements) {
        let button = if ui.state.frame.controls == Controls::None {
            still(ui, stop)
        } else {
            tag("button")
                .is("tabindex", if place == current { "0" } else { "-1" })
                .is("type", "button")
                // It stays with the element, whatever comes before it: nothing to write in most frames.
                .digits("data-stop", *element)
        };
        let scene = &laid.scene;
        let button = match stop.kind {
            StopKind::Label(at) => scene.labels.get(at).map(|found| event(ui, button, found)),
            StopKind::Lone(at) => scene
                .marks
                .get(at)
                .and_then(|found| lone(ui, button, found)),
            StopKind::Cluster(at) => scene
                .clusters
                .get(at)
                .map(|found| cluster(ui, button, found)),
        };
        list = list.put(tag("li").numbered(*element).maybe(button));
    }
    list
}

/// What stands in a still picture: a link where the event has an article, else mere text.
#[inline(never)]
fn still(ui: Ui, stop: &Stop) -> Tag {
    let article = match stop.kind {
        StopKind::Cluster(_) => None,
        _ => {
            let entry = ui.chronicle().entry(stop.event);
            let article = entry.as_ref().and_then(|entry| entry.article.as_ref());
            article.and_then(|article| ui.chronicle().article_address(article))
        }
    };
    match article {
        Some(address) => tag("a").set("href", &address),
        None => tag("span").is("role", "img"),
    }
}

fn event(ui: Ui, button: Tag, label: &Label) -> Tag {
    let mut date = tag("span").is("class", "date").part("event-date");
    // The spaces between lines are not seen, but heard, and found by a search in the page.
    date = date.text(&joined(&[&label.date, " "]));
    if let Emphasis::Linked(relation) = label.emphasis {
        date = date.put(relation_tag(ui, relation));
    }
    let rect = label.rect;
    let mut button = named(ui, button, label.event, (label.emphasis, &label.date))
        .class(&[
            "event",
            &era_class(label.era),
            when(label.side == Side::Start, "back"),
            when(label.emphasis == Emphasis::Selected, "selected"),
            when(matches!(label.emphasis, Emphasis::Linked(_)), "linked"),
        ])
        .place(&[
            ("inset-inline-start", rect.x),
            ("top", rect.y),
            ("width", rect.width),
            ("height", rect.height),
        ])
        .put(date);
    for line in &label.lines {
        let title = tag("span").is("class", "title").part("event-title");
        button = button.put(marked(title, &joined(&[line, " "]), ui.terms()));
    }
    button
}

/// A mark without a label: hover or focus shows it.
fn lone(ui: Ui, button: Tag, mark: &Mark) -> Option<Tag> {
    let event = ui.chronicle().events.get(mark.event)?;
    let entry = ui.chronicle().entry(mark.event)?;
    let words = event.date.words(ui.language());
    let date = tag("b").text(&words);
    Some(
        named(ui, button, mark.event, (mark.emphasis, &words))
            .class(&["point", &era_class(mark.era)])
            .place(&[("inset-inline-start", mark.x), ("top", mark.y)])
            .put(tag("span").put(date).text(&joined(&[" ", &entry.title]))),
    )
}

/// What labels, lone marks and the rows of a column have in common: `date` is what is seen of it.
pub fn named(ui: Ui, button: Tag, position: usize, seen: (Emphasis, &str)) -> Tag {
    let (emphasis, date) = seen;
    let selected = emphasis == Emphasis::Selected;
    let mut button = button
        .part(if selected { "event selected" } else { "event" })
        .set("aria-label", &name(ui, position, emphasis, date));
    if ui.state.frame.controls != Controls::None {
        button = button.yes("aria-expanded", selected);
    }
    if selected {
        button = button.is("aria-current", "true");
    }
    match ui.chronicle().entry(position) {
        Some(entry) => button.set("data-event", &entry.id),
        None => button,
    }
}

fn cluster(ui: Ui, button: Tag, cluster: &Cluster) -> Tag {
    let n = cluster.count;
    let shown = ui.language().number(n);
    let words = holding(&shown, cluster_words(ui, n, cluster.events));
    button
        .class(&["cluster", &era_class(cluster.era)])
        .part("cluster")
        .set("aria-label", &words)
        .digits("data-cluster", n)
        .place(&[("inset-inline-start", cluster.x), ("top", cluster.y)])
        .put(tag("span").text("+").text(&shown))
}

/// "6 more events, 2370 to 2375".
fn cluster_words(ui: Ui, count: usize, (first, last): (usize, usize)) -> String {
    let date = |position: usize| {
        let chronicle = ui.chronicle();
        match (chronicle.events.get(position), chronicle.entry(position)) {
            (Some(event), Some(entry)) => date_words(ui, event, &entry),
            _ => String::new(),
        }
    };
    let (from, to) = (date(first), date(last));
    let values = [("from", &*from), ("to", &*to)];
    let language = ui.language();
    language.counted(Key::ClusterLabel, Key::ClusterLabel, count, &values)
}

/// A linked event that is out of sight: a tab at the side where it lies. Pressing it selects the
/// event and moves the window there.
#[inline(never)]
pub fn edge_tab(ui: Ui, edge: &EdgeTab) -> Tag {
    let date = tag("span").is("class", "date").text(&edge.date);
    let rect = edge.rect;
    let mut button = tag("button")
        .class(&["edge-tab", &era_class(edge.era)])
        .part("edge-tab")
        .press(ui, Message::Act(Action::Follow(edge.event)))
        .place(&[
            ("inset-inline-start", rect.x),
            ("top", rect.y),
            ("width", rect.width),
            ("height", rect.height),
        ])
        .put(date.put(relation_tag(ui, edge.relation)));
    for line in &edge.lines {
        button = button.put(tag("span").is("class", "title").text(line));
    }
    if edge.hidden {
        button = button.put(tag("span").is("class", "tag").text(ui.text(Key::TabHidden)));
    }
    button
}

/// The events of a cluster that no zooming can tell apart, beside its pill.
#[inline(never)]
pub fn cluster_list(ui: Ui, scene: &Scene, cluster: &Cluster) -> Tag {
    /// Width of the list, in px; the stylesheet says the same.
    const WIDTH: f64 = 240.0;
    let left = (cluster.x - WIDTH / 2.0)
        .min(scene.width - WIDTH - 4.0)
        .max(4.0);
    let mut list = tag("ul")
        .is("class", "cluster-list")
        .part("cluster-list")
        .is("data-list", "")
        .place(&[("inset-inline-start", left), ("top", cluster.y + 16.0)]);
    let events = cluster.first_events(
        scene,
        ui.chronicle(),
        ui.state.warp(),
        &ui.state.matches.selection,
        LISTED,
    );
    let left_out = cluster.count.saturating_sub(events.len());
    let last = events.last().copied();
    for position in events {
        let event = ui.chronicle().events.get(position);
        if let (Some(event), Some(entry)) = (event, ui.chronicle().entry(position)) {
            let button = ui
                .button("", Action::Select(Some(position)))
                .set("data-event", &entry.id)
                .put(tag("b").text(&event.date.words(ui.language())))
                .text(" ")
                .text(&entry.title);
            list = list.put(tag("li").set("class", &era_class(event.era)).put(button));
        }
    }
    if let Some(last) = last
        && left_out > 0
    {
        let words = cluster_words(ui, left_out, (last, cluster.events.1));
        list = list.put(tag("li").text(&words));
    }
    list
}

/// The words between date and title of a linked event.
pub fn relation_tag(ui: Ui, relation: Relation) -> Tag {
    let words = relation_words(ui, relation);
    tag("span")
        .is("class", "tag")
        .text(&joined(&[" · ", words, " "]))
}

fn relation_words(ui: Ui, relation: Relation) -> &'static str {
    ui.text(relation.key())
}

/// An event's full name for a screen reader: first what is seen of it, `date` and title, then the rest.
fn name(ui: Ui, position: usize, emphasis: Emphasis, date: &str) -> String {
    let chronicle = ui.chronicle();
    let found = chronicle.events.get(position);
    let (Some(event), Some(entry)) = (found, chronicle.entry(position)) else {
        return String::new();
    };
    let mut name = date.to_owned();
    let mut add = |part: &str| {
        if !part.is_empty() {
            name.push_str(", ");
            name.push_str(part);
        }
    };
    if let Emphasis::Linked(relation) = emphasis {
        add(relation_words(ui, relation));
    }
    add(&entry.title);
    let whole = date_words(ui, event, &entry);
    if whole != date {
        add(&whole);
    }
    let era = event.era;
    if let Some(era) = era.and_then(|era| chronicle.eras.get(usize::from(era))) {
        add(&era.name);
    }
    add(ui.text(sign_key(event)));
    if let Some(rail) = chronicle.rails.get(usize::from(event.rail)) {
        add(&rail.name);
    }
    add(crossing_words(event.crossing, ui.language()).unwrap_or_default());
    if ui.whole()
        && let Some((words, _)) = pair_words(ui.state, position)
    {
        add(&words);
    }
    match emphasis {
        Emphasis::Linked(Relation::Cause) => add(ui.text(Key::LinkCause)),
        Emphasis::Linked(Relation::Result) => add(ui.text(Key::LinkResult)),
        _ => {}
    }
    let selection = &ui.state.matches.selection;
    let language = ui.language();
    let i = language.number(selection.rank(position) + 1);
    let n = language.number(selection.count());
    add(&language.fill(Key::CardPos, &[("i", &i), ("n", &n)]));
    name
}

fn sign_key(event: &Event) -> Key {
    match event.date.form() {
        Form::Exact => Key::SignExact,
        Form::About => Key::SignAbout,
        Form::Uncertain => Key::SignUnsure,
        Form::Either | Form::Several => Key::SignEither,
        Form::Within | Form::By | Form::From | Form::Unspecified => Key::SignWithin,
        Form::Span => Key::SignSpan,
    }
}
