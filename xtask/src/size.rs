//! What a first load of the widget weighs.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::{build, parts, project};

/// The most that a first load may weigh, in bytes (1 kB is 1,000 bytes). It is lowered with every gain
/// and never raised.
const BUDGET: usize = 113_000;

/// Where the budget has to go.
const GOAL: usize = 92_000;

/// The form that brings everything along, and the most that it may weigh as it is: a wiki's pages
/// hold 2 MiB at most.
const ONE_FILE: (&str, u64) = ("mirror-timeline.single.js", 2 * 1024 * 1024);

/// A file of the widget's.
struct Part {
    name: &'static str,
    file: &'static str,
    /// Whether a page fetches it until the first event is seen and the first filter has answered,
    /// which a page test watches; otherwise it comes when it is asked for.
    fetched: bool,
}

const PARTS: &[Part] = &[
    Part {
        name: "loader",
        file: "mirror-timeline.js",
        fetched: true,
    },
    Part {
        name: "glue",
        file: "mirror_timeline.js",
        fetched: true,
    },
    Part {
        name: "wasm",
        file: "mirror_timeline_bg.wasm",
        fetched: true,
    },
    Part {
        name: "stylesheet",
        file: "mirror-timeline.css",
        fetched: true,
    },
    Part {
        name: "place",
        file: "mirror-timeline-place.css",
        fetched: true,
    },
    Part {
        name: "later: wasm",
        file: "mirror_timeline_later.wasm",
        fetched: false,
    },
    Part {
        name: "later: styles",
        file: "mirror-timeline-later.css",
        fetched: false,
    },
];

/// A part that was weighed, in bytes.
struct Weight {
    name: &'static str,
    raw: usize,
    sent: usize,
    fetched: bool,
}

/// `cargo xtask size`: builds the page for release and weighs it, or the parts of its code.
pub fn size(arguments: &[String]) -> Result<()> {
    if arguments == ["--parts"] {
        return parts::parts();
    }
    ensure!(arguments.is_empty(), "size takes --parts or nothing");
    build::build(&[])?;
    check()
}

/// Weighs the page in `dist/`.
///
/// # Errors
/// If it is heavier than the budget allows, or a part is missing.
pub fn check() -> Result<()> {
    let dist = project::root().join("dist");
    let weights: Vec<Weight> = PARTS
        .iter()
        .map(|part| weigh(part, &dist))
        .collect::<Result<_>>()?;
    let total = total(&weights);
    println!("{}", table(&weights, total));
    let (name, most) = ONE_FILE;
    let size = fs::metadata(dist.join(name))
        .with_context(|| format!("{name} was not built"))?
        .len();
    println!("{name:<26}{size:>10}  of {most}");
    ensure!(size < most, "{name} has {size} bytes and may have {most}");
    ensure!(
        total <= BUDGET,
        "a first load weighs {total} bytes, {} more than the budget of {BUDGET}",
        total - BUDGET
    );
    Ok(())
}

fn weigh(part: &Part, dist: &Path) -> Result<Weight> {
    let path = dist.join(part.file);
    let bytes = fs::read(&path).with_context(|| format!("{} was not built", part.file))?;
    Ok(Weight {
        name: part.name,
        raw: bytes.len(),
        sent: sent(&bytes)?,
        fetched: part.fetched,
    })
}

/// How many bytes a web server sends for these: brotli at its best.
fn sent(bytes: &[u8]) -> Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}

fn total(weights: &[Weight]) -> usize {
    weights
        .iter()
        .filter(|weight| weight.fetched)
        .map(|weight| weight.sent)
        .sum()
}

/// The weights, one a line.
fn table(weights: &[Weight], total: usize) -> String {
    let mut text = format!("{:<16}{:>10}{:>10}", "first load", "raw", "brotli");
    for weight in weights {
        let note = if weight.fetched { "" } else { "  (not added)" };
        text.push_str(&format!(
            "\n{:<16}{:>10}{:>10}{note}",
            weight.name, weight.raw, weight.sent
        ));
    }
    text.push_str(&format!(
        "\n{:<26}{total:>10}  of {BUDGET} (goal {GOAL})",
        "total"
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_is_sent_smaller() {
        assert!(sent(&[b'a'; 10_000]).expect("memory takes everything") < 100);
    }

    #[test]
    fn only_what_is_fetched_is_added() {
        let weight = |sent, fetched| Weight {
            name: "part",
            raw: 9,
            sent,
            fetched,
        };
        let weights = [weight(5, true), weight(7, false), weight(1, true)];
        assert_eq!(total(&weights), 6);
        assert!(table(&weights, 6).contains("7  (not added)"));
    }
}
