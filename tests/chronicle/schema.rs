//! The file against its schema, and the schema against what it must refuse.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{chronicle, text};

const SCHEMA: &str = include_str!("../../static/mirror-universe.schema.json");

#[test]
fn it_fits_its_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    let validator = jsonschema::validator_for(&schema).expect("the schema compiles");
    let problems: Vec<String> = validator
        .iter_errors(&chronicle())
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_example_of_the_documentation_fits_the_schema() {
    let documentation = include_str!("../../docs/chronicle-format.md");
    let example = documentation
        .split_once("```json\n")
        .and_then(|(_, rest)| rest.split_once("```"))
        .map(|(example, _)| serde_json::from_str::<Value>(example).expect("the example is JSON"))
        .expect("there is an example");
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::validate(&schema, &example).expect("the example fits");
}

#[test]
fn the_documentation_names_every_property() {
    let documentation = include_str!("../../docs/chronicle-format.md");
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut names = BTreeSet::new();
    property_names(&schema, &mut names);
    assert!(names.contains("sortYear"), "the schema has no properties");
    for name in names {
        assert!(
            documentation.contains(&format!("`{name}`"))
                || documentation.contains(&format!("{{{name}, "))
                || documentation.contains(&format!(", {name}}}")),
            "{name} is not documented"
        );
    }
}

/// The names of all properties that a schema and its parts declare.
fn property_names<'a>(schema: &'a Value, into: &mut BTreeSet<&'a str>) {
    if let Some(properties) = schema["properties"].as_object() {
        into.extend(properties.keys().map(String::as_str));
    }
    match schema {
        Value::Array(items) => items.iter().for_each(|item| property_names(item, into)),
        Value::Object(fields) => fields
            .values()
            .for_each(|field| property_names(field, into)),
        _ => {}
    }
}

#[test]
fn its_schema_refuses_what_it_should() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema compiles");
    let spoiled: [(&str, &str, Value); 11] = [
        ("", "format", 2.into()),
        ("/events/0", "date", "1955 or so".into()),
        ("/events/0", "title", Value::Null),
        ("/events/0", "crossing", "sideways".into()),
        ("/events/0", "statements", json!(["4"])),
        ("/events/0", "sumary", "a slip of the pen".into()),
        ("/events/0", "sources", json!([{ "book": "?" }])),
        (
            "/events/0",
            "sources",
            json!([{ "series": "ent", "mission": "?" }]),
        ),
        ("/eras/0/glyph", "fill", "url(#elsewhere)".into()),
        ("/eras/0/colour", "light", "bronze".into()),
        ("/links/0", "certainty", "perhaps".into()),
    ];
    for (parent, field, bad) in spoiled {
        let mut chronicle = chronicle();
        chronicle.pointer_mut(parent).expect("a place")[field] = bad;
        assert!(
            !validator.is_valid(&chronicle),
            "{parent}/{field} may be anything"
        );
    }
}

#[test]
fn every_property_of_the_schema_is_described() {
    fn visit(value: &Value, path: &str, undescribed: &mut Vec<String>) {
        if let Some(properties) = value["properties"].as_object() {
            for (name, property) in properties {
                if text(property, "description").is_empty() && property.get("const").is_none() {
                    undescribed.push(format!("{path}/{name}"));
                }
            }
        }
        match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(n, item)| visit(item, &format!("{path}/{n}"), undescribed)),
            Value::Object(fields) => fields
                .iter()
                .for_each(|(name, field)| visit(field, &format!("{path}/{name}"), undescribed)),
            _ => {}
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut undescribed = Vec::new();
    visit(&schema, "", &mut undescribed);
    assert!(undescribed.is_empty(), "{undescribed:#?}");
}
