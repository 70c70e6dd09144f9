//! Plans for replies that are due or missing.

use super::super::draft::{Draft, take_out};
use super::super::{EditError, Label, ReplyFacts, ReplyIntent};
use super::evidence::resolve;
use model::{EvidenceId, PartyId, PassageId, Project, Reply, ReplyId, ReplyOutcome, StatementId};

pub(super) fn plan(intent: &ReplyIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        ReplyIntent::Mark { statements, party, facts } => mark(draft, statements, *party, facts),
        ReplyIntent::Unmark { statements, party } => unmark(draft, statements, *party),
    }
}

fn mark(
    draft: &mut Draft<'_>,
    statements: &[StatementId],
    party: PartyId,
    facts: &ReplyFacts,
) -> Result<Label, EditError> {
    draft.party(party)?;
    let (evidence, passage) = match &facts.source {
        Some(cited) => {
            let (evidence, passage) = resolve(draft, cited)?;
            (Some(evidence), passage)
        }
        None => (None, None),
    };
    for statement in statements {
        refuse_own(draft, *statement, party)?;
        let note = facts.note.trim().to_owned();
        let outcome = facts.outcome;
        let mut reply = Reply { statement: *statement, party, outcome, evidence, passage, note, coded: None };
        let before = draft.project.replies.get(&reply.id());
        reply.coded = before.and_then(|before| before.coded);
        if before != Some(&reply) {
            reply.coded = Some(draft.coded());
            draft.project.replies.insert(reply.id(), reply);
        }
    }
    let (party, statements) = (draft.party_name(Some(party)), draft.statements_name(statements));
    Ok(match facts.outcome {
        ReplyOutcome::Due => {
            Label::new("Say", "Said", format_args!("that {party} owes a reply to {statements}"))
        }
        ReplyOutcome::NotAccused => {
            Label::new("Say", "Said", format_args!("that {party} is not accused in {statements}"))
        }
        outcome => Label::new(
            "Mark",
            "Marked",
            format_args!("the reply of {party} to {statements}: {}", outcome.name()),
        ),
    })
}

/// Refuses a statement of the party itself, because nobody replies to oneself.
fn refuse_own(draft: &mut Draft<'_>, id: StatementId, party: PartyId) -> Result<(), EditError> {
    let own = draft.statement(id)?.clone();
    if draft.project.party_of(&own) == Some(party) {
        let party = draft.party_name(Some(party));
        return Err(EditError::Refused(format!(
            "{party} makes this statement itself: choose another party."
        )));
    }
    Ok(())
}

fn unmark(draft: &mut Draft<'_>, ids: &[StatementId], party: PartyId) -> Result<Label, EditError> {
    let mut found = false;
    for statement in ids {
        found |= draft.project.replies.remove(&ReplyId { statement: *statement, party }).is_some();
    }
    if !found {
        return Err(EditError::Gone("mark on a reply"));
    }
    let (party, statements) = (draft.party_name(Some(party)), draft.statements_name(ids));
    Ok(Label::new("Take", "Took", format_args!("back what was said of the reply of {party} to {statements}")))
}

/// Gives the marks of a removed party to its heir, where that has none of its own.
pub(super) fn inherit(draft: &mut Draft<'_>, from: PartyId, heir: Option<PartyId>) {
    let replies = &mut draft.project.replies;
    let moved: Vec<Reply> = replies.values().filter(|reply| reply.party == from).cloned().collect();
    for reply in moved {
        replies.remove(&reply.id());
        let heir = heir.map(|party| Reply { party, ..reply });
        if let Some(reply) = heir.filter(|reply| !replies.contains_key(&reply.id())) {
            replies.insert(reply.id(), reply);
        }
    }
}

/// Removes the marks on replies to removed statements.
pub(super) fn forget(draft: &mut Draft<'_>, gone: impl Fn(StatementId) -> bool) {
    take_out(&mut draft.project.replies, |reply| gone(reply.statement));
}

/// Clears a removed source from the marks that name it.
pub(super) fn lose_source(draft: &mut Draft<'_>, evidence: EvidenceId) {
    let named = |reply: &&Reply| reply.evidence == Some(evidence);
    let replies: Vec<Reply> = draft.project.replies.values().filter(named).cloned().collect();
    for reply in replies {
        let reply = Reply { evidence: None, passage: None, ..reply };
        draft.project.replies.insert(reply.id(), reply);
    }
}

/// Makes replies that are a removed passage be its whole source.
pub(super) fn lose_passage(draft: &mut Draft<'_>, passage: PassageId) {
    let named = |reply: &&Reply| reply.passage == Some(passage);
    let replies: Vec<Reply> = draft.project.replies.values().filter(named).cloned().collect();
    for reply in replies {
        draft.project.replies.insert(reply.id(), Reply { passage: None, ..reply });
    }
}

/// Moves the marks on replies from the second statement to the first, where that has none.
pub(super) fn reassign(project: &mut Project, first: StatementId, second: StatementId) {
    let moved: Vec<Reply> = project.replies_to(second).cloned().collect();
    for reply in moved {
        project.replies.remove(&reply.id());
        let reply = Reply { statement: first, ..reply };
        if !project.replies.contains_key(&reply.id()) {
            project.replies.insert(reply.id(), reply);
        }
    }
}
