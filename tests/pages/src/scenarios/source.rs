//! Chronicles made of what stands in the page.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;

pub async fn a_list_becomes_a_chronicle(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    page.wait_until("host.eventCount === 4").await?;
    let events = page
        .run("return host.chronicle.events.map(({ date, title, summary }) => [date, title, summary ?? null])")
        .await?;
    assert_eq!(
        events,
        json!([
            ["2370/2371", "The Rebellion begins", "From hideouts."],
            ["2372-03-01/2372-05", "Terok Nor falls", "It is held."],
            ["2375-01-02", "The Regent surrenders", null],
            ["2409~", "<b>bold</b>", "A flag"],
        ])
    );
    let rest = page
        .run("const { title, events } = host.chronicle; return [title, events[1].article, events[1].wording, events[2].sources, events[3].wording]")
        .await?;
    let origin = page.run("return location.origin").await?;
    assert_eq!(
        rest,
        json!([
            "What became of them",
            format!("{}/Terok_Nor", origin.as_str().unwrap_or_default()),
            "Spring 2372",
            [{ "article": "DS9: \"The Dogs of War\"" }],
            "c. 2409",
        ])
    );
    assert_eq!(page.run("return host.diagnostics").await?, json!([]));
    page.wait_until("!document.querySelector('#list li').checkVisibility()")
        .await?;
    page.is_well().await
}

pub async fn a_table_becomes_a_chronicle(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    page.wait_until("host.eventCount === 4").await?;
    page.run("document.querySelector('#list').dataset.source = '#table'")
        .await?;
    page.wait_until("host.eventCount === 3").await?;
    let seen = page
        .run("const { title, factions, events } = host.chronicle; return [title, factions, events.map(({ id, date, wording, factions, article, important, sources }) => [id, date, wording ?? null, factions, article ?? null, important ?? false, sources ?? null])]")
        .await?;
    assert_eq!(
        seen,
        json!([
            "A table",
            [{ "id": "rebels", "name": "Rebels" }, { "id": "alliance", "name": "Alliance" }],
            [
                ["first", "2370/2371", "2370–71", ["rebels", "alliance"], "https://wiki.example/First", false, [{ "article": "DS9 3x19" }]],
                ["second", "2370/2371", "2370–71", ["rebels"], null, false, null],
                ["third", "2375", "the end", ["alliance"], null, true, null],
            ],
        ])
    );
    // What cannot be read is reported, and stays where it was.
    assert_eq!(
        page.run("return host.diagnostics.map(({ code, severity, path, found }) => [code, severity, path, found])").await?,
        json!([["unread-row", "warning", "entry 4", "one day"]])
    );
    page.wait_until(
        "told.some(({ name, detail }) => name === 'error' && detail.code === 'unread-row')",
    )
    .await?;
    page.wait_until("document.querySelector('#table').checkVisibility()")
        .await?;
    page.is_well().await
}

pub async fn an_island_of_text_and_nothing_at_all(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    page.wait_until("host.eventCount === 4").await?;
    page.run("document.querySelector('#list').dataset.source = '#island'")
        .await?;
    page.wait_until("host.eventCount === 2 && host.chronicle.events[0].title === '<One>'")
        .await?;
    // An unreadable entry of its own list brings the list back into sight, beside the rest.
    page.run("document.querySelector('#list li').removeAttribute('data-date'); document.querySelector('#list').dataset.source = 'children'")
        .await?;
    page.wait_until(
        "host.eventCount === 3 && document.querySelector('#list li').checkVisibility() && root.querySelector('.note').textContent.endsWith(': 1.') && root.querySelector('.note').checkVisibility()",
    )
    .await?;
    for nowhere in ["#nowhere", "h3", "!!"] {
        page.run("told.length = 0").await?;
        page.run_with(
            "document.querySelector('#list').dataset.source = given[0]",
            vec![json!(nowhere)],
        )
        .await?;
        page.wait_until("told.some(({ name, detail }) => name === 'error' && detail.code === 'source-failed') && document.querySelector('#list li').checkVisibility()")
            .await?;
    }
    page.is_well().await
}

pub async fn dates_are_read_as_tables_have_them(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    let read = page
        .run(
            r#"
            return import(new URL("mirror-timeline-source.js", location.href)).then(({ edtf }) => ["2372", "987", "-0044", "2063-04-05", "2370–71", "2370 - 2375", "1999 to 2005", "c. 2411", "circa 2411",
              "by 2267", "before 2267", "sometime after 2267", "2256 or 2257", "2370s", "5 April 2063", "April 5th, 2063",
              "April 2063", "[2268..2349]", "2350~/..", "soon", "", "Stardate 41254", "5 Fooember 2063", "12"].map(edtf));
            "#,
        )
        .await?;
    assert_eq!(
        read,
        json!([
            "2372",
            "0987",
            "-0044",
            "2063-04-05",
            "2370/2371",
            "2370/2375",
            "1999/2005",
            "2411~",
            "2411~",
            "[..2267]",
            "[..2267]",
            "[2267..]",
            "[2256,2257]",
            "237X",
            "2063-04-05",
            "2063-04-05",
            "2063-04",
            "[2268..2349]",
            "2350~/..",
            null,
            null,
            null,
            null,
            null
        ])
    );
    Ok(())
}
