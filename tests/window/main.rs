//! The window, driven as a person would: by role and label, by keys, and once as the real program.
#![cfg(feature = "gui")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test says so by panicking")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests put files where they need them"
)]

mod altered;
mod attack;
mod balance;
mod board;
mod by_keyboard;
mod check;
mod clean;
mod codebook;
mod correcting;
mod counting;
mod documents;
mod ending;
mod evidence;
mod exchanges;
mod exporting;
mod files;
mod filters;
#[cfg(target_os = "linux")]
mod fonts;
mod framing;
mod gone;
#[path = "../hostile/mod.rs"]
mod hostile;
mod images;
mod keeping;
mod loops;
mod machine;
mod many;
mod menus;
mod palette;
mod pointer_loop;
mod preview;
mod raster;
mod real;
mod replies;
mod room;
#[cfg(target_os = "linux")]
mod screen_reader;
mod several;
mod shortcuts;
mod speakers;
mod start;
mod suggestions;
mod support;
mod verdicts;
mod voices;
mod whole_loop;
mod whos_who;
