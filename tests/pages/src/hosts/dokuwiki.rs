//! DokuWiki, as Debian packages it: files alone.

use std::path::Path;

use anyhow::Result;

use super::php::PhpServer;
use super::{Temporary, built, software};

/// A page with a chronicle between `<code>` and `</code>`.
const PAGE: &str = r#"====== A timeline ======

<code mirror-timeline>
{"title": "In short", "events": [
  {"id": "a", "date": "2370/2371", "title": "The Rebellion begins <b>here</b>"},
  {"id": "b", "date": "2375", "title": "The Regent surrenders"}
]}
</code>

The page goes on.
"#;

/// A DokuWiki with the widget in its user script.
pub struct DokuWiki {
    server: PhpServer,
    _state: Temporary,
}

impl DokuWiki {
    /// Copies the wiki, since it writes beside itself, and serves it.
    pub async fn start() -> Result<Self> {
        let state = Temporary::new("dokuwiki")?;
        let root = state.0.join("wiki");
        copy(&software("dokuwiki")?, &root)?;
        let conf = root.join("conf");
        std::fs::write(
            conf.join("local.php"),
            "<?php $conf['title'] = 'Mirror'; $conf['lang'] = 'en'; $conf['useacl'] = 0; $conf['savedir'] = './data'; $conf['updatecheck'] = 0;",
        )?;
        std::fs::copy(
            built("mirror-timeline.dokuwiki.js"),
            conf.join("userscript.js"),
        )?;
        let own = root.join("lib/mirror-timeline");
        std::fs::create_dir_all(&own)?;
        std::fs::copy(
            built("mirror-timeline.single.js"),
            own.join("mirror-timeline.single.js"),
        )?;
        let pages = root.join("data/pages");
        std::fs::create_dir_all(&pages)?;
        std::fs::write(pages.join("timeline.txt"), PAGE)?;
        let server = PhpServer::start(&root, None, &[]).await?;
        Ok(Self {
            server,
            _state: state,
        })
    }

    /// The address of a page.
    pub fn address(&self, page: &str) -> String {
        format!("{}/doku.php?id={page}", self.server.address)
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
