//! The phone's column: every matching event once, in the order of time, whatever is folded and seen.

use mirror_timeline::chronicle::{Chronicle, Crossing, Entry, Event};
use mirror_timeline::date::{Edtf, Form};
use mirror_timeline::layout::phone::{
    Column, ColumnInput, Folds, Row, RowKind, is_phone, pull_closes, row_sign, stroke_leads,
};
use mirror_timeline::layout::{Groundwork, Move, Ribbon};
use mirror_timeline::query::Bitmap;
use mirror_timeline::strings::Language;
use proptest::prelude::*;
use std::sync::LazyLock;

use crate::support::{Table, bare_entry, bare_era, bare_event, mirror_universe, rails as rails_of};

/// As wide as a common phone's column.
const WIDTH: f64 = 388.0;

/// Read once: a law is tried on hundreds of columns.
static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

fn column(chronicle: &Chronicle, matching: &[usize], folds: &Folds, width: f64) -> Column {
    Column::new(&ColumnInput {
        chronicle,
        matching: &Bitmap::from_positions(chronicle.events.len(), matching.iter().copied()),
        folds,
        width,
        measure: &*TABLE,
        language: Language::English,
    })
}

fn all(chronicle: &Chronicle) -> Vec<usize> {
    (0..chronicle.events.len()).collect()
}

fn rows(column: &Column) -> Vec<Row> {
    let rows: Vec<Row> = (0..column.length)
        .filter_map(|place| column.row(place))
        .collect();
    assert_eq!(rows.len(), column.length);
    assert_eq!(column.row(column.length), None);
    rows
}

/// The events that have rows, and those that folded sections stand for, from top to bottom.
fn told(column: &Column, matching: &[usize]) -> Vec<usize> {
    let mut told = Vec::new();
    for row in rows(column) {
        let section = &column.sections[row.section];
        match row.kind {
            RowKind::Event => told.push(row.event),
            RowKind::Heading if section.open => {}
            RowKind::Heading => {
                let within = |event: &&usize| (section.first..=section.last).contains(*event);
                told.extend(matching.iter().filter(within));
            }
        }
    }
    told
}

/// Events of eras in any order, even ones that come back.
fn chronicles() -> impl Strategy<Value = Chronicle> {
    let event = (prop::option::of(0..4_u16), "[a-z –]{0,60}");
    prop::collection::vec(event, 0..120).prop_map(|events| {
        let mut chronicle = Chronicle {
            rails: rails_of(2),
            eras: (0..4)
                .map(|era| bare_era(&format!("era {era}"), None))
                .collect(),
            ..Chronicle::default()
        };
        for (year, (era, title)) in (2000..).zip(events) {
            let event = Event {
                era,
                ..bare_event(&year.to_string(), year)
            };
            let entry = Entry {
                title,
                ..bare_entry(&format!("e{year}"))
            };
            chronicle.push(event, entry);
        }
        chronicle
    })
}

fn folds() -> impl Strategy<Value = Folds> {
    let era = || prop::option::of(0..4_u16);
    let turns = prop::collection::vec((era(), any::<bool>()), 0..5);
    (prop::option::of(era()), turns).prop_map(|(lead, turns)| {
        let mut folds = Folds::default();
        if let Some(lead) = lead {
            folds.reveal(lead);
        }
        for (era, open) in turns {
            folds.turn(era, open);
        }
        folds
    })
}

proptest! {
    #[test]
    fn every_match_is_told_once_in_the_order_of_time(
        chronicle in chronicles(), folds in folds(), width in 200.0..560.0_f64, step in 1..4_usize,
    ) {
        let matching: Vec<usize> = (0..chronicle.events.len()).step_by(step).collect();
        let column = column(&chronicle, &matching, &folds, width);
        prop_assert_eq!(told(&column, &matching), matching);
    }

    #[test]
    fn rows_lie_under_each_other_without_a_gap(chronicle in chronicles(), folds in folds()) {
        let column = column(&chronicle, &all(&chronicle), &folds, WIDTH);
        let mut top = 0.0;
        for row in rows(&column) {
            prop_assert!((row.top - top).abs() < 1e-6);
            prop_assert!(row.height >= 44.0, "a thumb needs 44 px: {row:?}");
            top += row.height;
        }
        prop_assert!((column.height - top).abs() < 1e-6);
    }

    #[test]
    fn what_is_drawn_lies_where_it_would_lie_in_all(
        chronicle in chronicles(), folds in folds(), from in -500.0..9000.0_f64, keep in 0..130_usize,
    ) {
        let column = column(&chronicle, &all(&chronicle), &folds, WIDTH);
        let keep = Some(keep).filter(|keep| *keep < column.length);
        let to = from + 800.0;
        let shown = column.shown(from, to, keep);
        let mut reached = 0.0;
        for shown in &shown {
            let row = column.row(shown.row).unwrap();
            prop_assert!((reached + shown.gap - row.top).abs() < 1e-6, "each where it lies in all");
            reached = row.top + row.height;
        }
        prop_assert!(reached <= column.height + 1e-6);
        prop_assert!(shown.is_sorted_by(|a, b| a.row < b.row), "each once, in order");
        let is_drawn = |row: usize| shown.iter().any(|shown| shown.row == row);
        for (place, row) in rows(&column).iter().enumerate() {
            if row.top < to && row.top + row.height > from {
                prop_assert!(is_drawn(place), "row {place} is seen");
            }
        }
        prop_assert!(keep.is_none_or(is_drawn), "the row in focus stays");
        prop_assert!(shown.len() <= 82 || column.length <= 80);
    }

    #[test]
    fn rows_are_found_by_height_and_by_event(chronicle in chronicles(), folds in folds()) {
        let column = column(&chronicle, &all(&chronicle), &folds, WIDTH);
        for (place, row) in rows(&column).iter().enumerate() {
            prop_assert_eq!(column.row_at(row.top + 1.0), Some(place));
            let folded = !column.sections[row.section].open;
            if row.kind == RowKind::Event || folded {
                prop_assert_eq!(column.row_of(row.event), Some(place));
            }
        }
        prop_assert_eq!(column.row_at(-9.0).is_some(), column.length > 0);
    }

    #[test]
    fn moves_come_back_and_stay_inside(chronicle in chronicles(), folds in folds(), at in 0..130_usize) {
        let column = column(&chronicle, &all(&chronicle), &folds, WIDTH);
        prop_assume!(at < column.length);
        if let Some(next) = column.after_move(at, Move::Next) {
            prop_assert_eq!(column.after_move(next, Move::Previous), Some(at));
        }
        for direction in [Move::First, Move::Last, Move::NextEra, Move::PreviousEra] {
            if let Some(place) = column.after_move(at, direction) {
                prop_assert!(place < column.length);
            }
        }
    }
}

