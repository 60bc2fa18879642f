//! The software of others that page tests run the widget in: PHP, and what Debian packages of wikis.
//!
//! Only PHP is installed. The wikis' packages would bring a web server and a database along, so that
//! they are fetched and taken apart into the cache instead.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::toolchain::WASM;
use crate::{apt, cache, pins, process, project};

/// The extensions of PHP that the wikis ask for, and Debian's packages of them.
const PHP: &[(&str, &str)] = &[
    ("Core", "php-cli"),
    ("pdo_sqlite", "php-sqlite3"),
    ("mbstring", "php-mbstring"),
    ("dom", "php-xml"),
    ("intl", "php-intl"),
    ("gd", "php-gd"),
];

/// Files that Debian's DokuWiki reads from where Debian's packages put them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("/usr/share/javascript/jquery/jquery.min.js", "libjs-jquery"),
    (
        "/usr/share/javascript/jquery-ui/jquery-ui.min.js",
        "libjs-jquery-ui",
    ),
    (
        "/usr/share/javascript/jquery-cookie/jquery.cookie.js",
        "libjs-jquery-cookie",
    ),
    ("/usr/share/php-geshi/geshi.php", "php-geshi"),
    ("/usr/share/php/phpseclib/bootstrap.php", "php-phpseclib"),
    ("/usr/share/php/simplepie/simplepie.inc", "libphp-simplepie"),
];

/// A wiki or the like, as the packages bring it.
struct Host {
    name: &'static str,
    packages: &'static [&'static str],
    /// Folders of the packages and where they go; the first is the host itself.
    folders: &'static [(&'static str, &'static str)],
    /// What only makes sense where Debian puts it.
    without: &'static [&'static str],
}

const HOSTS: &[Host] = &[
    Host {
        name: "mediawiki",
        packages: &["mediawiki", "mediawiki-classes"],
        folders: &[
            ("usr/share/mediawiki", ""),
            ("usr/share/mediawiki/extensions-core", "extensions"),
        ],
        without: &["extensions-core"],
    },
    Host {
        name: "dokuwiki",
        packages: &["dokuwiki"],
        folders: &[
            ("usr/share/dokuwiki", ""),
            ("etc/dokuwiki", "conf"),
            ("var/lib/dokuwiki/data", "data"),
            ("var/lib/dokuwiki/lib", "lib"),
        ],
        // Points out of the folder.
        without: &["inc/preload.php"],
    },
    Host {
        name: "wordpress",
        packages: &["wordpress"],
        folders: &[("usr/share/wordpress/wp-includes", "wp-includes")],
        without: &[],
    },
];

/// Where the folders of a run's hosts are.
pub struct Hosts {
    /// One folder for each wiki.
    pub wikis: PathBuf,
    /// The page that is a Yew application.
    pub yew: PathBuf,
}

/// Makes sure that the hosts can be run.
///
/// # Errors
/// If PHP or one of them cannot be had.
pub fn ensure() -> Result<Hosts> {
    Ok(Hosts {
        wikis: ensure_wikis()?,
        yew: build_yew_host()?,
    })
}

/// Builds `tests/yew-host` as its own page would: a module and its wasm.
fn build_yew_host() -> Result<PathBuf> {
    let target = project::root().join("target");
    let arguments = [
        "build",
        "--locked",
        "--target",
        WASM,
        "--package",
        "yew-host",
    ];
    process::run(&mut process::cargo(&arguments))?;
    let bindgen = pins::WASM_BINDGEN.ensure()?.join("wasm-bindgen");
    let folder = target.join("yew-host");
    let mut command = Command::new(bindgen);
    command.args(["--target", "web", "--no-typescript", "--out-dir"]);
    command.arg(&folder);
    process::run(command.arg(target.join(WASM).join("debug/yew_host.wasm")))?;
    Ok(folder)
}

fn ensure_wikis() -> Result<PathBuf> {
    ensure_php()?;
    let folder = cache::root()?.join("hosts");
    for host in HOSTS {
        let _lock = cache::lock(host.name)?;
        let target = folder.join(host.name);
        if !target.is_dir() {
            unpack(host, &folder)?;
        }
    }
    Ok(folder)
}

fn ensure_php() -> Result<()> {
    let mut missing: Vec<&str> = missing_extensions(&extensions());
    let others = ELSEWHERE
        .iter()
        .filter(|(file, _)| !Path::new(file).is_file());
    missing.extend(others.map(|(_, package)| package));
    if missing.is_empty() {
        return Ok(());
    }
    apt::install(&missing).context("the hosts lack PHP")?;
    let still: Vec<&str> = missing_extensions(&extensions());
    if !still.is_empty() {
        bail!("php still lacks what {} should bring", still.join(", "));
    }
    Ok(())
}

/// What PHP has, one name a line; nothing if there is no PHP.
fn extensions() -> String {
    process::output(Command::new("php").arg("-m")).unwrap_or_default()
}

/// The packages of what is not among the extensions.
fn missing_extensions(extensions: &str) -> Vec<&'static str> {
    PHP.iter()
        .filter(|(name, _)| {
            !extensions
                .lines()
                .any(|line| line.eq_ignore_ascii_case(name))
        })
        .map(|(_, package)| *package)
        .collect()
}

/// Fetches a host's packages and puts their folders into one.
fn unpack(host: &Host, folder: &Path) -> Result<()> {
    eprintln!("xtask: {} is fetched by apt and unpacked", host.name);
    let work = folder.join(format!("{}.work", host.name));
    // Half of an earlier one would be taken for the whole.
    let _ = fs::remove_dir_all(&work);
    let (fetched, taken_apart) = (work.join("fetched"), work.join("apart"));
    cache::create_folder(&fetched)?;
    cache::create_folder(&taken_apart)?;
    apt::download(host.packages, &fetched)?;
    let whole = work.join("whole");
    for package in fs::read_dir(&fetched)? {
        // One at a time: where one has a folder, another may have a link.
        let package = package?;
        let apart = taken_apart.join(package.file_name());
        let mut command = Command::new("dpkg-deb");
        process::run(command.arg("-x").arg(package.path()).arg(&apart))?;
        for (from, to) in host.folders {
            if apart.join(from).is_dir() {
                copy(&apart.join(from), &whole.join(to))?;
            }
        }
    }
    for name in host.without {
        let path = whole.join(name);
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        } else {
            fs::remove_file(path)?;
        }
    }
    fs::rename(whole, folder.join(host.name))?;
    fs::remove_dir_all(work)?;
    Ok(())
}

/// Copies a folder's files; links, which lead to where Debian would have put things, stay behind.
fn copy(from: &Path, to: &Path) -> Result<()> {
    cache::create_folder(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let target = to.join(entry.file_name());
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_php_lacks_is_asked_for() {
        let all = "[PHP Modules]\nCore\ndom\ngd\nintl\nmbstring\nPDO_SQLite\n";
        assert!(missing_extensions(all).is_empty());
        assert_eq!(
            missing_extensions("Core\ndom\ngd\nintl\nmbstring"),
            ["php-sqlite3"]
        );
        assert_eq!(missing_extensions("").len(), PHP.len());
    }
}
