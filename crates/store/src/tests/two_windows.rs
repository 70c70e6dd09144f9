//! Tests two windows with one project: the work of the first one after the second has taken the project over.

use super::super::{FileEvent, Holder, Restored, save};
use super::*;

/// Returns two windows with one project. The second has taken it over from the first, which has not noticed
/// and works on.
fn taken_over() -> (tempfile::TempDir, PathBuf, OpenProject, OpenProject) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let (robin, kim) = (home_in(&folder), Home::at(&folder.path().join("state"), "Kim"));
    let mut first = window(robin.open(&path, false).unwrap(), robin);
    change(&mut first, "one");
    let mut opened = kim.open(&path, true).unwrap();
    assert_eq!(labels(&opened), ["Rename to one"]);
    let recovery = opened.recovery.take().unwrap();
    let mut second = window(opened, kim);
    assert_eq!(second.restore(recovery), Restored { count: 1, stopped: None });
    for title in ["two", "three"] {
        rename_to(&mut first, title);
    }
    first.sync();
    assert_eq!(first.made_and_safe(), (3, 1), "it must not write there any more");
    (folder, path, first, second)
}

/// Waits until the first window notices that the project was taken over.
fn noticed(first: &OpenProject) -> Holder {
    let holder = wait_for("the event", || {
        let mut seen = first.file_events().into_iter();
        seen.find_map(|seen| if let FileEvent::TakenOver(holder) = seen { Some(holder) } else { None })
    });
    assert!(holder.name().starts_with("Kim"));
    holder
}

/// Lets the first window release the project.
fn release_lock(first: &mut OpenProject, holder: Holder) {
    first.taken_over(holder);
    first.sync();
    assert_eq!((first.trouble(), first.made_and_safe()), (None, (3, 3)));
}

fn journals_left(folder: &tempfile::TempDir) -> usize {
    let names =
        std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains("-left-")).count()
}

#[test]
fn what_a_window_did_until_it_noticed_is_offered_to_the_one_that_took_over() {
    let (folder, path, mut first, mut second) = taken_over();
    let holder = noticed(&first);
    release_lock(&mut first, holder);
    let left = wait_for("the event", || {
        let mut seen = second.file_events().into_iter();
        seen.find_map(|seen| if let FileEvent::Left(left) = seen { Some(left) } else { None })
    });
    let recovery = second.left(left);
    let offered: Vec<_> = recovery.entries.iter().map(|entry| entry.edit.label.clone()).collect();
    assert_eq!(offered, ["Rename to two", "Rename to three"], "and not what it has found already");
    assert_eq!(second.restore(recovery), Restored { count: 2, stopped: None });
    second.sync();
    assert_eq!(second.project().title, "three");
    assert_eq!(journals_left(&folder), 0);
    drop(second);
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(labels(&opened), ["Rename to one", "Rename to two", "Rename to three"]);
    assert!(opened.left.is_empty());
}

#[test]
fn what_a_window_did_until_it_noticed_is_offered_to_whoever_opens_next() {
    let (folder, path, mut first, mut second) = taken_over();
    let holder = noticed(&first);
    rename_to(&mut second, "another");
    second.saving(path.clone(), Overwrite::Own(second.own_revision().unwrap())).run().unwrap();
    drop(second);
    release_lock(&mut first, holder);
    assert_eq!(journals_left(&folder), 1);
    let mut opened = home_in(&folder).open(&path, false).unwrap();
    assert!(opened.recovery.is_none());
    let recovery = opened.left.pop().unwrap();
    assert!(recovery.left && recovery.entries.len() == 2);
    let mut third = window(opened, home_in(&folder));
    rename_to(&mut third, "mine");
    // The title has changed in between: the changes do not fit, and nothing is lost.
    let restored = third.restore(recovery);
    assert!(restored.count == 0 && restored.stopped.is_some(), "{restored:?}");
    third.sync();
    assert_eq!((third.project().title.as_str(), journals_left(&folder)), ("mine", 0));
    let kept = std::fs::read_dir(folder.path().join("state/put-away")).unwrap().count();
    assert_eq!(kept, 2, "all that the first window had, and what was left of it");
    drop(third);
    assert_eq!(
        labels(&home_in(&folder).open(&path, false).unwrap()),
        ["Rename to mine"],
        "its own is still there"
    );
}

#[test]
fn a_window_that_is_alone_again_before_it_noticed_begins_its_journal_anew() {
    let (folder, path, mut first, second) = taken_over();
    drop(second);
    change(&mut first, "four");
    assert_eq!((first.trouble(), first.made_and_safe()), (None, (4, 4)));
    drop(first);
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(labels(&opened), ["Rename to one", "Rename to two", "Rename to three", "Rename to four"]);
}
