//! The sides as a person is about to settle them: a copy of the project, and the figures of its parties.

use std::collections::HashMap;

use crate::app::view_context::ViewContext;
use analysis::{ReplyGraph, ReplyState, RightOfReply, Scope};
use edit::{Edit, EditContext, EditError, Intent, PartyIntent};
use model::{Act, PartyId, Project, ReviewStatus, SpeakerId, StatementId};
use settings::WhosWho;

/// The words of the step in the history.
const LABEL: &str = "Settle the sides";

/// A side with its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SideFigures {
    /// Its own statements, without those that others report of it.
    pub(super) statements: usize,
    /// The number of times it is accused or asked to act.
    pub(super) accused: usize,
    /// People who speak for it, the most frequent first.
    pub(super) speakers: Vec<String>,
}

/// Somebody without a panel who can get one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OtherVoice {
    pub(super) name: String,
    /// The number of statements.
    pub(super) statements: usize,
    /// The change that makes a side of it.
    pub(super) promote: Intent,
}

/// The draft.
pub(super) struct SidesDraft {
    /// The project from which it began.
    base: Project,
    /// The state of its history.
    state: u64,
    project: Project,
    by: EditContext,
    figures: HashMap<PartyId, SideFigures>,
}

impl SidesDraft {
    /// Begins with the parties of a project in this state of its history.
    pub(super) fn new(project: &Project, state: u64, by: EditContext) -> Self {
        let figures = figures(project);
        Self { base: project.clone(), state, project: project.clone(), by, figures }
    }

    /// Gives up all changes.
    pub(super) fn start_over(&mut self, project: &Project, state: u64) {
        *self = Self::new(project, state, self.by.clone());
    }

    /// Returns `true` if the project has changed since the draft began.
    pub(super) fn is_behind(&self, state: u64) -> bool {
        self.state != state
    }

    /// Returns `true` if a person has changed anything.
    pub(super) fn is_changed(&self) -> bool {
        self.project != self.base
    }

    /// Makes a change in the draft.
    pub(super) fn change(&mut self, intent: &Intent) -> Result<(), EditError> {
        let planned = intent.plan(&self.project, &mut self.by)?;
        planned.edit.apply(&mut self.project)?;
        self.figures = figures(&self.project);
        Ok(())
    }

    /// All changes as one.
    pub(super) fn edit(&self, project: &Project) -> Edit {
        Edit::between(LABEL.to_owned(), project, &self.project)
    }

    /// The entries for a who's who: how the sides are settled, and how they were when the project was opened.
    pub(super) fn known(&self, shown: &ViewContext<'_>) -> WhosWho {
        WhosWho::of(&shown.session.history().start(shown.project()), &self.project)
    }

    /// The draft of the project.
    pub(super) fn project(&self) -> &Project {
        &self.project
    }

    /// The parties that have a panel, in their order.
    pub(super) fn sides(&self) -> Vec<PartyId> {
        self.project.parties.iter().filter(|it| !it.waiting).map(|it| it.id).collect()
    }

    /// The figures of a party.
    pub(super) fn figures(&self, party: PartyId) -> SideFigures {
        self.figures.get(&party).cloned().unwrap_or_default()
    }

    /// Those without a panel, the most frequent first.
    pub(super) fn others(&self, most: usize) -> Vec<OtherVoice> {
        let waiting = self.project.parties.iter().filter(|it| it.waiting).map(|party| OtherVoice {
            name: party.short.clone(),
            statements: self.figures(party.id).statements,
            promote: Intent::Party(PartyIntent::SetWaiting { party: party.id, waiting: false }),
        });
        let mut spoken: HashMap<SpeakerId, usize> = HashMap::new();
        let counted = self.project.statements.values().filter(|it| it.status != ReviewStatus::Rejected);
        for speaker in counted.filter_map(|it| it.speaker) {
            *spoken.entry(speaker).or_default() += 1;
        }
        let alone =
            self.project.speakers.values().filter(|it| it.party.is_none()).map(|speaker| OtherVoice {
                name: speaker.name.clone(),
                statements: spoken.get(&speaker.id).copied().unwrap_or_default(),
                promote: Intent::Party(PartyIntent::AddForSpeaker(speaker.id)),
            });
        let mut others: Vec<OtherVoice> = waiting.chain(alone).collect();
        others.sort_by(|one, other| {
            other.statements.cmp(&one.statements).then_with(|| one.name.cmp(&other.name))
        });
        others.truncate(most);
        others
    }
}

