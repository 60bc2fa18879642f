//! Light and dark.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::server::Site;

/// Whether the frame is drawn dark: background and words.
const DARK: &str = r##"(() => {
  const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3 > 128;
  const style = getComputedStyle(find("[role=region]"));
  return !light(style.backgroundColor) && light(style.color)
    && getComputedStyle(find("[part~=era]")).getPropertyValue("--era").trim() === "#e0b25c";
})()"##;

/// The opposite of [`DARK`], every part of it.
const LIGHT: &str = r##"(() => {
  const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3 > 128;
  const style = getComputedStyle(find("[role=region]"));
  return light(style.backgroundColor) && !light(style.color)
    && getComputedStyle(find("[part~=era]")).getPropertyValue("--era").trim() === "#704400";
})()"##;

pub async fn follows_the_words_of_the_page(page: &Page<'_>) -> Result<()> {
    let address = page.serve(
        "dark",
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            head: "<style>html { background: #101418; color: #e8eaed; } html.day { background: white; color: #222; }</style>".into(),
            ..Site::default()
        },
    );
    page.open(&format!("{address}bare.html")).await?;
    page.drawn().await?;
    page.wait_until(DARK).await?;
    // A skin that is switched is noticed.
    page.run("document.documentElement.className = 'day'")
        .await?;
    page.wait_until(LIGHT).await?;
    page.run("document.documentElement.className = ''").await?;
    page.wait_until(DARK).await?;
    page.is_well().await
}

pub async fn the_author_may_choose(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    page.wait_until(LIGHT).await?;
    assert_eq!(page.run("return host.theme").await?, json!("auto"));
    page.run("host.setAttribute('theme', 'dark')").await?;
    page.wait_until(DARK).await?;
    page.run("host.theme = 'light'").await?;
    page.wait_until(LIGHT).await?;
    page.run("host.theme = 'dark'").await?;
    page.wait_until(DARK).await?;
    page.run("host.removeAttribute('theme')").await?;
    page.wait_until(LIGHT).await?;
    // Colours of the page's own.
    page.run("host.style.setProperty('--mt-era-rise', '#123456')")
        .await?;
    page.wait_until(
        "getComputedStyle(find('[part~=era]')).getPropertyValue('--era').trim() === '#123456'",
    )
    .await?;
    page.is_well().await
}

pub async fn links_have_the_colour_of_the_page(page: &Page<'_>) -> Result<()> {
    let address = page.serve(
        "links",
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            head: "<style>a { color: #0645ad } a.new { color: #ba0000 } .night a { color: #88a3e8 } .pale a { color: #ccddee } .night { background: #101418; color: #e8eaed }</style>".into(),
            ..Site::default()
        },
    );
    page.open(&format!("{address}bare.html#selected=rebellion-begins"))
        .await?;
    page.drawn().await?;
    let link = "getComputedStyle(find('[part~=card] a')).color";
    page.wait_until("find('[part~=card] a')").await?;
    // Without a link in the page they have one of ours.
    page.wait_until(&format!("{link} === 'rgb(29, 79, 216)'"))
        .await?;
    // A link to a page that is not there is no example. Nothing of the page is changed for it.
    page.run("document.body.insertAdjacentHTML('afterbegin', '<p><a class=new href=x>Missing</a> <a href=y>There</a></p>'); document.body.className = 'day'")
        .await?;
    page.wait_until(&format!("{link} === 'rgb(6, 69, 173)'"))
        .await?;
    page.run("document.body.className = 'night'").await?;
    page.wait_until(&format!("{link} === 'rgb(136, 163, 232)'"))
        .await?;
    // What could not be read on our surface is not taken over.
    page.run("document.body.className = 'pale'").await?;
    page.wait_until(&format!("{link} === 'rgb(29, 79, 216)'"))
        .await?;
    page.run("host.style.setProperty('--mt-link', 'rgb(1, 2, 3)')")
        .await?;
    page.wait_until(&format!("{link} === 'rgb(1, 2, 3)'"))
        .await?;
    page.is_well().await
}
