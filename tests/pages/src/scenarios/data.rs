//! Data of others, sound and unsound: every good event is shown, and what was wrong is said.

use anyhow::Result;
use serde_json::{Value, json};

use crate::page::Page;
use crate::widget::ALL;

/// The chronicle of the page, changed by a script, as text; then loaded.
async fn load(page: &Page<'_>, change: &str) -> Result<()> {
    page.run_with(
        &format!(
            r#"return fetch("mirror-universe.json").then((answer) => answer.json()).then((chronicle) => {{
              const {{ events }} = chronicle;
              let text = null;
              {change}
              return host.load(text ?? JSON.stringify(chronicle));
            }});"#
        ),
        Vec::new(),
    )
    .await?;
    Ok(())
}

/// Each fault: what is done to the chronicle, how many events are left, the code and the path of
/// what is said about it.
const FAULTS: [(&str, usize, &str, &str); 9] = [
    (
        "events[13].date = '2255-13-45'",
        66,
        "bad-date",
        "events[13].date",
    ),
    (
        "events[13].date = 'once upon a time'",
        66,
        "bad-date",
        "events[13].date",
    ),
    (
        "delete events[3].title",
        66,
        "missing-field",
        "events[3].title",
    ),
    (
        "delete events[3].date",
        66,
        "missing-field",
        "events[3].date",
    ),
    (
        "events[40].era = 'rebelion'",
        67,
        "unknown-era",
        "events[40].era",
    ),
    (
        "events[5].id = events[4].id",
        66,
        "duplicate-id",
        "events[5].id",
    ),
    ("events[7].title = 12", 66, "wrong-type", "events[7].title"),
    ("events[9] = 5", 66, "wrong-type", "events[9]"),
    (
        "events[8].factions = { a: 1 }",
        67,
        "wrong-type",
        "events[8].factions",
    ),
];

pub async fn one_fault_costs_at_most_one_event(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    for (change, left, code, path) in FAULTS {
        load(page, &format!("{change};")).await?;
        page.wait_until(&format!(
            "host.eventCount === {left} && host.matchCount === {left}
             && find('[part~=count]').textContent === '{left} of {left} events'"
        ))
        .await?;
        let told = page
            .run("return host.diagnostics.map(({ code, path }) => [code, path])")
            .await?;
        let wanted = json!([code, path]);
        assert!(
            told.as_array().is_some_and(|told| told.contains(&wanted)),
            "{change}: {wanted} is not in {told}"
        );
        page.wait_until("host.diagnostics.every(({ message, severity }) => message && ['warning', 'error'].includes(severity))")
            .await?;
        page.wait_until("find('[part~=problems]')").await?;
    }
    // A sound chronicle leaves nothing of all that.
    load(page, "").await?;
    page.matches(ALL).await?;
    page.wait_until("!find('[part~=problems]') && host.diagnostics.length === 0")
        .await?;
    page.is_well().await
}

pub async fn the_notice_opens_to_what_and_why(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    load(
        page,
        "events[13].date = '2255-13-45'; delete events[3].title; events[40].era = 'rebelion';",
    )
    .await?;
    page.wait_until("find('[part~=problems] button') && !find('[part~=problems] table')")
        .await?;
    let notice = page
        .run("return find('[part~=problems] button').textContent.trim()")
        .await?;
    assert_eq!(notice, json!("2 of 67 events were left out"));
    page.click("[part~=problems] button").await?;
    page.wait_until("find('[part~=problems] table') && find('[part~=problems] button').getAttribute('aria-expanded') === 'true'")
        .await?;
    let rows = page
        .run("return [...root.querySelectorAll('[part~=problems] tbody tr')].map((row) => row.textContent)")
        .await?;
    let rows: Vec<String> = serde_json::from_value(rows)?;
    // Links to events that are left out lead nowhere: they are said too.
    let number = page.run("return host.diagnostics.length").await?;
    assert_eq!(json!(rows.len()), number, "{rows:?}");
    for words in [
        "events[13].date",
        "2255-13-45",
        "events[3].title",
        "events[40].era",
        "rebellion",
    ] {
        assert!(
            rows.iter().any(|row| row.contains(words)),
            "{words} is not in {rows:?}"
        );
    }
    page.click("[part~=problems] button").await?;
    page.wait_until("!find('[part~=problems] table')").await?;
    page.is_well().await
}

pub async fn a_text_cut_short_shows_what_is_whole(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    // Laid out as the file is, so that the last event is cut in its middle.
    load(
        page,
        "text = JSON.stringify(chronicle, null, 1); text = text.slice(0, text.indexOf('alliance-invades') + 60);",
    )
    .await?;
    page.wait_until("host.eventCount === 28 && host.diagnostics.some(({ code, path }) => code === 'json-truncated' && path === 'events[28]')")
        .await?;
    page.wait_until(
        "host.diagnostics.every(({ line, code }) => code !== 'json-truncated' || line > 1)",
    )
    .await?;
    page.wait_until("find('[part~=problems]') && find('[part~=stage] [data-event]')")
        .await?;
    page.is_well().await
}

