//! The replies of those who are accused or asked, for scripts.

use serde::Serialize;

use super::contract::{self, WhyJson};
use analysis::{ReplyDue, ReplyState, RightOfReply, Scope, StatementIndex};
use model::{PartyId, ReplyOutcome, ReviewStatus, StatementId, Why};

/// One reply that is due.
#[derive(Serialize)]
pub(super) struct ReplyJson {
    party: String,
    statement: String,
    state: &'static str,
    /// The statement that answers it.
    by: Option<String>,
    confidence: f64,
    why: WhyJson,
}

/// Every reply that is due, the surest first; `side` and `said` give the ids that the output has.
pub(super) fn replies(
    scope: &Scope<'_>,
    right: &RightOfReply,
    side: &dyn Fn(PartyId) -> String,
    said: &dyn Fn(StatementId) -> String,
) -> Vec<ReplyJson> {
    let mut dues: Vec<&ReplyDue> = right.replies_due().iter().collect();
    dues.sort_by_key(|due| (due.state != ReplyState::Missing, std::cmp::Reverse(due.weight)));
    let reply = |due: &ReplyDue| {
        let id = |place| scope.statement(place).map(|it| said(it.id));
        let (state, by) = state(due)?;
        let why = why(scope, due);
        Some(ReplyJson {
            party: side(due.party),
            statement: id(due.place)?,
            state,
            by: by.and_then(id),
            confidence: contract::share(&why),
            why: contract::reason(&why),
        })
    };
    dues.into_iter().filter_map(reply).collect()
}

/// The word for what became of a reply, and the place of what answers; nothing where none is due.
fn state(due: &ReplyDue) -> Option<(&'static str, Option<StatementIndex>)> {
    let word = |outcome: ReplyOutcome| match outcome {
        ReplyOutcome::Due => Some("open"),
        ReplyOutcome::Declined => Some("declined"),
        ReplyOutcome::Unreachable => Some("unreached"),
        ReplyOutcome::Elsewhere => Some("elsewhere"),
        ReplyOutcome::NotNeeded | ReplyOutcome::NotAccused => None,
    };
    match due.state {
        ReplyState::Answered(by) => Some(("answered", Some(by))),
        ReplyState::Heard(by) => Some(("perhaps", Some(by))),
        ReplyState::Missing => Some((word(due.told.map_or(ReplyOutcome::Due, |told| told.outcome))?, None)),
        ReplyState::Explained(outcome) => Some((word(outcome)?, None)),
        ReplyState::NotAccused => None,
    }
}

/// Returns the reason for which it is due, or, where the article says what became of it, its words.
fn why(scope: &Scope<'_>, due: &ReplyDue) -> Why {
    let statement = scope.statement(due.place);
    let text = statement.map_or("", |it| scope.project().text_of(it));
    let confidence = due.confidence(statement.map_or(ReviewStatus::Suggested, |it| it.status));
    if let (ReplyState::Missing, Some(told)) = (due.state, due.told) {
        return Why::new("said to give no answer", &[told.words.of(text)], confidence);
    }
    let cue = statement.and_then(|it| it.cue).map(|cue| cue.of(text));
    let words: Vec<&str> = cue.into_iter().chain(due.named.map(|named| named.of(text))).collect();
    Why::new("accused or asked", &words, confidence)
}

/// Returns the words for a missing reply, behind "no reply from MoD": how sure that is, the words of the article, or what a
/// person said; nothing where it is not missing.
pub(super) fn in_words(due: &ReplyDue, statement: ReviewStatus, text: &str) -> Option<String> {
    match (due.state, due.told) {
        (ReplyState::Missing, Some(told)) => Some(format!(": “{}”", told.words.of(text))),
        (ReplyState::Missing, None) => {
            let sure = Why::new("", &[], due.confidence(statement));
            Some(format!(" ({})", sure.certainty()))
        }
        (ReplyState::Explained(outcome), _) if outcome != ReplyOutcome::NotNeeded => {
            Some(format!(": {}", outcome.name()))
        }
        _ => None,
    }
}
