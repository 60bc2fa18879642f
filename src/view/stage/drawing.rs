//! The stage's drawing: everything that is not text or a target.

use super::super::signs::path;
use super::super::strokes::Strokes;
use super::super::tag::{Tag, tag};
use super::super::ui::{era_class, line, number, when};
use crate::date::Form;
use crate::layout::{Arrow, Band, Bow, Emphasis, Mark, Relation, Scene, Segment, digits};
use crate::strings::joined;

/// The SVG under the labels. `selecting`: all but the selection and its links steps back.
/// `empty`: nothing matches; the rails stay, faded to the middle.
pub fn drawing(scene: &Scene, selecting: bool, empty: bool) -> Tag {
    let mut light = tag("g").is("mask", "url(#fade)");
    for (index, segment) in scene.segments.iter().enumerate() {
        light = light.put(glow(scene, index, segment));
    }
    for segment in &scene.segments {
        light = light.put(rails(scene, segment));
    }
    if let [upper, lower] = scene.rails[..] {
        let middle = f64::midpoint(upper, lower);
        light = light.put(path("horizon", &line(90.0, scene.width - 24.0, middle)));
    }
    let mut drawn = tag("g").is("class", when(selecting, "selecting"));
    for segment in &scene.segments {
        drawn = drawn.put(border(scene, segment));
    }
    for gap in &scene.breaks {
        drawn = strokes(drawn, scene, gap.x);
    }
    let mut crossings = Strokes::default();
    for crossing in &scene.bows {
        bow(&mut crossings, crossing);
    }
    drawn = drawn.put(crossings.drawn().part("crossing"));
    let mut bands = tag("g");
    for length in &scene.bands {
        bands = bands.put(band(length));
    }
    let mut poles = Strokes::default();
    for label in &scene.labels {
        let class = ["pole ", emphasis(label.emphasis)].concat();
        poles.of(&class, label.era).push_str(&label.pole);
    }
    drawn = drawn.put(bands).put(poles.drawn());
    for stretch in &scene.alternatives {
        let y = scene.rails.first().copied().unwrap_or_default();
        drawn = drawn.put(path("bar", &line(stretch.x0, stretch.x1, y)));
    }
    for arrow in &scene.arrows {
        drawn = drawn.put(path("halo", &joined(&[&arrow.drop, &arrow.line])));
    }
    for link in &scene.arrows {
        drawn = drawn.put(arrow(link));
    }
    let mut marks = Strokes::default();
    for date in &scene.marks {
        sign(&mut marks, date);
    }
    drawn = drawn.put(marks.drawn());
    tag("svg")
        .is("class", "drawing")
        .part("drawing")
        .is("aria-hidden", "true")
        .put(fade(scene, empty))
        .put(light)
        .put(drawn)
}

/// A date's mark, as [`mark`](super::super::signs::mark) draws it by itself.
fn sign(marks: &mut Strokes, sign: &Mark) {
    let (era, at) = (sign.era, (sign.x, sign.y));
    if sign.emphasis == Emphasis::Selected {
        marks.circle("chosen", era, at, 8.5);
    }
    match sign.form {
        Form::Exact | Form::Several => marks.circle("dot", era, at, 4.5),
        Form::Span => marks.circle("dot", era, at, 3.5),
        Form::About => {
            marks.circle("feather far", era, at, 10.0);
            marks.circle("feather", era, at, 7.5);
            marks.circle("dot", era, at, 4.0);
        }
        Form::Uncertain => marks.circle("ring dashed", era, at, 4.5),
        Form::Either => {
            marks.circle("ring", era, at, 4.5);
            let (x, top) = (number(sign.x), number(sign.y - 4.5));
            let half = joined(&["M", &x, " ", &top, "a4.5 4.5 0 0 0 0 9z"]);
            marks.of("half", era).push_str(&half);
        }
        Form::Within | Form::By | Form::From | Form::Unspecified => {
            marks.circle("ring", era, at, 4.5);
        }
    }
}

