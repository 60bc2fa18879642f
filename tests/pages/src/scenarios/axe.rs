//! Rules of WCAG 2.2, A and AA, and good practice, by axe-core, in every state of the table.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::page::Page;
use crate::server::Site;
use crate::states::STATES;

/// Runs axe over the whole page and returns what it found, a line each.
const RUN: &str = r#"
return axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
}).then(({ violations, passes }) => {
  if (passes.length < 20) throw new Error(`only ${passes.length} rules had anything to look at`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target.flat().join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")} ${node.html}`));
});
"#;

async fn finds_nothing(page: &Page<'_>, wide: bool) -> Result<()> {
    let folder = std::env::var_os("MIRROR_TIMELINE_AXE")
        .context("cargo xtask test pages gets axe-core and names it in MIRROR_TIMELINE_AXE")?;
    page.serve(
        "axe",
        Site {
            folder: Some(PathBuf::from(folder)),
            ..Site::default()
        },
    );
    let mut found = Vec::new();
    for state in STATES {
        if (state.size.0 >= 880) != wide {
            continue;
        }
        page.enter(state).await?;
        page.run("const script = document.createElement('script'); script.src = '/axe/axe.min.js'; document.head.append(script)")
            .await?;
        page.wait_until("window.axe").await?;
        if let Value::Array(lines) = page.run(RUN).await? {
            for line in lines {
                found.push(format!(
                    "{}: {}",
                    state.name,
                    line.as_str().unwrap_or_default()
                ));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

pub async fn finds_nothing_where_wide(page: &Page<'_>) -> Result<()> {
    finds_nothing(page, true).await
}

pub async fn finds_nothing_where_narrow(page: &Page<'_>) -> Result<()> {
    finds_nothing(page, false).await
}
