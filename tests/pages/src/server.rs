//! A web server for the pages under test, on this machine only.
//!
//! What a scenario needs of a page's surroundings is said by a [`Site`]: a folder under a path of
//! its own, the headers of its answers (a security policy, say), and markup for the heads of its
//! pages.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result};

/// A folder that is served under a path of its own.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Files not found here, or all if there is no folder, are looked for in the built page,
    /// `dist/`, so that a page of a fixture loads the widget from its own path.
    pub folder: Option<PathBuf>,
    /// Sent with every answer.
    pub headers: Vec<(String, String)>,
    /// Put at the start of the head of every page.
    pub head: String,
    /// Files that are answered in another way than by what they hold.
    pub answers: Vec<(&'static str, Answer)>,
}

/// How else a file may be answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// As if it were not there.
    Missing,
    /// With half of its bytes.
    Cut,
    /// As something that it is not.
    Kind(&'static str),
    /// With these words instead.
    Words(&'static str),
    /// When the test says so.
    Held(Hold),
    /// With half of its bytes at once, and the rest when the test says so.
    Half(Hold),
}

/// Keeps an answer back until it is released.
#[derive(Clone, Debug, Default)]
pub struct Hold(Arc<(Mutex<bool>, Condvar)>);

impl Hold {
    /// Lets all that wait go on, and whoever comes later.
    pub fn release(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.1.notify_all();
    }

    fn wait(&self) {
        let released = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.0.1.wait_while(released, |released| !*released));
    }
}

/// The recorder that every page gets: see `recorder.js`.
const RECORDER: &str = "recorder.js";

/// A running server. It ends with the program.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    dist: PathBuf,
    /// By path, without slashes at its ends.
    sites: Mutex<Vec<(String, Site)>>,
}

impl Server {
    /// Starts a server on a free port. `dist` is served at `/dist/`, `fixtures` at `/fixtures/`.
    ///
    /// # Errors
    /// If no port can be had.
    pub fn start(dist: &Path, fixtures: &Path) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).context("no port for the server")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            dist: dist.to_path_buf(),
            sites: Mutex::default(),
        });
        let server = Self {
            address,
            shared: Arc::clone(&shared),
        };
        server.add("dist", Site::default());
        server.add(
            "fixtures",
            Site {
                folder: Some(fixtures.to_path_buf()),
                ..Site::default()
            },
        );
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                // A browser that hangs up early is its own affair.
                thread::spawn(move || drop(shared.answer(&stream)));
            }
        });
        Ok(server)
    }

    /// The address of everything, which ends in a slash.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves a site under a path, and returns its address, which ends in a slash. A path that is
    /// served already gets the new site.
    pub fn add(&self, path: &str, site: Site) -> String {
        let path = path.trim_matches('/').to_owned();
        let address = format!("http://{}/{path}/", self.address);
        let mut sites = self
            .shared
            .sites
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        sites.retain(|(taken, _)| *taken != path);
        sites.push((path, site));
        address
    }
}

