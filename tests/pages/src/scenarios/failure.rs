//! What is there when something is not: the list, one line, and a page that goes on.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::server::{Answer, Hold, Site};

/// Opens a page with two widgets, an element and a div, where some files are answered otherwise.
async fn open(page: &Page<'_>, path: &str, answers: Vec<(&'static str, Answer)>) -> Result<()> {
    let address = page.serve(
        path,
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            answers,
            ..Site::default()
        },
    );
    page.open(&format!("{address}pair.html")).await
}

/// Both widgets have failed as the contract says.
async fn both_show_lists(page: &Page<'_>, code: &str) -> Result<()> {
    page.wait_until(&format!(
        "['element', 'div'].every((id) => told.some((one) => one.name === 'error' && one.from === id && one.detail.code === '{code}' && one.detail.message))"
    ))
    .await?;
    let outcome = page
        .run(
            r#"
            return Promise.all(["element", "div"].map((id) => {
              const widget = widgetOf(document.getElementById(id));
              const note = rootOf(widget).querySelector(".note");
              return widget.ready.then(() => "resolved", () => "rejected").then((ready) => [
                ready, document.querySelector(`#${id} li`).checkVisibility(), note.checkVisibility(), note.textContent.length > 20,
                widget.eventCount, widget.filter, widget.diagnostics.length, widget.fragment,
              ]);
            }));
            "#,
        )
        .await?;
    let one = json!(["rejected", true, true, true, 0, null, 0, ""]);
    assert_eq!(outcome, json!([one, one]));
    // Whatever a page's script does with what is left of them, nothing is thrown.
    page.run(
        r#"
        for (const id of ["element", "div"]) {
          const widget = widgetOf(document.getElementById(id));
          widget.filter = { eras: ["rise"] };
          widget.selected = "nobody";
          widget.setAttribute("eras", "drift");
          widget.zoomTo(1, 2).catch(() => {});
        }
        document.getElementById("div").remove();
        "#,
    )
    .await?;
    page.click("#own").await?;
    page.wait_until("document.querySelector('#own').textContent === 'pressed'")
        .await
}

pub async fn missing_files_leave_the_list(page: &Page<'_>) -> Result<()> {
    for file in [
        "mirror_timeline_bg.wasm",
        "mirror_timeline.js",
        "mirror-timeline.css",
    ] {
        open(page, "missing", vec![(file, Answer::Missing)]).await?;
        both_show_lists(page, "start-failed").await?;
    }
    Ok(())
}

pub async fn files_cut_short_leave_the_list(page: &Page<'_>) -> Result<()> {
    for file in ["mirror_timeline_bg.wasm", "mirror_timeline.js"] {
        open(page, "cut", vec![(file, Answer::Cut)]).await?;
        both_show_lists(page, "start-failed").await?;
    }
    Ok(())
}

pub async fn wrong_kinds_cost_no_more_than_they_must(page: &Page<'_>) -> Result<()> {
    // Browsers only stream what is called wasm; the glue reads the rest whole.
    let octets = Answer::Kind("application/octet-stream");
    open(page, "kind", vec![("mirror_timeline_bg.wasm", octets)]).await?;
    page.drawn().await?;
    page.is_well().await?;
    // They run no script that is not called one.
    let plain = Answer::Kind("text/plain");
    open(page, "kind", vec![("mirror_timeline.js", plain)]).await?;
    both_show_lists(page, "start-failed").await?;
    // A page of the server's that says sorry is no wasm.
    let sorry = Answer::Words("<!doctype html><title>Sorry</title>");
    open(page, "kind", vec![("mirror_timeline_bg.wasm", sorry)]).await?;
    both_show_lists(page, "start-failed").await
}

pub async fn while_it_is_slow_the_list_is_there(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    let held = Answer::Held(hold.clone());
    open(page, "slow", vec![("mirror_timeline_bg.wasm", held)]).await?;
    page.wait_until("document.querySelector('#element li').checkVisibility() && root.querySelector('.note').textContent.startsWith('Loading')")
        .await?;
    // What is asked of it meanwhile is not lost.
    page.run("host.filter = { eras: ['rise'] }").await?;
    hold.release();
    page.drawn().await?;
    page.matches(5).await?;
    page.wait_until("!root.querySelector('.note').checkVisibility()")
        .await?;
    page.is_well().await
}

pub async fn what_another_host_keeps_back_leaves_the_list(page: &Page<'_>) -> Result<()> {
    // The same server by its other name is another host, and allows nobody anything.
    open(page, "cors", Vec::new()).await?;
    page.drawn().await?;
    let code = "fetch-failed";
    page.run(
        "host.load(`http://localhost:${location.port}/dist/mirror-universe.json`).catch(() => {})",
    )
    .await?;
    page.wait_until(&format!(
        "told.some(({{ name, detail }}) => name === 'error' && detail.code === '{code}')"
    ))
    .await?;
    page.open("fixtures/blank.html").await?;
    page.run(
        r#"
        document.body.innerHTML = "<mirror-timeline><ul><li>a</li></ul></mirror-timeline>";
        document.querySelector("mirror-timeline").setAttribute("base", `http://localhost:${location.port}/dist/`);
        return import(new URL("mirror-timeline.js", location.href)).then(() => 0);
        "#,
    )
    .await?;
    page.wait_until("told.some(({ name, detail }) => name === 'error' && detail.code === 'start-failed') && document.querySelector('li').checkVisibility()")
        .await
}

/// A panic as it happens: in what the browser calls of the page itself, with nobody to catch it.
async fn panic(page: &Page<'_>) -> Result<()> {
    page.run("told.length = 0; const script = document.createElement('script'); script.textContent = 'setTimeout(() => glue.panicForTests())'; document.head.append(script)")
        .await?;
    page.wait_until("['element', 'div'].every((id) => told.some(({ name, from, detail }) => name === 'error' && from === id && detail.code === 'panic'))")
        .await
}

