//! The tables of sources, of traits, and of what is known of speakers.

use analysis::sources as find;
use model::{GivenAnswer, SpeakerTrait};

use super::{DataTable, Reading, coded};
use crate::cell::Cell;

/// One row an article and a speaker in it.
pub(super) fn sources(reading: &Reading<'_>) -> DataTable {
    let project = reading.project;
    let row = |it: analysis::Source| {
        let speaker = project.speakers.get(&it.speaker);
        let choice = project.speaker_audits.get(&it.speaker).and_then(|audit| audit.choice(it.article));
        vec![
            Cell::text(it.article.to_string()),
            Cell::text(it.speaker.to_string()),
            Cell::maybe(speaker.map(|speaker| speaker.name.as_str())),
            Cell::maybe(speaker.map(|speaker| speaker.kind.name())),
            Cell::count(it.statements.len()),
            Cell::maybe(it.statements.first()),
            Cell::maybe(choice),
        ]
    };
    DataTable {
        name: "sources",
        columns: &["article", "speaker", "name", "kind", "statements", "first_statement", "choice"],
        rows: find(&reading.scope).into_iter().map(row).collect(),
    }
}

/// One row a trait and a value of it.
pub(super) fn traits(reading: &Reading<'_>) -> DataTable {
    let rows = (1..).zip(&reading.project.traits).flat_map(|(position, of): (i64, &SpeakerTrait)| {
        let kinds: Vec<&str> = of.asked_of.iter().map(|kind| kind.name()).collect();
        let head = [
            Cell::text(of.id.to_string()),
            Cell::Whole(position),
            Cell::text(of.name.as_str()),
            Cell::text(of.help.as_str()),
            Cell::text(kinds.join(" ")),
        ];
        let values = of.values.iter().map(|value| Some((value.id.to_string(), value.name.clone())));
        // A trait without values has a row of its own.
        let all: Vec<Option<(String, String)>> =
            if of.values.is_empty() { vec![None] } else { values.collect() };
        all.into_iter().map(move |value| {
            let mut row = head.to_vec();
            row.push(Cell::maybe(value.as_ref().map(|(id, _)| id)));
            row.push(Cell::maybe(value.as_ref().map(|(_, name)| name)));
            row
        })
    });
    DataTable {
        name: "traits",
        columns: &["id", "position", "name", "help", "asked_of", "value", "value_name"],
        rows: rows.collect(),
    }
}

/// One row a speaker and a trait that is asked of it.
pub(super) fn speaker_traits(reading: &Reading<'_>) -> DataTable {
    let project = reading.project;
    let rows = project.speakers.values().flat_map(|speaker| {
        let audit = project.speaker_audits.get(&speaker.id);
        project.traits.iter().filter(|of| of.is_asked_of(speaker.kind)).map(move |of| {
            let answer = audit.and_then(|audit| audit.answer(of.id));
            let value = match answer {
                Some(GivenAnswer::Value(id)) => Some(id),
                Some(GivenAnswer::Declined) | None => None,
            };
            let [by, at] = coded(reading, audit.filter(|_| answer.is_some()).map(|audit| audit.coded));
            vec![
                Cell::text(speaker.id.to_string()),
                Cell::text(speaker.name.as_str()),
                Cell::text(of.id.to_string()),
                Cell::text(of.name.as_str()),
                Cell::text(of.answer_name(answer)),
                Cell::maybe(value),
                by,
                at,
            ]
        })
    });
    DataTable {
        name: "speaker_traits",
        columns: &["speaker", "name", "trait", "trait_name", "answer", "value", "coder", "coded_at"],
        rows: rows.collect(),
    }
}
