//! Zooming and panning, on both scales.

use anyhow::{Context as _, Result};
use fantoccini::key::Key;
use serde_json::json;

use crate::input::Held;
use crate::page::{Page, Point};
use crate::widget::STAGE;

const SCALES: [&str; 2] = ["story", "true"];

/// Opens the page on a scale, and returns the whole window.
async fn open(page: &Page<'_>, scale: &str) -> Result<(f64, f64)> {
    page.open_timeline(&format!("#scale={scale}")).await?;
    page.wait_until(&format!("host.scale === '{scale}'"))
        .await?;
    page.window().await
}

fn length((start, end): (f64, f64)) -> f64 {
    end - start
}

pub async fn buttons_zoom(page: &Page<'_>) -> Result<()> {
    for scale in SCALES {
        let whole = open(page, scale).await?;
        page.wait_until("find('[aria-label=\"Zoom out\"]').ariaDisabled && find('[aria-label=\"Show everything\"]').ariaDisabled")
            .await?;
        page.click("[aria-label='Zoom in']").await?;
        let once = page.window_after(whole).await?;
        assert!(length(once) < length(whole), "{scale}: {once:?}");
        page.click("[aria-label='Zoom in']").await?;
        let twice = page.window_after(once).await?;
        assert!(length(twice) < length(once), "{scale}: {twice:?}");
        page.click("[aria-label='Zoom out']").await?;
        page.window_is(once).await?;
        page.click("[aria-label='Show everything']").await?;
        page.window_is(whole).await?;
        page.wait_until("find('[aria-label=\"Show everything\"]').ariaDisabled")
            .await?;
    }
    page.is_well().await
}

pub async fn keys_zoom(page: &Page<'_>) -> Result<()> {
    for scale in SCALES {
        let whole = open(page, scale).await?;
        page.run("find('[data-stop]').focus()").await?;
        page.write("+").await?;
        // What had the focus may be out of sight now: the frame after the zoom gives it to the stage.
        let focused = "root.activeElement";
        let once = page.window_after(whole).await?;
        page.wait_until(focused).await?;
        page.write("+").await?;
        let twice = page.window_after(once).await?;
        page.wait_until(focused).await?;
        assert!(
            length(twice) < length(once) && length(once) < length(whole),
            "{scale}"
        );
        page.write("-").await?;
        page.window_is(once).await?;
        page.wait_until(focused).await?;
        page.write("0").await?;
        page.window_is(whole).await?;
        // The keys are a text field's own while one has the focus.
        page.click("[part~=search] input").await?;
        page.write("0").await?;
        page.wait_until("host.filter.search === '0'").await?;
    }
    page.is_well().await
}

/// The ticks that name a year, and where on the stage their strokes are: words may stand a little
/// aside, and a scroll bar that comes or goes moves the stage.
async fn ticks(page: &Page<'_>) -> Result<Vec<(String, f64)>> {
    let ticks = page
        .run(
            r#"
            const strokes = find("[part~=ruler] path").getAttribute("d").match(/M[-\d.]+/g).map((move) => Number(move.slice(1)));
            const words = [...root.querySelectorAll("[part~=tick]")].map((tick) => tick.textContent.trim());
            if (words.length !== strokes.length) throw new Error(`${words.length} words for ${strokes.length} strokes`);
            return words.map((year, index) => [year, strokes[index]]).filter(([year]) => /^\d{4}$/.test(year));
            "#,
        )
        .await?;
    Ok(serde_json::from_value(ticks)?)
}

/// The place that stayed where it was between two pictures of the ruler, and how much closer the
/// second is.
fn fixed_place(before: &[(String, f64)], after: &[(String, f64)]) -> Option<(f64, f64)> {
    // A year that stands twice says nothing.
    let only = |ticks: &[(String, f64)], year: &str| {
        let mut same = ticks.iter().filter(|(other, _)| other == year);
        same.next()
            .filter(|_| same.next().is_none())
            .map(|(_, x)| *x)
    };
    let mut common: Vec<(f64, f64)> = before
        .iter()
        .filter_map(|(year, _)| Some((only(before, year)?, only(after, year)?)))
        .collect();
    common.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ((x0, y0), (x1, y1)) = (*common.first()?, *common.last()?);
    let factor = (y1 - y0) / (x1 - x0);
    (x1 - x0 > 20.0 && factor > 1.05).then(|| ((y0 - factor * x0) / (1.0 - factor), factor))
}