/// Loads something that holds no chronicle, and checks that the page's own list is shown.
async fn fails(page: &Page<'_>, source: &str) -> Result<()> {
    load(page, "").await?;
    page.matches(ALL).await?;
    page.wait_until("!host.querySelector('li').checkVisibility()")
        .await?;
    let outcome = page
        .run(&format!(
            "window.failed = null; addEventListener('timeline-error', ({{ detail }}) => (window.failed = detail), {{ once: true }});
             return host.load({source}).then((problems) => problems.map(({{ severity }}) => severity), (error) => String(error))"
        ))
        .await?;
    assert!(
        outcome.as_array().is_some_and(
            |problems| problems.contains(&json!("fatal")) || problems.contains(&json!("error"))
        ),
        "{source}: {outcome}"
    );
    page.wait_until("host.eventCount === 0 && find('[part~=problems]') && window.failed?.diagnostics.length > 0")
        .await?;
    page.wait_until("host.querySelector('li').checkVisibility()")
        .await?;
    let ready = page
        .run("return host.ready.then(() => 'resolved', () => 'rejected')")
        .await?;
    assert_eq!(ready, json!("rejected"), "{source}");
    Ok(())
}

pub async fn nonsense_leaves_the_list(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    for source in [
        "'{}'",
        "'[1, 2'",
        "'{\"events\": 7}'",
        "new Blob([''])",
        "new Blob(['Captain’s log'])",
        "new Uint8Array([0, 255, 254, 128, 7])",
        // Ten megabytes: of no kind, of brackets, of quotes.
        "new Blob(['nonsense '.repeat(1_111_111)])",
        "new Blob(['['.repeat(10_000_000)])",
        "new Blob(['{\"'.repeat(5_000_000)])",
    ] {
        fails(page, source).await?;
    }
    // And back.
    load(page, "").await?;
    page.matches(ALL).await?;
    page.wait_until(
        "!host.querySelector('li').checkVisibility() && find('[part~=stage] [data-stop]')",
    )
    .await?;
    page.is_well().await
}

pub async fn an_address_that_is_not_there_is_said(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    let outcome = page
        .run("return host.load('nowhere.json').then(() => 'loaded', (error) => error.message)")
        .await?;
    assert_eq!(outcome, json!("The data file could not be fetched (404)."));
    // Beside a timeline that is shown it is only said, with a button for another try.
    page.wait_until("root.querySelector('.note').textContent.startsWith('It could not be loaded.') && find('.note + button').textContent === 'Try again'")
        .await?;
    page.matches(ALL).await?;
    assert_eq!(
        page.run("return [host.querySelector('li').checkVisibility(), find('[part~=stage]').checkVisibility()]")
            .await?,
        json!([false, true])
    );
    load(page, "").await?;
    page.matches(ALL).await?;
    page.wait_until("root.querySelector('.note').textContent === ''")
        .await?;
    page.is_well().await
}

pub async fn none_and_one_are_chronicles_too(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    load(page, "events.length = 0; chronicle.links = [];").await?;
    page.wait_until("host.eventCount === 0 && find('[part~=message]').textContent === 'This timeline has no events yet.'")
        .await?;
    assert_eq!(page.run("return host.diagnostics").await?, json!([]));
    load(
        page,
        "chronicle.events = [events[47]]; chronicle.links = [];",
    )
    .await?;
    page.wait_until("find('[part~=count]').textContent === '1 of 1 events' && find('[part~=stage] [data-event]')")
        .await?;
    page.wait_until("host.selected === 'regent-surrenders' && find('[part~=card]')")
        .await?;
    for keys in ["+", "-", "0"] {
        page.write(keys).await?;
    }
    // As little as a chronicle can be.
    page.run("return host.load('[{\"date\": \"1999\", \"title\": \"Alone\"}]')")
        .await?;
    page.wait_until("host.eventCount === 1 && find('[part~=stage]').textContent.includes('Alone')")
        .await?;
    page.is_well().await
}

pub async fn every_way_in_takes_a_chronicle(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    let small = json!({ "title": "Small", "events": [
        { "id": "a", "date": "1999", "title": "One" }, { "id": "b", "date": "2001~", "title": "Two" },
    ] });
    // Set as a property, it is read back.
    page.run_with("host.chronicle = given[0]", vec![small.clone()])
        .await?;
    page.wait_until("host.eventCount === 2 && find('h2').textContent === 'Small'")
        .await?;
    assert_eq!(page.run("return host.chronicle").await?, small);
    for source in [
        "text",
        "new Blob([text])",
        "new TextEncoder().encode(text)",
        "new TextEncoder().encode(text).buffer",
        "URL.createObjectURL(new Blob([text]))",
    ] {
        load(page, "").await?;
        page.matches(ALL).await?;
        let problems = page
            .run_with(
                &format!("const text = JSON.stringify(given[0]); return host.load({source})"),
                vec![small.clone()],
            )
            .await?;
        assert_eq!(problems, json!([]), "{source}");
        page.wait_until("host.eventCount === 2").await?;
    }
    page.run("host.setAttribute('src', 'mirror-universe.json')")
        .await?;
    page.matches(ALL).await?;
    // Set before the element is defined, by whoever writes the page.
    let early = page
        .run_with(
            "const early = document.createElement('mirror-timeline'); early.chronicle = given[0]; document.body.append(early);
             return early.ready.then(() => [early.eventCount, rootOf(early).querySelector('h2').textContent])",
            vec![small],
        )
        .await?;
    assert_eq!(early, json!([2, "Small"]));
    page.is_well().await
}

