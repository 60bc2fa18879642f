//! How the widget takes the place of the list, and what it does without its later part.

use anyhow::Result;
use serde_json::json;

use crate::engine::Engine;
use crate::page::Page;
use crate::server::{Answer, Hold, Site};
use crate::widget::wishes;

fn fixtures() -> Option<std::path::PathBuf> {
    Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into())
}

/// What the browser says has moved, and where the first item, the element and what follows it are.
const PLACES: &str = r##"
const top = (selector) => document.querySelector(selector).getBoundingClientRect().top;
const places = () => ["li", "mirror-timeline, .mirror-timeline", "#after"].map((selector) => Math.round(top(selector)));
"##;

/// With the stylesheet for the head, a list becomes a timeline and nothing on the page moves.
pub async fn nothing_moves_when_it_takes_over(page: &Page<'_>) -> Result<()> {
    for (width, height) in [(1280, 1400), (700, 1400), (390, 800)] {
        for is_div in [false, true] {
            takes_over(page, (width, height), is_div).await?;
        }
    }
    Ok(())
}

async fn takes_over(page: &Page<'_>, (width, height): (u32, u32), is_div: bool) -> Result<()> {
    let hold = Hold::default();
    let address = page.serve(
        "place",
        Site {
            folder: fixtures(),
            answers: vec![("mirror_timeline_bg.wasm", Answer::Held(hold.clone()))],
            ..Site::default()
        },
    );
    page.resize(width, height).await?;
    page.open(&format!("{address}place.html")).await?;
    if is_div {
        page.run(
            "const div = Object.assign(document.createElement('div'), { className: 'mirror-timeline' });
             div.append(...host.childNodes); host.replaceWith(div);",
        )
        .await?;
    }
    // Two frames of the list by itself.
    let before = page
        .run(&format!(
            r#"{PLACES}
            window.moved = [];
            if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {{
              new PerformanceObserver((list) => moved.push(...list.getEntries().map(({{ value }}) => value)))
                .observe({{ type: "layout-shift" }});
            }}
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(places()))));"#
        ))
        .await?;
    page.run("const script = document.createElement('script'); Object.assign(script, { type: 'module', src: 'mirror-timeline.js' }); document.head.append(script)")
        .await?;
    page.wait_until("root?.querySelector('.fallback[data-busy]') && root.querySelector('.note[role=status]').checkVisibility()")
        .await?;
    let waiting = page.run(&format!("{PLACES} return places()")).await?;
    assert_eq!(waiting, before, "{width} px, a div: {is_div}");
    hold.release();
    page.drawn().await?;
    page.wait_until("host.eventCount === 67 && find('[part~=stage] [data-stop]')")
        .await?;
    // The place is given back: the widget is as high as it is.
    page.wait_until(
        "Math.abs(find('[role=region]').getBoundingClientRect().bottom - document.querySelector('mirror-timeline, .mirror-timeline').getBoundingClientRect().bottom) < 2",
    )
    .await?;
    let moved = page
        .run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(moved.reduce((sum, value) => sum + value, 0)))))")
        .await?;
    if page.engine == Engine::Chromium {
        let moved = moved.as_f64().unwrap_or(f64::INFINITY);
        assert!(moved <= 0.02, "{moved} at {width} px, a div: {is_div}");
    }
    page.is_well().await
}

/// A page that never gets the loader shows the whole list after a while, without scripts at once.
pub async fn the_place_is_not_kept_for_ever(page: &Page<'_>) -> Result<()> {
    let address = page.serve(
        "place-alone",
        Site {
            folder: fixtures(),
            ..Site::default()
        },
    );
    page.resize(640, 900).await?;
    page.open(&format!("{address}place.html")).await?;
    page.wait_until("host.getBoundingClientRect().height < 1200")
        .await?;
    // The end of the animation that waits: nobody has to sleep for it.
    page.run("for (const animation of document.getAnimations()) animation.finish()")
        .await?;
    page.wait_until("host.getBoundingClientRect().bottom >= document.querySelector('li:last-of-type').getBoundingClientRect().bottom && host.getBoundingClientRect().height > 1200")
        .await
}

/// Serves the built page without some of its files.
fn without(page: &Page<'_>, files: &[&'static str]) -> String {
    page.serve(
        "parts",
        Site {
            folder: fixtures(),
            head: "<script src=records.js></script>".into(),
            answers: files.iter().map(|file| (*file, Answer::Missing)).collect(),
            ..Site::default()
        },
    )
}

/// Waits until page and reader were told that a part is missing.
async fn is_missing(page: &Page<'_>) -> Result<()> {
    page.wait_until("told.some(({ name, detail }) => name === 'error' && detail.code === 'later-failed') && root.querySelector('.note[role=status]').checkVisibility() && root.querySelector('.note[role=status]').textContent.includes('could not be loaded')")
        .await
}

/// What the first view promises holds even if the later part never comes, and what the reader wishes
/// meanwhile is done when it does.
pub async fn without_the_later_part_it_draws_and_filters(page: &Page<'_>) -> Result<()> {
    for file in ["mirror_timeline_later.wasm", "mirror-timeline-later.css"] {
        let address = without(page, &[file]);
        page.open(&address).await?;
        page.drawn().await?;
        page.click("[part~=era][data-id=rebellion]").await?;
        page.matches(13).await?;
        page.click("[part~=era][data-id=reborn]").await?;
        page.matches(28).await?;
        page.click("[part~=clear]").await?;
        page.matches(67).await?;
        page.wait_until("!root.querySelector('.note[role=status]').checkVisibility()")
            .await?;
        // What needs more is said, and kept, whether a reader asks for it or the page.
        page.click("[part~=stage] [data-event]").await?;
        page.run("host.filter = { search: 'empire' }").await?;
        is_missing(page).await?;
        page.click("[part~=era][data-id=rise]").await?;
        page.matches(5).await?;
        // The next wish asks again; one that joins a try that is under way may fail with it.
        without(page, &[]);
        page.run("return host.load().catch(() => host.load()).then(() => 0)")
            .await?;
        page.wait_until("find('[part~=card]') && host.filter.search === 'empire' && !root.querySelector('.note[role=status]').checkVisibility()")
            .await?;
    }
    Ok(())
}

