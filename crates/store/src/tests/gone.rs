//! The file of a project that is open, its folder or its journal goes away, or the file is renamed after a crash: all of
//! it is there at the next start.

use std::fs;
use std::path::Path;

use super::super::disk::simulated::Simulated;
use super::super::journal::{Entry, Place, Scribe, Start};
use super::super::{Loss, Recovery, Seen, load, save};
use super::*;
use edit::HistoryOperation;

/// A folder with a project that is open.
fn open() -> (tempfile::TempDir, PathBuf, Keeper) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("desk")).unwrap();
    let path = folder.path().join("desk/bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let keeper = opened(&folder, &path);
    (folder, path, keeper)
}

fn opened(folder: &tempfile::TempDir, path: &Path) -> Keeper {
    let home = home_in(folder);
    Keeper::opened(home.open(path, false).unwrap(), home, Arc::new(|| {}))
}

fn change(keeper: &mut Keeper, name: &str) {
    let edit = rename(keeper, name);
    keeper.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    keeper.sync();
}

fn journal_of(path: &Path) -> PathBuf {
    super::super::atomic::with_suffix(path, ".journal")
}

/// Waits for what another thread does in its own time.
fn until(what: &str, mut done: impl FnMut() -> bool) {
    let begun = std::time::Instant::now();
    while !done() {
        assert!(begun.elapsed() < std::time::Duration::from_secs(30), "{what} did not come");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

/// The journals of whole projects in the user's own folder.
fn whole(folder: &tempfile::TempDir) -> Vec<PathBuf> {
    let files = fs::read_dir(folder.path().join("state")).into_iter().flatten().map(|it| it.unwrap().path());
    files.filter(|path| path.to_str().unwrap().ends_with(".journal")).collect()
}

/// Ends a window as a crash does: the files stay as they are. The system would let go of the lock.
fn crash(folder: &tempfile::TempDir, keeper: Keeper) {
    let kept = tempfile::tempdir().unwrap();
    copy(folder.path(), kept.path());
    drop(keeper);
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

fn title_after(folder: &tempfile::TempDir, recovery: Recovery) -> (Keeper, String) {
    let home = home_in(folder);
    let mut keeper = match &recovery.path {
        Some(path) => Keeper::opened(home.open(path, false).unwrap(), home, Arc::new(|| {})),
        None => Keeper::unsaved(recovery.project.clone(), home, Arc::new(|| {})),
    };
    assert_eq!(keeper.restore(recovery).stopped, None);
    keeper.sync();
    let title = keeper.project().title.clone();
    (keeper, title)
}

#[test]
fn what_a_removed_file_held_is_offered_with_all_that_was_done_since() {
    for folder_too in [false, true] {
        let (folder, path, mut keeper) = open();
        change(&mut keeper, "one");
        if folder_too {
            fs::remove_dir_all(path.parent().unwrap()).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        until("the whole project on record", || whole(&folder).len() == 1);
        assert!(keeper.is_unsaved());
        change(&mut keeper, "two");
        assert_eq!((keeper.trouble(), keeper.made_and_safe()), (None, (2, 2)));
        assert!(home_in(&folder).unfinished().is_empty(), "it is still open");
        crash(&folder, keeper);
        let mut found = home_in(&folder).unfinished();
        assert_eq!(found.len(), 1);
        let recovery = found.remove(0);
        assert_eq!((recovery.path.as_deref(), recovery.was_of.as_deref()), (None, Some(&*path)));
        let (keeper, title) = title_after(&folder, recovery);
        assert_eq!((title.as_str(), keeper.is_unsaved()), ("two", true));
    }
}

#[test]
fn what_a_removed_file_held_is_offered_also_where_nothing_was_done_and_again_until_it_is_saved() {
    let (folder, path, keeper) = open();
    fs::remove_file(&path).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    crash(&folder, keeper);
    for _ in 0..2 {
        let mut found = home_in(&folder).unfinished();
        assert_eq!((found.len(), found[0].entries.len()), (1, 0));
        let (keeper, title) = title_after(&folder, found.remove(0));
        assert_eq!(title, super::title(0));
        assert!(keeper.is_unsaved(), "no file holds it");
        crash(&folder, keeper);
    }
    let (mut keeper, _) = title_after(&folder, home_in(&folder).unfinished().remove(0));
    keeper.stored(keeper.saving(path.clone(), Overwrite::Never).run().unwrap());
    assert!(!keeper.is_unsaved() && whole(&folder).is_empty());
    drop(keeper);
    assert!(home_in(&folder).unfinished().is_empty());
    assert_eq!(load(&path).unwrap().title, title(0));
}

#[test]
fn what_another_program_replaces_is_kept_whole_too() {
    let (folder, path, mut keeper) = open();
    change(&mut keeper, "one");
    let mut theirs = project(0);
    theirs.title = "Theirs".to_owned();
    save(&theirs, &path, Overwrite::Project).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    crash(&folder, keeper);
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
    let (folder, path, mut keeper) = open();
    change(&mut keeper, "one");
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    assert!(!journal_of(&path).exists());
    change(&mut keeper, "two");
    fs::write(&path, &bytes).unwrap();
    until("the journal beside the file", || journal_of(&path).exists() && whole(&folder).is_empty());
    change(&mut keeper, "three");
    // Gone once more, and saved again by the person.
    fs::remove_file(&path).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    let stored = keeper.saving(path.clone(), Overwrite::Own(keeper.own_revision().unwrap())).run().unwrap();
    keeper.stored(stored);
    assert!(!keeper.is_unsaved() && whole(&folder).is_empty() && !journal_of(&path).exists());
    change(&mut keeper, "four");
    crash(&folder, keeper);
    assert_eq!(labels(&home_in(&folder).open(&path, false).unwrap()), ["Rename to four"]);
}

/// The window has ended while the file was away; the file is back, with or without all that the window knew of it.
#[test]
fn a_file_that_comes_back_after_the_crash_takes_what_it_lacks() {
    let (folder, path, mut keeper) = open();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    until("the whole project on record", || whole(&folder).len() == 1);
    change(&mut keeper, "one");
    crash(&folder, keeper);
    fs::write(&path, &bytes).unwrap();
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(opened.elsewhere.len(), 1);
    assert_eq!(opened.elsewhere[0].entries.len(), 1, "and nothing twice");
    drop(opened);
    let mut found = home_in(&folder).unfinished();
    assert_eq!(found[0].path.as_deref(), Some(&*path));
    // Its own file takes it: opened, the changes are found under the name of the whole project.
    let home = home_in(&folder);
    let mut opened = home.open(&path, false).unwrap();
    let recovery = opened.elsewhere.remove(0);
    assert!(recovery.shares_journal(&found.remove(0)));
    let mut keeper = Keeper::opened(opened, home, Arc::new(|| {}));
    assert_eq!(keeper.restore(recovery).count, 1);
    keeper.sync();
    assert!(whole(&folder).is_empty() && journal_of(&path).exists());
}

#[test]
fn a_journal_that_others_remove_replace_or_alter_is_written_again_and_said() {
    type Harm = (Loss, fn(&Path));
    let harms: [Harm; 5] = [
        (Loss::Removed, |journal| fs::remove_file(journal).unwrap()),
        (Loss::Replaced, |journal| {
            fs::remove_file(journal).unwrap();
            fs::write(journal, "something else").unwrap();
        }),
        (Loss::Altered, |journal| fs::write(journal, "").unwrap()),
        (Loss::Altered, |journal| {
            fs::File::options().write(true).open(journal).unwrap().set_len(60).unwrap();
        }),
        (Loss::Altered, |journal| {
            let mut bytes = fs::read(journal).unwrap();
            bytes.extend(b"more");
            fs::write(journal, bytes).unwrap();
        }),
    ];
    for (loss, harm) in harms {
        for idle in [false, true] {
            let (folder, path, mut keeper) = open();
            change(&mut keeper, "one");
            harm(&journal_of(&path));
            let mut expected = vec!["Rename to one"];
            if !idle {
                change(&mut keeper, "two");
                assert_eq!(keeper.made_and_safe(), (2, 2));
                expected.push("Rename to two");
            }
            let mut said = Vec::new();
            until("that it is said", || {
                said.extend(keeper.seen());
                !said.is_empty()
            });
            assert_eq!(said, [Seen::Lost(journal_of(&path), loss)], "once");
            assert_eq!(keeper.trouble(), None);
            crash(&folder, keeper);
            assert_eq!(labels(&home_in(&folder).open(&path, false).unwrap()), expected, "{loss:?}");
        }
    }
}

#[test]
fn the_journal_of_a_project_without_a_file_is_watched_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::unsaved(project(0), home_in(&folder), Arc::new(|| {}));
    change(&mut keeper, "one");
    fs::remove_dir_all(folder.path().join("state")).unwrap();
    until("the journal", || whole(&folder).len() == 1);
    crash(&folder, keeper);
    let found = home_in(&folder).unfinished().remove(0);
    assert_eq!(title_after(&folder, found).1, "one");
}

/// Three changes are left behind, and the file gets another name or another folder.
#[test]
fn changes_follow_a_file_that_is_renamed_or_moved_after_a_crash() {
    let moves: [fn(&Path, &Path); 3] = [
        |path, folder| fs::rename(path, folder.join("other.rejoinder.ron")).unwrap(),
        |path, folder| {
            fs::create_dir(folder.join("deep")).unwrap();
            fs::rename(path, folder.join("deep/other.rejoinder.ron")).unwrap();
            fs::rename(journal_of(path), folder.join("deep/anything.journal")).unwrap();
        },
        // The journal is in the user's own folder, under a name that the old path gave it.
        |path, folder| {
            let text = fs::read_to_string(journal_of(path)).unwrap();
            fs::remove_file(journal_of(path)).unwrap();
            fs::write(folder.join("state/0123456789abcdef.journal"), text).unwrap();
            fs::rename(path, folder.join("other.rejoinder.ron")).unwrap();
        },
    ];
    for (number, go) in moves.into_iter().enumerate() {
        let (folder, path) = left_behind();
        go(&path, folder.path());
        let new = ["other.rejoinder.ron", "deep/other.rejoinder.ron", "other.rejoinder.ron"][number];
        let new = folder.path().join(new);
        let mut opened = home_in(&folder).open(&new, false).unwrap();
        assert!(opened.recovery.is_none());
        let recovery = opened.elsewhere.pop().unwrap();
        assert_eq!((recovery.entries.len(), recovery.fits_both), (3, false), "{number}");
        assert!(recovery.was_of.is_some(), "it says which file it was of");
        let journal = recovery.journals()[0].clone();
        let mut keeper = Keeper::opened(opened, home_in(&folder), Arc::new(|| {}));
        assert!(journal.exists(), "it is left in place until it is restored");
        assert_eq!(keeper.restore(recovery).count, 3);
        keeper.sync();
        assert_eq!(keeper.project().title, "three");
        assert!(!journal.exists());
        drop(keeper);
        assert_eq!(labels(&home_in(&folder).open(&new, false).unwrap()).len(), 3, "now it is its own");
    }
}

#[test]
fn the_changes_of_one_of_two_copies_are_offered_in_the_other_and_never_taken_in_silence() {
    let (folder, path) = left_behind();
    let copy = folder.path().join("copy.rejoinder.ron");
    fs::copy(&path, &copy).unwrap();
    let mut opened = home_in(&folder).open(&copy, false).unwrap();
    let recovery = opened.elsewhere.pop().unwrap();
    assert!(recovery.fits_both && recovery.was_of.as_ref() == Some(&path));
    // Not wanted there: it is left to its own file.
    home_in(&folder).discard(&recovery).unwrap();
    drop(opened);
    assert_eq!(labels(&home_in(&folder).open(&path, false).unwrap()).len(), 3);
    // Wanted there: what its own file had is kept for 30 days.
    let mut opened = home_in(&folder).open(&copy, false).unwrap();
    let recovery = opened.elsewhere.pop().unwrap();
    let mut keeper = Keeper::opened(opened, home_in(&folder), Arc::new(|| {}));
    keeper.restore(recovery);
    keeper.sync();
    assert_eq!(fs::read_dir(folder.path().join("state/put-away")).unwrap().count(), 1);
    drop(keeper);
    // While its own file is open in a window, it is not offered.
    let (folder, path, mut keeper) = open();
    change(&mut keeper, "one");
    let copy = path.with_file_name("copy.rejoinder.ron");
    fs::copy(&path, &copy).unwrap();
    assert!(home_in(&folder).open(&copy, false).unwrap().elsewhere.is_empty());
    assert!(home_in(&folder).unfinished().is_empty());
}

#[test]
fn a_start_without_a_file_offers_the_changes_of_every_file_wherever_it_is() {
    // Beside a file that is as it was.
    let (folder, path) = left_behind();
    let found = home_in(&folder).unfinished();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].path.as_ref(), found[0].was_of.as_ref()), (Some(&path), None));
    assert_eq!(found[0].entries.len(), 3);
    // Beside a file that has got another name.
    let other = folder.path().join("other.rejoinder.ron");
    fs::rename(&path, &other).unwrap();
    let found = home_in(&folder).unfinished();
    assert_eq!((found[0].path.as_ref(), found[0].was_of.as_ref()), (Some(&other), Some(&path)));
    // Restored and saved, nothing is offered, and nothing is left of it in the user's own folder.
    let home = home_in(&folder);
    let mut opened = home.open(&other, false).unwrap();
    let recovery = opened.elsewhere.pop().unwrap();
    let mut keeper = Keeper::opened(opened, home, Arc::new(|| {}));
    keeper.restore(recovery);
    let stored = keeper.saving(other.clone(), Overwrite::Own(keeper.own_revision().unwrap())).run().unwrap();
    keeper.stored(stored);
    drop(keeper);
    assert!(home_in(&folder).unfinished().is_empty());
    let left: Vec<_> =
        fs::read_dir(folder.path().join("state")).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.extension().is_none_or(|it| it != "path")), "{left:?}");
}

