//! Projects generated from a seed, for tests and benchmarks: every kind of record and field, and texts with
//! everything that is awkward. They always pass [`Project::check`].

use std::fmt::Write;
use std::sync::Arc;

use fastrand::Rng;
use jiff::Timestamp;

use model::{
    Act, Article, ArticleId, ChangedPart, CodebookStep, Coded, Coder, CoderId, CueClass, CueDecision,
    EarlierPlace, EarlierText, IdGenerator, Link, LinkId, Mention, Mode, Nature, NatureKind, Party,
    PartyChoice, PartyColour, PartyLetters, Position, Project, Relation, ReviewStatus, SameUtterance, Span,
    Speaker, SpeakerKind, Statement, StatementId, StatementPair, TagId, Tagging, Verdict, Why,
};

mod claims;
mod facts;
mod requests;
mod sources;
mod traits;

const WORDS: &[&str] = &[
    "the",
    "mayor",
    "said",
    "“never",
    "again”",
    "council’s",
    "don't",
    "\"bridge\"",
    "café",
    "cafe\u{301}",
    "👩‍👧",
    "\\",
    "claims",
    "2018",
    "İstanbul",
    "\u{202e}abc\u{202c}",
    "हिन्दी",
    "שלום",
    "<<<<<<<",
    "=======",
    "//",
    "(format:",
    "Rejoinder",
    "\u{1}",
    "'",
    "—",
    "\u{a0}",
    "per cent",
    "r#\"x\"#",
    "\u{feff}",
    "漢字",
];

/// Returns a sound project with this many statements, always the same for the same seed.
#[must_use]
pub fn project(seed: u64, statements: usize) -> Project {
    Maker::new(seed).project(statements)
}

struct Maker {
    rng: Rng,
    ids: IdGenerator,
}

