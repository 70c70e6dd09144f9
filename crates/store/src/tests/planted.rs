//! Tests with links, pipes, sockets, devices and folders under the names that the store uses: none is
//! followed or changed, nothing hangs, and work is kept.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use super::super::disk::{Access, Disk, DiskFile, FileKind, FileMetadata, LockAttempt, RealDisk};
use super::super::names::{self, StoreName};
use super::super::revision::Revision;
use super::super::{FileEvent, Holder, Restored, backups, read, save, write_report};
use super::*;
use files::testing::{Plant, in_time, outside, tree};

const TOKEN: &str = "0000000a";

/// A folder with a project, the user's own folder, and a folder elsewhere that must not change.
struct Desk {
    folder: tempfile::TempDir,
    path: PathBuf,
    state: PathBuf,
    outside: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (desk, state) = (folder.path().join("desk"), folder.path().join("state"));
        std::fs::create_dir(&desk).unwrap();
        std::fs::create_dir(&state).unwrap();
        let path = desk.join("bridge.rejoinder.ron");
        save(&project(0), &path, Overwrite::Never).unwrap();
        let outside = outside(folder.path());
        Self { folder, path, state, outside }
    }

    fn short(&self) -> String {
        Revision::of(self.path.as_os_str().as_encoded_bytes()).short()
    }

    fn home(&self, who: &str) -> Home {
        Home::at(&self.state, who)
    }

    /// Returns every path that the store may use, with its kind.
    fn names(&self) -> Vec<(StoreName, PathBuf)> {
        let both = |own: StoreName| {
            let inside = own.in_state(&self.state, &self.short(), TOKEN);
            own.beside(&self.path, TOKEN).into_iter().chain(inside).map(move |path| (own, path))
        };
        StoreName::all().flat_map(both).collect()
    }
}

/// Saves the project. Returns the message about the former version.
fn save_own(open_project: &mut OpenProject, path: &Path) -> Option<String> {
    let own = Overwrite::Own(open_project.own_revision().unwrap());
    let stored = open_project.saving(path.to_owned(), own).run().unwrap();
    let told = stored.saved.not_kept.clone();
    assert_eq!(stored.saved.backup.is_none(), told.is_some());
    open_project.stored(stored);
    told
}

/// Opens, changes and saves twice, is taken over, and is opened again. Returns all messages for the person.
fn story(desk: &Desk, recorded: bool) -> Vec<String> {
    let (robin, kim) = (desk.home("Robin"), desk.home("Kim"));
    let path = &desk.path;
    let mut opened = robin.open(path, false).unwrap();
    assert!(opened.read_only.is_none() && opened.recovery.is_none());
    let mut told = std::mem::take(&mut opened.notes);
    let mut first = window(opened, robin);
    change(&mut first, "one");
    assert_eq!(first.made_and_safe().1, u64::from(recorded));
    told.extend(save_own(&mut first, path));
    change(&mut first, "two");
    told.extend(save_own(&mut first, path));
    change(&mut first, "three");
    told.extend(first.trouble());

    let mut opened = kim.open(path, true).unwrap();
    assert!(opened.read_only.is_none());
    if recorded {
        assert_eq!(labels(&opened), ["Rename to three"]);
        let recovery = opened.recovery.take().unwrap();
        let mut second = window(opened, kim);
        assert_eq!(second.restore(recovery), Restored { count: 1, stopped: None });
        change(&mut first, "four");
        first.taken_over(Holder::new("Kim"));
        first.sync();
        told.extend(first.trouble());
        save_own(&mut second, path);
        drop(second);
    }
    drop(first);
    let opened = desk.home("Sam").open(path, false).unwrap();
    assert_eq!(opened.project.title, if recorded { "three" } else { "two" });
    assert!(opened.recovery.is_none());
    let left: Vec<_> = opened.left.iter().flat_map(|left| &left.entries).collect();
    let left: Vec<&str> = left.iter().map(|entry| entry.edit.label.as_str()).collect();
    assert_eq!(left, if recorded { vec!["Rename to four"] } else { vec![] });
    told
}

