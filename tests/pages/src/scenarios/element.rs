//! The element as a page's script sees it: properties, attributes, events.

use anyhow::Result;
use serde_json::{Value, json};

use crate::page::Page;
use crate::server::Site;
use crate::widget::ALL;

/// Opens a page of the fixtures whose timelines' events are written down in `told`.
async fn open(page: &Page<'_>, name: &str) -> Result<()> {
    let address = page.serve(
        "recorded",
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            head: "<script src=records.js></script>".into(),
            ..Site::default()
        },
    );
    page.open(&format!("{address}{name}")).await?;
    page.drawn().await
}

/// The details of the events of a kind that were sent since this was asked last.
async fn told(page: &Page<'_>, name: &str) -> Result<Vec<Value>> {
    let details = page
        .run(&format!(
            "const found = told.filter(({{ name }}) => name === '{name}'); told.length = 0; return found.map(({{ detail }}) => detail)"
        ))
        .await?;
    Ok(serde_json::from_value(details)?)
}

pub async fn it_says_when_it_is_ready(page: &Page<'_>) -> Result<()> {
    open(page, "bare.html").await?;
    let outcome = page
        .run("return host.ready.then((value) => [value === undefined, host.eventCount, root.querySelectorAll('[data-stop]').length > 0])")
        .await?;
    assert_eq!(outcome, json!([true, ALL, true]));
    page.wait_until("told.some(({ name }) => name === 'ready')")
        .await?;
    page.wait_until("told.every(({ composed }) => composed)")
        .await?;
    assert_eq!(told(page, "ready").await?, [json!({ "eventCount": ALL })]);
    page.is_well().await
}

pub async fn the_filter_is_read_and_set(page: &Page<'_>) -> Result<()> {
    open(page, "bare.html").await?;
    let all = json!({
        "eras": [], "factions": [], "series": [], "canon": [], "universe": [], "people": [],
        "crossings": false, "search": "",
    });
    assert_eq!(page.run("return host.filter").await?, all);
    told(page, "filter").await?;
    // It holds in the next line.
    let count = page
        .run("host.filter = { eras: ['rebellion', 'alliance'] }; return host.matchCount")
        .await?;
    assert_eq!(count, json!(18));
    page.matches(18).await?;
    let details = told(page, "filter").await?;
    assert_eq!(details.len(), 1, "{details:?}");
    assert_eq!(details[0]["matchCount"], json!(18));
    assert_eq!(
        details[0]["filter"]["eras"],
        json!(["alliance", "rebellion"])
    );
    // What is not named means all.
    page.run("host.filter = { search: 'kirk', crossings: true }")
        .await?;
    page.wait_until("host.filter.eras.length === 0 && host.filter.crossings === true && host.filter.search === 'kirk' && find('[part~=search] input').value === 'kirk'")
        .await?;
    page.run("host.filter = { factions: ['nobody'] }").await?;
    page.matches(ALL).await?;
    page.wait_until("host.diagnostics.some(({ code, path }) => code === 'unknown-setting' && path === 'factions')")
        .await?;
    for nothing in ["null", "{}", "undefined"] {
        page.run(&format!(
            "host.filter = {{ eras: ['rise'] }}; host.filter = {nothing}"
        ))
        .await?;
        page.matches(ALL).await?;
    }
    assert_eq!(page.run("return host.filter").await?, all);
    page.is_well().await
}

