//! The attack: the real window at work, while somebody takes its files away or plants others, and killed in the middle of it.
//! At each next start every change is there that was on record, and each gets there: within half a second on a machine
//! with time for it. How long it took is printed.
//!
//! 20 rounds in the gate. The long run, and one that is repeated:
//!
//! ```text
//! REJOINDER_ATTACKS=500 REJOINDER_SEED=7 cargo test --test window attack -- --nocapture
//! ```

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fastrand::Rng;
use store::{Home, Recovery};

use super::real::{Running, display, program, titled, wait_for, xdotool};
use super::support::{ARTICLE, World};

const ROUNDS: &str = "REJOINDER_ATTACKS";
const SEED: &str = "REJOINDER_SEED";

/// The half second after which a change is safe, and a little for the window to take the keys.
const SAFE: Duration = Duration::from_millis(700);

/// A harm to a project that is open, or to its files once its window is dead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harm {
    /// Nothing: it is killed while keys come.
    None,
    /// The project's file is removed.
    FileGone,
    /// Its folder is removed.
    FolderGone,
    /// Its folder gets another name.
    FolderRenamed,
    /// The journal is removed.
    JournalGone,
    /// The journal is cut short.
    JournalCut,
    /// Another file is put in the journal's place.
    JournalReplaced,
    /// After the crash, the file gets another name.
    RenamedAfter,
    /// After the crash, the file gets another name, and the program is started without one.
    RenamedAndForgotten,
    /// Links to somebody's file were planted under names that the program uses.
    Planted,
}

const HARMS: [Harm; 10] = [
    Harm::None,
    Harm::FileGone,
    Harm::FolderGone,
    Harm::FolderRenamed,
    Harm::JournalGone,
    Harm::JournalCut,
    Harm::JournalReplaced,
    Harm::RenamedAfter,
    Harm::RenamedAndForgotten,
    Harm::Planted,
];

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

/// A project open in a window.
struct Round<'a> {
    world: World,
    display: &'a str,
    file: PathBuf,
    rng: Rng,
}

impl Round<'_> {
    fn journal(&self) -> PathBuf {
        self.file.with_file_name("river.rejoinder.ron.journal")
    }

    fn home(&self) -> Home {
        Home::at(&self.world.path("state/rejoinder"), "Robin")
    }

    /// Changes a statement so many times: each press marks it as a claim or takes the mark away.
    fn press(&self, times: usize) {
        xdotool(self.display, &["key", "--delay", "30", "--repeat", &times.to_string(), "c"]).unwrap();
    }

    /// The changes that journals hold anywhere, as far as they are on the drive.
    fn on_record(&self) -> usize {
        let folders = [self.file.parent().unwrap().to_owned(), self.world.path("state/rejoinder")];
        let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
        let journals =
            files.map(|it| it.unwrap().path()).filter(|path| path.to_string_lossy().ends_with(".journal"));
        let texts = journals.map(|path| fs::read(path).unwrap_or_default());
        texts.map(|text| String::from_utf8_lossy(&text).matches("{\"Edit\":").count()).max().unwrap_or(0)
    }

    /// Waits until so many changes are on record, at least as long as that should take. Returns how long it took.
    fn wait_for_record(&self, changes: usize) -> Duration {
        let begun = Instant::now();
        wait_for("the changes on record", || match self.on_record() {
            found if found >= changes => Ok(()),
            found => Err(format!("{found} of {changes}")),
        });
        let took = begun.elapsed();
        std::thread::sleep(SAFE.saturating_sub(took));
        took
    }

    /// Plants links to a file that nobody may touch.
    fn plant(&self) -> PathBuf {
        let victim = self.world.write("victim", "somebody’s own");
        let names =
            [".river.rejoinder.ron.lock", "river.rejoinder.ron.journal", "river.rejoinder.ron.backups"];
        for name in names {
            link(&victim, &self.file.with_file_name(name));
        }
        victim
    }

    /// Harms a project that is open.
    fn harm(&mut self, harm: Harm) {
        let folder = self.file.parent().unwrap();
        match harm {
            Harm::FileGone => fs::remove_file(&self.file).unwrap(),
            Harm::FolderGone => fs::remove_dir_all(folder).unwrap(),
            Harm::FolderRenamed => fs::rename(folder, self.world.path("elsewhere")).unwrap(),
            Harm::JournalGone => fs::remove_file(self.journal()).unwrap(),
            Harm::JournalCut => {
                let file = fs::File::options().write(true).open(self.journal()).unwrap();
                file.set_len(self.rng.u64(..200)).unwrap();
            }
            Harm::JournalReplaced => {
                fs::remove_file(self.journal()).unwrap();
                fs::write(self.journal(), "something else").unwrap();
            }
            Harm::None | Harm::RenamedAfter | Harm::RenamedAndForgotten | Harm::Planted => {}
        }
    }

    /// The changes that the next start offers.
    fn offered(&self, harm: Harm) -> usize {
        let renamed = self.file.with_file_name("renamed.rejoinder.ron");
        let file = match harm {
            Harm::FileGone | Harm::FolderGone | Harm::FolderRenamed => None,
            Harm::RenamedAfter | Harm::RenamedAndForgotten => {
                fs::rename(&self.file, &renamed).unwrap();
                (harm == Harm::RenamedAfter).then_some(renamed)
            }
            _ => Some(self.file.clone()),
        };
        let found: Vec<Recovery> = match file {
            Some(file) => wait_for("the lock of a dead window", || {
                let opened = self.home().open(&file, false).map_err(|error| error.to_string())?;
                if opened.read_only.is_some() {
                    return Err("it is still held".to_owned());
                }
                Ok(opened.recovery.into_iter().chain(opened.elsewhere).collect())
            }),
            None => wait_for("the offer", || {
                let found = self.home().unfinished();
                if found.is_empty() { Err("nothing".to_owned()) } else { Ok(found) }
            }),
        };
        assert_eq!(found.len(), 1, "one offer: {found:#?}");
        found[0].entries.len()
    }
}

