//! The widget on a real MediaWiki: by the form that takes no server and no other host.

use anyhow::Result;
use serde_json::{Value, json};

use crate::hosts::MediaWiki;
use crate::page::Page;

/// Opens a page of the wiki as it is set up for those who ask for it so: see `hosts/settings.php`.
async fn open<'page>(page: &'page Page<'_>, setup: &str, path: &str) -> Result<&'page MediaWiki> {
    let wiki = page.hosts.mediawiki().await?;
    // Cookies are a host's: one has to be there to set one.
    page.open(&wiki.address("/w/resources/assets/mediawiki.png"))
        .await?;
    page.run_with(
        "document.cookie = `setup=${given[0]}; path=/`",
        vec![json!(setup)],
    )
    .await?;
    page.open(&wiki.address(path)).await?;
    Ok(wiki)
}

/// Both timelines of the page are there, each with its own filter; the lists are out of sight, the
/// rest of the article is not.
async fn both_are_there(page: &Page<'_>) -> Result<()> {
    page.drawn().await?;
    page.wait_until("host.matchCount === 13 && find('h2').textContent === 'Rebellion'")
        .await?;
    page.wait_until("MirrorTimeline.of(document.querySelector('#another')).matchCount === 4 && MirrorTimeline.of(document.querySelector('#another')).view === 'list'")
        .await?;
    page.wait_until("[...document.querySelectorAll('.mirror-timeline li')].every((item) => !item.checkVisibility()) && document.body.innerText.includes('The article goes on.')")
        .await
}

/// Nothing was asked of any other host.
async fn stays_at_home(page: &Page<'_>) -> Result<()> {
    let foreign = page
        .run("return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'))")
        .await?;
    assert_eq!(foreign, json!([]));
    Ok(())
}

pub async fn as_common_js(page: &Page<'_>) -> Result<()> {
    open(page, "common", "/wiki/Timeline").await?;
    both_are_there(page).await?;
    page.click("[part~=clear]").await?;
    page.wait_until("host.matchCount === 67").await?;
    stays_at_home(page).await?;
    // A page without a timeline loads nothing of it.
    open(page, "common", "/wiki/Main_Page").await?;
    page.wait_until("mw.loader.getState('site') === 'ready'")
        .await?;
    let loaded = page
        .run("return performance.getEntriesByType('resource').filter(({ name }) => name.includes('MirrorTimeline')).length")
        .await?;
    assert_eq!(loaded, json!(0));
    Ok(())
}

pub async fn as_a_gadget(page: &Page<'_>) -> Result<()> {
    open(page, "gadget", "/wiki/Timeline").await?;
    both_are_there(page).await?;
    page.wait_until("mw.loader.getState('ext.gadget.mirror-timeline') === 'ready'")
        .await?;
    stays_at_home(page).await?;
    // Both at once, as on a wiki where two administrators have followed the instructions.
    open(page, "gadget-common", "/wiki/Timeline").await?;
    both_are_there(page).await?;
    page.wait_until("rootOf(document.querySelector('.mirror-timeline')).children.length === 1")
        .await
}

pub async fn under_its_policy(page: &Page<'_>) -> Result<()> {
    let wiki = open(page, "common-csp", "/wiki/Timeline").await?;
    let policy = page
        .run_with(
            "return fetch(given[0]).then((answer) => answer.headers.get('Content-Security-Policy'))",
            vec![json!(wiki.address("/wiki/Timeline"))],
        )
        .await?;
    assert!(
        policy
            .as_str()
            .is_some_and(|policy| policy.contains("script-src")),
        "{policy}"
    );
    both_are_there(page).await
}

pub async fn in_a_preview(page: &Page<'_>) -> Result<()> {
    open(page, "common", "/w/index.php?title=Timeline&action=edit").await?;
    page.wait_until("document.querySelector('#wpTextbox1').value.includes('mirror-timeline')")
        .await?;
    assert_eq!(
        page.run("return document.querySelectorAll('.mirror-timeline').length")
            .await?,
        json!(0)
    );
    page.run("document.querySelector('#wpPreview').click()")
        .await?;
    page.wait_until("document.querySelector('#wikiPreview .mirror-timeline')")
        .await?;
    both_are_there(page).await
}

