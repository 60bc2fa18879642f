//! The languages beside English: complete, with the same places, and translated.
//!
//! Whoever adds a key to the table adds its text to every file of `static/languages/`
//! (`docs/languages.md`).

use super::{places, read, users_of_words};
use mirror_timeline::strings::{Key, Language, Locale, Say};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The languages, and the plural forms that CLDR has for whole numbers in each.
const LANGUAGES: [(&str, &[&str]); 5] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("es", &["one", "many", "other"]),
    ("fr", &["one", "many", "other"]),
    ("ja", &["other"]),
];

/// Keys whose names keyboards of some countries have in English.
const CAPS: &[&str] = &[
    "cap.home",
    "cap.end",
    "cap.page.up",
    "cap.page.down",
    "cap.enter",
    "cap.escape",
];

/// Texts that are the same in English, and rightly so.
const SAME: &[(&str, &[&str])] = &[
    ("ar", CAPS),
    (
        "de",
        &["facet.person", "date.winter", "share.wiki", "cap.escape"],
    ),
    (
        "es",
        &["facet.era", "eras.label", "date.about", "cap.escape"],
    ),
    ("fr", &["facet.faction", "card.source", "list.causes"]),
    ("ja", CAPS),
];

/// Places that a translation may have beside those of the English text.
const BESIDE: &[(&str, &str)] = &[("date.century", "c")];

/// What has no translation: the form for one, which a translation has beside the others; what
/// `Intl` writes; and the problems of the data, which are for editors and tell of English names.
fn is_english_only(key: &str) -> bool {
    key.ends_with(".one")
        || ["month.", "problem.", "type."]
            .iter()
            .any(|begin| key.starts_with(begin))
        || ["date.day", "date.either"].contains(&key)
}

/// The words of a language by key, the forms of each.
struct Words(&'static str, BTreeMap<String, Vec<(String, String)>>);

fn words(language: &'static str) -> Words {
    let text = read(&format!("static/languages/{language}.json"));
    let parsed: Map<String, Value> = serde_json::from_str(&text).expect("an object");
    let lines = text.lines().filter(|line| line.contains("\": ")).count();
    assert_eq!(parsed.len(), lines, "{language}: a key is there twice");
    let words = parsed.into_iter().map(|(key, value)| {
        let forms = match value {
            Value::String(text) => vec![(String::new(), text)],
            Value::Object(forms) => forms
                .into_iter()
                .map(|(form, text)| (form, text.as_str().expect("a text").to_owned()))
                .collect(),
            other => panic!("{language}: {key} is {other}"),
        };
        (key, forms)
    });
    Words(language, words.collect())
}

fn all() -> impl Iterator<Item = Words> {
    LANGUAGES.iter().map(|(language, _)| words(language))
}

/// What the loader says, by key.
fn loader_words() -> BTreeMap<String, String> {
    let loader = read("static/loader/voice.js");
    let (_, words) = loader.split_once("words: {").expect("the words");
    let (words, _) = words.split_once("},\n").expect("their end");
    let pairs = words.lines().filter_map(|line| {
        let (key, text) = line.trim().strip_prefix('\'')?.split_once("': '")?;
        Some((key.to_owned(), text.strip_suffix("',")?.to_owned()))
    });
    pairs.collect()
}

/// Everything that is to be translated, with its English.
fn wanted() -> BTreeMap<String, String> {
    let table = Key::ALL.iter().map(|key| {
        let text = Language::English.text(*key);
        (key.written().to_owned(), text.to_owned())
    });
    let mut wanted: BTreeMap<String, String> = table
        .filter(|(key, _)| !is_english_only(key))
        .chain(loader_words())
        .collect();
    wanted.retain(|_, english| !english.is_empty());
    wanted
}

/// The keys of whose text there is a form for each number, as the code asks for them.
fn counted() -> BTreeSet<String> {
    let mut counted = BTreeSet::new();
    for (_, source) in users_of_words() {
        for call in [".count(", ".counted(", ".count_years("] {
            for rest in source.split(call).skip(1) {
                let mut arguments = rest.split(',');
                let (one, other) = (arguments.next(), arguments.next());
                let name = |argument: Option<&str>| {
                    let name = argument?.trim().strip_prefix("Key::")?;
                    Key::ALL.iter().find(|key| format!("{key:?}") == name)
                };
                if let (Some(_), Some(key)) = (name(one), name(other)) {
                    counted.insert(key.written().to_owned());
                }
            }
        }
    }
    counted
}

#[test]
fn every_language_has_a_file_and_the_helper_knows_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/languages");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("a file")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    let named: BTreeSet<String> = LANGUAGES
        .iter()
        .map(|(language, _)| format!("{language}.json"))
        .collect();
    assert_eq!(files, named);
    let list: Vec<String> = LANGUAGES
        .iter()
        .map(|(language, _)| format!("'{language}'"))
        .collect();
    let helper = read("static/mirror-timeline-languages.js");
    let line = format!("const LANGUAGES = [{}];", list.join(", "));
    assert!(helper.contains(&line), "the helper does not say {line}");
}

