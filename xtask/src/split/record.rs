//! Which functions the first view was seen to do without.
//!
//! `cargo xtask record` builds a module whose functions note that they were called, has a browser draw
//! and filter with it, and writes the names of those that were not called into a list, by which later
//! builds are split. A name that no longer fits costs weight and nothing else: its function stays in
//! the first module.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::points::{self, Point};
use anyhow::{Context as _, Result};
use walrus::ir::{MemArg, StoreKind, Value};
use walrus::{ConstExpr, FunctionId, Module, ValType};

/// The list, one name a line.
const UNCALLED: &str = include_str!("uncalled.txt");

/// Where in its memory a recording module notes its calls, and where those notes end: a byte a point.
const NOTES: [&str; 2] = ["notes", "notesEnd"];

/// Memory grows by so many bytes.
const PAGE: u64 = 65_536;

/// Functions of fewer instructions than this stay: a stub would weigh as much.
const SMALL: u64 = 5;

/// Functions that stay, called or not: whether a search in a table comes to them hangs on hashes, and
/// what Yew's scheduler finds waiting hangs on time.
const BY_CHANCE: &[&str] = &[
    "hashbrown::Equivalent",
    "yew::scheduler",
    "hashbrown::map::equivalent_key",
    "find_or_find_insert_index",
    "indexmap::inner::equal",
];

/// What the first view passed by in functions that it called: their keys, with numbers of points.
const PASSED: &str = include_str!("passed.txt");

/// The points that the first view was seen to pass by, by functions' keys. Of a function that was not
/// called it is all of them.
pub fn passed() -> BTreeMap<u64, BTreeSet<usize>> {
    let lines = PASSED.lines().filter_map(|line| {
        let (key, points) = line.split_once(' ')?;
        let points = points.split(' ').filter_map(|points| {
            let (first, last) = points.split_once('-').unwrap_or((points, points));
            Some(first.parse().ok()?..=last.parse().ok()?)
        });
        Some((
            u64::from_str_radix(key, 16).ok()?,
            points.flatten().collect(),
        ))
    });
    lines.collect()
}

/// The names of the functions that the first view was seen to do without.
pub fn uncalled() -> BTreeSet<&'static str> {
    UNCALLED.lines().collect()
}

/// Where those lists are kept, in the project.
pub const LISTS: [&str; 2] = ["xtask/src/split/uncalled.txt", "xtask/src/split/passed.txt"];

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

/// Makes a module's functions note which of their points are reached, each in the byte of its number.
/// Returns a line for each function: its key, how many points and instructions it has, and its name.
///
/// # Errors
/// If the module has more points than can be numbered.
pub fn note_calls(module: &mut Module) -> Result<String> {
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let memory = module.memories.iter().next();
    let memory = memory.context("the module has no memory")?;
    // Behind what the module believes to have from the start; more it asks for.
    let notes = memory.initial * PAGE;
    let memory_id = memory.id();
    let byte = MemArg {
        align: 1,
        offset: notes,
    };
    let mut list = String::new();
    let mut first = 0;
    for id in functions {
        let function = module.funcs.get_mut(id);
        let name = plain_name(function.name.as_deref().unwrap_or_default());
        let local = function.kind.unwrap_local_mut();
        let (key, size) = (points::key(&name, local), local.size());
        let points = points::points(local);
        writeln!(list, "{key:016x} {} {size} {name}", points.len())?;
        // From the last to the first, so that what is put in moves none that is still to come.
        for (number, Point { sequence, at }) in points.iter().enumerate().rev() {
            local
                .builder_mut()
                .instr_seq(*sequence)
                .const_at(*at, Value::I32(i32::try_from(first + number)?))
                .const_at(at + 1, Value::I32(1))
                .store_at(at + 2, memory_id, StoreKind::I32_8 { atomic: false }, byte);
        }
        first += points.len();
    }
    let pages = u64::try_from(first)?.div_ceil(PAGE);
    module.memories.get_mut(memory_id).initial += pages;
    for (name, value) in NOTES.into_iter().zip([notes, notes + pages * PAGE]) {
        let value = ConstExpr::Value(Value::I32(i32::try_from(value)?));
        let global = module.globals.add_local(ValType::I32, false, false, value);
        module.exports.add(name, global);
    }
    Ok(list)
}

