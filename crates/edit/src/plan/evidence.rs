//! Plans for evidence and citations.

use super::super::draft::{Draft, named, shortened, take_out};
use super::super::{CitationTarget, EditError, EvidenceFacts, EvidenceIntent, Label, SourceCorrection};
use super::{galley, replies};
use model::{
    Citation, CitationId, Evidence, EvidenceId, EvidenceSource, Passage, PassageId, Span, Stance,
    StatementId, Strength, counted, is_web_address,
};

pub(super) fn plan(intent: &EvidenceIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        EvidenceIntent::Add(facts) => {
            let evidence = new(draft, facts)?;
            let label = Label::new("Add", "Added", format_args!("the evidence “{}”", evidence.title));
            draft.project.evidence.insert(evidence.id, evidence);
            Ok(label)
        }
        EvidenceIntent::AddAll(all) => add_all(draft, all),
        EvidenceIntent::SetText(correction) => set_text(draft, correction),
        EvidenceIntent::RemoveText(evidence) => remove_text(draft, *evidence),
        EvidenceIntent::Describe { evidence, facts } => describe(draft, *evidence, facts),
        EvidenceIntent::Cite { statements, cited, stance, strength, note } => {
            cite(draft, statements, cited, (*stance, *strength), note)
        }
        EvidenceIntent::SetCitation { citation, stance, strength, note } => {
            set(draft, *citation, (*stance, *strength), note)
        }
        EvidenceIntent::RemovePassage { evidence, passage } => remove_passage(draft, *evidence, *passage),
        EvidenceIntent::RemoveCitation(citation) => {
            draft.project.citations.remove(citation).ok_or(EditError::Gone("citation"))?;
            Ok(Label::new("Remove", "Removed", "a citation"))
        }
        EvidenceIntent::Remove(id) => {
            let gone = draft.project.evidence.remove(id).ok_or(EditError::Gone("evidence"))?;
            draft.project.source_texts.remove(id);
            take_out(&mut draft.project.citations, |citation| citation.evidence == *id);
            replies::lose_source(draft, *id);
            galley::lose_source(draft, *id);
            Ok(Label::new("Remove", "Removed", format_args!("the evidence “{}”", gone.title)))
        }
    }
}

/// Adds the pieces of evidence that the project does not have, told by address, file or title with publisher and date.
fn add_all(draft: &mut Draft<'_>, all: &[EvidenceFacts]) -> Result<Label, EditError> {
    let mut added = 0;
    for facts in all {
        let evidence = new(draft, facts)?;
        if !draft.project.evidence.values().any(|known| is_same_source(known, &evidence)) {
            draft.project.evidence.insert(evidence.id, evidence);
            added += 1;
        }
    }
    if added == 0 {
        return Err(EditError::Refused("The project has all of these sources already.".to_owned()));
    }
    let what = counted(added, "piece of evidence", "pieces of evidence");
    Ok(Label::new("Add", "Added", what))
}

/// Returns the piece of evidence of these facts: the one that the project has, or a new one.
pub(super) fn known_or_new(draft: &mut Draft<'_>, facts: &EvidenceFacts) -> Result<EvidenceId, EditError> {
    let evidence = new(draft, facts)?;
    if let Some(known) = draft.project.evidence.values().find(|known| is_same_source(known, &evidence)) {
        return Ok(known.id);
    }
    let id = evidence.id;
    draft.project.evidence.insert(id, evidence);
    Ok(id)
}

fn is_same_source(one: &Evidence, other: &Evidence) -> bool {
    let described = |it: &Evidence| {
        (it.title.to_lowercase(), it.author.to_lowercase(), it.publisher.to_lowercase(), it.date.clone())
    };
    match (&one.source, &other.source) {
        (EvidenceSource::Elsewhere, EvidenceSource::Elsewhere) => described(one) == described(other),
        (one, other) => one == other,
    }
}

