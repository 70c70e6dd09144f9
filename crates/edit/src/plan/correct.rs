//! The text of an article, corrected.

use std::sync::Arc;

use super::super::EditError;
use super::super::correction::{Correction, ReanchorResult, ReanchoredStatement};
use super::super::draft::Draft;
use model::{EarlierPlace, EarlierText, Statement, TextId};

/// Replaces the text; the earlier one is kept. What a person decided stays as it is, whatever becomes of the places.
pub(super) fn perform(draft: &mut Draft<'_>, correction: &Correction) -> Result<String, EditError> {
    let project = &draft.project;
    let id = correction.article;
    let place = project.articles.iter().position(|it| it.id == id).ok_or(EditError::Gone("article"))?;
    if !correction.fits(project) {
        return Err(EditError::Stale("article"));
    }
    let label = label(&project.articles[place].title, correction);
    if correction.is_empty() {
        return Ok(label);
    }
    let earlier = keep(draft, correction);
    Arc::make_mut(&mut draft.project.articles[place]).text = correction.text.clone();
    for (id, carried) in &correction.statements {
        let statement = draft.project.statements.get(id).ok_or(EditError::Gone("statement"))?;
        // Whoever only looks at a record leaves it where it is shared with the project: most stay as they are.
        if stays(statement, carried) {
            continue;
        }
        let mut after = statement.clone();
        put(&mut after, carried, earlier);
        let before = draft.project.earlier_words_of(statement);
        if carried.fate != ReanchorResult::Moved && before.is_some() && before == correction.words(*id) {
            // It says again what it said before it was changed.
            after.earlier = None;
        }
        if after != *statement {
            draft.project.statements.insert(*id, after);
        }
    }
    for (id, mentions) in &correction.mentions {
        if draft.speaker(*id)?.mentions != *mentions {
            draft.speaker(*id)?.mentions.clone_from(mentions);
        }
    }
    Ok(label)
}

fn label(title: &str, correction: &Correction) -> String {
    let summary = correction.summary();
    let colon = if summary.is_empty() { "" } else { ": " };
    format!("Correct the text of “{title}”{colon}{summary}")
}

/// Keeps the text that is replaced.
fn keep(draft: &mut Draft<'_>, correction: &Correction) -> TextId {
    let replaced = draft.coded();
    let id = draft.stamp.ids.draw();
    let (article, text) = (correction.article, correction.before.clone());
    draft.project.earlier_texts.insert(id, EarlierText { id, article, replaced, text });
    id
}

/// Whether nothing of a statement is another after the correction.
fn stays(statement: &Statement, carried: &ReanchoredStatement) -> bool {
    carried.fate == ReanchorResult::Unchanged
        && statement.earlier.is_none()
        && statement.spans == carried.spans
        && (statement.cue, statement.mention) == (carried.cue, carried.mention)
}

/// Puts a statement where it stands in the corrected text.
fn put(statement: &mut Statement, carried: &ReanchoredStatement, earlier: TextId) {
    let spans = std::mem::replace(&mut statement.spans, carried.spans.clone());
    let cue = std::mem::replace(&mut statement.cue, carried.cue);
    let mention = std::mem::replace(&mut statement.mention, carried.mention);
    statement.lost = carried.spans.is_empty().then_some(carried.near);
    if carried.fate != ReanchorResult::Unchanged && statement.earlier.is_none() {
        // What a person saw last stays what it is compared with, however often the text is corrected.
        statement.earlier = Some(EarlierPlace { text: earlier, spans, cue, mention });
    }
}
