//! Every kind of problem, each made by the least text that has it.

use mirror_timeline::chronicle::{Code, Severity};
use mirror_timeline::import;
use mirror_timeline::state::settings::unknown_setting;
use std::collections::BTreeSet;

/// A text with this problem, and what the problem costs. None for what no text can have.
fn example(code: Code) -> Option<(&'static str, Severity)> {
    use Severity::{Error, Fatal, Warning};
    Some(match code {
        Code::JsonSyntax => (r#"{"events": [{"id": "a" "date": "2063"}]}"#, Error),
        Code::JsonTruncated => (r#"{"events": [{"id": "a", "#, Error),
        Code::NoChronicle => ("<html>", Fatal),
        Code::MissingField => (r#"{"events": [{"id": "a", "title": "x"}]}"#, Error),
        Code::WrongType => (r#"{"events": [7]}"#, Error),
        Code::BadDate => (r#"[{"id": "a", "date": "2372-13", "title": "x"}]"#, Error),
        Code::DuplicateId => (
            r#"[{"id": "a", "date": "2061", "title": "x"}, {"id": "a", "date": "2062", "title": "y"}]"#,
            Error,
        ),
        Code::UnknownEra => (
            r#"[{"id": "a", "date": "2063", "title": "x", "era": "y"}]"#,
            Warning,
        ),
        Code::UnknownReference => (
            r#"[{"id": "a", "date": "2063", "title": "x", "universe": "y"}]"#,
            Warning,
        ),
        Code::UnknownValue => (
            r#"[{"id": "a", "date": "2063", "title": "x", "crossing": "y"}]"#,
            Warning,
        ),
        Code::BrokenLink => (
            r#"{"events": [], "links": [{"from": "a", "to": "b"}]}"#,
            Warning,
        ),
        Code::Unsafe => (
            r#"[{"id": "a", "date": "2063", "title": "x", "article": "javascript:y"}]"#,
            Warning,
        ),
        Code::UnknownField => (
            r#"[{"id": "a", "date": "2063", "title": "x", "sumary": "y"}]"#,
            Warning,
        ),
        Code::UnknownFormat => (r#"{"format": 2, "events": []}"#, Warning),
        Code::UnknownSetting => return None,
    })
}

#[test]
fn every_code_has_a_text_that_makes_it() {
    for code in Code::ALL {
        let Some((text, severity)) = example(*code) else {
            assert_eq!(unknown_setting("eras", "x").code, *code);
            continue;
        };
        let imported = import::from_text(text);
        let found = imported
            .diagnostics
            .iter()
            .find(|found| found.code == *code && found.severity == severity);
        let found = found.unwrap_or_else(|| panic!("{code:?}: {:?}", imported.diagnostics));
        assert!(!found.message.is_empty() && found.place.line_column.is_some());
    }
}

#[test]
fn names_are_distinct_words() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    let plain = |name: &&str| {
        name.bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_lowercase())
    };
    assert!(names.iter().all(plain));
}
