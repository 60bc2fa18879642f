//! What readers read: whole, and free of what only the research needs.

use serde_json::Value;

use super::{chronicle, list, text};

/// What must never reach readers: the research's short names of its sources and its own terms.
const RESEARCH_CODES: &[&str] = &[
    "SEED", "MAH", "MAK", "MAU", "IMD", "IM2", "TSF", "LOG", "SDW", "DEF", "LIQ", "GEO", "LOR",
    "LMB", "BUR", "DYS", "WOL", "WOS", "VIL", "WWW", "TF2", "STF", "DIE", "S31", "S3N", "S3D",
    "MIR", "ENT", "ISE", "SLN", "LOT", "TBB", "CRX", "PAL", "TCX", "SWO", "TLG", "SHM", "SHT",
    "RES", "REG", "ENC", "EN2", "TRB", "TRD", "TNF", "LEE", "PRO", "PRE", "PRW", "PRR", "PRX",
    "STM", "STJ", "STT", "STY", "OTH", "BBZ", "PRV", "INV", "MOD", "REF", "HEA", "UFP", "UF2",
    "HEJ", "ARG", "HAM", "PCG", "STR", "STD", "GEP", "TKC", "RSD", "SPC", "RLL", "SPR", "TKT",
    "SPB",
];

/// Phrases of the research that are not for readers either, in lower case.
const RESEARCH_PHRASES: &[&str] = &[
    "general knowledge",
    "evidence",
    "placement",
    "seed",
    "sort year",
    "excerpt",
];

/// Every string of a value but the names of its fields.
fn strings<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, into)),
        _ => {}
    }
}

#[test]
fn nothing_of_the_research_is_left_in_any_text() {
    let chronicle = chronicle();
    let mut said = Vec::new();
    strings(&chronicle, &mut said);
    for text in said {
        let code = text
            .split(|character: char| !character.is_alphanumeric())
            .find(|word| RESEARCH_CODES.contains(word));
        assert_eq!(code, None, "in {text:?}");
        let lower = text.to_lowercase();
        let phrase = RESEARCH_PHRASES
            .iter()
            .find(|phrase| lower.contains(**phrase));
        assert_eq!(phrase, None, "in {text:?}");
    }
}

#[test]
fn texts_are_whole() {
    let chronicle = chronicle();
    for event in list(&chronicle, "events") {
        let id = text(event, "id");
        assert!(text(event, "title").chars().count() <= 70, "{id}");
        assert!(!text(event, "wording").is_empty(), "{id}");
        let exact = text(event, "date")
            .chars()
            .all(|character| character.is_ascii_digit() || character == '-');
        assert!(
            exact || !text(event, "reason").is_empty(),
            "{id}: no reason"
        );
        for key in ["summary", "reason", "note"] {
            let sentence = text(event, key);
            assert!(
                sentence.is_empty() || sentence.ends_with('.'),
                "{id}: {key} ends in the middle"
            );
        }
        assert!(!text(event, "summary").is_empty(), "{id}");
    }
    let mut said = Vec::new();
    strings(&chronicle, &mut said);
    for text in said {
        assert_eq!(text.trim(), text);
        assert!(!text.contains("  "), "{text:?}");
    }
}
