//! What must always hold of a project, checked in one place.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::{Arguments, Display};

use super::{
    Article, ArticleId, Citation, CitationId, CoderId, EarlierText, Evidence, EvidenceId, Link, LinkId,
    PartyChoice, PassageId, Project, RatingId, Relation, Reply, ReplyId, Source, Span, Speaker, SpeakerId,
    Statement, StatementId, TagId, Tagging, TextId, Why, is_web_address, stays_inside,
};

/// One broken invariant, in words that name the record and say what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct Violation {
    /// The record: "statement s4k9x2m7qpa".
    pub place: String,
    /// What is wrong with it.
    pub problem: String,
}

/// Names one record, for a check of what a change has touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
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
    /// A citation.
    Citation(CitationId),
    /// What is said of a reply.
    Reply(ReplyId),
}

impl Project {
    /// The broken invariants of the ordered lists (articles, parties, codebook, scale) and of some records alone,
    /// in time that does not grow with the project (but for links, each of which is compared with all others).
    /// Enough after a change that took nothing away to which other records may refer; records that do not exist
    /// are passed over.
    #[must_use]
    pub fn check_records(&self, records: &[Record]) -> Vec<Violation> {
        let mut check = Check::new(self);
        check.lists();
        for record in records {
            match record {
                Record::EarlierText(id) => self.earlier_texts.get(id).map(|it| check.earlier_text(it)),
                Record::Speaker(id) => self.speakers.get(id).map(|it| check.speaker(it)),
                Record::Statement(id) => self.statements.get(id).map(|it| check.statement(it)),
                Record::Evidence(id) => self.evidence.get(id).map(|it| check.evidence(it)),
                Record::Citation(id) => self.citations.get(id).map(|it| check.citation(it)),
                Record::Reply(id) => self.replies.get(id).map(|it| check.reply(it)),
                Record::Link(id) => self.links.get(id).map(|it| check.link(it)),
            };
        }
        let links = records.iter().filter_map(|record| match record {
            Record::Link(id) => self.links.get(id),
            _ => None,
        });
        check.said_once(links.map(|link| (link.from, link.to, link.relation)).collect());
        check.found
    }

    /// Every invariant that is broken; nothing for a sound project.
    ///
    /// A project for which this is not empty is never written to a file, and a file for which it is not
    /// empty is not opened.
    #[must_use]
    pub fn check(&self) -> Vec<Violation> {
        let mut check = Check::new(self);
        check.statements = self.statements.keys().copied().collect();
        check.lists();
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
        for (id, citation) in &self.citations {
            check.key("citation", id, &citation.id);
            check.citation(citation);
        }
        for (id, reply) in &self.replies {
            check.key("reply", id, &reply.id());
            check.reply(reply);
        }
        check.found
    }
}

struct Check<'a> {
    project: &'a Project,
    articles: HashMap<ArticleId, &'a Article>,
    tags: HashSet<TagId>,
    ratings: HashSet<RatingId>,
    /// The ids of all statements, sorted; empty where few records are checked. To look one up here takes a fraction of the
    /// time that it takes among the large records themselves.
    statements: Vec<StatementId>,
    /// Whether the chain of outer statements comes to an end, for those that were followed.
    chains: HashMap<StatementId, bool>,
    found: Vec<Violation>,
}

impl<'a> Check<'a> {
    fn new(project: &'a Project) -> Self {
        Self {
            project,
            articles: project.articles.iter().map(|article| (article.id, &**article)).collect(),
            tags: project.codebook.tags().map(|(_, tag)| tag.id).collect(),
            ratings: project.scale.ratings.iter().map(|rating| rating.id).collect(),
            statements: Vec::new(),
            chains: HashMap::new(),
            found: Vec::new(),
        }
    }

    fn report(&mut self, place: impl Display, problem: impl Display) {
        self.found.push(Violation { place: place.to_string(), problem: problem.to_string() });
    }

