//! The glue without what nobody calls: ways of starting that the loader does not take, words to a
//! programmer's console, and disposal by syntax.

use anyhow::{Context as _, Result};

/// Where wasm-bindgen's own start begins; it runs to the end of the file.
const START: &str = "async function __wbg_load(";

/// Ours, which starts the module out of what the loader gives.
const BEGIN: &str = include_str!("begin.js");

/// Gives the glue a start of our own.
///
/// # Errors
/// If wasm-bindgen writes its start otherwise than it did.
pub fn slim(glue: &str) -> Result<String> {
    let start = glue.find(START);
    let start = start.context("the glue does not start as it did: see glue.rs")?;
    let mut slim = String::with_capacity(glue.len());
    for line in glue[..start].lines() {
        if !line.starts_with("if (Symbol.dispose)") {
            slim.push_str(line);
            slim.push('\n');
        }
    }
    slim.push_str(BEGIN);
    Ok(slim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_is_ours_and_the_rest_stays() {
        let glue = "class A {}\nif (Symbol.dispose) A.b = c;\nfunction d() {}\n\n\
                    async function __wbg_load(e) {}\nexport { f as default };\n";
        let slim = slim(glue).expect("a glue that starts");
        assert!(slim.starts_with("class A {}\nfunction d() {}\n\nlet begun;"));
        assert!(slim.ends_with("export { begin as default };\n"));
        assert!(super::slim("class A {}").is_err());
    }
}
