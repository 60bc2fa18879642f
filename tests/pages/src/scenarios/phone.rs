//! The phone's form: a column of eras and events, and the card as a sheet. By finger and by key.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::page::{Page, Point};
use crate::widget::ALL;

/// For scripts: where the sheet is, that is drawn.
pub const SHEET: &str = r#"
const card = find("[part~=card]");
const sheet = card?.checkVisibility() ? card.getBoundingClientRect() : {};
"#;

/// For scripts: how far down the ribbon reaches, which stays in sight.
const UNDER: &str = "const under = find('[part~=ribbon]').getBoundingClientRect().bottom;";

/// An event of the era that is open at first.
const OPEN: &str = "sato-empress";

/// Opens the page as wide as a phone.
async fn on_a_phone(page: &Page<'_>, fragment: &str) -> Result<()> {
    page.resize(390, 760).await?;
    page.open_timeline(fragment).await?;
    page.wait_until("find('.column [data-stop]')").await
}

/// Touches an element; where the driver has no fingers, clicks it.
async fn tap(page: &Page<'_>, selector: &str) -> Result<()> {
    if page.engine.drives_touch() {
        let place = page.middle(selector).await?;
        page.tap(place).await
    } else {
        page.click(selector).await
    }
}

/// The era's button that folds its section.
fn fold(era: usize) -> String {
    format!(".column section.era-{era} .fold")
}

/// The sheet of an event is open, and rests at the foot of the viewport: what moves is not where it was
/// measured.
async fn sheet_is_open(page: &Page<'_>, id: &str) -> Result<()> {
    page.wait_until(&format!(
        "host.selected === '{id}' && (() => {{ {SHEET} return sheet.height > 100 && Math.abs(sheet.bottom - innerHeight) < 1 && !card.matches('.pulled') && card.getAnimations().length === 0; }})()"
    ))
    .await
}

async fn sheet_is_closed(page: &Page<'_>) -> Result<()> {
    page.wait_until("host.selected === null && !find('[part~=card]')")
        .await
}

/// The row of an event, somewhere on it where its text is.
fn row(id: &str) -> String {
    format!(".column [data-event={id}]")
}

async fn focused(page: &Page<'_>, id: &str) -> Result<()> {
    page.wait_until(&format!("root.activeElement?.dataset.event === '{id}'"))
        .await
}

pub async fn eras_fold_and_unfold(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "").await?;
    // Of many events only the era that has most of them is open.
    page.wait_until("root.querySelectorAll('.column .fold').length === 7 && root.querySelectorAll('.column .row').length === 17")
        .await?;
    let rebellion = fold(4);
    tap(page, &rebellion).await?;
    page.wait_until(&format!(
        "find('{rebellion}').getAttribute('aria-expanded') === 'true' && root.querySelectorAll('.column section.era-4 .row').length === 13"
    ))
    .await?;
    page.matches(ALL).await?;
    let order = page
        .run("return [...root.querySelectorAll('.column .row')].map((row) => row.dataset.event)")
        .await?;
    let known = page
        .run("return fetch('mirror-universe.json').then((answer) => answer.json()).then(({ events }) => events.sort((a, b) => a.sortYear - b.sortYear || a.sequence - b.sequence).filter(({ era }) => era === 'height' || era === 'rebellion').map(({ id }) => id))")
        .await?;
    assert_eq!(order, known, "in the order of time");
    tap(page, &rebellion).await?;
    page.wait_until("!find('.column section.era-4 .row')")
        .await?;
    // By key, the focus stays on the button.
    page.run(&format!("find('{rebellion}').focus()")).await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!(
        "find('.column section.era-4 .row') && root.activeElement === find('{rebellion}')"
    ))
    .await?;
    // Of few events every era is open.
    page.run("host.filter = { eras: ['alliance', 'drift'] }")
        .await?;
    page.wait_until("root.querySelectorAll('.column .row').length === 9 && !find('.column .fold[aria-expanded=false]')")
        .await?;
    page.is_well().await
}

