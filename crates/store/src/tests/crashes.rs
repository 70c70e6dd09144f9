//! Tests every crash, every lost write and every error during a save, an append to the journal and a
//! recovery, on a simulated disk. After each of them the project must open with all changes that were
//! reported as safe.

use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;

use super::super::disk::Disk;
use super::super::disk::simulated::{Fault, Files, Grain, Simulated};
use super::super::journal::{
    FileState, FoldJournal, JournalEntry, JournalMove, JournalPlaces, JournalStart, JournalWriter, Recovery,
    SaveMark, SavedState,
};
use super::super::revision::Revision;
use super::super::{Contents, is_project_name, read, write};
use super::*;
use edit::{History, HistoryOperation};

const STATE: &str = "/state";
const RENAMED: &str = "/desk/renamed.rejoinder.ron";

/// A journal that does its work at once, without a thread.
struct AtOnce(Arc<Mutex<JournalWriter>>);

impl FoldJournal for AtOnce {
    fn mark(&self, mark: SaveMark) -> io::Result<()> {
        self.0.lock().unwrap().mark(mark)
    }

    fn fold(&self, folded: SavedState, moved: Option<JournalMove>) {
        // A failure is kept in memory and repeated with the next sync, as the thread does.
        let _ = self.0.lock().unwrap().fold(folded, moved);
    }
}

/// A person who works on a project.
struct Work {
    disk: Simulated,
    home: Home,
    project: Project,
    writer: Arc<Mutex<JournalWriter>>,
    revision: Option<Revision>,
    number: u64,
}

impl Work {
    fn new(disk: &Simulated, project: Project, revision: Option<Revision>) -> Self {
        Self::on(disk, Path::new(FILE), project, revision)
    }

    fn on(disk: &Simulated, file: &Path, project: Project, revision: Option<Revision>) -> Self {
        let home = Home::on(Arc::new(disk.clone()), Path::new(STATE));
        let (places, start) = match revision {
            Some(revision) => (
                JournalPlaces::of_file(file, true, home.folder()),
                JournalStart::of_file(&project, file, revision),
            ),
            None => (JournalPlaces::unsaved(5, home.folder()), JournalStart::unsaved(&project)),
        };
        let writer = JournalWriter::new(Arc::new(disk.clone()), places, start).with_state(home.folder());
        let writer = Arc::new(Mutex::new(writer));
        Self { disk: disk.clone(), home, project, writer, revision, number: 0 }
    }

    fn edit(&mut self) {
        let done = changes(&self.project) + 1;
        let swap = Replacement { before: self.project.title.clone(), after: title(done) };
        let edit = Edit { label: "Rename".to_owned(), changes: vec![Change::Title(swap)] };
        edit.apply(&mut self.project).unwrap();
        self.number += 1;
        self.disk.made(done);
        let entry = JournalEntry {
            number: self.number,
            at: Timestamp::UNIX_EPOCH,
            operation: HistoryOperation::Apply,
            edit: edit.into(),
        };
        self.writer.lock().unwrap().append(entry);
    }

    fn sync(&mut self) {
        if self.writer.lock().unwrap().sync().is_ok() {
            self.disk.safe(changes(&self.project));
        }
    }

    /// Lets another program do something before which nothing can be protected until it is noticed.
    /// Afterwards everything is safe again.
    fn meanwhile(&mut self, done: impl FnOnce(&Simulated, &Path), see: Option<FileState>) {
        let journal = self.writer.lock().unwrap().path().map(Path::to_owned);
        self.disk.safe(0);
        done(&self.disk, journal.as_deref().unwrap_or(Path::new("/desk/none")));
        let mut writer = self.writer.lock().unwrap();
        let seen = match see {
            Some(sight) => writer.observe_file(sight),
            None => writer.check_journal(),
        };
        drop(writer);
        // A drive that no longer answers cannot tell that others took something away.
        let answers = self.disk.list(Path::new(STATE)).is_ok();
        if seen.is_none_or(|written| written.is_ok()) && answers {
            self.sync();
        }
        self.writer.lock().unwrap().put_up_signpost();
    }

