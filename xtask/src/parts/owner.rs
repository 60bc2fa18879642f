//! Whose a function is, by its name.

/// How the crate's name stands in a function's name.
const OWN: &str = "mirror_timeline::";

/// How parts of the standard library are called, before the name of the module.
pub const STANDARD: &str = "standard: ";

/// The allocator, and what the compiler adds to move bytes about.
const MEMORY_PART: &str = "standard: memory";

/// The part that a function belongs to, and whether it stands in that part's own files.
pub fn part_of(name: &str) -> (String, bool) {
    // What is before the first of our names says who wrote the function.
    if let Some(at) = name.find(OWN) {
        let module = word(&name[at + OWN.len()..]);
        let part = match module {
            "" => "lib.rs".to_owned(),
            module => format!("{module}/"),
        };
        let own = name[..at]
            .trim_start_matches(['<', '&', '(', '['])
            .is_empty();
        return (part, own);
    }
    let part = match LIBRARIES.iter().find(|(_, crates)| mentions(name, crates)) {
        Some(("standard library", _)) => return (standard(name), true),
        Some((part, _)) => part,
        None if BRIDGE.iter().any(|word| name.contains(word)) => BROWSER,
        None if MEMORY.contains(&name) => MEMORY_PART,
        None if name.contains("::") => "other crates",
        None => "exports and names unknown",
    };
    (part.to_owned(), true)
}

/// What a crate's code is counted as. Ours is looked for first, the standard library last: it is
/// in most names of others' generic code.
const LIBRARIES: &[(&str, &[&str])] = &[
    (
        "Yew",
        &["yew", "tracing", "tracing_core", "implicit_clone", "tokise"],
    ),
    (
        BROWSER,
        &[
            "wasm_bindgen",
            "js_sys",
            "web_sys",
            "gloo",
            "gloo_events",
            "gloo_timers",
        ],
    ),
    (
        "standard library",
        &[
            "core",
            "alloc",
            "std",
            "hashbrown",
            "dlmalloc",
            "compiler_builtins",
        ],
    ),
];
const BROWSER: &str = "wasm-bindgen and the browser's interfaces";
/// What the names of its helpers hold, which have no path.
const BRIDGE: &[&str] = &["wbg", "wbindgen", "externref"];
/// The allocator's and the compiler's own functions, which have no path either.
const MEMORY: &[&str] = &["memcpy", "memset", "memcmp", "memmove", "bcmp"];

/// Whether a path of one of these crates is in the name.
fn mentions(name: &str, crates: &[&str]) -> bool {
    crates.iter().any(|one| path_in(name, one).is_some())
}

/// What follows `<crate>::`, where that is the start of a path.
fn path_in<'name>(name: &'name str, one: &str) -> Option<&'name str> {
    let start = [one, "::"].concat();
    name.match_indices(&start).find_map(|(at, _)| {
        let starts = !name[..at]
            .ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':');
        starts.then_some(&name[at + start.len()..])
    })
}

/// The part of the standard library: the module of the first path of it that is named.
fn standard(name: &str) -> String {
    for one in ["core", "alloc", "std"] {
        if let Some(path) = path_in(name, one) {
            return [STANDARD, word(path)].concat();
        }
    }
    MEMORY_PART.to_owned()
}

/// The letters, digits and underscores that a text starts with.
fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_its_folder() {
        let own = |part: &str| (part.to_owned(), true);
        assert_eq!(part_of("mirror_timeline::view::tag::tag"), own("view/"));
        assert_eq!(
            part_of("<mirror_timeline::date::value::Edtf>::parse"),
            own("date/")
        );
        assert_eq!(part_of("yew::scheduler::start"), own("Yew"));
        assert_eq!(
            part_of("<alloc::string::String>::push"),
            own("standard: string")
        );
        assert_eq!(
            part_of("<f64 as core::fmt::Display>::fmt"),
            own("standard: fmt")
        );
        assert_eq!(
            part_of("__wbg_event_free"),
            own("wasm-bindgen and the browser's interfaces")
        );
    }

    #[test]
    fn generic_code_belongs_to_the_folder_that_it_was_made_for() {
        assert_eq!(
            part_of("core::ptr::drop_in_place::<mirror_timeline::chronicle::event::Event>"),
            ("chronicle/".to_owned(), false)
        );
    }
}
