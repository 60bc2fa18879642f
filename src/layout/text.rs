//! What a label says, and how wide that makes it.

use super::{Measure, Relation, TextStyle};
use crate::axis::TickLabel;
use crate::chronicle::{Chronicle, Entry, Event};
use crate::order::within;
use crate::strings::{Key, Language};

/// Text stands so far off its flagpole.
const POLE_GAP: f64 = 7.0;
/// From the text to the label's other edge.
const FAR_GAP: f64 = 3.0;
/// No label's text is narrower, so that the date has room.
const NARROWEST: f64 = 84.0;
/// A date's own wording must fit this, or the label takes the generated words.
const WORDING: f64 = 110.0;
/// Widths come from another renderer than the one that draws: a pixel against rounding.
const ROUNDING: f64 = 1.0;

/// The words of a label and the room they need.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LabelText {
    pub date: String,
    pub lines: Vec<String>,
    /// Of the whole label, in pixels.
    pub width: f64,
}

/// The date in the event's own words where they are short, else generated ones.
pub(super) fn date_words(
    chronicle: &Chronicle,
    event: &Event,
    entry: &Entry,
    measure: &dyn Measure,
    language: Language,
) -> String {
    let own = chronicle.wording(entry, language);
    match own.filter(|own| measure.width(own, TextStyle::Date) <= WORDING) {
        Some(own) => own.to_owned(),
        None => event.date.words(language),
    }
}

/// The words between date and title of a linked event.
pub(super) fn relation_words(relation: Relation, language: Language) -> &'static str {
    language.text(relation.key())
}

impl LabelText {
    /// Words and width of an event's label, at most `widest` pixels wide.
    pub fn new(
        chronicle: &Chronicle,
        (event, entry): (&Event, &Entry),
        selected: bool,
        relation: Option<Relation>,
        widest: f64,
        measure: &dyn Measure,
        language: Language,
    ) -> Self {
        let date = date_words(chronicle, event, entry, measure, language);
        let mut date_width = measure.width(&date, TextStyle::Date);
        if let Some(relation) = relation {
            date_width += measure.width(" · ", TextStyle::Relation)
                + measure.width(relation_words(relation, language), TextStyle::Relation);
        }
        let style = if selected {
            TextStyle::SelectedTitle
        } else {
            TextStyle::Title
        };
        let room = (widest - POLE_GAP - FAR_GAP - ROUNDING).max(NARROWEST);
        let (lines, title_width) = two_lines(&entry.title, room, style, measure);
        let text = title_width
            .max(date_width)
            .max(NARROWEST)
            .min(room.max(date_width));
        Self {
            date,
            lines,
            width: text.ceil() + ROUNDING + POLE_GAP + FAR_GAP,
        }
    }
}

/// Breaks a title into one line where that is no wider than any label, else into two of the
/// least width, and cuts it with an ellipsis only where even two lines don't fit into `room`.
pub(super) fn two_lines(
    title: &str,
    room: f64,
    style: TextStyle,
    measure: &dyn Measure,
) -> (Vec<String>, f64) {
    let space = measure.width(" ", style);
    let mut words = Vec::new();
    let mut total = 0.0;
    for word in title.split_whitespace() {
        let width = measure.width(word, style);
        words.push((word, width));
        total += width + space;
    }
    total -= space;
    if words.len() < 2 || total <= NARROWEST {
        let lines = vec![cut(title.trim(), total, room, style, measure)];
        return (lines, within(total, 0.0, room));
    }
    let (mut best, mut at, mut first) = (f64::INFINITY, 1, 0.0);
    for (index, word) in words.iter().enumerate().take(words.len() - 1) {
        first += word.1 + if index > 0 { space } else { 0.0 };
        let width = first.max(total - first - space);
        if width < best {
            (best, at) = (width, index + 1);
        }
    }
    let line = |words: &[(&str, f64)], width: f64| {
        let mut text = String::new();
        for (word, _) in words {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        (cut(&text, width, room, style, measure), width.min(room))
    };
    // Words do not kern across a space: a line is as wide as they are together.
    let mut first = 0.0;
    let (head, tail) = words.split_at(at);
    for (index, word) in head.iter().enumerate() {
        first += word.1 + if index > 0 { space } else { 0.0 };
    }
    let (head, tail) = (line(head, first), line(tail, total - first - space));
    let width = head.1.max(tail.1);
    (vec![head.0, tail.0], width)
}

/// `text`, shortened to `room` pixels if it has to be.
fn cut(text: &str, width: f64, room: f64, style: TextStyle, measure: &dyn Measure) -> String {
    if width <= room {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let end = short.trim_end().len();
        short.truncate(end);
        short.push('…');
        if measure.width(&short, style) <= room {
            break;
        }
        short.pop();
    }
    short
}

/// What a tick says, in a language.
#[must_use]
pub fn tick_words(label: TickLabel, language: Language) -> String {
    match label {
        TickLabel::Year(year) => language.year(year),
        TickLabel::About(year) => language.fill(Key::DateAbout, &[("date", &language.year(year))]),
        TickLabel::Month(month) => language.month(month),
        TickLabel::Years(years) => language.count_years(Key::Break, Key::Break, years),
    }
}

/// The room that a tick's words need; years may start an era and be bold.
pub(super) fn tick_width(label: TickLabel, measure: &dyn Measure, language: Language) -> f64 {
    let style = match label {
        TickLabel::Year(_) | TickLabel::About(_) => TextStyle::EraTick,
        TickLabel::Month(_) => TextStyle::Tick,
        TickLabel::Years(_) => TextStyle::Break,
    };
    measure.width(&tick_words(label, language), style)
}
