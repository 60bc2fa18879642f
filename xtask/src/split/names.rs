//! Short names for what the wasm and its glue call each other.
//!
//! wasm-bindgen tells them apart by hashes, which no compression makes smaller and which stand in
//! both files. Once a module is linked they tell nobody anything.

use std::collections::BTreeMap;

use walrus::Module;

/// The module's name for its glue.
const GLUE: &str = "./mirror_timeline_bg.js";

/// Gives the module's imports from its glue, and its exports for it, short names; returns which old name
/// became which. Exports named by a single plain word stay: the glue has that word elsewhere too.
pub fn shorten(module: &mut Module) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for import in module.imports.iter_mut() {
        if import.module == GLUE {
            let short = format!("i{:x}", names.len());
            import.name = names.entry(import.name.clone()).or_insert(short).clone();
        }
    }
    for export in module.exports.iter_mut() {
        if export.name.contains('_') && export.name.is_ascii() {
            let short = format!("e{:x}", names.len());
            export.name = names.entry(export.name.clone()).or_insert(short).clone();
        }
    }
    names
}

/// A module with its own name in it, by which the loader knows in an error's stack whose code it was.
/// Browsers write it where the module has no address of its own.
pub fn signed(mut module: Vec<u8>) -> Vec<u8> {
    const SECTION: &[u8] = b"\x04name";
    const NAME: &[u8] = b"\x0fmirror_timeline";
    // A custom section (0) whose only part (0) is the module's name; each with its length.
    module.extend([0, 23]);
    module.extend(SECTION);
    module.extend([0, 16]);
    module.extend(NAME);
    module
}

/// The glue with the new names in place of the old ones.
pub fn renamed(glue: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = String::with_capacity(glue.len());
    let mut rest = glue;
    let of_word = |character: char| character.is_alphanumeric() || "_$".contains(character);
    while let Some(start) = rest.find(of_word) {
        let (before, word) = rest.split_at(start);
        let end = word
            .find(|character| !of_word(character))
            .unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        text.push_str(before);
        text.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_renamed() {
        let names = BTreeMap::from([("__wbg_a_1".to_owned(), "i0".to_owned())]);
        assert_eq!(
            renamed("x={__wbg_a_1(){},__wbg_a_12:$__wbg_a_1};é", &names),
            "x={i0(){},__wbg_a_12:$__wbg_a_1};é"
        );
    }

    #[test]
    fn a_signed_module_tells_its_name() {
        let module = Module::default().emit_wasm();
        let read = Module::from_buffer(&signed(module)).expect("a sound module");
        assert_eq!(read.name.as_deref(), Some("mirror_timeline"));
    }
}
