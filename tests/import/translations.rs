//! Texts that are there in several languages.

use mirror_timeline::import::{from_text, in_language};
use mirror_timeline::strings::Language;

const TEXT: &str = r#"{
  "format": 1,
  "language": "fr",
  "title": { "fr": "Le miroir", "en": "The mirror", "de": "Der Spiegel" },
  "eras": [{ "id": "r", "name": { "de": "Aufstand", "fr": "Rébellion" }, "date": "2370/2375" }],
  "events": [
    {
      "id": "a", "date": "2372", "era": "r",
      "title": { "de": "Terok Nor f\u00e4llt", "fr": "Terok Nor tombe" },
      "summary": { "ja": "要約" },
      "wording": "courant 2372"
    },
    { "id": "b", "date": "2373", "title": "The same for all", "note": { "de": "" } },
    { "id": "c", "date": "2374", "title": { "de": 7 } }
  ],
  "links": [{ "from": "a", "to": "b", "reason": { "fr": "donc", "de": "daher" } }]
}"#;

#[test]
fn each_language_gets_its_own() {
    for (tag, title, era, event, reason) in [
        ("de", "Der Spiegel", "Aufstand", "Terok Nor fällt", "daher"),
        (
            "de-AT",
            "Der Spiegel",
            "Aufstand",
            "Terok Nor fällt",
            "daher",
        ),
        ("DE", "Der Spiegel", "Aufstand", "Terok Nor fällt", "daher"),
        // Not there: the chronicle's own language comes before English.
        ("ja", "Le miroir", "Rébellion", "Terok Nor tombe", "donc"),
        ("en", "The mirror", "Rébellion", "Terok Nor tombe", "donc"),
    ] {
        let chronicle = in_language(TEXT, tag).chronicle;
        assert_eq!(chronicle.title, title, "{tag}");
        assert_eq!(chronicle.eras[0].name, era, "{tag}");
        assert_eq!(chronicle.entry(0).expect("an event").title, event, "{tag}");
        assert_eq!(
            chronicle.entry(0).expect("an event").summary,
            "要約",
            "{tag}"
        );
        assert_eq!(
            chronicle.entry(1).expect("an event").title,
            "The same for all"
        );
        assert_eq!(chronicle.links[0].reason, reason, "{tag}");
        assert_eq!(chronicle.chosen.as_deref(), Some(tag));
        assert_eq!(chronicle.language, "fr");
    }
}

#[test]
fn what_is_no_text_in_any_language_is_reported() {
    let imported = from_text(TEXT);
    assert_eq!(imported.chronicle.events.len(), 2);
    let places: Vec<&str> = imported
        .diagnostics
        .iter()
        .map(|found| found.place.path.as_str())
        .collect();
    assert_eq!(places, ["events[1].note", "events[2].title"]);
}

#[test]
fn a_plain_wording_is_not_for_readers_of_a_translation() {
    let wording = |tag: &str| {
        let chronicle = in_language(TEXT, tag).chronicle;
        chronicle.entry(0).expect("an event").wording.clone()
    };
    assert_eq!(wording("fr-CA").as_deref(), Some("courant 2372"));
    assert_eq!(wording("de"), None);
}

#[test]
fn plain_texts_are_nobodys_choice() {
    let plain =
        r#"{ "events": [{ "id": "a", "date": "2372", "title": "It", "wording": "once" }] }"#;
    let chronicle = in_language(plain, "de").chronicle;
    assert_eq!(
        (chronicle.chosen, chronicle.language),
        (None, String::new())
    );
}

#[test]
fn a_wording_is_for_those_who_read_its_language() {
    let of = |language: &str| {
        let text = format!(
            r#"{{ "language": "{language}", "events": [{{ "id": "a", "date": "2372", "title": "It", "wording": "once" }}] }}"#
        );
        let chronicle = from_text(&text).chronicle;
        let entry = chronicle.entry(0).expect("an event");
        let wording = chronicle.wording(&entry, Language::English);
        wording.map(str::to_owned)
    };
    for language in ["", "en", "EN-gb"] {
        assert_eq!(of(language).as_deref(), Some("once"), "{language}");
    }
    for language in ["de", "english"] {
        assert_eq!(of(language), None, "{language}");
    }
}
