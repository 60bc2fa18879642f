//! The list view: the same events in words.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::widget::ALL;

pub async fn holds_every_event_by_era(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.click("[part~=header] [role=group] button:last-of-type")
        .await?;
    page.wait_until("host.view === 'list' && find('[part~=list]') && !find('[part~=stage]')")
        .await?;
    page.matches(ALL).await?;
    let differences = page
        .run(
            r#"
            const shown = [...root.querySelectorAll("[part~=list-event]")].map((item) => item.querySelector("[data-event]").dataset.event);
            const eras = [...root.querySelectorAll("[part~=list-era]")].map((section) =>
              [section.querySelector("h3")?.textContent, section.querySelectorAll("[part~=list-event]").length]);
            return fetch("mirror-universe.json").then((answer) => answer.json()).then((chronicle) => {
              const faults = [];
              if (shown.length !== 67 || new Set(shown).size !== 67) faults.push(`${shown.length} items`);
              for (const { id } of chronicle.events) if (!shown.includes(id)) faults.push(`${id} is missing`);
              const wanted = chronicle.eras.map(({ id, name }) => [name, chronicle.events.filter(({ era }) => era === id).length]);
              if (JSON.stringify(wanted) !== JSON.stringify(eras)) faults.push(JSON.stringify(eras));
              for (const event of chronicle.events) {
                const item = root.querySelector(`[part~=list-event] [data-event="${event.id}"]`)?.closest("li");
                for (const words of [event.title, event.summary]) {
                  if (!item?.textContent.includes(words)) faults.push(`${event.id} without ${words}`);
                }
              }
              return faults;
            });
            "#,
        )
        .await?;
    assert_eq!(differences, json!([]));
    page.click("[part~=header] [role=group] button").await?;
    page.wait_until("host.view === 'timeline' && find('[part~=stage] [data-stop]')")
        .await?;
    page.is_well().await
}

pub async fn marks_what_is_searched_for(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#view=list").await?;
    page.click("[part~=search] input").await?;
    page.write("defiant").await?;
    page.wait_until("host.filter.search === 'defiant' && root.querySelectorAll('[part~=list-event]').length === host.matchCount")
        .await?;
    let marks = page
        .run("return [...new Set([...root.querySelectorAll('[part~=list] mark')].map((mark) => mark.textContent.toLowerCase()))]")
        .await?;
    assert_eq!(marks, json!(["defiant"]));
    page.is_well().await
}

pub async fn opens_and_closes_cards(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#view=list&eras=rebellion").await?;
    page.matches(13).await?;
    let title = "[part~=list-event] [data-event=battle-terok-nor]";
    page.click(title).await?;
    page.wait_until("host.selected === 'battle-terok-nor' && find('[part~=card]')")
        .await?;
    page.wait_until(&format!(
        "find('{title}').getAttribute('aria-expanded') === 'true'"
    ))
    .await?;
    page.press(&[fantoccini::key::Key::Escape]).await?;
    page.wait_until("host.selected === null && !find('[part~=card]') && root.activeElement?.dataset.event === 'battle-terok-nor'")
        .await?;
    page.press(&[fantoccini::key::Key::Enter]).await?;
    page.wait_until("host.selected === 'battle-terok-nor' && find('[part~=card]')")
        .await?;
    page.is_well().await
}
