//! The era ribbon.

use mirror_timeline::axis::{Shape, Window};
use mirror_timeline::layout::Ribbon;

use crate::support::{Stage, mirror_universe};

fn ribbon(width: f64) -> (Stage, Ribbon) {
    let stage = Stage::new(mirror_universe(), 1100.0);
    let ribbon = Ribbon::new(&stage.chronicle, &stage.groundwork, width);
    (stage, ribbon)
}

#[test]
fn era_buttons_tile_it_and_have_room_for_their_names() {
    let (_, ribbon) = ribbon(1066.0);
    assert_eq!(ribbon.eras.len(), 7);
    let mut x = 0.0;
    for button in &ribbon.eras {
        assert!((button.x - x).abs() < 1e-6);
        assert!(button.width >= 0.1049 * 1066.0, "{button:?}");
        x += button.width;
    }
    assert!((x - 1066.0).abs() < 1e-6);
}

#[test]
fn each_event_beats_once_inside_its_era() {
    let (stage, ribbon) = ribbon(1066.0);
    assert_eq!(ribbon.pulse.len(), stage.chronicle.events.len());
    for bar in &ribbon.pulse {
        let button = ribbon
            .eras
            .iter()
            .find(|button| Some(button.era) == bar.era)
            .unwrap();
        assert!(button.x < bar.x && bar.x < button.x + button.width);
        assert!((4.0..=24.0).contains(&bar.height));
    }
    let height = |id: &str| {
        let event = stage.chronicle.event_index(id).unwrap();
        ribbon
            .pulse
            .iter()
            .find(|bar| bar.event == event)
            .unwrap()
            .height
    };
    let links = stage
        .groundwork
        .neighbours(stage.chronicle.event_index("mirror-mirror").unwrap());
    let expected = (4.0 + 3.4 * f64::from(u16::try_from(links.len()).unwrap())).min(24.0);
    assert!((height("mirror-mirror") - expected).abs() < 1e-9);
}

#[test]
fn the_brush_says_the_window_of_either_scale() {
    let (mut stage, ribbon) = ribbon(1066.0);
    for shape in [Shape::Story, Shape::True] {
        stage.shape = shape;
        stage.window = Some(Window {
            start: 2300.0,
            end: 2372.0,
        });
        let (x0, x1) = ribbon.brush(stage.scale().window());
        assert!((ribbon.time_from_x(x0) - 2300.0).abs() < 1e-3);
        assert!((ribbon.time_from_x(x1) - 2372.0).abs() < 1e-3);
    }
    let everything = Window {
        start: f64::NEG_INFINITY,
        end: f64::INFINITY,
    };
    assert_eq!(ribbon.brush(everything), (0.0, 1066.0));
}
