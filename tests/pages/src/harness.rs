//! Runs the scenarios: every one in every engine.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use fantoccini::Client;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::hosts::Hosts;
use crate::page::Page;
use crate::server::Server;
use crate::session;

/// What a scenario's function returns.
pub type Running<'page> = Pin<Box<dyn Future<Output = Result<()>> + 'page>>;

/// Something that must hold of a page.
pub struct Scenario {
    /// `file::function`.
    pub name: &'static str,
    /// Where it is run.
    pub engines: &'static [Engine],
    /// The steps; an error is a failure.
    pub run: for<'page> fn(&'page Page<'page>) -> Running<'page>,
}

/// How the scenarios ended.
#[derive(Default)]
pub struct Counts {
    /// Those that held.
    pub passed: u32,
    /// Those that did not, or that had no browser to run in.
    pub failed: u32,
}

/// The viewport with which each scenario starts.
const VIEWPORT: (u32, u32) = (1280, 900);

/// How long a scenario may take at most; only one that hangs gets there.
const LIMIT: Duration = Duration::from_secs(120);

/// Runs those of the scenarios whose names hold all of the filters, in these engines.
///
/// # Errors
/// If the page is not built or the report cannot be written.
pub async fn run(all: &[Scenario], engines: &[Engine], filters: &[String]) -> Result<Counts> {
    let package = package();
    let dist = package.join("../../dist");
    anyhow::ensure!(
        dist.join("index.html").is_file(),
        "there is no dist/: cargo xtask build"
    );
    let failures = package.join("failures");
    // Old failures would pass for new ones.
    let _ = std::fs::remove_dir_all(&failures);
    let server = Server::start(&dist, &package.join("fixtures"))?;
    let hosts = Hosts::default();
    let chosen: Vec<&Scenario> = all
        .iter()
        .filter(|scenario| {
            filters
                .iter()
                .all(|filter| scenario.name.contains(filter.as_str()))
        })
        .collect();
    let mut counts = Counts::default();
    for engine in engines {
        let mut chosen = chosen.clone();
        chosen.retain(|scenario| scenario.engines.contains(engine));
        run_engine(*engine, &chosen, (&server, &hosts), &failures, &mut counts).await;
    }
    Ok(counts)
}

/// Runs scenarios in one engine. A browser serves them all until one fails in it; in Chromium each
/// gets one of its own: in one that had served dozens of pages with emulated sizes a swipe no longer
/// reached the page, and why was not found.
async fn run_engine(
    engine: Engine,
    chosen: &[&Scenario],
    surroundings: (&Server, &Hosts),
    failures: &Path,
    counts: &mut Counts,
) {
    let driver = match Driver::start(engine).await {
        Ok(driver) => driver,
        Err(error) => {
            println!("{}: cannot be run: {error:#}", engine.name());
            counts.failed += u32::try_from(chosen.len()).unwrap_or(u32::MAX);
            return;
        }
    };
    let mut browser = None;
    for scenario in chosen {
        let started = Instant::now();
        let outcome = match take_or_open(&mut browser, engine, &driver).await {
            Ok(client) => {
                let outcome = run_scenario(engine, scenario, &client, surroundings, failures).await;
                if outcome.is_ok() && engine != Engine::Chromium {
                    browser = Some(client);
                } else {
                    let _ = client.close().await;
                }
                outcome
            }
            Err(error) => Err(error),
        };
        let seconds = started.elapsed().as_secs_f64();
        let name = format!("{}::{}", engine.name(), scenario.name);
        match outcome {
            Ok(()) => {
                counts.passed += 1;
                println!("{name} … ok ({seconds:.1} s)");
            }
            Err(error) => {
                counts.failed += 1;
                println!("{name} … FAILED ({seconds:.1} s)\n    {error:#}");
            }
        }
    }
    if let Some(client) = browser {
        // A driver that is ended takes its browser with it less surely than one that is asked.
        let _ = client.close().await;
    }
    driver.stop().await;
}

async fn take_or_open(
    browser: &mut Option<Client>,
    engine: Engine,
    driver: &Driver,
) -> Result<Client> {
    match browser.take() {
        Some(client) => Ok(client),
        None => session::open(engine, driver).await,
    }
}

/// Runs one scenario; of a failed one a picture and a text are kept.
async fn run_scenario(
    engine: Engine,
    scenario: &Scenario,
    client: &Client,
    (server, hosts): (&Server, &Hosts),
    failures: &Path,
) -> Result<()> {
    let page = Page::new(engine, client, server, hosts);
    let steps = async {
        client.goto("about:blank").await?;
        page.resize(VIEWPORT.0, VIEWPORT.1).await?;
        (scenario.run)(&page).await
    };
    let outcome = match tokio::time::timeout(LIMIT, caught(steps)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(anyhow!("still running after {} s", LIMIT.as_secs())),
    };
    if let Err(error) = &outcome {
        let stem = format!("{}-{}", engine.name(), scenario.name.replace("::", "-"));
        if let Err(unkept) = keep(&page, failures, &stem, error).await {
            println!("    nothing kept of the next failure: {unkept:#}");
        }
    }
    outcome
}

/// Keeps what a failed page looked like and held.
async fn keep(page: &Page<'_>, failures: &Path, stem: &str, error: &anyhow::Error) -> Result<()> {
    std::fs::create_dir_all(failures).context("could not create failures/")?;
    let described = match page.describe().await {
        Ok(text) => text,
        Err(error) => format!("the page says nothing: {error:#}"),
    };
    std::fs::write(
        failures.join(format!("{stem}.txt")),
        format!("{error:#}\n\n{described}\n"),
    )?;
    page.screenshot(&failures.join(format!("{stem}.png"))).await
}

/// Turns a panic, such as that of an `assert_eq!`, into an error.
async fn caught(steps: impl Future<Output = Result<()>>) -> Result<()> {
    let mut steps = std::pin::pin!(steps);
    std::future::poll_fn(|context| {
        match catch_unwind(AssertUnwindSafe(|| steps.as_mut().poll(context))) {
            Ok(poll) => poll,
            Err(panic) => Poll::Ready(Err(anyhow!("{}", message(panic.as_ref())))),
        }
    })
    .await
}

/// The words of a panic.
fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    if let Some(text) = panic.downcast_ref::<String>() {
        text
    } else {
        panic
            .downcast_ref::<&str>()
            .copied()
            .unwrap_or("panicked without words")
    }
}

/// This package's folder.
fn package() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}
