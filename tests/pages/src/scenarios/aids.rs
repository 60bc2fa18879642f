//! Help, full screen, paper.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;

pub async fn help_opens_and_gives_the_focus_back(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion").await?;
    page.matches(13).await?;
    let open = "root.activeElement?.matches('[part~=help]')";
    page.run("find('[data-stop=\"3\"]').focus()").await?;
    page.write("?").await?;
    page.wait_until(open).await?;
    page.wait_until("find('[role=status]').textContent === 'Keys and signs'")
        .await?;
    // Every key has its words, and the signs are there too.
    let rows = page
        .run("return [...find('[part~=help]').querySelectorAll('dt')].map((keys) => [keys.querySelectorAll('kbd').length > 0, keys.nextElementSibling.textContent.length > 4])")
        .await?;
    let rows = rows.as_array().map_or(0, |rows| {
        assert!(
            rows.iter().all(|row| *row == json!([true, true])),
            "{rows:?}"
        );
        rows.len()
    });
    assert!(rows >= 12, "{rows}");
    page.wait_until("find('[part~=help] [part~=key] svg')")
        .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("!find('[part~=help]') && root.activeElement.dataset.stop === '3'")
        .await?;
    // By its button, and closed by the one in it.
    page.click("[part~=zoom] [aria-label='Keys and signs']")
        .await?;
    page.wait_until(open).await?;
    page.click("[part~=help] [aria-label=Close]").await?;
    page.wait_until("!find('[part~=help]') && root.activeElement.matches('[part~=zoom] button')")
        .await?;
    // In a text field a question mark is one.
    page.click("[part~=search] input").await?;
    page.write("?").await?;
    page.wait_until("host.filter.search === '?'").await?;
    assert_eq!(
        page.run("return Boolean(find('[part~=help]'))").await?,
        json!(false)
    );
    page.is_well().await
}

pub async fn the_full_screen_is_taken_and_given_back(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    let button = "[part~=zoom] [aria-label='Full screen']";
    let possible = page
        .run("return document.fullscreenEnabled === true")
        .await?;
    assert_eq!(
        page.run(&format!("return Boolean(find(\"{button}\"))"))
            .await?,
        possible
    );
    if possible == json!(false) {
        return page.is_well().await;
    }
    page.run("find('[data-stop]').focus()").await?;
    page.write("f").await?;
    page.wait_until("host.matches(':fullscreen')").await?;
    page.wait_until("find('[role=status]').textContent === 'Full screen'")
        .await?;
    page.wait_until("host.getBoundingClientRect().width === innerWidth")
        .await?;
    page.click(button).await?;
    page.wait_until("!document.fullscreenElement").await?;
    page.wait_until("find('[role=status]').textContent === 'No longer full screen'")
        .await?;
    page.is_well().await
}

pub async fn paper_has_the_list_under_the_picture(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion&selected=regent-surrenders")
        .await?;
    page.wait_until("find('[part~=card]')").await?;
    for view in ["timeline", "list"] {
        page.run(&format!("host.view = '{view}'")).await?;
        page.wait_until(&format!("host.view === '{view}'")).await?;
        let before = page
            .run("return [...root.querySelectorAll('.stage, .list')].map((one) => one.clientWidth)")
            .await?;
        // As the browser says it: the page is copied to paper when its listeners have run.
        page.run("dispatchEvent(new Event('beforeprint'))").await?;
        let printed = page
            .run(
                r#"
                const items = [...find(".paper").querySelectorAll("[part~=list-event]")];
                const sourced = items.every((item) => item.querySelector(".facts span")?.textContent.length > 5);
                const stage = find("[part~=stage]");
                return [items.length, sourced, stage.querySelectorAll("[part~=event]").length > 5, stage.querySelectorAll("[part~=event]")[0] instanceof HTMLElement];
                "#,
            )
            .await?;
        assert_eq!(printed, json!([13, true, true, true]), "{view}");
        // It is laid out for paper, which is narrower than this window.
        let widest = page
            .run("return Math.max(...[...find('[part~=stage]').querySelectorAll('[part~=event]')].map((label) => parseFloat(label.style.insetInlineStart) + label.offsetWidth))")
            .await?;
        assert!(widest.as_f64() <= Some(700.0), "{view}: {widest}");
        page.run("dispatchEvent(new Event('afterprint'))").await?;
        page.wait_until("!find('.paper')").await?;
        let after = page
            .run("return [...root.querySelectorAll('.stage, .list')].map((one) => one.clientWidth)")
            .await?;
        assert_eq!(after, before, "{view}");
    }
    // What is on the page but not on paper, and what is on paper only.
    let rules = page
        .run(
            r#"
            const rules = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
              .filter((rule) => rule.media?.mediaText === "print").flatMap((rule) => [...rule.cssRules]);
            const hidden = rules.filter((rule) => rule.style.display === "none").map((rule) => rule.selectorText).join();
            return [".search", ".foot", ".card", ".brush", ".facets", ".help"].filter((part) => !hidden.includes(part));
            "#,
        )
        .await?;
    assert_eq!(rules, json!([]));
    page.is_well().await
}
