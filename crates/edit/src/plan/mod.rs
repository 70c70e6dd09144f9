//! The planners: one file for each subject.

mod articles;
mod audit;
mod claim_work;
mod codebook;
mod correct;
mod cues;
mod evidence;
mod extract_again;
mod fates;
mod galley;
mod initials;
mod join;
mod known_speakers;
mod links;
mod parties;
mod recode;
mod replies;
mod requests;
mod restore;
mod scale;
mod speakers;
mod split;
mod statements;
mod utterances;
mod verdicts;

use super::draft::{Draft, named};
use super::{EditError, Intent, Label};

/// Changes the draft as the intent asks. Returns the label of the change.
pub(super) fn plan(intent: &Intent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        Intent::RenameProject(title) => {
            draft.project.title = named(title, "project")?;
            Ok(Label::new("Rename", "Renamed", "the project"))
        }
        Intent::Article(intent) => articles::plan(intent, draft),
        Intent::Statement(intent) => {
            let before = draft.project.statements.clone();
            let label = statements::plan(intent, draft)?;
            fates::note(&before, draft);
            Ok(label)
        }
        Intent::Party(intent) => parties::plan(intent, draft),
        Intent::Speaker(intent) => speakers::plan(intent, draft),
        Intent::Link(intent) => links::plan(intent, draft),
        Intent::Reply(intent) => replies::plan(intent, draft),
        Intent::Request(intent) => requests::plan(intent, draft),
        Intent::Utterance(intent) => utterances::plan(intent, draft),
        Intent::Verdict(intent) => verdicts::plan(intent, draft),
        Intent::Scale(intent) => scale::plan(intent, draft),
        Intent::Work(intent) => claim_work::plan(intent, draft),
        Intent::Galley(intent) => galley::plan(intent, draft),
        Intent::Evidence(intent) => evidence::plan(intent, draft),
        Intent::Codebook(intent) => codebook::plan(intent, draft),
        Intent::Cue(intent) => cues::plan(intent, draft),
        Intent::Audit(intent) => audit::plan(intent, draft),
    }
}
