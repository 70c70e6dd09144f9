//! Balance: who speaks, how much, where and how, and who is accused and answers, article by article. `docs/figures.md` defines every figure
//! and says where it comes from.
//!
//! Figures of several articles are those of each added up; the longest stretch is the longest of them, and the distance of answers the
//! median of all. Each figure knows the statements that it counts.

mod figure;

use std::collections::{BTreeMap, HashMap};

use super::figures::SpokenRanges;
use super::replies::{ReplyDue, ReplyReason, ReplyState, RightOfReply};
use super::scope::{Scope, StatementFact, StatementIndex};
use super::word_starts::WordStarts;
use model::{
    Act, Article, ArticleId, Mode, PartyId, ReplyOutcome, Span, SpeakerKind, Statement, StatementId,
    is_same_name, one_line,
};

pub use figure::Figure;

/// The number of paragraphs behind the headline that are the lead.
const LEAD: usize = 3;

/// The figures of one article: those of every party that has any; those of the others under `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleBalance {
    /// The article.
    pub article: ArticleId,
    /// The figures of the panels, in the order of their ids.
    pub panels: BTreeMap<Option<PartyId>, PartyBalance>,
}

/// The figures of one party in some articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyBalance {
    figures: BTreeMap<Figure, CountedStatements>,
    /// The words between accusations and their answers.
    distances: Vec<usize>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct CountedStatements {
    number: usize,
    statements: Vec<StatementId>,
}

impl PartyBalance {
    /// The value of a figure; nothing where it is not defined, because there is nothing of which it would be the median.
    #[must_use]
    pub fn value(&self, figure: Figure) -> Option<f64> {
        match figure {
            Figure::AnswerDistance => median(&self.distances),
            _ => Some(self.count(figure) as f64),
        }
    }

    /// The value of a figure that counts; 0 for the distance of answers, which does not.
    #[must_use]
    pub fn count(&self, figure: Figure) -> usize {
        self.figures.get(&figure).map(|counted| counted.number).unwrap_or_default()
    }

    /// The statements that a figure counts, or whose words it counts, article by article in reading order.
    #[must_use]
    pub fn statements(&self, figure: Figure) -> &[StatementId] {
        self.figures.get(&figure).map(|counted| counted.statements.as_slice()).unwrap_or_default()
    }

    /// Adds the figures of another article.
    pub fn add(&mut self, other: &Self) {
        for (figure, counted) in &other.figures {
            let own = self.figures.entry(*figure).or_default();
            if *figure != Figure::LongestStretch {
                own.number += counted.number;
                own.statements.extend(&counted.statements);
            } else if counted.number > own.number {
                own.clone_from(counted);
            }
        }
        self.distances.extend(&other.distances);
    }

    fn note(&mut self, figure: Figure, statement: StatementId) {
        let counted = self.figures.entry(figure).or_default();
        counted.number += 1;
        counted.statements.push(statement);
    }

    /// Sets a figure that counts words, where there are any.
    fn set_words(&mut self, figure: Figure, number: usize, statements: Vec<StatementId>) {
        if number > 0 {
            self.figures.insert(figure, CountedStatements { number, statements });
        }
    }
}

/// Evenness by Pielou: the entropy of the shares by the logarithm of their number. 1 where all have the same, 0 where one has all.
/// Nothing where there are fewer than two, or nobody has anything.
#[must_use]
pub fn evenness(numbers: &[usize]) -> Option<f64> {
    let whole: usize = numbers.iter().sum();
    if numbers.len() < 2 || whole == 0 {
        return None;
    }
    let share = |number: &usize| *number as f64 / whole as f64;
    let entropy: f64 =
        numbers.iter().filter(|number| **number > 0).map(|number| -share(number) * share(number).ln()).sum();
    Some(entropy / (numbers.len() as f64).ln())
}

/// The middle of numbers, or the mean of the two in the middle.
fn median(numbers: &[usize]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    Some(f64::midpoint(lower as f64, upper as f64))
}

