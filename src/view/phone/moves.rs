//! The roving focus in the column, and presses there.

use super::super::app::App;
use super::super::focus::{Caught, focus, found};
use super::super::pointer::position;
use super::Going;
use crate::layout::Move;
use crate::layout::phone::RowKind;
use crate::state::{Action, Store};
use web_sys::PointerEvent;

impl App {
    /// The row that the Tab key reaches: where the focus was, else the selection, else the first.
    pub fn current_row(&self) -> usize {
        let column = &self.phone.column;
        let event = self.current.or(self.state.selected);
        let Some(row) = event.and_then(|event| column.row_of(event)) else {
            return 0;
        };
        if self.phone.on_heading {
            column.start_of_section(row)
        } else {
            row
        }
    }

    /// The focus came to a row; whether that is another one than before.
    #[inline(never)]
    pub fn row_focused(&mut self, row: usize) -> bool {
        let Some(row) = self.phone.column.row(row) else {
            return false;
        };
        let before = (self.current, self.phone.on_heading);
        self.current = Some(row.event);
        self.phone.on_heading = row.kind == RowKind::Heading;
        before != (self.current, self.phone.on_heading)
    }

    /// Moves the focus to another row, which may not be drawn yet.
    pub fn move_row(&mut self, direction: Move) -> bool {
        let Some(next) = self.phone.column.after_move(self.current_row(), direction) else {
            return false;
        };
        if found(&self.frame, "data-stop", &next.to_string()).is_some() {
            focus(&self.frame, "data-stop", &next.to_string());
            return false;
        }
        self.row_focused(next);
        self.wanted = self.current;
        if let Some(event) = self.current {
            self.go_to(event);
        }
        true
    }

    /// A press on an event's row opens its card, another one closes it.
    pub fn press_row(&mut self, store: &Store, event: usize) {
        let chosen = (self.state.selected != Some(event)).then_some(event);
        self.phone.sheet.wants_focus = chosen.is_some();
        store.dispatch(Action::Select(chosen));
    }

    /// A finger was lifted off the sheet, or elsewhere. Whether there is anything to draw.
    pub fn lifted(&mut self, store: &Store, event: &Caught<PointerEvent>) -> bool {
        !self.let_go_of_sheet(store, event) && self.press_pulse(store, event)
    }

    /// A press on the pulse leads to what stands there in time. Whether there is anything to draw.
    fn press_pulse(&mut self, store: &Store, event: &Caught<PointerEvent>) -> bool {
        let field = event
            .around("data-grip")
            .filter(|(_, name)| name == "field");
        let Some((field, _)) = field.filter(|_| event.type_() == "pointerup") else {
            return false;
        };
        let start = self.ribbon.0.time_in_cells(position(event, &field).0);
        let Some(event) = self.state.first_since(start) else {
            return false;
        };
        store.dispatch(Action::Reveal(event));
        self.go_to(event);
        true
    }

    /// Has the page scrolled to an event's row after the next frame.
    pub(super) fn go_to(&mut self, event: usize) {
        self.phone.going = Some(Going::Event(event));
        self.phone.covered = (0.0, 0.0);
        self.sight();
    }
}
