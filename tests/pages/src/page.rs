//! What a scenario does with a page: open it, look into it, wait for it.

use std::cell::Cell;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use fantoccini::Client;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::hosts::Hosts;
use crate::server::{Server, Site};
use crate::session::Command;
use crate::wait;

/// What every script may use: the first widget of the page (of a div, the element within), its
/// shadow root (closed or open), and
/// a search for an element in that root, then in the page, and the innermost element at a place.
const PRELUDE: &str = r#"
const rootOf = (host) => host && (window.pageTests ? window.pageTests.rootOf(host) : host.shadowRoot);
const widgetOf = (element) => rootOf(element)?.querySelector("mirror-timeline") ?? element;
const host = widgetOf(document.querySelector("mirror-timeline, .mirror-timeline"));
const root = rootOf(host);
const find = (selector) => root?.querySelector(selector) ?? document.querySelector(selector);
const at = (x, y) => {
  let found = document.elementFromPoint(x, y);
  for (let inner; found && (inner = rootOf(found)?.elementFromPoint(x, y)) && inner !== found; ) found = inner;
  return found ?? document.documentElement;
};
"#;

/// What every window can be as narrow as, in CSS pixels.
const LEAST_WINDOW: u32 = 640;

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
    /// The software of others.
    pub hosts: &'run Hosts,
    /// As it was last asked for.
    viewport: Cell<(u32, u32)>,
    /// Whether the page is shown in a frame, which then is where commands go.
    framed: Cell<bool>,
}

impl<'run> Page<'run> {
    /// A page that is still empty.
    pub fn new(
        engine: Engine,
        client: &'run Client,
        server: &'run Server,
        hosts: &'run Hosts,
    ) -> Self {
        Self {
            engine,
            client,
            server,
            hosts,
            viewport: Cell::default(),
            framed: Cell::default(),
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
        let (width, height) = self.viewport.get();
        self.framed
            .set(self.engine != Engine::Chromium && width < LEAST_WINDOW);
        if !self.framed.get() {
            return self
                .client
                .goto(&whole)
                .await
                .with_context(|| format!("{whole} does not open"));
        }
        self.client
            .goto(&format!("{}fixtures/frame.html", self.server.address()))
            .await?;
        self.run_with(
            r#"
            const [address, width, height] = given;
            const frame = document.querySelector("iframe");
            Object.assign(frame, { width, height });
            return new Promise((loaded) => {
              frame.addEventListener("load", () => loaded(), { once: true });
              frame.src = address;
            });
            "#,
            vec![json!(whole), json!(width), json!(height)],
        )
        .await?;
        self.client.enter_frame(0).await?;
        Ok(())
    }

    /// Goes into the first frame of the page, where commands go from then on.
    ///
    /// # Errors
    /// If there is none.
    pub async fn enter_frame(&self) -> Result<()> {
        self.client.enter_frame(0).await?;
        Ok(())
    }

    /// Gives the viewport a size in CSS pixels. What is narrower than a window of Firefox or
    /// WebKitGTK can be is shown there in a frame, from the next [`Page::open`] on.
    ///
    /// # Errors
    /// If the browser does not take that size.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.viewport.set((width, height));
        if self.engine == Engine::Chromium {
            // Its windows have a least width; its viewports have none.
            let parameters = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", parameters)
                .await?;
        } else if self.framed.get() {
            self.client.enter_parent_frame().await?;
            self.run_with(
                "Object.assign(document.querySelector('iframe'), { width: given[0], height: given[1] })",
                vec![json!(width), json!(height)],
            )
            .await?;
            self.client.enter_frame(0).await?;
        } else if width < LEAST_WINDOW {
            return Ok(());
        } else {
            let (outer_width, outer_height) = self.client.get_window_size().await?;
            let inner = self.run("return [innerWidth, innerHeight]").await?;
            let border = |outer: u64, inner: &Value| {
                outer.saturating_sub(inner.as_u64().unwrap_or(outer)) as u32
            };
            let (across, down) = (
                border(outer_width, &inner[0]),
                border(outer_height, &inner[1]),
            );
            self.client
                .set_window_size(width + across, height + down)
                .await?;
        }
        self.wait_until(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ))
        .await
    }

    /// A command of the DevTools protocol. Only Chromium takes any.
    ///
    /// # Errors
    /// In any other engine, or if it refuses the command.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let path = "goog/cdp/execute";
        let answer = self.client.issue_cmd(Command { path, body }).await;
        answer.with_context(|| format!("DevTools: {command}"))
    }

    /// Has the browser say what a reader's settings are, such as `prefers-reduced-motion: reduce`.
    /// Only Chromium can be told.
    ///
    /// # Errors
    /// In any other engine.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let features = features.iter();
        let features: Vec<Value> = features
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let parameters = json!({ "features": features });
        self.devtools("Emulation.setEmulatedMedia", parameters)
            .await?;
        Ok(())
    }

    /// What is alive in the page once everything else is collected: `bytes` of scripts, `nodes`,
    /// `listeners`. Only Chromium says.
    ///
    /// # Errors
    /// In any other engine.
    pub async fn heap(&self) -> Result<Value> {
        let ask = async |command: &str| self.devtools(command, json!({})).await;
        // What one collection finds finished, the next one frees.
        for _ in 0..3 {
            ask("HeapProfiler.collectGarbage").await?;
            self.run("return new Promise((done) => setTimeout(done))")
                .await?;
        }
        let usage = ask("Runtime.getHeapUsage").await?;
        let counters = ask("Memory.getDOMCounters").await?;
        Ok(json!({
            "bytes": usage["usedSize"],
            "nodes": counters["nodes"],
            "listeners": counters["jsEventListeners"],
        }))
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
