//! What stays when the widget cannot start, and that it starts under a strict policy.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::server::Site;
use crate::widget::ALL;

/// Loads the recorder of the widget's events.
const RECORDS: &str = "<script src=records.js></script>";

fn fixtures() -> Option<std::path::PathBuf> {
    Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into())
}

/// What a reader has when the widget failed: the page's list, one line that says so, and a page
/// that was told.
async fn the_list_stays(page: &Page<'_>) -> Result<()> {
    page.wait_until("told.some(({ name }) => name === 'error')")
        .await?;
    let ready = page
        .run("return host.ready.then(() => 'resolved', (error) => Object.prototype.toString.call(error) === '[object Error]' ? 'rejected' : 'rejected oddly')")
        .await?;
    assert_eq!(ready, json!("rejected"));
    let seen = page
        .run(
            r#"
            const items = [...host.querySelectorAll("li")].filter((item) => item.checkVisibility());
            return [items.length, root.querySelector(".note").textContent, told.find(({ name }) => name === "error").detail];
            "#,
        )
        .await?;
    assert_eq!(seen[0], json!(ALL), "the list is in sight");
    assert_eq!(
        seen[1],
        json!("The interactive timeline could not start. The list has the same events.")
    );
    page.wait_until("root.querySelector('.note').checkVisibility() && ![...root.querySelectorAll('button')].some((button) => button.checkVisibility())")
        .await?;
    assert_eq!(seen[2]["code"], json!("start-failed"));
    assert!(
        seen[2]["message"]
            .as_str()
            .is_some_and(|message| !message.is_empty()),
        "{}",
        seen[2]
    );
    page.wait_until("host.eventCount === 0 && host.matchCount === 0 && host.filter === null && host.diagnostics.length === 0")
        .await
}

pub async fn without_webassembly_the_list_stays(page: &Page<'_>) -> Result<()> {
    let address = page.serve(
        "no-wasm",
        Site {
            folder: fixtures(),
            head: format!("<script>delete globalThis.WebAssembly</script>{RECORDS}"),
            ..Site::default()
        },
    );
    page.open(&address).await?;
    the_list_stays(page).await
}

pub async fn a_policy_against_webassembly_leaves_the_list(page: &Page<'_>) -> Result<()> {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
    let address = page.serve(
        "policy-no-wasm",
        Site {
            folder: fixtures(),
            headers: vec![("Content-Security-Policy".into(), policy.into())],
            head: RECORDS.into(),
            ..Site::default()
        },
    );
    page.open(&address).await?;
    the_list_stays(page).await
}

pub async fn the_page_itself_holds_every_event(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    let missing = page
        .run(
            r#"
            return Promise.all([
              fetch("index.html").then((answer) => answer.text()),
              fetch("mirror-universe.json").then((answer) => answer.json()),
            ]).then(([html, { events }]) => {
              const parsed = new DOMParser().parseFromString(html, "text/html");
              const items = [...parsed.querySelectorAll("mirror-timeline li")].map((item) => item.textContent);
              return [items.length, events.filter(({ title, summary }) =>
                !items.some((item) => item.includes(title) && item.includes(summary))).map(({ id }) => id)];
            });
            "#,
        )
        .await?;
    assert_eq!(missing, json!([ALL, []]));
    Ok(())
}

pub async fn a_strict_policy_is_kept(page: &Page<'_>) -> Result<()> {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";
    let address = page.serve(
        "strict",
        Site {
            folder: fixtures(),
            headers: vec![("Content-Security-Policy".into(), policy.into())],
            head: RECORDS.into(),
            ..Site::default()
        },
    );
    page.open(&address).await?;
    page.drawn().await?;
    page.matches(ALL).await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    page.click("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    page.wait_until("find('[part~=card]')").await?;
    page.click("[aria-label='Zoom in']").await?;
    page.click("[part~=filter-button]").await?;
    page.wait_until("find('[part~=facets]')").await?;
    page.click("[part~=search] input").await?;
    page.write("worf").await?;
    page.wait_until("find('mark')").await?;
    page.click("[part~=header] [role=group] button:last-of-type")
        .await?;
    page.wait_until("find('[part~=list] mark')").await?;
    // Styles reach what is placed by script, and colours come from the chronicle.
    page.run("host.view = 'timeline'").await?;
    page.wait_until("parseFloat(getComputedStyle(find('[part~=stage] [data-event]')).left) > 0")
        .await?;
    page.wait_until(
        "getComputedStyle(find('[part~=era]')).getPropertyValue('--era').trim() === '#704400'",
    )
    .await?;
    assert_eq!(
        page.run("return told.filter(({ name }) => name === 'error')")
            .await?,
        json!([])
    );
    page.is_well().await
}
