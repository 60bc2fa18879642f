//! The software of others that pages with the widget are made by, run on this machine.
//!
//! `cargo xtask test hosts` puts it into a folder and names that in [`FOLDER`]; nothing there is
//! changed. Each is set up in a folder of its own when the first scenario asks for it, and is gone
//! with the run.

mod dokuwiki;
mod mediawiki;
mod php;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use tokio::sync::OnceCell;

pub use dokuwiki::DokuWiki;
pub use mediawiki::MediaWiki;
pub use php::sanitised_by_wordpress;

/// The variable that names the folder.
const FOLDER: &str = "MIRROR_TIMELINE_HOSTS";

/// All hosts of a run.
#[derive(Default)]
pub struct Hosts {
    mediawiki: OnceCell<MediaWiki>,
    dokuwiki: OnceCell<DokuWiki>,
}

impl Hosts {
    /// The MediaWiki.
    ///
    /// # Errors
    /// If it cannot be set up.
    pub async fn mediawiki(&self) -> Result<&MediaWiki> {
        self.mediawiki.get_or_try_init(MediaWiki::start).await
    }

    /// The DokuWiki.
    ///
    /// # Errors
    /// If it cannot be set up.
    pub async fn dokuwiki(&self) -> Result<&DokuWiki> {
        self.dokuwiki.get_or_try_init(DokuWiki::start).await
    }
}

/// The folder with the software of this name.
fn software(name: &str) -> Result<PathBuf> {
    let folder = std::env::var_os(FOLDER)
        .with_context(|| format!("{FOLDER} is not set: run this by `cargo xtask test hosts`"))?;
    let folder = PathBuf::from(folder).join(name);
    ensure!(folder.is_dir(), "there is no {}", folder.display());
    Ok(folder)
}

/// Files of this package: `hosts/<name>`.
fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("hosts")
        .join(name)
}

/// A file of the built page.
fn built(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../dist")
        .join(name)
}

/// A folder that is gone when this is.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str) -> Result<Self> {
        let name = format!("mirror-timeline-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What cannot be removed now is in the system's folder for such things.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
