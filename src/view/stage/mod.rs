//! The stage: the drawn timeline with its targets, gestures and roving focus.

mod cluster_list;
mod drawing;
mod edge_tabs;
mod gestures;
mod ruler;
mod targets;

pub use self::drawing::number;
pub use self::targets::place;

use self::cluster_list::ClusterList;
use self::drawing::Drawing;
use self::edge_tabs::EdgeTabs;
use self::gestures::{Gestures, listen_to_wheel, zoom_in_at};
use self::ruler::Ruler;
use self::targets::Targets;
use super::empty::Empty;
use super::measure::CanvasMeasure;
use crate::axis::Scale;
use crate::layout::{Move, Scene, SceneInput, StageForm, Stop, StopKind, after_move, stops};
use crate::state::{Action, State};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// From this width of the widget on, in px, the card docks beside the stage; the stylesheet says
/// the same.
const WIDE: f64 = 880.0;
/// Width of the docked card, in px; the stylesheet says the same.
const CARD: f64 = 374.0;

#[derive(Properties, PartialEq)]
pub struct StageProps {
    pub state: State,
    pub dispatch: Callback<Action>,
    /// Width of the widget inside its border, in px.
    pub width: f64,
    /// The page's font; none before the first frame.
    pub measure: Option<Rc<CanvasMeasure>>,
}

