//! The correction of an article's text, with all its statements and mentions re-anchored.

mod facts;
mod reanchoring;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::reanchor::Reanchorer;
use model::{ArticleId, FactCheckId, Mention, Project, Span, SpeakerId, StatementId, counted, span_words};

/// A correction of an article's text, with the result of re-anchoring every statement and mention.
///
/// Re-anchoring takes time that grows with the text, so it happens before the edit is planned, and a person
/// can review it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The article.
    pub article: ArticleId,
    /// The text before.
    pub before: Arc<str>,
    /// The corrected text.
    pub text: Arc<str>,
    /// The statements of the article, re-anchored.
    pub(super) statements: BTreeMap<StatementId, ReanchoredStatement>,
    /// The mentions of each speaker whom the article names.
    pub(super) mentions: BTreeMap<SpeakerId, Vec<Mention>>,
    /// The decisions about facts of the article.
    pub(super) facts: BTreeMap<FactCheckId, ReanchoredFact>,
}

/// The share of the progress for the alignment of the texts.
const ALIGNED: f32 = 0.3;

/// The result of re-anchoring a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReanchorResult {
    /// Same words, same place.
    Unchanged,
    /// Same words, another place in the text.
    Moved,
    /// Changed words.
    Changed,
    /// The words are gone.
    Orphaned,
    /// The statement was an orphan and has its words again.
    Restored,
}

impl ReanchorResult {
    /// Every result.
    pub const ALL: [Self; 5] = [Self::Unchanged, Self::Moved, Self::Changed, Self::Orphaned, Self::Restored];
}

/// A statement with its new spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReanchoredStatement {
    pub(super) result: ReanchorResult,
    /// The spans before; empty for a statement that was an orphan already.
    pub(super) was: Vec<Span>,
    /// The spans after; empty for an orphan.
    pub(super) spans: Vec<Span>,
    /// The byte at which it is, or near which it would be as an orphan.
    pub(super) near: usize,
    pub(super) cue: Option<Span>,
    pub(super) mention: Option<Span>,
}

/// A decision about a fact with its new span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReanchoredFact {
    /// The span before; empty if its words were gone already.
    pub(super) was: Span,
    /// The span after; empty if its words are gone.
    pub(super) span: Span,
}

impl Correction {
    /// Re-anchors the statements of an article in another text. Line ends become `\n`. Returns `None` if the
    /// project has no such article.
    #[must_use]
    pub fn new(project: &Project, article: ArticleId, text: &str) -> Option<Self> {
        Self::watched(project, article, text, &|_| ControlFlow::Continue(()))
    }

    /// Like [`Correction::new`], but calls `watch` with its progress, from 0 to 1, and returns `None` when
    /// told to break.
    #[must_use]
    pub fn watched(
        project: &Project,
        article: ArticleId,
        text: &str,
        watch: &dyn Fn(f32) -> ControlFlow<()>,
    ) -> Option<Self> {
        let before = project.article(article)?.text.clone();
        let text: Arc<str> = text.replace("\r\n", "\n").into();
        let reanchorer = Reanchorer::new(&before, &text, &|part| watch(ALIGNED * part).is_continue())?;
        let goes_on = |part: f32| watch(ALIGNED + (1.0 - ALIGNED) * part).is_continue();
        let (statements, mentions) =
            reanchoring::reanchor_all(project, article, &text, &reanchorer, &goes_on)?;
        let facts = facts::reanchor(project, article, &text, &reanchorer);
        Some(Self { article, before: before.clone(), text: text.clone(), statements, mentions, facts })
    }

    /// Returns whether the texts are the same, so that there is nothing to correct.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.before == self.text
    }

    /// Returns the number of statements with a result.
    #[must_use]
    pub fn count(&self, result: ReanchorResult) -> usize {
        self.statements.values().filter(|it| it.result == result).count()
    }

    /// Returns the statements with a result, in the order of the text.
    #[must_use]
    pub fn with_result(&self, result: ReanchorResult) -> Vec<StatementId> {
        let met = self.statements.iter().filter(|(_, it)| it.result == result);
        let mut all: Vec<_> = met.map(|(id, it)| (it.near, *id)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// Returns the words of a statement in the corrected text, or `None` for an orphan.
    #[must_use]
    pub fn words(&self, statement: StatementId) -> Option<String> {
        let spans = &self.statements.get(&statement)?.spans;
        (!spans.is_empty()).then(|| span_words(&self.text, spans))
    }

    /// Returns whether a project still has the text and the statements for which this was made.
    pub(super) fn fits(&self, project: &Project) -> bool {
        let own = project.statements.values().filter(|it| it.article == self.article);
        let mut count = 0;
        let same = |(id, spans): (&StatementId, &Vec<Span>)| {
            self.statements.get(id).is_some_and(|it| it.was == *spans)
        };
        let all = own.inspect(|_| count += 1).all(|it| same((&it.id, &it.spans)));
        let text = project.article(self.article).is_some_and(|it| it.text == self.before);
        let facts = project.fact_checks.values().filter(|it| it.article == self.article);
        let facts: Vec<_> = facts.map(|it| (it.id, it.span)).collect();
        let same_facts = facts.iter().copied().eq(self.facts.iter().map(|(id, it)| (*id, it.was)));
        text && all && same_facts && count == self.statements.len()
    }

    /// Returns the counts in words: "2 moved, 1 changed, 1 lost its place"; empty if all are unchanged.
    #[must_use]
    pub fn summary(&self) -> String {
        let parts = ReanchorResult::ALL.iter().filter_map(|result| {
            let words = match (result, self.count(*result)) {
                (_, 0) | (ReanchorResult::Unchanged, _) => return None,
                (ReanchorResult::Moved, count) => format!("{count} moved"),
                (ReanchorResult::Changed, count) => format!("{count} changed"),
                (ReanchorResult::Orphaned, count) => counted(count, "lost its place", "lost their places"),
                (ReanchorResult::Restored, count) => {
                    counted(count, "has its place again", "have their places again")
                }
            };
            Some(words)
        });
        parts.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests;