pub async fn its_ribbon_filters_and_leads_there(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "").await?;
    page.wait_until("(() => { const eras = [...root.querySelectorAll('[part~=era]')].map((era) => era.getBoundingClientRect()); return eras.every(({ width, height }) => width >= 43 && height >= 44 && Math.abs(width - eras[0].width) < 3); })()")
        .await?;
    page.run("scrollTo(0, 900)").await?;
    tap(page, "[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    page.wait_until(&format!(
        "(() => {{ {UNDER} const first = find('.column .fold').getBoundingClientRect(); return first.top >= under - 2 && first.top < under + 60; }})()"
    ))
    .await?;
    tap(page, "[part~=era][data-id=rebellion]").await?;
    page.matches(ALL).await?;
    // The pulse leads to what stands there, and filters nothing.
    let pulse = page.middle("[part~=pulse]").await?;
    let era = page.middle("[part~=era][data-id=reborn]").await?;
    page.click_at(Point { x: era.x, ..pulse }).await?;
    page.wait_until(
        "find('.column section.era-5 .row')?.getBoundingClientRect().top < innerHeight",
    )
    .await?;
    page.matches(ALL).await?;
    page.is_well().await
}

pub async fn a_tap_opens_the_sheet_and_a_pull_closes_it(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "").await?;
    tap(page, &row(OPEN)).await?;
    sheet_is_open(page, OPEN).await?;
    // A landmark with the title for its name; the focus is in it, the row in sight above it.
    page.wait_until("root.activeElement === find('[part~=card]') && find('[part~=card]').role === 'complementary' && find('#' + find('[part~=card]').getAttribute('aria-labelledby')).textContent.length > 9")
        .await?;
    page.wait_until(&format!(
        "(() => {{ {SHEET} {UNDER} const box = find('{}').getBoundingClientRect(); return box.top >= under - 2 && box.top + 40 <= sheet.top; }})()",
        row(OPEN)
    ))
    .await?;
    page.wait_until(&format!(
        "(() => {{ {SHEET} return sheet.height <= innerHeight * 0.75; }})()"
    ))
    .await?;
    // It is no dialog: what is beside it can be used.
    tap(page, "[part~=era][data-id=rise]").await?;
    page.matches(5).await?;
    tap(page, "[part~=era][data-id=rise]").await?;
    page.matches(ALL).await?;
    sheet_is_open(page, OPEN).await?;
    let grip = page.middle(".grab").await?;
    let below = |by: f64| Point {
        y: grip.y + by,
        ..grip
    };
    page.swipe(grip, below(20.0)).await?;
    sheet_is_open(page, OPEN).await?;
    page.swipe(grip, below(260.0)).await?;
    sheet_is_closed(page).await?;
    focused(page, OPEN).await?;
    // By mouse as by finger, and by its button.
    page.click(&row(OPEN)).await?;
    sheet_is_open(page, OPEN).await?;
    let grip = page.middle(".grab").await?;
    page.drag(
        grip,
        Point {
            y: grip.y + 300.0,
            ..grip
        },
    )
    .await?;
    sheet_is_closed(page).await?;
    page.click(&row(OPEN)).await?;
    sheet_is_open(page, OPEN).await?;
    page.click("[part~=card] .close").await?;
    sheet_is_closed(page).await?;
    page.is_well().await
}

