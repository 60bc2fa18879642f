//! Every task by keyboard alone, and by fingers alone.

use anyhow::{Result, bail};
use fantoccini::key::Key;
use serde_json::json;

use crate::page::{Page, Point};
use crate::widget::ALL;

/// So many presses of Tab lead from any place to any other.
const FAR: usize = 80;

/// What has the focus, seen with its ring, or why not; for scripts.
const RINGED: &str = r#"
const focused = root.activeElement ?? document.activeElement;
const name = focused.getAttribute("aria-label") ?? focused.closest("[part]")?.getAttribute("part") ?? focused.localName;
const box = focused.getBoundingClientRect();
const style = getComputedStyle(focused);
const faults = [];
if (box.width < 1 || box.height < 1) faults.push("no size");
if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push("out of sight");
const rings = (element) => getComputedStyle(element).outlineStyle !== "none" && parseFloat(getComputedStyle(element).outlineWidth) >= 1;
if (!rings(focused) && !(focused.parentElement && rings(focused.parentElement))) faults.push("no ring");
"#;

impl Page<'_> {
    /// Presses Tab until an element has the focus, and checks every stop on the way.
    async fn tab_to(&self, selector: &str) -> Result<()> {
        for _ in 0..FAR {
            self.press(&[Key::Tab]).await?;
            let stop = self
                .run_with(
                    &format!("{RINGED} return [focused.matches(given[0]), name, faults.join()]"),
                    vec![json!(selector)],
                )
                .await?;
            if stop[2] != json!("") {
                bail!("{}: {}", stop[1], stop[2]);
            }
            if stop[0] == json!(true) {
                return Ok(());
            }
        }
        bail!("{FAR} presses of Tab do not lead to {selector}")
    }
}

pub async fn tab_goes_through_and_out_again(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/states.html#eras=rebellion&selected=regent-surrenders")
        .await?;
    page.wait_until("find('[part~=card]')").await?;
    // In, through everything, and out at the other side.
    page.tab_to("[part~=search] input").await?;
    page.tab_to("main > p > a").await?;
    // And back the same way, which is no shorter.
    for step in 0..FAR {
        let first = page
            .run("return Boolean(root.activeElement?.matches('[part~=search] input'))")
            .await?;
        if first == json!(true) {
            assert!(step > 12, "{step} stops only");
            return page.is_well().await;
        }
        page.run_with(
            "window.backwards = root.activeElement ?? document.activeElement",
            vec![],
        )
        .await?;
        page.press_shifted(Key::Tab).await?;
        page.wait_until("(root.activeElement ?? document.activeElement) !== window.backwards")
            .await?;
    }
    bail!("Shift and Tab do not lead back")
}

pub async fn keys_alone_do_everything(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/states.html").await?;
    page.drawn().await?;
    // A search, and the way out of it.
    page.tab_to("[part~=search] input").await?;
    page.write("worf").await?;
    page.wait_until("host.filter.search === 'worf'").await?;
    page.press(&[Key::Escape]).await?;
    page.matches(ALL).await?;
    // A filter of the panel, and its chip.
    page.tab_to("[part~=filter-button]").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("find('[part~=facets]')").await?;
    page.tab_to("[part~=facet-option] input").await?;
    page.write(" ").await?;
    page.wait_until("host.matchCount < host.eventCount && find('[part~=chip]')")
        .await?;
    page.tab_to("[data-focus=people]").await?;
    page.write("worf").await?;
    page.wait_until("find('[role=option]')").await?;
    page.press(&[Key::Down, Key::Enter]).await?;
    page.wait_until("host.filter.people?.length === 1").await?;
    page.press(&[Key::Escape]).await?;
    page.tab_to("[part~=clear]").await?;
    page.press(&[Key::Enter]).await?;
    page.matches(ALL).await?;
    // An era.
    page.run("find('[part~=filter-button]').focus()").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("!find('[part~=facets]')").await?;
    page.tab_to("[part~=era]").await?;
    page.press(&[Key::End, Key::Left, Key::Left]).await?;
    page.wait_until("root.activeElement?.dataset.id === 'rebellion'")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.matches(13).await?;
    // The window, by its handle.
    let window = page.window().await?;
    page.tab_to("[part~=brush-handle]").await?;
    page.press(&[Key::Right]).await?;
    page.window_after(window).await?;
    // An event, and its card.
    page.tab_to("[part~=stage] [data-stop]").await?;
    page.press(&[Key::End, Key::Enter]).await?;
    page.wait_until("host.selected !== null && find('[part~=card]')")
        .await?;
    page.tab_to("[part~=card-nav] button:not([aria-disabled])")
        .await?;
    let selected = page.run("return host.selected").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!(
        "host.selected !== null && host.selected !== {selected}"
    ))
    .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("host.selected === null && root.activeElement?.dataset.stop")
        .await?;
    // The footer: scale and zoom.
    page.tab_to("[part~=scale] [aria-pressed=false]").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("host.scale === 'true'").await?;
    let window = page.window().await?;
    page.tab_to("[part~=zoom] [aria-label='Zoom in']").await?;
    page.press(&[Key::Enter]).await?;
    page.window_after(window).await?;
    // The list, and a card of it.
    page.run("document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()")
        .await?;
    page.tab_to("[part~=header] [role=group] [aria-pressed=false]")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("host.view === 'list' && find('[part~=list-event]')")
        .await?;
    page.tab_to("[part~=list-event] [data-event]").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("host.selected !== null && find('[part~=card]')")
        .await?;
    page.is_well().await
}

