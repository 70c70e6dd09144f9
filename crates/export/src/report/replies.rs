//! The parties that were accused, and those whose answer is missing.

use analysis::{ReplyDue, ReplyReason, ReplyState};
use model::{PartyId, ReplyId, ReplyOutcome, StatementId};

use super::content::{Item, ReportSide};
use super::sources::Sources;
use crate::reading::{Debate, Reading};
use model::one_line;

/// One row of the table: one statement, and one party that may reply to it.
pub(super) struct ReplyRow {
    /// The number of the statement.
    pub(super) statement: usize,
    /// The short name of the party that accuses or asks; "not known".
    pub(super) accuser: String,
    pub(super) accused: ReportSide,
    /// "accused", "asked to act", "said by a person".
    pub(super) reason: &'static str,
    pub(super) state: Answered,
    /// The last request for it, where one is written down and the article does not have the answer.
    pub(super) requested: Option<String>,
    pub(super) note: Option<String>,
}

/// The outcome of a reply.
pub(super) enum Answered {
    /// By the statement of this number.
    By(usize),
    /// Perhaps by the statement of this number, which is near.
    Near(usize),
    /// In a source of this number, or in one that is not named.
    Elsewhere(Option<usize>),
    /// Not, for a reason that a person gave.
    Settled(&'static str),
    /// Not.
    Missing,
}

/// All of them, in reading order, without those of whom a person said that they are not accused.
pub(super) fn all(reading: &Reading<'_>, debate: &Debate, sources: &Sources<'_>) -> Vec<ReplyRow> {
    debate.replies.replies_due().iter().filter_map(|due| row(reading, sources, due)).collect()
}

fn row(reading: &Reading<'_>, sources: &Sources<'_>, due: &ReplyDue) -> Option<ReplyRow> {
    let number = |place| reading.number(reading.scope.statement(place)?.id);
    let statement = reading.scope.statement(due.place)?;
    let reply = reading.project.replies.get(&ReplyId { statement: statement.id, party: due.party });
    let accuser = due.accuser.and_then(|id| reading.project.party(id));
    let state = match due.state {
        ReplyState::Answered(place) => Answered::By(number(place)?),
        ReplyState::Heard(place) => Answered::Near(number(place)?),
        ReplyState::Missing => Answered::Missing,
        ReplyState::Explained(ReplyOutcome::Elsewhere) => {
            Answered::Elsewhere(reply.and_then(|reply| sources.number(reply.evidence?)))
        }
        ReplyState::Explained(outcome) => Answered::Settled(outcome.name()),
        ReplyState::NotAccused => return None,
    };
    let note = reply.map(|reply| one_line(&reply.note));
    Some(ReplyRow {
        statement: reading.number(statement.id)?,
        accuser: accuser.map_or_else(|| "not known".to_owned(), |party| one_line(&party.short)),
        accused: ReportSide { name: short(reading, due)?, ..ReportSide::of(reading, Some(due.party)) },
        reason: match due.reason {
            ReplyReason::Accused => "accused",
            ReplyReason::Asked => "asked to act",
            ReplyReason::ByHand => "may reply, says the editor",
        },
        requested: (!matches!(state, Answered::By(_)))
            .then(|| requested(reading, statement.id, due.party))
            .flatten(),
        state,
        note: note.filter(|note| reading.options.notes && !note.is_empty()),
    })
}

/// "asked by e-mail on 5 June 2018, to answer by 6 June 2018: no answer".
fn requested(reading: &Reading<'_>, statement: StatementId, party: PartyId) -> Option<String> {
    let request = reading.project.last_request(statement, party)?;
    let by = request.deadline.map_or_else(String::new, |day| format!(", to answer by {}", day.words()));
    let state = match request.answer.and_then(|answer| answer.at) {
        Some(at) => format!("{} on {}", request.state().name(), at.words()),
        None => request.state().name().to_owned(),
    };
    Some(format!("asked {} on {}{by}: {state}", request.channel.name(), request.asked.words()))
}

fn short(reading: &Reading<'_>, due: &ReplyDue) -> Option<String> {
    Some(one_line(&reading.project.party(due.party)?.short))
}

/// A missing reply as it is said in the column of whoever owes it.
pub(super) fn missing(reading: &Reading<'_>, due: &ReplyDue) -> Option<Item> {
    let to = reading.number(reading.scope.statement(due.place)?.id)?;
    let party = short(reading, due)?;
    match due.state {
        ReplyState::Missing => Some(Item::Missing { to, party, what: "no reply in the article", open: true }),
        ReplyState::Explained(outcome) => {
            Some(Item::Missing { to, party, what: outcome.name(), open: false })
        }
        ReplyState::Answered(_) | ReplyState::Heard(_) | ReplyState::NotAccused => None,
    }
}
