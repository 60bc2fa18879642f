//! Numbers and texts as bytes, for what the build writes and the widget reads.
//!
//! Small numbers take one byte (LEB128), texts are preceded by their length. Reading never
//! panics: bytes that are not there read as zero and as empty texts. What is read was written by
//! the build of the same version, so there is nothing to report. *Deliberately absent:* knowledge
//! of what is read.

/// Bytes that are read from the front.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Reads these bytes.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    /// The next number.
    ///
    /// ```
    /// let mut written = Vec::new();
    /// mirror_timeline::bytes::push_number(&mut written, 300);
    /// assert_eq!(written.len(), 2);
    /// assert_eq!(mirror_timeline::bytes::Reader::new(&written).number(), 300);
    /// ```
    #[inline(never)]
    pub fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 127).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 128 {
                return number;
            }
        }
    }

    /// The next number that may be negative.
    pub fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    /// The next number, as a position.
    pub fn position(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(usize::MAX)
    }

    /// The next number, as a count of things that follow, each at least a byte.
    pub fn count(&mut self) -> usize {
        self.position().min(self.0.len())
    }

    /// The next number, as a position in a table of at most 65,536 entries.
    pub fn entry(&mut self) -> u16 {
        u16::try_from(self.number()).unwrap_or(u16::MAX)
    }

    /// The next text.
    #[inline(never)]
    pub fn text(&mut self) -> String {
        let length = self.position().min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        std::str::from_utf8(text).unwrap_or_default().to_owned()
    }

    /// The next text, if it is not empty.
    pub fn some_text(&mut self) -> Option<String> {
        Some(self.text()).filter(|text| !text.is_empty())
    }
}

/// Adds a number.
pub fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 127 {
        #[expect(clippy::cast_possible_truncation, reason = "its last seven bits")]
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 128")]
    bytes.push(number as u8);
}

/// Adds a number that may be negative.
pub fn push_signed(bytes: &mut Vec<u8>, number: i64) {
    push_number(bytes, (number << 1 ^ number >> 63).cast_unsigned());
}

/// Adds a text.
pub fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_number(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(number: u64, signed: i64, text: String) {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            push_text(&mut bytes, &text);
            push_signed(&mut bytes, signed);
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.number(), number);
            prop_assert_eq!(reader.text(), text);
            prop_assert_eq!(reader.signed(), signed);
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            for _ in 0..bytes.len() {
                reader.text();
                reader.signed();
            }
        }
    }
}
