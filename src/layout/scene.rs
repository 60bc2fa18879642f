//! What is drawn: plain positions in pixels, nothing left to reckon for whoever draws them.

use crate::axis::{Scale, Tick, Warp, Window};
use crate::chronicle::{Chronicle, Crossing, Link, Rail};
use crate::date::Form;
use crate::query::Bitmap;
use crate::strings::Key;

/// How an event stands to the selected one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// Nothing is selected.
    #[default]
    Plain,
    /// It is the selected one.
    Selected,
    /// It is a cause or a result of the selected one.
    Linked(Relation),
    /// Another one is selected.
    Dimmed,
}

impl Emphasis {
    /// What it is to the selection, if it is linked to it.
    #[must_use]
    pub fn relation(self) -> Option<Relation> {
        match self {
            Self::Linked(relation) => Some(relation),
            _ => None,
        }
    }

    /// Whether it is the selection or linked to it.
    #[must_use]
    pub fn stands_out(self) -> bool {
        matches!(self, Self::Selected | Self::Linked(_))
    }
}

/// What a linked event is to the selected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The selection is because of it.
    Cause,
    /// The selection led to it.
    Result,
    /// It is the departure to the selection's arrival.
    Departure,
    /// It is the arrival to the selection's departure.
    Arrival,
}

impl Relation {
    /// What a link's ends are to each other: its first to its second, and the other way round.
    #[must_use]
    pub fn ends(link: &Link) -> (Self, Self) {
        match link.pair {
            true => (Self::Departure, Self::Arrival),
            false => (Self::Cause, Self::Result),
        }
    }

    /// Whether what stands so to the selection comes before it.
    #[must_use]
    pub fn leads_here(self) -> bool {
        matches!(self, Self::Cause | Self::Departure)
    }

    /// Whether what stands so to the selection comes after it.
    #[must_use]
    pub fn follows(self) -> bool {
        !self.leads_here()
    }

    /// Whether the two are the ends of one crossing.
    #[must_use]
    pub fn pairs(self) -> bool {
        matches!(self, Self::Departure | Self::Arrival)
    }

    /// What it is called beside a date: "because of", "arrives".
    #[must_use]
    pub fn key(self) -> Key {
        match self {
            Self::Cause => Key::LinkBecause,
            Self::Result => Key::LinkLed,
            Self::Departure => Key::PairDeparts,
            Self::Arrival => Key::PairArrives,
        }
    }
}

/// A direction along the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards earlier.
    Start,
    /// Towards later.
    End,
}

/// An axis-parallel rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}

/// A stretch of the stage's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where it starts.
    pub x0: f64,
    /// Where it ends.
    pub x1: f64,
}

/// The sign of an event's date, on its rail or in its lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Position of the event in the chronicle.
    pub event: usize,
    /// Its era.
    pub era: Option<u16>,
    /// The rail it belongs to.
    pub rail: Rail,
    /// Centre.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// Which sign to draw.
    pub form: Form,
    /// In a lane, on a band or bar (drawn a little smaller), else on the rail.
    pub on_band: bool,
    /// Has no label: a target of its own.
    pub lone: bool,
    /// How it stands to the selection.
    pub emphasis: Emphasis,
}

/// A soft band ("once, somewhere in there") or a solid bar ("lasted"), in its lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Position of the event in the chronicle.
    pub event: usize,
    /// Its era.
    pub era: Option<u16>,
    /// The rail it belongs to.
    pub rail: Rail,
    /// Its lane, 0 next to the rail.
    pub lane: usize,
    /// Its middle line.
    pub y: f64,
    /// Start; outside the stage where it goes on beyond it.
    pub x0: f64,
    /// End.
    pub x1: f64,
    /// Over so many pixels it comes out of nothing; 0 is cut square.
    pub fade_start: f64,
    /// Over so many pixels it goes into nothing; 0 is cut square.
    pub fade_end: f64,
    /// A firm bound at its start.
    pub tick_start: bool,
    /// A firm bound at its end.
    pub tick_end: bool,
    /// It lasts on: a chevron follows its end.
    pub chevron: bool,
    /// A bar; else a band.
    pub solid: bool,
    /// How it stands to the selection.
    pub emphasis: Emphasis,
}

/// One or two lines of title under (or over) a date, and the pole they fly from.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Position of the event in the chronicle.
    pub event: usize,
    /// Its era.
    pub era: Option<u16>,
    /// The rail it belongs to.
    pub rail: Rail,
    /// The button. The pole is its left edge when it flies to the end, its right edge else.
    pub rect: Rect,
    /// To which side of the pole the text flies.
    pub side: Side,
    /// Row, 0 next to the rail.
    pub row: usize,
    /// The date in words.
    pub date: String,
    /// The title, broken into lines.
    pub lines: Vec<String>,
    /// From the mark to the far edge of the label, as path data.
    pub pole: String,
    /// How it stands to the selection.
    pub emphasis: Emphasis,
}

/// A pill that stands for several events.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Centre.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// Its drawn width; it is 20 high.
    pub width: f64,
    /// The rail it sits on.
    pub rail: Rail,
    /// The era of all its events; none if they are of several.
    pub era: Option<u16>,
    /// Where its first event's mark would be.
    pub first_x: f64,
    /// Where its last event's mark would be.
    pub last_x: f64,
    /// How many events it stands for; two or more.
    pub count: usize,
    /// Its first and its last event's [place](crate::axis::Warp::event_at).
    pub places: (usize, usize),
    /// Positions of its first and its last event.
    pub events: (usize, usize),
}