#[test]
fn what_is_planted_under_any_name_is_left_alone_and_said() {
    for plant in Plant::ALL {
        let desks = Desk::new().names().len();
        for at in 0..desks {
            let desk = Desk::new();
            let (own, planted) = desk.names().swap_remove(at);
            let name = format!("{plant:?} at {}", planted.display());
            // A folder may be where the store makes folders, and a hard link is a regular file.
            let fits = plant == Plant::Folder && own.kind() == super::super::disk::EntryKind::Folder
                || plant == Plant::OtherName && own.kind() == super::super::disk::EntryKind::File;
            if fits || !plant.at(&planted, &desk.outside) {
                continue;
            }
            let (there, elsewhere) = (tree(&planted), tree(&desk.outside));
            let (told, desk) = in_time(&name, move || (story(&desk, true), desk));
            assert!(told[0].contains(&planted.display().to_string()), "{name}: {told:?}");
            let beside = planted.parent() == desk.path.parent();
            let not_kept =
                told.iter().filter(|told| told.contains("previous version could not be kept")).count();
            assert_eq!(not_kept, if own == StoreName::Backups { 2 } else { 0 }, "{name}: {told:?}");
            let homeless = told.iter().any(|told| told.contains("a part of the path is a file"));
            assert_eq!(homeless, own == StoreName::PutAwayFolder, "{name}: {told:?}");
            assert!(told.len() == 1 || not_kept > 0 || homeless, "{name}: {told:?}");
            assert_eq!(tree(&planted), there, "{name}");
            assert_eq!(tree(&desk.outside), elsewhere, "{name}");
            // An entry in the user's own folder does not affect the backups beside the project.
            let kept = backups::list(&desk.path).len();
            assert_eq!(kept, if beside && own == StoreName::Backups { 0 } else { 3 }, "{name}");
        }
    }
}

#[test]
fn where_every_name_is_planted_at_once_a_project_is_still_saved() {
    for plant in [Plant::LinkToFile, Plant::LinkToNothing, Plant::Pipe, Plant::Socket] {
        let desk = Desk::new();
        for (_, planted) in desk.names() {
            assert!(plant.at(&planted, &desk.outside));
        }
        let elsewhere = tree(&desk.outside);
        let (told, desk) = in_time(&format!("{plant:?}"), move || (story(&desk, false), desk));
        assert!(told.iter().any(|told| told.contains("more of this kind")), "{told:?}");
        assert!(told.last().unwrap().contains("it is a"), "that changes are recorded nowhere: {told:?}");
        assert_eq!(tree(&desk.outside), elsewhere);
    }
}

#[test]
fn a_second_name_of_a_file_elsewhere_is_never_written_into() {
    for at in 0..Desk::new().names().len() {
        let desk = Desk::new();
        let (own, planted) = desk.names().swap_remove(at);
        if own.kind() != super::super::disk::EntryKind::File {
            continue;
        }
        assert!(Plant::OtherName.at(&planted, &desk.outside));
        let elsewhere = tree(&desk.outside);
        story(&desk, true);
        assert_eq!(tree(&desk.outside), elsewhere, "{}", planted.display());
    }
}

#[test]
fn what_is_planted_among_earlier_versions_is_neither_listed_nor_replaced() {
    let desk = Desk::new();
    std::fs::create_dir(backups::folder(&desk.path)).unwrap();
    let at = std::fs::metadata(&desk.path).unwrap().modified().unwrap();
    let moment = Timestamp::try_from(at).unwrap().strftime("%Y-%m-%dT%H-%M-%SZ").to_string();
    for (number, plant) in (1..).zip([Plant::LinkToFile, Plant::LinkToNothing, Plant::Pipe, Plant::Folder]) {
        let path = backups::folder(&desk.path).join(names::backup(&moment, number));
        assert!(plant.at(&path, &desk.outside));
    }
    let elsewhere = tree(&desk.outside);
    let (told, desk) = in_time("earlier versions", move || (story(&desk, true), desk));
    assert_eq!(told, Vec::<String>::new());
    let kept = backups::list(&desk.path);
    assert_eq!(kept.len(), 3);
    assert!(kept.iter().all(|backup| read::load_from(&RealDisk, &backup.path).is_ok()));
    assert_eq!(tree(&desk.outside), elsewhere);
}

#[test]
fn reports_follow_no_link() {
    let desk = Desk::new();
    assert!(Plant::LinkToFolder.at(&desk.state.join("reports"), &desk.outside));
    let elsewhere = tree(&desk.outside);
    assert!(write_report(&desk.state, "words").is_err());
    assert_eq!(tree(&desk.outside), elsewhere);
}

#[test]
fn a_project_may_be_a_link_that_ends_in_a_file_and_in_nothing_else() {
    let desk = Desk::new();
    let link = desk.folder.path().join("link.rejoinder.ron");
    std::os::unix::fs::symlink(&desk.path, &link).unwrap();
    let home = desk.home("Robin");
    let mut open = window(home.open(&link, false).unwrap(), home);
    change(&mut open, "one");
    save_own(&mut open, &link);
    drop(open);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(desk.home("Robin").open(&desk.path, false).unwrap().project.title, "one");
    for plant in [Plant::Pipe, Plant::Socket, Plant::Device, Plant::LinkToDevice, Plant::Folder] {
        std::fs::remove_file(&link).unwrap();
        let target = desk.folder.path().join(format!("{plant:?}"));
        if plant.at(&target, &desk.outside) {
            std::os::unix::fs::symlink(&target, &link).unwrap();
            let (home, at) = (desk.home("Robin"), link.clone());
            let error = in_time(&format!("{plant:?}"), move || home.open(&at, false).unwrap_err());
            assert!(error.to_string().contains("not a file") || plant == Plant::Folder, "{error}");
        }
    }
}