#[cfg(unix)]
fn link(to: &Path, path: &Path) {
    std::os::unix::fs::symlink(to, path).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {}

/// The result of one round.
struct Outcome {
    /// The changes that were on record when the window was killed.
    safe: usize,
    /// The changes that the next start offers.
    offered: usize,
    /// The longest that changes took to get on record.
    slowest: Duration,
}

fn round(display: &str, program_file: &Path, harm: Harm, seed: u64) -> Outcome {
    let world = World::new();
    let file = world.path("desk/river.rejoinder.ron");
    fs::create_dir(world.path("desk")).unwrap();
    let mut round = Round { world, display, file, rng: Rng::with_seed(seed) };
    let home = round.world.folder.path().to_owned();
    let run = |arguments: &[&Path]| {
        let mut command = Command::new(program_file);
        for (name, value) in program(display, &home).get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.args(arguments);
        command
    };
    let article = round.world.write("river.txt", ARTICLE);
    let made = run(&[Path::new("new"), &article, Path::new("--output"), &round.file]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let victim = (harm == Harm::Planted).then(|| round.plant());
    let mut window = Running(run(&[&round.file]).spawn().unwrap());
    wait_for("the window", || titled(display, |title| title.contains("River turned brown")));
    // Without a window manager nobody gives the window the keys.
    let search = ["search", "--onlyvisible", "--name", "River turned brown", "windowfocus", "--sync"];
    xdotool(display, &search).unwrap();
    // A dialog tells of planted files, at the latest soon after the first change, and takes the keys; Escape closes it.
    let enough = if harm == Harm::Planted { 4 } else { 1 };
    wait_for("a change on record", || {
        xdotool(display, &["key", "Escape"]);
        xdotool(display, &["key", "n"]);
        round.press(1);
        std::thread::sleep(Duration::from_millis(300));
        match round.on_record() {
            found if found >= enough => Ok(()),
            found => Err(format!("{found} of {enough}")),
        }
    });
    let (before, first) = (round.on_record(), round.rng.usize(1..5));
    round.press(first);
    let mut safe = before + first;
    let first = round.wait_for_record(safe);
    round.harm(harm);
    if round.rng.bool() {
        // While work goes on; else where it rests.
        round.press(1);
        safe += 1;
    }
    let slowest = first.max(round.wait_for_record(safe));
    // Some more, which may be lost.
    let more = round.rng.usize(1..4);
    round.press(more);
    std::thread::sleep(Duration::from_millis(round.rng.u64(0..150)));
    window.0.kill().unwrap();
    window.0.wait().unwrap();
    let offered = round.offered(harm);
    if let Some(victim) = victim {
        assert_eq!(fs::read_to_string(victim).unwrap(), "somebody’s own");
    }
    Outcome { safe, offered, slowest }
}

#[test]
fn whatever_is_done_to_its_files_the_next_start_has_all_that_was_safe() {
    let Some((_server, display)) = display("the attack") else { return };
    let (rounds, seed) = (number(ROUNDS, 20), number(SEED, fastrand::u64(..1 << 32)));
    println!("seed {seed}: repeat with {SEED}={seed} {ROUNDS}={rounds}");
    let mut rng = Rng::with_seed(seed);
    // A copy of its own: the long run takes long enough for somebody to build another meanwhile.
    let place = tempfile::tempdir().unwrap();
    let program_file = place.path().join("rejoinder");
    fs::copy(env!("CARGO_BIN_EXE_rejoinder"), &program_file).unwrap();
    let mut all = Outcome { safe: 0, offered: 0, slowest: Duration::ZERO };
    for number in 0..rounds {
        let harm = HARMS[usize::try_from(number).unwrap() % HARMS.len()];
        let seed = rng.u64(..);
        let Outcome { safe, offered, slowest } = round(&display, &program_file, harm, seed);
        println!(
            "round {number}: {harm:?}: {safe} safe within {} ms, {offered} offered",
            slowest.as_millis()
        );
        assert!(offered >= safe, "round {number}, {harm:?}: {offered} of {safe}");
        all.safe += safe;
        all.offered += offered;
        all.slowest = all.slowest.max(slowest);
    }
    let Outcome { safe, offered, slowest } = all;
    println!(
        "{rounds} rounds: {safe} changes were safe, the slowest within {} ms, and 0 of them lost; {offered} were offered",
        slowest.as_millis()
    );
    assert!(safe >= usize::try_from(rounds).unwrap(), "nothing was at stake");
}
