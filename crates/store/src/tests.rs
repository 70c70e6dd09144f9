//! Tests that work is kept at a crash, with damaged journals, with two windows, and with no place to write.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::open_project::OpenProject;
use super::{Home, Opened, Overwrite, save};
use edit::{Change, Edit, Replacement};
use model::{Codebook, IdGenerator, Project, VerdictScale};

mod crashes;
mod gone;
mod journals;
mod keeping;
mod limits;
mod moved;
#[cfg(target_os = "linux")]
mod planted;
mod two_windows;

const FILE: &str = "/desk/bridge.rejoinder.ron";

/// Returns a small project after this many changes.
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

/// Returns a change of the title.
fn rename(open_project: &OpenProject, after: &str) -> Edit {
    let swap = Replacement { before: open_project.project().title.clone(), after: after.to_owned() };
    Edit { label: format!("Rename to {after}"), changes: vec![Change::Title(swap)] }
}

/// Renames the project.
fn rename_to(open_project: &mut OpenProject, title: &str) {
    let edit = rename(open_project, title);
    open_project.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
}

/// Renames the project, and waits until the change is safe.
fn change(open_project: &mut OpenProject, title: &str) {
    rename_to(open_project, title);
    open_project.sync();
}

/// Opens a project as a window does.
fn window(opened: Opened, home: Home) -> OpenProject {
    OpenProject::opened(opened, home, Arc::new(|| {}))
}

/// Waits for another thread until `look` finds something.
fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "{what} did not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Waits for another thread until `done` returns true.
fn until(what: &str, mut done: impl FnMut() -> bool) {
    wait_for(what, || done().then_some(()));
}

/// Returns the path of the journal beside a file.
fn journal_of(path: &Path) -> PathBuf {
    ::files::with_suffix(path, ".journal")
}

/// Returns a folder with an open project.
fn open() -> (tempfile::TempDir, PathBuf, OpenProject) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("desk")).unwrap();
    let path = folder.path().join("desk/bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let open_project = open_again(&folder, &path);
    (folder, path, open_project)
}

fn open_again(folder: &tempfile::TempDir, path: &Path) -> OpenProject {
    let home = home_in(folder);
    window(home.open(path, false).unwrap(), home)
}

/// Returns a folder with a project, and with a journal of three changes that its file does not have.
fn left_behind() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let home = home_in(&folder);
    let mut open_project = window(home.open(&path, false).unwrap(), home);
    for name in ["one", "two", "three"] {
        rename_to(&mut open_project, name);
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
