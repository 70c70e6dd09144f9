//! Charts of the figures of framing.

use analysis::framing::{CountTable, FramingQuery, Heading};
use model::{Project, counted};

use super::{Chart, ChartBar, ChartHeading, ChartMark, ChartRow};

/// The most rows and columns of a picture that can be read. The tables have all of them.
const ROWS: usize = 40;
const COLUMNS: usize = 12;

/// The words around the bars of a table.
pub(super) struct ChartWords {
    /// The name of its file, without the ending.
    pub(super) name: String,
    /// The title.
    pub(super) title: String,
    /// A sentence below the title.
    pub(super) subtitle: String,
    /// A sentence below the bars, on what they do not mean.
    pub(super) limits: String,
}

impl Chart {
    /// A figure of framing: its rows and columns as in the table, all shares on one scale.
    #[must_use]
    pub fn of_counts(project: &Project, query: &FramingQuery, table: &CountTable) -> Self {
        let figure = query.figure;
        let by = if figure.axes().is_empty() { "" } else { query.axis.name() };
        let [name, title] = if by.is_empty() {
            [format!("framing-{}", figure.name()), figure.title().to_owned()]
        } else {
            [format!("framing-{}-by-{by}", figure.name()), format!("{} by {by}", figure.title())]
        };
        let (subtitle, limits) = (figure.definition().to_owned(), figure.limits().to_owned());
        Self::of_table(project, ChartWords { name, title, subtitle, limits }, table)
    }

    /// A table of counts: its rows and columns, all shares on one scale.
    pub(super) fn of_table(project: &Project, words: ChartWords, table: &CountTable) -> Self {
        let columns = 0..table.columns.len().min(COLUMNS);
        let mut rows: Vec<usize> = (0..table.rows.len()).collect();
        if rows.len() > ROWS {
            // Those that count most, in the order that they have.
            rows.sort_by_key(|row| (std::cmp::Reverse(table.row_count(*row)), *row));
            rows.truncate(ROWS);
            rows.sort_unstable();
        }
        let share = |row, column| table.share(row, column).unwrap_or_default();
        let cells = rows.iter().flat_map(|row| columns.clone().map(move |column| (*row, column)));
        let largest = cells.map(|(row, column)| share(row, column)).fold(0.0, f64::max);
        let bar = |row: usize, column: usize| {
            let (count, share) = (table.count(row, column), share(row, column));
            let number = if count > 0 { format!("{count}, {:.0} %", share * 100.0) } else { "0".to_owned() };
            ChartBar::new(share, largest, number)
        };
        let ChartWords { name, title, subtitle, limits } = words;
        let mut notes = vec![limits];
        notes.extend(left_out(table.rows.len(), rows.len(), "row", "rows"));
        notes.extend(left_out(table.columns.len(), columns.len(), "column", "columns"));
        let heads = columns.clone().filter_map(|at| {
            let (head, base) = (table.columns.get(at)?, table.bases.get(at)?);
            Some(ChartHeading {
                name: format!("{} (of {base})", heading(project, head).name),
                ..heading(project, head)
            })
        });
        Self {
            name,
            title,
            subtitle,
            notes,
            columns: heads.collect(),
            rows: rows
                .iter()
                .filter_map(|row| {
                    let bars = columns.clone().map(|column| bar(*row, column)).collect();
                    Some(ChartRow { heading: heading(project, table.rows.get(*row)?), bars })
                })
                .collect(),
        }
    }
}

/// "The 40 rows with most are drawn; the tables have 12 more."
fn left_out(all: usize, drawn: usize, one: &str, many: &str) -> Option<String> {
    let more = all.checked_sub(drawn).filter(|more| *more > 0)?;
    Some(format!("{} more {} in the tables.", counted(more, one, many), if more == 1 { "is" } else { "are" }))
}

fn heading(project: &Project, head: &Heading) -> ChartHeading {
    let party = head.party.and_then(|id| project.party(id)).filter(|party| !party.waiting);
    ChartHeading::new(&head.name, party.map(ChartMark::of))
}
