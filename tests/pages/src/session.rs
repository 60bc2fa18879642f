//! A browser that a driver holds, and the commands that fantoccini has no method for.

use anyhow::{Context as _, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use url::{ParseError, Url};

use crate::driver::Driver;
use crate::engine::Engine;

/// Opens a browser.
///
/// # Errors
/// If the driver finds none or it does not start.
pub async fn open(engine: Engine, driver: &Driver) -> Result<Client> {
    let capabilities = match engine.capabilities() {
        Value::Object(capabilities) => capabilities,
        other => anyhow::bail!("capabilities are an object, not {other}"),
    };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&driver.address)
        .await
        .with_context(|| format!("{} did not start", engine.name()))
}

/// A command as it goes over the wire: `POST /session/{id}/{path}`.
#[derive(Debug)]
pub struct Command {
    /// What follows the session in the address.
    pub path: &'static str,
    /// The command's body.
    pub body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
