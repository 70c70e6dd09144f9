//! The planners: one file for each subject.

mod articles;
mod codebook;
mod correct;
mod evidence;
mod extract_again;
mod join;
mod known_speakers;
mod links;
mod parties;
mod replies;
mod restore;
mod speakers;
mod split;
mod statements;

use super::draft::{Draft, named};
use super::{EditError, Intent};

/// Changes the draft as the intent says, and gives the label of the change.
pub(super) fn perform(intent: &Intent, draft: &mut Draft<'_>) -> Result<String, EditError> {
    match intent {
        Intent::RenameProject(title) => {
            draft.project.title = named(title, "project")?;
            Ok("Rename the project".to_owned())
        }
        Intent::CorrectText(correction) => correct::perform(draft, correction),
        Intent::RestoreText { text, words } => restore::perform(draft, *text, words),
        Intent::AddArticle { .. }
        | Intent::ExtractAgain { .. }
        | Intent::DescribeArticle { .. }
        | Intent::RemoveArticle(_) => articles::perform(intent, draft),
        Intent::AddParty { .. }
        | Intent::RenameParty { .. }
        | Intent::RecolourParty { .. }
        | Intent::ReorderParty { .. }
        | Intent::MergeParties { .. }
        | Intent::HideParty { .. }
        | Intent::SetWaiting { .. }
        | Intent::MakeParty(_)
        | Intent::RemoveParty(_) => parties::perform(intent, draft),
        Intent::AddSpeaker { .. }
        | Intent::DescribeSpeaker { .. }
        | Intent::MergeSpeakers { .. }
        | Intent::SplitSpeaker { .. }
        | Intent::MoveSpeakers { .. } => speakers::perform(intent, draft),
        Intent::AddLink { .. }
        | Intent::ReviewLink { .. }
        | Intent::SetRelation { .. }
        | Intent::SetLinkNote { .. }
        | Intent::ReverseLink(_)
        | Intent::RemoveLink(_) => links::perform(intent, draft),
        Intent::MarkReply { .. } | Intent::UnmarkReply { .. } => replies::perform(intent, draft),
        Intent::AddEvidence(_)
        | Intent::DescribeEvidence { .. }
        | Intent::Cite { .. }
        | Intent::SetCitation { .. }
        | Intent::RemoveCitation(_)
        | Intent::RemoveEvidence(_) => evidence::perform(intent, draft),
        Intent::AddTagGroup { .. }
        | Intent::DescribeTagGroup { .. }
        | Intent::RemoveTagGroup(_)
        | Intent::AddTag { .. }
        | Intent::DescribeTag { .. }
        | Intent::RemoveTag(_) => codebook::perform(intent, draft),
        _ => statements::perform(intent, draft),
    }
}
