//! Every crash, every lost write and every error of a save, of appending to the journal and of a recovery, on
//! a simulated disk: at each of them the project opens, whole, and no change is missing that somebody was told
//! is safe.

use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use proptest::prelude::*;

use super::disk::simulated::{Fault, Files, Grain, Simulated};
use super::journal::{Base, Entry, Fold, Mark, Moved, Places, Scribe};
use super::keeper::{Keeper, header};
use super::{Damage, Home, Overwrite, ReadOnly, Recovery, Restored, Revision, write};
use crate::edit::{Change, Deed, Edit, History, Swap};
use crate::model::{Codebook, Ids, Project, VerdictScale};

const FILE: &str = "/desk/bridge.rejoinder.ron";
const STATE: &str = "/state";

/// A small project after so many changes.
fn project(changes: usize) -> Project {
    let mut project = Project::new(&title(changes), Timestamp::UNIX_EPOCH, &mut Ids::seeded(1));
    project.codebook = Codebook::default();
    project.scale = VerdictScale::default();
    project
}

fn title(changes: usize) -> String {
    format!("after {changes} changes")
}

fn changes(project: &Project) -> usize {
    project.title.split(' ').nth(1).and_then(|count| count.parse().ok()).unwrap()
}

/// A scribe that does its work at once, as the writer's thread does in time.
struct AtOnce(Arc<Mutex<Scribe>>);

impl Fold for AtOnce {
    fn mark(&self, mark: Mark) -> io::Result<()> {
        self.0.lock().unwrap().mark(mark)
    }

    fn fold(&self, revision: Revision, upto: u64, moved: Option<Moved>) {
        // What fails is kept in memory and tried again with the next sync, as the writer does.
        let _ = self.0.lock().unwrap().fold(revision, upto, moved);
    }
}

/// Somebody at work on a disk.
struct Work {
    disk: Simulated,
    home: Home,
    project: Project,
    scribe: Arc<Mutex<Scribe>>,
    revision: Option<Revision>,
    number: u64,
}

impl Work {
    fn new(disk: &Simulated, project: Project, revision: Option<Revision>) -> Self {
        let home = Home::on(Arc::new(disk.clone()), Path::new(STATE));
        let (places, base) = match revision {
            Some(revision) => (Places::of_file(Path::new(FILE), true, home.folder()), Base::File(revision)),
            None => (Places::unsaved(5, home.folder()), Base::Text(write::to_text(&project).unwrap())),
        };
        let header = header(&project, revision.map(|_| Path::new(FILE)), base);
        let scribe = Scribe::new(Arc::new(disk.clone()), places, header);
        let scribe = Arc::new(Mutex::new(scribe));
        Self { disk: disk.clone(), home, project, scribe, revision, number: 0 }
    }

    fn edit(&mut self) {
        let done = changes(&self.project) + 1;
        let swap = Swap { before: self.project.title.clone(), after: title(done) };
        let edit = Edit { label: "Rename".to_owned(), changes: vec![Change::Title(swap)] };
        edit.apply(&mut self.project).unwrap();
        self.number += 1;
        self.disk.made(done);
        let entry = Entry { number: self.number, at: Timestamp::UNIX_EPOCH, deed: Deed::Did, edit };
        self.scribe.lock().unwrap().append(&entry).unwrap();
    }

    fn sync(&mut self) {
        if self.scribe.lock().unwrap().sync().is_ok() {
            self.disk.safe(changes(&self.project));
        }
    }

    /// Saves the project as it is now, while one more change is made.
    fn save(&mut self, edit_meanwhile: bool) {
        let overwrite = self.revision.map_or(Overwrite::Never, Overwrite::Own);
        let own = self.revision.map(|_| (PathBuf::from(FILE), None));
        let saving = self.home.saving(
            (self.project.clone(), 0, self.number),
            (FILE.into(), overwrite),
            own,
            Box::new(AtOnce(self.scribe.clone())),
            Arc::default(),
        );
        let held = changes(&self.project);
        if edit_meanwhile {
            self.edit();
        }
        if let Ok(stored) = saving.run() {
            self.revision = Some(stored.saved.revision);
            if stored.saved.certain {
                self.disk.safe(held);
            }
        }
    }
}

