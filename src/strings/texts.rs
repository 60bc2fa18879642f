//! Texts in the order of their keys, as one stretch of data.

use super::Key;
use std::sync::OnceLock;

/// Some keys' texts, a line each. As one text they are sent smaller than as a table of many, and
/// can come in two parts.
pub(super) struct Texts {
    /// The keys in their order.
    pub keys: &'static [Key],
    /// The lines before the first key's.
    pub skipped: usize,
    pub joined: &'static str,
    pub lines: OnceLock<Vec<&'static str>>,
}

impl Texts {
    /// The text of a key, if it is one of these.
    pub fn get(&self, key: Key) -> Option<&'static str> {
        let first = *self.keys.first()? as usize;
        let place = (key as usize).checked_sub(first)?;
        let lines = self.lines.get_or_init(|| self.joined.split('\n').collect());
        if place >= self.keys.len() {
            return None;
        }
        lines.get(self.skipped + place).copied()
    }
}

/// Texts by key, in the order of the keys, with lines before and after that belong to none.
macro_rules! texts {
    ([$($before:literal)*] { $($key:ident => $text:literal,)* } [$($after:literal)*]) => {{
        const KEYS: &[Key] = &[$(Key::$key),*];
        // One text in the wrong place would put every later one there too.
        const _: () = {
            let mut at = 1;
            while at < KEYS.len() {
                assert!(KEYS[at] as usize == KEYS[at - 1] as usize + 1, "not in the keys' order");
                at += 1;
            }
        };
        Texts {
            keys: KEYS,
            skipped: const { let before: &[&str] = &[$($before),*]; before.len() },
            joined: concat!($($before, "\n",)* $($text, "\n",)* $($after, "\n",)*),
            lines: std::sync::OnceLock::new(),
        }
    }};
}

pub(super) use texts;
