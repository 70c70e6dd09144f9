//! The invariants of a project, checked in one place.

mod claim_work;
mod facts;
mod lists;
mod references;
mod requests;
mod source_audit;
mod statements;
mod violations;

use std::collections::{HashMap, HashSet};
use std::fmt::{Arguments, Display};
use std::hash::Hash;

use serde::Serialize;

pub use self::violations::{Violation, Violations};
use super::repair::{control_in, holds_control};
use super::text::counted;
use super::{
    Article, ArticleId, ChecklistItemId, CitationId, CoderId, EarlierText, EvidenceId, FactCheckId, LinkId,
    PartyId, PassageId, Project, RatingId, ReplyId, RequestId, Span, Speaker, SpeakerId, StatementId,
    StatementPair, TagId, TextId, Why,
};

/// A reference to one record, for checking only the records that a change has touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordRef {
    /// The text of an article.
    Article(ArticleId),
    /// An earlier text.
    EarlierText(TextId),
    /// A speaker.
    Speaker(SpeakerId),
    /// A statement.
    Statement(StatementId),
    /// A link.
    Link(LinkId),
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// The text of a piece of evidence.
    SourceText(EvidenceId),
    /// A citation.
    Citation(CitationId),
    /// A person's decision about a reply.
    Reply(ReplyId),
    /// A request for a reply.
    Request(RequestId),
    /// A person's decision on an utterance of two articles.
    SameUtterance(StatementPair),
    /// A person's decision about a fact.
    FactCheck(FactCheckId),
    /// The work on a claim.
    ClaimWork(StatementId),
    /// The knowledge about a speaker.
    SpeakerAudit(SpeakerId),
}

impl Project {
    /// Returns the broken invariants of the ordered lists (articles, parties, codebook, scale) and of the
    /// given records alone.
    ///
    /// This is enough after a change that removed nothing to which other records may refer. The time does not
    /// grow with the project, except for links, each of which is compared with all others. Records that do
    /// not exist are skipped.
    #[must_use]
    pub fn check_records(&self, records: &[RecordRef]) -> Violations {
        let mut check = Checker::new(self, Violations::default());
        check.lists();
        for record in records {
            match record {
                RecordRef::Article(id) => check.articles.get(id).copied().map(|it| check.article_text(it)),
                RecordRef::EarlierText(id) => self.earlier_texts.get(id).map(|it| check.earlier_text(it)),
                RecordRef::Speaker(id) => self.speakers.get(id).map(|it| check.speaker(it)),
                RecordRef::Statement(id) => self.statements.get(id).map(|it| check.statement(it)),
                RecordRef::Evidence(id) => self.evidence.get(id).map(|it| check.evidence(it)),
                RecordRef::SourceText(id) => self.source_texts.get(id).map(|it| check.source_text(it)),
                RecordRef::Citation(id) => self.citations.get(id).map(|it| check.citation(it)),
                RecordRef::Reply(id) => self.replies.get(id).map(|it| check.reply(it)),
                RecordRef::Request(id) => self.requests.get(id).map(|it| check.request(it)),
                RecordRef::SameUtterance(id) => {
                    self.same_utterances.get(id).map(|it| check.same_utterance(it))
                }
                RecordRef::FactCheck(id) => self.fact_checks.get(id).map(|it| check.fact_check(it)),
                RecordRef::ClaimWork(id) => self.claim_work.get(id).map(|it| check.claim_work(it)),
                RecordRef::SpeakerAudit(id) => self.speaker_audits.get(id).map(|it| check.speaker_audit(it)),
                RecordRef::Link(id) => self.links.get(id).map(|it| check.link(it)),
            };
        }
        let links = records.iter().filter_map(|record| match record {
            RecordRef::Link(id) => self.links.get(id),
            _ => None,
        });
        check.no_duplicates_of(links.map(|link| (link.from, link.to, link.relation)).collect());
        check.found
    }

    /// Returns every broken invariant; empty for a sound project.
    ///
    /// A project with violations is never written to a file, and a file with violations is not opened. The
    /// first violations are put in words, the others are only counted.
    #[must_use]
    pub fn check(&self) -> Violations {
        self.check_into(Violations::default())
    }

    /// Returns every broken invariant in words, for callers that remove the broken records.
    #[must_use]
    pub fn check_thoroughly(&self) -> Violations {
        self.check_into(Violations::unbounded())
    }

