//! The laws of the scales, over generated data.

use std::rc::Rc;

use mirror_timeline::axis::{EraStart, Moment, Scale, TickKind, TickLabel, Warp, Window, ticks};
use proptest::prelude::*;

fn moments(years: &[i64]) -> Vec<Moment> {
    let mut years = years.to_vec();
    years.sort_unstable();
    let first = years.first().copied().unwrap_or(0);
    years
        .into_iter()
        .map(|year| {
            let era = u16::try_from((year.saturating_sub(first)) / 60).unwrap_or(u16::MAX);
            Moment {
                year,
                era: Some(era.min(6)),
                exact: None,
                named: true,
            }
        })
        .collect()
}

fn years() -> impl Strategy<Value = Vec<i64>> {
    prop_oneof![
        prop::collection::vec(1900_i64..2500, 0..80),
        prop::collection::vec(2370_i64..2376, 0..40),
        prop::collection::vec(-1_000_000_000_i64..1_000_000_000, 0..20),
        prop::collection::vec(any::<i64>(), 0..5),
    ]
}

fn warps() -> impl Strategy<Value = Rc<Warp>> {
    (years(), any::<bool>()).prop_map(|(years, story)| {
        let moments = moments(&years);
        let reach = (f64::NEG_INFINITY, 2500.0);
        Rc::new(if story {
            Warp::story(&moments)
        } else {
            Warp::linear(&moments, reach, &[])
        })
    })
}

/// Equal but for rounding, measured against the size of the numbers at work.
fn close(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= 1e-9 * size.abs().max(1.0)
}

