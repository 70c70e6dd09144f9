//! Plans for the log of requests for replies.

use super::super::draft::{Draft, take_out};
use super::super::{EditError, Label, RequestFacts, RequestIntent};
use super::links;
use model::{
    PartyId, Project, Reply, ReplyId, ReplyOutcome, ReplyRequest, RequestId, StatementId, counted, one_line,
};

pub(super) fn plan(intent: &RequestIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        RequestIntent::Log(all) => {
            for facts in all {
                let id = draft.context.ids.draw();
                put(draft, id, facts)?;
            }
            let count = counted(all.len(), "request for a reply", "requests for replies");
            Ok(if let [one] = all.as_slice() {
                let party = draft.party_name(Some(one.party));
                Label::new("Log", "Logged", format_args!("a request for a reply to {party}"))
            } else {
                Label::new("Log", "Logged", count)
            })
        }
        RequestIntent::Change { request, facts } => {
            let before = draft.project.requests.get(request).ok_or(EditError::Gone("request for a reply"))?;
            let (before, answer) = (before.clone(), before.answer);
            put(draft, *request, facts)?;
            let declined = facts.answer.is_some_and(|answer| answer.declined);
            if before.answer.is_some_and(|answer| answer.declined) && !declined {
                take_back(draft, &before);
            }
            let party = draft.party_name(Some(facts.party));
            Ok(if answer == facts.answer {
                Label::new("Change", "Changed", format_args!("a request for a reply to {party}"))
            } else {
                Label::new("Log", "Logged", format_args!("what {party} answered"))
            })
        }
        RequestIntent::Remove(ids) => {
            for id in ids {
                draft.project.requests.remove(id).ok_or(EditError::Gone("request for a reply"))?;
            }
            let count = counted(ids.len(), "request for a reply", "requests for replies");
            Ok(Label::new("Remove", "Removed", format_args!("{count} from the log")))
        }
    }
}

/// Writes down a request, with what its answer makes of links and marks.
fn put(draft: &mut Draft<'_>, id: RequestId, facts: &RequestFacts) -> Result<(), EditError> {
    draft.party(facts.party)?;
    let mut statements = facts.statements.clone();
    statements.sort_unstable();
    statements.dedup();
    for statement in &statements {
        draft.statement(*statement)?;
    }
    settle(draft, facts, &statements)?;
    let before = draft.project.requests.get(&id).cloned();
    let coded = match &before {
        Some(before) => before.coded,
        None => draft.coded(),
    };
    let mut request = ReplyRequest {
        id,
        party: facts.party,
        statements,
        person: one_line(&facts.person),
        asked_by: one_line(&facts.asked_by),
        channel: facts.channel,
        asked: facts.asked,
        deadline: facts.deadline,
        answer: facts.answer,
        note: facts.note.trim().to_owned(),
        coded,
    };
    if before.as_ref() != Some(&request) {
        request.coded = draft.coded();
        draft.project.requests.insert(id, request);
    }
    Ok(())
}

/// Links the statement that has the answer with those it was asked about, or marks a reply as declined.
fn settle(draft: &mut Draft<'_>, facts: &RequestFacts, statements: &[StatementId]) -> Result<(), EditError> {
    let Some(answer) = facts.answer else { return Ok(()) };
    if let Some(included) = answer.included {
        if answer.declined {
            return Err(EditError::Refused(
                "Whoever declined gave no answer: choose one of the two.".to_owned(),
            ));
        }
        let article = draft.statement(included)?.article;
        refuse_foreign(draft, included, facts.party)?;
        let near =
            |id: &StatementId| draft.project.statements.get(id).is_some_and(|it| it.article == article);
        let here: Vec<StatementId> = statements.iter().copied().filter(near).collect();
        let about = if here.is_empty() { statements } else { &here };
        for to in about.iter().filter(|to| **to != included) {
            links::affirm(draft, included, *to, facts.relation)?;
        }
    }
    if answer.declined {
        for statement in statements {
            let id = ReplyId { statement: *statement, party: facts.party };
            if !draft.project.replies.contains_key(&id) {
                let coded = Some(draft.coded());
                let reply = Reply {
                    statement: *statement,
                    party: facts.party,
                    outcome: ReplyOutcome::Declined,
                    evidence: None,
                    passage: None,
                    note: String::new(),
                    coded,
                };
                draft.project.replies.insert(id, reply);
            }
        }
    }
    Ok(())
}

/// Refuses a statement of another party than the one that was asked.
fn refuse_foreign(draft: &mut Draft<'_>, id: StatementId, party: PartyId) -> Result<(), EditError> {
    let own = draft.statement(id)?.clone();
    if draft.project.party_of(&own) == Some(party) {
        return Ok(());
    }
    let party = draft.party_name(Some(party));
    Err(EditError::Refused(format!(
        "The answer of {party} must be a statement of theirs: choose another one."
    )))
}

/// Takes back the marks that a declined request made.
fn take_back(draft: &mut Draft<'_>, request: &ReplyRequest) {
    for statement in &request.statements {
        let id = ReplyId { statement: *statement, party: request.party };
        let declined = |reply: &Reply| {
            reply.outcome == ReplyOutcome::Declined && reply.note.is_empty() && reply.evidence.is_none()
        };
        if draft.project.replies.get(&id).is_some_and(declined) {
            draft.project.replies.remove(&id);
        }
    }
}

/// Gives the requests to a removed party to its heir; without one they go.
pub(super) fn inherit(draft: &mut Draft<'_>, from: PartyId, heir: Option<PartyId>) {
    let Some(heir) = heir else {
        return take_out(&mut draft.project.requests, |it| it.party == from);
    };
    each(&mut draft.project, |request| {
        if request.party == from {
            request.party = heir;
        }
    });
}

/// Removes statements from the requests. The requests stay: somebody was asked.
pub(super) fn forget(draft: &mut Draft<'_>, gone: impl Fn(StatementId) -> bool) {
    each(&mut draft.project, |request| {
        request.statements.retain(|id| !gone(*id));
        if let Some(answer) = &mut request.answer {
            answer.included = answer.included.filter(|id| !gone(*id));
        }
    });
}

/// Makes the requests about the second statement be about the first.
pub(super) fn reassign(project: &mut Project, first: StatementId, second: StatementId) {
    each(project, |request| {
        for id in &mut request.statements {
            if *id == second {
                *id = first;
            }
        }
        request.statements.sort_unstable();
        request.statements.dedup();
        if let Some(answer) = &mut request.answer {
            answer.included = answer.included.map(|id| if id == second { first } else { id });
        }
    });
}

/// Changes the requests, and touches only those that then differ.
fn each(project: &mut Project, change: impl Fn(&mut ReplyRequest)) {
    let changed: Vec<ReplyRequest> = project
        .requests
        .values()
        .filter_map(|before| {
            let mut after = before.clone();
            change(&mut after);
            (after != *before).then_some(after)
        })
        .collect();
    for request in changed {
        project.requests.insert(request.id, request);
    }
}
