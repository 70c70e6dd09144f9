//! Balance as tables: who speaks, how much, where and how, and who is accused and answers.
//!
//! [`FigureTable`] is what the command `figures` prints and what the files hold: one row a group of articles and a party.

mod files;
mod groups;

use std::collections::BTreeMap;

use analysis::{ArticleBalance, Figure, PartyBalance, evenness};
use model::{Project, comparable_name, one_line};
use serde_json::{Map, Value, json};

use super::cell::{Cell, csv};
use super::reading::Reading;
use super::{ExportError, ExportOptions};
pub use files::FIGURE_PARTS;
pub use groups::Grouping;

pub(super) use files::files;
pub(super) use groups::Key as GroupKey;

/// The figures of some projects, one row a group of articles and a party.
#[derive(Debug, Clone, Default)]
pub struct FigureTable {
    grouping: Grouping,
    groups: Vec<FigureGroup>,
}

/// The figures of some articles.
#[derive(Debug, Clone)]
pub struct FigureGroup {
    /// Its name on the screen; "not known" where it has none.
    pub name: String,
    /// The number of articles that it has.
    pub articles: usize,
    /// The parties in the order of their panels; the others behind them, where they have figures.
    pub rows: Vec<FigureRow>,
}

/// The figures of one party.
#[derive(Debug, Clone)]
pub struct FigureRow {
    /// The name of the party; nothing for the others.
    pub party: Option<String>,
    /// Its figures.
    pub figures: PartyBalance,
}

/// The limits of these figures, in a sentence for whoever reads them.
pub const NOT_FAIR: &str = crate::report::NOT_FAIR;

/// The name of those of no party.
pub const OTHERS: &str = "Others";

impl FigureTable {
    /// Works out the figures of projects. Outlets and parties of the same name are the same.
    #[must_use]
    pub fn new<'a>(
        projects: impl IntoIterator<Item = &'a Project>,
        options: &ExportOptions,
        grouping: Grouping,
    ) -> Self {
        let readings = Reading::all(projects, options);
        Self::grouped(&counted(&readings), grouping)
    }

    /// Works out the figures of a project in every grouping, in the order of [`Grouping::ALL`]: counted once.
    #[must_use]
    pub fn in_every_grouping(project: &Project, options: &ExportOptions) -> [Self; 4] {
        Self::of_reading(&Reading::new(project, options))
    }

    pub(super) fn of_reading(reading: &Reading<'_>) -> [Self; 4] {
        let counted = counted([reading]);
        Grouping::ALL.map(|by| Self::grouped(&counted, by))
    }

    fn grouped(counted: &[CountedProject<'_>], grouping: Grouping) -> Self {
        let mut groups: BTreeMap<groups::Key, FigureGroup> = BTreeMap::new();
        let mut parties: Vec<String> = Vec::new();
        for (number, project) in counted.iter().enumerate() {
            add(&mut groups, &mut parties, project, number, grouping);
        }
        let mut table = Self { grouping, groups: groups.into_values().collect() };
        table.complete(&parties);
        table
    }

    /// Gives every party a row in every group, in the order in which they came.
    fn complete(&mut self, parties: &[String]) {
        for group in &mut self.groups {
            let mut known = std::mem::take(&mut group.rows);
            for party in parties {
                let at = known.iter().position(|row| row.party.as_ref() == Some(party));
                let row = at.map(|at| known.remove(at));
                group.rows.push(row.unwrap_or_else(|| FigureRow {
                    party: Some(party.clone()),
                    figures: PartyBalance::default(),
                }));
            }
            group.rows.append(&mut known);
        }
    }

    /// The groups that its rows are of.
    #[must_use]
    pub const fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// The groups: by name, what is not known last; articles in the order of the project.
    #[must_use]
    pub fn groups(&self) -> &[FigureGroup] {
        &self.groups
    }

    /// True if there is no statement to count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The table as CSV, one row a group and a party.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let rows = self.cells();
        csv(rows.iter().map(Vec::as_slice))
    }

    /// The table as JSON: a list of groups, each with its parties. Values that are not defined are `null`.
    ///
    /// # Errors
    /// Fails if JSON cannot hold a value: an error of the program.
    pub fn to_json(&self) -> Result<String, ExportError> {
        let groups: Vec<Value> = self.groups.iter().map(|group| self.group_json(group)).collect();
        let all = json!({ "by": self.grouping.name(), "groups": groups });
        let text = serde_json::to_string_pretty(&all);
        text.map(|text| text + "\n")
            .map_err(|error| ExportError::Broken { format: "JSON", problem: error.to_string() })
    }

    fn group_json(&self, group: &FigureGroup) -> Value {
        let party = |row: &FigureRow| {
            let mut all = Map::new();
            all.insert("party".to_owned(), row.party.as_deref().map_or(Value::Null, Value::from));
            for figure in Figure::ALL {
                let value = match row.figures.value(*figure) {
                    Some(_) if *figure != Figure::AnswerDistance => json!(row.figures.count(*figure)),
                    value => json!(value),
                };
                all.insert(figure.column().to_owned(), value);
            }
            for figure in Figure::SHARED {
                all.insert(format!("{}_share", figure.column()), json!(group.share(row, figure)));
            }
            Value::Object(all)
        };
        json!({
            "group": if self.grouping == Grouping::Party { Value::Null } else { json!(group.name) },
            "articles": group.articles,
            "evenness": group.evenness(),
            "parties": group.rows.iter().map(party).collect::<Vec<_>>(),
        })
    }

    /// The heads of the columns and all rows.
    fn cells(&self) -> Vec<Vec<Cell>> {
        let mut head = vec!["group".to_owned(), "articles".to_owned(), "party".to_owned()];
        head.extend(Figure::ALL.iter().map(|figure| figure.column().to_owned()));
        head.extend(Figure::SHARED.map(|figure| format!("{}_share", figure.column())));
        head.push("evenness".to_owned());
        let mut rows = vec![head.into_iter().map(Cell::text).collect()];
        for group in &self.groups {
            for row in &group.rows {
                let mut cells = vec![
                    Cell::text(group.name.as_str()),
                    Cell::count(group.articles),
                    Cell::text(row.party.as_deref().unwrap_or(OTHERS)),
                ];
                cells.extend(Figure::ALL.iter().map(|figure| match row.figures.value(*figure) {
                    Some(value) if *figure == Figure::AnswerDistance => Cell::Fraction(value),
                    Some(_) => Cell::count(row.figures.count(*figure)),
                    None => Cell::Empty,
                }));
                cells.extend(Figure::SHARED.map(|figure| fraction(group.share(row, figure))));
                cells.push(fraction(group.evenness()));
                rows.push(cells);
            }
        }
        rows
    }

    /// The rows of the table to read, with the most important figures: the heads, then one a party and one for the evenness of a group.
    #[must_use]
    pub fn to_rows(&self) -> Vec<Vec<String>> {
        let mut lines: Vec<Vec<String>> = Vec::new();
        let mut head: Vec<String> = vec![self.grouping.title().to_owned(), "Party".to_owned()];
        head.extend(SHORT.map(|(name, _)| name.to_owned()));
        head.insert(4, "Share".to_owned());
        lines.push(head);
        for group in &self.groups {
            for (at, row) in group.rows.iter().enumerate() {
                let name = if at == 0 { group.name.clone() } else { String::new() };
                let mut line = vec![name, row.party.clone().unwrap_or_else(|| OTHERS.to_owned())];
                line.extend(SHORT.map(|(_, figure)| number(row.figures.value(figure))));
                line.insert(4, percent(group.share(row, Figure::Words)));
                lines.push(line);
            }
            if let Some(even) = group.evenness() {
                let mut line = vec![String::new(); SHORT.len() + 3];
                if let Some(cell) = line.get_mut(1) {
                    *cell = format!("evenness {even:.2}");
                }
                lines.push(line);
            }
        }
        lines
    }
}

