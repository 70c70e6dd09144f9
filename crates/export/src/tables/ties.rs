//! The tables of links, replies and citations.

use std::collections::BTreeMap;

use analysis::{ReplyReason, ReplyState};
use model::{EvidenceSource, Reply, ReplyId, Strength};

use super::{DataTable, Reading, coded, listed, note, origin, status_name};
use crate::cell::Cell;

/// Every link; from the statement that answers.
pub(super) fn links(reading: &Reading<'_>) -> DataTable {
    let all = reading.project.links.values().filter(|link| listed(reading, link.status));
    let row = |it: &model::Link| {
        let [origin, rule, confidence] = origin(it.why.as_ref());
        let [coded_by, coded_at] = coded(reading, it.coded);
        vec![
            Cell::text(it.id.to_string()),
            Cell::text(it.from.to_string()),
            Cell::text(it.to.to_string()),
            Cell::text(it.relation.name()),
            Cell::text(status_name(it.status)),
            origin,
            rule,
            confidence,
            note(reading, &it.note),
            coded_by,
            coded_at,
        ]
    };
    DataTable {
        name: "links",
        columns: &[
            "id",
            "from",
            "to",
            "relation",
            "status",
            "origin",
            "rule",
            "confidence",
            "note",
            "coded_by",
            "coded_at",
        ],
        rows: all.map(row).collect(),
    }
}

/// Every reply that is due: whom a statement accuses or asks, as worked out, with what a person said of it. Behind them what people
/// said of replies that nothing shows to be due.
pub(super) fn replies(reading: &Reading<'_>) -> DataTable {
    let project = reading.project;
    let mut said: BTreeMap<ReplyId, &Reply> =
        project.replies.iter().map(|(id, reply)| (*id, reply)).collect();
    let replies = reading.replies();
    let mut rows = Vec::new();
    for due in replies.replies_due() {
        let Some(statement) = reading.scope.statement(due.place) else { continue };
        let id = ReplyId { statement: statement.id, party: due.party };
        let answer = match due.state {
            ReplyState::Answered(place) | ReplyState::Heard(place) => reading.scope.statement(place),
            ReplyState::Missing | ReplyState::Explained(_) | ReplyState::NotAccused => None,
        };
        let derived = [
            Cell::maybe(due.accuser),
            Cell::text(ground(due.reason)),
            Cell::text(state(due.state)),
            Cell::maybe(answer.map(|answer| answer.id)),
        ];
        rows.push(row(reading, id, derived, said.remove(&id)));
    }
    for (id, reply) in said {
        let none = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
        rows.push(row(reading, id, none, Some(reply)));
    }
    DataTable {
        name: "replies",
        columns: &[
            "statement",
            "party",
            "accuser",
            "ground",
            "state",
            "answer",
            "outcome",
            "evidence",
            "passage",
            "note",
            "coded_by",
            "coded_at",
        ],
        rows,
    }
}

fn row(reading: &Reading<'_>, id: ReplyId, derived: [Cell; 4], said: Option<&Reply>) -> Vec<Cell> {
    let [coded_by, coded_at] = coded(reading, said.and_then(|reply| reply.coded));
    let mut row = vec![Cell::text(id.statement.to_string()), Cell::text(id.party.to_string())];
    row.extend(derived);
    row.extend([
        Cell::maybe(said.map(|reply| reply.outcome.name())),
        Cell::maybe(said.and_then(|reply| reply.evidence)),
        Cell::maybe(said.and_then(|reply| reply.passage)),
        said.map_or(Cell::Empty, |reply| note(reading, &reply.note)),
        coded_by,
        coded_at,
    ]);
    row
}

const fn ground(ground: ReplyReason) -> &'static str {
    match ground {
        ReplyReason::Accused => "accused",
        ReplyReason::Asked => "asked",
        ReplyReason::ByHand => "said by a person",
    }
}

const fn state(state: ReplyState) -> &'static str {
    match state {
        ReplyState::Answered(_) => "answered",
        ReplyState::Heard(_) => "heard nearby",
        ReplyState::Missing => "missing",
        ReplyState::Explained(_) => "settled",
        ReplyState::NotAccused => "not accused",
    }
}

/// Every citation, with its evidence and the passage.
pub(super) fn citations(reading: &Reading<'_>) -> DataTable {
    let row = |it: &model::Citation| {
        let evidence = reading.project.evidence.get(&it.evidence);
        let passage = evidence.zip(it.passage).and_then(|(evidence, id)| evidence.passage(id));
        let (kind, place) = match evidence.map(|evidence| &evidence.source) {
            Some(EvidenceSource::Address(address)) => ("address", address.as_str()),
            Some(EvidenceSource::File(path)) => ("file", path.as_str()),
            Some(EvidenceSource::Elsewhere) => ("elsewhere", ""),
            None => ("", ""),
        };
        let [coded_by, coded_at] = coded(reading, it.coded);
        vec![
            Cell::text(it.id.to_string()),
            Cell::text(it.statement.to_string()),
            Cell::text(it.evidence.to_string()),
            Cell::maybe(it.passage),
            Cell::text(it.stance.name()),
            Cell::maybe(evidence.map(|evidence| evidence.title.as_str())),
            Cell::maybe(evidence.map(|evidence| evidence.publisher.as_str())),
            Cell::maybe(evidence.map(|evidence| evidence.date.as_str())),
            Cell::text(kind),
            Cell::text(place),
            Cell::maybe(passage.map(|passage| passage.text.as_str())),
            Cell::maybe(passage.map(|passage| passage.place.as_str())),
            note(reading, &it.note),
            coded_by,
            coded_at,
            Cell::maybe(it.strength.map(Strength::name)),
            Cell::maybe(evidence.filter(|it| !it.kind.is_unspecified()).map(|it| it.kind.name())),
            Cell::maybe(evidence.map(|evidence| evidence.author.as_str())),
            Cell::maybe(evidence.map(|evidence| evidence.retrieved.as_str())),
            Cell::maybe(evidence.map(|evidence| evidence.archive.as_str())),
            Cell::maybe(evidence.and_then(|it| it.fingerprint.as_ref()).map(|file| file.sha256.as_str())),
        ]
    };
    let listed = |it: &&model::Citation| {
        let statement = reading.project.statements.get(&it.statement);
        statement.is_some_and(|statement| listed(reading, statement.status))
    };
    DataTable {
        name: "citations",
        columns: &[
            "id",
            "statement",
            "evidence",
            "passage",
            "stance",
            "title",
            "publisher",
            "date",
            "source_kind",
            "source",
            "passage_text",
            "passage_place",
            "note",
            "coded_by",
            "coded_at",
            "strength",
            "evidence_kind",
            "author",
            "retrieved",
            "archive",
            "sha256",
        ],
        rows: reading.project.citations.values().filter(listed).map(row).collect(),
    }
}
