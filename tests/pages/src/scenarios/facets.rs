//! The facet panel: every value with what it would give, and people by typing.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;
use crate::widget::ALL;

/// Opens the panel, which needs the whole chronicle.
pub async fn open_panel(page: &Page<'_>) -> Result<()> {
    page.click("[part~=filter-button]").await?;
    page.wait_until("find('[part~=facets]')").await
}

/// Ticks or unticks the box with this name.
pub async fn tick(page: &Page<'_>, name: &str) -> Result<()> {
    page.run_with(
        "[...root.querySelectorAll('.facets label')].find((label) => label.querySelector('span').textContent === given[0]).id = 'wanted'",
        vec![json!(name)],
    )
    .await?;
    page.click("#wanted").await?;
    page.run("root.querySelector('#wanted').removeAttribute('id')")
        .await?;
    Ok(())
}

/// The panel's boxes by group, each with its count, beside what the chronicle itself says.
const COUNTS: &str = r#"
const shown = {};
for (const label of root.querySelectorAll("[part~=facet] label.option")) {
  const group = label.closest("fieldset").className;
  (shown[group] ??= {})[label.querySelector("span").textContent] = Number(label.querySelector("small").textContent);
}
return fetch("mirror-universe.json").then((answer) => answer.json()).then((chronicle) => {
  const filter = host.filter;
  const own = {
    factions: (event) => event.factions,
    series: (event) => event.sources.map(({ series, game, film }) => series ?? game ?? film),
    canon: (event) => [event.canon],
    universe: (event) => [event.universe],
    people: (event) => event.people ?? [],
    eras: (event) => [event.era],
  };
  const crosses = ({ crossing }) => (crossing ?? "none") !== "none";
  const passes = (event, but) => Object.entries(own).every(([name, values]) =>
    name === but || filter[name].length === 0 || values(event).some((id) => filter[name].includes(id)))
    && (but === "crossings" || !filter.crossings || crosses(event));
  const wanted = {};
  const tables = { factions: "factions", series: "series", canon: "canons", universe: "rails" };
  for (const [name, table] of Object.entries(tables)) {
    wanted[name] = {};
    for (const { id, name: words } of chronicle[table]) {
      wanted[name][words] = chronicle.events.filter((event) => passes(event, name) && own[name](event).includes(id)).length;
    }
  }
  wanted.crossings = { "Crossings only": chronicle.events.filter((event) => passes(event, "crossings") && crosses(event)).length };
  return [shown, wanted, chronicle.events.filter((event) => passes(event)).length, host.matchCount];
});
"#;

async fn counts_are_right(page: &Page<'_>) -> Result<()> {
    let found = page.run(COUNTS).await?;
    assert_eq!(found[0], found[1], "what the panel says, what there is");
    assert_eq!(found[2], found[3], "what passes");
    Ok(())
}

pub async fn every_value_says_what_it_would_give(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    open_panel(page).await?;
    page.wait_until("find('[part~=filter-button]').getAttribute('aria-expanded') === 'true'")
        .await?;
    counts_are_right(page).await?;
    tick(page, "Deep Space Nine").await?;
    page.wait_until("host.filter.series.length === 1 && host.matchCount < 67")
        .await?;
    counts_are_right(page).await?;
    tick(page, "Prime").await?;
    tick(page, "Crossings only").await?;
    page.wait_until("host.filter.crossings && host.filter.universe.length === 1")
        .await?;
    counts_are_right(page).await?;
    // What gives nothing stays in its place, quietly, and can still be pressed.
    page.wait_until("root.querySelectorAll('.facets .zero').length > 5")
        .await?;
    tick(page, "Tholians").await?;
    page.wait_until("host.matchCount === 0 && host.filter.factions[0] === 'tholians'")
        .await?;
    tick(page, "Tholians").await?;
    page.wait_until("host.matchCount > 0").await?;
    // A chip for each, in the address all of them.
    page.wait_until("root.querySelectorAll('[part~=status] [part~=chip]').length === 3")
        .await?;
    page.wait_until("host.fragment === 'series=ds9&universe=prime&crossings=only'")
        .await?;
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    counts_are_right(page).await?;
    page.is_well().await
}

/// For scripts: the field of people, its options, and the active one.
const PEOPLE: &str = r#"
const field = find("[role=combobox]");
const options = [...root.querySelectorAll("[role=option]")].filter((option) => option.checkVisibility());
const names = options.map((option) => option.querySelector("span").textContent);
const active = root.getElementById(field.getAttribute("aria-activedescendant"));
"#;

pub async fn people_are_found_by_typing(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    open_panel(page).await?;
    page.click("[role=combobox]").await?;
    page.wait_until(&format!(
        "(() => {{ {PEOPLE} return field.getAttribute('aria-expanded') === 'true' && options.length > 20; }})()"
    ))
    .await?;
    page.write("kira").await?;
    page.wait_until(&format!(
        "(() => {{ {PEOPLE} return names.length === 2 && names.every((name) => name.startsWith('Kira')); }})()"
    ))
    .await?;
    // By keyboard: down, down and round again, and one is picked.
    page.press(&[Key::Down, Key::Down]).await?;
    page.wait_until(&format!(
        "(() => {{ {PEOPLE} return active === options[1]; }})()"
    ))
    .await?;
    page.press(&[Key::Down, Key::Up, Key::Enter]).await?;
    page.wait_until(&format!(
        "(() => {{ {PEOPLE} return host.filter.people.length === 1 && active.getAttribute('aria-selected') === 'true'
          && host.matchCount === Number(active.querySelector('small').textContent); }})()"
    ))
    .await?;
    // By mouse: the other one too; either is enough.
    let one = page.run("return host.matchCount").await?;
    page.click("[role=option][aria-selected=false]").await?;
    page.wait_until(&format!(
        "host.filter.people.length === 2 && host.matchCount > {one} && root.activeElement?.role === 'combobox'"
    ))
    .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until(&format!(
        "(() => {{ {PEOPLE} return options.length === 0 && field.value === 'kira'; }})()"
    ))
    .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until(&format!(
        "(() => {{ {PEOPLE} return field.value === ''; }})()"
    ))
    .await?;
    // It closes where the focus goes on, and says when nobody is called so.
    page.write("zzz").await?;
    page.wait_until(
        "find('.offered [role=status]').textContent.length > 0 && find('.offered [role=status]').checkVisibility()",
    )
    .await?;
    page.press(&[Key::Tab]).await?;
    page.wait_until("find('[role=combobox]').getAttribute('aria-expanded') === 'false'")
        .await?;
    page.reload().await?;
    page.wait_until(
        "host.filter.people.length === 2 && root.querySelectorAll('[part~=status] [part~=chip]').length === 2",
    )
    .await?;
    page.is_well().await
}