/// The figures that are printed to read, with a short name.
const SHORT: [(&str, Figure); 13] = [
    ("Statements", Figure::Statements),
    ("Words", Figure::Words),
    ("Quoted", Figure::QuotedWords),
    ("Told", Figure::ToldByOthers),
    ("First", Figure::FirstWord),
    ("Last", Figure::LastWord),
    ("Headline", Figure::HeadlineWords),
    ("Lead", Figure::LeadWords),
    ("Alone", Figure::LongestStretch),
    ("Accused", Figure::Accused),
    ("Asked", Figure::Asked),
    ("Answered", Figure::Answered),
    ("Open", Figure::Open),
];

impl FigureGroup {
    /// The share of a row in a figure of all rows, from 0 to 1; nothing where nobody has any.
    #[must_use]
    pub fn share(&self, row: &FigureRow, figure: Figure) -> Option<f64> {
        let whole: usize = self.rows.iter().map(|row| row.figures.count(figure)).sum();
        (whole > 0).then(|| row.figures.count(figure) as f64 / whole as f64)
    }

    /// The evenness of the words of all parties; nothing where it is not defined.
    #[must_use]
    pub fn evenness(&self) -> Option<f64> {
        let words = self.rows.iter().filter(|row| row.party.is_some());
        evenness(&words.map(|row| row.figures.count(Figure::Words)).collect::<Vec<_>>())
    }
}

/// A project with the figures of its articles.
type CountedProject<'a> = (&'a Project, Vec<ArticleBalance>);

/// Counts the figures of the articles of projects.
fn counted<'a, 'b: 'a>(readings: impl IntoIterator<Item = &'a Reading<'b>>) -> Vec<CountedProject<'b>> {
    readings.into_iter().map(|reading| (reading.project, reading.balance())).collect()
}

/// Adds the figures of a project to their groups.
fn add(
    groups: &mut BTreeMap<groups::Key, FigureGroup>,
    parties: &mut Vec<String>,
    (project, articles): &CountedProject<'_>,
    number: usize,
    grouping: Grouping,
) {
    let mut names = BTreeMap::new();
    for party in project.parties.iter().filter(|party| !party.waiting) {
        let name = one_line(&party.name);
        let known = parties.iter().find(|known| comparable_name(known) == comparable_name(&name));
        let name = known.cloned().unwrap_or_else(|| {
            parties.push(name.clone());
            name
        });
        names.insert(party.id, name);
    }
    for (at, balance) in articles.iter().enumerate() {
        let Some(article) = project.article(balance.article) else { continue };
        let (key, name) = grouping.of(article, number, at);
        let group = groups.entry(key).or_insert_with(|| FigureGroup { name, articles: 0, rows: Vec::new() });
        group.articles += 1;
        for (panel, figures) in &balance.panels {
            let party = panel.and_then(|id| names.get(&id).cloned());
            match group.rows.iter_mut().find(|row| row.party == party) {
                Some(row) => row.figures.add(figures),
                None => group.rows.push(FigureRow { party, figures: figures.clone() }),
            }
        }
    }
}

/// A share as a cell; empty where it is not defined.
pub(super) fn fraction(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Fraction)
}

/// A number to read; a dash where it is not defined.
pub(super) fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| value.to_string())
}

/// A share to read, in whole percent.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
}
