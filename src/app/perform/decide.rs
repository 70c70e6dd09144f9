//! What a person decides on statements and links, and takes back.

use super::super::columns::Voice;
use super::super::window::Rejoinder;
use edit::{Intent, LinkIntent, StatementIntent};
use model::{PartyChoice, ReviewStatus};

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
                self.selection.clear()
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

    /// Gives a voice a panel of its own, and selects a card there, so that one sees where it has gone.
    pub(super) fn make_party(&mut self, voice: Voice) {
        let Some(intent) = voice.make_party() else { return };
        self.edit(&intent);
        let index = &self.session.index;
        let Some((at, column)) =
            index.laid.columns.iter().enumerate().rev().find(|(_, column)| column.party.is_some())
        else {
            return;
        };
        let present = self.selection.statement();
        let there = present.filter(|id| index.card(*id).is_some_and(|(column, _)| column == at));
        self.go(there.or(column.cards.first().copied()));
    }

    pub(super) fn remove(&mut self) {
        match self.selection.link {
            Some(link) => self.edit(&Intent::Link(LinkIntent::Remove(link))),
            None => self.edit(&Intent::Statement(StatementIntent::Remove(self.selection.statements.clone()))),
        }
    }
}
