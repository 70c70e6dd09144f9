//! Tests that every altered text is reported, and no other.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a test makes its own files, and a panic is its answer"
)]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use edit::{ArticleIntent, Correction, EditContext, Intent};
use jiff::Timestamp;
use model::{Coder, IdGenerator, Project, TextRef};
use store::{
    AlteredText, Contents, Home, OpenProject, Opened, Overwrite, altered_words, from_text, load_contents,
    load_what_is_known, save, saved_texts, testing, to_text,
};

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("river.rejoinder.ron")
    }

    /// Writes a file and reads it again.
    fn read(&self, bytes: impl AsRef<[u8]>) -> Option<Contents> {
        std::fs::write(self.path(), bytes).unwrap();
        load_what_is_known(&self.path()).ok()
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.path()).unwrap()
    }

    fn opened(&self) -> Opened {
        self.home().open(&self.path(), false).unwrap()
    }

    fn home(&self) -> Home {
        Home::at(&self.0.path().join("state"), "Robin")
    }

    /// Opens the project.
    fn open_project(&self) -> OpenProject {
        OpenProject::opened(self.opened(), self.home(), Arc::new(|| {}))
    }
}

fn write(open: &mut OpenProject) {
    let path = open.path().unwrap().to_owned();
    let stored = open.saving(path, Overwrite::Own(open.own_revision().unwrap())).run().unwrap();
    open.stored(stored);
}

fn stamp() -> EditContext {
    let mut ids = IdGenerator::random();
    EditContext { now: Timestamp::UNIX_EPOCH, coder: Coder { id: ids.draw(), name: "Robin".to_owned() }, ids }
}

fn make(open: &mut OpenProject, intent: &Intent) {
    let mut stamp = stamp();
    let edit = intent.plan(open.project(), &mut stamp).unwrap();
    open.apply(edit.edit, None, stamp.now).unwrap();
}

/// Returns the bundled sample, as this program writes it.
fn sample() -> Project {
    from_text(rejoinder::SAMPLE).unwrap()
}

/// A word of the sample's article, and another one of the same length.
const WORDS: (&str, &str) = ("The ", "Teh ");

/// Returns the sample in a file, with an earlier version, and with an altered word in its article.
fn altered() -> Desk {
    let desk = Desk::new();
    save(&sample(), &desk.path(), Overwrite::Never).unwrap();
    let mut open = desk.open_project();
    make(&mut open, &Intent::RenameProject("Saved twice".to_owned()));
    write(&mut open);
    drop(open);
    std::fs::write(desk.path(), alter(&desk.text())).unwrap();
    desk
}

/// Alters a word in the first article of a project file.
fn alter(text: &str) -> String {
    let (saved, now) = WORDS;
    let begin = text.find("   text: [").unwrap();
    let place = begin + text[begin..].find(saved).unwrap();
    format!("{}{now}{}", &text[..place], &text[place + saved.len()..])
}

fn article(project: &Project) -> TextRef {
    TextRef::Article(project.articles[0].id)
}

fn told(altered: &[AlteredText]) -> Vec<TextRef> {
    altered.iter().map(|altered| altered.of).collect()
}

/// Returns a project with a long text and little else.
fn of_text() -> Project {
    let mut ids = IdGenerator::seeded(3);
    let mut project = Project::new("Long", Timestamp::UNIX_EPOCH, &mut ids);
    let mut article = (*sample().articles[0]).clone();
    article.text = article.text.repeat(8).into();
    project.articles.push(Arc::new(article));
    project
}

/// Alters single bytes of a project file, in one bit or entirely. Returns the number of altered texts in
/// projects that still open, and the number of altered checksums.
fn flipped(project: &Project, seed: u64) -> (usize, usize) {
    let (desk, mut rng) = (Desk::new(), fastrand::Rng::with_seed(seed));
    let bytes = to_text(project).unwrap().into_bytes();
    let saved: HashSet<&Arc<str>> = project.texts().map(|(_, text)| text).collect();
    let (mut texts, mut checksums) = (0, 0);
    for _ in 0..1500 {
        let at = rng.usize(..bytes.len());
        let byte = if rng.bool() { bytes[at] ^ 1 << rng.u8(..8) } else { rng.u8(b' '..=b'~') };
        let mut flipped = bytes.clone();
        flipped[at] = byte;
        let Some(contents) = desk.read(&flipped) else { continue };
        let line = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let other: Vec<TextRef> =
            contents.project.texts().filter(|(_, text)| !saved.contains(text)).map(|(of, _)| of).collect();
        let told = told(&contents.altered);
        let seen = format!("byte {at} (seed {seed}): {}", String::from_utf8_lossy(&flipped[line..=at]));
        if bytes[line..].trim_ascii_start().starts_with(b"text_sha256: ") {
            checksums += told.len();
            // A letter in the other case is the same hexadecimal digit.
            assert_eq!(told.len(), usize::from(!byte.eq_ignore_ascii_case(&bytes[at])), "{seen}");
            assert!(other.is_empty(), "{seen}");
        } else {
            texts += other.len();
            assert_eq!(told, other, "{seen}");
        }
    }
    (texts, checksums)
}

