//! What can be pressed on the stage: labels, lone marks, clusters, in the order of time.

use super::super::app::era_class;
use super::super::card::{crossing_key, date_words};
use super::super::marked::marked;
use super::drawing::number;
use crate::chronicle::Event;
use crate::date::Form;
use crate::layout::{Cluster, Emphasis, Label, Mark, Relation, Scene, Side, Stop, StopKind};
use crate::state::State;
use crate::strings::Key;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TargetsProps {
    pub state: State,
    pub scene: std::rc::Rc<Scene>,
    pub stops: std::rc::Rc<Vec<Stop>>,
    /// The stop that the Tab key reaches.
    pub current: usize,
    /// A stop was pressed.
    pub on_press: Callback<Stop>,
    /// A stop took the focus.
    pub on_focus: Callback<usize>,
}

/// An ordered list of buttons; the drawing under it is hidden from screen readers.
#[component]
pub fn Targets(props: &TargetsProps) -> Html {
    let items = props.stops.iter().enumerate().map(|(place, stop)| {
        let onclick = {
            let stop = stop.clone();
            props.on_press.reform(move |_: MouseEvent| stop.clone())
        };
        let onfocus = props.on_focus.reform(move |_: FocusEvent| place);
        let tabindex = if place == props.current { "0" } else { "-1" };
        let id = props.state.book.chronicle.events.get(stop.event);
        let id = id.map(|event| event.id.clone());
        let target = Target {
            state: &props.state,
            onclick,
            onfocus,
            tabindex,
            id,
        };
        let button = match stop.kind {
            StopKind::Label(at) => props.scene.labels.get(at).map(|label| target.label(label)),
            StopKind::Lone(at) => props.scene.marks.get(at).map(|mark| target.lone(mark)),
            StopKind::Cluster(at) => {
                let cluster = props.scene.clusters.get(at);
                cluster.map(|cluster| target.cluster(cluster))
            }
        };
        html! { <li key={stop.event}>{ for button }</li> }
    });
    let language = props.state.frame.language;
    html! {
        <ol class="targets" aria-label={language.text(Key::StageLabel)}>{ for items }</ol>
    }
}

/// What every button of the stage has in common.
struct Target<'a> {
    state: &'a State,
    onclick: Callback<MouseEvent>,
    onfocus: Callback<FocusEvent>,
    tabindex: &'static str,
    id: Option<String>,
}

impl Target<'_> {
    fn label(&self, label: &Label) -> Html {
        let terms = &self.state.matches.terms;
        let language = self.state.frame.language;
        let relation = match label.emphasis {
            Emphasis::Linked(Relation::Cause) => Some(language.text(Key::LinkBecause)),
            Emphasis::Linked(Relation::Result) => Some(language.text(Key::LinkLed)),
            _ => None,
        };
        let selected = label.emphasis == Emphasis::Selected;
        let class = classes!(
            "event",
            era_class(label.era),
            (label.side == Side::Start).then_some("left"),
            selected.then_some("selected"),
            relation.map(|_| "linked"),
        );
        let part = if selected { "event selected" } else { "event" };
        let rect = label.rect;
        html! {
            <button
                type="button"
                {class}
                {part}
                tabindex={self.tabindex}
                aria-label={name(self.state, label.event, label.emphasis)}
                aria-expanded={selected.to_string()}
                aria-current={selected.then_some("true")}
                data-event={self.id.clone()}
                onclick={self.onclick.clone()}
                onfocus={self.onfocus.clone()}
                ~style={place(&[("left", rect.x), ("top", rect.y), ("width", rect.width), ("height", rect.height)])}
            >
                <span class="date" part="event-date">
                    { &label.date }
                    if let Some(relation) = relation { <span class="tag">{ " · " }{ relation }</span> }
                </span>
                { for label.lines.iter().map(|line| html! {
                    <span class="title" part="event-title">{ marked(line, terms) }</span>
                }) }
            </button>
        }
    }

    /// A mark without a label: hover or focus shows it.
    fn lone(&self, mark: &Mark) -> Html {
        let Some(event) = self.state.book.chronicle.events.get(mark.event) else {
            return Html::default();
        };
        let date = event.date.words(self.state.frame.language);
        html! {
            <button
                type="button"
                class={classes!("point", era_class(mark.era))}
                part="event"
                tabindex={self.tabindex}
                aria-label={name(self.state, mark.event, mark.emphasis)}
                aria-expanded={(mark.emphasis == Emphasis::Selected).to_string()}
                data-event={self.id.clone()}
                onclick={self.onclick.clone()}
                onfocus={self.onfocus.clone()}
                ~style={place(&[("left", mark.x), ("top", mark.y)])}
            >
                <span><b>{ date }</b>{ &event.title }</span>
            </button>
        }
    }

    fn cluster(&self, cluster: &Cluster) -> Html {
        let events = &self.state.book.chronicle.events;
        let year = |position: Option<&usize>| {
            let event = position.and_then(|position| events.get(*position));
            event.map_or_else(String::new, |event| {
                date_words(event, self.state.frame.language)
            })
        };
        let n = cluster.events.len().to_string();
        let (from, to) = (year(cluster.events.first()), year(cluster.events.last()));
        let words = self.state.frame.language.fill(
            Key::ClusterLabel,
            &[("n", &n), ("from", &from), ("to", &to)],
        );
        html! {
            <button
                type="button"
                class={classes!("cluster", era_class(cluster.era))}
                part="cluster"
                tabindex={self.tabindex}
                aria-label={words}
                data-cluster={n.clone()}
                onclick={self.onclick.clone()}
                onfocus={self.onfocus.clone()}
                ~style={place(&[("left", cluster.x), ("top", cluster.y)])}
            >
                <span>{ "+" }{ n }</span>
            </button>
        }
    }
}

/// Positions as a style. It is set as a property, through the CSSOM: strict policies refuse the
/// attribute of that name.
pub fn place(positions: &[(&str, f64)]) -> String {
    let mut style = String::new();
    for (property, value) in positions {
        style.push_str(property);
        style.push(':');
        style.push_str(&number(*value));
        style.push_str("px;");
    }
    style
}

/// An event's full name for a screen reader.
pub fn name(state: &State, position: usize, emphasis: Emphasis) -> String {
    let chronicle = &state.book.chronicle;
    let Some(event) = chronicle.events.get(position) else {
        return String::new();
    };
    let language = state.frame.language;
    let era = event
        .era
        .and_then(|era| chronicle.eras.get(usize::from(era)));
    let rail = chronicle.rails.get(usize::from(event.rail));
    let relation = match emphasis {
        Emphasis::Linked(Relation::Cause) => Some(Key::LinkCause),
        Emphasis::Linked(Relation::Result) => Some(Key::LinkResult),
        _ => None,
    };
    let selection = &state.matches.selection;
    let (i, n) = (
        (selection.rank(position) + 1).to_string(),
        selection.count().to_string(),
    );
    [
        Some(date_words(event, language)),
        Some(event.title.clone()),
        era.map(|era| era.name.clone()),
        Some(language.text(sign_key(event)).to_owned()),
        rail.filter(|rail| !rail.name.is_empty())
            .map(|rail| rail.name.clone()),
        crossing_key(event.crossing).map(|key| language.text(key).to_owned()),
        relation.map(|key| language.text(key).to_owned()),
        Some(language.fill(Key::CardPos, &[("i", &i), ("n", &n)])),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
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
