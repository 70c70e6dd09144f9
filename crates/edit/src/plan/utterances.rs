//! Plans for utterances that several articles tell.

use super::super::draft::{Draft, take_out};
use super::super::{EditError, Label, UtteranceIntent};
use model::{Project, SameUtterance, StatementId, StatementPair, Why};

pub(super) fn plan(intent: &UtteranceIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        UtteranceIntent::Decide { pairs, same, why } => decide(draft, pairs, *same, why.as_ref()),
        UtteranceIntent::Undecide(pairs) => undecide(draft, pairs),
    }
}

fn decide(
    draft: &mut Draft<'_>,
    pairs: &[StatementPair],
    same: bool,
    why: Option<&Why>,
) -> Result<Label, EditError> {
    if pairs.is_empty() {
        return Err(EditError::Refused("Select statements of two articles at least.".to_owned()));
    }
    for pair in pairs {
        let articles = (draft.statement(pair.first)?.article, draft.statement(pair.second)?.article);
        if articles.0 == articles.1 {
            let problem = "These statements are in one article: choose one of each article.";
            return Err(EditError::Refused(problem.to_owned()));
        }
        let StatementPair { first, second } = *pair;
        let before = draft.project.same_utterances.get(pair);
        if before.is_some_and(|before| before.same == same) {
            continue;
        }
        // The reason why it was proposed stays with it, however often a person decides.
        let why = before.and_then(|before| before.why.clone()).or_else(|| why.cloned());
        let coded = Some(draft.coded());
        let decision = SameUtterance { first, second, same, why, coded };
        draft.project.same_utterances.insert(*pair, decision);
    }
    let subject = name(draft, pairs);
    Ok(if same {
        Label::new("Confirm", "Confirmed", format_args!("one utterance of {subject}"))
    } else {
        Label::new("Tell", "Told", format_args!("apart the utterances of {subject}"))
    })
}

fn undecide(draft: &mut Draft<'_>, pairs: &[StatementPair]) -> Result<Label, EditError> {
    let mut found = false;
    for pair in pairs {
        found |= draft.project.same_utterances.remove(pair).is_some();
    }
    if !found {
        return Err(EditError::Gone("decision on an utterance"));
    }
    let subject = name(draft, pairs);
    Ok(Label::new("Take", "Took", format_args!("back what was said of the utterance of {subject}")))
}

/// Returns the words of the first statement, or the number of the statements.
fn name(draft: &Draft<'_>, pairs: &[StatementPair]) -> String {
    let mut ids: Vec<StatementId> = pairs.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    ids.sort_unstable();
    ids.dedup();
    draft.statements_name(&ids)
}

/// Removes the decisions on removed statements.
pub(super) fn forget(draft: &mut Draft<'_>, gone: impl Fn(StatementId) -> bool) {
    take_out(&mut draft.project.same_utterances, |it| gone(it.first) || gone(it.second));
}

/// Moves the decisions on the second statement to the first, where that has none.
pub(super) fn reassign(project: &mut Project, first: StatementId, second: StatementId) {
    let of = |it: &&SameUtterance| it.id().other(second).is_some();
    let moved: Vec<SameUtterance> = project.same_utterances.values().filter(of).cloned().collect();
    for decision in moved {
        project.same_utterances.remove(&decision.id());
        let Some(other) = decision.id().other(second).filter(|other| *other != first) else { continue };
        let pair = StatementPair::new(first, other);
        if !project.same_utterances.contains_key(&pair) {
            let decision = SameUtterance { first: pair.first, second: pair.second, ..decision };
            project.same_utterances.insert(pair, decision);
        }
    }
}
