//! The stops of the stage's roving focus: every event or cluster in sight, in the order of time.

use super::scene::Scene;
use crate::chronicle::Rail;

/// Something on the stage that takes the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Position of its (first) event.
    pub event: usize,
    /// Where it is, in px.
    pub x: f64,
    /// Its rail.
    pub rail: Rail,
    /// Its era.
    pub era: Option<u16>,
    /// Position of its last event; the same for all but clusters.
    pub last: usize,
    /// What it is.
    pub kind: StopKind,
}

/// Which list of the scene a stop stands in, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopKind {
    /// A position in `labels`.
    Label(usize),
    /// A position in `marks`: a mark without a label.
    Lone(usize),
    /// A position in `clusters`.
    Cluster(usize),
}

/// A direction of the roving focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the stop before.
    Previous,
    /// To the stop after.
    Next,
    /// To the first stop.
    First,
    /// To the last stop.
    Last,
    /// To the nearest stop in time on a rail.
    Rail(Rail),
    /// To the first stop of the era before.
    PreviousEra,
    /// To the first stop of the era after.
    NextEra,
}

/// All stops of a scene in time order.
#[must_use]
pub fn stops(scene: &Scene) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (place, label) in scene.labels.iter().enumerate() {
        let mark = scene.marks.iter().find(|mark| mark.event == label.event);
        stops.push(Stop {
            event: label.event,
            x: mark.map_or(label.rect.x, |mark| mark.x),
            rail: label.rail,
            era: label.era,
            last: label.event,
            kind: StopKind::Label(place),
        });
    }
    for (place, mark) in scene.marks.iter().enumerate() {
        if mark.lone {
            stops.push(Stop {
                event: mark.event,
                x: mark.x,
                rail: mark.rail,
                era: mark.era,
                last: mark.event,
                kind: StopKind::Lone(place),
            });
        }
    }
    for (place, cluster) in scene.clusters.iter().enumerate() {
        stops.push(Stop {
            event: cluster.events.0,
            x: cluster.x,
            rail: cluster.rail,
            era: cluster.era,
            last: cluster.events.1,
            kind: StopKind::Cluster(place),
        });
    }
    crate::order::sort_by(&mut stops, &|a, b| a.event.cmp(&b.event));
    stops
}

/// Where a move leads from a stop; `None` at the end of the stage.
#[must_use]
pub fn after_move(stops: &[Stop], current: usize, direction: Move) -> Option<usize> {
    let here = stops.get(current)?;
    match direction {
        Move::Previous => current.checked_sub(1),
        Move::Next => Some(current + 1).filter(|next| *next < stops.len()),
        Move::First => Some(0),
        Move::Last => stops.len().checked_sub(1),
        Move::Rail(rail) => {
            let others = stops.iter().enumerate();
            let others = others.filter(|(_, stop)| stop.rail == rail);
            let distance = |stop: &Stop| (stop.x - here.x).abs();
            others
                .min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)))
                .map(|(place, _)| place)
        }
        Move::NextEra => stops
            .iter()
            .skip(current)
            .position(|stop| stop.era != here.era)
            .map(|steps| current + steps),
        Move::PreviousEra => {
            let last = stops[..current]
                .iter()
                .rposition(|stop| stop.era != here.era)?;
            let era = stops[last].era;
            let first = stops[..last].iter().rposition(|stop| stop.era != era);
            Some(first.map_or(0, |before| before + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(event: usize, x: f64, rail: Rail, era: u16) -> Stop {
        Stop {
            event,
            x,
            rail,
            era: Some(era),
            last: event,
            kind: StopKind::Label(event),
        }
    }

    fn four() -> Vec<Stop> {
        vec![
            stop(0, 0.0, 0, 0),
            stop(1, 10.0, 1, 0),
            stop(2, 50.0, 0, 1),
            stop(3, 85.0, 1, 1),
        ]
    }

    #[test]
    fn next_and_previous_are_inverse_but_at_the_ends() {
        let stops = four();
        for current in 0..3 {
            let next = after_move(&stops, current, Move::Next).unwrap();
            assert_eq!(after_move(&stops, next, Move::Previous), Some(current));
        }
        assert_eq!(after_move(&stops, 3, Move::Next), None);
        assert_eq!(after_move(&stops, 0, Move::Previous), None);
    }

    #[test]
    fn rails_are_changed_to_the_nearest_in_time() {
        assert_eq!(after_move(&four(), 2, Move::Rail(1)), Some(3));
        assert_eq!(after_move(&four(), 1, Move::Rail(0)), Some(0));
    }

    #[test]
    fn eras_are_entered_at_their_first_stop() {
        assert_eq!(after_move(&four(), 1, Move::NextEra), Some(2));
        assert_eq!(after_move(&four(), 3, Move::PreviousEra), Some(0));
        assert_eq!(after_move(&four(), 0, Move::PreviousEra), None);
        assert_eq!(after_move(&four(), 2, Move::NextEra), None);
    }
}