/// A project with a file: changes, a save in the middle of which another change is made, more, and a last one.
fn saving(disk: &Simulated) {
    let Ok((project, revision)) = super::read::load_from(disk, Path::new(FILE)) else { return };
    let mut work = Work::new(disk, project, Some(revision));
    (0..3).for_each(|_| work.edit());
    work.sync();
    (0..6).for_each(|_| work.edit());
    work.save(true);
    work.sync();
    work.edit();
    work.edit();
    work.sync();
    work.save(false);
    work.edit();
    work.sync();
}

/// A project without a file, which then gets one.
fn first_save(disk: &Simulated) {
    let mut work = Work::new(disk, project(0), None);
    (0..4).for_each(|_| work.edit());
    work.sync();
    (0..4).for_each(|_| work.edit());
    work.save(true);
    work.sync();
    (0..5).for_each(|_| work.edit());
    work.sync();
}

/// What was found on a disk is restored, and work goes on.
fn recovering(disk: &Simulated) {
    disk.made(4);
    disk.safe(4);
    let home = Home::on(Arc::new(disk.clone()), Path::new(STATE));
    let Ok(opened) = home.open(Path::new(FILE), false) else { return };
    let mut work = Work::new(disk, opened.project, opened.revision.into());
    if let Some(Recovery { journals, entries, damage, .. }) = opened.recovery {
        let mut scribe = work.scribe.lock().unwrap();
        if damage.is_some() {
            scribe.keep(&journals, Some(Path::new(STATE)));
        }
        scribe.replaces(journals);
        for entry in entries {
            entry.edit.apply(&mut work.project).unwrap();
            work.number += 1;
            scribe.append(&Entry { number: work.number, ..entry }).unwrap();
        }
        drop(scribe);
    }
    // Where reading failed in the middle, nothing was restored and a person would not go on.
    if changes(&work.project) < 4 {
        return;
    }
    work.sync();
    (0..5).for_each(|_| work.edit());
    work.sync();
}

/// The disk from which recovery begins: four changes in the journal, none in the file.
fn unsaved_changes() -> Files {
    let disk = Simulated::with(&saved());
    let (project, revision) = super::read::load_from(&disk, Path::new(FILE)).unwrap();
    let mut work = Work::new(&disk, project, Some(revision));
    (0..4).for_each(|_| work.edit());
    work.sync();
    disk.files()
}

fn saved() -> Files {
    let text = write::to_text(&project(0)).unwrap();
    Files::from([(PathBuf::from(FILE), text.into_bytes())])
}

/// Opens what is found as the window does, restores, and tells how many changes the project has.
fn opens(files: &Files) -> Result<usize, String> {
    let disk = Simulated::with(files);
    let home = Home::on(Arc::new(disk), Path::new(STATE));
    let mut found = Vec::new();
    if files.contains_key(Path::new(FILE)) {
        let opened = home.open(Path::new(FILE), false).map_err(|error| error.to_string())?;
        let (project, recovery) = (opened.project, opened.recovery);
        found.push((project, recovery.map(|it| it.entries).unwrap_or_default()));
    }
    found.extend(home.unfinished().into_iter().map(|it| (it.project, it.entries)));
    let mut most = 0;
    for (mut project, entries) in found {
        let mut history = History::default();
        for Entry { edit, deed, at, .. } in entries {
            history.replay(&mut project, edit, deed, at).map_err(|error| error.to_string())?;
        }
        most = most.max(changes(&project));
    }
    Ok(most)
}

/// Without errors every detail; with one in each call, the combinations of a few.
const FINE: Grain = Grain { combined: 8, cuts: 60, together: 3000 };
const COARSE: Grain = Grain { combined: 4, cuts: 6, together: 900 };

/// What was walked through.
#[derive(Default)]
struct Walk {
    states: usize,
    runs: usize,
    known: HashMap<u64, Result<usize, String>>,
}

