//! The figures of one of several articles.

use std::collections::HashMap;
use std::sync::Arc;

use super::HeaderFigures;
use crate::app::analyses::Analyses;
use crate::app::index::Index;
use analysis::{PartyFigures, ReplyGraph, RightOfReply, Scope, WordStarts};
use model::{ArticleId, PartyId, Project, StatementId};

/// The figures of the panels, counted in one article alone.
#[derive(Debug, Clone)]
pub(crate) struct ArticleFigures {
    /// The article, and the analyses of the project in the state that was counted.
    of: (ArticleId, Arc<Analyses>),
    /// Words, accusations and answers.
    pub(crate) parties: PartyFigures,
    /// The numbers of statements; those of the others under `None`.
    pub(crate) counts: HashMap<Option<PartyId>, HeaderFigures>,
}

impl ArticleFigures {
    /// Counts.
    pub(crate) fn new(project: &Project, index: &Index, of: (ArticleId, Arc<Analyses>)) -> Self {
        let rows = index.table.compact_rows.iter().zip(index.table.ids.list());
        let is_in = |id: &StatementId| project.statements.get(id).is_some_and(|it| it.article == of.0);
        let own: Vec<_> = rows.filter(|(_, id)| is_in(id)).collect();
        let mut counts: HashMap<Option<PartyId>, HeaderFigures> = HashMap::new();
        for (row, _) in own.iter().filter(|(row, _)| !row.is_rejected()) {
            let panel = index.table.parties.get(usize::from(row.panel)).map(|party| party.id);
            counts.entry(panel).or_default().add(**row);
        }
        let ids: Vec<StatementId> = own.into_iter().map(|(_, id)| *id).collect();
        let scope = Scope::with_all_links(project, &ids);
        let replies = RightOfReply::new(&scope, &ReplyGraph::new(&scope));
        let mut words = WordStarts::default();
        words.read(project);
        Self { parties: PartyFigures::new(&scope, &replies, &words), counts, of }
    }

    /// Returns `true` if these are the figures of an article in the state of these analyses.
    pub(crate) fn is_of(&self, article: ArticleId, analyses: &Arc<Analyses>) -> bool {
        self.of.0 == article && Arc::ptr_eq(&self.of.1, analyses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::analyses::AnalysesCache;
    use edit::testing;
    use edit::{ArticleIntent, Intent};

    const ONE: &str = "Harbour row\n\n“The bridge is safe,” said Ann Roe, a spokeswoman for the council.\n\n\
        “The council lied about the bridge,” said Bob Lee, the director of Bridge Watch.";
    const TWO: &str =
        "Dam row\n\n“The dam and the road beside it are safe,” said Ann Roe, a spokeswoman for the council.";

    #[test]
    fn the_figures_of_an_article_are_those_of_a_project_that_has_it_alone() {
        let by = &mut testing::context();
        let alone = testing::project(by, "Harbour row", ONE, extract::extract(ONE));
        let mut both = alone.clone();
        let article = model::testing::article(&mut by.ids, "Dam row", TWO);
        let add = ArticleIntent::Add { article: article.clone(), findings: extract::extract(TWO) };
        testing::make(&mut both, by, &Intent::Article(add));
        let figures = |project: &Project, article: ArticleId| {
            let index = Index::new(project);
            let analyses = AnalysesCache::default().of(project, &index);
            ArticleFigures::new(project, &index, (article, analyses))
        };
        let (first, second) = (alone.articles[0].id, article.id);
        let (one, same) = (figures(&alone, first), figures(&both, first));
        assert!(one.parties.words() > 0);
        for party in &alone.parties {
            let of = Some(party.id);
            assert_eq!(
                (one.parties.of(of), one.counts.get(&of)),
                (same.parties.of(of), same.counts.get(&of))
            );
        }
        assert_eq!(one.parties.words(), same.parties.words());
        let index = Index::new(&both);
        let all = AnalysesCache::default().of(&both, &index);
        assert_eq!(all.figures.words(), same.parties.words() + figures(&both, second).parties.words());
    }
}
