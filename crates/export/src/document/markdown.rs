//! Documents as Markdown: what letters have, which is headings, paragraphs and lists.

use super::{Face, ListMark, OutputBlock, OutputDocument, OutputParagraph, Run, Target};
use crate::markdown::Md;

/// Writes a document. A table is told row by row.
pub(crate) fn write(document: &OutputDocument) -> String {
    let mut page = Md::default();
    let mut in_list = false;
    for (at, block) in document.blocks.iter().enumerate() {
        let is_item = matches!(block, OutputBlock::Paragraph(OutputParagraph { mark: Some(_), .. }));
        if at > 0 {
            page.raw(if is_item && in_list { "\n" } else { "\n\n" });
        }
        in_list = is_item;
        match block {
            OutputBlock::Heading(level, text) => {
                page.raw(match level {
                    1 => "# ",
                    2 => "## ",
                    _ => "### ",
                });
                runs(&mut page, text);
            }
            OutputBlock::Paragraph(paragraph) => self::paragraph(&mut page, paragraph),
            // Letters have none.
            OutputBlock::Picture(picture) => {
                page.text(&picture.title);
            }
            OutputBlock::Table(table) => {
                for cells in &table.rows {
                    page.bullet(0);
                    cells.iter().flatten().for_each(|paragraph| {
                        runs(&mut page, &paragraph.runs);
                        page.raw(" ");
                    });
                    page.raw("\n");
                }
            }
        }
    }
    page.raw("\n");
    page.into_string()
}

fn paragraph(page: &mut Md, paragraph: &OutputParagraph) {
    match paragraph.mark {
        Some(ListMark::Bullet) => {
            page.bullet(paragraph.steps);
        }
        Some(ListMark::Number(number)) => {
            page.value(number).raw(". ");
        }
        None => {}
    }
    match paragraph.runs.split_first() {
        Some((first, rest)) if paragraph.mark.is_none() => {
            let first = beginning(page, first);
            runs(page, &[first]);
            runs(page, rest);
        }
        _ => runs(page, &paragraph.runs),
    }
}

/// Writes what Markdown would take for the sign of a list where it begins a line, and returns the rest.
fn beginning(page: &mut Md, run: &Run) -> Run {
    let digits = run.text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = run.text.split_at_checked(digits).unwrap_or(("", &run.text));
    let counts = !number.is_empty() && rest.starts_with(['.', ')']);
    let is_sign = run.face == Face::Plain && run.link.is_none() && (counts || run.text.starts_with('-'));
    if !is_sign {
        return run.clone();
    }
    page.text(number).raw("\\");
    Run { text: rest.to_owned(), ..run.clone() }
}

fn runs(page: &mut Md, runs: &[Run]) {
    for run in runs {
        let sign = match run.face {
            Face::Bold => "**",
            Face::Italic => "*",
            Face::Plain | Face::Soft => "",
        };
        // Signs of emphasis must touch a word.
        let inner = run.text.trim();
        page.raw(if run.text.starts_with(' ') { " " } else { "" });
        page.raw(if inner.is_empty() { "" } else { sign });
        match &run.link {
            Some(Target::Web(address)) => page.link(address, inner),
            _ => page.text(inner),
        };
        page.raw(if inner.is_empty() { "" } else { sign });
        page.raw(if run.text.ends_with(' ') && !inner.is_empty() { " " } else { "" });
    }
}
