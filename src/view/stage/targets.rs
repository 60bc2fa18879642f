//! What can be pressed on the stage: labels, lone marks, clusters, in the order of time.

use super::super::app::Message;
use super::super::card::{crossing_words, date_words};
use super::super::marked::marked;
use super::super::ui::{Ui, classes, digits, era_class, maybe, owned, place, when, yes};
use super::Laid;
use crate::chronicle::Event;
use crate::date::Form;
use crate::layout::{Cluster, EdgeTab, Emphasis, Label, Mark, Relation, Side, StopKind};
use crate::state::Action;
use crate::strings::Key;
use wasm_bindgen::JsValue;
use yew::{AttrValue, Html, html};

/// An ordered list of buttons; the drawing under it is hidden from screen readers. `current` is
/// the stop that the Tab key reaches.
pub fn targets(ui: Ui, laid: &Laid, current: usize) -> Html {
    let mut items = Vec::new();
    for (place, stop) in laid.stops.iter().enumerate() {
        let common = Common {
            ui,
            place,
            tabindex: if place == current { "0" } else { "-1" },
        };
        let scene = &laid.scene;
        let button = match stop.kind {
            StopKind::Label(at) => scene.labels.get(at).map(|label| common.label(label)),
            StopKind::Lone(at) => scene.marks.get(at).map(|mark| common.lone(mark)),
            StopKind::Cluster(at) => scene
                .clusters
                .get(at)
                .map(|cluster| common.cluster(cluster)),
        };
        items.push(html! { <li key={stop.event}>{ button }</li> });
    }
    html! { <ol class="targets" aria-label={ui.text(Key::StageLabel)}>{ items }</ol> }
}

/// What every button of the stage has in common.
#[derive(Clone, Copy)]
struct Common<'a> {
    ui: Ui<'a>,
    place: usize,
    tabindex: &'static str,
}

impl Common<'_> {
    fn label(self, label: &Label) -> Html {
        let tag = match label.emphasis {
            Emphasis::Linked(relation) => Some(relation_words(self.ui, relation)),
            _ => None,
        };
        let tag = tag.map(|words| html! { <span class="tag">{ " · " }{ words }</span> });
        let selected = label.emphasis == Emphasis::Selected;
        let class = classes(&[
            "event",
            &era_class(label.era),
            when(label.side == Side::Start, "left"),
            when(selected, "selected"),
            when(tag.is_some(), "linked"),
        ]);
        let rect = label.rect;
        let style = place(&[
            ("left", rect.x),
            ("top", rect.y),
            ("width", rect.width),
            ("height", rect.height),
        ]);
        let mut lines = Vec::new();
        for line in &label.lines {
            lines.push(html! {
                <span class="title" part="event-title">{ marked(line, self.ui.terms()) }</span>
            });
        }
        let content = html! {
            <><span class="date" part="event-date">{ owned(&label.date) }{ maybe(tag) }</span>{ lines }</>
        };
        self.event(label.event, label.emphasis, class, style, content)
    }

    /// A mark without a label: hover or focus shows it.
    fn lone(self, mark: &Mark) -> Html {
        let Some(event) = self.ui.chronicle().events.get(mark.event) else {
            return Html::default();
        };
        let class = classes(&["point", &era_class(mark.era)]);
        let style = place(&[("left", mark.x), ("top", mark.y)]);
        let date = event.date.words(self.ui.language());
        let content = html! { <span><b>{ owned(&date) }</b>{ owned(&event.title) }</span> };
        self.event(mark.event, mark.emphasis, class, style, content)
    }

    fn event(
        self,
        position: usize,
        emphasis: Emphasis,
        class: AttrValue,
        style: JsValue,
        content: Html,
    ) -> Html {
        let selected = emphasis == Emphasis::Selected;
        let event = self.ui.chronicle().events.get(position);
        html! {
            <button
                type="button"
                {class}
                part={if selected { "event selected" } else { "event" }}
                tabindex={self.tabindex}
                aria-label={owned(&name(self.ui, position, emphasis))}
                aria-expanded={yes(selected)}
                aria-current={selected.then_some("true")}
                data-event={event.map(|event| owned(&event.id))}
                data-stop={digits(self.place)}
                onclick={self.ui.send(Message::Press(self.place))}
                ~style={style}
            >
                { content }
            </button>
        }
    }

    fn cluster(self, cluster: &Cluster) -> Html {
        let date = |position: Option<&usize>| {
            let event = position.and_then(|position| self.ui.chronicle().events.get(*position));
            event.map_or_else(String::new, |event| date_words(event, self.ui.language()))
        };
        let n = digits(cluster.events.len());
        let (from, to) = (date(cluster.events.first()), date(cluster.events.last()));
        let words = self.ui.language().fill(
            Key::ClusterLabel,
            &[("n", &n), ("from", &from), ("to", &to)],
        );
        html! {
            <button
                type="button"
                class={classes(&["cluster", &era_class(cluster.era)])}
                part="cluster"
                tabindex={self.tabindex}
                aria-label={owned(&words)}
                data-cluster={n.clone()}
                data-stop={digits(self.place)}
                onclick={self.ui.send(Message::Press(self.place))}
                ~style={place(&[("left", cluster.x), ("top", cluster.y)])}
            >
                <span>{ "+" }{ n }</span>
            </button>
        }
    }
}

