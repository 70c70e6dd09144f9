//! Texts of a project file that do not match their checksums.
//!
//! A file has the SHA-256 of each present and earlier text of an article. A mismatch means that somebody
//! edited the file by hand, or that a program or a drive changed it. Either way the project opens, a person
//! is told, and the old checksum stays in the file until that person has decided. Where statements have no
//! place in such a text, the project opens with the text that was saved, if an earlier version has it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::disk::RealDisk;
use super::revision::Revision;
use super::{Contents, backups, read};
use edit::{Difference, differences};
use model::{Article, Project, TextRef, spelled_out};

/// A text that does not match its checksum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlteredText {
    /// The reference to the text.
    pub of: TextRef,
    /// The text in the file.
    pub text: Arc<str>,
    /// The checksum in the file, whatever it is.
    checksum: String,
}

impl AlteredText {
    /// Compares a text with its checksum. Returns `None` where they match, or where the file has no checksum,
    /// as older files do.
    pub(super) fn found(of: TextRef, text: &Arc<str>, checksum: Option<String>) -> Option<Self> {
        let checksum = checksum?;
        let fits = checksum.eq_ignore_ascii_case(&sum(text));
        (!fits).then(|| Self { of, text: text.clone(), checksum })
    }

    /// Returns whether a text is the same allocation, as it was read or as undo brings it back. Equal words
    /// from elsewhere are a correction that a person made.
    fn is(&self, text: &Arc<str>) -> bool {
        Arc::ptr_eq(&self.text, text)
    }
}

/// The checksum of a text: the SHA-256 of its UTF-8, with `\n` between its lines, in hexadecimal.
fn sum(text: &str) -> String {
    Revision::of(text.as_bytes()).to_string()
}

/// The checksums to be written with texts. A text that is still altered keeps its mismatching checksum, so
/// that a save does not hide an undecided alteration.
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

/// Returns the altered texts that the project still has. A correction or a restored text settles an
/// alteration, until it is undone.
pub(super) fn still(project: &Project, altered: &[AlteredText]) -> Vec<AlteredText> {
    if altered.is_empty() {
        return Vec::new();
    }
    let present: HashMap<TextRef, &Arc<str>> = project.texts().collect();
    let holds = |it: &&AlteredText| present.get(&it.of).is_some_and(|text| it.is(text));
    altered.iter().filter(holds).cloned().collect()
}

/// The saved state of an altered text, found in an earlier version of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedText {
    /// The reference to the text.
    pub of: TextRef,
    /// The text as it was saved.
    pub text: Arc<str>,
    /// The time at which the earlier version was saved.
    pub at: Timestamp,
    /// The differences of the altered text, in order. Empty where only the checksum was altered.
    pub differences: Vec<Difference>,
}

/// A text that was altered so that statements have no place in it. The project has the text that was saved
/// instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedText {
    /// The reference to the text.
    pub of: TextRef,
    /// The text in the project.
    pub saved: Arc<str>,
    /// The text in the file.
    pub of_file: Arc<str>,
}

/// Replaces altered texts with the ones that were saved. Returns `None` where an earlier version lacks one of
/// them, or where the project breaks an invariant even with them.
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

/// Explains that texts of the file were replaced with the ones that were saved.
#[must_use]
pub fn replaced_words(project: &Project, replaced: &[ReplacedText]) -> String {
    let names: Vec<String> = replaced.iter().take(MAX_NAMED).map(|it| altered_name(project, it.of)).collect();
    let more = if replaced.len() > MAX_NAMED {
        format!("; and {} more", replaced.len() - MAX_NAMED)
    } else {
        String::new()
    };
    let (was, it) = if replaced.len() == 1 { ("was", "It is") } else { ("were", "They are") };
    format!(
        "{}{more} {was} changed in the file, outside of Rejoinder, so that statements no longer have their places in it. {it} \
         shown as saved; the file has not been changed.",
        names.join("; ")
    )
}

/// The number of earlier versions that are searched.
const MAX_VERSIONS: usize = 20;

/// Searches the earlier versions of a project, newest first, for the texts that were saved. Calls `goes_on`
/// before each version, and stops where it returns false.
#[must_use]
pub fn saved_texts(path: &Path, altered: &[AlteredText], goes_on: &dyn Fn() -> bool) -> Vec<SavedText> {
    let mut wanted: Vec<&AlteredText> = altered.iter().collect();
    let mut found = Vec::new();
    for backup in backups::list(path).into_iter().take(MAX_VERSIONS) {
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
    /// The texts that match their checksums.
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

    /// Returns the text whose checksum the altered one should have. Where no text has that checksum, but the
    /// earlier version has the present words, only the checksum was altered.
    fn saved(&self, altered: &AlteredText) -> Option<&'a Arc<str>> {
        let by_sum = self.by_sum.get(&altered.checksum.to_ascii_lowercase());
        let same = || self.sound.get(&altered.of).filter(|text| **text == &altered.text);
        by_sum.or_else(same).copied()
    }
}

/// The number of titles that a message names.
const MAX_NAMED: usize = 3;
/// The number of characters of a title that a message shows.
const MAX_TITLE_CHARS: usize = 60;

/// Explains which texts were altered. `saved` are the texts that earlier versions have; `None` while they
/// have not been searched.
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
    let mut names: Vec<String> = altered.iter().take(MAX_NAMED).map(|it| title(project, it)).collect();
    if altered.len() > MAX_NAMED {
        names.push(format!("{} more", altered.len() - MAX_NAMED));
    }
    let last = names.pop().unwrap_or_default();
    let names = if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) };
    let count = altered.len();
    format!("{count} texts are not as they were saved: those of {names}. {why}")
}

/// Names a text for a sentence, such as "The text of “River turned brown”".
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
    debug_assert!(article.is_some(), "an altered text belongs to no article");
    let title = article.map(|article| article.title.as_str()).unwrap_or_default();
    let mut letters = title.chars();
    let short: String = letters.by_ref().take(MAX_TITLE_CHARS).collect();
    let more = if letters.next().is_some() { "…" } else { "" };
    format!("“{}{more}”", spelled_out(&short))
}
