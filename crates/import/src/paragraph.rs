//! The words of one paragraph, tidied the same way for every kind of document.

use crate::document::{Block, BlockRole};

/// A text with single spaces, without soft hyphens and other characters that only steer how lines break.
///
/// A no-break space stays: it belongs to the text, as in « Bonjour ».
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}' => {}
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => space = true,
            c if c.is_control() => {}
            c => {
                if space && !out.is_empty() {
                    out.push(' ');
                }
                space = false;
                out.push(c);
            }
        }
    }
    // A paragraph of no-break spaces, with others between them, has no words.
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    out.truncate(out.trim_end_matches(is_space).len());
    match out.find(|c| !is_space(c)) {
        Some(0) | None => out,
        Some(start) => out.split_off(start),
    }
}

/// Adds a block for each of the paragraphs that two line breaks in a row separate in a text, and none for empty ones.
pub(crate) fn push(blocks: &mut Vec<Block>, text: &str, role: BlockRole, kept: bool) {
    for part in text.split("\n\n") {
        let part = tidy(part);
        if !part.is_empty() {
            blocks.push(Block::new(part, role, kept));
        }
    }
}

/// Adds a row of a table: one block for a row of short cells, with a bar between two, or the blocks of its cells where
/// the table only arranges text.
pub(crate) fn push_row(blocks: &mut Vec<Block>, cells: Vec<Vec<Block>>) {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let simple = cells.iter().all(|cell| cell.len() <= 1 && cell.iter().all(|block| block.kept));
    if filled > 1 && simple {
        let words: Vec<String> = cells.into_iter().flatten().map(|block| block.text).collect();
        blocks.push(Block::new(words.join(" | "), BlockRole::TableRow, true));
    } else {
        blocks.extend(cells.into_iter().flatten());
    }
}

/// Leaves out boxes of text beside the running text, unless most of the text is in boxes.
pub(crate) fn judge_boxes(blocks: &mut [Block]) {
    let size = |boxed: bool| -> usize {
        let own = |block: &&Block| (block.role == BlockRole::FactBox) == boxed && (boxed || block.kept);
        blocks.iter().filter(own).map(|block| block.text.len()).sum()
    };
    let kept = size(true) > size(false);
    for block in blocks.iter_mut().filter(|block| block.role == BlockRole::FactBox) {
        block.kept = kept;
    }
}

/// A value of a document's own account of itself, tidied, or nothing where it says nothing.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = tidy(text);
    (!text.is_empty()).then_some(text)
}

/// A title from a document's properties, or nothing where a program wrote it rather than a person.
pub(crate) fn stated_title(text: &str) -> Option<String> {
    let text = stated(text)?;
    let text = text.strip_prefix("Microsoft Word - ").unwrap_or(&text).to_owned();
    let lower = text.to_lowercase();
    let file = [".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".tex", ".dvi", ".wpd", ".pages"];
    let made =
        ["untitled", "document", "document1", "untitled document", "slide 1", "powerpoint presentation"];
    let by_a_program = file.iter().any(|ending| lower.ends_with(ending)) || made.contains(&lower.as_str());
    (!by_a_program && text.chars().any(char::is_alphabetic)).then_some(text)
}

/// The author of a document's properties, or nothing where a program or a computer's account is named.
pub(crate) fn stated_author(text: &str) -> Option<String> {
    let text = stated(text)?;
    let lower = text.to_lowercase();
    let accounts = [
        "user",
        "admin",
        "administrator",
        "owner",
        "author",
        "unknown",
        "microsoft",
        "microsoft office user",
        "windows user",
        "hp",
        "dell",
        "lenovo",
        "anonymous",
        "python-docx",
        "apache poi",
        "openoffice",
        "libreoffice",
        "root",
    ];
    (!accounts.contains(&lower.as_str()) && text.chars().any(char::is_alphabetic)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_tidied() {
        assert_eq!(tidy("  a\tb \n c\u{ad}d\u{200b} "), "a b cd");
        assert_eq!(tidy("\u{a0}«\u{a0}x\u{a0}»\u{a0}"), "«\u{a0}x\u{a0}»");
        assert_eq!(tidy("\u{a0}"), "");
    }

    #[test]
    fn titles_by_programs_are_left_out() {
        assert_eq!(stated_title("Microsoft Word - The Harbour"), Some("The Harbour".to_owned()));
        assert_eq!(stated_title("draft3.docx"), None);
        assert_eq!(stated_title("Untitled"), None);
    }
}
