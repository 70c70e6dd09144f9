//! Codebooks: QDC of REFI-QDA, CSV as Taguette, Rejoinder and spreadsheets have it, and RON of other projects.

use std::collections::HashSet;
use std::path::Path;

use crate::bounded::xml::{Xml, XmlEvent};
use crate::decode;
use crate::error::{ImportError, ImportProblem, ReadError};
use crate::options::Limits;
use files::FileKind;
use model::{CodebookFile, NewTag, NewTagGroup, one_line};
use ron::extensions::Extensions;

/// The names of the columns with the tag, and with when to use it.
const NAMES: [&str; 5] = ["path", "tag", "name", "code", "codename"];
const DEFINITIONS: [&str; 5] = ["description", "definition", "memo", "comment", "note"];
/// The group of tags that are in none.
const LOOSE: &str = "Tags";

/// The words that a codebook in RON begins with.
const OF_RON: &str = "RejoinderCodebook";

/// Returns whether a file is a codebook in RON, and no project.
#[must_use]
pub fn is_codebook_in_ron(path: &Path) -> bool {
    let bytes = files::read(path, FileKind::Settings).unwrap_or_default();
    begins(&String::from_utf8_lossy(bytes.get(..200).unwrap_or(&bytes)))
}

fn begins(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(OF_RON)
}

/// Reads the groups of tags from a codebook in a file: QDC where it begins as XML does, RON where it says so, CSV otherwise.
///
/// # Errors
/// Says why the file cannot be read, or that it has no tags.
pub fn read_codebook(path: &Path) -> Result<Vec<NewTagGroup>, ImportError> {
    let fail = |problem| ImportError { name: path.display().to_string(), problem };
    let bytes = files::read(path, FileKind::Settings).map_err(|error| fail(error.into()))?;
    codebook(&bytes).map_err(|error| fail(ImportProblem::from(error)))
}

/// Reads the groups of tags from the bytes of a codebook.
///
/// # Errors
/// Says what is wrong with it, or that it has no tags.
pub fn codebook(bytes: &[u8]) -> Result<Vec<NewTagGroup>, ReadError> {
    let text = decode::plain(bytes)?.text;
    let groups = if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        of_qdc(text.as_bytes())?
    } else if begins(&text) {
        of_ron(&text)?
    } else {
        of_csv(&text)?
    };
    if groups.iter().all(|group| group.tags.is_empty()) {
        return Err(ReadError::Damaged("there are no tags in it".to_owned()));
    }
    Ok(groups)
}

/// The codes of QDC: one with others in it is a group, and a tag of it too where texts can be coded with it. What is deeper is a tag of the
/// outermost group.
fn of_qdc(bytes: &[u8]) -> Result<Vec<NewTagGroup>, ReadError> {
    let mut xml = Xml::new(bytes, &Limits::default())?;
    let mut groups = TagGroups::default();
    // The codes that are open: name, definition, codable, and whether others are in it.
    let mut open: Vec<(String, String, bool, bool)> = Vec::new();
    let mut is_codebook = false;
    loop {
        match xml.next()? {
            XmlEvent::Start(element) if element.name == "CodeBook" => is_codebook = true,
            XmlEvent::Start(element) if element.name == "Code" => {
                if let Some((.., has_others)) = open.last_mut() {
                    *has_others = true;
                }
                let codable = element.get("isCodable") != Some("false");
                open.push((one_line(element.get("name").unwrap_or_default()), String::new(), codable, false));
            }
            XmlEvent::Start(element) if element.name == "Description" => {
                let text = xml.text()?;
                if let Some((_, definition, ..)) = open.last_mut() {
                    text.trim().clone_into(definition);
                }
            }
            // Sets name codes again.
            XmlEvent::Start(element) if element.name == "Sets" => xml.skip()?,
            XmlEvent::End(name) if name == "Code" => {
                let Some((name, definition, codable, has_others)) = open.pop() else { continue };
                let group = match open.first() {
                    Some((group, ..)) => group.clone(),
                    None if has_others => name.clone(),
                    None => LOOSE.to_owned(),
                };
                if !has_others || codable {
                    groups.add(&group, &name, &definition);
                }
            }
            XmlEvent::Eof => break,
            _ => {}
        }
    }
    if is_codebook {
        Ok(groups.found)
    } else {
        Err(ReadError::Damaged("it is XML, but no codebook of REFI-QDA (QDC)".to_owned()))
    }
}

