//! What the ruler says.

use super::interval::{Civil, Interval};
use super::{Scale, Shape};
use crate::order::permutation;

/// From a tick's stroke to its label.
const LABEL_OFFSET: f64 = 5.0;
/// Free space on both sides of a label and its stroke.
const ROOM: f64 = 8.0;
/// A label ends at least so far from the stage's end.
const EDGE: f64 = 4.0;

/// The start of an era, as its date gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EraStart {
    /// Position of the era in the chronicle.
    pub era: u16,
    /// Decimal year at which it starts.
    pub time: f64,
    /// Whether the start is only about then.
    pub about: bool,
}

/// What a tick marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickKind {
    /// The start of this era; drawn strongly.
    EraStart(u16),
    /// A year, or a round number of years.
    Year,
    /// A month, when the window is that short.
    Month,
    /// The length of a shortened gap; a label without a stroke.
    Break,
}

/// What a tick says; the language's own words are put round it by whoever draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickLabel {
    /// `2370`
    Year(i64),
    /// `c. 2350`
    About(i64),
    /// A month by its number, 1 to 12.
    Month(u8),
    /// The length of a break: `105 yr`.
    Years(i64),
}

/// One mark of the ruler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where the stroke stands, in pixels.
    pub x: f64,
    /// Where the label starts.
    pub label_x: f64,
    /// What it marks.
    pub kind: TickKind,
    /// What it says.
    pub label: TickLabel,
}

/// Chooses what fits: a candidate is taken if nothing taken before stands in its way.
struct Ruler<'a> {
    scale: &'a Scale,
    stage_width: f64,
    label_width: &'a dyn Fn(TickLabel) -> f64,
    ticks: Vec<Tick>,
    /// From where to where each of them takes up room.
    taken: Vec<(f64, f64)>,
}

impl Ruler<'_> {
    fn offer(&mut self, x: f64, kind: TickKind, label: TickLabel) {
        let (left, right) = self.scale.range();
        let width = (self.label_width)(label);
        let (start, label_x) = if kind == TickKind::Break {
            (x - width / 2.0, x - width / 2.0)
        } else {
            (x, x + LABEL_OFFSET)
        };
        let end = label_x + width;
        // A stroke left of the range stands in the fade; a label there would name what isn't shown.
        let outside = x < left - 1.0 || x > right + 1.0 || end > self.stage_width - EDGE;
        let clash = |&(a, b): &(f64, f64)| start < b + ROOM && end > a - ROOM;
        if !outside && start >= 0.0 && !self.taken.iter().any(clash) {
            self.taken.push((start, end));
            self.ticks.push(Tick {
                x,
                label_x,
                kind,
                label,
            });
        }
    }

    /// Eras first, then the breaks, then years by how much happens in them. (A year has the marks
    /// above it to tell when it was; a break has nothing but its length.)
    fn story(&mut self, eras: &[EraStart]) {
        for start in eras {
            let year = Civil::from_time(start.time).year;
            let label = if start.about {
                TickLabel::About(year)
            } else {
                TickLabel::Year(year)
            };
            self.offer(
                self.scale.x_from_time(start.time),
                TickKind::EraStart(start.era),
                label,
            );
        }
        let (first, last) = self.scale.domain();
        let warp = self.scale.warp();
        for gap in warp.breaks() {
            if gap.unit >= first && gap.unit <= last {
                let x = self.scale.x_from_unit(gap.unit);
                self.offer(x, TickKind::Break, TickLabel::Years(gap.years));
            }
        }
        let from = warp.years().partition_point(|year| year.unit < first);
        let to = warp.years().partition_point(|year| year.unit <= last);
        let visible = warp.years().get(from..to).unwrap_or_default();
        // Of years in the same dozen pixels only the busiest can win: at most a stage's worth.
        let mut best: Vec<(f64, usize, i64)> = Vec::new();
        for year in visible {
            if year.named == 0 {
                continue;
            }
            let x = self.scale.x_from_unit(year.unit);
            match best.last_mut() {
                Some(last) if x - last.0 < 12.0 => {
                    if year.named > last.1 {
                        (last.1, last.2, last.0) = (year.named, year.year, x);
                    }
                }
                _ => best.push((x, year.named, year.year)),
            }
        }
        for at in permutation(best.len(), &|a, b| best[b].1.cmp(&best[a].1)) {
            let (x, _, year) = best[at];
            self.offer(x, TickKind::Year, TickLabel::Year(year));
        }
    }

    /// The finest round steps whose labels have room.
    fn round(&mut self) {
        let window = self.scale.window();
        let per_year = self.scale.pixels_per_unit();
        let (first, last) = (Civil::from_time(window.start), Civil::from_time(window.end));
        let width = |year: i64| (self.label_width)(TickLabel::Year(year));
        let widest = width(first.year).max(width(last.year));
        let pitch = widest + LABEL_OFFSET + ROOM + 4.0;
        let Some(step) = Interval::finest(&|step| step.years() * per_year >= pitch) else {
            return;
        };
        let start = step.floor(first);
        for index in 0..=step.count(start, last).min(1_000) {
            let moment = step.offset(start, index);
            let (kind, label) = if moment.month == 1 {
                (TickKind::Year, TickLabel::Year(moment.year))
            } else {
                (TickKind::Month, TickLabel::Month(moment.month))
            };
            self.offer(self.scale.x_from_time(moment.time()), kind, label);
        }
    }
}

/// The ruler of a scale on a stage of `stage_width` pixels, in order of position.
///
/// On the story scale it names the eras' starts, the lengths of the breaks and the years that
/// dates name, as far as they fit in this order; on the true scale round months, years, decades,
/// centuries, millennia. `label_width` measures a label in pixels. Labels never overlap, and none
/// leaves the stage.
#[must_use]
pub fn ticks(
    scale: &Scale,
    stage_width: f64,
    eras: &[EraStart],
    label_width: &dyn Fn(TickLabel) -> f64,
) -> Vec<Tick> {
    let mut ruler = Ruler {
        scale,
        stage_width,
        label_width,
        ticks: Vec::new(),
        taken: Vec::new(),
    };
    match scale.warp().shape() {
        Shape::Story => ruler.story(eras),
        Shape::True => ruler.round(),
    }
    crate::order::sort_by(&mut ruler.ticks, &|a, b| a.x.total_cmp(&b.x));
    ruler.ticks
}
