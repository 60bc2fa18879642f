//! The sign of an era or a faction.

use crate::chronicle::Glyph as Paths;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GlyphProps {
    /// The sign, if the chronicle brings one.
    pub glyph: Option<Paths>,
    /// Whose first letter stands in for a missing one.
    pub name: AttrValue,
}

/// A sign of 16 by 16. It is decoration: the name is beside it.
#[component]
pub fn Glyph(props: &GlyphProps) -> Html {
    let inside = match &props.glyph {
        Some(glyph) => html! {
            <>
                if !glyph.fill.is_empty() { <path class="fill" d={glyph.fill.clone()} /> }
                if !glyph.line.is_empty() { <path class="line" d={glyph.line.clone()} /> }
            </>
        },
        None => {
            let letter: String = props.name.chars().take(1).collect();
            html! { <text x="8" y="13" text-anchor="middle">{ letter }</text> }
        }
    };
    html! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">{ inside }</svg> }
}
