//! The card: everything about the selected event. Not modal: everything around it stays usable.

use super::app::Message;
use super::marked::marked;
use super::signs::{BACK, CROSS, FORWARD, arrow, drawing, glyph, icon, sign};
use super::tag::{Tag, tag};
use super::ui::{Ui, era_class, when};
use crate::chronicle::{Certainty, Crossing, Entry, Event, Link};
use crate::layout::Relation;
use crate::query::Facet;
use crate::state::{Action, State};
use crate::strings::{Key, Language};

/// The event's date in its own words, else in generated ones.
pub fn date_words(ui: Ui, event: &Event, entry: &Entry) -> String {
    match ui.chronicle().wording(entry, ui.language()) {
        Some(own) => own.to_owned(),
        None => event.date.words(ui.language()),
    }
}

/// How an event crosses, in words.
pub fn crossing_words(crossing: Crossing, language: Language) -> Option<&'static str> {
    let key = match crossing {
        Crossing::None => return None,
        Crossing::ToMirror => Key::CrossUp,
        Crossing::ToPrime => Key::CrossDown,
        Crossing::Both => Key::CrossBoth,
        Crossing::Return => Key::CrossReturn,
        Crossing::Visit => Key::CrossVisit,
        Crossing::ShipOnly => Key::CrossShip,
        Crossing::Relic => Key::CrossRelic,
        Crossing::Unknown => Key::CrossUnknown,
    };
    Some(language.text(key))
}

/// The other end of an event's crossing in words, with its position: "Arrives: 2410, ISS Discovery's
/// crew turns up". None where the chronicle knows of no other end.
#[inline(never)]
pub fn pair_words(state: &State, position: usize) -> Option<(String, usize)> {
    let neighbours = state.book.groundwork.neighbours(position).iter();
    let mut pairs = neighbours.filter(|link| link.relation.pairs());
    let pair = pairs.next()?;
    let chronicle = &state.book.chronicle;
    let (event, entry) = (
        chronicle.events.get(pair.event)?,
        chronicle.entry(pair.event)?,
    );
    let language = state.frame.language;
    let date = event.date.words(language);
    let other = [&date, " · ", &entry.title].concat();
    let key = match pair.relation.leads_here() {
        true => Key::PairDeparture,
        false => Key::PairArrival,
    };
    Some((language.fill(key, &[("event", &other)]), pair.event))
}

/// The card of one event. On a phone it is a sheet: `sheet` then says where it stands, its left edge
/// and width in px, or nothing where it takes the whole width.
#[inline(never)]
pub fn card(ui: Ui, position: usize, sheet: Option<Option<(f64, f64)>>) -> Option<Tag> {
    let event = ui.chronicle().events.get(position)?;
    let entry = &*ui.chronicle().entry(position)?;
    // By whatever clock it is shown: when it happens is said in the story's own.
    let story = &ui.state.book.original().chronicle;
    let place = story.event_index(&entry.id)?;
    let is_sheet = sheet.is_some();
    let relations = tag("div")
        .is("class", "relations")
        .part("card-relations")
        .maybe(relations(ui, position, Relation::Departure))
        .maybe(relations(ui, position, Relation::Arrival))
        .maybe(relations(ui, position, Relation::Cause))
        .maybe(relations(ui, position, Relation::Result))
        .maybe(is_sheet.then(|| factions(ui, entry)))
        .put(facts(ui, event, entry));
    let title = ui.heading(1).is("id", "card-title").part("card-title");
    let inside = tag("div")
        .is("class", "inside")
        .is("data-sheet", "inside")
        .put(era_line(ui, event))
        .put(marked(title, &entry.title, ui.terms()))
        .maybe(picture(ui, entry))
        .put(
            about(ui, story.events.get(place)?, &*story.entry(place)?)
                .maybe((!is_sheet).then(|| factions(ui, entry))),
        )
        .put(relations);
    let card = tag("aside")
        .class(&[
            "card",
            &era_class(event.era),
            when(sheet.flatten().is_some(), "stands"),
            when(ui.state.pulled > 0.0, "pulled"),
        ])
        .part("card")
        .is("aria-labelledby", "card-title")
        .is("tabindex", "-1")
        .is("data-keys", "card");
    let card = match sheet {
        Some(stands) => as_sheet(ui, card, stands),
        None => card,
    };
    let grab = is_sheet.then(|| tag("div").is("class", "grab").is("data-sheet", "grip"));
    let card = card.maybe(grab).put(inside);
    Some(card.put(navigation(ui, position)))
}

