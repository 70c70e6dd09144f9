//! Small records and findings for tests, as plain as possible except for what a test sets.
#![allow(clippy::unwrap_used, reason = "for tests alone, whose words are in their texts")]

use std::sync::Arc;

use jiff::Timestamp;

use super::{
    Act, Article, ArticleId, Findings, FoundLink, FoundParty, FoundSpeaker, FoundStatement, IdGenerator,
    Link, Mode, Party, PartyChoice, PartyColour, PartyId, PartyLetters, Relation, ReviewStatus, Span,
    Speaker, SpeakerKind, Statement, StatementId, Why,
};

/// Returns the first span of some words in a text.
#[must_use]
pub fn spot(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// Returns a placeholder reason.
#[must_use]
pub fn why() -> Why {
    Why::new("test", &[], 80)
}

/// Returns an article with nothing but a title and a text.
#[must_use]
pub fn article(ids: &mut IdGenerator, title: &str, text: &str) -> Arc<Article> {
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

/// Returns a party with a panel.
#[must_use]
pub fn party(ids: &mut IdGenerator, name: &str, letters: impl Into<PartyLetters>) -> Party {
    Party {
        id: ids.draw(),
        name: name.to_owned(),
        short: name.to_owned(),
        letters: letters.into(),
        colour: PartyColour::Ochre,
        hidden: false,
        waiting: false,
        why: None,
    }
}

/// Returns a person whom no article names.
#[must_use]
pub fn speaker(ids: &mut IdGenerator, name: &str, party: Option<PartyId>) -> Speaker {
    let (id, name, role) = (ids.draw(), name.to_owned(), String::new());
    Speaker { id, name, kind: SpeakerKind::Person, role, party, mentions: Vec::new(), why: None }
}

/// Returns a suggested, indirect statement with one span and no speaker.
#[must_use]
pub fn statement(ids: &mut IdGenerator, article: ArticleId, span: Span) -> Statement {
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
        status: ReviewStatus::Suggested,
        why: None,
        nature: None,
        claim: false,
        tags: Vec::new(),
        verdict: None,
        note: String::new(),
        coded: None,
        changed: Vec::new(),
    }
}

/// Returns a suggested link.
#[must_use]
pub fn link(ids: &mut IdGenerator, from: StatementId, to: StatementId, relation: Relation) -> Link {
    let (id, note, status) = (ids.draw(), String::new(), ReviewStatus::Suggested);
    Link { id, from, to, relation, note, status, why: None, coded: None, changed: false }
}

/// A builder of findings that takes spans as words.
#[derive(Debug, Clone)]
pub struct FindingsBuilder<'a> {
    /// The text of the article.
    pub text: &'a str,
    /// The findings so far.
    pub findings: Findings,
}

impl<'a> FindingsBuilder<'a> {
    /// Creates an empty builder for a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { text, findings: Findings::default() }
    }

    /// Adds a party. Returns its index.
    pub fn party(&mut self, name: &str) -> usize {
        let (name, short) = (name.to_owned(), name.to_owned());
        self.findings.parties.push(FoundParty { name, short, waits: false, why: why() });
        self.findings.parties.len() - 1
    }

    /// Adds a speaker of a party. Returns its index.
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

    /// Adds an indirect statement at the first occurrence of its words. Returns it for changes.
    pub fn says(&mut self, speaker: usize, words: &str) -> &mut FoundStatement {
        let found = found(self.text, speaker, words);
        self.findings.statements.push(found);
        self.findings.statements.last_mut().unwrap()
    }

    /// Adds a link between two statements, given by their indices.
    pub fn link(&mut self, from: usize, to: usize, relation: Relation) {
        self.findings.links.push(FoundLink { from, to, relation, why: why() });
    }
}

/// Returns an indirect statement whose reason names its words.
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
