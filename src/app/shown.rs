//! What every view may read.

use super::command::Situation;
use super::index::Index;
use super::jobs::Jobs;
use super::search::Search;
use super::selection::Selection;
use super::session::Session;
use super::theme::Tokens;
use crate::model::{ArticleId, PartyId, Project, Statement, StatementId, Status};
use crate::store::Settings;

/// What every view may read: the project, what is derived from it, what is selected, and the theme.
pub(crate) struct Shown<'a> {
    pub(crate) session: &'a Session,
    pub(crate) selection: &'a Selection,
    pub(crate) search: &'a Search,
    pub(crate) situation: Situation,
    pub(crate) settings: &'a Settings,
    pub(crate) jobs: &'a Jobs,
    pub(crate) tokens: &'static Tokens,
    /// The article in the reading column.
    pub(crate) article: Option<ArticleId>,
    /// What the status bar says of the last thing that happened.
    pub(crate) message: &'a str,
}

impl<'a> Shown<'a> {
    /// The project.
    pub(crate) fn project(&self) -> &'a Project {
        self.session.project()
    }

    /// What is derived from the project.
    pub(crate) fn index(&self) -> &'a Index {
        &self.session.index
    }

    /// A statement, where it exists.
    pub(crate) fn statement(&self, id: StatementId) -> Option<&'a Statement> {
        self.project().statements.get(&id)
    }

    /// The statement that the inspector shows.
    pub(crate) fn selected(&self) -> Option<&'a Statement> {
        self.selection.statement().and_then(|id| self.statement(id))
    }

    /// The colour of a party; that of soft ink for no known party.
    pub(crate) fn party_colour(&self, party: Option<PartyId>) -> egui::Color32 {
        match party.and_then(|id| self.project().party(id)) {
            Some(party) => self.tokens.party(party.colour),
            None => self.tokens.soft_ink,
        }
    }

    /// The letter of a party; a question mark for no known party.
    pub(crate) fn party_letter(&self, party: Option<PartyId>) -> char {
        party.and_then(|id| self.project().party(id)).map_or('?', |party| party.letter)
    }

    /// The short name of a party, or what the panel of no known party is called.
    pub(crate) fn party_name(&self, party: Option<PartyId>) -> &'a str {
        party.and_then(|id| self.project().party(id)).map_or("Party not known", |party| &party.short)
    }

    /// The name of a statement's speaker, or that it is not known.
    pub(crate) fn speaker_name(&self, statement: &Statement) -> &'a str {
        let speaker = statement.speaker.and_then(|id| self.project().speakers.get(&id));
        speaker.map_or("Speaker not known", |speaker| speaker.name.as_str())
    }

    /// The cue of a statement as the article has it; empty where it has none.
    pub(crate) fn cue(&self, statement: &Statement) -> &'a str {
        statement.cue.map_or("", |cue| cue.of(self.project().text_of(statement)))
    }

    /// What a screen reader is told of a statement: "Claim 3 of 41, Amnesty, Kate Allen said: …, suggested".
    pub(crate) fn spoken(&self, statement: &Statement) -> String {
        let kind = if statement.claim { "Claim" } else { "Statement" };
        let place = self.index().place.get(&statement.id).map_or(0, |place| place + 1);
        let of = self.index().order.len();
        let party = self.party_name(self.project().party_of(statement));
        let speaker = self.speaker_name(statement);
        let words = self.project().words_of(statement);
        let status = match statement.status {
            Status::Suggested => ", suggested",
            Status::Confirmed => "",
            Status::Rejected => ", rejected",
        };
        format!("{kind} {place} of {of}, {party}, {speaker}: {words}{status}")
    }
}
