//! What is kept, whatever happens: at a crash, with damaged journals, with two windows, with no place to write.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::keeper::Keeper;
use super::{Home, Opened, Overwrite, save};
use edit::{Change, Edit, Replacement};
use model::{Codebook, IdGenerator, Project, VerdictScale};

mod crashes;
mod gone;
mod journals;
mod keeping;
mod limits;
#[cfg(target_os = "linux")]
mod planted;
mod two_windows;

const FILE: &str = "/desk/bridge.rejoinder.ron";

/// A small project after so many changes.
fn project(changes: usize) -> Project {
    let mut project = Project::new(&title(changes), Timestamp::UNIX_EPOCH, &mut IdGenerator::seeded(1));
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

/// A change of the title, as somebody makes it.
fn rename(keeper: &Keeper, after: &str) -> Edit {
    let swap = Replacement { before: keeper.project().title.clone(), after: after.to_owned() };
    Edit { label: format!("Rename to {after}"), changes: vec![Change::Title(swap)] }
}

/// A folder with a project, and three changes of it that its file does not hold.
fn left_behind() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let home = home_in(&folder);
    let mut keeper = Keeper::opened(home.open(&path, false).unwrap(), home, Arc::new(|| {}));
    for name in ["one", "two", "three"] {
        let edit = rename(&keeper, name);
        keeper.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    }
    drop(keeper);
    (folder, path)
}

fn home_in(folder: &tempfile::TempDir) -> Home {
    Home::at(&folder.path().join("state"), "Robin")
}

fn labels(opened: &Opened) -> Vec<&str> {
    let entries = opened.recovery.as_ref().map(|it| &it.entries[..]).unwrap_or_default();
    entries.iter().map(|entry| entry.edit.label.as_str()).collect()
}