#[test]
fn every_flipped_byte_in_a_text_is_told_and_none_elsewhere() {
    let (texts, _) = flipped(&of_text(), 1);
    assert!(texts > 278, "{texts} flips altered the text");
    let (mut texts, mut checksums) = (0, 0);
    for (seed, project) in [(2, sample()), (3, testing::project(4, 12)), (4, testing::project(6, 2))] {
        let (in_texts, in_checksums) = flipped(&project, seed);
        texts += in_texts;
        checksums += in_checksums;
    }
    assert!(texts > 200 && checksums > 10, "{texts} flips altered a text, {checksums} a checksum");
}

#[test]
fn a_file_of_any_version_that_nobody_has_touched_raises_no_alarm() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = std::fs::read_dir(root.join("tests/data/store")).unwrap().map(|entry| entry.unwrap().path());
    let others =
        ["assets/sample.rejoinder.ron", "tests/data/cli/bridge.rejoinder.ron"].map(|name| root.join(name));
    let mut seen = 0;
    for path in golden.chain(others).filter(|path| path.extension().is_some_and(|end| end == "ron")) {
        let contents = load_contents(&path).unwrap();
        assert_eq!(contents.altered, [], "{}", path.display());
        let written = to_text(&contents.project).unwrap();
        assert_eq!(written.matches(" text_sha256: \"").count(), contents.project.texts().count());
        let again = Desk::new().read(&written).unwrap();
        assert_eq!((again.altered, again.project), (Vec::new(), contents.project), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 4, "only {seen} files were found");
}

#[test]
fn what_an_editor_makes_of_the_file_around_a_text_raises_no_alarm() {
    let (desk, text) = (Desk::new(), to_text(&testing::project(7, 12)).unwrap());
    let flat: String = text.split_inclusive('\n').map(str::trim_start).collect();
    let sum = text.find("text_sha256: \"").unwrap() + 14;
    let capitals = format!("{}{}{}", &text[..sum], text[sum..sum + 64].to_uppercase(), &text[sum + 64..]);
    let title = text.replacen(" title: \"", " title: \"Another ", 1);
    for same in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), flat, capitals, title] {
        assert_eq!(desk.read(&same).unwrap().altered, [], "{}", &same[..400]);
    }
    // A text without a checksum is not compared, and gets one with the next save.
    let line = text.lines().find(|line| line.contains("text_sha256")).unwrap();
    let bare = text.replacen(&format!("{line}\n"), "", 1);
    let contents = desk.read(alter_any(&bare)).unwrap();
    assert_eq!(contents.altered, []);
    assert_ne!(contents.project, testing::project(7, 12));
    assert_eq!(
        to_text(&contents.project).unwrap().matches("text_sha256").count(),
        text.matches("text_sha256").count()
    );
}

/// Alters the first letter of the first text in a project file.
fn alter_any(text: &str) -> String {
    text.replacen("text: [\n    \"x", "text: [\n    \"y", 1)
}

#[test]
fn earlier_texts_are_compared_too_and_so_are_those_of_a_newer_minor_version() {
    let desk = Desk::new();
    let project =
        (0..100).map(|seed| testing::project(seed, 12)).find(|it| !it.earlier_texts.is_empty()).unwrap();
    let text = to_text(&project).unwrap();
    let begin = text.find(" earlier_texts: [").unwrap();
    let earlier = desk.read(format!("{}{}", &text[..begin], alter_any(&text[begin..]))).unwrap();
    let [TextRef::Earlier(_)] = told(&earlier.altered)[..] else { panic!("{:?}", earlier.altered) };
    assert!(altered_words(&earlier.project, &earlier.altered, None).starts_with("An earlier text of “"));

    let newer = text.replacen("minor: 3", "minor: 9", 1).replacen("   title: ", "   mood: 1,\n   title: ", 1);
    assert_eq!(desk.read(&newer).unwrap().altered, []);
    let newer = desk.read(alter_any(&newer)).unwrap();
    assert_eq!(told(&newer.altered), [article(&newer.project)]);
    assert!(newer.project.kept.is_some());
}

