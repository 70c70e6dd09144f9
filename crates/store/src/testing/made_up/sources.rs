//! Made-up sources, with their texts, citations and replies.

use std::fmt::Write;

use super::Maker;
use model::{
    Citation, CoderId, Evidence, EvidenceId, EvidenceKind, EvidenceSource, FileFingerprint, PartyId, Passage,
    Project, Reply, ReplyOutcome, SourceText, Span, Stance, StatementId, Strength, TextPlace,
};

impl Maker {
    /// Adds sources, each with a reply, a citation and a text of its own where chance has it.
    pub(super) fn evidence(&mut self, project: &mut Project, count: usize) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        let statements: Vec<StatementId> = project.statements.keys().copied().collect();
        let parties: Vec<PartyId> = project.parties.iter().map(|party| party.id).collect();
        for _ in 0..count {
            let source = match self.rng.u8(..3) {
                0 => EvidenceSource::Address("https://example.org/a?b=c#d".to_owned()),
                1 => EvidenceSource::File(self.words(1)),
                _ => EvidenceSource::Elsewhere,
            };
            let mut passages = Vec::new();
            for _ in 0..self.rng.usize(..3) {
                passages.push(Passage {
                    id: self.ids.draw(),
                    text: self.words(9),
                    place: self.maybe_words(),
                    span: None,
                });
            }
            let (id, title) = (self.ids.draw(), self.words(4));
            if let Some(text) = self.maybe(|maker| maker.source_text(id, &mut passages)) {
                project.source_texts.insert(id, text);
            }
            let evidence = Evidence {
                kind: self.rng.choice(EvidenceKind::ALL).unwrap_or_default(),
                author: self.maybe_words(),
                publisher: self.maybe_words(),
                date: self.maybe_words(),
                retrieved: self.maybe_words(),
                archive: self.maybe(|_| "https://archive.example/a".to_owned()).unwrap_or_default(),
                note: self.maybe_words(),
                fingerprint: self.maybe(|maker| FileFingerprint {
                    sha256: format!("{:064x}", maker.rng.u128(..)),
                    bytes: maker.rng.u64(..1 << 40),
                }),
                passages,
                ..Evidence::new(id, &title, source)
            };
            if let Some((statement, party)) =
                self.rng.choice(&statements).copied().zip(self.rng.choice(&parties).copied())
            {
                let reply = self.reply(statement, party, evidence.id, &coders);
                project.replies.insert(reply.id(), reply);
            }
            if let Some(statement) = self.rng.choice(&statements).copied() {
                let citation = self.citation(statement, &evidence, &coders);
                project.citations.insert(citation.id, citation);
            }
            project.evidence.insert(evidence.id, evidence);
        }
    }

    /// Returns a text that has the words of some of the passages, which get spans in it.
    fn source_text(&mut self, evidence: EvidenceId, passages: &mut [Passage]) -> SourceText {
        let (mut text, mut places) = (String::new(), Vec::new());
        for passage in passages {
            if self.rng.bool() {
                places.push(TextPlace { at: text.len(), name: self.words(1) });
            }
            let _ = writeln!(text, "{}", self.words(5));
            let start = text.len();
            if self.rng.bool() {
                text.push_str(&passage.text);
                passage.span = Some(Span::new(start, text.len()));
            }
        }
        text.push_str(&self.words(3));
        SourceText { evidence, places, text: text.into() }
    }

    fn reply(
        &mut self,
        statement: StatementId,
        party: PartyId,
        evidence: EvidenceId,
        coders: &[CoderId],
    ) -> Reply {
        Reply {
            statement,
            party,
            outcome: self.rng.choice(ReplyOutcome::ALL).unwrap_or(ReplyOutcome::Due),
            passage: None,
            evidence: Some(evidence).filter(|_| self.rng.bool()),
            note: self.maybe_words(),
            coded: self.coded(coders),
        }
    }

    fn citation(&mut self, statement: StatementId, evidence: &Evidence, coders: &[CoderId]) -> Citation {
        Citation {
            id: self.ids.draw(),
            statement,
            evidence: evidence.id,
            passage: self.rng.choice(&evidence.passages).map(|passage| passage.id),
            stance: self.rng.choice(Stance::ALL).unwrap_or(Stance::Context),
            strength: self.maybe(|maker| maker.rng.choice(Strength::ALL)).flatten(),
            note: self.maybe_words(),
            coded: self.coded(coders),
        }
    }
}
