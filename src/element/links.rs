//! The colour of the page's links for ours. A shadow root keeps the skin's rules out, and with them what
//! readers of a wiki know a link by.

use crate::chronicle::{channels, contrast};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, ShadowRoot, Window};

/// A link that looks as most of the page's do: one that leads to a page of its own that is there.
const LINK: &str = "a[href]:not(.new, .external, .extiw, [role])";

/// What text has to differ by from what it stands on.
const READABLE: f64 = 4.5;

/// The property that our stylesheet asks for where the page sets no `--mt-link`.
const PROPERTY: &str = "--page-link";

/// Takes the colour over from the nearest link around the widget, if it can be read on our surfaces.
#[inline(never)]
pub(super) fn take_over(host: &HtmlElement, place: &HtmlElement) {
    let colour = web_sys::window().and_then(|window| {
        let colour = style(&window, &nearest(host)?)?
            .get_property_value("color")
            .ok()?;
        let own = style(&window, place)?;
        let surfaces = ["--bg", "--raised"];
        let readable = surfaces.iter().all(|surface| {
            let surface = own.get_property_value(surface).unwrap_or_default();
            let pair = channels(&colour).zip(channels(&surface));
            pair.is_some_and(|(link, surface)| contrast(link, surface) >= READABLE)
        });
        readable.then_some(colour)
    });
    // Through the CSSOM, which no policy refuses.
    let style = place.style();
    let _ = match colour {
        Some(colour) => style.set_property(PROPERTY, &colour),
        None => style.remove_property(PROPERTY).map(|_| ()),
    };
}

fn style(window: &Window, element: &Element) -> Option<CssStyleDeclaration> {
    window.get_computed_style(element).ok().flatten()
}

/// The first link in the element itself, else around it.
fn nearest(host: &HtmlElement) -> Option<Element> {
    let mut around: Option<Element> = Some(host.clone().into());
    while let Some(element) = around {
        if let Ok(Some(link)) = element.query_selector(LINK) {
            return Some(link);
        }
        around = element.parent_element().or_else(|| {
            let root = element.get_root_node().dyn_into::<ShadowRoot>();
            root.ok().map(|root| root.host())
        });
    }
    None
}