    fn check_into(&self, found: Violations) -> Violations {
        let mut check = Checker::new(self, found);
        check.statements = self.statements.keys().copied().collect();
        check.lists();
        for article in &self.articles {
            check.article_text(article);
        }
        check.coders();
        for (id, text) in &self.earlier_texts {
            check.key("earlier text", id, &text.id);
            check.earlier_text(text);
        }
        for (id, speaker) in &self.speakers {
            check.key("speaker", id, &speaker.id);
            check.speaker(speaker);
        }
        for (id, statement) in &self.statements {
            check.key("statement", id, &statement.id);
            check.statement(statement);
        }
        check.links();
        for (id, evidence) in &self.evidence {
            check.key("evidence", id, &evidence.id);
            check.evidence(evidence);
        }
        for (id, text) in &self.source_texts {
            check.key("source text", id, &text.evidence);
            check.source_text_alone(text);
        }
        for (id, citation) in &self.citations {
            check.key("citation", id, &citation.id);
            check.citation(citation);
        }
        for (id, reply) in &self.replies {
            check.key("reply", id, &reply.id());
            check.reply(reply);
        }
        for (id, request) in &self.requests {
            check.key("request", id, &request.id);
            check.request(request);
        }
        for (id, decision) in &self.same_utterances {
            check.key("utterance", id, &decision.id());
            check.same_utterance(decision);
        }
        for (id, decision) in &self.fact_checks {
            check.key("decision about a fact", id, &decision.id);
            check.fact_check(decision);
        }
        for (id, work) in &self.claim_work {
            check.key("work on the claim", id, &work.statement);
            check.claim_work(work);
        }
        for (id, audit) in &self.speaker_audits {
            check.key("answers about the speaker", id, &audit.speaker);
            check.speaker_audit(audit);
        }
        check.found
    }
}

/// The state of a check.
struct Checker<'a> {
    project: &'a Project,
    articles: HashMap<ArticleId, &'a Article>,
    parties: HashSet<PartyId>,
    tags: HashSet<TagId>,
    ratings: HashSet<RatingId>,
    checklist: HashSet<ChecklistItemId>,
    /// The ids of all statements, sorted; empty where few records are checked. A look-up here takes a
    /// fraction of the time that it takes among the large records themselves.
    statements: Vec<StatementId>,
    /// For each statement that was followed: `true` if its chain of outer statements ends.
    chains: HashMap<StatementId, bool>,
    /// The passages of each piece of evidence, filled on demand.
    passages: HashMap<EvidenceId, HashSet<PassageId>>,
    found: Violations,
}

impl<'a> Checker<'a> {
    fn new(project: &'a Project, found: Violations) -> Self {
        Self {
            project,
            articles: project.articles.iter().map(|article| (article.id, &**article)).collect(),
            parties: project.parties.iter().map(|party| party.id).collect(),
            tags: project.codebook.tags().map(|(_, tag)| tag.id).collect(),
            ratings: project.scale.ratings.iter().map(|rating| rating.id).collect(),
            checklist: project.checklist.iter().map(|item| item.id).collect(),
            statements: Vec::new(),
            chains: HashMap::new(),
            passages: HashMap::new(),
            found,
        }
    }

    fn report(&mut self, place: impl Display, problem: impl Display) {
        self.found.add(|| Violation { place: place.to_string(), problem: problem.to_string() });
    }

    fn require(&mut self, holds: bool, place: Arguments<'_>, problem: impl Display) {
        if !holds {
            self.report(place, problem);
        }
    }

    fn key<K: PartialEq + Display>(&mut self, kind: &str, key: &K, id: &K) {
        if key != id {
            self.report(
                format_args!("{kind} {key}"),
                format_args!("is filed under another id than its own, {id}"),
            );
        }
    }

    fn unique<T: Hash + Eq + Copy + Display>(&mut self, what: &str, items: impl IntoIterator<Item = T>) {
        let mut seen = HashSet::new();
        for item in items {
            if !seen.insert(item) {
                self.report(format_args!("{what} {item}"), "stands twice");
            }
        }
    }

    /// Requires that the strings of a record have no control characters.
    fn no_control_characters(&mut self, place: Arguments<'_>, record: &impl Serialize) {
        if let Some((field, c)) = control_in(record) {
            self.report(place, holds_control(field, c));
        }
    }

