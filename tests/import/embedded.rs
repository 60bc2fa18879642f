//! The embedded chronicle.

use super::EMBEDDED;
use mirror_timeline::import;
use serde_json::Value;

#[test]
fn it_is_read_whole_and_without_a_word() {
    let imported = import::from_text(EMBEDDED);
    assert_eq!(imported.diagnostics, []);
    assert_eq!((imported.unlisted, imported.left_out), (0, 0));
    let chronicle = &imported.chronicle;
    assert_eq!(
        (
            chronicle.events.len(),
            chronicle.eras.len(),
            chronicle.factions.len(),
            chronicle.links.len(),
            chronicle.rails.len()
        ),
        (67, 7, 12, 66, 2)
    );
    assert!(!imported.failed());
}

#[test]
fn every_event_is_what_the_file_says() {
    let chronicle = import::from_text(EMBEDDED).chronicle;
    let file: Value = serde_json::from_str(EMBEDDED).expect("JSON");
    let events = file["events"].as_array().expect("events");
    for ((event, entry), written) in chronicle.told().zip(events) {
        let era = event
            .era
            .map(|era| chronicle.eras[usize::from(era)].id.as_str());
        assert_eq!(Some(entry.id.as_str()), written["id"].as_str());
        assert_eq!(era, written["era"].as_str(), "{}", entry.id);
        assert_eq!(Some(event.sort_year), written["sortYear"].as_i64());
        assert_eq!(
            Some(event.date.to_string().as_str()),
            written["date"].as_str()
        );
        assert_eq!(
            entry.summary,
            written["summary"].as_str().unwrap_or_default()
        );
        let sources = written["sources"].as_array().map_or(0, Vec::len);
        assert_eq!(entry.sources.len(), sources, "{}", entry.id);
        let rail = &chronicle.rails[usize::from(event.rail)].id;
        assert_eq!(Some(rail.as_str()), written["universe"].as_str());
    }
    let order = |event: &mirror_timeline::chronicle::Event| (event.sort_year, event.sequence);
    assert!(
        chronicle
            .events
            .windows(2)
            .all(|pair| order(&pair[0]) < order(&pair[1]))
    );
}

#[test]
fn its_layout_on_the_page_does_not_matter() {
    let expected = import::from_text(EMBEDDED);
    let value: Value = serde_json::from_str(EMBEDDED).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    for text in [
        value.to_string(),
        pretty.replace('\n', "\r\n"),
        pretty,
        ["\u{feff}", EMBEDDED].concat(),
        ["\n\n", EMBEDDED, " \n"].concat(),
    ] {
        assert_eq!(import::from_text(&text), expected);
    }
    assert_eq!(import::from_bytes(EMBEDDED.as_bytes()), expected);
}
