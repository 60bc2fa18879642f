//! Who is told of what, how often, and in which order.

use super::start;
use mirror_timeline::state::{Action, ScaleKind, Store, View};
use std::cell::RefCell;
use std::rc::Rc;

#[test]
fn listeners_hear_each_change_once_with_before_and_after() {
    let store = Store::new(start());
    let heard = Rc::new(RefCell::new(Vec::new()));
    for listener in 0..2 {
        let heard = heard.clone();
        store.listen(move |before, after, action| {
            let change = (listener, before.view, after.view, action.clone());
            heard.borrow_mut().push(change);
        });
    }
    let action = Action::SetView(View::List);
    store.dispatch(action.clone());
    let change = |listener| (listener, View::Timeline, View::List, action.clone());
    assert_eq!(heard.take(), [change(0), change(1)]);
    assert_eq!(store.state().view, View::List);
}

#[test]
fn nobody_hears_of_what_changes_nothing() {
    let store = Store::new(start());
    store.listen(|_, _, action| panic!("{action:?} changed nothing"));
    for action in [
        Action::SetView(View::Timeline),
        Action::ClearAll,
        Action::Select(None),
        Action::Select(Some(1000)),
        Action::SetWindow(None),
        Action::Search(String::new()),
    ] {
        store.dispatch(action);
    }
    assert_eq!(store.state(), start());
}

#[test]
fn a_listener_may_dispatch_and_all_hear_the_changes_in_order() {
    let store = Rc::new(Store::new(start()));
    let weak = Rc::downgrade(&store);
    store.listen(move |_, after, _| {
        let store = weak.upgrade().expect("a store");
        store.dispatch(Action::SetScale(ScaleKind::True));
        // It takes effect at once, whoever has heard of it.
        assert_eq!(store.state().scale, ScaleKind::True);
        assert_eq!(store.state().view, after.view);
    });
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listening = heard.clone();
    store.listen(move |before, after, _| {
        let change = ((before.view, before.scale), (after.view, after.scale));
        listening.borrow_mut().push(change);
    });
    store.dispatch(Action::SetView(View::List));
    let (first, between, last) = (
        (View::Timeline, ScaleKind::Story),
        (View::List, ScaleKind::Story),
        (View::List, ScaleKind::True),
    );
    assert_eq!(heard.take(), [(first, between), (between, last)]);
}

#[test]
fn a_listener_may_add_a_listener() {
    let store = Rc::new(Store::new(start()));
    let heard = Rc::new(RefCell::new(0));
    let (weak, counted) = (Rc::downgrade(&store), heard.clone());
    store.listen(move |_, _, _| {
        let counted = counted.clone();
        let store = weak.upgrade().expect("a store");
        store.listen(move |_, _, _| *counted.borrow_mut() += 1);
    });
    store.dispatch(Action::SetView(View::List));
    assert_eq!(*heard.borrow(), 0);
    store.dispatch(Action::SetView(View::Timeline));
    assert_eq!(*heard.borrow(), 1);
}
