//! The permalink: the state in the page's address.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::Page;
use crate::widget::ALL;

/// Everything of the state that the address holds.
async fn state(page: &Page<'_>) -> Result<Value> {
    page.run("return { filter: host.filter, selected: host.selected, view: host.view, scale: host.scale, fragment: host.fragment }")
        .await
}

pub async fn comes_back_after_a_reload(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    page.wait_until("location.hash === '#eras=rebellion'")
        .await?;
    page.click("[part~=search] input").await?;
    page.write("terok").await?;
    page.wait_until("location.hash.includes('search=terok') && host.matchCount < 13")
        .await?;
    page.click("[part~=scale] button:last-of-type").await?;
    page.click("[aria-label='Zoom in']").await?;
    page.click("[part~=stage] [data-event]").await?;
    page.wait_until("host.selected && location.hash.includes(`selected=${host.selected}`) && location.hash.includes('scale=true') && location.hash.includes('from=')")
        .await?;
    let (before, window) = (state(page).await?, page.window().await?);
    page.reload().await?;
    assert_eq!(state(page).await?, before);
    let after = page.window().await?;
    // The address names days.
    let day = 1.01 / 365.0;
    assert!(
        (after.0 - window.0).abs() <= day && (after.1 - window.1).abs() <= day,
        "{window:?} came back as {after:?}"
    );
    page.wait_until("find('[part~=card]') && find('[part~=search] input').value === 'terok'")
        .await?;
    page.run("host.view = 'list'").await?;
    page.wait_until("location.hash.includes('view=list')")
        .await?;
    page.reload().await?;
    page.wait_until("host.view === 'list' && find('[part~=list]') && find('[part~=card]')")
        .await?;
    // Nothing asked, nothing in the address but what still differs.
    page.click("[part~=clear]").await?;
    page.wait_until("!location.hash.includes('eras') && !location.hash.includes('search')")
        .await?;
    page.is_well().await
}

pub async fn is_gone_with_the_last_difference(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=drift").await?;
    page.matches(4).await?;
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.wait_until("location.hash === '' && host.fragment === ''")
        .await
}

pub async fn back_and_forward_restore(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.click("[part~=era][data-id=rise]").await?;
    page.matches(5).await?;
    page.click("[part~=era][data-id=drift]").await?;
    page.matches(9).await?;
    page.click("[part~=stage] [data-event=iss-enterprise-found]")
        .await?;
    page.wait_until(
        "host.selected === 'iss-enterprise-found' && location.hash.includes('selected=')",
    )
    .await?;
    page.run("history.back()").await?;
    page.wait_until("host.selected === null && host.matchCount === 9 && !find('[part~=card]')")
        .await?;
    page.run("history.back()").await?;
    page.matches(5).await?;
    page.run("history.back()").await?;
    page.matches(ALL).await?;
    page.run("history.go(2)").await?;
    page.matches(9).await?;
    page.run("history.forward()").await?;
    page.wait_until("host.selected === 'iss-enterprise-found' && find('[part~=card]')")
        .await?;
    page.is_well().await
}

pub async fn window_and_search_make_no_history(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.run(
        "window.entries = 0; const push = history.pushState;
         history.pushState = (...rest) => { window.entries += 1; push.apply(history, rest); }",
    )
    .await?;
    page.click("[aria-label='Zoom in']").await?;
    page.wait_until("location.hash.includes('from=')").await?;
    page.click("[part~=search] input").await?;
    page.write("kirk").await?;
    page.wait_until("location.hash.includes('search=kirk')")
        .await?;
    page.press(&[Key::Escape]).await?;
    page.matches(ALL).await?;
    assert_eq!(page.run("return entries").await?, json!(0));
    page.click("[part~=era][data-id=rise]").await?;
    page.matches(5).await?;
    assert_eq!(page.run("return entries").await?, json!(1));
    Ok(())
}

pub async fn a_new_fragment_by_hand_is_read(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rise").await?;
    page.matches(5).await?;
    page.run("location.hash = 'eras=height,reform&view=list'")
        .await?;
    page.matches(25).await?;
    page.wait_until("host.view === 'list' && find('[part~=list]')")
        .await?;
    page.is_well().await
}

pub async fn is_never_trusted(page: &Page<'_>) -> Result<()> {
    let hostile = "#chapter=3&eras=rebellion,nonsense&selected=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&scale=sideways&from=whenever&view=9&search=%E0%A4%A&factions=&plain";
    page.open_timeline(hostile).await?;
    page.wait_until("host.filter.eras.join() === 'rebellion'")
        .await?;
    page.wait_until("host.selected === null && host.scale === 'story' && host.view === 'timeline'")
        .await?;
    let told = page
        .run("return host.diagnostics.map(({ code, path }) => [code, path]).sort()")
        .await?;
    assert_eq!(
        told,
        json!([
            ["unknown-setting", "eras"],
            ["unknown-setting", "from"],
            ["unknown-setting", "scale"],
            ["unknown-setting", "selected"],
            ["unknown-setting", "view"],
        ])
    );
    page.is_well().await
}

pub async fn keys_of_others_are_kept(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#chapter=3&eras=rise&plain").await?;
    page.matches(5).await?;
    page.click("[part~=era][data-id=drift]").await?;
    page.matches(9).await?;
    page.wait_until("['eras=rise,drift', 'chapter=3', 'plain'].every((part) => location.hash.slice(1).split('&').includes(part))")
        .await?;
    page.click("[part~=clear]").await?;
    page.matches(ALL).await?;
    page.wait_until("location.hash === '#chapter=3&plain'")
        .await
}

pub async fn long_ago_and_far_ahead_are_harmless(page: &Page<'_>) -> Result<()> {
    for fragment in [
        "#from=-9999&to=9999",
        "#from=2400&to=2300",
        "#from=Y-999999999&to=Y999999999",
        "#from=2370-02-30&to=2371",
        "#selected=&search=&eras=",
        "#eras=rebellion&eras=rise",
        "#=&&==&eras==",
    ] {
        page.open_timeline(fragment).await?;
        page.wait_until("host.window.start < host.window.end && host.matchCount > 0")
            .await?;
        page.is_well().await?;
    }
    Ok(())
}

pub async fn what_the_page_keeps_with_its_entry_stays(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.run("history.replaceState({ mine: 1 }, '')").await?;
    page.run("host.view = 'list'").await?;
    page.wait_until("location.hash === '#view=list'").await?;
    assert_eq!(
        page.run("return history.state").await?,
        json!({ "mine": 1 })
    );
    page.is_well().await
}

pub async fn of_several_widgets_each_has_its_part(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/pair.html#element.eras=rebellion&div.view=list")
        .await?;
    page.wait_until("MirrorTimeline.of(document.querySelector('#element')).matchCount === 13 && MirrorTimeline.of(document.querySelector('#div')).view === 'list'")
        .await?;
    assert_eq!(
        page.run("const [one, other] = ['element', 'div'].map((id) => MirrorTimeline.of(document.getElementById(id))); return [one.view, other.matchCount]")
            .await?,
        json!(["timeline", ALL])
    );
    page.is_well().await
}
