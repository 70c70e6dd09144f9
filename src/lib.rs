//! Rejoinder: who said what in an article, side by side, and who answered it.
//!
//! Data flows one way: **import → extract → model ⇄ edit → views**. Who may know whom is kept by
//! `tests/house.rs`; ARCHITECTURE.md has the picture.

// What is printed goes through `cli::terminal`, which takes clean text alone.
#![warn(clippy::print_stderr, clippy::print_stdout)]

pub mod analysis;
pub mod edit;
pub mod english;
pub mod export;
pub mod extract;
pub mod files;
pub mod import;
pub mod model;
pub mod store;

pub mod cli;

#[cfg(feature = "gui")]
pub mod app;

/// The bundled sample: the file of a small finished project.
pub const SAMPLE: &str = include_str!("../assets/sample.rejoinder.ron");
