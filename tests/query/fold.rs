//! Folding, seen through the search that uses it.

use mirror_timeline::query::Terms;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Whether all of a text is found by a search.
fn covers(search: &str, text: &str) -> bool {
    Terms::new(search).ranges(text) == std::slice::from_ref(&(0..text.len()))
}

#[test]
fn case_accents_and_ligatures_do_not_matter() {
    for (search, text) in [
        ("qonos", "Qo'noS"),
        ("t’pol", "T'Pol"),
        ("strasse", "Straße"),
        ("strasse", "STRAẞE"),
        ("Straße", "STRASSE"),
        ("odos", "Ódos"),
        ("ΟΔΟΣ", "οδος"),
        ("aether", "Æther"),
        ("ǽ", "ae"),
        ("o", "Ǿ"),
        ("istanbul", "İstanbul"),
        ("lodz", "Łódź"),
        ("한글", "한글"),
    ] {
        assert!(covers(search, text), "{search} in {text}");
    }
}

#[test]
fn an_accent_of_its_own_belongs_to_its_letter() {
    assert!(covers("creme", "Cre\u{300}me"));
    let ranges = Terms::new("cre").ranges("Cre\u{300}me");
    assert_eq!(ranges, std::slice::from_ref(&(0..5)));
}

proptest! {
    #[test]
    fn a_word_finds_itself_in_either_case(word in "[\\p{L}\\p{N}]{1,8}") {
        // The letter that is an apostrophe.
        prop_assume!(!word.contains('\u{2bc}'));
        for text in [word.clone(), word.to_lowercase(), word.nfd().collect()] {
            prop_assert!(covers(&word, &text), "{} in {}", word, text);
            prop_assert!(covers(&text, &word), "{} in {}", text, word);
        }
    }
}
