//! Making scripts small: names that nobody outside sees, and whatever a shorter way of writing it there is.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The modules that pages fetch.
const SCRIPTS: &[&str] = &[
    "mirror-timeline.js",
    "mirror-timeline-source.js",
    "mirror-timeline-reading.js",
    "mirror_timeline.js",
];

/// Minifies the scripts that Trunk has staged for a release.
///
/// # Errors
/// If one of them is not there or not a module.
pub fn minify_staged() -> Result<()> {
    let stage = env::var_os("TRUNK_STAGING_DIR").context("only Trunk calls this command")?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug") {
        return Ok(());
    }
    for name in SCRIPTS {
        let file = Path::new(&stage).join(name);
        let script = fs::read_to_string(&file).with_context(|| format!("{name} was not staged"))?;
        fs::write(file, minified(&script).with_context(|| (*name).to_owned())?)?;
    }
    Ok(())
}

/// A module without its comments, made small.
fn minified(module: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, module, SourceType::mjs()).parse();
    ensure!(
        parsed.diagnostics.is_empty(),
        "it does not parse: {:?}",
        parsed.diagnostics
    );
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        // Properties are the contract with the page and with the wasm.
        mangle_properties: None,
        compress: Some(CompressOptions::smallest()),
    };
    let small = Minifier::new(options).minify(&allocator, &mut program);
    let options = CodegenOptions {
        minify: true,
        comments: CommentOptions::disabled(),
        ..CodegenOptions::default()
    };
    let codegen = Codegen::new()
        .with_options(options)
        .with_scoping(small.scoping)
        .with_private_member_mappings(small.class_private_mappings);
    Ok(codegen.build(&program).code.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_inside_are_short_and_those_outside_stay() {
        let module = "/** Says it. */\nclass Speaker { #words = 'hello'; say(loudly) { return loudly ? this.#words.big : this.#words; } }\nexport { Speaker };\n";
        let small = minified(module).expect("a module");
        assert!(small.len() < module.len() / 2 + 20, "{small}");
        assert!(
            !small.contains("#words") && !small.contains("Says"),
            "{small}"
        );
        assert!(
            small.contains("as Speaker") && small.contains("say(") && small.contains(".big"),
            "{small}"
        );
        assert!(minified("class {").is_err());
    }
}
