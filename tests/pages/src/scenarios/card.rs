//! Selecting events, and what their cards say and lead to.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::Page;
use crate::widget::{ALL, STAGE};

/// Waits until this event's card is open.
async fn open_card(page: &Page<'_>, id: &str) -> Result<()> {
    page.wait_until(&format!("host.selected === '{id}' && find('[part~=card]')"))
        .await
}

/// Opens the Rebellion, in which every event has a label.
async fn open_rebellion(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion").await?;
    page.matches(13).await
}

pub async fn without_sources_it_names_none(page: &Page<'_>) -> Result<()> {
    open_rebellion(page).await?;
    let chronicle = r#"[{ "id": "a", "date": "2370", "title": "One" },
        { "id": "b", "date": "2371", "title": "Two", "sources": ["A book"] }]"#;
    page.run_with("return host.load(given[0])", vec![json!(chronicle)])
        .await?;
    for (id, reasons) in [("a", 0), ("b", 1)] {
        page.run(&format!("host.selected = '{id}'")).await?;
        open_card(page, id).await?;
        page.wait_until(&format!(
            "find('[part~=card-date] b') && find('[part~=card]').textContent.includes('{}') && root.querySelectorAll('[part~=card-date] p > span').length === {reasons}",
            if id == "a" { "One" } else { "Two" }
        ))
        .await?;
    }
    page.is_well().await
}