fn set_text(draft: &mut Draft<'_>, correction: &SourceCorrection) -> Result<Label, EditError> {
    if !correction.fits(&draft.project) {
        return Err(EditError::Stale("source text"));
    }
    let evidence =
        draft.project.evidence.get_mut(&correction.evidence()).ok_or(EditError::Gone("evidence"))?;
    correction.anchor(evidence);
    let (verb, done) = if correction.is_first() { ("Set", "Set") } else { ("Correct", "Corrected") };
    let summary = correction.summary();
    let colon = if summary.is_empty() { "" } else { ": " };
    let label = Label::new(verb, done, format_args!("the text of “{}”{colon}{summary}", evidence.title));
    draft.project.source_texts.insert(correction.evidence(), correction.after().clone());
    Ok(label)
}

fn remove_text(draft: &mut Draft<'_>, id: EvidenceId) -> Result<Label, EditError> {
    draft.project.source_texts.remove(&id).ok_or(EditError::Gone("source text"))?;
    let evidence = draft.project.evidence.get_mut(&id).ok_or(EditError::Gone("evidence"))?;
    evidence.drop_lost_spans(None);
    Ok(Label::new("Remove", "Removed", format_args!("the text of “{}”", evidence.title)))
}

fn remove_passage(draft: &mut Draft<'_>, id: EvidenceId, passage: PassageId) -> Result<Label, EditError> {
    let evidence = draft.project.evidence.get_mut(&id).ok_or(EditError::Gone("evidence"))?;
    let place = evidence.passages.iter().position(|it| it.id == passage).ok_or(EditError::Gone("passage"))?;
    let gone = evidence.passages.remove(place);
    let label = Label::new(
        "Remove",
        "Removed",
        format_args!("the passage “{}” of “{}”", shortened(&gone.text), evidence.title),
    );
    let citing = |it: &&Citation| it.passage == Some(passage);
    let cited: Vec<Citation> = draft.project.citations.values().filter(citing).cloned().collect();
    for citation in cited {
        draft.project.citations.insert(citation.id, Citation { passage: None, ..citation });
    }
    replies::lose_passage(draft, passage);
    Ok(label)
}

fn checked(source: &EvidenceSource) -> Result<EvidenceSource, EditError> {
    match source {
        EvidenceSource::Address(address) if is_web_address(address.trim()) => {
            Ok(EvidenceSource::Address(address.trim().to_owned()))
        }
        EvidenceSource::Address(address) => Err(EditError::Refused(format!(
            "“{}” is not a web address: one begins with https:// or http://.",
            address.trim()
        ))),
        EvidenceSource::File(path) => Ok(EvidenceSource::File(named(path, "file")?)),
        EvidenceSource::Elsewhere => Ok(EvidenceSource::Elsewhere),
    }
}

fn passage(draft: &mut Draft<'_>, text: &str, place: &str, span: Option<Span>) -> Passage {
    let (text, place) = (text.trim().to_owned(), place.trim().to_owned());
    Passage { id: draft.context.ids.draw(), text, place, span }
}

/// Returns the address of an archived copy, or an error if it is none.
fn archive(address: &str) -> Result<String, EditError> {
    let address = address.trim();
    if address.is_empty() || is_web_address(address) {
        return Ok(address.to_owned());
    }
    Err(EditError::Refused(format!(
        "The archived copy “{address}” is not a web address: one begins with https:// or http://."
    )))
}

fn new(draft: &mut Draft<'_>, facts: &EvidenceFacts) -> Result<Evidence, EditError> {
    let title = named(&facts.title, "piece of evidence")?;
    let source = checked(&facts.source)?;
    let id = draft.context.ids.draw();
    let passages = if facts.passage.trim().is_empty() {
        Vec::new()
    } else {
        vec![passage(draft, &facts.passage, &facts.place, None)]
    };
    Ok(Evidence {
        kind: facts.kind,
        author: facts.author.trim().to_owned(),
        publisher: facts.publisher.trim().to_owned(),
        date: facts.date.trim().to_owned(),
        retrieved: facts.retrieved.trim().to_owned(),
        archive: archive(&facts.archive)?,
        note: facts.note.trim().to_owned(),
        fingerprint: facts.fingerprint.clone(),
        passages,
        ..Evidence::new(id, &title, source)
    })
}

