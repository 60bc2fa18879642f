//! The core's work by itself, with the number of events: `cargo xtask bench native`.
//!
//! Times come from divan; `--count <work> <events>` does one piece of work once, for a tool that
//! counts instructions. No test looks at either.

mod chronicle;
mod work;

use divan::Bencher;
use work::Work;

/// A page's worth, and ten times as many again up to where one repetition takes a second.
const EVENTS: [usize; 4] = [40, 1_000, 10_000, 100_000];

fn main() {
    let words: Vec<String> = std::env::args().collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "--count", name, events, ..] => {
            let events = events.parse().expect("a number of events");
            let work = Work::new(events);
            work.run(name);
        }
        _ => divan::main(),
    }
}

/// A text becomes a chronicle.
#[divan::bench(args = EVENTS, max_time = 1)]
fn parse(bencher: Bencher, events: usize) {
    measure(bencher, events, "parse");
}

/// Everything that is worked out of a chronicle once: bitmaps, search texts, both scales, names.
#[divan::bench(args = EVENTS, max_time = 1)]
fn index(bencher: Bencher, events: usize) {
    let work = Work::new(events);
    let imported = || work.imported();
    bencher
        .with_inputs(imported)
        .bench_local_values(work::index);
}

/// Every facet's counts with nothing chosen.
#[divan::bench(args = EVENTS, max_time = 1)]
fn facets(bencher: Bencher, events: usize) {
    measure(bencher, events, "facets");
}

/// One era chosen: the selection and every count.
#[divan::bench(args = EVENTS, max_time = 1)]
fn filter(bencher: Bencher, events: usize) {
    measure(bencher, events, "filter");
}

/// A word that some texts hold.
#[divan::bench(args = EVENTS, max_time = 1)]
fn search(bencher: Bencher, events: usize) {
    measure(bencher, events, "search");
}

/// Where everything stands, on a wide stage that shows all of time.
#[divan::bench(args = EVENTS, max_time = 1)]
fn scene(bencher: Bencher, events: usize) {
    measure(bencher, events, "scene");
}

/// The same for ten years.
#[divan::bench(args = EVENTS, max_time = 1)]
fn scene_of_ten_years(bencher: Bencher, events: usize) {
    measure(bencher, events, "scene_of_ten_years");
}

fn measure(bencher: Bencher, events: usize, name: &str) {
    let work = Work::new(events);
    bencher.bench_local(|| work.run(name));
}
