//! JSON that is broken: cut off, or with one sign missing.

use super::{EMBEDDED, SMALL, ids};
use mirror_timeline::chronicle::Code;
use mirror_timeline::import;
use proptest::prelude::*;

/// Where each event of the small chronicle ends: the byte after its last brace.
fn event_ends() -> Vec<(&'static str, usize)> {
    let end = |id, last: &str| (id, SMALL.find(last).expect("an event") + last.len());
    vec![
        end("a", "\"Cochrane boards\", \"era\": \"early\" }"),
        end("b", "\"Two\" }\n   ]\n  }"),
        end("c", "\"important\": true }"),
        end("d", "\"The Regent surrenders\", \"era\": \"late\" }"),
    ]
}

#[test]
fn a_cut_text_keeps_all_that_was_whole() {
    for cut in 0..SMALL.trim_end().len() {
        let imported = import::from_bytes(&SMALL.as_bytes()[..cut]);
        let whole: Vec<&str> = event_ends()
            .into_iter()
            .filter(|(_, end)| *end <= cut)
            .map(|(id, _)| id)
            .collect();
        assert_eq!(ids(&imported), whole, "cut at {cut}");
        assert!(!imported.diagnostics.is_empty(), "cut at {cut}");
    }
    assert_eq!(import::from_text(SMALL).diagnostics, []);
}

#[test]
fn the_embedded_chronicle_is_cut_as_well() {
    for cut in (0..EMBEDDED.trim_end().len()).step_by(997) {
        let imported = import::from_bytes(&EMBEDDED.as_bytes()[..cut]);
        let whole = ids(&import::from_text(EMBEDDED));
        let kept = ids(&imported);
        assert!(whole.starts_with(&kept), "cut at {cut}");
        let kept = kept.len();
        assert!(!imported.diagnostics.is_empty(), "cut at {cut}");
        assert!(
            kept <= whole.len() && imported.left_out <= 1,
            "cut at {cut}"
        );
    }
}

#[test]
fn a_missing_sign_costs_at_most_one_event() {
    for (place, sign) in SMALL.char_indices() {
        if !"{}[],:\"".contains(sign) {
            continue;
        }
        let text = [&SMALL[..place], &SMALL[place + 1..]].concat();
        let imported = import::from_text(&text);
        let around = &SMALL[place.saturating_sub(12)..(place + 12).min(SMALL.len())];
        let kept = ids(&imported);
        assert!(
            kept.len() >= 3,
            "without {sign} at {place} in {around:?}: {kept:?} {:?}",
            imported.diagnostics
        );
        // Commas between entries are not missed; all else is.
        assert!(
            sign == ',' || !imported.diagnostics.is_empty(),
            "without {sign} at {place} in {around:?}"
        );
    }
}

#[test]
fn a_sign_too_many_costs_at_most_one_event() {
    for (place, sign) in SMALL.char_indices() {
        if !"{},".contains(sign) {
            continue;
        }
        let text = [&SMALL[..place], &SMALL[place..=place], &SMALL[place..]].concat();
        let imported = import::from_text(&text);
        let around = &SMALL[place.saturating_sub(12)..(place + 12).min(SMALL.len())];
        let kept = ids(&imported);
        assert!(
            kept.len() >= 3,
            "twice {sign} at {place} in {around:?}: {kept:?}"
        );
    }
}

#[test]
fn a_broken_event_is_named() {
    let text = SMALL.replace("\"2267\", \"title\"", "\"2267\" \"title\"");
    let imported = import::from_text(&text);
    assert_eq!(ids(&imported), ["a", "b", "d"]);
    assert_eq!(imported.left_out, 1);
    let [found] = &imported.diagnostics[..] else {
        panic!("{:?}", imported.diagnostics);
    };
    assert_eq!(found.code, Code::JsonSyntax);
    assert_eq!(found.place.path, "events[2]");
    assert_eq!(found.place.id.as_deref(), Some("c"));
    let line = text
        .lines()
        .position(|line| line.contains("\"c\""))
        .expect("a line")
        + 1;
    assert_eq!(
        found.place.line_column.map(|(line, _)| line as usize),
        Some(line)
    );
}

proptest! {
    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        let imported = import::from_text(&text);
        prop_assert!(imported.diagnostics.len() <= 200);
    }

    #[test]
    fn anything_like_json_is_survived(
        text in "([{}\\[\\],:\"\n ]|\"(events|links|eras|id|date)\"|2063|\\\\|é){0,60}",
    ) {
        let imported = import::from_text(&text);
        prop_assert_eq!(import::from_text(&text), imported);
    }

    #[test]
    fn a_changed_chronicle_is_survived(
        changes in prop::collection::vec((0..EMBEDDED.len(), any::<u8>()), 1..6),
    ) {
        let mut bytes = EMBEDDED.as_bytes().to_vec();
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        let imported = import::from_bytes(&bytes);
        let count = imported.chronicle.events.len();
        for link in &imported.chronicle.links {
            prop_assert!(link.from < count && link.to < count);
        }
    }
}

#[test]
fn one_cut_is_told_once() {
    let text = r#"{"events": [{"id": "a", "date": "2063", "title": "x"}, {"id": "b", "#;
    assert_eq!(
        super::codes(&import::from_text(text)),
        [mirror_timeline::chronicle::Code::JsonTruncated]
    );
    let between = r#"{"events": [{"id": "a", "date": "2063", "title": "x"}, "#;
    assert_eq!(
        super::codes(&import::from_text(between)),
        [mirror_timeline::chronicle::Code::JsonTruncated]
    );
}
