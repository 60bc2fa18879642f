//! The tokens of the stylesheet with the chronicle's colours: what is read and what carries meaning
//! stands out in every theme, and eras that stand side by side differ for every eye.

use super::{chronicle, list, text};

/// Red, green and blue from 0 to 1, as a screen is given them.
type Colour = [f64; 3];

const STYLES: &str = include_str!("../../static/mirror-timeline.css");

fn hex(colour: &str) -> Colour {
    let channel = |at: usize| {
        // `#fff` stands for `#ffffff`.
        let digits = match colour.len() {
            4 => colour[at + 1..at + 2].repeat(2),
            _ => colour[2 * at + 1..2 * at + 3].to_owned(),
        };
        f64::from(u8::from_str_radix(&digits, 16).expect("two digits")) / 255.0
    };
    [channel(0), channel(1), channel(2)]
}

/// As light mixes.
fn linear(colour: Colour) -> Colour {
    colour.map(|share| {
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// The contrast of two colours, 1 to 21, as the Web Content Accessibility Guidelines define it.
fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [red, green, blue] = linear(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// A share of one colour over another, as `color-mix` and opacity give it.
fn over(colour: Colour, share: f64, ground: Colour) -> Colour {
    std::array::from_fn(|at| colour[at] * share + ground[at] * (1.0 - share))
}

/// What stands between the braces after a selector, within some text of the stylesheet.
fn rule<'a>(styles: &'a str, selector: &str) -> &'a str {
    let begin = [selector, " {"].concat();
    let (_, rest) = styles
        .split_once(&begin)
        .unwrap_or_else(|| panic!("no rule for {selector}"));
    rest.split_once('}').expect("an end").0
}

/// The rules of a media query.
fn media<'a>(query: &str) -> &'a str {
    let (_, rest) = STYLES.split_once(query).expect("the query");
    rest.split_once("\n}").expect("an end").0
}

/// What a property has at last: of `var(--one, #fff)` that is the colour.
fn value<'a>(rule: &'a str, property: &str) -> Option<&'a str> {
    let (_, rest) = rule.split_once(&[property, ": "].concat())?;
    let value = rest.split(';').next()?.trim();
    Some(value.rsplit(", ").next()?.trim_end_matches(')').trim())
}

fn number(rule: &str, property: &str) -> f64 {
    let value = value(rule, property).unwrap_or_else(|| panic!("no {property} in {rule}"));
    match value.strip_suffix('%') {
        Some(share) => share.parse::<f64>().expect("a number") / 100.0,
        None => value.parse().expect("a number"),
    }
}

/// A theme: its tokens, and the colours of its eras by id.
struct Theme {
    name: &'static str,
    /// Rules that count, the last one first.
    rules: Vec<&'static str>,
    eras: Vec<(String, Colour)>,
}

impl Theme {
    fn token(&self, name: &str) -> Colour {
        let found = self.rules.iter().find_map(|rule| value(rule, name));
        hex(found.unwrap_or_else(|| panic!("{}: no {name}", self.name)))
    }

    fn share(&self, name: &str) -> f64 {
        let rule = self.rules.iter().find(|rule| value(rule, name).is_some());
        number(
            rule.unwrap_or_else(|| panic!("{}: no {name}", self.name)),
            name,
        )
    }
}

fn themes() -> [Theme; 4] {
    let chronicle = chronicle();
    let eras = |theme: &str| {
        list(&chronicle, "eras")
            .iter()
            .map(|era| (text(era, "id").to_owned(), hex(text(&era["colour"], theme))))
            .collect()
    };
    let (light, dark) = (
        rule(STYLES, "\n.root"),
        rule(STYLES, "\n  .root[data-dark]"),
    );
    let more = media("@media (prefers-contrast: more) {");
    let (more_light, more_dark) = (rule(more, ".root"), rule(more, ".root[data-dark]"));
    let theme = |name, rules, theme| Theme {
        name,
        rules,
        eras: eras(theme),
    };
    [
        theme("light", vec![light], "light"),
        theme("dark", vec![dark, light], "dark"),
        theme("light, more contrast", vec![more_light, light], "light"),
        theme(
            "dark, more contrast",
            vec![more_dark, more_light, dark, light],
            "dark",
        ),
    ]
}

#[test]
fn words_can_be_read() {
    for theme in themes() {
        let (least, name) = match theme.name.contains("more") {
            true => (7.0, theme.name),
            false => (4.5, theme.name),
        };
        let token = |name: &str| theme.token(name);
        let reads = |what: &str, one: Colour, other: Colour, least: f64| {
            let found = contrast(one, other);
            assert!(found >= least, "{name}: {what} has {found:.2}:1");
        };
        for ground in ["--bg", "--raised"] {
            for words in ["--text", "--muted"] {
                reads(
                    &format!("{words} on {ground}"),
                    token(words),
                    token(ground),
                    least,
                );
            }
            // Icons of problems; the words beside them are text.
            for sign in ["--warn", "--error"] {
                reads(
                    &format!("{sign} on {ground}"),
                    token(sign),
                    token(ground),
                    4.5,
                );
            }
        }
        let ground = token("--bg");
        for (id, era) in &theme.eras {
            let (tint, glow) = (theme.share("--tint"), theme.share("--glow"));
            reads(
                &format!("{id} on its glow"),
                *era,
                over(*era, glow, ground),
                4.5,
            );
            reads(
                &format!("{id} on its tint"),
                *era,
                over(*era, tint, ground),
                4.5,
            );
            reads(&format!("{id} on a card"), *era, token("--raised"), 4.5);
            reads(&format!("words on {id}"), token("--on-era"), *era, 4.5);
            for share in [tint, glow, 0.18] {
                let words = token("--text");
                reads(
                    &format!("text on {share} of {id}"),
                    words,
                    over(*era, share, ground),
                    least,
                );
            }
            let muted = token("--muted");
            reads(
                &format!("muted on the glow of {id}"),
                muted,
                over(*era, glow, ground),
                4.5,
            );
            reads(
                &format!("muted on the tint of {id}"),
                muted,
                over(*era, tint, ground),
                4.5,
            );
        }
    }
}

