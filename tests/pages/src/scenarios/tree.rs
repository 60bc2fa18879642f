//! What assistive technology is given: the accessibility tree of the main states, as Chromium builds
//! it, against `snapshots/*.txt`.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::page::Page;
use crate::snapshots;
use crate::states::STATES;

/// Roles that say nothing.
const SILENT: [&str; 6] = [
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "generic",
    "none",
    "LayoutTable",
];

/// What is kept of an element beside role and name.
const PROPERTIES: [&str; 10] = [
    "level",
    "expanded",
    "pressed",
    "checked",
    "selected",
    "disabled",
    "valuetext",
    "valuemin",
    "valuemax",
    "live",
];

pub async fn of_each_state_is_as_it_was(page: &Page<'_>) -> Result<()> {
    page.devtools("Accessibility.enable", json!({})).await?;
    let mut differing = Vec::new();
    for state in STATES.iter().filter(|state| state.tree) {
        page.enter(state).await?;
        let answer = page
            .devtools("Accessibility.getFullAXTree", json!({}))
            .await?;
        let text = outline(&answer).context("DevTools gave no tree")?;
        if let Err(error) = snapshots::compare(&format!("{}.txt", state.name), &text) {
            differing.push(format!("{error:#}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    Ok(())
}

/// The part of the tree under the widget's region, a line for each element, indented.
fn outline(answer: &Value) -> Option<String> {
    let nodes = answer["nodes"].as_array()?;
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let region = nodes
        .iter()
        .find(|node| node["role"]["value"] == "region")?;
    let mut text = String::new();
    write(&by_id, region, 0, "", &mut text);
    Some(text)
}

/// Writes an element and those in it. `said` is the name of the innermost element written so far.
fn write(by_id: &HashMap<&str, &Value>, node: &Value, depth: usize, said: &str, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let silent = node["ignored"] == true
        || SILENT.contains(&role)
        // Words that the name of what they stand in has already.
        || role == "StaticText" && said.contains(name);
    let (mut inner, mut said) = (depth, said);
    if !silent {
        text.push_str(&"  ".repeat(depth));
        text.push_str(role);
        if !name.is_empty() {
            text.push_str(&format!(" {name:?}"));
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let key = property["name"].as_str().unwrap_or_default();
            let value = &property["value"]["value"];
            // Only what opens is said to be closed.
            let silent = *value == json!("") || *value == json!(false) && key != "expanded";
            if PROPERTIES.contains(&key) && !silent {
                text.push_str(&format!(" {key}={value}"));
            }
        }
        text.push('\n');
        (inner, said) = (depth + 1, name);
    }
    // When the live region speaks, and whether it still does, is a matter of time.
    if role == "status" {
        return;
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| by_id.get(id)) {
            write(by_id, child, inner, said, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_left_out_and_its_children_are_not() {
        let node = |id: &str, role: &str, name: &str, children: &[&str]| json!({ "nodeId": id, "role": { "value": role }, "name": { "value": name }, "childIds": children });
        let mut button = node("4", "button", "Close", &["5"]);
        button["properties"] = json!([
            { "name": "pressed", "value": { "value": "true" } },
            { "name": "disabled", "value": { "value": false } },
        ]);
        let answer = json!({ "nodes": [
            node("1", "RootWebArea", "A page", &["2"]),
            node("2", "region", "A timeline", &["3"]),
            node("3", "generic", "", &["4", "6"]),
            button,
            node("5", "StaticText", "Close", &[]),
            node("6", "status", "", &["7"]),
            node("7", "StaticText", "Closed", &[]),
        ] });
        assert_eq!(
            outline(&answer).as_deref(),
            Some("region \"A timeline\"\n  button \"Close\" pressed=\"true\"\n  status\n")
        );
    }
}
