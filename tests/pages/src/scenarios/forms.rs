//! The forms in which a page has the widget: a div, everything in one file, a frame.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::server::Site;
use crate::widget::ALL;

/// The fixtures under a path of their own, with these headers.
fn site(page: &Page<'_>, path: &str, headers: &[(&str, &str)]) -> String {
    let headers = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    page.serve(
        path,
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            headers: headers.collect(),
            ..Site::default()
        },
    )
}

pub async fn a_div_is_upgraded_in_place(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/div.html").await?;
    page.drawn().await?;
    page.matches(13).await?;
    page.wait_until("find('h2').textContent === 'From a div'")
        .await?;
    // The page sees one element, its own, and nothing has happened to that.
    let seen = page
        .run(
            r#"
            const div = document.querySelector('#wiki');
            let target;
            document.addEventListener("timeline-filter", (event) => { target = event.target; }, { once: true });
            host.filter = {};
            return [target === div, MirrorTimeline.of(div) === host, MirrorTimeline.of(host) === host,
              MirrorTimeline.of(document.body), div.innerHTML, div.getAttributeNames().sort()];
            "#,
        )
        .await?;
    assert_eq!(
        seen,
        json!([
            true,
            true,
            true,
            null,
            "<ul><li>The page's own list</li></ul>",
            ["class", "data-eras", "data-heading", "id"]
        ])
    );
    page.matches(ALL).await?;
    page.wait_until("told.every(({ from }) => from === 'wiki')")
        .await?;
    // The list is out of sight, and its attributes count as an element's do.
    page.wait_until("!document.querySelector('#wiki li').checkVisibility()")
        .await?;
    page.run("document.querySelector('#wiki').dataset.eras = 'drift'")
        .await?;
    page.matches(4).await?;
    page.run("delete document.querySelector('#wiki').dataset.heading")
        .await?;
    page.wait_until("find('h2').textContent !== 'From a div'")
        .await?;
    page.is_well().await
}

pub async fn late_and_replaced_divs_are_found(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/div.html").await?;
    page.drawn().await?;
    // As a live preview does it: the whole text anew, twice.
    for (eras, count) in [("rise", 5), ("drift", 4)] {
        page.run(&format!(
            "document.body.innerHTML = '<p>Preview</p><div class=mirror-timeline data-eras={eras}><ul><li>a</li></ul></div>'"
        ))
        .await?;
        page.drawn().await?;
        page.matches(count).await?;
    }
    page.run("document.body.innerHTML = '<div contenteditable><div class=mirror-timeline>being edited</div></div><div class=ve-ce-surface><div class=mirror-timeline>likewise</div></div><div id=last class=mirror-timeline></div>'")
        .await?;
    page.wait_until("MirrorTimeline.of(document.querySelector('#last')).eventCount === 67")
        .await?;
    assert_eq!(
        page.run("return [...document.querySelectorAll('.mirror-timeline')].map((div) => Boolean(div.shadowRoot))")
            .await?,
        json!([false, false, true])
    );
    page.is_well().await
}

pub async fn one_file_fetches_nothing(page: &Page<'_>) -> Result<()> {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
    let address = site(page, "one-file", &[("Content-Security-Policy", policy)]);
    page.open(&format!("{address}single.html")).await?;
    page.drawn().await?;
    page.matches(13).await?;
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.wait_until("find('[part~=era]').getBoundingClientRect().height > 20")
        .await?;
    let fetched = page
        .run("return performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()).filter((name) => !['recorder.js', 'records.js', 'favicon.ico'].includes(name))")
        .await?;
    assert_eq!(fetched, json!(["mirror-timeline.single.js"]));
    let size = page
        .run("return fetch('mirror-timeline.single.js').then((answer) => answer.text(), () => '').then((text) => text.length)")
        .await?;
    assert_eq!(size, json!(0), "the policy holds: nothing can be fetched");
    Ok(())
}

