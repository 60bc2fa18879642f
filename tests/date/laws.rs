//! What holds for every date, and for every text that is none.

use mirror_timeline::{
    bytes::Reader,
    date::{Bounds, Edtf},
    strings::Language,
};
use proptest::prelude::*;

use crate::texts::{canonical, clock, date};

/// Asks a date everything there is to ask.
fn exercise(date: &Edtf) -> Result<(), TestCaseError> {
    let bounds = date.bounds();
    prop_assert!(bounds.earliest <= bounds.latest, "{date}: {bounds:?}");
    let words = date.words(Language::English);
    prop_assert!(
        !words.is_empty() && !words.contains(['{', '}']),
        "{date}: {words}"
    );
    let _ = (
        date.form(),
        date.reason(true),
        date.approximate(),
        date.uncertain(),
    );
    prop_assert!(!date.start_approximate() || date.approximate());
    prop_assert!(!date.end_approximate() || date.approximate());
    prop_assert_eq!(date.open_start(), bounds.earliest == f64::NEG_INFINITY);
    prop_assert_eq!(date.open_end(), bounds.latest == f64::INFINITY);
    let all = date.alternatives();
    prop_assert!(all.iter().all(|one| bounds.contains(one)));
    let union = all
        .iter()
        .skip(1)
        .fold(all[0], |union: Bounds, one| union.union(one));
    prop_assert_eq!(union, bounds);
    prop_assert_eq!(&Edtf::parse(&date.to_string()), &Ok(date.clone()));
    let mut bytes = Vec::new();
    date.write(&mut bytes);
    prop_assert_eq!(&Edtf::read(&mut Reader::new(&bytes, "")), date);
    Ok(())
}