pub async fn in_a_live_preview(page: &Page<'_>) -> Result<()> {
    open(
        page,
        "common-live",
        "/w/index.php?title=Timeline&action=edit",
    )
    .await?;
    page.wait_until("mw.loader.getState('mediawiki.action.edit.preview') === 'ready' && mw.loader.getState('site') === 'ready'")
        .await?;
    for (eras, count) in [("rise", 5), ("drift", 4)] {
        page.run_with(
            "window.same = true; document.querySelector('#wpTextbox1').value = given[0]; document.querySelector('#wpPreview').click()",
            vec![json!(format!("<div class=\"mirror-timeline\" data-eras=\"{eras}\">\n* a list\n</div>"))],
        )
        .await?;
        page.wait_until(&format!("window.same && host && host.filter?.eras.join() === '{eras}' && host.matchCount === {count} && find('[part~=stage] [data-stop]')"))
            .await?;
        assert_eq!(
            page.run("return document.querySelectorAll('.mirror-timeline').length")
                .await?,
            json!(1)
        );
    }
    Ok(())
}

pub async fn the_list_is_what_others_get(page: &Page<'_>) -> Result<()> {
    // Safe mode: what a reader sees who suspects the site's scripts.
    let wiki = open(page, "common", "/w/index.php?title=Timeline&safemode=1").await?;
    page.wait_until("document.readyState === 'complete' && mw.loader.getState('mediawiki.page.ready') === 'ready'")
        .await?;
    let seen = page
        .run("return [...document.querySelectorAll('.mirror-timeline')].map((div) => [Boolean(div.shadowRoot), [...div.querySelectorAll('li')].every((item) => item.checkVisibility())])")
        .await?;
    assert_eq!(seen, json!([[false, true], [false, true]]));
    // Without scripts there is nothing but what the server sends.
    let html = page
        .run_with(
            "return fetch(given[0]).then((answer) => answer.text()).then((html) => { const body = new DOMParser().parseFromString(html, 'text/html'); return [...body.querySelectorAll('.mirror-timeline li')].map((item) => item.textContent); })",
            vec![json!(wiki.address("/wiki/Timeline"))],
        )
        .await?;
    assert_eq!(
        html,
        json!([
            "2370–71: The Terran Rebellion begins",
            "2375: Regent Worf surrenders",
            "The drift"
        ])
    );
    Ok(())
}

pub async fn a_wikitable_becomes_a_timeline(page: &Page<'_>) -> Result<()> {
    let wiki = open(page, "common", "/wiki/Table").await?;
    page.wait_until("host.eventCount === 3 && find('[part~=stage] [data-stop]')")
        .await?;
    let seen = page
        .run("const { title, events, factions } = host.chronicle; return [title, factions.length, events.map(({ date, title, article, sources }) => [date, title, article ?? null, sources ?? null])]")
        .await?;
    assert_eq!(
        seen,
        json!(["The Rebellion", 2, [
            ["2370/2371", "The Terran Rebellion begins", wiki.address("/wiki/Rebellion"), [{ "article": "DS9: \"Through the Looking Glass\"" }]],
            ["2370/2371", "The Defiant's plans are copied", null, null],
            ["2375", "Regent Worf surrenders", null, null],
        ]])
    );
    // One row has no date. It is reported, and the table stays in sight for it.
    page.wait_until("host.diagnostics.length === 1 && host.diagnostics[0].code === 'unread-row' && document.querySelector('table.wikitable').checkVisibility()")
        .await
}

