//! The one place that holds a state and lets it change.

use super::{Action, State};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Called after every change with the state before it, the state after it and what happened.
type Listener = Rc<dyn Fn(&State, &State, &Action)>;

/// What a listener is told of one change.
type Change = (State, State, Action);

/// Holds the state of one widget. A dispatch takes effect at once, so that a page that sets the
/// filter reads the new count in the next line.
pub struct Store {
    state: RefCell<State>,
    listeners: RefCell<Vec<Listener>>,
    /// Changes that the listeners have not been told of yet.
    untold: RefCell<Vec<Change>>,
    telling: Cell<bool>,
}

impl Store {
    /// A store with a first state.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self {
            state: RefCell::new(state),
            listeners: RefCell::default(),
            untold: RefCell::default(),
            telling: Cell::new(false),
        }
    }

    /// The state as it is now.
    #[must_use]
    pub fn state(&self) -> State {
        self.state.borrow().clone()
    }

    /// Reduces an action and, if anything changed, tells the listeners.
    ///
    /// A listener may dispatch in turn. The state changes at once, and everyone is told of the
    /// changes in their order: the last that any listener hears is the state as it is.
    pub fn dispatch(&self, action: Action) {
        let before = self.state();
        let after = before.after(&action);
        if after == before {
            return;
        }
        self.state.replace(after.clone());
        self.untold.borrow_mut().push((before, after, action));
        if !self.telling.replace(true) {
            self.tell();
            self.telling.set(false);
        }
    }

    fn tell(&self) {
        // No borrow is held while listeners run.
        while !self.untold.borrow().is_empty() {
            let (before, after, action) = self.untold.borrow_mut().remove(0);
            // Who is added meanwhile hears of the next change.
            let count = self.listeners.borrow().len();
            for at in 0..count {
                let listener = self.listeners.borrow()[at].clone();
                listener(&before, &after, &action);
            }
        }
    }

    /// Adds a listener for as long as the store lives.
    pub fn listen(&self, listener: impl Fn(&State, &State, &Action) + 'static) {
        self.listeners.borrow_mut().push(Rc::new(listener));
    }
}

/// Two stores are the same only if they are one.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
