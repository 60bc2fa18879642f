//! A window of a [`Warp`] on a range of pixels.

use crate::order::within;
use std::rc::Rc;

use super::{Shape, Warp};

/// The shortest window of the story scale, in units.
const SHORTEST_STORY: f64 = 6.0;
/// The shortest window of the true scale, in units (years).
const SHORTEST_TRUE: f64 = 1.0;
/// No pixel is farther than this from the stage's edge.
const FARTHEST: f64 = 1e6;

/// A stretch of time, in decimal years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// First moment shown.
    pub start: f64,
    /// End of what is shown.
    pub end: f64,
}

/// A value that says where every moment is drawn. Cheap to clone; compare it to see whether
/// anything moved.
///
/// Its *domain* is a window of the warp, its *range* two pixel positions on the stage: the stage
/// itself goes from 0 to its width, and what lies between the stage's edge and the range is still
/// drawn, but fades. The window never leaves the warp's length, and is never shorter than six
/// units (story), one year (true), or the whole where that is less.
#[derive(Clone, Debug)]
pub struct Scale {
    warp: Rc<Warp>,
    start: f64,
    end: f64,
    left: f64,
    right: f64,
}

impl PartialEq for Scale {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.warp, &other.warp)
            && (self.start, self.end, self.left, self.right)
                == (other.start, other.end, other.left, other.right)
    }
}

impl Scale {
    /// Everything, on the pixels from `left` to `right`.
    #[must_use]
    pub fn new(warp: Rc<Warp>, left: f64, right: f64) -> Self {
        let end = warp.length();
        Self {
            warp,
            start: 0.0,
            end,
            left: 0.0,
            right: 1.0,
        }
        .with_range(left, right)
    }

    /// The map this scale is a window of.
    #[must_use]
    pub fn warp(&self) -> &Warp {
        &self.warp
    }

    /// Whether the window is the whole domain.
    #[must_use]
    pub fn shows_everything(&self) -> bool {
        self.end - self.start >= self.warp.length() * (1.0 - 1e-9)
    }

    /// First and last pixel of the window.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        (self.left, self.right)
    }

    /// First and last unit of the window.
    #[must_use]
    pub fn domain(&self) -> (f64, f64) {
        (self.start, self.end)
    }

    /// Pixels per unit; more than nothing.
    #[must_use]
    pub fn pixels_per_unit(&self) -> f64 {
        (self.right - self.left) / (self.end - self.start)
    }

    /// Where a unit is drawn, in pixels.
    #[must_use]
    pub fn x_from_unit(&self, unit: f64) -> f64 {
        self.left + (unit - self.start) * self.pixels_per_unit()
    }

    /// Which unit is drawn at `x`.
    #[must_use]
    pub fn unit_from_x(&self, x: f64) -> f64 {
        self.start + (x - self.left) / self.pixels_per_unit()
    }

    /// Where a decimal year is drawn, in pixels.
    #[must_use]
    pub fn x_from_time(&self, time: f64) -> f64 {
        self.x_from_unit(self.warp.unit_from_time(time))
    }

    /// Where something ends that ends before `time`; see [`Warp::unit_from_end`].
    #[must_use]
    pub fn x_from_end(&self, time: f64) -> f64 {
        self.x_from_unit(self.warp.unit_from_end(time))
    }

    /// Which decimal year is drawn at `x`.
    #[must_use]
    pub fn time_from_x(&self, x: f64) -> f64 {
        self.warp.time_from_unit(self.unit_from_x(x))
    }

    /// What is shown, in decimal years.
    #[must_use]
    pub fn window(&self) -> Window {
        Window {
            start: self.warp.time_from_unit(self.start),
            end: self.warp.time_from_unit(self.end),
        }
    }

    /// The same scale showing another stretch of time, clamped. Infinities mean an end of the
    /// domain; a window that is not a number is ignored.
    #[must_use]
    pub fn with_window(&self, window: Window) -> Self {
        let start = self.warp.unit_from_time(window.start);
        self.with_domain(start, self.warp.unit_from_time(window.end))
    }

    /// The same scale showing other units, clamped. See [`with_window`](Self::with_window).
    #[must_use]
    pub fn with_domain(&self, start: f64, end: f64) -> Self {
        let length = self.warp.length();
        if start.is_nan() || end.is_nan() {
            return self.clone();
        }
        let (low, high) = (
            within(start.min(end), 0.0, length),
            within(start.max(end), 0.0, length),
        );
        let span = (high - low).max(self.shortest());
        if span > high - low {
            return self.at(f64::midpoint(low, high) - span / 2.0, span);
        }
        Self {
            start: low,
            end: high,
            ..self.clone()
        }
    }

    /// The same window on other pixels. Ranges of less than one pixel count as one.
    #[must_use]
    pub fn with_range(&self, left: f64, right: f64) -> Self {
        let left = if left.is_finite() {
            within(left, -FARTHEST, FARTHEST)
        } else {
            0.0
        };
        let right = if right.is_finite() {
            right.min(FARTHEST)
        } else {
            left
        };
        let right = right.max(left + 1.0);
        Self {
            left,
            right,
            ..self.clone()
        }
    }

    /// Shows `1 / factor` as much, with what is under `x` staying there where the ends allow it.
    /// A factor that is not a positive number changes nothing.
    #[must_use]
    pub fn zoom_at(&self, x: f64, factor: f64) -> Self {
        if !(factor > 0.0 && factor.is_finite() && x.is_finite()) {
            return self.clone();
        }
        let x = within(x, -FARTHEST, FARTHEST);
        let span = (self.end - self.start) / factor;
        let span = within(span, self.shortest(), self.warp.length());
        let share = (x - self.left) / (self.right - self.left);
        self.at(self.unit_from_x(x) - share * span, span)
    }

    /// Moves the drawing by `dx` pixels (to the right: earlier years come in), as far as it goes.
    #[must_use]
    pub fn pan(&self, dx: f64) -> Self {
        if !dx.is_finite() {
            return self.clone();
        }
        self.at(
            self.start - dx / self.pixels_per_unit(),
            self.end - self.start,
        )
    }

    /// The shortest window there is, in units.
    fn shortest(&self) -> f64 {
        let shortest = match self.warp.shape() {
            Shape::Story => SHORTEST_STORY,
            Shape::True => SHORTEST_TRUE,
        };
        shortest.min(self.warp.length())
    }

    /// A window of `span` units, moved into the domain.
    fn at(&self, start: f64, span: f64) -> Self {
        let start = within(start, 0.0, (self.warp.length() - span).max(0.0));
        Self {
            start,
            end: start + span,
            ..self.clone()
        }
    }
}