pub async fn visual_editor_keeps_the_wikitext(page: &Page<'_>) -> Result<()> {
    open(page, "common", "/wiki/Timeline").await?;
    both_are_there(page).await?;
    // Into Parsoid's HTML and back, as the editor does it.
    let round = page
        .run(
            r#"
            const ask = (values) => fetch("/w/api.php", { method: "POST", body: new URLSearchParams({ format: "json", formatversion: "2", page: "Timeline", ...values }) })
              .then((answer) => answer.json());
            return ask({ action: "visualeditor", paction: "parse" }).then(({ visualeditor }) =>
              ask({ action: "visualeditoredit", paction: "serialize", html: visualeditor.content, oldid: visualeditor.oldid, etag: visualeditor.etag, token: "+\\" })
                .then((back) => [visualeditor.content.includes("data-eras"), back.visualeditoredit?.content ?? JSON.stringify(back)]));
            "#,
        )
        .await?;
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/hosts/Timeline.wiki"))?;
    assert_eq!(round, json!([true, text.trim_end()]));
    // While it is being edited the widget keeps off.
    open(page, "common", "/w/index.php?title=Timeline&veaction=edit").await?;
    page.wait_until("document.querySelector('.ve-ce-surface .ve-ce-documentNode')?.innerText.includes('The article goes on.')")
        .await?;
    let surface = page
        .run("const surface = document.querySelector('.ve-ce-surface'); return [[...surface.querySelectorAll('*')].filter((one) => one.shadowRoot).length, surface.innerText.includes('The Terran Rebellion begins')]")
        .await?;
    assert_eq!(surface, json!([0, true]));
    Ok(())
}

pub async fn visual_editor_saves_what_is_typed(page: &Page<'_>) -> Result<()> {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/hosts/Timeline.wiki"))?;
    let wiki = page.hosts.mediawiki().await?;
    // A page of its own for each engine: the others' pages stay as they are.
    let name = format!("Edited_in_{}", page.engine.name());
    wiki.write(&name, &text)?;
    open(
        page,
        "common",
        &format!("/w/index.php?title={name}&veaction=edit&vehidebetadialog=1"),
    )
    .await?;
    let surface = ".ve-ce-surface .ve-ce-documentNode";
    page.wait_until(&format!(
        "document.querySelector('{surface}')?.innerText.includes('The article goes on.') && window.ve?.init?.target?.getSurface()?.getModel()"
    ))
    .await?;
    // The caret goes to the end, the keys to where it is.
    page.wait_until("ve.init.target.toolbar && !ve.init.target.activating && document.querySelector('.ve-ui-toolbar-saveButton')")
        .await?;
    page.run("const view = ve.init.target.getSurface().getView(); view.focus(); view.selectLastSelectableContentOffset()")
        .await?;
    page.write(" Typed by hand.").await?;
    page.wait_until(&format!(
        "document.querySelector('{surface}').innerText.includes('The article goes on. Typed by hand.')"
    ))
    .await?;
    page.wait_until("document.querySelector('.oo-ui-tool-name-showSave.oo-ui-widget-enabled')")
        .await?;
    page.click(".oo-ui-tool-name-showSave a").await?;
    let save = ".ve-ui-mwSaveDialog .oo-ui-processDialog-actions-primary .oo-ui-widget-enabled a";
    // It comes sailing in, and a press on where it was is none.
    page.wait_until(&format!("document.querySelector('.ve-ui-mwSaveDialog.oo-ui-window-ready') && document.querySelector('{save}')?.checkVisibility() && document.querySelector('.ve-ui-mwSaveDialog').getAnimations({{ subtree: true }}).length === 0"))
        .await?;
    page.click(save).await?;
    // Saved, the page is shown anew without being loaded anew, and the timelines are there.
    page.wait_until("!document.querySelector('.ve-ce-surface') && document.querySelector('.mw-parser-output')?.innerText.includes('The article goes on. Typed by hand.')")
        .await?;
    both_are_there(page).await?;
    let kept = page
        .run_with(
            "return fetch(given[0]).then((answer) => answer.text())",
            vec![json!(
                wiki.address(&format!("/w/index.php?title={name}&action=raw"))
            )],
        )
        .await?;
    let wanted = text.trim_end().replace(
        "The article goes on.",
        "The article goes on. Typed by hand.",
    );
    assert_eq!(kept, json!(wanted));
    Ok(())
}