/// A linked event that is out of sight: a tab at the side where it lies. Pressing it selects the
/// event and moves the window there.
pub fn edge_tab(ui: Ui, tab: &EdgeTab) -> Html {
    let rect = tab.rect;
    let hidden = tab
        .hidden
        .then(|| html! { <span class="tag">{ ui.text(Key::TabHidden) }</span> });
    let lines = tab.lines.iter();
    let lines = lines.map(|line| html! { <span class="title">{ owned(line) }</span> });
    html! {
        <button
            type="button"
            class={classes(&["edge-tab", &era_class(tab.era)])}
            part="edge-tab"
            onclick={ui.act(Action::Follow(tab.event))}
            ~style={place(&[("left", rect.x), ("top", rect.y), ("width", rect.width), ("height", rect.height)])}
        >
            <span class="date">
                { owned(&tab.date) }<span class="tag">{ " · " }{ relation_words(ui, tab.relation) }</span>
            </span>
            { lines.collect::<Html>() }{ maybe(hidden) }
        </button>
    }
}

/// The events of a cluster that no zooming can tell apart, beside its pill.
pub fn cluster_list(ui: Ui, cluster: &Cluster, stage_width: f64) -> Html {
    /// Width of the list, in px; the stylesheet says the same.
    const WIDTH: f64 = 240.0;
    let left = (cluster.x - WIDTH / 2.0)
        .min(stage_width - WIDTH - 4.0)
        .max(4.0);
    let mut items = Vec::new();
    for position in &cluster.events {
        let Some(event) = ui.chronicle().events.get(*position) else {
            continue;
        };
        items.push(html! {
            <li class={era_class(event.era)}>
                <button
                    type="button"
                    data-event={owned(&event.id)}
                    onclick={ui.act(Action::Select(Some(*position)))}
                >
                    <b>{ owned(&event.date.words(ui.language())) }</b>{ " " }{ owned(&event.title) }
                </button>
            </li>
        });
    }
    html! {
        <ul
            class="cluster-list"
            part="cluster-list"
            ~style={place(&[("left", left), ("top", cluster.y + 16.0)])}
        >
            { items }
        </ul>
    }
}

fn relation_words(ui: Ui, relation: Relation) -> &'static str {
    ui.text(match relation {
        Relation::Cause => Key::LinkBecause,
        Relation::Result => Key::LinkLed,
    })
}

/// An event's full name for a screen reader.
fn name(ui: Ui, position: usize, emphasis: Emphasis) -> String {
    let chronicle = ui.chronicle();
    let Some(event) = chronicle.events.get(position) else {
        return String::new();
    };
    let mut name = date_words(event, ui.language());
    let mut add = |part: &str| {
        if !part.is_empty() {
            name.push_str(", ");
            name.push_str(part);
        }
    };
    add(&event.title);
    if let Some(era) = event
        .era
        .and_then(|era| chronicle.eras.get(usize::from(era)))
    {
        add(&era.name);
    }
    add(ui.text(sign_key(event)));
    if let Some(rail) = chronicle.rails.get(usize::from(event.rail)) {
        add(&rail.name);
    }
    add(crossing_words(event.crossing, ui.language()).unwrap_or_default());
    match emphasis {
        Emphasis::Linked(Relation::Cause) => add(ui.text(Key::LinkCause)),
        Emphasis::Linked(Relation::Result) => add(ui.text(Key::LinkResult)),
        _ => {}
    }
    let selection = &ui.state.matches.selection;
    let i = digits(selection.rank(position) + 1);
    let n = digits(selection.count());
    add(&ui.language().fill(Key::CardPos, &[("i", &i), ("n", &n)]));
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
