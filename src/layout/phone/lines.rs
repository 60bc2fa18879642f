//! How many lines a text takes, from the widths of its letters.

use super::super::{Measure, TextStyle};

/// The browser kerns, and joins letters; a line counts as full a little early.
const CARE: f64 = 1.01;

/// Counts lines of one style. Each letter is measured once: a chronicle has many texts and few letters.
pub(super) struct Lines<'a> {
    measure: &'a dyn Measure,
    style: TextStyle,
    /// From the style's size to the size that is meant.
    factor: f64,
    /// Widths of the letters below 128; negative where not measured yet.
    plain: [f64; 128],
    /// Widths of the others, sorted.
    others: Vec<(char, f64)>,
}

impl<'a> Lines<'a> {
    /// For texts `factor` times as large as a style's.
    pub fn new(measure: &'a dyn Measure, style: TextStyle, factor: f64) -> Self {
        Self {
            measure,
            style,
            factor: factor * CARE,
            plain: [-1.0; 128],
            others: Vec::new(),
        }
    }

    /// How many lines a text takes in a room of some px; at least one.
    pub fn count(&mut self, text: &str, room: f64) -> u32 {
        let mut lines = 1;
        // How far the line goes up to its last break, and what follows that.
        let (mut line, mut word) = (0.0, 0.0);
        for letter in text.chars() {
            let width = self.width(letter);
            if letter.is_whitespace() {
                line += word + width;
                word = 0.0;
                continue;
            }
            if line + word + width > room {
                if line > 0.0 {
                    lines += 1;
                    line = 0.0;
                }
                // A word that is longer than a line is broken anywhere.
                if word > 0.0 && word + width > room {
                    lines += 1;
                    word = 0.0;
                }
            }
            word += width;
            if breaks_after(letter) {
                line += word;
                word = 0.0;
            }
        }
        lines
    }

    fn width(&mut self, letter: char) -> f64 {
        let measured = |letter: char| {
            let mut bytes = [0; 4];
            self.measure
                .width(letter.encode_utf8(&mut bytes), self.style)
                * self.factor
        };
        if let Some(known) = self.plain.get_mut(letter as usize) {
            if *known < 0.0 {
                *known = measured(letter);
            }
            return *known;
        }
        match self
            .others
            .binary_search_by(|(known, _)| known.cmp(&letter))
        {
            Ok(place) => self.others.get(place).map_or(0.0, |(_, width)| *width),
            Err(place) => {
                let width = measured(letter);
                self.others.insert(place, (letter, width));
                width
            }
        }
    }
}

/// Whether a line may end after a letter that is no space: hyphens and dashes, and what is written
/// without spaces (Chinese, Japanese, Korean).
fn breaks_after(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '–' | '—' | '\u{2e80}'..='\u{ffef}')
}
