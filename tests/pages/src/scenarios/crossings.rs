//! The two ends of a crossing, and how each leads to the other.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;

/// The ends of one crossing.
const DEPARTURE: &str = "iss-discovery-lost";
const ARRIVAL: &str = "iss-discovery-2410";

/// A search that both ends stand in, with little else.
const SEARCH: &str = "#search=ISS%20Discovery";

async fn is_open(page: &Page<'_>, id: &str) -> Result<()> {
    page.wait_until(&format!("host.selected === '{id}' && find('[part~=card]')"))
        .await
}

/// Whether the end `other` stands out, and nothing beside it.
async fn stands_out(page: &Page<'_>, other: Option<&str>) -> Result<()> {
    let wanted = json!(other.into_iter().collect::<Vec<_>>());
    page.wait_until(&format!(
        "JSON.stringify([...root.querySelectorAll('.other-end')].map(({{ dataset }}) => dataset.end)) === '{wanted}'"
    ))
    .await
}

pub async fn each_end_leads_to_the_other(page: &Page<'_>) -> Result<()> {
    page.open_timeline(SEARCH).await?;
    // By hover and by focus the other end shows; elsewhere it does not.
    page.hover(&format!("[part~=stage] [data-event={DEPARTURE}]"))
        .await?;
    stands_out(page, Some(ARRIVAL)).await?;
    let drawn = page
        .run("return root.querySelectorAll('.bow.lit').length >= 1 && getComputedStyle(find('.other-end')).boxShadow !== 'none'")
        .await?;
    assert_eq!(drawn, json!(true), "its bow and its label say so");
    page.hover("[part~=count]").await?;
    stands_out(page, None).await?;
    page.run(&format!(
        "find('[part~=stage] [data-event={ARRIVAL}]').focus()"
    ))
    .await?;
    stands_out(page, Some(DEPARTURE)).await?;
    // Its name says the other end, and a key leads there and back.
    page.wait_until(&format!(
        "find('[part~=stage] [data-event={ARRIVAL}]').ariaLabel.includes('Departs: 2256 or 2257 · ISS Discovery vanishes')"
    ))
    .await?;
    page.write("x").await?;
    is_open(page, DEPARTURE).await?;
    page.wait_until("[...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent.includes('. Arrives: 2410 · ISS Discovery'))")
        .await?;
    page.write("x").await?;
    is_open(page, ARRIVAL).await?;
    // The cards name and link each other, by mouse.
    for (from, heading) in [(ARRIVAL, "Departs"), (DEPARTURE, "Arrives")] {
        is_open(page, from).await?;
        let first = page
            .run("return find('[part~=card-relations] .relation').textContent")
            .await?;
        assert_eq!(first, json!(heading));
        let other = if from == ARRIVAL { DEPARTURE } else { ARRIVAL };
        page.click(&format!("[part~=card-relations] [data-follow={other}]"))
            .await?;
    }
    is_open(page, ARRIVAL).await?;
    // Selected, they are tied by an arrow of their own, and named by what they are.
    page.wait_until("find('.arrow.pair, [part~=edge-tab]')")
        .await?;
    page.wait_until("[...root.querySelectorAll('[part~=stage] .tag')].some(({ textContent }) => textContent.includes('departs'))")
        .await?;
    page.press(&[Key::Escape]).await?;
    page.is_well().await
}

pub async fn the_list_names_the_other_end(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#view=list").await?;
    page.wait_until("root.querySelectorAll('[part~=pair]').length === 4")
        .await?;
    let said = page
        .run(&format!(
            "return find('[data-event={DEPARTURE}]').closest('li').querySelector('[part~=pair]').textContent"
        ))
        .await?;
    assert_eq!(
        said,
        json!("Arrives: 2410 · ISS Discovery's crew turns up in 2410")
    );
    page.run(&format!(
        "find('[data-event={DEPARTURE}]').closest('li').querySelector('[part~=pair]').focus()"
    ))
    .await?;
    page.press(&[Key::Enter]).await?;
    is_open(page, ARRIVAL).await?;
    page.is_well().await
}