pub async fn after_a_panic_all_begin_anew_once(page: &Page<'_>) -> Result<()> {
    open(page, "panic", Vec::new()).await?;
    page.drawn().await?;
    page.wait_until("widgetOf(document.querySelector('#div')).eventCount === 67")
        .await?;
    page.show_glue().await?;
    // Each its own state, some of it from the reader's hands; and one that is not in the page now.
    page.run("document.body.insertAdjacentHTML('beforeend', '<mirror-timeline id=gone eras=drift><ul><li>b</li></ul></mirror-timeline>'); window.gone = document.querySelector('#gone'); return gone.ready")
        .await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.click("[part~=header] [role=group] button:last-of-type")
        .await?;
    page.wait_until("find('[part~=list]') && host.matchCount === 13")
        .await?;
    page.run("const twin = widgetOf(document.querySelector('#div')); twin.selected = 'regent-surrenders'; twin.filter = { search: 'worf' }; return twin.load().then(() => 0)")
        .await?;
    page.run("gone.remove()").await?;
    panic(page).await?;
    page.wait_until("told.filter(({ name }) => name === 'ready').length === 2")
        .await?;
    page.run("return Promise.all([host.ready, widgetOf(document.querySelector('#div')).ready])")
        .await?;
    page.wait_until("host.matchCount === 13 && host.view === 'list' && find('[part~=list]') && !root.querySelector('.note').checkVisibility() && !document.querySelector('#element li').checkVisibility()")
        .await?;
    page.wait_until("(({ selected, filter }) => selected === 'regent-surrenders' && filter.search === 'worf')(widgetOf(document.querySelector('#div')))")
        .await?;
    assert_eq!(
        page.run("return [...document.querySelectorAll('#element, #div')].map((one) => rootOf(widgetOf(one)).querySelectorAll('[role=region]').length)")
            .await?,
        json!([1, 1])
    );
    // They work, and so does one that comes back or comes new.
    page.click("[part~=clear]").await?;
    page.wait_until("host.matchCount === 67").await?;
    page.run("document.body.append(gone); return gone.ready")
        .await?;
    page.wait_until("gone.matchCount === 4").await?;
    page.run("gone.remove(); document.body.insertAdjacentHTML('beforeend', '<mirror-timeline id=new></mirror-timeline>'); return document.querySelector('#new').ready")
        .await?;
    page.run("document.querySelector('#new').remove()").await?;
    // Whoever stops twice stays down.
    page.run("return showNext().then(() => 0)").await?;
    panic(page).await?;
    // One that comes later gets no part of the broken module.
    page.run("document.querySelector('#element').insertAdjacentHTML('afterend', '<mirror-timeline id=late><ul><li>a</li></ul></mirror-timeline>')")
        .await?;
    page.wait_until("told.some(({ name, from, detail }) => name === 'error' && from === 'late' && detail.code === 'start-failed') && document.querySelector('#late li').checkVisibility()")
        .await?;
    both_show_lists(page, "panic").await
}

pub async fn what_is_called_too_early_is_brought(page: &Page<'_>) -> Result<()> {
    open(page, "early", Vec::new()).await?;
    page.drawn().await?;
    page.show_glue().await?;
    // Nothing asked for the second part, and this is a function of it.
    let done = page
        .run("const reading = new glue.Reading(0); while (!reading.step(1)); return reading.progress()")
        .await?;
    assert_eq!(done, json!(1));
    page.run("host.selected = 'regent-surrenders'").await?;
    page.wait_until("find('[part~=card]')").await?;
    let fetched = page
        .run("return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('_later.wasm')).length")
        .await?;
    assert_eq!(fetched, json!(1));
    page.is_well().await
}

pub async fn what_cannot_be_brought_is_begun_anew_once(page: &Page<'_>) -> Result<()> {
    open(
        page,
        "never",
        vec![("mirror_timeline_later.wasm", Answer::Missing)],
    )
    .await?;
    page.drawn().await?;
    page.wait_until("widgetOf(document.querySelector('#div')).eventCount === 67")
        .await?;
    page.show_glue().await?;
    for again in [false, true] {
        if again {
            page.wait_until("told.filter(({ name }) => name === 'ready').length === 2")
                .await?;
            page.matches(67).await?;
            page.run("return showNext().then(() => 0)").await?;
        }
        page.run("told.length = 0; window.thrown = false; try { new glue.Reading(1).step(1); } catch { window.thrown = true; }")
            .await?;
        page.wait_until("window.thrown").await?;
    }
    both_show_lists(page, "panic").await
}

pub async fn a_start_cut_off_is_made_up_for(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    let held = Answer::Held(hold.clone());
    open(page, "cut-off", vec![("mirror_timeline_bg.wasm", held)]).await?;
    page.wait_until("root.querySelector('.note').textContent.startsWith('Loading')")
        .await?;
    // Taken out while it loads, for long enough to be given up, and put back; twice.
    for _ in 0..2 {
        page.run(
            "window.taken ??= host; window.waiting ??= taken.ready; taken.remove();
             return new Promise((done) => setTimeout(() => setTimeout(() => { document.body.prepend(taken); done(); })))",
        )
        .await?;
    }
    hold.release();
    page.run("return waiting").await?;
    page.drawn().await?;
    page.matches(67).await?;
    page.wait_until("root.querySelectorAll('[role=region]').length === 1 && told.filter(({ name, from }) => name === 'ready' && from === 'element').length === 1")
        .await?;
    page.is_well().await
}
