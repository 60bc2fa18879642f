//! The help panel: what the keys and the wheel do, and what the signs mean.

use super::app::{Aid, Message, Panel};
use super::footer::key;
use super::screen;
use super::signs::{CROSS, icon};
use super::tag::{Tag, tag};
use super::ui::Ui;
use crate::strings::Key;

/// What stands on a key.
#[derive(Clone, Copy)]
enum Cap {
    /// A sign that is the same everywhere.
    Sign(&'static str),
    /// An arrow along time, which turns round with it.
    Arrow(&'static str),
    /// A name that keyboards write in their language.
    Name(Key),
}

use Cap::{Arrow, Name, Sign};

/// The keys in the order in which a reader comes to them.
const ROWS: [(&[Cap], Key); 16] = [
    (&[Arrow("←"), Arrow("→")], Key::HelpAlong),
    (&[Sign("↑"), Sign("↓")], Key::HelpRails),
    (&[Name(Key::CapHome), Name(Key::CapEnd)], Key::HelpEnds),
    (
        &[Name(Key::CapPageUp), Name(Key::CapPageDown)],
        Key::HelpEras,
    ),
    (&[Name(Key::CapEnter)], Key::HelpPress),
    (&[Sign("["), Sign("]")], Key::HelpLinks),
    (&[Sign("x")], Key::HelpPair),
    (&[Sign("F6")], Key::HelpSide),
    (&[Sign("+"), Sign("−"), Sign("0")], Key::HelpZoom),
    (&[Name(Key::CapWheelZoom)], Key::HelpWheelZoom),
    (&[Name(Key::CapWheelPan)], Key::HelpWheelPan),
    (&[Arrow("←"), Arrow("→")], Key::HelpBrush),
    (&[Name(Key::CapEscape)], Key::HelpEscape),
    (&[Sign("f")], Key::HelpScreen),
    (&[Sign("s")], Key::HelpShare),
    (&[Sign("?")], Key::HelpHelp),
];

/// The panel. Not modal: it takes the focus, and everything around it stays usable.
#[inline(never)]
pub fn help(ui: Ui) -> Tag {
    let title = ui.heading(1).is("id", "help").text(ui.text(Key::HelpTitle));
    let close = tag("button")
        .is("class", "bare")
        .is("aria-label", ui.text(Key::CardClose))
        .press(ui, Message::Aid(Aid::Help))
        .put(icon(CROSS));
    let mut rows = tag("dl");
    for (caps, words) in ROWS {
        if words == Key::HelpScreen && !screen::possible() {
            continue;
        }
        let mut keys = tag("dt");
        for cap in caps {
            let (class, name) = match *cap {
                Sign(sign) => ("", sign),
                Arrow(arrow) => ("turns", arrow),
                Name(name) => ("", ui.text(name)),
            };
            keys = keys.put(tag("kbd").is("class", class).text(name));
        }
        rows = rows.put(keys).put(tag("dd").text(ui.text(words)));
    }
    tag("section")
        .is("class", "help")
        .part("help")
        .is("role", "dialog")
        .is("aria-labelledby", "help")
        .is("tabindex", "-1")
        .is("data-panel", Panel::Help.name())
        .put(tag("div").is("class", "help-head").put(title).put(close))
        .put(rows)
        .put(key(ui))
}
