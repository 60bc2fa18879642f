//! What is shown of one rail, before heights are known: labels, pills, bands.

use super::columns::{self, Candidate, Placed, Rules};
use super::row::Row;
use super::scene::{Band, Cluster, Emphasis};
use super::text::LabelText;
use super::{SceneInput, bands, clusters};
use crate::axis::Shape;
use crate::chronicle::Rail;
use crate::query::Bitmap;
use std::rc::Rc;

/// Labels keep so far from both ends of the stage.
const MARGIN: f64 = 16.0;
/// A label's title gets no wider than this; most need far less.
const WIDEST: f64 = 310.0;
/// Over so many events in the window only the heaviest of each stretch want a label. (The direction
/// says 300; placing as many as that takes half a frame.)
pub(super) const CROWD: usize = 160;
const CROWD_STRETCH: f64 = 160.0;
/// One more than there are rows for: some are too wide to stand over each other.
const SPARE: usize = 1;
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
    /// Has no label: a target of its own.
    pub lone: bool,
}

/// One rail's events with their labels, before heights are known.
pub(super) struct RailPlan {
    /// Whether nothing matches in the window.
    pub empty: bool,
    /// Those that are drawn one by one, in the order of their marks.
    pub items: Vec<Item>,
    /// Position in `items`, words, place.
    pub labels: Vec<(usize, Rc<LabelText>, Placed)>,
    pub clusters: Vec<Cluster>,
    pub bands: Vec<Band>,
    pub lanes: usize,
}

/// An event as it stands on the stage, if it is one of the chronicle's.
pub(super) fn item(input: &SceneInput<'_>, position: usize) -> Option<Item> {
    let event = input.chronicle.events.get(position)?;
    let unit = input.scale.warp().event_units().get(position)?;
    let emphasis = match input.selected {
        None => Emphasis::Plain,
        Some(selected) if selected == position => Emphasis::Selected,
        Some(selected) => {
            let mut links = input.groundwork.neighbours(selected).iter();
            let link = links.find(|link| link.event == position);
            link.map_or(Emphasis::Dimmed, |link| Emphasis::Linked(link.relation))
        }
    };
    Some(Item {
        event: position,
        rail: if input.chronicle.rails.len() < 2 {
            0
        } else {
            event.rail.min(1)
        },
        era: event.era,
        x: input.scale.x_from_unit(*unit),
        emphasis,
        lone: false,
    })
}

/// What some labels matter more than their events weigh: place and gain, in the order of places.
fn gains(input: &SceneInput<'_>, rail: Rail, row: &Row<'_>) -> Vec<(usize, f64)> {
    let mut gains = Vec::new();
    let mut era = |era: Option<u16>| {
        let members = row.of_era(era);
        // An era's events stand together, mostly: no need to look for them elsewhere.
        let from = members.first_from(row.from).unwrap_or(row.to);
        let to = members.last_before(row.to).map_or(from, |last| last + 1);
        let order = input.scale.warp().order();
        let weights = input.groundwork.weights();
        let best = weights.heaviest([&row.members, &members], order, (from, to), 2);
        if let Some(&first) = best.first() {
            gains.push((first, FIRST_OF_ERA));
        }
        if let Some(&second) = best.get(1)
            && rail == 0
        {
            gains.push((second, SECOND_OF_ERA));
        }
        row.members.count_within(&members, row.from, row.to)
    };
    let mut rest = row.count();
    for position in 0..input.chronicle.eras.len() {
        rest -= era(u16::try_from(position).ok());
    }
    if rest > 0 {
        era(None);
    }
    if let Some(selected) = input.selected {
        let mut gain = |event: usize, gain: f64| {
            let place = input.scale.warp().place_of(event);
            if place >= row.from && place < row.to && row.members.contains(place) {
                gains.push((place, gain));
            }
        };
        gain(selected, SELECTED);
        for link in input.groundwork.neighbours(selected) {
            gain(link.event, LINKED);
        }
    }
    crate::order::sort_by(&mut gains, &|a, b| a.0.cmp(&b.0));
    gains
}

