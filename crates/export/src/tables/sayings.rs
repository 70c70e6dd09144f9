//! The tables of statements and of what they are coded with.

use model::{Span, Statement};

use super::{DataTable, PointsByArticle, Reading, coded, listed, note, origin, status_name};
use crate::cell::Cell;
use model::one_line;

/// Every statement in reading order.
pub(super) fn statements(reading: &Reading<'_>, points: &PointsByArticle<'_>) -> DataTable {
    let all = reading.project.reading_order().into_iter().filter(|it| listed(reading, it.status));
    DataTable {
        name: "statements",
        columns: &[
            "id",
            "number",
            "article",
            "start",
            "end",
            "spans",
            "words",
            "mode",
            "act",
            "cue",
            "speaker",
            "speaker_name",
            "party",
            "party_name",
            "via",
            "status",
            "origin",
            "rule",
            "confidence",
            "kind",
            "kind_confidence",
            "claim",
            "verdict",
            "verdict_by",
            "verdict_at",
            "note",
            "coded_by",
            "coded_at",
            "lost",
        ],
        rows: all.map(|it| row(reading, points, it)).collect(),
    }
}

fn row(reading: &Reading<'_>, points: &PointsByArticle<'_>, it: &Statement) -> Vec<Cell> {
    let project = reading.project;
    let places = points.get(&it.article);
    let place = |span: Span| places.map(|points| points.span(span));
    let extent = Some(it.extent()).filter(|_| !it.is_orphan()).and_then(place);
    let spans = it.spans.iter().filter_map(|span| place(*span)).map(|[start, end]| format!("{start}-{end}"));
    let cue = it.cue.map(|span| one_line(span.of(project.text_of(it))));
    let [origin, rule, confidence] = origin(it.why.as_ref());
    let rating = it.verdict.as_ref().and_then(|rated| project.scale.rating(rated.rating));
    let [verdict_by, verdict_at] = coded(reading, it.verdict.as_ref().map(|rated| rated.coded));
    let [coded_by, coded_at] = coded(reading, it.coded);
    let nature = it.nature.as_ref();
    vec![
        Cell::text(it.id.to_string()),
        reading.number(it.id).map_or(Cell::Empty, Cell::count),
        Cell::text(it.article.to_string()),
        extent.map_or(Cell::Empty, |[start, _]| Cell::count(start)),
        extent.map_or(Cell::Empty, |[_, end]| Cell::count(end)),
        Cell::text(spans.collect::<Vec<_>>().join(" ")),
        Cell::text(one_line(&project.words_of(it))),
        Cell::text(it.mode.name()),
        Cell::text(it.act.name()),
        Cell::maybe(cue),
        Cell::maybe(it.speaker),
        Cell::maybe(reading.speaker(it).map(|speaker| speaker.name.as_str())),
        Cell::maybe(project.party_of(it)),
        Cell::maybe(reading.party(it).map(|party| party.name.as_str())),
        Cell::maybe(it.via),
        Cell::text(status_name(it.status)),
        origin,
        rule,
        confidence,
        Cell::maybe(nature.map(|nature| nature.kind.name())),
        nature.map_or(Cell::Empty, |nature| Cell::Whole(i64::from(nature.why.confidence))),
        Cell::Truth(it.claim),
        Cell::maybe(rating.map(|rating| rating.name.as_str())),
        verdict_by,
        verdict_at,
        note(reading, &it.note),
        coded_by,
        coded_at,
        Cell::Truth(it.is_orphan()),
    ]
}

/// Every tag that one person gave one statement.
pub(super) fn taggings(reading: &Reading<'_>) -> DataTable {
    let project = reading.project;
    let mut rows = Vec::new();
    for it in project.reading_order().into_iter().filter(|it| listed(reading, it.status)) {
        for tagging in &it.tags {
            let known = project.codebook.tag(tagging.tag);
            let coder = project.coders.get(&tagging.by).map(|coder| coder.name.as_str());
            rows.push(vec![
                Cell::text(it.id.to_string()),
                Cell::text(tagging.tag.to_string()),
                Cell::maybe(known.map(|(_, tag)| tag.name.as_str())),
                Cell::maybe(known.map(|(group, _)| group.name.as_str())),
                Cell::text(tagging.by.to_string()),
                Cell::maybe(coder),
                Cell::text(tagging.at.to_string()),
                Cell::maybe(tagging.position.map(model::Position::name)),
            ]);
        }
    }
    DataTable {
        name: "taggings",
        columns: &["statement", "tag", "tag_name", "group", "coder", "coder_name", "at", "position"],
        rows,
    }
}
