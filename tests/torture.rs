//! The torture test: a program that works on a project is killed at random moments, again and again. Each
//! time the project is opened again and compared with the changes that were reported as safe.
//!
//! The program is this test, started as a process of its own. It makes random changes through the same
//! `OpenProject` as the window (with the same journal thread, saves on a thread, and recovery), and prints
//! what it did and what is safe. SIGKILL leaves it no time to clean up.
//!
//! By default it is killed 50 times. The long run:
//!
//! ```text
//! REJOINDER_KILLS=1000 REJOINDER_SEED=7 cargo test --release --no-default-features --test torture -- --nocapture
//! ```
//!
//! SIGKILL cannot show a missing sync, because written data is in the system's memory and survives. A power
//! cut is simulated with a file system in a file: the program is stopped, and the file is copied and
//! examined. That needs an administrator on Linux, and does not run by default:
//!
//! ```text
//! REJOINDER_POWER_CUTS=100 cargo test --release --no-default-features --test torture power -- --nocapture
//! ```
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test starts its own process and makes its own files"
)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use edit::{EditContext, Intent, LinkIntent, StatementIntent};
use fastrand::Rng;
use jiff::Timestamp;
use model::{Coder, IdGenerator, PartyChoice, Project, Relation, ReviewStatus, Span, StatementId};
use store::{Home, OpenProject, Overwrite, Revision, Saved, load, save, testing, to_text};

const KILLS: &str = "REJOINDER_KILLS";
const CUTS: &str = "REJOINDER_POWER_CUTS";
const SEED: &str = "REJOINDER_SEED";
/// Set for the process that works, to its folder.
const FOLDER: &str = "REJOINDER_TORTURE_FOLDER";

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

fn file(folder: &Path) -> PathBuf {
    folder.join("work.rejoinder.ron")
}

/// Returns an identifier for a state of a project.
fn state(project: &Project) -> String {
    Revision::of(to_text(project).unwrap().as_bytes()).to_string()[..16].to_owned()
}

fn open(folder: &Path) -> OpenProject {
    let home = Home::at(&folder.join("state"), "Robin");
    // The system may take a moment to release the lock of the killed process.
    let begun = Instant::now();
    let mut opened = loop {
        let opened = home.open(&file(folder), false).unwrap();
        if opened.read_only.is_none() {
            break opened;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "the lock of a dead process is not let go");
        std::thread::sleep(Duration::from_millis(2));
    };
    assert_eq!(opened.notes, Vec::<String>::new());
    let recovery = opened.recovery.take();
    let mut open_project = OpenProject::opened(opened, home, Arc::new(|| {}));
    if let Some(recovery) = recovery {
        assert_eq!(open_project.restore(recovery).stopped, None);
    }
    open_project
}

// ------------------------------------------------------------------------------------- the process that works

/// Returns a random change that a person may make.
fn intent(rng: &mut Rng, project: &Project) -> Option<Intent> {
    let statements: Vec<StatementId> = project.statements.keys().copied().collect();
    let statement = rng.choice(&statements).copied()?;
    let other = rng.choice(&statements).copied()?;
    let party = rng.choice(&project.parties).map(|party| party.id);
    let article = rng.choice(&project.articles)?;
    let tag = rng.choice(project.codebook.tags().map(|(_, tag)| tag.id).collect::<Vec<_>>());
    Some(match rng.u8(..12) {
        0..=2 => {
            Intent::Statement(StatementIntent::SetNote { statement, note: format!("note {}", rng.u32(..)) })
        }
        3 => Intent::Statement(StatementIntent::Review {
            statements: vec![statement, other],
            status: ReviewStatus::Confirmed,
        }),
        4 => Intent::Statement(StatementIntent::SetClaim { statements: vec![statement], claim: rng.bool() }),
        5 => Intent::Statement(StatementIntent::MoveToParty { statements: vec![statement], party }),
        6 => Intent::Link(LinkIntent::Add {
            from: vec![statement],
            to: vec![other],
            relation: Relation::Rebuts,
            note: String::new(),
        }),
        7 if statements.len() > 20 => Intent::Statement(StatementIntent::Remove(vec![statement])),
        8 | 9 => {
            let start = rng.usize(..article.text.len().max(2) - 1);
            let span = Span::new(start, (start + 12).min(article.text.len()));
            Intent::Statement(StatementIntent::Add {
                article: article.id,
                span,
                speaker: None,
                party: PartyChoice::Unknown,
            })
        }
        10 => Intent::Statement(StatementIntent::SetTag {
            statements: vec![statement],
            tag: tag?,
            on: rng.bool(),
        }),
        _ => Intent::RenameProject(format!("title {}", rng.u16(..))),
    })
}

