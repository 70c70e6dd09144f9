//! The plan for restoring a text that was altered outside the program.

use std::sync::Arc;

use super::super::draft::Draft;
use super::super::{EditError, Label};
use model::TextRef;

/// Replaces the text and nothing else: the spans of statements and mentions were made for the restored text.
pub(super) fn plan(draft: &mut Draft<'_>, text: TextRef, words: &Arc<str>) -> Result<Label, EditError> {
    let title = draft.project.article_of(text).ok_or(EditError::Gone("article"))?.title.clone();
    draft.project.put_text(text, words);
    Ok(match text {
        TextRef::Article(_) => Label::new("Restore", "Restored", format_args!("the text of “{title}”")),
        TextRef::Earlier(_) => {
            Label::new("Restore", "Restored", format_args!("an earlier text of “{title}”"))
        }
    })
}