impl Walk {
    /// Every crash of a scenario from one moment on.
    fn crashes(&mut self, disk: &Simulated, from: usize, grain: Grain, told: &str) {
        self.runs += 1;
        for moment in from..disk.moments() {
            let crash = disk.crash(moment, grain);
            let known = &mut self.known;
            self.states += crash.each(|key, files| {
                let result = known.entry(key).or_insert_with(|| opens(&files()));
                let right = result.as_ref().is_ok_and(|count| (crash.safe..=crash.made).contains(count));
                assert!(
                    right,
                    "{told}, power lost at moment {moment}: {result:?}, safe {}, made {}\n{:#?}",
                    crash.safe,
                    crash.made,
                    files()
                        .iter()
                        .map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned()))
                        .collect::<Vec<_>>()
                );
            });
        }
    }

    /// A scenario without errors, then with an error in each of its calls.
    fn scenario(&mut self, name: &str, (files, from): (&Files, usize), run: fn(&Simulated)) {
        let go = |fault| {
            // The same names for temporary files each time.
            fastrand::seed(7);
            let disk = Simulated::with(files);
            disk.fail(fault);
            run(&disk);
            disk
        };
        let sound = go(None);
        self.crashes(&sound, from, FINE, name);
        for call in 0..sound.calls() {
            for kind in [ErrorKind::Other, ErrorKind::StorageFull] {
                for for_ever in [false, true] {
                    let fault = Fault { call, kind, for_ever };
                    let disk = go(Some(fault));
                    disk.fail(None);
                    self.crashes(&disk, from, COARSE, &format!("{name} with {fault:?}"));
                }
            }
        }
    }
}

#[test]
fn at_every_crash_lost_write_and_error_the_project_opens_with_all_that_is_safe() {
    let walk = |name: &'static str, files: Files, from: usize, run: fn(&Simulated)| {
        move || {
            let mut walk = Walk::default();
            walk.scenario(name, (&files, from), run);
            println!("{name}: {} states of {} kinds, in {} runs", walk.states, walk.known.len(), walk.runs);
            walk.states
        }
    };
    let states: usize = std::thread::scope(|scope| {
        let walks = [
            scope.spawn(walk("saving", saved(), 0, saving)),
            scope.spawn(walk("the first save", Files::new(), 0, first_save)),
            // Its first two moments are the notes of what was safe before.
            scope.spawn(walk("recovering", unsaved_changes(), 2, recovering)),
        ];
        walks.into_iter().map(|walk| walk.join().unwrap()).sum()
    });
    assert!(states > 1_000_000, "only {states} states");
}

/// The same walk sees a store that leaves out a sync: a test that cannot fail shows nothing.
#[test]
fn the_simulated_disk_loses_what_is_not_synced() {
    use super::disk::{Disk, Like};
    use std::io::Write;
    let disk = Simulated::with(&saved());
    let mut file = disk.create(Path::new("/desk/new"), Like::Usual).unwrap();
    file.write_all(b"Rejoinder(").unwrap();
    disk.rename(Path::new("/desk/new"), Path::new(FILE)).unwrap();
    disk.made(1);
    disk.safe(1);
    let mut lost = 0;
    disk.crash(disk.moments() - 1, FINE).each(|_, files| lost += usize::from(opens(&files()) != Ok(1)));
    assert!(lost > 0);
}

/// A change of the title, as somebody makes it.
fn rename(keeper: &Keeper, after: &str) -> Edit {
    let swap = Swap { before: keeper.project().title.clone(), after: after.to_owned() };
    Edit { label: format!("Rename to {after}"), changes: vec![Change::Title(swap)] }
}

/// A folder with a project, and three changes of it that its file does not hold.
fn left_behind() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    super::save(&project(0), &path, Overwrite::Never).unwrap();
    let home = home_in(&folder);
    let mut keeper = Keeper::opened(home.open(&path, false).unwrap(), home, Arc::new(|| {}));
    for name in ["one", "two", "three"] {
        let edit = rename(&keeper, name);
        keeper.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    }
    drop(keeper);
    (folder, path)
}

fn home_in(folder: &tempfile::TempDir) -> Home {
    Home::at(&folder.path().join("state"), "Robin")
}

/// Changes the journal beside a project, and tells what is found when it is opened.
fn opened_after(change: impl FnOnce(&mut Vec<u8>)) -> (tempfile::TempDir, super::Opened) {
    let (folder, path) = left_behind();
    let journal = folder.path().join("bridge.rejoinder.ron.journal");
    let mut bytes = std::fs::read(&journal).unwrap();
    change(&mut bytes);
    std::fs::write(&journal, bytes).unwrap();
    let opened = home_in(&folder).open(&path, false).unwrap();
    (folder, opened)
}

