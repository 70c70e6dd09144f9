//! Texts of a project's file that are not those that were saved.
//!
//! A file carries the SHA-256 of each article's text and of each earlier one. Where a text does not fit, somebody edited
//! the file by hand, or a program or a drive changed it. Either way the project opens, a person is told, and the
//! checksum stays in the file as it is until that person has decided. Where statements do not have their places in such
//! a text, the project opens with the one that was saved, if an earlier version has it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::disk::RealDisk;
use super::revision::Revision;
use super::{Contents, backups, read};
use edit::{Difference, differences};
use model::{Article, Project, TextRef, spelled_out};

/// A text that does not fit the checksum that its file gives for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlteredText {
    /// Which text.
    pub of: TextRef,
    /// The text as the file has it.
    pub text: Arc<str>,
    /// The checksum that the file gives, whatever it is.
    checksum: String,
}

impl AlteredText {
    /// Compares a text with the checksum that the file gives; nothing where they fit, or where there is none, as in files
    /// of before.
    pub(super) fn found(of: TextRef, text: &Arc<str>, checksum: Option<String>) -> Option<Self> {
        let checksum = checksum?;
        let fits = checksum.eq_ignore_ascii_case(&sum(text));
        (!fits).then(|| Self { of, text: text.clone(), checksum })
    }

    /// Whether a text is this very one in memory, as it was read or as undo brings it back. The same words from anywhere
    /// else are a person's decision: a correction.
    fn is(&self, text: &Arc<str>) -> bool {
        Arc::ptr_eq(&self.text, text)
    }
}

/// The checksum of a text: the SHA-256 of its UTF-8, with `\n` between its lines, in hexadecimal.
fn sum(text: &str) -> String {
    Revision::of(text.as_bytes()).to_string()
}

/// Gives the checksums with which texts are written. A text that is still as altered keeps the one that it does not fit,
/// so that a save settles nothing of which nobody has decided.
pub(super) struct Checksums<'a>(HashMap<TextRef, Vec<&'a AlteredText>>);

impl<'a> Checksums<'a> {
    pub(super) fn new(altered: &'a [AlteredText]) -> Self {
        let mut by_text: HashMap<TextRef, Vec<&AlteredText>> = HashMap::new();
        for one in altered {
            by_text.entry(one.of).or_default().push(one);
        }
        Self(by_text)
    }

    pub(super) fn of(&self, of: TextRef, text: &Arc<str>) -> String {
        let altered = self.0.get(&of).into_iter().flatten().find(|it| it.is(text));
        altered.map_or_else(|| sum(text), |it| it.checksum.clone())
    }
}

/// Those of a project's texts that are still as altered: a correction, an undo or a restored text settles it for as long
/// as it holds.
pub(super) fn still(project: &Project, altered: &[AlteredText]) -> Vec<AlteredText> {
    if altered.is_empty() {
        return Vec::new();
    }
    let present: HashMap<TextRef, &Arc<str>> = project.texts().collect();
    let holds = |it: &&AlteredText| present.get(&it.of).is_some_and(|text| it.is(text));
    altered.iter().filter(holds).cloned().collect()
}

/// The text that an altered one was when it was saved, as an earlier version of the project has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedText {
    /// Which text.
    pub of: TextRef,
    /// Its words.
    pub text: Arc<str>,
    /// When the earlier version was saved.
    pub at: Timestamp,
    /// Where the altered text differs, in order; nothing where only the checksum was altered.
    pub differences: Vec<Difference>,
}

/// A text that was altered so that statements no longer have their places in it. The project has the one that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedText {
    /// Which text.
    pub of: TextRef,
    /// The text that the project has.
    pub saved: Arc<str>,
    /// The text that the file has.
    pub of_file: Arc<str>,
}

/// Puts the texts that were saved in the place of altered ones; nothing where an earlier version lacks one of them, or
/// where the project is not sound with them either.
pub(super) fn replaced(
    project: &mut Project,
    altered: &[AlteredText],
    path: &Path,
) -> Option<Vec<ReplacedText>> {
    let saved = saved_texts(path, altered, &|| true);
    let pair = |it: &AlteredText| {
        let saved = saved.iter().find(|saved| saved.of == it.of)?;
        project.put_text(it.of, &saved.text);
        Some(ReplacedText { of: it.of, saved: saved.text.clone(), of_file: it.text.clone() })
    };
    let replaced: Option<Vec<ReplacedText>> = altered.iter().map(pair).collect();
    replaced.filter(|_| project.check().is_empty())
}

/// Says that texts of the file were replaced by those that were saved.
#[must_use]
pub fn replaced_words(project: &Project, replaced: &[ReplacedText]) -> String {
    let names: Vec<String> = replaced.iter().take(NAMED).map(|it| altered_name(project, it.of)).collect();
    let more =
        if replaced.len() > NAMED { format!("; and {} more", replaced.len() - NAMED) } else { String::new() };
    let (was, it) = if replaced.len() == 1 { ("was", "It is") } else { ("were", "They are") };
    format!(
        "{}{more} {was} changed in the file, outside of Rejoinder, so that statements no longer have their places in it. {it} \
         shown as saved; the file has not been changed.",
        names.join("; ")
    )
}