/// The groups of a codebook in RON, without those that have no name.
fn of_ron(text: &str) -> Result<Vec<NewTagGroup>, ReadError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let read: CodebookFile =
        options
            .with_recursion_limit(16)
            .from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| ReadError::Damaged(format!("it is no codebook of Rejoinder: {error}")))?;
    let CodebookFile::RejoinderCodebook { format, groups } = read;
    if format > CodebookFile::FORMAT {
        let problem = "it was written by a newer Rejoinder: update this one to read it";
        return Err(ReadError::Damaged(problem.to_owned()));
    }
    let tidy = |tag: NewTag| NewTag { name: one_line(&tag.name), ..tag };
    let groups = groups.into_iter().map(|group| NewTagGroup {
        name: one_line(&group.name),
        tags: group.tags.into_iter().map(tidy).filter(|tag| !tag.name.is_empty()).collect(),
        ..group
    });
    Ok(groups.filter(|group| !group.name.is_empty()).collect())
}

/// The rows of CSV: a dot parts a tag from its group. A row of a group alone is no tag.
fn of_csv(text: &str) -> Result<Vec<NewTagGroup>, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    let semicolons = text.lines().next().is_some_and(|head| !head.contains(',') && head.contains(';'));
    let mut reader = csv::ReaderBuilder::new();
    let mut reader =
        reader.flexible(true).delimiter(if semicolons { b';' } else { b',' }).from_reader(text.as_bytes());
    let broken = |error: csv::Error| ReadError::Damaged(format!("it is no table (CSV): {error}"));
    let head: Vec<String> =
        reader.headers().map_err(broken)?.iter().map(|name| name.trim().to_lowercase()).collect();
    let column = |names: &[&str]| head.iter().position(|name| names.contains(&name.as_str()));
    let Some(name_at) = column(&NAMES) else {
        let problem = "its first line names no column “path”, “tag”, “name” or “code”";
        return Err(ReadError::Damaged(problem.to_owned()));
    };
    let definition_at = column(&DEFINITIONS);
    let mut rows: Vec<(String, String)> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(broken)?;
        let cell = |at: usize| unguarded(row.get(at).unwrap_or_default().trim()).to_owned();
        let definition = definition_at.map(cell).unwrap_or_default();
        let path = one_line(&cell(name_at));
        if !path.is_empty() {
            rows.push((path, definition));
        }
    }
    let parents: HashSet<String> = rows
        .iter()
        .filter_map(|(path, _)| path.split_once('.'))
        .map(|(group, _)| group.trim().to_owned())
        .collect();
    let mut groups = TagGroups::default();
    for (path, definition) in rows {
        match path.split_once('.') {
            Some((group, name)) => groups.add(group.trim(), name.trim(), &definition),
            // Made here so that groups keep their order.
            None if parents.contains(&path) => drop(groups.group(&path)),
            None => groups.add(LOOSE, &path, &definition),
        }
    }
    Ok(groups.found)
}

/// A cell without the mark that keeps a spreadsheet from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\''])).unwrap_or(cell)
}

/// Groups in the order in which they come.
#[derive(Default)]
struct TagGroups {
    found: Vec<NewTagGroup>,
}

impl TagGroups {
    fn group(&mut self, name: &str) -> usize {
        let known = self.found.iter().position(|group| group.name == name);
        known.unwrap_or_else(|| {
            self.found.push(NewTagGroup { name: name.to_owned(), one_only: false, tags: Vec::new() });
            self.found.len() - 1
        })
    }

