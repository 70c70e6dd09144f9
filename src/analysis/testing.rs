//! Small projects for the tests of this part.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Exchanges, RightOfReply, Scope, Threads};
use crate::model::{
    Act, Article, Ids, Link, LinkId, Mention, Mode, Nature, NatureKind, Outcome, Party, PartyChoice,
    PartyColour, PartyId, Project, Relation, Reply, Span, Speaker, SpeakerId, SpeakerKind, Statement,
    StatementId, Status, Why,
};

/// A project in the making, with one article.
pub(super) struct World {
    pub(super) project: Project,
    ids: Ids,
}

/// What was worked out of a world.
pub(super) struct Derived {
    pub(super) order: Vec<StatementId>,
    pub(super) replies: RightOfReply,
    pub(super) exchanges: Exchanges,
}

impl World {
    pub(super) fn new(text: &str) -> Self {
        let mut ids = Ids::seeded(3);
        let mut project = Project::new("Test", Timestamp::UNIX_EPOCH, &mut ids);
        project.articles.push(Arc::new(Article {
            id: ids.draw(),
            title: "Test".to_owned(),
            outlet: String::new(),
            byline: String::new(),
            date: String::new(),
            address: String::new(),
            added: Timestamp::UNIX_EPOCH,
            text: text.into(),
        }));
        Self { project, ids }
    }

    /// A party with one speaker of its name.
    pub(super) fn party(&mut self, name: &str) -> PartyId {
        let id: PartyId = self.ids.draw();
        let letter = Party::free_letter(name, &self.project.parties);
        self.project.parties.push(Party {
            id,
            name: name.to_owned(),
            short: name.to_owned(),
            letter,
            colour: PartyColour::Ochre,
            hidden: false,
            waiting: false,
            why: None,
        });
        self.speaker(name, Some(id));
        id
    }

    pub(super) fn speaker(&mut self, name: &str, party: Option<PartyId>) -> SpeakerId {
        let id: SpeakerId = self.ids.draw();
        let kind = SpeakerKind::Person;
        let (name, role) = (name.to_owned(), String::new());
        let speaker = Speaker { id, name, kind, role, party, mentions: Vec::new(), why: None };
        self.project.speakers.insert(id, speaker);
        id
    }

    /// A place where the article names a party's speaker.
    pub(super) fn mention(&mut self, party: PartyId, words: &str) {
        let (article, span) = (self.project.articles[0].id, self.spot(words));
        let mut speakers = self.project.speakers.values().cloned();
        let mut speaker = speakers.find(|speaker| speaker.party == Some(party)).unwrap();
        speaker.mentions.push(Mention { article, span });
        self.project.speakers.insert(speaker.id, speaker);
    }

    pub(super) fn spot(&self, words: &str) -> Span {
        let start = self.project.articles[0].text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    /// A statement of these words.
    pub(super) fn say(&mut self, party: PartyId, words: &str) -> StatementId {
        let span = self.spot(words);
        self.say_at(Some(party), span)
    }

    pub(super) fn say_at(&mut self, party: Option<PartyId>, span: Span) -> StatementId {
        let id: StatementId = self.ids.draw();
        let statement = Statement {
            id,
            article: self.project.articles[0].id,
            spans: vec![span],
            lost: None,
            earlier: None,
            mode: Mode::Indirect,
            act: Act::Speech,
            cue: None,
            mention: None,
            speaker: None,
            party: party.map_or(PartyChoice::Unknown, PartyChoice::Given),
            via: None,
            status: Status::Confirmed,
            why: None,
            nature: None,
            claim: false,
            tags: Vec::new(),
            verdict: None,
            note: String::new(),
            coded: None,
        };
        self.project.statements.insert(id, statement);
        id
    }

    pub(super) fn change(&mut self, id: StatementId, change: impl FnOnce(&mut Statement)) {
        change(self.project.statements.get_mut(&id).unwrap());
    }

    pub(super) fn nature(&mut self, id: StatementId, kind: NatureKind) {
        self.change(id, |it| it.nature = Some(Nature { kind, why: Why::new("test", &[], 80) }));
    }

    pub(super) fn link(&mut self, from: StatementId, to: StatementId, relation: Relation) {
        let id: LinkId = self.ids.draw();
        let (note, status) = (String::new(), Status::Suggested);
        let link = Link { id, from, to, relation, note, status, why: None, coded: None };
        self.project.links.insert(id, link);
    }

    pub(super) fn reply(&mut self, statement: StatementId, party: PartyId, outcome: Outcome) {
        let note = String::new();
        let reply = Reply { statement, party, outcome, evidence: None, passage: None, note, coded: None };
        self.project.replies.insert(reply.id(), reply);
    }

    pub(super) fn derive(&self) -> Derived {
        assert_eq!(self.project.check(), []);
        let order: Vec<StatementId> = self.project.reading_order().iter().map(|it| it.id).collect();
        let scope = Scope::new(&self.project, &order, self.project.links.keys().copied());
        let threads = Threads::new(&scope);
        let replies = RightOfReply::new(&scope, &threads);
        let exchanges = Exchanges::new(&threads, &replies);
        Derived { order, replies, exchanges }
    }
}