/// So many earlier versions are looked through.
const VERSIONS: usize = 20;

/// Looks through the earlier versions of a project, the newest first, for the texts that were saved. Before each, `goes_on`
/// is asked.
#[must_use]
pub fn saved_texts(path: &Path, altered: &[AlteredText], goes_on: &dyn Fn() -> bool) -> Vec<SavedText> {
    let mut wanted: Vec<&AlteredText> = altered.iter().collect();
    let mut found = Vec::new();
    for backup in backups::list(path).into_iter().take(VERSIONS) {
        if wanted.is_empty() || !goes_on() {
            break;
        }
        let Ok(version) = read::load_from(&RealDisk, &backup.path).map(|(version, _)| version) else {
            continue;
        };
        let texts = Texts::of(&version);
        wanted.retain(|it| {
            let saved = texts.saved(it);
            found.extend(saved.map(|text| SavedText {
                of: it.of,
                text: text.clone(),
                at: backup.at,
                differences: differences(text, &it.text),
            }));
            saved.is_none()
        });
    }
    found
}

/// The texts of an earlier version.
struct Texts<'a> {
    by_sum: HashMap<String, &'a Arc<str>>,
    /// Those that fit their checksum.
    sound: HashMap<TextRef, &'a Arc<str>>,
}

impl<'a> Texts<'a> {
    fn of(version: &'a Contents) -> Self {
        let by_sum = version.project.texts().map(|(_, text)| (sum(text), text)).collect();
        let mut sound: HashMap<_, _> = version.project.texts().collect();
        for altered in &version.altered {
            sound.remove(&altered.of);
        }
        Self { by_sum, sound }
    }

    /// The one whose checksum an altered text should have. Where no text has it, but the altered one was saved as it is
    /// now, it is the checksum that was altered.
    fn saved(&self, altered: &AlteredText) -> Option<&'a Arc<str>> {
        let by_sum = self.by_sum.get(&altered.checksum.to_ascii_lowercase());
        let same = || self.sound.get(&altered.of).filter(|text| **text == &altered.text);
        by_sum.or_else(same).copied()
    }
}

/// No more titles than that are named.
const NAMED: usize = 3;
/// No more letters of a title are shown.
const LETTERS: usize = 60;

/// Says which texts were altered. `saved` are those that earlier versions have; nothing while they were not looked through.
#[must_use]
pub fn altered_words(project: &Project, altered: &[AlteredText], saved: Option<&[SavedText]>) -> String {
    let why = "The file was changed outside of Rejoinder: by hand, by another program or by a faulty drive.";
    let saved_of = |it: &AlteredText| saved?.iter().find(|saved| saved.of == it.of);
    if let [one] = altered {
        let name = named(project, one);
        return match saved_of(one) {
            Some(SavedText { differences, .. }) => match differences.first() {
                None => format!(
                    "{name} is as it was saved, but its checksum in the file is not. {why} Keeping the text as it is now \
                     settles it."
                ),
                Some(first) => {
                    format!(
                        "{name} is not as it was saved: it differs in line {} of the text. {why}",
                        first.line
                    )
                }
            },
            None if saved.is_some() => {
                format!(
                    "{name} is not as it was saved. {why} No earlier version has the text that was saved."
                )
            }
            None => format!("{name} is not as it was saved. {why}"),
        };
    }
    let mut names: Vec<String> = altered.iter().take(NAMED).map(|it| title(project, it)).collect();
    if altered.len() > NAMED {
        names.push(format!("{} more", altered.len() - NAMED));
    }
    let last = names.pop().unwrap_or_default();
    let names = if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) };
    let count = altered.len();
    format!("{count} texts are not as they were saved: those of {names}. {why}")
}

/// "The text of “River turned brown”".
#[must_use]
pub fn altered_name(project: &Project, of: TextRef) -> String {
    let title = title_of(project.article_of(of));
    match of {
        TextRef::Article(_) => format!("The text of {title}"),
        TextRef::Earlier(_) => format!("An earlier text of {title}"),
    }
}

fn named(project: &Project, altered: &AlteredText) -> String {
    altered_name(project, altered.of)
}

fn title(project: &Project, altered: &AlteredText) -> String {
    title_of(project.article_of(altered.of))
}

fn title_of(article: Option<&Arc<Article>>) -> String {
    let title = article.map(|article| article.title.as_str()).unwrap_or_default();
    let mut letters = title.chars();
    let short: String = letters.by_ref().take(LETTERS).collect();
    let more = if letters.next().is_some() { "…" } else { "" };
    format!("“{}{more}”", spelled_out(&short))
}