pub async fn a_count_is_said_once(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/states.html").await?;
    page.drawn().await?;
    page.run(
        "window.heard = [];
         new MutationObserver(() => { const words = find('.frame [role=status]').textContent; if (words) heard.push(words); })
           .observe(find('.frame [role=status]'), { childList: true, characterData: true, subtree: true })",
    )
    .await?;
    // Typed so fast that no machine is too slow for it.
    page.run(
        "const input = find('[part~=search] input');
         for (const letter of 'defiant') { input.value += letter; input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); }",
    )
    .await?;
    page.wait_until("host.filter.search === 'defiant' && heard.length > 0")
        .await?;
    let count = page.run("return host.matchCount").await?;
    // What comes later would have been said before this.
    page.click("[part~=era][data-id=rebellion]").await?;
    page.wait_until("heard.length > 1").await?;
    let second = page.run("return host.matchCount").await?;
    assert_eq!(
        page.run("return heard").await?,
        json!([
            format!("{count} of {ALL} events"),
            format!("{second} of {ALL} events")
        ])
    );
    page.is_well().await
}

pub async fn the_same_count_is_said_again(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/states.html").await?;
    page.drawn().await?;
    page.run(
        "window.heard = [];
         new MutationObserver(() => heard.push(find('.frame [role=status]').textContent))
           .observe(find('.frame [role=status]'), { childList: true, characterData: true, subtree: true })",
    )
    .await?;
    let mut heard = Vec::new();
    for era in ["rise", "alliance", "rise"] {
        page.run_with("host.filter = { eras: [given[0]] }", vec![json!(era)])
            .await?;
        heard.push(format!("5 of {ALL} events"));
        page.wait_until(&format!("heard.length >= {}", heard.len()))
            .await?;
    }
    assert_eq!(
        page.run("return heard.map((words) => words.trim())")
            .await?,
        json!(heard),
        "each once"
    );
    page.is_well().await
}

/// WCAG 2.4.3: what is pressed may go, the focus may not.
pub async fn the_focus_stays_where_a_button_goes(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/states.html#eras=rebellion,rise,alliance&selected=regent-surrenders")
        .await?;
    page.wait_until("find('[part~=card]')").await?;
    let chips = "[...root.querySelectorAll('[part~=status] [part~=chip]')]";
    let focused = |selector: &str| format!("root.activeElement?.matches({})", json!(selector));
    // The next chip, at last the one before, and after the only one what sets filters.
    page.tab_to("[part~=status] [part~=chip]").await?;
    let names = page
        .run(&format!("return {chips}.map((chip) => chip.textContent)"))
        .await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!(
        "{chips}.length === 2 && root.activeElement === {chips}[0] && root.activeElement.textContent === {}",
        names[1]
    ))
    .await?;
    page.press(&[Key::Tab, Key::Enter]).await?;
    page.wait_until(&format!(
        "{chips}.length === 1 && root.activeElement === {chips}[0] && root.activeElement.textContent === {}",
        names[1]
    ))
    .await?;
    page.press(&[Key::Enter]).await?;
    let filters = focused("[part~=filter-button]");
    page.wait_until(&format!("{chips}.length === 0 && {filters}"))
        .await?;
    page.run("host.filter = { eras: ['rise', 'alliance'] }")
        .await?;
    page.wait_until("find('[part~=clear]')").await?;
    page.tab_to("[part~=clear]").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!("host.matchCount === {ALL} && {filters}"))
        .await?;
    // The search, and what is offered where nothing is found.
    page.press_shifted(Key::Tab).await?;
    let field = focused("[part~=search] input");
    page.wait_until(&field).await?;
    page.write("defiant").await?;
    page.wait_until("host.filter.search === 'defiant'").await?;
    page.tab_to("[part~=search] [aria-label='Clear search']")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!("host.matchCount === {ALL} && {field}"))
        .await?;
    page.write("no such thing").await?;
    page.wait_until("find('[part~=message] [class=link]')")
        .await?;
    page.tab_to("[part~=message] [class=link]").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!("host.matchCount === {ALL} && {filters}"))
        .await?;
    // Buttons at their limits keep it, and do nothing.
    page.tab_to("[part~=zoom] [aria-label='Zoom in']").await?;
    let window = page.window().await?;
    page.press(&[Key::Enter]).await?;
    page.window_after(window).await?;
    page.press_shifted(Key::Tab).await?;
    page.press(&[Key::Enter]).await?;
    page.window_is(window).await?;
    let limit = focused("[aria-label='Zoom out'][aria-disabled=true]");
    page.wait_until(&limit).await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&limit).await?;
    page.window_is(window).await?;
    page.is_well().await
}

