//! Small projects for the tests of this part.

use jiff::Timestamp;

use super::{Exchanges, ReplyGraph, RightOfReply, Scope};
use model::{
    IdGenerator, Mention, Nature, NatureKind, Party, PartyChoice, PartyId, Project, Relation, Reply,
    ReplyOutcome, ReviewStatus, Span, SpeakerId, Statement, StatementId, testing,
};

/// A project in the making, with one article.
pub(super) struct TestProject {
    pub(super) project: Project,
    ids: IdGenerator,
}

/// The analyses of a test project.
pub(super) struct TestAnalyses {
    pub(super) order: Vec<StatementId>,
    pub(super) replies: RightOfReply,
    pub(super) exchanges: Exchanges,
}

impl TestProject {
    pub(super) fn new(text: &str) -> Self {
        let mut ids = IdGenerator::seeded(3);
        let mut project = Project::new("Test", Timestamp::UNIX_EPOCH, &mut ids);
        project.articles.push(testing::article(&mut ids, "Test", text));
        Self { project, ids }
    }

    /// A party with one speaker of its name.
    pub(super) fn party(&mut self, name: &str) -> PartyId {
        let letters = Party::free_letters(name, &self.project.parties);
        let party = testing::party(&mut self.ids, name, letters);
        let id = party.id;
        self.project.parties.push(party);
        self.speaker(name, Some(id));
        id
    }

    pub(super) fn speaker(&mut self, name: &str, party: Option<PartyId>) -> SpeakerId {
        let speaker = testing::speaker(&mut self.ids, name, party);
        let id = speaker.id;
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
        testing::spot(&self.project.articles[0].text, words)
    }

    /// A statement of these words.
    pub(super) fn say(&mut self, party: PartyId, words: &str) -> StatementId {
        let span = self.spot(words);
        self.say_at(Some(party), span)
    }

    pub(super) fn say_at(&mut self, party: Option<PartyId>, span: Span) -> StatementId {
        let statement = Statement {
            party: party.map_or(PartyChoice::Unknown, PartyChoice::Given),
            status: ReviewStatus::Confirmed,
            ..testing::statement(&mut self.ids, self.project.articles[0].id, span)
        };
        let id = statement.id;
        self.project.statements.insert(id, statement);
        id
    }

    pub(super) fn change(&mut self, id: StatementId, change: impl FnOnce(&mut Statement)) {
        change(self.project.statements.get_mut(&id).unwrap());
    }

    pub(super) fn nature(&mut self, id: StatementId, kind: NatureKind) {
        self.change(id, |it| it.nature = Some(Nature { kind, why: testing::why() }));
    }

    pub(super) fn link(&mut self, from: StatementId, to: StatementId, relation: Relation) {
        let link = testing::link(&mut self.ids, from, to, relation);
        self.project.links.insert(link.id, link);
    }

    pub(super) fn reply(&mut self, statement: StatementId, party: PartyId, outcome: ReplyOutcome) {
        let note = String::new();
        let reply = Reply { statement, party, outcome, evidence: None, passage: None, note, coded: None };
        self.project.replies.insert(reply.id(), reply);
    }

    pub(super) fn derive(&self) -> TestAnalyses {
        assert_eq!(self.project.check(), []);
        let order: Vec<StatementId> = self.project.reading_order().iter().map(|it| it.id).collect();
        let scope = Scope::new(&self.project, &order, self.project.links.keys().copied());
        let threads = ReplyGraph::new(&scope);
        let replies = RightOfReply::new(&scope, &threads);
        let exchanges = Exchanges::new(&threads, &replies);
        TestAnalyses { order, replies, exchanges }
    }
}
