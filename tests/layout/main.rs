//! Scenes of the chronicle and of generated ones: what is promised of every drawing.

mod chronicle;
mod phone;
mod promises;
mod ribbon;
mod rows;
mod support;
