//! The changes that a person can ask for.

mod audit;
mod claims;
mod facts;
mod subjects;

pub use self::audit::{AuditIntent, NewTrait};
pub use self::claims::{ScaleIntent, VerdictIntent, WorkIntent};
pub use self::facts::{ArticleFacts, CitationTarget, EvidenceFacts, ReplyFacts, RequestFacts, SpeakerFacts};
pub use self::subjects::{
    ArticleIntent, CodebookIntent, CueIntent, EvidenceIntent, GalleyIntent, LinkIntent, PartyIntent,
    ReplyIntent, RequestIntent, SpeakerIntent, StatementIntent, SuggestedLink, UtteranceIntent,
};

use super::change::added;
use super::draft::Draft;
use super::{Edit, EditContext, EditError, Label, plan};
use model::{LinkId, Project, StatementId};

/// A change that a person asks for. Views emit it, and [`Intent::plan`] turns it into an [`Edit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Set the title of the project.
    RenameProject(String),
    /// Change articles.
    Article(ArticleIntent),
    /// Change statements.
    Statement(StatementIntent),
    /// Change parties.
    Party(PartyIntent),
    /// Change speakers.
    Speaker(SpeakerIntent),
    /// Change links.
    Link(LinkIntent),
    /// Change decisions about replies.
    Reply(ReplyIntent),
    /// Change the log of requests for replies.
    Request(RequestIntent),
    /// Change decisions on utterances that several articles tell.
    Utterance(UtteranceIntent),
    /// Change verdicts.
    Verdict(VerdictIntent),
    /// Change the verdict scale.
    Scale(ScaleIntent),
    /// Change the work on claims, or the checklist.
    Work(WorkIntent),
    /// Change decisions about facts of articles.
    Galley(GalleyIntent),
    /// Change evidence and citations.
    Evidence(EvidenceIntent),
    /// Change the codebook.
    Codebook(CodebookIntent),
    /// Change the classes of reporting words.
    Cue(CueIntent),
    /// Change the traits of speakers, or what is known of them.
    Audit(AuditIntent),
}

/// The edit for an intent in one project, with its label before and after it is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEdit {
    /// The edit.
    pub edit: Edit,
    /// Its label.
    pub label: Label,
}

/// The text that an intent changes. Consecutive changes with the same key become one step of the history, so that typing
/// is undone as a whole and not letter by letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeKey {
    /// The note of a statement.
    Note(StatementId),
    /// The note of a link.
    LinkNote(LinkId),
    /// The title of the project.
    Title,
}

impl Intent {
    /// Plans the edit for a project. It is empty if nothing would change.
    ///
    /// # Errors
    /// Returns an error if the change makes no sense, or refers to a record that the project does not have.
    pub fn plan(&self, project: &Project, context: &mut EditContext) -> Result<PlannedEdit, EditError> {
        self.plan_with_project(project, context).map(|(planned, _)| planned)
    }

    /// Plans the edit, and returns it with the project after it, unchecked.
    pub(super) fn plan_with_project(
        &self,
        project: &Project,
        context: &mut EditContext,
    ) -> Result<(PlannedEdit, Project), EditError> {
        let mut draft = Draft { project: project.clone(), context };
        // The label may quote the article, where control characters are allowed.
        let label = plan::plan(self, &mut draft)?.spelled_out();
        let mut edit = Edit::between(label.command.clone(), project, &draft.project);
        let after = if edit.repair() { edit.applied(project)? } else { draft.project };
        Ok((PlannedEdit { edit, label }, after))
    }

    /// Changes a project without an edit, which would hold every record once more. For changes that nobody will undo.
    ///
    /// # Errors
    /// Returns an error if the change makes no sense in this project, or would break an invariant. The project is then
    /// unchanged.
    pub fn make(&self, project: &mut Project, context: &mut EditContext) -> Result<(), EditError> {
        let mut draft = Draft { project: project.clone(), context };
        plan::plan(self, &mut draft)?;
        let mut changed = draft.project;
        let mut broken = match added(project, &changed) {
            Some(records) => changed.check_records(&records),
            None => changed.check(),
        };
        // A repair reads the whole project, so it is tried only where something is broken.
        if !broken.is_empty() && !changed.repair().is_empty() {
            broken = changed.check();
        }
        broken.into_iter().next().map_or(Ok(()), |first| Err(EditError::from(first)))?;
        *project = changed;
        Ok(())
    }

    /// Returns the text that it changes, if that is typed letter by letter.
    #[must_use]
    pub const fn merge_key(&self) -> Option<MergeKey> {
        match self {
            Self::Statement(StatementIntent::SetNote { statement, .. }) => Some(MergeKey::Note(*statement)),
            Self::Link(LinkIntent::SetNote { link, .. }) => Some(MergeKey::LinkNote(*link)),
            Self::RenameProject(_) => Some(MergeKey::Title),
            _ => None,
        }
    }
}
