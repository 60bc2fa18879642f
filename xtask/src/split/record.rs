//! Which functions the first view was seen to do without.
//!
//! `cargo xtask record` builds a module whose functions note that they were called, has a browser draw
//! and filter with it, and writes the names of those that were not called into a list, by which later
//! builds are split. A name that no longer fits costs weight and nothing else: its function stays in
//! the first module.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::Result;
use walrus::ir::{MemArg, StoreKind, Value};
use walrus::{FunctionId, Module};

/// The list, one name a line.
const UNCALLED: &str = include_str!("uncalled.txt");

/// The memory in which a recording module notes its calls: a byte a function.
const NOTES: &str = "calls";

/// Functions of fewer instructions than this stay: a stub would weigh as much.
const SMALL: u64 = 12;

/// Functions that stay, called or not: whether a search in a table comes to them hangs on hashes, and
/// what Yew's scheduler finds waiting hangs on time.
const BY_CHANCE: &[&str] = &[
    "hashbrown::Equivalent",
    "yew::scheduler",
    "hashbrown::map::equivalent_key",
    "find_or_find_insert_index",
    "indexmap::inner::equal",
];

/// The names of the functions that the first view was seen to do without.
pub fn uncalled() -> BTreeSet<&'static str> {
    UNCALLED.lines().collect()
}

/// Where that list is kept, in the project.
pub const LIST: &str = "xtask/src/split/uncalled.txt";

/// A function's name without the hashes of crates.
pub fn plain_name(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut inside = false;
    for character in name.chars() {
        match character {
            '[' if plain.ends_with(|c: char| c.is_alphanumeric() || c == '_') => inside = true,
            ']' if inside => inside = false,
            _ if inside => {}
            _ => plain.push(character),
        }
    }
    plain
}

/// Makes a module's functions note their calls, each in the byte of its number. Returns a line for
/// each: its instructions, and its name.
///
/// # Errors
/// If the module has more functions than can be numbered.
pub fn note_calls(module: &mut Module) -> Result<String> {
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let pages = u64::try_from(functions.len())?.div_ceil(65_536);
    let memory = module.memories.add_local(false, false, pages, None, None);
    module.exports.add(NOTES, memory);
    let mut list = String::new();
    for (number, id) in functions.into_iter().enumerate() {
        let function = module.funcs.get_mut(id);
        let name = plain_name(function.name.as_deref().unwrap_or_default());
        let local = function.kind.unwrap_local_mut();
        writeln!(list, "{} {name}", local.size())?;
        let entry = local.entry_block();
        let byte = MemArg {
            align: 1,
            offset: 0,
        };
        local
            .builder_mut()
            .instr_seq(entry)
            .const_at(0, Value::I32(i32::try_from(number)?))
            .const_at(1, Value::I32(1))
            .store_at(2, memory, StoreKind::I32_8 { atomic: false }, byte);
    }
    Ok(list)
}

/// The list of what was not called, out of what [`note_calls`] returned and the numbers of the functions
/// that were.
pub fn uncalled_of(functions: &str, called: &BTreeSet<usize>) -> String {
    // Several functions may have one name.
    let mut names: BTreeMap<&str, bool> = BTreeMap::new();
    for (number, line) in functions.lines().enumerate() {
        let Some((size, name)) = line.split_once(' ') else {
            continue;
        };
        let small = size.parse::<u64>().is_ok_and(|size| size < SMALL);
        let chance = BY_CHANCE.iter().any(|place| name.contains(place));
        let kept = small || chance || name.is_empty() || called.contains(&number);
        *names.entry(name).or_default() |= kept;
    }
    let mut list = String::new();
    for (name, kept) in names {
        if !kept {
            list.push_str(name);
            list.push('\n');
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_crates_are_left_out_of_names() {
        assert_eq!(
            plain_name("<a[1f2e]::B as c[9]::D<[u8]>>::e"),
            "<a::B as c::D<[u8]>>::e"
        );
    }

    #[test]
    fn a_name_is_uncalled_when_no_function_of_it_was_called() {
        let functions = "40 a\n40 b\n40 b\n3 small\n40 c\n";
        assert_eq!(uncalled_of(functions, &BTreeSet::from([2])), "a\nc\n");
    }
}