fn emphasis(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::Selected => "selected",
        Emphasis::Linked(_) => "linked",
        Emphasis::Plain | Emphasis::Dimmed => "",
    }
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Tag {
    let rect = tag("rect").number("x", x).number("y", y);
    rect.number("width", width.max(0.0))
        .number("height", height.max(0.0))
}

/// A stop of a gradient at a share of its length.
fn stop(class: &'static str, at: f64, shown: bool) -> Tag {
    tag("stop")
        .is("class", class)
        .set("offset", &joined(&[&number(at * 100.0), "%"]))
        .is("stop-opacity", if shown { "1" } else { "0" })
}

/// Rails and glows come out of nothing at the stage's ends, and, where nothing matches, go into
/// nothing towards the message in the middle.
fn fade(scene: &Scene, empty: bool) -> Tag {
    let width = scene.width.max(1.0);
    let (start, end) = scene
        .fade
        .map_or((0.0, 1.0), |fade| (fade.x0 / width, fade.x1 / width));
    let mut gradient = tag("linearGradient").is("id", "fade-ends");
    for (at, shown) in [(0.0, false), (start, true)] {
        gradient = gradient.put(stop("", at, shown));
    }
    if empty {
        for (at, shown) in [(0.22, true), (0.34, false), (0.66, false), (0.78, true)] {
            gradient = gradient.put(stop("", at, shown));
        }
    }
    for (at, shown) in [(end, true), (1.0, false)] {
        gradient = gradient.put(stop("", at, shown));
    }
    let all = rect(0.0, 0.0, scene.width, scene.height);
    let mask = tag("mask")
        .is("id", "fade")
        .is("maskUnits", "userSpaceOnUse")
        .is("x", "0")
        .is("y", "0")
        .number("width", scene.width)
        .number("height", scene.height)
        .put(all.is("fill", "url(#fade-ends)"));
    tag("defs").put(gradient).put(mask)
}

/// An era's light: strongest at the rail, half as strong in the reflection.
fn glow(scene: &Scene, index: usize, segment: &Segment) -> Tag {
    let group = tag("g").set("class", &era_class(segment.era));
    let (Some(upper), Some(lower)) = (scene.rails.first(), scene.rails.last()) else {
        return group;
    };
    let foot = (lower + 120.0).min(scene.height);
    let group = half_glow(
        group,
        index,
        segment,
        ("none", "strong"),
        (scene.ruler_height, *upper),
    );
    half_glow(group, index, segment, ("weak", "none"), (*lower, foot))
}

fn half_glow(
    group: Tag,
    index: usize,
    segment: &Segment,
    (first, last): (&'static str, &'static str),
    (y0, y1): (f64, f64),
) -> Tag {
    let id = joined(&["glow-", first, "-", &digits(index)]);
    let gradient = tag("linearGradient")
        .set("id", &id)
        .is("x2", "0")
        .is("y2", "1")
        .put(tag("stop").is("class", first))
        .put(tag("stop").is("class", last).is("offset", "1"));
    let light = rect(segment.x0, y0, segment.x1 - segment.x0, y1 - y0);
    let light = light.set("fill", &joined(&["url(#", &id, ")"]));
    group.put(gradient).put(light)
}

fn rails(scene: &Scene, segment: &Segment) -> Tag {
    let mut group = tag("g").set("class", &era_class(segment.era));
    for (rail, y) in scene.rails.iter().enumerate() {
        let (class, part) = match rail {
            0 => ("rail", "rail-mirror"),
            _ => ("rail prime", "rail-prime"),
        };
        group = group.put(path(class, &line(segment.x0, segment.x1, *y)).part(part));
    }
    group
}

/// An era's start: a tick across the rails and one on the ruler.
fn border(scene: &Scene, segment: &Segment) -> Tag {
    let mut d = String::new();
    if segment.starts {
        let x = number(segment.x0);
        d = joined(&["M", &x, " ", &number(scene.ruler_height - 6.0), "v6"]);
        for y in &scene.rails {
            d.push_str(&joined(&["M", &x, " ", &number(y - 5.0), "v10"]));
        }
    }
    path(&joined(&["border ", &era_class(segment.era)]), &d)
}

