//! How large what can be pressed is, for a mouse and for a finger, in every state of the table.

use anyhow::Result;
use serde_json::{Value, json};

use crate::page::Page;
use crate::states::STATES;

/// What is smaller than `given[0]` px in either direction, a line each. What a label belongs to is as
/// large as the label, and what lies in a line of the text (a person, an article) as the line lets it.
const SMALL: &str = r#"
const targets = root.querySelectorAll("button, input, select, summary, [role=slider]");
const seen = [...targets].filter((target) => target.checkVisibility() && !target.closest("[part~=skip]"));
if (seen.length < 2) throw new Error("there is nothing to press");
return seen.flatMap((target) => {
  const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
  if (Math.min(width, height) >= given[0] - 0.5) return [];
  return `${target.localName} ${target.className} in ${target.closest("[part]")?.getAttribute("part")}: ${width} by ${height}`;
});
"#;

async fn are_large(page: &Page<'_>, least: u32) -> Result<()> {
    let mut small = Vec::new();
    for state in STATES {
        // A still picture, and no chronicle at all, have nothing to press.
        if ["wide-no-controls", "wide-failed"].contains(&state.name) {
            continue;
        }
        page.enter(state).await?;
        if let Value::Array(lines) = page.run_with(SMALL, vec![json!(least)]).await? {
            let lines = lines.into_iter();
            small.extend(lines.map(|line| format!("{}: {line}", state.name)));
        }
    }
    assert!(small.is_empty(), "{}", small.join("\n"));
    Ok(())
}

pub async fn a_mouse_finds_everything(page: &Page<'_>) -> Result<()> {
    are_large(page, 24).await
}

pub async fn a_finger_finds_everything(page: &Page<'_>) -> Result<()> {
    page.prefer(&[("pointer", "coarse"), ("hover", "none")])
        .await?;
    let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
    page.devtools("Emulation.setTouchEmulationEnabled", touch)
        .await?;
    page.open("dist/").await?;
    page.wait_until("matchMedia('(pointer: coarse)').matches")
        .await?;
    are_large(page, 44).await
}
