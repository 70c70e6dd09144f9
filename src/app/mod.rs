//! The window.
//!
//! - [`start`] opens it; [`window`] is it: what happens before a frame, and what is shown in one. [`frame`] places
//!   its parts, [`views`] has a folder or file for each of them, [`dialogs`] one for each question.
//! - Views read what [`view_context::ViewContext`] gives them and their own view state, and push [`action::Action`]s onto a
//!   queue; [`perform`] is the one place that carries them out.
//! - [`command`] has the table of all that can be done by name, [`keys`] the shortcuts.
//! - [`session`] is the project that is open; [`index`], [`analyses`], [`filter`] and [`layout`] are derived from it, each from those before.
//! - [`clean`] is the last thing that happens to a frame: nothing that a file holds leaves the window to be obeyed instead of seen.
//! - Slow work runs in [`jobs`]; [`outcomes`] handles their results, [`files`] asks for them.

mod accessible;
mod action;
mod analyses;
mod check;
mod clean;
mod clipboard;
mod command;
mod crash;
mod departure;
mod dialogs;
mod environment;
mod evidence;
mod export;
mod extraction_results;
mod files;
mod filter;
mod frame;
mod index;
mod jobs;
mod keys;
mod known_articles;
mod layout;
mod link_walk;
mod notice;
mod opener;
mod outcomes;
mod palette;
mod panel_widths;
mod path_purpose;
mod perform;
mod picker;
mod prepared_views;
mod ratings;
mod reading;
mod request;
mod review;
mod search;
mod selection;
mod session;
mod signals;
mod start;
#[cfg(test)]
mod testing;
mod text;
pub mod theme;
mod tour;
mod utterances;
mod view;
mod view_context;
mod views;
mod visible_parts;
mod whos_who;
mod widgets;
mod window;

pub use clipboard::ClipboardPage;
pub use environment::{Clock, Environment, Opener, PAUSE};
pub use export::ExportRequest;
pub use picker::{FileChoice, FilePicker, FileRequest};
pub use start::{WindowError, run};
pub use window::Rejoinder;
