//! Evidence made of what was found elsewhere.

use edit::{CitationTarget, EvidenceFacts, EvidenceIntent, Intent};
use import::ClaimReview;
use model::{EvidenceSource, Project, Stance, StatementId};
use references::Reference;

use super::evidence_of;

/// The evidence that a source of a bibliography comes to.
pub(crate) fn facts_of_reference(reference: Reference) -> EvidenceFacts {
    let Reference { kind, title, author, publisher, published, retrieved, address, note } = reference;
    let source =
        if address.is_empty() { EvidenceSource::Elsewhere } else { EvidenceSource::Address(address) };
    EvidenceFacts {
        title,
        source,
        kind,
        author,
        publisher,
        date: published,
        retrieved,
        note,
        ..EvidenceFacts::default()
    }
}

/// Keeps a fact-check as evidence, cited for a statement as context: the verdict is the reviewer's, and says nothing of this
/// statement until a person says so. One that the project has already is cited again and not added twice.
pub(crate) fn keep_check(project: &Project, statement: StatementId, review: &ClaimReview) -> Intent {
    let facts = evidence_of(review);
    let known = project.evidence.values().find(|known| {
        known.source == facts.source
            && known.title == facts.title
            && known.passages.iter().any(|passage| passage.text == facts.passage.trim())
    });
    let cited = known.map_or_else(
        || CitationTarget::New(facts.clone()),
        |known| {
            let passage = known.passages.iter().find(|passage| passage.text == facts.passage.trim());
            CitationTarget::Known(known.id, passage.map(|passage| passage.id))
        },
    );
    let (statements, note) = (vec![statement], String::new());
    Intent::Evidence(EvidenceIntent::Cite {
        statements,
        cited,
        stance: Stance::Context,
        strength: None,
        note,
    })
}