/// What makes a sheet of a card; `view::sheet` opens it.
fn as_sheet(ui: Ui, card: Tag, stands: Option<(f64, f64)>) -> Tag {
    let mut places = vec![("--pulled", ui.state.pulled)];
    if let Some((left, width)) = stands {
        places.extend([("left", left), ("width", width)]);
    }
    // A landmark keeps its role as a popover only if it is named.
    card.is("role", "complementary")
        .is("popover", "manual")
        .is("data-sheet", "card")
        .place(&places)
}

/// The era and the close button.
fn era_line(ui: Ui, event: &Event) -> Tag {
    let era = event.era;
    let era = era.and_then(|era| ui.chronicle().eras.get(usize::from(era)));
    let mut line = tag("p").is("class", "era-name").is("data-sheet", "grip");
    if let Some(era) = era {
        let sign = glyph(era.glyph.as_ref(), &era.short);
        line = line.put(sign).text(&era.name);
    }
    let close = tag("button")
        .is("class", "bare close")
        .is("aria-label", ui.text(Key::CardClose))
        .press(ui, Message::CloseCard);
    line.put(close.put(icon(CROSS)))
}

/// When, why so, what, and how it crosses.
fn about(ui: Ui, event: &Event, entry: &Entry) -> Tag {
    let made = event.date.reason(!entry.sources.is_empty());
    let reason = entry.reason.as_deref();
    let reason = reason.or_else(|| made.map(|made| ui.text(made)));
    let words = tag("p")
        .put(tag("b").text(&date_words(ui, event, entry)))
        .maybe(reason.map(|reason| tag("span").text(reason)));
    let date = tag("div").is("class", "when").part("card-date");
    let date = date.put(sign(event.date.form())).put(words);
    let note = entry.note.as_ref().map(|note| {
        let title = tag("b").text(ui.text(Key::CardNote));
        // Kept to itself: its full stop is its own, whichever way the words before it run.
        let own = tag("bdi").text(note);
        tag("p").is("class", "note").put(title).text(" ").put(own)
    });
    let crossing = crossing_words(event.crossing, ui.language()).map(|words| {
        let lens = "M1 1h14M1 17h14M8 1c-5 4-5 12 0 16M8 1c5 4 5 12 0 16";
        let line = tag("p").is("class", "cross");
        line.put(drawing("0 0 16 18", lens)).text(words)
    });
    tag("div")
        .is("class", "about")
        .put(date)
        .put(marked(tag("p"), &entry.summary, ui.terms()))
        .maybe(note)
        .maybe(crossing)
}

/// Who: pressing a faction filters by it.
fn factions(ui: Ui, entry: &Entry) -> Tag {
    let chosen = ui.state.filter.chosen(Facet::Faction);
    let mut chips = tag("div").is("class", "chips");
    for value in &entry.factions {
        if let Some(faction) = ui.chronicle().factions.get(usize::from(*value)) {
            let chip = ui
                .button("chip", Action::Toggle(Facet::Faction, *value))
                .yes("aria-pressed", chosen.contains(value))
                .put(glyph(faction.glyph.as_ref(), &faction.name))
                .put(tag("span").text(&faction.name));
            chips = chips.put(chip);
        }
    }
    chips
}

/// The events that stand so to this one: each moves there.
fn relations(ui: Ui, position: usize, relation: Relation) -> Option<Tag> {
    let mut items = Vec::new();
    for link in &ui.chronicle().links {
        let (here, there) = if relation.leads_here() {
            (link.to, link.from)
        } else {
            (link.from, link.to)
        };
        if here == position && link.pair == relation.pairs() {
            items.extend(related(ui, link, there));
        }
    }
    let (heading, sign) = match relation {
        Relation::Cause => (Key::CardBecause, "arrow-sign dotted"),
        Relation::Result => (Key::CardLed, "arrow-sign solid"),
        Relation::Departure => (Key::CardDeparts, "arrow-sign pair"),
        Relation::Arrival => (Key::CardArrives, "arrow-sign pair"),
    };
    let sign = arrow(sign);
    let title = tag("p").is("class", "relation").text(ui.text(heading));
    let some = !items.is_empty();
    some.then(|| tag("div").put(title.put(sign)).put(tag("ul").all(items)))
}

fn related(ui: Ui, link: &Link, there: usize) -> Option<Tag> {
    let event = ui.chronicle().events.get(there)?;
    let entry = ui.chronicle().entry(there)?;
    let mut reason = capitalised(&link.reason);
    if link.certainty == Certainty::Inferred {
        reason = [&reason, " (", ui.text(Key::CardInferred), ")"].concat();
    }
    let button = ui
        .button("", Action::Follow(there))
        .set("data-follow", &entry.id)
        .put(tag("b").text(&event.date.words(ui.language())))
        .text(" ")
        .put(tag("u").text(&entry.title));
    Some(
        tag("li")
            .set("class", &era_class(event.era))
            .put(button)
            .put(tag("small").text(&reason)),
    )
}

