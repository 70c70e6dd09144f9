//! The who's who as a table (CSV), for spreadsheets and for others.

use super::{KnownParty, KnownSpeaker, WhosWho};

/// The heads of the columns.
const HEADS: [&str; 5] = ["kind", "name", "short name", "other names", "speaks for"];
/// The kinds of rows.
const PARTY: &str = "party";
const BYSTANDER: &str = "bystander";
const SPEAKER: &str = "speaker";
/// The sign between two names in one cell.
const BETWEEN: &str = "; ";
/// The signs with which a spreadsheet begins a formula; `'` is set before a cell that begins with one.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\'', '\t'];

/// The reason why a table could not be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TableError {
    /// It is no table.
    #[error("it is no table in CSV: {0}")]
    Csv(String),
    /// It has other columns.
    #[error("its first line must name the columns: kind, name, short name, other names, speaks for")]
    Columns,
    /// A row is of no known kind.
    #[error("line {line}: “{kind}” is none of party, bystander and speaker")]
    Kind {
        /// The number of the line, from 1 on.
        line: u64,
        /// The kind in that line.
        kind: String,
    },
}

impl WhosWho {
    /// Returns the entries as a table in CSV (UTF-8).
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let parties = self.parties.iter().map(|party| {
            let kind = if party.bystander { BYSTANDER } else { PARTY };
            let others = party.other_names.join(BETWEEN);
            [kind.to_owned(), party.name.clone(), party.short.clone(), others, String::new()]
        });
        let speakers = self.speakers.iter().map(|speaker| {
            let none = String::new;
            [SPEAKER.to_owned(), speaker.name.clone(), none(), none(), speaker.speaks_for.clone()]
        });
        let heads = HEADS.map(str::to_owned);
        for row in std::iter::once(heads).chain(parties).chain(speakers) {
            // A vector takes everything that is written to it.
            let _ = writer.write_record(row.map(|cell| guarded(&cell)));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// Reads a table in CSV, with its columns in any order. Rows of speakers need only name and party.
    ///
    /// # Errors
    /// Says why it is no such table.
    pub fn from_csv(text: &str) -> Result<Self, TableError> {
        let text = text.strip_prefix(files::BYTE_ORDER_MARK).unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let heads = reader.headers().map_err(|error| TableError::Csv(error.to_string()))?.clone();
        let column = |head: &str| heads.iter().position(|it| it.trim().eq_ignore_ascii_case(head));
        let [kind, name, short, others, speaks_for] = HEADS.map(column);
        let (Some(kind), Some(name)) = (kind, name) else { return Err(TableError::Columns) };
        let mut known = Self::default();
        for row in reader.records() {
            let row = row.map_err(|error| TableError::Csv(error.to_string()))?;
            let cell = |at: Option<usize>| unguarded(at.and_then(|at| row.get(at)).unwrap_or_default());
            let named = cell(Some(name));
            match cell(Some(kind)).to_lowercase().as_str() {
                kind @ (PARTY | BYSTANDER) => known.parties.push(KnownParty {
                    name: named,
                    short: cell(short),
                    other_names: cell(others).split(';').map(|name| name.trim().to_owned()).collect(),
                    bystander: kind == BYSTANDER,
                }),
                SPEAKER => {
                    known.speakers.push(KnownSpeaker { name: named, speaks_for: cell(speaks_for) });
                }
                "" if named.is_empty() => {}
                other => {
                    let line = row.position().map_or(0, csv::Position::line);
                    return Err(TableError::Kind { line, kind: other.to_owned() });
                }
            }
        }
        Ok(known.tidied())
    }
}

fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULAS) { format!("'{cell}") } else { cell.to_owned() }
}

fn unguarded(cell: &str) -> String {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULAS)).unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::EntryNames;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_table_made_elsewhere_is_read_with_its_columns_in_any_order() {
        let text =
            "\u{feff}Name,Kind,Speaks for\nAnn Roe,Speaker,Council\n\"Harrow, Council of\",party,\n,,\n";
        let known = WhosWho::from_csv(text).unwrap();
        assert_eq!(EntryNames::new(&known).speaker("Ann Roe").unwrap().speaks_for, "Council");
        assert_eq!(known.parties[0].short, "Harrow, Council of");
        assert_eq!(WhosWho::from_csv("a,b\n1,2\n"), Err(TableError::Columns));
        let wrong = WhosWho::from_csv("kind,name\nparty,A\nside,B\n").unwrap_err();
        assert_eq!(wrong.to_string(), "line 3: “side” is none of party, bystander and speaker");
    }

    #[test]
    fn no_name_becomes_a_formula() {
        let speakers = vec![KnownSpeaker { name: "=1+1".to_owned(), speaks_for: "'x".to_owned() }];
        let known = WhosWho { speakers, ..WhosWho::default() };
        let text = known.to_csv();
        assert!(text.contains("'=1+1") && text.contains("''x"), "{text}");
        assert_eq!(WhosWho::from_csv(&text), Ok(known));
    }

    fn name() -> impl Strategy<Value = String> {
        "[A-Za-z='+@\", é]{0,12}"
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            parties in prop::collection::vec((name(), name(), prop::collection::vec(name(), 0..3), prop::bool::ANY), 0..6),
            speakers in prop::collection::vec((name(), name()), 0..6),
        ) {
            let parties = parties.into_iter().map(|(name, short, other_names, bystander)| KnownParty { name, short, other_names, bystander });
            let speakers = speakers.into_iter().map(|(name, speaks_for)| KnownSpeaker { name, speaks_for });
            let known = WhosWho { parties: parties.collect(), speakers: speakers.collect() }.tidied();
            prop_assert_eq!(WhosWho::from_csv(&known.to_csv()), Ok(known));
        }
    }
}
