//! What holds of every scene, checked on the chronicle and on generated ones.

use std::collections::HashMap;

use mirror_timeline::axis::{Shape, Window};
use mirror_timeline::chronicle::{Certainty, Chronicle, Crossing, Link};
use mirror_timeline::layout::{Emphasis, Rect, Scene, Side};
use proptest::prelude::*;

use crate::support::{Stage, bare_entry, bare_era, bare_event, mirror_universe, rails};

fn overlap(a: &Rect, b: &Rect) -> bool {
    let slack = 0.01;
    a.x + slack < b.x + b.width
        && b.x + slack < a.x + a.width
        && a.y + slack < b.y + b.height
        && b.y + slack < a.y + a.height
}

/// The events of the window, from the warp and the filter alone.
fn expected(stage: &Stage) -> Vec<usize> {
    let (start, end) = stage.scale().domain();
    let units = stage.groundwork.warp(stage.shape).event_units();
    let shown = |event: &usize| (start..=end).contains(&units[*event]);
    stage.matching.iter().copied().filter(shown).collect()
}

fn check_reach(stage: &Stage, scene: &Scene) {
    let mut seen: HashMap<usize, usize> = HashMap::new();
    let labelled = scene.labels.iter().map(|label| label.event);
    let lone = scene
        .marks
        .iter()
        .filter(|mark| mark.lone)
        .map(|mark| mark.event);
    let clustered = scene
        .clusters
        .iter()
        .flat_map(|cluster| stage.events_of(scene, cluster));
    for event in labelled.chain(lone).chain(clustered) {
        *seen.entry(event).or_default() += 1;
    }
    let mut found: Vec<usize> = seen.keys().copied().collect();
    found.sort_unstable();
    assert_eq!(found, expected(stage));
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
    assert_eq!(
        scene.marks.len(),
        scene.labels.len() + scene.marks.iter().filter(|mark| mark.lone).count()
    );
}

fn check_labels(scene: &Scene) {
    for (at, label) in scene.labels.iter().enumerate() {
        let rect = &label.rect;
        assert!(
            rect.x >= 15.9 && rect.x + rect.width <= scene.width - 15.9,
            "{label:?}"
        );
        assert!(
            rect.y >= 24.0 && rect.y + rect.height <= scene.height,
            "{label:?}"
        );
        for other in &scene.labels[at + 1..] {
            assert!(!overlap(rect, &other.rect), "{label:?} {other:?}");
        }
        // The pole stands from the rows' foot to the label's far edge; poles keep their order.
        let pole = |label: &mirror_timeline::layout::Label| match label.side {
            Side::End => label.rect.x,
            Side::Start => label.rect.x + label.rect.width,
        };
        let x = pole(label);
        for other in scene.labels.iter().filter(|other| other.rail == label.rail) {
            let inside = other.rect.x + 0.01 < x && x < other.rect.x + other.rect.width - 0.01;
            assert!(
                !(inside && other.row < label.row),
                "{label:?} through {other:?}"
            );
        }
        if let Some(next) = scene
            .labels
            .get(at + 1)
            .filter(|next| next.rail == label.rail)
        {
            assert!(pole(next) >= x + 4.9, "{label:?} {next:?}");
        }
    }
    // Rails stand apart from the rows.
    for label in &scene.labels {
        let rail = scene.rails[usize::from(label.rail)];
        let free = if label.rail == 0 {
            rail - label.rect.y - label.rect.height
        } else {
            label.rect.y - rail
        };
        assert!(free >= 15.9, "{label:?}");
    }
}

