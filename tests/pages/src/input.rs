//! A reader's hands: mouse, wheel, fingers and keys.
//!
//! They go through the driver where it takes them, so that the browser does all that it does for a
//! person: hit testing, focus, capture, scrolling. Where a driver lacks a device, the events are
//! made in the page; the table in `README.md` says which.

use std::time::Duration;

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::{Page, Point};
use crate::session::Command;

/// A key that is held meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// None.
    Nothing,
    /// Control.
    Control,
}

/// How many moves make a drag or a pinch.
const STEPS: u32 = 8;

/// How long one such move takes: a frame, so that the page sees each.
const STEP: Duration = Duration::from_millis(16);

impl Page<'_> {
    /// Clicks the middle of an element.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.click_at(self.middle(selector).await?).await
    }

    /// Moves the mouse over the middle of an element.
    pub async fn hover(&self, selector: &str) -> Result<()> {
        let place = self.middle(selector).await?;
        self.perform(vec![mouse(vec![move_to(place)])]).await
    }

    /// Clicks a place.
    pub async fn click_at(&self, place: Point) -> Result<()> {
        self.perform(vec![mouse(vec![move_to(place), down(), up()])])
            .await
    }

    /// Clicks a place twice.
    pub async fn double_click_at(&self, place: Point) -> Result<()> {
        self.perform(vec![mouse(vec![
            move_to(place),
            down(),
            up(),
            down(),
            up(),
        ])])
        .await
    }

    /// Presses the mouse at one place, moves it and lets go at the other.
    pub async fn drag(&self, from: Point, to: Point) -> Result<()> {
        let mut steps = vec![move_to(from), down()];
        steps.extend(path(from, to));
        steps.push(up());
        self.perform(vec![mouse(steps)]).await
    }

    /// Turns the wheel over a place, downwards for a positive `delta` in CSS pixels.
    pub async fn wheel(&self, place: Point, delta: i32, held: Held) -> Result<()> {
        if held == Held::Control && !self.engine.drives_wheel_with_keys() {
            return self.make_wheel(place, delta).await;
        }
        let scroll = json!({
            "type": "scroll", "x": whole(place.x), "y": whole(place.y),
            "deltaX": 0, "deltaY": delta, "duration": 0, "origin": "viewport",
        });
        let wheel =
            |actions: Vec<Value>| json!({ "type": "wheel", "id": "wheel", "actions": actions });
        match held {
            Held::Nothing if self.engine.turns_wheel_back() => {
                self.perform(vec![wheel(vec![pause(), scroll])]).await
            }
            Held::Nothing => {
                self.perform(vec![wheel(vec![pause(), scroll, pause()])])
                    .await
            }
            Held::Control => {
                let control = Key::Control.to_string();
                let keys = keyboard(vec![
                    json!({ "type": "keyDown", "value": control }),
                    pause(),
                    json!({ "type": "keyUp", "value": control }),
                ]);
                self.perform(vec![keys, wheel(vec![pause(), scroll, pause()])])
                    .await
            }
        }
    }

    /// Touches a place and lets go.
    pub async fn tap(&self, place: Point) -> Result<()> {
        self.touch(vec![vec![place]]).await
    }

    /// Touches a place twice, as fast as a double tap is.
    pub async fn double_tap(&self, place: Point) -> Result<()> {
        if !self.engine.drives_touch() {
            self.make_touch(&[vec![place]]).await?;
            return self.make_touch(&[vec![place]]).await;
        }
        let steps = vec![move_to(place), down(), up(), down(), up()];
        self.perform(vec![finger(0, steps)]).await
    }

    /// Slides one finger.
    pub async fn swipe(&self, from: Point, to: Point) -> Result<()> {
        self.touch(vec![line(from, to)]).await
    }

    /// Moves two fingers on a level line, each as far from the place as `start` pixels, then
    /// `end` pixels.
    pub async fn pinch(&self, place: Point, start: f64, end: f64) -> Result<()> {
        let finger = |side: f64| {
            line(
                Point {
                    x: place.x + side * start,
                    y: place.y,
                },
                Point {
                    x: place.x + side * end,
                    y: place.y,
                },
            )
        };
        self.touch(vec![finger(-1.0), finger(1.0)]).await
    }

    /// Presses and releases each key in turn.
    pub async fn press(&self, keys: &[Key]) -> Result<()> {
        let values: Vec<String> = keys.iter().map(Key::to_string).collect();
        self.press_values(&values).await
    }

    /// Presses and releases a key while Shift is held.
    pub async fn press_shifted(&self, key: Key) -> Result<()> {
        let (shift, key) = (Key::Shift.to_string(), key.to_string());
        let steps = [
            ("keyDown", &shift),
            ("keyDown", &key),
            ("keyUp", &key),
            ("keyUp", &shift),
        ];
        let steps = steps.map(|(kind, value)| json!({ "type": kind, "value": value }));
        self.perform(vec![keyboard(steps.to_vec())]).await
    }

    /// Types a text, key by key.
    pub async fn write(&self, text: &str) -> Result<()> {
        let values: Vec<String> = text.chars().map(String::from).collect();
        self.press_values(&values).await
    }

    async fn press_values(&self, values: &[String]) -> Result<()> {
        let steps = values
            .iter()
            .flat_map(|value| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": value }))
            })
            .collect();
        self.perform(vec![keyboard(steps)]).await
    }

    /// Moves fingers, each along its own places, all at once.
    async fn touch(&self, fingers: Vec<Vec<Point>>) -> Result<()> {
        if !self.engine.drives_touch() {
            return self.make_touch(&fingers).await;
        }
        let sources = fingers.iter().enumerate().map(|(number, places)| {
            let mut steps: Vec<Value> = Vec::new();
            for (index, place) in places.iter().enumerate() {
                steps.push(if index == 0 {
                    move_to(*place)
                } else {
                    glide_to(*place)
                });
                if index == 0 {
                    steps.push(down());
                }
            }
            steps.push(up());
            finger(number, steps)
        });
        let sources = sources.collect();
        self.perform(sources).await
    }

    /// A wheel event with Control made in the page. What the browser would do by itself is not done.
    async fn make_wheel(&self, place: Point, delta: i32) -> Result<()> {
        self.run_with(
            r#"
            const [x, y, deltaY] = given;
            at(x, y).dispatchEvent(new WheelEvent("wheel", {
              bubbles: true, cancelable: true, composed: true, view: window,
              clientX: x, clientY: y, deltaY, ctrlKey: true,
            }));
            "#,
            vec![json!(place.x), json!(place.y), json!(delta)],
        )
        .await?;
        Ok(())
    }

    /// Pointer events of fingers made in the page, one frame a move. What the browser would do by
    /// itself, such as scrolling or a click after a tap, is not done.
    async fn make_touch(&self, fingers: &[Vec<Point>]) -> Result<()> {
        let places: Vec<Vec<[f64; 2]>> = fingers
            .iter()
            .map(|finger| finger.iter().map(|place| [place.x, place.y]).collect())
            .collect();
        self.run_with(
            r#"
            const fingers = given[0];
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const targets = fingers.map(([[x, y]]) => at(x, y));
            const send = (kind, number, [x, y]) => targets[number].dispatchEvent(new PointerEvent(kind, {
              bubbles: true, cancelable: true, composed: true, view: window,
              pointerId: 100 + number, pointerType: "touch", isPrimary: number === 0,
              button: kind === "pointermove" ? -1 : 0, buttons: kind === "pointerup" ? 0 : 1,
              clientX: x, clientY: y,
            }));
            return (async () => {
              fingers.forEach((places, number) => send("pointerdown", number, places[0]));
              for (let step = 1; step < fingers[0].length; step += 1) {
                await frame();
                fingers.forEach((places, number) => send("pointermove", number, places[step]));
              }
              await frame();
              fingers.forEach((places, number) => send("pointerup", number, places.at(-1)));
            })();
            "#,
            vec![json!(places)],
        )
        .await?;
        Ok(())
    }

    async fn perform(&self, sources: Vec<Value>) -> Result<()> {
        let body = json!({ "actions": sources });
        self.client
            .issue_cmd(Command {
                path: "actions",
                body,
            })
            .await?;
        Ok(())
    }
}

