//! The widget in other languages than English.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::server::{Answer, Site};

/// For scripts: the words of a language, and what the page shows of them.
const WORDS: &str = r#"
const shown = () => find("[part~=count]").textContent;
const said = async (lang) => {
  const words = await (await fetch(`languages/${lang}.json`)).json();
  const form = (key, n) => {
    const text = typeof words[key] === "string" ? words[key] : words[key][new Intl.PluralRules(lang).select(n)];
    return text.replace("{n}", new Intl.NumberFormat(lang).format(n));
  };
  const number = new Intl.NumberFormat(lang).format(67);
  return { words, form, count: words.count.replace("{n}", number).replace("{total}", number) };
};
"#;

/// Opens a page in German.
async fn open(page: &Page<'_>, answers: Vec<(&'static str, Answer)>) -> Result<()> {
    let site = Site {
        folder: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into()),
        answers,
        ..Site::default()
    };
    let address = page.serve("sprache", site);
    page.open(&format!("{address}german.html")).await?;
    page.drawn().await
}

/// Waits until the count is said in a language.
async fn speaks(page: &Page<'_>, lang: &str) -> Result<()> {
    page.run(&format!(
        "{WORDS} window.expected = null; said('{lang}').then(({{ count }}) => {{ window.expected = count; }})"
    ))
    .await?;
    page.wait_until("window.expected && find('[part~=count]').textContent === window.expected")
        .await
}

pub async fn a_page_is_answered_in_its_language(page: &Page<'_>) -> Result<()> {
    open(page, Vec::new()).await?;
    for lang in ["de", "ar", "es", "fr", "ja"] {
        // The page changes its language, and the widget goes along.
        page.run(&format!("document.documentElement.lang = '{lang}'"))
            .await?;
        speaks(page, lang).await?;
        let wrong = page
            .run(&format!(
                r#"{WORDS}
                return said("{lang}").then(({{ words, form }}) => {{
                  const wrong = [];
                  const same = (what, found, wanted) => {{ if (found !== wanted) wrong.push(`${{what}}: ${{found}}, not ${{wanted}}`); }};
                  same("search", find("[part~=search] input").placeholder, words["search.label"]);
                  same("list", find("[part~=head], header").querySelectorAll("[aria-pressed]")[1].textContent, words["view.list"]);
                  const day = new Intl.DateTimeFormat("{lang}", {{ year: "numeric", month: "short", day: "numeric", calendar: "gregory", timeZone: "UTC" }});
                  const contact = find("[part~=stage] [data-event=first-contact-2063] [part~=event-date]");
                  same("a day", contact.textContent.trim(), day.format(Date.UTC(2063, 3, 5)));
                  const counts = [5, 17, 8, 5, 13, 15, 4];
                  for (const [index, era] of [...root.querySelectorAll("[part~=era]")].entries()) {{
                    const events = form("events", counts[index]);
                    if (!era.getAttribute("aria-label").includes(events)) wrong.push(`${{era.getAttribute("aria-label")}} lacks ${{events}}`);
                  }}
                  same("lang", root.querySelector(".root").lang, "{lang}");
                  same("dir", root.querySelector(".root").dir, "{lang}" === "ar" ? "rtl" : "ltr");
                  return wrong;
                }});"#
            ))
            .await?;
        assert_eq!(wrong, json!([]), "{lang}");
    }
    // Each file once, however often its language comes back.
    page.run("document.documentElement.lang = 'de'").await?;
    speaks(page, "de").await?;
    page.is_well().await
}

pub async fn the_nearest_language_counts(page: &Page<'_>) -> Result<()> {
    open(page, Vec::new()).await?;
    speaks(page, "de").await?;
    page.run("host.lang = 'fr'").await?;
    speaks(page, "fr").await?;
    page.run("host.removeAttribute('lang')").await?;
    speaks(page, "de").await?;
    page.run("document.body.lang = 'es-MX'").await?;
    speaks(page, "es").await?;
    // What we do not speak, what is no language, and English itself.
    for lang in ["it", "no language at all", "", "en", "en-GB"] {
        page.run("document.body.lang = 'ja'").await?;
        speaks(page, "ja").await?;
        page.run(&format!("document.body.lang = '{lang}'")).await?;
        page.matches(67).await?;
        assert_eq!(
            page.run("return root.querySelector('.root').lang").await?,
            json!("en")
        );
    }
    // What the reader has open stays open.
    page.run("host.selected = 'regent-surrenders'; host.filter = { eras: ['rebellion'] }")
        .await?;
    page.wait_until("find('[part~=card]')").await?;
    page.run("document.body.lang = 'de'").await?;
    page.wait_until("find('[part~=count]').textContent === '13 von 67 Ereignissen'")
        .await?;
    assert_eq!(
        page.run("return [host.selected, host.filter.eras]").await?,
        json!(["regent-surrenders", ["rebellion"]])
    );
    page.is_well().await
}

pub async fn without_its_file_it_speaks_english(page: &Page<'_>) -> Result<()> {
    for missing in ["languages/de.json", "mirror-timeline-languages.js"] {
        open(page, vec![(missing, Answer::Missing)]).await?;
        page.matches(67).await?;
    }
    open(
        page,
        vec![("languages/de.json", Answer::Words("{ \"count\": "))],
    )
    .await?;
    page.matches(67).await
}

