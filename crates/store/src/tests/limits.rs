//! Files that are larger than they may be: none is read, and none is written that could not be read again.

use std::path::Path;
use std::time::{Duration, Instant};

use super::super::disk::{FileKind, RealDisk};
use super::super::journal::{self, Entry, Folded, Place, Scribe, Start};
use super::super::{Revision, Seen, load, save};
use super::*;
use edit::HistoryOperation;

/// Makes a file as large as it may not be, without taking room on the drive.
fn large(path: &Path, kind: FileKind) {
    std::fs::File::options()
        .create(true)
        .append(true)
        .open(path)
        .unwrap()
        .set_len(kind.max_bytes() + 1)
        .unwrap();
}

#[test]
fn a_journal_that_is_too_large_is_put_away_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    large(&folder.path().join("bridge.rejoinder.ron.journal"), FileKind::Journal);
    let opened = home_in(&folder).open(&path, false).unwrap();
    let note = &opened.notes[0];
    assert!(note.contains("larger than 1000 MB") && note.contains("put-away"), "{note}");
    let kept = std::fs::read_dir(folder.path().join("state/put-away")).unwrap().next().unwrap().unwrap();
    assert_eq!(kept.metadata().unwrap().len(), FileKind::Journal.max_bytes() + 1);
    let mut keeper = Keeper::opened(opened, home_in(&folder), Arc::new(|| {}));
    let edit = rename(&keeper, "one");
    keeper.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    keeper.sync();
    assert_eq!((keeper.trouble(), keeper.made_and_safe()), (None, (1, 1)));
}

#[test]
fn a_project_that_is_too_large_is_told_from_the_one_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let home = home_in(&folder);
    let keeper = Keeper::opened(home.open(&path, false).unwrap(), home, Arc::new(|| {}));
    large(&path, FileKind::Project);
    let error = load(&path).unwrap_err().to_string();
    assert!(error.contains("larger than 500 MB") && error.contains(".backups"), "{error}");
    let begun = Instant::now();
    let theirs = loop {
        if let Some(Seen::Changed(theirs)) = keeper.seen().pop() {
            break theirs;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "nobody says that the file has changed");
        std::thread::sleep(Duration::from_millis(20));
    };
    let own = Overwrite::Own(keeper.own_revision().unwrap());
    assert!(keeper.saving(path.clone(), own).run().unwrap_err().to_string().contains("another program"));
    // A person who keeps theirs has it as an earlier version.
    let stored = keeper.saving(path.clone(), Overwrite::Own(theirs)).run().unwrap();
    assert_eq!(
        std::fs::metadata(stored.saved.backup.unwrap()).unwrap().len(),
        FileKind::Project.max_bytes() + 1
    );
    assert_eq!(load(&path).unwrap(), project(0));
}

#[test]
fn a_journal_becomes_no_larger_than_what_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let places = vec![Place { path: path.clone(), like: None, lock: None }];
    let start = Start::of_file(&project(0), Path::new("p"), Revision::of(b""));
    let mut scribe = Scribe::new(Arc::new(RealDisk), places, start).at_most(2000);
    let entry = |number: u64| {
        let swap = Replacement { before: title(number as usize - 1), after: title(number as usize) };
        let edit = Edit { label: "Rename".to_owned(), changes: vec![Change::Title(swap)] };
        Entry { number, at: Timestamp::UNIX_EPOCH, deed: HistoryOperation::Apply, edit: edit.into() }
    };
    let mut safe = 0;
    let why = loop {
        scribe.append(entry(safe + 1));
        match scribe.sync() {
            Ok(number) => safe = number.unwrap(),
            Err(why) => break why.to_string(),
        }
        assert!(safe < 100, "it is never full");
    };
    assert!(why.contains("larger than 1000 MB") && why.contains("Save the project"), "{why}");
    let kept = std::fs::read(&path).unwrap();
    assert!(kept.len() <= 2000);
    let (entries, whole) = journal::entries(&kept).unwrap();
    assert_eq!((entries.len() as u64, whole), (safe, true), "what was safe is still there");
    assert!(scribe.sync().is_err(), "until a save has folded it");
    let folded = Folded { project: project(0), revision: Revision::of(b"saved"), upto: safe };
    scribe.fold(folded, None).unwrap();
    assert_eq!(scribe.sync().unwrap(), Some(safe + 1));
}