fn mouse(steps: Vec<Value>) -> Value {
    json!({
        "type": "pointer", "id": "mouse",
        "parameters": { "pointerType": "mouse" }, "actions": steps,
    })
}

fn finger(number: usize, steps: Vec<Value>) -> Value {
    json!({
        "type": "pointer", "id": format!("finger {number}"),
        "parameters": { "pointerType": "touch" }, "actions": steps,
    })
}

fn keyboard(steps: Vec<Value>) -> Value {
    json!({ "type": "key", "id": "keyboard", "actions": steps })
}

fn move_to(place: Point) -> Value {
    json!({
        "type": "pointerMove", "x": whole(place.x), "y": whole(place.y),
        "duration": 0, "origin": "viewport",
    })
}

/// A coordinate as drivers take it.
fn whole(coordinate: f64) -> i64 {
    coordinate.round() as i64
}

/// A move that takes a frame.
fn glide_to(place: Point) -> Value {
    let mut step = move_to(place);
    step["duration"] = json!(STEP.as_millis());
    step
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

fn pause() -> Value {
    json!({ "type": "pause", "duration": 0 })
}

/// The moves from one place to another.
fn path(from: Point, to: Point) -> impl Iterator<Item = Value> {
    line(from, to).into_iter().skip(1).map(glide_to)
}

/// Places from one to another, both among them.
fn line(from: Point, to: Point) -> Vec<Point> {
    (0..=STEPS)
        .map(|step| {
            let part = f64::from(step) / f64::from(STEPS);
            Point {
                x: from.x + (to.x - from.x) * part,
                y: from.y + (to.y - from.y) * part,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_starts_and_ends_where_it_is_told() {
        let (from, to) = (Point { x: 10.0, y: 4.0 }, Point { x: 90.0, y: 0.0 });
        let places = line(from, to);
        assert_eq!(places.first(), Some(&from));
        assert_eq!(places.last(), Some(&to));
        assert_eq!(path(from, to).count(), STEPS as usize);
    }
}
