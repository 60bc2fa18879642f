//! The package for npm: what the build made, with types, a manifest and the licences.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::{build, cache, process, project};

/// Files of the project, by the folder that they come from.
const FILES: &[(&str, &[&str])] = &[
    (
        "dist",
        &[
            "mirror-timeline.js",
            "mirror-timeline-source.js",
            "mirror-timeline-reading.js",
            "mirror-timeline-languages.js",
            "mirror-timeline.css",
            "mirror-timeline-later.css",
            "mirror-timeline-place.css",
            "mirror-timeline.single.js",
            "mirror-timeline.wiki.js",
            "mirror-timeline.dokuwiki.js",
            "embed.html",
            "embed.js",
            "embed.css",
            "favicon.svg",
            "mirror-universe.json",
            "mirror-universe.schema.json",
        ],
    ),
    (
        "static/npm",
        &["README.md", "mirror-timeline.d.ts", "custom-elements.json"],
    ),
    ("", &["LICENSE-APACHE", "LICENSE-MIT"]),
];

/// `cargo xtask package`: packs the crate, then builds the page and puts npm's package together,
/// packs it, and installs it into a page of its own, which the tests open.
pub fn package(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "package takes no arguments");
    // Built from its package, as whoever depends on it would. What is not committed yet counts.
    process::run(&mut process::cargo(&[
        "package",
        "--locked",
        "--allow-dirty",
    ]))?;
    build::build(&[])?;
    let tarball = pack()?;
    install(&tarball)?;
    println!("{}", tarball.display());
    Ok(())
}

/// Packs what lies in `dist/` and installs it; the folder of the page that has it.
///
/// # Errors
/// If npm is missing or packs something else than was put there.
pub fn packed_and_installed() -> Result<PathBuf> {
    install(&pack()?)
}

/// Puts the package together and packs it.
fn pack() -> Result<PathBuf> {
    ensure!(
        process::find("npm").is_some(),
        "npm, which packs the package, is not on PATH"
    );
    let root = project::root();
    let target = root.join("target/npm");
    let folder = target.join("package");
    // What an earlier build named otherwise is not to be packed.
    let _ = fs::remove_dir_all(&folder);
    cache::create_folder(&folder)?;
    for (from, names) in FILES {
        for name in *names {
            copy(&root.join(from).join(name), &folder)?;
        }
    }
    // The glue and its wasm, however many there are.
    for entry in fs::read_dir(root.join("dist"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("mirror_timeline") {
            copy(&path, &folder)?;
        }
    }
    // The words of each language beside English.
    cache::create_folder(&folder.join("languages"))?;
    for entry in fs::read_dir(root.join("dist/languages"))? {
        copy(&entry?.path(), &folder.join("languages"))?;
    }
    let package = fs::read_to_string(root.join("static/npm/package.json"))?;
    fs::write(
        folder.join("package.json"),
        with_version(&package, &version()?)?,
    )?;
    let mut command = Command::new("npm");
    command.args([
        "pack",
        "--ignore-scripts",
        "--offline",
        "--pack-destination",
    ]);
    process::run(command.arg(&target).current_dir(&folder))?;
    Ok(target.join(format!("mirror-timeline-{}.tgz", version()?)))
}

/// Installs the tarball into a page that imports it, as its reader would.
fn install(tarball: &Path) -> Result<PathBuf> {
    let page = project::root().join("target/npm/page");
    let _ = fs::remove_dir_all(&page);
    cache::create_folder(&page)?;
    fs::write(page.join("package.json"), "{ \"private\": true }\n")?;
    let mut command = Command::new("npm");
    command.args([
        "install",
        "--offline",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
    ]);
    process::run(command.arg(tarball).current_dir(&page))?;
    for (_, names) in FILES {
        for name in *names {
            let path = page.join("node_modules/mirror-timeline").join(name);
            ensure!(path.is_file(), "the package lacks {name}");
        }
    }
    let package = page.join("node_modules/mirror-timeline");
    for name in asked_for(&project::root().join("dist"))? {
        ensure!(
            package.join(&name).is_file(),
            "the package lacks {name}, which the widget asks for"
        );
    }
    fs::write(page.join("page.html"), PAGE)?;
    Ok(page)
}

/// How the one-file form begins to say what it brings along, and how it ends.
const INSIDE: (&str, &str) = ("const INSIDE = { __proto__: null,\n", "\n};");

/// Every file that the widget may ask for, as the build itself has it: what the one-file form brings along
/// so as not to ask; that form itself, and the page for frames, which its panel of things to share names;
/// and what that page asks for.
fn asked_for(dist: &Path) -> Result<Vec<String>> {
    let read = |name: &str| {
        let file = dist.join(name);
        fs::read_to_string(&file).with_context(|| format!("there is no {}", file.display()))
    };
    let (single, frame) = ("mirror-timeline.single.js", "embed.html");
    let mut names = brought_along(&read(single)?)?;
    names.extend(named(&read(frame)?));
    names.extend([single.to_owned(), frame.to_owned()]);
    Ok(names)
}

/// The names of the files in the one-file form: each begins a line, in quotes, with a colon behind.
fn brought_along(single: &str) -> Result<Vec<String>> {
    let inside = single.split_once(INSIDE.0).map(|(_, rest)| rest);
    let inside = inside.and_then(|rest| rest.split_once(INSIDE.1));
    let (inside, _) = inside.context("the one-file form does not say what it brings along")?;
    let names = inside.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix('\'')?.split_once("': ")?;
        Path::new(name).extension().map(|_| name.to_owned())
    });
    let names: Vec<String> = names.collect();
    ensure!(!names.is_empty(), "the one-file form brings nothing along");
    Ok(names)
}

