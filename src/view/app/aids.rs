//! What helps a reader beside the timeline: the help and share panels, the full screen, the page on
//! paper.

use super::super::clipboard;
use super::super::focus::{focus, focused, found};
use super::super::screen;
use super::super::tongue::name_tongue;
use super::{App, Message};
use crate::state::share::Form;
use crate::strings::Key;
use gloo::events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The width in px for which a page on paper is laid out: A4 and Letter upright, within margins.
const PAPER: f64 = 700.0;

/// Something that helps.
#[derive(Clone, Copy)]
pub enum Aid {
    /// The help panel is opened or closed.
    Help,
    /// The share panel is opened or closed.
    Share,
    /// In it, another form is chosen.
    ShareAs(Form),
    /// What it shows is to be copied.
    Copy,
    /// It has been copied, or could not be.
    Copied(bool),
    /// The full screen is taken or given back.
    Screen,
    /// The browser has given the full screen, or taken it away.
    Screened,
    /// The page is about to be printed, or has been.
    Print(bool),
}

/// What is kept for it.
pub struct Aids {
    /// The panel that is open.
    pub panel: Option<Panel>,
    /// It has just been opened and takes the focus.
    fresh: bool,
    /// What the share panel shows, and next time again.
    pub form: Form,
    /// What became of the wish to copy that.
    pub copied: Option<Key>,
    /// What had the focus before.
    from: Option<HtmlElement>,
    /// On paper: the width on the screen, in px.
    pub printing: Option<f64>,
    screen: Option<EventListener>,
    paper: Vec<EventListener>,
}

/// A panel above the timeline. One at a time is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// What the keys and signs mean.
    Help,
    /// What can be taken along.
    Share,
}

impl Panel {
    /// The value of `data-panel` that the panel's element has.
    pub fn name(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Share => "share",
        }
    }
}

impl Default for Aids {
    fn default() -> Self {
        Self {
            panel: None,
            fresh: false,
            form: Form::Link,
            copied: None,
            from: None,
            printing: None,
            screen: None,
            paper: Vec::new(),
        }
    }
}

impl App {
    /// Does what was asked for; whether there is anything new to draw.
    #[inline(never)]
    pub(super) fn aid(&mut self, context: &Context<Self>, aid: Aid) -> bool {
        match aid {
            Aid::Help => self.turn(context, Panel::Help, Key::HelpTitle),
            Aid::Share => self.turn(context, Panel::Share, Key::ShareTitle),
            Aid::ShareAs(form) => {
                self.aids.form = form;
                self.aids.copied = None;
            }
            Aid::Copy => {
                let Some(text) = found(&self.frame, "data-share", "text") else {
                    return false;
                };
                let scope = context.link().clone();
                clipboard::copy(&text, move |copied| {
                    scope.send_message(Message::Aid(Aid::Copied(copied)));
                });
                return false;
            }
            Aid::Copied(copied) => {
                let words = match copied {
                    true => Key::ShareCopied,
                    false => Key::ShareSelected,
                };
                if let Some(text) = found(&self.frame, "data-share", "text").filter(|_| !copied) {
                    clipboard::select(&text);
                }
                self.aids.copied = Some(words);
                self.say(context, words);
            }
            Aid::Screen => {
                let frame = self.frame.cast::<HtmlElement>();
                let Some(host) = frame.and_then(|frame| screen::host(&frame)) else {
                    return false;
                };
                if self.aids.screen.is_none() {
                    let scope = context.link().clone();
                    let listener = EventListener::new(&host, "fullscreenchange", move |_| {
                        scope.send_message(Message::Aid(Aid::Screened));
                    });
                    self.aids.screen = Some(listener);
                }
                screen::toggle(&host);
                return false;
            }
            Aid::Screened => {
                let frame = self.frame.cast::<HtmlElement>();
                let host = frame.and_then(|frame| screen::host(&frame));
                self.say(
                    context,
                    if host.is_some_and(|host| screen::full(&host)) {
                        Key::ScreenFull
                    } else {
                        Key::ScreenEnd
                    },
                );
            }
            Aid::Print(true) => {
                self.aids.printing.get_or_insert(self.width);
                self.width = PAPER;
                self.lay_out();
            }
            Aid::Print(false) => {
                self.width = self.aids.printing.take().unwrap_or(self.width);
                self.lay_out();
            }
        }
        true
    }

    /// After a frame: the panel that was opened takes the focus, and paper is prepared for.
    #[inline(never)]
    pub(super) fn aided(&mut self, context: &Context<Self>) {
        name_tongue(&self.frame, &self.state);
        if std::mem::take(&mut self.aids.fresh)
            && let Some(panel) = self.aids.panel
        {
            focus(&self.frame, "data-panel", panel.name());
        }
        if self.aids.paper.is_empty()
            && let Some(window) = web_sys::window()
        {
            for (name, begins) in [("beforeprint", true), ("afterprint", false)] {
                let scope = context.link().clone();
                let listener = EventListener::new(&window, name, move |_| {
                    scope.send_message(Message::Aid(Aid::Print(begins)));
                });
                self.aids.paper.push(listener);
            }
        }
    }

    /// Opens a panel, in place of another, or closes it.
    fn turn(&mut self, context: &Context<Self>, panel: Panel, title: Key) {
        if self.aids.panel == Some(panel) {
            return self.close_panel();
        }
        if self.aids.panel.is_none() {
            self.aids.from = focused(&self.frame);
        }
        self.aids.panel = Some(panel);
        self.aids.copied = None;
        self.aids.fresh = true;
        self.say(context, title);
    }

    /// Closes the panel that is open; the focus goes back to where it was.
    pub(super) fn close_panel(&mut self) {
        self.aids.panel = None;
        if let Some(from) = self.aids.from.take() {
            let _ = from.focus();
        }
    }

    fn say(&mut self, context: &Context<Self>, words: Key) {
        let words = self.state.frame.language.text(words);
        self.announcer.tell(words.to_owned(), context.link());
    }
}
