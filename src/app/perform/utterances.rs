//! Utterances that several articles tell follow the project, and a person's decisions on them.

use super::super::utterances::FoundUtterances;
use super::super::window::Rejoinder;
use edit::{Intent, UtteranceIntent};
use model::StatementPair;

impl Rejoinder {
    /// Begins to find, beside the frame, the utterances of the project as it is now, unless they are known.
    pub(in crate::app) fn find_utterances(&mut self) {
        if let Some(search) = self.session.utterances_to_find() {
            self.jobs.find_utterances(self.session.project().clone(), search);
        }
    }

    /// Shows what was found. A result for an earlier state of the project is not wanted: another worker is under way.
    pub(in crate::app) fn take_utterances(&mut self, found: FoundUtterances) {
        self.session.take_utterances(found);
    }

    /// Says that the selected statements of several articles tell one utterance.
    pub(in crate::app) fn join_utterance(&mut self) {
        let project = self.session.project();
        let selected: Vec<_> =
            self.selection.statements.iter().filter_map(|id| project.statements.get(id)).collect();
        let mut pairs = Vec::new();
        for (at, one) in selected.iter().enumerate() {
            let others = selected.iter().skip(at + 1).filter(|other| other.article != one.article);
            pairs.extend(others.map(|other| StatementPair::new(one.id, other.id)));
        }
        self.edit(&Intent::Utterance(UtteranceIntent::Decide { pairs, same: true, why: None }));
    }
}
