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
mod layout;
mod linking;
mod needs;
mod notice;
mod opener;
mod outcomes;
mod palette;
mod perform;
mod picker;
mod review;
mod search;
mod selection;
mod session;
mod shown;
mod situation;
mod start;
mod surroundings;
pub mod theme;
mod views;
mod widgets;
mod window;

pub use command::Command;
pub use picker::{Picked, Picker, Wanted};
pub use situation::Situation;
pub use start::{WindowError, run};
pub use surroundings::{Clock, Opener, Surroundings};
pub use window::Rejoinder;
