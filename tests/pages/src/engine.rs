//! The three engines: how each one's driver is started and asked for a browser.

use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by ChromeDriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// All of them, in the order in which they are run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in reports and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// The driver's command. The environment may name another file, as wasm-bindgen's runner
    /// lets it.
    pub fn driver(self) -> String {
        let (variable, command) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        std::env::var(variable).unwrap_or_else(|_| command.to_owned())
    }

    /// The argument that tells the driver its port.
    pub fn port_argument(self, port: u16) -> String {
        match self {
            Self::Chromium | Self::Firefox | Self::WebKit => format!("--port={port}"),
        }
    }

    /// Whether the browser can only draw on a display.
    pub const fn needs_display(self) -> bool {
        matches!(self, Self::WebKit)
    }

    /// Whether the driver turns a wheel while a key is held; otherwise [`crate::input`] makes the
    /// event in the page.
    pub const fn drives_wheel_with_keys(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// Whether the driver turns the wheel back in the step after a turn, so that nothing has been
    /// scrolled in the end; then there is no such step.
    pub const fn turns_wheel_back(self) -> bool {
        matches!(self, Self::WebKit)
    }

    /// Whether the driver takes actions of fingers; otherwise [`crate::input`] makes the events in
    /// the page.
    pub const fn drives_touch(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// What the driver is asked for.
    pub fn capabilities(self) -> Value {
        match self {
            Self::Chromium => json!({
                "goog:chromeOptions": { "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--no-first-run", "--disable-background-networking", "--disable-quic",
                    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                    "--force-device-scale-factor=1", "--lang=en", "--window-size=1280,900",
                ] }
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": "en",
                        "layout.css.devPixelsPerPx": "1.0",
                        "dom.w3c_touch_events.enabled": 1,
                    }
                }
            }),
            Self::WebKit => {
                let mut options = json!({ "args": ["--automation"] });
                if let Ok(binary) = std::env::var("WEBKIT_MINIBROWSER") {
                    options["binary"] = Value::String(binary);
                }
                json!({ "webkitgtk:browserOptions": options })
            }
        }
    }
}
