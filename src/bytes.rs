//! Numbers and texts as bytes, for what the build writes and the widget reads.
//!
//! Small numbers take one byte (LEB128); texts stand apart from them, a line each, where they compress
//! well and need no check that they are texts. Reading never
//! panics: what is not there reads as zero and as empty texts. What is read was written by
//! the build of the same version, so there is nothing to report. *Deliberately absent:* knowledge
//! of what is read.

/// Numbers and texts in the making.
#[derive(Default)]
pub struct Writer {
    /// The numbers.
    pub bytes: Vec<u8>,
    /// The texts, each a line.
    pub texts: String,
}

impl Writer {
    /// Adds a text. A line break in it becomes a space.
    pub fn text(&mut self, text: &str) {
        self.texts.push_str(&text.replace('\n', " "));
        self.texts.push('\n');
    }
}

/// Numbers and texts that are read from the front.
pub struct Reader<'a> {
    bytes: &'a [u8],
    texts: &'a str,
}

impl<'a> Reader<'a> {
    /// Reads these numbers and these texts.
    #[must_use]
    pub fn new(bytes: &'a [u8], texts: &'a str) -> Self {
        Self { bytes, texts }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        *first
    }

    /// The next number.
    ///
    /// ```
    /// let mut written = Vec::new();
    /// mirror_timeline::bytes::push_number(&mut written, 300);
    /// assert_eq!(written.len(), 2);
    /// assert_eq!(mirror_timeline::bytes::Reader::new(&written, "").number(), 300);
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
        self.position().min(self.bytes.len())
    }

    /// The next number, as a position in a table of at most 65,536 entries.
    pub fn entry(&mut self) -> u16 {
        u16::try_from(self.number()).unwrap_or(u16::MAX)
    }

    /// The next text.
    #[inline(never)]
    pub fn text(&mut self) -> String {
        let (text, rest) = self.texts.split_once('\n').unwrap_or_default();
        self.texts = rest;
        text.to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(number: u64, signed: i64, text in "[^\n]*") {
            let mut writer = Writer::default();
            push_number(&mut writer.bytes, number);
            writer.text(&text);
            push_signed(&mut writer.bytes, signed);
            let mut reader = Reader::new(&writer.bytes, &writer.texts);
            prop_assert_eq!(reader.number(), number);
            prop_assert_eq!(reader.text(), text);
            prop_assert_eq!(reader.signed(), signed);
        }

        #[test]
        fn anything_can_be_read(bytes: Vec<u8>, texts: String) {
            let mut reader = Reader::new(&bytes, &texts);
            for _ in 0..bytes.len() {
                reader.text();
                reader.signed();
            }
        }
    }
}