pub async fn a_frame_without_an_origin_works(page: &Page<'_>) -> Result<()> {
    let address = site(page, "framed", &[]);
    page.open(&format!("{address}framed.html")).await?;
    // A height before, one after the widget has come, both for amp and for pym.
    page.wait_until("messages.filter(({ data }) => data.sentinel === 'amp').some(({ data }) => data.type === 'embed-size' && data.height > 400)")
        .await?;
    page.wait_until("messages.some(({ data }) => /^pymxPYMxxxPYMxheightxPYMx\\d+$/.test(data))")
        .await?;
    page.wait_until("messages.every(({ own, origin }) => own && origin === 'null')")
        .await?;
    page.enter_frame().await?;
    page.drawn().await?;
    page.matches(13).await?;
    page.wait_until("find('h2').textContent === 'Framed' && !host.hasAttribute('onload')")
        .await?;
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.is_well().await
}

pub async fn the_demo_pages_work(page: &Page<'_>) -> Result<()> {
    for (name, count) in [("element", 13), ("div", 13), ("single", 13)] {
        page.open(&format!("dist/demo/{name}.html")).await?;
        page.drawn().await?;
        page.matches(count).await?;
        page.is_well().await?;
    }
    page.open("dist/demo/table.html").await?;
    page.wait_until(
        "host.eventCount === 3 && host.diagnostics.some(({ code }) => code === 'unread-row')",
    )
    .await?;
    page.open("dist/demo/iframe.html").await?;
    // It takes the height that the frame asks for.
    page.wait_until("document.querySelector('iframe').getAttribute('height') !== '720'")
        .await?;
    page.is_well().await
}

pub async fn a_frame_keeps_a_strict_policy(page: &Page<'_>) -> Result<()> {
    // WebKit does not know a frame without an origin by 'self': its host is named.
    let host = site(page, "strict-frame", &[]);
    let policy = format!(
        "default-src 'none'; script-src {host} 'wasm-unsafe-eval'; style-src {host}; img-src {host} data:; require-trusted-types-for 'script'"
    );
    let address = site(
        page,
        "strict-frame",
        &[("Content-Security-Policy", &policy)],
    );
    page.open("fixtures/blank.html").await?;
    page.run_with(
        "const frame = document.createElement('iframe'); Object.assign(frame, { src: given[0], width: 900, height: 700 }); frame.setAttribute('sandbox', 'allow-scripts'); document.body.append(frame)",
        vec![json!(format!("{address}embed.html?eras=drift&view=list"))],
    )
    .await?;
    page.enter_frame().await?;
    page.drawn().await?;
    page.matches(4).await?;
    page.wait_until("host.view === 'list'").await
}

pub async fn only_divs_of_the_class_are_widgets(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    page.run("document.body.insertAdjacentHTML('beforeend', '<div id=plain>Something else</div>')")
        .await?;
    assert_eq!(
        page.run("const plain = document.querySelector('#plain'); return [MirrorTimeline.of(plain), plain.shadowRoot]")
            .await?,
        json!([null, null])
    );
    // One that gets the class later is found.
    page.run("document.querySelector('#plain').className = 'mirror-timeline'")
        .await?;
    page.wait_until("MirrorTimeline.of(document.querySelector('#plain'))?.matchCount === 67")
        .await?;
    page.is_well().await
}

pub async fn a_height_that_the_page_gives_is_kept(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    let measure = "const box = find('[part~=root]'); return [Math.round(box.getBoundingClientRect().height), box.scrollHeight > box.clientHeight]";
    page.run("host.setAttribute('height', '400px')").await?;
    assert_eq!(page.run(measure).await?, json!([400, true]));
    // What is no length says nothing.
    page.run("host.setAttribute('height', 'red; color: red')")
        .await?;
    page.wait_until("find('[part~=root]').getBoundingClientRect().height > 500 && find('[part~=root]').style.overflow === ''")
        .await?;
    page.is_well().await
}