fn facts(ui: Ui, event: &Event, entry: &Entry) -> Tag {
    let chronicle = ui.chronicle();
    let mut sources = tag("dd");
    for source in &entry.sources {
        let words = chronicle.source_text(source);
        sources = sources.put(marked(tag("span"), &words, ui.terms()));
        if let Some(date) = &source.released {
            let date = date.words(ui.language());
            let words = ui.language().fill(Key::CardReleased, &[("date", &date)]);
            sources = sources.put(tag("small").text(&words));
        }
    }
    let canon = event
        .canon
        .and_then(|canon| chronicle.canons.get(usize::from(canon)));
    if let Some(canon) = canon {
        sources = sources.put(tag("small").text(&canon.name));
    }
    let mut people = tag("dd").is("class", "people");
    for (at, person) in entry.people.iter().enumerate() {
        if let Some(person) = chronicle.people.get(usize::from(*person)) {
            if at > 0 {
                people = people.text(", ");
            }
            let article = person.article.as_ref();
            let address = article.and_then(|article| chronicle.article_address(article));
            let name = match address {
                Some(address) => tag("a").set("href", &address),
                None => tag("span"),
            };
            people = people.put(marked(name, &person.name, ui.terms()));
        }
    }
    let mut list = tag("dl").part("card-source");
    if !entry.sources.is_empty() || canon.is_some() {
        list = list
            .put(tag("dt").text(ui.text(Key::CardSource)))
            .put(sources);
    }
    for (key, words) in [
        (Key::CardPlace, entry.places.join("; ")),
        (Key::CardShips, entry.ships.join("; ")),
    ] {
        if !words.is_empty() {
            list =
                list.put(tag("dt").text(ui.text(key)))
                    .put(marked(tag("dd"), &words, ui.terms()));
        }
    }
    if !entry.people.is_empty() {
        let title = tag("dt").text(ui.text(Key::CardPeople));
        list = list.put(title).put(people);
    }
    let article = entry.article.as_ref();
    if let Some(address) = article.and_then(|article| chronicle.article_address(article)) {
        let link = tag("a").set("href", &address).text(&entry.title);
        list = list
            .put(tag("dt").text(ui.text(Key::CardArticle)))
            .put(tag("dd").part("card-article").put(link));
    }
    list
}

/// The event's picture. It is fetched once it comes near what the reader sees.
fn picture(ui: Ui, entry: &Entry) -> Option<Tag> {
    let picture = entry.picture.as_ref()?;
    let image = tag("img")
        .is("loading", "lazy")
        .is("decoding", "async")
        .is("referrerpolicy", "no-referrer")
        .set("src", &picture.address)
        .set("alt", &picture.alt);
    let credit = (!picture.credit.is_empty()).then(|| {
        let words = ui
            .language()
            .fill(Key::CardPicture, &[("credit", &picture.credit)]);
        tag("figcaption").text(&words)
    });
    let figure = tag("figure").part("card-picture").put(image);
    Some(figure.maybe(credit))
}

/// Previous and next among the events that pass the filter.
fn navigation(ui: Ui, position: usize) -> Tag {
    let selection = &ui.state.matches.selection;
    let rank = selection.rank(position);
    let (previous, next) = ui.state.beside(position);
    let place = if selection.contains(position) {
        let language = ui.language();
        let (i, n) = (
            language.number(rank + 1),
            language.number(selection.count()),
        );
        language.fill(Key::CardPos, &[("i", &i), ("n", &n)])
    } else {
        String::new()
    };
    let go = |target: Option<usize>| match target {
        Some(target) => ui.button("", Action::Follow(target)),
        // It keeps the focus of whoever has pressed it up to the end.
        None => tag("button")
            .is("type", "button")
            .is("aria-disabled", "true"),
    };
    let back = go(previous).put(icon(BACK)).text(ui.text(Key::CardPrev));
    let forward = go(next).text(ui.text(Key::CardNext)).put(icon(FORWARD));
    let nav = tag("div").is("class", "nav").part("card-nav");
    nav.put(back).put(tag("span").text(&place)).put(forward)
}

/// A reason begins a line of its own here.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let Some(first) = characters.next() else {
        return String::new();
    };
    let mut capitalised = String::with_capacity(text.len());
    capitalised.push(first.to_ascii_uppercase());
    capitalised.push_str(characters.as_str());
    capitalised
}