pub async fn fingers_alone_press_everything(page: &Page<'_>) -> Result<()> {
    page.resize(700, 1000).await?;
    page.open("fixtures/states.html").await?;
    page.drawn().await?;
    page.tap_on("[part~=era][data-id=rebellion]").await?;
    page.matches(13).await?;
    page.tap_on("[part~=stage] [data-event=regent-surrenders]")
        .await?;
    page.wait_until("host.selected === 'regent-surrenders' && find('[part~=card]')")
        .await?;
    page.tap_on("[part~=card] [aria-label=Close]").await?;
    page.wait_until("host.selected === null && !find('[part~=card]')")
        .await?;
    page.tap_on("[part~=filter-button]").await?;
    page.wait_until("find('[part~=facets]')").await?;
    page.tap_on("[part~=facet-option] input").await?;
    page.wait_until("host.matchCount < 13").await?;
    page.tap_on("[part~=clear]").await?;
    page.matches(ALL).await?;
    // A finger that goes up and down over the stage scrolls the page.
    page.run("document.body.style.paddingBottom = '2000px'; scrollTo(0, 0)")
        .await?;
    let stage = page.middle("[part~=stage]").await?;
    let from = Point { y: 800.0, ..stage };
    page.swipe(from, Point { y: 300.0, ..from }).await?;
    page.wait_until("scrollY > 100").await?;
    assert_eq!(page.run("return host.selected").await?, json!(null));
    page.is_well().await
}

impl Page<'_> {
    async fn tap_on(&self, selector: &str) -> Result<()> {
        self.tap(self.middle(selector).await?).await
    }
}

pub async fn the_timeline_can_be_skipped(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/states.html").await?;
    page.drawn().await?;
    // Not in sight before it has the focus.
    let seen = page
        .run("return find('[part~=skip]').getBoundingClientRect().width")
        .await?;
    assert_eq!(seen, json!(1));
    page.run("document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()")
        .await?;
    page.tab_to("[part~=skip] button").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("root.activeElement?.matches('[data-end]')")
        .await?;
    page.press(&[Key::Tab]).await?;
    page.wait_until("document.activeElement.matches('main > p > a')")
        .await?;
    // Beside it the way to the same as a list.
    page.run("document.querySelector('h1').focus()").await?;
    page.tab_to("[part~=skip] button:last-child").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("host.view === 'list' && find('[part~=list-event]')")
        .await?;
    page.is_well().await
}

pub async fn f6_leads_to_the_card_and_back(page: &Page<'_>) -> Result<()> {
    // Docked, under the footer, and a sheet.
    for width in [1280, 700, 390] {
        page.resize(width, 900).await?;
        page.open("fixtures/states.html#eras=rebellion").await?;
        page.drawn().await?;
        page.run("find('[part~=stage] [data-event=crossover-2370]').focus()")
            .await?;
        // Without a card the key is the page's.
        let taken = page
            .run("const key = new KeyboardEvent('keydown', { key: 'F6', bubbles: true, composed: true, cancelable: true }); root.activeElement.dispatchEvent(key); return key.defaultPrevented")
            .await?;
        assert_eq!(taken, json!(false), "{width}");
        page.press(&[Key::Enter]).await?;
        page.wait_until("find('[part~=card]')").await?;
        page.run("find('[part~=stage] [data-event=crossover-2370]').focus()")
            .await?;
        page.press(&[Key::F6]).await?;
        page.wait_until("root.activeElement?.matches('[part~=card]')")
            .await?;
        page.press(&[Key::F6]).await?;
        page.wait_until("root.activeElement?.dataset.event === 'crossover-2370' && root.activeElement.closest('[part~=stage]')")
            .await?;
    }
    page.is_well().await
}