/// Reads a text that may be no date; what is said of it must make sense.
fn examine(text: &str) -> Result<(), TestCaseError> {
    match Edtf::parse(text) {
        Ok(date) => exercise(&date),
        Err(problem) => {
            prop_assert!(text.is_char_boundary(problem.position), "{problem:?}");
            let found: String = text.chars().take(80).collect();
            prop_assert!(text.contains(&problem.found) || problem.found == found);
            prop_assert!(problem.to_string().ends_with('.'));
            if let Some(suggestion) = &problem.suggestion {
                let printed = Edtf::parse(suggestion).map(|date| date.to_string());
                prop_assert_eq!(printed.as_ref(), Ok(suggestion));
            }
            Ok(())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn canonical_text_is_printed_as_it_was_read(text in canonical()) {
        let date = Edtf::parse(&text);
        prop_assert_eq!(date.map(|date| date.to_string()), Ok(text));
    }

    #[test]
    fn a_date_is_read_as_it_was_printed(text in canonical()) {
        let date = Edtf::parse(&text);
        prop_assert!(date.is_ok());
        if let Ok(date) = date {
            exercise(&date)?;
        }
    }

    #[test]
    fn qualifiers_anywhere_are_kept(
        signs in prop::array::uniform6("[?~%]?"),
        (year, month, day) in (1000..2999, 1..=12, 1..=28),
    ) {
        let [a, b, c, d, e, f] = signs;
        let text = format!("{a}{year}{b}-{c}{month:02}{d}-{e}{day:02}{f}");
        let date = Edtf::parse(&text);
        prop_assert!(date.is_ok());
        if let Ok(date) = date {
            exercise(&date)?;
            prop_assert_eq!(date.approximate(), text.contains(['~', '%']));
            prop_assert_eq!(date.uncertain(), text.contains(['?', '%']));
            let plain = format!("{year}-{month:02}-{day:02}");
            prop_assert_eq!(Edtf::parse(&plain).map(|plain| plain.bounds()), Ok(date.bounds()));
        }
    }

    #[test]
    fn wider_precision_contains_narrower(
        negative in any::<bool>(),
        (year, month, day) in (1..=9999, 1..=12, 1..=28),
        clock in clock(),
    ) {
        let sign = if negative { "-" } else { "" };
        let digits = format!("{year:04}");
        let (quarter, half) = (33 + (month - 1) / 3, 40 + (month - 1) / 6);
        let chains = [
            vec![
                format!("{sign}XXXX"),
                format!("{sign}{}XXX", &digits[..1]),
                format!("{sign}{}XX", &digits[..2]),
                format!("{sign}{}X", &digits[..3]),
                format!("{sign}{digits}"),
                format!("{sign}{digits}-{month:02}"),
                format!("{sign}{digits}-{month:02}-{day:02}"),
                format!("{sign}{digits}-{month:02}-{day:02}T{clock}Z"),
            ],
            vec![
                format!("{sign}{digits}S1"),
                format!("{sign}{digits}S2"),
                format!("{sign}{digits}S3"),
                format!("{sign}{digits}S4"),
                format!("{sign}{digits}-{half}"),
                format!("{sign}{digits}-{quarter}"),
                format!("{sign}{digits}-{month:02}-XX"),
                format!("{sign}{digits}-{month:02}-{day:02}"),
            ],
            vec![
                format!("{sign}{digits}-XX"),
                format!("{sign}{digits}-XX-{day:02}"),
                format!("{sign}{digits}-{month:02}-{day:02}"),
            ],
            vec![
                format!("[..{sign}{digits}]"),
                format!("../{sign}{digits}"),
                format!("{sign}{digits}-{month:02}/{sign}{digits}"),
            ],
        ];
        for chain in chains {
            let mut wider = Bounds { earliest: f64::NEG_INFINITY, latest: f64::INFINITY };
            for text in chain {
                let bounds = Edtf::parse(&text).map(|date| date.bounds());
                prop_assert!(bounds.is_ok(), "{text}");
                if let Ok(bounds) = bounds {
                    prop_assert!(wider.contains(&bounds), "{text}: {wider:?} {bounds:?}");
                    wider = bounds;
                }
            }
        }
    }

    #[test]
    fn hiding_a_digit_widens(text in date(), place in any::<prop::sample::Index>()) {
        let digits: Vec<usize> = text.match_indices(|c: char| c.is_ascii_digit())
            .map(|(position, _)| position)
            .collect();
        prop_assume!(!digits.is_empty());
        let mut wider = text.clone();
        let position = digits[place.index(digits.len())];
        wider.replace_range(position..=position, "X");
        if let (Ok(date), Ok(wider)) = (Edtf::parse(&text), Edtf::parse(&wider)) {
            // An unknown digit of a month can mean no season.
            let plain = text.trim_start_matches('-').replace(['?', '~', '%'], "");
            let month = plain.get(5..7).and_then(|month| month.parse::<u8>().ok());
            prop_assume!(month.is_none_or(|month| month < 21));
            prop_assert!(wider.bounds().contains(&date.bounds()), "{wider} {date}");
        }
    }

    #[test]
    fn any_text_is_answered(text in ".{0,80}") {
        examine(&text)?;
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        examine(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_letters_of_dates_are_answered(text in "[0-9XYESTZ?~%.,/{}\\[\\]:+\\-]{0,24}") {
        examine(&text)?;
    }

    #[test]
    fn any_words_around_dates_are_answered(
        text in "(after |c\\. |the |by |between )?[0-9X]{1,5}(s| or | to |-|–|/|'|\\.\\.)?([0-9]{1,4})?( bce|th century|\\]|,|T)?"
    ) {
        examine(&text)?;
    }

    #[test]
    fn any_slip_is_answered(
        text in canonical(),
        place in any::<prop::sample::Index>(),
        slip in "[0-9XYESTZ?~%.,/{}\\[\\]:+\\-]?",
    ) {
        let position = place.index(text.len());
        let mut text = text;
        text.replace_range(position..=position, &slip);
        examine(&text)?;
    }
}
