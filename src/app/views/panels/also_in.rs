//! The words on a card for other articles that tell the same utterance.

use crate::app::utterances::{outlet, telling};
use crate::app::view_context::ViewContext;
use analysis::Telling;
use model::{ReviewStatus, Statement};

/// So many outlets are named on a card.
const NAMED: usize = 2;
/// From this confidence on, nothing is said of doubt.
const SURE: u8 = 90;

/// "also in The Herald, shortened": the other outlets that tell what a statement says.
pub(super) fn also_in(shown: &ViewContext<'_>, statement: &Statement) -> Option<String> {
    let told = shown.session.told_elsewhere();
    let (mut others, mut sure): (Vec<(String, Vec<Telling>)>, bool) = (Vec::new(), false);
    for shared in told.shared.of(statement.id) {
        sure |= shared.status == ReviewStatus::Confirmed || shared.utterance.why.confidence >= SURE;
        for member in shared.utterance.members.iter().filter(|it| it.article != statement.article) {
            let outlet = outlet(shown.project(), member.article);
            match others.iter_mut().find(|(name, _)| *name == outlet) {
                Some((_, told)) => told.push(member.told),
                None => others.push((outlet, vec![member.told])),
            }
        }
    }
    let name = |(outlet, told): &(String, Vec<Telling>)| match told.iter().copied().min() {
        Some(Telling::Verbatim) | None => outlet.clone(),
        told => format!("{outlet}, {}", telling(told)),
    };
    let mut names: Vec<String> = others.iter().take(NAMED).map(name).collect();
    if names.is_empty() {
        return None;
    }
    if others.len() > NAMED {
        names.push(format!("{} more", others.len() - NAMED));
    }
    let perhaps = if sure { "" } else { "perhaps " };
    Some(format!("{perhaps}also in {}", names.join("; ")))
}