pub async fn what_is_not_understood_is_told_once(page: &Page<'_>) -> Result<()> {
    const TOLD: &str =
        "return host.diagnostics.map(({ path, found }) => `${path}=${found}`).sort()";
    page.open_timeline("").await?;
    page.run("host.setAttribute('heading-level', '9'); host.setAttribute('controls', 'some')")
        .await?;
    page.wait_until("host.diagnostics.length > 0").await?;
    page.run("return host.load()").await?;
    page.run("host.setAttribute('view', 'list')").await?;
    page.wait_until("find('[part~=list]')").await?;
    assert_eq!(
        page.run(TOLD).await?,
        json!(["controls=some", "heading-level=9"])
    );
    // What is said anew in the same place replaces what was said of it.
    page.run("for (let time = 0; time < 50; time += 1) { host.filter = { eras: ['nope'] }; host.filter = {}; host.filter = { eras: ['never'] }; }")
        .await?;
    assert_eq!(
        page.run(TOLD).await?,
        json!(["controls=some", "eras=never", "heading-level=9"])
    );
    page.run("host.filter = {}; host.removeAttribute('controls')")
        .await?;
    page.wait_until("host.diagnostics.length === 1").await?;
    for part in ["eras=nope", "view=nope", "eras=nope"] {
        page.run_with("location.hash = given[0]", vec![json!(part)])
            .await?;
        page.wait_until(&format!("host.diagnostics.map(({{ path, found }}) => `${{path}}=${{found}}`).sort().join() === ['{part}', 'heading-level=9'].sort().join()"))
        .await?;
    }
    page.is_well().await
}

pub async fn a_long_word_stays_in_the_heading(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.run("host.setAttribute('heading', 'Kahless'.repeat(60))")
        .await?;
    page.wait_until("find('h2').textContent.length === 420")
        .await?;
    page.wait_until("find('h2').scrollWidth <= find('h2').clientWidth && find('h2').getBoundingClientRect().right <= host.getBoundingClientRect().right")
        .await?;
    page.is_well().await
}

pub async fn selection_view_and_scale_are_properties(page: &Page<'_>) -> Result<()> {
    open(page, "bare.html").await?;
    told(page, "select").await?;
    page.run("host.selected = 'regent-surrenders'").await?;
    page.wait_until("find('[part~=card]')?.textContent.includes('Regent Worf surrenders')")
        .await?;
    let details = told(page, "select").await?;
    assert_eq!(details.len(), 1, "{details:?}");
    assert_eq!(details[0]["id"], json!("regent-surrenders"));
    assert_eq!(details[0]["event"]["date"], json!("2375"));
    page.run("host.selected = null").await?;
    page.wait_until("!find('[part~=card]')").await?;
    assert_eq!(
        told(page, "select").await?,
        [json!({ "id": null, "event": null })]
    );
    page.run("host.selected = 'nobody'").await?;
    page.wait_until(
        "host.selected === null && host.diagnostics.some(({ path }) => path === 'selected')",
    )
    .await?;
    page.run("host.view = 'list'; host.scale = 'true'").await?;
    page.wait_until("host.view === 'list' && host.scale === 'true' && find('[part~=list]')")
        .await?;
    page.run("host.view = 'upside down'; host.scale = ''")
        .await?;
    page.wait_until("host.view === 'timeline' && host.scale === 'story' && find('[part~=stage]')")
        .await?;
    page.is_well().await
}

pub async fn the_window_is_told_once_a_gesture(page: &Page<'_>) -> Result<()> {
    open(page, "bare.html").await?;
    page.run("return host.zoomTo(2360, 2400)").await?;
    page.wait_until("told.some(({ name }) => name === 'window')")
        .await?;
    let details = told(page, "window").await?;
    assert_eq!(details.len(), 1, "{details:?}");
    assert_eq!(details[0], page.run("return host.window").await?);
    let from = page.empty_place(0.5).await?;
    let to = crate::page::Point {
        x: from.x + 150.0,
        ..from
    };
    page.drag(from, to).await?;
    page.wait_until("told.some(({ name }) => name === 'window')")
        .await?;
    assert_eq!(
        told(page, "window").await?.len(),
        1,
        "a drag is one gesture"
    );
    // Nothing that can be made of numbers breaks it.
    for odd in [
        "2400, 2300",
        "NaN, 5",
        "-Infinity, Infinity",
        "0, 1e300",
        "'x', {}",
        "2370, 2370.0001",
    ] {
        page.run(&format!("return host.zoomTo({odd})")).await?;
        page.wait_until("host.window.start < host.window.end")
            .await?;
    }
    page.is_well().await
}

