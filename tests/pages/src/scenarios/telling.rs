//! The chronicle told in another way: the spoiler guard, and the clock of release dates.

use anyhow::Result;
use serde_json::json;

use super::facets::open_panel;
use crate::page::Page;
use crate::server::{Answer, Hold, Site};

/// Someone who knows the Original Series, and Deep Space Nine up to its third season.
const WATCHED: &str = "ds9:3 tos";

/// For scripts: the titles, summaries and ids of the events that this reader may not see.
const HIDDEN: &str = r#"
const hidden = () => fetch("mirror-universe.json").then((answer) => answer.json()).then(({ events }) =>
  events.filter(({ sources }) => !sources.every(({ series, game, film, season }) =>
    !(series ?? game ?? film) || series === "tos" || (series === "ds9" && season <= 3))));
"#;

/// Nothing that is on the screen or can be asked of the widget tells of a hidden event.
async fn nothing_is_told(page: &Page<'_>) -> Result<()> {
    let leaks = page
        .run(&format!(
            r#"{HIDDEN}
            const shown = root.querySelector(".root").innerHTML;
            const inPage = [...document.querySelectorAll("mirror-timeline li")].filter((item) => item.checkVisibility());
            return hidden().then((events) => [
              events.length,
              events.filter(({{ id, title, summary }}) => shown.includes(`"${{id}}"`) || shown.includes(title) || (summary && shown.includes(summary))).map(({{ id }}) => id),
              inPage.map((item) => item.textContent),
              host.eventCount + events.length,
            ]);"#
        ))
        .await?;
    assert_eq!(leaks, json!([48, [], [], 67]));
    Ok(())
}

/// Waits until the reader sees so many events of as many.
async fn told(page: &Page<'_>, events: usize) -> Result<()> {
    page.wait_until(&format!(
        "host.eventCount === {events} && host.matchCount === {events}
         && find('[part~=count]').textContent === '{events} of {events} events'"
    ))
    .await
}

pub async fn what_comes_later_is_nowhere(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#watched=ds9:3+tos&selected=regent-surrenders")
        .await?;
    told(page, 19).await?;
    nothing_is_told(page).await?;
    // A link to what is hidden opens nothing and says so.
    page.wait_until("host.selected === null && !find('[part~=card]') && find('[part~=missing]').textContent.includes('later than what you have watched')")
        .await?;
    page.wait_until("host.diagnostics.some(({ path, found }) => path === 'selected' && found === 'regent-surrenders')")
        .await?;
    page.run("host.selected = 'obrien-leads'").await?;
    page.wait_until(
        "host.selected === 'obrien-leads' && find('[part~=card]') && !find('[part~=missing]')",
    )
    .await?;
    nothing_is_told(page).await?;
    page.run("host.selected = null; host.view = 'list'").await?;
    page.wait_until("root.querySelectorAll('[part~=list-event]').length === 19")
        .await?;
    nothing_is_told(page).await?;
    // Neither search nor the facets know of it.
    page.run("host.filter = { search: 'regent' }").await?;
    page.wait_until("host.matchCount === 0").await?;
    page.run("host.filter = { factions: ['true-way'] }").await?;
    page.wait_until("host.filter.factions.length === 0 && host.matchCount === 19")
        .await?;
    open_panel(page).await?;
    page.click("[role=combobox]").await?;
    page.wait_until("root.querySelectorAll('[role=option]').length > 5")
        .await?;
    nothing_is_told(page).await?;
    let named = page
        .run("return ['True Way', 'Alliance remnant', 'Coalition', 'Georgiou', 'Archer'].filter((name) => find('.facets').textContent.includes(name))")
        .await?;
    assert_eq!(named, json!([]));
    page.run("host.watched = 'all'").await?;
    page.matches(67).await?;
    page.is_well().await
}

/// Answers how much of a series has been watched.
async fn answer(page: &Page<'_>, series: &str, wanted: &str) -> Result<()> {
    page.run_with(
        r#"
        const label = [...root.querySelectorAll(".guard label")].find((label) => label.querySelector("span").textContent === given[0]);
        const select = label.querySelector("select");
        select.value = given[1];
        if (select.value !== given[1]) throw new Error(`no ${given[1]}`);
        select.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        "#,
        vec![json!(series), json!(wanted)],
    )
    .await?;
    Ok(())
}

pub async fn what_was_watched_is_remembered(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    open_panel(page).await?;
    for series in [
        "Enterprise",
        "Discovery",
        "Section 31",
        "Prodigy",
        "Star Trek Online",
    ] {
        answer(page, series, "0").await?;
    }
    answer(page, "Deep Space Nine", "3").await?;
    page.wait_until(&format!("host.watched === '{WATCHED}'"))
        .await?;
    told(page, 19).await?;
    nothing_is_told(page).await?;
    page.wait_until("location.hash.includes('watched=ds9:3+tos')")
        .await?;
    // On another page of the site too, and from the first frame on.
    let address = page.serve(
        "recorded",
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            head: "<script src=records.js></script>".into(),
            ..Site::default()
        },
    );
    page.open(&format!("{address}bare.html")).await?;
    page.wait_until("told.some(({ name }) => name === 'ready')")
        .await?;
    let first = page
        .run("return told.find(({ name }) => name === 'ready').detail.eventCount")
        .await?;
    assert_eq!(first, json!(19));
    page.open_timeline("").await?;
    told(page, 19).await?;
    nothing_is_told(page).await?;
    // An address may hide more, but it shows no more than the reader has watched.
    page.run("location.hash = '#watched=ds9:7+tos+ent'").await?;
    page.wait_until("host.watched === 'ds9:3 tos'").await?;
    page.run("location.hash = '#watched=tos'").await?;
    told(page, 4).await?;
    page.run("host.watched = 'all'").await?;
    told(page, 19).await?;
    // Only the reader lifts it.
    page.click("[part~=guard]").await?;
    page.wait_until("find('.guard select')").await?;
    answer(page, "Deep Space Nine", "all").await?;
    page.wait_until("host.watched === 'ds9 tos' && host.eventCount > 19")
        .await?;
    for series in [
        "Enterprise",
        "Discovery",
        "Section 31",
        "Prodigy",
        "Star Trek Online",
    ] {
        answer(page, series, "all").await?;
    }
    page.matches(67).await?;
    page.wait_until(
        "host.watched === 'all' && localStorage.length === 0 && !find('[part~=guard]')",
    )
    .await?;
    page.is_well().await
}

