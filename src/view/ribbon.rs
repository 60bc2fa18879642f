//! The era ribbon: overview, filter and brush at once.

use super::app::Message;
use super::signs::{glyph, path};
use super::strokes::Strokes;
use super::tag::{Tag, tag};
use super::ui::{Ui, era_class, holding, number, when};
use crate::chronicle::Clock;
use crate::date::year_of;
use crate::layout::phone::is_phone;
use crate::layout::{EraButton, Ribbon};
use crate::query::Facet;
use crate::state::Action;
use crate::strings::Key;
use crate::strings::joined;

/// Space beside the ribbon, in px; the stylesheet says the same.
const MARGIN: f64 = 16.0;
/// The same in the phone's form, and where that is as narrow as this.
const PHONE: f64 = 8.0;
const NARROW: (f64, f64) = (338.0, 4.0);
/// Between two era buttons, in px.
const GAP: f64 = 2.0;

/// The width of the ribbon in a widget of `width` px.
pub fn ribbon_width(width: f64) -> f64 {
    let margin = if width < NARROW.0 {
        NARROW.1
    } else if is_phone(width) {
        PHONE
    } else {
        MARGIN
    };
    (width - 2.0 * margin).max(1.0)
}

/// Each era a toggle with its count, the pulse of all events under it, the window on the pulse.
/// `focusable` is the era button that the Tab key reaches. On a phone the brush shows the era
/// `on_screen`, in px, and can't be moved.
pub fn ribbon(ui: Ui, geometry: &Ribbon, focusable: usize, on_screen: Option<(f64, f64)>) -> Tag {
    let filtered = !ui.state.filter.chosen(Facet::Era).is_empty();
    let mut eras = tag("div")
        .class(&["eras", when(filtered, "filtered")])
        .is("role", "group")
        .is("aria-label", ui.text(Key::ErasLabel))
        .is("data-keys", "eras");
    for (position, button) in geometry.eras.iter().enumerate() {
        eras = eras.maybe(era_button(ui, geometry, button, position, focusable));
    }
    let pulse = tag("div")
        .is("class", "pulse")
        .part("pulse")
        .is("data-field", "")
        .is("data-grip", "field")
        .put(pulse(ui, geometry));
    // On a phone it may be wider than its place, which is scrolled then.
    let (eras, pulse) = match on_screen {
        Some(_) => {
            let width = [("width", geometry.width)];
            (eras.place(&width), pulse.place(&width))
        }
        None => (eras, pulse),
    };
    tag("div")
        .is("class", "ribbon")
        .part("ribbon")
        .maybe((!geometry.eras.is_empty()).then_some(eras))
        .put(brush(ui, geometry, pulse, on_screen))
}

fn era_button(
    ui: Ui,
    geometry: &Ribbon,
    button: &EraButton,
    position: usize,
    focusable: usize,
) -> Option<Tag> {
    let era = ui.chronicle().eras.get(usize::from(button.era))?;
    let language = ui.language();
    let count = ui.state.matches.count(Facet::Era, button.era);
    let years = era.date.as_ref().map(|date| date.words(language));
    let shown = language.number(count);
    let events = holding(&shown, language.count(Key::EventsOne, Key::Events, count));
    // What is seen on the button stands together in its name: the short one, then the number.
    let mut name = era.name.clone();
    if !name.ends_with(&*era.short) {
        name = joined(&[&name, ", ", &era.short]);
    }
    let label = language.fill(
        Key::EraLabel,
        &[
            ("name", &name),
            ("years", &years.unwrap_or_default()),
            ("events", &events),
        ],
    );
    let pressed = ui.state.filter.chosen(Facet::Era).contains(&button.era);
    let last = position + 1 == geometry.eras.len();
    let width = button.width - if last { 0.0 } else { GAP };
    let press = Message::Act(Action::Toggle(Facet::Era, button.era));
    Some(
        tag("button")
            .key(&era.id)
            .class(&[
                "era",
                &era_class(Some(button.era)),
                when(count == 0, "zero"),
            ])
            .part("era")
            .digits("data-era", position)
            .set("data-id", &era.id)
            .yes("aria-pressed", pressed)
            .set("aria-label", &label)
            .set("title", &era.name)
            .is("tabindex", if position == focusable { "0" } else { "-1" })
            .press(ui, press)
            .place(&[("inset-inline-start", button.x), ("width", width.max(1.0))])
            .put(glyph(era.glyph.as_ref(), &era.short))
            .put(tag("span").text(&era.short))
            .text(" ")
            .put(tag("small").text(&shown)),
    )
}