#[test]
fn of_many_events_only_the_largest_era_is_open_at_first() {
    let chronicle = mirror_universe();
    let column = column(&chronicle, &all(&chronicle), &Folds::default(), WIDTH);
    assert_eq!(column.sections.len(), 7);
    let open: Vec<usize> = column
        .sections
        .iter()
        .filter(|section| section.open)
        .map(|section| section.count)
        .collect();
    assert_eq!(open, [17], "one section, the one with most events");
    assert_eq!(column.length, 7 + 17);
}

#[test]
fn of_few_events_every_era_is_open() {
    let chronicle = mirror_universe();
    let few: Vec<usize> = (20..44).collect();
    let column = column(&chronicle, &few, &Folds::default(), WIDTH);
    assert!(column.sections.iter().all(|section| section.open));
    assert_eq!(told(&column, &few), few);
}

#[test]
fn a_revealed_era_is_the_one_open_at_first_and_later_ones_open_beside_it() {
    let chronicle = mirror_universe();
    let mut folds = Folds::default();
    let open = |folds: &Folds| {
        let column = column(&chronicle, &all(&chronicle), folds, WIDTH);
        let open = column.sections.into_iter().filter(|section| section.open);
        open.filter_map(|section| section.era).collect::<Vec<_>>()
    };
    folds.reveal(Some(4));
    assert_eq!(open(&folds), [4]);
    folds.reveal(Some(4));
    assert_eq!(open(&folds), [4]);
    folds.reveal(Some(2));
    assert_eq!(open(&folds), [2, 4]);
    folds.turn(Some(4), false);
    assert_eq!(open(&folds), [2]);
    folds.reveal(Some(4));
    assert_eq!(
        open(&folds),
        [2, 4],
        "what was folded by hand opens for what is looked for"
    );
}

#[test]
fn a_title_takes_the_lines_that_it_needs() {
    let height = |title: &str, width: f64| {
        let mut chronicle = Chronicle {
            rails: rails_of(1),
            ..Chronicle::default()
        };
        let entry = Entry {
            title: title.to_owned(),
            ..bare_entry("one")
        };
        chronicle.push(bare_event("2000", 2000), entry);
        let column = column(&chronicle, &[0], &Folds::default(), width);
        column.row(0).unwrap().height
    };
    assert_eq!(height("Short", WIDTH), 60.0);
    let long = "A title of many words that does not fit into one line of a phone";
    assert_eq!(height(long, WIDTH), 80.0);
    assert_eq!(height(long, 260.0), 100.0);
    let word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente";
    assert_eq!(
        height(word, 260.0),
        100.0,
        "a word longer than the line is broken"
    );
    let unspaced = "鏡の宇宙で反乱軍がテロックノールを奪取し艦隊を打ち破る";
    assert!(height(unspaced, 260.0) >= 80.0, "lines may end anywhere");
}

#[test]
fn what_very_many_events_say_is_not_read_for_their_heights() {
    let mut chronicle = Chronicle {
        rails: rails_of(1),
        ..Chronicle::default()
    };
    for year in 0..5000 {
        chronicle.push(
            bare_event(&(1000 + year).to_string(), 1000 + year),
            bare_entry(""),
        );
    }
    let column = column(&chronicle, &all(&chronicle), &Folds::default(), WIDTH);
    assert_eq!((column.length, column.height), (5000, 5000.0 * 80.0));
    for place in [0, 1, 2499, 4999] {
        let row = column.row(place).unwrap();
        assert_eq!((row.event, row.height), (place, 80.0));
        assert_eq!(column.row_at(row.top + 79.0), Some(place));
        assert_eq!(column.row_of(place), Some(place));
    }
}

