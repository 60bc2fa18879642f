//! The era ribbon as a filter.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{ALL, STAGE};

/// Each era: its id, its events, its years.
const ERAS: [(&str, usize, f64, f64); 7] = [
    ("rise", 5, f64::NEG_INFINITY, 2155.0),
    ("height", 17, 2155.0, 2267.0),
    ("reform", 8, 2267.0, 2350.0),
    ("alliance", 5, 2350.0, 2370.0),
    ("rebellion", 13, 2370.0, 2376.0),
    ("reborn", 15, 2376.0, 2500.0),
    ("drift", 4, 2500.0, f64::INFINITY),
];

/// What lies on the stage but belongs to none of the eras that are pressed.
async fn strangers(page: &Page<'_>) -> Result<serde_json::Value> {
    page.run(&format!(
        r#"{STAGE}
        const shown = onStage.map((button) => button.dataset.event);
        return fetch("mirror-universe.json").then((answer) => answer.json()).then(({{ events }}) => {{
          const eras = new Map(events.map(({{ id, era }}) => [id, era]));
          return shown.filter((id) => !host.filter.eras.includes(eras.get(id)));
        }});"#
    ))
    .await
}

/// The ids of the buttons that are pressed.
async fn pressed(page: &Page<'_>) -> Result<serde_json::Value> {
    page.run("return [...root.querySelectorAll('[part~=era][aria-pressed=true]')].map((button) => button.dataset.id)")
        .await
}

pub async fn each_alone_by_mouse(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    let whole = page.window().await?;
    for (id, count, start, end) in ERAS {
        let button = format!("[part~=era][data-id={id}]");
        page.click(&button).await?;
        page.matches(count).await?;
        page.wait_until(&format!(
            "root.querySelectorAll('[part~=status] [part~=chip]').length === 1
             && find('{button}').querySelector('small').textContent === '{count}'"
        ))
        .await?;
        assert_eq!(pressed(page).await?, json!([id]));
        assert_eq!(strangers(page).await?, json!([]), "on the stage of {id}");
        let reached = page
            .run(&format!("{STAGE} return onStage.length + clustered"))
            .await?;
        assert_eq!(reached, json!(count), "every event of {id} is on the stage");
        let shown = page.window().await?;
        assert!(
            shown.0 >= start - 0.01 && shown.1 <= end + 0.01,
            "{id} shows {shown:?}"
        );
        page.click(&button).await?;
        page.matches(ALL).await?;
        assert_eq!(pressed(page).await?, json!([]));
        page.window_is(whole).await?;
    }
    page.is_well().await
}

pub async fn several_at_once(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.click("[part~=era][data-id=alliance]").await?;
    page.matches(5).await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(18).await?;
    assert_eq!(pressed(page).await?, json!(["alliance", "rebellion"]));
    assert_eq!(strangers(page).await?, json!([]));
    page.window_is((2350.0, 2376.0)).await?;
    // Eras that are not neighbours.
    page.click("[part~=era][data-id=drift]").await?;
    page.matches(22).await?;
    assert_eq!(strangers(page).await?, json!([]));
    page.wait_until("root.querySelectorAll('[part~=status] [part~=chip]').length === 3")
        .await?;
    // A chip takes its own away.
    page.click("[part~=status] [part~=chip]").await?;
    page.matches(17).await?;
    assert_eq!(pressed(page).await?, json!(["rebellion", "drift"]));
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.wait_until("!find('[part~=status] [part~=chip]') && !find('[part~=clear]')")
        .await?;
    assert_eq!(pressed(page).await?, json!([]));
    page.is_well().await
}

pub async fn by_keyboard(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.click("[part~=search] input").await?;
    // One stop of the Tab key leads into the ribbon, whichever button it is.
    for _ in 0..12 {
        page.press(&[Key::Tab]).await?;
        if page
            .run("return Boolean(root.activeElement?.matches('[part~=era]'))")
            .await?
            == json!(true)
        {
            break;
        }
    }
    page.wait_until("root.activeElement?.dataset.id === 'rise'")
        .await?;
    page.press(&[Key::Right, Key::Right]).await?;
    page.wait_until("root.activeElement?.dataset.id === 'reform'")
        .await?;
    page.press(&[Key::End, Key::Left, Key::Left]).await?;
    page.wait_until("root.activeElement?.dataset.id === 'rebellion'")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.matches(13).await?;
    page.wait_until("root.activeElement?.dataset.id === 'rebellion'")
        .await?;
    page.press(&[Key::Home]).await?;
    page.wait_until("root.activeElement?.dataset.id === 'rise'")
        .await?;
    page.press(&[Key::Space]).await?;
    page.matches(18).await?;
    assert_eq!(pressed(page).await?, json!(["rise", "rebellion"]));
    page.is_well().await
}

pub async fn the_first_filter_fetches_no_more(page: &Page<'_>) -> Result<()> {
    page.open("dist/").await?;
    page.drawn().await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    page.wait_until("location.hash.includes('rebellion')")
        .await?;
    // What the budget counts (`xtask/src/size.rs`), and nothing else of ours. WebKit alone lists
    // what was preloaded a second time when it is used.
    let once = match page.engine {
        Engine::WebKit => {
            ".filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at)"
        }
        _ => "",
    };
    let fetched = page
        .run(&format!("return performance.getEntriesByType('resource'){once}.map(({{ name }}) => name.split('/').pop()).filter((name) => /^mirror/.test(name)).sort()"))
        .await?;
    assert_eq!(
        fetched,
        json!([
            "mirror-timeline-place.css",
            "mirror-timeline.css",
            "mirror-timeline.js",
            "mirror_timeline.js",
            "mirror_timeline_bg.wasm"
        ])
    );
    // A card is the first to need more; a window restored by going back is another.
    page.run("host.selected = 'regent-surrenders'").await?;
    page.wait_until("find('[part~=card]')").await?;
    page.is_well().await
}
