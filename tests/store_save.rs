//! Tests that saving is atomic and never overwrites somebody's work.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a test makes its own files, and a panic is its answer"
)]

use std::fs;
use std::path::{Path, PathBuf};

use model::{Project, Span};
use store::{Overwrite, Revision, SaveProblem, backups, load, revision, save, testing, to_text};
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
    path: PathBuf,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.rejoinder.ron");
    Desk { folder, path }
}

impl Desk {
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Asserts that a save is refused with these words, and that nothing in the folder changes.
    fn refuses(&self, project: &Project, path: &Path, overwrite: Overwrite, words: &str) {
        let before = (self.names(), fs::read(path).ok());
        let error = save(project, path, overwrite).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
        assert!(error.starts_with(&path.display().to_string()), "{error}");
        assert_eq!((self.names(), fs::read(path).ok()), before);
    }
}

/// Allows to replace a file with its present content.
fn own(path: &Path) -> Overwrite {
    revision(path).map_or(Overwrite::Never, Overwrite::Own)
}

fn project(seed: u64) -> Project {
    testing::project(seed, 15)
}

#[test]
fn a_new_file_is_written_whole_and_alone() {
    let desk = desk();
    let saved = save(&project(1), &desk.path, Overwrite::Never).unwrap();
    assert_eq!((saved.path.as_path(), saved.certain, saved.backup), (desk.path.as_path(), true, None));
    assert_eq!(load(&desk.path).unwrap(), project(1));
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), to_text(&project(1)).unwrap());
    assert_eq!(desk.names(), ["bridge.rejoinder.ron"]);
}

#[test]
fn the_version_before_is_kept() {
    let desk = desk();
    for seed in 1..=3 {
        save(&project(seed), &desk.path, own(&desk.path)).unwrap();
    }
    let saved = save(&project(4), &desk.path, Overwrite::Project).unwrap();
    assert_eq!(load(&desk.path).unwrap(), project(4));
    assert_eq!(load(&saved.backup.unwrap()).unwrap(), project(3));
    assert_eq!(desk.names(), ["bridge.rejoinder.ron", "bridge.rejoinder.ron.backups"]);
}

#[test]
fn earlier_versions_are_kept_each_as_a_file_that_opens() {
    let desk = desk();
    for seed in 1..=15 {
        save(&project(seed), &desk.path, own(&desk.path)).unwrap();
        let file = fs::File::options().write(true).open(&desk.path).unwrap();
        let saved = std::time::SystemTime::now() - std::time::Duration::from_hours(24 * (15 - seed));
        file.set_modified(saved).unwrap();
    }
    let kept = backups::list(&desk.path);
    let projects: Vec<Project> = kept.iter().map(|backup| load(&backup.path).unwrap()).collect();
    assert_eq!(projects, (1..=14).rev().map(project).collect::<Vec<_>>(), "ten, and one a day before that");
    assert!(kept.windows(2).all(|pair| pair[0].at > pair[1].at));
    // Within one day, only the last ten are kept.
    let other = desk.folder.path().join("other.rejoinder.ron");
    for seed in 1..=15 {
        save(&project(seed), &other, own(&other)).unwrap();
    }
    assert_eq!(backups::list(&other).len(), backups::LAST);
}

#[test]
fn what_another_program_wrote_meanwhile_is_not_replaced() {
    let desk = desk();
    let mine = save(&project(1), &desk.path, Overwrite::Never).unwrap().revision;
    fs::write(&desk.path, to_text(&project(2)).unwrap()).unwrap();
    desk.refuses(&project(3), &desk.path, Overwrite::Own(mine), "was changed by another program");
    let theirs = revision(&desk.path).unwrap();
    let saved = save(&project(3), &desk.path, Overwrite::Own(theirs)).unwrap();
    assert_eq!(load(&saved.backup.unwrap()).unwrap(), project(2), "theirs is kept");
    fs::remove_file(&desk.path).unwrap();
    save(&project(4), &desk.path, Overwrite::Own(saved.revision))
        .expect("a file that is gone is written anew");
    assert_eq!(load(&desk.path).unwrap(), project(4));
}

#[test]
fn a_project_that_does_not_fit_together_is_not_written() {
    let desk = desk();
    let mut broken = project(1);
    let id = *broken.statements.keys().next().unwrap();
    broken.statements.get_mut(&id).unwrap().spans.push(Span::new(0, 1_000_000));
    desk.refuses(&broken, &desk.path, Overwrite::Never, &format!("statement {id}"));
    assert!(matches!(to_text(&broken).unwrap_err().problem, SaveProblem::Broken(_)));
    save(&project(1), &desk.path, Overwrite::Never).unwrap();
    desk.refuses(&broken, &desk.path, own(&desk.path), "is inconsistent");
}