/// The figures of all parties.
fn figures(project: &Project) -> HashMap<PartyId, SideFigures> {
    let mut figures: HashMap<PartyId, SideFigures> = HashMap::new();
    let mut spoken: HashMap<(PartyId, SpeakerId), usize> = HashMap::new();
    let order = project.reading_order();
    let own = order.iter().filter(|it| it.status != ReviewStatus::Rejected && it.act == Act::Speech);
    for statement in own.filter(|it| it.via.is_none()) {
        let Some(party) = project.party_of(statement) else { continue };
        figures.entry(party).or_default().statements += 1;
        if let Some(speaker) = statement.speaker {
            *spoken.entry((party, speaker)).or_default() += 1;
        }
    }
    let mut spoken: Vec<_> = spoken.into_iter().collect();
    spoken.sort_by_key(|((_, speaker), count)| (std::cmp::Reverse(*count), *speaker));
    for ((party, speaker), _) in spoken {
        if let Some(speaker) = project.speakers.get(&speaker) {
            figures.entry(party).or_default().speakers.push(speaker.name.clone());
        }
    }
    let ids: Vec<StatementId> = order.iter().map(|it| it.id).collect();
    let scope = Scope::with_all_links(project, &ids);
    let replies = RightOfReply::new(&scope, &ReplyGraph::new(&scope));
    for due in replies.replies_due().iter().filter(|due| due.state != ReplyState::NotAccused) {
        figures.entry(due.party).or_default().accused += 1;
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use edit::{History, testing};
    use jiff::Timestamp;

    const TEXT: &str = "Harbour row\n\n“The bridge is safe,” said Ann Roe, a spokeswoman for the council.\n\n\
        “The council lied about the bridge,” said Bob Lee, the director of Bridge Watch.\n\n\
        “It shook,” Eve Poe said.";

    #[test]
    fn all_changes_are_one_step_that_can_be_undone() {
        let by = &mut testing::context();
        let mut project = testing::project(by, "Harbour row", TEXT, extract::extract(TEXT));
        let start = project.clone();
        let mut draft = SidesDraft::new(&project, 0, by.clone());
        assert!(!draft.is_changed() && draft.edit(&project).is_empty());
        let named = |draft: &SidesDraft, words: &str| {
            draft.project().parties.iter().find(|it| it.name.to_lowercase().contains(words)).map(|it| it.id)
        };
        let (council, watch) = (named(&draft, "council").unwrap(), named(&draft, "watch").unwrap());
        assert_eq!(draft.figures(council).speakers, ["Ann Roe"]);
        assert_eq!(draft.figures(council).accused, 1);
        draft.change(&Intent::Party(PartyIntent::SetWaiting { party: council, waiting: true })).unwrap();
        assert!(!draft.sides().contains(&council));
        let name = &draft.project().party(council).unwrap().short;
        let other = draft.others(8).into_iter().find(|it| it.name == *name).expect("it is among the others");
        draft.change(&other.promote).unwrap();
        draft
            .change(&Intent::Party(PartyIntent::Add { name: "Dam Works".into(), short: "Dam".into() }))
            .unwrap();
        let dam = named(&draft, "dam").unwrap();
        draft.change(&Intent::Party(PartyIntent::Merge { from: dam, into: watch })).unwrap();
        draft.change(&Intent::Party(PartyIntent::SetWaiting { party: watch, waiting: true })).unwrap();
        assert!(draft.sides().contains(&council) && !draft.sides().contains(&watch));
        let mut history = History::default();
        let edit = draft.edit(&project);
        assert_eq!(edit.label, LABEL);
        history.apply(&mut project, edit, None, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(project.check(), []);
        assert_eq!(&project, draft.project());
        history.undo(&mut project).unwrap();
        assert_eq!(project, start);
    }
}