pub async fn in_narrow_and_folded_places(page: &Page<'_>) -> Result<()> {
    open(page, "common", "/wiki/Places").await?;
    // Where the place is only as wide as what is in it, there is a timeline all the same.
    for (id, count) in [("cell", 5), ("floating", 13)] {
        page.wait_until(&format!(
            "MirrorTimeline.of(document.getElementById('{id}')).matchCount === {count}
             && document.getElementById('{id}').clientWidth >= 300
             && rootOf(MirrorTimeline.of(document.getElementById('{id}'))).querySelector('[data-stop]')"
        ))
        .await?;
    }
    // What is folded away starts when it is opened. The wiki folds some time after it has drawn, so that
    // the page's own timeline may have started: another one comes when it is folded.
    page.wait_until("!document.getElementById('within').checkVisibility()")
        .await?;
    page.run("document.getElementById('within').insertAdjacentHTML('afterend', '<div id=later class=mirror-timeline data-eras=drift></div>')")
        .await?;
    let folded = "MirrorTimeline.of(document.getElementById('later'))";
    assert_eq!(
        page.run(&format!("return {folded}.eventCount")).await?,
        json!(0)
    );
    page.run("document.querySelector('#folded .mw-collapsible-toggle').click()")
        .await?;
    page.wait_until(&format!(
        "{folded}.matchCount === 4 && rootOf({folded}).querySelector('[data-stop]')"
    ))
    .await
}

/// How a page is darkened that has no dark mode of its own: as gadgets do it.
const DARKEN: &str = "const sheet = new CSSStyleSheet(); sheet.replaceSync('html, body, #content, .mw-body, #mw-content, #mw-content-container, .mw-page-container, .content__main, #mw-page-base { background: #101418 !important; color: #eaecf0 !important }'); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];";

pub async fn it_fits_every_skin(page: &Page<'_>) -> Result<()> {
    for skin in ["vector-2022", "vector", "minerva", "monobook", "timeless"] {
        for dark in [false, true] {
            open(
                page,
                "common",
                &format!("/w/index.php?title=Timeline&useskin={skin}"),
            )
            .await?;
            if dark {
                page.run(DARKEN).await?;
                page.run("document.documentElement.classList.toggle('darkened')")
                    .await?;
            }
            both_are_there(page).await?;
            let fit = page
                .run(
                    r#"
                    const around = document.querySelector(".mw-parser-output > p");
                    const heading = getComputedStyle(find("h2"));
                    const box = document.querySelector(".mirror-timeline").getBoundingClientRect();
                    const place = around.parentElement.getBoundingClientRect();
                    return {
                      font: heading.fontFamily === getComputedStyle(around).fontFamily,
                      fits: box.left >= place.left - 1 && box.right <= place.right + 1 && box.width > place.width - 40,
                      still: document.documentElement.scrollWidth <= innerWidth,
                      dark: root.querySelector(".root").hasAttribute("data-dark"),
                    };
                    "#,
                )
                .await?;
            let wanted: Value = json!({ "font": true, "fits": true, "still": true, "dark": dark });
            assert_eq!(fit, wanted, "{skin}, dark: {dark}");
            // Links are the skin's, but for those that could not be read where a gadget has darkened it.
            page.run("host.selected = 'rebellion-begins'").await?;
            page.wait_until("find('[part~=card] a')").await?;
            let wanted = if dark {
                json!("rgb(157, 184, 255)")
            } else {
                page.run("return getComputedStyle(document.querySelector('.mw-parser-output p a')).color")
                    .await?
            };
            page.wait_until(&format!(
                "getComputedStyle(find('[part~=card] a')).color === {wanted}"
            ))
            .await?;
            if let Some(folder) = std::env::var_os("MIRROR_TIMELINE_PICTURES") {
                let name = format!(
                    "{}-{skin}-{}.png",
                    page.engine.name(),
                    if dark { "dark" } else { "light" }
                );
                page.screenshot(&std::path::Path::new(&folder).join(name))
                    .await?;
            }
        }
    }
    Ok(())
}
