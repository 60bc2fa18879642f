//! Long lists against a list of all their rows.

use mirror_timeline::chronicle::Chronicle;
use mirror_timeline::layout::Rows;
use mirror_timeline::query::Bitmap;
use proptest::prelude::*;

use crate::support::{bare_era, bare_event};

/// A row: the heading of an era, or an event by its rank.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Row {
    Heading(u16),
    Event(usize),
}

fn chronicle(eras: &[u8]) -> Chronicle {
    let mut chronicle = Chronicle::default();
    for era in 0..3 {
        chronicle.eras.push(bare_era(&era.to_string(), None));
    }
    for era in eras {
        let mut event = bare_event("2100", 2100);
        event.era = Some(u16::from(*era)).filter(|era| *era < 3);
        chronicle.events.push(event);
    }
    chronicle
}

proptest! {
    #[test]
    fn every_stretch_has_its_rows(
        eras in prop::collection::vec(0_u8..4, 0..60), every in 1_usize..4,
        scroll in 0.0_f64..8000.0, view in 50.0_f64..900.0, ends in (0_usize..90, 0_usize..90),
    ) {
        const ROW: f64 = 100.0;
        let chronicle = chronicle(&eras);
        let members: Vec<usize> = (0..eras.len()).filter(|event| event % every == 0).collect();
        let matching = Bitmap::from_positions(eras.len(), members.iter().copied());
        let rows = Rows::new(&matching, &|event| chronicle.events[event].era);

        let mut all = Vec::new();
        let mut last = None;
        for (rank, event) in members.iter().enumerate() {
            let era = chronicle.events[*event].era;
            if last != Some(era) {
                all.extend(era.map(Row::Heading));
            }
            last = Some(era);
            prop_assert_eq!(rows.row_of(rank), all.len());
            all.push(Row::Event(rank));
        }
        prop_assert_eq!(rows.count, all.len());

        let stretch = ends.0.min(ends.1).min(all.len())..ends.0.max(ends.1).min(all.len());
        let mut found = Vec::new();
        for (run, heading, ranks) in rows.within(&stretch) {
            found.extend(run.part.filter(|_| heading).map(Row::Heading));
            found.extend(ranks.map(Row::Event));
        }
        prop_assert_eq!(&found, &all[stretch]);

        // What is in sight is drawn, where it belongs.
        let most = (rows.height(ROW) - view).max(0.0);
        let scroll = scroll.min(most);
        let (drawn, top) = rows.drawn(scroll, view, ROW);
        prop_assert!(top <= scroll);
        let bottom = top + ROW * drawn.len() as f64;
        prop_assert!(bottom >= (scroll + view).min(rows.height(ROW)) - 1e-6);
        prop_assert!((top - ROW * drawn.start as f64).abs() < 1e-6);
        prop_assert!(drawn.len() as f64 <= view / ROW + 40.0);
        if !all.is_empty() {
            let wanted = ends.0 % all.len();
            let to = rows.scroll_to(wanted, scroll, view, ROW);
            let (first, last) = (to, to + view.max(ROW));
            prop_assert!(first <= ROW * wanted as f64 + 1e-6);
            prop_assert!(ROW * (wanted + 1) as f64 <= last + 1e-6);
        }
    }
}

#[test]
fn a_list_that_no_browser_could_hold_is_reached_to_both_ends() {
    const ROW: f64 = 100.0;
    let eras: Vec<u8> = vec![0; 1_000_000];
    let chronicle = chronicle(&eras);
    let rows = Rows::new(&Bitmap::full(eras.len()), &|event| {
        chronicle.events[event].era
    });
    let height = rows.height(ROW);
    assert!(height < 17_000_000.0);
    assert_eq!(rows.drawn(0.0, 600.0, ROW).0.start, 0);
    let (last, top) = rows.drawn(height - 600.0, 600.0, ROW);
    assert_eq!(last.end, rows.count);
    assert!(top + ROW * last.len() as f64 >= height - 1.0);
    for wanted in [0, 1, 499_999, 1_000_000] {
        let to = rows.scroll_to(wanted, 0.0, 600.0, ROW);
        assert!(rows.drawn(to, 600.0, ROW).0.contains(&wanted));
    }
}
