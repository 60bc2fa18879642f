//! Pages that run from right to left: everything is mirrored, and hands are followed.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::input::Held;
use crate::page::{Page, Point};

async fn open(page: &Page<'_>, fragment: &str) -> Result<()> {
    page.open_timeline(fragment).await?;
    page.run("document.documentElement.dir = 'rtl'").await?;
    page.wait_until("root.querySelector('.root').dir === 'rtl'")
        .await
}

pub async fn everything_stands_where_a_mirror_shows_it(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#selected=regent-surrenders").await?;
    page.wait_until("find('[part~=card]')").await?;
    // What has a place, as distances from the widget's left edge, then from its right.
    let places = r#"
    const frame = find("[role=region]").getBoundingClientRect();
    const mirrored = root.querySelector(".root").dir === "rtl";
    const found = [...root.querySelectorAll(
      "[part~=event], [part~=cluster], [part~=era], [part~=tick], [part~=brush], [part~=brush-handle], [part~=card], [part~=drawing] path, .pulse path, [data-stop], [part~=event-date], [part~=event-title]",
    )];
    const places = {};
    for (const [index, element] of found.entries()) {
      const box = element.getBoundingClientRect();
      if (box.width + box.height === 0) continue;
      const [start, end] = mirrored ? [frame.right - box.right, frame.right - box.left] : [box.left - frame.left, box.right - frame.left];
      places[`${index} ${element.getAttribute("part") ?? element.getAttribute("class")}`] = [start, end, box.top - frame.top];
    }
    "#;
    page.run(&format!("{places} window.before = places"))
        .await?;
    page.run("document.documentElement.dir = 'rtl'").await?;
    page.wait_until("root.querySelector('.root').dir === 'rtl'")
        .await?;
    let moved = page
        .run(&format!(
            r#"{places}
            const names = Object.keys(window.before);
            if (names.length < 200) throw new Error(`only ${{names.length}} places`);
            return names.filter((name) => !places[name] || places[name].some((at, index) => Math.abs(at - window.before[name][index]) > 1));"#
        ))
        .await?;
    assert_eq!(moved, json!([]));
    // And back: mirrored twice it is the same.
    page.run("document.documentElement.dir = 'ltr'").await?;
    page.wait_until("root.querySelector('.root').dir === 'ltr'")
        .await?;
    let moved = page
        .run(&format!(
            "{places} return Object.keys(places).filter((name) => places[name].some((at, index) => Math.abs(at - window.before[name][index]) > 0.01))"
        ))
        .await?;
    assert_eq!(moved, json!([]));
    page.is_well().await
}

pub async fn arrows_go_where_they_point(page: &Page<'_>) -> Result<()> {
    open(page, "#eras=rebellion").await?;
    page.matches(13).await?;
    let focused = "root.activeElement.dataset.stop";
    page.run("find('[data-stop]').focus()").await?;
    page.press(&[Key::Left]).await?;
    page.wait_until(&format!("{focused} === '1'")).await?;
    page.press(&[Key::Left]).await?;
    page.wait_until(&format!("{focused} === '2'")).await?;
    page.press(&[Key::Right]).await?;
    page.wait_until(&format!("{focused} === '1'")).await?;
    // The first is the one furthest to the right.
    assert_eq!(
        page.run("return [...root.querySelectorAll('[part~=era]')].every((era, index, eras) => index === 0 || era.getBoundingClientRect().right <= eras[index - 1].getBoundingClientRect().left + 1)")
            .await?,
        json!(true)
    );
    page.run("find('[part~=era][tabindex=\"0\"]').focus()")
        .await?;
    page.press(&[Key::Home, Key::Left]).await?;
    page.wait_until("root.activeElement.dataset.id === 'height'")
        .await?;
    // A handle moves the way the arrow points.
    let handle = "[part~=brush-handle]";
    let place = format!("return find('{handle}').getBoundingClientRect().left");
    page.run(&format!("find('{handle}').focus()")).await?;
    let (before, window) = (page.run(&place).await?, page.window().await?);
    page.press(&[Key::Left]).await?;
    let later = page.window_after(window).await?;
    assert!(
        later.0 > window.0 && later.1 == window.1,
        "{window:?} to {later:?}"
    );
    assert!(page.run(&place).await?.as_f64() < before.as_f64());
    page.is_well().await
}