    /// Saves the project as it is now, while one more change is made.
    fn save(&mut self, edit_meanwhile: bool) {
        let overwrite = self.revision.map_or(Overwrite::Never, Overwrite::Own);
        let own = self.revision.map(|_| (PathBuf::from(FILE), None));
        let saving = self.home.saving(
            (self.project.clone(), 0, self.number),
            (FILE.into(), overwrite),
            own,
            Box::new(AtOnce(self.writer.clone())),
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

/// Works on a project with a file: changes, a save during which another change is made, more changes, and a
/// last one.
fn saving(disk: &Simulated) {
    let Ok((Contents { project, .. }, revision)) = read::load_from(disk, Path::new(FILE)) else { return };
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

/// Works on a project without a file, which then gets one.
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

/// Removes the file and brings it back while the project is open; removes, replaces and cuts the journal.
fn losing(disk: &Simulated) {
    let Ok((Contents { project, .. }, revision)) = read::load_from(disk, Path::new(FILE)) else { return };
    let text = write::to_text(&project).unwrap();
    let mut work = Work::new(disk, project, Some(revision));
    work.edit();
    work.sync();
    work.meanwhile(|disk, _| disk.by_others(Path::new(FILE), None), Some(FileState::Gone));
    work.edit();
    work.sync();
    work.meanwhile(|disk, journal| disk.by_others(journal, None), None);
    work.meanwhile(
        |disk, _| disk.by_others(Path::new(FILE), Some(text.as_bytes())),
        Some(FileState::Holds(revision)),
    );
    work.edit();
    work.sync();
    work.meanwhile(|disk, journal| disk.by_others(journal, None), None);
    work.edit();
    work.sync();
    work.meanwhile(|disk, journal| disk.by_others(journal, Some(b"another")), None);
    if let Some(journal) = work.writer.lock().unwrap().path().map(Path::to_owned) {
        disk.safe(0);
        disk.cut(&journal, 40);
    }
    work.edit();
    work.sync();
    work.save(true);
    work.sync();
    work.meanwhile(|disk, _| disk.by_others(Path::new(FILE), None), Some(FileState::Gone));
    work.edit();
    work.sync();
}

/// Restores what is found on a disk, and continues to work.
fn recovering(disk: &Simulated) {
    recovering_in(disk, Path::new(FILE));
}

/// Does the same after the file was renamed.
fn recovering_renamed(disk: &Simulated) {
    recovering_in(disk, Path::new(RENAMED));
}

fn recovering_in(disk: &Simulated, file: &Path) {
    disk.made(4);
    disk.safe(4);
    let home = Home::on(Arc::new(disk.clone()), Path::new(STATE));
    let Ok(mut opened) = home.open(file, false) else { return };
    let mut work = Work::on(disk, file, opened.project, opened.revision.into());
    if let Some(Recovery { journals, entries, damage, .. }) = opened.recovery.or(opened.elsewhere.pop()) {
        let mut writer = work.writer.lock().unwrap();
        if damage.is_some() {
            writer.keep(&journals, Some(Path::new(STATE)));
        }
        writer.replaces(journals);
        for entry in entries {
            entry.edit.apply(&mut work.project).unwrap();
            work.number += 1;
            writer.append(JournalEntry { number: work.number, ..entry });
        }
        drop(writer);
    }
    // Where reading failed halfway, nothing was restored, and a person would not continue.
    if changes(&work.project) < 4 {
        return;
    }
    work.sync();
    (0..5).for_each(|_| work.edit());
    work.sync();
}

/// Returns the disk from which recovery begins: four changes in the journal, none in the file.
fn unsaved_changes() -> Files {
    let disk = Simulated::with(&saved());
    let (Contents { project, .. }, revision) = read::load_from(&disk, Path::new(FILE)).unwrap();
    let mut work = Work::new(&disk, project, Some(revision));
    (0..4).for_each(|_| work.edit());
    work.sync();
    disk.files()
}

/// Returns the same disk after the file was renamed.
fn renamed() -> Files {
    let mut files = unsaved_changes();
    let file = files.remove(Path::new(FILE)).unwrap();
    files.insert(RENAMED.into(), file);
    files
}

fn saved() -> Files {
    let text = write::to_text(&project(0)).unwrap();
    Files::from([(PathBuf::from(FILE), text.into_bytes())])
}

/// Opens and restores what is found as the window does. Returns the number of changes in the project.
fn opens(files: &Files) -> Result<usize, String> {
    let disk = Simulated::with(files);
    let home = Home::on(Arc::new(disk), Path::new(STATE));
    let mut found = Vec::new();
    for file in files.keys().filter(|path| is_project_name(path) && path.starts_with("/desk")) {
        let opened = home.open(file, false).map_err(|error| error.to_string())?;
        found.push((opened.project, Vec::new()));
        let recoveries = opened.recovery.into_iter().chain(opened.elsewhere);
        found.extend(recoveries.map(|it| (it.project, it.entries)));
    }
    found.extend(home.unfinished().into_iter().map(|it| (it.project, it.entries)));
    if found.is_empty() {
        // Where neither its place nor a signpost could be written, a person chooses the journal beside the
        // file.
        let beside = files.keys().filter(|path| path.to_string_lossy().ends_with(".ron.journal"));
        let chosen = beside.filter_map(|path| home.open_journal(path).ok());
        found.extend(chosen.map(|it| (it.project, it.entries)));
    }
    let mut most = 0;
    for (mut project, entries) in found {
        let mut history = History::default();
        for JournalEntry { edit, operation, at, .. } in entries {
            history.replay(&mut project, edit, operation, at).map_err(|error| error.to_string())?;
        }
        most = most.max(changes(&project));
    }
    Ok(most)
}

/// The resolution without errors, and the coarser one with an error in each call.
const FINE: Grain = Grain { combined: 8, cuts: 60, together: 3000 };
const COARSE: Grain = Grain { combined: 4, cuts: 6, together: 900 };

/// The results of all scenarios so far.
#[derive(Default)]
struct Walk {
    states: usize,
    runs: usize,
    known: HashMap<u64, Result<usize, String>>,
}

impl Walk {
    /// Checks every crash of a scenario from one moment on.
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

    /// Runs a scenario without errors, and then with an error in each of its calls.
    fn scenario(&mut self, name: &str, (files, from): (&Files, usize), run: fn(&Simulated)) {
        let go = |fault| {
            // The same temporary names in each run.
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
            // The first two entries of the log are the numbers of changes made and safe before.
            scope.spawn(walk("recovering", unsaved_changes(), 2, recovering)),
            scope.spawn(walk("recovering of a renamed file", renamed(), 2, recovering_renamed)),
            scope.spawn(walk("losing file and journal", saved(), 0, losing)),
        ];
        walks.into_iter().map(|walk| walk.join().unwrap()).sum()
    });
    assert!(states > 1_000_000, "only {states} states");
}

/// Checks that the test can fail: it must notice a store that leaves out a sync.
#[test]
fn the_simulated_disk_loses_what_is_not_synced() {
    use super::super::disk::Access;
    use std::io::Write;
    let disk = Simulated::with(&saved());
    let mut file = disk.create(Path::new("/desk/new"), Access::Usual).unwrap();
    file.write_all(b"Rejoinder(").unwrap();
    disk.rename(Path::new("/desk/new"), Path::new(FILE)).unwrap();
    disk.made(1);
    disk.safe(1);
    let mut lost = 0;
    disk.crash(disk.moments() - 1, FINE).each(|_, files| lost += usize::from(opens(&files()) != Ok(1)));
    assert!(lost > 0);
}
