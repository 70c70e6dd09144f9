//! The figures that statements have, as tables: each with its value, unit, speaker and place, the figures that say the same, those that may
//! conflict, and the sums that sentences claim. `docs/figures.md` defines the columns.

use analysis::stated_figures::{
    Bound, FigureValue, FoundFigure, StatedFigure, StatedFigures, SumResult, Unit,
};
use model::{CodePoints, StatementId, one_line};
use serde_json::{Map, Value};

use super::cell::{Cell, csv};
use super::reading::Reading;
use super::tables::{book, status_name};
use super::{ExportError, OutputFile};

const COLUMNS: [&str; 24] = [
    "number",
    "figure",
    "counted",
    "kind",
    "value",
    "value_to",
    "unit",
    "bound",
    "date",
    "written_out",
    "converted",
    "statement",
    "speaker_name",
    "party_name",
    "status",
    "article",
    "article_title",
    "start",
    "end",
    "same_as",
    "places",
    "may_conflict_with",
    "sum_of_parts",
    "sum",
];

/// Writes the figures as CSV, as a workbook and as JSON.
pub(super) fn files(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let ids: Vec<StatementId> = reading.statements().map(|statement| statement.id).collect();
    let stated = StatedFigures::new(reading.project, &ids, &reading.options.figures);
    if stated.figures.is_empty() {
        return Err(ExportError::Nothing(
            "no statement has a figure: find or mark statements first. Only English texts are read for figures",
        ));
    }
    let rows = rows(reading, &stated)?;
    let head: Vec<Cell> = COLUMNS.iter().map(|name| Cell::text(*name)).collect();
    let table: Vec<Vec<Cell>> = std::iter::once(head).chain(rows).collect();
    let text = csv(table.iter().map(Vec::as_slice));
    let json = json(&table)?;
    let sheet = book(reading, vec![("figures".to_owned(), table)], reading.progress.part(0.6, 1.0))?;
    Ok(vec![
        OutputFile::text("figures.csv", text),
        OutputFile::bytes_of("figures.xlsx", sheet),
        OutputFile::text("figures.json", json),
    ])
}

fn rows(reading: &Reading<'_>, stated: &StatedFigures) -> Result<Vec<Vec<Cell>>, ExportError> {
    let sizes = stated.group_sizes();
    let mut points: Option<(model::ArticleId, CodePoints<'_>)> = None;
    let mut rows = Vec::with_capacity(stated.figures.len());
    for (number, figure) in stated.figures.iter().enumerate() {
        reading.progress.part(0.0, 0.6).at(number, stated.figures.len())?;
        let Some(article) = reading.project.article(figure.article) else { continue };
        if points.as_ref().is_none_or(|(of, _)| *of != article.id) {
            points = Some((article.id, CodePoints::new(&article.text)));
        }
        let places = sizes.get(&figure.same_as).copied().unwrap_or(1);
        if let (Some((_, points)), Some(found)) = (&points, stated.found(&reading.options.figures, figure)) {
            rows.push(row(reading, (number, figure), found, places, points));
        }
    }
    Ok(rows)
}

fn row(
    reading: &Reading<'_>,
    (number, figure): (usize, &StatedFigure),
    found: &FoundFigure,
    places: usize,
    points: &CodePoints<'_>,
) -> Vec<Cell> {
    let project = reading.project;
    let article = project.article(figure.article);
    let text = article.map(|article| article.text.as_ref()).unwrap_or_default();
    let words = one_line(figure.span.of(text));
    let statement = project.statements.get(&figure.statement);
    let others: Vec<String> = figure.conflicts.iter().map(|other| (other + 1).to_string()).collect();
    let mut cells = vec![
        Cell::count(number + 1),
        Cell::text(words.as_str()),
        Cell::maybe(found.counted.map(|span| one_line(span.of(text)))),
        Cell::text(figure.kind.name()),
    ];
    cells.extend(value(found));
    cells.extend([
        Cell::maybe(found.written_out(&words)),
        Cell::maybe(found.converted()),
        Cell::text(figure.statement.to_string()),
        Cell::maybe(statement.and_then(|it| reading.speaker(it)).map(|speaker| speaker.name.as_str())),
        Cell::maybe(statement.and_then(|it| reading.party(it)).map(|party| party.name.as_str())),
        Cell::maybe(statement.map(|it| status_name(it.status))),
        Cell::text(figure.article.to_string()),
        Cell::maybe(article.map(|article| one_line(&article.title))),
        Cell::count(points.at(figure.span.start)),
        Cell::count(points.at(figure.span.end)),
        Cell::count(figure.same_as + 1),
        Cell::count(places),
        Cell::text(others.join(" ")),
        Cell::maybe(figure.sum.as_ref().and_then(|sum| sum.sum.clone())),
        Cell::maybe(figure.sum.as_ref().map(|sum| sum_name(sum.result))),
    ]);
    cells
}

const fn sum_name(result: SumResult) -> &'static str {
    match result {
        SumResult::AddsUp => "adds up",
        SumResult::DoesNot => "does not add up",
        SumResult::NotKnown => "not known",
    }
}