pub async fn a_pull_at_the_top_of_its_content_moves_the_sheet(page: &Page<'_>) -> Result<()> {
    const PULLED: &str = "return heights.some((height) => height > 0)";
    const INSIDE: &str = "find('[part~=card] .inside').scrollTop";
    /// Of the moves of fingers since, which were kept from the browser: all, none or some.
    const KEPT: &str = "const moves = fingers.splice(0); return moves.some(Boolean) && (moves.every(Boolean) || 'some')";
    on_a_phone(page, "").await?;
    tap(page, &row(OPEN)).await?;
    sheet_is_open(page, OPEN).await?;
    let lines = page.middle("[part~=card] .about").await?;
    let from = |by: f64| Point {
        y: lines.y + by,
        ..lines
    };
    page.run(
        "window.fingers = []; addEventListener('touchmove', (event) => fingers.push(event.defaultPrevented));
         window.heights = [];
         new MutationObserver(() => heights.push(parseFloat(find('[part~=card]')?.style.getPropertyValue('--pulled')) || 0))
           .observe(root, { subtree: true, attributes: true, attributeFilter: ['style'] })",
    )
    .await?;
    // A little, and it goes back; its content has not moved.
    page.swipe(lines, from(40.0)).await?;
    page.wait_until("heights.some((height) => height > 20) && heights.at(-1) === 0")
        .await?;
    sheet_is_open(page, OPEN).await?;
    assert_eq!(page.run(&format!("return {INSIDE}")).await?, json!(0));
    let touched = page.engine.drives_touch();
    if touched {
        assert_eq!(page.run(KEPT).await?, json!(true));
    }
    // Upwards it scrolls, and once it is scrolled it scrolls downwards as well: no pull of the sheet.
    page.run("heights.length = 0; find('[part~=card] .about').style.paddingBottom = '900px'")
        .await?;
    page.swipe(from(30.0), from(-120.0)).await?;
    if touched {
        assert_eq!(page.run(KEPT).await?, json!(false));
    }
    if page.engine == Engine::Chromium {
        page.wait_until(&format!("{INSIDE} > 60")).await?;
    } else {
        // Their drivers' fingers scroll no box of a page.
        page.run(&format!("{INSIDE} = 120")).await?;
    }
    // Once it rests.
    let scrolled = page
        .run(&format!("return new Promise((done) => {{ let last, still = 0; const look = () => {{ const now = {INSIDE}; still = now === last ? still + 1 : 0; last = now; if (still > 20) done(now); else requestAnimationFrame(look); }}; look(); }})"))
        .await?;
    page.swipe(lines, from(40.0)).await?;
    if touched {
        assert_eq!(page.run(KEPT).await?, json!(false));
    }
    if page.engine == Engine::Chromium {
        page.wait_until(&format!("{INSIDE} < {scrolled}")).await?;
    }
    assert_eq!(page.run(PULLED).await?, json!(false));
    sheet_is_open(page, OPEN).await?;
    // A mouse selects text there.
    page.run(&format!("{INSIDE} = 0")).await?;
    page.drag(lines, from(60.0)).await?;
    assert_eq!(page.run(PULLED).await?, json!(false));
    sheet_is_open(page, OPEN).await?;
    page.run(&format!("{INSIDE} = 0; getSelection().empty()"))
        .await?;
    page.swipe(lines, from(260.0)).await?;
    sheet_is_closed(page).await?;
    focused(page, OPEN).await?;
    page.is_well().await
}

pub async fn strokes_across_the_sheet_go_on_and_back(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "#selected=regent-surrenders").await?;
    sheet_is_open(page, "regent-surrenders").await?;
    assert_eq!(
        page.run("return root.activeElement?.tagName ?? null")
            .await?,
        json!(null),
        "what the page opens takes no focus"
    );
    let title = page.middle("#card-title").await?;
    let right = Point {
        x: title.x + 110.0,
        ..title
    };
    let left = Point {
        x: title.x - 60.0,
        ..title
    };
    page.swipe(right, left).await?;
    page.wait_until("host.selected !== 'regent-surrenders' && find('#card-title')")
        .await?;
    let next = page.run("return host.selected").await?;
    let drawn = "find('.column .row.selected')?.dataset.event === host.selected";
    page.wait_until(drawn).await?;
    page.swipe(left, right).await?;
    page.wait_until("host.selected === 'regent-surrenders'")
        .await?;
    page.wait_until(drawn).await?;
    page.click("[part~=card-nav] button:last-of-type").await?;
    page.wait_until(&format!("host.selected === {next}"))
        .await?;
    page.is_well().await
}

