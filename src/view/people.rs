//! The facet of people: too many for boxes, so that one types a part of a name and picks from a
//! list (the combobox of the ARIA practices, with several choices).

use super::app::Message;
use super::search::Field;
use super::tag::{Tag, tag};
use super::ui::{Ui, when};
use crate::chronicle::Chronicle;
use crate::query::{Facet, Terms};
use crate::state::{Action, State};
use crate::strings::Key;
use web_sys::Element;
use yew::NodeRef;

/// So many names are offered at once; who wants another types more of it.
const OFFERED: usize = 60;

/// The field: what is typed, and where in the list one is.
#[derive(Default)]
pub struct PeopleField {
    draft: String,
    open: bool,
    /// Place in the list of the option that Enter picks.
    active: Option<usize>,
}

/// What happens to the field.
#[derive(Clone, Copy)]
pub enum PeopleInput {
    /// The list opens, or closes.
    Open(bool),
    /// One option on, or back.
    Step {
        /// Down the list.
        down: bool,
    },
    /// The active option is picked.
    Pick,
    /// An option was pressed.
    Press(u16),
    /// Escape: the list closes, or else the text goes.
    Leave,
}

impl PeopleField {
    /// Takes what was typed.
    pub fn typed(&mut self, text: String) {
        self.draft = text;
        (self.open, self.active) = (true, None);
    }

    /// What an input does; an action for the store, if it is one.
    pub fn take(&mut self, input: PeopleInput, state: &State) -> Option<Action> {
        match input {
            PeopleInput::Open(open) => {
                self.open = open;
                self.active = None;
            }
            PeopleInput::Step { down } => {
                let count = offered(state, &self.draft).0.len();
                self.active = match self.active.filter(|_| self.open) {
                    _ if count == 0 => None,
                    None if down => Some(0),
                    None => Some(count - 1),
                    Some(at) if down => Some((at + 1) % count),
                    Some(at) => Some((at + count - 1) % count),
                };
                self.open = true;
            }
            PeopleInput::Pick => {
                let (people, _) = offered(state, &self.draft);
                let person = people.get(self.active?).copied()?;
                return Some(Action::Toggle(Facet::Person, person));
            }
            PeopleInput::Press(person) => return Some(Action::Toggle(Facet::Person, person)),
            PeopleInput::Leave if self.open => self.open = false,
            PeopleInput::Leave => self.draft.clear(),
        }
        None
    }

    /// Whether the list is open.
    pub fn opened(&self) -> bool {
        self.open
    }

    /// Closes the list; whether it was open.
    pub fn close(&mut self) -> bool {
        self.active = None;
        std::mem::take(&mut self.open)
    }

    /// Whether an option is active.
    pub fn walks(&self) -> bool {
        self.active.is_some()
    }

    /// Whether Escape still has something to do here.
    pub fn holds(&self) -> bool {
        self.open || !self.draft.is_empty()
    }

    /// The option that is active.
    fn active_id(&self) -> Option<String> {
        Some(option_id(self.active.filter(|_| self.open)?))
    }
}

/// The people whose names have what is typed, those with events first, and how many there are
/// beyond the offered ones.
fn offered(state: &State, draft: &str) -> (Vec<u16>, usize) {
    let terms = Terms::new(draft);
    let (mut people, mut quiet) = (Vec::new(), Vec::new());
    for (at, person) in (0..).zip(&state.book.chronicle.people) {
        if !person.id.is_empty() && terms.found_in_text(&person.name) {
            let some = state.matches.count(Facet::Person, at) > 0;
            if some { &mut people } else { &mut quiet }.push(at);
        }
    }
    people.append(&mut quiet);
    let more = people.len().saturating_sub(OFFERED);
    people.truncate(OFFERED);
    (people, more)
}

/// Scrolls the list, and only the list, so that the active option is in sight.
#[inline(never)]
pub fn reveal(frame: &NodeRef, field: &PeopleField) {
    let frame = frame.cast::<Element>();
    if let (Some(frame), Some(id)) = (frame, field.active_id())
        && let Ok(Some(option)) = frame.query_selector(&["#", &id].concat())
        && let Some(list) = option.parent_element()
    {
        let (option, shown) = (
            option.get_bounding_client_rect(),
            list.get_bounding_client_rect(),
        );
        let over = (option.bottom() - shown.bottom()).max(0.0);
        let under = (shown.top() - option.top()).max(0.0);
        #[expect(clippy::cast_possible_truncation, reason = "some pixels")]
        list.set_scroll_top(list.scroll_top() + (over.ceil() - under.ceil()) as i32);
    }
}

/// Whether there is anybody to choose.
pub fn any(chronicle: &Chronicle) -> bool {
    chronicle.people.iter().any(|person| !person.id.is_empty())
}

fn option_id(place: usize) -> String {
    ["person-", &place.to_string()].concat()
}

/// The field, and its list while it is open; both are named by the group they stand in.
pub fn people(ui: Ui, field: &PeopleField) -> Tag {
    let mut input = tag("input")
        .is("role", "combobox")
        .is("data-focus", "people")
        .is("autocomplete", "off")
        .is("spellcheck", "false")
        .is("aria-autocomplete", "list")
        .is("aria-controls", "people")
        .yes("aria-expanded", field.open)
        .is("aria-labelledby", "label-people")
        .is("placeholder", ui.text(Key::PeopleHint))
        .input(Some(&field.draft), false)
        .press(ui, Message::People(PeopleInput::Open(true)))
        .is("type", "text")
        .typed(ui, Field::People);
    if let Some(id) = field.active_id() {
        input = input.set("aria-activedescendant", &id);
    }
    let mut list = tag("ul")
        .is("id", "people")
        .is("role", "listbox")
        .is("aria-multiselectable", "true")
        .is("aria-labelledby", "label-people");
    let mut note = String::new();
    if field.open {
        let (people, more) = offered(ui.state, &field.draft);
        for (place, person) in people.iter().enumerate() {
            list = list.maybe(option(ui, *person, place, field.active == Some(place)));
        }
        if people.is_empty() {
            ui.text(Key::PeopleNone).clone_into(&mut note);
        } else if more > 0 {
            note = ui.language().count(Key::PeopleMore, Key::PeopleMore, more);
        }
    } else {
        list = list.is("hidden", "");
    }
    let popup = tag("div")
        .class(&["offered", when(!field.open, "shut")])
        .put(list)
        .put(tag("p").is("role", "status").text(&note));
    tag("div")
        .is("class", "combobox")
        .is("data-keys", "people")
        .is("data-people", "")
        .put(input)
        .put(popup)
}

fn option(ui: Ui, person: u16, place: usize, active: bool) -> Option<Tag> {
    let name = &ui.chronicle().people.get(usize::from(person))?.name;
    let count = ui.state.matches.count(Facet::Person, person);
    let chosen = ui.state.filter.chosen(Facet::Person).contains(&person);
    let option = tag("li")
        .set("id", &option_id(place))
        .is("role", "option")
        .part("facet-option")
        .yes("aria-selected", chosen)
        .is("tabindex", "-1")
        .class(&["option", when(active, "active"), when(count == 0, "zero")])
        .press(ui, Message::People(PeopleInput::Press(person)))
        .put(tag("span").text(name))
        .put(tag("small").text(&ui.language().number(count)));
    Some(option)
}