    fn require(&mut self, holds: bool, place: Arguments<'_>, problem: impl Display) {
        if !holds {
            self.report(place, problem);
        }
    }

    fn key<K: PartialEq + Display>(&mut self, kind: &str, key: &K, id: &K) {
        if key != id {
            self.report(format!("{kind} {key}"), format!("is filed under another id than its own, {id}"));
        }
    }

    fn unique<T: Ord + Display>(&mut self, what: &str, items: impl IntoIterator<Item = T>) {
        let mut seen = BTreeSet::new();
        for item in items {
            let name = item.to_string();
            if !seen.insert(item) {
                self.report(format!("{what} {name}"), "stands twice");
            }
        }
    }

    fn name(&mut self, place: Arguments<'_>, name: &str) {
        self.require(!name.trim().is_empty(), place, "has no name");
    }

    /// What stands in an order: few of each.
    fn lists(&mut self) {
        self.articles();
        self.parties();
        self.codebook();
        self.scale();
    }

    fn articles(&mut self) {
        self.unique("article", self.project.articles.iter().map(|article| article.id));
    }

    fn earlier_text(&mut self, earlier: &EarlierText) {
        let place = format_args!("earlier text {}", earlier.id);
        let article = earlier.article;
        let known = self.articles.contains_key(&article);
        self.require(known, place, format_args!("was that of the article {article}, which does not exist"));
        self.coder(place, earlier.replaced.by);
    }

    fn parties(&mut self) {
        let parties = &self.project.parties;
        self.unique("party", parties.iter().map(|party| party.id));
        self.unique("the letter of a party,", parties.iter().map(|party| party.letter));
        for party in parties {
            let place = format_args!("party {}", party.id);
            self.name(place, &party.name);
            self.require(!party.short.trim().is_empty(), place, "has no short name");
            self.require(!party.letter.is_whitespace(), place, "has no letter");
            self.why(place, party.why.as_ref());
        }
    }

    fn codebook(&mut self) {
        let groups = &self.project.codebook.groups;
        self.unique("tag group", groups.iter().map(|group| group.id));
        self.unique("tag", self.project.codebook.tags().map(|(_, tag)| tag.id));
        for group in groups {
            self.name(format_args!("tag group {}", group.id), &group.name);
            for tag in &group.tags {
                self.name(format_args!("tag {}", tag.id), &tag.name);
            }
        }
    }

    fn scale(&mut self) {
        self.unique("rating", self.project.scale.ratings.iter().map(|rating| rating.id));
        for rating in &self.project.scale.ratings {
            self.name(format_args!("rating {}", rating.id), &rating.name);
        }
    }