/// Works out the balance of each article that has statements, in the order of the project. `words` has read the articles.
#[must_use]
pub fn balance(scope: &Scope<'_>, replies: &RightOfReply, words: &WordStarts) -> Vec<ArticleBalance> {
    let mut by_article: HashMap<ArticleId, Vec<(StatementIndex, StatementFact)>> = HashMap::new();
    for (place, fact) in scope.facts().filter(|(_, fact)| fact.stands) {
        by_article.entry(fact.article).or_default().push((place, fact));
    }
    let mut dues: HashMap<ArticleId, Vec<&ReplyDue>> = HashMap::new();
    for due in replies.replies_due().iter().filter(|due| due.state != ReplyState::NotAccused) {
        if let Some(fact) = scope.fact(due.place) {
            dues.entry(fact.article).or_default().push(due);
        }
    }
    let articles = scope.project.articles.iter().filter_map(|article| {
        let facts = by_article.get(&article.id)?;
        let mut counter = Counter::new(scope, words, article);
        counter.statements(facts);
        counter.dues(dues.get(&article.id).map(Vec::as_slice).unwrap_or_default());
        Some(ArticleBalance { article: article.id, panels: counter.panels })
    });
    articles.collect()
}

struct Counter<'a> {
    scope: &'a Scope<'a>,
    words: &'a WordStarts,
    article: &'a Article,
    panels: BTreeMap<Option<PartyId>, PartyBalance>,
}

/// Statements, and the text that they say.
#[derive(Default)]
struct Said {
    ranges: SpokenRanges,
    statements: Vec<StatementId>,
}

impl Said {
    fn add(&mut self, scope: &Scope<'_>, statement: &Statement, region: Option<Span>) {
        if region.is_none_or(|region| statement.touches(region)) {
            self.ranges.add(scope.project, statement, region);
            self.statements.push(statement.id);
        }
    }
}

impl<'a> Counter<'a> {
    fn new(scope: &'a Scope<'a>, words: &'a WordStarts, article: &'a Article) -> Self {
        Self { scope, words, article, panels: BTreeMap::new() }
    }

    fn statements(&mut self, facts: &[(StatementIndex, StatementFact)]) {
        let project = self.scope.project;
        let (headline, lead) = regions(self.article);
        let mut said: BTreeMap<(Option<PartyId>, Figure), Said> = BTreeMap::new();
        let mut own: Vec<(Option<PartyId>, &Statement)> = Vec::new();
        for (place, fact) in facts.iter().filter(|(_, fact)| fact.act == Act::Speech) {
            let Some(statement) = self.scope.statement(*place) else { continue };
            let panel = project.panel_of(statement);
            if fact.is_told {
                self.nested(panel, statement);
                continue;
            }
            self.own(panel, statement);
            own.push((panel, statement));
            let by_mode = match statement.mode {
                Mode::Direct => Figure::DirectWords,
                Mode::Mixed => Figure::MixedWords,
                Mode::Indirect => Figure::IndirectWords,
            };
            for (figure, region) in [(Figure::Words, None), (by_mode, None)]
                .into_iter()
                .chain(headline.map(|span| (Figure::HeadlineWords, Some(span))))
                .chain(lead.map(|span| (Figure::LeadWords, Some(span))))
            {
                said.entry((panel, figure)).or_default().add(self.scope, statement, region);
            }
        }
        for ((panel, figure), said) in said {
            let totals = said.ranges.count(self.words);
            let own = self.panels.entry(panel).or_default();
            if figure == Figure::Words {
                own.set_words(Figure::QuotedWords, totals.quoted, said.statements.clone());
            }
            own.set_words(figure, totals.words, said.statements);
        }
        self.ends(&own);
        self.stretches(&own);
    }

    fn own(&mut self, panel: Option<PartyId>, statement: &Statement) {
        let by_mode = match statement.mode {
            Mode::Direct => Figure::Direct,
            Mode::Mixed => Figure::Mixed,
            Mode::Indirect => Figure::Indirect,
        };
        let speaker = statement.speaker.and_then(|id| self.scope.project.speakers.get(&id));
        let by_kind = match speaker.map(|speaker| speaker.kind) {
            Some(SpeakerKind::Person | SpeakerKind::Organisation) => Figure::Named,
            Some(SpeakerKind::Group) => Figure::Groups,
            Some(SpeakerKind::Unnamed) => Figure::Unnamed,
            Some(SpeakerKind::Document) => Figure::Documents,
            None => Figure::NoSpeaker,
        };
        let own = self.panels.entry(panel).or_default();
        for figure in [Figure::Statements, by_mode, by_kind] {
            own.note(figure, statement.id);
        }
    }