/// What was not reached, out of what [`note_calls`] returned and the numbers of the points that were: the
/// names of functions that were not called, one a line; and of the others, by their keys, the points from
/// which on they were passed by, or the first and the last of some in a row.
pub fn unreached_of(functions: &str, reached: &BTreeSet<usize>) -> (String, String) {
    // Several functions may have one name, or one key.
    let mut names: BTreeMap<&str, bool> = BTreeMap::new();
    let mut points: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut names_of: BTreeMap<&str, &str> = BTreeMap::new();
    let mut first = 0;
    for line in functions.lines() {
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next().unwrap_or_default();
        let (key, count, size, name) = (next(), next(), next(), next());
        let (Ok(count), Ok(size)) = (count.parse::<usize>(), size.parse::<u64>()) else {
            continue;
        };
        let own = first..first + count;
        first += count;
        let chance = by_chance(name);
        let kept = size < SMALL || chance || name.is_empty();
        *names.entry(name).or_default() |= kept || reached.contains(&own.start);
        if wanders(name) || kept && !reached.contains(&own.start) {
            continue;
        }
        names_of.insert(key, name);
        let passed = own.clone().filter(|point| !reached.contains(point));
        let passed: BTreeSet<usize> = passed.map(|point| point - own.start).collect();
        points
            .entry(key)
            .and_modify(|other| other.retain(|point| passed.contains(point)))
            .or_insert(passed);
    }
    let mut uncalled = String::new();
    for (name, kept) in &names {
        if !kept {
            uncalled.push_str(name);
            uncalled.push('\n');
        }
    }
    let mut passed = String::new();
    for (key, points) in points {
        // What was not called leaves by its name, unless another function of that name was.
        let leaves = points.contains(&0) && !names[names_of[key]];
        if !points.is_empty() && !leaves {
            passed.push_str(key);
            let mut points = points.into_iter().peekable();
            while let Some(first) = points.next() {
                let mut last = first;
                while let Some(next) = points.next_if_eq(&(last + 1)) {
                    last = next;
                }
                passed.push_str(&match last == first {
                    true => format!(" {first}"),
                    false => format!(" {first}-{last}"),
                });
            }
            passed.push('\n');
        }
    }
    (uncalled, passed)
}

/// Whether it hangs on chance that a function is called.
fn by_chance(name: &str) -> bool {
    // What a component does when its turn comes is no part of the scheduler.
    let runs = name.contains(" as yew::scheduler::Runnable>");
    !runs && BY_CHANCE.iter().any(|place| name.contains(place))
}

/// Whether it hangs on chance where a function's flow goes: as above, and in every table by hashes.
pub fn wanders(name: &str) -> bool {
    by_chance(name) || name.contains("hashbrown")
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
        let functions = "0 2 40 a\n1 1 40 b\n2 3 40 b\n3 1 3 small\n4 1 40 c\n";
        let (uncalled, _) = unreached_of(functions, &BTreeSet::from([3]));
        assert_eq!(uncalled, "a\nc\n");
    }

    #[test]
    fn of_several_functions_of_a_name_those_that_were_not_called_leave_by_their_keys() {
        let functions = "1 2 40 a\n2 3 40 a\n";
        let (uncalled, passed) = unreached_of(functions, &BTreeSet::from([0, 1]));
        assert_eq!((uncalled.as_str(), passed.as_str()), ("", "2 0-2\n"));
    }

    #[test]
    fn a_point_is_passed_by_when_no_function_of_its_key_reached_it() {
        let functions = "a 3 40 a\nb 4 40 b\na 3 40 a\nc 2 40 c\n";
        let reached = BTreeSet::from([0, 3, 6, 7, 8, 10, 11]);
        let (_, passed) = unreached_of(functions, &reached);
        assert_eq!(passed, "a 2\nb 1-2\n");
    }
}