fn check_clusters(stage: &Stage, scene: &Scene) {
    let units = stage.groundwork.warp(stage.shape).event_units();
    let scale = stage.scale();
    for cluster in &scene.clusters {
        let events = stage.events_of(scene, cluster);
        assert!(cluster.count > 1);
        assert_eq!(events.len(), cluster.count);
        let ends = (*events.first().unwrap(), *events.last().unwrap());
        assert_eq!(cluster.events, ends);
        let x: Vec<f64> = events
            .iter()
            .map(|e| scale.x_from_unit(units[*e]))
            .collect();
        assert!(
            x.windows(2)
                .all(|pair| pair[0] <= pair[1] && pair[1] - pair[0] < 40.0)
        );
        assert!(x.last().unwrap() - x.first().unwrap() < 90.0);
        let era = |event: &usize| stage.chronicle.events[*event].era;
        let one = events.iter().all(|event| era(event) == era(&events[0]));
        assert_eq!(cluster.era, era(&events[0]).filter(|_| one));
        for event in &events {
            if stage.chronicle.rails.len() > 1 {
                assert_eq!(stage.chronicle.events[*event].rail, cluster.rail);
            }
        }
    }
}

/// What stands on a pill together, found by a pass over everything.
fn check_groups(stage: &Stage, scene: &Scene) {
    let units = stage.groundwork.warp(stage.shape).event_units();
    let (scale, rails) = (stage.scale(), stage.chronicle.rails.len().max(1));
    for rail in 0..rails {
        let on_rail =
            |event: &usize| rails == 1 || usize::from(stage.chronicle.events[*event].rail) == rail;
        let labelled = |event: &usize| scene.labels.iter().any(|label| label.event == *event);
        let mut rest: Vec<usize> = expected(stage);
        if rest.len() > 160 {
            // A crowd's pills may be of several eras.
            return;
        }
        rest.retain(|event| on_rail(event) && !labelled(event));
        rest.sort_by(|a, b| units[*a].total_cmp(&units[*b]));
        let x = |event: usize| scale.x_from_unit(units[event]);
        let era = |event: usize| stage.chronicle.events[event].era;
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for event in rest {
            match groups.last_mut() {
                Some(group)
                    if era(group[0]) == era(event)
                        && x(event) - x(group[group.len() - 1]) < 40.0
                        && x(event) - x(group[0]) < 90.0 =>
                {
                    group.push(event);
                }
                _ => groups.push(vec![event]),
            }
        }
        let drawn = scene
            .clusters
            .iter()
            .filter(|cluster| usize::from(cluster.rail) == rail);
        let mut drawn: Vec<Vec<usize>> = drawn
            .map(|cluster| stage.events_of(scene, cluster))
            .collect();
        let lone = scene
            .marks
            .iter()
            .filter(|mark| mark.lone && usize::from(mark.rail) == rail);
        drawn.extend(lone.map(|mark| vec![mark.event]));
        drawn.sort_by(|a, b| x(a[0]).total_cmp(&x(b[0])).then(a.cmp(b)));
        groups.sort_by(|a, b| x(a[0]).total_cmp(&x(b[0])).then(a.cmp(b)));
        assert_eq!(drawn, groups);
    }
}

fn check_bands(scene: &Scene) {
    for (at, band) in scene.bands.iter().enumerate() {
        assert!(
            band.x0.is_finite() && band.x1.is_finite() && band.x0 <= band.x1,
            "{band:?}"
        );
        assert!(
            band.fade_start + band.fade_end <= band.x1 - band.x0 + 0.01,
            "{band:?}"
        );
        for other in &scene.bands[at + 1..] {
            let lane = (band.rail, band.lane) == (other.rail, other.lane);
            assert!(!lane || band.lane == 11 || band.x1 <= other.x0 || other.x1 <= band.x0);
        }
    }
}

fn check(stage: &Stage) {
    let scene = stage.scene();
    check_reach(stage, &scene);
    check_labels(&scene);
    check_clusters(stage, &scene);
    let eras = stage.chronicle.eras.len();
    let mut events = stage.chronicle.events.iter();
    if events.all(|event| event.era.is_none_or(|era| usize::from(era) < eras)) {
        check_groups(stage, &scene);
    }
    check_bands(&scene);
    assert_eq!(scene, stage.scene(), "the same input gives the same scene");
    for segment in scene.segments.windows(2) {
        assert!((segment[0].x1 - segment[1].x0).abs() < 1e-6);
    }
    assert!(scene.height.is_finite() && scene.height > *scene.rails.last().unwrap());
}

