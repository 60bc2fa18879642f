//! Any width, and fingers.

use anyhow::Result;
use serde_json::json;

use crate::page::{Page, Point};
use crate::scenarios::phone::SHEET;
use crate::widget::{ALL, STAGE};

/// Checks that nothing makes the page scroll sideways and that every event can still be reached.
async fn fits(page: &Page<'_>, width: u32) -> Result<()> {
    page.wait_until(&format!(
        "innerWidth === {width} && Math.abs(host.getBoundingClientRect().width - find('[role=region]').getBoundingClientRect().width) < 2"
    ))
    .await?;
    // The ribbon is drawn for a width that the observer tells: a press before that would miss.
    page.wait_until(
        "Math.abs([...root.querySelectorAll('[part~=era]')].at(-1).getBoundingClientRect().right - find('[part~=ribbon]').getBoundingClientRect().right) < 10",
    )
    .await?;
    page.wait_until(&format!(
        "(() => {{ {STAGE} return Math.abs(stage.clientWidth - find('[role=region]').clientWidth) < 2 && onStage.length + clustered === host.matchCount; }})()"
    ))
    .await?;
    page.wait_until(&format!(
        "innerWidth === {width} && document.documentElement.scrollWidth <= innerWidth"
    ))
    .await
}

pub async fn from_wide_to_narrow_and_back(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    for width in [1280, 900, 700, 640, 1000, 1400] {
        page.resize(width, 900).await?;
        fits(page, width).await?;
        page.matches(ALL).await?;
    }
    page.is_well().await
}

pub async fn down_to_a_phone(page: &Page<'_>) -> Result<()> {
    page.resize(600, 800).await?;
    page.open_timeline("").await?;
    for width in [600, 480, 360, 320] {
        page.resize(width, 800).await?;
        fits(page, width).await?;
    }
    page.click("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    fits(page, 320).await?;
    page.run("host.selected = 'regent-surrenders'").await?;
    page.wait_until(&format!(
        "document.documentElement.scrollWidth <= innerWidth && (() => {{ {SHEET} return sheet.top > 150 && sheet.bottom === innerHeight; }})()"
    ))
    .await?;
    page.run("host.view = 'list'").await?;
    page.wait_until("find('[part~=list]') && document.documentElement.scrollWidth <= innerWidth")
        .await?;
    page.is_well().await
}

pub async fn a_hidden_one_is_drawn_when_it_shows(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.run("host.style.display = 'none'").await?;
    page.wait_until("host.eventCount === 67").await?;
    page.run("host.style.display = ''").await?;
    page.drawn().await?;
    page.wait_until("find('[part~=stage] [data-stop]')").await?;
    page.run("host.style.width = '700px'").await?;
    page.wait_until(&format!(
        "(() => {{ {STAGE} return stage.clientWidth < 701 && onStage.length + clustered === 67; }})()"
    ))
    .await?;
    page.is_well().await
}

pub async fn fingers_pan_pinch_and_tap_twice(page: &Page<'_>) -> Result<()> {
    page.resize(660, 900).await?;
    page.open_timeline("").await?;
    let whole = page.window().await?;
    let place = page.empty_place(0.5).await?;
    page.double_tap(place).await?;
    let near = page.window_after(whole).await?;
    assert!(near.1 - near.0 < whole.1 - whole.0, "{near:?}");
    assert_eq!(
        page.run("return host.selected").await?,
        json!(null),
        "what comes under the finger is not pressed"
    );
    page.run("return host.zoomTo(2300, 2400)").await?;
    page.wait_until("host.window.start > 2200").await?;
    let before = page.window().await?;
    let from = page.empty_place(0.6).await?;
    page.swipe(
        from,
        Point {
            x: from.x - 140.0,
            ..from
        },
    )
    .await?;
    let after = page.window_after(before).await?;
    assert!(after.0 > before.0 && after.1 > before.1, "{after:?}");
    page.pinch(page.empty_place(0.5).await?, 30.0, 110.0)
        .await?;
    let closer = page.window_after(after).await?;
    assert!(closer.1 - closer.0 < after.1 - after.0, "{closer:?}");
    page.pinch(page.empty_place(0.5).await?, 110.0, 30.0)
        .await?;
    let wider = page.window_after(closer).await?;
    assert!(wider.1 - wider.0 > closer.1 - closer.0, "{wider:?}");
    assert_eq!(page.run("return host.selected").await?, json!(null));
    page.is_well().await
}

/// WCAG 1.4.10: a page of 1280 by 1024 px at 200 % and at 400 % has so many CSS pixels.
pub async fn at_200_and_400_percent_all_can_be_read(page: &Page<'_>) -> Result<()> {
    for (width, height) in [(640, 512), (320, 256)] {
        page.resize(width, height).await?;
        page.open("dist/#eras=rebellion&selected=regent-surrenders")
            .await?;
        page.drawn().await?;
        page.wait_until("find('[part~=card]')").await?;
        let sideways = page
            .run("return document.documentElement.scrollWidth > innerWidth")
            .await?;
        assert_eq!(sideways, json!(false), "at {width} by {height}");
        // The card's last line and its buttons can be scrolled into sight, and nothing lies over them.
        for last in [
            "[part~=card-source] dd:last-of-type",
            "[part~=card-nav] button:first-of-type",
        ] {
            let seen = page
                .run_with(
                    r#"
                    const wanted = find(given[0]);
                    wanted.scrollIntoView({ block: "center", behavior: "instant" });
                    const box = wanted.getBoundingClientRect();
                    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 10)];
                    return y > 0 && y < innerHeight && wanted.contains(at(x, y));
                    "#,
                    vec![json!(last)],
                )
                .await?;
            assert_eq!(seen, json!(true), "{last} at {width} by {height}");
        }
        // What is read while the sheet is closed has more than half of the height.
        page.run("host.selected = null").await?;
        page.wait_until("!find('[part~=card]')").await?;
        let kept = page
            .run(
                r#"
                find("[part~=stage]").scrollIntoView({ block: "start", behavior: "instant" });
                const stuck = [...root.querySelectorAll(".head, .ribbon")].filter((part) => getComputedStyle(part).position === "sticky");
                return stuck.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0) < innerHeight / 2;
                "#,
            )
            .await?;
        assert_eq!(kept, json!(true), "at {width} by {height}");
    }
    page.is_well().await
}
