//! Every event is there, and can be reached.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;
use crate::widget::{ALL, STAGE};

/// Widths of the viewport at which the widget is 1,148 and 640 pixels wide.
const WIDTHS: [u32; 2] = [1180, 672];

pub async fn all_are_shown_and_reachable(page: &Page<'_>) -> Result<()> {
    for width in WIDTHS {
        page.resize(width, 900).await?;
        page.open_timeline("").await?;
        page.matches(ALL).await?;
        let (ids, clustered) = {
            let found = page
                .run(&format!(
                    "{STAGE} return [onStage.map((button) => button.dataset.event), clustered]"
                ))
                .await?;
            let ids: Vec<String> = serde_json::from_value(found[0].clone())?;
            (ids, found[1].as_u64())
        };
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "an event stands on the stage once");
        assert_eq!(
            clustered.map(|clustered| clustered + ids.len() as u64),
            Some(ALL as u64),
            "labels, lone marks and clusters add up at {width} px"
        );
    }
    page.is_well().await
}

pub async fn labels_keep_apart_and_inside(page: &Page<'_>) -> Result<()> {
    for width in WIDTHS {
        page.resize(width, 900).await?;
        page.open_timeline("").await?;
        let faults = page
            .run(&format!(
                r#"{STAGE}
                const faults = [];
                const outer = stage.getBoundingClientRect();
                const boxes = labels.map((label) => [label.dataset.event, label.getBoundingClientRect()]);
                if (boxes.length < 15) faults.push(`only ${{boxes.length}} labels`);
                for (const [index, [id, box]] of boxes.entries()) {{
                  if (box.left < outer.left - 1 || box.right > outer.right + 1
                    || box.top < outer.top - 1 || box.bottom > outer.bottom + 1) faults.push(`${{id}} leaves the stage`);
                  for (const [other, {{ left, right, top, bottom }}] of boxes.slice(index + 1)) {{
                    const across = Math.min(box.right, right) - Math.max(box.left, left);
                    const down = Math.min(box.bottom, bottom) - Math.max(box.top, top);
                    if (across > 0.5 && down > 0.5) faults.push(`${{id}} lies on ${{other}}`);
                  }}
                }}
                for (const label of labels) {{
                  const box = label.getBoundingClientRect();
                  for (const line of label.querySelectorAll("[part~=event-title], [part~=event-date]")) {{
                    const range = document.createRange();
                    range.selectNodeContents(line);
                    const text = range.getBoundingClientRect();
                    if (text.left < box.left - 1.5 || text.right > box.right + 1.5) faults.push(`${{label.dataset.event}}: words leave the label`);
                  }}
                }}
                return faults;"#
            ))
            .await?;
        assert_eq!(faults, json!([]), "at {width} px");
    }
    Ok(())
}
