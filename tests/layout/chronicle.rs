//! The mirror universe at the sizes it is read at.

use std::fmt::Write as _;

use mirror_timeline::axis::Shape;
use mirror_timeline::layout::{Emphasis, Scene, Side, tick_words};
use mirror_timeline::strings::Language;

use crate::support::{Stage, mirror_universe};

/// Everything of a scene that a reader would notice, to whole pixels.
fn words(stage: &Stage, scene: &Scene) -> String {
    let mut out = String::new();
    let id = |event: usize| stage.chronicle.event_id(event);
    let _ = writeln!(
        out,
        "{:.0} x {:.0}, rails {:?}",
        scene.width, scene.height, scene.rails
    );
    let ticks = scene.ticks.iter().map(|tick| {
        format!(
            "{} @{:.0}",
            tick_words(tick.label, Language::English),
            tick.label_x
        )
    });
    let _ = writeln!(out, "ruler: {}", ticks.collect::<Vec<_>>().join(", "));
    for label in &scene.labels {
        let flies = if label.side == Side::End { '>' } else { '<' };
        let place = format!(
            "{}{flies}{} {:.0},{:.0}",
            label.rail, label.row, label.rect.x, label.rect.y
        );
        let state = match label.emphasis {
            Emphasis::Plain => String::new(),
            other => format!(" ({other:?})"),
        };
        let _ = writeln!(
            out,
            "{place}: {} | {}{state}",
            label.date,
            label.lines.join(" / ")
        );
    }
    for cluster in &scene.clusters {
        let events = stage
            .events_of(scene, cluster)
            .iter()
            .map(|event| id(*event))
            .collect::<Vec<_>>()
            .join(" ");
        let _ = writeln!(
            out,
            "+{} at {:.0} on {}: {events}",
            cluster.count, cluster.x, cluster.rail
        );
    }
    for mark in scene.marks.iter().filter(|mark| mark.lone) {
        let _ = writeln!(out, "lone {} at {:.0}", id(mark.event), mark.x);
    }
    for band in &scene.bands {
        let kind = if band.solid { "bar" } else { "band" };
        let (start, end) = (band.fade_start, band.fade_end);
        let _ = writeln!(
            out,
            "{kind} {} lane {} {:.0}..{:.0} fades {start:.0} {end:.0}",
            id(band.event),
            band.lane,
            band.x0,
            band.x1
        );
    }
    for arrow in &scene.arrows {
        let _ = writeln!(
            out,
            "{:?} {}: {}{}",
            arrow.relation,
            id(arrow.event),
            arrow.drop,
            arrow.line
        );
    }
    for tab in &scene.edge_tabs {
        let _ = writeln!(
            out,
            "{:?} {} to the {:?}",
            tab.relation,
            id(tab.event),
            tab.side
        );
    }
    out
}

/// A wide stage that shows one era beside an open card.
fn beside_card(era: &str) -> (Stage, Vec<usize>) {
    let mut stage = Stage::new(mirror_universe(), 726.0);
    stage.container = 1100.0;
    let era = stage
        .chronicle
        .eras
        .iter()
        .position(|known| known.id == era)
        .unwrap();
    let era = u16::try_from(era).unwrap();
    stage.show_era(era);
    let events = stage.chronicle.events.iter().enumerate();
    let members = events
        .filter(|(_, event)| event.era == Some(era))
        .map(|(at, _)| at)
        .collect();
    (stage, members)
}

#[test]
fn most_events_have_a_label() {
    for (width, least) in [(1100.0, 36), (1098.0, 36), (640.0, 27), (638.0, 27)] {
        let labels = Stage::new(mirror_universe(), width).scene().labels.len();
        assert!(labels >= least, "{labels} at {width}");
    }
}

#[test]
fn every_era_has_a_label_on_both_scales() {
    for shape in [Shape::Story, Shape::True] {
        let mut stage = Stage::new(mirror_universe(), 1100.0);
        stage.shape = shape;
        let labels = stage.scene().labels;
        for era in 0..7 {
            assert!(labels.iter().any(|label| label.era == Some(era)), "{era}");
        }
    }
}

#[test]
fn the_rebellion_is_labelled_beside_an_open_card() {
    let (mut stage, members) = beside_card("rebellion");
    assert_eq!(members.len(), 13);
    for event in members {
        stage.selected = Some(event);
        let scene = stage.scene();
        assert_eq!(
            scene.labels.len(),
            13,
            "{}",
            stage.chronicle.event_id(event)
        );
        let downwards =
            |label: &mirror_timeline::layout::Label| (label.rail == 0) == (label.side == Side::End);
        assert!(
            scene.labels.iter().all(downwards),
            "{}",
            stage.chronicle.event_id(event)
        );
    }
}

#[test]
fn no_placement_year_is_on_the_ruler() {
    let mut stage = Stage::new(mirror_universe(), 1100.0);
    for era in 0..7 {
        stage.show_era(era);
        for tick in stage.scene().ticks {
            let text = tick_words(tick.label, Language::English);
            // Sort years of events that no source dates.
            let placed = [
                "2060", "2100", "2215", "2240", "2270", "2280", "2295", "2340", "2368", "2400",
            ];
            assert!(!placed.contains(&text.as_str()), "{text}");
        }
    }
}

#[test]
fn all_events_on_a_wide_stage() {
    let stage = Stage::new(mirror_universe(), 1098.0);
    insta::assert_snapshot!(words(&stage, &stage.scene()));
}

#[test]
fn all_events_on_a_narrow_stage() {
    let stage = Stage::new(mirror_universe(), 638.0);
    insta::assert_snapshot!(words(&stage, &stage.scene()));
}

#[test]
fn all_events_on_the_true_scale() {
    let mut stage = Stage::new(mirror_universe(), 1098.0);
    stage.shape = Shape::True;
    insta::assert_snapshot!(words(&stage, &stage.scene()));
}

#[test]
fn the_rebellion_with_a_selection() {
    let (mut stage, _) = beside_card("rebellion");
    stage.selected = stage.chronicle.event_index("battle-terok-nor");
    insta::assert_snapshot!(words(&stage, &stage.scene()));
}
