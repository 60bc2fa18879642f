//! Linked events that are out of sight: tabs at the side where they lie.

use super::super::app::era_class;
use super::targets::place;
use crate::layout::{EdgeTab, Relation, Scene, Side};
use crate::state::Action;
use crate::strings::{Key, Language};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EdgeTabsProps {
    pub scene: std::rc::Rc<Scene>,
    pub language: Language,
    pub dispatch: Callback<Action>,
}

/// Pressing one selects its event and moves the window there.
#[component]
pub fn EdgeTabs(props: &EdgeTabsProps) -> Html {
    let tabs = props.scene.edge_tabs.iter();
    html! { <>{ for tabs.map(|tab| edge_tab(props, tab)) }</> }
}

fn edge_tab(props: &EdgeTabsProps, tab: &EdgeTab) -> Html {
    let event = tab.event;
    let relation = match tab.relation {
        Relation::Cause => Key::LinkBecause,
        Relation::Result => Key::LinkLed,
    };
    let side = match tab.side {
        Side::Start => "start",
        Side::End => "end",
    };
    let rect = tab.rect;
    html! {
        <button
            type="button"
            class={classes!("edge-tab", side, era_class(tab.era))}
            part="edge-tab"
            onclick={props.dispatch.reform(move |_: MouseEvent| Action::Follow(event))}
            ~style={place(&[("left", rect.x), ("top", rect.y), ("width", rect.width), ("min-height", rect.height)])}
        >
            <b>{ &tab.date }</b>{ " · " }{ props.language.text(relation) }<br />
            { tab.lines.join(" ") }
            if tab.hidden { <small>{ " " }{ props.language.text(Key::TabHidden) }</small> }
        </button>
    }
}
