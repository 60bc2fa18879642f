//! The list view: the same events as an ordered list by era.
//!
//! A long list is a window with rows of one height, of which those in sight are drawn and some beside
//! them. Each says its position and how many there are.

use super::app::{App, Message};
use super::card::{crossing_words, date_words, pair_words};
use super::marked::marked;
use super::signs::{glyph, sign};
use super::tag::{Tag, tag};
use super::ui::{Ui, era_class, when};
use crate::chronicle::{Chronicle, Clock, Era};
use crate::layout::{Move, Relation, Rows};
use crate::query::Matches;
use crate::state::{Action, State};
use crate::strings::Key;
use gloo::events::EventListener;
use std::ops::Range;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::NodeRef;
use yew::html::Scope;

/// More events than this make a long list.
const LONG: usize = 500;
/// No more events than this are printed: the paper would be that of a book.
const PRINTED: usize = 5000;
/// The height of a long list's rows, in px, and in a widget below a width; the stylesheet says the same.
const ROW: f64 = 104.0;
const NARROW: (f64, f64) = (560.0, 128.0);

/// Where a long list is, kept from frame to frame.
#[derive(Default)]
pub struct LongList {
    place: NodeRef,
    listener: Option<(HtmlElement, EventListener)>,
    /// The rows, and the answer whose they are.
    rows: Rows,
    of: Option<Rc<Matches>>,
    /// How far it is scrolled and how much of it is seen, in px.
    scroll: f64,
    view: f64,
    row: f64,
    drawn: Range<usize>,
    top: f64,
    /// The list has to be scrolled to where `scroll` says.
    moved: bool,
    /// The event that takes the focus after the next frame.
    wanted: Option<usize>,
}

impl LongList {
    /// Works out the rows of a state, if its list is a long one, in a widget of `width` px.
    #[inline(never)]
    pub fn lay_out(&mut self, state: &State, width: f64) {
        self.row = if width < NARROW.0 { NARROW.1 } else { ROW };
        if self
            .of
            .as_ref()
            .is_some_and(|of| Rc::ptr_eq(of, &state.matches))
        {
            self.scrolled(self.scroll, self.view);
            return;
        }
        let (book, matches) = (&state.book, &state.matches);
        self.rows = if matches.selection.count() > LONG {
            Rows::new(&matches.selection, &|event| part_of(&book.chronicle, event))
        } else {
            Rows::default()
        };
        self.of = Some(matches.clone());
        self.moved = true;
        // What is selected is in sight from the start, if it is in the list.
        let selected = state
            .selected
            .filter(|event| matches.selection.contains(*event));
        let rank = selected.map_or(0, |event| matches.selection.rank(event));
        let row = if rank > 0 { self.rows.row_of(rank) } else { 0 };
        let scroll = self.rows.scroll_to(row, 0.0, self.view, self.row);
        self.scrolled(scroll, self.view);
    }

    fn is_long(&self) -> bool {
        self.rows.count > 0
    }

    /// Takes over how far it is scrolled; whether other rows are to be drawn.
    pub fn scrolled(&mut self, scroll: f64, view: f64) -> bool {
        let (drawn, top) = self.rows.drawn(scroll, view, self.row);
        let other = drawn != self.drawn || (top - self.top).abs() > 0.5;
        (self.scroll, self.view) = (scroll, view);
        (self.drawn, self.top) = (drawn, top);
        other
    }

    /// Ties the list, once it is drawn, to what the reader does with it; and scrolls it where it should be.
    #[inline(never)]
    pub fn rendered(&mut self, scope: &Scope<App>) -> Option<usize> {
        let place = self.place.cast::<HtmlElement>();
        if place != self.listener.as_ref().map(|(place, _)| place.clone()) {
            self.moved = true;
            self.listener = place.clone().map(|place| {
                let scope = scope.clone();
                let told = place.clone();
                let tell = move || {
                    let scroll = f64::from(told.scroll_top());
                    scope.send_message(Message::ListScrolled(scroll, told.client_height().into()));
                };
                let listened = place.clone();
                tell();
                (
                    place,
                    EventListener::new(&listened, "scroll", move |_| tell()),
                )
            });
        }
        if let Some(place) = place
            && std::mem::take(&mut self.moved)
        {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "px of a list that browsers can hold"
            )]
            place.set_scroll_top(self.scroll as i32);
        }
        self.wanted.take()
    }

    /// Moves the focus from an event's rank; whether there is anything to draw.
    pub fn move_focus(&mut self, state: &State, rank: usize, direction: Move) -> bool {
        let selection = &state.matches.selection;
        let last = selection.count().saturating_sub(1);
        let rank = match direction {
            Move::Previous => rank.saturating_sub(1),
            Move::Next => (rank + 1).min(last),
            Move::First => 0,
            Move::Last => last,
            _ => rank,
        };
        self.wanted = selection.select(rank);
        let row = self.rows.row_of(rank);
        let scroll = self.rows.scroll_to(row, self.scroll, self.view, self.row);
        self.moved = true;
        self.scrolled(scroll, self.view);
        self.wanted.is_some()
    }
}

/// Every event that passes the filter, in order; a title opens its card.
#[inline(never)]
pub fn list(ui: Ui, long: &LongList) -> Tag {
    if long.is_long() {
        long_list(ui, long)
    } else {
        whole_list(ui)
    }
}

