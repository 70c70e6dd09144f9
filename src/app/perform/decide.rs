//! The decisions of a person on statements and links.

use super::super::command::PanelNumber;
use super::super::index::UnplacedSpeaker;
use super::super::window::Rejoinder;
use edit::{Intent, LinkIntent, PartyIntent, StatementIntent};
use model::{Act, PartyChoice, ReviewStatus, Statement, StatementId};

impl Rejoinder {
    /// Confirms or rejects what is selected, and goes on to what is to be decided next.
    pub(super) fn review(&mut self, status: ReviewStatus) {
        let statements = self.selection.statements.clone();
        let link = self.selection.link;
        let one = statements.len() == 1 || link.is_some();
        let next = if one { self.suggestion(true) } else { None };
        match link {
            Some(link) => self.edit(&Intent::Link(LinkIntent::Review { link, status })),
            None => self.edit(&Intent::Statement(StatementIntent::Review { statements, status })),
        }
        match next.filter(|open| self.is_open(*open)) {
            Some(open) => self.go_to_open(Some(open)),
            None if status == ReviewStatus::Rejected && !self.session.shows_rejected() => {
                self.selection.clear();
            }
            None => {}
        }
    }

    pub(super) fn make_statement(&mut self) {
        let Some((article, span)) = self.selection.text.take() else { return };
        let speaker =
            self.selection.statement().and_then(|id| self.session.project().statements.get(&id)?.speaker);
        let party = PartyChoice::OfSpeaker;
        let add = Intent::Statement(StatementIntent::Add { article, span, speaker, party });
        let added = self.try_edit(&add).and_then(|applied| applied.added.first().copied());
        self.go(added);
    }

    /// Gives a speaker a panel of its own, and selects a card there, so that one sees where it has gone.
    pub(super) fn make_party(&mut self, unplaced: UnplacedSpeaker) {
        let intent = match unplaced {
            UnplacedSpeaker::Party(party) => Intent::Party(PartyIntent::SetWaiting { party, waiting: false }),
            UnplacedSpeaker::Speaker(speaker) => Intent::Party(PartyIntent::AddForSpeaker(speaker)),
            UnplacedSpeaker::Nobody => return,
        };
        self.edit(&intent);
        let layout = &self.session.layout;
        let Some((at, column)) =
            layout.laid.columns.iter().enumerate().rev().find(|(_, column)| column.party.is_some())
        else {
            return;
        };
        let present = self.selection.statement();
        let there = present.filter(|id| layout.card(*id).is_some_and(|card| card.column() == at));
        self.go(there.or(column.cards.first().copied()));
    }

    /// Gives the speaker of the selected statement a panel of its own.
    pub(super) fn make_own_party(&mut self) {
        let project = self.session.project();
        let statement = self.selection.statement().and_then(|id| project.statements.get(&id));
        if let Some(unplaced) = statement.map(|statement| UnplacedSpeaker::of(project, statement)) {
            self.make_party(unplaced);
        }
    }

    /// Lets the selected statement be the words that are selected in the article.
    pub(super) fn use_selected_words(&mut self) {
        let selected = self.selection.statement();
        if let (Some(statement), Some((_, span))) = (selected, self.selection.text.take()) {
            self.edit(&Intent::Statement(StatementIntent::SetSpans { statement, spans: vec![span] }));
        }
    }

    /// Marks the selected statements as claims; where all are, takes the mark away.
    pub(super) fn toggle_claim(&mut self) {
        let claim = !self.all_selected(|statement| statement.claim);
        self.edit(&Intent::Statement(StatementIntent::SetClaim {
            statements: self.selection.statements.clone(),
            claim,
        }));
    }

    /// Makes attitudes of the selected statements; where all are, speech again.
    pub(super) fn toggle_attitude(&mut self) {
        let all = self.all_selected(|statement| statement.act == Act::Attitude);
        let act = if all { Act::Speech } else { Act::Attitude };
        self.edit(&Intent::Statement(StatementIntent::SetAct {
            statements: self.selection.statements.clone(),
            act,
        }));
    }

    /// Accepts the claim types that were noticed in the selected statements.
    pub(super) fn accept_claim_type(&mut self) {
        let project = self.session.project();
        let noticed = |id: &StatementId| project.statements.get(id).is_some_and(|it| it.nature.is_some());
        let statements = self.selection.statements.iter().copied().filter(noticed).collect();
        self.edit(&Intent::Statement(StatementIntent::AcceptNature(statements)));
    }

    fn all_selected(&self, is: impl Fn(&Statement) -> bool) -> bool {
        let project = self.session.project();
        self.selection.statements.iter().all(|id| project.statements.get(id).is_some_and(&is))
    }

    /// Sends the selected statements to a panel; does nothing where it belongs to no party.
    pub(super) fn send_to_panel(&mut self, number: PanelNumber) {
        let column = self.session.layout.laid.columns.get(number.place());
        let party = column.and_then(|column| column.party);
        if party.is_some() {
            self.edit(&Intent::Statement(StatementIntent::MoveToParty {
                statements: self.selection.statements.clone(),
                party,
            }));
        }
    }

    /// Sends the selected statements to those whose party is not known.
    pub(super) fn send_to_no_party(&mut self) {
        let statements = self.selection.statements.clone();
        self.edit(&Intent::Statement(StatementIntent::MoveToParty { statements, party: None }));
    }

    /// Brings the field for a note into sight, and into focus.
    pub(super) fn write_note(&mut self) {
        self.layout.parts.inspector = Some(true);
        self.views.inspector.focus_note = true;
    }

    pub(super) fn remove(&mut self) {
        match self.selection.link {
            Some(link) => self.edit(&Intent::Link(LinkIntent::Remove(link))),
            None => self.edit(&Intent::Statement(StatementIntent::Remove(self.selection.statements.clone()))),
        }
    }
}
