//! The era ribbon: overview, filter and brush at once.

use super::signs::glyph;
use super::ui::{Ui, classes, digits, era_class, join, number, owned, place, when, yes};
use crate::axis::Window;
use crate::date::year_of;
use crate::layout::{EraButton, Pulse, Ribbon};
use crate::query::Facet;
use crate::state::Action;
use crate::strings::Key;
use yew::{AttrValue, Html, html};

/// Space beside the ribbon, in px; the stylesheet says the same.
const MARGIN: f64 = 16.0;
/// The same below this width of the widget.
const PHONE: (f64, f64) = (560.0, 8.0);
/// The pulse's line, in px from its top.
const LINE: f64 = 27.0;
/// Between two era buttons, in px.
const GAP: f64 = 2.0;

/// The width of the ribbon in a widget of `width` px.
pub fn ribbon_width(width: f64) -> f64 {
    let margin = if width < PHONE.0 { PHONE.1 } else { MARGIN };
    (width - 2.0 * margin).max(1.0)
}

/// Each era a toggle with its count, the pulse of all events under it, the window on the pulse.
/// `focusable` is the era button that the Tab key reaches.
pub fn ribbon(ui: Ui, geometry: &Ribbon, focusable: usize) -> Html {
    let mut buttons = Vec::new();
    for (position, button) in geometry.eras.iter().enumerate() {
        buttons.push(era_button(ui, geometry, button, position, focusable));
    }
    let filtered = !ui.state.filter.chosen(Facet::Era).is_empty();
    html! {
        <div class="ribbon" part="ribbon">
            if !buttons.is_empty() {
                <div
                    class={classes(&["eras", when(filtered, "filtered")])}
                    role="group"
                    aria-label={ui.text(Key::ErasLabel)}
                    data-keys="eras"
                >
                    { buttons }
                </div>
            }
            <div class="pulse" part="pulse" data-field="" data-grip="field">
                { pulse(ui, geometry) }
                { brush(ui, geometry) }
            </div>
        </div>
    }
}

fn era_button(
    ui: Ui,
    geometry: &Ribbon,
    button: &EraButton,
    position: usize,
    focusable: usize,
) -> Html {
    let Some(era) = ui.chronicle().eras.get(usize::from(button.era)) else {
        return Html::default();
    };
    let language = ui.language();
    let count = ui.state.matches.count(Facet::Era, button.era);
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
    let pressed = ui.state.filter.chosen(Facet::Era).contains(&button.era);
    let gap = if position + 1 == geometry.eras.len() {
        0.0
    } else {
        GAP
    };
    html! {
        <button
            type="button"
            key={era.id.as_str()}
            class={classes(&["era", &era_class(Some(button.era)), when(count == 0, "zero")])}
            part="era"
            data-era={digits(position)}
            data-id={owned(&era.id)}
            aria-pressed={yes(pressed)}
            aria-label={owned(&label)}
            title={owned(&era.name)}
            tabindex={if position == focusable { "0" } else { "-1" }}
            onclick={ui.act(Action::Toggle(Facet::Era, button.era))}
            ~style={place(&[("left", button.x), ("width", (button.width - gap).max(1.0))])}
        >
            { glyph(era.glyph.as_ref(), &era.short) }
            <span>{ owned(&era.short) }</span>
            <small>{ digits(count) }</small>
        </button>
    }
}

/// One bar per event: up on the upper rail, down on the lower, as tall as it has links.
fn pulse(ui: Ui, geometry: &Ribbon) -> Html {
    let mut drawn = Vec::new();
    for button in &geometry.eras {
        let line = join(&["M", &number(button.x), " 27h", &number(button.width)]);
        drawn.push(
            html! { <path class={classes(&["base", &era_class(Some(button.era))])} d={line} /> },
        );
    }
    for gap in &geometry.breaks {
        let slash = |x: f64| join(&["M", &number(x - 2.0), " 31l4-8"]);
        drawn.push(html! {
            <>
                <path class="gap" d={join(&["M", &number(gap.x - 4.0), " 27h8"])} />
                <path class="slash" d={join(&[&slash(gap.x - 2.5), &slash(gap.x + 2.5)])} />
            </>
        });
    }
    for bar in &geometry.pulse {
        drawn.push(pulse_bar(ui, bar));
    }
    html! { <svg aria-hidden="true">{ drawn }</svg> }
}

fn pulse_bar(ui: Ui, bar: &Pulse) -> Html {
    let gone = !ui.state.matches.selection.contains(bar.event);
    let up = bar.rail == 0;
    let top = if up { LINE - bar.height } else { LINE };
    let thin = match (bar.crosses, up) {
        (false, _) => "h0",
        (true, true) => "v6",
        (true, false) => "v-6",
    };
    html! {
        <g class={classes(&[&era_class(bar.era), when(gone, "gone")])}>
            <rect x={number(bar.x - 1.5)} y={number(top)} width="3" height={number(bar.height)} rx="1" />
            <path class="thin" d={join(&["M", &number(bar.x), " 27", thin])} />
        </g>
    }
}

/// The window on the pulse: moved, resized, centred. It never filters.
fn brush(ui: Ui, geometry: &Ribbon) -> Html {
    let window = ui.state.shown_window();
    let whole = ui.state.whole_scale(1.0).window();
    let (start, end) = geometry.brush(window);
    html! {
        <>
            <div class="veil" ~style={place(&[("left", 0.0), ("width", start)])} />
            <div class="veil last" ~style={place(&[("left", end)])} />
            <div
                class="brush"
                part="brush"
                data-grip="middle"
                ~style={place(&[("left", start), ("width", end - start)])}
            />
            { handle(ui, Key::BrushStart, ("start", "brush-start"), start, year_of(window.start), whole) }
            { handle(ui, Key::BrushEnd, ("end", "brush-end"), end, year_of(window.end.next_down()), whole) }
        </>
    }
}

fn handle(
    ui: Ui,
    key: Key,
    (grip, keys): (&'static str, &'static str),
    x: f64,
    shown: i64,
    whole: Window,
) -> Html {
    html! {
        <div
            class="brush-handle"
            part="brush-handle"
            role="slider"
            tabindex="0"
            data-grip={grip}
            data-keys={keys}
            aria-label={ui.text(key)}
            aria-valuemin={year(whole.start)}
            aria-valuemax={year(whole.end)}
            aria-valuenow={owned(&shown.to_string())}
            ~style={place(&[("left", x)])}
        />
    }
}

/// The calendar year of a time, as an attribute's value.
fn year(time: f64) -> AttrValue {
    owned(&year_of(time).to_string())
}
