//! The interface's icons: lines on a field of 16 by 16, in the text's colour.

use yew::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Search,
    Filter,
    Timeline,
    List,
    Cross,
    Minus,
    Plus,
    Whole,
    Down,
    Back,
    Forward,
    Warning,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5l4 4",
            Self::Filter => "M2 4h12M4.5 8h7M7 12h2",
            Self::Timeline => "M1 5h14M1 11h14M5 5v-2M10 5V3M7 11v2M12 11v2",
            Self::List => "M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.1M2 8h.1M2 12h.1",
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Minus => "M3 8h10",
            Self::Plus => "M3 8h10M8 3v10",
            Self::Whole => "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
            Self::Down => "M3 6l5 5 5-5",
            Self::Back => "M10 3L5 8l5 5",
            Self::Forward => "M6 3l5 5-5 5",
            Self::Warning => "M8 2L15 14H1zM8 6.5v3.5M8 12h.1",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct IconProps {
    pub shape: Shape,
}

/// One icon. It is decoration: the control around it has the words.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d={props.shape.path()} /></svg>
    }
}