pub async fn what_one_is_told_the_other_knows(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/two.html").await?;
    page.drawn().await?;
    page.run("window.second = document.querySelector('#second')")
        .await?;
    open_panel(page).await?;
    answer(page, "Star Trek Online", "0").await?;
    page.wait_until(
        "host.watched === 'dis ds9 ent pro s31 tos' && second.watched === host.watched",
    )
    .await?;
    page.wait_until("second.eventCount === host.eventCount && host.eventCount < 67")
        .await?;
    answer(page, "Star Trek Online", "all").await?;
    page.wait_until("second.eventCount === 67 && host.eventCount === 67")
        .await?;
    page.wait_until("localStorage.length === 0").await?;
    page.is_well().await
}

pub async fn while_it_waits_and_when_it_fails_the_list_is_held(page: &Page<'_>) -> Result<()> {
    let hold = Hold::default();
    for answer in [Answer::Held(hold.clone()), Answer::Missing] {
        let missing = matches!(answer, Answer::Missing);
        let address = page.serve(
            "guarded",
            Site {
                folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
                answers: vec![("mirror_timeline_bg.wasm", answer)],
                ..Site::default()
            },
        );
        page.open(&format!("{address}guarded.html")).await?;
        let held = "!document.querySelector('#element li').checkVisibility()
            && root.querySelector('.fallback + button').textContent.includes('more than you have watched')";
        page.wait_until(held).await?;
        if missing {
            page.wait_until("told.some(({ name }) => name === 'error')")
                .await?;
            page.wait_until(held).await?;
            // Who wants it all the same gets it.
            page.click(".fallback + button").await?;
            page.wait_until("document.querySelector('#element li').checkVisibility()")
                .await?;
        } else {
            hold.release();
            page.wait_until("host.eventCount === 19 && find('[part~=stage] [data-stop]')")
                .await?;
            nothing_is_told(page).await?;
            page.is_well().await?;
        }
    }
    Ok(())
}

/// For scripts: the dates of the labels and of the list, as they are written.
const DATES: &str = r#"
const dates = [...root.querySelectorAll("[part~=event-date], .list .date")].map((date) => date.textContent);
"#;

pub async fn the_other_clock_is_that_of_release_dates(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#selected=mirror-mirror").await?;
    page.wait_until("find('[part~=card]')").await?;
    page.click("[part~=clock] button:last-of-type").await?;
    page.wait_until("host.clock === 'release' && find('[part~=clock] button:last-of-type').getAttribute('aria-pressed') === 'true'")
        .await?;
    // What has no date is counted, and in none of the places of the others.
    let (dated, undated) = (59, 8);
    page.wait_until(&format!(
        "host.eventCount === 67 && host.matchCount === {dated}
         && find('[part~=count]').textContent === '{dated} of 67 events'
         && find('[part~=undated]').textContent.startsWith('{undated} events have no release date')"
    ))
    .await?;
    page.wait_until("host.window.start < 1968 && host.window.start > 1960 && host.window.end > 2024 && host.window.end < 2030")
        .await?;
    // The event is still open, and its card says when it happens and when it came out.
    page.wait_until("host.selected === 'mirror-mirror' && ['2267', '6 Oct 1967'].every((date) => find('[part~=card]').textContent.includes(date))")
        .await?;
    page.wait_until(&format!(
        "(() => {{ {DATES} return dates.length > 10 && dates.every((date) => /(19|20)\\d\\d/.test(date)); }})()"
    ))
    .await?;
    // The ribbon filters by eras of the story all the same, and the window goes to what is left.
    page.click("[part~=era][data-id=rebellion]").await?;
    page.wait_until("host.matchCount === 13 && host.window.start > 1993 && host.window.end < 2001")
        .await?;
    page.wait_until(
        "location.hash.includes('clock=release') && location.hash.includes('eras=rebellion')",
    )
    .await?;
    page.reload().await?;
    page.wait_until(
        "host.clock === 'release' && host.matchCount === 13 && host.selected === 'mirror-mirror'",
    )
    .await?;
    page.run("host.view = 'list'").await?;
    page.wait_until("root.querySelectorAll('[part~=list-event]').length === 13")
        .await?;
    let ordered = page
        .run("return [...root.querySelectorAll('.list .date')].map((date) => Date.parse(date.textContent)).every((time, at, all) => at === 0 || all[at - 1] <= time)")
        .await?;
    assert_eq!(ordered, json!(true));
    page.run("host.filter = null; host.view = 'timeline'; host.clock = 'story'")
        .await?;
    page.matches(67).await?;
    page.wait_until("host.window.end > 3000 && !find('[part~=undated]')")
        .await?;
    page.is_well().await
}
