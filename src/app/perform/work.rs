//! The board: claims moved from column to column, and verdicts agreed with.

use crate::app::window::Rejoinder;
use edit::{Intent, VerdictIntent, WorkIntent};
use model::{ClaimWork, WorkStage};

impl Rejoinder {
    /// Moves the selected claims to the column beside that of the last one.
    pub(super) fn move_stage(&mut self, forward: bool) {
        let project = self.session.project();
        let Some(statement) = self.selection.statement().and_then(|id| project.statements.get(&id)) else {
            return;
        };
        let cited = project.citations.values().any(|citation| citation.statement == statement.id);
        let stage = ClaimWork::stage_of(project.claim_work.get(&statement.id), statement, cited);
        match stage.beside(forward) {
            Some(stage) => self.set_stage(Some(stage)),
            None => self.message = format!("“{}” is the last column on this side", stage.name()),
        }
    }

    /// Moves the selected claims to a column, or to the one that their work shows.
    pub(super) fn set_stage(&mut self, stage: Option<WorkStage>) {
        let statements = self.selection.statements.clone();
        if self.try_edit(&Intent::Work(WorkIntent::Move { statements, stage })).is_some() {
            self.selection.reveal += 1;
        }
    }

    /// Agrees with the verdict on the selected statement as a second person.
    pub(super) fn agree_with_verdict(&mut self) {
        let Some(statement) = self.selection.statement() else { return };
        if self.session.project().statements.get(&statement).is_some_and(|it| it.verdict.is_none()) {
            "There is no verdict yet to agree with".clone_into(&mut self.message);
            return;
        }
        let note = String::new();
        self.try_edit(&Intent::Verdict(VerdictIntent::Read { statement, agrees: true, note }));
    }
}
