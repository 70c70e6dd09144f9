//! The sources of articles: whoever speaks in each, once a piece.

use std::collections::HashMap;

use model::{Act, ArticleId, Span, SpeakerId, StatementId};

use super::scope::Scope;

/// A speaker in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// The speaker.
    pub speaker: SpeakerId,
    /// Its statements there, in reading order; at least one.
    pub statements: Vec<StatementId>,
    /// The first of them, from its first byte to its last.
    pub first: Span,
}

/// Returns the sources of articles, article by article in the order in which each first speaks.
///
/// A source makes a statement itself. Whoever only speaks as told by another, whose statements were thought and not said, or
/// all of whose statements a person rejected, is none.
#[must_use]
pub fn sources(scope: &Scope<'_>) -> Vec<Source> {
    let mut places: HashMap<(ArticleId, SpeakerId), usize> = HashMap::new();
    let mut sources: Vec<Source> = Vec::new();
    let said = scope.facts().filter(|(_, fact)| fact.stands && !fact.is_told && fact.act == Act::Speech);
    for (place, fact) in said {
        let Some(speaker) = scope.statement(place).and_then(|it| it.speaker) else { continue };
        let at = *places.entry((fact.article, speaker)).or_insert(sources.len());
        match sources.get_mut(at) {
            Some(source) => source.statements.push(fact.id),
            None => sources.push(Source {
                article: fact.article,
                speaker,
                statements: vec![fact.id],
                first: fact.extent,
            }),
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestProject;
    use model::ReviewStatus;

    const TEXT: &str = "“It leaks,” Ana Ruiz said. The firm said that it does not, and Ana Ruiz said that Bo Lee had seen it.";

    #[test]
    fn a_speaker_counts_once_a_piece_and_not_as_told_by_another() {
        let mut made = TestProject::new(TEXT);
        let mut say = |name: &str, words: &[&str]| {
            let speaker = made.speaker(name, None);
            let mut ids = Vec::new();
            for words in words {
                let span = made.spot(words);
                let id = made.say_at(None, span);
                made.change(id, |it| it.speaker = Some(speaker));
                ids.push(id);
            }
            (speaker, ids)
        };
        let (ana, her) = say("Ana Ruiz", &["“It leaks,”", "that Bo Lee had seen it"]);
        let (firm, its) = say("The firm", &["that it does not"]);
        let (_, told) = say("Bo Lee", &["had seen it"]);
        made.change(told[0], |it| it.via = Some(her[1]));
        let order: Vec<StatementId> = made.project.reading_order().iter().map(|it| it.id).collect();
        let found = sources(&Scope::with_all_links(&made.project, &order));
        let first = Source {
            article: made.project.articles[0].id,
            speaker: ana,
            statements: her,
            first: made.spot("“It leaks,”"),
        };
        assert_eq!(found.len(), 2);
        assert_eq!((&found[0], found[1].speaker), (&first, firm));
        made.change(its[0], |it| it.status = ReviewStatus::Rejected);
        assert_eq!(sources(&Scope::with_all_links(&made.project, &order)), [first]);
    }
}
