//! What readers also expect: matches one after the other, the page's own filter again, fewer
//! controls, links to articles, pictures.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;

pub async fn matches_are_walked_by_buttons_and_by_enter(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.click("[part~=search] input").await?;
    page.write("georgiou").await?;
    // Enter does not wait for the pause after typing.
    page.press(&[Key::Enter]).await?;
    page.wait_until("host.filter.search === 'georgiou' && host.selected !== null")
        .await?;
    page.wait_until("root.activeElement?.matches('[part~=search] input')")
        .await?;
    let count = page.run("return host.matchCount").await?;
    let place = |at: u64| {
        format!(
            "find('[part~=search] .hits').textContent === '{at} of {count}' && find('[part~=card-nav]').textContent.includes('{at} of {count}')"
        )
    };
    page.wait_until(&place(1)).await?;
    page.press(&[Key::Enter, Key::Enter]).await?;
    page.wait_until(&place(3)).await?;
    // It is said which one it is.
    page.wait_until(&format!(
        "[...root.querySelectorAll('.hidden[role=status]')].some((said) => said.textContent.startsWith('3 of {count}. Details open: '))"
    ))
    .await?;
    page.click("[part~=search-steps] button:first-of-type")
        .await?;
    page.wait_until(&place(2)).await?;
    page.click("[part~=search-steps] button:last-of-type")
        .await?;
    page.wait_until(&place(3)).await?;
    // Back past the first comes the last.
    page.run("host.selected = null").await?;
    page.wait_until("!find('[part~=card]')").await?;
    page.click("[part~=search-steps] button:first-of-type")
        .await?;
    page.wait_until(&place(count.as_u64().unwrap_or_default()))
        .await?;
    page.click("[part~=search-steps] button:last-of-type")
        .await?;
    page.wait_until(&place(1)).await?;
    page.is_well().await
}

pub async fn the_pages_own_filter_comes_back(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    page.run("host.setAttribute('eras', 'rebellion')").await?;
    page.matches(13).await?;
    page.wait_until("!find('[part~=reset]') && find('[part~=clear]')")
        .await?;
    page.click("[part~=era][data-id=alliance]").await?;
    page.wait_until("host.filter.eras.length === 2 && find('[part~=reset]')")
        .await?;
    page.click("[part~=reset]").await?;
    page.matches(13).await?;
    page.click("[part~=clear]").await?;
    page.matches(67).await?;
    page.click("[part~=reset]").await?;
    page.matches(13).await?;
    page.wait_until("!find('[part~=reset]') && host.filter.eras[0] === 'rebellion'")
        .await?;
    page.is_well().await
}

pub async fn an_infobox_has_few_controls_or_none(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    // What comes later is there, so that nothing moves under the pointer.
    page.run("return host.load().then(() => 0)").await?;
    page.run(
        "host.setAttribute('controls', 'minimal'); host.setAttribute('description', 'In short.')",
    )
    .await?;
    page.wait_until(
        "!find('[part~=search]') && !find('[part~=filter-button]') && !find('[part~=scale]') && !find('[part~=count]')
         && find('[part~=ribbon]') && find('[part~=zoom] button') && find('[part~=description]').textContent === 'In short.'",
    )
    .await?;
    page.click("[part~=era][data-id=rebellion]").await?;
    page.wait_until("host.matchCount === 13").await?;
    page.click("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    page.wait_until("find('[part~=card]')").await?;
    // A still picture: nothing to press, but links to what there is an article of.
    page.run("host.setAttribute('controls', 'none'); host.setAttribute('description', 'file')")
        .await?;
    page.wait_until(
        "!find('[part~=ribbon]') && !find('[part~=footer]') && !find('[part~=card]') && root.querySelectorAll('button:not(.fallback + button, .note + button)').length === 0
         && find('[part~=stage] a[data-event=rebellion-begins]')?.href === 'https://memory-alpha.fandom.com/wiki/Terran_Rebellion'
         && find('[part~=description]').textContent.length > 60",
    )
    .await?;
    let window = page.window().await?;
    page.click("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    page.write("+").await?;
    page.wait_until("host.selected === 'regent-surrenders'")
        .await?;
    assert_eq!(page.window().await?, window);
    page.run("host.removeAttribute('controls')").await?;
    page.wait_until("find('[part~=search]') && find('[part~=card]')")
        .await?;
    page.is_well().await
}

pub async fn cards_lead_to_articles_and_show_pictures(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#selected=rebellion-begins").await?;
    page.wait_until("find('[part~=card-article] a')?.href === 'https://memory-alpha.fandom.com/wiki/Terran_Rebellion'")
        .await?;
    page.run("host.selected = 'leeta-true-way'").await?;
    page.wait_until("find('[part~=card-article] a')?.href === 'https://sto.fandom.com/wiki/Mission:_Jabberwocky'
        && [...root.querySelectorAll('[part~=card] a')].some((link) => link.textContent === 'Leeta (mirror)' && link.href.endsWith('/wiki/Leeta_(mirror)'))")
        .await?;
    page.run_with(
        "host.chronicle = given[0]",
        vec![json!({
            "articles": "https://wiki.example/",
            "events": [{
                "id": "a", "date": "2372", "title": "A", "article": "A_page",
                "picture": { "address": "favicon.svg", "alt": "A lens between two lines", "credit": "Someone" },
            }],
        })],
    )
    .await?;
    page.wait_until(
        "find('[part~=card-picture] img')?.alt === 'A lens between two lines' && find('[part~=card-picture] img').loading === 'lazy'
         && find('[part~=card-picture] img').complete && find('[part~=card-picture] figcaption').textContent === 'Picture: Someone'
         && find('[part~=card-article] a').href === 'https://wiki.example/A_page'",
    )
    .await?;
    page.is_well().await
}
