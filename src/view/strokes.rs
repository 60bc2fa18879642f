//! Drawings of many small things that look alike.

use super::signs::path;
use super::tag::{Tag, tag};
use super::ui::{era_class, number};
use crate::strings::joined;

/// Path data by class and era: what looks alike is one element, however much there is of it.
#[derive(Default)]
pub struct Strokes(Vec<(String, Option<u16>, String)>);

impl Strokes {
    /// The path data of a class in an era's colour.
    #[inline(never)]
    pub fn of(&mut self, class: &str, era: Option<u16>) -> &mut String {
        let mut place = self.0.len();
        for (at, known) in self.0.iter().enumerate() {
            if known.1 == era && known.0 == class {
                place = at;
            }
        }
        if place == self.0.len() {
            self.0.push((class.to_owned(), era, String::new()));
        }
        &mut self.0[place].2
    }

    /// Adds a circle.
    pub fn circle(&mut self, class: &str, era: Option<u16>, (x, y): (f64, f64), radius: f64) {
        let (r, left) = (number(radius), number(x - radius));
        let arc = joined(&["a", &r, " ", &r, " 0 1 0 "]);
        let (there, back) = (number(2.0 * radius), number(-2.0 * radius));
        let circle = [
            "M",
            &left,
            " ",
            &number(y),
            &arc,
            &there,
            " 0",
            &arc,
            &back,
            " 0",
        ];
        self.of(class, era).push_str(&joined(&circle));
    }

    /// An element for each class, in the order in which they came.
    pub fn drawn(self) -> Tag {
        let mut group = tag("g");
        for (class, era, d) in &self.0 {
            group = group.put(path(&joined(&[class, " ", &era_class(*era)]), d));
        }
        group
    }
}
