//! From a selection and a scale to a [`Scene`].

use super::columns::{self, Candidate, Placed, Rules};
use super::scene::{Band, Emphasis, Label, Mark, Rect, Scene, Segment, Side, Stretch};
use super::text::{LabelText, tick_width};
use super::{Groundwork, Measure, StageForm, arrows, bands, clusters, crossings, path::Path, tabs};
use crate::axis::{Scale, Shape, ticks};
use crate::chronicle::{Chronicle, Rail};
use crate::strings::Language;

/// The ruler's foot, and the first row's head.
const RULER: f64 = 24.0;
const FIRST_ROW: f64 = 36.0;
/// Labels keep so far from both ends of the stage.
const MARGIN: f64 = 16.0;
/// A label's title gets no wider than this; most need far less.
const WIDEST: f64 = 310.0;
/// Between the rows of a pitch.
const ROW_GAP: f64 = 4.0;
/// Where poles bend from their marks to their columns; without a bend, a mere gap.
const FAN: f64 = 32.0;
const NO_FAN: f64 = 6.0;
/// Between the rail and the fan, without any lane.
const FOOT: f64 = 10.0;
/// Under the last row.
const FOOTER: f64 = 14.0;
/// A rail without labels keeps so much free; a stage without events has room for a message.
const BARE: f64 = 60.0;
const EMPTY: (f64, f64) = (225.0, 164.0);
/// Over so many events on one rail only the heaviest of each stretch want a label.
const CROWD: usize = 300;
const CROWD_STRETCH: f64 = 160.0;
const CROWD_LABELS: usize = 8;
/// What the heaviest and the second event of an era on a rail gain, and those a selection links.
const FIRST_OF_ERA: f64 = 14.0;
const SECOND_OF_ERA: f64 = 4.0;
const SELECTED: f64 = 1000.0;
const LINKED: f64 = 200.0;

/// What a scene is laid out from.
#[derive(Clone, Copy)]
pub struct SceneInput<'a> {
    /// The chronicle.
    pub chronicle: &'a Chronicle,
    /// What was reckoned from it.
    pub groundwork: &'a Groundwork,
    /// Positions of the events that match all filters, rising.
    pub matching: &'a [usize],
    /// Which stretch of time is shown on which pixels.
    pub scale: &'a Scale,
    /// Sizes; the scale's range should be [`StageForm::range`].
    pub form: &'a StageForm,
    /// The page's fonts.
    pub measure: &'a dyn Measure,
    /// The language of generated dates.
    pub language: Language,
    /// Position of the selected event.
    pub selected: Option<usize>,
}

/// An event in the window.
#[derive(Clone, Copy)]
struct Item {
    event: usize,
    rail: Rail,
    era: Option<u16>,
    x: f64,
    emphasis: Emphasis,
}

/// One rail's events with their labels, before heights are known.
struct RailPlan {
    /// Of this rail, in the order of their marks.
    items: Vec<Item>,
    /// Position in `items`, words, place.
    labels: Vec<(usize, LabelText, Placed)>,
    clusters: clusters::Clusters,
    bands: Vec<Band>,
    lanes: usize,
}

/// One rail's heights.
#[derive(Clone, Copy)]
struct Heights {
    rail: f64,
    /// Where the fan starts and ends, seen from the rail.
    fan: (f64, f64),
    upper: bool,
}

impl Heights {
    fn lane(&self, lane: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a dozen lanes at most")]
        let away = bands::FIRST_LANE + bands::LANE_PITCH * lane as f64;
        if self.upper {
            self.rail - away
        } else {
            self.rail + away
        }
    }
}

fn count(number: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "rows and lanes")]
    let count = number as f64;
    count
}

impl Scene {
    /// Lays out the stage. Every matching event of the window is in it exactly once: with a
    /// label, as a lone mark, or in a cluster.
    #[must_use]
    pub fn new(input: &SceneInput<'_>) -> Self {
        let items = visible(input);
        let rail_count = input.chronicle.rails.len().clamp(1, 2);
        let plans: Vec<RailPlan> = (0..)
            .take(rail_count)
            .map(|rail| plan(input, rail, items.iter().filter(|item| item.rail == rail)))
            .collect();
        let mut scene = Self {
            width: input.form.width,
            ruler_height: RULER,
            ..Self::default()
        };
        let heights = scene.set_heights(input, &plans);
        scene.draw_background(input);
        for (plan, heights) in plans.into_iter().zip(&heights) {
            scene.draw_rail(input, plan, heights);
        }
        if let [upper, lower] = scene.rails[..] {
            let events = items.iter().filter_map(|item| {
                let event = input.chronicle.events.get(item.event)?;
                Some((item.event, event, item.x, item.emphasis))
            });
            scene.bows = crossings::bows(events, (upper, lower));
        }
        scene.draw_selection(input, &items);
        scene
    }

