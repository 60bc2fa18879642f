//! What is shown of one rail, before heights are known: labels, pills, bands.

use super::columns::{self, Candidate, Placed, Rules};
use super::scene::{Band, Cluster, Emphasis};
use super::text::LabelText;
use super::{SceneInput, bands, clusters};
use crate::axis::{FARTHEST_YEAR, Shape};
use crate::chronicle::Rail;

/// Labels keep so far from both ends of the stage.
const MARGIN: f64 = 16.0;
/// A label's title gets no wider than this; most need far less.
const WIDEST: f64 = 310.0;
/// Over so many events on one rail only the heaviest of each stretch want a label.
const CROWD: usize = 300;
const CROWD_STRETCH: f64 = 160.0;
const CROWD_LABELS: usize = 8;
/// What the heaviest and the second event of an era on a rail gain, and those a selection links.
const FIRST_OF_ERA: f64 = 14.0;
const SECOND_OF_ERA: f64 = 4.0;
const SELECTED: f64 = 1000.0;
const LINKED: f64 = 200.0;

/// An event in the window.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub event: usize,
    pub rail: Rail,
    pub era: Option<u16>,
    pub x: f64,
    pub emphasis: Emphasis,
    /// Decided with its rail's labels.
    pub shown: Shown,
}

/// One rail's events with their labels, before heights are known.
pub(super) struct RailPlan {
    /// Of this rail, in the order of their marks.
    pub items: Vec<Item>,
    /// Position in `items`, words, place.
    pub labels: Vec<(usize, LabelText, Placed)>,
    pub clusters: Vec<Cluster>,
    pub bands: Vec<Band>,
    pub lanes: usize,
}

/// How an event is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Labelled,
    Lone,
    Clustered,
}

/// The matching events of the window, in the order of their marks. Costs what is in the window.
pub(super) fn visible(input: &SceneInput<'_>) -> Vec<Item> {
    let events = &input.chronicle.events;
    let window = input.scale.window();
    let (start, end) = input.scale.domain();
    let year = |event: &usize| {
        let year = events.get(*event).map_or(0, |event| event.sort_year);
        #[expect(
            clippy::cast_precision_loss,
            reason = "compared with a margin of a year"
        )]
        let year = year.clamp(-FARTHEST_YEAR, FARTHEST_YEAR) as f64;
        year
    };
    let before = |time: f64| input.matching.partition_point(|event| year(event) < time);
    let (from, to) = (before(window.start - 2.0), before(window.end + 1.0));
    let units = input.scale.warp().event_units();
    let neighbours = input
        .selected
        .map(|event| input.groundwork.neighbours(event));
    let one_rail = input.chronicle.rails.len() < 2;
    let mut items: Vec<Item> = Vec::new();
    for &position in input.matching.get(from..to).unwrap_or_default() {
        let (Some(event), Some(&unit)) = (events.get(position), units.get(position)) else {
            continue;
        };
        if unit < start || unit > end {
            continue;
        }
        let link = neighbours.and_then(|links| links.iter().find(|link| link.event == position));
        let emphasis = match (input.selected, link) {
            (None, _) => Emphasis::Plain,
            (Some(selected), _) if selected == position => Emphasis::Selected,
            (Some(_), Some(link)) => Emphasis::Linked(link.relation),
            (Some(_), None) => Emphasis::Dimmed,
        };
        let rail = if one_rail { 0 } else { event.rail.min(1) };
        let x = input.scale.x_from_unit(unit);
        items.push(Item {
            event: position,
            rail,
            era: event.era,
            x,
            emphasis,
            shown: Shown::Clustered,
        });
    }
    crate::order::sort_by(&mut items, &|a, b| {
        a.x.total_cmp(&b.x).then(a.event.cmp(&b.event))
    });
    items
}

/// How much each label matters, in the order of `items`.
fn weights(input: &SceneInput<'_>, rail: Rail, items: &[Item]) -> Vec<f64> {
    let mut weights = Vec::with_capacity(items.len());
    for item in items {
        weights.push(input.groundwork.weight(item.event));
    }
    let mut best: Vec<(Option<u16>, usize, Option<usize>)> = Vec::new();
    let heavier = |a: usize, b: usize| weights.get(a) > weights.get(b);
    for (at, item) in items.iter().enumerate() {
        match best.iter_mut().find(|seen| seen.0 == item.era) {
            None => best.push((item.era, at, None)),
            Some(seen) if heavier(at, seen.1) => (seen.1, seen.2) = (at, Some(seen.1)),
            Some(seen) if seen.2.is_none_or(|second| heavier(at, second)) => seen.2 = Some(at),
            Some(_) => {}
        }
    }
    for (_, first, second) in best {
        if let Some(weight) = weights.get_mut(first) {
            *weight += FIRST_OF_ERA;
        }
        if let Some(weight) = second
            .filter(|_| rail == 0)
            .and_then(|at| weights.get_mut(at))
        {
            *weight += SECOND_OF_ERA;
        }
    }
    for (weight, item) in weights.iter_mut().zip(items) {
        *weight += match item.emphasis {
            Emphasis::Selected => SELECTED,
            Emphasis::Linked(_) => LINKED,
            Emphasis::Plain | Emphasis::Dimmed => 0.0,
        };
    }
    weights
}

