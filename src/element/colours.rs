//! The chronicle's colours as a stylesheet of the shadow root.
//!
//! Each era and faction brings a colour for light and one for dark pages; a page may set its own
//! as `--mt-era-<id>`. The sheet is constructed, not written into the page: strict policies
//! refuse style elements.

use crate::chronicle::{Chronicle, Colour};
use crate::strings::joined;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

/// The sheet of one widget's chronicle.
pub(super) struct Colours {
    sheet: Option<CssStyleSheet>,
}

impl Colours {
    /// Adds an empty sheet to the root's.
    pub(super) fn adopt(root: &ShadowRoot) -> Self {
        let sheet = CssStyleSheet::new().ok();
        if let Some(sheet) = &sheet {
            let sheets = Array::from(&root.adopted_style_sheets());
            sheets.push(sheet);
            root.set_adopted_style_sheets(&JsValue::from(sheets));
        }
        Self { sheet }
    }

    /// Shows the colours of a chronicle.
    pub(super) fn set(&self, chronicle: &Chronicle) {
        if let Some(sheet) = &self.sheet {
            // Fails only for rules that import others, and there are none.
            let _ = sheet.replace_sync(&rules(chronicle));
        }
    }
}

/// One rule an era and theme. Colours are six hex digits by the time they are in a chronicle, so
/// nothing of the data can end a rule.
fn rules(chronicle: &Chronicle) -> String {
    let (mut css, mut dark_css) = (String::new(), String::new());
    for (position, era) in chronicle.eras.iter().enumerate() {
        let Some(Colour { light, dark }) = &era.colour else {
            continue;
        };
        let own = own_property(&era.id);
        for (css, theme, colour) in [(&mut css, "", light), (&mut dark_css, "[data-dark] ", dark)] {
            let position = position.to_string();
            let (before, own, between, after) = match &own {
                Some(own) => ("var(", own.as_str(), ",", ")}"),
                None => ("", "", "", "}"),
            };
            let rule = [
                theme, ".era-", &position, "{--era:", before, own, between, colour, after,
            ];
            css.push_str(&joined(&rule));
        }
    }
    // Paper is light, whatever the page is.
    [&css, "@media not print{", &dark_css, "}"].concat()
}

/// The custom property by which a page sets an era's colour, if the era's id can name one.
fn own_property(id: &str) -> Option<String> {
    for byte in id.bytes() {
        if !matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_') {
            return None;
        }
    }
    Some(joined(&["--mt-era-", id]))
}
