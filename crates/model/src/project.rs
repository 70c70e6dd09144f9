//! The project: the contents of one file.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{
    Article, ArticleId, ChecklistItem, Citation, CitationId, ClaimWork, Codebook, Coder, CoderId,
    CueDecision, EarlierPlace, EarlierText, Evidence, EvidenceId, FactCheck, FactCheckId, IdGenerator, Link,
    LinkId, Party, PartyChoice, PartyId, ProjectId, Reply, ReplyId, ReplyRequest, RequestId, SameUtterance,
    SourceText, Span, Speaker, SpeakerAudit, SpeakerId, SpeakerTrait, Statement, StatementId, StatementPair,
    TextId, TextRef, UnknownFields, VerdictScale, repaired, span_words,
};

/// Records by id, in a persistent map: a copy for a worker thread costs next to nothing, however many records
/// there are.
pub type Table<K, V> = imbl::OrdMap<K, V>;

/// A project: articles, their speakers and statements, and people's work on them.
///
/// This is plain data and keeps no invariants by itself. [`Project::check`] returns the broken ones; every
/// change goes through `edit`, which refuses those that would break one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// The title of the project.
    pub title: String,
    /// The moment at which it was created.
    pub created: Timestamp,
    /// The articles, in the order in which they are shown.
    pub articles: Vec<Arc<Article>>,
    /// The texts that articles had before they were corrected.
    pub earlier_texts: Table<TextId, EarlierText>,
    /// The parties, in the order of their panels.
    pub parties: Vec<Party>,
    /// The speakers.
    pub speakers: Table<SpeakerId, Speaker>,
    /// The statements.
    pub statements: Table<StatementId, Statement>,
    /// The links between statements.
    pub links: Table<LinkId, Link>,
    /// People's decisions about replies that are due or missing.
    pub replies: Table<ReplyId, Reply>,
    /// The log of whom people asked for replies.
    pub requests: Table<RequestId, ReplyRequest>,
    /// People's decisions on statements of several articles that may tell one utterance.
    pub same_utterances: Table<StatementPair, SameUtterance>,
    /// The work of the desk on claims.
    pub claim_work: Table<StatementId, ClaimWork>,
    /// People's decisions about facts of articles.
    pub fact_checks: Table<FactCheckId, FactCheck>,
    /// Sources outside the articles.
    pub evidence: Table<EvidenceId, Evidence>,
    /// The texts of sources, for those whose text the project has.
    pub source_texts: Table<EvidenceId, SourceText>,
    /// Citations of evidence for statements.
    pub citations: Table<CitationId, Citation>,
    /// The tags for statements.
    pub codebook: Codebook,
    /// People's decisions on the classes of reporting words, by the word.
    pub cue_classes: Table<String, CueDecision>,
    /// The ratings for claims.
    pub scale: VerdictScale,
    /// The checklist of every claim.
    pub checklist: Vec<ChecklistItem>,
    /// The traits of speakers that the desk counts, in the order of their columns.
    pub traits: Vec<SpeakerTrait>,
    /// The knowledge of the desk about speakers.
    pub speaker_audits: Table<SpeakerId, SpeakerAudit>,
    /// The people who work on it.
    pub coders: Table<CoderId, Coder>,
    /// The fields of a newer version of the program, or `None` if no such file was read.
    pub kept: Option<Arc<UnknownFields>>,
}

impl Project {
    /// Creates a project without articles, with the standard codebook and verdict scale. The title may come
    /// from an article, so its control characters are removed.
    #[must_use]
    pub fn new(title: &str, created: Timestamp, ids: &mut IdGenerator) -> Self {
        let title = title.to_owned();
        Self {
            id: ids.draw(),
            title: repaired(&title).unwrap_or(title),
            created,
            articles: Vec::new(),
            earlier_texts: Table::new(),
            parties: Vec::new(),
            speakers: Table::new(),
            statements: Table::new(),
            links: Table::new(),
            replies: Table::new(),
            requests: Table::new(),
            same_utterances: Table::new(),
            claim_work: Table::new(),
            fact_checks: Table::new(),
            evidence: Table::new(),
            source_texts: Table::new(),
            citations: Table::new(),
            codebook: Codebook::standard(ids),
            cue_classes: Table::new(),
            scale: VerdictScale::standard(ids),
            checklist: Vec::new(),
            traits: Vec::new(),
            speaker_audits: Table::new(),
            coders: Table::new(),
            kept: None,
        }
    }

    /// Finds an article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// Returns every text: those of the articles, then their earlier ones.
    pub fn texts(&self) -> impl Iterator<Item = (TextRef, &Arc<str>)> {
        let articles = self.articles.iter().map(|article| (TextRef::Article(article.id), &article.text));
        let earlier =
            self.earlier_texts.values().map(|earlier| (TextRef::Earlier(earlier.id), &earlier.text));
        articles.chain(earlier)
    }

    /// Replaces the words of a text and leaves every span in it unchanged. Returns whether the text exists.
    pub fn put_text(&mut self, of: TextRef, words: &Arc<str>) -> bool {
        match of {
            TextRef::Article(id) => {
                let article = self.articles.iter_mut().find(|article| article.id == id);
                article.map(|article| Arc::make_mut(article).text = words.clone()).is_some()
            }
            TextRef::Earlier(id) => {
                self.earlier_texts.get_mut(&id).map(|earlier| earlier.text = words.clone()).is_some()
            }
        }
    }