/// Which events want a label: all, or in a crowd the heaviest few of each stretch of the stage.
fn contenders(items: &[Item], weights: &[f64]) -> Vec<usize> {
    if items.len() <= CROWD {
        return (0..items.len()).collect();
    }
    let mut chosen = Vec::new();
    let mut from = 0;
    while let Some(first) = items.get(from) {
        let stretch = (first.x / CROWD_STRETCH).floor();
        let mut to = from + 1;
        while let Some(item) = items.get(to)
            && (item.x / CROWD_STRETCH).floor() <= stretch
        {
            to += 1;
        }
        let weight = |at: usize| weights.get(at).copied().unwrap_or(0.0);
        // The heaviest of the stretch so far, heaviest first.
        let mut group: Vec<usize> = Vec::with_capacity(CROWD_LABELS + 1);
        for at in from..to {
            let mut place = group.len();
            while place > 0 && weight(group[place - 1]) < weight(at) {
                place -= 1;
            }
            if place < CROWD_LABELS {
                group.insert(place, at);
                group.truncate(CROWD_LABELS);
            }
        }
        for at in from..to {
            if group.contains(&at) {
                chosen.push(at);
            }
        }
        from = to;
    }
    chosen
}

/// Decides a rail's labels, pills, bands and lanes.
pub(super) fn plan(input: &SceneInput<'_>, rail: Rail, all: &[Item]) -> RailPlan {
    let mut items = Vec::new();
    for item in all {
        if item.rail == rail {
            items.push(*item);
        }
    }
    let (form, scale) = (input.form, input.scale);
    let weights = weights(input, rail, &items);
    let contenders = contenders(&items, &weights);
    let right = form.width - MARGIN;
    let widest = WIDEST.min(right - MARGIN);
    let mut texts = Vec::with_capacity(contenders.len());
    let mut candidates = Vec::with_capacity(contenders.len());
    for &at in &contenders {
        let Some(item) = items.get(at) else { continue };
        let chronicle = input.chronicle;
        let found = chronicle.events.get(item.event);
        let (Some(event), Some(entry)) = (found, chronicle.entry(item.event)) else {
            continue;
        };
        let selected = item.emphasis == Emphasis::Selected;
        let relation = item.emphasis.relation();
        let text = LabelText::new(
            event,
            &entry,
            selected,
            relation,
            widest,
            input.measure,
            input.language,
        );
        let weight = weights.get(at).copied().unwrap_or(0.0);
        candidates.push(Candidate {
            x: item.x,
            width: text.width,
            weight,
            selected,
        });
        texts.push((at, text));
    }
    let lean = match (scale.warp().shape(), scale.shows_everything()) {
        (Shape::Story, true) => 80.0,
        (Shape::Story, false) => 130.0,
        (Shape::True, _) => 150.0,
    };
    let rows = if rail == 0 {
        form.rows_upper
    } else {
        form.rows_lower
    };
    let rules = Rules {
        rows,
        lean,
        left: MARGIN,
        right,
        upper: rail == 0,
    };
    let placed = columns::place(&candidates, rules);
    let mut labels = Vec::with_capacity(placed.len());
    for (candidate, (at, text)) in texts.into_iter().enumerate() {
        if let Some(place) = placed.get(labels.len())
            && place.candidate == candidate
        {
            labels.push((at, text, *place));
            if let Some(item) = items.get_mut(at) {
                item.shown = Shown::Labelled;
            }
        }
    }
    let (mut marks, mut rest) = (Vec::new(), Vec::new());
    for (at, item) in items.iter().enumerate() {
        if item.shown == Shown::Labelled {
            marks.push(item.x);
        } else {
            rest.push(clusters::Unlabelled {
                at,
                event: item.event,
                era: item.era,
                x: item.x,
            });
        }
    }
    let groups = clusters::group(&rest, rail, marks, (2.0, form.width - 2.0));
    for at in groups.lone {
        if let Some(item) = items.get_mut(at) {
            item.shown = Shown::Lone;
        }
    }
    let mut bands: Vec<Band> = Vec::new();
    for item in &items {
        if item.shown != Shown::Clustered
            && let Some(event) = input.chronicle.events.get(item.event)
            && let Some(mut band) = bands::band(item.event, event, item.x, scale, form.width)
        {
            band.rail = rail;
            band.emphasis = item.emphasis;
            bands.push(band);
        }
    }
    let mark = |event: usize| {
        items
            .iter()
            .find(|item| item.event == event)
            .map_or(0.0, |item| item.x)
    };
    let lanes = bands::pack(&mut bands, &mark);
    RailPlan {
        items,
        labels,
        clusters: groups.clusters,
        bands,
        lanes,
    }
}
