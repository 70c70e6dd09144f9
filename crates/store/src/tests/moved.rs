//! Tests that changes are found after a crash when their file was renamed, moved or copied, or when no file is opened.

use std::fs;
use std::path::Path;

use super::*;

/// Three changes are left behind, and the file is renamed or moved.
#[test]
fn changes_follow_a_file_that_is_renamed_or_moved_after_a_crash() {
    let moves: [fn(&Path, &Path); 3] = [
        |path, folder| fs::rename(path, folder.join("other.rejoinder.ron")).unwrap(),
        |path, folder| {
            fs::create_dir(folder.join("deep")).unwrap();
            fs::rename(path, folder.join("deep/other.rejoinder.ron")).unwrap();
            fs::rename(journal_of(path), folder.join("deep/anything.journal")).unwrap();
        },
        // The journal is in the user's own folder, under a name derived from the old path.
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
        let mut open_project = window(opened, home_in(&folder));
        assert!(journal.exists(), "it is left in place until it is restored");
        assert_eq!(open_project.restore(recovery).count, 3);
        open_project.sync();
        assert_eq!(open_project.project().title, "three");
        assert!(!journal.exists());
        drop(open_project);
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
    // Discarded there, it is left for its own file.
    home_in(&folder).discard(&recovery).unwrap();
    drop(opened);
    assert_eq!(labels(&home_in(&folder).open(&path, false).unwrap()).len(), 3);
    // Restored there, the journal of its own file is kept for 30 days.
    let mut opened = home_in(&folder).open(&copy, false).unwrap();
    let recovery = opened.elsewhere.pop().unwrap();
    let mut open_project = window(opened, home_in(&folder));
    open_project.restore(recovery);
    open_project.sync();
    assert_eq!(fs::read_dir(folder.path().join("state/put-away")).unwrap().count(), 1);
    drop(open_project);
    // It is not offered while its own file is open in a window.
    let (folder, path, mut open_project) = open();
    change(&mut open_project, "one");
    let copy = path.with_file_name("copy.rejoinder.ron");
    fs::copy(&path, &copy).unwrap();
    assert!(home_in(&folder).open(&copy, false).unwrap().elsewhere.is_empty());
    assert!(home_in(&folder).unfinished().is_empty());
}

#[test]
fn a_start_without_a_file_offers_the_changes_of_every_file_wherever_it_is() {
    // Beside an unchanged file.
    let (folder, path) = left_behind();
    let found = home_in(&folder).unfinished();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].path.as_ref(), found[0].was_of.as_ref()), (Some(&path), None));
    assert_eq!(found[0].entries.len(), 3);
    // Beside a renamed file.
    let other = folder.path().join("other.rejoinder.ron");
    fs::rename(&path, &other).unwrap();
    let found = home_in(&folder).unfinished();
    assert_eq!((found[0].path.as_ref(), found[0].was_of.as_ref()), (Some(&other), Some(&path)));
    // After restoring and saving, nothing is offered, and no signpost is left in the user's own folder.
    let home = home_in(&folder);
    let mut opened = home.open(&other, false).unwrap();
    let recovery = opened.elsewhere.pop().unwrap();
    let mut open_project = window(opened, home);
    open_project.restore(recovery);
    let stored = open_project
        .saving(other.clone(), Overwrite::Own(open_project.own_revision().unwrap()))
        .run()
        .unwrap();
    open_project.stored(stored);
    drop(open_project);
    assert!(home_in(&folder).unfinished().is_empty());
    let left: Vec<_> =
        fs::read_dir(folder.path().join("state")).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.extension().is_none_or(|it| it != "path")), "{left:?}");
}

/// Another history of the same content is offered separately, and changes that no longer fit are kept.
#[test]
fn of_two_histories_none_is_lost() {
    let (folder, path) = left_behind();
    let kept = folder.path().join("kept.journal");
    fs::rename(journal_of(&path), &kept).unwrap();
    let mut open_project = open_again(&folder, &path);
    change(&mut open_project, "mine");
    drop(open_project);
    let mut opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(labels(&opened), ["Rename to mine"]);
    let (own, other) = (opened.recovery.take().unwrap(), opened.elsewhere.pop().unwrap());
    let mut open_project = window(opened, home_in(&folder));
    assert_eq!(open_project.restore(own).count, 1);
    let restored = open_project.restore(other);
    assert!(restored.count == 0 && restored.stopped.is_some(), "{restored:?}");
    open_project.sync();
    assert_eq!(open_project.project().title, "mine");
    assert_eq!(fs::read_dir(folder.path().join("state/put-away")).unwrap().count(), 1);
}
