//! The era ribbon: overview, filter and brush at once.

use super::app::era_class;
use super::brush::Brush;
use super::glyph::Glyph;
use super::stage::number;
use super::stage::place;
use crate::layout::{Pulse, Ribbon as Geometry};
use crate::query::Facet;
use crate::state::{Action, State};
use crate::strings::Key;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Space beside the ribbon, in px; the stylesheet says the same.
const MARGIN: f64 = 16.0;
/// The same in the narrowest form, and its width.
const PHONE: (f64, f64) = (560.0, 8.0);
/// Height of the pulse and of its line, in px.
const PULSE: (f64, f64) = (46.0, 27.0);
/// Between two era buttons, in px.
const GAP: f64 = 2.0;

#[derive(Properties, PartialEq)]
pub struct RibbonProps {
    pub state: State,
    pub dispatch: Callback<Action>,
    /// Width of the widget inside its border, in px.
    pub width: f64,
}

/// Each era a toggle with its count, the pulse of all events under it, the window on the pulse.
#[component]
pub fn Ribbon(props: &RibbonProps) -> Html {
    let state = &props.state;
    let eras = use_node_ref();
    let margin = if props.width < PHONE.0 {
        PHONE.1
    } else {
        MARGIN
    };
    let width = (props.width - 2.0 * margin).max(1.0);
    let geometry = use_memo((state.book.clone(), width.to_bits()), |(book, _)| {
        Rc::new(Geometry::new(&book.chronicle, &book.groundwork, width))
    });
    let chosen = state.filter.chosen(Facet::Era);
    let focusable = use_state(|| 0_usize);
    let buttons = geometry
        .eras
        .iter()
        .enumerate()
        .filter_map(|(place, button)| {
            let era = state.book.chronicle.eras.get(usize::from(button.era))?;
            let value = button.era;
            let count = state.matches.count(Facet::Era, value);
            let language = state.frame.language;
            let years = era.date.as_ref().map(|date| date.words(language));
            let events = language.count(Key::EventsOne, Key::Events, count);
            let label = language.fill(
                Key::EraLabel,
                &[
                    ("name", &era.name),
                    ("years", &years.unwrap_or_default()),
                    ("events", &events),
                ],
            );
            let onclick = props
                .dispatch
                .reform(move |_: MouseEvent| Action::Toggle(Facet::Era, value));
            let onfocus = {
                let focusable = focusable.clone();
                Callback::from(move |_: FocusEvent| focusable.set(place))
            };
            let pressed = chosen.contains(&value);
            Some(html! {
                <button
                    type="button"
                    key={era.id.clone()}
                    class={classes!("era", era_class(Some(value)), (count == 0).then_some("zero"))}
                    part="era"
                    data-era={era.id.clone()}
                    aria-pressed={pressed.to_string()}
                    aria-label={label}
                    title={era.name.clone()}
                    tabindex={if *focusable == place { "0" } else { "-1" }}
                    {onclick}
                    {onfocus}
                    ~style={place_of(button.x, button.width, place + 1 == geometry.eras.len())}
                >
                    <Glyph glyph={era.glyph.clone()} name={era.short.clone()} />
                    <span>{ &era.short }</span>
                    <small>{ count }</small>
                </button>
            })
        });
    let buttons: Vec<Html> = buttons.collect();
    let onkeydown = {
        let (eras, place, last) = (eras.clone(), *focusable, buttons.len().saturating_sub(1));
        Callback::from(move |event: KeyboardEvent| {
            let target = match event.key().as_str() {
                "ArrowLeft" => place.saturating_sub(1),
                "ArrowRight" => (place + 1).min(last),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            focus_child(&eras, target);
        })
    };
    html! {
        <div class="ribbon" part="ribbon">
            if !buttons.is_empty() {
                <div
                    class={classes!("eras", (!chosen.is_empty()).then_some("filtered"))}
                    ref={eras}
                    role="group"
                    aria-label={state.frame.language.text(Key::ErasLabel)}
                    {onkeydown}
                >
                    { buttons }
                </div>
            }
            <div class="pulse" part="pulse">
                { pulse(state, &geometry, width) }
                <Brush
                    state={state.clone()}
                    geometry={(*geometry).clone()}
                    dispatch={props.dispatch.clone()}
                />
            </div>
        </div>
    }
}

fn place_of(x: f64, width: f64, last: bool) -> String {
    let gap = if last { 0.0 } else { GAP };
    place(&[("left", x), ("width", (width - gap).max(1.0))])
}

fn focus_child(parent: &NodeRef, index: usize) {
    let children = parent.cast::<HtmlElement>().map(|parent| parent.children());
    let index = u32::try_from(index).unwrap_or(0);
    let child = children.and_then(|children| children.item(index));
    if let Some(child) =
        child.and_then(|child| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(child).ok())
    {
        let _ = child.focus();
    }
}

/// One bar per event: up on the upper rail, down on the lower, as tall as it has links.
fn pulse(state: &State, geometry: &Geometry, width: f64) -> Html {
    let line = PULSE.1;
    let bases = geometry.eras.iter().map(|button| {
        let d = [
            "M",
            &number(button.x),
            " ",
            &number(line),
            "h",
            &number(button.width),
        ]
        .concat();
        html! { <path class={classes!("base", era_class(Some(button.era)))} {d} /> }
    });
    let breaks = geometry.breaks.iter().map(|gap| {
        let slash = |x: f64| ["M", &number(x - 2.0), " ", &number(line + 4.0), "l4-8"].concat();
        let d = ["M", &number(gap.x - 4.0), " ", &number(line), "h8"].concat();
        html! {
            <>
                <path class="gap" {d} />
                <path class="slash" d={[slash(gap.x - 2.5), slash(gap.x + 2.5)].concat()} />
            </>
        }
    });
    html! {
        <svg viewBox={["0 0 ", &number(width), " 46"].concat()} aria-hidden="true">
            { for bases }
            { for breaks }
            { for geometry.pulse.iter().map(|bar| pulse_bar(state, bar)) }
        </svg>
    }
}

fn pulse_bar(state: &State, bar: &Pulse) -> Html {
    let line = PULSE.1;
    let gone = !state.matches.selection.contains(bar.event);
    let (top, thin) = if bar.rail == 0 {
        (line - bar.height, line + 6.0)
    } else {
        (line, line - 6.0)
    };
    html! {
        <g class={classes!(era_class(bar.era), gone.then_some("gone"))}>
            <rect x={number(bar.x - 1.5)} y={number(top)} width="3" height={number(bar.height)} rx="1" />
            if bar.crosses {
                <path class="thin" d={["M", &number(bar.x), " ", &number(line), "V", &number(thin)].concat()} />
            }
        </g>
    }
}
