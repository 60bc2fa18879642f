//! Sound JSON that says something wrong: what is kept, and what is said about it.

use super::{codes, first, ids, with_fields};
use mirror_timeline::chronicle::{Code, Crossing, Severity};
use mirror_timeline::import;

const EVENT: &str = r#""id": "a", "date": "2063", "title": "x""#;

#[test]
fn what_an_event_cannot_do_without_costs_the_event() {
    for (fields, code) in [
        (r#""id": "a", "title": "x""#, Code::MissingField),
        (r#""id": "a", "date": "2063""#, Code::MissingField),
        (
            r#""id": "a", "date": null, "title": "x""#,
            Code::MissingField,
        ),
        (
            r#""id": "a", "date": "2063", "title": " ""#,
            Code::MissingField,
        ),
        (r#""id": "a", "date": "20 63", "title": "x""#, Code::BadDate),
        (r#""id": "a", "date": 20.5, "title": "x""#, Code::BadDate),
        (
            r#""id": "a", "date": ["2063"], "title": "x""#,
            Code::WrongType,
        ),
        (r#""id": "a", "date": "2063", "title": {}"#, Code::WrongType),
    ] {
        let imported = with_fields(fields);
        assert_eq!(ids(&imported), ["sound"], "{fields}");
        assert_eq!(imported.left_out, 1);
        assert_eq!(codes(&imported), [code], "{fields}");
        let found = &imported.diagnostics[0];
        assert_eq!(found.severity, Severity::Error);
        assert_eq!(found.place.id.as_deref(), Some("a"));
        assert!(found.place.path.starts_with("events[0]."), "{found}");
    }
}

#[test]
fn any_other_field_of_a_wrong_type_costs_that_field() {
    for (field, values) in [
        ("wording", &["7", "[]", "{}", "true"][..]),
        ("reason", &["7"]),
        ("summary", &["7"]),
        ("era", &["{}", "true"]),
        ("factions", &["{}", "[[]]", "true"]),
        ("people", &["{}", "[null]"]),
        ("places", &["{}", "true"]),
        ("ships", &["{}", "[{}]"]),
        ("universe", &["7", "[]"]),
        ("crossing", &["7", "true"]),
        ("canon", &["{}"]),
        ("sources", &["7", "\"x\"", "[7]"]),
        ("statements", &["{}"]),
        ("note", &["7"]),
        ("important", &["7", "\"yes\""]),
        ("article", &["7"]),
        ("sortYear", &["\"2063\"", "20.5", "1e30"]),
        ("sequence", &["\"1\"", "[]"]),
    ] {
        for value in values {
            let imported = with_fields(&format!(r#"{EVENT}, "{field}": {value}"#));
            assert_eq!(ids(&imported), ["a", "sound"], "{field}: {value}");
            assert_eq!(codes(&imported), [Code::WrongType], "{field}: {value}");
            let found = &imported.diagnostics[0];
            assert_eq!(found.place.path, format!("events[0].{field}"));
            assert_eq!(found.found, format!("\"{field}\": {value}"));
        }
    }
}

#[test]
fn an_unknown_era_is_guessed_at_and_the_date_places_the_event() {
    for (era, guess) in [("allience", Some("alliance")), ("romulan", None)] {
        let imported = with_fields(&format!(
            r#""id": "a", "date": "2370", "title": "x", "era": "{era}""#
        ));
        assert_eq!(codes(&imported), [Code::UnknownEra]);
        assert_eq!(imported.chronicle.events[0].era, Some(1));
        let message = &imported.diagnostics[0].message;
        assert_eq!(message.contains("Did you mean"), guess.is_some());
        assert!(message.contains(guess.unwrap_or_default()), "{message}");
    }
}

#[test]
fn unknown_names_are_kept_as_they_are() {
    let imported = with_fields(&format!(
        r#"{EVENT}, "factions": ["terran-empir"], "people": ["Worf"], "canon": "novel",
           "sources": [{{"series": "voy", "title": "Mirror"}}]"#
    ));
    assert_eq!(codes(&imported), [Code::UnknownReference; 4]);
    let chronicle = &imported.chronicle;
    let event = first(&imported);
    assert_eq!(
        chronicle.factions[usize::from(event.factions[0])].name,
        "terran-empir"
    );
    assert_eq!(chronicle.people[usize::from(event.people[0])].name, "Worf");
    assert_eq!(
        chronicle.canons[usize::from(chronicle.events[0].canon.expect("a canon level"))].name,
        "novel"
    );
    let series = event.sources[0].series.expect("a series");
    assert_eq!(chronicle.series[usize::from(series)].name, "voy");
    assert!(
        imported.diagnostics[0]
            .message
            .contains("Did you mean “terran-empire”?")
    );
    // Used again, it is known.
    let undeclared = r#"[{"id": "a", "date": "2061", "title": "x", "people": ["Worf"]}]"#;
    assert_eq!(import::from_text(undeclared).diagnostics, []);
}

#[test]
fn of_two_events_with_one_id_the_first_wins() {
    let imported = with_fields(r#""id": "sound", "date": "2063", "title": "First""#);
    assert_eq!(codes(&imported), [Code::DuplicateId]);
    assert_eq!(first(&imported).title, "First");
    assert_eq!((ids(&imported).len(), imported.left_out), (1, 1));
    assert_eq!(imported.diagnostics[0].place.path, "events[1].id");
    assert!(imported.diagnostics[0].message.contains("Event 1"));
}

#[test]
fn an_unknown_crossing_is_none() {
    let imported = with_fields(&format!(r#"{EVENT}, "crossing": "sideways""#));
    assert_eq!(codes(&imported), [Code::UnknownValue]);
    assert_eq!(imported.chronicle.events[0].crossing, Crossing::None);
    for (name, crossing) in Crossing::NAMES {
        let imported = with_fields(&format!(r#"{EVENT}, "crossing": "{name}""#));
        assert_eq!(imported.chronicle.events[0].crossing, crossing);
    }
}

#[test]
fn what_could_do_harm_is_left_out() {
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil",
        " https://x",
    ] {
        let imported = with_fields(&format!(r#"{EVENT}, "article": "{address}""#));
        assert_eq!(codes(&imported), [Code::Unsafe], "{address}");
        assert_eq!(first(&imported).article, None);
    }
    for (field, value) in [
        ("colour", r##"{"light": "red", "dark": "#ffffff"}"##),
        ("colour", r##"{"light": "#fff;}", "dark": "#ffffff"}"##),
        ("colour", r##"{"light": "#ffffff"}"##),
        ("glyph", r#"{"fill": "M0 0\"/><script>"}"#),
        ("glyph", "{}"),
    ] {
        let text = format!(r#"{{"eras": [{{"id": "a", "{field}": {value}}}], "events": []}}"#);
        let imported = import::from_text(&text);
        assert_eq!(codes(&imported), [Code::Unsafe], "{value}");
        let era = &imported.chronicle.eras[0];
        assert_eq!((&era.colour, &era.glyph), (&None, &None));
    }
}

#[test]
fn a_link_to_nowhere_is_left_out() {
    let links = r#"[{"from": "a", "to": "b"}, {"from": "a", "to": "a"}, {"to": "a"}, 7]"#;
    let event = r#"{"id": "a", "date": "2061", "title": "x"}"#;
    let imported = import::from_text(&format!(r#"{{"events": [{event}], "links": {links}}}"#));
    assert_eq!(imported.chronicle.links.len(), 1);
    assert_eq!(
        codes(&imported),
        [Code::BrokenLink, Code::MissingField, Code::WrongType]
    );
    assert_eq!(imported.left_out, 0);
}

#[test]
fn a_table_that_is_none_is_a_problem_of_its_own() {
    for name in [
        "rails", "eras", "factions", "people", "series", "canons", "events", "links",
    ] {
        let text = format!(r#"{{"{name}": 7, "title": ["x"], "events": []}}"#);
        let imported = import::from_text(&text);
        assert_eq!(codes(&imported), [Code::WrongType; 2], "{name}");
        assert_eq!(imported.diagnostics[0].place.path, name);
    }
}

#[test]
fn numbers_stand_for_years_and_ids() {
    let imported = import::from_text(r#"[{"id": 7, "date": 2063, "title": "x", "factions": [1]}]"#);
    assert_eq!(imported.diagnostics, []);
    assert_eq!(ids(&imported), ["7"]);
    assert_eq!(imported.chronicle.events[0].sort_year, 2063);
    assert_eq!(imported.chronicle.factions[0].id, "1");
}

#[test]
fn an_event_without_an_id_gets_one() {
    let imported = import::from_text(r#"[{"date": "2063", "title": "x"}]"#);
    assert_eq!(ids(&imported), ["event-1"]);
    assert_eq!(codes(&imported), [Code::MissingField]);
    assert_eq!(imported.diagnostics[0].severity, Severity::Warning);
}

#[test]
fn lines_and_columns_count_characters_from_one() {
    let text = "{\r\n \"events\": [\r\n  { \"id\": \"é😀\", \"title\": \"date\", \"date\": \"x\" },\r\n\
                {\"sources\": [{\"title\": 1}], \"id\": \"b\", \"date\": 2063, \"title\": []}\r\n]}";
    let imported = import::from_text(text);
    let places: Vec<_> = imported
        .diagnostics
        .iter()
        .map(|found| (found.place.path.as_str(), found.place.line_column))
        .collect();
    assert_eq!(
        places,
        [
            ("events[0].date", Some((3, 34))),
            ("events[1].title", Some((4, 54)))
        ]
    );
}

#[test]
fn a_field_that_nothing_reads_is_told() {
    for (fields, path, guess) in [
        (r#""sumary": "y""#, "events[0].sumary", "“summary”"),
        (r#""sortyear": 7"#, "events[0].sortyear", "“sortYear”"),
        (
            r#""sources": [{ "title": "y", "seson": 1 }]"#,
            "events[0].sources",
            "“season”",
        ),
        (
            r#""picture": { "address": "a.png", "alt": "y", "credits": "z" }"#,
            "events[0].picture",
            "“credit”",
        ),
        (r#""bogus": 1"#, "events[0].bogus", "nothing reads it"),
    ] {
        let imported = with_fields(&format!("{EVENT}, {fields}"));
        assert_eq!(codes(&imported), [Code::UnknownField], "{fields}");
        assert_eq!(ids(&imported), ["a", "sound"]);
        let found = &imported.diagnostics[0];
        assert_eq!(found.severity, Severity::Warning);
        assert_eq!(found.place.path, path);
        assert!(found.message.contains(guess), "{found}");
        // Asked for, it is not told again.
        assert_eq!(first(&imported).title, "x");
    }
    let own = with_fields(&format!(r#"{EVENT}, "x-mine": 1, "$comment": "y""#));
    assert_eq!(own.diagnostics, []);
}

#[test]
fn the_top_is_looked_through_as_well() {
    let text = |top: &str| format!(r#"{{ {top}, "events": [{{ {EVENT} }}] }}"#);
    for (top, code, path) in [
        (r#""bogus": 1"#, Code::UnknownField, "bogus"),
        (r#""titel": "y""#, Code::UnknownField, "titel"),
        (r#""format": 2"#, Code::UnknownFormat, "format"),
        (r#""format": "1""#, Code::UnknownFormat, "format"),
    ] {
        let imported = import::from_text(&text(top));
        assert_eq!(codes(&imported), [code], "{top}");
        assert_eq!(imported.diagnostics[0].place.path, path);
        assert_eq!(ids(&imported), ["a"]);
    }
    for top in [r#""format": 1"#, r#""$schema": "y""#, r#""x-mine": {}"#] {
        assert_eq!(import::from_text(&text(top)).diagnostics, [], "{top}");
    }
}

/// What the schema allows, and nothing else, is read.
#[test]
fn every_field_of_the_schema_is_known() {
    let schema = include_str!("../../static/mirror-universe.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).expect("JSON");
    let names = |of: &serde_json::Value| -> Vec<String> {
        let properties = of["properties"].as_object().expect("properties");
        properties.keys().cloned().collect()
    };
    let defined = &schema["$defs"];
    for (list, of) in [
        ("eras", "era"),
        ("factions", "faction"),
        ("people", "person"),
        ("rails", "named"),
        ("events", "event"),
        ("links", "link"),
    ] {
        for name in names(&defined[of]) {
            let text = format!(r#"{{ "events": [], "{list}": [{{ "{name}": null }}] }}"#);
            let imported = import::from_text(&text);
            let unknown = codes(&imported).contains(&Code::UnknownField);
            assert!(!unknown, "{list}: {name}");
        }
    }
    for name in names(&schema) {
        let imported = import::from_text(&format!(r#"{{ "events": [], "{name}": null }}"#));
        let unknown = codes(&imported).contains(&Code::UnknownField);
        assert!(!unknown, "{name}");
    }
    for kind in defined["source"]["oneOf"].as_array().expect("kinds") {
        for name in names(kind) {
            let imported = with_fields(&format!(r#"{EVENT}, "sources": [{{ "{name}": null }}]"#));
            assert_eq!(codes(&imported), [], "{name}");
        }
    }
}

#[test]
fn a_place_in_the_order_is_not_negative() {
    let imported = with_fields(&format!(r#"{EVENT}, "sequence": -3"#));
    assert_eq!(codes(&imported), [Code::WrongType]);
    assert_eq!(imported.diagnostics[0].place.path, "events[0].sequence");
    assert_eq!(imported.chronicle.events[0].sequence, 0);
}