    /// Requires that a text has no NUL, which only a lost write leaves behind. Other control characters occur
    /// in texts taken from pages and printers; they are kept, because removing them would shift every offset.
    fn no_nul(&mut self, place: Arguments<'_>, text: &str) {
        let Some(at) = memchr::memchr(0, text.as_bytes()) else { return };
        let count = text[at..].bytes().take_while(|byte| *byte == 0).count();
        let bytes = counted(count, "byte", "bytes");
        let line = text[..at].matches('\n').count() + 1;
        let character = text[..at].rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let problem = format_args!(
            "has {bytes} of zero in line {line} of its text, at character {character}, as after a power cut or a failing drive"
        );
        self.report(place, problem);
    }

    fn name(&mut self, place: Arguments<'_>, name: &str) {
        self.require(!name.trim().is_empty(), place, "has no name");
    }

    /// Checks the ordered lists, which are short.
    fn lists(&mut self) {
        self.no_control_characters(format_args!("project {}", self.project.id), &self.project.title);
        self.articles();
        self.parties();
        self.codebook();
        self.codebook_history();
        self.cue_classes();
        self.scale();
        self.checklist();
        self.traits();
    }

    fn articles(&mut self) {
        self.unique("article", self.project.articles.iter().map(|article| article.id));
        for article in &self.project.articles {
            self.no_control_characters(format_args!("article {}", article.id), &**article);
        }
    }

    fn article_text(&mut self, article: &Article) {
        self.no_nul(format_args!("article {}", article.id), &article.text);
    }

    fn earlier_text(&mut self, earlier: &EarlierText) {
        let place = format_args!("earlier text {}", earlier.id);
        let article = earlier.article;
        let known = self.articles.contains_key(&article);
        self.require(known, place, format_args!("was that of the article {article}, which does not exist"));
        self.coder(place, earlier.replaced.by);
        self.no_nul(place, &earlier.text);
    }

    fn parties(&mut self) {
        let parties = &self.project.parties;
        self.unique("party", parties.iter().map(|party| party.id));
        self.unique("the letters of a party,", parties.iter().map(|party| party.letters));
        for party in parties {
            let place = format_args!("party {}", party.id);
            self.name(place, &party.name);
            self.require(!party.short.trim().is_empty(), place, "has no short name");
            if let Some(unseen) = party.letters.unseen() {
                let code = unseen as u32;
                self.require(false, place, format_args!("has the letter U+{code:04X}, which cannot be seen"));
            }
            self.no_control_characters(place, party);
            self.why(place, party.why.as_ref());
        }
    }

    fn coders(&mut self) {
        for (id, coder) in &self.project.coders {
            self.key("coder", id, &coder.id);
            self.no_control_characters(format_args!("coder {id}"), coder);
        }
    }

    fn coder(&mut self, place: Arguments<'_>, by: CoderId) {
        let known = self.project.coders.contains_key(&by);
        self.require(known, place, format_args!("was coded by {by}, who is not among the coders"));
    }

    fn why(&mut self, place: Arguments<'_>, why: Option<&Why>) {
        if let Some(why) = why {
            self.require(why.confidence <= 100, place, "has a confidence above 100");
        }
    }

    fn span(&mut self, place: Arguments<'_>, what: &str, article: ArticleId, span: Span) {
        if let Some(article) = self.articles.get(&article).copied() {
            self.fits(place, what, &article.text, span);
        }
    }

    fn fits(&mut self, place: Arguments<'_>, what: &str, text: &str, span: Span) {
        if span.fits(text) {
            return;
        }
        let length = text.len();
        let Span { start, end } = span;
        let problem = if span.is_empty() {
            format!("{what} {start}–{end} is empty")
        } else if end > length {
            format!("{what} {start}–{end} does not lie in its article, which ends at {length}")
        } else {
            format!("{what} {start}–{end} begins or ends inside a character")
        };
        self.report(place, problem);
    }

    fn speaker(&mut self, speaker: &Speaker) {
        let place = format_args!("speaker {}", speaker.id);
        self.name(place, &speaker.name);
        self.no_control_characters(place, speaker);
        if let Some(party) = speaker.party {
            let known = self.parties.contains(&party);
            self.require(known, place, format_args!("belongs to the party {party}, which does not exist"));
        }
        for mention in &speaker.mentions {
            let known = self.articles.contains_key(&mention.article);
            self.require(known, place, format_args!("is named in {}, which does not exist", mention.article));
            self.span(place, "the mention", mention.article, mention.span);
        }
        self.why(place, speaker.why.as_ref());
    }
}

#[cfg(test)]
mod tests;
