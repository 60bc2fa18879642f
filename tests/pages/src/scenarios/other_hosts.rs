//! The widget in other software than MediaWiki.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::hosts::sanitised_by_wordpress;
use crate::page::Page;
use crate::server::Site;
use crate::widget::ALL;

/// A folder that `cargo xtask test hosts` has made and named.
fn folder(variable: &str) -> Result<PathBuf> {
    let folder = std::env::var_os(variable)
        .with_context(|| format!("{variable} is not set: run this by `cargo xtask test hosts`"))?;
    Ok(PathBuf::from(folder))
}

pub async fn dokuwiki_without_a_plugin(page: &Page<'_>) -> Result<()> {
    let wiki = page.hosts.dokuwiki().await?;
    page.open(&wiki.address("timeline")).await?;
    page.wait_until("host.eventCount === 2 && find('[part~=stage] [data-stop]')")
        .await?;
    let seen = page
        .run("return [host.chronicle.title, host.chronicle.events[0].title, host.diagnostics, document.body.innerText.includes('The page goes on.')]")
        .await?;
    assert_eq!(
        seen,
        json!(["In short", "The Rebellion begins <b>here</b>", [], true])
    );
    page.wait_until("!document.querySelector('pre').checkVisibility()")
        .await
}

pub async fn wordpress_lets_the_div_through(page: &Page<'_>) -> Result<()> {
    let markup = "<div class=\"mirror-timeline\" id=\"mirror\" data-eras=\"rebellion\" data-heading=\"From a post\"><ul><li data-date=\"2375\"><strong>Regent Worf surrenders</strong></li></ul></div>";
    let kept = sanitised_by_wordpress(markup)?;
    assert_eq!(kept, markup);
    let element = sanitised_by_wordpress(
        "<mirror-timeline eras=\"rise\"><ul><li>a</li></ul></mirror-timeline><script>x</script>",
    )?;
    assert_eq!(
        element, "<ul><li>a</li></ul>x",
        "of the element the list is left"
    );
    // What was kept is a widget.
    let folder = std::env::temp_dir().join(format!("mirror-timeline-post-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(
        folder.join("post.html"),
        format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>A post</title><script type=module src=mirror-timeline.js></script></head><body>{kept}</body></html>"
        ),
    )?;
    let site = Site {
        folder: Some(folder.clone()),
        ..Site::default()
    };
    let address = page.serve("post", site);
    page.open(&format!("{address}post.html")).await?;
    page.drawn().await?;
    page.matches(13).await?;
    std::fs::remove_dir_all(folder)?;
    page.is_well().await
}

pub async fn a_yew_application_keeps_its_listeners(page: &Page<'_>) -> Result<()> {
    let folder = folder("MIRROR_TIMELINE_YEW_HOST")?;
    std::fs::write(
        folder.join("page.html"),
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A Yew application</title><script type=module src=mirror-timeline.js></script><script type=module>import start from './yew_host.js'; start();</script></head><body></body></html>",
    )?;
    let site = Site {
        folder: Some(folder),
        ..Site::default()
    };
    let address = page.serve("yew", site);
    page.open(&format!("{address}page.html")).await?;
    page.wait_until("host?.eventCount === 67 && find('[part~=stage] [data-stop]')")
        .await?;
    let counts =
        "return [0, 1, 2].map((place) => document.querySelector(`#own-${place}`).textContent)";
    page.click("#own-1").await?;
    page.wait_until("document.querySelector('#own-1').textContent === '1'")
        .await?;
    // Every kind of control inside, by mouse and by keys.
    for part in [
        "[part~=era][data-id=rebellion]",
        "[part~=filter-button]",
        "[part~=facets] input",
        "[part~=search] input",
    ] {
        page.wait_until(&format!("find('{part}')")).await?;
        page.click(part).await?;
    }
    page.write("worf").await?;
    page.wait_until("host.filter.search === 'worf'").await?;
    page.run("root.querySelectorAll('button').forEach((button) => button.click())")
        .await?;
    page.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")
        .await?;
    assert_eq!(page.run(counts).await?, json!(["0", "1", "0"]));
    // One of the buttons asked for the full screen.
    page.run("return document.fullscreenElement && document.exitFullscreen()")
        .await?;
    page.wait_until("!document.fullscreenElement").await?;
    page.click("#own-2").await?;
    page.wait_until("document.querySelector('#own-2').textContent === '1'")
        .await
}

pub async fn the_installed_package_works(page: &Page<'_>) -> Result<()> {
    let site = Site {
        folder: Some(folder("MIRROR_TIMELINE_PACKAGE")?),
        ..Site::default()
    };
    let address = page.serve("package", site);
    page.open(&format!("{address}page.html")).await?;
    page.drawn().await?;
    page.matches(ALL).await?;
    // All of it came out of the package, none from the build.
    let fetched = page
        .run("return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /mirror.timeline/.test(name) && !name.includes('/node_modules/mirror-timeline/'))")
        .await?;
    assert_eq!(fetched, json!([]));
    // What the manifest names is there.
    let missing = page
        .run(
            r#"
            return fetch("node_modules/mirror-timeline/custom-elements.json").then((answer) => answer.json()).then(({ modules }) => {
              const [{ attributes, members, events }] = modules[0].declarations;
              const known = host.constructor.observedAttributes;
              return [
                known.filter((name) => !attributes.some((one) => one.name === name)),
                members.filter(({ name, static: fixed }) => !(name in (fixed ? host.constructor : host))).map(({ name }) => name),
                events.length,
              ];
            });
            "#,
        )
        .await?;
    assert_eq!(missing, json!([[], [], 5]));
    page.is_well().await
}