/// Neighbours of one era are listed together: a chronicle's order decides, not its eras. By the date of
/// release those of one series are.
fn part_of(chronicle: &Chronicle, position: usize) -> Option<u16> {
    match chronicle.clock {
        Clock::Story => chronicle.events.get(position)?.era,
        Clock::Release => chronicle.series_of.of(position).first().copied(),
    }
}

/// The list with every event drawn, as long as a reader could turn its pages.
#[inline(never)]
pub fn whole_list(ui: Ui) -> Tag {
    let mut list = tag("div").is("class", "list").part("list");
    let selection = &ui.state.matches.selection;
    if selection.count() > PRINTED {
        return list;
    }
    let rows = Rows::new(selection, &|event| part_of(ui.chronicle(), event));
    for (run, _, ranks) in rows.within(&(0..rows.count)) {
        list = list.put(section(ui, run.part, run.count, true, ranks, false));
    }
    list
}

fn long_list(ui: Ui, long: &LongList) -> Tag {
    let mut window = tag("div").is("class", "window").place(&[("top", long.top)]);
    for (run, heading, ranks) in long.rows.within(&long.drawn) {
        let section = section(ui, run.part, run.count, heading, ranks, true);
        window = window.put(section.key(&crate::layout::digits(run.row)));
    }
    let rows = tag("div")
        .is("class", "rows")
        .place(&[("height", long.rows.height(long.row))]);
    tag("div")
        .is("class", "list long")
        .part("list")
        .is("data-keys", "list")
        .found_by(&long.place)
        .put(rows.put(window))
}

/// Of one era, or by the date of release of one series, that has `count` events: its heading, and the
/// events of these ranks; with their places where not all are there to be counted.
fn section(
    ui: Ui,
    part: Option<u16>,
    count: usize,
    headed: bool,
    ranks: Range<usize>,
    placed: bool,
) -> Tag {
    let language = ui.language();
    let place = part.filter(|_| headed).map(usize::from);
    let count = language.count(Key::EventsOne, Key::Events, count);
    let block = tag("section").part("list-era");
    let (era, heading) = match ui.chronicle().clock {
        Clock::Story => {
            let found = place.and_then(|era| ui.chronicle().eras.get(era));
            (part, found.map(|found| era_heading(ui, found, &count)))
        }
        Clock::Release => {
            let found = place.and_then(|series| ui.chronicle().series.get(series));
            let heading = found.map(|series| {
                let name = ui.heading(1).text(&series.name);
                let heading = tag("div").is("class", "era-heading").put(name);
                heading.put(tag("p").text(&count))
            });
            (None, heading)
        }
    };
    let selection = &ui.state.matches.selection;
    let mut items = tag("ol");
    for rank in ranks {
        let item = selection.select(rank).and_then(|event| item(ui, event));
        items = items.maybe(item.map(|item| {
            match placed {
                true => item
                    .digits("aria-setsize", selection.count())
                    .digits("aria-posinset", rank + 1),
                false => item,
            }
        }));
    }
    block
        .set("class", &era_class(era))
        .maybe(heading)
        .put(items)
}

fn era_heading(ui: Ui, era: &Era, count: &str) -> Tag {
    let mut facts = count.to_owned();
    if let Some(date) = &era.date {
        facts = [&date.words(ui.language()), " · ", count].concat();
    }
    let name = ui.heading(1).put(glyph(era.glyph.as_ref(), &era.short));
    tag("div")
        .is("class", "era-heading")
        .put(name.text(&era.name))
        .put(tag("p").text(&facts))
        .put(tag("p").text(&era.definition))
}

fn item(ui: Ui, position: usize) -> Option<Tag> {
    let event = ui.chronicle().events.get(position)?;
    let entry = ui.chronicle().entry(position)?;
    let language = ui.language();
    let selected = ui.state.selected == Some(position);
    let mut facts = tag("p").is("class", "facts");
    let mut put = |fact: Tag| {
        let so_far = std::mem::replace(&mut facts, tag("p"));
        facts = so_far.put(fact);
    };
    if let Some(source) = entry.sources.first() {
        put(tag("span").text(&ui.chronicle().source_text(source)));
    }
    if let Some(words) = crossing_words(event.crossing, language) {
        put(tag("span").text(words));
    }
    if let Some((words, other)) = pair_words(ui.state, position) {
        let button = ui.button("", Action::Follow(other)).part("pair");
        put(tag("span").put(button.text(&words)));
    }
    let mut add = |fact: &str| put(tag("span").text(fact));
    let (mut causes, mut results) = (0, 0);
    for link in ui.state.book.groundwork.neighbours(position) {
        match link.relation {
            Relation::Cause => causes += 1,
            Relation::Result => results += 1,
            // The other end is named below.
            Relation::Departure | Relation::Arrival => {}
        }
    }
    if causes > 0 {
        add(&language.count(Key::ListCausesOne, Key::ListCauses, causes));
    }
    if results > 0 {
        add(&language.count(Key::ListResultsOne, Key::ListResults, results));
    }
    let chosen = (!selected).then_some(position);
    let button = ui
        .button("", Action::Select(chosen))
        .yes("aria-expanded", selected)
        .set("data-event", &entry.id);
    let told = tag("div")
        .put(marked(button, &entry.title, ui.terms()))
        .put(marked(tag("p"), &entry.summary, ui.terms()))
        .put(facts);
    let date = tag("p").is("class", "date");
    Some(
        tag("li")
            .key(&entry.id)
            .part("list-event")
            .class(&[when(selected, "selected"), &era_class(event.era)])
            .put(date.text(&date_words(ui, event, &entry)))
            .put(sign(event.date.form()))
            .put(told),
    )
}
