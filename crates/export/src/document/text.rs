//! Documents as plain text, for a mail.

use super::{ListMark, OutputBlock, OutputDocument, OutputParagraph, Run, Target};

/// Writes a document: a paragraph a line, with an empty line between paragraphs. A table is told row by row.
pub(crate) fn write(document: &OutputDocument) -> String {
    let mut text = String::new();
    let mut in_list = false;
    for (at, block) in document.blocks.iter().enumerate() {
        let is_item = matches!(block, OutputBlock::Paragraph(OutputParagraph { mark: Some(_), .. }));
        if at > 0 {
            text.push_str(if is_item && in_list { "\n" } else { "\n\n" });
        }
        in_list = is_item;
        match block {
            OutputBlock::Heading(_, runs) => text.push_str(&words(runs)),
            OutputBlock::Paragraph(paragraph) => {
                text.push_str(&"   ".repeat(paragraph.steps));
                match paragraph.mark {
                    Some(ListMark::Bullet) => text.push_str("- "),
                    Some(ListMark::Number(number)) => text.extend([number.to_string().as_str(), ". "]),
                    None => {}
                }
                text.push_str(&words(&paragraph.runs));
            }
            OutputBlock::Picture(picture) => text.push_str(&picture.title),
            OutputBlock::Table(table) => {
                let row = |cells: &Vec<Vec<OutputParagraph>>| {
                    let cells = cells.iter().flatten().map(|paragraph| words(&paragraph.runs));
                    cells.collect::<Vec<_>>().join(" | ")
                };
                text.push_str(&table.rows.iter().map(row).collect::<Vec<_>>().join("\n"));
            }
        }
    }
    text.push('\n');
    text
}

/// The words, with the address of a link behind its words.
fn words(runs: &[Run]) -> String {
    let mut words = String::new();
    for run in runs {
        words.push_str(&run.text);
        if let Some(Target::Web(address)) =
            run.link.as_ref().filter(|link| **link != Target::Web(run.text.clone()))
        {
            words.extend([" <", address, ">"]);
        }
    }
    words
}
