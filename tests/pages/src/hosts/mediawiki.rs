//! MediaWiki on SQLite, as Debian packages it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::php::{PhpServer, output};
use super::{Temporary, built, own, software};

/// A wiki with the widget: as a gadget, in its Common.js, and on two pages.
pub struct MediaWiki {
    server: PhpServer,
    root: PathBuf,
    // Dropped after the server.
    state: Temporary,
}

impl MediaWiki {
    /// Installs a wiki, writes its pages and serves it.
    pub async fn start() -> Result<Self> {
        let root = software("mediawiki")?;
        let state = Temporary::new("mediawiki")?;
        let folder = &state.0;
        let mut install = Command::new("php");
        install.arg(root.join("maintenance/install.php"));
        for (name, value) in [
            ("dbtype", "sqlite"),
            ("dbname", "wiki"),
            ("server", "http://127.0.0.1"),
            ("scriptpath", "/w"),
            ("pass", "one-for-this-run-only"),
        ] {
            install.arg(format!("--{name}={value}"));
        }
        install.arg(format!("--dbpath={}", folder.join("data").display()));
        install.arg(format!("--confpath={}", folder.display()));
        output(install.args(["Mirror Wiki", "Admin"]), "")?;
        let settings = folder.join("LocalSettings.php");
        let written = std::fs::read_to_string(&settings)?;
        std::fs::write(
            &settings,
            written + &std::fs::read_to_string(own("settings.php"))?,
        )?;
        let www = folder.join("www");
        std::fs::create_dir_all(&www)?;
        std::os::unix::fs::symlink(&root, www.join("w"))?;
        let variables = [
            ("MW_CONFIG_FILE", settings.as_path()),
            ("MW_ROOT", root.as_path()),
        ];
        let router = own("router.php");
        let server = PhpServer::start(&www, Some(&router), &variables).await?;
        let wiki = Self {
            server,
            root,
            state,
        };
        for (page, file) in [
            (
                "MediaWiki:MirrorTimeline.js",
                built("mirror-timeline.single.js"),
            ),
            ("MediaWiki:Common.js", built("mirror-timeline.wiki.js")),
            (
                "MediaWiki:Gadget-mirror-timeline.js",
                built("mirror-timeline.wiki.js"),
            ),
            ("Timeline", own("Timeline.wiki")),
            ("Table", own("Table.wiki")),
            ("Places", own("Places.wiki")),
        ] {
            wiki.write(page, &read(&file)?)?;
        }
        wiki.write("Rebellion", "An article.")?;
        wiki.write(
            "MediaWiki:Gadgets-definition",
            "* mirror-timeline[ResourceLoader|default]|mirror-timeline.js",
        )?;
        Ok(wiki)
    }

    /// The address of a page, or of what else follows.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.server.address)
    }

    /// Writes a page.
    pub fn write(&self, page: &str, text: &str) -> Result<()> {
        let mut command = Command::new("php");
        command.env("MW_CONFIG_FILE", self.state.0.join("LocalSettings.php"));
        command.arg(self.root.join("maintenance/edit.php"));
        output(command.args(["--user", "Admin", page]), text)?;
        Ok(())
    }
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("there is no {}", file.display()))
}
