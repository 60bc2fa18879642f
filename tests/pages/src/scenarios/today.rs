//! The mark of today, in a chronicle of our own time.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::server::Site;

/// A page on which it is always the same day.
fn site() -> Site {
    Site {
        head: "<script>window.Date = class extends Date { constructor(...given) { super(...(given.length ? given : [2026, 5, 15, 12])); } };</script>".to_owned(),
        ..Site::default()
    }
}

const CHRONICLE: &str = r#"{ "title": "Flights", "today": true, "events": [
  { "id": "landing", "date": "1969-07-20", "title": "Two people walk on the Moon" },
  { "id": "station", "date": "1998-11-20", "title": "The first module of a station is launched" },
  { "id": "return", "date": "2028", "title": "A return is planned" },
  { "id": "base", "date": "[2030..2040]", "title": "A base is planned" }] }"#;

pub async fn it_is_marked_between_what_was_and_what_comes(page: &Page<'_>) -> Result<()> {
    for width in [1280, 390] {
        page.resize(width, 900).await?;
        page.open(&page.serve("today", site())).await?;
        page.drawn().await?;
        // The chronicle that the page carries asks for no such mark.
        assert_eq!(page.run("return find('[part~=today]')").await?, json!(null));
        page.run_with(
            "host.chronicle = JSON.parse(given[0]); return host.ready",
            vec![json!(CHRONICLE)],
        )
        .await?;
        page.wait_until(
            "host.eventCount === 4 && find('[part~=today]')?.textContent === 'Today · 15 Jun 2026'",
        )
        .await?;
        let between = page
            .run(
                r#"
                const box = (selector) => find(selector).getBoundingClientRect();
                const [mark, before, after] = [box("[part~=today]"), box("[data-event=station]"), box("[data-event=return]")];
                return innerWidth > 560 ? before.left < mark.left && mark.left <= after.left + 1 : before.bottom <= mark.bottom && mark.bottom <= after.top + 2;
                "#,
            )
            .await?;
        assert_eq!(between, json!(true), "at {width}");
        // Nor is it where the chronicle does not reach it.
        page.run_with(
            "const told = JSON.parse(given[0]); told.events.splice(2); host.chronicle = told; return host.ready",
            vec![json!(CHRONICLE)],
        )
        .await?;
        page.wait_until("host.eventCount === 2 && !find('[part~=today]')")
            .await?;
    }
    page.is_well().await
}
