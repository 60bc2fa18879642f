//! The sizes that a stage is laid out with.

/// What a stage of some width can hold (direction, section 4). All lengths in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageForm {
    /// Width of the stage.
    pub width: f64,
    /// Label rows over the upper rail, at most.
    pub rows_upper: usize,
    /// Label rows under the lower rail, at most.
    pub rows_lower: usize,
    /// From row to row: a label and the space under it.
    pub row_pitch: f64,
    /// Between the rails.
    pub rail_gap: f64,
    /// Before the window's first moment: the rails' names stand there, and rails fade in.
    pub inset_start: f64,
    /// After its last.
    pub inset_end: f64,
}

const WIDE: f64 = 880.0;

impl StageForm {
    /// The form of a stage in a container of `container` pixels, `width` of which it has itself
    /// (a docked card takes the rest). `zoomed` is whether the window is less than everything,
    /// `selected` whether an event is.
    #[must_use]
    pub fn for_width(container: f64, width: f64, zoomed: bool, selected: bool) -> Self {
        let wide = container >= WIDE;
        // Beside a docked card a stage is lower on width, not on height.
        let docked = wide && width < WIDE;
        let (rows_upper, rows_lower) = match (wide, zoomed) {
            (true, _) if docked => (6, 3),
            (true, _) => (5, 3),
            (false, false) => (6, 4),
            (false, true) => (5, 2),
        };
        let rail_gap = match (selected, wide) {
            (false, _) => 62.0,
            (true, true) => 112.0,
            (true, false) => 70.0,
        };
        let (inset_start, inset_end) = if wide && !docked {
            (66.0, 26.0)
        } else {
            (58.0, 14.0)
        };
        Self {
            width,
            rows_upper,
            rows_lower,
            row_pitch: 53.0,
            rail_gap,
            inset_start,
            inset_end,
        }
    }

    /// First and last pixel of the scale's window: the range to give the scale.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        (
            self.inset_start,
            (self.width - self.inset_end).max(self.inset_start + 1.0),
        )
    }
}