    /// Rails and height: labels, fan and lanes decide.
    fn set_heights(&mut self, input: &SceneInput<'_>, plans: &[RailPlan]) -> Vec<Heights> {
        let pitch = input.form.row_pitch;
        let empty = plans.iter().all(|plan| plan.items.is_empty());
        let extent = |plan: &RailPlan| {
            let rows = plan
                .labels
                .iter()
                .map(|label| label.2.row + 1)
                .max()
                .unwrap_or(0);
            let bends = plan.labels.iter().any(|(item, _, placed)| {
                plan.items
                    .get(*item)
                    .is_some_and(|item| leans(item.x, placed.pole))
            });
            let foot = FOOT + bands::LANE_PITCH * count(plan.lanes);
            (count(rows) * pitch, if bends { FAN } else { NO_FAN }, foot)
        };
        let mut heights = Vec::new();
        for (plan, upper) in plans.iter().zip([true, false]) {
            let (rows, fan, foot) = extent(plan);
            let above = if empty {
                EMPTY.0
            } else if rows > 0.0 {
                FIRST_ROW - RULER + rows - ROW_GAP + fan + foot
            } else {
                BARE + foot
            };
            let rail = match self.rails.first() {
                None => RULER + above,
                Some(upper) => upper + input.form.rail_gap,
            };
            let foot_y = if upper { rail - foot } else { rail + foot };
            let fan_y = if upper { foot_y - fan } else { foot_y + fan };
            self.rails.push(rail);
            heights.push(Heights {
                rail,
                fan: (foot_y, fan_y),
                upper,
            });
            let below = if empty {
                EMPTY.1
            } else if upper {
                BARE
            } else if rows > 0.0 {
                foot + fan + rows - ROW_GAP + FOOTER
            } else {
                BARE.max(foot + FOOTER)
            };
            self.height = rail + below;
        }
        heights
    }

    /// What doesn't depend on events: eras, breaks, ruler.
    fn draw_background(&mut self, input: &SceneInput<'_>) {
        let (scale, width) = (input.scale, self.width);
        let (left, right) = scale.range();
        self.fade = Some(Stretch {
            x0: left,
            x1: right,
        });
        let eras = scale.warp().eras();
        let mut x0 = 0.0;
        let mut era = None;
        let mut starts = false;
        let mut push = |era, starts, x0: f64, x1: f64| {
            if x1 > x0 {
                self.segments.push(Segment {
                    era,
                    x0,
                    x1,
                    starts,
                });
            }
        };
        for stretch in eras {
            // The first unit is the domain's edge, not the start of anything.
            let at_edge = stretch.start <= 0.0;
            let x = if at_edge {
                0.0
            } else {
                scale.x_from_unit(stretch.start)
            };
            let clipped = x.clamp(0.0, width);
            push(era, starts, x0, clipped);
            (x0, era) = (clipped, stretch.era);
            starts = !at_edge && era.is_some() && x > 0.0 && x < width;
        }
        push(era, starts, x0, width);
        let breaks = scale.warp().breaks().iter();
        self.breaks = breaks
            .map(|gap| super::BreakMark {
                x: scale.x_from_unit(gap.unit),
                years: gap.years,
            })
            .filter(|gap| gap.x >= left && gap.x <= right)
            .collect();
        let label_width = |label| tick_width(label, input.measure, input.language);
        self.ticks = ticks(scale, width, input.groundwork.era_starts(), &label_width);
    }

