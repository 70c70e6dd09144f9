//! Tests that nothing is lost when the file of an open project, its folder or its journal goes away.

use std::fs;
use std::path::Path;

use super::super::disk::simulated::Simulated;
use super::super::journal::{JournalEntry, JournalPlace, JournalStart, JournalWriter};
use super::super::{FileEvent, JournalLoss, Recovery, load, save};
use super::*;
use edit::HistoryOperation;

/// Returns the journals of complete projects in the user's own folder.
fn whole(folder: &tempfile::TempDir) -> Vec<PathBuf> {
    let files = fs::read_dir(folder.path().join("state")).into_iter().flatten().map(|it| it.unwrap().path());
    files.filter(|path| path.to_str().unwrap().ends_with(".journal")).collect()
}

/// Ends a window as a crash does: the files stay as they are, except for the lock, which the system releases.
fn crash(folder: &tempfile::TempDir, open_project: OpenProject) {
    // No file may be renamed while the folder is copied.
    open_project.sync();
    let kept = tempfile::tempdir().unwrap();
    copy(folder.path(), kept.path());
    drop(open_project);
    fs::remove_dir_all(folder.path()).unwrap();
    fs::create_dir(folder.path()).unwrap();
    copy(kept.path(), folder.path());
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn title_after(folder: &tempfile::TempDir, recovery: Recovery) -> (OpenProject, String) {
    let home = home_in(folder);
    let mut open_project = match &recovery.path {
        Some(path) => window(home.open(path, false).unwrap(), home),
        None => OpenProject::unsaved(recovery.project.clone(), home, Arc::new(|| {})),
    };
    assert_eq!(open_project.restore(recovery).stopped, None);
    open_project.sync();
    let title = open_project.project().title.clone();
    (open_project, title)
}

#[test]
fn what_a_removed_file_held_is_offered_with_all_that_was_done_since() {
    for folder_too in [false, true] {
        let (folder, path, mut open_project) = open();
        change(&mut open_project, "one");
        if folder_too {
            fs::remove_dir_all(path.parent().unwrap()).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        until("the whole project on record", || whole(&folder).len() == 1);
        assert!(open_project.is_unsaved());
        change(&mut open_project, "two");
        assert_eq!((open_project.trouble(), open_project.made_and_safe()), (None, (2, 2)));
        assert!(home_in(&folder).unfinished().is_empty(), "it is still open");
        crash(&folder, open_project);
        let mut found = home_in(&folder).unfinished();
        assert_eq!(found.len(), 1);
        let recovery = found.remove(0);
        assert_eq!((recovery.path.as_deref(), recovery.was_of.as_deref()), (None, Some(&*path)));
        let (open_project, title) = title_after(&folder, recovery);
        assert_eq!((title.as_str(), open_project.is_unsaved()), ("two", true));
    }
}

#[test]
fn what_a_removed_file_held_is_offered_also_where_nothing_was_done_and_again_until_it_is_saved() {
    let (folder, path, open_project) = open();
    fs::remove_file(&path).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    crash(&folder, open_project);
    for _ in 0..2 {
        let mut found = home_in(&folder).unfinished();
        assert_eq!((found.len(), found[0].entries.len()), (1, 0));
        let (open_project, title) = title_after(&folder, found.remove(0));
        assert_eq!(title, super::title(0));
        assert!(open_project.is_unsaved(), "no file holds it");
        crash(&folder, open_project);
    }
    let (mut open_project, _) = title_after(&folder, home_in(&folder).unfinished().remove(0));
    open_project.stored(open_project.saving(path.clone(), Overwrite::Never).run().unwrap());
    assert!(!open_project.is_unsaved() && whole(&folder).is_empty());
    drop(open_project);
    assert!(home_in(&folder).unfinished().is_empty());
    assert_eq!(load(&path).unwrap().title, title(0));
}

#[test]
fn what_another_program_replaces_is_kept_whole_too() {
    let (folder, path, mut open_project) = open();
    change(&mut open_project, "one");
    let mut theirs = project(0);
    theirs.title = "Theirs".to_owned();
    save(&theirs, &path, Overwrite::Project).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    crash(&folder, open_project);
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert!(opened.recovery.is_none() && opened.elsewhere.is_empty(), "it does not fit there");
    assert_eq!(opened.project.title, "Theirs");
    drop(opened);
    let mut found = home_in(&folder).unfinished();
    assert_eq!((found.len(), found[0].path.as_ref()), (1, None));
    assert_eq!(title_after(&folder, found.remove(0)).1, "one");
}

#[test]
fn a_file_that_comes_back_is_continued_as_before() {
    let (folder, path, mut open_project) = open();
    change(&mut open_project, "one");
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    // The record beside the file goes once the whole project is safe.
    until("the whole project on record", || whole(&folder).len() == 1 && !journal_of(&path).exists());
    change(&mut open_project, "two");
    fs::write(&path, &bytes).unwrap();
    until("the journal beside the file", || journal_of(&path).exists() && whole(&folder).is_empty());
    change(&mut open_project, "three");
    // Gone once more, and saved again by the person.
    fs::remove_file(&path).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    let stored = open_project
        .saving(path.clone(), Overwrite::Own(open_project.own_revision().unwrap()))
        .run()
        .unwrap();
    open_project.stored(stored);
    assert!(!open_project.is_unsaved() && whole(&folder).is_empty() && !journal_of(&path).exists());
    change(&mut open_project, "four");
    crash(&folder, open_project);
    assert_eq!(labels(&home_in(&folder).open(&path, false).unwrap()), ["Rename to four"]);
}

/// The window ends while the file is away, and the file comes back.
#[test]
fn a_file_that_comes_back_after_the_crash_takes_what_it_lacks() {
    let (folder, path, mut open_project) = open();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    change(&mut open_project, "one");
    crash(&folder, open_project);
    fs::write(&path, &bytes).unwrap();
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(opened.elsewhere.len(), 1);
    assert_eq!(opened.elsewhere[0].entries.len(), 1, "and nothing twice");
    drop(opened);
    let mut found = home_in(&folder).unfinished();
    assert_eq!(found[0].path.as_deref(), Some(&*path));
    // Its own file takes it: after opening, the changes are found in the journal of the complete project.
    let home = home_in(&folder);
    let mut opened = home.open(&path, false).unwrap();
    let recovery = opened.elsewhere.remove(0);
    assert!(recovery.shares_journal(&found.remove(0)));
    let mut open_project = window(opened, home);
    assert_eq!(open_project.restore(recovery).count, 1);
    open_project.sync();
    assert!(whole(&folder).is_empty() && journal_of(&path).exists());
}

#[test]
fn a_journal_that_others_remove_replace_or_alter_is_written_again_and_said() {
    type Harm = (JournalLoss, fn(&Path));
    let harms: [Harm; 5] = [
        (JournalLoss::Removed, |journal| fs::remove_file(journal).unwrap()),
        (JournalLoss::Replaced, |journal| {
            fs::remove_file(journal).unwrap();
            fs::write(journal, "something else").unwrap();
        }),
        (JournalLoss::Altered, |journal| fs::write(journal, "").unwrap()),
        (JournalLoss::Altered, |journal| {
            fs::File::options().write(true).open(journal).unwrap().set_len(60).unwrap();
        }),
        (JournalLoss::Altered, |journal| {
            let mut bytes = fs::read(journal).unwrap();
            bytes.extend(b"more");
            fs::write(journal, bytes).unwrap();
        }),
    ];
    for (loss, harm) in harms {
        for idle in [false, true] {
            let (folder, path, mut open_project) = open();
            change(&mut open_project, "one");
            harm(&journal_of(&path));
            let mut expected = vec!["Rename to one"];
            if !idle {
                change(&mut open_project, "two");
                assert_eq!(open_project.made_and_safe(), (2, 2));
                expected.push("Rename to two");
            }
            let mut said = Vec::new();
            until("that it is said", || {
                said.extend(open_project.file_events());
                !said.is_empty()
            });
            assert_eq!(said, [FileEvent::Lost(journal_of(&path), loss)], "once");
            assert_eq!(open_project.trouble(), None);
            crash(&folder, open_project);
            assert_eq!(labels(&home_in(&folder).open(&path, false).unwrap()), expected, "{loss:?}");
        }
    }
}

#[test]
fn the_journal_of_a_project_without_a_file_is_watched_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut open_project = OpenProject::unsaved(project(0), home_in(&folder), Arc::new(|| {}));
    change(&mut open_project, "one");
    fs::remove_dir_all(folder.path().join("state")).unwrap();
    until("the journal", || whole(&folder).len() == 1);
    crash(&folder, open_project);
    let found = home_in(&folder).unfinished().remove(0);
    assert_eq!(title_after(&folder, found).1, "one");
}

/// Some network drives are like this.
#[test]
fn a_drive_that_cannot_tell_files_apart_is_not_asked_for_ever() {
    let disk = Simulated::default();
    disk.tells_no_files_apart();
    let place = JournalPlace { path: "/desk/journal".into(), permissions_of: None, lock: None };
    let mut writer =
        JournalWriter::new(Arc::new(disk.clone()), vec![place], JournalStart::unsaved(&project(0)));
    let swap = Replacement { before: title(0), after: title(1) };
    let edit = Edit { label: "Rename".to_owned(), changes: vec![Change::Title(swap)] };
    writer.append(JournalEntry {
        number: 1,
        at: Timestamp::UNIX_EPOCH,
        operation: HistoryOperation::Apply,
        edit: edit.into(),
    });
    let mut written = |looks: usize| {
        for _ in 0..looks {
            assert_eq!(writer.sync().unwrap(), Some(1));
            let _ = writer.check_journal();
        }
        disk.moments()
    };
    let first = written(1);
    let begun_again = written(4);
    assert!(first < begun_again, "it is written again at first");
    assert_eq!(begun_again, written(20), "and not for ever");
}
