//! Small records and findings for tests of every part: what a test does not speak of is as plain as can be.
#![allow(clippy::unwrap_used, reason = "for tests alone, whose words stand in their texts")]

use std::sync::Arc;

use jiff::Timestamp;

use super::{
    Act, Article, ArticleId, Findings, FoundLink, FoundParty, FoundSpeaker, FoundStatement, Ids, Link, Mode,
    Party, PartyChoice, PartyColour, PartyId, Relation, Span, Speaker, SpeakerKind, Statement, StatementId,
    Status, Why,
};

/// Where words stand first in a text.
#[must_use]
pub fn spot(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// A reason that nobody reads.
#[must_use]
pub fn why() -> Why {
    Why::new("test", &[], 80)
}

/// An article of which nothing is known but its title and its text.
#[must_use]
pub fn article(ids: &mut Ids, title: &str, text: &str) -> Arc<Article> {
    Arc::new(Article {
        id: ids.draw(),
        title: title.to_owned(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::UNIX_EPOCH,
        text: text.into(),
    })
}

/// A party in sight.
#[must_use]
pub fn party(ids: &mut Ids, name: &str, letter: char) -> Party {
    Party {
        id: ids.draw(),
        name: name.to_owned(),
        short: name.to_owned(),
        letter,
        colour: PartyColour::Ochre,
        hidden: false,
        waiting: false,
        why: None,
    }
}

/// A person whom no article names.
#[must_use]
pub fn speaker(ids: &mut Ids, name: &str, party: Option<PartyId>) -> Speaker {
    let (id, name, role) = (ids.draw(), name.to_owned(), String::new());
    Speaker { id, name, kind: SpeakerKind::Person, role, party, mentions: Vec::new(), why: None }
}

/// A suggested statement of nobody known, reported in one stretch.
#[must_use]
pub fn statement(ids: &mut Ids, article: ArticleId, span: Span) -> Statement {
    Statement {
        id: ids.draw(),
        article,
        spans: vec![span],
        lost: None,
        earlier: None,
        mode: Mode::Indirect,
        act: Act::Speech,
        cue: None,
        mention: None,
        speaker: None,
        party: PartyChoice::OfSpeaker,
        via: None,
        status: Status::Suggested,
        why: None,
        nature: None,
        claim: false,
        tags: Vec::new(),
        verdict: None,
        note: String::new(),
        coded: None,
    }
}

/// A suggested link.
#[must_use]
pub fn link(ids: &mut Ids, from: StatementId, to: StatementId, relation: Relation) -> Link {
    let (id, note, status) = (ids.draw(), String::new(), Status::Suggested);
    Link { id, from, to, relation, note, status, why: None, coded: None }
}

/// Findings in the making. Where something stands is told by its words.
#[derive(Debug, Clone)]
pub struct Finds<'a> {
    /// The text in which they stand.
    pub text: &'a str,
    /// What there is so far.
    pub findings: Findings,
}

impl<'a> Finds<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { text, findings: Findings::default() }
    }

    /// One more party; gives its place.
    pub fn party(&mut self, name: &str) -> usize {
        let (name, short) = (name.to_owned(), name.to_owned());
        self.findings.parties.push(FoundParty { name, short, waits: false, why: why() });
        self.findings.parties.len() - 1
    }

    /// One more speaker, of a party; gives their place.
    pub fn speaker(&mut self, name: &str, party: Option<usize>) -> usize {
        let (name, kind, role) = (name.to_owned(), SpeakerKind::Person, String::new());
        self.findings.speakers.push(FoundSpeaker {
            name,
            kind,
            role,
            party,
            mentions: Vec::new(),
            why: None,
        });
        self.findings.speakers.len() - 1
    }

    /// One more statement, reported, where its words stand first; gives it, to be changed.
    pub fn says(&mut self, speaker: usize, words: &str) -> &mut FoundStatement {
        let found = found(self.text, speaker, words);
        self.findings.statements.push(found);
        self.findings.statements.last_mut().unwrap()
    }

    /// One more link, from a statement by its place to another.
    pub fn link(&mut self, from: usize, to: usize, relation: Relation) {
        self.findings.links.push(FoundLink { from, to, relation, why: why() });
    }
}

/// A statement that is found, reported; its reason names its words.
#[must_use]
pub fn found(text: &str, speaker: usize, words: &str) -> FoundStatement {
    FoundStatement {
        spans: vec![spot(text, words)],
        mode: Mode::Indirect,
        act: Act::Speech,
        cue: None,
        mention: None,
        speaker: Some(speaker),
        also: Vec::new(),
        via: None,
        nature: None,
        why: Why::new("test", &[words], 80),
    }
}
