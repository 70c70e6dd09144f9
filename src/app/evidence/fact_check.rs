//! Fact-checks that a page brings along, as evidence.

use edit::EvidenceFacts;
use import::ClaimReview;
use model::{EvidenceKind, EvidenceSource, is_web_address};

/// The evidence that a fact-check of a page comes to.
pub(crate) fn evidence_of(review: &ClaimReview) -> EvidenceFacts {
    let reviewer = review.reviewer.clone().unwrap_or_default();
    let verdict = review.verdict.as_deref().map(str::trim).filter(|verdict| !verdict.is_empty());
    let by = if reviewer.is_empty() { "Fact-check" } else { &reviewer };
    let title = match verdict {
        Some(verdict) => format!("{by}: {verdict}"),
        None => format!("{by} on a claim"),
    };
    let address = review.url.clone().filter(|url| is_web_address(url));
    EvidenceFacts {
        title,
        source: address.map_or(EvidenceSource::Elsewhere, EvidenceSource::Address),
        publisher: reviewer,
        passage: claim_of(review),
        kind: EvidenceKind::FactCheck,
        date: review.published.clone().unwrap_or_default(),
        ..EvidenceFacts::default()
    }
}

/// The claim that a fact-check is about, with who made it.
fn claim_of(review: &ClaimReview) -> String {
    match &review.claimant {
        Some(claimant) => format!("Claim of {claimant}: {}", review.claim),
        None => format!("Claim: {}", review.claim),
    }
}
