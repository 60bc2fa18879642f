//! What labels say, from frame to frame: while a window moves, most that want one wanted one before.

use super::text::LabelText;
use crate::strings::Language;
use std::cell::RefCell;
use std::rc::Rc;

/// So many labels are known at most: those of some frames.
const KNOWN: usize = 1000;

/// Labels' words and widths, as long as chronicle and fonts are the same; a change of these takes a new
/// one. To read an entry, say its date, break its title and measure both is what a label costs most.
#[derive(Debug, Default)]
pub struct Remembered(RefCell<Known>);

#[derive(Debug, Default)]
struct Known {
    /// What they were made for: a widest width and a language.
    made_for: (f64, Language),
    /// By the events' positions.
    labels: Vec<(usize, Rc<LabelText>)>,
}

impl Remembered {
    /// The label of an event, made now if it is not known.
    pub(super) fn label(
        &self,
        event: usize,
        made_for: (f64, Language),
        make: &dyn Fn() -> Option<LabelText>,
    ) -> Option<Rc<LabelText>> {
        let mut known = self.0.borrow_mut();
        if known.made_for != made_for || known.labels.len() >= KNOWN {
            known.made_for = made_for;
            known.labels.clear();
        }
        let place = known.labels.partition_point(|label| label.0 < event);
        if let Some((of, label)) = known.labels.get(place)
            && *of == event
        {
            return Some(label.clone());
        }
        let label = Rc::new(make()?);
        known.labels.insert(place, (event, label.clone()));
        Some(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(remembered: &Remembered, event: usize, widest: f64, words: &str) -> String {
        let make = || {
            Some(LabelText {
                date: words.to_owned(),
                lines: Vec::new(),
                width: 0.0,
            })
        };
        let label = remembered.label(event, (widest, Language::English), &make);
        label.map_or_else(String::new, |label| label.date.clone())
    }

    #[test]
    fn a_label_is_made_once_for_a_width() {
        let remembered = Remembered::default();
        assert_eq!(said(&remembered, 7, 310.0, "first"), "first");
        assert_eq!(said(&remembered, 3, 310.0, "another"), "another");
        assert_eq!(said(&remembered, 7, 310.0, "second"), "first");
        assert_eq!(said(&remembered, 7, 200.0, "narrow"), "narrow");
        assert_eq!(said(&remembered, 3, 200.0, "narrow too"), "narrow too");
    }

    #[test]
    fn there_are_never_more_than_some_frames_need() {
        let remembered = Remembered::default();
        for event in 0..5 * KNOWN {
            said(&remembered, event, 310.0, "any");
            assert!(remembered.0.borrow().labels.len() <= KNOWN);
        }
    }

    #[test]
    fn what_cannot_be_made_is_not_remembered() {
        let remembered = Remembered::default();
        let none = remembered.label(1, (1.0, Language::English), &|| None);
        assert!(none.is_none());
        assert_eq!(said(&remembered, 1, 1.0, "there"), "there");
    }
}
