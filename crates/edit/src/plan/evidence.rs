//! Plans for evidence and citations.

use super::super::draft::{Draft, named, take_out};
use super::super::{CitationTarget, EditError, EvidenceFacts, EvidenceIntent, Label};
use super::{galley, replies};
use model::{
    Citation, CitationId, Evidence, EvidenceId, EvidenceSource, Passage, PassageId, Stance, StatementId,
    is_web_address,
};

pub(super) fn plan(intent: &EvidenceIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        EvidenceIntent::Add(facts) => {
            let evidence = new(draft, facts)?;
            let label = Label::new("Add", "Added", format_args!("the evidence “{}”", evidence.title));
            draft.project.evidence.insert(evidence.id, evidence);
            Ok(label)
        }
        EvidenceIntent::Describe { evidence, facts } => describe(draft, *evidence, facts),
        EvidenceIntent::Cite { statements, cited, stance, note } => {
            cite(draft, statements, cited, *stance, note)
        }
        EvidenceIntent::SetCitation { citation, stance, note } => set(draft, *citation, *stance, note),
        EvidenceIntent::RemoveCitation(citation) => {
            draft.project.citations.remove(citation).ok_or(EditError::Gone("citation"))?;
            Ok(Label::new("Remove", "Removed", "a citation"))
        }
        EvidenceIntent::Remove(id) => {
            let gone = draft.project.evidence.remove(id).ok_or(EditError::Gone("evidence"))?;
            take_out(&mut draft.project.citations, |citation| citation.evidence == *id);
            replies::lose_source(draft, *id);
            galley::lose_source(draft, *id);
            Ok(Label::new("Remove", "Removed", format_args!("the evidence “{}”", gone.title)))
        }
    }
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

fn passage(draft: &mut Draft<'_>, text: &str, place: &str) -> Passage {
    Passage { id: draft.context.ids.draw(), text: text.trim().to_owned(), place: place.trim().to_owned() }
}

fn new(draft: &mut Draft<'_>, facts: &EvidenceFacts) -> Result<Evidence, EditError> {
    let title = named(&facts.title, "piece of evidence")?;
    let source = checked(&facts.source)?;
    let id = draft.context.ids.draw();
    let passages = if facts.passage.trim().is_empty() {
        Vec::new()
    } else {
        vec![passage(draft, &facts.passage, &facts.place)]
    };
    let publisher = facts.publisher.trim().to_owned();
    Ok(Evidence { id, title, source, publisher, date: facts.date.trim().to_owned(), passages })
}

fn describe(draft: &mut Draft<'_>, id: EvidenceId, facts: &EvidenceFacts) -> Result<Label, EditError> {
    let mut changed = new(draft, facts)?;
    let evidence = draft.project.evidence.get_mut(&id).ok_or(EditError::Gone("evidence"))?;
    changed.id = id;
    let added = std::mem::take(&mut changed.passages);
    changed.passages.clone_from(&evidence.passages);
    changed.passages.extend(added);
    *evidence = changed;
    Ok(Label::new("Describe", "Described", format_args!("the evidence “{}”", evidence.title)))
}

fn cite(
    draft: &mut Draft<'_>,
    statements: &[StatementId],
    cited: &CitationTarget,
    stance: Stance,
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
        let citation = Citation { id, statement, evidence, passage, stance, note, coded };
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
        CitationTarget::Passage { evidence, text, place } => {
            let text = named(text, "passage")?;
            let passage = passage(draft, &text, place);
            let id = passage.id;
            let record = draft.project.evidence.get_mut(evidence).ok_or(EditError::Gone("evidence"))?;
            record.passages.push(passage);
            Ok((*evidence, Some(id)))
        }
    }
}

fn set(draft: &mut Draft<'_>, id: CitationId, stance: Stance, note: &str) -> Result<Label, EditError> {
    let coded = Some(draft.coded());
    let citation = draft.project.citations.get_mut(&id).ok_or(EditError::Gone("citation"))?;
    if citation.stance != stance || citation.note != note.trim() {
        citation.stance = stance;
        note.trim().clone_into(&mut citation.note);
        citation.coded = coded;
    }
    Ok(Label::new("Change", "Changed", "a citation"))
}
