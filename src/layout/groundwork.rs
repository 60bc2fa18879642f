//! What depends on the chronicle alone, reckoned once per data set.

use std::rc::Rc;

use super::Relation;
use super::heaviest::Weights;
use crate::axis::{EraStart, Moment, Shape, Warp};
use crate::chronicle::{Certainty, Chronicle, Clock, Event};
use crate::date::Form;
use crate::order::{Sorting, permutation};

/// A link as seen from one of its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Position of the other event.
    pub event: usize,
    /// What the other is to this one.
    pub relation: Relation,
    /// No source says so.
    pub inferred: bool,
}

/// So many events are looked at in one go, for what the scales are made of.
const MOMENTS: usize = 1 << 17;

/// Both scales of a chronicle, its events' weights, and its links by event.
#[derive(Clone, Debug, Default)]
pub struct Groundwork {
    story: Rc<Warp>,
    linear: Rc<Warp>,
    era_starts: Vec<EraStart>,
    weights: Weights,
    /// Where each event's neighbours start in `neighbours`; one more than there are events.
    first_neighbour: Vec<usize>,
    neighbours: Vec<Neighbour>,
    /// What the scales are made of, as long as they are being made.
    moments: Vec<Moment>,
    /// The true scale, as long as its events are being put in order.
    ordering: Option<Box<(Warp, Sorting)>>,
}

/// Whether sources say when, to within some years.
fn firm(event: &Event) -> bool {
    matches!(
        event.date.form(),
        Form::Exact | Form::About | Form::Uncertain | Form::Either
    )
}

/// Whether the date itself names the sort year, so that a ruler may print it.
fn names_year(event: &Event) -> bool {
    let bounds = event.bounds;
    #[expect(
        clippy::cast_precision_loss,
        reason = "compared with the date's own bounds"
    )]
    let middle = event.sort_year as f64 + 0.5;
    // A date of a decade or a millennium is firm too, but names no year of it.
    firm(event)
        && bounds.latest - bounds.earliest <= 3.0
        && bounds.earliest <= middle
        && middle <= bounds.latest
        || exact(event).is_some()
}

/// Where in its sort year the true scale puts an event: only a date narrower than a year says.
fn exact(event: &Event) -> Option<f64> {
    let bounds = event.bounds;
    let width = bounds.latest - bounds.earliest;
    #[expect(
        clippy::cast_precision_loss,
        reason = "checked against the date's own bounds"
    )]
    let year = event.sort_year as f64;
    let inside = bounds.earliest >= year && bounds.latest <= year + 1.0;
    (firm(event) && inside && width < 0.99).then(|| f64::midpoint(bounds.earliest, bounds.latest))
}

impl Groundwork {
    /// In so many parts it is reckoned.
    pub const PARTS: usize = 5;

    /// Reckons everything.
    #[must_use]
    pub fn new(chronicle: &Chronicle) -> Self {
        let mut groundwork = Self::default();
        for part in 0..Self::PARTS {
            while !groundwork.reckon(chronicle, part) {}
        }
        groundwork
    }

    /// Goes on with one part; each is a pass over the events or two. Whether the part is done. The parts
    /// follow each other.
    pub fn reckon(&mut self, chronicle: &Chronicle, part: usize) -> bool {
        match part {
            0 => {
                self.reckon_moments(chronicle);
                return self.moments.len() == chronicle.events.len();
            }
            1 => (self.first_neighbour, self.neighbours) = adjacency(chronicle),
            2 => {
                self.story = Rc::new(Warp::story(&self.moments));
                self.linear = self.story.clone();
                self.reckon_eras(chronicle);
            }
            // An outline knows one scale; the other comes with the whole chronicle.
            3 if chronicle.outline || chronicle.events.is_empty() => {}
            3 => {
                let Some(mut ordering) = self.ordering.take() else {
                    let (bars, reach) = (bars(chronicle), reach(&chronicle.events));
                    let begun = Warp::linear_begun(&self.moments, reach, &bars);
                    self.ordering = Some(Box::new(begun));
                    return false;
                };
                if !ordering.0.order_more(&mut ordering.1) {
                    self.ordering = Some(ordering);
                    return false;
                }
                self.linear = Rc::new(ordering.0);
            }
            _ => {
                self.moments = Vec::new();
                let mut weights = Vec::with_capacity(chronicle.events.len());
                for (at, event) in chronicle.events.iter().enumerate() {
                    weights.push(self.weigh(at, event));
                }
                self.weights = Weights::new(weights);
            }
        }
        true
    }

