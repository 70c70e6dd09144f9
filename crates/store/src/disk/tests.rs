//! Tests that the system's disk and the simulated one refuse the same operations.

use std::path::Path;

use super::simulated::Simulated;
use super::*;
use files::refused;
use files::testing::{Plant, in_time, outside, tree};

/// Returns the results of all operations on something under the name `planted`. `file` is a regular file.
fn refusals(disk: &dyn Disk, planted: &Path, file: &Path) -> Vec<(&'static str, String)> {
    let words = |done: io::Result<()>| match done {
        Ok(()) => "done".to_owned(),
        Err(error) => refused(&error).map_or_else(|| format!("{:?}", error.kind()), |why| format!("{why:?}")),
    };
    let spare = file.with_file_name("spare");
    vec![
        ("metadata", words(disk.metadata(planted).and_then(|metadata| metadata.kind.regular()))),
        ("read", words(disk.read(planted, FileKind::Journal).map(drop))),
        ("create", words(disk.create(planted, Access::Private).map(drop))),
        ("rename from it", words(disk.rename(planted, &spare))),
        ("rename to it", words(disk.rename(file, planted))),
        ("rename from it, new", words(disk.rename_new(planted, &spare))),
        ("rename to it, new", words(disk.rename_new(file, planted))),
        ("link from it", words(disk.link(planted, &spare))),
        ("link to it", words(disk.link(file, planted))),
        ("remove", words(disk.remove(planted))),
        ("hold", words(disk.hold(planted, "words").map(drop))),
        ("own folder", words(disk.make_own_folder(planted))),
    ]
}

#[test]
fn the_systems_disk_and_the_simulated_one_refuse_the_same() {
    for plant in Plant::ALL {
        // It is a regular file, and the simulated disk has no hard links to tell apart.
        if plant == Plant::OtherName {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let outside = outside(folder.path());
        let (planted, file) = (folder.path().join("planted"), folder.path().join("file"));
        std::fs::write(&file, "of ours").unwrap();
        if !plant.at(&planted, &outside) {
            continue;
        }
        let before = tree(folder.path());
        let (at, ours) = (planted.clone(), file.clone());
        let real = in_time(&format!("{plant:?}"), move || refusals(&RealDisk, &at, &ours));
        assert_eq!(tree(folder.path()), before, "{plant:?}: nothing is changed");

        let simulated = Simulated::with(&[(file.clone(), b"of ours".to_vec())].into());
        simulated.plant(&planted, RealDisk.metadata(&planted).unwrap().kind);
        assert_eq!(refusals(&simulated, &planted, &file), real, "{plant:?}");
        let done: Vec<_> = real.iter().filter(|(_, what)| what == "done").collect();
        assert!(done.is_empty() || plant == Plant::Folder && done.len() == 1, "{plant:?}: {done:?}");
    }
}

#[test]
fn a_lock_is_not_written_into_a_file_that_has_other_names() {
    let folder = tempfile::tempdir().unwrap();
    let outside = outside(folder.path());
    let before = tree(&outside);
    let path = folder.path().join("lock");
    assert!(Plant::OtherName.at(&path, &outside));
    assert!(RealDisk.hold(&path, "words").is_err());
    assert_eq!(tree(&outside), before);
    std::fs::remove_file(&path).unwrap();
    let held = RealDisk.hold(&path, "words").unwrap();
    assert!(matches!(held, LockAttempt::Mine(_)));
    assert_eq!(std::fs::read(&path).unwrap(), b"words");
}