    /// Labels, marks, bands and pills of one rail.
    fn draw_rail(&mut self, input: &SceneInput<'_>, plan: RailPlan, heights: &Heights) {
        let lone = &plan.clusters.lone;
        for (at, item) in plan.items.iter().enumerate() {
            let labelled = plan
                .labels
                .binary_search_by_key(&at, |label| label.0)
                .is_ok();
            let is_lone = !labelled && lone.binary_search(&item.event).is_ok();
            let Some(event) = input.chronicle.events.get(item.event) else {
                continue;
            };
            if labelled || is_lone {
                let band = plan.bands.iter().find(|band| band.event == item.event);
                self.marks.push(Mark {
                    event: item.event,
                    era: item.era,
                    rail: item.rail,
                    x: item.x,
                    y: band.map_or(heights.rail, |band| heights.lane(band.lane)),
                    form: event.date.form(),
                    on_band: band.is_some(),
                    lone: is_lone,
                    emphasis: item.emphasis,
                });
            }
        }
        for (at, text, placed) in plan.labels {
            if let Some(item) = plan.items.get(at) {
                let lane = plan.bands.iter().find(|band| band.event == item.event);
                let mark = lane.map_or(heights.rail, |band| heights.lane(band.lane));
                self.labels
                    .push(label(input.form, heights, *item, mark, text, placed));
            }
        }
        self.bands.extend(plan.bands.into_iter().map(|mut band| {
            band.y = heights.lane(band.lane);
            band
        }));
        self.clusters
            .extend(plan.clusters.clusters.into_iter().map(|mut cluster| {
                cluster.y = heights.rail;
                cluster
            }));
    }

    /// The selection's alternatives, arrows and tabs.
    fn draw_selection(&mut self, input: &SceneInput<'_>, items: &[Item]) {
        let Some(selected) = input.selected else {
            return;
        };
        let mark = |event: usize| {
            let drawn = self.marks.iter().find(|mark| mark.event == event).cloned();
            drawn
                .or_else(|| self.hidden_mark(input, items.iter().find(|item| item.event == event)?))
        };
        let neighbours = input.groundwork.neighbours(selected);
        if let Some(own) = mark(selected) {
            let links = neighbours.iter();
            let drawn = links
                .filter_map(|link| arrows::arrow(&own, &mark(link.event)?, *link, &self.rails));
            self.arrows = drawn.collect();
            if let Some(event) = input.chronicle.events.get(selected) {
                self.alternatives = bands::alternatives(event, input.scale);
            }
        }
        let unseen = neighbours
            .iter()
            .filter(|link| !items.iter().any(|item| item.event == link.event));
        let (tabs, height) = tabs::tabs(input, selected, unseen, self.height);
        self.edge_tabs = tabs;
        self.height = height;
    }

    /// Where the mark of an event in a cluster would be.
    fn hidden_mark(&self, input: &SceneInput<'_>, item: &Item) -> Option<Mark> {
        Some(Mark {
            event: item.event,
            era: item.era,
            rail: item.rail,
            x: item.x,
            y: *self.rails.get(usize::from(item.rail))?,
            form: input.chronicle.events.get(item.event)?.date.form(),
            on_band: false,
            lone: false,
            emphasis: item.emphasis,
        })
    }
}

/// Whether a pole has to bend.
fn leans(mark: f64, pole: f64) -> bool {
    (mark - pole).abs() > 0.5
}

fn label(
    form: &StageForm,
    heights: &Heights,
    item: Item,
    mark: f64,
    text: LabelText,
    placed: Placed,
) -> Label {
    let height = form.row_pitch - ROW_GAP;
    let away = count(placed.row) * form.row_pitch;
    let (foot, fan) = heights.fan;
    let y = if heights.upper {
        fan - away - height
    } else {
        fan + away
    };
    let far = if heights.upper { y } else { y + height };
    let start = Path::default().to('M', &[item.x, mark]);
    let pole = if leans(item.x, placed.pole) {
        let middle = f64::midpoint(foot, fan);
        start
            .to('V', &[foot])
            .to(
                'C',
                &[item.x, middle, placed.pole, middle, placed.pole, fan],
            )
            .to('V', &[far])
    } else {
        start.to('V', &[far])
    };
    let x = if placed.side == Side::End {
        placed.pole
    } else {
        placed.pole - text.width
    };
    Label {
        event: item.event,
        era: item.era,
        rail: item.rail,
        rect: Rect {
            x,
            y,
            width: text.width,
            height,
        },
        side: placed.side,
        row: placed.row,
        date: text.date,
        lines: text.lines,
        pole: pole.done(),
        emphasis: item.emphasis,
    }
}