/// The timeline. Laid out anew whenever state or width change.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let StageProps {
        state, dispatch, ..
    } = props;
    let stage = use_node_ref();
    let current = use_state(|| None::<usize>);
    let opened = use_state(|| None::<usize>);
    let wanted = use_mut_ref(|| None::<usize>);
    let gestures = use_mut_ref(Gestures::default);
    let form = form_of(state, props.width);
    let laid_out = use_memo(
        (
            state.clone(),
            props.width.to_bits(),
            props.measure.is_some(),
        ),
        |_| lay_out(state, &form, props.measure.as_deref()),
    );
    let (scene, all_stops) = (laid_out.0.clone(), laid_out.1.clone());
    let drawn = use_mut_ref(|| (state.clone(), form));
    *drawn.borrow_mut() = (state.clone(), form);

    {
        // The wheel's listener must be able to keep the event from the page, which Yew's can't.
        let (stage, drawn, gestures, dispatch) = (
            stage.clone(),
            drawn.clone(),
            gestures.clone(),
            dispatch.clone(),
        );
        use_effect_with((), move |()| {
            let listener = stage.cast::<HtmlElement>().map(|element| {
                let scale = move || {
                    let drawn = drawn.borrow();
                    scale_of(&drawn.0, &drawn.1)
                };
                listen_to_wheel(&element, scale, gestures, dispatch)
            });
            move || drop(listener)
        });
    }
    {
        // A key asked for an event that the frame before did not show yet.
        let (stage, wanted, all_stops) = (stage.clone(), wanted.clone(), all_stops.clone());
        use_effect(move || {
            let event = wanted.borrow_mut().take();
            if let Some(place) = event.and_then(|event| place_of(&all_stops, event)) {
                focus_stop(&stage, place);
            }
        });
    }

    let current_place = current
        .and_then(|event| place_of(&all_stops, event))
        .or_else(|| state.selected.and_then(|event| place_of(&all_stops, event)))
        .unwrap_or(0);
    let on_press = {
        let (dispatch, gestures, opened, scene) = (
            dispatch.clone(),
            gestures.clone(),
            opened.clone(),
            scene.clone(),
        );
        let state = state.clone();
        Callback::from(move |stop: Stop| {
            if gestures.borrow().dragged() {
                return;
            }
            match stop.kind {
                StopKind::Cluster(at) => {
                    let Some(cluster) = scene.clusters.get(at) else {
                        return;
                    };
                    if opens_by_zooming(&state, &cluster.events) {
                        dispatch.emit(Action::Open(cluster.events.clone()));
                    } else {
                        opened.set(Some(stop.event));
                    }
                }
                _ => {
                    let chosen = (state.selected != Some(stop.event)).then_some(stop.event);
                    dispatch.emit(Action::Select(chosen));
                }
            }
        })
    };
    let on_focus = {
        let (current, all_stops) = (current.clone(), all_stops.clone());
        Callback::from(move |place: usize| {
            current.set(all_stops.get(place).map(|stop| stop.event));
        })
    };
    let onkeydown = {
        let (dispatch, state, all_stops, wanted, stage) = (
            dispatch.clone(),
            state.clone(),
            all_stops.clone(),
            wanted,
            stage.clone(),
        );
        Callback::from(move |event: KeyboardEvent| {
            let Some(key) = key_of(&event) else {
                return;
            };
            event.prevent_default();
            event.stop_propagation();
            let here = all_stops.get(current_place);
            match key {
                StageKey::Move(direction) => {
                    match after_move(&all_stops, current_place, direction) {
                        Some(place) => focus_stop(&stage, place),
                        None => {
                            // At the edge of the window the window goes on, if there is more.
                            if let Some(event) = beyond(&state, here, direction) {
                                *wanted.borrow_mut() = Some(event);
                                dispatch.emit(Action::Show(event));
                            }
                        }
                    }
                }
                StageKey::Cause | StageKey::Result => {
                    let from = state.selected.or(here.map(|stop| stop.event));
                    let links = &state.book.chronicle.links;
                    let linked = links.iter().find_map(|link| match key {
                        StageKey::Cause => (Some(link.to) == from).then_some(link.from),
                        _ => (Some(link.from) == from).then_some(link.to),
                    });
                    if let Some(linked) = linked {
                        *wanted.borrow_mut() = Some(linked);
                        dispatch.emit(Action::Follow(linked));
                    }
                }
            }
        })
    };

    let at = {
        let stage = stage.clone();
        move |event: &MouseEvent| {
            let rect = stage.cast::<HtmlElement>()?.get_bounding_client_rect();
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            Some((x - rect.left(), y - rect.top()))
        }
    };
    let onpointerdown = {
        let (gestures, drawn, at) = (gestures.clone(), drawn.clone(), at.clone());
        let opened = opened.clone();
        Callback::from(move |event: PointerEvent| {
            if opened.is_some() {
                let inside = event.target_dyn_into::<HtmlElement>();
                if inside.is_some_and(|node| matches!(node.closest(".cluster-list"), Ok(Some(_)))) {
                    return;
                }
                opened.set(None);
            }
            if let Some((x, y)) = at(&event) {
                let drawn = drawn.borrow();
                let scale = scale_of(&drawn.0, &drawn.1);
                gestures.borrow_mut().down(&event, x, y, scale);
            }
        })
    };
    let onpointermove = {
        let (gestures, dispatch, at, stage) = (
            gestures.clone(),
            dispatch.clone(),
            at.clone(),
            stage.clone(),
        );
        Callback::from(move |event: PointerEvent| {
            let window = at(&event).and_then(|(x, y)| {
                let stage = stage.cast::<HtmlElement>()?;
                gestures.borrow_mut().moved(&event, &stage, x, y)
            });
            if let Some(window) = window {
                dispatch.emit(Action::Drag(window));
            }
        })
    };
    let onpointerup = {
        let (gestures, dispatch, drawn, at) = (
            gestures.clone(),
            dispatch.clone(),
            drawn.clone(),
            at.clone(),
        );
        Callback::from(move |event: PointerEvent| {
            let ended = gestures.borrow_mut().up(&event);
            let (state, form) = drawn.borrow().clone();
            if ended {
                if let Some(window) = state.dragged {
                    dispatch.emit(Action::SetWindow(Some(window)));
                }
                return;
            }
            let Some((x, y)) = at(&event).filter(|_| event.type_() == "pointerup") else {
                return;
            };
            if gestures.borrow_mut().double_tap(&event, x, y) {
                dispatch.emit(zoom_in_at(&scale_of(&state, &form), x));
            }
        })
    };
    let ondblclick = {
        let (dispatch, drawn, at) = (dispatch.clone(), drawn, at);
        Callback::from(move |event: MouseEvent| {
            let on_button = event.target_dyn_into::<web_sys::Element>();
            if on_button.is_some_and(|node| matches!(node.closest("button"), Ok(Some(_)))) {
                return;
            }
            if let Some((x, _)) = at(&event) {
                let (state, form) = drawn.borrow().clone();
                dispatch.emit(zoom_in_at(&scale_of(&state, &form), x));
            }
        })
    };

    let empty = state.matches.selection.count() == 0;
    let selecting = state.selected.is_some();
    let list = opened.and_then(|event| {
        let cluster = scene.clusters.iter();
        cluster
            .filter(|cluster| cluster.events.first() == Some(&event))
            .find_map(|cluster| Some(cluster.clone()))
    });
    let on_close = {
        let opened = opened.clone();
        Callback::from(move |()| opened.set(None))
    };
    html! {
        <div
            class={classes!(
                "stage",
                selecting.then_some("selecting"),
                state.window.is_some().then_some("zoomed"),
                state.dragged.is_some().then_some("dragging"),
            )}
            part="stage"
            ref={stage}
            {onkeydown}
            {onpointerdown}
            {onpointermove}
            onpointerup={onpointerup.clone()}
            onpointercancel={onpointerup}
            {ondblclick}
            ~style={place(&[("height", scene.height.max(120.0))])}
        >
            if props.measure.is_some() {
                <Drawing scene={scene.clone()} {selecting} {empty} />
                <Ruler state={state.clone()} scene={scene.clone()} />
                <Targets
                    state={state.clone()}
                    scene={scene.clone()}
                    stops={all_stops}
                    current={current_place}
                    {on_press}
                    {on_focus}
                />
                <EdgeTabs
                    scene={scene.clone()}
                    language={state.frame.language}
                    dispatch={dispatch.clone()}
                />
                if let Some(cluster) = list {
                    <ClusterList
                        state={state.clone()}
                        {cluster}
                        width={scene.width}
                        dispatch={dispatch.clone()}
                        {on_close}
                    />
                }
                if empty {
                    <Empty state={state.clone()} dispatch={dispatch.clone()} />
                }
            }
        </div>
    }
}

