//! Opens the window; where there is none, shows the panels as text.

use std::path::{Path, PathBuf};

use super::{Failure, complain, project};
use crate::store;

pub(super) fn open(file: Option<PathBuf>) -> Result<(), Failure> {
    let Err(reason) = open_window(file.clone()) else { return Ok(()) };
    complain(format_args!(
        "no window can be opened here ({reason}); these are the panels as text. Without a window: rejoinder \
         extract, new, check, show (see rejoinder --help)."
    ));
    show(file.as_deref())
}

fn show(file: Option<&Path>) -> Result<(), Failure> {
    match file {
        Some(path) => project::show(path),
        None => project::print(&store::from_text(crate::SAMPLE).map_err(Failure::of)?),
    }
}

#[cfg(feature = "gui")]
fn open_window(file: Option<PathBuf>) -> Result<(), String> {
    crate::app::run(file).map_err(|error| error.to_string())
}

#[cfg(not(feature = "gui"))]
fn open_window(_: Option<PathBuf>) -> Result<(), String> {
    Err("this program was built without one".to_owned())
}