pub async fn hands_move_what_they_hold(page: &Page<'_>) -> Result<()> {
    open(page, "#scale=true").await?;
    page.run("return host.zoomTo(2300, 2400)").await?;
    page.wait_until("host.window.start > 2200").await?;
    let before = page.window().await?;
    let from = page.empty_place(0.5).await?;
    let right = |place: Point, by: f64| Point {
        x: place.x + by,
        ..place
    };
    page.drag(from, right(from, 160.0)).await?;
    let after = page.window_after(before).await?;
    assert!(
        after.0 > before.0,
        "to the right is to later: {before:?} to {after:?}"
    );
    // The wheel's way sideways.
    page.run("find('[part~=stage]').dispatchEvent(new WheelEvent('wheel', { deltaX: 60, bubbles: true, cancelable: true, composed: true }))")
        .await?;
    let turned = page.window_after(after).await?;
    assert!(turned.0 < after.0, "{after:?} to {turned:?}");
    // Zooming holds what is under the pointer: on the right that is early.
    let place = page.empty_place(0.85).await?;
    page.wheel(place, -60, Held::Control).await?;
    let near = page.window_after(turned).await?;
    let (start, end) = (near.0 - turned.0, turned.1 - near.1);
    assert!(start > 0.0 && end > 2.0 * start, "{turned:?} to {near:?}");
    // The brush as a whole.
    let brush = page.middle("[part~=brush]").await?;
    page.drag(brush, right(brush, 60.0)).await?;
    let moved = page.window_after(near).await?;
    assert!(moved.0 < near.0, "{near:?} to {moved:?}");
    // A press beside the brush centres it there.
    let pulse = page
        .run("const box = find('[part~=pulse]').getBoundingClientRect(); return [box.left + 30, box.top + box.height / 2]")
        .await?;
    let (x, y): (f64, f64) = serde_json::from_value(pulse)?;
    page.click_at(Point { x, y }).await?;
    let last = page.window_after(moved).await?;
    assert!(last.0 > moved.0, "{moved:?} to {last:?}");
    page.is_well().await
}

/// English words on a page that runs the other way: the words of every text that is seen, and of the
/// count, which is two, stand in the order in which they are read.
pub async fn words_stand_as_they_are_read(page: &Page<'_>) -> Result<()> {
    let scrambled = r#"
    const rank = (place, other) => Math.abs(place.top - other.top) < 4 && place.left > other.left + 1;
    const runs = (node) => [...node.data.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      // After a break in a word WebKit counts the end of the line before it too, without a width.
      return [...range.getClientRects()].find(({ width }) => width > 0) ?? range.getBoundingClientRect();
    });
    const walker = document.createTreeWalker(root.querySelector(".root"), NodeFilter.SHOW_TEXT);
    const faults = [];
    let seen = 0;
    while (walker.nextNode()) {
      const places = runs(walker.currentNode).filter(({ width }) => width > 0);
      if (places.length > 1) seen += 1;
      if (places.some((place, index) => index > 0 && rank(places[index - 1], place))) faults.push(walker.currentNode.data);
    }
    if (seen < 60) throw new Error(`only ${seen} texts`);
    const number = find("[part~=count] b");
    const rest = number.nextSibling;
    if (runs(rest)[0].left < number.getBoundingClientRect().right) faults.push(find("[part~=count]").textContent);
    return faults;
    "#;
    for given in [
        "document.documentElement.lang = 'he'; document.documentElement.dir = 'rtl'",
        "document.documentElement.lang = 'en'",
    ] {
        page.open_timeline("#selected=regent-surrenders").await?;
        page.wait_until("!root.querySelector('[data-crosswise]')")
            .await?;
        page.run(given).await?;
        page.run("document.documentElement.dir = 'rtl'").await?;
        page.wait_until(
            "find('[part~=card]') && root.querySelector('.root[dir=rtl][data-crosswise]')",
        )
        .await?;
        assert_eq!(page.run(scrambled).await?, json!([]), "{given}");
        page.run("host.view = 'list'").await?;
        page.wait_until("find('[part~=list-event]')").await?;
        assert_eq!(page.run(scrambled).await?, json!([]), "{given}, as a list");
    }
    // Where both run the same way nothing is done.
    for change in [
        "document.documentElement.dir = 'ltr'",
        "document.documentElement.dir = 'rtl'; document.documentElement.lang = 'ar'",
    ] {
        page.run(change).await?;
        page.wait_until("!root.querySelector('[data-crosswise]')")
            .await?;
    }
    page.is_well().await
}

pub async fn the_language_says_it_where_the_page_does_not(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    for (change, dir) in [
        ("document.documentElement.lang = 'ar'", "rtl"),
        ("document.documentElement.lang = 'he'", "rtl"),
        ("document.documentElement.lang = 'fa-IR'", "rtl"),
        ("document.documentElement.lang = 'ur'", "rtl"),
        ("document.documentElement.lang = 'de'", "ltr"),
        ("document.documentElement.lang = 'az-Arab'", "rtl"),
        // The page says otherwise, as near or nearer.
        ("document.documentElement.dir = 'ltr'", "ltr"),
        ("host.lang = 'ar'", "rtl"),
        ("host.dir = 'ltr'", "ltr"),
        ("host.dir = 'rtl'; host.lang = 'en'", "rtl"),
        ("host.removeAttribute('dir')", "ltr"),
    ] {
        page.run(change).await?;
        page.wait_until(&format!("root.querySelector('.root').dir === '{dir}'"))
            .await?;
    }
    page.is_well().await
}
