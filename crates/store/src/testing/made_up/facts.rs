//! Made-up decisions about facts.

use std::sync::Arc;

use super::Maker;
use model::{
    ArticleId, CoderId, EarlierPlace, EvidenceId, FactCheck, FactKind, FactResult, FactSource, Project, Span,
};

impl Maker {
    /// Decisions about facts, with every result.
    pub(super) fn fact_checks(&mut self, project: &mut Project, count: usize) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        let evidence: Vec<EvidenceId> = project.evidence.keys().copied().collect();
        let articles: Vec<(ArticleId, Arc<str>)> =
            project.articles.iter().map(|article| (article.id, Arc::clone(&article.text))).collect();
        for (article, text) in articles.iter().cycle().take(count) {
            let from = self.rng.usize(..text.len());
            let Some(span) = self.span(text, from, text.len()) else { continue };
            let source = match (self.rng.u8(..3), self.rng.choice(&evidence)) {
                (0, Some(id)) => FactSource::Evidence(*id),
                (1, _) => FactSource::Asked(self.words(2)),
                _ => FactSource::None,
            };
            let by_hand = self.rng.bool();
            let result = match self.rng.u8(..5) {
                0 => FactResult::Open,
                1 => FactResult::Checked(source),
                2 => FactResult::Wrong { right: self.maybe_words(), source },
                3 if !by_hand => FactResult::NotAFact,
                _ => FactResult::Unanswered { asked: self.words(2), date: self.maybe_words() },
            };
            let earlier = project.earlier_texts.values().find(|it| it.article == *article);
            let earlier = earlier.and_then(|earlier| {
                let span = self.span(&earlier.text, 0, earlier.text.len())?;
                Some(EarlierPlace { text: earlier.id, spans: vec![span], cue: None, mention: None })
            });
            let gone = earlier.is_some() && self.rng.bool();
            let decision = FactCheck {
                id: self.ids.draw(),
                article: *article,
                span: if gone { Span::new(span.start, span.start) } else { span },
                kind: self.rng.choice(FactKind::ALL).unwrap_or(FactKind::Other),
                by_hand,
                result,
                earlier,
                coded: self.coded(&coders),
            };
            project.fact_checks.insert(decision.id, decision);
        }
    }
}
