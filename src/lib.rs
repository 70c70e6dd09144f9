//! Rejoinder: who said what in an article, side by side, and who answered it.
//!
//! Data flows one way: **import → extract → model ⇄ edit → views**. The window (`app`) and the commands that need
//! none (`cli`) know every crate of the workspace; no crate knows them.

// `cli::terminal` alone prints, and takes clean text only.
#![warn(clippy::print_stderr, clippy::print_stdout)]

pub mod cli;
mod export_texts;

#[cfg(feature = "gui")]
pub mod app;

/// The bundled sample: the file of a small finished project.
pub const SAMPLE: &str = include_str!("../assets/sample.rejoinder.ron");
