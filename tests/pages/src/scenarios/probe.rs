//! Whether the tests' own hands and eyes work, on a page that does nothing but write down what
//! happens to it. If these fail, no other failure says anything about the widget.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::input::Held;
use crate::page::{Page, Point};
use crate::server::Site;

const MIDDLE: Point = Point { x: 200.0, y: 200.0 };

/// The kinds of the events that the pad has written down.
async fn kinds(page: &Page<'_>) -> Result<Vec<String>> {
    let seen = page.run("return seen.map((event) => event.kind)").await?;
    Ok(serde_json::from_value(seen)?)
}

pub async fn mouse_reaches_the_page(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/probe.html").await?;
    page.click("#inner").await?;
    page.wait_until("seen.some((event) => event.kind === 'click' && event.target === 'inner')")
        .await?;
    page.double_click_at(MIDDLE).await?;
    page.wait_until("seen.some((event) => event.kind === 'dblclick')")
        .await?;
    page.run("seen.length = 0").await?;
    page.drag(MIDDLE, Point { x: 320.0, y: 260.0 }).await?;
    page.wait_until("seen.some((event) => event.kind === 'pointerup')")
        .await?;
    let moves = page
        .run("return seen.filter((event) => event.kind === 'pointermove' && event.buttons === 1).length")
        .await?;
    assert!(
        moves.as_u64() >= Some(2),
        "a drag is seen on its way, not only at its end: {moves}"
    );
    let end = page
        .run("return seen.findLast((event) => event.kind === 'pointerup')")
        .await?;
    assert_eq!(
        (&end["x"], &end["y"], &end["type"]),
        (&json!(320), &json!(260), &json!("mouse"))
    );
    Ok(())
}

pub async fn keys_reach_the_page(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/probe.html").await?;
    page.press(&[Key::Tab]).await?;
    page.wait_until("root.activeElement?.id === 'inner'")
        .await?;
    page.press(&[Key::Tab]).await?;
    page.write("Spock").await?;
    page.wait_until("find('#text').value === 'Spock'").await?;
    page.press(&[Key::Right, Key::Escape, Key::Home]).await?;
    let keys = page
        .run("return seen.filter(({kind}) => kind === 'keydown').slice(-3).map(({key}) => key)");
    assert_eq!(keys.await?, json!(["ArrowRight", "Escape", "Home"]));
    Ok(())
}

pub async fn wheel_reaches_the_page(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/probe.html").await?;
    page.wheel(MIDDLE, 120, Held::Nothing).await?;
    page.wait_until(
        "seen.some(({kind, delta, control}) => kind === 'wheel' && delta > 0 && !control)",
    )
    .await?;
    page.wheel(MIDDLE, -120, Held::Control).await?;
    page.wait_until(
        "seen.some(({kind, delta, control}) => kind === 'wheel' && delta < 0 && control)",
    )
    .await
}

pub async fn fingers_reach_the_page(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/probe.html").await?;
    page.tap(MIDDLE).await?;
    page.wait_until("seen.some(({kind, type}) => kind === 'pointerup' && type === 'touch')")
        .await?;
    page.run("seen.length = 0").await?;
    page.swipe(MIDDLE, Point { x: 300.0, y: 200.0 }).await?;
    page.wait_until("seen.filter(({kind}) => kind === 'pointermove').length > 2")
        .await?;
    page.run("seen.length = 0").await?;
    page.pinch(MIDDLE, 20.0, 80.0).await?;
    page.wait_until("seen.filter(({kind}) => kind === 'pointerup').length === 2")
        .await?;
    let fingers = page
        .run("return new Set(seen.map(({pointer}) => pointer).filter(Boolean)).size")
        .await?;
    assert_eq!(fingers, json!(2), "{:?}", kinds(page).await?);
    Ok(())
}

pub async fn viewport_takes_any_size(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/probe.html").await?;
    for (width, height) in [(1100, 700), (640, 800), (1280, 900)] {
        page.resize(width, height).await?;
    }
    page.resize(360, 640).await?;
    page.open("fixtures/probe.html").await?;
    page.wait_until("innerWidth === 360 && innerHeight === 640")
        .await?;
    page.resize(320, 480).await?;
    page.click_at(Point { x: 300.0, y: 470.0 }).await?;
    page.wait_until("seen.some(({kind, x, y}) => kind === 'click' && x === 300 && y === 470)")
        .await?;
    page.wheel(Point { x: 300.0, y: 470.0 }, 120, Held::Nothing)
        .await?;
    page.wait_until("seen.some(({kind, x}) => kind === 'wheel' && x === 300)")
        .await
}

pub async fn headers_and_paths_are_the_sites(page: &Page<'_>) -> Result<()> {
    let address = page.serve(
        "wiki/deep",
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            headers: vec![("Content-Security-Policy".into(), "script-src 'self'".into())],
            head: "<meta name=probe content=yes>".into(),
            ..Site::default()
        },
    );
    page.open(&format!("{address}probe.html")).await?;
    assert_eq!(
        page.run("return document.querySelector('meta[name=probe]').content")
            .await?,
        json!("yes")
    );
    page.wait_until("window.wasm === 'refused'").await?;
    page.open("fixtures/probe.html").await?;
    page.wait_until("window.wasm === 'allowed'").await
}
