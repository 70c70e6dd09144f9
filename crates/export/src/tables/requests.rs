//! The table of requests for replies.

use model::{Channel, DayTime, ReplyRequest};

use super::{DataTable, Reading, coded, note};
use crate::cell::Cell;

/// Every request, in the order in which they were made, with what came of it.
pub(super) fn requests(reading: &Reading<'_>) -> DataTable {
    let row = |it: &ReplyRequest| {
        let party = reading.project.party(it.party).map(|party| model::one_line(&party.name));
        let statements: Vec<String> = it.statements.iter().map(ToString::to_string).collect();
        let answer = it.answer;
        let [coded_by, coded_at] = coded(reading, Some(it.coded));
        vec![
            Cell::text(it.id.to_string()),
            Cell::text(it.party.to_string()),
            Cell::maybe(party),
            Cell::text(statements.join(" ")),
            Cell::text(it.person.as_str()),
            Cell::text(it.asked_by.as_str()),
            Cell::text(channel(it.channel)),
            Cell::text(it.asked.to_string()),
            Cell::maybe(it.deadline.as_ref().map(DayTime::to_string)),
            Cell::text(it.state().name()),
            Cell::maybe(answer.and_then(|answer| answer.at).map(|at| at.to_string())),
            Cell::maybe(answer.and_then(|answer| answer.included)),
            note(reading, &it.note),
            coded_by,
            coded_at,
        ]
    };
    DataTable {
        name: "requests",
        columns: &[
            "id",
            "party",
            "party_name",
            "statements",
            "person",
            "asked_by",
            "channel",
            "asked",
            "deadline",
            "state",
            "answered",
            "included",
            "note",
            "coded_by",
            "coded_at",
        ],
        rows: reading.project.requests_in_order().into_iter().map(row).collect(),
    }
}

/// The word for a channel, for scripts.
pub(crate) const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Telephone => "telephone",
        Channel::Letter => "letter",
        Channel::InPerson => "in person",
        Channel::Message => "message",
    }
}
