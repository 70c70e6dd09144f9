//! The lasting problems between the project and its file, with a way out.

use std::path::{Path, PathBuf};

use super::action::Action;
use super::command::Command;
use super::request::DialogRequest;
use super::session::Session;
use model::{ArticleId, TextRef};
use store::{JournalLoss, ReadOnly, ReplacedText, Revision, SavedText, altered_words, replaced_words};

/// The observations of the project's file that are not settled.
#[derive(Debug, Clone, Default)]
pub(crate) struct FileStatus {
    /// Reason for which the last save failed.
    pub(crate) not_saved: Option<String>,
    /// True if the file is gone.
    pub(crate) gone: bool,
    /// The content that another program has written into it.
    pub(crate) theirs: Option<Revision>,
    /// The journal that another program has removed or changed, and how.
    pub(crate) lost: Option<(PathBuf, JournalLoss)>,
}

/// Something that a person must know for as long as it lasts.
pub(crate) struct Notice {
    /// The event, its cause, and what is kept.
    pub(crate) text: String,
    /// The ways out, the best first.
    pub(crate) ways: Vec<NoticeAction>,
}

/// A way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoticeAction {
    /// Save to another file.
    SaveCopy,
    /// Save again.
    SaveAgain,
    /// Save.
    SaveNow,
    /// Replace what another program has written.
    KeepMine(Revision),
    /// Take what another program has written.
    TakeTheirs,
    /// Take the project from the window that has it open.
    TakeOver,
    /// Compare altered texts with those that were saved.
    CompareTexts,
    /// Take altered texts for right as they are now.
    KeepTexts,
    /// Correct the saved text of an article to the one that the file has.
    CorrectTo(ArticleId, ReplacedText),
    /// Stay with the texts that were saved.
    KeepSaved,
    /// Look at the earlier versions of the file.
    EarlierVersions,
    /// Open the present version of a file again.
    Return(PathBuf),
}

impl NoticeAction {
    /// The label of its button.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::SaveCopy => "Save a copy elsewhere…",
            Self::SaveAgain => "Save again",
            Self::SaveNow => "Save now",
            Self::KeepMine(_) => "Keep mine",
            Self::TakeTheirs => "Take theirs",
            Self::TakeOver => "Take over",
            Self::CompareTexts => "Compare…",
            Self::KeepTexts => "Keep as it is",
            Self::CorrectTo(..) => "Take the change as a correction…",
            Self::KeepSaved => "Keep the saved text",
            Self::EarlierVersions => "Earlier versions…",
            Self::Return(_) => "Back to the present version",
        }
    }

    /// Its effect, in a sentence.
    pub(crate) const fn help(&self) -> &'static str {
        match self {
            Self::SaveCopy => "Write the project to another file, and go on there",
            Self::SaveAgain | Self::SaveNow => "Write the project to its file",
            Self::KeepMine(_) => {
                "Replace what the other program has written; it is kept as an earlier version"
            }
            Self::TakeTheirs => {
                "Open what the other program has written; what you have changed is kept for 30 days"
            }
            Self::TakeOver => "Go on here; the other window can then only read the project",
            Self::CompareTexts => "See what differs from the text that was saved, and decide",
            Self::KeepTexts => "Go on with the text as it is now; the next save writes its checksum anew",
            Self::CorrectTo(..) => {
                "Correct the text to that of the file, so that statements go along with their words"
            }
            Self::KeepSaved => {
                "Go on with the text as it was saved; the next save keeps the file with the other one as an earlier version"
            }
            Self::EarlierVersions => "Look at the project as it was saved before, or go back to it",
            Self::Return(_) => "Open the project as it was saved last",
        }
    }

    /// The request of its button.
    pub(crate) fn action(&self) -> Action {
        match self {
            Self::SaveCopy => Action::Run(Command::SaveAs),
            Self::SaveAgain | Self::SaveNow => Action::Run(Command::Save),
            Self::KeepMine(theirs) => Action::KeepMine(*theirs),
            Self::TakeTheirs => Action::TakeTheirs,
            Self::TakeOver => Action::TakeOver,
            Self::CompareTexts => Action::Ask(DialogRequest::AlteredTexts),
            Self::KeepTexts => Action::KeepTexts(None),
            Self::CorrectTo(article, it) => {
                Action::CorrectAltered { article: *article, saved: it.saved.clone(), now: it.of_file.clone() }
            }
            Self::KeepSaved => Action::KeepSaved,
            Self::EarlierVersions => Action::Run(Command::EarlierVersions),
            Self::Return(path) => Action::Open(path.clone()),
        }
    }
}

