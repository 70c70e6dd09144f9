//! Tests that work is kept at a crash, with damaged journals, with two windows, and with no place to write.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::open_project::OpenProject;
use super::{Home, Opened, Overwrite, save};
use edit::{Change, Edit, Swap};
use model::{Codebook, Ids, Project, VerdictScale};

mod crashes;
mod gone;
mod journals;
mod keeping;
mod limits;
#[cfg(target_os = "linux")]
mod planted;
mod two_windows;

const FILE: &str = "/desk/bridge.rejoinder.ron";

/// Returns a small project after this many changes.
fn project(changes: usize) -> Project {
    let mut project = Project::new(&title(changes), Timestamp::UNIX_EPOCH, &mut Ids::seeded(1));
    project.codebook = Codebook::default();
    project.scale = VerdictScale::default();
    project
}

fn title(changes: usize) -> String {
    format!("after {changes} changes")
}

fn changes(project: &Project) -> usize {
    project.title.split(' ').nth(1).and_then(|count| count.parse().ok()).unwrap()
}

/// Returns a change of the title.
fn rename(open_project: &OpenProject, after: &str) -> Edit {
    let swap = Swap { before: open_project.project().title.clone(), after: after.to_owned() };
    Edit { label: format!("Rename to {after}"), changes: vec![Change::Title(swap)] }
}

/// Returns a folder with a project, and with a journal of three changes that its file does not have.
fn left_behind() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let home = home_in(&folder);
    let mut open_project = OpenProject::opened(home.open(&path, false).unwrap(), home, Arc::new(|| {}));
    for name in ["one", "two", "three"] {
        let edit = rename(&open_project, name);
        open_project.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    }
    drop(open_project);
    (folder, path)
}

fn home_in(folder: &tempfile::TempDir) -> Home {
    Home::at(&folder.path().join("state"), "Robin")
}

fn labels(opened: &Opened) -> Vec<&str> {
    let entries = opened.recovery.as_ref().map(|it| &it.entries[..]).unwrap_or_default();
    entries.iter().map(|entry| entry.edit.label.as_str()).collect()
}
