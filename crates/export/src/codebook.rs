//! The codebook for other programs that code: CSV as Taguette has it, and QDC of REFI-QDA; and for other projects, in RON.

use std::fmt::{Display, Write as _};

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::cell::{Cell, csv as rows};
use super::document::rgb;
use super::markup::Markup;
use super::reading::Reading;
use super::{ExportError, OutputFile};
use model::{CodebookFile, NewTagGroup, PartyColour, Tag, one_line};

/// The tags as `path,description,color`; a path is that of the group and the name of the tag.
pub(super) fn csv(reading: &Reading<'_>) -> Vec<OutputFile> {
    let head = ["path", "description", "color"].map(Cell::text);
    let mut lines = vec![head];
    for (at, group) in reading.project.codebook.groups.iter().enumerate() {
        let own = path(&[&group.name]);
        let colour = Cell::text(COLOURS[at % COLOURS.len()]);
        lines.push([Cell::text(own), Cell::Empty, colour.clone()]);
        for tag in &group.tags {
            let path = path(&[&group.name, &tag.name]);
            let own = tag.colour.map_or_else(|| colour.clone(), |own| Cell::text(hex(own)));
            lines.push([Cell::text(path), Cell::text(described(tag)), own]);
        }
    }
    let text = rows(lines.iter().map(<[Cell; 3]>::as_slice));
    vec![OutputFile::text(format!("{}-codebook.csv", reading.stem()), text)]
}

/// The definition of a tag with its examples, for programs that have no place for those.
fn described(tag: &Tag) -> String {
    let mut words = tag.definition.trim().to_owned();
    for example in &tag.examples {
        let parted = if words.is_empty() { "" } else { "\n" };
        let _ = write!(words, "{parted}Example: {}", one_line(example));
    }
    words
}

fn hex(colour: PartyColour) -> String {
    let [red, green, blue] = rgb(colour);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The tags with everything that is known of them, as Rejoinder reads them again.
pub(super) fn ron(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let groups = reading.project.codebook.groups.iter().map(NewTagGroup::of).collect();
    let file = CodebookFile::RejoinderCodebook { format: CodebookFile::FORMAT, groups };
    let look = PrettyConfig::new().new_line("\n").indentor(" ").escape_strings(true);
    let text = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .to_string_pretty(&file, look)
        .map_err(|error| ExportError::Broken { format: "RON", problem: error.to_string() })?;
    Ok(vec![OutputFile::text(format!("{}-codebook.ron", reading.stem()), text + "\n")])
}

/// A path in Taguette, in which a dot parts a tag from what it belongs to: one in a name becomes `·`.
fn path(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| one_line(name).replace('.', "·")).collect();
    names.join(".")
}

/// Colours of groups, one after the other: those of parties on a light ground.
const COLOURS: [&str; 6] = ["#9a6700", "#0550ae", "#1a7f37", "#8250df", "#bf3989", "#57606a"];

/// The tags as a codebook of REFI-QDA 1.0: groups are codes that no text can be coded with, tags the codes in them.
pub(super) fn qdc(reading: &Reading<'_>) -> Vec<OutputFile> {
    let project = reading.project;
    let mut page = Markup::default();
    page.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Rejoinder\">\n<Codes>\n");
    for group in &project.codebook.groups {
        page.raw("<Code guid=\"")
            .text(&guid(project.id, group.id))
            .raw("\" name=\"")
            .text(&one_line(&group.name));
        page.raw("\" isCodable=\"false\">\n");
        for tag in &group.tags {
            page.raw("<Code guid=\"")
                .text(&guid(project.id, tag.id))
                .raw("\" name=\"")
                .text(&one_line(&tag.name));
            page.raw("\" isCodable=\"true\"");
            if let Some(colour) = tag.colour {
                page.raw(" color=\"").text(&hex(colour)).raw("\"");
            }
            page.raw(">");
            let words = described(tag);
            if !words.is_empty() {
                page.element("<Description>", &words, "</Description>");
            }
            page.raw("</Code>\n");
        }
        page.raw("</Code>\n");
    }
    page.raw("</Codes>\n</CodeBook>\n");
    vec![OutputFile::text(format!("{}-codebook.qdc", reading.stem()), page.into_string())]
}

/// A UUID of version 8 (RFC 9562) that is made of the ids alone: the same tag has the same one in every export.
fn guid(project: impl Display, id: impl Display) -> String {
    let (project, id) = (project.to_string(), id.to_string());
    let (owner, own) = (bits(&project), bits(&id));
    let kind = u64::from(id.bytes().next().unwrap_or_default());
    format!(
        "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        owner >> 18,
        owner >> 2 & 0xffff,
        (owner & 3) << 8 | kind,
        0x8000 | own >> 48,
        own & 0xffff_ffff_ffff
    )
}

/// The 50 bits that an id is written with.
fn bits(id: &str) -> u64 {
    const DIGITS: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    let digits = id.chars().skip(1).filter_map(|c| DIGITS.find(c));
    digits.fold(0u64, |value, digit| value << 5 | digit as u64) & ((1 << 50) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{GroupId, IdGenerator, ProjectId, TagId};

    #[test]
    fn every_code_has_a_guid_of_its_own() {
        let mut ids = IdGenerator::seeded(5);
        let project: ProjectId = ids.draw();
        let mut all: Vec<String> = (0..1000).map(|_| guid(project, ids.draw::<TagId>())).collect();
        all.push(guid(project, TagId::from(7)));
        all.push(guid(project, GroupId::from(7)));
        all.push(guid(ids.draw::<ProjectId>(), TagId::from(7)));
        for guid in &all {
            let parts: Vec<usize> = guid.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{guid}");
            assert!(guid.as_bytes()[14] == b'8' && matches!(guid.as_bytes()[19], b'8'..=b'b'), "{guid}");
        }
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(bits("t0000000010"), 32);
    }
}