const FORMS: [&str; 12] = [
    "2100",
    "2100-05-07",
    "2100~",
    "2100?",
    "[2100,2101]",
    "[2090..2140]",
    "[..2100]",
    "[2100..]",
    "21XX",
    "2095~/2120",
    "../2100",
    "2100/..",
];

prop_compose! {
    fn event()(
        year in 2080_i64..2300, form in 0_usize..12, words in 0_usize..14, rail in 0_u8..2,
        crossing in 0_usize..9, important in any::<bool>(),
    ) -> (i64, usize, usize, u8, usize, bool) {
        (year, form, words, rail, crossing, important)
    }
}

fn chronicle(
    mut parts: Vec<(i64, usize, usize, u8, usize, bool)>,
    eras: u16,
    rail_count: usize,
) -> Chronicle {
    parts.sort_unstable();
    let mut chronicle = Chronicle {
        rails: rails(rail_count),
        ..Chronicle::default()
    };
    for era in 0..eras {
        let start = 2080 + 60 * i64::from(era);
        chronicle.eras.push(bare_era(
            &era.to_string(),
            Some(&format!("{start}/{}", start + 59)),
        ));
    }
    for (position, (year, form, words, rail, crossing, important)) in parts.into_iter().enumerate()
    {
        let mut event = bare_event(FORMS[form], year);
        let mut said = bare_entry(&position.to_string());
        said.title =
            ["Emperor", "of", "a", "Transporterdefiance", "is"].repeat(3)[..words].join(" ");
        event.rail = rail.min(u8::try_from(rail_count - 1).unwrap());
        event.crossing = Crossing::NAMES[crossing].1;
        event.important = important;
        event.era = u16::try_from((year - 2080) / 60)
            .ok()
            .filter(|era| *era < eras);
        chronicle.push(event, said);
    }
    for from in (0..chronicle.events.len().saturating_sub(7)).step_by(3) {
        chronicle.links.push(Link {
            from,
            to: from + 7,
            reason: String::new(),
            certainty: Certainty::Stated,
            backward: false,
            pair: false,
        });
    }
    chronicle
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_generated_scene_keeps_its_promises(
        parts in prop::collection::vec(event(), 0..70), eras in 0_u16..4, rail_count in 1_usize..3,
        width in 200.0_f64..1500.0, true_scale in any::<bool>(), selected in any::<prop::sample::Index>(),
        zoom in prop::option::of((2070.0_f64..2310.0, 2070.0_f64..2310.0)), select in any::<bool>(),
        every in 1_usize..4,
    ) {
        let mut stage = Stage::new(chronicle(parts, eras, rail_count), width);
        stage.shape = if true_scale { Shape::True } else { Shape::Story };
        stage.window = zoom.map(|(a, b)| Window { start: a.min(b), end: a.max(b) });
        stage.matching.retain(|event| event % every == 0);
        if select && !stage.chronicle.events.is_empty() {
            stage.selected = Some(selected.index(stage.chronicle.events.len()));
        }
        check(&stage);
    }
}

#[test]
fn the_chronicle_keeps_its_promises_at_every_width() {
    for width in (240..1500).step_by(97) {
        for shape in [Shape::Story, Shape::True] {
            let mut stage = Stage::new(mirror_universe(), f64::from(width));
            stage.shape = shape;
            check(&stage);
            stage.selected = stage.chronicle.event_index("mirror-mirror");
            check(&stage);
            stage.window = Some(Window {
                start: 2255.0,
                end: 2350.0,
            });
            check(&stage);
        }
    }
}

#[test]
fn a_crowd_is_thinned_and_stays_reachable() {
    let parts = (0..4000)
        .map(|n| (2080 + n % 220, 0, 5, u8::from(n % 7 == 0), 0, false))
        .collect();
    let mut stage = Stage::new(chronicle(parts, 3, 2), 1100.0);
    check(&stage);
    stage.shape = Shape::True;
    check(&stage);
}

