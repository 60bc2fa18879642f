//! The embedded chronicle: it fits its schema, refers only to what exists, is in order, and says
//! what the article behind it says.
//!
//! The raw file is read as plain JSON on purpose: these tests hold whatever the importer does.

mod colours;
mod consistency;
mod contrast;
mod releases;
mod schema;
mod statements;
mod words;

use serde_json::Value;

/// The chronicle as its file has it.
fn chronicle() -> Value {
    serde_json::from_str(include_str!("../../static/mirror-universe.json"))
        .expect("the chronicle is JSON")
}

/// A field's entries; none where there is no such field.
fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// A field's text; empty where there is none.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The texts of a list.
fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    list(value, key).iter().filter_map(Value::as_str).collect()
}

/// The ids of a table, in its order.
fn ids<'a>(chronicle: &'a Value, table: &str) -> Vec<&'a str> {
    list(chronicle, table)
        .iter()
        .map(|entry| text(entry, "id"))
        .collect()
}

/// Where an event stands: its sort year and its sequence in it.
fn order(event: &Value) -> (i64, i64) {
    (
        event["sortYear"].as_i64().expect("a sort year"),
        event["sequence"].as_i64().expect("a sequence"),
    )
}