fn labels(opened: &super::Opened) -> Vec<&str> {
    let entries = opened.recovery.as_ref().map(|it| &it.entries[..]).unwrap_or_default();
    entries.iter().map(|entry| entry.edit.label.as_str()).collect()
}

/// Where the last line begins.
fn last_line(bytes: &[u8]) -> usize {
    bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1
}

#[test]
fn a_torn_last_record_is_cut_off_and_said() {
    for cut in [1, 9, 30] {
        let (_folder, opened) = opened_after(|bytes| bytes.truncate(last_line(bytes) + cut));
        assert_eq!(labels(&opened), ["Rename to one", "Rename to two"]);
        assert_eq!(opened.recovery.unwrap().damage, Some(Damage::Torn));
    }
    let (_folder, opened) = opened_after(|bytes| bytes.extend([0; 5000]));
    assert_eq!(labels(&opened).len(), 3, "empty blocks, as after a power cut");
    assert_eq!(opened.recovery.unwrap().damage, Some(Damage::Torn));
}

#[test]
fn a_damaged_middle_keeps_all_before_it_and_sets_the_rest_aside() {
    let mut rest = Vec::new();
    let (folder, mut opened) = opened_after(|bytes| {
        let middle = bytes.windows(12).position(|it| it == b"Rename to tw").unwrap();
        bytes[middle] ^= 1;
        let begins = bytes[..middle].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        rest = bytes[begins..].to_vec();
    });
    assert_eq!(labels(&opened), ["Rename to one"]);
    let recovery = opened.recovery.take().unwrap();
    let Some(Damage::Middle(Some(aside))) = recovery.damage.clone() else { panic!("{:?}", recovery.damage) };
    assert_eq!(std::fs::read(&aside).unwrap(), rest);
    let mut keeper = Keeper::opened(opened, home_in(&folder), Arc::new(|| {}));
    assert_eq!(keeper.restore(recovery), Restored { count: 1, stopped: None });
    keeper.sync();
    let kept = std::fs::read_dir(folder.path().join("state/put-away")).unwrap().count();
    assert_eq!(kept, 1, "the whole damaged journal is kept too");
}

#[test]
fn a_journal_is_never_replayed_on_another_content() {
    let (folder, path) = left_behind();
    super::save(&project(9), &path, Overwrite::Project).unwrap();
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert!(opened.recovery.is_none());
    assert!(opened.notes[0].contains("continues another version"), "{:?}", opened.notes);
    assert!(std::fs::read_dir(folder.path().join("state/put-away")).unwrap().count() == 1);
}

/// Rewrites the lines of a journal, each with its right checksum.
fn rewritten(bytes: &mut Vec<u8>, rewrite: impl Fn(&str) -> String) {
    let text = String::from_utf8(bytes.clone()).unwrap();
    let line = |line: &str| {
        let json = rewrite(&line[9..]);
        format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()))
    };
    *bytes = text.lines().map(line).collect::<String>().into_bytes();
}

#[test]
fn a_journal_of_a_newer_program_is_left_to_it_and_the_project_only_read() {
    let newer_layout: fn(&str) -> String = |json| json.replace("\"format\":1", "\"format\":2");
    let newer_records: fn(&str) -> String = |json| {
        json.replace("\"minor\":1", "\"minor\":9").replace("{\"label\":", "{\"mood\":\"calm\",\"label\":")
    };
    for newer in [newer_layout, newer_records] {
        let (folder, opened) = opened_after(|bytes| rewritten(bytes, newer));
        let journal = folder.path().join("bridge.rejoinder.ron.journal");
        assert_eq!(opened.read_only, Some(ReadOnly::NewerJournal(journal.clone())));
        assert!(opened.recovery.is_none() && opened.notes.is_empty(), "{:?}", opened.notes);
        let words = opened.read_only.as_ref().unwrap().words();
        assert!(words.contains("bridge.rejoinder.ron.journal"), "{words}");
        let before = std::fs::read(&journal).unwrap();
        let mut keeper = Keeper::opened(opened, home_in(&folder), Arc::new(|| {}));
        let edit = rename(&keeper, "other");
        assert!(keeper.apply(edit, None, Timestamp::UNIX_EPOCH).is_err());
        drop(keeper);
        assert_eq!(std::fs::read(&journal).unwrap(), before);
    }
    // One that holds nothing new is used as any other, and so is one of the first version, which gave no minor one.
    let nothing_new: fn(&str) -> String = |json| json.replace("\"minor\":1", "\"minor\":9");
    let first: fn(&str) -> String = |json| json.replace("\"minor\":1,", "");
    for known in [nothing_new, first] {
        let (_folder, opened) = opened_after(|bytes| rewritten(bytes, known));
        assert_eq!(labels(&opened).len(), 3);
    }
}

