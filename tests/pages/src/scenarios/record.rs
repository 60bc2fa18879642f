//! A reader's first minute, in a page whose module notes its calls (`cargo xtask record`).

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::engine::Engine;
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
  const { memory, notes, notesEnd } = kept.map(({ exports }) => exports).find(({ notes }) => notes);
  const noted = new Uint8Array(memory.buffer).subarray(notes.value, notesEnd.value);
  return [...noted.keys()].filter((at) => noted[at]);
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

/// Widgets that a page furnishes in one way or another.
const FURNISHED: &str = "document.body.insertAdjacentHTML('beforeend', [
        'heading=\"A heading\" heading-level=3 description=\"What it tells\"', 'heading=hide controls=hide', 'description=hide problems=hide',
        'eras=\"rise reform\" factions=\"terran-empire\" canon=\"game screen\" universe=mirror', 'series=\"ds9 ent\" crossings',
        'view=timeline scale=story',
    ].map((attributes) => `<mirror-timeline ${attributes}></mirror-timeline>`).join(''));
    return Promise.all([...document.querySelectorAll('mirror-timeline')].map(({ ready }) => ready)).then(() => 0)";

/// Draws the widget in one width after the other.
const WIDTHS: &str = r#"return (async () => {
const [size, direction] = given;
document.documentElement.dir = direction;
document.documentElement.style.fontSize = size;
for (let width = 562 + size.length; width < innerWidth; width += 31) {
  host.style.width = `${width}px`;
  await new Promise(requestAnimationFrame);
}
document.documentElement.dir = host.style.width = document.documentElement.style.fontSize = "";
})();"#;

/// Sizes of letters and directions in which it is drawn so.
const LETTERS: [(&str, &str); 6] = [
    ("", ""),
    ("", "rtl"),
    ("11px", ""),
    ("14px", ""),
    ("19px", ""),
    ("24px", ""),
];

/// Filters by two things at a time, of many widths: a stretch of the list of them all.
const PAIRS: &str = r#"return (async () => {
const [from, to] = given;
const { eras, factions, series, events } = await (await fetch("mirror-universe.json")).json();
const ids = (all) => all.map(({ id }) => id);
const filters = [];
for (const era of ids(eras)) {
  for (const faction of ids(factions)) filters.push({ eras: [era], factions: [faction] });
  for (const other of ids(eras)) filters.push({ eras: [era, other] });
  for (const one of ids(series)) filters.push({ eras: [era], series: [one] });
}
for (const one of ids(series)) filters.push({ series: [one] }, { series: [one], crossings: true });
for (const faction of ids(factions)) {
  for (const other of ids(factions)) filters.push({ factions: [faction, other] });
  for (const canon of ["screen", "game"]) filters.push({ canon: [canon], factions: [faction] });
}
for (const universe of ["prime", "mirror"]) filters.push({ universe: [universe] }, { universe: [universe], canon: ["screen"] });
// Where nothing is left that is told with words of the second part.
const has = ({ eras, factions, series, canon, universe, crossings }) => events.some((event) =>
  (!eras || eras.includes(event.era)) && (!canon || canon.includes(event.canon)) && (!universe || universe.includes(event.universe))
  && (!factions || factions.some((one) => event.factions?.includes(one))) && (!crossings || event.crossing !== "none")
  && (!series || event.sources.some((source) => series.includes(source.series))));
const some = filters.filter(has);
for (const [turn, filter] of [...some.entries()].slice(from, to)) {
  host.style.width = `${570 + turn * 211 % (innerWidth - 580)}px`;
  host.filter = filter;
  await new Promise(requestAnimationFrame);
}
host.filter = {};
host.style.width = "";
return some.length;
})();"#;

/// The widest window.
const WIDEST: u32 = 1600;

/// At most so many of them at once: a script may take half a minute.
const AT_ONCE: u64 = 100;

/// Writes the numbers of the functions that were called where `cargo xtask record` reads them.
pub async fn the_first_view(page: &Page<'_>) -> Result<()> {
    let place = std::env::var("MIRROR_TIMELINE_RECORD").context("cargo xtask record says where")?;
    let address = page.serve(
        "record",
        Site {
            head: KEEPS.into(),
            ..Site::default()
        },
    );
    let place = format!("{place}.{}", page.engine.name());
    let mut called = BTreeSet::new();
    for (width, theme) in [(1280, "light"), (760, "dark"), (WIDEST, "auto")] {
        page.resize(width, 900).await?;
        page.open(&format!("{address}index.html")).await?;
        page.run(&format!("host.setAttribute('theme', '{theme}')"))
            .await?;
        page.drawn().await?;
        filters(page).await?;
        // Geometry is the same in every engine, and the others take their time.
        if width == WIDEST && page.engine == Engine::Chromium {
            sizes(page).await?;
        }
        page.run(READS).await?;
        page.run(MORE).await?;
        page.run(FURNISHED).await?;
        page.resize(width - 80, 800).await?;
        page.run("return new Promise(requestAnimationFrame)")
            .await?;
        note(page, &mut called).await?;
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
        note(page, &mut called).await?;
    }
    // What is asked for while the second part does not come waits; what the first has is done.
    page.open(&format!("{address}index.html")).await?;
    page.drawn().await?;
    page.click("[part~=stage] [data-event]").await?;
    page.run("host.filter = { search: 'empire' }").await?;
    filters(page).await?;
    note(page, &mut called).await?;
    for start in ["#view=list&eras=rebellion", "#view=list&from=2372"] {
        page.open(&format!("{address}index.html{start}")).await?;
        page.drawn().await?;
        page.run("return new Promise(requestAnimationFrame)")
            .await?;
        note(page, &mut called).await?;
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
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
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

/// What is drawn and where hangs on widths, on sizes of letters and on what is left by filters.
async fn sizes(page: &Page<'_>) -> Result<()> {
    for (size, direction) in LETTERS {
        page.run_with(WIDTHS, vec![json!(size), json!(direction)])
            .await?;
    }
    let (mut from, mut all) = (0, 1);
    while from < all {
        let stretch = vec![json!(from), json!(from + AT_ONCE)];
        let filters = page.run_with(PAIRS, stretch).await?;
        all = filters.as_u64().context("how many filters there are")?;
        from += AT_ONCE;
    }
    page.matches(ALL).await
}

/// Adds the numbers of what was called.
async fn note(page: &Page<'_>, called: &mut BTreeSet<u64>) -> Result<()> {
    let numbers = page.run("return called()").await?;
    let numbers = numbers.as_array().context("a list")?;
    called.extend(numbers.iter().filter_map(Value::as_u64));
    Ok(())
}

async fn later(page: &Page<'_>) -> Result<Value> {
    page.run("return performance.getEntriesByType('resource').filter(({ name }) => name.includes('later.wasm')).length")
        .await
}
