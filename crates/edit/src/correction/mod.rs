//! A corrected text of an article, and what becomes of all that stands in it.

mod reanchoring;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::reanchor::Reanchorer;
use model::{ArticleId, Mention, Project, Span, SpeakerId, StatementId};

/// A corrected text of an article, with what becomes of every statement and mention in it. Working that out takes
/// time that grows with the text, so it is done before the change is planned, and can be looked at before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The article.
    pub article: ArticleId,
    /// The text that is corrected.
    pub before: Arc<str>,
    /// The corrected text.
    pub text: Arc<str>,
    /// The statements of the article, each with what becomes of it.
    pub(super) statements: BTreeMap<StatementId, ReanchoredStatement>,
    /// The mentions of each speaker whom the article names.
    pub(super) mentions: BTreeMap<SpeakerId, Vec<Mention>>,
}

/// How much of the work is done when the texts are aligned.
const ALIGNED: f32 = 0.3;

/// What becomes of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReanchorResult {
    /// Its words are the same, in the same place.
    Unchanged,
    /// Its words are the same, in another place of the text.
    Moved,
    /// Its words were changed.
    Changed,
    /// Its words are gone.
    Orphaned,
    /// It had lost its place before, and has it again.
    Restored,
}

impl ReanchorResult {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Unchanged, Self::Moved, Self::Changed, Self::Orphaned, Self::Restored];
}

/// What becomes of a statement, and where it stands then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReanchoredStatement {
    pub(super) fate: ReanchorResult,
    /// Where it stood; nowhere where it had lost its place already.
    pub(super) was: Vec<Span>,
    /// Where it stands; nowhere where it loses its place, or has none still.
    pub(super) spans: Vec<Span>,
    /// Where it would stand, whatever stands there.
    pub(super) near: usize,
    pub(super) cue: Option<Span>,
    pub(super) mention: Option<Span>,
}

impl Correction {
    /// Works out what becomes of an article's statements with another text. Line ends become `\n`. Nothing where the
    /// project has no such article.
    #[must_use]
    pub fn new(project: &Project, article: ArticleId, text: &str) -> Option<Self> {
        Self::watched(project, article, text, &|_| ControlFlow::Continue(()))
    }

    /// The same; tells again and again how far it is, from 0 to 1, and stops with nothing when told to break.
    #[must_use]
    pub fn watched(
        project: &Project,
        article: ArticleId,
        text: &str,
        watch: &dyn Fn(f32) -> ControlFlow<()>,
    ) -> Option<Self> {
        let before = project.article(article)?.text.clone();
        let text: Arc<str> = text.replace("\r\n", "\n").into();
        let carrier = Reanchorer::new(&before, &text, &|part| watch(ALIGNED * part).is_continue())?;
        let goes_on = |part: f32| watch(ALIGNED + (1.0 - ALIGNED) * part).is_continue();
        let (statements, mentions) = reanchoring::reanchor_all(project, article, &text, &carrier, &goes_on)?;
        Some(Self { article, before: before.clone(), text: text.clone(), statements, mentions })
    }

    /// Whether the text is the same, so that there is nothing to correct.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.before == self.text
    }

    /// How many statements meet this fate.
    #[must_use]
    pub fn count(&self, fate: ReanchorResult) -> usize {
        self.statements.values().filter(|it| it.fate == fate).count()
    }

    /// The statements that meet this fate, in the order in which they stood or would stand.
    #[must_use]
    pub fn those(&self, fate: ReanchorResult) -> Vec<StatementId> {
        let met = self.statements.iter().filter(|(_, it)| it.fate == fate);
        let mut all: Vec<_> = met.map(|(id, it)| (it.near, *id)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// The words that a statement has in the corrected text; nothing where it has no place there.
    #[must_use]
    pub fn words(&self, statement: StatementId) -> Option<String> {
        let spans = &self.statements.get(&statement)?.spans;
        (!spans.is_empty()).then(|| words(&self.text, spans))
    }

    /// Whether a project is still as it was when this was worked out.
    pub(super) fn fits(&self, project: &Project) -> bool {
        let own = project.statements.values().filter(|it| it.article == self.article);
        let mut count = 0;
        let same = |(id, spans): (&StatementId, &Vec<Span>)| {
            self.statements.get(id).is_some_and(|it| it.was == *spans)
        };
        let all = own.inspect(|_| count += 1).all(|it| same((&it.id, &it.spans)));
        let text = project.article(self.article).is_some_and(|it| it.text == self.before);
        text && all && count == self.statements.len()
    }

    /// "2 moved, 1 changed, 1 lost its place"; empty where all stay.
    #[must_use]
    pub fn summary(&self) -> String {
        let parts = ReanchorResult::ALL.iter().filter_map(|fate| {
            let words = match (fate, self.count(*fate)) {
                (_, 0) | (ReanchorResult::Unchanged, _) => return None,
                (ReanchorResult::Moved, count) => format!("{count} moved"),
                (ReanchorResult::Changed, count) => format!("{count} changed"),
                (ReanchorResult::Orphaned, 1) => "1 lost its place".to_owned(),
                (ReanchorResult::Orphaned, count) => format!("{count} lost their places"),
                (ReanchorResult::Restored, 1) => "1 has its place again".to_owned(),
                (ReanchorResult::Restored, count) => format!("{count} have their places again"),
            };
            Some(words)
        });
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// The words that stand in these places.
fn words(text: &str, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    parts.join(" … ")
}

#[cfg(test)]
mod tests;
