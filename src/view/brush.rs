//! The window on the ribbon's pulse: moved, resized, centred. It never filters.

use super::stage::place;
use crate::axis::Window;
use crate::date::year_of;
use crate::layout::Ribbon as Geometry;
use crate::state::{Action, State};
use crate::strings::Key;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BrushProps {
    pub state: State,
    pub geometry: Rc<Geometry>,
    pub dispatch: Callback<Action>,
}

/// Which part of the brush is held.
#[derive(Clone, Copy, PartialEq)]
enum Hold {
    Start,
    Middle,
    End,
}

/// A drag of the brush: what is held, where it began, and the brush's edges then.
#[derive(Clone, Copy)]
struct Grip {
    hold: Hold,
    x: f64,
    edges: (f64, f64),
}

/// The frame with two handles. A press beside it centres it there.
#[component]
pub fn Brush(props: &BrushProps) -> Html {
    let BrushProps {
        state,
        geometry,
        dispatch,
    } = props;
    let language = state.frame.language;
    let field = use_node_ref();
    let grip = use_mut_ref(|| None::<Grip>);
    let window = state.shown_window();
    let (start, end) = geometry.brush(window);
    let window_at = {
        let geometry = geometry.clone();
        move |(start, end): (f64, f64)| Window {
            start: geometry.time_from_x(start),
            end: geometry.time_from_x(end),
        }
    };
    let hold = |hold: Hold| {
        let (grip, field) = (grip.clone(), field.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            event.stop_propagation();
            let x = f64::from(event.client_x());
            *grip.borrow_mut() = Some(Grip {
                hold,
                x,
                edges: (start, end),
            });
            if let Some(field) = field.cast::<HtmlElement>() {
                let _ = field.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let onpointerdown = {
        let (field, dispatch, window_at) = (field.clone(), dispatch.clone(), window_at.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(field) = field.cast::<HtmlElement>().filter(|_| event.button() == 0) else {
                return;
            };
            let left = field.get_bounding_client_rect().left();
            let middle = f64::from(event.client_x()) - left;
            let half = (end - start) / 2.0;
            let width = f64::from(field.client_width());
            let first = (middle - half).clamp(0.0, (width - 2.0 * half).max(0.0));
            let window = window_at((first, first + 2.0 * half));
            dispatch.emit(Action::SetWindow(Some(window)));
        })
    };
    let onpointermove = {
        let (grip, field, dispatch) = (grip.clone(), field.clone(), dispatch.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(held) = *grip.borrow() else {
                return;
            };
            let Some(field) = field.cast::<HtmlElement>() else {
                return;
            };
            let width = f64::from(field.client_width());
            let dx = f64::from(event.client_x()) - held.x;
            let (start, end) = held.edges;
            let edges = match held.hold {
                Hold::Start => ((start + dx).clamp(0.0, end - 4.0), end),
                Hold::End => (start, (end + dx).clamp(start + 4.0, width)),
                Hold::Middle => {
                    let dx = dx.clamp(-start, width - end);
                    (start + dx, end + dx)
                }
            };
            dispatch.emit(Action::Drag(window_at(edges)));
        })
    };
    let onpointerup = {
        let (grip, dispatch, dragged) = (grip.clone(), dispatch.clone(), state.dragged);
        Callback::from(move |_: PointerEvent| {
            if grip.borrow_mut().take().is_some()
                && let Some(window) = dragged
            {
                dispatch.emit(Action::SetWindow(Some(window)));
            }
        })
    };
    let handle = |which: Hold| {
        let (key, x, time) = match which {
            Hold::End => (Key::BrushEnd, end, window.end.next_down()),
            _ => (Key::BrushStart, start, window.start),
        };
        let onkeydown = {
            let (dispatch, state) = (dispatch.clone(), state.clone());
            Callback::from(move |event: KeyboardEvent| {
                if let Some(window) = moved_by_key(&state, which, &event.key()) {
                    event.prevent_default();
                    event.stop_propagation();
                    dispatch.emit(Action::SetWindow(Some(window)));
                }
            })
        };
        let year = year_of(time).to_string();
        let whole = state.whole_scale(1.0).window();
        html! {
            <div
                class="brush-handle"
                part="brush-handle"
                role="slider"
                tabindex="0"
                aria-label={language.text(key)}
                aria-valuemin={year_of(whole.start).to_string()}
                aria-valuemax={year_of(whole.end).to_string()}
                aria-valuenow={year.clone()}
                aria-valuetext={year}
                onpointerdown={hold(which)}
                {onkeydown}
                ~style={place(&[("left", x)])}
            />
        }
    };
    html! {
        <div class="brush-field" ref={field.clone()} {onpointerdown} {onpointermove}
            onpointerup={onpointerup.clone()} onpointercancel={onpointerup}>
            <div class="veil" ~style={place(&[("left", 0.0), ("width", start)])} />
            <div class="veil last" ~style={place(&[("left", end)])} />
            <div
                class="brush"
                part="brush"
                onpointerdown={hold(Hold::Middle)}
                ~style={place(&[("left", start), ("width", end - start)])}
            />
            { handle(Hold::Start) }
            { handle(Hold::End) }
        </div>
    }
}

/// The window after a key on a handle: by a year that has events, by an era, to the limits.
fn moved_by_key(state: &State, which: Hold, key: &str) -> Option<Window> {
    let window = state.shown_window();
    let whole = state.whole_scale(1.0).window();
    let moving = if which == Hold::Start {
        window.start
    } else {
        window.end
    };
    let warp = &state.book.story();
    // Where the handle can stop: the edges of years that have events, or of eras.
    let era_edges = || warp.eras().iter().map(|era| warp.time_from_unit(era.start));
    let year_edges = || {
        warp.years().iter().map(|year| {
            #[expect(clippy::cast_precision_loss, reason = "years are far below 2^52")]
            let start = year.year as f64;
            if which == Hold::Start {
                start
            } else {
                start + 1.0
            }
        })
    };
    let nearest = |edges: &mut dyn Iterator<Item = f64>, forward: bool| {
        let apart = 1.0 / 366.0;
        if forward {
            edges.filter(|edge| *edge > moving + apart).reduce(f64::min)
        } else {
            edges.filter(|edge| *edge < moving - apart).reduce(f64::max)
        }
    };
    let moved = match key {
        "ArrowLeft" | "ArrowDown" => nearest(&mut year_edges(), false).unwrap_or(whole.start),
        "ArrowRight" | "ArrowUp" => nearest(&mut year_edges(), true).unwrap_or(whole.end),
        "PageDown" => nearest(&mut era_edges(), false).unwrap_or(whole.start),
        "PageUp" => nearest(&mut era_edges(), true).unwrap_or(whole.end),
        "Home" => {
            if which == Hold::Start {
                whole.start
            } else {
                window.start
            }
        }
        "End" => {
            if which == Hold::Start {
                window.end
            } else {
                whole.end
            }
        }
        _ => return None,
    };
    let (start, end) = match which {
        Hold::Start => (moved, window.end),
        _ => (window.start, moved),
    };
    (start < end).then_some(Window { start, end })
}