#[test]
fn what_is_drawn_of_a_crowd_depends_on_the_pixels_alone() {
    // Of every era, form and crossing in turn, one after the other: nothing lies well together.
    let crowd = |events: i64| {
        let part = |n: i64| {
            let turn = |many: i64| usize::try_from(n % many).unwrap();
            let rail = u8::from(n % 3 == 0);
            (
                2080 + n * 220 / events,
                turn(12),
                turn(9),
                rail,
                turn(9),
                n % 11 == 0,
            )
        };
        let mut chronicle = chronicle((0..events).map(part).collect(), 7, 2);
        for (at, event) in chronicle.events.iter_mut().enumerate() {
            event.era = u16::try_from(at % 8).ok().filter(|era| *era < 7);
        }
        chronicle
    };
    for shape in [Shape::Story, Shape::True] {
        let drawn = [2_000, 20_000].map(|events| {
            let mut stage = Stage::new(crowd(events), 1100.0);
            stage.shape = shape;
            let scene = stage.scene();
            check_reach(&stage, &scene);
            check_labels(&scene);
            check_clusters(&stage, &scene);
            let clusters: usize = scene.clusters.iter().map(|cluster| cluster.count).sum();
            let pixels = 1100.0_f64.to_bits();
            assert_eq!(scene.width.to_bits(), pixels);
            assert_eq!(scene.marks.len() + clusters, expected(&stage).len());
            assert!(scene.bows.len() <= 1100);
            scene.marks.len() + scene.clusters.len()
        });
        assert!(drawn.iter().all(|drawn| *drawn < 200), "{drawn:?}");
    }
}

#[test]
fn an_empty_stage_has_rails_and_room() {
    let mut stage = Stage::new(mirror_universe(), 1100.0);
    stage.matching.clear();
    let scene = stage.scene();
    check(&stage);
    assert_eq!(scene.rails.len(), 2);
    assert!(scene.height > 300.0);
    check(&Stage::new(Chronicle::default(), 1100.0));
}

#[test]
fn what_is_linked_but_out_of_sight_has_a_tab_and_the_rest_an_arrow() {
    let mut stage = Stage::new(mirror_universe(), 1100.0);
    let selected = stage.chronicle.event_index("battle-terok-nor").unwrap();
    stage.selected = Some(selected);
    let links = stage.groundwork.neighbours(selected).len();
    let scene = stage.scene();
    assert_eq!((scene.arrows.len(), scene.edge_tabs.len()), (links, 0));
    let linked = scene
        .labels
        .iter()
        .filter(|label| matches!(label.emphasis, Emphasis::Linked(_)));
    assert_eq!(linked.count(), links, "linked events are labelled first");

    stage.window = Some(Window {
        start: 2371.5,
        end: 2373.0,
    });
    let hidden = stage.chronicle.event_index("terok-nor-captured").unwrap();
    stage.matching.retain(|event| *event != hidden);
    let scene = stage.scene();
    assert_eq!(scene.arrows.len() + scene.edge_tabs.len(), links);
    let tab = scene
        .edge_tabs
        .iter()
        .find(|tab| tab.event == hidden)
        .expect("a tab");
    assert!(tab.hidden && tab.side == Side::Start);
    assert!(
        scene
            .edge_tabs
            .iter()
            .any(|tab| !tab.hidden && tab.side == Side::End)
    );
    for (at, tab) in scene.edge_tabs.iter().enumerate() {
        assert!(tab.rect.x >= 0.0 && tab.rect.x + tab.rect.width <= scene.width);
        assert!(tab.rect.y + tab.rect.height <= scene.height);
        assert!(
            scene.edge_tabs[at + 1..]
                .iter()
                .all(|other| !overlap(&tab.rect, &other.rect))
        );
        assert!(
            scene
                .labels
                .iter()
                .all(|label| !overlap(&tab.rect, &label.rect))
        );
    }
}

#[test]
fn a_pill_opens_on_its_events() {
    let mut stage = Stage::new(mirror_universe(), 640.0);
    let scene = stage.scene();
    let pill = scene
        .clusters
        .iter()
        .max_by_key(|cluster| cluster.count)
        .unwrap();
    stage.window = Some(pill.window(&stage.scale()));
    let shown = expected(&stage);
    let events = stage.events_of(&scene, pill);
    assert!(events.iter().all(|event| shown.contains(event)));
    let labels = stage.scene().labels;
    let opened = events
        .iter()
        .filter(|event| labels.iter().any(|label| label.event == **event));
    assert!(opened.count() > events.len() / 2);
}

