//! Tests that only regular files are opened, that nothing waits, and that sizes are limited.

use std::fs::{self, File};
use std::io::Write;

use super::testing::{Plant, in_time, outside, tree};
use super::*;

#[test]
fn nothing_but_a_regular_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let outside = outside(folder.path());
    let before = tree(&outside);
    for plant in Plant::ALL {
        let path = folder.path().join(format!("{plant:?}"));
        if !plant.at(&path, &outside) {
            continue;
        }
        let at = path.clone();
        let (followed, itself, written) = in_time(&format!("{plant:?}"), move || {
            let kind = |opened: io::Result<File>| opened.err().map(|error| (error.kind(), refused(&error)));
            (kind(open(&at, Links::Followed)), kind(open(&at, Links::Refused)), kind(open_to_write(&at)))
        });
        let no_file = |kind| Some((io::ErrorKind::InvalidInput, Some(Refused::NotAFile(kind))));
        let folder = Some((io::ErrorKind::IsADirectory, None));
        let link = no_file(EntryKind::Link);
        let expected = match plant {
            Plant::LinkToFile => (None, link),
            Plant::LinkToFolder => (folder, link),
            Plant::LinkToNothing => (Some((io::ErrorKind::NotFound, None)), link),
            Plant::LinkToDevice => (no_file(EntryKind::Device), link),
            Plant::Pipe => (no_file(EntryKind::Pipe), no_file(EntryKind::Pipe)),
            Plant::Socket => (no_file(EntryKind::Socket), no_file(EntryKind::Socket)),
            Plant::Device => (no_file(EntryKind::Device), no_file(EntryKind::Device)),
            Plant::Folder => (folder, folder),
            Plant::OtherName => (None, None),
        };
        assert_eq!((followed, itself), expected, "{plant:?}");
        assert_eq!(written, itself, "{plant:?}");
    }
    assert_eq!(tree(&outside), before);
}

/// A link may replace a file between the check of its name and its opening. The open file is what counts.
#[test]
fn a_link_that_comes_between_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = outside(folder.path());
    let path = folder.path().join("late");
    for plant in [Plant::LinkToFile, Plant::LinkToNothing] {
        assert!(plant.at(&path, &outside));
        let options = || OpenOptions::new().read(true).write(true).create(true).truncate(false).clone();
        assert!(checked(&mut options(), &path, Links::Refused).is_err(), "{plant:?}");
        fs::remove_file(&path).unwrap();
    }
    assert!(Plant::Pipe.at(&path, &outside));
    let at = path.clone();
    let opened =
        in_time("a pipe", move || checked(OpenOptions::new().read(true), &at, Links::Followed).map(drop));
    assert_eq!(refused(&opened.unwrap_err()), Some(Refused::NotAFile(EntryKind::Pipe)));
    assert!(!outside.join("nothing").exists());
}

#[test]
fn what_is_larger_than_its_kind_may_be_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    let kinds = [
        FileKind::Article,
        FileKind::Document,
        FileKind::Project,
        FileKind::Journal,
        FileKind::Lock,
        FileKind::Settings,
    ];
    for kind in kinds {
        // A sparse file, which takes no room on the drive.
        File::create(&path).unwrap().set_len(kind.max_bytes() + 1).unwrap();
        let error = read(&path, kind).unwrap_err();
        assert_eq!(refused(&error), Some(Refused::TooLarge(kind)));
        let words = error.to_string();
        let limit = format!("{} MB", kind.max_bytes() / 1_000_000);
        assert!(kind == FileKind::Lock || words.contains(&limit), "{words}");
    }
    File::create(&path).unwrap().set_len(FileKind::Lock.max_bytes()).unwrap();
    assert_eq!(read(&path, FileKind::Lock).unwrap().len() as u64, FileKind::Lock.max_bytes());
    assert_eq!(read_start(&path, 7).unwrap(), [0; 7]);
    // A file that reports a length of zero although it is not empty.
    assert!(!read(Path::new("/proc/self/status"), FileKind::Lock).unwrap().is_empty());
}

#[test]
fn nothing_is_written_beyond_what_is_read_again() {
    let mut out = Limited::going_on(Vec::new(), FileKind::Project, 10);
    out.write_all(b"12345").unwrap();
    let error = out.write_all(b"678901").unwrap_err();
    assert_eq!(refused(&error), Some(Refused::WouldBeTooLarge(FileKind::Project)));
    assert!(error.to_string().contains("500 MB") && error.to_string().contains("Remove articles"), "{error}");
    out.write_all(b"67890").unwrap();
    assert_eq!((out.left(), out.get_mut().len()), (0, 10));
    assert_eq!(Limited::new(Vec::<u8>::new(), FileKind::Journal).left(), FileKind::Journal.max_bytes());
}

#[test]
fn a_file_with_other_names_is_told_from_one_with_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let outside = outside(folder.path());
    let path = folder.path().join("other");
    let file = open_to_write(&path).unwrap();
    only_name(&file).unwrap();
    fs::remove_file(&path).unwrap();
    assert!(Plant::OtherName.at(&path, &outside));
    let refusal = only_name(&open_to_write(&path).unwrap()).unwrap_err();
    assert_eq!(refused(&refusal), Some(Refused::OtherNames));
}
