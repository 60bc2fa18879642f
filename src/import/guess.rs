//! "Did you mean …?"

/// The candidate nearest to a word, if one is near enough to be a slip of the pen.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    candidates
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_guessed_and_another_word_is_not() {
        let eras = ["rise", "height", "alliance"];
        assert_eq!(nearest("allience", eras.into_iter()), Some("alliance"));
        assert_eq!(nearest("hieght", eras.into_iter()), Some("height"));
        assert_eq!(nearest("federation", eras.into_iter()), None);
    }
}