/// A shortened gap: two slanted strokes across every rail.
fn strokes(group: Tag, scene: &Scene, x: f64) -> Tag {
    let (mut gaps, mut slashes) = (String::new(), String::new());
    for y in &scene.rails {
        gaps.push_str(&line(x - 4.0, x + 4.0, *y));
        for left in [x - 5.0, x + 1.0] {
            slashes.push_str(&joined(&[
                "M",
                &number(left),
                " ",
                &number(y + 5.0),
                "l4-10",
            ]));
        }
    }
    group
        .put(path("slash-gap", &gaps))
        .put(path("slash", &slashes))
}

/// Bows of one era and one kind are one path: there may be hundreds.
fn bow(crossings: &mut Strokes, bow: &Bow) {
    let emphasis = emphasis(bow.emphasis);
    let line = if bow.dotted { "bow dotted " } else { "bow " };
    let line = crossings.of(&[line, emphasis].concat(), bow.era);
    line.push_str(&bow.line);
    // Only what is dotted has no heads.
    line.push_str(&bow.heads);
    if let Some(ring) = bow.ring {
        crossings.circle(&["foot ", emphasis].concat(), bow.era, ring, 2.8);
    }
}

/// A bar is solid, a band is soft; each end is cut square, firm with a tick, or fades.
fn band(band: &Band) -> Tag {
    let id = joined(&["length-", &digits(band.event)]);
    let length = (band.x1 - band.x0).max(0.1);
    let (rising, falling) = (band.fade_start / length, 1.0 - band.fade_end / length);
    let mut ticks = String::new();
    for (there, x) in [(band.tick_start, band.x0), (band.tick_end, band.x1)] {
        if there {
            ticks.push_str(&joined(&[
                "M",
                &number(x),
                " ",
                &number(band.y - 5.0),
                "v10",
            ]));
        }
    }
    if band.chevron {
        let head = joined(&[&number(band.x1), " ", &number(band.y - 4.0)]);
        ticks.push_str(&joined(&["M", &head, "l4 4l-4 4"]));
    }
    let (class, half, round) = match band.solid {
        true => ("length", 2.0, "2"),
        false => ("length soft", 3.0, "0"),
    };
    // Most bars are as firm at their ends as in between.
    let firm = band.fade_start <= 0.0 && band.fade_end <= 0.0;
    let bar = rect(band.x0, band.y - half, length, 2.0 * half)
        .class(&[class, when(firm, "firm"), emphasis(band.emphasis)])
        .is("rx", round);
    let group = tag("g").set("class", &era_class(band.era));
    let group = if firm {
        group.put(bar)
    } else {
        let gradient = tag("linearGradient")
            .set("id", &id)
            .is("gradientUnits", "userSpaceOnUse")
            .number("x1", band.x0)
            .number("x2", band.x1)
            .put(stop("", 0.0, band.fade_start <= 0.0))
            .put(stop("", rising, true))
            .put(stop("", falling, true))
            .put(stop("", 1.0, band.fade_end <= 0.0));
        group
            .put(gradient)
            .put(bar.set("fill", &joined(&["url(#", &id, ")"])))
    };
    group.put(path("bound", &ticks))
}

/// Causes dotted, results solid; what no source says is drawn lighter.
fn arrow(arrow: &Arrow) -> Tag {
    let cause = when(arrow.relation == Relation::Cause, "cause");
    let pair = when(arrow.relation.pairs(), "pair");
    let inferred = when(arrow.inferred, "inferred");
    let shaft = tag("path").class(&["arrow", cause, pair, inferred]);
    let head = tag("path").class(&["arrow-head", inferred]);
    tag("g")
        .part("arrow")
        .put(shaft.set("d", &joined(&[&arrow.drop, &arrow.line])))
        .put(head.set("d", &arrow.head))
}