pub async fn attributes_count_when_they_change(page: &Page<'_>) -> Result<()> {
    open(page, "bare.html").await?;
    page.run("host.setAttribute('eras', 'rebellion drift')")
        .await?;
    page.matches(17).await?;
    page.run("host.setAttribute('eras', 'rebellion,drift,rise')")
        .await?;
    page.matches(22).await?;
    page.run("host.setAttribute('view', 'list'); host.setAttribute('selected', 'crossover-2370'); host.setAttribute('heading', 'Elsewhere'); host.setAttribute('heading-level', '4')")
        .await?;
    page.wait_until("find('[part~=list]') && host.selected === 'crossover-2370' && find('h4').textContent === 'Elsewhere'")
        .await?;
    // What the reader does stays off the attributes.
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    assert_eq!(
        page.run("return host.getAttribute('eras')").await?,
        json!("rebellion,drift,rise")
    );
    page.run("host.toggleAttribute('crossings', true)").await?;
    page.wait_until("host.filter.crossings && host.matchCount < 67")
        .await?;
    page.run("for (const name of ['crossings', 'view', 'selected', 'heading', 'heading-level', 'eras']) host.removeAttribute(name)")
        .await?;
    page.matches(ALL).await?;
    page.wait_until(
        "find('[part~=stage]') && host.selected === null && find('h2').textContent !== 'Elsewhere'",
    )
    .await?;
    page.run("host.setAttribute('from', '2370'); host.setAttribute('to', '2375')")
        .await?;
    page.window_is((2370.0, 2376.0)).await?;
    page.run("host.setAttribute('scale', 'sideways')").await?;
    page.wait_until(
        "host.scale === 'story' && host.diagnostics.some(({ path }) => path === 'scale')",
    )
    .await?;
    page.is_well().await
}

pub async fn two_on_a_page_keep_apart(page: &Page<'_>) -> Result<()> {
    open(page, "two.html").await?;
    page.run("window.second = document.querySelector('#second')")
        .await?;
    page.wait_until(
        "second.eventCount === 67 && second.view === 'list' && host.view === 'timeline'",
    )
    .await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    page.wait_until("location.hash === '#first.eras=rebellion' && second.matchCount === 67")
        .await?;
    page.run("second.filter = { eras: ['drift'] }").await?;
    page.wait_until("second.matchCount === 4 && host.matchCount === 13")
        .await?;
    page.wait_until("['first.eras=rebellion', 'second.eras=drift'].every((part) => location.hash.slice(1).split('&').includes(part))")
        .await?;
    page.reload().await?;
    page.run("window.second = document.querySelector('#second')")
        .await?;
    page.wait_until("host.matchCount === 13 && second.matchCount === 4 && second.view === 'list'")
        .await?;
    // One that goes takes nothing of the other along.
    page.run("second.remove()").await?;
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.is_well().await
}

pub async fn it_may_be_moved_and_loaded_twice(page: &Page<'_>) -> Result<()> {
    open(page, "bare.html").await?;
    page.run("host.filter = { eras: ['rise'] }").await?;
    page.matches(5).await?;
    page.run("const section = document.createElement('section'); document.body.append(section); section.append(host)")
        .await?;
    page.matches(5).await?;
    // The list does not come back beside it.
    assert_eq!(
        page.run("return host.isConnected && find('.fallback').hidden")
            .await?,
        json!(true)
    );
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.run("return import('./mirror-timeline.js?again').then(() => 0)")
        .await?;
    page.click("[part~=era][data-id=rise]").await?;
    page.matches(5).await?;
    assert_eq!(
        page.run("return root.querySelectorAll('[role=region]').length")
            .await?,
        json!(1)
    );
    page.is_well().await
}
