//! Fragments that browsers and word processors put on the clipboard: a person chose them, so all of each is kept.

use super::judge::shape_role;
use super::layout::PagePiece;
use crate::document::{Block, BlockRole};

/// The part of the clipboard's text that was chosen, and the address that it was copied from.
///
/// Windows puts a header of offsets before the page and marks the fragment in it; other systems give the fragment alone.
pub(super) fn fragment(text: &str) -> (&str, Option<String>) {
    let mut address = None;
    let mut page = text;
    if text.trim_start().starts_with("Version:") {
        let (header, rest) = text.split_at(text.find('<').unwrap_or(text.len()));
        address =
            header.lines().find_map(|line| line.strip_prefix("SourceURL:")).map(|url| url.trim().to_owned());
        page = rest;
    }
    let inside = page
        .split_once("<!--StartFragment-->")
        .map(|(_, rest)| rest.split_once("<!--EndFragment-->").map_or(rest, |(inside, _)| inside));
    let address = address.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    (inside.unwrap_or(page), address)
}

/// The blocks of a fragment: all pieces, whatever they are.
pub(super) fn blocks(pieces: Vec<PagePiece>) -> Vec<Block> {
    pieces
        .into_iter()
        .map(|piece| {
            let role = match shape_role(piece.shape) {
                BlockRole::Caption => BlockRole::Paragraph,
                role => role,
            };
            Block::new(piece.text, role, true)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fragment_is_cut_out() {
        let copied = "Version:0.9\r\nStartHTML:000\r\nSourceURL:https://herald.example/a\r\n<html><body>\
            <!--StartFragment--><p>Chosen.</p><!--EndFragment--></body></html>";
        assert_eq!(fragment(copied), ("<p>Chosen.</p>", Some("https://herald.example/a".to_owned())));
        assert_eq!(fragment("<b>All</b> of it"), ("<b>All</b> of it", None));
    }
}