pub async fn mouse_opens_it_and_escape_closes_it(page: &Page<'_>) -> Result<()> {
    open_rebellion(page).await?;
    page.click("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    open_card(page, "regent-surrenders").await?;
    // All that the chronicle says of the event stands on the card.
    let missing = page
        .run(
            r#"
            const said = find("[part~=card]").textContent;
            return fetch("mirror-universe.json").then((answer) => answer.json()).then((chronicle) => {
              const event = chronicle.events.find(({ id }) => id === "regent-surrenders");
              const name = (table, id) => chronicle[table].find((entry) => entry.id === id).name;
              const wanted = [
                event.wording, event.reason, event.title, event.summary, name("eras", event.era),
                ...event.factions.map((id) => name("factions", id)),
                ...event.sources.map(({ title }) => title),
              ];
              return wanted.filter((words) => words && !said.includes(words));
            });
            "#,
        )
        .await?;
    assert_eq!(missing, json!([]));
    page.wait_until("find('[part~=card-date]') && find('[part~=card-source]') && find('[part~=card-relations]')")
        .await?;
    page.wait_until(
        "find('[part~=stage] [data-event=regent-surrenders]').getAttribute('aria-expanded') === 'true'",
    )
    .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("host.selected === null && !find('[part~=card]')")
        .await?;
    page.wait_until("root.activeElement?.dataset.event === 'regent-surrenders'")
        .await?;
    // A second press on the event, and the card's own button, close it too.
    for close in [
        "[part~=stage] [data-event=regent-surrenders]",
        "[part~=card] [aria-label=Close]",
    ] {
        page.click("[part~=stage] [data-event=regent-surrenders]")
            .await?;
        open_card(page, "regent-surrenders").await?;
        page.click(close).await?;
        page.wait_until("host.selected === null && !find('[part~=card]')")
            .await?;
    }
    page.is_well().await
}

pub async fn all_thirteen_stand_beside_it(page: &Page<'_>) -> Result<()> {
    open_rebellion(page).await?;
    page.click("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    open_card(page, "regent-surrenders").await?;
    page.wait_until(&format!(
        "(() => {{ {STAGE} return onStage.length + clustered === 13; }})()"
    ))
    .await?;
    let beside = page
        .run(
            r#"
            const stage = find("[part~=stage]").getBoundingClientRect();
            const card = find("[part~=card]").getBoundingClientRect();
            return card.left >= stage.right - 1 && card.top < stage.bottom;
            "#,
        )
        .await?;
    assert_eq!(beside, json!(true), "on a wide page the card is docked");
    Ok(())
}

/// Presses Tab until the focus is on the stage.
async fn tab_to_stage(page: &Page<'_>) -> Result<()> {
    page.click("[part~=search] input").await?;
    for _ in 0..16 {
        page.press(&[Key::Tab]).await?;
        let there = page
            .run("return Boolean(root.activeElement?.matches('[data-stop]'))")
            .await?;
        if there == Value::Bool(true) {
            return Ok(());
        }
    }
    anyhow::bail!("sixteen presses of Tab do not reach the stage")
}

/// The event in focus.
async fn focused(page: &Page<'_>, id: &str) -> Result<()> {
    page.wait_until(&format!("root.activeElement?.dataset.event === '{id}'"))
        .await
}

pub async fn keyboard_walks_and_selects(page: &Page<'_>) -> Result<()> {
    open_rebellion(page).await?;
    tab_to_stage(page).await?;
    focused(page, "crossover-2370").await?;
    page.press(&[Key::Right]).await?;
    focused(page, "slaves-inspired-2370").await?;
    page.press(&[Key::Right, Key::Right, Key::Left]).await?;
    focused(page, "rebellion-begins").await?;
    page.press(&[Key::End]).await?;
    focused(page, "regent-surrenders").await?;
    page.press(&[Key::Home]).await?;
    focused(page, "crossover-2370").await?;
    page.press(&[Key::Right, Key::Enter]).await?;
    open_card(page, "slaves-inspired-2370").await?;
    focused(page, "slaves-inspired-2370").await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("host.selected === null").await?;
    focused(page, "slaves-inspired-2370").await?;
    page.press(&[Key::Space]).await?;
    open_card(page, "slaves-inspired-2370").await?;
    page.is_well().await
}

pub async fn keyboard_steps_between_eras_and_rails(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    tab_to_stage(page).await?;
    focused(page, "empire-origins").await?;
    let eras = page
        .run("return fetch('mirror-universe.json').then((answer) => answer.json()).then(({ events }) => Object.fromEntries(events.map(({ id, era }) => [id, era])))")
        .await?;
    let era = async || {
        let id = page
            .run("return root.activeElement?.dataset.event ?? null")
            .await?;
        let era = id.as_str().and_then(|id| eras[id].as_str());
        anyhow::Ok(era.map(str::to_owned))
    };
    page.press(&[Key::PageDown]).await?;
    page.wait_until("root.activeElement?.dataset.stop > 0")
        .await?;
    // The first stop of an era may be a cluster, which has no event of its own.
    let first = era().await?;
    assert!(
        matches!(first.as_deref(), None | Some("height")),
        "{first:?}"
    );
    page.press(&[Key::PageUp]).await?;
    page.wait_until("root.activeElement?.dataset.stop === '0'")
        .await?;
    // Down to the prime universe's rail, and up again.
    page.press(&[Key::Down]).await?;
    page.wait_until("root.activeElement?.dataset.stop > 0")
        .await?;
    let prime = page
        .run("return root.activeElement.getAttribute('aria-label')")
        .await?;
    assert!(
        prime.as_str().is_some_and(|name| name.contains("Prime")),
        "{prime}"
    );
    page.press(&[Key::Up]).await?;
    page.wait_until("root.activeElement.getAttribute('aria-label').includes('Mirror') || root.activeElement.dataset.cluster")
        .await?;
    page.is_well().await
}

/// An event with a cause and a result.
const LINKED: &str = "rebellion-begins";

/// The first events that are linked from and to one: causes, results.
async fn links(page: &Page<'_>, id: &str) -> Result<(String, String)> {
    let found = page
        .run_with(
            "return fetch('mirror-universe.json').then((answer) => answer.json()).then(({ links }) => [links.find(({ to }) => to === given[0])?.from, links.find(({ from }) => from === given[0])?.to])",
            vec![json!(id)],
        )
        .await?;
    Ok(serde_json::from_value(found)?)
}

pub async fn brackets_go_to_cause_and_result(page: &Page<'_>) -> Result<()> {
    open_rebellion(page).await?;
    let (cause, result) = links(page, LINKED).await?;
    tab_to_stage(page).await?;
    page.press(&[Key::Right, Key::Right]).await?;
    focused(page, LINKED).await?;
    page.write("[").await?;
    open_card(page, &cause).await?;
    focused(page, &cause).await?;
    // Back by hand: a cause may have more than one result.
    page.run_with(
        "find(`[part~=stage] [data-event=\"${given[0]}\"]`)?.focus()",
        vec![json!(LINKED)],
    )
    .await?;
    focused(page, LINKED).await?;
    page.write("]").await?;
    open_card(page, &result).await?;
    focused(page, &result).await?;
    page.is_well().await
}

pub async fn its_links_lead_to_cause_and_result(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion&selected=rebellion-begins")
        .await?;
    open_card(page, "rebellion-begins").await?;
    let (cause, result) = links(page, "rebellion-begins").await?;
    page.click(&format!("[part~=card] [data-follow={cause}]"))
        .await?;
    open_card(page, &cause).await?;
    page.wait_until("find('[part~=card]').textContent.includes('Led to')")
        .await?;
    page.click("[part~=card] [data-follow=rebellion-begins]")
        .await?;
    open_card(page, "rebellion-begins").await?;
    page.click(&format!("[part~=card] [data-follow={result}]"))
        .await?;
    open_card(page, &result).await?;
    page.is_well().await
}

pub async fn a_link_leaves_the_filter_that_hides_its_end(page: &Page<'_>) -> Result<()> {
    // Why the Rebellion's Defiant could be built: a link that leaves the era.
    page.open_timeline("#eras=rebellion").await?;
    page.matches(13).await?;
    let outside = page
        .run(
            r#"return fetch("mirror-universe.json").then((answer) => answer.json()).then(({ links, events }) => {
              const era = new Map(events.map(({ id, era }) => [id, era]));
              const link = links.find(({ from, to }) => era.get(to) === "rebellion" && era.get(from) !== "rebellion");
              return [link.to, link.from];
            })"#,
        )
        .await?;
    let (inside, outside): (String, String) = serde_json::from_value(outside)?;
    page.click(&format!("[part~=stage] [data-event={inside}]"))
        .await?;
    open_card(page, &inside).await?;
    page.click(&format!("[part~=card] [data-follow={outside}]"))
        .await?;
    open_card(page, &outside).await?;
    page.matches(ALL).await?;
    // The event stands in sight, alone or in a cluster.
    page.wait_until(&format!(
        "(() => {{ {STAGE} return onStage.some((button) => button.dataset.event === '{outside}') || clusters.length > 0; }})()"
    ))
    .await?;
    page.is_well().await
}

pub async fn previous_and_next_walk_what_passes(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion&selected=crossover-2370")
        .await?;
    open_card(page, "crossover-2370").await?;
    page.wait_until("find('[part~=card-nav] button').ariaDisabled && find('[part~=card-nav]').textContent.includes('1 of 13')")
        .await?;
    let mut seen = vec![json!("crossover-2370")];
    for number in 2..=13 {
        page.click("[part~=card-nav] button:last-of-type").await?;
        page.wait_until(&format!(
            "find('[part~=card-nav]').textContent.includes('{number} of 13')"
        ))
        .await?;
        seen.push(page.run("return host.selected").await?);
    }
    assert_eq!(seen.last(), Some(&json!("regent-surrenders")));
    page.wait_until("find('[part~=card-nav] button:last-of-type').ariaDisabled")
        .await?;
    seen.sort_by_key(Value::to_string);
    seen.dedup();
    assert_eq!(seen.len(), 13, "each is passed once");
    page.click("[part~=card-nav] button").await?;
    page.wait_until("find('[part~=card-nav]').textContent.includes('12 of 13')")
        .await?;
    page.is_well().await
}
