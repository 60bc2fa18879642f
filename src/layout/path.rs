//! Path data in SVG's grammar, with one decimal.

/// Writes path data. Pixels past one decimal can't be seen, and the text is compared on every
/// drawing, so it is kept short.
#[derive(Default)]
pub(super) struct Path(String);

impl Path {
    pub fn to(&mut self, command: char, points: &[f64]) -> &mut Self {
        self.0.push(command);
        for (index, &value) in points.iter().enumerate() {
            let tenths = tenths(value);
            if index > 0 && tenths >= 0 {
                self.0.push(' ');
            }
            write_tenths(&mut self.0, tenths);
        }
        self
    }

    pub fn done(self) -> String {
        self.0
    }
}

/// A length or position with at most one decimal.
///
/// ```
/// assert_eq!(mirror_timeline::layout::decimal(12.04), "12");
/// assert_eq!(mirror_timeline::layout::decimal(-0.25), "-0.3");
/// ```
#[must_use]
pub fn decimal(value: f64) -> String {
    let mut text = String::new();
    write_tenths(&mut text, tenths(value));
    text
}

fn tenths(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "pixels; saturates")]
    let tenths = (value * 10.0).round() as i64;
    tenths
}

fn write_tenths(out: &mut String, tenths: i64) {
    if tenths < 0 {
        out.push('-');
    }
    let tenths = tenths.unsigned_abs();
    write_digits(out, tenths / 10);
    if !tenths.is_multiple_of(10) {
        out.push('.');
        write_digits(out, tenths % 10);
    }
}

/// A whole number in digits: the standard library's formatting takes ten times as long, and a frame
/// writes thousands.
#[must_use]
pub fn digits(number: usize) -> String {
    let mut text = String::new();
    write_digits(&mut text, number as u64);
    text
}

fn write_digits(out: &mut String, number: u64) {
    let mut digits = [b'0'; 20];
    let (mut rest, mut first) = (number, digits.len());
    loop {
        first -= 1;
        digits[first] += (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    for &digit in digits.get(first..).unwrap_or_default() {
        out.push(digit.into());
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    proptest::proptest! {
        #[test]
        fn digits_are_those_of_the_standard_library(number in proptest::num::usize::ANY) {
            assert_eq!(super::digits(number), number.to_string());
        }
    }

    #[test]
    fn numbers_have_one_decimal_and_no_needless_space() {
        let mut path = Path::default();
        path.to('M', &[1.04, -2.96])
            .to('V', &[-0.04])
            .to('l', &[3.0, 0.25]);
        assert_eq!(path.done(), "M1-3V0l3 0.3");
    }
}
