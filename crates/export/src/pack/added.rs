//! The list of what was added, when and by whom. Lines are chained by hashes, so that a pack that continues another shows it.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use jiff::Timestamp;
use model::{Coded, CoderId, one_line, spelled_out};
use zip::ZipArchive;

use super::{LIST, hash};
use crate::ExportError;
use crate::reading::Reading;
use crate::tables::status_name;

/// The longest list of an earlier pack that is read, in bytes.
const MOST: u64 = 200_000_000;

/// Something that was added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct AddedEvent {
    at: Timestamp,
    by: String,
    what: String,
    id: String,
}

impl AddedEvent {
    /// The columns between the number and the hash.
    fn columns(&self) -> String {
        format!("{}\t{}\t{}\t{}", self.at, self.by, self.what, self.id)
    }
}

/// Makes the list: that of an earlier pack, as it was, and behind it what is new.
pub(super) fn list(reading: &Reading<'_>, earlier: &[u8]) -> Result<String, ExportError> {
    let mut list = if earlier.is_empty() { String::new() } else { read(earlier)? };
    let mut chain = checked(&list)?;
    let known: HashSet<String> = list.lines().filter_map(|line| Some(columns(line)?.to_owned())).collect();
    let mut number = list.lines().count();
    for event in events(reading) {
        let columns = event.columns();
        if known.contains(&columns) {
            continue;
        }
        number += 1;
        let line = format!("{number}\t{columns}");
        chain = link(&chain, &line);
        list.extend([line.as_str(), "\t", chain.as_str(), "\n"]);
    }
    Ok(list)
}

/// The hash of a line behind another one.
fn link(before: &str, line: &str) -> String {
    hash(format!("{before}\n{line}").as_bytes())
}

/// The columns of a line between its number and its hash.
fn columns(line: &str) -> Option<&str> {
    Some(line.split_once('\t')?.1.rsplit_once('\t')?.0)
}

/// Reads the list of an earlier pack.
fn read(pack: &[u8]) -> Result<String, ExportError> {
    let no_pack =
        |problem: String| ExportError::Earlier(format!("it is no evidence pack of Rejoinder ({problem})"));
    let mut archive = ZipArchive::new(Cursor::new(pack)).map_err(|error| no_pack(error.to_string()))?;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| no_pack(error.to_string()))?;
        if !file.name().is_ok_and(|name| name.rsplit('/').next() == Some(LIST)) {
            continue;
        }
        let mut text = String::new();
        file.take(MOST).read_to_string(&mut text).map_err(|error| no_pack(error.to_string()))?;
        return Ok(text);
    }
    Err(no_pack(format!("it has no {LIST}")))
}

/// Returns the last hash of a list, where every line follows from the one before.
fn checked(list: &str) -> Result<String, ExportError> {
    let mut chain = String::new();
    for (number, line) in (1..).zip(list.lines()) {
        let parts = line.rsplit_once('\t');
        let next = parts.map(|(line, _)| link(&chain, line));
        chain = match (next, parts) {
            (Some(next), Some((_, told))) if next == told => next,
            _ => {
                return Err(ExportError::Earlier(format!(
                    "line {number} of its list was changed, or one before it was taken out"
                )));
            }
        };
    }
    Ok(chain)
}

/// Everything that has a moment, in the order of that.
fn events(reading: &Reading<'_>) -> Vec<AddedEvent> {
    let project = reading.project;
    let mut all = Vec::new();
    let words = |text: &str| spelled_out(&one_line(text)).into_owned();
    let name =
        |by: CoderId| project.coders.get(&by).map_or_else(|| "not known".to_owned(), |it| words(&it.name));
    let mut add = |at: Timestamp, by: Option<CoderId>, what: String, id: String| {
        all.push(AddedEvent { at, by: by.map_or_else(|| "-".to_owned(), name), what, id });
    };
    add(project.created, None, "the project was begun".to_owned(), project.id.to_string());
    for article in &project.articles {
        add(article.added, None, format!("article “{}”", words(&article.title)), article.id.to_string());
    }
    let mut coded = |coded: Option<Coded>, what: String, id: String| {
        if let Some(coded) = coded {
            add(coded.at, Some(coded.by), what, id);
        }
    };
    for statement in project.statements.values() {
        let id = || statement.id.to_string();
        coded(statement.coded, format!("statement {}", status_name(statement.status)), id());
        if let Some(rated) = &statement.verdict {
            let rating = project.scale.rating(rated.rating).map(|it| words(&it.name)).unwrap_or_default();
            coded(Some(rated.coded), format!("verdict “{rating}”"), id());
            for reading in &rated.readings {
                let what = if reading.agrees { "agreed with" } else { "returned" };
                coded(Some(reading.coded), format!("second reader {what} the verdict “{rating}”"), id());
            }
        }
        for tagging in &statement.tags {
            let tag = project.codebook.tag(tagging.tag).map(|(_, tag)| words(&tag.name)).unwrap_or_default();
            coded(Some(Coded { by: tagging.by, at: tagging.at }), format!("tag “{tag}”"), id());
        }
    }
    for link in project.links.values() {
        coded(link.coded, format!("link, {} {}", link.relation.name(), link.to), link.from.to_string());
    }
    for citation in project.citations.values() {
        let title = project.evidence.get(&citation.evidence).map(|it| words(&it.title)).unwrap_or_default();
        coded(
            citation.coded,
            format!("evidence “{title}”, {}", citation.stance.name()),
            citation.statement.to_string(),
        );
    }
    for reply in project.replies.values() {
        coded(
            reply.coded,
            format!("reply of {}, {}", reply.party, reply.outcome.name()),
            reply.statement.to_string(),
        );
    }
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_changed_is_refused() {
        let mut list = String::new();
        let mut chain = String::new();
        for number in 1..=3 {
            let line = format!("{number}\t2018-06-05T00:00:00Z\tRobin\tx\ty");
            chain = link(&chain, &line);
            list.extend([line.as_str(), "\t", chain.as_str(), "\n"]);
        }
        assert_eq!(checked(&list).unwrap(), chain);
        assert_eq!(checked("").unwrap(), "");
        let second = list.lines().nth(1).unwrap();
        for bad in
            [list.replacen("Robin", "Robyn", 1), list.replace(&format!("{second}\n"), ""), "x\n".to_owned()]
        {
            assert!(checked(&bad).unwrap_err().to_string().contains("was changed"));
        }
    }
}
