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

/// Which element draws each stop, after a frame whose stops had elements with these numbers. They keep
/// their order, so that none has to be moved: to change a label is a fraction of the work of making or
/// moving one.
///
/// Where most events stay, each keeps its element, and those of events that are gone are taken over by
/// new ones between the same two that stayed. Where most are new, all are taken over as they come. The
/// event `held`, which has the focus, keeps its element in any case, and no other gets it. `unused` is
/// the first number that no element has had. Told, too, is whether most events stayed.
#[must_use]
pub fn elements(
    (before, numbers): (&[Stop], &[usize]),
    stops: &[Stop],
    held: Option<usize>,
    unused: &mut usize,
) -> (Vec<usize>, bool) {
    /// An element of the same kind is looked for among so many: it fits better.
    const NEARBY: usize = 3;
    let place =
        |stops: &[Stop], event: usize| stops.binary_search_by(|stop| stop.event.cmp(&event));
    let mut known = 0;
    for stop in stops {
        known += usize::from(place(before, stop.event).is_ok());
    }
    let most = 2 * known >= stops.len();
    let keeps = |event: usize| most || held == Some(event);
    let free = |old: &Stop| {
        held != Some(old.event) && (!keeps(old.event) || place(stops, old.event).is_err())
    };
    let mut elements = Vec::with_capacity(stops.len());
    // Those before this one are taken or passed.
    let mut next = 0;
    for stop in stops {
        let mut own = place(before, stop.event).ok().filter(|_| keeps(stop.event));
        if own.is_none() {
            if before
                .get(next)
                .is_some_and(|old| held == Some(old.event) && place(stops, old.event).is_err())
            {
                next += 1;
            }
            for (at, old) in before.iter().enumerate().skip(next).take(NEARBY) {
                if !free(old) {
                    break;
                }
                let same = std::mem::discriminant(&old.kind) == std::mem::discriminant(&stop.kind);
                if own.is_none() || same {
                    own = Some(at);
                }
                if same {
                    break;
                }
            }
        }
        let number = own.and_then(|own| {
            next = next.max(own + 1);
            numbers.get(own).copied()
        });
        elements.push(number.unwrap_or_else(|| {
            *unused += 1;
            *unused - 1
        }));
    }
    (elements, most)
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn elements_stay_with_their_events_and_are_never_two(
            frames in prop::collection::vec(prop::collection::btree_map(0_usize..40, 0_usize..2, 0..25), 2..6),
            held in 0_usize..40,
        ) {
            let (mut before, mut numbers, mut unused) = (Vec::new(), Vec::new(), 0);
            for frame in frames {
                let stops: Vec<Stop> = frame.into_iter().map(|(event, kind)| Stop {
                    kind: if kind == 0 { StopKind::Label(0) } else { StopKind::Cluster(0) },
                    ..stop(event, 0.0, 0, 0)
                }).collect();
                let fresh = unused;
                let (elements, told) = elements((&before, &numbers), &stops, Some(held), &mut unused);
                prop_assert_eq!(elements.len(), stops.len());
                let stay = stops.iter().filter(|stop| before.iter().any(|old: &Stop| old.event == stop.event));
                let most = 2 * stay.count() >= stops.len();
                prop_assert_eq!(told, most);
                let mut order = Vec::new();
                for (stop, element) in stops.iter().zip(&elements) {
                    let old = numbers.iter().position(|number| number == element);
                    order.extend(old);
                    let known = before.iter().position(|old: &Stop| old.event == stop.event);
                    if let Some(known) = known.filter(|_| most || stop.event == held) {
                        prop_assert_eq!(old, Some(known));
                    } else if let Some(old) = old {
                        let taken: &Stop = &before[old];
                        prop_assert!(!most || stops.iter().all(|stop| stop.event != taken.event));
                        prop_assert!(taken.event != held);
                    } else {
                        prop_assert!((fresh..unused).contains(element));
                    }
                }
                // They stand in the order they had: none has to be moved.
                prop_assert!(order.is_sorted());
                let mut once = elements.clone();
                once.sort_unstable();
                once.dedup();
                prop_assert_eq!(once.len(), elements.len());
                (before, numbers) = (stops, elements);
            }
        }
    }

    #[test]
    fn labels_of_another_filter_take_over_all_elements() {
        let first: Vec<Stop> = (0..5).map(|event| stop(2 * event, 0.0, 0, 0)).collect();
        let second: Vec<Stop> = (0..4).map(|event| stop(2 * event + 1, 0.0, 0, 0)).collect();
        let mut unused = 5;
        let numbers = [0, 1, 2, 3, 4];
        assert_eq!(
            elements((&first, &numbers), &second, None, &mut unused).0,
            [0, 1, 2, 3]
        );
        assert_eq!(
            elements((&first, &numbers), &second, Some(2), &mut unused).0,
            [0, 2, 3, 4]
        );
        assert_eq!(unused, 5);
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
