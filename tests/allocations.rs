//! What widgets leave behind in the module's memory when they are gone, counted to the byte:
//! `cargo xtask test components` runs this in Chromium and Firefox.
#![cfg(target_arch = "wasm32")]

use std::alloc::System;

use js_sys::{Array, Function, Promise};
use mirror_timeline::element::{Reading, Resting, Widget};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRoot};

wasm_bindgen_test_configure!(run_in_browser);

/// Counts what is allocated and what is freed.
#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Makes an element in the page, with a shadow root and a place for a widget: the one of a widget
/// that is gone, if there is one, as the loader does it.
const MOUNT: &str = "
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    const place = given ?? document.createElement('div');
    root.append(place);
    return [host, root, place];
";

/// A small chronicle: what each widget reads anew.
const CHRONICLE: &str = r#"{"title": "Small", "eras": [{"id": "x", "name": "X", "date": "1990/2010"}],
    "events": [{"id": "a", "date": "1999", "title": "One"}, {"id": "b", "date": "[2001,2002]", "title": "Two"}]}"#;

/// Resolves when the next frame is there.
const FRAME: &str = "return new Promise((done) => requestAnimationFrame(() => done()))";

async fn frame() {
    let promise = Function::new_no_args(FRAME).call0(&JsValue::NULL);
    let promise: Promise = promise.expect("a promise").unchecked_into();
    JsFuture::from(promise).await.expect("a frame");
}

/// Waits until an element is there, or until it is not.
async fn until(place: &Element, selector: &str, there: bool) {
    for _ in 0..600 {
        let found = place.query_selector(selector).expect("a selector");
        if found.is_some() == there {
            return;
        }
        frame().await;
    }
    panic!("{selector} there: {}", !there);
}

/// A widget comes, is used, and goes; what is left for the next one.
async fn cycle(left: Option<(Resting, Element)>) -> Option<(Resting, Element)> {
    let (resting, place) = left.unzip();
    let made = Function::new_with_args("given", MOUNT)
        .call1(
            &JsValue::NULL,
            &place.map_or(JsValue::UNDEFINED, JsValue::from),
        )
        .map(|made| Array::from(&made))
        .expect("a place in the page");
    let host: HtmlElement = made.get(0).unchecked_into();
    let root: ShadowRoot = made.get(1).unchecked_into();
    let place: HtmlElement = made.get(2).unchecked_into();
    let settings = Array::of1(&Array::of2(&"heading".into(), &"Here".into()));
    let prefix = String::new();
    let mut reading = Reading::new(CHRONICLE.len());
    reading.push(CHRONICLE.as_bytes());
    let read = Some(reading);
    let ask = Function::new_no_args("");
    let widget = match resting {
        Some(resting) => resting.wake(host.clone(), root, settings, read, true, ask, false, prefix),
        None => Widget::new(
            host.clone(),
            root,
            place.clone(),
            settings,
            read,
            true,
            ask,
            false,
            prefix,
        ),
    };
    until(&place, "[data-stop]", true).await;
    assert_eq!(widget.match_count(), 2);
    widget.set(Array::of1(&Array::of2(&"selected".into(), &"b".into())));
    until(&place, "[part~=card]", true).await;
    let resting = widget.rest();
    until(&place, "[data-stop]", false).await;
    host.remove();
    Some((resting, place.into()))
}

/// How many bytes are alive.
fn live() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

#[wasm_bindgen_test]
async fn five_hundred_widgets_leave_no_more_than_fifty() {
    let mut left = None;
    for _ in 0..50 {
        left = cycle(left).await;
    }
    let after_fifty = live();
    for _ in 50..500 {
        left = cycle(left).await;
    }
    let after_all = live();
    drop(left);
    wasm_bindgen_test::console_log!("alive after 50: {after_fifty}, after 500: {after_all}");
    assert!(
        after_all <= after_fifty + after_fifty / 10,
        "{after_fifty} {after_all}"
    );
}