/// What a key asks of the stage.
#[derive(Clone, Copy)]
enum StageKey {
    Move(Move),
    Cause,
    Result,
}

fn key_of(event: &KeyboardEvent) -> Option<StageKey> {
    if event.ctrl_key() || event.meta_key() {
        return None;
    }
    let key = event.key();
    if event.alt_key() {
        return match key.as_str() {
            "ArrowUp" => Some(StageKey::Cause),
            "ArrowDown" => Some(StageKey::Result),
            _ => None,
        };
    }
    Some(match key.as_str() {
        "ArrowLeft" => StageKey::Move(Move::Previous),
        "ArrowRight" => StageKey::Move(Move::Next),
        "ArrowUp" => StageKey::Move(Move::Rail(0)),
        "ArrowDown" => StageKey::Move(Move::Rail(1)),
        "Home" => StageKey::Move(Move::First),
        "End" => StageKey::Move(Move::Last),
        "PageUp" => StageKey::Move(Move::PreviousEra),
        "PageDown" => StageKey::Move(Move::NextEra),
        "[" => StageKey::Cause,
        "]" => StageKey::Result,
        _ => return None,
    })
}

/// The form of the stage for the widget's width.
fn form_of(state: &State, width: f64) -> StageForm {
    let docked = width >= WIDE && state.selected.is_some();
    let stage = if docked { width - CARD } else { width };
    let zoomed = state.window.is_some();
    StageForm::for_width(width, stage, zoomed, state.selected.is_some())
}

/// The scale of a state on the stage.
fn scale_of(state: &State, form: &StageForm) -> Scale {
    let (left, right) = form.range();
    state.scale_on(left, right)
}

fn lay_out(
    state: &State,
    form: &StageForm,
    measure: Option<&CanvasMeasure>,
) -> (Rc<Scene>, Rc<Vec<Stop>>) {
    let Some(measure) = measure else {
        return Default::default();
    };
    let matching: Vec<usize> = state.matches.selection.iter().collect();
    let scene = Scene::new(&SceneInput {
        chronicle: &state.book.chronicle,
        groundwork: &state.book.groundwork,
        matching: &matching,
        scale: &scale_of(state, form),
        form,
        measure,
        language: state.frame.language,
        selected: state.selected,
    });
    let stops = stops(&scene);
    (Rc::new(scene), Rc::new(stops))
}

fn place_of(stops: &[Stop], event: usize) -> Option<usize> {
    // In a cluster an event has no place of its own: the cluster's is the last at or before it.
    let exact = stops.iter().position(|stop| stop.event == event);
    exact.or_else(|| {
        stops
            .iter()
            .rposition(|stop| stop.event < event && matches!(stop.kind, StopKind::Cluster(_)))
    })
}

fn focus_stop(stage: &NodeRef, place: usize) {
    let Some(stage) = stage.cast::<HtmlElement>() else {
        return;
    };
    let Ok(buttons) = stage.query_selector_all(".targets > li > button") else {
        return;
    };
    let node = u32::try_from(place)
        .ok()
        .and_then(|place| buttons.get(place));
    if let Some(button) =
        node.and_then(|node| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(node).ok())
    {
        let _ = button.focus();
    }
}

/// The next matching event outside the window, in the direction of a move.
fn beyond(state: &State, here: Option<&Stop>, direction: Move) -> Option<usize> {
    let here = here?.event;
    let selection = &state.matches.selection;
    match direction {
        Move::Previous | Move::PreviousEra => {
            let rank = selection.rank(here).checked_sub(1)?;
            selection.select(rank)
        }
        Move::Next | Move::NextEra => selection.select(selection.rank(here + 1)),
        _ => None,
    }
}

/// Whether zooming can tell these events apart: on the story scale always, while the window can
/// still get shorter; on the true one only if they do not share a year.
fn opens_by_zooming(state: &State, events: &[usize]) -> bool {
    let next = state.reduce(Action::Open(events.to_vec()));
    let years = events
        .iter()
        .filter_map(|event| state.book.chronicle.events.get(*event))
        .map(|event| event.sort_year);
    let one_year = years.clone().min() == years.max();
    let (before, after) = (state.shown_window(), next.shown_window());
    !one_year && after.end - after.start < (before.end - before.start) * 0.999
}
