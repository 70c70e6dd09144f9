//! Opens the window; where there is none, shows the panels as text.

use std::path::{Path, PathBuf};

use super::reader::ArticleReader;
use super::terminal::complain;
use super::{Failure, project};

/// Reason for which there is no window.
enum NoWindow {
    /// None can be opened here.
    None(String),
    /// There was one, and the program went wrong.
    #[cfg_attr(not(feature = "gui"), expect(dead_code, reason = "there is no window to go wrong"))]
    Crashed(String),
}

pub(super) fn open(file: Option<PathBuf>) -> Result<(), Failure> {
    match open_window(file.clone()) {
        Ok(()) => return Ok(()),
        Err(NoWindow::Crashed(words)) => return Err(Failure::Said(words)),
        Err(NoWindow::None(reason)) => complain(format_args!(
            "no window can be opened here ({reason}); these are the panels as text. Without a window: rejoinder \
             extract, new, check, show, export (see rejoinder --help)."
        )),
    }
    show(file.as_deref())
}

fn show(file: Option<&Path>) -> Result<(), Failure> {
    match file {
        Some(path) => project::show(path, &ArticleReader::new(None)?),
        None => project::print(&store::from_text(crate::SAMPLE).map_err(Failure::of)?),
    }
}

#[cfg(feature = "gui")]
fn open_window(file: Option<PathBuf>) -> Result<(), NoWindow> {
    use crate::app::WindowError;
    crate::app::run(file).map_err(|error| match error {
        WindowError::None(reason) => NoWindow::None(reason),
        crashed @ WindowError::Crashed(_) => NoWindow::Crashed(crashed.to_string()),
    })
}

#[cfg(not(feature = "gui"))]
fn open_window(_: Option<PathBuf>) -> Result<(), NoWindow> {
    Err(NoWindow::None("this program was built without one".to_owned()))
}
