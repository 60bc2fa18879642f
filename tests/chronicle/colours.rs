//! The colours and signs of eras and factions.

use std::collections::BTreeSet;

use super::{chronicle, list, text};

/// Relative luminance of `#rrggbb` as the Web Content Accessibility Guidelines define it.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn colours_can_be_read_and_told_apart() {
    let chronicle = chronicle();
    let contrast = |one: &str, other: &str| {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    };
    for table in ["eras", "factions"] {
        let mut seen = BTreeSet::new();
        for entry in list(&chronicle, table) {
            for (key, page) in [("light", "#ffffff"), ("dark", "#14161a")] {
                let colour = text(&entry["colour"], key);
                assert!(contrast(colour, page) >= 4.5, "{colour} on {page}");
                assert!(seen.insert(colour), "{colour} is there twice in {table}");
            }
            assert!(entry["glyph"].is_object(), "{entry} has no glyph");
        }
    }
}