/// The files beside a page that its tags name.
fn named(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    for attribute in [" src=\"", " href=\""] {
        for rest in html.split(attribute).skip(1) {
            let name = rest.split('"').next().unwrap_or_default();
            if !name.contains([':', '#', '?']) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// A page with the package.
const PAGE: &str = "<!doctype html>
<html lang=\"en\">
  <head>
    <meta charset=\"utf-8\">
    <title>A page with the package</title>
    <script type=\"module\" src=\"node_modules/mirror-timeline/mirror-timeline.js\"></script>
  </head>
  <body><mirror-timeline><p>A list</p></mirror-timeline></body>
</html>
";

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().context("a file has a name")?;
    fs::copy(file, folder.join(name)).with_context(|| format!("there is no {}", file.display()))?;
    Ok(())
}

/// The version of the crate, which is that of everything.
pub fn version() -> Result<String> {
    let manifest = fs::read_to_string(project::root().join("Cargo.toml"))?;
    let package = manifest
        .split("[package]")
        .nth(1)
        .context("Cargo.toml has a package")?;
    let line = package
        .lines()
        .find_map(|line| line.strip_prefix("version = \""));
    let version = line.and_then(|rest| rest.strip_suffix('"'));
    Ok(version.context("the package has a version")?.to_owned())
}

/// The package's description with its version in place.
fn with_version(package: &str, version: &str) -> Result<String> {
    let place = "\"version\": \"0.0.0\"";
    if package.matches(place).count() != 1 {
        bail!("package.json does not say {place}");
    }
    Ok(package.replace(place, &format!("\"version\": \"{version}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_crates() {
        let version = version().expect("a version");
        assert!(version.split('.').count() == 3, "{version}");
        let package = with_version("{ \"version\": \"0.0.0\" }", "1.2.3").expect("its place");
        assert_eq!(package, "{ \"version\": \"1.2.3\" }");
        assert!(with_version("{}", "1.2.3").is_err());
    }

    #[test]
    fn what_may_be_asked_for_is_read_out_of_the_build() {
        let single = "const INSIDE = { __proto__: null,\n'a.css': 'x\\'y.js\': ',\n'b.js': () => {\nconst c = 'd.js';\n'use strict': 1;\n},\n'languages/de.json': '{}',\n};\n'later.js': 1";
        let names = brought_along(single).expect("names");
        assert_eq!(names, ["a.css", "b.js", "languages/de.json"]);
        assert!(brought_along("const INSIDE = {};").is_err());
        let html = "<link rel=\"icon\" href=\"i.svg\"><script src=\"e.js\" defer></script><a href=\"https://e.example/\">";
        assert_eq!(named(html), ["e.js", "i.svg"]);
    }

    #[test]
    fn the_package_runs_nothing_when_it_is_installed() {
        let path = project::root().join("static/npm/package.json");
        let package = fs::read_to_string(path).expect("it is there");
        assert!(!package.contains("scripts"), "{package}");
        assert!(!package.contains("dependencies"), "{package}");
    }
}
