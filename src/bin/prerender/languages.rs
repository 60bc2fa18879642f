//! The helper script for languages other than English knows the keys of the words in the order in
//! which the module has them.

use crate::Outcome;
use mirror_timeline::strings::Key;

/// The helper script.
pub const HELPER: &str = "mirror-timeline-languages.js";

/// How it declares that it knows no keys yet.
const NONE: &str = "const KEYS = [];";

/// The helper with the keys in their order.
pub fn with_keys(helper: &str) -> Outcome<String> {
    if helper.matches(NONE).count() != 1 {
        return Err("the helper for languages does not say KEYS as the build knows it".into());
    }
    let keys: Vec<&str> = Key::ALL.iter().map(|key| key.written()).collect();
    let keys = format!("const KEYS = '{}'.split(' ');", keys.join(" "));
    Ok(helper.replace(NONE, &keys))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_written_where_they_belong() {
        let helper = include_str!("../../../static/mirror-timeline-languages.js");
        let made = with_keys(helper).expect("the place for the keys");
        assert!(
            made.contains("const KEYS = 'search.label search.hits.one "),
            "{made}"
        );
        assert!(with_keys(&made).is_err());
    }
}
