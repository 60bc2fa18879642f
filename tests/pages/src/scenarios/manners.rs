//! How the widget behaves on a page that is not its own.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::page::Page;
use crate::widget::ALL;

/// For scripts: how often a file was fetched.
const FETCHED: &str = "const fetched = (name) => performance.getEntriesByType('resource').filter((one) => one.name.endsWith(name)).length;";

pub async fn far_away_it_loads_nothing(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/far.html").await?;
    page.wait_until("host.matches(':defined')").await?;
    // Two frames later an observer would have spoken.
    let early = page
        .run(&format!(
            "{FETCHED} return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
             done([fetched('.wasm'), fetched('mirror_timeline.js'), fetched('.css'), document.querySelector('li').checkVisibility(), host.eventCount])))))"
        ))
        .await?;
    assert_eq!(early, json!([0, 0, 0, true, 0]));
    page.run("scrollTo(0, 5000)").await?;
    page.drawn().await?;
    page.is_well().await?;
    // A page that waits for it does not wait for the reader.
    page.open("fixtures/far.html").await?;
    page.run("return host.ready").await?;
    page.matches(ALL).await?;
    page.is_well().await
}

pub async fn ten_share_one_module(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/ten.html").await?;
    let counts = page
        .run(
            "const all = [...document.querySelectorAll('mirror-timeline, .mirror-timeline')].map(widgetOf);
             return Promise.all(all.map(({ ready }) => ready)).then(() => all.map(({ matchCount }) => matchCount))",
        )
        .await?;
    let crossings = counts[5].as_u64().unwrap_or(0);
    assert!(crossings > 10 && crossings < 60, "{counts}");
    let kirk = counts[4].as_u64().unwrap_or(0);
    assert!(kirk > 2 && kirk < 40, "{counts}");
    assert_eq!(
        counts,
        json!([5, 4, 13, 13, kirk, crossings, ALL, ALL, ALL, 18])
    );
    assert_eq!(
        page.run(&format!(
            "{FETCHED} return [fetched('_bg.wasm'), fetched('_later.wasm'), fetched('mirror_timeline.js'), fetched('timeline.css'), fetched('later.css')]"
        ))
        .await?,
        json!([1, 1, 1, 1, 1])
    );
    // Ten divs more, put in by one who knows nothing of the first, and taken out again.
    page.run("document.body.insertAdjacentHTML('beforeend', '<section>' + '<div class=mirror-timeline></div>'.repeat(10) + '</section>')")
        .await?;
    page.run("return Promise.all([...document.querySelectorAll('section div')].map((div) => MirrorTimeline.of(div).ready)).then(() => document.querySelector('section').remove())")
        .await?;
    page.matches(5).await?;
    page.is_well().await
}

