//! The stage: the drawn timeline with its targets.

mod drawing;
mod ends;
mod ruler;
mod targets;

use self::drawing::drawing;
use self::ends::both_ends;
use self::ruler::ruler;
use self::targets::{cluster_list, edge_tab, targets};
pub use self::targets::{named, relation_tag};
use super::empty::empty;
use super::measure::CanvasMeasure;
use super::tag::{Tag, tag};
use super::ui::{Ui, when};
use crate::axis::Scale;
use crate::date::Day;
use crate::layout::{
    Cluster, Remembered, Scene, SceneInput, StageForm, Stop, StopKind, elements, stops, today_x,
};
use crate::state::{Action, Controls, State};
use crate::strings::Key;

/// From this width of the widget on, in px, the card docks beside the stage; the stylesheet says
/// the same.
const WIDE: f64 = 880.0;
/// Width of the docked card, in px; the stylesheet says the same.
const CARD: f64 = 374.0;

/// A cluster's list has so many events at most.
pub const LISTED: usize = 60;

/// A scene with the stops of its roving focus.
#[derive(Default)]
pub struct Laid {
    /// What is drawn.
    pub scene: Scene,
    /// What takes the focus, in the order of time.
    pub stops: Vec<Stop>,
    /// The number of each stop's element. It stays with its event from frame to frame; those of events
    /// that are gone are taken over by others.
    pub elements: Vec<usize>,
    /// Where today is, in px.
    today: Option<f64>,
    /// No element has had this number.
    unused: usize,
    /// Turns over whenever most stops are new, so that they fade in, all at once: to have each fade in by
    /// itself takes a third of a frame.
    pub anew: bool,
}

impl Laid {
    /// Lays out a state at a width of the widget, after another frame, of which the event `held` has
    /// the focus.
    pub fn new(
        state: &State,
        width: f64,
        (measure, remembered): (&CanvasMeasure, &Remembered),
        before: &Self,
        held: Option<usize>,
    ) -> Self {
        let form = form_of(state, width);
        let scale = stage_scale(state, width);
        let scene = Scene::new(&SceneInput {
            chronicle: &state.book.chronicle,
            groundwork: &state.book.groundwork,
            index: &state.book.index,
            matching: &state.matches.selection,
            scale: &scale,
            form: &form,
            measure,
            remembered,
            language: state.frame.language,
            selected: chosen(state),
        });
        let stops = stops(&scene);
        let chronicle = &state.book.chronicle;
        let today = match chronicle.marks_today {
            true => today_x(chronicle, &scale),
            false => None,
        };
        let mut unused = before.unused;
        let (elements, most) = if state.book.whole() {
            elements((&before.stops, &before.elements), &stops, held, &mut unused)
        } else {
            // An outline is filtered once or twice: its elements are taken over as they come.
            unused = unused.max(stops.len());
            let same = stops.len() == before.stops.len();
            ((0..stops.len()).collect(), same)
        };
        Self {
            scene,
            stops,
            elements,
            today,
            unused,
            // Nothing fades in while a gesture lasts: it would never be seen.
            anew: before.anew != (!most && state.dragged.is_none()),
        }
    }

    /// The stop whose element has a number.
    pub fn drawn_by(&self, number: usize) -> Option<&Stop> {
        let place = self.elements.iter().position(|element| *element == number);
        self.stops.get(place?)
    }

    /// The stop that an event is at: its own, else that of the cluster it is in.
    pub fn place_of(&self, state: &State, event: usize) -> Option<usize> {
        let mut stops = self.stops.iter();
        let single =
            |stop: &Stop| stop.event == event && !matches!(stop.kind, StopKind::Cluster(_));
        stops.position(single).or_else(|| {
            let mut stops = self.stops.iter();
            stops.position(|stop| match stop.kind {
                StopKind::Cluster(at) => {
                    let cluster = self.scene.clusters.get(at);
                    cluster.is_some_and(|cluster| {
                        cluster.covers(&state.book.chronicle, state.warp(), event)
                    }) && state.matches.selection.contains(event)
                }
                _ => false,
            })
        })
    }

    /// The stop that an event is at, else the one beside the place it would have.
    pub fn nearest(&self, state: &State, event: usize) -> Option<usize> {
        let stops = self.stops.iter().enumerate();
        self.place_of(state, event).or_else(|| {
            let nearest = stops.min_by_key(|(_, stop)| stop.event.abs_diff(event));
            nearest.map(|(place, _)| place)
        })
    }
}