    fn coders(&mut self) {
        for (id, coder) in &self.project.coders {
            self.key("coder", id, &coder.id);
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
        if let Some(party) = speaker.party {
            let known = self.project.party(party).is_some();
            self.require(known, place, format_args!("belongs to the party {party}, which does not exist"));
        }
        for mention in &speaker.mentions {
            let known = self.articles.contains_key(&mention.article);
            self.require(known, place, format_args!("is named in {}, which does not exist", mention.article));
            self.span(place, "the mention", mention.article, mention.span);
        }
        self.why(place, speaker.why.as_ref());
    }

    fn statement(&mut self, statement: &Statement) {
        let place = format_args!("statement {}", statement.id);
        let article = statement.article;
        let known = self.articles.contains_key(&article);
        self.require(known, place, format_args!("stands in the article {article}, which does not exist"));
        for span in &statement.spans {
            self.span(place, "the span", article, *span);
        }
        self.apart(place, &statement.spans);
        self.lost(place, statement);
        self.earlier_place(place, statement);
        if let Some(cue) = statement.cue {
            self.span(place, "the cue", article, cue);
        }
        if let Some(mention) = statement.mention {
            self.span(place, "the mention", article, mention);
        }
        if let Some(id) = statement.speaker {
            let known = self.project.speakers.contains_key(&id);
            self.require(known, place, format_args!("is said by {id}, who is not among the speakers"));
        }
        if let PartyChoice::Given(party) = statement.party {
            let known = self.project.party(party).is_some();
            self.require(known, place, format_args!("is given to the party {party}, which does not exist"));
        }
        self.via(place, statement);
        self.coding(place, statement);
    }

    fn apart(&mut self, place: Arguments<'_>, spans: &[Span]) {
        for pair in spans.windows(2) {
            let apart = pair[0].end <= pair[1].start;
            self.require(apart, place, "has spans that overlap or are not in the order of the text");
        }
    }

    /// A statement has words in its article, or has lost its place there and has words in an earlier text.
    fn lost(&mut self, place: Arguments<'_>, statement: &Statement) {
        let Some(near) = statement.lost else {
            self.require(!statement.spans.is_empty(), place, "has no words: not a single span");
            return;
        };
        self.require(statement.spans.is_empty(), place, "has lost its place, and has one all the same");
        self.require(
            statement.earlier.is_some(),
            place,
            "has lost its place, and no earlier text has its words",
        );
        let text = self.articles.get(&statement.article).map(|article| &article.text);
        let lies = text.is_none_or(|text| text.is_char_boundary(near));
        self.require(lies, place, format_args!("stood near {near}, which is no place in its article"));
    }

    fn earlier_place(&mut self, place: Arguments<'_>, statement: &Statement) {
        let Some(earlier) = &statement.earlier else { return };
        let Some(text) = self.project.earlier_texts.get(&earlier.text) else {
            let id = earlier.text;
            self.report(place, format_args!("stood in the earlier text {id}, which does not exist"));
            return;
        };
        let own = text.article == statement.article;
        self.require(own, place, "stood in an earlier text of another article");
        self.require(!earlier.spans.is_empty(), place, "stood in an earlier text without a single span");
        for span in &earlier.spans {
            self.fits(place, "the span in the earlier text", &text.text, *span);
        }
        self.apart(place, &earlier.spans);
    }

    fn coding(&mut self, place: Arguments<'_>, statement: &Statement) {
        self.why(place, statement.why.as_ref());
        self.taggings(place, &statement.tags);
        if let Some(rated) = &statement.verdict {
            let known = self.ratings.contains(&rated.rating);
            self.require(known, place, format_args!("has the rating {}, which does not exist", rated.rating));
            self.coder(place, rated.coded.by);
        }
        if let Some(coded) = statement.coded {
            self.coder(place, coded.by);
        }
    }

    fn taggings(&mut self, place: Arguments<'_>, tags: &[Tagging]) {
        for tagging in tags {
            let known = self.tags.contains(&tagging.tag);
            self.require(known, place, format_args!("has the tag {}, which does not exist", tagging.tag));
            self.coder(place, tagging.by);
        }
        let sorted = tags.windows(2).all(|pair| (pair[0].tag, pair[0].by) < (pair[1].tag, pair[1].by));
        self.require(sorted, place, "has a tag twice from one coder, or its tags are out of order");
    }

    /// An outer statement exists, stands in the same article, and no statement is told in itself. What one
    /// walk has learned is remembered, so that long chains cost no more than their length.
    fn via(&mut self, place: Arguments<'_>, statement: &Statement) {
        let Some(id) = statement.via else { return };
        match self.project.statements.get(&id) {
            None => self.report(place, format_args!("is told in {id}, which does not exist")),
            Some(outer) if outer.article != statement.article => {
                self.report(place, format_args!("is told in {id}, which stands in another article"));
            }
            Some(_) => {}
        }
        let mut seen = HashSet::new();
        let mut at = Some(statement.id);
        let ends = loop {
            let Some(id) = at else { break true };
            if let Some(known) = self.chains.get(&id) {
                break *known;
            }
            if !seen.insert(id) {
                break false;
            }
            at = self.project.statements.get(&id).and_then(|it| it.via);
        };
        self.chains.extend(seen.into_iter().map(|id| (id, ends)));
        self.require(ends, place, "is told in itself, directly or by way of others");
    }

    fn links(&mut self) {
        let mut seen = HashSet::new();
        for (id, link) in &self.project.links {
            self.key("link", id, &link.id);
            self.link(link);
            let twice = !seen.insert((link.from, link.to, link.relation));
            self.require(!twice, format_args!("link {id}"), "says the same as another link");
        }
    }

    /// The same for some links alone, by what they say.
    fn said_once(&mut self, said: HashSet<(StatementId, StatementId, Relation)>) {
        if said.is_empty() {
            return;
        }
        let mut seen = HashSet::new();
        for link in self.project.links.values() {
            let says = (link.from, link.to, link.relation);
            if said.contains(&says) && !seen.insert(says) {
                self.report(format!("link {}", link.id), "says the same as another link");
            }
        }
    }

    fn has_statement(&self, id: StatementId) -> bool {
        match self.statements.as_slice() {
            [] => self.project.statements.contains_key(&id),
            all => all.binary_search(&id).is_ok(),
        }
    }

    fn link(&mut self, link: &Link) {
        let place = format_args!("link {}", link.id);
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

    fn evidence(&mut self, evidence: &Evidence) {
        let place = format_args!("evidence {}", evidence.id);
        self.name(place, &evidence.title);
        if let Source::Address(address) = &evidence.source {
            let web = is_web_address(address);
            self.require(web, place, format_args!("has the address “{address}”, which is not http or https"));
        }
        if let Source::File(path) = &evidence.source {
            let inside = stays_inside(path);
            let problem = format_args!("names the file “{path}”, which leads out of the project’s folder");
            self.require(inside, place, problem);
        }
        self.unique::<PassageId>("passage", evidence.passages.iter().map(|passage| passage.id));
        for passage in &evidence.passages {
            self.require(!passage.text.trim().is_empty(), place, "has a passage without words");
        }
    }

    fn reply(&mut self, reply: &Reply) {
        let place = format_args!("reply {}", reply.id());
        let known = self.project.statements.contains_key(&reply.statement);
        self.require(known, place, format_args!("is about {}, which does not exist", reply.statement));
        let known = self.project.party(reply.party).is_some();
        self.require(
            known,
            place,
            format_args!("is that of the party {}, which does not exist", reply.party),
        );
        let evidence = reply.evidence.map(|id| (id, self.project.evidence.get(&id)));
        if let Some((id, None)) = evidence {
            self.report(place, format_args!("is found in {id}, which does not exist"));
        }
        if let Some(passage) = reply.passage {
            let known = evidence.and_then(|(_, it)| it).is_some_and(|it| it.passage(passage).is_some());
            self.require(known, place, format_args!("is the passage {passage}, which does not exist"));
        }
        if let Some(coded) = reply.coded {
            self.coder(place, coded.by);
        }
    }

    fn citation(&mut self, citation: &Citation) {
        let place = format_args!("citation {}", citation.id);
        let known = self.project.statements.contains_key(&citation.statement);
        self.require(known, place, format_args!("cites for {}, which does not exist", citation.statement));
        match (self.project.evidence.get(&citation.evidence), citation.passage) {
            (None, _) => {
                self.report(place, format_args!("cites {}, which does not exist", citation.evidence));
            }
            (Some(evidence), Some(passage)) => {
                let known = evidence.passage(passage).is_some();
                self.require(known, place, format_args!("cites the passage {passage}, which does not exist"));
            }
            (Some(_), None) => {}
        }
        if let Some(coded) = citation.coded {
            self.coder(place, coded.by);
        }
    }
}

#[cfg(test)]
mod tests;
