//! A chronicle that is slow to come: a bar, a way to stop it, and a way to have it after all.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;
use crate::server::{Answer, Hold, Site};

/// What a reader sees and can press while, and after, a chronicle is brought in.
const SEEN: &str = r#"
const bar = find("progress");
const way = find(".note + button");
const words = find(".note[role=status]").textContent;
"#;

/// A page at whose address `slow.json` is a chronicle that is held back, by half or whole.
fn site(page: &Page<'_>, name: &str, answer: Answer) -> String {
    page.serve(
        name,
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            head: "<script src=records.js></script>".into(),
            answers: vec![("mirror-universe.json", answer)],
            ..Site::default()
        },
    )
}

async fn waits(page: &Page<'_>) -> Result<()> {
    page.wait_until(&format!(
        "(() => {{ {SEEN} return !bar.hidden && bar.checkVisibility() && words === 'Reading the chronicle…' && way.checkVisibility() && way.textContent === 'Cancel'; }})()"
    ))
    .await
}

async fn stopped(page: &Page<'_>) -> Result<()> {
    page.wait_until(&format!(
        "(() => {{ {SEEN} return bar.hidden && words === 'Loading was cancelled.' && way.checkVisibility() && way.textContent === 'Try again' && root.activeElement === way; }})()"
    ))
    .await
}

pub async fn one_that_is_asked_for_leaves_what_is_shown(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    let address = site(page, "slow", Answer::Held(hold.clone()));
    page.open(&format!("{address}bare.html")).await?;
    page.drawn().await?;
    page.run("host.filter = { eras: ['rebellion'] }; window.code = null; window.outcome = null; host.addEventListener('timeline-error', ({ detail }) => { window.code = detail.code; }); host.load('mirror-universe.json').then(() => { window.outcome = 'loaded'; }, (error) => { window.outcome = error.name; })")
        .await?;
    waits(page).await?;
    // By key: it is a stop of the Tab key as any other.
    page.run("find('.note + button').focus()").await?;
    page.press(&[Key::Enter]).await?;
    stopped(page).await?;
    page.wait_until("code === 'stopped' && outcome === 'AbortError'")
        .await?;
    assert_eq!(page.run("return host.matchCount").await?, json!(13));
    // Once more, and now it comes.
    hold.release();
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!(
        "host.matchCount === 67 && (() => {{ {SEEN} return bar.hidden && !way.checkVisibility() && words === ''; }})()"
    ))
    .await?;
    page.is_well().await
}

pub async fn one_of_the_start_leaves_the_list(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    let address = site(page, "slow-start", Answer::Half(hold.clone()));
    page.open(&format!("{address}slow.html")).await?;
    waits(page).await?;
    // Half of the file is a quarter of the work.
    page.wait_until("Math.abs(find('progress').value - 0.25) < 0.02")
        .await?;
    page.wait_until("host.querySelector('li').checkVisibility()")
        .await?;
    page.run("window.code = null; window.outcome = null; host.addEventListener('timeline-error', ({ detail }) => { window.code = detail.code; }); host.ready.catch((error) => { window.outcome = error.name; })")
        .await?;
    page.run("find('.note + button').focus()").await?;
    page.press(&[Key::Enter]).await?;
    stopped(page).await?;
    page.wait_until("code === 'stopped' && outcome === 'AbortError' && host.querySelector('li').checkVisibility()")
        .await?;
    hold.release();
    page.press(&[Key::Enter]).await?;
    page.drawn().await?;
    page.wait_until("host.eventCount === 67 && !find('.note + button').checkVisibility()")
        .await?;
    page.run("return host.ready.then(() => 0)").await?;
    page.is_well().await
}

/// Hears how what is asked for ends, and what else is told.
const HEARS: &str = "window.codes = []; window.ends = []; host.addEventListener('timeline-error', ({ detail }) => codes.push(detail.code)); window.ended = (loading) => loading.then(() => ends.push('loaded'), ({ name }) => ends.push(name));";

/// A chronicle of two events, as an address.
const OTHER: &str = r#"const other = "data:application/json," + encodeURIComponent(JSON.stringify({ title: "Other", events: [{ id: "a", date: "2001", title: "A" }, { id: "b", date: "2002", title: "B" }] }));"#;