/// Another history of the same content is offered by itself, and what does not fit any more is kept.
#[test]
fn of_two_histories_none_is_lost() {
    let (folder, path) = left_behind();
    let kept = folder.path().join("kept.journal");
    fs::rename(journal_of(&path), &kept).unwrap();
    let mut keeper = opened(&folder, &path);
    change(&mut keeper, "mine");
    drop(keeper);
    let mut opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(labels(&opened), ["Rename to mine"]);
    let (own, other) = (opened.recovery.take().unwrap(), opened.elsewhere.pop().unwrap());
    let mut keeper = Keeper::opened(opened, home_in(&folder), Arc::new(|| {}));
    assert_eq!(keeper.restore(own).count, 1);
    let restored = keeper.restore(other);
    assert!(restored.count == 0 && restored.stopped.is_some(), "{restored:?}");
    keeper.sync();
    assert_eq!(keeper.project().title, "mine");
    assert_eq!(fs::read_dir(folder.path().join("state/put-away")).unwrap().count(), 1);
}

/// As some network drives are.
#[test]
fn a_drive_that_cannot_tell_files_apart_is_not_asked_for_ever() {
    let disk = Simulated::default();
    disk.tells_no_files_apart();
    let place = Place { path: "/desk/journal".into(), like: None, lock: None };
    let mut scribe = Scribe::new(Arc::new(disk.clone()), vec![place], Start::unsaved(&project(0)));
    let swap = Replacement { before: title(0), after: title(1) };
    let edit = Edit { label: "Rename".to_owned(), changes: vec![Change::Title(swap)] };
    scribe.append(Entry {
        number: 1,
        at: Timestamp::UNIX_EPOCH,
        deed: HistoryOperation::Apply,
        edit: edit.into(),
    });
    let mut written = |looks: usize| {
        for _ in 0..looks {
            assert_eq!(scribe.sync().unwrap(), Some(1));
            let _ = scribe.look();
        }
        disk.moments()
    };
    let first = written(1);
    let begun_again = written(4);
    assert!(first < begun_again, "it is written again at first");
    assert_eq!(begun_again, written(20), "and not for ever");
}
