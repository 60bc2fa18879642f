//! Finishes the page that Trunk has just staged:
//!
//! * writes the chronicle into the pages as a static list, for readers without scripts, for search
//!   engines, for printers, and for whenever the widget fails;
//! * puts the loader together from its files, and takes comments and indentation out of a release;
//! * tells the helper for other languages the keys of the words;
//! * gives what Yew writes on nodes a name of our own, so that a page that is a Yew application
//!   itself does not take our nodes for its own;
//! * makes the forms that bring everything along in one file: `mirror-timeline.single.js` for wikis,
//!   `embed.js` for the page that goes into frames.
//!
//! Run by Trunk's `post_build` hook (`cargo xtask finish`), which says in the environment where the page is. With
//! `MIRROR_TIMELINE_ADDRESS`, where the page will be published, it also writes an oEmbed answer.

mod base64;
mod embed;
mod languages;
mod list;
mod one_file;
mod scripts;

use mirror_timeline::import;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// A failure with its words.
type Outcome<T> = Result<T, Box<dyn Error>>;

/// The loader's modules that are fetched only by widgets that need them.
const ON_DEMAND: [&str; 2] = ["mirror-timeline-source.js", "mirror-timeline-reading.js"];

fn main() -> Outcome<()> {
    let folder = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .ok_or(format!("{name} is not set"))
    };
    let (staging, source) = (folder("TRUNK_STAGING_DIR")?, folder("TRUNK_SOURCE_DIR")?);
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let chronicle =
        import::from_text(include_str!("../../../static/mirror-universe.json")).chronicle;
    let list = list::list(&chronicle);
    for name in ["index.html", "embed.html"] {
        let page = staging.join(name);
        fs::write(&page, list::with_list(&fs::read_to_string(&page)?, &list)?)?;
    }
    let lean = |script: String| {
        if release {
            scripts::without_comments(&script)
        } else {
            script
        }
    };
    let loader = scripts::bundle(&source.join("static"), "mirror-timeline.js")?;
    fs::write(staging.join("mirror-timeline.js"), lean(loader))?;
    for entry in fs::read_dir(&staging)? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let style = name.starts_with("mirror-timeline") && name.ends_with(".css");
        if name == languages::HELPER {
            let helper = languages::with_keys(&fs::read_to_string(&file)?)?;
            fs::write(&file, lean(helper))?;
        } else if style || ON_DEMAND.contains(&&*name) {
            fs::write(&file, lean(fs::read_to_string(&file)?))?;
        }
    }
    scripts::keep_apart(&staging)?;
    let parts = one_file::Parts::read(&staging)?;
    fs::write(staging.join("mirror-timeline.single.js"), parts.module()?)?;
    let embed = staging.join("embed.js");
    let own = lean(fs::read_to_string(&embed)?);
    fs::write(embed, parts.script(&own)?)?;
    if let Ok(address) = env::var("MIRROR_TIMELINE_ADDRESS") {
        embed::write_oembed(&staging, &address, &chronicle.title)?;
    }
    Ok(())
}
