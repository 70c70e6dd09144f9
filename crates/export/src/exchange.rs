//! An exchange in plain text: a claim, its answers, its verdict and sources, and the replies that are missing.

use analysis::{EntryRole, ExchangeRow, Exchanges, ReplyGraph, ReplyState, RightOfReply, Scope};
use model::{Citation, EvidenceSource, Project, Statement, Verdict, one_line};

use crate::marks::quoted;
use crate::quotation::{quotation, speaker};

/// The indentation of each level of answers.
const STEP: &str = "    ";

/// Returns an exchange: the claim, its answers below it with their relations, indented by depth, and the
/// parties that have not replied.
#[must_use]
pub fn exchange(
    scope: &Scope<'_>,
    threads: &ReplyGraph,
    replies: &RightOfReply,
    exchanges: &Exchanges,
    row: usize,
) -> String {
    let Some(row) = exchanges.row(row) else { return String::new() };
    let mut lines = Vec::new();
    for entry in row.entries {
        let Some(statement) = scope.statement(entry.place) else { continue };
        let link = threads.answers(entry.place).iter().find(|(to, _)| Some(*to) == entry.of);
        let does = match (entry.part, link) {
            (EntryRole::Told, _) => "told in it: ".to_owned(),
            (_, Some((_, relation))) => format!("{}: ", relation.passive()),
            _ => String::new(),
        };
        let indent = STEP.repeat(entry.depth.min(8).into());
        lines.push(format!("{indent}{does}{}", quotation(scope.project(), statement)));
        let checked =
            verdict(scope.project(), statement).into_iter().chain(sources(scope.project(), statement));
        lines.extend(checked.map(|line| format!("{indent}  {line}")));
    }
    lines.extend(silence(scope, replies, row));
    lines.join("\n")
}

/// Returns the verdict of a statement as a line.
fn verdict(project: &Project, statement: &Statement) -> Option<String> {
    let rated = statement.verdict.as_ref()?;
    let rating = project.scale.rating(rated.rating)?;
    let mut line = format!("Verdict: {}", one_line(&rating.name));
    for part in [one_line(&rated.summary), unknown(rated)].iter().filter(|part| !part.is_empty()) {
        line.push_str(". ");
        line.push_str(part.trim_end_matches('.'));
    }
    Some(line)
}

/// Returns the gaps of a verdict; empty where it names none.
fn unknown(verdict: &Verdict) -> String {
    let gaps: Vec<String> = verdict.unknown.iter().map(|gap| one_line(gap)).collect();
    if gaps.is_empty() { String::new() } else { format!("Not known: {}", gaps.join("; ")) }
}

/// Returns the sources that are cited for a statement, a line each.
fn sources(project: &Project, statement: &Statement) -> Vec<String> {
    let own = project.citations.values().filter(|citation| citation.statement == statement.id);
    own.filter_map(|citation| source(project, citation)).collect()
}

/// Returns a citation as a line: how it bears on the statement, the source, and the passage.
fn source(project: &Project, citation: &Citation) -> Option<String> {
    let evidence = project.evidence.get(&citation.evidence)?;
    let address = match &evidence.source {
        EvidenceSource::Address(address) | EvidenceSource::File(address) => address.as_str(),
        EvidenceSource::Elsewhere => "",
    };
    let mut parts: Vec<String> =
        [&evidence.title, &evidence.publisher, &evidence.date, address].map(one_line).into();
    if let Some(passage) = citation.passage.and_then(|id| evidence.passage(id)) {
        parts.push(one_line(&passage.place));
        parts.push(format!("“{}”", quoted(&passage.text)));
    }
    parts.retain(|part| !part.is_empty());
    Some(format!("Source ({}): {}", citation.stance.name(), parts.join(", ")))
}

/// Returns the replies that are missing in a row, once each: of whom, to whom, and why.
fn silence(scope: &Scope<'_>, replies: &RightOfReply, row: ExchangeRow<'_>) -> Vec<String> {
    let project = scope.project();
    let mut lines: Vec<String> = Vec::new();
    for due in row.missing_replies.iter().filter_map(|at| replies.replies_due().get(*at as usize)) {
        let (Some(party), Some(statement)) = (project.party(due.party), scope.statement(due.place)) else {
            continue;
        };
        let why = match due.state {
            ReplyState::Explained(outcome) => outcome.name(),
            _ => "no reply in the article",
        };
        let line = format!(
            "{STEP}No answer here from {} to {}, paragraph {}: {why}",
            one_line(&party.short),
            speaker(project, statement),
            due.paragraph,
        );
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::project;

    #[test]
    fn an_exchange_is_told_from_the_claim_down() {
        let (project, order) = project();
        let scope = Scope::with_all_links(&project, &order);
        let threads = ReplyGraph::new(&scope);
        let replies = RightOfReply::new(&scope, &threads);
        let exchanges = Exchanges::new(&threads, &replies);
        assert_snapshot!(exchange(&scope, &threads, &replies, &exchanges, 0), @r"
        “We never got an answer”, Kate Allen (Amnesty), The Outlet, 5 June 2018
            denied by: Coalition said that it had “replied twice”, The Outlet, 5 June 2018
                told in it: the ministry (MoD) claims that the coalition once asked, as told by Coalition, The Outlet, 5 June 2018
                rebutted by: “a lie … worse.”, Kate Allen (Amnesty), The Outlet, 5 June 2018
            No answer here from Coalition to Kate Allen (Amnesty), paragraph 2: asked and declined
            No answer here from MoD to Kate Allen (Amnesty), paragraph 2: no reply in the article
        ");
        assert_eq!(exchange(&scope, &threads, &replies, &exchanges, 9), "");
    }
}
