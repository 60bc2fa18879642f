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

pub async fn of_a_long_one_what_is_in_sight_is_drawn(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#view=list").await?;
    page.run(
        r#"
        const event = (_, at) => ({ id: `e${at}`, date: String(1000 + at), title: `Event ${at}`, summary: "Words ".repeat(at % 40), era: at < 700 ? "first" : "second" });
        const eras = [{ id: "first", name: "First", date: "1000/1699" }, { id: "second", name: "Second", date: "1700/2999" }];
        return host.load(JSON.stringify({ title: "Long", eras, events: Array.from({ length: 2000 }, event) })).then((problems) => problems.length);
        "#,
    )
    .await?;
    page.run("host.view = 'list'").await?;
    page.wait_until("host.eventCount === 2000 && find('[part~=list-event][aria-posinset=\"1\"][aria-setsize=\"2000\"]')")
        .await?;
    // In view: its place, and whether all that is in sight is there in its order.
    let in_sight = "const list = find('[part~=list]').getBoundingClientRect(); \
        const items = [...root.querySelectorAll('[part~=list-event]')]; \
        const places = items.filter((item) => { const box = item.getBoundingClientRect(); return box.bottom > list.top && box.top < list.bottom; }).map((item) => Number(item.getAttribute('aria-posinset')));";
    for (at, place) in [(0.0, 1), (0.5, 1001), (1.0, 2000)] {
        page.run(&format!(
            "const list = find('[part~=list]'); list.scrollTop = list.scrollHeight * {at}"
        ))
        .await?;
        page.wait_until(&format!(
            "(() => {{ {in_sight} return items.length < 60 && places.length > 3 && places.includes({place}) \
             && places.every((place, at) => place === places[0] + at) \
             && items.every((item) => item.querySelector('[data-event]').dataset.event === `e${{item.getAttribute('aria-posinset') - 1}}`); }})()"
        ))
        .await?;
    }
    // Keys reach both ends, and where they come to is in sight.
    let focused = |place: u32| {
        format!(
            "(() => {{ {in_sight} return root.activeElement?.closest('li')?.getAttribute('aria-posinset') === '{place}' && places.includes({place}); }})()"
        )
    };
    page.run("find('[part~=list-event] [data-event]').focus()")
        .await?;
    for (key, place) in [
        (fantoccini::key::Key::Home, 1),
        (fantoccini::key::Key::Down, 2),
        (fantoccini::key::Key::End, 2000),
        (fantoccini::key::Key::Up, 1999),
    ] {
        page.press(&[key]).await?;
        page.wait_until(&focused(place)).await?;
    }
    page.press(&[fantoccini::key::Key::Enter]).await?;
    page.wait_until("host.selected === 'e1998' && find('[part~=card]')")
        .await?;
    page.press(&[fantoccini::key::Key::Escape]).await?;
    page.wait_until(&focused(1999)).await?;
    // An answer that is short is listed whole, a long one from its start.
    page.run("host.filter = { search: 'event 77' }").await?;
    page.wait_until(
        "host.matchCount === 38 && root.querySelectorAll('[part~=list-event]').length === 38",
    )
    .await?;
    page.run("host.filter = { eras: ['second'] }").await?;
    page.wait_until("host.matchCount === 1300 && find('[part~=list-event][aria-posinset=\"1\"] [data-event=e700]')")
        .await?;
    page.is_well().await
}