impl Maker {
    fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed), ids: IdGenerator::seeded(seed) }
    }

    fn project(mut self, statements: usize) -> Project {
        let title = self.words(3);
        let mut project = Project::new(&title, self.moment(), &mut self.ids);
        for _ in 0..=self.rng.usize(..3) {
            let coder = Coder { id: self.ids.draw(), name: self.words(2) };
            project.coders.insert(coder.id, coder);
        }
        for letters in ["A", "B", "Bo", "C", "Ca"].iter().take(self.rng.usize(1..6)) {
            let party = self.party(PartyLetters::written(letters).unwrap_or_else(|| '?'.into()));
            project.parties.push(party);
        }
        for share in shares(statements, self.rng.usize(1..4)) {
            let article = self.article(share);
            self.earlier_text(&mut project, &article);
            project.articles.push(Arc::new(article));
        }
        self.speakers(&mut project, statements / 8 + 2);
        self.statements(&mut project, statements);
        self.links(&mut project, statements / 3);
        self.same_utterances(&mut project, statements / 2);
        self.evidence(&mut project, statements / 10);
        self.fact_checks(&mut project, statements / 2);
        self.cue_classes(&mut project, statements / 4);
        self.requests(&mut project, statements / 4);
        self.tags(&mut project);
        self.claims(&mut project, statements / 3);
        self.traits(&mut project);
        project
    }

    /// Returns words for a record, which must not have control characters.
    fn words(&mut self, count: usize) -> String {
        self.any_words(count).replace('\u{1}', "¶")
    }

    /// Returns words for a text, which may have any character.
    fn any_words(&mut self, count: usize) -> String {
        // A visible first word, because no name may be white space only.
        let mut text = String::from("x");
        for _ in 0..count {
            let word = self.rng.choice(WORDS).copied().unwrap_or_default();
            let _ = write!(text, " {word}");
        }
        text
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.rng.bool() { Some(make(self)) } else { None }
    }

    fn maybe_words(&mut self) -> String {
        self.maybe(|maker| maker.words(4)).unwrap_or_default()
    }

    fn moment(&mut self) -> Timestamp {
        Timestamp::from_nanosecond(i128::from(self.rng.i64(0..2_000_000_000_000_000_000))).unwrap_or_default()
    }

    fn why(&mut self) -> Why {
        let (rule, word) = (self.words(2), self.words(1));
        Why::new(&rule, &[&word, "said"], self.rng.u8(0..=100))
    }

    fn party(&mut self, letters: PartyLetters) -> Party {
        let colour = self.rng.choice(PartyColour::ALL).unwrap_or(PartyColour::Blue);
        let (hidden, waiting) = (self.rng.bool(), self.rng.bool());
        let why = self.maybe(Self::why);
        let (id, name, short) = (self.ids.draw(), self.words(3), self.words(1));
        Party { id, name, short, letters, colour, hidden, waiting, why }
    }

    fn article(&mut self, statements: usize) -> Article {
        let mut text = String::new();
        for _ in 0..=statements {
            text += &self.any_words(12);
            text.push_str(if self.rng.bool() { "\n" } else { ".\n\n" });
        }
        Article {
            id: self.ids.draw(),
            title: self.words(5),
            outlet: self.maybe_words(),
            byline: self.maybe_words(),
            date: self.maybe_words(),
            address: self.maybe_words(),
            added: self.moment(),
            text: text.into(),
        }
    }

    /// Adds an earlier text to about half of the articles.
    fn earlier_text(&mut self, project: &mut Project, article: &Article) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        if let Some(replaced) = self.maybe(|maker| maker.coded(&coders)).flatten() {
            let text = format!("{}\n{}", self.any_words(9), article.text).into();
            let earlier = EarlierText { id: self.ids.draw(), article: article.id, replaced, text };
            project.earlier_texts.insert(earlier.id, earlier);
        }
    }

    /// Returns a span between these bytes, on character boundaries.
    fn span(&mut self, text: &str, from: usize, to: usize) -> Option<Span> {
        let to = to.min(text.len());
        let mut start = from + self.rng.usize(..(to.checked_sub(from)? / 3).max(1));
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let mut end = (start + self.rng.usize(1..40)).min(to);
        while end > start && !text.is_char_boundary(end) {
            end -= 1;
        }
        let span = Span::new(start, end);
        span.fits(text).then_some(span)
    }

    fn speakers(&mut self, project: &mut Project, count: usize) {
        for _ in 0..count {
            let mut mentions = Vec::new();
            for _ in 0..self.rng.usize(..3) {
                let Some(article) = self.rng.choice(&project.articles) else { continue };
                let (id, text) = (article.id, Arc::clone(&article.text));
                mentions.extend(self.span(&text, 0, text.len()).map(|span| Mention { article: id, span }));
            }
            mentions.sort_unstable();
            let party = self.rng.choice(&project.parties).map(|party| party.id).filter(|_| self.rng.bool());
            let kind = self.rng.choice(SpeakerKind::ALL).unwrap_or_default();
            let (name, role) = (self.words(2), self.maybe_words());
            let why = self.maybe(Self::why);
            let speaker = Speaker { id: self.ids.draw(), name, kind, role, party, mentions, why };
            project.speakers.insert(speaker.id, speaker);
        }
    }

    fn statements(&mut self, project: &mut Project, count: usize) {
        let tags: Vec<TagId> = project.codebook.tags().map(|(_, tag)| tag.id).collect();
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        let articles: Vec<(ArticleId, Arc<str>)> =
            project.articles.iter().map(|article| (article.id, Arc::clone(&article.text))).collect();
        let mut outer: Option<Statement> = None;
        for (number, (id, text)) in articles.iter().cycle().take(count).enumerate() {
            let from = number * text.len() / count.max(1);
            let Some(first) = self.span(text, from.min(text.len() - 1), text.len()) else { continue };
            let second = self.span(text, first.end, first.end + 90);
            let spans = std::iter::once(first).chain(second.filter(|span| span.start >= first.end)).collect();
            let mut statement = self.statement(*id, spans, project);
            statement.via =
                outer.filter(|outer| outer.article == *id && self.rng.bool()).map(|outer| outer.id);
            statement.tags = self.taggings(&tags, &coders);
            if self.rng.u8(..4) == 0 {
                let rating = self.rng.choice(&project.scale.ratings).map(|rating| rating.id);
                let coded = self.coded(&coders);
                statement.verdict =
                    rating.zip(coded).map(|(rating, coded)| Verdict::new(rating, coded).into());
            }
            statement.coded = self.coded(&coders).filter(|_| self.rng.bool());
            self.earlier_place(&mut statement, text, project);
            project.statements.insert(statement.id, statement.clone());
            outer = Some(statement);
        }
    }

    fn statement(&mut self, article: ArticleId, spans: Vec<Span>, project: &Project) -> Statement {
        let first = spans.first().copied();
        let party = match (self.rng.u8(..5), self.rng.choice(&project.parties)) {
            (0, Some(party)) => PartyChoice::Given(party.id),
            (1, _) => PartyChoice::Unknown,
            _ => PartyChoice::OfSpeaker,
        };
        let at = self.rng.usize(..project.speakers.len().max(1));
        // This draws no random number, so that old seeds still give the same projects.
        let start = first.map_or(0, |span| span.start);
        let parts = ChangedPart::ALL.into_iter().zip(3..);
        let changed = parts.filter(|(_, number)| start % number == 1).map(|(part, _)| part).collect();
        Statement {
            id: self.ids.draw(),
            article,
            spans,
            lost: None,
            earlier: None,
            mode: self.rng.choice(Mode::ALL).unwrap_or(Mode::Direct),
            cue: first.filter(|_| self.rng.bool()),
            mention: first.filter(|_| self.rng.bool()),
            speaker: project.speakers.keys().nth(at).copied().filter(|_| self.rng.u8(..4) > 0),
            party,
            via: None,
            status: self.status(),
            why: self.maybe(Self::why),
            act: self.rng.choice(Act::ALL).unwrap_or_default(),
            nature: self.nature(),
            claim: self.rng.bool(),
            tags: Vec::new(),
            verdict: None,
            note: self.maybe_words(),
            coded: None,
            changed,
        }
    }

    /// Gives about half of the statements a place in an earlier text. Some of those have lost their present
    /// place.
    fn earlier_place(&mut self, statement: &mut Statement, text: &str, project: &Project) {
        let mut earlier = project.earlier_texts.values().filter(|it| it.article == statement.article);
        let Some(earlier) = earlier.next().filter(|_| self.rng.bool()) else { return };
        let Some(span) = self.span(&earlier.text, 0, earlier.text.len()) else { return };
        // Some have a cue and a mention. This draws no random number, so that old seeds still give the same
        // projects.
        let told = |every: usize| Some(span).filter(|span| span.start.is_multiple_of(every));
        let (cue, mention) = (told(2), told(3));
        statement.earlier = Some(EarlierPlace { text: earlier.id, spans: vec![span], cue, mention });
        if self.rng.bool() {
            let near = std::mem::take(&mut statement.spans).first().map_or(0, |span| span.start);
            statement.lost = Some(near).filter(|near| text.is_char_boundary(*near));
        }
    }

    fn nature(&mut self) -> Option<Nature> {
        let kind = self.rng.choice(NatureKind::ALL)?;
        self.maybe(Self::why).map(|why| Nature { kind, why })
    }

    fn status(&mut self) -> ReviewStatus {
        let all = [ReviewStatus::Suggested, ReviewStatus::Confirmed, ReviewStatus::Rejected];
        self.rng.choice(all).unwrap_or_default()
    }

    fn coded(&mut self, coders: &[CoderId]) -> Option<Coded> {
        let by = self.rng.choice(coders).copied()?;
        Some(Coded { by, at: self.moment() })
    }

    fn taggings(&mut self, tags: &[TagId], coders: &[CoderId]) -> Vec<Tagging> {
        let mut all = Vec::new();
        for _ in 0..self.rng.usize(..4) {
            let (tag, coded) = (self.rng.choice(tags).copied(), self.coded(coders));
            all.extend(tag.zip(coded).map(|(tag, coded)| Tagging {
                position: Position::ALL.get(coded.at.as_second().rem_euclid(3) as usize).copied(),
                ..Tagging::new(tag, coded.by, coded.at)
            }));
        }
        all.sort_unstable_by_key(|tagging| (tagging.tag, tagging.by));
        all.dedup_by_key(|tagging| (tagging.tag, tagging.by));
        all
    }

    fn links(&mut self, project: &mut Project, count: usize) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        let statements: Vec<StatementId> = project.statements.keys().copied().collect();
        for pair in statements.windows(2).take(count) {
            let id: LinkId = self.ids.draw();
            let relation = self.rng.choice(Relation::ALL).unwrap_or(Relation::Rebuts);
            let (note, status, why) = (self.maybe_words(), self.status(), self.maybe(Self::why));
            let coded = self.coded(&coders).filter(|_| self.rng.bool());
            let link = Link {
                id,
                from: pair[0],
                to: pair[1],
                relation,
                note,
                status,
                why,
                coded,
                changed: project.links.len().is_multiple_of(2),
            };
            project.links.insert(id, link);
        }
    }

    /// Decisions on statements of different articles.
    fn same_utterances(&mut self, project: &mut Project, count: usize) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        let statements: Vec<(StatementId, ArticleId)> =
            project.statements.values().map(|it| (it.id, it.article)).collect();
        for pair in statements.windows(2).take(count).filter(|pair| pair[0].1 != pair[1].1) {
            let StatementPair { first, second } = StatementPair::new(pair[0].0, pair[1].0);
            let (same, why, coded) = (self.rng.bool(), self.maybe(Self::why), self.coded(&coders));
            let decision = SameUtterance { first, second, same, why, coded };
            project.same_utterances.insert(decision.id(), decision);
        }
    }

    /// Examples and colours of some tags.
    fn tags(&mut self, project: &mut Project) {
        for tag in project.codebook.groups.iter_mut().flat_map(|group| &mut group.tags) {
            tag.colour = self.maybe(|maker| maker.rng.choice(PartyColour::ALL)).flatten();
            if self.rng.u8(..4) == 0 {
                tag.examples = vec![self.words(5), self.words(2)];
            }
        }
    }

    fn cue_classes(&mut self, project: &mut Project, count: usize) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        for _ in 0..count.min(9) {
            let class = self.rng.choice(CueClass::ALL).unwrap_or(CueClass::Neutral);
            let word = self.words(1);
            if let Some(coded) = self.coded(&coders) {
                let what = self.words(4);
                project.codebook.history.push(CodebookStep { what, coded });
                project.cue_classes.insert(word.clone(), CueDecision { word, class, coded });
            }
        }
    }
}

/// Splits a number into parts.
fn shares(all: usize, parts: usize) -> impl Iterator<Item = usize> {
    (0..parts).map(move |part| all * (part + 1) / parts - all * part / parts)
}
