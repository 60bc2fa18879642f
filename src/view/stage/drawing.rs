//! The stage's drawing: everything that is not text or a target.

use super::super::signs::mark;
use super::super::ui::{classes, digits, era_class, join, line, maybe, number, owned, when};
use crate::layout::{Arrow, Band, Bow, Emphasis, Mark, Relation, Scene, Segment};
use yew::{Html, html};

/// The SVG under the labels. `selecting`: all but the selection and its links steps back.
/// `empty`: nothing matches; the rails stay, faded to the middle.
pub fn drawing(scene: &Scene, selecting: bool, empty: bool) -> Html {
    let mut light = Vec::new();
    for (index, segment) in scene.segments.iter().enumerate() {
        light.push(glow(scene, index, segment));
    }
    for segment in &scene.segments {
        light.push(rails(scene, segment));
    }
    if let [upper, lower] = scene.rails[..] {
        let d = line(90.0, scene.width - 24.0, f64::midpoint(upper, lower));
        light.push(html! { <path class="horizon" fill="none" {d} /> });
    }
    let mut drawn: Vec<Html> = Vec::new();
    drawn.extend(scene.segments.iter().map(|segment| border(scene, segment)));
    drawn.extend(scene.breaks.iter().map(|gap| strokes(scene, gap.x)));
    drawn.extend(scene.bows.iter().map(bow));
    drawn.extend(scene.bands.iter().map(band));
    for label in &scene.labels {
        let class = classes(&["pole", &era_class(label.era), emphasis(label.emphasis)]);
        drawn.push(html! { <path {class} d={owned(&label.pole)} /> });
    }
    for stretch in &scene.alternatives {
        let y = scene.rails.first().copied().unwrap_or_default();
        drawn.push(html! { <path class="bar" d={line(stretch.x0, stretch.x1, y)} /> });
    }
    for arrow in &scene.arrows {
        let d = join(&[arrow.drop.as_str(), &arrow.line]);
        drawn.push(html! { <path class="halo" {d} /> });
    }
    drawn.extend(scene.arrows.iter().map(arrow));
    drawn.extend(scene.marks.iter().map(sign));
    html! {
        <svg class="drawing" part="drawing" aria-hidden="true">
            <defs>{ fade(scene, empty) }</defs>
            <g mask="url(#fade)">{ light }</g>
            <g class={when(selecting, "selecting")}>{ drawn }</g>
        </svg>
    }
}

fn sign(sign: &Mark) -> Html {
    let chosen = (sign.emphasis == Emphasis::Selected).then(|| {
        html! { <circle class="chosen" cx={number(sign.x)} cy={number(sign.y)} r="8.5" /> }
    });
    html! {
        <g class={classes(&["mark", &era_class(sign.era)])}>
            { maybe(chosen) }{ mark(sign.form, sign.x, sign.y) }
        </g>
    }
}

fn emphasis(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::Selected => "selected",
        Emphasis::Linked(_) => "linked",
        Emphasis::Plain | Emphasis::Dimmed => "",
    }
}

/// Rails and glows come out of nothing at the stage's ends, and, where nothing matches, go into
/// nothing towards the message in the middle.
fn fade(scene: &Scene, empty: bool) -> Html {
    let width = scene.width.max(1.0);
    let (start, end) = scene
        .fade
        .map_or((0.0, 1.0), |fade| (fade.x0 / width, fade.x1 / width));
    let (left, right) = if empty { (0.22, 0.78) } else { (0.5, 0.5) };
    let mut stops = Vec::new();
    for (at, shown) in [(0.0, false), (start, true), (left, true)] {
        stops.push(stop(at, shown));
    }
    if empty {
        stops.push(stop(0.34, false));
        stops.push(stop(0.66, false));
    }
    for (at, shown) in [(right, true), (end, true), (1.0, false)] {
        stops.push(stop(at, shown));
    }
    let (width, height) = (number(scene.width), number(scene.height));
    html! {
        <>
            <linearGradient id="fade-ends">{ stops }</linearGradient>
            <mask id="fade" maskUnits="userSpaceOnUse" x="0" y="0" width={width.clone()} height={height.clone()}>
                <rect {width} {height} fill="url(#fade-ends)" />
            </mask>
        </>
    }
}

/// A stop of a gradient, in thousandths of its length.
fn stop(at: f64, shown: bool) -> Html {
    let opacity = if shown { "1" } else { "0" };
    let offset = join(&[&number(at * 100.0), "%"]);
    html! { <stop {offset} stop-opacity={opacity} /> }
}

/// An era's light: strongest at the rail, half as strong in the reflection.
fn glow(scene: &Scene, index: usize, segment: &Segment) -> Html {
    let (Some(upper), Some(lower)) = (scene.rails.first(), scene.rails.last()) else {
        return Html::default();
    };
    let foot = (lower + 120.0).min(scene.height);
    html! {
        <g class={era_class(segment.era)}>
            { half_glow(index, segment, ("none", "strong"), scene.ruler_height, *upper) }
            { half_glow(index, segment, ("weak", "none"), *lower, foot) }
        </g>
    }
}

