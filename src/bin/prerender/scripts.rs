//! Our own scripts: put together from their files, made lean, and made into functions.

use crate::Outcome;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// A script of the folder with the files that it imports from there in place of the lines that
/// import them, each once. All of them are one scope, so that no two may use one name.
pub fn bundle(folder: &Path, name: &str) -> Outcome<String> {
    let mut bundled = String::new();
    add(
        folder,
        Path::new(name),
        true,
        &mut HashSet::new(),
        &mut bundled,
    )?;
    Ok(bundled)
}

fn add(
    folder: &Path,
    name: &Path,
    outermost: bool,
    added: &mut HashSet<String>,
    bundled: &mut String,
) -> Outcome<()> {
    let source = fs::read_to_string(folder.join(name))
        .map_err(|error| format!("{}: {error}", name.display()))?;
    for line in source.lines() {
        match imported(line) {
            Some(other) => {
                let other = name.parent().unwrap_or(Path::new("")).join(other);
                // Files name each other as `./one.js`; which one is meant says its last part.
                let file = other.file_name().unwrap_or_default().to_string_lossy();
                if added.insert(file.into_owned()) {
                    add(folder, &other, false, added, bundled)?;
                }
            }
            None if outermost => bundled.push_str(line),
            None => bundled.push_str(line.strip_prefix("export ").unwrap_or(line)),
        }
        bundled.push('\n');
    }
    Ok(())
}

/// The file that a line imports: `import { … } from './file.js';`.
fn imported(line: &str) -> Option<&str> {
    let (_, from) = line.strip_prefix("import ")?.split_once(" from './")?;
    from.strip_suffix("';")
}

/// A script or stylesheet without whole-line comments, indentation and empty lines. Lines stay
/// lines: no statement can run into the next.
pub fn without_comments(source: &str) -> String {
    let mut lean = String::with_capacity(source.len());
    let mut within = false;
    for line in source.lines().map(str::trim) {
        let starts = line.starts_with("/*");
        if (within || starts) && line.ends_with("*/") {
            within = false;
            continue;
        }
        within |= starts;
        if !within && !line.is_empty() && !line.starts_with("//") {
            lean.push_str(line);
            lean.push('\n');
        }
    }
    lean
}

/// Renames the properties by which Yew knows its nodes, in the glue that sets them.
///
/// They are the same in every copy of Yew and count from one in each: a page that is itself a Yew
/// application would find ours on the nodes of an event, and run listeners of its own for them.
pub fn keep_apart(staging: &Path) -> Outcome<()> {
    let mut renamed = 0;
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("mirror_timeline") && name.ends_with(".js") {
            let glue = fs::read_to_string(&path)?;
            renamed += glue.matches(".__yew_").count();
            fs::write(&path, glue.replace(".__yew_", ".__mirror_timeline_"))?;
        }
    }
    if renamed == 0 {
        return Err("the glue no longer sets Yew's properties as the build knows them".into());
    }
    Ok(())
}

/// A module as a function that runs it and returns what it exports.
pub fn as_function(module: &str) -> Outcome<String> {
    let mut body = String::new();
    let mut exported = Vec::new();
    let mut rest = module;
    while let Some(place) = rest.find("export") {
        let (before, after) = rest.split_at(place);
        let after = &after["export".len()..];
        body.push_str(before);
        // A statement begins where the one before it has ended; `__wbindgen_export` is a name.
        let begins = before.is_empty() || before.trim_end_matches(' ').ends_with(['\n', ';', '}']);
        if begins && let Some((names, behind)) = list_of_names(after) {
            exported.extend(names);
            rest = behind;
        } else if begins && let Some(name) = declared(after) {
            exported.push((name.to_owned(), name.to_owned()));
            rest = after.trim_start();
        } else {
            body.push_str("export");
            rest = after;
        }
    }
    body.push_str(rest);
    if exported.is_empty() {
        return Err("a module exports nothing".into());
    }
    let exported: Vec<String> = exported
        .iter()
        .map(|(own, name)| format!("{name}: {own}"))
        .collect();
    let body = body.replace("import.meta.url", "document.baseURI");
    Ok(format!(
        "() => {{\n{}\nreturn {{ {} }};\n}}",
        body.trim(),
        exported.join(", ")
    ))
}

/// Own and outer names of `{ a, b as c };`, and what follows it.
fn list_of_names(after: &str) -> Option<(Vec<(String, String)>, &str)> {
    let (names, behind) = after.trim_start().strip_prefix('{')?.split_once('}')?;
    let pairs = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| {
            let (own, outer) = name.split_once(" as ").unwrap_or((name, name));
            (own.trim().to_owned(), outer.trim().to_owned())
        });
    let behind = behind.strip_prefix(';').unwrap_or(behind);
    Some((pairs.collect(), behind))
}

/// The name of an exported declaration.
fn declared(after: &str) -> Option<&str> {
    let mut declaration = after.strip_prefix(' ')?;
    for word in ["async ", "function ", "class ", "const ", "let "] {
        declaration = declaration.strip_prefix(word).unwrap_or(declaration);
    }
    let end = declaration
        .find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$'))?;
    (end > 0).then(|| &declaration[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let source = "/* one */\na { /* kept */ }\n\n/**\n * two\n */\n  // three\n  b(`//x`);\n";
        assert_eq!(without_comments(source), "a { /* kept */ }\nb(`//x`);\n");
    }

    #[test]
    fn a_line_that_imports_is_told_from_one_that_loads() {
        assert_eq!(
            imported("import { a, b } from './loader/files.js';"),
            Some("loader/files.js")
        );
        assert_eq!(imported("import(address);"), None);
        assert_eq!(imported("const important = 1;"), None);
    }

    #[test]
    fn a_module_becomes_a_function() {
        let module = "let a=x.__wbg_export2;export class Widget{b(){}}export function start(e){}\
                      async function load(){return import.meta.url;}export{a,load as default};";
        let function = as_function(module).expect("a module");
        assert_eq!(
            function,
            "() => {\nlet a=x.__wbg_export2;class Widget{b(){}}function start(e){}\
             async function load(){return document.baseURI;}\n\
             return { Widget: Widget, start: start, a: a, default: load };\n}"
        );
        assert!(as_function("let a = 1;").is_err());
        // As it is before it is made small.
        let plain = "/** A thing. */\nexport class A {}\n\nexport { A as B };\n";
        let function = as_function(plain).expect("a module");
        assert!(
            function.ends_with("return { A: A, B: A };\n}"),
            "{function}"
        );
    }
}