pub async fn the_later_of_two_counts(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    let address = site(page, "slow-two", Answer::Held(hold.clone()));
    page.open(&format!("{address}bare.html")).await?;
    page.drawn().await?;
    page.run(&format!(
        "{HEARS} {OTHER} ended(host.load('mirror-universe.json')); ended(host.load(other));"
    ))
    .await?;
    page.wait_until("ends.length === 2 && host.eventCount === 2")
        .await?;
    hold.release();
    assert_eq!(
        page.run("return [ends.sort(), codes, host.querySelector('li')?.checkVisibility() ?? false, find('progress').hidden]")
            .await?,
        json!([["AbortError", "loaded"], [], false, true])
    );
    // The attribute likewise, and taken away it leads back to the timeline that the build brings.
    page.run(&format!(
        "{OTHER} host.setAttribute('src', 'mirror-universe.json'); host.setAttribute('src', other);"
    ))
    .await?;
    page.wait_until("host.eventCount === 2 && !find('.note').checkVisibility()")
        .await?;
    page.run("host.removeAttribute('src'); return host.ready.then(() => 0)")
        .await?;
    page.matches(67).await?;
    assert_eq!(page.run("return codes").await?, json!([]));
    page.is_well().await
}

pub async fn a_start_is_for_what_is_named_last(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    let address = site(page, "slow-named", Answer::Held(hold.clone()));
    page.open(&format!("{address}slow.html")).await?;
    waits(page).await?;
    page.run(&format!(
        "{HEARS} {OTHER} window.waiting = host.ready.then(() => host.eventCount); host.setAttribute('src', other);"
    ))
    .await?;
    page.wait_until("host.eventCount === 2").await?;
    hold.release();
    assert_eq!(
        page.run("return waiting.then((count) => [count, codes])")
            .await?,
        json!([2, []])
    );
    // After a start that failed another may do.
    page.run("const twin = host.cloneNode(true); twin.id = 'twin'; twin.setAttribute('src', 'nowhere.json'); host.after(twin); return twin.ready.catch(() => 0)")
        .await?;
    page.run(&format!(
        "{OTHER} document.getElementById('twin').setAttribute('src', other)"
    ))
    .await?;
    page.wait_until("document.getElementById('twin').matchCount === 2")
        .await?;
    // What is set while it is out of the page holds when it comes back.
    page.run("window.twin = document.getElementById('twin'); twin.remove();")
        .await?;
    page.wait_until(
        "rootOf(twin).querySelector('.fallback') && !rootOf(twin).querySelector('[part~=stage]')",
    )
    .await?;
    page.run("twin.setAttribute('from', '2002'); twin.setAttribute('src', 'mirror-universe.json'); host.after(twin); return twin.ready.then(() => 0)")
        .await?;
    page.wait_until("twin.eventCount === 67 && twin.window.start > 1990")
        .await?;
    page.is_well().await
}

pub async fn what_is_on_its_way_goes_on_when_the_element_moves(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    let address = site(page, "slow-moved", Answer::Held(hold.clone()));
    page.open(&format!("{address}bare.html")).await?;
    page.drawn().await?;
    page.run(&format!(
        "{OTHER} return host.load(other).then(() => {{ host.selected = 'a'; }})"
    ))
    .await?;
    page.wait_until("host.selected === 'a'").await?;
    page.run(&format!(
        "{HEARS} window.selects = []; host.addEventListener('timeline-select', ({{ detail }}) => selects.push(detail.id));
         window.moved = host; window.place = host.parentNode; ended(host.load('mirror-universe.json')); host.remove();"
    ))
    .await?;
    page.wait_until("!moved.shadowRoot.querySelector('[part~=stage]')")
        .await?;
    page.run("place.append(moved); return moved.ready.then(() => 0)")
        .await?;
    page.wait_until("moved.eventCount === 2").await?;
    hold.release();
    page.wait_until("ends[0] === 'loaded' && moved.eventCount === 67")
        .await?;
    // What was selected is gone with its chronicle, and that is told.
    page.wait_until("moved.selected === null && selects.at(-1) === null")
        .await?;
    assert_eq!(page.run("return codes").await?, json!([]));
    page.is_well().await
}
