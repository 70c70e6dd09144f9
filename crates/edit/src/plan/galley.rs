//! Plans for decisions about the facts of an article.

use super::super::draft::{Draft, shortened, take_out};
use super::super::{EditError, GalleyIntent, Label};
use super::evidence;
use model::{
    ArticleId, EvidenceId, FactCheck, FactCheckId, FactResult, FactSource, FoundFact, Project, counted,
};

pub(super) fn plan(intent: &GalleyIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        GalleyIntent::Decide { article, facts, result } => decide(draft, *article, facts, result),
        GalleyIntent::DecideBy { article, facts, right, source } => {
            let by = FactSource::Evidence(evidence::known_or_new(draft, source)?);
            let result = match right {
                Some(right) => FactResult::Wrong { right: right.clone(), source: by },
                None => FactResult::Checked(by),
            };
            decide(draft, *article, facts, &result)
        }
        GalleyIntent::Mark { article, fact } => mark(draft, *article, *fact),
        GalleyIntent::Forget(ids) => forget(draft, ids),
    }
}

/// Returns the decision about a fact: the one at exactly its place, otherwise one that overlaps it.
fn decision_at(project: &Project, article: ArticleId, fact: FoundFact) -> Option<FactCheckId> {
    let at = |it: &&FactCheck| it.article == article && !it.is_gone() && fact.is_at(it.span, it.kind);
    let all = || project.fact_checks.values().filter(at);
    all().find(|it| it.span == fact.span).or_else(|| all().next()).map(|it| it.id)
}

/// Returns the words of a fact, or an error if it does not lie in its article.
fn words(draft: &Draft<'_>, article: ArticleId, fact: FoundFact) -> Result<String, EditError> {
    let article = draft.project.article(article).ok_or(EditError::Gone("article"))?;
    if !fact.span.fits(&article.text) || fact.span.trimmed(&article.text).is_empty() {
        return Err(EditError::Refused("Select the words of a fact first.".to_owned()));
    }
    Ok(format!("“{}”", shortened(fact.span.of(&article.text))))
}

fn decide(
    draft: &mut Draft<'_>,
    article: ArticleId,
    facts: &[FoundFact],
    result: &FactResult,
) -> Result<Label, EditError> {
    let [first, ..] = facts else {
        return Err(EditError::Refused("Select a fact first.".to_owned()));
    };
    let result = tidied(result)?;
    let mut name = words(draft, article, *first)?;
    if facts.len() > 1 {
        name = counted(facts.len(), "fact", "facts");
    }
    for fact in facts {
        words(draft, article, *fact)?;
        decide_one(draft, article, *fact, &result);
    }
    Ok(label(&result, &name))
}

fn decide_one(draft: &mut Draft<'_>, article: ArticleId, fact: FoundFact, result: &FactResult) {
    let before = decision_at(&draft.project, article, fact).and_then(|id| draft.project.fact_checks.get(&id));
    let by_hand = before.is_some_and(|it| it.by_hand);
    if before.is_some_and(|it| it.result == *result && it.earlier.is_none()) {
        return;
    }
    let goes = if by_hand { *result == FactResult::NotAFact } else { *result == FactResult::Open };
    if goes {
        if let Some(id) = before.map(|it| it.id) {
            draft.project.fact_checks.remove(&id);
        }
        return;
    }
    let (id, span, kind) = before
        .map_or_else(|| (draft.context.ids.draw(), fact.span, fact.kind), |it| (it.id, it.span, it.kind));
    let coded = Some(draft.coded());
    let decision =
        FactCheck { id, article, span, kind, by_hand, result: result.clone(), earlier: None, coded };
    draft.project.fact_checks.insert(id, decision);
}

/// Returns a result without white space around its words.
fn tidied(result: &FactResult) -> Result<FactResult, EditError> {
    let source = |source: &FactSource| match source {
        FactSource::Asked(who) if who.trim().is_empty() => FactSource::None,
        FactSource::Asked(who) => FactSource::Asked(who.trim().to_owned()),
        other => other.clone(),
    };
    Ok(match result {
        FactResult::Checked(by) => FactResult::Checked(source(by)),
        FactResult::Wrong { right, source: by } => {
            FactResult::Wrong { right: right.trim().to_owned(), source: source(by) }
        }
        FactResult::Unanswered { asked, .. } if asked.trim().is_empty() => {
            return Err(EditError::Refused("Say who was asked.".to_owned()));
        }
        FactResult::Unanswered { asked, date } => {
            FactResult::Unanswered { asked: asked.trim().to_owned(), date: date.trim().to_owned() }
        }
        FactResult::Open | FactResult::NotAFact => result.clone(),
    })
}

fn label(result: &FactResult, name: &str) -> Label {
    match result {
        FactResult::Open => Label::new("Open", "Opened", format_args!("{name} again")),
        FactResult::Checked(_) => Label::new("Strike", "Struck", format_args!("{name} off as checked")),
        FactResult::Wrong { .. } => Label::new("Mark", "Marked", format_args!("{name} as wrong")),
        FactResult::Unanswered { .. } => {
            Label::new("Mark", "Marked", format_args!("{name} as one that could not be checked"))
        }
        FactResult::NotAFact => Label::new("Remove", "Removed", format_args!("the mark of {name}")),
    }
}

fn mark(draft: &mut Draft<'_>, article: ArticleId, fact: FoundFact) -> Result<Label, EditError> {
    let name = words(draft, article, fact)?;
    let text = draft.project.article(article).ok_or(EditError::Gone("article"))?.text.clone();
    let span = fact.span.trimmed(&text);
    let before = decision_at(&draft.project, article, fact).and_then(|id| draft.project.fact_checks.get(&id));
    if before.is_some_and(|it| it.by_hand && it.span == span) {
        return Err(EditError::Refused("These words are marked already.".to_owned()));
    }
    let id = before.map_or_else(|| draft.context.ids.draw(), |it| it.id);
    let coded = Some(draft.coded());
    let (kind, result) = (fact.kind, FactResult::Open);
    let decision = FactCheck { id, article, span, kind, by_hand: true, result, earlier: None, coded };
    draft.project.fact_checks.insert(id, decision);
    Ok(Label::new("Mark", "Marked", format_args!("{name} as a {}", kind.name())))
}

fn forget(draft: &mut Draft<'_>, ids: &[FactCheckId]) -> Result<Label, EditError> {
    for id in ids {
        draft.project.fact_checks.remove(id).ok_or(EditError::Gone("decision about a fact"))?;
    }
    let count = counted(ids.len(), "decision about a fact", "decisions about facts");
    Ok(Label::new("Remove", "Removed", count))
}

/// Removes the decisions about the facts of an article.
pub(super) fn remove_article(draft: &mut Draft<'_>, article: ArticleId) {
    take_out(&mut draft.project.fact_checks, |it| it.article == article);
}

/// Leaves the decisions that rest on a piece of evidence without a source.
pub(super) fn lose_source(draft: &mut Draft<'_>, evidence: EvidenceId) {
    let rests = |it: &&FactCheck| it.result.evidence() == Some(evidence);
    let decisions: Vec<FactCheck> = draft.project.fact_checks.values().filter(rests).cloned().collect();
    for mut decision in decisions {
        if let FactResult::Checked(source) | FactResult::Wrong { source, .. } = &mut decision.result {
            *source = FactSource::None;
        }
        draft.project.fact_checks.insert(decision.id, decision);
    }
}