#[test]
fn a_project_of_a_newer_major_version_is_shown_and_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    let text = write::to_text(&super::testing::project(3, 9)).unwrap();
    std::fs::write(&path, text.replacen(" format: 1,\n minor: 1,", " format: 2,\n minor: 3,", 1)).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let home = home_in(&folder);
    let opened = home.open(&path, false).unwrap();
    assert_eq!(opened.project.statements.len(), 9);
    let Some(ReadOnly::Newer(newer)) = &opened.read_only else { panic!("{:?}", opened.read_only) };
    assert_eq!(newer.format.to_string(), "2.3");
    let mut keeper = Keeper::opened(opened, home.clone(), Arc::new(|| {}));
    let edit = rename(&keeper, "other");
    assert!(keeper.apply(edit, None, Timestamp::UNIX_EPOCH).is_err());
    for to in [path.clone(), folder.path().join("copy.rejoinder.ron")] {
        let why = keeper.saving(to, Overwrite::Project).run().unwrap_err();
        assert!(why.to_string().contains("A copy would lose"), "{why}");
    }
    // Nor by a window that holds another project.
    let other = Keeper::unsaved(project(1), home.clone(), Arc::new(|| {}));
    let why = other.saving(path.clone(), Overwrite::Project).run().unwrap_err();
    assert!(why.to_string().contains("newer Rejoinder"), "{why}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert!(!folder.path().join("copy.rejoinder.ron").exists());
}

/// Waits for what another thread sees in its own time.
fn wait<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let begun = std::time::Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < std::time::Duration::from_mins(1), "it did not come");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// Two windows with one project: the second has taken it over from the first, which has not noticed and works on.
fn taken_over() -> (tempfile::TempDir, PathBuf, Keeper, Keeper) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    super::save(&project(0), &path, Overwrite::Never).unwrap();
    let (robin, kim) = (home_in(&folder), Home::at(&folder.path().join("state"), "Kim"));
    let mut first = Keeper::opened(robin.open(&path, false).unwrap(), robin, Arc::new(|| {}));
    let edit = rename(&first, "one");
    first.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    first.sync();
    let mut opened = kim.open(&path, true).unwrap();
    assert_eq!(labels(&opened), ["Rename to one"]);
    let recovery = opened.recovery.take().unwrap();
    let mut second = Keeper::opened(opened, kim, Arc::new(|| {}));
    assert_eq!(second.restore(recovery), Restored { count: 1, stopped: None });
    for title in ["two", "three"] {
        let edit = rename(&first, title);
        first.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    }
    first.sync();
    assert_eq!(first.made_and_safe(), (3, 1), "it must not write there any more");
    (folder, path, first, second)
}

/// The first window sees that it is not its own any more.
fn noticed(first: &Keeper) -> super::Holder {
    let holder = wait(|| {
        let mut seen = first.seen().into_iter();
        seen.find_map(|seen| if let super::Seen::TakenOver(holder) = seen { Some(holder) } else { None })
    });
    assert!(holder.name().starts_with("Kim"));
    holder
}