/// The events that want a label: place and weight, in the order of places. All of them, or in a crowd
/// so many at `most` of each stretch of the stage, the heaviest.
fn contenders(
    input: &SceneInput<'_>,
    rail: Rail,
    row: &Row<'_>,
    most: Option<usize>,
) -> Vec<(usize, f64)> {
    let gains = gains(input, rail, row);
    let weight = |place: usize| {
        let mut weight = input.groundwork.weights().of(row.event(place));
        let first = gains.partition_point(|gain| gain.0 < place);
        for gain in gains.get(first..).unwrap_or_default() {
            if gain.0 == place {
                weight += gain.1;
            } else {
                break;
            }
        }
        (place, weight)
    };
    let mut chosen = Vec::new();
    let origin = input.scale.x_from_unit(0.0);
    let mut next = row.next(row.from);
    while let Some(first) = next {
        let Some(most) = most else {
            chosen.push(weight(first));
            next = row.next(first + 1);
            continue;
        };
        // They move with the events: who pans finds the same ones in each.
        let stretch = |x: f64| ((x - origin) / CROWD_STRETCH).floor();
        let here = stretch(row.x(first));
        let to = row.first_x(first, row.to, &|x| stretch(x) > here);
        let weights = input.groundwork.weights();
        let order = input.scale.warp().order();
        // Whoever gains nothing stands behind the heaviest few anyway.
        let members = [&row.members, &row.members];
        let mut places = weights.heaviest(members, order, (first, to), most);
        for gain in &gains {
            if gain.0 >= first && gain.0 < to && !places.contains(&gain.0) {
                places.push(gain.0);
            }
        }
        let mut group = Vec::with_capacity(places.len());
        for place in places {
            group.push(weight(place));
        }
        crate::order::sort_by(&mut group, &|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        group.truncate(most);
        crate::order::sort_by(&mut group, &|a, b| a.0.cmp(&b.0));
        chosen.append(&mut group);
        next = row.next(to);
    }
    chosen
}

/// Decides a rail's labels, pills, bands and lanes. What that costs depends on the pixels, and on the
/// logarithm of how many events there are; a few bits of each are looked at.
pub(super) fn plan(input: &SceneInput<'_>, rail: Rail, crowd: bool) -> RailPlan {
    let mut row = Row::of_rail(input, rail);
    let (form, scale) = (input.form, input.scale);
    let rows = if rail == 0 {
        form.rows_upper
    } else {
        form.rows_lower
    };
    let contenders = contenders(input, rail, &row, crowd.then_some(rows + SPARE));
    let right = form.width - MARGIN;
    let widest = WIDEST.min(right - MARGIN);
    let mut texts = Vec::with_capacity(contenders.len());
    let mut candidates = Vec::with_capacity(contenders.len());
    for (place, weight) in contenders {
        let position = row.event(place);
        let Some(item) = item(input, position) else {
            continue;
        };
        let selected = item.emphasis == Emphasis::Selected;
        let make = || {
            let event = input.chronicle.events.get(position)?;
            let entry = input.chronicle.entry(position)?;
            Some(LabelText::new(
                input.chronicle,
                (event, &entry),
                selected,
                item.emphasis.relation(),
                widest,
                input.measure,
                input.language,
            ))
        };
        let text = if item.emphasis.stands_out() {
            make().map(Rc::new)
        } else {
            let made_for = (widest, input.language);
            input.remembered.label(position, made_for, &make)
        };
        let Some(text) = text else {
            continue;
        };
        candidates.push(Candidate {
            x: item.x,
            width: text.width,
            weight,
            selected,
        });
        texts.push((place, item, text));
    }
    let lean = match (scale.warp().shape(), scale.shows_everything()) {
        (Shape::Story, true) => 80.0,
        (Shape::Story, false) => 130.0,
        (Shape::True, _) => 150.0,
    };
    let rules = Rules {
        rows,
        lean,
        left: MARGIN,
        right,
        upper: rail == 0,
    };
    let placed = columns::place(&candidates, rules);
    let empty = row.count() == 0;
    let mut labelled = Vec::with_capacity(placed.len());
    let (mut places, mut marks) = (Vec::new(), Vec::new());
    for (candidate, (place, item, text)) in texts.into_iter().enumerate() {
        if let Some(placed) = placed.get(labelled.len())
            && placed.candidate == candidate
        {
            places.push(place);
            marks.push(item.x);
            labelled.push((place, item, text, *placed));
        }
    }
    let length = row.members.length();
    row.members = row.members.minus(&Bitmap::from_positions(length, places));
    let groups = clusters::group(&row, rail, crowd, marks, (2.0, form.width - 2.0));
    // Labelled and lone ones, both in the order of their marks, become one row again.
    let mut items = Vec::with_capacity(labelled.len() + groups.lone.len());
    let mut labels = Vec::with_capacity(labelled.len());
    let mut lone = groups.lone.into_iter().peekable();
    let mut stand_alone = |items: &mut Vec<Item>, before: usize| {
        while let Some(place) = lone.next_if(|place| *place < before) {
            if let Some(item) = item(input, row.event(place)) {
                items.push(Item { lone: true, ..item });
            }
        }
    };
    for (place, item, text, placed) in labelled {
        stand_alone(&mut items, place);
        labels.push((items.len(), text, placed));
        items.push(item);
    }
    stand_alone(&mut items, usize::MAX);
    let mut bands: Vec<Band> = Vec::new();
    for item in &items {
        if let Some(event) = input.chronicle.events.get(item.event)
            && let Some(mut band) = bands::band(item.event, event, item.x, scale, form.width)
        {
            band.rail = rail;
            band.emphasis = item.emphasis;
            bands.push(band);
        }
    }
    let mark = |event: usize| {
        let mut found = items.iter().filter(|item| item.event == event);
        found.next().map_or(0.0, |item| item.x)
    };
    let lanes = bands::pack(&mut bands, &mark);
    RailPlan {
        empty,
        items,
        labels,
        clusters: groups.clusters,
        bands,
        lanes,
    }
}