pub async fn the_platform_may_close_the_sheet(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "").await?;
    tap(page, &row(OPEN)).await?;
    sheet_is_open(page, OPEN).await?;
    // Where the address is kept, going back leads to what was before.
    page.run("history.back()").await?;
    sheet_is_closed(page).await?;
    if page.run("return 'CloseWatcher' in window").await? == Value::Bool(true) {
        tap(page, &row(OPEN)).await?;
        sheet_is_open(page, OPEN).await?;
        // A close request, wherever the focus is: here it comes by a key.
        page.run("root.activeElement.blur()").await?;
        page.wait_until("!root.activeElement").await?;
        page.press(&[Key::Escape]).await?;
        sheet_is_closed(page).await?;
    }
    page.is_well().await
}

pub async fn keys_walk_the_column(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "#eras=rebellion").await?;
    page.matches(13).await?;
    page.run("[...root.querySelectorAll('[part~=era]')].find((era) => era.tabIndex === 0).focus()")
        .await?;
    // One stop of the Tab key leads into it.
    page.press(&[Key::Tab]).await?;
    page.wait_until("root.activeElement === find('.column .fold')")
        .await?;
    page.press(&[Key::Down]).await?;
    focused(page, "crossover-2370").await?;
    page.press(&[Key::Down]).await?;
    focused(page, "slaves-inspired-2370").await?;
    page.press(&[Key::Up]).await?;
    focused(page, "crossover-2370").await?;
    page.press(&[Key::End]).await?;
    focused(page, "regent-surrenders").await?;
    page.wait_until(&format!(
        "(() => {{ {UNDER} const box = root.activeElement.getBoundingClientRect(); return box.top >= under - 2 && box.bottom <= innerHeight; }})()"
    ))
    .await?;
    page.press(&[Key::Enter]).await?;
    sheet_is_open(page, "regent-surrenders").await?;
    page.wait_until("root.activeElement === find('[part~=card]')")
        .await?;
    page.press(&[Key::Escape]).await?;
    sheet_is_closed(page).await?;
    focused(page, "regent-surrenders").await?;
    // A column has nothing to zoom: the page keeps those keys, and no others.
    page.run("window.keys = []; addEventListener('keydown', (event) => setTimeout(() => keys.push(event.defaultPrevented)), true)")
        .await?;
    page.write("+-0").await?;
    page.press(&[Key::Up]).await?;
    page.wait_until("keys.length === 4").await?;
    assert_eq!(
        page.run("return keys").await?,
        json!([false, false, false, true])
    );
    page.is_well().await
}

/// The window that is shown has been told.
const SETTLED: &str = "window.told.at(-1)?.start === host.window.start";

pub async fn header_and_ribbon_stay_in_sight(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "").await?;
    page.run("window.told = []; host.addEventListener('timeline-window', ({ detail }) => window.told.push(detail))")
        .await?;
    page.run("return host.zoomTo(2372, 2376)").await?;
    // It scrolls there, and the brush says which era is on screen.
    page.wait_until(&format!(
        "(() => {{ {UNDER} return [...root.querySelectorAll('.column section.era-4 .row')].some((row) => {{ const {{ top, bottom }} = row.getBoundingClientRect(); return top >= under - 1 && bottom < innerHeight; }}); }})()"
    ))
    .await?;
    page.wait_until("find('[part~=header]').getBoundingClientRect().top <= 1 && find('[part~=ribbon]').getBoundingClientRect().top < 60")
        .await?;
    page.wait_until("Math.abs(find('[part~=brush]').getBoundingClientRect().left - find('[part~=era][data-id=rebellion]').getBoundingClientRect().left) < 3 && !find('[part~=brush-handle]')")
        .await?;
    // Once scrolling has settled the window is what is seen.
    page.wait_until(&format!(
        "host.window.start >= 2370 && host.window.start <= 2372 && {SETTLED}"
    ))
    .await?;
    let before = page.run("return window.told.length").await?;
    page.run("scrollTo(0, 0)").await?;
    page.wait_until(&format!(
        "window.told.length > {before} && host.window.start < 2100"
    ))
    .await?;
    page.run("find('.column section.era-4 .row').scrollIntoView()")
        .await?;
    page.wait_until(&format!("host.window.start > 2300 && {SETTLED}"))
        .await?;
    // Whoever scrolls slowly may rest on the way; but no rest is told twice.
    assert_eq!(
        page.run("const told = window.told.map((one) => JSON.stringify(one)); return told.filter((one, at) => one === told[at - 1]).length")
            .await?,
        json!(0)
    );
    page.is_well().await
}

