//! What a scenario does with a page: open it, look into it, wait for it.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use fantoccini::Client;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::server::{Server, Site};
use crate::session::Command;
use crate::wait;

/// What every script may use: the first widget of the page, its shadow root (closed or open), and
/// a search for an element in that root, then in the page, and the innermost element at a place.
const PRELUDE: &str = r#"
const rootOf = (host) => host && (window.pageTests ? window.pageTests.rootOf(host) : host.shadowRoot);
const host = document.querySelector("mirror-timeline, .mirror-timeline");
const root = rootOf(host);
const find = (selector) => root?.querySelector(selector) ?? document.querySelector(selector);
const at = (x, y) => {
  let found = document.elementFromPoint(x, y);
  for (let inner; found && (inner = rootOf(found)?.elementFromPoint(x, y)) && inner !== found; ) found = inner;
  return found ?? document.documentElement;
};
"#;

/// A place in the viewport, in CSS pixels from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A page in a browser. Its hands are in [`crate::input`].
pub struct Page<'run> {
    /// The engine that shows it.
    pub engine: Engine,
    /// The browser.
    pub(crate) client: &'run Client,
    server: &'run Server,
}

impl<'run> Page<'run> {
    /// A page that is still empty.
    pub const fn new(engine: Engine, client: &'run Client, server: &'run Server) -> Self {
        Self {
            engine,
            client,
            server,
        }
    }

    /// Serves a site under a path of this scenario's choice, and returns its address.
    pub fn serve(&self, path: &str, site: Site) -> String {
        self.server.add(path, site)
    }

    /// Opens an address: a whole one, or one on the tests' server such as `dist/#view=list` or
    /// `fixtures/probe.html`.
    ///
    /// # Errors
    /// If the page does not load.
    pub async fn open(&self, address: &str) -> Result<()> {
        let whole = if address.starts_with("http") {
            address.to_owned()
        } else {
            format!("{}{address}", self.server.address())
        };
        // A new fragment alone would not load the page anew.
        self.client.goto("about:blank").await?;
        self.client
            .goto(&whole)
            .await
            .with_context(|| format!("{whole} does not open"))
    }

    /// Gives the viewport a size in CSS pixels.
    ///
    /// # Errors
    /// If the browser does not take that size.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        if self.engine == Engine::Chromium {
            // Its windows have a least width; its viewports have none.
            let parameters = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            let command =
                json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": parameters });
            self.client
                .issue_cmd(Command {
                    path: "goog/cdp/execute",
                    body: command,
                })
                .await?;
        } else {
            let (outer_width, outer_height) = self.client.get_window_size().await?;
            let inner = self.run("return [innerWidth, innerHeight]").await?;
            let frame = |outer: u64, inner: &Value| {
                outer.saturating_sub(inner.as_u64().unwrap_or(outer)) as u32
            };
            let (frame_width, frame_height) = (
                frame(outer_width, &inner[0]),
                frame(outer_height, &inner[1]),
            );
            self.client
                .set_window_size(width + frame_width, height + frame_height)
                .await?;
        }
        self.wait_until(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ))
        .await
    }

    /// Runs the body of a function in the page and returns what it returns. See [`PRELUDE`] for
    /// what it may use. A promise is waited for.
    ///
    /// # Errors
    /// If the script throws or the page is gone.
    pub async fn run(&self, body: &str) -> Result<Value> {
        self.run_with(body, Vec::new()).await
    }

    /// The same with arguments, which the script finds in `given`.
    ///
    /// # Errors
    /// If the script throws or the page is gone.
    pub async fn run_with(&self, body: &str, given: Vec<Value>) -> Result<Value> {
        let script = format!("const given = [...arguments];{PRELUDE}{body}");
        self.client
            .execute(&script, given)
            .await
            .with_context(|| format!("in the page: {body}"))
    }

    /// Waits until an expression is true in the page.
    ///
    /// # Errors
    /// When it does not come true in time.
    pub async fn wait_until(&self, expression: &str) -> Result<()> {
        let body = format!("return Boolean({expression})");
        wait::until(expression, wait::PATIENCE, async || {
            Ok((self.run(&body).await? == Value::Bool(true)).then_some(()))
        })
        .await
    }

    /// The middle of an element, which is scrolled into view if it is not there.
    ///
    /// # Errors
    /// If there is no such element, or nothing of it to be seen.
    pub async fn middle(&self, selector: &str) -> Result<Point> {
        let found = self
            .run_with(
                r#"
                const element = find(given[0]);
                if (!element) return null;
                let box = element.getBoundingClientRect();
                if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
                  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
                  box = element.getBoundingClientRect();
                }
                return [box.x + box.width / 2, box.y + box.height / 2, box.width * box.height];
                "#,
                vec![json!(selector)],
            )
            .await?;
        match (found[0].as_f64(), found[1].as_f64(), found[2].as_f64()) {
            (Some(x), Some(y), Some(area)) if area > 0.0 => Ok(Point { x, y }),
            (Some(_), ..) => bail!("{selector} has no size"),
            _ => bail!("there is no {selector}"),
        }
    }

    /// Keeps a picture of the viewport.
    ///
    /// # Errors
    /// If the browser takes none or the file cannot be written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        let picture = self.client.screenshot().await?;
        std::fs::write(file, picture).with_context(|| format!("could not write {}", file.display()))
    }

    /// What the page's console was told, and the markup of the page and of the widget's root.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn describe(&self) -> Result<String> {
        let text = self
            .run(
                r#"
                const lines = window.pageTests?.lines ?? ["(the page's policy kept the recorder out)"];
                return [
                  location.href, "", "Console:", ...lines, "",
                  "Page:", document.documentElement.outerHTML, "",
                  "Widget:", root?.innerHTML ?? "(none)",
                ].join("\n");
                "#,
            )
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}