impl Shared {
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.take(64 * 1024));
        let mut request = String::new();
        reader.read_line(&mut request)?;
        // The rest of the request says nothing that matters here, but has to be read.
        let mut line = String::new();
        while reader.read_line(&mut line)? > 2 {
            line.clear();
        }
        let path = request.split(' ').nth(1).unwrap_or("/");
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let mut half = None;
        let (status, headers, kind, body) = match self.find(path) {
            Some((site, kind, body)) => {
                let name = path.rsplit('/').next().unwrap_or_default();
                half = site.answers.iter().find_map(|(file, answer)| match answer {
                    Answer::Half(hold) if *file == name => Some(hold.clone()),
                    _ => None,
                });
                ("200 OK", site.headers, kind, body)
            }
            None => (
                "404 Not Found",
                Vec::new(),
                "text/plain",
                b"not found".to_vec(),
            ),
        };
        let mut head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-store\r\nConnection: close\r\n",
            body.len()
        );
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        let (first, second) = body.split_at(if half.is_some() { body.len() / 2 } else { 0 });
        stream.write_all(first)?;
        if let Some(hold) = half {
            stream.flush()?;
            hold.wait();
        }
        stream.write_all(second)
    }

    /// The site, kind and bytes behind the path of an address.
    fn find(&self, path: &str) -> Option<(Site, &'static str, Vec<u8>)> {
        let path = path.trim_start_matches('/');
        let (site, rest) = self.site(path)?;
        if rest == RECORDER {
            return Some((
                site,
                "text/javascript",
                include_bytes!("recorder.js").to_vec(),
            ));
        }
        // Only names that stay in the folder.
        if rest.split('/').any(|part| part == "..") {
            return None;
        }
        let name = if rest.is_empty() || rest.ends_with('/') {
            format!("{rest}index.html")
        } else {
            rest.to_owned()
        };
        let name = name.as_str();
        let own = site
            .folder
            .as_ref()
            .and_then(|folder| std::fs::read(folder.join(name)).ok());
        let mut body = own.or_else(|| std::fs::read(self.dist.join(name)).ok())?;
        let mut kind = kind(name);
        let answer = site.answers.iter().find(|(file, _)| *file == name);
        match answer.map(|(_, answer)| answer.clone()) {
            Some(Answer::Missing) => return None,
            Some(Answer::Cut) => body.truncate(body.len() / 2),
            Some(Answer::Kind(other)) => kind = other,
            Some(Answer::Words(words)) => body = words.into(),
            Some(Answer::Held(hold)) => hold.wait(),
            Some(Answer::Half(_)) | None => {}
        }
        if kind.starts_with("text/html") {
            let up = "../".repeat(name.matches('/').count());
            let head = format!("<script src=\"{up}{RECORDER}\"></script>{}", site.head);
            return Some((site, kind, with_head(&body, &head)));
        }
        Some((site, kind, body))
    }

    /// The site with the longest path that starts this one, and what is left of it.
    fn site<'path>(&self, path: &'path str) -> Option<(Site, &'path str)> {
        let sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        sites
            .iter()
            .filter_map(|(start, site)| {
                Some((
                    start.len(),
                    site,
                    path.strip_prefix(start)?.strip_prefix('/')?,
                ))
            })
            .max_by_key(|(length, ..)| *length)
            .map(|(_, site, rest)| (site.clone(), rest))
    }
}

/// A page with more markup at the start of its head: before the first thing that stands there.
fn with_head(page: &[u8], head: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let place = ["<meta", "<title", "<link", "<script"]
        .iter()
        .filter_map(|tag| page.find(tag))
        .min()
        .unwrap_or(0);
    let (before, after) = page.split_at(place);
    format!("{before}{head}{after}").into_bytes()
}

/// The media type of a file, by its name.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_before_what_stands_in_the_head() {
        let page = b"<!doctype html><html lang=en><meta charset=utf-8><title>x</title>";
        assert_eq!(
            String::from_utf8(with_head(page, "<b>")).as_deref(),
            Ok("<!doctype html><html lang=en><b><meta charset=utf-8><title>x</title>")
        );
    }

    #[test]
    fn the_longest_path_wins() {
        let server = Server::start(Path::new("d"), Path::new("f")).expect("a port");
        let site = |name: &str| Site {
            folder: Some(name.into()),
            ..Site::default()
        };
        server.add("wiki", site("outer"));
        server.add("/wiki/deep/", site("inner"));
        let folder = |path| {
            server
                .shared
                .site(path)
                .map(|(site, rest)| (site.folder, rest))
        };
        assert_eq!(
            folder("wiki/deep/a.js"),
            Some((Some("inner".into()), "a.js"))
        );
        assert_eq!(
            folder("wiki/deeper/a.js"),
            Some((Some("outer".into()), "deeper/a.js"))
        );
        assert_eq!(folder("other/a.js"), None);
    }
}
