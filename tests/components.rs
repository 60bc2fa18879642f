//! Components in a real browser: `cargo xtask test components` runs this in Chromium and Firefox.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, Object, Promise, Reflect};
use mirror_timeline::element::{Reading, Widget};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRoot};

wasm_bindgen_test_configure!(run_in_browser);

/// If this fails, no other failure here says anything about a component.
#[wasm_bindgen_test]
fn the_browser_has_what_the_widget_stands_on() {
    for name in [
        "customElements",
        "ShadowRoot",
        "CSSStyleSheet",
        "ResizeObserver",
        "Intl",
    ] {
        let found = Reflect::has(&js_sys::global(), &name.into());
        assert_eq!(found, Ok(true), "{name}");
    }
}

/// Makes an element of so many pixels in the page, with a shadow root and a place for a widget.
const MOUNT: &str = "
    const host = document.createElement('div');
    host.style.width = `${width}px`;
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    const place = document.createElement('div');
    root.append(place);
    return [host, root, place];
";

/// A widget in the page, which goes with it.
struct Mounted {
    widget: Option<Widget>,
    host: HtmlElement,
    place: HtmlElement,
}

/// A chronicle's text, handed over as the loader does.
fn reading(text: &str) -> Reading {
    let mut reading = Reading::new(text.len());
    reading.push(text.as_bytes());
    reading
}

impl Mounted {
    /// Draws a chronicle, or the embedded one, 1,000 pixels wide; the settings are attributes.
    async fn new(text: Option<&str>, settings: &[(&str, &str)]) -> Self {
        let made = Function::new_with_args("width", MOUNT)
            .call1(&JsValue::NULL, &1000.into())
            .map(|made| Array::from(&made))
            .expect("a place in the page");
        let host: HtmlElement = made.get(0).unchecked_into();
        let root: ShadowRoot = made.get(1).unchecked_into();
        let place: HtmlElement = made.get(2).unchecked_into();
        let widget = Widget::new(
            host.clone(),
            root,
            place.clone(),
            pairs(settings),
            text.map(reading),
            true,
            Function::new_no_args(""),
            false,
            String::new(),
        );
        let mounted = Self {
            widget: Some(widget),
            host,
            place,
        };
        mounted.until("[role=region]").await;
        mounted
    }

    fn widget(&self) -> &Widget {
        self.widget
            .as_ref()
            .expect("a widget until it is destroyed")
    }

    /// Waits until an element is there.
    async fn until(&self, selector: &str) -> Element {
        for _ in 0..600 {
            if let Some(found) = self.find(selector) {
                return found;
            }
            frame().await;
        }
        panic!("{selector} does not come: {}", self.place.inner_html());
    }

    /// Waits until an element is gone.
    async fn until_none(&self, selector: &str) {
        for _ in 0..600 {
            if self.find(selector).is_none() {
                return;
            }
            frame().await;
        }
        panic!("{selector} does not go: {}", self.place.inner_html());
    }

    /// Waits until the words of the count are these.
    async fn until_count(&self, words: &str) {
        let mut last = None;
        for _ in 0..600 {
            last = self
                .find("[part~=count]")
                .and_then(|count| count.text_content());
            if last.as_deref() == Some(words) {
                return;
            }
            frame().await;
        }
        panic!("{last:?} instead of {words}");
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.place.query_selector(selector).expect("a selector")
    }

    fn number_of(&self, selector: &str) -> u32 {
        let found = self.place.query_selector_all(selector);
        found.expect("a selector").length()
    }

    fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    fn click(&self, selector: &str) {
        let found = self.find(selector).expect(selector);
        found.unchecked_into::<HtmlElement>().click();
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(widget) = self.widget.take() {
            widget.destroy();
        }
        self.host.remove();
    }
}

/// Settings as the loader hands them on.
fn pairs(settings: &[(&str, &str)]) -> Array {
    settings
        .iter()
        .map(|(name, text)| Array::of2(&(*name).into(), &(*text).into()))
        .collect()
}

