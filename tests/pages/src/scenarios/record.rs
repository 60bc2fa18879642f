//! A reader's first minute, in a page whose module notes its calls (`cargo xtask record`).

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::page::Page;
use crate::server::{Answer, Site};
use crate::widget::{ALL, wishes};

/// Keeps the modules that the page makes, and reads which of their functions were called.
const KEEPS: &str = r#"<script>
const kept = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const make = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await make.apply(WebAssembly, given);
    kept.push(made.instance ?? made);
    return made;
  };
}
window.called = () => {
  const noted = kept.map(({ exports }) => exports.calls).find(Boolean);
  return [...new Uint8Array(noted.buffer).keys()].filter((at) => new Uint8Array(noted.buffer)[at]);
};
</script>"#;

/// What the loader asks of a widget for the page.
const READS: &str =
    "return [host.filter, host.window, host.fragment, host.matchCount, host.eventCount,
    host.selected, host.view, host.scale, host.diagnostics].length";

/// What a page asks of the outline by attributes, each less than all events.
const ATTRIBUTES: [(&str, &str); 5] = [
    ("eras", "rise, drift"),
    ("factions", "terran-rebellion"),
    ("series", "ds9 ent"),
    ("canon", "game"),
    ("crossings", ""),
];

/// Twelve widgets more on the page.
const MORE: &str = "document.body.insertAdjacentHTML('beforeend',
        '<mirror-timeline eras=\"rise drift\"></mirror-timeline><mirror-timeline></mirror-timeline>'.repeat(6));
    return Promise.all([...document.querySelectorAll('mirror-timeline')].map(({ ready }) => ready))";

/// Writes the numbers of the functions that were called where `cargo xtask record` reads them.
pub async fn the_first_view(page: &Page<'_>) -> Result<()> {
    let place =
        std::env::var_os("MIRROR_TIMELINE_RECORD").context("cargo xtask record says where")?;
    let address = page.serve(
        "record",
        Site {
            head: KEEPS.into(),
            ..Site::default()
        },
    );
    let mut called = std::collections::BTreeSet::new();
    for (width, theme) in [(1280, "light"), (760, "dark"), (1600, "auto")] {
        page.resize(width, 900).await?;
        page.open(&format!("{address}index.html")).await?;
        page.run(&format!("host.setAttribute('theme', '{theme}')"))
            .await?;
        page.drawn().await?;
        filters(page).await?;
        page.run(READS).await?;
        page.run(MORE).await?;
        page.resize(width - 80, 800).await?;
        page.run("return new Promise(requestAnimationFrame)")
            .await?;
        let Value::Array(numbers) = page.run("return called()").await? else {
            continue;
        };
        called.extend(numbers.iter().filter_map(Value::as_u64));
        assert_eq!(later(page).await?, json!(0), "what comes later was fetched");
    }
    // What a reader first wishes beyond the first view waits for the second part, which is kept from
    // coming: how it is asked for, and what happens when it does not come.
    let missing = ["mirror_timeline_later.wasm", "mirror-timeline-later.css"];
    let address = page.serve(
        "wishes",
        Site {
            head: KEEPS.into(),
            answers: missing.map(|file| (file, Answer::Missing)).to_vec(),
            ..Site::default()
        },
    );
    page.resize(1280, 900).await?;
    for fragment in [
        "",
        "#view=list&scale=true&search=worf&selected=regent-surrenders&from=2370",
    ] {
        page.open(&format!("{address}index.html{fragment}")).await?;
        page.drawn().await?;
        wishes(page).await?;
        page.run(READS).await?;
        if let Value::Array(numbers) = page.run("return called()").await? {
            called.extend(numbers.iter().filter_map(Value::as_u64));
        }
    }
    let numbers: Vec<String> = called.iter().map(u64::to_string).collect();
    fs::write(place, numbers.join("\n"))?;
    Ok(())
}

/// Each era by the ribbon and several at once, then as a page does.
async fn filters(page: &Page<'_>) -> Result<()> {
    let eras = page
        .run("return [...root.querySelectorAll('[part~=era]')].map((era) => era.dataset.id)")
        .await?;
    let eras = eras.as_array().context("a list")?;
    for era in eras.iter().filter_map(Value::as_str) {
        let button = format!("[part~=era][data-id={era}]");
        page.click(&button).await?;
        page.wait_until(&format!("find('{button}').ariaPressed === 'true'"))
            .await?;
    }
    page.run("host.filter = { eras: ['rebellion', 'drift'] }")
        .await?;
    page.matches(17).await?;
    page.run("host.filter = {}").await?;
    page.matches(ALL).await?;
    for (name, value) in ATTRIBUTES {
        page.run(&format!("host.setAttribute('{name}', '{value}')"))
            .await?;
        page.wait_until("host.matchCount < host.eventCount").await?;
        page.run("return new Promise(requestAnimationFrame)")
            .await?;
        page.run(&format!("host.removeAttribute('{name}')")).await?;
        page.matches(ALL).await?;
    }
    Ok(())
}

async fn later(page: &Page<'_>) -> Result<Value> {
    page.run("return performance.getEntriesByType('resource').filter(({ name }) => name.includes('later.wasm')).length")
        .await
}
