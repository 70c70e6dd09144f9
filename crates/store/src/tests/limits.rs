//! Tests that files above the size limit are not read, and that nothing is written that could not be read
//! again.

use std::path::Path;

use super::super::disk::{FileKind, RealDisk};
use super::super::journal::{self, JournalEntry, JournalPlace, JournalStart, JournalWriter, SavedState};
use super::super::{FileEvent, Revision, load, save};
use super::*;
use edit::HistoryOperation;

/// Makes a file larger than its limit, without taking room on the drive.
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
    let mut open_project = window(opened, home_in(&folder));
    change(&mut open_project, "one");
    assert_eq!((open_project.trouble(), open_project.made_and_safe()), (None, (1, 1)));
}

#[test]
fn a_project_that_is_too_large_is_told_from_the_one_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    save(&project(0), &path, Overwrite::Never).unwrap();
    let home = home_in(&folder);
    let open_project = window(home.open(&path, false).unwrap(), home);
    large(&path, FileKind::Project);
    let error = load(&path).unwrap_err().to_string();
    assert!(error.contains("larger than 500 MB") && error.contains(".backups"), "{error}");
    let theirs =
        wait_for("the news that the file has changed", || match open_project.file_events().pop()? {
            FileEvent::Changed(theirs) => Some(theirs),
            _ => None,
        });
    let own = Overwrite::Own(open_project.own_revision().unwrap());
    assert!(
        open_project.saving(path.clone(), own).run().unwrap_err().to_string().contains("another program")
    );
    // When a person keeps their own version, the other one becomes an earlier version.
    let stored = open_project.saving(path.clone(), Overwrite::Own(theirs)).run().unwrap();
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
    let places = vec![JournalPlace { path: path.clone(), permissions_of: None, lock: None }];
    let start = JournalStart::of_file(&project(0), Path::new("p"), Revision::of(b""));
    let mut writer = JournalWriter::new(Arc::new(RealDisk), places, start).at_most(2000);
    let entry = |number: u64| {
        let swap = Replacement { before: title(number as usize - 1), after: title(number as usize) };
        let edit = Edit { label: "Rename".to_owned(), changes: vec![Change::Title(swap)] };
        JournalEntry {
            number,
            at: Timestamp::UNIX_EPOCH,
            operation: HistoryOperation::Apply,
            edit: edit.into(),
        }
    };
    let mut safe = 0;
    let why = loop {
        writer.append(entry(safe + 1));
        match writer.sync() {
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
    assert!(writer.sync().is_err(), "until a save has folded it");
    let folded = SavedState { project: project(0), revision: Revision::of(b"saved"), upto: safe };
    writer.fold(folded, None).unwrap();
    assert_eq!(writer.sync().unwrap(), Some(safe + 1));
}
