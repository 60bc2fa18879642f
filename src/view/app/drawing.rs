//! What the application draws: its parts, from top to bottom.

use super::{App, Message, Panel};
use crate::chronicle::Told;
use crate::state::{Action, Controls, View};
use crate::strings::Key;
use crate::view::card::card;
use crate::view::empty::empty;
use crate::view::facets::facets;
use crate::view::footer::{footer, list_footer};
use crate::view::header::header;
use crate::view::help::help;
use crate::view::list::{list, whole_list};
use crate::view::problems::problems;
use crate::view::ribbon::ribbon;
use crate::view::share::share;
use crate::view::stage::stage;
use crate::view::status::status;
use crate::view::tag::{Tag, nodes, tag};
use crate::view::ui::{Ui, when};
use yew::prelude::*;

impl App {
    /// The whole widget.
    pub(super) fn draw(&self, context: &Context<Self>) -> Html {
        let state = &self.state;
        let chronicle = &state.book.chronicle;
        let messages = &*self.messages;
        messages.borrow_mut().clear();
        let ui = Ui { state, messages };
        let panel = (self.facets_open && ui.whole()).then(|| facets(ui, &self.people));
        // A chronicle of which nothing is shown has no less to be set.
        let told = state.book.told != Told::default();
        let full = !chronicle.events.is_empty() || told;
        let controls = state.frame.controls;
        let said = tag("p").is("class", "hidden").is("role", "status");
        let credits = tag("p").is("class", "credits").part("credits");
        let credits = credits.text(&chronicle.credits);
        let phone = self.phone_form();
        let searching = phone.then_some(self.searching());
        let mut parts = Vec::new();
        if controls != Controls::None {
            parts.push(skip(ui));
        }
        parts.push(header(ui, &self.search, self.facets_open, searching));
        let on_screen = phone.then(|| self.era_on_screen());
        let aid = self.aids.panel.filter(|_| ui.whole());
        let aid = aid.map(|panel| match panel {
            Panel::Help => help(ui),
            Panel::Share => {
                let told = (self.aids.form, self.aids.copied);
                share(ui, context.props().origin.as_ref(), told)
            }
        });
        let above = tag("div")
            .is("class", "above")
            .maybe(aid)
            .maybe(self.problems(ui))
            .maybe(panel)
            .maybe(full.then(|| status(ui)))
            .maybe(
                (full && controls != Controls::None)
                    .then(|| ribbon(ui, &self.ribbon.0, self.current_era, on_screen)),
            );
        let end = tag("span").is("tabindex", "-1").is("data-end", "");
        let below = nodes(vec![credits, said.text(&self.announcer.said), end]);
        tag("div")
            .class(&["frame", when(phone, "phone")])
            .is("role", "region")
            .is("aria-labelledby", "heading")
            .found_by(&self.frame)
            .all(parts)
            .put(above)
            .add(self.body(ui))
            .add(below)
            .into()
    }

    /// The problems in the data, where there are some: an outline has none.
    fn problems(&self, ui: Ui) -> Option<Tag> {
        let some = !ui.state.book.diagnostics.is_empty();
        some.then(|| problems(ui, self.problems_open)).flatten()
    }

    /// Stage or list, and the card beside or below it.
    fn body(&self, ui: Ui) -> Html {
        let state = &self.state;
        let none = state.book.chronicle.events.is_empty();
        if state.book.failed() || none && !ui.whole() {
            return Html::default();
        }
        if none {
            return empty(ui).into();
        }
        // Paper has both: the timeline as a picture, and the list below it. An outline has no list: the
        // timeline stays until the whole chronicle is there.
        let printing = self.aids.printing.is_some();
        let timeline = printing || state.view == View::Timeline || !ui.whole();
        let still = state.frame.controls == Controls::None;
        let body = if timeline {
            let drawn = (self.width > 0.0).then(|| {
                if self.phone_form() {
                    self.column(ui)
                } else {
                    stage(ui, &self.laid, self.current_stop(), self.opened, self.lit)
                }
            });
            let side = tag("div").is("class", "stage-side").found_by(&self.stage);
            side.maybe(drawn)
        } else if state.matches.selection.count() == 0 {
            empty(ui)
        } else {
            list(ui, &self.list)
        };
        let selected = state.selected.filter(|_| ui.whole() && !still);
        let sheet = self.phone_form().then_some(self.phone.sheet.stands);
        let docked = selected.and_then(|event| card(ui, event, sheet));
        let paper = printing.then(|| tag("div").is("class", "paper").put(whole_list(ui)));
        let class = if docked.is_some() {
            "body with-card"
        } else {
            "body"
        };
        let foot = match (timeline, still) {
            (_, true) => tag("div"),
            (true, _) => footer(ui),
            (false, _) => list_footer(ui),
        };
        let body = tag("div").is("class", class).put(body).put(foot);
        let below = tag("div").is("class", "below").maybe(paper);
        nodes(vec![body.maybe(docked), below])
    }
}

/// Past the timeline, or to the same as a list, before its many stops. Seen while it has the focus.
fn skip(ui: Ui) -> Tag {
    let past = tag("button").is("class", "button");
    let past = past.press(ui, Message::Skip).text(ui.text(Key::Skip));
    let list = ui.button("button", Action::SetView(View::List));
    let both = tag("div").is("class", "skip").part("skip");
    both.put(past).put(list.text(ui.text(Key::SkipList)))
}
