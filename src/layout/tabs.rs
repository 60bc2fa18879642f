//! Tabs for linked events that are out of sight (direction, section 9).

use super::scene::{EdgeTab, Rect, Side};
use super::text::{date_words, relation_words, two_lines};
use super::{Neighbour, SceneInput, TextStyle};
use crate::strings::Key;

const MARGIN: f64 = 16.0;
const WIDEST: f64 = 220.0;
const PADDING: f64 = 8.0;
const DATE_LINE: f64 = 15.0;
const TITLE_LINE: f64 = 16.0;
const GAP: f64 = 6.0;
/// Rounding between the measured and the drawn text.
const ROUNDING: f64 = 2.0;

/// Tabs for `links`, in two piles under a stage that is `height` high so far, on the side where
/// each event lies; and the height with them.
pub(super) fn tabs<'a>(
    input: &SceneInput<'_>,
    selected: usize,
    links: impl Iterator<Item = &'a Neighbour>,
    height: f64,
) -> (Vec<EdgeTab>, f64) {
    let units = input.scale.warp().event_units();
    let own = units.get(selected).copied().unwrap_or(0.0);
    let room = WIDEST.min(input.form.width / 2.0 - MARGIN - GAP).max(60.0);
    let (mut start, mut end) = (height, height);
    let mut tabs = Vec::new();
    for link in links {
        let chronicle = input.chronicle;
        let found = chronicle.events.get(link.event);
        let (Some(event), Some(entry)) = (found, chronicle.entry(link.event)) else {
            continue;
        };
        let side = match units.get(link.event) {
            Some(unit) if *unit < own => Side::Start,
            _ => Side::End,
        };
        let measure = input.measure;
        let date = date_words(chronicle, event, &entry, measure, input.language);
        let date_width = measure.width(&date, TextStyle::Date)
            + measure.width(" · ", TextStyle::Relation)
            + measure.width(
                relation_words(link.relation, input.language),
                TextStyle::Relation,
            );
        let inner = room - 2.0 * PADDING;
        let hidden = !input.matching.contains(link.event);
        let (hidden_width, hidden_line) = if hidden {
            let words = input.language.text(Key::TabHidden);
            (measure.width(words, TextStyle::Relation), TITLE_LINE)
        } else {
            (0.0, 0.0)
        };
        let (lines, title_width) = two_lines(&entry.title, inner, TextStyle::Title, measure);
        let width = title_width
            .max(date_width)
            .max(hidden_width)
            .min(inner)
            .ceil()
            + 2.0 * PADDING
            + ROUNDING;
        let count = u8::try_from(lines.len()).unwrap_or(2);
        let tall = 2.0 * PADDING + DATE_LINE + TITLE_LINE * f64::from(count) + hidden_line;
        let (x, pile) = match side {
            Side::Start => (MARGIN, &mut start),
            Side::End => (input.form.width - MARGIN - width, &mut end),
        };
        tabs.push(EdgeTab {
            event: link.event,
            era: event.era,
            relation: link.relation,
            side,
            hidden,
            rect: Rect {
                x,
                y: *pile,
                width,
                height: tall,
            },
            date,
            lines,
        });
        *pile += tall + GAP;
    }
    (tabs, start.max(end))
}