/// Everything that a person must know now.
pub(crate) fn all(session: &Session, standing: &FileStatus) -> Vec<Notice> {
    let open_project = session.open_project();
    let mut all = Vec::new();
    let mut say = |text: String, ways: Vec<NoticeAction>| all.push(Notice { text, ways });
    if let Some(why) = open_project.read_only() {
        let ways = match why {
            ReadOnly::HeldBy(_) => vec![NoticeAction::TakeOver, NoticeAction::SaveCopy],
            ReadOnly::TakenOver(_) => vec![NoticeAction::SaveCopy, NoticeAction::TakeOver],
            ReadOnly::Newer(_) => Vec::new(),
            ReadOnly::NewerJournal(_) => vec![NoticeAction::SaveCopy],
            ReadOnly::Earlier(of) => vec![NoticeAction::Return(of.clone()), NoticeAction::SaveCopy],
        };
        let kept = if session.is_unsaved() { " What you changed is not in the file." } else { "" };
        say(format!("{}{kept}", why.words()), ways);
    }
    let replaced = session.replaced();
    if !replaced.is_empty() {
        let correct = replaced.iter().find_map(|it| match it.of {
            TextRef::Article(id) => Some(NoticeAction::CorrectTo(id, it.clone())),
            TextRef::Earlier(_) => None,
        });
        let ways = correct
            .into_iter()
            .chain([NoticeAction::KeepSaved])
            .filter(|_| open_project.read_only().is_none());
        say(replaced_words(session.project(), &replaced), ways.collect());
    }
    let altered = session.altered();
    if !altered.is_empty() {
        let saved = session.saved_texts.as_deref();
        let comparable =
            |saved: &[SavedText]| altered.iter().any(|it| saved.iter().any(|saved| saved.of == it.of));
        let compare = saved.is_some_and(comparable).then_some(NoticeAction::CompareTexts);
        let decide = open_project.read_only().is_none().then_some(NoticeAction::KeepTexts);
        let earlier = session.path().is_some().then_some(NoticeAction::EarlierVersions);
        let ways = [compare, decide, earlier].into_iter().flatten().collect();
        say(altered_words(session.project(), &altered, saved), ways);
    }
    if let Some(theirs) = standing.theirs {
        let text =
            "Another program has changed the project’s file since it was opened here. Nothing was replaced.";
        say(
            text.to_owned(),
            vec![NoticeAction::KeepMine(theirs), NoticeAction::TakeTheirs, NoticeAction::SaveCopy],
        );
    }
    if standing.gone {
        let kept =
            if open_project.trouble().is_none() { " and on record, so that it is not lost" } else { "" };
        let text = format!(
            "The project’s file is gone: it was moved, renamed or removed. All of it is still open here{kept}."
        );
        say(text, vec![NoticeAction::SaveAgain, NoticeAction::SaveCopy]);
    } else if let Some((journal, loss)) = &standing.lost {
        say(lost(journal, *loss), vec![NoticeAction::SaveNow, NoticeAction::SaveCopy]);
    }
    if let Some(why) = &standing.not_saved {
        // Only where it is so.
        let kept = if open_project.trouble().is_none() {
            " What you changed is on record and is not lost."
        } else {
            ""
        };
        say(format!("Not saved. {why}{kept}"), vec![NoticeAction::SaveCopy, NoticeAction::SaveAgain]);
    }
    if let Some(why) = open_project.trouble() {
        let text = format!(
            "What you change is kept in memory alone, and would be lost in a crash: the record of unsaved \
             changes cannot be written, because {why}"
        );
        say(text, vec![NoticeAction::SaveCopy, NoticeAction::SaveAgain]);
    }
    all
}

/// Says what another program has done to the record of unsaved changes.
fn lost(journal: &Path, loss: JournalLoss) -> String {
    let name = journal.file_name().unwrap_or_default().to_string_lossy();
    let (did, kept) = match loss {
        JournalLoss::Removed => ("removed", ""),
        JournalLoss::Replaced => ("replaced", " A copy of the other one is kept for 30 days."),
        JournalLoss::Altered => ("changed", " A copy of the changed one is kept for 30 days."),
    };
    format!(
        "Another program has {did} the record of your unsaved changes ({name}). It was written again and holds all of \
         them.{kept}"
    )
}
