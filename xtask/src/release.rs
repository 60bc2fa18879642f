//! A release: the built page in a folder named after its version, with the hash of every file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use sha2::{Digest as _, Sha384};

use crate::{build, package, project};

/// `cargo xtask release [address]`: builds for the place where it will be published, and prints the
/// hashes that a page may name as `integrity`.
pub fn release(arguments: &[String]) -> Result<()> {
    let address = match arguments {
        [] => None,
        [address] if address.contains("://") => Some(address.as_str()),
        _ => bail!("release takes one argument, the address where the folder will be"),
    };
    build::build_for(address)?;
    let root = project::root();
    let folder = root
        .join("target/release-folder")
        .join(format!("mirror-timeline-{}", package::version()?));
    // A release is whole: nothing of an earlier one stays in it.
    let _ = fs::remove_dir_all(&folder);
    copy(&root.join("dist"), &folder)?;
    let mut lines = String::new();
    for file in files(&folder)? {
        let name = file
            .strip_prefix(&folder)?
            .to_string_lossy()
            .replace('\\', "/");
        lines.push_str(&format!("{}  {name}\n", integrity(&fs::read(&file)?)));
    }
    fs::write(folder.join("integrity.txt"), &lines)?;
    print!("{lines}");
    println!("{}", folder.display());
    Ok(())
}

/// A file's hash as the attribute `integrity` has it.
fn integrity(bytes: &[u8]) -> String {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes));
    format!("sha384-{hash}")
}

/// All files below a folder, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("there is no {}", folder.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        // Trunk's own marks stay behind.
        if file
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        {
            continue;
        }
        let target = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(&file, target)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_reckon() {
        // The example of the specification of Subresource Integrity.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