fn describe(draft: &mut Draft<'_>, id: EvidenceId, facts: &EvidenceFacts) -> Result<Label, EditError> {
    let mut changed = new(draft, facts)?;
    let evidence = draft.project.evidence.get_mut(&id).ok_or(EditError::Gone("evidence"))?;
    changed.id = id;
    let added = std::mem::take(&mut changed.passages);
    changed.passages.clone_from(&evidence.passages);
    changed.passages.extend(added);
    if changed.fingerprint.is_none() && changed.source == evidence.source {
        changed.fingerprint.clone_from(&evidence.fingerprint);
    }
    *evidence = changed;
    Ok(Label::new("Describe", "Described", format_args!("the evidence “{}”", evidence.title)))
}

fn cite(
    draft: &mut Draft<'_>,
    statements: &[StatementId],
    cited: &CitationTarget,
    (stance, strength): (Stance, Option<Strength>),
    note: &str,
) -> Result<Label, EditError> {
    let (evidence, passage) = resolve(draft, cited)?;
    let coded = Some(draft.coded());
    let note = note.trim();
    let mut fresh = Vec::new();
    for statement in statements.iter().copied() {
        draft.statement(statement)?;
        let same = |it: &Citation| (it.statement, it.evidence, it.passage) == (statement, evidence, passage);
        if draft.project.citations.values().any(same) {
            continue;
        }
        let id = draft.context.ids.draw();
        let note = note.to_owned();
        let citation = Citation { id, statement, evidence, passage, stance, strength, note, coded };
        draft.project.citations.insert(id, citation);
        fresh.push(statement);
    }
    if fresh.is_empty() {
        let problem = "This evidence is cited for the statement already: change that citation instead.";
        return Err(EditError::Refused(problem.to_owned()));
    }
    let title = &draft.project.evidence.get(&evidence).ok_or(EditError::Gone("evidence"))?.title;
    Ok(Label::new("Cite", "Cited", format_args!("“{title}” for {}", draft.statements_name(&fresh))))
}

/// Returns the evidence and passage of a citation, added to the project if they are new.
pub(super) fn resolve(
    draft: &mut Draft<'_>,
    cited: &CitationTarget,
) -> Result<(EvidenceId, Option<PassageId>), EditError> {
    match cited {
        CitationTarget::New(facts) => {
            let evidence = new(draft, facts)?;
            let found = (evidence.id, evidence.passages.first().map(|it| it.id));
            draft.project.evidence.insert(evidence.id, evidence);
            Ok(found)
        }
        CitationTarget::Known(id, passage) => {
            let evidence = draft.project.evidence.get(id).ok_or(EditError::Gone("evidence"))?;
            if passage.is_some_and(|passage| evidence.passage(passage).is_none()) {
                return Err(EditError::Gone("passage"));
            }
            Ok((*id, *passage))
        }
        CitationTarget::Passage { evidence, text, place, span } => {
            let text = named(text, "passage")?;
            let known = draft.project.evidence.get(evidence).ok_or(EditError::Gone("evidence"))?;
            if let Some(known) = known.passages.iter().find(|it| span.is_some() && it.span == *span) {
                return Ok((*evidence, Some(known.id)));
            }
            let has_words = |span: Span| {
                draft.project.source_texts.get(evidence).is_some_and(|it| it.has_words(span, &text))
            };
            if span.is_some_and(|span| !has_words(span)) {
                return Err(EditError::Stale("source text"));
            }
            let passage = passage(draft, &text, place, *span);
            let id = passage.id;
            let record = draft.project.evidence.get_mut(evidence).ok_or(EditError::Gone("evidence"))?;
            record.passages.push(passage);
            Ok((*evidence, Some(id)))
        }
    }
}

fn set(
    draft: &mut Draft<'_>,
    id: CitationId,
    (stance, strength): (Stance, Option<Strength>),
    note: &str,
) -> Result<Label, EditError> {
    let coded = Some(draft.coded());
    let citation = draft.project.citations.get_mut(&id).ok_or(EditError::Gone("citation"))?;
    if (citation.stance, citation.strength) != (stance, strength) || citation.note != note.trim() {
        (citation.stance, citation.strength) = (stance, strength);
        note.trim().clone_into(&mut citation.note);
        citation.coded = coded;
    }
    Ok(Label::new("Change", "Changed", "a citation"))
}
