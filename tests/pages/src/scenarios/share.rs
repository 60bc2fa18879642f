//! The share panel: what it hands out works where it is put.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::Page;
use crate::server::Site;

/// The field with the text.
const FIELD: &str = "[part~=share] textarea";

impl Page<'_> {
    /// Chooses a form in the panel by its place; its text once it is there.
    async fn shared(&self, place: usize, begins: &str) -> Result<String> {
        self.click(&format!("[part~=share] .switch button:nth-child({place})"))
            .await?;
        self.wait_until(&format!(
            "find('{FIELD}')?.value.startsWith({})",
            Value::from(begins)
        ))
        .await?;
        let text = self.run(&format!("return find('{FIELD}').value")).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What the panel says about the form that is chosen.
    async fn hints(&self) -> Result<String> {
        let words = self
            .run("return [...find('[part~=share]').querySelectorAll('p')].map((line) => line.textContent).join(' ')")
            .await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }
}

const OPEN: &str = "root.activeElement?.matches('[part~=share]')";

pub async fn opens_and_gives_the_focus_back(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion").await?;
    page.matches(13).await?;
    page.run("find('[data-stop=\"3\"]').focus()").await?;
    page.write("s").await?;
    page.wait_until(OPEN).await?;
    page.wait_until("find('[role=status]').textContent === 'Share'")
        .await?;
    // In the text, which can only be read, keys go through it and do nothing else.
    page.run(&format!("find('{FIELD}').focus()")).await?;
    page.write("s?0f").await?;
    page.wait_until(&format!("root.activeElement === find('{FIELD}')"))
        .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("!find('[part~=share]') && root.activeElement.dataset.stop === '3'")
        .await?;
    // Another panel takes its place, and leads back to where the first was opened.
    page.write("s").await?;
    page.wait_until(OPEN).await?;
    page.write("?").await?;
    page.wait_until("root.activeElement?.matches('[part~=help]') && !find('[part~=share]')")
        .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("!find('[part~=help]') && root.activeElement.dataset.stop === '3'")
        .await?;
    // By its button, beside the timeline as below a list.
    for view in ["timeline", "list"] {
        page.run(&format!("host.view = '{view}'")).await?;
        page.wait_until(&format!(
            "host.view === '{view}' && find('[part~=footer] [aria-label=Share]')"
        ))
        .await?;
        page.click("[part~=footer] [aria-label=Share]").await?;
        page.wait_until(OPEN).await?;
        page.click("[part~=share] [aria-label=Close]").await?;
        page.wait_until("!find('[part~=share]') && root.activeElement.matches('.shares')")
            .await?;
    }
    page.is_well().await
}

pub async fn is_there_on_a_phone(page: &Page<'_>) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_timeline("#eras=rebellion").await?;
    page.click("[part~=footer] [aria-label=Share]").await?;
    page.wait_until(OPEN).await?;
    // In sight, and no wider than the phone.
    page.wait_until("find('[part~=share]').getBoundingClientRect().top >= 0 && find('[part~=share]').getBoundingClientRect().right <= innerWidth && document.scrollingElement.scrollWidth <= innerWidth")
        .await?;
    page.is_well().await
}

pub async fn what_it_hands_out_shows_the_same(page: &Page<'_>) -> Result<()> {
    page.open_timeline("#eras=rebellion&search=worf").await?;
    page.wait_until("host.filter.search === 'worf' && host.matchCount > 0")
        .await?;
    let count = page.run("return host.matchCount").await?;
    page.run("find('[data-stop]').focus()").await?;
    page.write("s").await?;
    page.wait_until(OPEN).await?;
    let link = page.shared(1, "http").await?;
    assert!(link.ends_with("#eras=rebellion&search=worf"), "{link}");
    assert!(page.hints().await?.contains("of your own computer"));
    let frame = page.shared(2, "<iframe").await?;
    let element = page.shared(3, "<script").await?;
    let wiki = page.shared(4, "<div").await?;
    let script = page.shared(5, "/* Mirror").await?;
    // What is changed meanwhile is in the text.
    page.run("host.filter = { eras: ['drift'] }").await?;
    page.shared(4, "<div class=\"mirror-timeline\" data-eras=\"drift\">\n* ")
        .await?;
    // The wiki's script is one that its old rules let through.
    page.run_with(
        "new Function('mw', 'document', given[0])",
        vec![json!(script)],
    )
    .await?;
    // Each, put into a page, shows what was shown.
    let shown = page
        .run_with(
            r#"
            return (async () => {
            const [frame, element, wiki] = given;
            // Of this page's address they are to know nothing.
            history.replaceState(null, "", location.pathname);
            const read = (html) => new DOMParser().parseFromString(html, "text/html");
            const put = (one) => { const here = document.importNode(one, true); document.body.append(here); return here; };
            const source = read(element).querySelector("script");
            const twin = MirrorTimeline.of(put(read(wiki).querySelector("div")));
            const tag = put(read(element).querySelector("mirror-timeline"));
            await Promise.all([twin.ready, tag.ready, import(source.src)]);
            return [tag.matchCount, twin.matchCount, new URL(read(frame).querySelector("iframe").src).pathname];
            })();
            "#,
            vec![json!(frame), json!(element), json!(wiki)],
        )
        .await?;
    assert_eq!(shown, json!([count, count, "/dist/embed.html"]));
    // One line of the list is one event.
    let lines = wiki.lines().filter(|line| line.starts_with("* ")).count();
    assert_eq!(Some(lines as u64), count.as_u64());
    // The frame's own page, by the address that the frame has.
    let (_, query) = frame.split_once("embed.html").unwrap_or_default();
    let (query, _) = query.split_once('"').unwrap_or_default();
    page.open(&format!("dist/embed.html{}", query.replace("&amp;", "&")))
        .await?;
    page.drawn().await?;
    page.wait_until(&format!("host.matchCount === {count}"))
        .await?;
    page.is_well().await
}

