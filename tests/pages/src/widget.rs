//! What the scenarios know of the widget: its public contract, and the hooks of its parts.

use anyhow::{Result, bail};
use fantoccini::key::Key;
use serde_json::Value;

use crate::input::Held;
use crate::page::{Page, Point};

/// Every event of the chronicle that the page carries.
pub const ALL: usize = 67;

/// For scripts: what can be pressed on the stage, or in a phone's column. What a folded era stands for
/// counts as what a cluster does.
pub const STAGE: &str = r#"
const stage = find("[part~=stage]");
const onStage = [...stage.querySelectorAll(".targets [data-event]")];
const labels = onStage.filter((button) => button.querySelector("[part~=event-title]"));
const clusters = [...stage.querySelectorAll("[part~=cluster]")];
const folded = [...stage.querySelectorAll(".fold[aria-expanded=false] .pill")];
const clustered = clusters.reduce((sum, cluster) => sum + Number(cluster.dataset.cluster), 0)
  + folded.reduce((sum, pill) => sum + Number(pill.dataset.count), 0);
"#;

/// Everything by which a reader or a page may ask for more than the first view has, on a page to which
/// the second part does not come.
pub async fn wishes(page: &Page<'_>) -> Result<()> {
    page.click("[part~=stage] [data-event]").await?;
    page.click("[part~=stage] [part~=cluster]").await?;
    let place = page.empty_place(0.5).await?;
    page.click_at(place).await?;
    page.double_click_at(place).await?;
    let aside = Point {
        x: place.x - 40.0,
        ..place
    };
    page.drag(place, aside).await?;
    page.wheel(place, -120, Held::Control).await?;
    page.wheel(place, 120, Held::Nothing).await?;
    page.click("[aria-label='Zoom in']").await?;
    page.click("[aria-label='Zoom out']").await?;
    page.click("[part~=scale] button:last-of-type").await?;
    page.click("[part~=filter-button]").await?;
    page.click("[part~=header] [role=group] button:last-of-type")
        .await?;
    page.click("[part~=search] input").await?;
    page.write("worf").await?;
    for key in [Key::Tab, Key::Enter, Key::Right, Key::Escape] {
        page.press(&[key]).await?;
    }
    page.click("[part~=pulse]").await?;
    page.run(
        "host.selected = 'regent-surrenders'; host.view = 'list'; host.scale = 'true';
         host.filter = { search: 'worf', people: ['worf'] };
         host.setAttribute('from', '2370');
         host.zoomTo(2300, 2400);
         return host.load().then(() => 0, () => 0)",
    )
    .await?;
    page.wait_until("root.querySelector('.note[role=status]').checkVisibility()")
        .await?;
    page.run("host.view = 'timeline'; host.scale = 'story'; host.selected = null")
        .await?;
    page.run("history.pushState(null, '', '#eras=rise'); history.back(); return new Promise((back) => addEventListener('popstate', () => setTimeout(back), { once: true }))")
        .await?;
    Ok(())
}

impl Page<'_> {
    /// Opens the built page, with a fragment or without, and waits until its events are drawn.
    pub async fn open_timeline(&self, fragment: &str) -> Result<()> {
        self.open(&format!("dist/{fragment}")).await?;
        self.drawn().await
    }

    /// Waits until the widget's events are drawn, as timeline or as list.
    pub async fn drawn(&self) -> Result<()> {
        self.wait_until(
            "host?.eventCount > 0 && host.querySelector('*')?.checkVisibility() !== true
             && find('[part~=stage] :is([data-stop], [part~=event]), [part~=list-event], [part~=message]')",
        )
        .await
    }

    /// Puts the widget's own module where scripts find it, as `glue`.
    pub async fn show_glue(&self) -> Result<()> {
        self.run("const script = document.createElement('script'); Object.assign(script, { type: 'module', src: 'glue.js' }); document.head.append(script)")
            .await?;
        self.wait_until("window.glue").await
    }

    /// Loads the page anew, at the address it has now.
    pub async fn reload(&self) -> Result<()> {
        self.run("window.stale = true; location.reload()").await?;
        self.wait_until("!window.stale && document.readyState === 'complete'")
            .await?;
        self.drawn().await
    }

    /// Waits until so many events pass the filter, by the property and by the words.
    pub async fn matches(&self, count: usize) -> Result<()> {
        self.wait_until(&format!(
            "host.matchCount === {count} && host.eventCount === {ALL}
             && find('[part~=count]').textContent === '{count} of {ALL} events'"
        ))
        .await
    }

    /// The stretch of time shown, in decimal years.
    pub async fn window(&self) -> Result<(f64, f64)> {
        let window = self
            .run("return [host.window.start, host.window.end]")
            .await?;
        Ok(serde_json::from_value(window)?)
    }

    /// Waits until the window is another one than this, and returns it.
    pub async fn window_after(&self, (start, end): (f64, f64)) -> Result<(f64, f64)> {
        self.wait_until(&format!(
            "host.window.start !== {start:?} || host.window.end !== {end:?}"
        ))
        .await?;
        self.window().await
    }

    /// Waits until the window is this one, give or take a thousandth of its length.
    pub async fn window_is(&self, (start, end): (f64, f64)) -> Result<()> {
        let slack = (end - start) / 1000.0;
        self.wait_until(&format!(
            "Math.abs(host.window.start - {start:?}) <= {slack:?}
             && Math.abs(host.window.end - {end:?}) <= {slack:?}"
        ))
        .await
    }

    /// A place on the stage, at a share of its width, where nothing but the stage can be pressed.
    pub async fn empty_place(&self, share: f64) -> Result<Point> {
        self.middle("[part~=stage]").await?;
        let found = self
            .run(&format!(
                r#"{STAGE}
                const box = stage.getBoundingClientRect();
                // A finger that misses a target by a little is taken to mean it.
                const around = (x, y) => [[x, y], [x - 14, y], [x + 14, y], [x, y - 14], [x, y + 14]];
                const isEmpty = ([x, y]) => {{
                  const element = at(x, y);
                  return element.closest("[data-grip]") === stage && !element.closest("button");
                }};
                const wanted = box.left + box.width * {share};
                const [top, bottom] = [Math.max(box.top, 0) + 30, Math.min(box.bottom, innerHeight) - 20];
                for (let off = 0; off < box.width; off += 4) {{
                  for (const x of [wanted + off, wanted - off]) {{
                    if (x < box.left + 80 || x > box.right - 40) continue;
                    for (let y = top; y < bottom; y += 7) {{
                      if (around(x, y).every(isEmpty)) return [Math.round(x), y];
                    }}
                  }}
                }}
                return null;"#
            ))
            .await?;
        match (found[0].as_f64(), found[1].as_f64()) {
            (Some(x), Some(y)) => Ok(Point { x, y }),
            _ => bail!("the stage has no empty place"),
        }
    }

    /// Fails if the page was told of anything that went wrong: an exception, a refused promise, an
    /// error on the console, something that a policy kept out.
    pub async fn is_well(&self) -> Result<()> {
        let lines = self
            .run("return window.pageTests.lines.filter((line) => /^(uncaught|unhandled|policy|error):/.test(line))")
            .await?;
        match lines {
            Value::Array(lines) if lines.is_empty() => Ok(()),
            lines => bail!("the page is not well: {lines}"),
        }
    }
}
