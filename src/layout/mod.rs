//! Where everything stands: a [`Scene`] for one selection, one scale and one size.
//!
//! ```text
//! Chronicle ─▶ Groundwork (once) ─┐
//! matching events, Scale, StageForm, Measure, selected event ─▶ Scene ─▶ drawing
//! ```
//!
//! Guarantees, each of them a test:
//!
//! - every matching event of the window is there exactly once: with a label, as a lone mark, or
//!   in a cluster;
//! - no two labels overlap, none leaves the stage, and no pole runs through a label;
//! - every column of labels reads downwards in time (but where flags fly to the other side, which
//!   costs a column more than it gains nearly always);
//! - the same input gives the same scene.
//!
//! What a scene costs depends on the pixels, and on how many events there are by their logarithm and a
//! few bits of each (`row`, `heaviest`). No colours, no browser; words only as far as they are measured.

mod arrows;
mod bands;
mod clusters;
mod columns;
mod crossings;
mod form;
mod front;
mod groundwork;
mod heaviest;
mod measure;
mod path;
pub mod phone;
mod plan;
mod remembered;
mod ribbon;
mod row;
mod rows;
mod scene;
mod stage;
mod stops;
mod tabs;
mod text;
mod today;

pub use form::StageForm;
pub use groundwork::{Groundwork, Neighbour};
pub use measure::{Measure, TextStyle};
pub use path::{decimal, digits};
pub use remembered::Remembered;
pub use ribbon::{EraButton, Pulse, Ribbon};
pub use rows::{Rows, Run};
pub use scene::{
    Arrow, Band, Bow, BreakMark, Cluster, EdgeTab, Emphasis, Label, Mark, Rect, Relation, Scene,
    Segment, Side, Stretch,
};
pub use stage::SceneInput;
pub use stops::{Move, Stop, StopKind, after_move, elements, stops};
pub use text::tick_words;
pub use today::{first_after_today, today_x};
