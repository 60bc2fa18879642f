//! The search, alone and with the eras.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;
use crate::widget::ALL;

const FIELD: &str = "[part~=search] input";

/// Types a text into the field, which is emptied first.
async fn search(page: &Page<'_>, text: &str) -> Result<()> {
    page.click(FIELD).await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("find('[part~=search] input').value === '' && host.filter.search === ''")
        .await?;
    page.write(text).await?;
    page.wait_until(&format!("host.filter.search === {}", json!(text)))
        .await
}

/// The ids of the events that pass, as the list of the same state names them.
async fn found(page: &Page<'_>) -> Result<Vec<String>> {
    page.run("host.view = 'list'").await?;
    page.wait_until(
        "root.querySelectorAll('[part~=list-event] [data-event]').length === host.matchCount",
    )
    .await?;
    let ids = page
        .run("return [...root.querySelectorAll('[part~=list-event] [data-event]')].map((button) => button.dataset.event)")
        .await?;
    page.run("host.view = 'timeline'").await?;
    page.wait_until("find('[part~=stage]')").await?;
    Ok(serde_json::from_value(ids)?)
}

pub async fn typing_finds_and_marks(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    search(page, "georgiou").await?;
    let count = page.run("return host.matchCount").await?;
    let count = usize::try_from(count.as_u64().unwrap_or_default())?;
    assert!((5..=20).contains(&count), "{count} hits for Georgiou");
    page.matches(count).await?;
    page.wait_until(&format!(
        "find('[part~=search]').textContent.includes('{count} hits')"
    ))
    .await?;
    let marked = page
        .run("return [...root.querySelectorAll('[part~=stage] mark')].map((mark) => mark.textContent)")
        .await?;
    let marked: Vec<String> = serde_json::from_value(marked)?;
    assert!(!marked.is_empty(), "titles with the name are marked");
    assert!(marked.iter().all(|text| text == "Georgiou"), "{marked:?}");
    let ids = found(page).await?;
    assert!(ids.contains(&"georgiou-wins-throne".to_owned()), "{ids:?}");
    // Neither case nor accents nor apostrophes matter.
    for text in ["GEORGIOU", "Géorgiöu"] {
        search(page, text).await?;
        page.matches(count).await?;
        assert_eq!(found(page).await?, ids, "{text}");
    }
    for text in ["qo'nos", "QONOS"] {
        search(page, text).await?;
        let ids = found(page).await?;
        assert!(
            ids.contains(&"qonos-devastated".to_owned()),
            "{text}: {ids:?}"
        );
    }
    page.is_well().await
}

pub async fn sources_are_searched(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    search(page, "Deep Space Nine Crossover").await?;
    let ids = found(page).await?;
    assert!(ids.contains(&"crossover-2370".to_owned()), "{ids:?}");
    assert!(ids.len() < 20, "all of the words have to be found: {ids:?}");
    Ok(())
}

pub async fn button_and_escape_empty_it(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    search(page, "worf").await?;
    page.wait_until("host.matchCount < 67").await?;
    page.click("[part~=search] > button").await?;
    page.matches(ALL).await?;
    page.wait_until("find('[part~=search] input').value === '' && !find('[part~=search] button')")
        .await?;
    search(page, "worf").await?;
    page.press(&[Key::Escape]).await?;
    page.matches(ALL).await?;
    page.wait_until(
        "root.activeElement === find('[part~=search] input') && root.activeElement.value === ''",
    )
    .await?;
    page.is_well().await
}

pub async fn ribbon_counts_follow_it(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    search(page, "worf").await?;
    let alone = page.run("return host.matchCount").await?;
    page.wait_until(
        "[...root.querySelectorAll('[part~=era] small')].reduce((sum, count) => sum + Number(count.textContent), 0) === host.matchCount",
    )
    .await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.wait_until(
        "host.matchCount === Number(find('[part~=era][data-id=rebellion] small').textContent) && host.matchCount > 0",
    )
    .await?;
    // The eras' counts say what each would add: pressing one leaves them as they are.
    page.wait_until(&format!(
        "[...root.querySelectorAll('[part~=era] small')].reduce((sum, count) => sum + Number(count.textContent), 0) === {alone}"
    ))
    .await?;
    page.wait_until("root.querySelectorAll('[part~=status] [part~=chip]').length === 2")
        .await?;
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.wait_until("find('[part~=search] input').value === ''")
        .await
}

pub async fn nothing_found_offers_a_way_back(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.click("[part~=era][data-id=rise]").await?;
    page.matches(5).await?;
    search(page, "worf").await?;
    page.matches(0).await?;
    page.wait_until("find('[part~=stage] [part~=message]')")
        .await?;
    let offers = page
        .run(
            "return [...root.querySelectorAll('[part~=message] button')].map((button) => [button.querySelector('span')?.textContent, parseInt(button.querySelector('small')?.textContent)]).filter(([words]) => words)",
        )
        .await?;
    assert_eq!(offers.as_array().map(Vec::len), Some(2), "{offers}");
    let best = offers[0][1].as_u64().unwrap_or_default();
    assert!(best > 0, "{offers}");
    page.click("[part~=message] button").await?;
    page.matches(usize::try_from(best)?).await?;
    page.wait_until("!find('[part~=message]') && find('[part~=stage] [data-stop]')")
        .await?;
    // In the list likewise, and a way to clear everything.
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    search(page, "zzzz").await?;
    page.matches(0).await?;
    page.run("host.view = 'list'").await?;
    page.wait_until("find('[part~=message]') && !find('[part~=stage]')")
        .await?;
    page.click("[part~=message] button:last-of-type").await?;
    page.matches(ALL).await?;
    page.is_well().await
}
