//! "Did you mean …?"

/// The candidate nearest to a word, if one is near enough to be a slip of the pen.
pub(super) fn nearest<'a>(word: &str, candidates: &'a [impl AsRef<str>]) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    let mut best = None;
    for candidate in candidates {
        let candidate = candidate.as_ref();
        let distance = strsim::osa_distance(word, candidate);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_guessed_and_another_word_is_not() {
        let eras = ["rise", "height", "alliance"].map(str::to_owned);
        assert_eq!(nearest("allience", &eras), Some("alliance"));
        assert_eq!(nearest("hieght", &eras), Some("height"));
        assert_eq!(nearest("federation", &eras), None);
    }
}