#[test]
fn a_save_settles_nothing_of_which_nobody_has_decided() {
    let desk = altered();
    let mut open = desk.open_project();
    let of = article(open.project());
    assert_eq!(told(&open.altered()), [of]);
    make(&mut open, &Intent::RenameProject("Saved since".to_owned()));
    write(&mut open);
    assert_eq!(told(&desk.opened().altered), [of], "the file still says so");
    open.keep_texts(&[of]).unwrap();
    assert!(open.altered().is_empty() && open.is_unsaved(), "until it is saved");
    assert_eq!(told(&desk.opened().altered), [of]);
    write(&mut open);
    assert!(!open.is_unsaved());
    assert_eq!(desk.opened().altered, []);
}

#[test]
fn what_is_decided_while_a_save_runs_is_saved_by_the_next() {
    let desk = altered();
    let mut open = desk.open_project();
    let saving = open.saving(desk.path(), Overwrite::Own(open.own_revision().unwrap()));
    open.keep_texts(&[article(open.project())]).unwrap();
    open.stored(saving.run().unwrap());
    assert!(open.is_unsaved());
    assert_eq!(desk.opened().altered.len(), 1);
    write(&mut open);
    assert_eq!(desk.opened().altered, []);
}

#[test]
fn who_can_only_read_decides_nothing() {
    let desk = altered();
    let _first = desk.open_project();
    let other = Home::at(&desk.0.path().join("other"), "Jo");
    let mut second = OpenProject::opened(other.open(&desk.path(), false).unwrap(), other, Arc::new(|| {}));
    assert_eq!(second.altered().len(), 1, "it is told all the same");
    assert!(second.keep_texts(&[article(second.project())]).is_err());
    assert_eq!(second.altered().len(), 1);
}

