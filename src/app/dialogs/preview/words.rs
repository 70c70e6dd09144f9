//! The words for the parts of a document.

use import::{Block, BlockRole, DocumentKind};
use model::counted;

/// The name of a part, where it is not running text.
pub(super) const fn name(role: BlockRole) -> Option<&'static str> {
    Some(match role {
        BlockRole::Paragraph | BlockRole::Turn | BlockRole::ListItem => return None,
        BlockRole::Heading => "Heading",
        BlockRole::BlockQuote => "Quotation",
        BlockRole::TableRow => "Row of a table",
        BlockRole::Standfirst => "Standfirst",
        BlockRole::EmbeddedPost => "Embedded post",
        BlockRole::FactBox => "Beside the text",
        BlockRole::PullQuote => "Repeated quotation",
        BlockRole::Footnote => "Footnote",
        BlockRole::Credit => "Credit",
        BlockRole::Caption => "Caption",
        BlockRole::Related => "Link to another article",
        BlockRole::Promotion => "Promotion",
        BlockRole::Comment => "Comment",
        BlockRole::Deleted => "Tracked deletion",
        BlockRole::PageFurniture => "Head or foot of a page",
        BlockRole::QuotedMail => "Earlier mail",
        BlockRole::Navigation => "Menu or notice",
    })
}

/// Returns true for parts that nobody takes for the article: many of them in a row are folded.
pub(super) const fn is_furniture(role: BlockRole) -> bool {
    matches!(
        role,
        BlockRole::Related
            | BlockRole::Promotion
            | BlockRole::Comment
            | BlockRole::PageFurniture
            | BlockRole::QuotedMail
            | BlockRole::Navigation
    )
}

/// The heading of a paragraph: its time, and its part where it is not running text.
pub(super) fn heading(block: &Block) -> Option<String> {
    let parts: Vec<&str> = block.time.as_deref().into_iter().chain(name(block.role)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The name of a folded stretch: "27 parts left out: menus and notices".
pub(super) fn folded(blocks: &[Block]) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for (role, words) in [
        (BlockRole::Navigation, "menus and notices"),
        (BlockRole::Related, "links to other articles"),
        (BlockRole::Promotion, "promotion"),
        (BlockRole::Comment, "comments"),
        (BlockRole::PageFurniture, "heads and feet of pages"),
        (BlockRole::QuotedMail, "earlier mails"),
    ] {
        if blocks.iter().any(|block| block.role == role) {
            kinds.push(words);
        }
    }
    format!("{} left out: {}", counted(blocks.len(), "part", "parts"), kinds.join(", "))
}

/// The kind of a document as a heading begins.
pub(super) fn kind(kind: DocumentKind) -> String {
    let name = kind.name().trim_start_matches("a ").trim_start_matches("an ");
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of a paragraph for screen readers: "Left out, caption: The harbour at night".
pub(super) fn spoken(block: &Block) -> String {
    let state = if block.kept { "Kept" } else { "Left out" };
    match heading(block) {
        Some(heading) => format!("{state}, {heading}: {}", block.words()),
        None => format!("{state}: {}", block.words()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_as_a_newsroom_names_them() {
        let mut block = Block::new("The quay is closed.", BlockRole::Paragraph, true);
        assert_eq!((heading(&block), spoken(&block)), (None, "Kept: The quay is closed.".to_owned()));
        (block.time, block.role, block.kept) = (Some("14:05".to_owned()), BlockRole::EmbeddedPost, false);
        assert_eq!(heading(&block).as_deref(), Some("14:05 · Embedded post"));
        assert!(spoken(&block).starts_with("Left out, 14:05"));
        let menu =
            [Block::new("Home", BlockRole::Navigation, false), Block::new("More", BlockRole::Related, false)];
        assert_eq!(folded(&menu), "2 parts left out: menus and notices, links to other articles");
        assert_eq!(kind(DocumentKind::Docx), "Word document (DOCX)");
        assert_eq!(kind(DocumentKind::Odt), "OpenDocument text (ODT)");
    }
}
