//! The plan for restoring a text that was altered outside the program.

use std::sync::Arc;

use super::super::EditError;
use super::super::draft::Draft;
use model::TextRef;

/// Replaces the text and nothing else: the spans of statements and mentions were made for the restored text.
pub(super) fn perform(draft: &mut Draft<'_>, text: TextRef, words: &Arc<str>) -> Result<String, EditError> {
    let title = draft.project.article_of(text).ok_or(EditError::Gone("article"))?.title.clone();
    draft.project.put_text(text, words);
    Ok(match text {
        TextRef::Article(_) => format!("Restore the text of “{title}”"),
        TextRef::Earlier(_) => format!("Restore an earlier text of “{title}”"),
    })
}
