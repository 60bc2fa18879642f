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
    out.push_str((tenths / 10).to_string().trim_start_matches('-'));
    let rest = (tenths % 10).unsigned_abs();
    if rest > 0 {
        out.push('.');
        out.push(b"0123456789"[rest as usize].into());
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn numbers_have_one_decimal_and_no_needless_space() {
        let mut path = Path::default();
        path.to('M', &[1.04, -2.96])
            .to('V', &[-0.04])
            .to('l', &[3.0, 0.25]);
        assert_eq!(path.done(), "M1-3V0l3 0.3");
    }
}
