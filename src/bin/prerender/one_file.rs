//! The forms that bring everything along in one file.
//!
//! The loader asks `INSIDE` for each file before it asks the network; here it is filled.

use crate::ON_DEMAND;
use crate::Outcome;
use crate::base64;
use crate::languages;
use crate::scripts;
use std::fs;
use std::path::Path;

/// How the loader declares that it brings nothing along.
const NOTHING: &str = "const INSIDE = {};";

/// The stylesheets that it asks for.
const STYLES: [&str; 2] = ["mirror-timeline.css", "mirror-timeline-later.css"];

/// How the loader, a module, hands its class to others.
const EXPORTS: &str = "export { MirrorTimeline };";

/// Where a page that pastes the file into a wiki finds what it is. A wiki that expands its markup in
/// scripts, as MediaWiki does for signatures, leaves alone what stands in `nowiki`.
const HEAD: &str = "/* <nowiki> Mirror Timeline, MIT or Apache-2.0: built, not written; see docs/embedding.md */\n";
const FOOT: &str = "/* </nowiki> */\n";

/// The loader and what it brings along.
pub struct Parts {
    loader: String,
}

impl Parts {
    /// Reads them from the folder that Trunk has staged.
    pub fn read(staging: &Path) -> Outcome<Self> {
        let mut inside = String::from("const INSIDE = { __proto__: null,\n");
        let mut names: Vec<String> = fs::read_dir(staging)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        names.sort();
        for name in names {
            let path = staging.join(&name);
            let value = if name.ends_with(".wasm") {
                format!("'{}'", base64::encode(&fs::read(path)?))
            } else if STYLES.contains(&name.as_str()) {
                quoted(&fs::read_to_string(path)?)
            } else if name.starts_with("mirror_timeline") && name.ends_with(".js")
                || ON_DEMAND.contains(&name.as_str())
                || name == languages::HELPER
            {
                scripts::as_function(&fs::read_to_string(path)?)?
            } else {
                continue;
            };
            inside.push_str(&format!("'{name}': {value},\n"));
        }
        let mut words: Vec<String> = fs::read_dir(staging.join("languages"))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        words.sort();
        for name in words {
            let name = format!("languages/{name}");
            let text = quoted(&fs::read_to_string(staging.join(&name))?);
            inside.push_str(&format!("'{name}': {text},\n"));
        }
        inside.push_str("};");
        let loader = fs::read_to_string(staging.join("mirror-timeline.js"))?;
        if loader.matches(NOTHING).count() != 1 || loader.matches(EXPORTS).count() != 1 {
            return Err(
                "the loader does not say INSIDE or its export as the build knows it".into(),
            );
        }
        Ok(Self {
            loader: loader.replace(NOTHING, &inside),
        })
    }

    /// An ES module.
    pub fn module(&self) -> Outcome<String> {
        // Signatures and substitutions: where MediaWiki would change the text in spite of `nowiki`.
        if self.loader.contains("~~~") || self.loader.contains("{{subst:") {
            return Err("the one-file form holds what a wiki would expand".into());
        }
        Ok(format!("{HEAD}{}{FOOT}", self.loader))
    }

    /// A plain script, which a frame without an origin may load from anywhere; `own` runs first.
    pub fn script(&self, own: &str) -> Outcome<String> {
        let loader = self
            .loader
            .replace(EXPORTS, "")
            .replace("import.meta.url", "document.baseURI");
        Ok(format!("(() => {{\n\"use strict\";\n{own}{loader}}})();\n"))
    }
}

/// A text as a string of JavaScript.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        match character {
            '\'' => quoted.push_str("\\'"),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            other => quoted.push(other),
        }
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_in_its_quotes() {
        assert_eq!(quoted("a'b\\c\nd"), r"'a\'b\\c\nd'");
    }
}