#[test]
fn the_saved_text_is_found_restored_and_the_restoring_undone() {
    let desk = altered();
    let mut open = desk.open_project();
    let found = saved_texts(&desk.path(), &open.altered(), &|| true);
    let [saved] = &found[..] else { panic!("{found:?}") };
    assert_eq!(saved.text, sample().articles[0].text);
    let [difference] = &saved.differences[..] else { panic!("{:?}", saved.differences) };
    assert!(difference.saved.contains(WORDS.0) && difference.now.contains(WORDS.1), "{difference:?}");
    let line = saved.text.lines().nth(difference.line - 1).unwrap();
    assert!(line.contains(difference.saved.trim_matches('…')), "{difference:?}");
    let words = altered_words(open.project(), &open.altered(), Some(&found));
    assert!(words.contains(&format!("differs in line {}", difference.line)), "{words}");

    make(
        &mut open,
        &Intent::Article(ArticleIntent::RestoreText { text: saved.of, words: saved.text.clone() }),
    );
    assert_eq!(open.altered(), []);
    write(&mut open);
    assert_eq!(desk.opened().altered, []);
    open.undo(Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(open.altered().len(), 1, "it is as altered again");
    write(&mut open);
    assert_eq!(desk.opened().altered.len(), 1, "and the file says so");
}

#[test]
fn records_that_are_mended_on_reading_raise_no_alarm_and_hide_none() {
    let with_control = |text: &str| text.replacen("   title: \"", "   title: \"\\u{1b}", 1);
    let contents = Desk::new().read(with_control(&to_text(&sample()).unwrap())).unwrap();
    assert_eq!((contents.repaired.len(), contents.altered), (1, Vec::new()));

    let desk = altered();
    std::fs::write(desk.path(), with_control(&desk.text())).unwrap();
    assert!(desk.opened().notes.iter().any(|note| note.contains("U+001B")), "every repair is reported");
    let mut open = desk.open_project();
    assert_eq!(told(&open.altered()), [article(open.project())], "of the article that was repaired");
    write(&mut open);
    let contents = load_contents(&desk.path()).unwrap();
    assert_eq!((contents.repaired, contents.altered.len()), (Vec::new(), 1), "a save settles the one alone");
}

#[test]
fn where_only_the_checksum_was_altered_that_is_told() {
    let desk = Desk::new();
    save(&sample(), &desk.path(), Overwrite::Never).unwrap();
    let mut open = desk.open_project();
    make(&mut open, &Intent::RenameProject("Saved twice".to_owned()));
    write(&mut open);
    drop(open);
    for checksum in ["text_sha256: \"x", "text_sha256: \"", "text_sha256: \"\\u{202e}"] {
        let contents = desk.read(desk.text().replacen("text_sha256: \"", checksum, 1));
        let Some(contents) = contents.filter(|it| !it.altered.is_empty()) else { continue };
        let found = saved_texts(&desk.path(), &contents.altered, &|| true);
        assert_eq!((found.len(), &found[0].differences[..]), (1, &[][..]));
        let words = altered_words(&contents.project, &contents.altered, Some(&found));
        assert!(words.contains("its checksum in the file is not"), "{words}");
    }
}

#[test]
fn a_correction_its_undo_and_a_recovery_raise_no_alarm() {
    let desk = Desk::new();
    save(&sample(), &desk.path(), Overwrite::Never).unwrap();
    let mut open = desk.open_project();
    let (saved, now) = WORDS;
    let corrected = sample().articles[0].text.replacen(saved, now, 1);
    let correction = Correction::new(open.project(), sample().articles[0].id, &corrected).unwrap();
    make(&mut open, &Intent::Article(ArticleIntent::CorrectText(Arc::new(correction))));
    write(&mut open);
    assert_eq!((desk.opened().altered.len(), open.project().earlier_texts.len()), (0, 1));
    open.undo(Timestamp::UNIX_EPOCH).unwrap();
    write(&mut open);
    assert_eq!(desk.opened().altered, []);
    open.redo(Timestamp::UNIX_EPOCH).unwrap();
    open.sync();
    drop(open);

    let mut opened = desk.opened();
    let recovery = opened.recovery.take().unwrap();
    let mut open = OpenProject::opened(opened, desk.home(), Arc::new(|| {}));
    assert_eq!(open.restore(recovery).count, 1);
    assert_eq!(open.altered(), []);
    write(&mut open);
    assert_eq!(*desk.opened().project.articles[0].text, *corrected);
    assert_eq!(desk.opened().altered, []);
}

#[test]
fn a_recovery_of_an_altered_file_still_tells_of_it() {
    let desk = altered();
    let mut open = desk.open_project();
    make(&mut open, &Intent::RenameProject("Not saved".to_owned()));
    open.sync();
    drop(open);
    let mut opened = desk.opened();
    let recovery = opened.recovery.take().unwrap();
    let mut open = OpenProject::opened(opened, desk.home(), Arc::new(|| {}));
    assert_eq!(open.restore(recovery).count, 1);
    assert_eq!(open.altered().len(), 1);
    write(&mut open);
    assert_eq!(desk.opened().altered.len(), 1);
}

#[test]
fn a_project_without_a_file_is_recovered_without_an_alarm() {
    let desk = Desk::new();
    let mut open = OpenProject::unsaved(sample(), desk.home(), Arc::new(|| {}));
    make(&mut open, &Intent::RenameProject("Never saved".to_owned()));
    open.sync();
    drop(open);
    let [recovery] = &mut desk.home().unfinished()[..] else { panic!("it is offered") };
    let found = desk.read(to_text(&recovery.project).unwrap()).unwrap();
    assert_eq!((found.altered, found.project), (Vec::new(), sample()));
}

#[test]
fn a_text_in_which_places_no_longer_fit_is_named_with_the_way_out() {
    let desk = altered();
    let text = desk.text();
    let begin = text.find("   text: [\n").unwrap() + "   text: [\n".len();
    let end = begin + text[begin..].find("   ],\n").unwrap();
    std::fs::write(desk.path(), format!("{}    \"Nothing is left\",\n{}", &text[..begin], &text[end..]))
        .unwrap();
    let told = load_contents(&desk.path()).unwrap_err().to_string();
    let title = &sample().articles[0].title;
    assert!(
        told.contains(&format!("The text of “{}", &title[..40])) && told.contains("is not as it was saved"),
        "{told}"
    );
    assert!(told.contains("does not lie in its article") && told.contains("an earlier version"), "{told}");
}