pub async fn control_and_wheel_zoom_about_the_pointer(page: &Page<'_>) -> Result<()> {
    for scale in SCALES {
        open(page, scale).await?;
        page.run("return host.zoomTo(2360, 2420)").await?;
        page.wait_until("host.window.start > 2300").await?;
        for share in [0.3, 0.7] {
            let place = page.empty_place(share).await?;
            let (before, old) = (ticks(page).await?, page.window().await?);
            let left = page
                .run("return find('[part~=stage]').getBoundingClientRect().left")
                .await?;
            let x = place.x - left.as_f64().unwrap_or_default();
            page.wheel(place, -60, Held::Control).await?;
            let new = page.window_after(old).await?;
            assert!(length(new) < length(old), "{scale}: {old:?} to {new:?}");
            let after = ticks(page).await?;
            let (fixed, factor) = fixed_place(&before, &after)
                .with_context(|| format!("{scale}: two ticks in {before:?} and {after:?}"))?;
            assert!(
                (fixed - x).abs() < 4.0,
                "{scale}: about {fixed}, not {x} ({factor} times closer)"
            );
        }
        let near = page.window().await?;
        page.wheel(page.empty_place(0.5).await?, 120, Held::Control)
            .await?;
        let far = page.window_after(near).await?;
        assert!(length(far) > length(near), "{scale}: and out again");
        assert_eq!(page.run("return visualViewport.scale").await?, json!(1));
    }
    page.is_well().await
}

pub async fn plain_wheel_scrolls_the_page(page: &Page<'_>) -> Result<()> {
    page.resize(1280, 480).await?;
    for scale in SCALES {
        let whole = open(page, scale).await?;
        let place = page.empty_place(0.5).await?;
        page.run("scrollTo({ top: 0, behavior: 'instant' })")
            .await?;
        page.wait_until("scrollY === 0").await?;
        let place = Point {
            y: place.y.clamp(240.0, 460.0),
            ..place
        };
        page.wheel(place, 150, Held::Nothing).await?;
        page.wait_until("scrollY > 0").await?;
        assert_eq!(page.window().await?, whole, "{scale}");
    }
    page.is_well().await
}

pub async fn dragging_pans(page: &Page<'_>) -> Result<()> {
    for scale in SCALES {
        open(page, scale).await?;
        page.run("return host.zoomTo(2300, 2400)").await?;
        page.wait_until("host.window.start > 2200").await?;
        let before = page.window().await?;
        let from = page.empty_place(0.5).await?;
        let to = Point {
            x: from.x + 160.0,
            ..from
        };
        page.drag(from, to).await?;
        let after = page.window_after(before).await?;
        assert!(
            after.0 < before.0 && after.1 < before.1,
            "{scale}: to the right is to earlier: {before:?} to {after:?}"
        );
        if scale == "true" {
            let change = (length(after) / length(before) - 1.0).abs();
            assert!(change < 0.001, "{before:?} to {after:?}");
            let years = before.0 - after.0;
            let share = years / length(before);
            let stage = page.run("return find('[part~=stage]').clientWidth").await?;
            let moved = 160.0 / stage.as_f64().unwrap_or(1.0);
            // The window is a little narrower than the stage.
            assert!(
                (1.0..1.15).contains(&(share / moved)),
                "{share} for {moved}"
            );
        }
        assert_eq!(page.run("return host.selected").await?, json!(null));
        // Down along the page is the page's.
        let still = page.window().await?;
        let place = page.empty_place(0.5).await?;
        page.drag(
            place,
            Point {
                y: place.y + 60.0,
                ..place
            },
        )
        .await?;
        assert_eq!(page.window().await?, still, "{scale}");
    }
    page.is_well().await
}

pub async fn a_drag_over_a_label_selects_nothing(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion").await?;
    page.matches(13).await?;
    let before = page.window().await?;
    let from = page
        .middle("[part~=stage] [data-event=rebellion-begins]")
        .await?;
    page.drag(
        from,
        Point {
            x: from.x + 120.0,
            ..from
        },
    )
    .await?;
    page.window_after(before).await?;
    assert_eq!(page.run("return host.selected").await?, json!(null));
    page.click("[part~=stage] [data-event=rebellion-begins]")
        .await?;
    page.wait_until("host.selected === 'rebellion-begins'")
        .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until(
        "host.selected === null && root.activeElement?.dataset.event === 'rebellion-begins'",
    )
    .await?;
    // A drag that ends elsewhere has no click; the next press of a key counts all the same.
    let (before, from) = (page.window().await?, page.empty_place(0.5).await?);
    page.drag(
        from,
        Point {
            x: from.x - 40.0,
            ..from
        },
    )
    .await?;
    page.window_after(before).await?;
    page.run("find('[part~=stage] [data-event=rebellion-begins]').focus()")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("host.selected === 'rebellion-begins'")
        .await
}

pub async fn double_click_zooms_in(page: &Page<'_>) -> Result<()> {
    for scale in SCALES {
        let whole = open(page, scale).await?;
        page.double_click_at(page.empty_place(0.6).await?).await?;
        let near = page.window_after(whole).await?;
        assert!(length(near) < length(whole), "{scale}: {near:?}");
    }
    page.is_well().await
}

