//! Folding case and accents away, so that "qonos" is found in "Qo'noS" and "creme" in "Crème".

/// Appends one character, folded: lower case, without accents, without apostrophes.
///
/// The decomposition comes from whoever keeps Unicode's tables anyway: the browser in the widget,
/// a crate elsewhere. It is asked only for what is not ASCII.
pub(super) fn push_folded(folded: &mut String, character: char) {
    if character.is_ascii() {
        if character != '\'' {
            folded.push(character.to_ascii_lowercase());
        }
        return;
    }
    if matches!(character, '\u{2018}' | '\u{2019}' | '\u{02bc}') {
        return;
    }
    for part in decomposed(character) {
        for lower in part.to_lowercase() {
            match lower {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' => folded.push('d'),
                'ı' => folded.push('i'),
                'ς' => folded.push('σ'),
                mark if is_mark(mark) => {}
                letter => folded.push(letter),
            }
        }
    }
}

/// Whether a character is an accent of its own, which belongs to the letter before it.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036f}')
}

#[cfg(not(target_arch = "wasm32"))]
fn decomposed(character: char) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization;
    std::iter::once(character).nfd().collect()
}

#[cfg(target_arch = "wasm32")]
fn decomposed(character: char) -> Vec<char> {
    let text = js_sys::JsString::from(character.to_string());
    String::from(text.normalize("NFD")).chars().collect()
}
