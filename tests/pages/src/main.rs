//! Whole-page tests: real pages, real browsers, real pointers and keys.
//!
//! Run by `cargo xtask test pages [engine…] [part of a name…]`, or `hosts` for those that need the
//! software of others, which builds the page and gets the browsers first. Each scenario is run in each engine; a failed one leaves a picture and a text
//! in `failures/`. A browser that is missing is a failure, not a skip.

mod driver;
mod engine;
mod harness;
mod hosts;
mod input;
mod page;
mod scenarios;
mod server;
mod session;
mod snapshots;
mod states;
mod wait;
mod widget;

use std::process::ExitCode;

use engine::Engine;

fn main() -> ExitCode {
    let mut engines = Vec::new();
    let mut filters = Vec::new();
    let mut all = scenarios::ALL;
    for argument in std::env::args().skip(1) {
        if argument == "--record" {
            all = scenarios::RECORDING;
            continue;
        }
        if argument == "--hosts" {
            all = scenarios::IN_HOSTS;
            continue;
        }
        match Engine::from_name(&argument) {
            Some(engine) => engines.push(engine),
            None => filters.push(argument),
        }
    }
    if engines.is_empty() {
        engines = Engine::ALL.to_vec();
    }
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("page-tests: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(harness::run(all, &engines, &filters)) {
        Ok(counts) => {
            println!("\n{} passed, {} failed", counts.passed, counts.failed);
            if counts.failed == 0 && counts.passed > 0 {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            eprintln!("page-tests: {error:#}");
            ExitCode::FAILURE
        }
    }
}
