//! The window.
//!
//! Views read what [`shown::Shown`] gives them and their own view state, and push [`action::Action`]s onto a
//! queue; [`perform`] is the one place that carries them out. What takes time runs in [`jobs`].

mod action;
mod columns;
mod command;
mod crash;
mod dialogs;
mod files;
mod filter;
mod found;
mod index;
mod insight;
mod jobs;
mod keys;
mod linking;
mod needs;
mod notice;
mod opener;
mod palette;
mod perform;
mod picker;
mod review;
mod search;
mod selection;
mod session;
mod shown;
mod surroundings;
pub mod theme;
mod views;
mod widgets;
mod window;

pub use command::{Command, Situation};
pub use picker::{Picked, Picker, Wanted};
pub use surroundings::{Clock, Opener, Surroundings};
pub use window::{Rejoinder, WindowError, run};