    fn nested(&mut self, panel: Option<PartyId>, statement: &Statement) {
        let project = self.scope.project;
        let teller = project.told_in(statement).next().and_then(|outer| project.party_of(outer));
        let own = self.panels.entry(panel).or_default();
        own.note(Figure::Nested, statement.id);
        if teller.is_none() || teller != project.party_of(statement) {
            own.note(Figure::ToldByOthers, statement.id);
        }
    }

    /// Counts the first word and the last.
    fn ends(&mut self, own: &[(Option<PartyId>, &Statement)]) {
        let first = own.iter().min_by_key(|(_, it)| (it.extent().start, it.extent().end));
        let last = own.iter().max_by_key(|(_, it)| (it.extent().end, it.extent().start));
        for (figure, found) in [(Figure::FirstWord, first), (Figure::LastWord, last)] {
            if let Some((panel, statement)) = found {
                self.panels.entry(*panel).or_default().note(figure, statement.id);
            }
        }
    }

    /// The longest stretch of each party before another one speaks.
    fn stretches(&mut self, own: &[(Option<PartyId>, &Statement)]) {
        let mut known = own.iter().filter_map(|(panel, it)| Some(((*panel)?, *it))).peekable();
        while let Some((party, first)) = known.next() {
            let mut said = Said::default();
            said.add(self.scope, first, None);
            while let Some((_, next)) = known.next_if(|(other, _)| *other == party) {
                said.add(self.scope, next, None);
            }
            let words = said.ranges.count(self.words).words;
            let panel = self.panels.entry(Some(party)).or_default();
            if words > panel.count(Figure::LongestStretch) {
                panel.set_words(Figure::LongestStretch, words, said.statements);
            }
        }
    }

    fn dues(&mut self, dues: &[&ReplyDue]) {
        let project = self.scope.project;
        let panel = |party: PartyId| project.party(party).filter(|it| !it.waiting).map(|it| it.id);
        let mut accuser = None;
        for due in dues {
            let Some(fact) = self.scope.fact(due.place) else { continue };
            if due.reason != ReplyReason::Asked && accuser.replace(due.place) != Some(due.place) {
                self.panels.entry(due.accuser.and_then(panel)).or_default().note(Figure::Accuses, fact.id);
            }
            let distance = self.distance(due, fact);
            let own = self.panels.entry(panel(due.party)).or_default();
            own.note(if due.reason == ReplyReason::Asked { Figure::Asked } else { Figure::Accused }, fact.id);
            own.distances.extend(distance);
            let outcome = match due.state {
                ReplyState::Answered(_) | ReplyState::Heard(_) => Figure::Answered,
                ReplyState::Explained(ReplyOutcome::Declined) => Figure::Declined,
                ReplyState::Explained(ReplyOutcome::Unreachable) => Figure::Unreachable,
                ReplyState::Explained(ReplyOutcome::Elsewhere) => Figure::Elsewhere,
                ReplyState::Explained(_) => Figure::NotNeeded,
                ReplyState::Missing | ReplyState::NotAccused => Figure::Open,
            };
            own.note(outcome, fact.id);
        }
    }

    /// The words of the article between an accusation and its answer.
    fn distance(&self, due: &ReplyDue, accusation: StatementFact) -> Option<usize> {
        let (ReplyState::Answered(place) | ReplyState::Heard(place)) = due.state else { return None };
        let answer = self.scope.fact(place).filter(|it| it.article == accusation.article)?;
        let start = accusation.extent.end;
        let between = Span::new(start, answer.extent.start.max(start));
        Some(self.words.count(accusation.article, between))
    }
}

/// The headline in the text of an article, where it has one there, and the paragraphs of its lead.
fn regions(article: &Article) -> (Option<Span>, Option<Span>) {
    let mut paragraphs = article.paragraphs().peekable();
    let title = one_line(&article.title);
    let is_headline = |span: &Span| is_same_name(&one_line(span.of(&article.text)), &title);
    let headline = paragraphs.next_if(is_headline);
    let lead = paragraphs.take(LEAD).reduce(Span::cover);
    (headline, lead)
}

#[cfg(test)]
mod tests;
