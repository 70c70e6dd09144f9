//! The invariants of records that refer to statements: links, evidence, citations, replies and utterances.

use std::collections::HashSet;

use super::Checker;
use crate::{
    Citation, Evidence, EvidenceId, EvidenceSource, FileFingerprint, Link, PassageId, Relation, Reply,
    SameUtterance, SourceText, Span, StatementId,
};
use crate::{is_web_address, path_problem};

impl Checker<'_> {
    pub(super) fn links(&mut self) {
        let mut seen = HashSet::new();
        for (id, link) in &self.project.links {
            self.key("link", id, &link.id);
            self.link(link);
            let twice = !seen.insert((link.from, link.to, link.relation));
            self.require(!twice, format_args!("link {id}"), "says the same as another link");
        }
    }

    /// Requires that no other link says the same as one of these.
    pub(super) fn no_duplicates_of(&mut self, said: HashSet<(StatementId, StatementId, Relation)>) {
        if said.is_empty() {
            return;
        }
        let mut seen = HashSet::new();
        for link in self.project.links.values() {
            let says = (link.from, link.to, link.relation);
            if said.contains(&says) && !seen.insert(says) {
                self.report(format_args!("link {}", link.id), "says the same as another link");
            }
        }
    }

    pub(super) fn has_statement(&self, id: StatementId) -> bool {
        match self.statements.as_slice() {
            [] => self.project.statements.contains_key(&id),
            all => all.binary_search(&id).is_ok(),
        }
    }

    /// Returns whether a piece of evidence has a passage. Its passages are collected once, because a project
    /// may cite one piece of evidence many times.
    fn has_passage(&mut self, evidence: EvidenceId, passage: PassageId) -> bool {
        let record = self.project.evidence.get(&evidence);
        let known = self.passages.entry(evidence).or_insert_with(|| {
            record.into_iter().flat_map(|it| &it.passages).map(|passage| passage.id).collect()
        });
        known.contains(&passage)
    }

    pub(super) fn link(&mut self, link: &Link) {
        let place = format_args!("link {}", link.id);
        self.no_control_characters(place, link);
        for (end, id) in [("from", link.from), ("to", link.to)] {
            let known = self.has_statement(id);
            self.require(known, place, format_args!("leads {end} {id}, which does not exist"));
        }
        self.require(link.from != link.to, place, "leads from a statement to itself");
        self.why(place, link.why.as_ref());
        if let Some(coded) = link.coded {
            self.coder(place, coded.by);
        }
    }

    pub(super) fn evidence(&mut self, evidence: &Evidence) {
        let place = format_args!("evidence {}", evidence.id);
        self.name(place, &evidence.title);
        self.no_control_characters(place, evidence);
        if let EvidenceSource::Address(address) = &evidence.source {
            let web = is_web_address(address);
            self.require(web, place, format_args!("has the address “{address}”, which is not http or https"));
        }
        if let EvidenceSource::File(path) = &evidence.source
            && let Some(problem) = path_problem(path)
        {
            self.report(place, problem);
        }
        self.unique::<PassageId>("passage", evidence.passages.iter().map(|passage| passage.id));
        for passage in &evidence.passages {
            self.require(!passage.text.trim().is_empty(), place, "has a passage without words");
        }
        if !evidence.archive.is_empty() {
            let (web, archive) = (is_web_address(&evidence.archive), &evidence.archive);
            self.require(
                web,
                place,
                format_args!("has the archived copy “{archive}”, which is not http or https"),
            );
        }
        let valid = evidence.fingerprint.as_ref().is_none_or(FileFingerprint::is_valid);
        self.require(valid, place, "has a SHA-256 that is not 64 hexadecimal digits");
        self.passage_spans(evidence);
    }

    /// Requires that the words of passages with a span are those of the source's text.
    fn passage_spans(&mut self, evidence: &Evidence) {
        let text = self.project.source_texts.get(&evidence.id);
        for passage in &evidence.passages {
            let fits = |span: Span| text.is_some_and(|text| text.has_words(span, &passage.text));
            let fits = passage.span.is_none_or(fits);
            let place = format_args!("evidence {}", evidence.id);
            self.require(
                fits,
                place,
                "has a passage whose span does not have its words in the source’s text",
            );
        }
    }

    /// Checks the text of a source, and that the passages of that source still fit it.
    pub(super) fn source_text(&mut self, text: &SourceText) {
        self.source_text_alone(text);
        if let Some(evidence) = self.project.evidence.get(&text.evidence) {
            self.passage_spans(evidence);
        }
    }

    pub(super) fn source_text_alone(&mut self, text: &SourceText) {
        let place = format_args!("source text {}", text.evidence);
        let known = self.project.evidence.contains_key(&text.evidence);
        self.require(known, place, format_args!("is that of {}, which does not exist", text.evidence));
        self.no_control_characters(place, text);
        self.require(!text.text.trim().is_empty(), place, "has no words");
        if let Some(problem) = text.place_problem() {
            self.report(place, problem);
        }
    }

    pub(super) fn reply(&mut self, reply: &Reply) {
        let place = format_args!("reply {}", reply.id());
        self.no_control_characters(place, reply);
        let known = self.project.statements.contains_key(&reply.statement);
        self.require(known, place, format_args!("is about {}, which does not exist", reply.statement));
        let known = self.parties.contains(&reply.party);
        self.require(
            known,
            place,
            format_args!("is that of the party {}, which does not exist", reply.party),
        );
        if let Some(id) = reply.evidence.filter(|id| !self.project.evidence.contains_key(id)) {
            self.report(place, format_args!("is found in {id}, which does not exist"));
        }
        if let Some(passage) = reply.passage {
            let known = reply.evidence.is_some_and(|id| self.has_passage(id, passage));
            self.require(known, place, format_args!("is the passage {passage}, which does not exist"));
        }
        if let Some(coded) = reply.coded {
            self.coder(place, coded.by);
        }
    }

    pub(super) fn same_utterance(&mut self, decision: &SameUtterance) {
        let place = format_args!("utterance {}", decision.id());
        self.no_control_characters(place, decision);
        self.require(decision.first < decision.second, place, "does not have the smaller id first");
        for id in [decision.first, decision.second] {
            let known = self.has_statement(id);
            self.require(known, place, format_args!("is told in {id}, which does not exist"));
        }
        let article = |id| self.project.statements.get(&id).map(|statement| statement.article);
        let apart = article(decision.first).is_none() || article(decision.first) != article(decision.second);
        self.require(apart, place, "is told twice in one article");
        self.why(place, decision.why.as_ref());
        if let Some(coded) = decision.coded {
            self.coder(place, coded.by);
        }
    }

    pub(super) fn citation(&mut self, citation: &Citation) {
        let place = format_args!("citation {}", citation.id);
        self.no_control_characters(place, citation);
        let known = self.project.statements.contains_key(&citation.statement);
        self.require(known, place, format_args!("cites for {}, which does not exist", citation.statement));
        if !self.project.evidence.contains_key(&citation.evidence) {
            self.report(place, format_args!("cites {}, which does not exist", citation.evidence));
        } else if let Some(passage) = citation.passage {
            let known = self.has_passage(citation.evidence, passage);
            self.require(known, place, format_args!("cites the passage {passage}, which does not exist"));
        }
        if let Some(coded) = citation.coded {
            self.coder(place, coded.by);
        }
    }
}