pub async fn search_is_behind_a_button(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "").await?;
    let open = "[part~=header] > button[aria-expanded]:not([part])";
    page.wait_until("!find('[part~=search]').checkVisibility()")
        .await?;
    tap(page, open).await?;
    page.wait_until("find('[part~=search]').checkVisibility() && root.activeElement === find('[part~=search] input')")
        .await?;
    page.write("kirk").await?;
    page.wait_until("host.matchCount > 0 && host.matchCount < 20 && find('.column mark')")
        .await?;
    tap(page, open).await?;
    page.matches(ALL).await?;
    page.wait_until("!find('[part~=search]').checkVisibility()")
        .await?;
    // The list's button leads there and back.
    let list = "[part~=header] [role=group] button:last-child";
    tap(page, list).await?;
    page.wait_until("host.view === 'list' && find('[part~=list]')")
        .await?;
    tap(page, list).await?;
    page.wait_until("host.view === 'timeline' && find('.column')")
        .await?;
    page.is_well().await
}

pub async fn another_width_keeps_state_and_focus(page: &Page<'_>) -> Result<()> {
    page.resize(700, 900).await?;
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    let widths = |width: u32| format!("host.style.width = '{width}px'");
    page.run(&widths(640)).await?;
    page.run("host.filter = { eras: ['rebellion'] }").await?;
    page.wait_until("host.matchCount === 13 && find('.targets [data-event=crossover-2370]')")
        .await?;
    // A window that nobody has touched tells no one of the focus.
    page.click("[part~=search] input").await?;
    page.run("find('.targets [data-event=crossover-2370]').focus()")
        .await?;
    for (width, kind) in [
        (390, ".column"),
        (640, ".stage"),
        (360, ".column"),
        (620, ".stage"),
    ] {
        page.run(&widths(width)).await?;
        page.wait_until(&format!("find('{kind}')")).await?;
        page.wait_until("host.matchCount === 13").await?;
        focused(page, "crossover-2370").await?;
    }
    // A card becomes a sheet and a card again, with the focus where it was.
    page.run("host.selected = 'crossover-2370'").await?;
    page.wait_until("find('[part~=card-nav] button:last-of-type')")
        .await?;
    page.run("find('[part~=card-nav] button:last-of-type').focus()")
        .await?;
    for width in [390, 640] {
        page.run(&widths(width)).await?;
        page.wait_until(&format!(
            "find('[part~=card]').hasAttribute('popover') === {} && find('[part~=card]').checkVisibility() && root.activeElement?.matches('[part~=card-nav] button')",
            width < 560
        ))
        .await?;
    }
    assert_eq!(
        page.run("return host.selected").await?,
        json!("crossover-2370")
    );
    page.is_well().await
}

pub async fn one_at_width_nothing_is_drawn_when_it_shows(page: &Page<'_>) -> Result<()> {
    page.resize(390, 760).await?;
    page.open("fixtures/bare.html").await?;
    page.run("const folded = document.createElement('details'); document.body.append(folded); folded.append(host)")
        .await?;
    page.run("host.ready").await?;
    page.wait_until("host.eventCount === 67").await?;
    page.run("document.querySelector('details').open = true")
        .await?;
    page.wait_until(
        "find('.column [data-stop]') && root.querySelectorAll('.column .fold').length === 7",
    )
    .await?;
    page.run("document.querySelector('details').open = false")
        .await?;
    page.run("document.querySelector('details').open = true")
        .await?;
    page.wait_until("find('.column .row').checkVisibility()")
        .await?;
    page.is_well().await
}