fn half_glow(
    index: usize,
    segment: &Segment,
    (first, last): (&'static str, &'static str),
    y0: f64,
    y1: f64,
) -> Html {
    let id = join(&["glow-", first, "-", &digits(index)]);
    let fill = join(&["url(#", &id, ")"]);
    html! {
        <>
            <linearGradient {id} x2="0" y2="1">
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
}

fn rails(scene: &Scene, segment: &Segment) -> Html {
    let mut lines = Vec::new();
    for (rail, y) in scene.rails.iter().enumerate() {
        let (class, part) = match rail {
            0 => ("rail", "rail-mirror"),
            _ => ("rail prime", "rail-prime"),
        };
        lines.push(html! { <path {class} {part} d={line(segment.x0, segment.x1, *y)} /> });
    }
    html! { <g class={era_class(segment.era)}>{ lines }</g> }
}

/// An era's start: a tick across the rails and one on the ruler.
fn border(scene: &Scene, segment: &Segment) -> Html {
    if !segment.starts {
        return Html::default();
    }
    let mut d = String::new();
    let mut tick = |y: f64, length: &str| {
        d.push_str(&join(&["M", &number(segment.x0), " ", &number(y), length]));
    };
    tick(scene.ruler_height - 6.0, "v6");
    for y in &scene.rails {
        tick(y - 5.0, "v10");
    }
    html! { <path class={classes(&["border", &era_class(segment.era)])} {d} /> }
}

/// A shortened gap: two slanted strokes across every rail.
fn strokes(scene: &Scene, x: f64) -> Html {
    let (mut gaps, mut slashes) = (String::new(), String::new());
    for y in &scene.rails {
        gaps.push_str(&line(x - 4.0, x + 4.0, *y));
        for left in [x - 5.0, x + 1.0] {
            slashes.push_str(&join(&["M", &number(left), " ", &number(y + 5.0), "l4-10"]));
        }
    }
    html! { <><path class="slash-gap" d={gaps} /><path class="slash" d={slashes} /></> }
}

fn bow(bow: &Bow) -> Html {
    let ring = bow.ring.map(|(x, y)| {
        html! { <circle class="foot" cx={number(x)} cy={number(y)} r="2.8" /> }
    });
    html! {
        <g class={classes(&["crossing", &era_class(bow.era), emphasis(bow.emphasis)])} part="crossing">
            <path class={classes(&["bow", when(bow.dotted, "dotted")])} d={owned(&bow.line)} />
            <path class="bow" d={owned(&bow.heads)} />
            { maybe(ring) }
        </g>
    }
}

/// A bar is solid, a band is soft; each end is cut square, firm with a tick, or fades.
fn band(band: &Band) -> Html {
    let id = join(&["length-", &digits(band.event)]);
    let fill = join(&["url(#", &id, ")"]);
    let length = (band.x1 - band.x0).max(0.1);
    let (rising, falling) = (band.fade_start / length, 1.0 - band.fade_end / length);
    let mut ticks = String::new();
    for (there, x) in [(band.tick_start, band.x0), (band.tick_end, band.x1)] {
        if there {
            ticks.push_str(&join(&["M", &number(x), " ", &number(band.y - 5.0), "v10"]));
        }
    }
    if band.chevron {
        ticks.push_str(&join(&[
            "M",
            &number(band.x1),
            " ",
            &number(band.y - 4.0),
            "l4 4l-4 4",
        ]));
    }
    let (class, height, half) = match band.solid {
        true => ("length", "4", 2.0),
        false => ("length soft", "6", 3.0),
    };
    html! {
        <g class={era_class(band.era)}>
            <linearGradient {id} gradientUnits="userSpaceOnUse"
                x1={number(band.x0)} x2={number(band.x1)} y1="0" y2="0">
                { stop(0.0, band.fade_start <= 0.0) }{ stop(rising, true) }
                { stop(falling, true) }{ stop(1.0, band.fade_end <= 0.0) }
            </linearGradient>
            <rect
                class={classes(&[class, emphasis(band.emphasis)])}
                x={number(band.x0)}
                y={number(band.y - half)}
                width={number(length)}
                {height}
                rx={if band.solid { "2" } else { "0" }}
                {fill}
            />
            <path class="bound" d={ticks} />
        </g>
    }
}

/// Causes dotted, results solid; what no source says is drawn lighter.
fn arrow(arrow: &Arrow) -> Html {
    let cause = when(arrow.relation == Relation::Cause, "cause");
    let inferred = when(arrow.inferred, "inferred");
    let d = join(&[arrow.drop.as_str(), &arrow.line]);
    html! {
        <g part="arrow">
            <path class={classes(&["arrow", cause, inferred])} {d} />
            <path class={classes(&["arrow-head", inferred])} d={owned(&arrow.head)} />
        </g>
    }
}
