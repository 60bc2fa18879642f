//! The widget in other software than MediaWiki.

use anyhow::Result;
use serde_json::json;

use crate::hosts::sanitised_by_wordpress;
use crate::page::Page;
use crate::server::Site;

pub async fn dokuwiki_without_a_plugin(page: &Page<'_>) -> Result<()> {
    let wiki = page.hosts.dokuwiki().await?;
    page.open(&wiki.address("timeline")).await?;
    page.wait_until("host.eventCount === 2 && find('[part~=stage] [data-stop]')")
        .await?;
    let seen = page
        .run("return [host.chronicle.title, host.chronicle.events[0].title, host.diagnostics, document.querySelector('pre').checkVisibility(), document.body.innerText.includes('The page goes on.')]")
        .await?;
    assert_eq!(
        seen,
        json!([
            "In short",
            "The Rebellion begins <b>here</b>",
            [],
            false,
            true
        ])
    );
    Ok(())
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
