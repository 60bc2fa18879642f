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
