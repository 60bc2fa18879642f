//! Folding case and accents away, so that "qonos" is found in "Qo'noS" and "creme" in "Crème".

/// Appends one character, folded: lower case, without accents, without apostrophes.
///
/// Decomposition and case come from whoever keeps Unicode's tables anyway: the browser in the
/// widget (where the standard library's would weigh 25 kB), a crate and the standard library
/// elsewhere. They are asked only for what is not ASCII.
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
    for lower in decomposed_lower(character) {
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

/// How many foldings are remembered: letters of a script are some dozens.
const REMEMBERED: usize = 256;

/// Folds many texts, one after the other. What is not ASCII is asked for once and remembered.
#[derive(Default)]
pub(super) struct Folding {
    /// The last text, folded.
    pub(super) folded: String,
    /// Each at its character's code modulo the length.
    known: Vec<Option<(char, String)>>,
}

impl Folding {
    /// Folds a text.
    pub(super) fn fold(&mut self, text: &str) {
        self.folded.clear();
        for character in text.chars() {
            if character.is_ascii() {
                push_folded(&mut self.folded, character);
            } else {
                self.push_remembered(character);
            }
        }
    }

    fn push_remembered(&mut self, character: char) {
        self.known.resize(REMEMBERED, None);
        if let Some(slot) = self.known.get_mut(character as usize % REMEMBERED) {
            let known = slot.take().filter(|(known, _)| *known == character);
            let (_, folded) = slot.insert(known.unwrap_or_else(|| {
                let mut folded = String::new();
                push_folded(&mut folded, character);
                (character, folded)
            }));
            self.folded.push_str(folded);
        }
    }
}

/// Whether a character is an accent of its own, which belongs to the letter before it.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036f}')
}

#[cfg(not(target_arch = "wasm32"))]
fn decomposed_lower(character: char) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization;
    std::iter::once(character)
        .nfd()
        .flat_map(char::to_lowercase)
}

#[cfg(target_arch = "wasm32")]
fn decomposed_lower(character: char) -> impl Iterator<Item = char> {
    let text = js_sys::JsString::from(character.encode_utf8(&mut [0; 4]) as &str);
    let text = String::from(text.normalize("NFD").to_lower_case());
    text.chars().collect::<Vec<char>>().into_iter()
}
