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

/// Which element draws each stop, after a frame whose stops had elements with these numbers.
///
/// To change a label is a fraction of the work of making one, and to move one is little. An event that
/// stays, and is still a cluster's first or still is not, keeps its element. Those of events that are gone
/// are taken over by new ones of their kind, between the same two that stayed if there are some there:
/// these need not be moved. Others are moved to the end or towards the start: Yew would move all that
/// stand between. The event `held`, which has the focus, keeps its element in any case, and no
/// other gets it. `unused` is the first number that no element has had. Told, too, is whether most events
/// stayed.
#[must_use]
#[inline(never)]
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
    let is_cluster = |stop: &Stop| matches!(stop.kind, StopKind::Cluster(_));
    // The place among others of the one that is the same.
    let same = |others: &[Stop], stop: &Stop| {
        let found = place(others, stop.event).ok();
        found.filter(|at| held == Some(stop.event) || is_cluster(&others[*at]) == is_cluster(stop))
    };
    let free = |old: &Stop| held != Some(old.event) && same(stops, old).is_none();
    let mut known = 0;
    let mut taken = vec![false; before.len()];
    let mut owners = Vec::with_capacity(stops.len());
    // Those before this one are taken or passed.
    let mut next = 0;
    for stop in stops {
        let mut own = same(before, stop);
        known += usize::from(own.is_some());
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
                if is_cluster(old) == is_cluster(stop) {
                    own = Some(at);
                    break;
                }
            }
        }
        if let Some(own) = own {
            next = next.max(own + 1);
            taken[own] = true;
        }
        owners.push(own);
    }
    let mut left_over = |stop: &Stop, from: usize| {
        let mut olds = before.iter().enumerate().skip(from);
        let fits = |old: &Stop| free(old) && is_cluster(old) == is_cluster(stop);
        let (at, _) = olds.find(|(at, old)| !taken[*at] && fits(old))?;
        taken[at] = true;
        Some(at)
    };
    let tail = owners.iter().rposition(Option::is_some);
    let tail = tail.map_or(0, |last| last + 1);
    for (stop, own) in stops.iter().zip(&mut owners).skip(tail) {
        *own = left_over(stop, 0);
    }
    // The first that stays where it is among those after the stop that is looked at.
    let mut behind = before.len();
    for (stop, own) in stops.iter().zip(&mut owners).take(tail).rev() {
        match own {
            Some(own) => behind = *own,
            None => *own = left_over(stop, behind),
        }
    }
    let mut elements = Vec::with_capacity(stops.len());
    for own in owners {
        let number = own.and_then(|own| numbers.get(own).copied());
        elements.push(number.unwrap_or_else(|| {
            *unused += 1;
            *unused - 1
        }));
    }
    (elements, 2 * known >= stops.len())
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
                let cluster = |stop: &Stop| matches!(stop.kind, StopKind::Cluster(_));
                let same = |others: &[Stop], stop: &Stop| others.iter().position(|other| {
                    other.event == stop.event && (stop.event == held || cluster(other) == cluster(stop))
                });
                let stay = stops.iter().filter(|stop| same(&before, stop).is_some());
                prop_assert_eq!(told, 2 * stay.count() >= stops.len());
                for (stop, element) in stops.iter().zip(&elements) {
                    let old = numbers.iter().position(|number| number == element);
                    if let Some(known) = same(&before, stop) {
                        prop_assert_eq!(old, Some(known));
                    } else if let Some(old) = old {
                        let taken: &Stop = &before[old];
                        prop_assert!(same(&stops, taken).is_none());
                        prop_assert!(taken.event != held);
                        prop_assert_eq!(cluster(taken), cluster(stop));
                    } else {
                        prop_assert!((fresh..unused).contains(element));
                    }
                }
                // None is made at the end as long as there is one of its kind that could be taken over.
                if let Some((stop, number)) = stops.iter().zip(&elements).next_back()
                    && !numbers.contains(number)
                {
                    let left = before.iter().zip(&numbers).filter(|(old, number)| {
                        cluster(old) == cluster(stop) && old.event != held && !elements.contains(number)
                    });
                    prop_assert_eq!(left.count(), 0);
                }
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
        // That of the focus is passed over, and the one that is left is moved.
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