#[test]
fn nothing_is_replaced_that_may_be_somebodys_work() {
    let desk = desk();
    let (known, chosen) = (Overwrite::Own(Revision::of(b"")), Overwrite::Project);
    let sound = to_text(&project(2)).unwrap();
    let cases: [(&str, String, &[Overwrite]); 5] = [
        ("was written by a newer", "Rejoinder(format: 2, x: 1)".into(), &[known, chosen]),
        ("not a project that Rejoinder can read", "The mayor said no.".into(), &[known, chosen]),
        ("not a project that Rejoinder can read", " ".repeat(5000), &[known, chosen]),
        ("is damaged at line", sound[..sound.len() / 2].into(), &[chosen]),
        ("exists already", sound, &[Overwrite::Never]),
    ];
    for (words, content, overwrites) in cases {
        fs::write(&desk.path, content).unwrap();
        for overwrite in overwrites {
            desk.refuses(&project(1), &desk.path, *overwrite, words);
        }
    }
    fs::write(&desk.path, [0xff, 0xfe, 0x00]).unwrap();
    desk.refuses(&project(1), &desk.path, known, "not a project that Rejoinder can read");
    desk.refuses(&project(1), desk.folder.path(), known, "this is a folder");
    desk.refuses(&project(1), &desk.folder.path().join("no/such.ron"), known, "there is no such");
    fs::write(&desk.path, "").unwrap();
    save(&project(1), &desk.path, chosen).expect("an empty file holds nobody's work");
}

#[test]
fn stale_temporary_files_go_and_fresh_ones_stay() {
    let desk = desk();
    save(&project(1), &desk.path, Overwrite::Never).unwrap();
    let make = |name: &str, minutes: u64| {
        let file = fs::File::create(desk.folder.path().join(name)).unwrap();
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_mins(minutes)).unwrap();
    };
    for (name, minutes) in
        [(".rejoinder-a.tmp", 60), (".rejoinder-b.tmp", 1), ("mine.tmp", 60), (".rejoinder", 60)]
    {
        make(name, minutes);
    }
    load(&desk.path).unwrap();
    assert_eq!(desk.names(), [".rejoinder", ".rejoinder-b.tmp", "bridge.rejoinder.ron", "mine.tmp"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn permissions_are_kept_and_a_new_file_gets_the_usual_ones() {
        let desk = desk();
        let other = desk.folder.path().join("other");
        fs::write(&other, "").unwrap();
        save(&project(1), &desk.path, Overwrite::Never).unwrap();
        assert_eq!(mode(&desk.path), mode(&other));
        for wanted in [0o640, 0o600, 0o666] {
            fs::set_permissions(&desk.path, fs::Permissions::from_mode(wanted)).unwrap();
            save(&project(2), &desk.path, own(&desk.path)).unwrap();
            assert_eq!(mode(&desk.path), wanted);
        }
    }

    #[test]
    fn a_write_protected_file_is_left_alone() {
        let desk = desk();
        save(&project(1), &desk.path, Overwrite::Never).unwrap();
        fs::set_permissions(&desk.path, fs::Permissions::from_mode(0o444)).unwrap();
        desk.refuses(&project(2), &desk.path, own(&desk.path), "is write-protected");
    }

    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let desk = desk();
        let away = desk.folder.path().join("away");
        fs::create_dir(&away).unwrap();
        symlink("away/real.rejoinder.ron", &desk.path).unwrap();
        let second = desk.folder.path().join("second.rejoinder.ron");
        symlink("bridge.rejoinder.ron", &second).unwrap();
        for seed in 1..=2 {
            let saved = save(&project(seed), &second, own(&second)).unwrap();
            assert_eq!(saved.path, away.join("real.rejoinder.ron"));
            assert!(fs::symlink_metadata(&desk.path).unwrap().is_symlink());
            assert_eq!(load(&second).unwrap(), project(seed));
        }
        assert_eq!(backups::list(&away.join("real.rejoinder.ron")).len(), 1);
        let circle = desk.folder.path().join("circle");
        symlink("circle", &circle).unwrap();
        assert!(save(&project(1), &circle, Overwrite::Never).is_err());
    }

    #[test]
    fn a_pipe_is_not_replaced() {
        let desk = desk();
        desk.refuses(
            &project(1),
            Path::new("/dev/null"),
            Overwrite::Own(Revision::of(b"")),
            "it is a device, not a file",
        );
    }

    /// A hard link to the old file keeps the old content, because the new version is a new file.
    #[test]
    fn the_old_file_is_never_written_to() {
        let desk = desk();
        save(&project(1), &desk.path, Overwrite::Never).unwrap();
        let (before, other) = (fs::metadata(&desk.path).unwrap().ino(), desk.folder.path().join("other"));
        fs::hard_link(&desk.path, &other).unwrap();
        save(&project(2), &desk.path, own(&desk.path)).unwrap();
        assert_ne!(fs::metadata(&desk.path).unwrap().ino(), before);
        assert_eq!(load(&other).unwrap(), project(1));
    }

    #[test]
    fn a_folder_without_room_or_permission_keeps_the_old_version() {
        let full = Path::new("/dev/full");
        if full.exists() {
            let error = store::replace(full, |out| out.write_all(b"x")).unwrap_err();
            assert!(matches!(error.problem, SaveProblem::WouldDestroy(_)));
        }
        let desk = desk();
        let path = desk.folder.path().join("results.json");
        fs::write(&path, "before").unwrap();
        let error = store::replace(&path, |out| {
            out.write_all(b"half")?;
            Err(std::io::ErrorKind::StorageFull.into())
        });
        assert!(error.unwrap_err().to_string().contains("no room left"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(desk.names(), ["results.json"]);
        save(&project(1), &desk.path, Overwrite::Never).unwrap();
        let error = store::replace(&desk.path, |out| out.write_all(b"results")).unwrap_err();
        assert!(error.to_string().contains("it is a Rejoinder project"), "{error}");
        assert_eq!(load(&desk.path).unwrap(), project(1));
    }
}
