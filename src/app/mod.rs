//! The window.
//!
//! - [`start`] opens it; [`window`] is it: what happens before a frame, and what is shown in one. [`frame`] places
//!   its parts, [`views`] has a folder or file for each of them, [`dialogs`] one for each question.
//! - Views read what [`shown::Shown`] gives them and their own view state, and push [`action::Action`]s onto a
//!   queue; [`perform`] is the one place that carries them out.
//! - [`command`] has the table of all that can be done by name, [`keys`] the shortcuts.
//! - [`session`] is the project that is open; [`index`], [`insight`], [`filter`] and [`layout`] are derived from it, each from those before.
//! - [`clean`] is the last thing that happens to a frame: nothing that a file holds leaves the window to be obeyed instead of seen.
//! - What takes time runs in [`jobs`]; [`outcomes`] takes what comes of them, [`files`] asks for them.

mod accessible;
mod action;
mod clean;
mod command;
mod crash;
mod departure;
mod dialogs;
mod export;
mod files;
mod filter;
mod found;
mod frame;
mod index;
mod insight;
mod jobs;
mod keys;
mod layout;
mod linking;
mod notice;
mod opener;
mod outcomes;
mod palette;
mod perform;
mod picker;
mod reading;
mod request;
mod review;
mod search;
mod selection;
mod session;
mod shown;
mod signals;
mod start;
mod surroundings;
mod text;
pub mod theme;
mod views;
mod widgets;
mod window;

pub use export::ExportWish;
pub use picker::{Picked, Picker, Wanted};
pub use start::{WindowError, run};
pub use surroundings::{Clock, Opener, Surroundings};
pub use window::Rejoinder;