/// Whatever a reader wishes first is asked for, and nothing stands still for it or stops.
pub async fn no_first_wish_makes_the_page_stand_still(page: &Page<'_>) -> Result<()> {
    let files = ["mirror_timeline_later.wasm", "mirror-timeline-later.css"];
    page.open(&without(page, &files)).await?;
    page.drawn().await?;
    wishes(page).await?;
    is_missing(page).await?;
    let stood = page
        .run("return [performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType === 'xmlhttprequest').length, told.filter(({ detail }) => detail?.code === 'panic').length]")
        .await?;
    assert_eq!(stood, json!([0, 0]));
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await
}

/// What is printed before anyone wished for the later part waits for it: paper has what passes the filter.
pub async fn paper_waits_for_the_later_part(page: &Page<'_>) -> Result<()> {
    const LATER: &str = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('later')).length";
    page.open(&without(page, &[])).await?;
    page.drawn().await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    let fetched = page.run(&format!("return {LATER}")).await?;
    assert_eq!(fetched, json!(0));
    let width = "return find('[part~=stage]').clientWidth";
    let before = page.run(width).await?;
    page.run("dispatchEvent(new Event('beforeprint'))").await?;
    let printed = page
        .run(
            r#"
            const items = [...find(".paper").querySelectorAll("[part~=list-event]")];
            const sourced = items.every((item) => item.querySelector(".facts span")?.textContent.length > 5);
            // Its rules are there too: the screen does not show it.
            return [items.length, sourced, find(".paper").checkVisibility(), root.querySelectorAll(".root:not(:has(.list)) ~ .fallback").length];
            "#,
        )
        .await?;
    assert_eq!(printed, json!([13, true, false, 0]));
    page.run("dispatchEvent(new Event('afterprint'))").await?;
    page.wait_until("!find('.paper')").await?;
    assert_eq!(page.run(width).await?, before);
    // It is there for everything else as well.
    page.click("[part~=stage] [data-event]").await?;
    page.wait_until("find('[part~=card]')").await?;
    page.wait_until("told.every(({ name }) => name !== 'error')")
        .await
}

/// Where it does not come, paper has the page's own list, and the widget is as it was.
pub async fn paper_without_the_later_part_has_the_pages_list(page: &Page<'_>) -> Result<()> {
    for file in ["mirror_timeline_later.wasm", "mirror-timeline-later.css"] {
        page.open(&without(page, &[file])).await?;
        page.drawn().await?;
        page.click("[part~=era][data-id=rebellion]").await?;
        page.matches(13).await?;
        page.run("dispatchEvent(new Event('beforeprint'))").await?;
        let printed = page
            .run("return [find('.paper'), root.querySelectorAll('.root:not(:has(.list)) ~ .fallback').length, root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).filter(({ media }) => media?.mediaText === 'print').flatMap(({ cssRules }) => [...cssRules]).some(({ selectorText, style }) => selectorText.includes('.fallback') && style.display === 'block')]")
            .await?;
        assert_eq!(printed, json!([null, 1, true]), "{file}");
        page.run("dispatchEvent(new Event('afterprint'))").await?;
        page.click("[part~=era][data-id=reborn]").await?;
        page.matches(28).await?;
        without(page, &[]);
        page.run("host.selected = 'regent-surrenders'").await?;
        page.wait_until("find('[part~=card]') && told.every(({ name }) => name !== 'error')")
            .await?;
    }
    Ok(())
}

/// A start that asks for more than the first part has begins with what that has.
pub async fn a_start_without_the_later_part_shows_the_outline(page: &Page<'_>) -> Result<()> {
    let files = ["mirror_timeline_later.wasm"];
    let address = without(page, &files);
    page.open(&format!("{address}#view=list&eras=rebellion"))
        .await?;
    page.drawn().await?;
    is_missing(page).await?;
    page.wait_until("find('[part~=stage] [data-stop]')").await?;
    page.matches(13).await?;
    page.open(&format!("{address}blank.html")).await?;
    page.run("document.body.innerHTML = '<mirror-timeline view=list eras=rebellion from=2372><ul><li>a</li></ul></mirror-timeline>'; return import(new URL('mirror-timeline.js', location.href)).then(() => 0)")
        .await?;
    page.drawn().await?;
    is_missing(page).await?;
    page.matches(13).await?;
    page.wait_until("find('[part~=stage] [data-stop]') && !find('[part~=list]')")
        .await?;
    without(page, &[]);
    page.run("return host.load().then(() => 0)").await?;
    page.wait_until(
        "find('[part~=list]') && !root.querySelector('.note[role=status]').checkVisibility()",
    )
    .await?;
    page.matches(13).await?;
    page.wait_until("host.window.start >= 2372").await?;
    // A chronicle of the page's own cannot be read without: the list stays.
    without(page, &files);
    page.open(&format!("{address}sources.html")).await?;
    page.wait_until(
        "told.some(({ name, detail }) => name === 'error' && detail.code === 'start-failed')",
    )
    .await?;
    assert_eq!(page.run("return host.eventCount").await?, json!(0));
    Ok(())
}