proptest! {
    #[test]
    fn time_and_unit_are_inverse(warp in warps(), share in -0.5_f64..1.5) {
        let unit = share * warp.length();
        let time = warp.time_from_unit(unit);
        prop_assert!(time.is_finite());
        // A unit of a far year is as exact as that year's float.
        let per_year = warp.unit_from_time(time + 0.001) - warp.unit_from_time(time - 0.001);
        let slack = 1e-9 * warp.length() + 2e3 * per_year.abs() * time.abs() * f64::EPSILON;
        prop_assert!((warp.unit_from_time(time) - unit).abs() <= slack);
    }

    #[test]
    fn later_is_farther(warp in warps(), a in -3e3_f64..6e3, b in -3e3_f64..6e3) {
        let (low, high) = (a.min(b), a.max(b));
        prop_assume!(high - low > 1e-6);
        prop_assert!(warp.unit_from_time(low) < warp.unit_from_time(high)
            || warp.length() > 1e6 && warp.unit_from_time(low) <= warp.unit_from_time(high));
        prop_assert!(warp.unit_from_end(low) <= warp.unit_from_end(high));
        prop_assert!(warp.unit_from_end(high) <= warp.unit_from_time(high));
    }

    #[test]
    fn events_stand_in_order_inside_the_domain(years in years()) {
        let warp = Warp::story(&moments(&years));
        prop_assert_eq!(warp.event_units().len(), years.len());
        prop_assert!(warp.event_units().windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(warp.event_units().iter().all(|unit| (0.0..=warp.length()).contains(unit)));
        prop_assert!(warp.eras().windows(2).all(|pair| pair[0].end == pair[1].start));
        prop_assert!(warp.eras().last().is_none_or(|last| last.end == warp.length()));
    }

    #[test]
    fn what_is_under_the_pointer_stays(
        warp in warps(), x in 0.0_f64..1000.0, factor in 0.2_f64..5.0, middle in 0.3_f64..0.7,
    ) {
        let all = Scale::new(warp.clone(), 50.0, 950.0);
        let length = warp.length();
        let half = 0.1 * length;
        let scale = all.with_domain(middle * length - half, middle * length + half);
        let zoomed = scale.zoom_at(x, factor);
        let (start, end) = zoomed.domain();
        prop_assert!(start >= 0.0 && end <= length * (1.0 + 1e-12) && start < end);
        let shrunk = (scale.domain().1 - scale.domain().0) / factor;
        let free = start > 0.0 && end < length * (1.0 - 1e-9);
        if free && close(end - start, shrunk, length) {
            prop_assert!(close(zoomed.unit_from_x(x), scale.unit_from_x(x), length));
        }
    }

    #[test]
    fn panning_there_and_back_is_nothing(
        warp in warps(), dx in -500.0_f64..500.0, start in 0.2_f64..0.5,
    ) {
        let length = warp.length();
        let scale = Scale::new(warp, 0.0, 700.0).with_domain(start * length, (start + 0.3) * length);
        let moved = scale.pan(dx);
        if moved.domain().0 > 0.0 && moved.domain().1 < length * (1.0 - 1e-9) {
            let back = moved.pan(-dx);
            prop_assert!(close(back.domain().0, scale.domain().0, length));
            prop_assert!(close(back.domain().1, scale.domain().1, length));
        }
    }

    #[test]
    fn the_window_says_what_is_shown(warp in warps(), a in 0.0_f64..1.0, b in 0.0_f64..1.0) {
        let length = warp.length();
        let scale = Scale::new(warp, 0.0, 700.0).with_domain(a * length, b * length);
        let again = scale.with_window(scale.window());
        let size = scale.window().end.abs().max(scale.window().start.abs());
        let slack = 1e-9 * length + size * 1e-12 * 64.0;
        prop_assert!((again.domain().0 - scale.domain().0).abs() <= slack);
        prop_assert!((again.domain().1 - scale.domain().1).abs() <= slack);
    }

    #[test]
    fn nothing_breaks_a_scale(warp in warps(), a in any::<f64>(), b in any::<f64>()) {
        let scale = Scale::new(warp, a, b);
        for scale in [
            scale.with_window(Window { start: a, end: b }), scale.zoom_at(a, b), scale.pan(a),
            scale.with_range(b, a), scale.with_domain(a, b),
        ] {
            let (start, end) = scale.domain();
            prop_assert!(start >= 0.0 && start < end && end <= scale.warp().length() * (1.0 + 1e-9));
        }
    }

    #[test]
    fn labels_of_the_ruler_do_not_overlap(
        warp in warps(), a in 0.0_f64..1.0, b in 0.0_f64..1.0, width in 200.0_f64..1400.0,
    ) {
        let length = warp.length();
        let scale = Scale::new(warp, 16.0, width - 16.0).with_domain(a * length, b * length);
        let eras = [EraStart { era: 0, time: 2100.0, about: true },
            EraStart { era: 1, time: 2155.0, about: false }];
        let ruler = ticks(&scale, width, &eras, &|_| 31.0);
        for pair in ruler.windows(2) {
            prop_assert!(pair[0].label_x.min(pair[0].x) < pair[1].x);
            prop_assert!(pair[0].label_x + 31.0 < pair[1].x.min(pair[1].label_x));
        }
        prop_assert!(ruler.iter().all(|tick| tick.label_x >= 0.0 && tick.label_x + 31.0 <= width));
    }
}

#[test]
fn an_exclusive_end_stops_before_the_gap() {
    let warp = Warp::story(&moments(&[2370, 2371, 2371, 2372]));
    let ends = warp.unit_from_end(2372.0);
    let second_of_2371 = warp.event_units()[2];
    assert!((ends - (second_of_2371 + 0.5)).abs() < 1e-9);
    assert!(warp.unit_from_time(2372.0) - ends > 0.3);
    // A year without a neighbour has a gap of its own.
    assert!((warp.unit_from_end(2373.0) - warp.unit_from_time(2373.0)).abs() < 1e-9);
}

#[test]
fn every_era_has_room_for_its_name() {
    let mut moments: Vec<Moment> = (0..40)
        .map(|_| Moment {
            year: 2100,
            era: Some(0),
            exact: None,
            named: true,
        })
        .collect();
    moments.push(Moment {
        year: 2200,
        era: Some(1),
        exact: None,
        named: true,
    });
    moments.extend((0..40).map(|_| Moment {
        year: 2300,
        era: Some(2),
        exact: None,
        named: true,
    }));
    let warp = Warp::story(&moments);
    for era in warp.eras() {
        assert!(
            (era.end - era.start) / warp.length() >= 0.105 - 1e-9,
            "{era:?}"
        );
    }
}

#[test]
fn a_century_without_events_is_a_break() {
    let warp = Warp::story(&moments(&[1955, 2060, 2063]));
    let lengths: Vec<i64> = warp.breaks().iter().map(|gap| gap.years).collect();
    assert_eq!(lengths, [105]);
    assert!(
        Warp::linear(&moments(&[1955, 2060]), (0.0, 0.0), &[])
            .breaks()
            .is_empty()
    );
}

#[test]
fn a_window_is_never_shorter_than_six_units_or_a_year() {
    let all = moments(&(2000..2100).collect::<Vec<_>>());
    let story = Scale::new(Rc::new(Warp::story(&all)), 0.0, 700.0).zoom_at(300.0, 1e9);
    assert!((story.domain().1 - story.domain().0 - 6.0).abs() < 1e-9);
    let linear = Warp::linear(&all, (2000.0, 2100.0), &[]);
    let year = Scale::new(Rc::new(linear), 0.0, 700.0)
        .zoom_at(300.0, 1e9)
        .window();
    assert!((year.end - year.start - 1.0).abs() < 1e-9);
    let short = Scale::new(Rc::new(Warp::story(&moments(&[2000]))), 0.0, 700.0);
    assert!(short.zoom_at(300.0, 9.0).shows_everything());
}

#[test]
fn the_true_scale_names_months_years_and_centuries() {
    let all = moments(&[1955, 2372, 2372, 3191]);
    let scale = Scale::new(
        Rc::new(Warp::linear(&all, (1955.0, 3192.0), &[])),
        66.0,
        1072.0,
    );
    let named = |scale: &Scale| -> Vec<TickLabel> {
        ticks(scale, 1098.0, &[], &|_| 28.0)
            .into_iter()
            .map(|tick| tick.label)
            .collect()
    };
    let centuries: Vec<TickLabel> = (20..=32).map(|c| TickLabel::Year(c * 100)).collect();
    assert_eq!(named(&scale), centuries);
    let year = scale.with_window(Window {
        start: 2372.0,
        end: 2373.0,
    });
    let expected: Vec<TickLabel> = [TickLabel::Year(2372)]
        .into_iter()
        .chain((2..=12).map(TickLabel::Month))
        .chain([TickLabel::Year(2373)])
        .collect();
    let found = named(&year);
    assert!(
        expected.starts_with(&found) && found.len() >= 12,
        "{found:?}"
    );
}

#[test]
fn an_era_is_named_before_any_year() {
    let all = moments(&[2349, 2350, 2350, 2370]);
    let scale = Scale::new(Rc::new(Warp::story(&all)), 16.0, 300.0);
    let eras = [EraStart {
        era: 3,
        time: 2350.0,
        about: true,
    }];
    let ruler = ticks(&scale, 316.0, &eras, &|_| 40.0);
    assert!(
        ruler
            .iter()
            .any(|tick| tick.kind == TickKind::EraStart(3) && tick.label == TickLabel::About(2350))
    );
}