/// Waits for the browser's next frame.
async fn frame() {
    let next = Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a window");
        let asked = Reflect::get(&window, &"requestAnimationFrame".into())
            .and_then(|ask| ask.unchecked_into::<Function>().call1(&window, &done));
        asked.expect("a frame to come");
    });
    JsFuture::from(next).await.expect("a frame");
}

#[wasm_bindgen_test]
async fn the_embedded_chronicle_is_drawn() {
    let mounted = Mounted::new(None, &[]).await;
    assert_eq!(mounted.widget().event_count(), 67);
    mounted.until_count("67 of 67 events").await;
    mounted.until("[part~=stage] [data-stop]").await;
    assert_eq!(mounted.number_of("[part~=era]"), 7);
    assert_eq!(mounted.widget().diagnostics().length(), 0);
}

#[wasm_bindgen_test]
async fn settings_describe_the_first_picture() {
    let settings = [
        ("eras", "rebellion"),
        ("view", "list"),
        ("heading", "Rebels"),
    ];
    let mounted = Mounted::new(None, &settings).await;
    mounted.until_count("13 of 67 events").await;
    mounted.until("[part~=list]").await;
    assert_eq!(mounted.number_of("[part~=list-event]"), 13);
    let heading = mounted.until("h2").await;
    assert_eq!(heading.text_content().as_deref(), Some("Rebels"));
    assert_eq!(mounted.widget().fragment(), "", "the page says it already");
}

#[wasm_bindgen_test]
async fn setting_the_filter_redraws() {
    let mounted = Mounted::new(None, &[]).await;
    mounted.until_count("67 of 67 events").await;
    mounted.widget().set(pairs(&[("eras", "drift")]));
    assert_eq!(mounted.widget().match_count(), 4, "in the same breath");
    mounted.until_count("4 of 67 events").await;
    mounted
        .until("[part~=era][data-id=drift][aria-pressed=true]")
        .await;
    mounted.click("[part~=clear]");
    mounted.until_count("67 of 67 events").await;
    mounted.until_none("[part~=chip]").await;
    assert_eq!(mounted.widget().fragment(), "");
}

#[wasm_bindgen_test]
async fn a_press_opens_a_card() {
    let mounted = Mounted::new(None, &[("eras", "rebellion")]).await;
    mounted.until("[data-event=regent-surrenders]").await;
    mounted.click("[data-event=regent-surrenders]");
    let card = mounted.until("[part~=card]").await;
    assert_eq!(mounted.widget().get("selected"), "regent-surrenders");
    let words = card.text_content().unwrap_or_default();
    assert!(words.contains("Regent Worf surrenders"), "{words}");
    mounted.click("[part~=card] [aria-label=Close]");
    mounted.until_none("[part~=card]").await;
}

#[wasm_bindgen_test]
async fn words_of_the_data_are_words() {
    const MARKUP: &str = "<img src=x onerror=alert(1)><b>bold</b>&amp;";
    let text = [
        "[{\"id\": \"a\", \"date\": \"1999\", \"title\": \"",
        MARKUP,
        "\", \"summary\": \"",
        MARKUP,
        "\"}]",
    ]
    .concat();
    let mounted = Mounted::new(Some(&text), &[]).await;
    // One event is its own story: its card is open.
    let card = mounted.until("[part~=card]").await;
    assert!(card.text_content().unwrap_or_default().contains(MARKUP));
    mounted
        .widget()
        .set(pairs(&[("view", "list"), ("search", "onerror")]));
    mounted.until("[part~=list] mark").await;
    assert!(mounted.text().contains("<b>bold</b>"), "{}", mounted.text());
    assert_eq!(mounted.number_of("img"), 0);
}

