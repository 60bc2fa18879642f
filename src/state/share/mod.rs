//! What a reader takes along of what they see: a link, a frame, an element, wikitext, a wiki's script.
//!
//! All of it is text for others to paste, made of a state and of where the page and the script lie.
//! Whatever the chronicle or the reader wrote is text there too: each form has its own way of keeping
//! it from being markup ([`markup`], [`wikitext`]).

pub mod markup;
pub mod wikitext;

use super::State;
use super::permalink::{encoded, fragment_from_state, pairs_from_fragment};
use crate::strings::{Key, filled, joined};

/// The pieces of markup, a line each, with places to fill.
const FORMS: &str = include_str!("forms.txt");

/// What a wiki's administrator pastes: the script that brings the timeline to articles.
const SCRIPT: &str = include_str!("../../../static/mirror-timeline.wiki.js");

/// What the script calls the file that holds everything, where it is not known to lie anywhere.
const ONE_FILE: &str = "mirror-timeline.single.js";

/// At most so many events are written out as a list.
pub const LISTED: usize = 500;

/// The lines of [`FORMS`].
#[derive(Clone, Copy)]
enum Line {
    Frame,
    Script,
    Element,
    Division,
    DivisionEnd,
    Item,
    Date,
    Link,
}

/// A piece of markup with its places filled.
fn written(line: Line, values: &[(&str, &str)]) -> String {
    let form = FORMS.lines().nth(line as usize);
    filled(form.unwrap_or_default(), None, values)
}

/// What there is to take along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The address of this page, with what is shown.
    Link,
    /// A frame with the timeline alone.
    Frame,
    /// The element and its script.
    Element,
    /// The `div` for articles of a wiki, with a list.
    Wiki,
    /// The script for a wiki.
    Script,
}

impl Form {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Link,
        Self::Frame,
        Self::Element,
        Self::Wiki,
        Self::Script,
    ];
}

/// Where things lie, as the page and the loader know it. Addresses are whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The page's own, with what is shown in its fragment.
    pub link: String,
    /// The loader's.
    pub loader: String,
    /// The folder with the other files; ends with a slash.
    pub folder: String,
    /// Whether the loader brings everything along in one file.
    pub alone: bool,
    /// Where the events come from.
    pub events: Events,
}

/// Where the events of a widget come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Events {
    /// The build brings them.
    #[default]
    Embedded,
    /// They are a file at an address.
    At(String),
    /// They stand in this page only.
    Here,
}

/// What a reader has to know of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It leads to this computer, and nowhere else.
    Local,
    /// There is none, because what it would lead to has no address.
    Nowhere,
    /// There is none, because everything came in one file: the page for frames is another.
    OneFile,
    /// There is none, or a list in place of the filter, because the events stand in this page only.
    Here,
    /// The list holds the first events only, of so many.
    Shortened(usize),
}

/// A text to take along; empty where there can be none, which a note then explains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// To be pasted.
    pub text: String,
    /// What to know of it.
    pub notes: Vec<Note>,
}

/// How far an address reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    World,
    Local,
    Nowhere,
}

/// A state in one of the forms.
#[must_use]
#[inline(never)]
pub fn shared(state: &State, origin: &Origin, form: Form) -> Shared {
    match form {
        Form::Link => addressed(&origin.link, origin.link.clone()),
        Form::Frame => frame(state, origin),
        Form::Element => element(state, origin),
        Form::Wiki => division(state, origin),
        Form::Script => Shared {
            text: script(origin),
            notes: Vec::new(),
        },
    }
}

/// A text that leads to an address, with what is to be known of that.
fn addressed(address: &str, text: String) -> Shared {
    match reach(address) {
        Reach::World => Shared {
            text,
            notes: Vec::new(),
        },
        Reach::Local => Shared {
            text,
            notes: vec![Note::Local],
        },
        Reach::Nowhere => nothing(Note::Nowhere),
    }
}

fn nothing(note: Note) -> Shared {
    Shared {
        text: String::new(),
        notes: vec![note],
    }
}

fn reach(address: &str) -> Reach {
    let Some((scheme, rest)) = address.split_once(':') else {
        return Reach::Nowhere;
    };
    let host = rest.trim_start_matches('/');
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(name) => name.split(']').next(),
        None => host.split(':').next(),
    };
    let name = name.unwrap_or_default();
    let local = name == "localhost" || name.ends_with(".localhost");
    match scheme {
        "http" | "https" if local || name.starts_with("127.") || name == "::1" => Reach::Local,
        "http" | "https" => Reach::World,
        "file" => Reach::Local,
        _ => Reach::Nowhere,
    }
}

/// What a state differs by from the chronicle as it is, as names and texts; with what the page says
/// about the frame around it.
#[must_use]
pub fn settings_of(state: &State, events: &Events) -> Vec<(String, String)> {
    let whole = State::new(state.book.original().clone());
    let mut pairs = pairs_from_fragment(&fragment_from_state(state, &whole), "");
    // One event's card is open by itself.
    pairs.retain(|(_, text)| !text.is_empty());
    if *events == Events::Here {
        // Of the events no more is left than the list says: what is asked of anything else means nothing.
        pairs.retain(|(name, _)| matches!(name.as_str(), "from" | "to" | "view" | "scale"));
        pairs.insert(0, ("source".to_owned(), "children".to_owned()));
    }
    if let Events::At(address) = events {
        pairs.insert(0, ("src".to_owned(), address.clone()));
    }
    if let Some(heading) = &state.frame.heading {
        pairs.push(("heading".to_owned(), heading.clone()));
    }
    pairs
}