/// The event that stands out. In a still picture none does.
fn chosen(state: &State) -> Option<usize> {
    let still = state.frame.controls == Controls::None;
    state.selected.filter(|_| !still)
}

/// The scale of a state on the stage of a widget of `width` px.
pub fn stage_scale(state: &State, width: f64) -> Scale {
    let (left, right) = form_of(state, width).range();
    state.scale_on(left, right)
}

fn form_of(state: &State, width: f64) -> StageForm {
    let selected = chosen(state).is_some();
    let stage = if width >= WIDE && selected {
        width - CARD
    } else {
        width
    };
    StageForm::for_width(width, stage, state.window.is_some(), selected)
}

/// What opens a cluster: zooming, unless that cannot tell its events apart. It cannot if they share a
/// year (but where they are too many to list), nor if the window can't get shorter.
pub fn opening(state: &State, cluster: &Cluster, scale: &Scale) -> Option<Action> {
    let (first, last) = cluster.events;
    let year = |event: usize| {
        let event = state.book.chronicle.events.get(event);
        event.map(|event| event.sort_year)
    };
    let action = if year(first) != year(last) {
        Action::Open(vec![first, last])
    } else if cluster.count > LISTED {
        Action::SetWindow(Some(cluster.window(scale)))
    } else {
        return None;
    };
    let next = state.reduce(action.clone());
    let (before, after) = (state.shown_window(), next.shown_window());
    (after.end - after.start < (before.end - before.start) * 0.999).then_some(action)
}

/// The timeline. `current` is the stop that the Tab key reaches, `opened` the first event of the
/// cluster whose list is open, `lit` the crossing under the pointer or in focus.
pub fn stage(
    ui: Ui,
    laid: &Laid,
    current: usize,
    opened: Option<usize>,
    lit: Option<usize>,
) -> Tag {
    let state = ui.state;
    let scene = &laid.scene;
    let selecting = chosen(state).is_some();
    let nothing = state.matches.selection.count() == 0;
    let mut tabs = Vec::new();
    for edge in &scene.edge_tabs {
        tabs.push(edge_tab(ui, edge));
    }
    let mut list = None;
    for cluster in &scene.clusters {
        if ui.whole() && opened == Some(cluster.events.0) {
            list = Some(cluster_list(ui, scene, cluster));
        }
    }
    tag("div")
        .class(&[
            "stage",
            when(selecting, "selecting"),
            when(state.window.is_some(), "zoomed"),
            when(state.dragged.is_some(), "dragging"),
        ])
        .part("stage")
        .is("data-grip", "stage")
        .is("data-keys", "stage")
        .place(&[("height", scene.height)])
        .put(drawing(scene, selecting, nothing))
        .put(ruler(ui, scene))
        .maybe(laid.today.map(|x| today_line(ui, scene, x)))
        .put(targets(ui, laid, current))
        .all(tabs)
        .maybe(lit.map(|lit| both_ends(ui, scene, lit)))
        .maybe(list)
        .maybe((nothing && ui.whole()).then(|| empty(ui)))
}

/// The mark of today on the ruler and across the rails: a line over the whole height would run through
/// labels.
#[inline(never)]
fn today_line(ui: Ui, scene: &Scene, x: f64) -> Tag {
    /// The mark's words go towards the middle, where they have so much room, in px.
    const ROOM: f64 = 120.0;
    /// So far it reaches beyond the rails, in px.
    const BEYOND: f64 = 12.0;
    let back = when(x > scene.width - ROOM, "back");
    let line = tag("p").class(&["today", back]).part("today");
    let line = line.place(&[("inset-inline-start", x)]);
    let (first, last) = (scene.rails.first(), scene.rails.last());
    let (top, bottom) = first.copied().zip(last.copied()).unwrap_or_default();
    let rails = tag("i").place(&[
        ("top", top - BEYOND),
        ("height", bottom - top + 2.0 * BEYOND),
    ]);
    line.put(today_words(ui)).put(rails)
}

/// What stands at the mark of today: the word, and for those who don't see where, the date.
#[inline(never)]
pub fn today_words(ui: Ui) -> Tag {
    let language = ui.language();
    let date = ui.chronicle().today.and_then(Day::date);
    let date = date.map_or_else(String::new, |today| today.words(language));
    let hidden = tag("span").is("class", "hidden");
    tag("span")
        .text(ui.text(Key::Today))
        .put(hidden.text(&[" · ", &date].concat()))
}
