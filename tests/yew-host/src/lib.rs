//! A Yew application with buttons of its own around a `<mirror-timeline>`. It counts how often its
//! own listeners run: once for each press of its own, never for what is pressed inside the widget.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// The application.
#[function_component]
fn Host() -> Html {
    let (first, second, third) = (use_state(|| 0), use_state(|| 0), use_state(|| 0));
    let counts: [UseStateHandle<u32>; 3] = [first, second, third];
    let buttons = counts.iter().enumerate().map(|(place, count)| {
        let pressed = count.clone();
        let onclick = Callback::from(move |_: MouseEvent| pressed.set(*pressed + 1));
        let keyed = count.clone();
        let onkeydown = Callback::from(move |_: KeyboardEvent| keyed.set(*keyed + 100));
        html! { <button id={format!("own-{place}")} {onclick} {onkeydown}>{ **count }</button> }
    });
    html! {
        <main>
            { for buttons }
            <mirror-timeline></mirror-timeline>
        </main>
    }
}

/// Draws the application into the page.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<Host>::new().render();
}
