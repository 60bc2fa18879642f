//! Runs over bytes, eight or sixteen at a time: what a million texts are read and searched with. *Deliberately
//! absent:* knowledge of what the bytes say beyond one line of it.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// A bit for every byte of a word that is this byte; above the lowest bit there may be wrong ones.
#[inline(always)]
fn equal(word: u64, byte: u8) -> u64 {
    let difference = word ^ (LOW * u64::from(byte));
    difference.wrapping_sub(LOW) & !difference & HIGH
}

/// The first place at or after one where a JSON text may end or be broken: a quote, a backslash, a
/// control character, or the end.
pub fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        // A control character is below 32: taking 32 away borrows from its highest bit.
        let control = word.wrapping_sub(LOW * 0x20) & !word & HIGH;
        let found = equal(word, b'"') | equal(word, b'\\') | control;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while at < bytes.len() && !matches!(bytes[at], b'"' | b'\\' | ..0x20) {
        at += 1;
    }
    at
}

/// So many bytes are compared with a sign at once.
const LANES: usize = 16;

/// A bit for every byte that is a sign or differs from it only by the bit that tells the cases of a letter
/// apart.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
#[inline]
fn alike(bytes: &[u8; LANES], sign: u8) -> u16 {
    use core::arch::wasm32::{i8x16_bitmask, i8x16_eq, u8x16_splat, u64x2, v128_or};
    let [a, b, c, d, e, f, g, h, rest @ ..] = *bytes;
    let first = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
    let bytes = u64x2(first, u64::from_le_bytes(rest));
    let lower = v128_or(bytes, u8x16_splat(0x20));
    i8x16_bitmask(i8x16_eq(lower, u8x16_splat(sign | 0x20)))
}

#[cfg(not(target_arch = "wasm32"))]
#[inline]
fn alike(bytes: &[u8; LANES], sign: u8) -> u16 {
    let mut found = 0;
    for (at, byte) in bytes.iter().enumerate() {
        found |= u16::from(byte | 0x20 == sign | 0x20) << at;
    }
    found
}

/// Whether a text holds a word that is written in lower case, whatever the text's case. Both are ASCII.
///
/// ```
/// use mirror_timeline_json::scan::holds_ignoring_case;
/// assert!(holds_ignoring_case(b"Rebels take Terok Nor", b"terok"));
/// ```
#[must_use]
// Every browser that has what the stylesheet needs has these instructions too.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub fn holds_ignoring_case(text: &[u8], word: &[u8]) -> bool {
    let [first, rest @ ..] = word else {
        return true;
    };
    let last = rest.last().unwrap_or(first);
    // So many places the word may start at.
    let Some(starts) = text.len().checked_sub(rest.len()) else {
        return false;
    };
    let is_at = |start: usize| {
        let found = text.get(start..start + word.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(word))
    };
    if starts < LANES {
        return (0..starts).any(is_at);
    }
    // Other signs than letters may be taken for each other by that one bit: what looks right at its
    // first and its last byte is compared in full.
    let lanes = |at: usize, sign: u8| {
        let bytes = text.get(at..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| alike(bytes, sign))
    };
    let mut at = 0;
    loop {
        let mut candidates = lanes(at, *first);
        if candidates != 0 {
            candidates &= lanes(at + rest.len(), *last);
            while candidates != 0 {
                if is_at(at + candidates.trailing_zeros() as usize) {
                    return true;
                }
                candidates &= candidates - 1;
            }
        }
        if at + LANES == starts {
            return false;
        }
        // The last ones overlap with those before them.
        at = (at + LANES).min(starts - LANES);
    }
}

/// Whether a text is ASCII and has no apostrophe: folded, it is itself but for case.
pub fn folds_by_case(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut other = 0;
    for eight in words {
        let word = u64::from_le_bytes(*eight);
        other |= equal(word, b'\'') | word & HIGH;
    }
    for byte in rest {
        other |= u64::from(*byte == b'\'' || !byte.is_ascii());
    }
    other == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_held_where_the_standard_library_finds_it(
            text in "[aAbB@ `]{0,80}",
            word in "[ab@` ]{0,4}",
        ) {
            let holds = holds_ignoring_case(text.as_bytes(), word.as_bytes());
            prop_assert_eq!(holds, text.to_lowercase().contains(&word));
        }

        #[test]
        fn a_text_ends_where_its_first_sign_is(
            bytes in prop::collection::vec(prop_oneof![8 => 32_u8.., 1 => any::<u8>(), 1 => Just(b'\\')], 0..40),
            start in 0_usize..40,
        ) {
            let start = start.min(bytes.len());
            let sign = |byte: &u8| *byte < 32 || *byte == b'"' || *byte == b'\\';
            let first = bytes[start..].iter().position(sign);
            prop_assert_eq!(text_end(&bytes, start), first.map_or(bytes.len(), |at| start + at));
        }

        #[test]
        fn what_folds_by_case_is_plain(text in "([a-z]{0,12}|'|é|\u{80}){0,4}") {
            let plain = text.is_ascii() && !text.contains('\'');
            prop_assert_eq!(folds_by_case(text.as_bytes()), plain);
        }
    }
}