    /// Returns the article to which a text belongs.
    #[must_use]
    pub fn article_of(&self, text: TextRef) -> Option<&Arc<Article>> {
        self.article(match text {
            TextRef::Article(id) => id,
            TextRef::Earlier(id) => self.earlier_texts.get(&id)?.article,
        })
    }

    /// Finds a party.
    #[must_use]
    pub fn party(&self, id: PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == id)
    }

    /// Returns the text of a statement's article, or an empty text if there is no such article.
    #[must_use]
    pub fn text_of(&self, statement: &Statement) -> &str {
        self.article(statement.article).map_or("", |article| &article.text)
    }

    /// Returns the text and the spans of a statement: those in its article, or for an orphan those in the
    /// earlier text.
    #[must_use]
    pub fn place_of<'a>(&'a self, statement: &'a Statement) -> (&'a str, &'a [Span]) {
        match statement.earlier.as_ref().filter(|_| statement.is_orphan()) {
            Some(earlier) => self.earlier(earlier),
            None => (self.text_of(statement), &statement.spans),
        }
    }

    /// Returns an earlier text and the spans of a statement in it.
    #[must_use]
    pub fn earlier<'a>(&'a self, place: &'a EarlierPlace) -> (&'a str, &'a [Span]) {
        (self.earlier_texts.get(&place.text).map_or("", |it| &it.text), &place.spans)
    }

    /// Returns the words of a statement, with an ellipsis between its spans.
    #[must_use]
    pub fn words_of(&self, statement: &Statement) -> String {
        let (text, spans) = self.place_of(statement);
        span_words(text, spans)
    }

    /// Returns the words of a statement before a correction of the article changed them or made it an orphan.
    #[must_use]
    pub fn earlier_words_of(&self, statement: &Statement) -> Option<String> {
        let (text, spans) = self.earlier(statement.earlier.as_ref()?);
        Some(span_words(text, spans))
    }

    /// Returns the party of a statement, or `None` while it is not known.
    #[must_use]
    pub fn party_of(&self, statement: &Statement) -> Option<PartyId> {
        match statement.party {
            PartyChoice::Given(party) => Some(party),
            PartyChoice::Unknown => None,
            PartyChoice::OfSpeaker => self.speakers.get(&statement.speaker?)?.party,
        }
    }

    /// Returns the party whose panel shows a statement, even while the panel is hidden, or `None` if the
    /// party is waiting or not known.
    #[must_use]
    pub fn panel_of(&self, statement: &Statement) -> Option<PartyId> {
        self.party_of(statement).filter(|id| self.party(*id).is_some_and(|party| !party.waiting))
    }

    /// Returns the statements that contain this one: the one that tells it first, the outermost last.
    pub fn told_in<'a>(&'a self, statement: &'a Statement) -> impl Iterator<Item = &'a Statement> + 'a {
        let outer = |it: &&'a Statement| self.statements.get(&it.via?);
        // A chain cannot be longer than the number of statements; a cycle would break an invariant.
        std::iter::successors(outer(&statement), outer).take(self.statements.len())
    }

    /// Returns the decisions about replies to a statement, in the order of the parties' ids.
    pub fn replies_to(&self, statement: StatementId) -> impl Iterator<Item = &Reply> {
        let first = ReplyId { statement, party: PartyId::from(0) };
        self.replies.range(first..).map(|(_, reply)| reply).take_while(move |it| it.statement == statement)
    }

    /// Returns the last request for the reply of a party to a statement, by the moment at which it was made.
    #[must_use]
    pub fn last_request(&self, statement: StatementId, party: PartyId) -> Option<&ReplyRequest> {
        let of = |it: &&ReplyRequest| it.party == party && it.is_about(statement);
        self.requests.values().filter(of).max_by_key(|it| (it.asked, it.id))
    }

    /// Returns the requests in the order in which they were made.
    #[must_use]
    pub fn requests_in_order(&self) -> Vec<&ReplyRequest> {
        let mut all: Vec<&ReplyRequest> = self.requests.values().collect();
        all.sort_by_key(|it| (it.asked, it.id));
        all
    }

    /// Returns the statements in reading order: by article, then by position; an outer statement comes before
    /// those told in it.
    #[must_use]
    pub fn reading_order(&self) -> Vec<&Statement> {
        // The first article of an id counts, as in `article`.
        let mut places: HashMap<ArticleId, usize> = HashMap::new();
        for (place, article) in self.articles.iter().enumerate() {
            places.entry(article.id).or_insert(place);
        }
        let mut all: Vec<(_, &Statement)> = self
            .statements
            .values()
            .map(|statement| {
                let extent = statement.extent();
                let key = (extent.start, statement.via.is_some(), usize::MAX - extent.end, statement.id);
                ((places.get(&statement.article), key), statement)
            })
            .collect();
        all.sort_unstable_by_key(|(key, _)| *key);
        all.into_iter().map(|(_, statement)| statement).collect()
    }
}