pub async fn a_chronicle_may_bring_translations(page: &Page<'_>) -> Result<()> {
    open(page, Vec::new()).await?;
    page.run(
        r#"host.chronicle = { format: 1, language: "en", title: { en: "Mirror", de: "Spiegel" }, events: [
          { id: "a", date: "2372", title: { en: "It falls", de: "Es fällt" }, wording: "in early 2372" },
          { id: "b", date: "2374", title: "Plain" },
        ] };"#,
    )
    .await?;
    page.wait_until("host.eventCount === 2").await?;
    page.run("host.selected = 'a'").await?;
    page.wait_until("find('[part~=card-title]')").await?;
    let says = |heading: &str, title: &str, date: &str| {
        format!(
            "find('#heading').textContent === '{heading}' && find('[part~=card-title]').textContent === '{title}'
             && find('[part~=card-date] b').textContent === '{date}' && host.selected === 'a'"
        )
    };
    // Its own words for a date are English.
    page.wait_until(&says("Spiegel", "Es fällt", "2372"))
        .await?;
    page.run("document.documentElement.lang = 'en'").await?;
    page.wait_until(&says("Mirror", "It falls", "in early 2372"))
        .await?;
    page.run("document.documentElement.lang = 'ja'").await?;
    page.wait_until(&says("Mirror", "It falls", "2372年"))
        .await?;
    page.is_well().await
}

pub async fn what_a_chronicle_says_is_named_as_its_language(page: &Page<'_>) -> Result<()> {
    for (width, attributes) in [(1280, ""), (390, ""), (1280, "&view=list")] {
        page.resize(width, 900).await?;
        page.open(&format!(
            "dist/#eras=rebellion&selected=battle-terok-nor{attributes}"
        ))
        .await?;
        page.run("document.documentElement.lang = 'de'").await?;
        page.wait_until("find('[part~=count]')?.textContent === '13 von 67 Ereignissen' && find('[part~=card]')")
            .await?;
        // No text of the chronicle is left to be read as German.
        let unnamed = page
            .run(
                r#"
                return fetch("mirror-universe.json").then((answer) => answer.json()).then((chronicle) => {
                  const event = chronicle.events.find(({ id }) => id === "battle-terok-nor");
                  const own = [chronicle.title, chronicle.credits, event.title, event.summary, event.note,
                    ...chronicle.eras.flatMap(({ name, short, definition }) => [name, short, definition]),
                    ...chronicle.factions.map(({ name }) => name)].filter(Boolean);
                  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                  const unnamed = [];
                  for (let node; (node = walker.nextNode());) {
                    const words = node.data.trim();
                    if (own.includes(words) && node.parentElement.checkVisibility() && node.parentElement.closest("[lang]")?.lang !== "en") unnamed.push(words);
                  }
                  return unnamed;
                });
                "#,
            )
            .await?;
        assert_eq!(unnamed, json!([]), "at {width}{attributes}");
        // What the widget itself says is its own.
        assert_eq!(
            page.run("return find('[part~=card-nav] button').closest('[lang]').lang")
                .await?,
            json!("de")
        );
    }
    // In the chronicle's own language nothing has to be said.
    page.open("dist/#selected=battle-terok-nor").await?;
    page.wait_until("find('[part~=card] h3')").await?;
    assert_eq!(
        page.run("return find('[part~=card] h3').hasAttribute('lang')")
            .await?,
        json!(false)
    );
    page.is_well().await
}

/// Whatever a page calls its language, or has put where all objects look.
pub async fn no_name_of_a_language_stops_it(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    page.run("Object.prototype.de = 'x'").await?;
    for (tag, word) in [
        ("constructor", "Filters"),
        ("__proto__", "Filters"),
        ("de", "Filter"),
    ] {
        page.run(&format!("host.lang = '{tag}'")).await?;
        page.wait_until(&format!(
            "find('[part~=filter-button]').textContent.trim() === '{word}'"
        ))
        .await?;
    }
    page.run("const late = document.createElement('mirror-timeline'); late.lang = 'constructor'; late.id = 'late'; host.after(late); return late.ready.then(() => 0)")
        .await?;
    page.run("delete Object.prototype.de").await?;
    page.is_well().await
}

pub async fn years_before_the_era_say_so(page: &Page<'_>) -> Result<()> {
    open(page, Vec::new()).await?;
    let chronicle = r#"{ "events": [
        { "id": "a", "date": "-0500", "title": "First" },
        { "id": "b", "date": "-0043", "title": "Second" },
        { "id": "c", "date": "0010", "title": "Third" } ] }"#;
    page.run_with("return host.load(given[0])", vec![json!(chronicle)])
        .await?;
    for lang in ["de", "ar", "es", "fr", "ja", "en"] {
        page.run(&format!("document.documentElement.lang = '{lang}'"))
            .await?;
        page.wait_until(&format!("root.querySelector('.root').lang === '{lang}'"))
            .await?;
        // The label, the ruler and the status write the same year the same way.
        page.wait_until(
            r#"(() => {
              const date = (id) => find(`[part~=stage] [data-event=${id}] [part~=event-date]`)?.textContent.trim();
              const ticks = [...root.querySelectorAll("[part~=tick]")].map(({ textContent }) => textContent.trim());
              const status = find(".status .window")?.textContent ?? "";
              return date("b") && date("b") !== "44" && date("b").length > 3
                && ticks.includes(date("b")) && status.includes(date("a")) && !ticks.some((tick) => /^[-−]/.test(tick));
            })()"#,
        )
        .await?;
    }
    page.is_well().await
}
