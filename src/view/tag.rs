//! Elements, built by calls.
//!
//! The view is written with this instead of `html!`: the macro writes the making of every element
//! out where it stands, which for this widget is 25 kB of download more than calling one function
//! for each attribute. What an element looks like in the end is the same.

use super::app::Message;
use super::listening::{PRESS, TYPED};
use super::search::Field;
use super::ui::Ui;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

/// An element in the making. It goes from call to call as one pointer.
pub struct Tag(Box<Making>);

struct Making {
    made: VTag,
    /// Its attributes' names, and the value of each.
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

thread_local! {
    /// Every list of names that some element has had.
    static SHAPES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The one copy of a list of names. Yew compares elements whose lists are one and the same value by
/// value, and looks names up only where they differ; there are as many lists as there are ways to write
/// an element in this code.
#[inline(never)]
fn shape(names: &[&'static str]) -> &'static [&'static str] {
    SHAPES.with_borrow_mut(|shapes| {
        for known in shapes.iter() {
            if *known == names {
                return *known;
            }
        }
        let new: &'static [&'static str] = names.to_vec().leak();
        shapes.push(new);
        new
    })
}

/// An element of this name, without anything yet.
#[inline(never)]
pub fn tag(name: &'static str) -> Tag {
    Tag(Box::new(Making {
        made: VTag::new(AttrValue::Static(name)),
        names: Vec::new(),
        values: Vec::new(),
    }))
}

/// A text of the data or of the interface. It is text, never markup.
#[inline(never)]
pub fn text(words: &str) -> Html {
    VText::new(AttrValue::Rc(words.into())).into()
}

impl Tag {
    /// Gives a name its value; the last one that it is given holds.
    #[inline(never)]
    fn give(mut self, name: &'static str, value: AttributeOrProperty) -> Self {
        let Making { names, values, .. } = &mut *self.0;
        for (known, given) in names.iter().zip(values.iter_mut()) {
            if *known == name {
                *given = Some(value);
                return self;
            }
        }
        names.push(name);
        values.push(Some(value));
        self
    }

    /// Sets an attribute to a text that is not known beforehand.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &str) -> Self {
        let value = AttrValue::Rc(value.into());
        self.give(name, AttributeOrProperty::Attribute(value))
    }

    /// Sets an attribute to a fixed text.
    pub fn is(self, name: &'static str, value: &'static str) -> Self {
        self.give(name, AttributeOrProperty::Static(value))
    }

    /// Sets an attribute to `true` or `false`.
    pub fn yes(self, name: &'static str, holds: bool) -> Self {
        self.is(name, if holds { "true" } else { "false" })
    }

    /// Sets an attribute to a whole number.
    pub fn digits(self, name: &'static str, number: usize) -> Self {
        self.set(name, &crate::layout::digits(number))
    }

    /// Sets an attribute to a length or position in px.
    pub fn number(self, name: &'static str, value: f64) -> Self {
        self.set(name, &crate::layout::decimal(value))
    }

    /// Sets the classes that apply; empty ones do not.
    #[inline(never)]
    pub fn class(self, names: &[&str]) -> Self {
        let mut joined = String::new();
        for name in names {
            if !name.is_empty() {
                if !joined.is_empty() {
                    joined.push(' ');
                }
                joined.push_str(name);
            }
        }
        self.set("class", &joined)
    }

    /// Sets the class and the part, which is the class's name for the page's own styles.
    pub fn part(self, name: &'static str) -> Self {
        self.is("part", name)
    }

    /// Positions, in px. They are set as a property, through the CSSOM: strict policies refuse the
    /// attribute `style`.
    #[inline(never)]
    pub fn place(self, positions: &[(&str, f64)]) -> Self {
        let mut style = String::new();
        for (property, value) in positions {
            style.push_str(property);
            style.push(':');
            style.push_str(&crate::layout::decimal(*value));
            style.push_str("px;");
        }
        self.property("style", JsValue::from(style))
    }

    /// Sets a property of the element.
    pub fn property(self, name: &'static str, value: JsValue) -> Self {
        self.give(name, AttributeOrProperty::Property(value))
    }

    /// What a press sends. Makes an element of the name `button` one that submits nothing.
    #[inline(never)]
    pub fn press(self, ui: Ui, message: Message) -> Self {
        self.checked_by(ui, message).is("type", "button")
    }

    /// What a press sends on something that has a type of its own.
    pub fn checked_by(self, ui: Ui, message: Message) -> Self {
        self.digits(PRESS, ui.numbered(message))
    }

    /// Tells what is typed into, or chosen in, the element.
    pub fn typed(self, ui: Ui, field: Field) -> Self {
        self.digits(TYPED, ui.numbered(Message::Typed(field, String::new())))
    }

    /// What tells the element from its siblings of the next frame.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.made.key = Some(Key::from(key));
        self
    }

    /// The same by a number.
    pub fn numbered(mut self, number: usize) -> Self {
        self.0.made.key = Some(Key::from(number));
        self
    }

    /// Where the element is to be found once it is there.
    pub fn found_by(mut self, node: &NodeRef) -> Self {
        self.0.made.node_ref = node.clone();
        self
    }

    /// The text and the state of an input.
    pub fn input(mut self, value: Option<&str>, checked: bool) -> Self {
        self.0
            .made
            .set_value(value.map(|value| AttrValue::from(value.to_owned())));
        self.0.made.set_checked(checked);
        self
    }

    /// Adds a node.
    #[inline(never)]
    pub fn add(mut self, node: Html) -> Self {
        self.0.made.add_child(node);
        self
    }

    /// Adds a text.
    pub fn text(self, words: &str) -> Self {
        self.add(text(words))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn put(self, child: Tag) -> Self {
        self.add(child.into())
    }

    /// Adds an element that may be missing, as one node either way. Yew knows siblings by their
    /// place: a part that comes and goes without leaving one would have all its siblings made
    /// anew, and the focus lost.
    #[inline(never)]
    pub fn maybe(self, child: Option<Tag>) -> Self {
        self.add(child.map_or_else(Html::default, Html::from))
    }

    /// Adds a run of elements, as one node however many there are.
    #[inline(never)]
    pub fn all(self, children: Vec<Tag>) -> Self {
        self.add(nodes(children))
    }
}

/// Elements without one around them.
#[inline(never)]
pub fn nodes(tags: Vec<Tag>) -> Html {
    let mut list = VList::new();
    for tag in tags {
        list.add_child(tag.into());
    }
    list.into()
}

impl From<Tag> for Html {
    #[inline(never)]
    fn from(tag: Tag) -> Self {
        let Making {
            mut made,
            names,
            values,
        } = *tag.0;
        made.attributes = Attributes::Dynamic {
            keys: shape(&names),
            values: values.into_boxed_slice(),
        };
        made.into()
    }
}