#[test]
fn a_pipe_in_the_place_of_the_open_file_is_not_read() {
    let desk = Desk::new();
    let home = desk.home("Robin");
    let mut open = window(home.open(&desk.path, false).unwrap(), home);
    std::fs::rename(&desk.path, desk.folder.path().join("moved")).unwrap();
    assert!(Plant::Pipe.at(&desk.path, &desk.outside));
    until("the news that the file is gone", || open.file_events() == [FileEvent::Gone]);
    change(&mut open, "one");
    assert_eq!((open.trouble(), open.made_and_safe()), (None, (1, 1)));
    let own = Overwrite::Own(open.own_revision().unwrap());
    let refused = open.saving(desk.path.clone(), own).run().unwrap_err();
    assert!(refused.to_string().contains("it is a pipe, not a file"), "{refused}");
}

/// A disk that notes the names that it is asked to create.
struct Noting(Mutex<BTreeSet<PathBuf>>);

impl Noting {
    fn note(&self, path: &Path) -> &RealDisk {
        self.0.lock().unwrap().insert(path.to_owned());
        &RealDisk
    }
}

impl Disk for Noting {
    fn metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        RealDisk.metadata(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.read_link(path)
    }

    fn read(&self, path: &Path, kind: FileKind) -> io::Result<Vec<u8>> {
        RealDisk.read(path, kind)
    }

    fn read_start(&self, path: &Path, most: u16) -> io::Result<Vec<u8>> {
        RealDisk.read_start(path, most)
    }

    fn create(&self, path: &Path, like: Access<'_>) -> io::Result<Box<dyn DiskFile>> {
        self.note(path).create(path, like)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note(to).rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note(to).rename_new(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note(to).link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.note(path).make_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.list(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }

    fn is_held(&self, path: &Path) -> bool {
        RealDisk.is_held(path)
    }

    fn hold(&self, path: &Path, words: &str) -> io::Result<LockAttempt> {
        self.note(path).hold(path, words)
    }
}

#[test]
fn every_name_that_is_made_is_among_those_that_are_looked_at() {
    let desk = Desk::new();
    let noting = Arc::new(Noting(Mutex::default()));
    let home = |disk: &Arc<Noting>| Home::on(disk.clone(), &desk.state);
    let journal = StoreName::Journal.beside(&desk.path, TOKEN).unwrap();
    let mut first = window(home(&noting).open(&desk.path, false).unwrap(), home(&noting));
    change(&mut first, "one");
    save_own(&mut first, &desk.path);
    for title in ["two", "three", "four"] {
        change(&mut first, title);
    }
    let second = home(&noting).open(&desk.path, true).unwrap();
    change(&mut first, "five");
    first.taken_over(Holder::new("Kim"));
    drop((first, second));
    let bytes = std::fs::read(&journal).unwrap();
    let damaged = String::from_utf8(bytes).unwrap().replace("Rename to three", "Rename to thrxe");
    std::fs::write(&journal, damaged).unwrap();
    let opened = home(&noting).open(&desk.path, false).unwrap();
    home(&noting).discard(opened.left.first().unwrap()).unwrap();
    // Where the user's own folder has no room for discarded journals, they stay beside the project.
    std::fs::remove_dir_all(desk.state.join("put-away")).unwrap();
    assert!(Plant::Pipe.at(&desk.state.join("put-away"), &desk.outside));
    home(&noting).discard(opened.recovery.as_ref().unwrap()).unwrap();
    let mut without_file = OpenProject::unsaved(project(0), home(&noting), Arc::new(|| {}));
    change(&mut without_file, "one");
    drop(without_file);

    let made = noting.0.lock().unwrap();
    let mut seen = BTreeSet::new();
    for path in made.iter().filter(|path| **path != desk.path && **path != desk.state) {
        let folder = path.parent().unwrap();
        // In the store's own folders, names are random or numbered, and existing entries are neither opened
        // nor replaced.
        let own = if folder == backups::folder(&desk.path) || folder == desk.state.join("put-away") {
            continue;
        } else {
            StoreName::from_path(path, &desk.path, Some(&desk.state))
        };
        assert!(own.is_some() || *path == desk.path.parent().unwrap(), "{} is not known", path.display());
        seen.extend(own);
    }
    let unseen: Vec<StoreName> = StoreName::all().filter(|own| !seen.contains(own)).collect();
    // An open project writes no reports.
    assert_eq!(unseen, [StoreName::Reports]);
}
