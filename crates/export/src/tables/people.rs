//! The tables of articles, speakers and parties.

use std::collections::HashMap;

use super::{DataTable, PointsByArticle, Reading, origin};
use crate::cell::Cell;

pub(super) fn articles(reading: &Reading<'_>, points: &PointsByArticle<'_>) -> DataTable {
    let row = |(position, it): (i64, &std::sync::Arc<model::Article>)| {
        let length = points.get(&it.id).map_or(0, |points| points.at(it.text.len()));
        vec![
            Cell::text(it.id.to_string()),
            Cell::Whole(position),
            Cell::text(it.title.as_str()),
            Cell::text(it.outlet.as_str()),
            Cell::text(it.byline.as_str()),
            Cell::text(it.date.as_str()),
            Cell::text(it.address.as_str()),
            Cell::text(it.added.to_string()),
            Cell::count(length),
        ]
    };
    DataTable {
        name: "articles",
        columns: &["id", "position", "title", "outlet", "byline", "date", "address", "added", "characters"],
        rows: (1..).zip(&reading.project.articles).map(row).collect(),
    }
}

pub(super) fn speakers(reading: &Reading<'_>) -> DataTable {
    let mut said: HashMap<model::SpeakerId, usize> = HashMap::new();
    for speaker in reading.statements().filter_map(|it| it.speaker) {
        *said.entry(speaker).or_default() += 1;
    }
    let row = |it: &model::Speaker| {
        let party = it.party.and_then(|id| reading.project.party(id));
        let [origin, rule, confidence] = origin(it.why.as_ref());
        vec![
            Cell::text(it.id.to_string()),
            Cell::text(it.name.as_str()),
            Cell::text(it.kind.name()),
            Cell::text(it.role.as_str()),
            Cell::maybe(it.party),
            Cell::maybe(party.map(|party| party.name.as_str())),
            Cell::count(said.get(&it.id).copied().unwrap_or_default()),
            Cell::count(it.mentions.len()),
            origin,
            rule,
            confidence,
        ]
    };
    DataTable {
        name: "speakers",
        columns: &[
            "id",
            "name",
            "kind",
            "role",
            "party",
            "party_name",
            "statements",
            "mentions",
            "origin",
            "rule",
            "confidence",
        ],
        rows: reading.project.speakers.values().map(row).collect(),
    }
}

pub(super) fn parties(reading: &Reading<'_>) -> DataTable {
    let mut said: HashMap<model::PartyId, usize> = HashMap::new();
    for party in reading.statements().filter_map(|it| reading.project.party_of(it)) {
        *said.entry(party).or_default() += 1;
    }
    let row = |(position, it): (i64, &model::Party)| {
        let [origin, rule, confidence] = origin(it.why.as_ref());
        let speakers = reading.project.speakers.values().filter(|speaker| speaker.party == Some(it.id));
        vec![
            Cell::text(it.id.to_string()),
            Cell::Whole(position),
            Cell::text(it.name.as_str()),
            Cell::text(it.short.as_str()),
            Cell::text(it.letters.to_string()),
            Cell::text(it.colour.name()),
            Cell::Truth(it.hidden),
            Cell::Truth(it.waiting),
            Cell::count(speakers.count()),
            Cell::count(said.get(&it.id).copied().unwrap_or_default()),
            origin,
            rule,
            confidence,
        ]
    };
    DataTable {
        name: "parties",
        columns: &[
            "id",
            "position",
            "name",
            "short",
            "letter",
            "colour",
            "hidden",
            "waiting",
            "speakers",
            "statements",
            "origin",
            "rule",
            "confidence",
        ],
        rows: (1..).zip(&reading.project.parties).map(row).collect(),
    }
}