/// It lets go.
fn let_go(first: &mut Keeper, holder: super::Holder) {
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
    let_go(&mut first, holder);
    let left = wait(|| {
        let mut seen = second.seen().into_iter();
        seen.find_map(|seen| if let super::Seen::Left(left) = seen { Some(left) } else { None })
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
    let edit = rename(&second, "another");
    second.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    second.saving(path.clone(), Overwrite::Own(second.own_revision().unwrap())).run().unwrap();
    drop(second);
    let_go(&mut first, holder);
    assert_eq!(journals_left(&folder), 1);
    let mut opened = home_in(&folder).open(&path, false).unwrap();
    assert!(opened.recovery.is_none());
    let recovery = opened.left.pop().unwrap();
    assert!(recovery.left && recovery.entries.len() == 2);
    let mut third = Keeper::opened(opened, home_in(&folder), Arc::new(|| {}));
    let edit = rename(&third, "mine");
    third.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    // The title is another one now: nothing is replayed on it, and nothing is lost.
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
    let edit = rename(&first, "four");
    first.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    first.sync();
    assert_eq!((first.trouble(), first.made_and_safe()), (None, (4, 4)));
    drop(first);
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert_eq!(labels(&opened), ["Rename to one", "Rename to two", "Rename to three", "Rename to four"]);
}

#[test]
fn where_the_folder_cannot_be_written_the_users_own_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    std::fs::create_dir(&desk).unwrap();
    let path = desk.join("bridge.rejoinder.ron");
    super::save(&project(0), &path, Overwrite::Never).unwrap();
    // A folder stands where the journal would: it can be written by nobody, not even an administrator.
    std::fs::create_dir(desk.join("bridge.rejoinder.ron.journal")).unwrap();
    let home = home_in(&folder);
    let mut keeper = Keeper::opened(home.open(&path, false).unwrap(), home, Arc::new(|| {}));
    let edit = rename(&keeper, "one");
    keeper.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    keeper.sync();
    assert_eq!((keeper.trouble(), keeper.made_and_safe()), (None, (1, 1)));
    drop(keeper);
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
    let mut keeper = Keeper::unsaved(project(0), home_in(&folder), wake);
    let edit = rename(&keeper, "one");
    keeper.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    keeper.sync();
    assert!(keeper.trouble().is_some());
    assert_eq!(keeper.made_and_safe(), (1, 0));
    assert_eq!(woken.load(std::sync::atomic::Ordering::SeqCst), 1, "the window is woken to say so");
    std::fs::remove_file(&state).unwrap();
    keeper.sync();
    assert_eq!((keeper.trouble(), keeper.made_and_safe()), (None, (1, 1)));
}

/// Journals of every format that was ever released, kept for as long as programs read them.
#[test]
fn a_journal_of_every_format_is_read() {
    let first: &[u8] = include_bytes!("../../tests/data/store/format-1.journal");
    for golden in [first, include_bytes!("../../tests/data/store/format-1.1.journal")] {
        let (readout, whole) = super::journal::entries(golden).unwrap();
        assert!(whole);
        let labels: Vec<_> = readout.iter().map(|entry| (entry.deed, entry.edit.label.as_str())).collect();
        assert_eq!(
            labels,
            [
                (Deed::Did, "Rename to one"),
                (Deed::WentOn, "Rename to two"),
                (Deed::Undid, "Rename to two"),
                (Deed::Redid, "Rename to two"),
                (Deed::Did, "All kinds of changes")
            ]
        );
        assert_eq!(readout[4].edit.changes.len(), 11, "every kind of change");
    }
}

#[test]
fn a_keeper_restores_what_it_kept_and_each_step_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let home = || Home::at(&folder.path().join("state"), "Robin");
    let path = folder.path().join("bridge.rejoinder.ron");
    super::save(&project(0), &path, Overwrite::Never).unwrap();
    let keeper = |opened| Keeper::opened(opened, home(), Arc::new(|| {}));
    let mut first = keeper(home().open(&path, false).unwrap());
    let rename = |keeper: &Keeper, after: &str| {
        let swap = Swap { before: keeper.project().title.clone(), after: after.to_owned() };
        Edit { label: format!("Rename to {after}"), changes: vec![Change::Title(swap)] }
    };
    for name in ["one", "two", "three"] {
        let edit = rename(&first, name);
        first.apply(edit, None, Timestamp::UNIX_EPOCH).unwrap();
    }
    first.undo(Timestamp::UNIX_EPOCH).unwrap();
    first.sync();
    assert_eq!(first.made_and_safe(), (4, 4));
    assert_eq!(first.trouble(), None);
    drop(first);
    let mut opened = home().open(&path, false).unwrap();
    let recovery = opened.recovery.take().unwrap();
    assert_eq!((recovery.entries.len(), &recovery.damage), (4, &None));
    let mut second = keeper(opened);
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

proptest! {
    /// Whatever becomes of a journal's bytes: nothing panics, what is read is a beginning of what was there,
    /// and the project stays sound.
    #[test]
    fn a_journal_may_be_damaged_anyhow(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 1..4)
    ) {
        let golden = include_bytes!("../../tests/data/store/format-1.journal");
        let (before, _) = super::journal::entries(golden).unwrap();
        let mut bytes = golden.to_vec();
        for (place, byte, kind) in damage {
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Some((after, _)) = super::journal::entries(&bytes) {
            prop_assert!(before.starts_with(&after));
        }
        let mut project = project(0);
        let _ = super::testing::replay(&bytes, &mut project);
        prop_assert_eq!(project.check(), vec![]);
    }
}

#[test]
fn a_hostile_journal_with_right_checksums_is_refused_record_by_record() {
    let golden =
        String::from_utf8(include_bytes!("../../tests/data/store/format-1.journal").to_vec()).unwrap();
    let head = golden.lines().next().unwrap();
    let line = |json: &str| format!("{:08x} {json}", crc32fast::hash(json.as_bytes()));
    let edit = |number: &str, changes: &str| {
        let edit = format!("{{\"label\":\"x\",\"changes\":[{changes}]}}");
        line(&format!(
            "{{\"Edit\":{{\"number\":{number},\"at\":\"1970-01-01T00:00:00Z\",\"deed\":\"Did\",\"edit\":{edit}}}}}"
        ))
    };
    let title = |after: &str| format!("{{\"Title\":{{\"before\":\"{}\",\"after\":\"{after}\"}}}}", title(0));
    let gone = "{\"Link\":{\"before\":null,\"after\":{\"id\":\"k0000000000\",\"from\":\"s0000000000\",\
                \"to\":\"s0000000001\",\"relation\":\"Rebuts\",\"status\":\"Confirmed\"}}}";
    for (hostile, made) in [
        (edit("1", &title("fine")), 1),
        (edit("18446744073709551615", &title("fine")), 1),
        (edit("1e999", &title("x")), 0),
        (edit("-1", &title("x")), 0),
        (edit("1", &"[".repeat(100_000)), 0),
        (edit("1", &title("\\ud800")), 0),
        (edit("1", gone), 0),
        (line("{\"Edit\":{}}"), 0),
        (line("null"), 0),
        (head.to_owned(), 0),
    ] {
        let mut project = project(0);
        let bytes = format!("{head}\n{hostile}\n");
        let begins = &hostile[..hostile.len().min(120)];
        assert_eq!(super::testing::replay(bytes.as_bytes(), &mut project), made, "{begins}");
        assert_eq!(project.check(), vec![], "{begins}");
    }
}

/// Writes the golden journal anew, for a new format: `REJOINDER_GOLDEN=1 cargo test golden`.
#[test]
fn golden_journal() {
    if std::env::var_os("REJOINDER_GOLDEN").is_none() {
        return;
    }
    let mut made = super::testing::project(3, 30);
    made.scale = VerdictScale::standard(&mut Ids::seeded(2));
    let empty = Project::new("", Timestamp::UNIX_EPOCH, &mut Ids::seeded(4));
    let mut all = Edit::between("All kinds of changes".to_owned(), &empty, &made);
    let mut kinds = std::collections::HashSet::new();
    all.changes.retain(|change| kinds.insert(std::mem::discriminant(change)));
    let base = Base::File(Revision::of(b"a file"));
    let place = super::journal::Place { path: "/desk/golden".into(), like: None, lock: None };
    let disk = Simulated::default();
    let mut scribe =
        Scribe::new(Arc::new(disk.clone()), vec![place], header(&empty, Some(Path::new(FILE)), base));
    let title = |before: &str, after: &str| {
        let swap = Swap { before: before.to_owned(), after: after.to_owned() };
        Edit { label: format!("Rename to {after}"), changes: vec![Change::Title(swap)] }
    };
    let two = title("one", "two");
    let edits = [
        (Deed::Did, title("", "one")),
        (Deed::WentOn, two.clone()),
        (Deed::Undid, two.inverse()),
        (Deed::Redid, two),
        (Deed::Did, all),
    ];
    for (number, (deed, edit)) in (1..).zip(edits) {
        scribe.append(&Entry { number, at: Timestamp::UNIX_EPOCH, deed, edit }).unwrap();
    }
    scribe.sync().unwrap();
    scribe.mark(Mark { revision: Revision::of(b"another"), upto: 2 }).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/store/format-1.journal");
    std::fs::write(path, &disk.files()[Path::new("/desk/golden")]).unwrap();
}
