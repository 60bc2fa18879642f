//! Dates as chroniclers know them: EDTF (ISO 8601-2:2019), its bounds, certainty and wording.
pub use bounds::Bounds;
pub use calendar::year_of;
pub use form::Form;
pub use problem::{DateProblem, DateProblemKind};
pub use value::Edtf;

mod bounds;
mod calendar;
mod form;
mod parse;
mod print;
mod problem;
mod suggest;
mod value;
mod wording;
