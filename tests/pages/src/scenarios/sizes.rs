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
        // At rest: what rises is not where it was measured.
        page.wait_until("find('[part~=card]')?.getAnimations().length === 0")
            .await?;
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

/// WCAG 1.4.4, where the page sets its root's text: neither too small to read, nor so large that it
/// breaks.
pub async fn whatever_the_pages_text_measures(page: &Page<'_>) -> Result<()> {
    let faults = r#"
    const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".hidden, .skip");
    const faults = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push("sideways");
    const walker = document.createTreeWalker(root.querySelector(".root"), NodeFilter.SHOW_TEXT);
    let texts = 0;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !seen(element)) continue;
      texts += 1;
      if (parseFloat(getComputedStyle(element).fontSize) < 11) faults.push(`small: ${walker.currentNode.data}`);
      // A button's words stay in it.
      const button = element.closest("button, .button");
      if (!button || getComputedStyle(element).position === "absolute") continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const [words, around] = [range.getBoundingClientRect(), button.getBoundingClientRect()];
      if (words.width > 0 && (words.left < around.left - 1 || words.right > around.right + 1 || words.top < around.top - 4 || words.bottom > around.bottom + 4)) {
        faults.push(`cut: ${walker.currentNode.data}`);
      }
    }
    if (texts < 40) throw new Error(`only ${texts} texts`);
    const apart = (selector) => {
      const boxes = [...root.querySelectorAll(selector)].filter(seen).map((element) => [element.getBoundingClientRect(), element.textContent]);
      for (const [index, [one, name]] of boxes.entries()) {
        for (const [other, second] of boxes.slice(index + 1)) {
          const over = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (over > 1 && down > 1) faults.push(`${name} over ${second}`);
        }
      }
    };
    for (const selector of ["[part~=tick]", "[part~=stage] [part~=event]", ".column :is(.fold b, .date, .title)", "[part~=header] :is(h2, button, .search)", "[part~=status] > *", "[part~=footer] :is(button, .key > span)", "[part~=card-nav] > *"]) apart(selector);
    return faults;
    "#;
    for (width, text) in [
        (1100, "62.5%"),
        (1100, "200%"),
        (640, "150%"),
        (390, "200%"),
    ] {
        page.resize(width, 900).await?;
        page.open_timeline("#eras=rebellion,rise").await?;
        page.run_with(
            "document.documentElement.style.fontSize = given[0]; return host.load().then(() => 0)",
            vec![json!(text)],
        )
        .await?;
        for (wish, there) in [
            ("", "find('[part~=stage]')"),
            (
                "host.selected = 'regent-surrenders'",
                "find('[part~=card]')",
            ),
            (
                "host.selected = null; host.view = 'list'",
                "find('[part~=list-event]')",
            ),
            (
                "find('[part~=filter-button]').click()",
                "find('[part~=facets]')",
            ),
        ] {
            page.run(wish).await?;
            page.wait_until(there).await?;
            assert_eq!(
                page.run(faults).await?,
                json!([]),
                "{text} at {width}, {wish}"
            );
        }
    }
    page.is_well().await
}
