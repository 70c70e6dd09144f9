//! The galley: facts that are struck off, found wrong, or asked about in vain.

use std::sync::Arc;

use crate::app::action::CheckAction;
use crate::app::check::CheckPart;
use crate::app::request::DialogRequest;
use crate::app::view::View;
use crate::app::window::Rejoinder;
use analysis::{Galley, GalleyFact};
use edit::{GalleyIntent, Intent};
use model::{ArticleId, FactKind, FactResult, FactSource, FoundFact};

fn found(fact: &GalleyFact) -> FoundFact {
    FoundFact { span: fact.span, kind: fact.kind }
}

impl Rejoinder {
    /// Returns whether the text of a galley is shown, and keys walk through its facts.
    pub(super) fn shows_galley(&self) -> bool {
        self.layout.galley_of(self.article).is_some()
    }

    /// The galley that is shown, with its article.
    fn shown_galley(&self) -> Option<(ArticleId, Arc<Galley>)> {
        let article = self.layout.galley_of(self.article)?;
        Some((article, self.session.galley(article)?))
    }

    /// The selected fact of the galley that is shown.
    fn selected_fact(&self) -> Option<(ArticleId, FoundFact)> {
        let (article, galley) = self.shown_galley()?;
        let place = self.layout.check.place(&galley)?;
        Some((article, found(galley.facts.get(place)?)))
    }

    /// Begins to find the facts of the article that is shown, beside the frame.
    pub(super) fn find_facts(&mut self) {
        let article = self.article.and_then(|id| self.session.project().article(id)).cloned();
        if let Some(article) = article
            && let Some(facts) = self.session.facts.begin(&article)
        {
            self.jobs.find_facts(&article, facts);
        }
    }

    /// Carries out a request of the view Check.
    pub(super) fn perform_check(&mut self, action: CheckAction) {
        match action {
            CheckAction::Select(fact) => self.layout.check.fact = Some(fact),
            CheckAction::Decide { article, fact, result } => self.decide(article, fact, result),
            CheckAction::DecideBy { article, fact, right, source } => {
                let intent = GalleyIntent::DecideBy { article, facts: vec![fact], right, source };
                self.decide_by(article, fact, intent, false);
            }
            CheckAction::Against(source) => self.layout.check.source = source,
            CheckAction::Show(part) => self.layout.check.part = part,
            CheckAction::FindFigures => self.session.stated.ask_again(),
        }
    }

    /// Says that the selected fact is right, by the source that was chosen.
    pub(super) fn strike_off(&mut self) {
        self.decide_fact(FactResult::Checked(self.layout.check.source.clone()));
    }

    /// Sets the result of the selected fact.
    pub(super) fn decide_fact(&mut self, result: FactResult) {
        if let Some((article, fact)) = self.selected_fact() {
            self.decide(article, fact, result);
        }
    }

    fn decide(&mut self, article: ArticleId, fact: FoundFact, result: FactResult) {
        let reopens = result == FactResult::Open;
        self.decide_by(article, fact, GalleyIntent::Decide { article, facts: vec![fact], result }, reopens);
    }

    /// Decides about a fact, goes to the next open one, and checks against the same source from then on.
    fn decide_by(&mut self, article: ArticleId, fact: FoundFact, intent: GalleyIntent, reopens: bool) {
        if self.try_edit(&Intent::Galley(intent)).is_none() {
            return;
        }
        let decisions = self.session.project().fact_checks.values();
        let mut here = decisions.filter(|it| it.article == article && fact.is_at(it.span, it.kind));
        let source = here.find_map(|it| it.result.source()).filter(|source| **source != FactSource::None);
        if let Some(source) = source {
            self.layout.check.source = source.clone();
        }
        self.layout.check.select(Some(fact));
        if !reopens {
            self.go_to_open_fact(true);
        }
        if let Some((_, galley)) = self.shown_galley() {
            let counts = galley.counts();
            let end = if counts.is_finished() { ": every fact is decided" } else { "" };
            self.message = format!("{}{end}", counts.words());
        }
    }

    /// Goes to the next open fact, or to the one before.
    pub(super) fn go_to_open_fact(&mut self, forward: bool) {
        let Some((_, galley)) = self.shown_galley() else { return };
        let place = self.layout.check.place(&galley);
        let next = if forward { galley.next_open(place) } else { galley.previous_open(place) };
        if let Some(fact) = next.and_then(|at| galley.facts.get(at)) {
            self.layout.check.select(Some(found(fact)));
        }
    }

    /// Goes to the next fact of the text, or to the one before.
    pub(super) fn step_fact(&mut self, forward: bool) {
        let Some((_, galley)) = self.shown_galley() else { return };
        let last = galley.facts.len().saturating_sub(1);
        let next = match self.layout.check.place(&galley) {
            None => 0,
            Some(at) if forward => (at + 1).min(last),
            Some(at) => at.saturating_sub(1),
        };
        self.layout.check.select(galley.facts.get(next).map(found));
    }

    /// Asks for the result of the selected fact.
    pub(super) fn ask_about_fact(&mut self) {
        if let Some((article, fact)) = self.selected_fact() {
            self.ask(DialogRequest::Fact { article, fact });
        }
    }

    /// Marks the words that are selected in the article as a fact, and shows the galley.
    pub(super) fn mark_fact(&mut self) {
        let Some((article, span)) = self.selection.text.take() else { return };
        let fact = FoundFact { span, kind: FactKind::Other };
        if self.try_edit(&Intent::Galley(GalleyIntent::Mark { article, fact })).is_some() {
            self.article = Some(article);
            self.layout.check.part = CheckPart::Text;
            self.layout.check.select(Some(fact));
            self.show_view(View::Check);
        }
    }
}
