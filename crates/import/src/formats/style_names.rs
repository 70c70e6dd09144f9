//! The names that word processors give their own styles of paragraphs.

use crate::document::BlockRole;

/// The part that a paragraph of a style plays, by the style's name in lower case. Word and its kin write the names of
/// built-in styles in English, whatever the language of the program.
pub(crate) fn role_of(name: &str) -> Option<BlockRole> {
    let numbered = |stem: &str| name.strip_prefix(stem).is_some_and(|rest| rest.trim().parse::<u8>().is_ok());
    match name {
        "title" | "subtitle" => Some(BlockRole::Heading),
        "toc heading" | "table of figures" | "table of authorities" => Some(BlockRole::Navigation),
        "quote" | "intense quote" | "block text" => Some(BlockRole::BlockQuote),
        "caption" | "image caption" | "table caption" | "imagecaption" | "tablecaption" => {
            Some(BlockRole::Caption)
        }
        _ if numbered("heading") => Some(BlockRole::Heading),
        _ if numbered("toc") || numbered("index") => Some(BlockRole::Navigation),
        _ if name.starts_with("list bullet") || name.starts_with("list number") => Some(BlockRole::ListItem),
        _ => None,
    }
}