/// One bar per event: up on the upper rail, down on the lower, as tall as it has links.
fn pulse(ui: Ui, geometry: &Ribbon) -> Tag {
    let mut drawn = tag("svg").is("aria-hidden", "true");
    for button in &geometry.eras {
        let d = joined(&["M", &number(button.x), " 27h", &number(button.width)]);
        let era = Some(button.era).filter(|_| ui.chronicle().clock == Clock::Story);
        let class = joined(&["base ", &era_class(era)]);
        drawn = drawn.put(path(&class, &d));
    }
    for gap in &geometry.breaks {
        let slash = |x: f64| joined(&["M", &number(x - 2.0), " 31l4-8"]);
        let bare = joined(&["M", &number(gap.x - 4.0), " 27h8"]);
        let slashes = joined(&[&slash(gap.x - 2.5), &slash(gap.x + 2.5)]);
        drawn = drawn.put(path("gap", &bare)).put(path("slash", &slashes));
    }
    let (selection, index) = (&ui.state.matches.selection, &ui.state.book.index);
    let mut rails = Vec::new();
    for rail in [0, 1] {
        let members = index.members(Facet::Universe, rail);
        rails.push(members.map_or_else(|| selection.clone(), |members| selection.and(members)));
    }
    for gone in [true, false] {
        let mut strokes = Strokes::default();
        for bar in &geometry.pulse {
            // A bar is there as long as any of the events is that it stands for.
            let (first, last) = bar.events;
            let matching = rails.get(usize::from(bar.rail));
            let some = matching.is_some_and(|rail| rail.rank(last + 1) > rail.rank(first));
            if some == gone {
                continue;
            }
            let up = bar.rail == 0;
            let start = joined(&["M", &number(bar.x), " 27v"]);
            let height = if up { -bar.height } else { bar.height };
            let class = if gone { "thick gone" } else { "thick" };
            strokes
                .of(class, bar.era)
                .push_str(&joined(&[&start, &number(height)]));
            if bar.crosses {
                let class = if gone { "thin gone" } else { "thin" };
                strokes
                    .of(class, bar.era)
                    .push_str(&joined(&[&start, if up { "6" } else { "-6" }]));
            }
        }
        drawn = drawn.put(strokes.drawn());
    }
    drawn
}

/// The window on the pulse: moved, resized, centred. It never filters.
fn brush(ui: Ui, geometry: &Ribbon, pulse: Tag, on_screen: Option<(f64, f64)>) -> Tag {
    let window = ui.state.shown_window();
    let whole = ui.state.whole_scale(1.0).window();
    let (start, end) = on_screen.unwrap_or_else(|| geometry.brush(window));
    let veil = |class: &'static str| tag("div").is("class", class);
    let frame = tag("div")
        .is("class", "brush")
        .part("brush")
        .is("data-grip", "middle")
        .place(&[("inset-inline-start", start), ("width", end - start)]);
    let handle = |key: Key, grip: &'static str, keys: &'static str, x: f64, year: i64| {
        tag("div")
            .is("class", "brush-handle")
            .part("brush-handle")
            .is("role", "slider")
            .is("tabindex", "0")
            .is("data-grip", grip)
            .is("data-keys", keys)
            .is("aria-label", ui.text(key))
            .set("aria-valuemin", &year_of(whole.start).to_string())
            .set("aria-valuemax", &year_of(whole.end).to_string())
            .set("aria-valuenow", &year.to_string())
            .place(&[("inset-inline-start", x)])
    };
    let (first, last) = (year_of(window.start), year_of(window.end.next_down()));
    let pulse = pulse
        .put(veil("veil").place(&[("inset-inline-start", 0.0), ("width", start)]))
        .put(veil("veil last").place(&[("inset-inline-start", end)]))
        .put(frame);
    if on_screen.is_some() {
        return pulse;
    }
    pulse
        .put(handle(
            Key::BrushStart,
            "start",
            "brush-start",
            start,
            first,
        ))
        .put(handle(Key::BrushEnd, "end", "brush-end", end, last))
}
