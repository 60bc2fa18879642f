//! Synthetic chronicles: spread like those of `benches/pages/lib/generate.mjs`, with spans, eras
//! and factions, the same each time.

use std::fmt::Write as _;

/// The first year of each era, and the year after the last.
const ERAS: [u32; 9] = [2063, 2151, 2259, 2371, 2502, 2688, 2840, 3001, 3201];
const FACTIONS: u32 = 10;
const SYLLABLES: [&str; 16] = [
    "bra", "clea", "dor", "fin", "gust", "hark", "ka", "lio", "mend", "nae", "prou", "rist", "sta",
    "tran", "vel", "zou",
];

/// Numbers that look random (Marsaglia's xorshift).
struct Dice(u32);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % end
    }

    fn words(&mut self, length: usize) -> String {
        let mut text = String::from("A");
        while text.len() < length {
            text.push(' ');
            for _ in 0..=self.below(3) {
                text.push_str(SYLLABLES[self.below(16) as usize]);
            }
        }
        text
    }
}

/// A chronicle of so many events, as JSON.
pub fn text(events: usize) -> String {
    let mut dice = Dice(2063);
    let (first, last) = (ERAS[0], ERAS[8] - 1);
    let hot: Vec<u32> = (0..20).map(|_| first + dice.below(last - first)).collect();
    let mut years: Vec<u32> = (0..events)
        .map(|_| match dice.below(2) {
            0 => first + dice.below(last - first),
            // Half of the events gather about a few moments.
            _ => {
                let middle = hot[dice.below(20) as usize];
                (middle + dice.below(16))
                    .saturating_sub(dice.below(16))
                    .clamp(first, last)
            }
        })
        .collect();
    years.sort_unstable();
    let mut json = String::from(r#"{"format":1,"title":"Synthetic","rails":["#);
    json += r#"{"id":"mirror","name":"Mirror"},{"id":"prime","name":"Prime"}],"eras":["#;
    for (at, pair) in ERAS.windows(2).enumerate() {
        let comma = if at > 0 { "," } else { "" };
        let (start, end) = (pair[0], pair[1] - 1);
        put(
            &mut json,
            format_args!(r#"{comma}{{"id":"e{at}","name":"Era {at}","date":"{start}/{end}"}}"#),
        );
    }
    json += r#"],"factions":["#;
    for at in 0..FACTIONS {
        let comma = if at > 0 { "," } else { "" };
        put(
            &mut json,
            format_args!(r#"{comma}{{"id":"f{at}","name":"Faction {at}"}}"#),
        );
    }
    json += r#"],"events":["#;
    for (at, year) in years.iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
        let mut date = format!("{year}-{month:02}-{day:02}");
        if at % 5 == 2 {
            put(&mut date, format_args!("/{}", year + 1 + dice.below(40)));
        }
        let era = ERAS.partition_point(|start| start <= year) - 1;
        let rail = if at % 3 == 0 { "prime" } else { "mirror" };
        let (titled, told) = (20 + dice.below(40), 100 + dice.below(200));
        let (title, summary) = (dice.words(titled as usize), dice.words(told as usize));
        let faction = dice.below(FACTIONS);
        put(
            &mut json,
            format_args!(
                r#"{comma}{{"id":"x{at}","date":"{date}","title":"{title}","summary":"{summary}","era":"e{era}","factions":["f{faction}"],"universe":"{rail}"}}"#
            ),
        );
    }
    json += "]}";
    json
}

fn put(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.write_fmt(words).expect("a string takes everything");
}