    /// Some more of what the scales are made of.
    fn reckon_moments(&mut self, chronicle: &Chronicle) {
        let from = self.moments.len();
        self.moments.reserve_exact(chronicle.events.len() - from);
        for event in chronicle.events.iter().skip(from).take(MOMENTS) {
            self.moments.push(Moment {
                year: event.sort_year,
                era: event.era.filter(|_| has_eras(chronicle)),
                exact: exact(event),
                named: names_year(event),
            });
        }
    }

    fn reckon_eras(&mut self, chronicle: &Chronicle) {
        for (position, era) in (0..).zip(&chronicle.eras) {
            let date = era.date.as_ref().filter(|_| has_eras(chronicle));
            let Some(date) = date else { continue };
            let time = date.bounds().earliest;
            if time.is_finite() {
                self.era_starts.push(EraStart {
                    era: position,
                    time,
                    about: date.start_approximate(),
                });
            }
        }
    }

    /// Direction, section 7.2: what happens because of it, whether it crosses, what its author
    /// and its sources say.
    fn weigh(&self, position: usize, event: &Event) -> f32 {
        let links = u16::try_from(self.neighbours(position).len()).unwrap_or(u16::MAX);
        f32::from(links)
            + if event.crossing.crosses() { 0.6 } else { 0.0 }
            + if event.important { 1.0 } else { 0.0 }
            + if firm(event) { 0.5 } else { 0.0 }
    }

    /// The map of a scale.
    #[must_use]
    pub fn warp(&self, shape: Shape) -> &Rc<Warp> {
        match shape {
            Shape::Story => &self.story,
            Shape::True => &self.linear,
        }
    }

    /// The eras that start at some date, for the ruler.
    #[must_use]
    pub fn era_starts(&self) -> &[EraStart] {
        &self.era_starts
    }

    /// How much each event's label matters, before any selection.
    pub(super) fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Whether two events are the ends of one crossing.
    #[must_use]
    #[inline(never)]
    pub fn are_ends(&self, one: usize, other: usize) -> bool {
        let mut links = self.neighbours(one).iter();
        links.any(|link| link.event == other && link.relation.pairs())
    }

    /// The causes and results of an event.
    #[must_use]
    pub fn neighbours(&self, event: usize) -> &[Neighbour] {
        let bound = |at: usize| self.first_neighbour.get(at).copied();
        bound(event)
            .zip(bound(event + 1))
            .and_then(|(from, to)| self.neighbours.get(from..to))
            .unwrap_or_default()
    }
}

/// Whether the eras lie on the axis: they are those of the story.
fn has_eras(chronicle: &Chronicle) -> bool {
    chronicle.clock == Clock::Story
}

/// Where each era begins that says when.
fn bars(chronicle: &Chronicle) -> Vec<(u16, f64)> {
    let mut bars = Vec::new();
    for (position, era) in (0..).zip(&chronicle.eras) {
        if let Some(date) = &era.date
            && has_eras(chronicle)
        {
            bars.push((position, date.bounds().earliest));
        }
    }
    bars
}

/// From when to when the dates reach that sources say.
fn reach(events: &[Event]) -> (f64, f64) {
    let mut reach = (f64::INFINITY, f64::NEG_INFINITY);
    for event in events {
        let bounds = event.bounds;
        if firm(event) && bounds.earliest.is_finite() && bounds.latest.is_finite() {
            reach = (reach.0.min(bounds.earliest), reach.1.max(bounds.latest));
        }
    }
    reach
}

/// Every link from both of its ends, grouped by event.
fn adjacency(chronicle: &Chronicle) -> (Vec<usize>, Vec<Neighbour>) {
    let count = chronicle.events.len();
    let mut ends: Vec<(usize, Neighbour)> = Vec::with_capacity(chronicle.links.len() * 2);
    for link in &chronicle.links {
        if link.from < count && link.to < count && link.from != link.to {
            let inferred = link.certainty == Certainty::Inferred;
            let (cause, result) = Relation::ends(link);
            let result = Neighbour {
                event: link.to,
                relation: result,
                inferred,
            };
            let cause = Neighbour {
                event: link.from,
                relation: cause,
                inferred,
            };
            ends.push((link.from, result));
            ends.push((link.to, cause));
        }
    }
    let order = permutation(ends.len(), &|a, b| {
        let ((a, to), (b, other)) = (ends[a], ends[b]);
        (a, to.event).cmp(&(b, other.event))
    });
    let mut first = Vec::with_capacity(count + 1);
    let mut neighbours = Vec::with_capacity(ends.len());
    for at in order {
        let (event, neighbour) = ends[at];
        while first.len() <= event {
            first.push(neighbours.len());
        }
        neighbours.push(neighbour);
    }
    while first.len() <= count {
        first.push(neighbours.len());
    }
    (first, neighbours)
}
