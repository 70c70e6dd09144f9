//! The plan for correcting the text of an article.

use std::sync::Arc;

use super::super::correction::{Correction, ReanchorResult, ReanchoredFact, ReanchoredStatement};
use super::super::draft::Draft;
use super::super::{EditError, Label};
use model::{EarlierPlace, EarlierText, FactCheck, FactResult, Statement, TextId};

/// Replaces the text and keeps the earlier one. A person's decisions stay, whatever happens to the spans.
pub(super) fn plan(draft: &mut Draft<'_>, correction: &Correction) -> Result<Label, EditError> {
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
    for (id, reanchored) in &correction.statements {
        let statement = draft.project.statements.get(id).ok_or(EditError::Gone("statement"))?;
        // Most statements are unchanged. Reading them leaves their memory shared with the project.
        if stays(statement, reanchored) {
            continue;
        }
        let mut after = statement.clone();
        put(&mut after, reanchored, earlier);
        let before = draft.project.earlier_words_of(statement);
        if reanchored.result != ReanchorResult::Moved && before.is_some() && before == correction.words(*id) {
            // It has the words again that it had before it was changed.
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
    for (id, reanchored) in &correction.facts {
        let decision = draft.project.fact_checks.get(id).ok_or(EditError::Gone("decision about a fact"))?;
        let after = corrected_fact(draft, decision, *reanchored, correction, earlier);
        match after {
            None => drop(draft.project.fact_checks.remove(id)),
            Some(after) if after != *decision => drop(draft.project.fact_checks.insert(*id, after)),
            Some(_) => {}
        }
    }
    Ok(label)
}

/// Returns a decision about a fact after the correction; `None` if it said nothing of words that are gone now.
fn corrected_fact(
    draft: &Draft<'_>,
    decision: &FactCheck,
    to: ReanchoredFact,
    correction: &Correction,
    earlier: TextId,
) -> Option<FactCheck> {
    let mut after = decision.clone();
    after.span = to.span;
    let gone = to.span.is_empty();
    if gone && matches!(decision.result, FactResult::Open | FactResult::NotAFact) {
        return None;
    }
    let words = to.span.of(&correction.text);
    let was = match &decision.earlier {
        Some(place) => draft.project.earlier(place),
        None => (&*correction.before, std::slice::from_ref(&to.was)),
    };
    // It is compared with the words on which a person decided, however often the text is corrected.
    if !gone && words == model::span_words(was.0, was.1) {
        after.earlier = None;
    } else if after.earlier.is_none() {
        after.earlier = Some(EarlierPlace { text: earlier, spans: vec![to.was], cue: None, mention: None });
    }
    Some(after)
}

fn label(title: &str, correction: &Correction) -> Label {
    let summary = correction.summary();
    let colon = if summary.is_empty() { "" } else { ": " };
    Label::new("Correct", "Corrected", format_args!("the text of “{title}”{colon}{summary}"))
}

/// Adds the replaced text to the earlier texts.
fn keep(draft: &mut Draft<'_>, correction: &Correction) -> TextId {
    let replaced = draft.coded();
    let id = draft.context.ids.draw();
    let (article, text) = (correction.article, correction.before.clone());
    draft.project.earlier_texts.insert(id, EarlierText { id, article, replaced, text });
    id
}

/// Returns whether nothing of a statement differs after the correction.
fn stays(statement: &Statement, reanchored: &ReanchoredStatement) -> bool {
    reanchored.result == ReanchorResult::Unchanged
        && statement.earlier.is_none()
        && statement.spans == reanchored.spans
        && (statement.cue, statement.mention) == (reanchored.cue, reanchored.mention)
}

/// Sets the spans of a statement in the corrected text.
fn put(statement: &mut Statement, reanchored: &ReanchoredStatement, earlier: TextId) {
    let spans = std::mem::replace(&mut statement.spans, reanchored.spans.clone());
    let cue = std::mem::replace(&mut statement.cue, reanchored.cue);
    let mention = std::mem::replace(&mut statement.mention, reanchored.mention);
    statement.lost = reanchored.spans.is_empty().then_some(reanchored.near);
    if reanchored.result != ReanchorResult::Unchanged && statement.earlier.is_none() {
        // The statement is compared with what a person saw last, however often the text is corrected.
        statement.earlier = Some(EarlierPlace { text: earlier, spans, cue, mention });
    }
}