pub async fn nothing_scrolls_sideways_at_any_width(page: &Page<'_>) -> Result<()> {
    // A column of an article, an infobox, and less than that.
    page.resize(1100, 800).await?;
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    for width in [640, 300, 280, 200] {
        page.run(&format!("host.style.width = '{width}px'")).await?;
        page.wait_until(&format!(
            "Math.abs(find('[part~=stage]').getBoundingClientRect().width - {width}) < 3 && find('[part~=header]').scrollWidth <= {width}"
        ))
        .await?;
        page.wait_until("host.matchCount === 67").await?;
    }
    // There its sheet stands at the widget and not across the page.
    page.run("host.selected = 'regent-surrenders'").await?;
    page.wait_until(&format!(
        "(() => {{ {SHEET} return sheet.width > 200 && sheet.width < 500; }})()"
    ))
    .await?;
    // 320 by 256 is what is left of a common screen at 400 %.
    for (width, height) in [
        (1600, 900),
        (1100, 800),
        (640, 800),
        (390, 760),
        (320, 640),
        (320, 256),
    ] {
        page.resize(width, height).await?;
        page.open_timeline("").await?;
        for state in [
            "",
            "host.selected = 'regent-surrenders'",
            "find('[part~=filter-button]').click()",
            "host.view = 'list'",
        ] {
            page.run(state).await?;
            page.wait_until(&format!(
                "innerWidth === {width} && document.documentElement.scrollWidth <= innerWidth"
            ))
            .await?;
        }
        page.matches(ALL).await?;
    }
    page.is_well().await
}

pub async fn a_long_chronicle_is_drawn_in_part(page: &Page<'_>) -> Result<()> {
    on_a_phone(page, "").await?;
    page.run(
        r#"
        const events = Array.from({ length: 4000 }, (_, at) => ({
          id: `e${at}`, date: String(1000 + at), title: `Event ${at} ${"of many words ".repeat(at % 5)}`,
        }));
        return host.load(JSON.stringify({ title: "Long", events }));
        "#,
    )
    .await?;
    page.wait_until("host.eventCount === 4000 && find('.column [data-event=e0]')")
        .await?;
    let few = "root.querySelectorAll('*').length < 1500";
    page.wait_until(few).await?;
    // It is as high as all of it.
    page.wait_until("find('.column').getBoundingClientRect().height > 4000 * 60")
        .await?;
    page.run("find('.column [data-event=e0]').focus()").await?;
    page.press(&[Key::End]).await?;
    focused(page, "e3999").await?;
    page.wait_until("root.activeElement.getBoundingClientRect().top < innerHeight")
        .await?;
    page.wait_until(few).await?;
    page.press(&[Key::Up]).await?;
    focused(page, "e3998").await?;
    // Wherever it is scrolled, rows are there.
    for share in [0.3, 0.7, 0.1] {
        page.run(&format!(
            "const box = find('.column').getBoundingClientRect(); scrollTo(0, scrollY + box.top + box.height * {share})"
        ))
        .await?;
        page.wait_until(&format!(
            "(() => {{ {UNDER} return [0.3, 0.6, 0.9].every((at_) => at(200, under + (innerHeight - under) * at_).closest('.row')); }})()"
        ))
        .await?;
        page.wait_until(few).await?;
        // The row in focus is not lost.
        focused(page, "e3998").await?;
    }
    page.is_well().await
}

pub async fn its_column_comes_with_the_first_view(page: &Page<'_>) -> Result<()> {
    page.resize(390, 760).await?;
    page.open("fixtures/blank.html").await?;
    page.run(
        r#"
        const widget = document.createElement("mirror-timeline");
        window.stages = 0;
        customElements.whenDefined("mirror-timeline").then(() => {
          new MutationObserver(() => { window.stages += widget.shadowRoot.querySelectorAll(".stage").length; })
            .observe(widget.shadowRoot, { childList: true, subtree: true });
        });
        const script = document.createElement("script");
        Object.assign(script, { type: "module", src: "mirror-timeline.js" });
        document.head.append(script);
        document.body.append(widget);
        "#,
    )
    .await?;
    page.wait_until("find('.column [data-stop]')").await?;
    // Nothing else was drawn on the way there.
    assert_eq!(page.run("return window.stages").await?, json!(0));
    page.is_well().await
}