    fn add(&mut self, group: &str, name: &str, definition: &str) {
        let group = if group.is_empty() { LOOSE } else { group };
        let at = self.group(group);
        if let Some(group) = self.found.get_mut(at).filter(|_| !name.is_empty()) {
            group.tags.push(NewTag::new(name, definition));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<String> {
        let groups = codebook(text.as_bytes()).unwrap();
        let tag = |tag: &model::NewTag| format!("{}={}", tag.name, tag.definition);
        groups
            .iter()
            .map(|group| {
                format!("{}: {}", group.name, group.tags.iter().map(tag).collect::<Vec<_>>().join(", "))
            })
            .collect()
    }

    #[test]
    fn a_table_is_read_with_its_groups() {
        let csv = "path,description,color\nFrame,,#123456\nFrame.conflict,\"Sides disagree,\nand say so\",\nloose,,\nTone.'=sum,x,\n";
        assert_eq!(
            shown(csv),
            ["Frame: conflict=Sides disagree,\nand say so", "Tags: loose=", "Tone: '=sum=x"]
        );
        assert_eq!(
            shown("tag,description,number of highlights\nangry,When angry,4\n"),
            ["Tags: angry=When angry"]
        );
        assert_eq!(shown("\u{feff}Code;Memo\na;b\n"), ["Tags: a=b"]);
    }

    #[test]
    fn codes_within_codes_are_tags_of_groups() {
        let qdc = "<?xml version=\"1.0\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"x\"><Codes>\
                   <Code guid=\"1\" name=\"Frame\" isCodable=\"false\"><Code guid=\"2\" name=\"conflict\" isCodable=\"true\">\
                   <Description>Sides &amp; blame</Description></Code><Code guid=\"3\" name=\"deep\" isCodable=\"true\">\
                   <Code guid=\"4\" name=\"deeper\" isCodable=\"true\"/></Code></Code>\
                   <Code guid=\"5\" name=\"alone\" isCodable=\"true\"/></Codes><Sets><Set guid=\"6\" name=\"s\"/></Sets></CodeBook>";
        assert_eq!(shown(qdc), ["Frame: conflict=Sides & blame, deeper=, deep=", "Tags: alone="]);
    }

    #[test]
    fn what_is_no_codebook_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "path"),
            ("a,b\n1,2\n", "names no column"),
            ("path,description\n", "no tags"),
            ("<html><p>x</p></html>", "no codebook of REFI-QDA"),
            ("<CodeBook><Codes/></CodeBook>", "no tags"),
            ("<CodeBook><Codes>", "ends in the middle"),
            ("RejoinderCodebook(format: 1, groups: [(name: \"a\", tags: [(", "no codebook of Rejoinder"),
            ("RejoinderCodebook(format: 2, groups: [])", "newer Rejoinder"),
            ("RejoinderCodebook(format: 1, groups: [(name: \"a\", tags: [(name: \" \")])])", "no tags"),
        ] {
            let told = codebook(text.as_bytes()).unwrap_err().to_string();
            assert!(told.contains(reason), "{text}: {told}");
        }
    }

    #[test]
    fn ron_has_examples_and_colours() {
        let ron = "RejoinderCodebook(format: 1, groups: [(name: \"Frame\", one_only: true, tags: [\
                   (name: \"conflict\", definition: \"Sides\", examples: [\"they blame\"], colour: Teal), (name: \"loose\")])])";
        let [group] = &codebook(ron.as_bytes()).unwrap()[..] else { panic!("one group") };
        assert!(group.one_only && group.tags[1] == NewTag::new("loose", ""));
        assert_eq!(group.tags[0].examples, ["they blame"]);
        assert_eq!(group.tags[0].colour, Some(model::PartyColour::Teal));
    }

    proptest! {
        /// Whatever a file holds, nothing panics, and every tag has a name.
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "(<Code|<CodeBook|name=\"|>|/>|</Code>|path,|\n|\"|\\.|[a-z]{0,4}){0,40}") {
            for input in [bytes.as_slice(), text.as_bytes()] {
                if let Ok(groups) = codebook(input) {
                    prop_assert!(groups.iter().all(|group| !group.name.is_empty() && group.tags.iter().all(|tag| !tag.name.is_empty())));
                }
            }
        }
    }
}
