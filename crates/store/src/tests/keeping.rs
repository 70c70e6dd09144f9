//! Tests an open project from opening to saving: restoring, a folder that is not writable, no place at all, a
//! newer version.

use super::super::{ReadOnly, save, testing, write};
use super::*;

#[test]
fn a_project_of_a_newer_major_version_is_shown_and_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    let text = write::to_text(&testing::project(3, 9)).unwrap();
    std::fs::write(&path, text.replacen(" format: 1,\n minor: 3,", " format: 2,\n minor: 3,", 1)).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let home = home_in(&folder);
    let opened = home.open(&path, false).unwrap();
    assert_eq!(opened.project.statements.len(), 9);
    let Some(ReadOnly::Newer(newer)) = &opened.read_only else { panic!("{:?}", opened.read_only) };
    assert_eq!(newer.format.to_string(), "2.3");
    let mut open_project = window(opened, home.clone());
    let edit = rename(&open_project, "other");
    assert!(open_project.apply(edit, None, Timestamp::UNIX_EPOCH).is_err());
    for to in [path.clone(), folder.path().join("copy.rejoinder.ron")] {
        let why = open_project.saving(to, Overwrite::Project).run().unwrap_err();
        assert!(why.to_string().contains("A copy would lose"), "{why}");
    }
    // A window with another project must not write it either.
    let other = OpenProject::unsaved(project(1), home.clone(), Arc::new(|| {}));
    let why = other.saving(path.clone(), Overwrite::Project).run().unwrap_err();
    assert!(why.to_string().contains("newer Rejoinder"), "{why}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert!(!folder.path().join("copy.rejoinder.ron").exists());
}

#[test]
fn where_the_folder_cannot_be_written_the_users_own_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    std::fs::create_dir(&desk).unwrap();
    let path = desk.join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    // A folder in the place of the journal: not even an administrator can write a file there.
    std::fs::create_dir(desk.join("bridge.rejoinder.ron.journal")).unwrap();
    let home = home_in(&folder);
    let mut open_project = window(home.open(&path, false).unwrap(), home);
    change(&mut open_project, "one");
    assert_eq!((open_project.trouble(), open_project.made_and_safe()), (None, (1, 1)));
    drop(open_project);
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(labels(&opened), ["Rename to one"]);
}

#[test]
fn what_can_be_kept_nowhere_is_said_and_safe_again_as_soon_as_it_can() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    std::fs::write(&state, "a file where the folder should be").unwrap();
    let woken = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let count = woken.clone();
    let wake = Arc::new(move || {
        count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    });
    let mut open_project = OpenProject::unsaved(project(0), home_in(&folder), wake);
    change(&mut open_project, "one");
    assert!(open_project.trouble().is_some());
    assert_eq!(open_project.made_and_safe(), (1, 0));
    assert_eq!(woken.load(std::sync::atomic::Ordering::SeqCst), 1, "the window is woken to say so");
    std::fs::remove_file(&state).unwrap();
    open_project.sync();
    assert_eq!((open_project.trouble(), open_project.made_and_safe()), (None, (1, 1)));
}

#[test]
fn an_open_project_restores_what_was_kept_and_each_step_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let home = || home_in(&folder);
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let mut first = window(home().open(&path, false).unwrap(), home());
    for name in ["one", "two", "three"] {
        rename_to(&mut first, name);
    }
    first.undo(Timestamp::UNIX_EPOCH).unwrap();
    first.sync();
    assert_eq!(first.made_and_safe(), (4, 4));
    assert_eq!(first.trouble(), None);
    drop(first);
    let mut opened = home().open(&path, false).unwrap();
    let recovery = opened.recovery.take().unwrap();
    assert_eq!((recovery.entries.len(), &recovery.damage), (4, &None));
    let mut second = window(opened, home());
    assert_eq!(second.restore(recovery).count, 4);
    assert_eq!((second.project().title.as_str(), second.is_unsaved()), ("two", true));
    assert_eq!(second.history().redo_label(), Some("Rename to three"), "what was undone can be done again");
    second.undo(Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(second.project().title, "one");
    let stored = second.saving(path.clone(), Overwrite::Own(second.own_revision().unwrap())).run().unwrap();
    second.stored(stored);
    assert!(!second.is_unsaved());
    drop(second);
    assert!(home().open(&path, false).unwrap().recovery.is_none(), "saving folds the journal into the file");
    assert!(!folder.path().join("bridge.rejoinder.ron.journal").exists());
}
