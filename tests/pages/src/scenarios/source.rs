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

/// What a widget with this inside makes of it: date, title and summary of each event.
async fn made_of(page: &Page<'_>, inside: &str) -> Result<serde_json::Value> {
    page.run_with(
        r#"
        return import(new URL("mirror-timeline-source.js", location.href)).then(({ readPage }) => {
          const place = document.createElement("div");
          place.innerHTML = given[0];
          const { text, problems } = readPage(place, "children");
          const { events } = JSON.parse(text);
          return [events.map(({ date, title, summary }) => [date, title, summary ?? null]), problems.length];
        });
        "#,
        vec![json!(inside)],
    )
    .await
}

pub async fn a_date_before_a_dash_may_have_dashes(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    let list = "<ul>
        <li>2370 – 2371: The rebellion starts</li>
        <li>5 April 2063 – 6 May 2064: Voyage</li>
        <li>1066 - Battle of Hastings</li>
        <li>1066 – 1087 – William reigns</li>
        <li>2371 – Two – or three – rise</li>
        <li><b>2372</b> – 2373: The war</li>
        <li>476–80: Decline</li>
        <li>12000: Far</li>
        <li>5 – 7 April 2063: Voyage</li>
    </ul>";
    assert_eq!(
        made_of(page, list).await?,
        json!([
            [
                ["2370/2371", "The rebellion starts", null],
                ["2063-04-05/2064-05-06", "Voyage", null],
                ["1066", "Battle of Hastings", null],
                ["1066/1087", "William reigns", null],
                ["2371", "Two – or three – rise", null],
                ["2372/2373", "The war", null],
                ["0476/0480", "Decline", null],
                ["Y12000", "Far", null],
            ],
            1
        ])
    );
    Ok(())
}

pub async fn a_table_may_have_a_title_row(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    let rows = "<tr><th>What</th><th>Year</th></tr><tr><td>The battle</td><td>1066</td></tr>";
    for before in [
        "<tr><th colspan=2>History of its time</th></tr>",
        "<tr></tr>",
        "<tr><th>Of</th><th>England</th></tr>",
    ] {
        assert_eq!(
            made_of(page, &format!("<table>{before}{rows}</table>")).await?,
            json!([[["1066", "The battle", null]], 0]),
            "{before}"
        );
    }
    Ok(())
}

pub async fn the_rest_of_a_long_title_is_kept(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    let title = ["word"; 50].join(" ");
    let table = format!(
        "<table><tr><th>Year</th><th>Event</th><th>More</th></tr><tr><td>1066</td><td>{title}</td><td>Then.</td></tr></table>"
    );
    assert_eq!(
        made_of(page, &table).await?,
        json!([
            [[
                "1066",
                format!("{}…", ["word"; 40].join(" ")),
                format!("…{} Then.", ["word"; 10].join(" ")),
            ]],
            0
        ])
    );
    Ok(())
}

/// A row stays in sight too if only the module finds that its date is none.
pub async fn a_row_with_a_bad_date_stays_in_sight(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/sources.html").await?;
    page.wait_until("host.eventCount === 4").await?;
    for (date, holds) in [
        (
            "sometime",
            "host.eventCount === 3 && document.querySelector('#list li').checkVisibility() && root.querySelector('.note').textContent.endsWith(': 1.') && root.querySelector('.note').checkVisibility() && host.diagnostics.map(({ code, path }) => code + path).join() === 'bad-dateevents[0].date'",
        ),
        (
            "c. 476",
            "host.eventCount === 4 && !document.querySelector('#list li').checkVisibility() && host.diagnostics.length === 0",
        ),
    ] {
        page.run("document.querySelector('#list').dataset.source = '#island'")
            .await?;
        page.wait_until("host.eventCount === 2").await?;
        page.run_with(
            "document.querySelector('#list li').dataset.date = given[0]; document.querySelector('#list').dataset.source = 'children'",
            vec![json!(date)],
        )
        .await?;
        page.wait_until(holds).await?;
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
              "April 2063", "[2268..2349]", "2350~/..", "476–80", "c. 476", "12000–12500", "1970-71", "−0044", "-500 to -450",
              "April 2063–May 2064", "c. 2370 – c. 2375", "soon", "", "Stardate 41254", "5 Fooember 2063", "12", "2375–2370", "5 – 7 April 2063"].map(edtf));
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
            "0476/0480",
            "0476~",
            "Y12000/Y12500",
            "1970/1971",
            "-0044",
            "-0500/-0450",
            "2063-04/2064-05",
            "2370~/2375~",
            null,
            null,
            null,
            null,
            null,
            null,
            null
        ])
    );
    Ok(())
}