#[test]
fn nothing_is_left_in_english() {
    assert_eq!(loader_words().len(), 11);
    let mut missing = String::new();
    for Words(language, words) in all() {
        for (key, english) in wanted() {
            if !words.contains_key(&key) {
                missing.push_str(&format!(
                    "static/languages/{language}.json lacks \"{key}\": \"{english}\"\n"
                ));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "readers of these languages would read English. Translate (docs/languages.md):\n{missing}"
    );
}

#[test]
fn nothing_is_translated_that_is_not_said() {
    let wanted = wanted();
    for Words(language, words) in all() {
        for key in words.keys() {
            assert!(wanted.contains_key(key), "{language}: nobody says {key}");
        }
    }
}

#[test]
fn the_places_are_those_of_english() {
    let wanted = wanted();
    for Words(language, words) in all() {
        for (key, forms) in &words {
            let Some(english) = wanted.get(key) else {
                continue;
            };
            let mut should: BTreeSet<&str> = places(english)
                .expect("paired braces")
                .into_iter()
                .collect();
            for (form, text) in forms {
                let found = places(text).unwrap_or_else(|| panic!("{language} {key}: {text}"));
                let mut found: BTreeSet<&str> = found.into_iter().collect();
                if let Some((_, place)) = BESIDE.iter().find(|(beside, _)| beside == key)
                    && found.contains(place)
                {
                    should.remove("a");
                    found.remove(place);
                    found.remove("a");
                }
                // "One event" and "two events" may say their number in words.
                if ["zero", "one", "two"].contains(&form.as_str()) {
                    found.insert("n");
                }
                assert_eq!(found, should, "{language} {key} {form}: {text}");
            }
        }
    }
}

#[test]
fn what_is_counted_has_the_forms_of_its_language() {
    let counted = counted();
    assert!(counted.len() > 6, "{counted:?}");
    for Words(language, words) in all() {
        let (_, forms_of_language) = LANGUAGES
            .iter()
            .find(|(other, _)| *other == language)
            .expect("it is listed");
        let one = |key: &String| {
            Key::ALL
                .iter()
                .any(|other| other.written() == format!("{key}.one"))
        };
        for (key, forms) in &words {
            let names: Vec<&str> = forms.iter().map(|(form, _)| form.as_str()).collect();
            if names == [""] {
                assert!(!one(key), "{language}: {key} needs a form for each number");
                continue;
            }
            assert!(counted.contains(key), "{language}: {key} is not counted");
            let (mut names, mut forms) = (names, forms_of_language.to_vec());
            names.sort_unstable();
            forms.sort_unstable();
            assert_eq!(names, forms, "{language}: {key}");
        }
    }
}

#[test]
fn no_text_is_still_the_english_one() {
    let wanted = wanted();
    for Words(language, words) in all() {
        let (_, same) = SAME
            .iter()
            .find(|(other, _)| *other == language)
            .expect("it is listed");
        for (key, forms) in &words {
            let Some(english) = wanted.get(key) else {
                continue;
            };
            // What has no letters of its own is the same everywhere.
            let own: String = english
                .split('{')
                .map(|part| part.split_once('}').map_or(part, |(_, own)| own))
                .collect();
            let says = own.chars().any(char::is_alphabetic);
            let one = Key::ALL
                .iter()
                .find(|other| other.written() == format!("{key}.one"));
            let one = one.map(|key| Language::English.text(*key));
            let equal = forms
                .iter()
                .any(|(_, text)| text == english || Some(text.as_str()) == one);
            if says {
                let same = same.contains(&key.as_str());
                assert_eq!(equal, same, "{language}: {key} says {forms:?}");
            }
        }
    }
}

#[test]
fn texts_are_written_as_their_language_writes() {
    for Words(language, words) in all() {
        for (key, forms) in &words {
            for (_, text) in forms {
                assert_eq!(text.trim(), text, "{language} {key}");
                assert!(!text.is_empty(), "{language} {key}");
                assert!(
                    !text.contains("..."),
                    "{language} {key}: an ellipsis is one sign"
                );
                assert!(
                    !text.contains(['"', '\t', '\n', '\'']),
                    "{language} {key}: {text}"
                );
                let foreign: &[char] = match language {
                    "ar" => &[',', ';', '?'],
                    "ja" => &[',', ';', '!'],
                    _ => &['،', '、'],
                };
                assert!(!text.contains(foreign), "{language} {key}: {text}");
                if language == "fr" {
                    for sign in [';', ':', '»', '!'] {
                        let tight = text
                            .split(sign)
                            .rev()
                            .skip(1)
                            .all(|before| before.ends_with(['\u{a0}', '\u{202f}']));
                        assert!(
                            tight,
                            "{language} {key}: a space that does not break belongs before {sign}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_year_before_the_era_says_so() {
    struct Digits;
    impl Locale for Digits {
        fn say(&self, _: Say, text: &str) -> String {
            text.to_owned()
        }
    }
    for Words(tag, words) in all() {
        let line = |key: &Key| match words.get(key.written()).map(Vec::as_slice) {
            Some([(form, text)]) if form.is_empty() => text.clone(),
            _ => String::new(),
        };
        let lines: Vec<String> = Key::ALL.iter().map(line).collect();
        let language = Language::add(tag.to_owned(), lines.join("\n"), Box::new(Digits));
        let expected = words["date.before"][0].1.replace("{a}", "44");
        assert_ne!(expected, "44");
        assert_eq!(language.year(-43), expected, "{tag}");
        assert_eq!(language.year(44), "44", "{tag}");
    }
}