/// A frame around the page that is made for it.
fn frame(state: &State, origin: &Origin) -> Shared {
    if origin.events == Events::Here {
        return nothing(Note::Here);
    }
    // The script that is its own page is the frame's.
    if origin.alone && !in_frame(origin) {
        return nothing(Note::OneFile);
    }
    let mut address = joined(&[&origin.folder, "embed.html"]);
    let mut sign = '?';
    for (name, text) in settings_of(state, &origin.events) {
        address.push(sign);
        address.push_str(&joined(&[&name, "=", &encoded(&text)]));
        sign = '&';
    }
    let title = match &state.frame.heading {
        Some(heading) => heading,
        None => &state.book.chronicle.title,
    };
    let title = match title.as_str() {
        "" => state.frame.language.text(Key::StageLabel),
        title => title,
    };
    let values = [
        ("frame", &*markup::escaped(&address)),
        ("title", &*markup::escaped(title)),
    ];
    addressed(&address, written(Line::Frame, &values))
}

/// Whether the widget is in the page for frames: there the script is a plain one and goes by its page.
fn in_frame(origin: &Origin) -> bool {
    let page = |address: &str| address.split(['?', '#']).next().map(str::to_owned);
    origin.alone && page(&origin.loader) == page(&origin.link)
}

/// The element with its script.
fn element(state: &State, origin: &Origin) -> Shared {
    let loader = match in_frame(origin) {
        true => joined(&[&origin.folder, "mirror-timeline.js"]),
        false => origin.loader.clone(),
    };
    let script = written(Line::Script, &[("loader", &*markup::escaped(&loader))]);
    let mut attributes = String::new();
    for (name, text) in settings_of(state, &origin.events) {
        let text = markup::escaped(&text);
        attributes.push_str(&joined(&[" ", &name, "=\"", &text, "\""]));
    }
    let (list, note) = match origin.events {
        Events::Here => {
            let (items, note) = listed(state, markup::item);
            (joined(&["\n<ol>\n", &items, "</ol>\n"]), note)
        }
        _ => (String::new(), None),
    };
    let values = [("attributes", &*attributes), ("list", &*list)];
    let text = joined(&[&script, "\n", &written(Line::Element, &values), "\n"]);
    with_notes(addressed(&loader, text), &origin.events, note)
}

/// The `div` with the list, for an article.
fn division(state: &State, origin: &Origin) -> Shared {
    let mut attributes = String::new();
    for (name, text) in settings_of(state, &origin.events) {
        let text = wikitext::value(&text);
        attributes.push_str(&joined(&[" data-", &name, "=\"", &text, "\""]));
    }
    let own = origin.events == Events::Here;
    let (items, note) = listed(state, |state, position| {
        wikitext::item(state, position, own)
    });
    let start = written(Line::Division, &[("attributes", &*attributes)]);
    let end = written(Line::DivisionEnd, &[]);
    let shared = Shared {
        text: joined(&[&start, "\n", &items, &end, "\n"]),
        notes: Vec::new(),
    };
    with_notes(shared, &origin.events, note)
}

fn with_notes(mut shared: Shared, events: &Events, note: Option<Note>) -> Shared {
    if *events == Events::Here && !shared.text.is_empty() {
        shared.notes.push(Note::Here);
    }
    shared.notes.extend(note);
    shared
}

/// The events that pass the filter, each as it is written by `item`.
fn listed(state: &State, item: impl Fn(&State, usize) -> Option<String>) -> (String, Option<Note>) {
    let mut list = String::new();
    for position in state.matches.selection.iter().take(LISTED) {
        list.push_str(&item(state, position).unwrap_or_default());
    }
    let count = state.matches.selection.count();
    (list, (count > LISTED).then_some(Note::Shortened(count)))
}

/// The script for a wiki. It says where the one file lies that is to be put on the wiki.
fn script(origin: &Origin) -> String {
    let file = match origin.alone && !in_frame(origin) {
        // A page of a wiki that holds it already is another wiki's own.
        true if origin.loader.contains('?') => ONE_FILE.to_owned(),
        true => origin.loader.clone(),
        false => joined(&[&origin.folder, ONE_FILE]),
    };
    let file = match reach(&file) {
        // It stands in a comment, which no address is to end.
        Reach::World => file.replace('*', "%2A"),
        _ => ONE_FILE.to_owned(),
    };
    SCRIPT.replacen(ONE_FILE, &file, 1)
}

/// An event's date in its own words, else in generated ones.
fn date_words(state: &State, position: usize) -> Option<String> {
    let chronicle = &state.book.chronicle;
    let (event, entry) = (chronicle.events.get(position)?, chronicle.entry(position)?);
    let language = state.frame.language;
    Some(match chronicle.wording(&entry, language) {
        Some(own) => own.to_owned(),
        None => event.date.words(language),
    })
}

/// Where an event is told, as one line.
fn sources(state: &State, position: usize) -> String {
    let chronicle = &state.book.chronicle;
    let mut line = String::new();
    if let Some(entry) = chronicle.entry(position) {
        for source in &entry.sources {
            if !line.is_empty() {
                line.push_str("; ");
            }
            line.push_str(&chronicle.source_text(source));
        }
    }
    line
}

/// The address of an event's article, if it has one.
fn article(state: &State, position: usize) -> Option<String> {
    let chronicle = &state.book.chronicle;
    let entry = chronicle.entry(position)?;
    chronicle.article_address(entry.article.as_ref()?)
}