/// The cells of the value: the number, the upper end of a range, the unit, the bound, the date.
fn value(found: &FoundFigure) -> [Cell; 5] {
    match found.value {
        FigureValue::Number(amount, unit) => {
            let high = (amount.low != amount.high).then_some(amount.high);
            let bound = match amount.bound {
                Bound::Exact => "",
                Bound::About => "about",
                Bound::AtLeast => "at least",
                Bound::AtMost => "at most",
            };
            [
                number(amount.low),
                high.map_or(Cell::Empty, number),
                Cell::text(unit_name(unit)),
                Cell::text(bound),
                Cell::Empty,
            ]
        }
        FigureValue::Date { year, month, day } => {
            [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::text(date(year, month, day))]
        }
        FigureValue::Words | FigureValue::WordsOfDate => [const { Cell::Empty }; 5],
    }
}

fn unit_name(unit: Unit) -> String {
    match unit.words() {
        ("", behind) => behind.to_owned(),
        (before, _) => before.to_owned(),
    }
}

/// A number of millionths: whole where it is.
fn number(millionths: i128) -> Cell {
    const ONE: i128 = 1_000_000;
    match i64::try_from(millionths / ONE) {
        Ok(whole) if millionths % ONE == 0 => Cell::Whole(whole),
        _ => Cell::Fraction(millionths as f64 / ONE as f64),
    }
}

/// A date as ISO 8601 writes it; without a year as it does too: `--06-05`.
fn date(year: u16, month: u8, day: u8) -> String {
    match (year, month, day) {
        (0, month, day) => format!("--{month:02}-{day:02}"),
        (year, 0, _) => year.to_string(),
        (year, month, 0) => format!("{year}-{month:02}"),
        (year, month, day) => format!("{year}-{month:02}-{day:02}"),
    }
}

/// The rows as a list of objects, without what is not known.
fn json(table: &[Vec<Cell>]) -> Result<String, ExportError> {
    let object = |row: &Vec<Cell>| {
        let fields = COLUMNS.iter().zip(row).filter_map(|(name, cell)| {
            let value = match cell {
                Cell::Empty => return None,
                Cell::Text(text) => Value::from(text.as_str()),
                Cell::Whole(number) => Value::from(*number),
                Cell::Fraction(number) => Value::from(*number),
                Cell::Truth(truth) => Value::from(*truth),
            };
            Some(((*name).to_owned(), value))
        });
        Value::Object(fields.collect::<Map<String, Value>>())
    };
    let list: Vec<Value> = table.iter().skip(1).map(object).collect();
    let broken =
        |error: serde_json::Error| ExportError::Broken { format: "JSON", problem: error.to_string() };
    Ok(super::json::escaped(&serde_json::to_string_pretty(&list).map_err(broken)?) + "\n")
}