#[test]
fn a_band_that_leaves_the_window_is_cut_square() {
    let mut stage = Stage::new(mirror_universe(), 638.0);
    stage.window = Some(Window {
        start: 2349.0,
        end: 2373.0,
    });
    let scene = stage.scene();
    let band = |id: &str| {
        let event = stage.chronicle.event_index(id).unwrap();
        scene
            .bands
            .iter()
            .find(|band| band.event == event)
            .expect("a band")
    };
    // Within 2268 and 2350: starts before the window.
    assert_eq!(
        (band("empire-falls").x0, band("empire-falls").fade_start),
        (-30.0, 0.0)
    );
    assert!(band("empire-falls").fade_end > 0.0);
    // From about 2350 to 2375: ends after it.
    let rule = band("alliance-rules");
    assert!(rule.solid && rule.fade_start > 0.0 && rule.fade_end == 0.0 && rule.x1 > scene.width);
    // From about 2350 on: a chevron says so.
    assert!(band("terrans-vulcans-enslaved").chevron);
}

#[test]
fn the_choices_of_a_selected_date_are_shown() {
    let mut stage = Stage::new(mirror_universe(), 1100.0);
    assert!(stage.scene().alternatives.is_empty());
    stage.selected = stage.chronicle.event_index("discovery-crosses");
    let years = stage.scene().alternatives;
    assert_eq!(years.len(), 2);
    assert!(years[0].x0 < years[0].x1 && years[0].x1 < years[1].x0);
}

#[test]
fn bows_say_the_direction() {
    let stage = Stage::new(mirror_universe(), 1100.0);
    let scene = stage.scene();
    let crossing = stage
        .chronicle
        .events
        .iter()
        .filter(|event| event.crossing.crosses())
        .count();
    assert_eq!(scene.bows.len(), crossing);
    for bow in &scene.bows {
        let arcs = bow.line.matches('C').count();
        let heads = bow.heads.matches('M').count();
        let expected = match bow.crossing {
            Crossing::Both | Crossing::Return => (2, 2, true, false),
            Crossing::Relic | Crossing::Unknown => (1, 0, false, true),
            Crossing::Visit => (0, 0, true, false),
            _ => (1, 1, true, false),
        };
        assert_eq!(
            (arcs, heads, bow.ring.is_some(), bow.dotted),
            expected,
            "{bow:?}"
        );
    }
}

#[test]
fn odd_data_breaks_no_promise() {
    let mut chronicle = Chronicle {
        rails: rails(2),
        ..Chronicle::default()
    };
    let dates = [
        "2100",
        "Y170000002",
        "-0401",
        "Y-99999/..",
        "[..Y5E9]",
        "Y9E15/..",
        "{1600,2400}",
        "/2100",
    ];
    let years = [i64::MIN, -170_000_002, -401, 0, 2100, 170_000_002, i64::MAX];
    for (at, (year, written)) in years.into_iter().zip(dates.into_iter().cycle()).enumerate() {
        for date in [written, "2100"] {
            let mut event = bare_event(date, year);
            let mut said = bare_entry(&format!("{at}{date}"));
            said.title = ["", "語".repeat(400).as_str(), "a b", "\u{301} x"][at % 4].to_owned();
            event.rail = u8::try_from(at * 40 % 256).unwrap() % 2;
            event.era = u16::try_from(at % 3).ok();
            chronicle.push(event, said);
        }
    }
    for width in [0.0, 1.0, 120.0, 700.0] {
        for shape in [Shape::Story, Shape::True] {
            let mut stage = Stage::new(chronicle.clone(), width);
            stage.shape = shape;
            let scene = stage.scene();
            check_reach(&stage, &scene);
            check_labels(&scene);
            check_bands(&scene);
            assert!(scene.height.is_finite());
        }
    }
}
