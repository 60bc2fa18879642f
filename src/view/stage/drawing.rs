//! The stage's drawing: everything that is not text or a target.

use super::super::app::era_class;
use super::super::sign::mark;
use crate::layout::{Band, Bow, Emphasis, Relation, Scene, Segment};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DrawingProps {
    pub scene: std::rc::Rc<Scene>,
    /// Whether an event is selected: all but it and its links step back.
    pub selecting: bool,
    /// Whether nothing matches: rails stay, faded to the middle.
    pub empty: bool,
}

/// The SVG under the labels. Decoration to a screen reader: the list over it has the words.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let scene = &props.scene;
    let (width, height) = (number(scene.width), number(scene.height));
    let group = classes!(props.selecting.then_some("selecting"));
    html! {
        <svg class="drawing" part="drawing" {width} {height} aria-hidden="true">
            <defs>{ fade(scene, props.empty) }</defs>
            <g mask="url(#fade)">
                { for scene.segments.iter().enumerate().map(|(i, segment)| glow(scene, i, segment)) }
                { for scene.segments.iter().map(|segment| rails(scene, segment)) }
                { horizon(scene) }
            </g>
            <g class={group}>
                { for scene.segments.iter().map(|segment| border(scene, segment)) }
                { for scene.breaks.iter().map(|gap| strokes(scene, gap.x)) }
                { for scene.bows.iter().map(bow) }
                { for scene.bands.iter().map(band) }
                { for scene.labels.iter().map(|label| html! {
                    <path
                        class={classes!("pole", era_class(label.era), emphasis(label.emphasis))}
                        d={label.pole.clone()}
                    />
                }) }
                { for scene.alternatives.iter().map(|stretch| html! {
                    <path class="bar" d={line(stretch.x0, stretch.x1, scene.rails[0])} />
                }) }
                { arrows(scene) }
                { for scene.marks.iter().map(|sign| html! {
                    <g class={classes!("mark", era_class(sign.era), emphasis(sign.emphasis))}>
                        if sign.emphasis == Emphasis::Selected {
                            <circle class="chosen" cx={number(sign.x)} cy={number(sign.y)} r="8.5" />
                        }
                        { mark(sign.form, sign.x, sign.y) }
                    </g>
                }) }
            </g>
        </svg>
    }
}

/// A length or position with at most one decimal.
pub fn number(value: f64) -> String {
    ((value * 10.0).round() / 10.0).to_string()
}

fn line(x0: f64, x1: f64, y: f64) -> String {
    ["M", &number(x0), " ", &number(y), "H", &number(x1)].concat()
}

fn emphasis(emphasis: Emphasis) -> Option<&'static str> {
    match emphasis {
        Emphasis::Selected => Some("selected"),
        Emphasis::Linked(_) => Some("linked"),
        Emphasis::Plain | Emphasis::Dimmed => None,
    }
}

/// Rails and glows come out of nothing at the stage's ends, and, where nothing matches, go into
/// nothing towards the message in the middle.
fn fade(scene: &Scene, empty: bool) -> Html {
    let (start, end) = scene.fade.map_or((0.0, 1.0), |fade| {
        (fade.x0 / scene.width, fade.x1 / scene.width)
    });
    let stop = |offset: f64, opacity: &'static str| {
        html! { <stop offset={offset.to_string()} stop-color="#fff" stop-opacity={opacity} /> }
    };
    html! {
        <>
            <linearGradient id="fade-ends">
                { stop(0.0, "0") }
                { stop(start, "1") }
                if empty { { stop(0.22, "1") }{ stop(0.34, "0") }{ stop(0.66, "0") }{ stop(0.78, "1") } }
                { stop(end, "1") }
                { stop(1.0, "0") }
            </linearGradient>
            <mask id="fade" maskUnits="userSpaceOnUse" x="0" y="0" width={number(scene.width)} height={number(scene.height)}>
                <rect width={number(scene.width)} height={number(scene.height)} fill="url(#fade-ends)" />
            </mask>
        </>
    }
}

/// An era's light: strongest at the rail, half as strong in the reflection.
fn glow(scene: &Scene, index: usize, segment: &Segment) -> Html {
    let (Some(upper), Some(lower)) = (scene.rails.first(), scene.rails.last()) else {
        return Html::default();
    };
    let half = |name: &str, y0: f64, y1: f64, strong_first: bool| {
        let id = [name, &index.to_string()].concat();
        let fill = ["url(#", &id, ")"].concat();
        let (first, last) = if strong_first {
            ("weak", "none")
        } else {
            ("none", "strong")
        };
        html! {
            <>
                <linearGradient {id} x1="0" x2="0" y1="0" y2="1">
                    <stop class={first} offset="0" /><stop class={last} offset="1" />
                </linearGradient>
                <rect
                    x={number(segment.x0)}
                    y={number(y0)}
                    width={number((segment.x1 - segment.x0).max(0.0))}
                    height={number((y1 - y0).max(0.0))}
                    {fill}
                />
            </>
        }
    };
    html! {
        <g class={classes!("glow", era_class(segment.era))}>
            { half("glow-up-", scene.ruler_height, *upper, false) }
            { half("glow-down-", *lower, (*lower + 120.0).min(scene.height), true) }
        </g>
    }
}

