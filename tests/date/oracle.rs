//! Our reading against that of the crate `edtf-core`.
//!
//! Where both read a text, the canonical text and the days must agree. Where only one reads it,
//! the difference must be one that the documentation of `date` names.

use edtf_core::{Bound, BoundDate};
use mirror_timeline::date::Edtf;
use proptest::prelude::*;

use crate::texts::canonical;

/// The decimal year of a day, counted in another way than ours: by days since a fixed one.
/// None where years are so far away that a number holds several.
fn decimal_year(date: BoundDate, days_later: i64) -> Option<f64> {
    if date.year.abs() >= 1 << 52 {
        return None;
    }
    let first = days_from_civil(date.year, 1, 1);
    let length = days_from_civil(date.year + 1, 1, 1) - first;
    let day = days_from_civil(date.year, date.month.into(), date.day.into()) + days_later;
    Some(date.year as f64 + (day - first) as f64 / length as f64)
}

/// Days since 1 March of year 0, in a year that starts in March so that leap days come last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let month = (month + 9) % 12;
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 306 + 5) / 10
        + day
        - 1
}

/// What we read and they don't, and how.
fn only_ours(text: &str) -> bool {
    let ranges = text.starts_with(['[', '{']) && text.contains("..");
    let negative_with_unknown_digits = text.contains('-') && text.contains('X');
    let time_before_common_era = text.starts_with('-') && text.contains('T');
    let qualifier_before_long_year = ["?Y", "~Y", "%Y"].iter().any(|sign| text.contains(sign));
    ranges || negative_with_unknown_digits || time_before_common_era || qualifier_before_long_year
}

/// What they read and we don't: years of more than 300 digits.
fn only_theirs(text: &str) -> bool {
    text.contains('E')
}

fn compare(text: &str) -> Result<(), TestCaseError> {
    let (ours, theirs) = match (Edtf::parse(text), edtf_core::Edtf::parse(text)) {
        (Ok(ours), Ok(theirs)) => (ours, theirs),
        (Err(_), Err(_)) => return Ok(()),
        (Ok(_), Err(theirs)) => {
            prop_assert!(only_ours(text), "only ours reads {text}: {theirs}");
            return Ok(());
        }
        (Err(ours), Ok(_)) => {
            prop_assert!(only_theirs(text), "only theirs reads {text}: {ours}");
            return Ok(());
        }
    };
    if let edtf_core::Edtf::DateTime(_) = theirs {
        // They bound the written day and keep the shape of the offset.
        return Ok(());
    }
    prop_assert_eq!(ours.to_string(), theirs.to_string());
    prop_assert_eq!(ours.approximate(), theirs.is_approximate());
    prop_assert_eq!(ours.uncertain(), theirs.is_uncertain());
    let (bounds, days) = (ours.bounds(), theirs.bounds());
    match days.earliest {
        Bound::Date(day) => {
            let expected = decimal_year(day, 0).unwrap_or(bounds.earliest);
            prop_assert_eq!(bounds.earliest, expected);
        }
        Bound::NegativeInfinity => prop_assert!(ours.open_start()),
        // Years that they don't count.
        _ => {}
    }
    match days.latest {
        Bound::Date(day) => {
            let expected = decimal_year(day, 1).unwrap_or(bounds.latest);
            prop_assert_eq!(bounds.latest, expected);
        }
        Bound::PositiveInfinity => prop_assert!(ours.open_end()),
        _ => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn dates_agree(text in canonical()) {
        compare(&text)?;
    }

    #[test]
    fn slips_agree(
        text in canonical(),
        place in any::<prop::sample::Index>(),
        slip in "[0-9XYESTZ?~%.,/{}\\[\\]:+\\-]{0,2}",
    ) {
        let position = place.index(text.len());
        let mut text = text;
        text.replace_range(position..=position, &slip);
        compare(&text)?;
    }
}