#[test]
fn what_carries_meaning_stands_out() {
    for theme in themes() {
        let ground = theme.token("--bg");
        let stands = |what: &str, colour: Colour, ground: Colour| {
            let found = contrast(colour, ground);
            assert!(found >= 3.0, "{}: {what} has {found:.2}:1", theme.name);
        };
        for token in ["--edge", "--focus"] {
            stands(token, theme.token(token), ground);
            stands(token, theme.token(token), theme.token("--raised"));
        }
        for (id, era) in &theme.eras {
            stands(id, *era, ground);
            // The ring of a pressed era is within it.
            stands("the focus on an era", theme.token("--on-era"), *era);
            for (selector, property) in [
                (".drawing .rail.prime", "stroke-opacity"),
                (".drawing .pole", "stroke-opacity"),
                (".pulse .thin", "stroke-opacity"),
                (".drawing .length.soft", "opacity"),
            ] {
                let share = number(rule(STYLES, selector), property);
                stands(
                    &format!("{selector} of {id}"),
                    over(*era, share, ground),
                    ground,
                );
            }
        }
    }
}

#[test]
fn forced_colours_name_every_token() {
    let forced = rule(
        media("@media (forced-colors: active) {"),
        ".root, .root[data-dark]",
    );
    let tokens = rule(STYLES, "\n.root");
    let mut colours = 0;
    for line in tokens.lines().map(str::trim) {
        let Some((name, value)) = line.split_once(": ") else {
            continue;
        };
        if value.contains('#') {
            colours += 1;
            let found = value_of(forced, name);
            let system = [
                "Canvas",
                "CanvasText",
                "ButtonText",
                "Highlight",
                "HighlightText",
            ];
            assert!(system.contains(&found), "{name}: {found}");
        }
    }
    assert!(colours >= 10, "{colours}");
    assert!(rule(STYLES, ".root [class*=\"era-\"]").contains("--era: CanvasText"));
}

fn value_of<'a>(rule: &'a str, name: &str) -> &'a str {
    value(rule, name).unwrap_or_else(|| panic!("forced colours do not name {name}"))
}

/// How eyes without one of the three kinds of cones see light: Machado, Oliveira and Fernandes,
/// "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour of light in CIE L*a*b*, where distances are about as large as differences look.
fn lab(light: Colour) -> Colour {
    let row = |row: [f64; 3], white: f64| {
        let sum: f64 = (0..3).map(|at| row[at] * light[at]).sum();
        let share = sum / white;
        if share > 0.008_856 {
            share.cbrt()
        } else {
            7.787 * share + 16.0 / 116.0
        }
    };
    let x = row([0.4124, 0.3576, 0.1805], 0.950_47);
    let y = row([0.2126, 0.7152, 0.0722], 1.0);
    let z = row([0.0193, 0.1192, 0.9505], 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn neighbouring_eras_differ_for_every_eye() {
    for theme in themes() {
        for pair in theme.eras.windows(2) {
            let [(one, first), (other, second)] = pair else {
                continue;
            };
            for (eye, matrix) in EYES {
                let seen = |colour: Colour| {
                    let light = linear(colour);
                    lab(matrix.map(|row| {
                        let sum: f64 = (0..3).map(|at| row[at] * light[at]).sum();
                        sum.clamp(0.0, 1.0)
                    }))
                };
                let (a, b) = (seen(*first), seen(*second));
                let distance = (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt();
                // From about 2 on a difference is seen where two colours touch; names and glyphs
                // tell eras apart beside it.
                assert!(
                    distance >= 10.0,
                    "{}: {one} and {other} differ by {distance:.1} with {eye}",
                    theme.name
                );
            }
        }
    }
}

#[test]
fn the_widget_reckons_contrast_as_these_tests_do() {
    use mirror_timeline::chronicle;
    let steps = || (0..=255_u8).step_by(15);
    for (red, green) in steps().flat_map(|red| steps().map(move |green| (red, green))) {
        for ground in ["#ffffff", "#14161a", "#f6f7f8", "#1c1f25"] {
            let colour = format!("#{red:02x}{green:02x}80");
            let bytes = |colour| chronicle::channels(colour).expect("a colour");
            let own = chronicle::contrast(bytes(&colour), bytes(ground));
            let other = contrast(hex(&colour), hex(ground));
            assert!(
                (own - other).abs() < 1e-9,
                "{colour} on {ground}: {own}, {other}"
            );
        }
    }
    for none in [
        "",
        "red",
        "#12345",
        "#ggg",
        "rgb(1, 2)",
        "rgb(1, 2, 300)",
        "rgba(1, 2, 3, 0.5)",
        "#é1",
    ] {
        assert_eq!(chronicle::channels(none), None, "{none}");
    }
}
