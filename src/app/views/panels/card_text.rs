//! The words of a card about its statement: links, sources, doubts, and what screen readers hear.

use super::also_in::also_in;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{cut, is_right_to_left};
use analysis::{ReplyState, SharedKind, SharedSpan};
use model::{EvidenceBalance, Link, ReviewStatus, Statement, StatementId};

/// The effect of a text correction on a statement, as long as nobody has looked at it.
pub(super) fn correction_note(shown: &ViewContext<'_>, statement: &Statement) -> Option<&'static str> {
    let earlier = shown.project().earlier_words_of(statement)?;
    Some(if statement.is_orphan() {
        "Lost its place in the corrected text"
    } else if earlier == shown.project().words_of(statement) {
        "Moved in the corrected text"
    } else {
        "Words changed in the corrected text"
    })
}

/// "perhaps answered by Council": the parties whose reply is not linked but likely.
pub(super) fn perhaps_answered(shown: &ViewContext<'_>, statement: &Statement) -> Option<String> {
    let analyses = shown.analyses();
    let dues = analyses.dues(shown.index(), statement.id).iter();
    let heard = dues.filter(|due| matches!(due.state, ReplyState::Heard(_)));
    let names: Vec<&str> = heard.map(|due| shown.party_name(Some(due.party))).collect();
    (!names.is_empty()).then(|| format!("perhaps answered by {}", names.join(", ")))
}

/// The number of statements that this one answers, and of those that answer it.
pub(super) fn links_of(shown: &ViewContext<'_>, statement: StatementId) -> (usize, usize) {
    let links = shown.layout().links(statement);
    let answers = links
        .iter()
        .filter(|id| shown.project().links.get(*id).is_some_and(|link| link.from == statement))
        .count();
    (answers, links.len() - answers)
}

/// The links of a statement, in words.
pub(super) fn facts(shown: &ViewContext<'_>, statement: &Statement) -> String {
    let mut parts = Vec::new();
    if !shown.layout().passes(statement.id) {
        // It has a card for as long as it is selected.
        parts.push("left out by the filters".to_owned());
    }
    match links_of(shown, statement.id) {
        (0, 0) => {}
        (answers, 0) => parts.push(format!("answers {answers}")),
        (0, answered) => parts.push(format!("answered by {answered}")),
        (answers, answered) => parts.push(format!("answers {answers} · answered by {answered}")),
    }
    parts.extend(also_in(shown, statement));
    let cited = shown.index().citations.get(&statement.id).map_or(&[][..], Vec::as_slice);
    let cited = cited.iter().filter_map(|id| shown.project().citations.get(id));
    let balance = EvidenceBalance::of(cited).words();
    if !balance.is_empty() {
        parts.push(format!("sources: {balance}"));
    }
    if !statement.note.is_empty() {
        parts.push("note".to_owned());
    }
    let text = shown.project().text_of(statement);
    let words = || statement.spans.iter().any(|span| is_right_to_left(span.of(text)));
    if words() || is_right_to_left(shown.speaker_name(statement)) {
        parts.push("word order may be wrong here".to_owned());
    }
    parts.join(" · ")
}

/// The words for screen readers about a card.
pub(super) fn spoken(shown: &ViewContext<'_>, statement: &Statement) -> String {
    let facts = facts(shown, statement).replace(" · ", ", ");
    let comma = if facts.is_empty() { "" } else { ", " };
    let told = shown.told_by(statement).map_or_else(String::new, |told| format!(", {told}"));
    let unsettled = correction_note(shown, statement)
        .map_or_else(String::new, |text| format!(", {}", text.to_lowercase()));
    let perhaps = perhaps_answered(shown, statement).map_or_else(String::new, |words| format!(", {words}"));
    format!("{}{unsettled}{told}{comma}{facts}{perhaps}", shown.spoken(statement))
}

/// The further words for screen readers: the links of the statement, and figures that differ from those of the selection.
pub(super) fn described(shown: &ViewContext<'_>, statement: &Statement, echo: &[SharedSpan]) -> String {
    const MOST: usize = 12;
    let project = shown.project();
    let links = shown.layout().links(statement.id);
    let relation = |link: &Link| {
        let (verb, other) = if link.from == statement.id {
            (link.relation.name(), link.to)
        } else {
            (link.relation.passive(), link.from)
        };
        let status = if link.status == ReviewStatus::Suggested { " (suggested)" } else { "" };
        let other = shown.statement(other)?;
        let words = cut(&project.words_of(other), 60);
        Some(format!("{verb} {}: {words}{status}", shown.speaker_name(other)))
    };
    let mut parts: Vec<String> =
        links.iter().take(MOST).filter_map(|id| relation(project.links.get(id)?)).collect();
    if links.len() > MOST {
        parts.push(format!("and {} more links", links.len() - MOST));
    }
    let text = project.text_of(statement);
    for mark in echo.iter().filter(|mark| mark.shared == SharedKind::DifferingFigure) {
        parts.push(format!("{} differs from the figure of the other", mark.span.of(text)));
    }
    parts.join("; ")
}
