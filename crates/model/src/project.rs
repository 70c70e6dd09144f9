//! Everything that one file holds.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{
    Article, ArticleId, Citation, CitationId, Codebook, Coder, CoderId, EarlierPlace, EarlierText, Evidence,
    EvidenceId, IdGenerator, Link, LinkId, Party, PartyChoice, PartyId, ProjectId, Reply, ReplyId, Span,
    Speaker, SpeakerId, Statement, StatementId, TextId, TextRef, UnknownFields, VerdictScale, repaired,
};

/// Records by id. A persistent map: a copy for a worker thread costs next to nothing, however many records.
pub type Table<K, V> = imbl::OrdMap<K, V>;

/// Everything that one file holds: articles, who speaks in them, what they say, and what people made of it.
///
/// Plain data: nothing here keeps the invariants by itself. [`Project::check`] names every one that is
/// broken; every change goes through `edit`, which refuses those that would break one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// What it is called.
    pub title: String,
    /// When it was begun.
    pub created: Timestamp,
    /// The articles, in the order in which they are shown.
    pub articles: Vec<Arc<Article>>,
    /// The texts that articles had before they were corrected.
    pub earlier_texts: Table<TextId, EarlierText>,
    /// The parties, in the order of their panels.
    pub parties: Vec<Party>,
    /// Everybody who speaks.
    pub speakers: Table<SpeakerId, Speaker>,
    /// What they say.
    pub statements: Table<StatementId, Statement>,
    /// How statements answer each other.
    pub links: Table<LinkId, Link>,
    /// What people say of replies that are due, or missing.
    pub replies: Table<ReplyId, Reply>,
    /// Sources outside of the articles.
    pub evidence: Table<EvidenceId, Evidence>,
    /// What ties evidence to statements.
    pub citations: Table<CitationId, Citation>,
    /// What statements are coded with.
    pub codebook: Codebook,
    /// What claims are rated with.
    pub scale: VerdictScale,
    /// The people who work on it.
    pub coders: Table<CoderId, Coder>,
    /// What a newer program has written and this one does not know; nothing where no such file was read.
    pub kept: Option<Arc<UnknownFields>>,
}

impl Project {
    /// A project without articles, with the standard codebook and verdict scale. Its title may come from an article, and is taken
    /// without the control characters that may stand there.
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
            evidence: Table::new(),
            citations: Table::new(),
            codebook: Codebook::standard(ids),
            scale: VerdictScale::standard(ids),
            coders: Table::new(),
            kept: None,
        }
    }

    /// Finds an article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// Every text: those of the articles, then those that they had before.
    pub fn texts(&self) -> impl Iterator<Item = (TextRef, &Arc<str>)> {
        let articles = self.articles.iter().map(|article| (TextRef::Article(article.id), &article.text));
        let earlier =
            self.earlier_texts.values().map(|earlier| (TextRef::Earlier(earlier.id), &earlier.text));
        articles.chain(earlier)
    }

    /// Puts other words in the place of a text, and leaves every place in it as it is. Whether there is such a text.
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

    /// The article that a text belongs to.
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

    /// The text of a statement's article; empty where there is no such article.
    #[must_use]
    pub fn text_of(&self, statement: &Statement) -> &str {
        self.article(statement.article).map_or("", |article| &article.text)
    }

    /// Where the words of a statement stand, and in which text: that of its article, or, where a correction
    /// took its place away, the earlier one in which it had one.
    #[must_use]
    pub fn place_of<'a>(&'a self, statement: &'a Statement) -> (&'a str, &'a [Span]) {
        match statement.earlier.as_ref().filter(|_| statement.is_orphan()) {
            Some(earlier) => self.earlier(earlier),
            None => (self.text_of(statement), &statement.spans),
        }
    }

    /// An earlier text, and where in it a statement stood.
    #[must_use]
    pub fn earlier<'a>(&'a self, place: &'a EarlierPlace) -> (&'a str, &'a [Span]) {
        (self.earlier_texts.get(&place.text).map_or("", |it| &it.text), &place.spans)
    }

    /// The words of a statement; an ellipsis stands between its spans.
    #[must_use]
    pub fn words_of(&self, statement: &Statement) -> String {
        let (text, spans) = self.place_of(statement);
        words(text, spans)
    }

    /// The words that a statement had before a correction of the article changed them or took their place away.
    #[must_use]
    pub fn earlier_words_of(&self, statement: &Statement) -> Option<String> {
        let (text, spans) = self.earlier(statement.earlier.as_ref()?);
        Some(words(text, spans))
    }

    /// The party to which a statement belongs; nothing while it is not known.
    #[must_use]
    pub fn party_of(&self, statement: &Statement) -> Option<PartyId> {
        match statement.party {
            PartyChoice::Given(party) => Some(party),
            PartyChoice::Unknown => None,
            PartyChoice::OfSpeaker => self.speakers.get(&statement.speaker?)?.party,
        }
    }

    /// The party whose panel shows a statement, even while that is put away; nothing where it stands among the
    /// others: its party waits, or is not known.
    #[must_use]
    pub fn panel_of(&self, statement: &Statement) -> Option<PartyId> {
        self.party_of(statement).filter(|id| self.party(*id).is_some_and(|party| !party.waiting))
    }

    /// The statements in which one is told: the one that tells it first, the outermost last.
    pub fn told_in<'a>(&'a self, statement: &'a Statement) -> impl Iterator<Item = &'a Statement> + 'a {
        let outer = |it: &&'a Statement| self.statements.get(&it.via?);
        // No chain is longer than there are statements; one that bites its tail would break an invariant.
        std::iter::successors(outer(&statement), outer).take(self.statements.len())
    }

    /// What people say of the replies to a statement, in the order of the parties' ids.
    pub fn replies_to(&self, statement: StatementId) -> impl Iterator<Item = &Reply> {
        let first = ReplyId { statement, party: PartyId::from(0) };
        self.replies.range(first..).map(|(_, reply)| reply).take_while(move |it| it.statement == statement)
    }

    /// The statements in reading order: by article, then by place; an outer one before those told in it.
    #[must_use]
    pub fn reading_order(&self) -> Vec<&Statement> {
        // The first of an id counts, as in `article`.
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

/// The words that stand in these places; an ellipsis between them.
fn words(text: &str, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    parts.join(" … ")
}