#[test]
fn what_is_seen_is_told_with_what_is_folded_there() {
    let chronicle = mirror_universe();
    let column = column(&chronicle, &all(&chronicle), &Folds::default(), WIDTH);
    let (first, last) = (&column.sections[0], &column.sections[6]);
    assert_eq!(
        column.events_between(0.0, 10.0),
        Some((first.first, first.last))
    );
    assert_eq!(
        column.events_between(0.0, column.height - 1.0),
        Some((first.first, last.last))
    );
    assert_eq!(column.events_between(-400.0, -1.0), None);
    assert_eq!(
        column.events_between(column.height, column.height + 9.0),
        None
    );
}

#[test]
fn signs_lie_on_their_side() {
    let event = |date: &str, rail: u8, crossing: Crossing| {
        let mut event = Event::at(Edtf::parse(date).unwrap());
        (event.rail, event.crossing) = (rail, crossing);
        row_sign(&event)
    };
    let plain = event("2372", 0, Crossing::None);
    assert_eq!((plain.mark, plain.form), ((24.0, 27.0), Form::Exact));
    assert!(plain.length.is_none() && plain.across.is_none());
    let prime = event("2372", 1, Crossing::ToPrime);
    assert_eq!(prime.mark.0, 52.0);
    assert_eq!(prime.across.unwrap().ring, Some((24.0, 27.0)));
    let bow = event("2372", 0, Crossing::ToMirror).across.unwrap();
    let lens = event("2372", 0, Crossing::Both).across.unwrap();
    let count = |path: &str| path.matches('C').count();
    assert_eq!((count(&bow.line), count(&lens.line)), (1, 2));
    let visit = event("2372", 0, Crossing::Visit).across.unwrap();
    assert!(visit.line.is_empty() && visit.ring.is_some());
    let unknown = event("2372", 0, Crossing::Unknown).across.unwrap();
    assert!(unknown.dotted && unknown.heads.is_empty() && unknown.ring.is_none());
    for (date, solid, fades) in [
        ("2370/2371", true, (false, false)),
        ("2350~/..", true, (true, true)),
        ("[2268..2349]", false, (true, true)),
        ("[..2267]", false, (true, false)),
        ("[2268..]", false, (false, true)),
    ] {
        let length = event(date, 0, Crossing::None).length.unwrap();
        assert_eq!(
            (length.solid, (length.fades_in, length.fades_out)),
            (solid, fades),
            "{date}"
        );
        assert!(
            length.top < 27.0 && length.bottom > 27.0,
            "its mark is on it"
        );
    }
}

#[test]
fn the_form_begins_below_560_px_of_container() {
    assert!(is_phone(557.0) && is_phone(1.0));
    assert!(!is_phone(558.0), "two px are the frame's border");
    assert!(!is_phone(0.0), "not shown yet");
}

#[test]
fn a_pull_closes_when_it_is_long_or_quick() {
    assert!(pull_closes(240.0, 600.0, 0.0) && pull_closes(40.0, 600.0, 0.9));
    assert!(!pull_closes(120.0, 600.0, 0.1) && !pull_closes(8.0, 600.0, 2.0));
    assert!(!pull_closes(20.0, 30.0, 0.0), "a slip of the finger");
}

#[test]
fn strokes_lead_the_way_that_is_read() {
    assert_eq!(stroke_leads(-90.0, 10.0, false), Some(true));
    assert_eq!(stroke_leads(90.0, 10.0, false), Some(false));
    assert_eq!(stroke_leads(90.0, 10.0, true), Some(true));
    assert_eq!(stroke_leads(90.0, 80.0, false), None);
    assert_eq!(stroke_leads(-20.0, 0.0, false), None);
}

#[test]
fn on_its_ribbon_eras_are_as_wide_as_each_other() {
    let chronicle = mirror_universe();
    let groundwork = Groundwork::new(&chronicle);
    for width in [262.0, 372.0] {
        let ribbon = Ribbon::equal(&chronicle, &groundwork, width);
        assert!(ribbon.width >= width);
        let each = ribbon.width / 7.0;
        assert!(each >= 44.0 - 1e-9);
        for (place, button) in (0..).zip(&ribbon.eras) {
            assert!((button.x - f64::from(place) * each).abs() < 1e-6);
            assert!((button.width - each).abs() < 1e-6);
            let (start, end) = ribbon.cell(Some(button.era)).unwrap();
            assert!((start - button.x).abs() < 1e-6 && (end - start - each).abs() < 1e-6);
        }
        for bar in &ribbon.pulse {
            let (start, end) = ribbon.cell(bar.era).unwrap();
            assert!((start..=end).contains(&bar.x), "{bar:?}");
        }
        let middle = ribbon.cell(Some(4)).unwrap().0 + each / 2.0;
        assert!((2370.0..2376.0).contains(&ribbon.time_in_cells(middle)));
    }
}