pub async fn words_of_the_data_stay_words(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    let markup = "<img src=x onerror='window.broken = true'><b>&amp;";
    let hostile = json!({
        "title": markup, "description": markup, "credits": markup,
        "eras": [{ "id": "\"><script>", "name": markup, "short": markup, "date": "1990/2010", "colour": { "light": "red;}*{display:none", "dark": "#000000" }, "glyph": { "fill": "M0 0\"/><script>" } }],
        "factions": [{ "id": "f", "name": markup }],
        "events": [
            { "id": "'\"]<", "date": "1999", "wording": markup, "reason": markup, "title": markup, "summary": markup, "era": "\"><script>", "factions": ["f"], "people": [markup], "places": [markup], "note": markup, "sources": [{ "title": markup }] },
            { "id": "b", "date": "2001", "title": "Plain", "summary": "Plain" },
        ],
        "links": [{ "from": "'\"]<", "to": "b", "reason": markup }],
    });
    page.run_with("host.chronicle = given[0]", vec![hostile])
        .await?;
    page.wait_until("host.eventCount === 2").await?;
    page.run("host.selected = host.chronicle.events[0].id")
        .await?;
    page.wait_until("find('[part~=card]').textContent.includes('<img')")
        .await?;
    page.run("host.view = 'list'").await?;
    page.wait_until("find('[part~=list]').textContent.includes('<img')")
        .await?;
    page.run("host.filter = { search: 'onerror' }").await?;
    page.wait_until("find('mark')?.textContent === 'onerror'")
        .await?;
    let found: Value = page
        .run("return [root.querySelectorAll('img, script, b img').length, window.broken ?? null, getComputedStyle(find('[part~=card]')).display]")
        .await?;
    assert_eq!((&found[0], &found[1]), (&json!(0), &json!(null)));
    assert_ne!(found[2], json!("none"));
    page.is_well().await
}

/// A text of so many events of a kilobyte each, as a script's expression.
const LONG: &str = r#"
    const events = [];
    for (let at = 0; at < 40000; at++) {
      events.push(JSON.stringify({ id: `e${at}`, date: String(2000 + (at >> 7)), title: `Event ${at}`, summary: 'Długi '.repeat(160) }));
    }
    const long = `{"title": "Long", "events": [${events}]}`;
"#;

pub async fn a_long_text_is_read_in_turns(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    // What the page does meanwhile: it counts its turns, and sees a bar that fills.
    let seen = page
        .run(&format!(
            r#"{LONG}
            const bar = root.querySelector('progress');
            const seen = {{ turns: 0, values: [], said: '' }};
            const channel = new MessageChannel();
            channel.port1.onmessage = () => {{
              seen.turns += 1;
              if (!bar.hidden) {{
                if (bar.value !== seen.values.at(-1)) seen.values.push(bar.value);
                seen.said ||= root.querySelector('[role=status].note:not([hidden])')?.textContent;
              }}
              channel.port2.postMessage(0);
            }};
            channel.port2.postMessage(0);
            return host.load(long).then((problems) => {{
              channel.port1.close();
              const {{ values }} = seen;
              return [problems.length, host.eventCount, seen.turns > 9, values.length > 3,
                values.every((value, at) => at === 0 || value > values[at - 1]), bar.getAttribute('aria-label'),
                seen.said, bar.hidden, host.chronicle.events.length];
            }});"#
        ))
        .await?;
    let words = "Reading the chronicle…";
    assert_eq!(
        seen,
        json!([0, 40_000, true, true, true, words, words, true, 40_000])
    );
    page.is_well().await
}

pub async fn what_comes_while_a_text_is_read_takes_its_place(page: &Page<'_>) -> Result<()> {
    page.open("fixtures/bare.html").await?;
    page.drawn().await?;
    let counts = page
        .run(&format!(
            r#"{LONG}
            const small = '{{"events": [{{"id": "a", "date": "1999", "title": "One"}}]}}';
            const first = host.load(long).catch(({{ name }}) => name);
            const second = host.load(small).then(() => host.eventCount);
            return Promise.all([first, second]);"#
        ))
        .await?;
    assert_eq!(counts, json!(["AbortError", 1]));
    // Taken off the page in the middle of it, an element reads it when it comes back.
    let count = page
        .run(&format!(
            r#"{LONG}
            const loaded = host.load(long);
            const place = host.parentNode;
            return new Promise((done) => setTimeout(done)).then(() => {{
              host.remove();
              return new Promise((done) => setTimeout(done, 50));
            }}).then(() => {{
              place.append(host);
              return loaded;
            }}).then(() => host.eventCount);"#
        ))
        .await?;
    assert_eq!(count, json!(40_000));
    page.is_well().await
}