pub async fn a_text_is_copied_or_selected(page: &Page<'_>) -> Result<()> {
    page.open_timeline("").await?;
    page.run("find('[data-stop]').focus()").await?;
    page.write("s").await?;
    page.wait_until(OPEN).await?;
    let text = page.shared(4, "<div").await?;
    // The page's own clipboard would need a permission that no driver gives.
    page.run("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText(text) { window.copied = text; return Promise.resolve(); } } })")
        .await?;
    page.click("[part~=share] .copy button").await?;
    page.wait_until("find('[part~=share] .copy span')?.textContent === 'Copied' && find('[role=status]').textContent === 'Copied'")
        .await?;
    assert_eq!(page.run("return copied").await?, json!(text));
    // Refused, or not there at all: the text is selected, for the browser's own way.
    for clipboard in [
        "{ writeText: () => Promise.reject(new Error('refused')) }",
        "undefined",
    ] {
        page.run(&format!("Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }})"))
            .await?;
        page.shared(1, "http").await?;
        page.shared(4, "<div").await?;
        page.click("[part~=share] .copy button").await?;
        page.wait_until(
            "find('[part~=share] .copy span')?.textContent.startsWith('The text is selected')",
        )
        .await?;
        page.wait_until(&format!("root.activeElement === find('{FIELD}') && find('{FIELD}').selectionEnd - find('{FIELD}').selectionStart === find('{FIELD}').value.length"))
            .await?;
    }
    page.is_well().await
}

pub async fn what_there_cannot_be_is_said(page: &Page<'_>) -> Result<()> {
    // Events of the page itself.
    page.open_timeline("").await?;
    page.run("return host.load('{\"events\": [{\"id\": \"a\", \"date\": \"2372\", \"title\": \"[[One]]\"}, {\"id\": \"b\", \"date\": \"2375\", \"title\": \"Two\"}]}').then(() => {})")
        .await?;
    page.wait_until("host.eventCount === 2").await?;
    page.run("find('[data-stop]').focus()").await?;
    page.write("s").await?;
    page.wait_until(OPEN).await?;
    page.click("[part~=share] .switch button:nth-child(2)")
        .await?;
    page.wait_until(&format!("!find('{FIELD}')")).await?;
    assert!(page.hints().await?.contains("stand in this page only"));
    let element = page.shared(3, "<script").await?;
    let read = page
        .run_with(
            r#"
            const read = new DOMParser().parseFromString(given[0], "text/html").querySelector("mirror-timeline");
            const here = document.importNode(read, true);
            document.body.append(here);
            return here.ready.then(() => here.chronicle.events.map(({ date, title }) => [date, title]));
            "#,
            vec![json!(element)],
        )
        .await?;
    assert_eq!(read, json!([["2372", "[[One]]"], ["2375", "Two"]]));
    // A file of events has an address.
    page.run("return host.load('mirror-universe.json').then(() => {})")
        .await?;
    page.wait_until("host.eventCount === 67").await?;
    let frame = page.shared(2, "<iframe").await?;
    assert!(frame.contains("/dist/mirror-universe.json\""), "{frame}");
    // Everything in one file.
    let address = page.serve(
        "share",
        Site {
            folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
            ..Site::default()
        },
    );
    page.open(&format!("{address}single.html")).await?;
    page.drawn().await?;
    page.run("find('[data-stop]').focus()").await?;
    page.write("s").await?;
    page.wait_until(OPEN).await?;
    let element = page.shared(3, "<script").await?;
    assert!(
        element.contains("/mirror-timeline.single.js\"></script>"),
        "{element}"
    );
    page.click("[part~=share] .switch button:nth-child(2)")
        .await?;
    page.wait_until(&format!("!find('{FIELD}')")).await?;
    assert!(page.hints().await?.contains("as one file"));
    page.is_well().await
}
