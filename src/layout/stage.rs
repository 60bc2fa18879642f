//! From a selection and a scale to a [`Scene`].

use super::columns::Placed;
use super::plan::{CROWD, Item, RailPlan, item, plan};
use super::row::Row;
use super::scene::{Label, Mark, Rect, Scene, Segment, Side, Stretch};
use super::text::{LabelText, tick_width};
use super::{
    Groundwork, Measure, Remembered, StageForm, arrows, bands, crossings, path::Path, tabs,
};
use crate::axis::{Scale, ticks};
use crate::chronicle::Chronicle;
use crate::order::within;
use crate::query::{Bitmap, Index};
use crate::strings::Language;

/// The ruler's foot, and the first row's head.
const RULER: f64 = 24.0;
const FIRST_ROW: f64 = 36.0;
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

/// What a scene is laid out from.
#[derive(Clone, Copy)]
pub struct SceneInput<'a> {
    /// The chronicle.
    pub chronicle: &'a Chronicle,
    /// What was reckoned from it.
    pub groundwork: &'a Groundwork,
    /// Which events are of which era, and on which rail.
    pub index: &'a Index,
    /// The events that match all filters.
    pub matching: &'a Bitmap,
    /// Which stretch of time is shown on which pixels.
    pub scale: &'a Scale,
    /// Sizes; the scale's range should be [`StageForm::range`].
    pub form: &'a StageForm,
    /// The page's fonts.
    pub measure: &'a dyn Measure,
    /// What labels said before, of this chronicle and in these fonts.
    pub remembered: &'a Remembered,
    /// The language of generated dates.
    pub language: Language,
    /// Position of the selected event.
    pub selected: Option<usize>,
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
        let crowd = Row::of_all(input).count() > CROWD;
        let mut plans = vec![plan(input, 0, crowd)];
        if input.chronicle.rails.len() > 1 {
            plans.push(plan(input, 1, crowd));
        }
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
            scene.bows = crossings::bows(input, (upper, lower));
        }
        // What a selection adds needs the whole chronicle, which comes with the card.
        if let Some(selected) = input.selected
            && !input.chronicle.outline
        {
            scene.draw_selection(input, selected);
        }
        scene
    }

    /// Rails and height: labels, fan and lanes decide.
    fn set_heights(&mut self, input: &SceneInput<'_>, plans: &[RailPlan]) -> Vec<Heights> {
        let pitch = input.form.row_pitch;
        let empty = plans.iter().all(|plan| plan.empty);
        let extent = |plan: &RailPlan| {
            let (mut rows, mut bends) = (0, false);
            for (item, _, placed) in &plan.labels {
                rows = rows.max(placed.row + 1);
                let item = plan.items.get(*item);
                bends |= item.is_some_and(|item| leans(item.x, placed.pole));
            }
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
            let clipped = within(x, 0.0, width);
            push(era, starts, x0, clipped);
            (x0, era) = (clipped, stretch.era);
            starts = !at_edge && era.is_some() && x > 0.0 && x < width;
        }
        push(era, starts, x0, width);
        for gap in scale.warp().breaks() {
            let x = scale.x_from_unit(gap.unit);
            if x >= left && x <= right {
                let years = gap.years;
                self.breaks.push(super::BreakMark { x, years });
            }
        }
        let label_width = |label| tick_width(label, input.measure, input.language);
        self.ticks = ticks(scale, width, input.groundwork.era_starts(), &label_width);
    }

    /// Labels, marks, bands and pills of one rail.
    fn draw_rail(&mut self, input: &SceneInput<'_>, plan: RailPlan, heights: &Heights) {
        for item in &plan.items {
            let Some(event) = input.chronicle.events.get(item.event) else {
                continue;
            };
            {
                let band = plan.bands.iter().find(|band| band.event == item.event);
                self.marks.push(Mark {
                    event: item.event,
                    era: item.era,
                    rail: item.rail,
                    x: item.x,
                    y: band.map_or(heights.rail, |band| heights.lane(band.lane)),
                    form: event.date.form(),
                    on_band: band.is_some(),
                    lone: item.lone,
                    emphasis: item.emphasis,
                });
            }
        }
        for (at, text, placed) in plan.labels {
            if let Some(item) = plan.items.get(at) {
                let lane = plan.bands.iter().find(|band| band.event == item.event);
                let mark = lane.map_or(heights.rail, |band| heights.lane(band.lane));
                self.labels
                    .push(label(input.form, heights, *item, mark, &text, placed));
            }
        }
        for mut band in plan.bands {
            band.y = heights.lane(band.lane);
            self.bands.push(band);
        }
        for mut cluster in plan.clusters {
            cluster.y = heights.rail;
            self.clusters.push(cluster);
        }
    }

    /// The selection's alternatives, arrows and tabs.
    #[inline(never)]
    fn draw_selection(&mut self, input: &SceneInput<'_>, selected: usize) {
        let (start, end) = input.scale.domain();
        let units = input.scale.warp().event_units();
        let in_sight = |event: usize| {
            let unit = units.get(event).copied().unwrap_or(f64::NAN);
            input.matching.contains(event) && start <= unit && unit <= end
        };
        let mark = |event: usize| {
            let drawn = self.marks.iter().find(|mark| mark.event == event).cloned();
            drawn.or_else(|| self.hidden_mark(input, event).filter(|_| in_sight(event)))
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
        let unseen = neighbours.iter().filter(|link| !in_sight(link.event));
        let (tabs, height) = tabs::tabs(input, selected, unseen, self.height);
        self.edge_tabs = tabs;
        self.height = height;
    }

    /// Where the mark of an event in a cluster would be.
    fn hidden_mark(&self, input: &SceneInput<'_>, event: usize) -> Option<Mark> {
        let item = item(input, event)?;
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
    text: &LabelText,
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
    let mut pole = Path::default();
    pole.to('M', &[item.x, mark]);
    if leans(item.x, placed.pole) {
        let middle = f64::midpoint(foot, fan);
        pole.to('V', &[foot]).to(
            'C',
            &[item.x, middle, placed.pole, middle, placed.pole, fan],
        );
    }
    pole.to('V', &[far]);
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
        date: text.date.clone(),
        lines: text.lines.clone(),
        pole: pole.done(),
        emphasis: item.emphasis,
    }
}
