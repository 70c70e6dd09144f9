//! The audit as rows: for scripts, spreadsheets and the terminal.

use serde_json::{Map, Value, json};

use super::{AUDIT_LIMITS, Among, AnswerRow, AuditCount, AuditGroup, AuditTable, AuditedTrait};
use crate::ExportError;
use crate::balance::{fraction, percent};
use crate::cell::{Cell, csv};

/// The columns of the audit as a tidy table: one row a group, a trait, an answer and a kind of source.
const COLUMNS: [&str; 11] = [
    "by",
    "group",
    "articles",
    "trait",
    "answer",
    "among",
    "speakers",
    "asked",
    "known",
    "share",
    "share_of_known",
];

/// A number of the audit with all that it is of.
struct Line<'a> {
    group: &'a AuditGroup,
    of: &'a AuditedTrait,
    row: AnswerRow,
    among: Among,
    counted: AuditCount,
}

impl AuditTable {
    /// Returns every number, also where it is 0.
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.groups.iter().flat_map(move |group| {
            self.traits.iter().enumerate().flat_map(move |(at, of)| {
                of.rows().flat_map(move |row| {
                    Among::ALL.map(|among| Line {
                        group,
                        of,
                        row,
                        among,
                        counted: group.count(at, row, among),
                    })
                })
            })
        })
    }

    /// The heads of the columns and all rows.
    pub(crate) fn cells(&self) -> Vec<Vec<Cell>> {
        let mut rows = vec![COLUMNS.iter().map(|name| Cell::text(*name)).collect()];
        rows.extend(self.lines().map(|line| {
            let share = |it: AuditCount| fraction(it.share_of_known());
            vec![
                Cell::text(self.grouping.name()),
                Cell::text(line.group.name.as_str()),
                Cell::count(line.group.articles),
                Cell::text(line.of.name.as_str()),
                Cell::text(line.of.row_name(line.row)),
                Cell::text(line.among.name()),
                Cell::count(line.counted.count),
                Cell::count(line.counted.asked),
                Cell::count(line.counted.known),
                fraction(line.counted.share()),
                if matches!(line.row, AnswerRow::Value(_)) { share(line.counted) } else { Cell::Empty },
            ]
        }));
        rows
    }

    /// The table as CSV, one row a group, a trait, an answer and a kind of source.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let rows = self.cells();
        csv(rows.iter().map(Vec::as_slice))
    }

    /// The rows to read: the heads, then one an answer, with a column for each kind of source.
    #[must_use]
    pub fn to_rows(&self) -> Vec<Vec<String>> {
        let mut head = vec![self.grouping.title().to_owned(), "Trait".to_owned(), "Answer".to_owned()];
        head.extend(["Everybody", "Chosen", "Integral", "Not said"].map(str::to_owned));
        let mut rows = vec![head];
        let mut before = (String::new(), String::new());
        for group in &self.groups {
            for (at, of) in self.traits.iter().enumerate() {
                for row in of.rows() {
                    let names = (group.name.clone(), of.name.clone());
                    let same_group = names.0 == before.0;
                    let mut line = vec![
                        if same_group { String::new() } else { names.0.clone() },
                        if same_group && names.1 == before.1 { String::new() } else { names.1.clone() },
                        of.row_name(row).to_owned(),
                    ];
                    line.extend(Among::ALL.map(|among| in_words(group.count(at, row, among))));
                    before = names;
                    rows.push(line);
                }
            }
        }
        rows
    }

    /// The table as JSON: a list of groups, each with its traits. Shares that are not defined are `null`.
    ///
    /// # Errors
    /// Fails if JSON cannot hold a value: an error of the program.
    pub fn to_json(&self) -> Result<String, ExportError> {
        let groups: Vec<Value> = self.groups.iter().map(|group| self.group_json(group)).collect();
        let all = json!({ "by": self.grouping.name(), "does_not_mean": AUDIT_LIMITS, "groups": groups });
        let text = serde_json::to_string_pretty(&all);
        text.map(|text| text + "\n")
            .map_err(|error| ExportError::Broken { format: "JSON", problem: error.to_string() })
    }

    fn group_json(&self, group: &AuditGroup) -> Value {
        let answers = |at: usize, of: &AuditedTrait| -> Vec<Value> {
            let answer = |row| {
                let mut all = Map::new();
                all.insert("answer".to_owned(), json!(of.row_name(row)));
                for among in Among::ALL {
                    let it = group.count(at, row, among);
                    let known = it.share_of_known().filter(|_| matches!(row, AnswerRow::Value(_)));
                    all.insert(
                        among.name().replace(' ', "_"),
                        json!({ "speakers": it.count, "asked": it.asked, "known": it.known, "share": it.share(),
                                "share_of_known": known }),
                    );
                }
                Value::Object(all)
            };
            of.rows().map(answer).collect()
        };
        let traits = self.traits.iter().enumerate();
        let traits: Vec<Value> =
            traits.map(|(at, of)| json!({ "trait": of.name, "answers": answers(at, of) })).collect();
        json!({ "group": group.name, "articles": group.articles, "sources": group.sources.len(), "traits": traits })
    }
}

/// "12, 40 %".
fn in_words(counted: AuditCount) -> String {
    match counted.share().filter(|_| counted.count > 0) {
        Some(share) => format!("{}, {}", counted.count, percent(Some(share))),
        None => counted.count.to_string(),
    }
}