fn rails(scene: &Scene, segment: &Segment) -> Html {
    let lines = scene.rails.iter().enumerate().map(|(rail, y)| {
        html! {
            <path
                class={classes!("rail", (rail > 0).then_some("prime"))}
                part={if rail > 0 { "rail-prime" } else { "rail-mirror" }}
                d={line(segment.x0, segment.x1, *y)}
            />
        }
    });
    html! { <g class={era_class(segment.era)}>{ for lines }</g> }
}

fn horizon(scene: &Scene) -> Html {
    match scene.rails.as_slice() {
        [upper, lower] => html! {
            <path class="horizon" fill="none" d={line(90.0, scene.width - 24.0, f64::midpoint(*upper, *lower))} />
        },
        _ => Html::default(),
    }
}

/// An era's start: a tick across the rails and one on the ruler.
fn border(scene: &Scene, segment: &Segment) -> Html {
    if !segment.starts {
        return Html::default();
    }
    let x = number(segment.x0);
    let tick = |y0: f64, y1: f64| {
        html! { <path class="border" d={["M", &x, " ", &number(y0), "V", &number(y1)].concat()} /> }
    };
    html! {
        <g class={era_class(segment.era)}>
            { tick(scene.ruler_height - 6.0, scene.ruler_height) }
            { for scene.rails.iter().map(|y| tick(y - 5.0, y + 5.0)) }
        </g>
    }
}

/// A shortened gap: two slanted strokes across every rail.
fn strokes(scene: &Scene, x: f64) -> Html {
    let slash = |x: f64, y: f64| ["M", &number(x - 2.0), " ", &number(y + 5.0), "l4-10"].concat();
    html! {
        <g class="era-none">
            { for scene.rails.iter().map(|y| html! {
                <>
                    <path class="slash-gap" d={line(x - 4.0, x + 4.0, *y)} />
                    <path class="slash" d={[slash(x - 3.0, *y), slash(x + 3.0, *y)].concat()} />
                </>
            }) }
        </g>
    }
}

fn bow(bow: &Bow) -> Html {
    let dotted = bow.dotted.then_some("dotted");
    html! {
        <g class={classes!("crossing", era_class(bow.era), emphasis(bow.emphasis))} part="crossing">
            if !bow.line.is_empty() { <path class={classes!("bow", dotted)} d={bow.line.clone()} /> }
            if !bow.heads.is_empty() { <path class="bow" d={bow.heads.clone()} /> }
            if let Some((x, y)) = bow.ring {
                <circle class="foot" cx={number(x)} cy={number(y)} r="2.8" />
            }
        </g>
    }
}

/// A bar is solid, a band is soft; each end is cut square, firm with a tick, or fades.
fn band(band: &Band) -> Html {
    let id = ["length-", &band.event.to_string()].concat();
    let stroke = ["url(#", &id, ")"].concat();
    let length = (band.x1 - band.x0).max(0.1);
    let (rising, falling) = (band.fade_start / length, 1.0 - band.fade_end / length);
    let opacity = |faded: bool| if faded { "0" } else { "1" };
    let tick = |x: f64| {
        let d = ["M", &number(x), " ", &number(band.y - 5.0), "v10"].concat();
        html! { <path class="bound" {d} /> }
    };
    let soft = (!band.solid).then_some("soft");
    let top = number(band.y - if band.solid { 2.0 } else { 3.0 });
    html! {
        <g class={era_class(band.era)}>
            <linearGradient {id} class="length-fade" gradientUnits="userSpaceOnUse"
                x1={number(band.x0)} x2={number(band.x1)} y1="0" y2="0">
                <stop offset="0" stop-opacity={opacity(band.fade_start > 0.0)} />
                <stop offset={rising.to_string()} />
                <stop offset={falling.to_string()} />
                <stop offset="1" stop-opacity={opacity(band.fade_end > 0.0)} />
            </linearGradient>
            <rect
                class={classes!("length", soft, emphasis(band.emphasis))}
                x={number(band.x0)}
                y={top}
                width={number(length)}
                height={if band.solid { "4" } else { "6" }}
                rx={if band.solid { "2" } else { "0" }}
                fill={stroke}
            />
            if band.tick_start { { tick(band.x0) } }
            if band.tick_end { { tick(band.x1) } }
            if band.chevron {
                <path class="chevron" d={["M", &number(band.x1), " ", &number(band.y - 4.0), "l4 4l-4 4"].concat()} />
            }
        </g>
    }
}

/// Causes dotted, results solid, each with a halo so that they read over bows.
fn arrows(scene: &Scene) -> Html {
    let halos = scene.arrows.iter().map(|arrow| {
        html! { <path class="halo" d={[arrow.drop.as_str(), &arrow.line].concat()} /> }
    });
    let lines = scene.arrows.iter().map(|arrow| {
        let cause = (arrow.relation == Relation::Cause).then_some("cause");
        let inferred = arrow.inferred.then_some("inferred");
        html! {
            <g part="arrow">
                <path
                    class={classes!("arrow", cause, inferred)}
                    d={[arrow.drop.as_str(), &arrow.line].concat()}
                />
                <path class={classes!("arrow-head", inferred)} d={arrow.head.clone()} />
            </g>
        }
    });
    html! { <>{ for halos }{ for lines }</> }
}
