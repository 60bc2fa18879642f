//! What helps a reader beside the timeline: the help panel, the full screen, the page on paper.

use super::super::focus::focus;
use super::super::screen;
use super::{App, Message};
use crate::strings::Key;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

/// The width in px for which a page on paper is laid out: A4 and Letter upright, within margins.
const PAPER: f64 = 700.0;

/// Something that helps.
#[derive(Clone, Copy)]
pub enum Aid {
    /// The help panel is opened or closed.
    Help,
    /// The full screen is taken or given back.
    Screen,
    /// The browser has given the full screen, or taken it away.
    Screened,
    /// The page is about to be printed, or has been.
    Print(bool),
}

/// What is kept for it.
#[derive(Default)]
pub struct Aids {
    /// Whether the help panel is open.
    pub help: bool,
    /// The panel has just been opened and takes the focus.
    fresh: bool,
    /// What had the focus before.
    from: Option<HtmlElement>,
    /// On paper: the width on the screen, in px.
    pub printing: Option<f64>,
    screen: Option<EventListener>,
    paper: Vec<EventListener>,
}

impl App {
    /// Does what was asked for; whether there is anything new to draw.
    #[inline(never)]
    pub(super) fn aid(&mut self, context: &Context<Self>, aid: Aid) -> bool {
        match aid {
            Aid::Help if self.aids.help => self.close_help(),
            Aid::Help => {
                let frame = self.frame.cast::<HtmlElement>();
                let root = frame.and_then(|frame| frame.get_root_node().dyn_into().ok());
                let focused = root.and_then(|root: ShadowRoot| root.active_element());
                self.aids.from = focused.and_then(|focused| focused.dyn_into().ok());
                self.aids.help = true;
                self.aids.fresh = true;
                self.say(context, Key::HelpTitle);
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
        if std::mem::take(&mut self.aids.fresh) {
            focus(&self.frame, "data-help", "");
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

    /// Closes the help panel; the focus goes back to where it was.
    fn close_help(&mut self) {
        self.aids.help = false;
        if let Some(from) = self.aids.from.take() {
            let _ = from.focus();
        }
    }

    fn say(&mut self, context: &Context<Self>, words: Key) {
        let words = self.state.frame.language.text(words);
        self.announcer.tell(words.to_owned(), context.link());
    }
}
