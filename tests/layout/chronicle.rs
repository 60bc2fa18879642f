//! The mirror universe at the sizes it is read at.

use mirror_timeline::layout::Scene;

use crate::support::{Stage, mirror_universe};

fn counted(scene: &Scene) -> (usize, usize, usize, usize) {
    let clustered = scene
        .clusters
        .iter()
        .map(|cluster| cluster.events.len())
        .sum();
    let lone = scene.marks.iter().filter(|mark| mark.lone).count();
    (scene.labels.len(), scene.clusters.len(), clustered, lone)
}

#[test]
fn most_events_have_a_label() {
    let wide = Stage::new(mirror_universe(), 1100.0).scene();
    let narrow = Stage::new(mirror_universe(), 640.0).scene();
    eprintln!("{:?} {:?}", counted(&wide), counted(&narrow));
    let mut s = Stage::new(mirror_universe(), 1100.0);
    s.shape = mirror_timeline::axis::Shape::True;
    eprintln!("true {:?}", counted(&s.scene()));
    assert!(wide.labels.len() >= 36);
    assert!(narrow.labels.len() >= 27);
}

#[test]
fn the_rebellion_is_labelled_beside_an_open_card() {
    let mut stage = Stage::new(mirror_universe(), 726.0);
    stage.container = 1100.0;
    let rebellion = stage
        .chronicle
        .eras
        .iter()
        .position(|era| era.id == "rebellion")
        .unwrap();
    stage.show_era(u16::try_from(rebellion).unwrap());
    for event in stage
        .chronicle
        .events
        .iter()
        .enumerate()
        .filter(|e| e.1.era == u16::try_from(rebellion).ok())
        .map(|e| e.0)
        .collect::<Vec<_>>()
    {
        stage.selected = Some(event);
        let scene = stage.scene();
        assert_eq!(
            counted(&scene),
            (13, 0, 0, 0),
            "{}",
            stage.chronicle.events[event].id
        );
    }
}
