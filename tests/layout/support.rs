//! Widths from a table, and the chronicle by a reader that knows only what a layout needs.

use std::collections::HashMap;

use mirror_timeline::axis::{Scale, Shape, Window};
use mirror_timeline::chronicle::{
    Certainty, Chronicle, Crossing, Entry, Era, Event, Link, RailName,
};
use mirror_timeline::date::Edtf;
use mirror_timeline::layout::{
    Cluster, Groundwork, Measure, Remembered, Scene, SceneInput, StageForm, TextStyle,
};
use mirror_timeline::query::{Bitmap, Index};
use mirror_timeline::strings::Language;
use serde_json::Value;

/// Widths of a common sans-serif, per character and weight, in em.
pub struct Table {
    regular: HashMap<char, f64>,
    bold: HashMap<char, f64>,
}

impl Table {
    pub fn new() -> Self {
        let table: Value = serde_json::from_str(include_str!("widths.json")).expect("a table");
        let weight = |name: &str| {
            let widths = table[name].as_object().expect("a weight");
            widths
                .iter()
                .map(|(c, w)| (c.chars().next().unwrap(), w.as_f64().unwrap()))
                .collect()
        };
        Self {
            regular: weight("400"),
            bold: weight("600"),
        }
    }
}

impl Measure for Table {
    fn width(&self, text: &str, style: TextStyle) -> f64 {
        let (weight, size) = match style {
            TextStyle::Title => (&self.regular, 13.0),
            TextStyle::SelectedTitle => (&self.bold, 13.0),
            TextStyle::Date => (&self.bold, 11.5),
            TextStyle::Relation => (&self.regular, 11.5),
            TextStyle::Tick => (&self.regular, 12.0),
            TextStyle::EraTick => (&self.bold, 12.0),
            TextStyle::Break => (&self.regular, 11.0),
        };
        text.chars()
            .map(|c| weight.get(&c).copied().unwrap_or(0.58) * size)
            .sum()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// An event with nothing but a date and a place in the order.
pub fn bare_event(written: &str, sort_year: i64) -> Event {
    Event {
        sort_year,
        ..Event::at(Edtf::parse(written).expect("EDTF"))
    }
}

/// An entry with nothing but an id.
pub fn bare_entry(id: &str) -> Entry {
    Entry {
        id: id.to_owned(),
        ..Entry::default()
    }
}

pub fn rails(count: usize) -> Vec<RailName> {
    let names = ["mirror", "prime"];
    let rail = |id: &&str| RailName {
        id: (*id).to_owned(),
        name: (*id).to_owned(),
    };
    names.iter().take(count).map(rail).collect()
}

pub fn bare_era(id: &str, written: Option<&str>) -> Era {
    Era {
        id: id.to_owned(),
        name: id.to_owned(),
        short: id.to_owned(),
        date: written.map(|written| Edtf::parse(written).expect("EDTF")),
        definition: String::new(),
        colour: None,
        glyph: None,
    }
}

/// The chronicle of the mirror universe.
pub fn mirror_universe() -> Chronicle {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/static/mirror-universe.json");
    let file = std::fs::read_to_string(path).expect("the chronicle");
    let file: Value = serde_json::from_str(&file).expect("JSON");
    let list = |name: &str| file[name].as_array().expect("a list").clone();
    let mut chronicle = Chronicle {
        rails: rails(2),
        ..Chronicle::default()
    };
    for era in list("eras") {
        chronicle
            .eras
            .push(bare_era(&text(&era["id"]), era["date"].as_str()));
    }
    let mut events = Vec::new();
    for entry in list("events") {
        let era = chronicle
            .eras
            .iter()
            .position(|era| era.id == text(&entry["era"]));
        let crossing = text(&entry["crossing"]);
        let crossing = Crossing::NAMES.iter().find(|(name, _)| *name == crossing);
        let mut event = bare_event(&text(&entry["date"]), entry["sortYear"].as_i64().unwrap());
        event.era = era.map(|era| u16::try_from(era).unwrap());
        event.rail = u8::from(text(&entry["universe"]) == "prime");
        event.crossing = crossing.map_or(Crossing::None, |(_, crossing)| *crossing);
        event.important = entry["important"].as_bool().unwrap_or(false);
        event.sequence = u32::try_from(entry["sequence"].as_u64().unwrap()).unwrap();
        let said = Entry {
            wording: entry["wording"].as_str().map(str::to_owned),
            title: text(&entry["title"]),
            ..bare_entry(&text(&entry["id"]))
        };
        events.push((event, said));
    }
    events.sort_by_key(|(event, _)| (event.sort_year, event.sequence));
    for (event, said) in events {
        chronicle.push(event, said);
    }
    for link in list("links") {
        let event = |name: &str| chronicle.event_index(&text(&link[name])).expect("an event");
        let inferred = text(&link["certainty"]) == "inferred";
        let link = Link {
            from: event("from"),
            to: event("to"),
            reason: text(&link["reason"]),
            certainty: if inferred {
                Certainty::Inferred
            } else {
                Certainty::Stated
            },
            backward: link["backward"].as_bool().unwrap_or(false),
            pair: link["pair"].as_bool().unwrap_or(false),
        };
        chronicle.links.push(link);
    }
    chronicle
}

/// A stage to try scenes on.
pub struct Stage {
    pub chronicle: Chronicle,
    pub groundwork: Groundwork,
    pub table: Table,
    pub shape: Shape,
    pub window: Option<Window>,
    pub container: f64,
    pub width: f64,
    pub selected: Option<usize>,
    pub matching: Vec<usize>,
}

impl Stage {
    pub fn new(chronicle: Chronicle, width: f64) -> Self {
        Self {
            groundwork: Groundwork::new(&chronicle),
            table: Table::new(),
            shape: Shape::Story,
            window: None,
            container: width,
            width,
            selected: None,
            matching: (0..chronicle.events.len()).collect(),
            chronicle,
        }
    }

    pub fn form(&self) -> StageForm {
        let zoomed = self.window.is_some();
        StageForm::for_width(self.container, self.width, zoomed, self.selected.is_some())
    }

    pub fn scale(&self) -> Scale {
        let (left, right) = self.form().range();
        let scale = Scale::new(self.groundwork.warp(self.shape).clone(), left, right);
        self.window
            .map_or(scale.clone(), |window| scale.with_window(window))
    }

    /// What the query would say: the bitmaps of all events, and the matching ones.
    pub fn answer(&self) -> (Index, Bitmap) {
        let index = Index::new(&self.chronicle);
        let matching = Bitmap::from_positions(index.length(), self.matching.iter().copied());
        (index, matching)
    }

    /// The events of a cluster, from first to last.
    pub fn events_of(&self, scene: &Scene, cluster: &Cluster) -> Vec<usize> {
        let warp = self.groundwork.warp(self.shape);
        let (_, matching) = self.answer();
        cluster.first_events(scene, &self.chronicle, warp, &matching, usize::MAX)
    }

    pub fn scene(&self) -> Scene {
        let (index, matching) = self.answer();
        Scene::new(&SceneInput {
            chronicle: &self.chronicle,
            groundwork: &self.groundwork,
            index: &index,
            matching: &matching,
            scale: &self.scale(),
            form: &self.form(),
            measure: &self.table,
            remembered: &Remembered::default(),
            language: Language::English,
            selected: self.selected,
        })
    }

    /// Shows the stretch of units of an era.
    pub fn show_era(&mut self, era: u16) {
        let story = self.groundwork.warp(Shape::Story);
        let stretch = story
            .eras()
            .iter()
            .find(|stretch| stretch.era == Some(era))
            .expect("era");
        self.window = Some(Window {
            start: story.time_from_unit(stretch.start),
            end: story.time_from_unit(stretch.end),
        });
    }
}