impl Cluster {
    /// The window that opens it: its events, and a tenth of their span on each side.
    #[must_use]
    pub fn window(&self, scale: &Scale) -> Window {
        let air = (self.last_x - self.first_x) / 10.0;
        Window {
            start: scale.time_from_x(self.first_x - air),
            end: scale.time_from_x(self.last_x + air),
        }
    }

    /// Whether an event stands between its first and its last one, on its rail. If it matches and is not
    /// drawn by itself, it is one of its events.
    #[must_use]
    pub fn covers(&self, chronicle: &Chronicle, warp: &Warp, event: usize) -> bool {
        let place = warp.place_of(event);
        let rail = chronicle.events.get(event).map(|event| event.rail);
        self.places.0 <= place
            && place <= self.places.1
            && (chronicle.rails.len() < 2 || rail == Some(self.rail))
    }

    /// Its first events, in the order of their marks, so many at most.
    #[must_use]
    #[inline(never)]
    pub fn first_events(
        &self,
        scene: &Scene,
        chronicle: &Chronicle,
        warp: &Warp,
        matching: &Bitmap,
        most: usize,
    ) -> Vec<usize> {
        let mut events = Vec::new();
        for place in self.places.0..=self.places.1 {
            let event = warp.event_at(place);
            if matching.contains(event)
                && self.covers(chronicle, warp, event)
                && scene.marks.iter().all(|mark| mark.event != event)
            {
                events.push(event);
                if events.len() == most {
                    break;
                }
            }
        }
        events
    }
}

/// A bow or lens between the rails, or the ring alone for visitors.
#[derive(Clone, Debug, PartialEq)]
pub struct Bow {
    /// Position of the event in the chronicle.
    pub event: usize,
    /// Its era.
    pub era: Option<u16>,
    /// How the event crosses.
    pub crossing: Crossing,
    /// The bows, as path data; empty when only the ring is drawn.
    pub line: String,
    /// The arrowheads, as path data; may be empty.
    pub heads: String,
    /// Direction unknown, or a relic: a dotted line.
    pub dotted: bool,
    /// Centre of the small ring on the other rail, if there is one.
    pub ring: Option<(f64, f64)>,
    /// How its event stands to the selection.
    pub emphasis: Emphasis,
}

/// From a cause to its result, between the rails; one of them is the selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Position of the linked event.
    pub event: usize,
    /// What the linked event is to the selection: causes are dotted, results solid.
    pub relation: Relation,
    /// No source says so.
    pub inferred: bool,
    /// From a mark in a lane down (or up) to the rail; may be empty.
    pub drop: String,
    /// The curve, as path data.
    pub line: String,
    /// Its head, as path data.
    pub head: String,
}

/// A linked event that is out of sight.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeTab {
    /// Position of the linked event.
    pub event: usize,
    /// Its era.
    pub era: Option<u16>,
    /// What it is to the selection.
    pub relation: Relation,
    /// Where it lies.
    pub side: Side,
    /// A filter hides it.
    pub hidden: bool,
    /// The button.
    pub rect: Rect,
    /// The date in words.
    pub date: String,
    /// The title, broken into lines.
    pub lines: Vec<String>,
}

/// An era's part of the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The era; none before the first.
    pub era: Option<u16>,
    /// Its rails and glow reach from here …
    pub x0: f64,
    /// … to here.
    pub x1: f64,
    /// Its start is on the stage: a tick across the rails and on the ruler.
    pub starts: bool,
}

/// A shortened gap: slanted strokes across every rail at `x`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakMark {
    /// Its middle.
    pub x: f64,
    /// Its length in years.
    pub years: i64,
}

/// The stage, ready to be drawn. Lists stand in the order of position unless they say otherwise.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scene {
    /// Width of the stage.
    pub width: f64,
    /// Height that the stage needs.
    pub height: f64,
    /// The rails' heights, upper first: as many as the chronicle has.
    pub rails: Vec<f64>,
    /// Rails and glows fade from the stage's start to here, and from here to its end.
    pub fade: Option<Stretch>,
    /// The glow reaches from the ruler's foot to the upper rail and from the lower one down.
    pub ruler_height: f64,
    /// The eras' parts of rails and glow.
    pub segments: Vec<Segment>,
    /// Shortened gaps.
    pub breaks: Vec<BreakMark>,
    /// The ruler.
    pub ticks: Vec<Tick>,
    /// Bands and bars.
    pub bands: Vec<Band>,
    /// The years that the selected event's date leaves to choose from.
    pub alternatives: Vec<Stretch>,
    /// Crossings of all events in the window, clusters' too.
    pub bows: Vec<Bow>,
    /// Events with a label, in the order of their marks on each rail, upper rail first.
    pub labels: Vec<Label>,
    /// Marks of labelled and lone events.
    pub marks: Vec<Mark>,
    /// Pills.
    pub clusters: Vec<Cluster>,
    /// Causes and results of the selection that are in sight.
    pub arrows: Vec<Arrow>,
    /// Causes and results of the selection that are not.
    pub edge_tabs: Vec<EdgeTab>,
}
