//! Where today is, in a chronicle of times that readers live in. The day is given: nothing here knows
//! a clock.

use crate::axis::Scale;
use crate::chronicle::{Chronicle, Event};
use crate::query::Bitmap;

/// The middle of today, in decimal years; none of a chronicle in which it is not marked.
fn middle(chronicle: &Chronicle) -> Option<f64> {
    let bounds = chronicle.today?.date()?.bounds();
    Some(f64::midpoint(bounds.earliest, bounds.latest))
}

/// Whether something of the chronicle lies before today, and something after it.
fn holds(chronicle: &Chronicle, day: f64) -> bool {
    let ends = chronicle.events.first().zip(chronicle.events.last());
    ends.is_some_and(|(first, last)| first.bounds.earliest <= day && day < last.bounds.latest)
}

/// The place of today on a scale, in px; none where the chronicle does not reach it, or the window
/// does not show it.
#[must_use]
#[inline(never)]
pub fn today_x(chronicle: &Chronicle, scale: &Scale) -> Option<f64> {
    let day = middle(chronicle)?;
    let x = scale.x_from_time(day);
    let (left, right) = scale.range();
    (holds(chronicle, day) && left <= x && x <= right).then_some(x)
}

/// The first of the matching events that comes after today; none where the chronicle does not reach
/// it, or nothing that matches comes later.
#[must_use]
#[inline(never)]
pub fn first_after_today(chronicle: &Chronicle, matching: &Bitmap) -> Option<usize> {
    let day = middle(chronicle)?;
    if !holds(chronicle, day) {
        return None;
    }
    let later = |event: &Event| {
        #[expect(
            clippy::cast_precision_loss,
            reason = "compared with a day of our time"
        )]
        let year = event.sort_year as f64;
        year > day || year + 1.0 > day && event.bounds.earliest > day
    };
    // Events stand in the order of their years: half of those that are left are passed over at once.
    let (mut from, mut to) = (0, matching.count());
    while from < to {
        let rank = usize::midpoint(from, to);
        let event = chronicle.events.get(matching.select(rank)?)?;
        if later(event) {
            to = rank;
        } else {
            from = rank + 1;
        }
    }
    matching.select(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::{Shape, Window};
    use crate::date::Day;
    use crate::import;
    use crate::layout::Groundwork;

    /// Four events, read on some day.
    fn read_on(text: &str) -> Chronicle {
        const WORDS: &str = r#"{"today": true, "events": [
            {"id": "a", "date": "1969-07-20", "title": "A"},
            {"id": "b", "date": "2026-03-01", "title": "B"},
            {"id": "c", "date": "2026-12-01", "title": "C"},
            {"id": "d", "date": "2030", "title": "D"}]}"#;
        let mut chronicle = import::from_text(WORDS).chronicle;
        assert!(chronicle.marks_today);
        let mut numbers = text
            .split('-')
            .map(|number| number.parse().expect("digits"));
        let mut next = || numbers.next().expect("three numbers");
        chronicle.today = Some(Day {
            year: next(),
            month: next(),
            day: next(),
        });
        chronicle
    }

    #[test]
    fn it_stands_between_what_was_and_what_comes() {
        let groundwork = Groundwork::new(&read_on("2028-06-15"));
        for shape in [Shape::Story, Shape::True] {
            let scale = Scale::new(groundwork.warp(shape).clone(), 0.0, 1000.0);
            let x = |time: f64| scale.x_from_time(time);
            let today = |text: &str| today_x(&read_on(text), &scale);
            let found = today("2028-06-15").expect("it is held");
            assert!(x(2027.0) < found && found < x(2030.0), "{shape:?}");
            assert_eq!(today("1968-01-01"), None);
            assert_eq!(today("2031-01-01"), None);
            // What lies beside the window is not drawn.
            let narrow = scale.with_window(Window {
                start: 1960.0,
                end: 1980.0,
            });
            let seen = today_x(&read_on("2028-06-15"), &narrow);
            assert_eq!(seen.is_some(), narrow.window().end > 2028.5, "{shape:?}");
        }
    }

    #[test]
    fn without_a_day_it_is_nowhere() {
        let mut chronicle = read_on("2028-06-15");
        chronicle.today = None;
        let groundwork = Groundwork::new(&chronicle);
        let scale = Scale::new(groundwork.warp(Shape::True).clone(), 0.0, 1000.0);
        assert_eq!(today_x(&chronicle, &scale), None);
        assert_eq!(first_after_today(&chronicle, &Bitmap::full(4)), None);
    }

    #[test]
    fn the_first_after_it_is_among_those_that_match() {
        let all = Bitmap::full(4);
        let after = |matching: &Bitmap, text: &str| first_after_today(&read_on(text), matching);
        assert_eq!(after(&all, "2025-01-01"), Some(1));
        assert_eq!(after(&all, "2026-06-01"), Some(2));
        assert_eq!(after(&all, "2026-12-24"), Some(3));
        assert_eq!(after(&all, "2031-06-01"), None);
        let some = Bitmap::from_positions(4, [3]);
        assert_eq!(after(&some, "2026-06-01"), Some(3));
    }
}
