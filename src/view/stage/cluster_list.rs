//! The events of a cluster that no zooming can tell apart.

use super::super::app::era_class;
use super::targets::place;
use crate::layout::Cluster;
use crate::state::{Action, State};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ClusterListProps {
    pub state: State,
    pub cluster: Cluster,
    /// Width of the stage, in px.
    pub width: f64,
    pub dispatch: Callback<Action>,
    /// It is to be closed.
    pub on_close: Callback<()>,
}

/// Width of the list, in px; the stylesheet says the same.
const WIDTH: f64 = 240.0;

/// A small list beside the pill.
#[component]
pub fn ClusterList(props: &ClusterListProps) -> Html {
    let ClusterListProps {
        state,
        cluster,
        dispatch,
        on_close,
        ..
    } = props;
    let left = (cluster.x - WIDTH / 2.0).clamp(4.0, (props.width - WIDTH - 4.0).max(4.0));
    let onkeydown = {
        let on_close = on_close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                on_close.emit(());
            }
        })
    };
    let items = cluster.events.iter().filter_map(|position| {
        let position = *position;
        let event = state.book.chronicle.events.get(position)?;
        let onclick = {
            let (dispatch, on_close) = (dispatch.clone(), on_close.clone());
            Callback::from(move |_: MouseEvent| {
                on_close.emit(());
                dispatch.emit(Action::Select(Some(position)));
            })
        };
        let date = event.date.words(state.frame.language);
        Some(html! {
            <li class={era_class(event.era)}>
                <button type="button" data-event={event.id.clone()} {onclick}>
                    <b>{ date }</b>{ " " }{ &event.title }
                </button>
            </li>
        })
    });
    html! {
        <ul
            class="cluster-list"
            part="cluster-list"
            {onkeydown}
            ~style={place(&[("left", left), ("top", cluster.y + 16.0)])}
        >
            { for items }
        </ul>
    }
}
