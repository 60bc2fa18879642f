//! A source in words: DS9 “Shattered Mirror” S4E20.

use crate::chronicle::{Chronicle, Source};

/// The source as one line of text.
pub fn source_text(chronicle: &Chronicle, source: &Source) -> String {
    let series = source.series.map(usize::from);
    let series = series.and_then(|series| chronicle.series.get(series));
    let mut text = String::new();
    let mut add = |part: &str| {
        if !part.is_empty() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
    };
    if let Some(series) = series
        && source.year.is_none()
    {
        add(&series.name);
    }
    if source.season.is_some() || series.is_some() && source.year.is_none() {
        add(&["“", &source.title, "”"].concat());
    } else {
        add(&source.title);
    }
    if let (Some(season), Some(episode)) = (source.season, &source.episode) {
        add(&["S", &season.to_string(), "E", episode].concat());
    }
    let year = source.year.map(|year| year.to_string());
    match (year, &source.detail) {
        (Some(year), Some(detail)) => add(&["(", &year, ", ", detail, ")"].concat()),
        (Some(one), None) => add(&["(", &one, ")"].concat()),
        (None, Some(one)) => add(&["(", one, ")"].concat()),
        (None, None) => {}
    }
    text
}
