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
    match character {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => {}
        'ß' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        'ı' => folded.push('i'),
        _ => {
            for part in decomposed(character) {
                if !matches!(part, '\u{0300}'..='\u{036f}') {
                    folded.extend(part.to_lowercase());
                }
            }
        }
    }
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