pub async fn brush_moves_by_drag_and_by_keys(page: &Page<'_>) -> Result<()> {
    const START: &str = "[part~=brush-handle][data-grip=start]";
    const END: &str = "[part~=brush-handle][data-grip=end]";
    for scale in SCALES {
        let whole = open(page, scale).await?;
        let start = page.middle(START).await?;
        page.drag(
            start,
            Point {
                x: start.x + 300.0,
                ..start
            },
        )
        .await?;
        let later = page.window_after(whole).await?;
        assert!(later.0 > whole.0, "{scale}: {later:?}");
        assert!(
            (later.1 - whole.1).abs() < 1.0,
            "{scale}: the end stays: {later:?}"
        );
        let end = page.middle(END).await?;
        page.drag(
            end,
            Point {
                x: end.x - 200.0,
                ..end
            },
        )
        .await?;
        let both = page.window_after(later).await?;
        assert!(both.1 < later.1, "{scale}: {both:?}");
        assert!(
            (both.0 - later.0).abs() < 1.0,
            "{scale}: the start stays: {both:?}"
        );
        // The middle moves both.
        let middle = page.middle("[part~=brush]").await?;
        page.drag(
            middle,
            Point {
                x: middle.x + 80.0,
                ..middle
            },
        )
        .await?;
        let moved = page.window_after(both).await?;
        assert!(moved.0 > both.0 && moved.1 > both.1, "{scale}: {moved:?}");
        // By keys: year by year, era by era, all the way.
        page.run_with("find(given[0]).focus()", vec![json!(START)])
            .await?;
        page.press(&[Key::Left]).await?;
        let year = page.window_after(moved).await?;
        assert!(year.0 < moved.0, "{scale}: {year:?}");
        assert!((year.1 - moved.1).abs() < 1.0, "{scale}: {year:?}");
        page.press(&[Key::PageDown]).await?;
        let era = page.window_after(year).await?;
        assert!(era.0 < year.0, "{scale}: {era:?}");
        page.press(&[Key::Home]).await?;
        let first = page.window_after(era).await?;
        assert!((first.0 - whole.0).abs() < 1.0, "{scale}: {first:?}");
        page.run_with("find(given[0]).focus()", vec![json!(END)])
            .await?;
        page.press(&[Key::End]).await?;
        page.window_is(whole).await?;
    }
    page.is_well().await
}

pub async fn zoom_to_and_the_scale_switch_agree(page: &Page<'_>) -> Result<()> {
    let whole = open(page, "story").await?;
    // The promise resolves when the new window is drawn.
    page.run("return host.zoomTo(2370, 2376)").await?;
    page.window_is((2370.0, 2376.0)).await?;
    page.click("[part~=scale] button:last-of-type").await?;
    page.wait_until("host.scale === 'true'").await?;
    page.window_is((2370.0, 2376.0)).await?;
    page.click("[part~=scale] button:first-of-type").await?;
    page.wait_until("host.scale === 'story'").await?;
    page.window_is((2370.0, 2376.0)).await?;
    page.click("[aria-label='Show everything']").await?;
    page.window_is(whole).await?;
    page.is_well().await
}

pub async fn clusters_open(page: &Page<'_>) -> Result<()> {
    page.resize(672, 900).await?;
    for scale in SCALES {
        open(page, scale).await?;
        // The largest cluster is pressed until its events stand in the open.
        let mut opened = false;
        for _ in 0..12 {
            let before = page.window().await?;
            let largest = page
                .run(&format!(
                    "{STAGE} const largest = clusters.sort((a, b) => b.dataset.cluster - a.dataset.cluster)[0]; return largest?.dataset.stop ?? null"
                ))
                .await?;
            let Some(stop) = largest.as_str() else {
                break;
            };
            page.click(&format!("[part~=cluster][data-stop='{stop}']"))
                .await?;
            page.wait_until(&format!(
                "find('[part~=cluster-list]') || host.window.start !== {:?} || host.window.end !== {:?}",
                before.0, before.1
            ))
            .await?;
            opened = true;
            if page
                .run("return Boolean(find('[part~=cluster-list]'))")
                .await?
                == json!(true)
            {
                // Events that no zooming can tell apart: a list to choose from.
                page.click("[part~=cluster-list] [data-event]").await?;
                page.wait_until("host.selected !== null && find('[part~=card]')")
                    .await?;
                break;
            }
            let after = page.window().await?;
            assert!(
                length(after) < length(before),
                "{scale}: {before:?} to {after:?}"
            );
        }
        assert!(opened, "{scale}: at 640 px some events are in clusters");
    }
    page.is_well().await
}