/// Works until it is killed. Prints `at NUMBER STATE` after each change and `safe NUMBER` when told so.
/// Prints `back` before an undo or a redo, which may lead to a state that was there before.
fn work(folder: &Path) {
    let mut rng = Rng::with_seed(number(SEED, 0));
    let mut open_project = open(folder);
    let coder = Coder { id: IdGenerator::seeded(9).draw(), name: "Robin".to_owned() };
    let mut stamp = EditContext { ids: IdGenerator::random(), now: Timestamp::UNIX_EPOCH, coder };
    let say = |words: String| {
        let mut out = std::io::stdout().lock();
        out.write_all(format!("{words}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    };
    open_project.sync();
    say(format!("at {} {}", open_project.made_and_safe().0, state(open_project.project())));
    say(format!("safe {}", open_project.made_and_safe().0));
    let mut saves: Vec<std::thread::JoinHandle<_>> = Vec::new();
    loop {
        stamp.now = Timestamp::now();
        let before = open_project.made_and_safe().0;
        let what = rng.u8(..10);
        if what < 2 {
            say("back".to_owned());
        }
        let done = match what {
            0 => open_project.undo(stamp.now).map(drop),
            1 => open_project.redo(stamp.now).map(drop),
            _ => match intent(&mut rng, open_project.project()) {
                Some(intent) => intent
                    .plan(open_project.project(), &mut stamp)
                    .and_then(|edit| open_project.apply(edit.edit, intent.merge_key(), stamp.now)),
                None => Ok(()),
            },
        };
        let (made, safe) = open_project.made_and_safe();
        if done.is_ok() && made > before {
            say(format!("at {made} {}", state(open_project.project())));
        }
        say(format!("safe {safe}"));
        assert_eq!(open_project.trouble(), None);
        if rng.u8(..12) == 0 && saves.is_empty() {
            let saving =
                open_project.saving(file(folder), Overwrite::Own(open_project.own_revision().unwrap()));
            saves.push(std::thread::spawn(move || saving.run()));
        }
        if saves.first().is_some_and(std::thread::JoinHandle::is_finished) {
            let stored = saves.remove(0).join().unwrap().unwrap();
            let Saved { certain, .. } = stored.saved;
            assert!(certain);
            open_project.stored(stored);
            say("saved".to_owned());
        }
        // Sometimes in quick succession, and sometimes slowly enough for each change to be synced separately.
        std::thread::sleep(Duration::from_micros(
            rng.u64(..) % if rng.u8(..8) == 0 { 60_000 } else { 2_000 },
        ));
    }
}

#[test]
fn the_process_that_works() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        work(Path::new(&folder));
    }
}

// --------------------------------------------------------------------------------------- the killing process

/// The output of a process before it was killed.
#[derive(Default)]
struct Said {
    states: HashMap<u64, String>,
    safe: u64,
    last: u64,
    /// It was about to go back to a former state, and did not report that it had.
    back: bool,
    saves: usize,
}

fn listen(out: impl std::io::Read) -> Said {
    let mut said = Said::default();
    for line in BufReader::new(out).lines().map_while(Result::ok) {
        // The test runner prints on the same line before the first word.
        let words: Vec<&str> = line.split_whitespace().collect();
        said.back = words.last() == Some(&"back");
        match words[..] {
            [.., "at", number, state] => {
                said.last = number.parse().unwrap();
                said.states.insert(said.last, state.to_owned());
            }
            [.., "safe", number] => said.safe = number.parse().unwrap(),
            [.., "saved"] => said.saves += 1,
            _ => {}
        }
    }
    said
}

/// Starts the process that works, and a thread that reads its output.
fn set_to_work(mut command: Command, folder: &Path, seed: u64) -> (Child, JoinHandle<Said>) {
    let mut child = command
        .args(["the_process_that_works", "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    (child, std::thread::spawn(move || listen(out)))
}

fn run_and_kill(folder: &Path, seed: u64, after: Duration) -> Said {
    let this = Command::new(std::env::current_exe().unwrap());
    let (mut child, listener) = set_to_work(this, folder, seed);
    std::thread::sleep(after);
    assert_eq!(child.try_wait().unwrap(), None, "the process that works ended by itself; seed {seed}");
    child.kill().unwrap();
    child.wait().unwrap();
    listener.join().unwrap()
}

#[test]
fn nothing_is_lost_however_often_it_is_killed() {
    if std::env::var_os(FOLDER).is_some() {
        return;
    }
    let (kills, seed) = (number(KILLS, 50), number(SEED, fastrand::u64(..1 << 32)));
    println!("seed {seed}: repeat with {SEED}={seed} {KILLS}={kills}");
    let mut rng = Rng::with_seed(seed);
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    save(&testing::project(seed, 40), &file(folder), Overwrite::Never).unwrap();
    let (mut made, mut safe, mut saves, mut restored, mut unsafe_kept) = (0, 0, 0, 0, 0);
    for kill in 0..kills {
        let before = state(open(folder).project());
        let said = run_and_kill(folder, rng.u64(..), Duration::from_millis(rng.u64(20..500)));
        load(&file(folder)).unwrap_or_else(|error| panic!("seed {seed}, kill {kill}: {error}"));
        let now = state(open(folder).project());
        if said.states.is_empty() {
            assert_eq!(now, before, "seed {seed}, kill {kill}: nothing was done");
            continue;
        }
        let kept = (said.safe..=said.last).rev().find(|number| said.states.get(number) == Some(&now));
        // A process may be killed after a change is recorded and before it is reported.
        let kept = kept.unwrap_or_else(|| {
            assert!(
                said.back || !said.states.values().any(|state| *state == now),
                "seed {seed}, kill {kill}: lost what was safe: {} of {}",
                said.safe,
                said.last
            );
            said.last + 1
        });
        made += said.last;
        safe += said.safe;
        saves += said.saves;
        restored += usize::from(kept > 0);
        unsafe_kept += kept.min(said.last) - said.safe;
    }
    println!(
        "{kills} kills: {made} changes and {saves} saves; {safe} changes were said to be safe and 0 of them lost, \
         {unsafe_kept} more were kept; {restored} times there was something to find; 0 files did not open"
    );
    assert!(safe > 0 && restored > 0, "nothing was at stake");
}

// ------------------------------------------------------------------------------------------------ power cuts

/// A mounted file system in a file.
struct Drive {
    image: PathBuf,
    folder: PathBuf,
}

impl Drive {
    fn mount(image: PathBuf, folder: PathBuf) -> Self {
        std::fs::create_dir_all(&folder).unwrap();
        run("mount", &["-o".as_ref(), "loop".as_ref(), image.as_os_str(), folder.as_os_str()]);
        Self { image, folder }
    }

    fn new(place: &Path) -> Self {
        let image = place.join("image");
        std::fs::File::create(&image).unwrap().set_len(32 << 20).unwrap();
        run("mkfs.ext4", &["-q".as_ref(), "-F".as_ref(), image.as_os_str()]);
        Self::mount(image, place.join("drive"))
    }
}

impl Drop for Drive {
    fn drop(&mut self) {
        run("umount", &["--lazy".as_ref(), self.folder.as_os_str()]);
    }
}

fn run(program: &str, arguments: &[&std::ffi::OsStr]) {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

fn signal(name: &str, process: &str) {
    run("kill", &[format!("-{name}").as_ref(), process.as_ref()]);
}

/// Works on a drive, cuts its power, and returns whether a change was lost that was reported as safe; `None`
/// if there was no such change. With `syncs` unset, the system calls for syncing are suppressed.
fn cut_power(seed: u64, after: Duration, syncs: bool) -> Option<bool> {
    let place = tempfile::tempdir().unwrap();
    let drive = Drive::new(place.path());
    save(&testing::project(seed, 40), &file(&drive.folder), Overwrite::Never).unwrap();
    run("sync", &[]);
    let this = std::env::current_exe().unwrap();
    let mut command = if syncs { Command::new(&this) } else { Command::new("strace") };
    if !syncs {
        let left_out = "inject=fsync,fdatasync:retval=0";
        command
            .args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", left_out])
            .arg(&this);
    }
    let (mut child, listener) = set_to_work(command, &drive.folder, seed);
    std::thread::sleep(after);
    let children = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", child.id())).unwrap();
    let process = if syncs { child.id().to_string() } else { children.trim().to_owned() };
    signal("STOP", &process);
    // The copy has what was on the drive at this moment.
    std::thread::sleep(Duration::from_millis(20));
    let copy = place.path().join("copy");
    std::fs::copy(&drive.image, &copy).unwrap();
    signal("KILL", &process);
    child.wait().unwrap();
    let said = listener.join().unwrap();
    drop(drive);
    if said.safe == 0 {
        return None;
    }
    let drive = Drive::mount(copy, place.path().join("again"));
    let path = file(&drive.folder);
    let Ok(project) = load(&path) else { return Some(true) };
    let home = Home::at(&drive.folder.join("state"), "Robin");
    let mut open_project = match home.open(&path, false) {
        Ok(mut opened) => {
            let recovery = opened.recovery.take();
            let mut open_project = OpenProject::opened(opened, home, Arc::new(|| {}));
            recovery.map(|recovery| open_project.restore(recovery));
            open_project
        }
        Err(_) => return Some(true),
    };
    let now = state(open_project.project());
    open_project.give_up();
    drop((open_project, project));
    let kept = (said.safe..=said.last).any(|number| said.states.get(&number) == Some(&now));
    // One change may be recorded and not reported, as above.
    let unsaid = said.back || !said.states.values().any(|state| *state == now);
    Some(!kept && (!unsaid || !syncs))
}

#[test]
fn nothing_that_is_safe_is_lost_with_the_power() {
    let cuts = number(CUTS, 0);
    if cuts == 0 || std::env::var_os(FOLDER).is_some() {
        return;
    }
    let seed = number(SEED, fastrand::u64(..1 << 32));
    let mut rng = Rng::with_seed(seed);
    let mut go = |count: u64, syncs: bool| {
        let (mut at_stake, mut lost) = (0, 0);
        for _ in 0..count {
            let after = Duration::from_millis(rng.u64(400..1500));
            if let Some(is_orphan) = cut_power(rng.u64(..), after, syncs) {
                at_stake += 1;
                lost += usize::from(is_orphan);
            }
        }
        (at_stake, lost)
    };
    let (at_stake, lost) = go(cuts, true);
    println!("seed {seed}: {cuts} power cuts, changes at stake in {at_stake} of them, lost in {lost}");
    let (control, control_lost) = go(cuts.div_ceil(4), false);
    println!("without syncs: changes at stake in {control}, lost in {control_lost}");
    assert_eq!(lost, 0);
    assert!(control_lost > 0, "the test does not see a sync that is missing");
}
