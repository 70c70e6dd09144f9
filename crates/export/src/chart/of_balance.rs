//! Charts of the figures of balance.

use analysis::Figure;
use model::{Project, counted, is_same_name, one_line};

use super::{Chart, ChartBar, ChartHeading, ChartMark, ChartRow};
use crate::balance::{FigureGroup, FigureRow, FigureTable, Grouping, NOT_FAIR, OTHERS, number, percent};
use crate::reading::slug;

impl Chart {
    /// A figure of some articles: a bar for each party.
    #[must_use]
    pub fn of_figure(project: &Project, table: &FigureTable, group: &FigureGroup, figure: Figure) -> Self {
        let name = format!("balance-{}-{}", table.grouping().name(), figure.column());
        let title = (slug(&name), figure.title());
        let mut chart = Self::of_part(project, (table, group), (&title.0, title.1), &[figure]);
        chart.notes.insert(0, figure.definition().to_owned());
        chart
    }

    /// Several figures of some articles: a row for each party, a column for each figure, with a scale of its own.
    pub(super) fn of_part(
        project: &Project,
        (table, group): (&FigureTable, &FigureGroup),
        (name, title): (&str, &str),
        figures: &[Figure],
    ) -> Self {
        let value = |row: &FigureRow, figure: Figure| row.figures.value(figure).unwrap_or_default();
        let largest = |figure: Figure| group.rows.iter().map(|row| value(row, figure)).fold(0.0, f64::max);
        let bar = |row: &FigureRow, figure: Figure| {
            ChartBar::new(value(row, figure), largest(figure), in_words(group, row, figure))
        };
        let rows = group.rows.iter().map(|row| ChartRow {
            heading: heading(project, row.party.as_deref()),
            bars: figures.iter().map(|figure| bar(row, *figure)).collect(),
        });
        let several = figures.len() > 1;
        let mut notes = vec![NOT_FAIR.to_owned()];
        if several {
            notes.push("Each column has a scale of its own.".to_owned());
        }
        Self {
            name: name.to_owned(),
            title: title.to_owned(),
            subtitle: of_group(table, group),
            notes,
            columns: figures.iter().map(|figure| ChartHeading::new(figure.title(), None)).collect(),
            rows: rows.collect(),
        }
    }

    /// A figure by group: a row for each, a column for each party, all on one scale.
    pub(super) fn of_groups(project: &Project, table: &FigureTable, figure: Figure) -> Self {
        let mut parties: Vec<Option<String>> = Vec::new();
        for row in table.groups().iter().flat_map(|group| &group.rows) {
            if !parties.contains(&row.party) {
                parties.push(row.party.clone());
            }
        }
        let rows = table.groups().iter().flat_map(|group| &group.rows);
        let largest = rows.filter_map(|row| row.figures.value(figure)).fold(0.0, f64::max);
        let bar = |group: &FigureGroup, party: &Option<String>| match group
            .rows
            .iter()
            .find(|row| row.party == *party)
        {
            Some(row) => {
                let value = row.figures.value(figure).unwrap_or_default();
                ChartBar::new(value, largest, in_words(group, row, figure))
            }
            None => ChartBar::new(0.0, largest, "0".to_owned()),
        };
        let by = table.grouping();
        Self {
            name: format!("balance-{}-by-{}", figure.column().replace('_', "-"), by.name()),
            title: format!("{} by {}", figure.title(), by.name()),
            subtitle: figure.definition().to_owned(),
            notes: vec![NOT_FAIR.to_owned()],
            columns: parties.iter().map(|party| heading(project, party.as_deref())).collect(),
            rows: table
                .groups()
                .iter()
                .map(|group| ChartRow {
                    heading: ChartHeading::new(
                        &format!("{} ({})", group.name, counted(group.articles, "article", "articles")),
                        None,
                    ),
                    bars: parties.iter().map(|party| bar(group, party)).collect(),
                })
                .collect(),
        }
    }
}

/// "The Herald: 3 articles"; of all articles their number alone.
fn of_group(table: &FigureTable, group: &FigureGroup) -> String {
    let articles = counted(group.articles, "article", "articles");
    match table.grouping() {
        Grouping::Party => articles,
        Grouping::Outlet | Grouping::Month | Grouping::Article => {
            format!("{}: {articles}", one_line(&group.name))
        }
    }
}

/// "232, 68 %".
fn in_words(group: &FigureGroup, row: &FigureRow, figure: Figure) -> String {
    let value = number(row.figures.value(figure));
    let adds_up = !matches!(figure, Figure::LongestStretch | Figure::AnswerDistance);
    match group.share(row, figure).filter(|share| adds_up && *share > 0.0) {
        Some(share) => format!("{value}, {}", percent(Some(share))),
        None => value,
    }
}

/// The head of a party, by its name; that of the others where there is none.
fn heading(project: &Project, name: Option<&str>) -> ChartHeading {
    let Some(name) = name else { return ChartHeading::new(OTHERS, None) };
    let party = project.parties.iter().find(|party| is_same_name(&one_line(&party.name), name));
    ChartHeading::new(name, party.map(ChartMark::of))
}
