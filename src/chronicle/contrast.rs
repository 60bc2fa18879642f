//! Whether a colour can be read on another.

/// Red, green and blue of a colour as a browser computes it (`rgb(6, 69, 173)`) or as it is written
/// (`#0645ad`, `#fff`); none for any other way of writing one, and for one that is seen through.
///
/// ```
/// use mirror_timeline::chronicle::channels;
/// assert_eq!(channels("rgb(6, 69, 173)"), Some([6, 69, 173]));
/// assert_eq!(channels("#fff"), Some([255, 255, 255]));
/// assert_eq!(channels("rgba(0, 0, 0, 0)"), None);
/// ```
#[must_use]
pub fn channels(colour: &str) -> Option<[u8; 3]> {
    let colour = colour.trim();
    let mut channels = [0; 3];
    if let Some(digits) = colour.strip_prefix('#') {
        let each = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        for (at, channel) in channels.iter_mut().enumerate() {
            let part = digits.get(at * each..(at + 1) * each)?;
            let value = u8::from_str_radix(part, 16).ok()?;
            *channel = if each == 1 { value * 17 } else { value };
        }
        return Some(channels);
    }
    let inside = colour.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut parts = inside.split(',');
    for channel in &mut channels {
        *channel = parts.next()?.trim().parse().ok()?;
    }
    parts.next().is_none().then_some(channels)
}

/// The contrast of two colours, 1 to 21, as the Web Content Accessibility Guidelines define it.
///
/// ```
/// use mirror_timeline::chronicle::contrast;
/// assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
/// ```
#[must_use]
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other {
        one / other
    } else {
        other / one
    }
}

/// How light a colour is, 0 to 1.
fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// A channel as light mixes.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 {
        return share / 12.92;
    }
    // To the power of 2.4: its square times the fifth root of its square, by Newton's way. The standard
    // library's power brings tables along, which would be there from the first load on.
    let base = (share + 0.055) / 1.055;
    let square = base * base;
    let mut root = 1.0;
    for _ in 0..24 {
        let fourth = root * root * root * root;
        root -= (fourth * root - square) / (5.0 * fourth);
    }
    square * root
}
