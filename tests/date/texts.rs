//! Generated texts of dates, canonical ones and others.

use proptest::prelude::*;
use proptest::sample::select;

/// Any date, interval or list, written canonically.
pub fn canonical() -> impl Strategy<Value = String> {
    prop_oneof![date(), moment(), interval(), list()]
}

/// A date on its own, written canonically.
pub fn date() -> impl Strategy<Value = String> {
    prop_oneof![3 => calendar_date("-?[0-9X]{4}"), 1 => estimate(), 1 => long_year()]
}

/// A day with a time, its date sure and whole.
pub fn moment() -> impl Strategy<Value = String> {
    let offset = prop_oneof![
        Just(String::new()),
        Just("Z".into()),
        "[+-]0[1-9]:[0-5][0-9]"
    ];
    (
        "-?[1-9][0-9]{3}",
        "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
        clock(),
        offset,
    )
        .prop_map(|(year, day, clock, offset)| format!("{year}-{day}T{clock}{offset}"))
}

pub fn clock() -> impl Strategy<Value = String> {
    "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
}

fn interval() -> impl Strategy<Value = String> {
    let start = || calendar_date("1[0-9X]{3}");
    let end = || calendar_date("2[0-9X]{3}");
    prop_oneof![
        (start(), end()).prop_map(|(start, end)| format!("{start}/{end}")),
        (start(), end()).prop_map(|(start, end)| format!("..{start}/{end}..")),
        (start(), select(vec!["..", ""])).prop_map(|(start, end)| format!("{start}/{end}")),
        (end(), select(vec!["..", ""])).prop_map(|(end, start)| format!("{start}/{end}")),
    ]
}

fn list() -> impl Strategy<Value = String> {
    let member = prop_oneof![
        2 => date(),
        1 => (calendar_date("1[0-9]{3}"), calendar_date("2[0-9]{3}"))
            .prop_map(|(first, last)| format!("{first}..{last}")),
        1 => date().prop_map(|date| format!("..{date}")),
        1 => date().prop_map(|date| format!("{date}..")),
    ];
    (prop::collection::vec(member, 1..5), any::<bool>()).prop_map(|(members, one)| {
        let members = members.join(",");
        if one {
            format!("[{members}]")
        } else {
            format!("{{{members}}}")
        }
    })
}

fn sign() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", "?", "~", "%"])
}

fn long_year() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        "Y-?[1-9][0-9]{4,17}",
        "Y-?[1-9][0-9]{0,5}E[1-9][0-9]?".prop_filter("more than four digits", |year| {
            let (number, exponent) = year[1..].split_once('E').unwrap_or_default();
            let exponent: usize = exponent.parse().unwrap_or_default();
            number.trim_start_matches('-').len() + exponent > 4
        }),
    ];
    (year, select(vec!["", "S1", "S2", "S3"]), sign()).prop_map(|(year, known, sign)| {
        let digits = year.bytes().filter(u8::is_ascii_digit).count();
        let known = if digits > 4 { known } else { "" };
        format!("{year}{known}{sign}")
    })
}

fn estimate() -> impl Strategy<Value = String> {
    ("-?[1-9][0-9]{3}S[1-4]", sign()).prop_map(|(year, sign)| format!("{year}{sign}"))
}

/// A year, perhaps with a month and a day, its qualifiers where the canonical text has them.
fn calendar_date(year: &'static str) -> impl Strategy<Value = String> {
    let year = year.prop_filter("there is no minus zero", |year| year != "-0000");
    let month = "(0[1-9X]|1[0-2X]|X[0-9X]|2[1-9]|3[0-9]|4[01])";
    let day = "(0[1-9X]|1[0-9X]|2[0-8X]|X[1-8X])";
    (
        year,
        month,
        day,
        1..=3_usize,
        1..=3_usize,
        [sign(), sign(), sign()],
    )
        .prop_map(|(year, month, day, components, grouped, signs)| {
            let season = month.parse::<u8>().is_ok_and(|month| month > 20);
            let components = if season {
                components.min(2)
            } else {
                components
            };
            let grouped = grouped.min(components);
            let mut text = String::new();
            for (index, part) in [year, month, day].into_iter().take(components).enumerate() {
                let group = signs[0];
                // The component behind a group must not share its sign, or the group would
                // reach farther.
                let own = if index < grouped || (index == grouped && signs[index] == group) {
                    if index == grouped && group.is_empty() {
                        "?"
                    } else {
                        ""
                    }
                } else {
                    signs[index]
                };
                text.push_str(if index > 0 { "-" } else { "" });
                text.push_str(own);
                text.push_str(&part);
                text.push_str(if index + 1 == grouped { group } else { "" });
            }
            text
        })
}