/// The matching events of the window, in the order of their marks. Costs what is in the window.
fn visible(input: &SceneInput<'_>) -> Vec<Item> {
    let events = &input.chronicle.events;
    let window = input.scale.window();
    let (start, end) = input.scale.domain();
    let year = |event: &usize| {
        #[expect(
            clippy::cast_precision_loss,
            reason = "compared with a margin of a year"
        )]
        let year = events
            .get(*event)
            .map_or(0.0, |event| event.sort_year as f64);
        year
    };
    let from = input
        .matching
        .partition_point(|event| year(event) + 2.0 < window.start);
    let to = input
        .matching
        .partition_point(|event| year(event) - 1.0 <= window.end);
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
        });
    }
    items.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.event.cmp(&b.event)));
    items
}

/// How much each label matters, in the order of `items`.
fn weights(input: &SceneInput<'_>, rail: Rail, items: &[Item]) -> Vec<f64> {
    let mut weights: Vec<f64> = items
        .iter()
        .map(|item| input.groundwork.weight(item.event))
        .collect();
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
        let rest = items.get(from..).unwrap_or_default();
        let size = rest
            .iter()
            .take_while(|item| (item.x / CROWD_STRETCH).floor() <= stretch)
            .count();
        let mut group: Vec<usize> = (from..from + size.max(1)).collect();
        let weight = |at: usize| weights.get(at).copied().unwrap_or(0.0);
        if group.len() > CROWD_LABELS {
            group.select_nth_unstable_by(CROWD_LABELS, |&a, &b| {
                weight(b).total_cmp(&weight(a)).then(a.cmp(&b))
            });
            group.truncate(CROWD_LABELS);
            group.sort_unstable();
        }
        chosen.extend(group);
        from += size.max(1);
    }
    chosen
}

fn plan<'a>(input: &SceneInput<'_>, rail: Rail, items: impl Iterator<Item = &'a Item>) -> RailPlan {
    let items: Vec<Item> = items.copied().collect();
    let (form, scale) = (input.form, input.scale);
    let weights = weights(input, rail, &items);
    let contenders = contenders(&items, &weights);
    let right = form.width - MARGIN;
    let widest = WIDEST.min(right - MARGIN);
    let mut texts = Vec::with_capacity(contenders.len());
    let mut candidates = Vec::with_capacity(contenders.len());
    for &at in &contenders {
        let Some(item) = items.get(at) else { continue };
        let Some(event) = input.chronicle.events.get(item.event) else {
            continue;
        };
        let selected = item.emphasis == Emphasis::Selected;
        let relation = item.emphasis.relation();
        let text = LabelText::new(
            event,
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
    let mut placed = columns::place(&candidates, rules).into_iter().peekable();
    let mut labels = Vec::new();
    for (candidate, (at, text)) in texts.into_iter().enumerate() {
        if let Some(place) = placed.next_if(|place| place.candidate == candidate) {
            labels.push((at, text, place));
        }
    }
    let is_labelled = |at: usize| labels.binary_search_by_key(&at, |label| label.0).is_ok();
    let rest: Vec<clusters::Unlabelled> = items
        .iter()
        .enumerate()
        .filter(|(at, _)| !is_labelled(*at))
        .map(|(_, item)| clusters::Unlabelled {
            event: item.event,
            era: item.era,
            x: item.x,
        })
        .collect();
    let on_rail = labels
        .iter()
        .filter_map(|label| items.get(label.0))
        .map(|item| item.x);
    let mut groups = clusters::group(
        &rest,
        rail,
        &on_rail.collect::<Vec<_>>(),
        (2.0, form.width - 2.0),
    );
    groups.lone.sort_unstable();
    let mut bands: Vec<Band> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if !is_labelled(at) && groups.lone.binary_search(&item.event).is_err() {
            continue;
        }
        let band = input
            .chronicle
            .events
            .get(item.event)
            .and_then(|event| bands::band(item.event, event, item.x, scale, form.width));
        bands.extend(band.map(|band| Band {
            rail,
            emphasis: item.emphasis,
            ..band
        }));
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
        clusters: groups,
        bands,
        lanes,
    }
}