#[wasm_bindgen_test]
async fn destroying_leaves_nothing() {
    let mut mounted = Mounted::new(None, &[]).await;
    mounted.until("[part~=stage] [data-stop]").await;
    let widget = mounted.widget.take().expect("a widget");
    widget.destroy();
    mounted.until_none("*").await;
    // What is still on its way finds no one, and harms no one.
    frame().await;
    frame().await;
    assert_eq!(mounted.place.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn two_keep_apart() {
    let one = Mounted::new(None, &[]).await;
    let other = Mounted::new(None, &[("eras", "rise")]).await;
    one.widget().set(pairs(&[("eras", "drift")]));
    one.until_count("4 of 67 events").await;
    other.until_count("5 of 67 events").await;
    drop(one);
    other.click("[part~=clear]");
    other.until_count("67 of 67 events").await;
}

#[wasm_bindgen_test]
async fn another_chronicle_takes_the_place() {
    let mounted = Mounted::new(None, &[]).await;
    mounted.until_count("67 of 67 events").await;
    let text = r#"{"title": "Small", "events": [
        {"id": "a", "date": "1999", "title": "One"}, {"id": "b", "date": "[2001,2002]", "title": "Two"}]}"#;
    mounted.widget().load(reading(text));
    mounted.until_count("2 of 2 events").await;
    assert_eq!(mounted.number_of("[part~=era]"), 0);
    mounted.until("[part~=stage] [data-event=b]").await;
}

#[wasm_bindgen_test]
async fn odd_chronicles_are_drawn_or_refused() {
    let long = [
        "[{\"date\": \"2000\", \"title\": \"",
        &"long ".repeat(2000),
        "\"}]",
    ]
    .concat();
    let many: Vec<String> = (0..500)
        .map(|number| format!("{{\"date\": \"2000-01-01\", \"title\": \"{number}\"}}"))
        .collect();
    let many = ["[", &many.join(","), "]"].concat();
    let odd = [
        ("", 0),
        ("null", 0),
        ("[]", 0),
        ("{\"events\": {}}", 0),
        ("{\"events\": [null, 1, \"x\", [], {}]}", 0),
        ("[{\"date\": \"Y-9999999999\", \"title\": \"Long ago\"}]", 1),
        (
            "[{\"date\": \"Y17E8\", \"title\": \"Far ahead\"}, {\"date\": \"-0044-03-15\", \"title\": \"Ides\"}]",
            2,
        ),
        ("[{\"date\": \"../2000\", \"title\": \"Whenever\"}]", 1),
        ("[{\"date\": \"XXXX\", \"title\": \"Some year\"}]", 1),
        (
            "{\"eras\": [{\"id\": \"e\", \"name\": \"E\", \"date\": \"2000/1990\"}], \"events\": [{\"date\": \"1995\", \"title\": \"T\", \"era\": \"e\"}]}",
            1,
        ),
        (
            "{\"events\": [{\"id\": \"a\", \"date\": \"2000\", \"title\": \"A\"}], \"links\": [{\"from\": \"a\", \"to\": \"a\", \"reason\": \"itself\"}]}",
            1,
        ),
        (long.as_str(), 1),
        (many.as_str(), 500),
    ];
    let mounted = Mounted::new(None, &[]).await;
    for (text, events) in odd {
        let start: String = text.chars().take(60).collect();
        mounted.widget().load(reading(text));
        assert_eq!(mounted.widget().event_count(), events, "{start}");
        for setting in [
            ("scale", "true"),
            ("view", "list"),
            ("view", ""),
            ("scale", ""),
        ] {
            mounted.widget().set(pairs(&[setting]));
            frame().await;
        }
        mounted.widget().zoom_to(f64::NAN, 1.0);
        mounted.widget().zoom_to(-1e300, 1e300);
        mounted.widget().zoom_to(2000.0, 2_000.000_001);
        frame().await;
        mounted.until("[role=region]").await;
    }
    mounted
        .widget()
        .load(reading(include_str!("../static/mirror-universe.json")));
    mounted.until_count("67 of 67 events").await;
}

#[wasm_bindgen_test]
async fn what_is_handed_over_may_be_anything() {
    let mounted = Mounted::new(None, &[]).await;
    let odd = Array::of3(&JsValue::NULL, &5.into(), &Object::new());
    odd.push(&Array::of1(&"eras".into()));
    odd.push(&Array::of2(&1.into(), &2.into()));
    mounted.widget().set(odd);
    mounted
        .widget()
        .set(pairs(&[("eras", "nonsense"), ("unheard", "of")]));
    mounted.until_count("67 of 67 events").await;
    assert_eq!(mounted.widget().diagnostics().length(), 1);
}
