//! The focus stays in the widget when what has it goes (WCAG 2.4.3): a press may take away the very
//! button that was pressed, and whoever goes by keyboard would begin the page anew.

use super::focus::focused;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// The filters that are set, one a chip.
const CHIPS: &str = ".status .chip";

/// Where the focus goes from what was within the first, in order; what is not there is passed over.
/// On the stage it has its own ways.
const NEXT: [(&str, &[&str]); 5] = [
    (".search", &[".search input", FILTERS]),
    (".message", &[".message button", FILTERS, ".search input"]),
    (".status", &[CHIPS, FILTERS, ".search input"]),
    (".stage, .column", &[]),
    (".frame", &[FILTERS, ".search input", ".round"]),
];

/// Opens the filters, and is there whatever is filtered.
const FILTERS: &str = "[part~=filter-button]";

/// What had the focus before a frame.
pub struct Held {
    element: HtmlElement,
    /// Where it goes next.
    next: &'static [&'static str],
    /// Which chip it was, and of how many.
    chip: Option<(usize, usize)>,
}

impl Held {
    /// Takes note of what has the focus.
    #[inline(never)]
    pub fn before_frame(frame: &NodeRef) -> Option<Self> {
        let element = focused(frame)?;
        let within = |selector: &str| matches!(element.closest(selector), Ok(Some(_)));
        let next = NEXT.iter().find(|(place, _)| within(place))?.1;
        let chips = all(frame, CHIPS);
        let chip = chips.iter().position(|chip| **chip == *element);
        let chip = chip.map(|place| (place, chips.len()));
        Some(Self {
            element,
            next,
            chip,
        })
    }

    /// Puts the focus on what comes next, if what had it has gone and nothing else has taken it.
    #[inline(never)]
    pub fn after_frame(self, frame: &NodeRef) {
        // The elements of chips are used for other chips: the one in the same place is the next one.
        if let Some((place, before)) = self.chip {
            let chips = all(frame, CHIPS);
            if chips.len() < before
                && (focused(frame).is_some_and(|now| now == self.element) || lost(&self.element))
                && let Some(chip) = chips.get(place.min(chips.len().saturating_sub(1)))
            {
                let _ = chip.focus();
            }
        }
        for selector in self.next {
            if !lost(&self.element) {
                return;
            }
            if let Some(element) = all(frame, selector).first() {
                let _ = element.focus();
            }
        }
    }
}

/// Whether an element has gone and left the focus with nothing.
fn lost(element: &HtmlElement) -> bool {
    let page = element.owner_document();
    let focused = page.as_ref().and_then(|page| page.active_element());
    let body = page.and_then(|page| page.body()).map(Element::from);
    !element.is_connected() && (focused.is_none() || focused == body)
}

/// Everything within `frame` that a selector finds.
fn all(frame: &NodeRef, selector: &str) -> Vec<HtmlElement> {
    let frame = frame.cast::<HtmlElement>();
    let nodes = frame.and_then(|frame| frame.query_selector_all(selector).ok());
    let mut found = Vec::new();
    for index in 0..nodes.as_ref().map_or(0, |nodes| nodes.length()) {
        let node = nodes.as_ref().and_then(|nodes| nodes.get(index));
        if let Some(element) = node.and_then(|node| node.dyn_into().ok()) {
            found.push(element);
        }
    }
    found
}