pub async fn a_hostile_page_breaks_nothing(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/hostile.html").await?;
    let before = page.run("return location.pathname").await?;
    page.wait_until("host.eventCount === 67 && find('[part~=stage] [data-stop]')")
        .await?;
    page.matches(ALL).await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    // The address is the page's own, wherever its `<base>` points.
    page.wait_until("location.hash === '#eras=rebellion'")
        .await?;
    assert_eq!(page.run("return location.pathname").await?, before);
    page.click("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    page.wait_until("find('[part~=card]')?.checkVisibility()")
        .await?;
    // Nothing of the page's styles is inside, but what is inherited on purpose.
    let styles = page
        .run(
            r#"
            const style = getComputedStyle(find("[part~=card-title]"));
            const box = find("[part~=stage]").getBoundingClientRect();
            return [style.textTransform, style.letterSpacing, style.float, style.position, style.direction,
              box.width > 250 && box.height > 100, getComputedStyle(host).fontFamily];
            "#,
        )
        .await?;
    assert_eq!(
        styles,
        json!(["none", "normal", "none", "static", "rtl", true, "serif"])
    );
    page.run("history.back()").await?;
    page.wait_until("location.hash === '#eras=rebellion'")
        .await?;
    let own = page
        .run("return Object.keys(window).filter((name) => /timeline|wasm|yew/i.test(name))")
        .await?;
    assert_eq!(own, json!(["MirrorTimeline"]), "the one global name");
    page.is_well().await
}

/// Writes down whatever changes in the page outside the widgets.
const WATCHED: &str = r#"
window.changes = [];
new MutationObserver((records) => {
  for (const { type, target, attributeName } of records) changes.push([type, target.nodeName, attributeName]);
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
window.sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
"#;

pub async fn outside_itself_it_changes_nothing(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/far.html").await?;
    page.wait_until("host.matches(':defined')").await?;
    page.run(WATCHED).await?;
    page.run("return host.ready").await?;
    // What a reader does, and what a page asks for.
    page.run("host.scrollIntoView()").await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    page.click("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    page.wait_until("find('[part~=card]')").await?;
    page.write("s").await?;
    page.wait_until("find('[part~=share]')").await?;
    page.write("?").await?;
    page.wait_until("find('[part~=help]')").await?;
    page.click("[part~=search] input").await?;
    page.write("worf").await?;
    page.wait_until("host.filter.search === 'worf'").await?;
    page.run("return host.load('[1, 2').then(() => null, () => null)")
        .await?;
    let left = page
        .run("return [changes, document.styleSheets.length + document.adoptedStyleSheets.length - sheets, document.cookie, localStorage.length, sessionStorage.length, location.hash]")
        .await?;
    assert_eq!(left, json!([[], 0, "", 0, 0, ""]));
    page.is_well().await
}

pub async fn keys_outside_are_the_pages(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion").await?;
    page.matches(13).await?;
    page.run("document.body.insertAdjacentHTML('beforeend', '<button id=outside>Outside</button>'); window.taken = []; addEventListener('keydown', (event) => taken.push([event.key, event.defaultPrevented])); document.querySelector('#outside').focus()")
        .await?;
    let before = page.run("return host.fragment").await?;
    page.write("?sf0+-[]").await?;
    for key in [Key::Left, Key::Down, Key::Home, Key::PageDown, Key::Escape] {
        page.press(&[key]).await?;
    }
    let seen = page
        .run("return [taken.length >= 13, taken.filter(([, prevented]) => prevented), host.fragment, Boolean(find('[part~=help]') ?? find('[part~=share]')), document.fullscreenElement]")
        .await?;
    assert_eq!(seen, json!([true, [], before, false, null]));
    page.is_well().await
}

pub async fn taken_out_and_put_back_it_shows_the_same(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/pair.html").await?;
    page.drawn().await?;
    page.run("host.filter = { eras: ['rebellion'], search: 'worf' }; host.selected = 'regent-surrenders'; host.scale = 'true'; return host.zoomTo(2360, 2400)")
        .await?;
    page.wait_until("host.selected === 'regent-surrenders'")
        .await?;
    let state = "JSON.stringify([host.filter, host.selected, host.scale, host.view, host.matchCount, host.eventCount, host.window])";
    let before = page.run(&format!("return {state}")).await?;
    // Long enough for the widget to be given up: nothing of it is drawn any more.
    page.run("window.element = host; host.remove()").await?;
    page.wait_until("!rootOf(element).querySelector('.root').firstChild")
        .await?;
    let away = page
        .run(&format!("return ((host) => {state})(element)"))
        .await?;
    assert_eq!(away, before, "it can still be asked");
    page.run("element.scale = 'story'; document.body.prepend(element)")
        .await?;
    page.drawn().await?;
    page.run("host.scale = 'true'").await?;
    let after = page
        .run(&format!("return host.ready.then(() => {state})"))
        .await?;
    let window = |text: &Value| -> Result<(Value, f64)> {
        let mut all: Vec<Value> = serde_json::from_str(text.as_str().unwrap_or_default())?;
        let window = all.pop().unwrap_or_default();
        let start = window["start"].as_f64().unwrap_or_default();
        Ok((Value::Array(all), start))
    };
    let ((one, start), (other, again)) = (window(&before)?, window(&after)?);
    assert_eq!(one, other);
    assert!((start - again).abs() < 0.1, "{start} {again}");
    page.wait_until("find('[part~=card]')?.textContent.includes('Regent Worf surrenders')")
        .await?;
    // Each of the two has its own again, whoever had which application before.
    page.run("const both = [document.querySelector('#div'), host]; for (const one of both) one.remove(); window.both = both")
        .await?;
    page.wait_until(
        "both.every((one) => !rootOf(widgetOf(one)).querySelector('.root').firstChild)",
    )
    .await?;
    page.run("document.body.append(...both)").await?;
    page.wait_until("widgetOf(document.querySelector('#div')).matchCount === 67 && element.filter?.search === 'worf' && element.matchCount < 13")
        .await?;
    page.wait_until("rootOf(widgetOf(document.querySelector('#div'))).querySelector('[part~=era][data-id=rise]')")
        .await?;
    page.run("rootOf(widgetOf(document.querySelector('#div'))).querySelector('[part~=era][data-id=rise]').click()")
        .await?;
    page.wait_until("widgetOf(document.querySelector('#div')).matchCount === 5 && element.filter.search === 'worf'")
        .await?;
    page.is_well().await
}

/// One cycle: made, shown, taken out, given up.
const CYCLES: &str = r#"
const givenUp = (element) => new Promise((done) => {
  const look = () => (rootOf(element).querySelector(".root").firstChild ? setTimeout(look) : done());
  look();
});
const cycle = async () => {
  const element = document.createElement("mirror-timeline");
  element.innerHTML = "<ul><li>a</li></ul>";
  element.setAttribute("eras", "rebellion");
  document.body.append(element);
  await element.ready;
  element.selected = "regent-surrenders";
  // The whole chronicle is read once, by the first: before anything is measured.
  await element.load();
  element.remove();
  await givenUp(element);
  told.length = 0;
};
const cycles = async (count) => { for (let done = 0; done < count; done += 1) await cycle(); };
"#;

pub async fn five_hundred_leave_nothing_behind(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/blank.html").await?;
    page.run("const script = document.createElement('script'); Object.assign(script, { type: 'module', src: 'mirror-timeline.js' }); document.head.append(script)")
        .await?;
    page.run("return customElements.whenDefined('mirror-timeline').then(() => 0)")
        .await?;
    page.show_glue().await?;
    let measure = async || -> Result<(f64, Option<Value>)> {
        let heap = if page.engine == Engine::Chromium {
            Some(page.heap().await?)
        } else {
            None
        };
        let memory = page
            .run("return glue.default().then(({ memory }) => memory.buffer.byteLength)")
            .await?;
        Ok((memory.as_f64().unwrap_or(f64::NAN), heap))
    };
    let mut after = Vec::new();
    for round in 1..=10 {
        page.run(&format!("{CYCLES} return cycles(50)")).await?;
        if round == 1 || round == 10 {
            after.push(measure().await?);
        }
    }
    let [(wasm, heap), (wasm_then, heap_then)] = after.as_slice() else {
        anyhow::bail!("two measurements were taken");
    };
    assert!(wasm_then <= &(wasm * 1.1), "{wasm} {wasm_then}");
    if let (Some(before), Some(then)) = (heap, heap_then) {
        // The few nodes of the last cycle may or may not be collected yet; each of the 450 since
        // would leave at least one.
        for (what, slack) in [("bytes", 0.0), ("nodes", 20.0), ("listeners", 5.0)] {
            let (before, then) = (
                before[what].as_f64().unwrap_or(f64::NAN),
                then[what].as_f64().unwrap_or(f64::NAN),
            );
            assert!(then <= before * 1.1 + slack, "{what}: {before} {then}");
        }
    }
    page.is_well().await
}
