//! Measures text with the page's own font, on a canvas that is never shown.

use crate::layout::{Measure, TextStyle};
use crate::strings::joined;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// So many texts of a style are known at most.
const KNOWN: usize = 2000;

/// Widths of texts in one font family; a text is measured once, as long as there are not too many.
pub struct CanvasMeasure {
    context: Option<CanvasRenderingContext2d>,
    family: String,
    /// The style that the canvas is set to.
    set: Cell<Option<TextStyle>>,
    /// For each style the texts that were measured, sorted.
    widths: RefCell<[Vec<(String, f64)>; 7]>,
}

impl CanvasMeasure {
    /// Measures in the font that an element computes to.
    pub fn of(element: &Element) -> Self {
        let window = web_sys::window();
        let style = window
            .as_ref()
            .and_then(|window| window.get_computed_style(element).ok().flatten());
        let family = style.and_then(|style| style.get_property_value("font-family").ok());
        let canvas = window
            .and_then(|window| window.document())
            .and_then(|document| document.create_element("canvas").ok())
            .and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok());
        let context = canvas
            .and_then(|canvas| canvas.get_context("2d").ok().flatten())
            .and_then(|context| context.dyn_into().ok());
        Self {
            context,
            family: family.unwrap_or_else(|| "sans-serif".to_owned()),
            set: Cell::default(),
            widths: RefCell::default(),
        }
    }
}

/// Two measures are the same only if they are one.
impl PartialEq for CanvasMeasure {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, style: TextStyle) -> f64 {
        let mut widths = self.widths.borrow_mut();
        let known = &mut widths[style as usize];
        let place = match known.binary_search_by(|(seen, _)| seen.as_str().cmp(text)) {
            Ok(place) => return known.get(place).map_or(0.0, |(_, width)| *width),
            Err(place) => place,
        };
        let (font, size) = match style {
            TextStyle::Title => ("400 13px ", 13.0),
            TextStyle::SelectedTitle => ("600 13px ", 13.0),
            TextStyle::Date => ("600 11.5px ", 11.5),
            TextStyle::Relation => ("400 11.5px ", 11.5),
            TextStyle::Tick => ("400 12px ", 12.0),
            TextStyle::EraTick => ("600 12px ", 12.0),
            TextStyle::Break => ("italic 400 11px ", 11.0),
        };
        let measured = self.context.as_ref().and_then(|context| {
            if self.set.replace(Some(style)) != Some(style) {
                context.set_font(&joined(&[font, &self.family]));
            }
            context.measure_text(text).ok()
        });
        // A browser without a canvas still gets a layout: most letters are about this wide.
        #[expect(clippy::cast_precision_loss, reason = "a few letters")]
        let guessed = text.chars().count() as f64 * size * 0.58;
        let width = measured.map_or(guessed, |metrics| metrics.width());
        if known.len() < KNOWN {
            known.insert(place, (text.to_owned(), width));
        } else {
            // Whoever reads through a million titles comes by few of them again.
            known.clear();
        }
        width
    }
}
