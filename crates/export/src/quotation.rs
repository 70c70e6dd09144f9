//! Statements as quotations in plain text, with speaker, party and source.
//!
//! “We never got an answer”, Kate Allen (Amnesty), The Outlet, 5 June 2018

use analysis::{Exchanges, Part, RightOfReply, Row, Scope, State, Threads};
use model::{Mode, Project, Statement, is_same_name, one_line};

/// The indentation of each level of answers.
const INDENT: &str = "    ";

/// Returns a statement as a quotation. Marks reported words as such, because they are the article's.
#[must_use]
pub fn quotation(project: &Project, statement: &Statement) -> String {
    let mut parts = vec![format!("{}{}", words(project, statement), reported(statement.mode))];
    parts.push(speaker(project, statement));
    parts.extend(project.told_in(statement).map(|teller| format!("as told by {}", speaker(project, teller))));
    if let Some(article) = project.article(statement.article) {
        let outlet = if article.outlet.is_empty() { &article.title } else { &article.outlet };
        parts.extend([outlet, &article.date].into_iter().map(|part| one_line(part)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Returns an exchange: the claim, its answers below it with their relations, indented by depth, and the
/// parties that have not replied.
#[must_use]
pub fn exchange(
    scope: &Scope<'_>,
    threads: &Threads,
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
            (Part::Told, _) => "told in it: ".to_owned(),
            (_, Some((_, relation))) => format!("{}: ", relation.passive()),
            _ => String::new(),
        };
        let indent = INDENT.repeat(entry.depth.min(8).into());
        lines.push(format!("{indent}{does}{}", quotation(scope.project(), statement)));
    }
    lines.extend(missing_replies(scope.project(), replies, row));
    lines.join("\n")
}

/// Returns the parties that have not replied to a row, once each.
fn missing_replies(project: &Project, replies: &RightOfReply, row: Row<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for due in row.holes.iter().filter_map(|at| replies.dues().get(*at as usize)) {
        let Some(party) = project.party(due.party) else { continue };
        let what = match due.state {
            State::Settled(outcome) => outcome.name(),
            _ => "no reply in the article",
        };
        let line = format!("{INDENT}{}: {what}", one_line(&party.short));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Returns the words of a statement in double quotation marks; marks inside become single.
fn words(project: &Project, statement: &Statement) -> String {
    let text = project.text_of(statement);
    let parts: Vec<String> = statement
        .spans
        .iter()
        .map(|span| {
            let part = one_line(span.of(text));
            let inner = if statement.mode == Mode::Direct { without_marks(&part) } else { &part };
            single_marks(inner.trim_end_matches([',', ' ']))
        })
        .collect();
    format!("“{}”", parts.join(" … "))
}

const fn reported(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "",
        Mode::Mixed => " (partly reported)",
        Mode::Indirect => " (reported)",
    }
}

/// Returns the speaker with the party: "Kate Allen (Amnesty)".
fn speaker(project: &Project, statement: &Statement) -> String {
    let speaker = statement.speaker.and_then(|id| project.speakers.get(&id)).map(|it| one_line(&it.name));
    let party = project.party_of(statement).and_then(|id| project.party(id));
    match (speaker, party) {
        (Some(name), Some(party))
            if !is_same_name(&name, &party.name) && !is_same_name(&name, &party.short) =>
        {
            format!("{name} ({})", one_line(&party.short))
        }
        (Some(name), _) => name,
        (None, Some(party)) => one_line(&party.short),
        (None, None) => "speaker not known".to_owned(),
    }
}

/// Returns words without quotation marks around the whole of them.
fn without_marks(words: &str) -> &str {
    const PAIRS: [(char, char); 5] = [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»'), ('„', '“')];
    let words = words.trim();
    for (open, close) in PAIRS {
        let Some(inner) = words.strip_prefix(open) else { continue };
        // A paragraph of a longer quotation has no closing mark.
        let inner = inner.strip_suffix(close).unwrap_or(inner);
        if !inner.contains(open) {
            return inner.trim();
        }
    }
    words
}

/// Replaces double quotation marks by single ones.
fn single_marks(words: &str) -> String {
    let mut open = false;
    let mark = |c: char| match c {
        '“' | '«' | '„' => '‘',
        '”' | '»' => '’',
        '"' => {
            open = !open;
            if open { '‘' } else { '’' }
        }
        other => other,
    };
    words.chars().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use insta::assert_snapshot;

    use super::*;
    use edit::{Intent, ReplyFacts, ReplyIntent, testing};
    use model::testing::{FindingsBuilder, spot};
    use model::{Relation, ReplyOutcome, StatementId};

    const TEXT: &str = "“We never got\nan answer,” Kate Allen of Amnesty said. The coalition said it had \"replied twice\". The \
                        ministry claims the coalition once asked. Amnesty called that “a lie,” and “worse.”";

    /// Returns a small project with an exchange, and its statements in reading order.
    fn project() -> (Project, Vec<StatementId>) {
        let mut finds = FindingsBuilder::of(TEXT);
        for (at, (party, short, speaker)) in [
            ("Amnesty International", "Amnesty", "Kate Allen"),
            ("the Coalition", "Coalition", "Coalition"),
            ("Ministry of Defence", "MoD", "the ministry"),
        ]
        .into_iter()
        .enumerate()
        {
            finds.party(party);
            finds.findings.parties[at].short = short.to_owned();
            finds.speaker(speaker, Some(at));
        }
        finds.says(0, "“We never got\nan answer,”").mode = Mode::Direct;
        finds.says(1, "it had \"replied twice\"").mode = Mode::Mixed;
        finds.says(2, "the coalition once asked").via = Some(1);
        let worse = finds.says(0, "“a lie,”");
        worse.mode = Mode::Direct;
        worse.spans.push(spot(TEXT, "“worse.”"));
        finds.link(1, 0, Relation::Denies);
        finds.link(3, 1, Relation::Rebuts);
        let mut stamp = testing::context();
        let mut project = testing::project(&mut stamp, "Answers", TEXT, finds.findings);
        let article = Arc::make_mut(&mut project.articles[0]);
        (article.outlet, article.date) = ("The Outlet".to_owned(), "5 June 2018".to_owned());
        let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
        for (party, outcome) in [(2, ReplyOutcome::Due), (1, ReplyOutcome::Declined)] {
            let party = project.parties[party].id;
            let facts = ReplyFacts { outcome, source: None, note: String::new() };
            let mark = Intent::Reply(ReplyIntent::Mark { statements: vec![order[3]], party, facts });
            testing::make(&mut project, &mut stamp, &mark);
        }
        (project, order)
    }

    #[test]
    fn each_says_whose_words_they_are_and_how_they_are_given() {
        let (mut project, order) = project();
        let all = |project: &Project| {
            order.iter().map(|id| quotation(project, &project.statements[id])).collect::<Vec<_>>().join("\n")
        };
        assert_snapshot!(all(&project), @r"
        “We never got an answer”, Kate Allen (Amnesty), The Outlet, 5 June 2018
        “it had ‘replied twice’” (partly reported), Coalition, The Outlet, 5 June 2018
        “the coalition once asked” (reported), the ministry (MoD), as told by Coalition, The Outlet, 5 June 2018
        “a lie … worse.”, Kate Allen (Amnesty), The Outlet, 5 June 2018
        ");
        let article = Arc::make_mut(&mut project.articles[0]);
        (article.outlet, article.date) = (String::new(), String::new());
        let mut unknown = project.statements[&order[1]].clone();
        unknown.speaker = None;
        assert_eq!(
            quotation(&project, &unknown),
            "“it had ‘replied twice’” (partly reported), speaker not known, Answers"
        );
    }

    #[test]
    fn an_exchange_is_told_from_the_claim_down() {
        let (project, order) = project();
        let scope = Scope::with_all_links(&project, &order);
        let threads = Threads::new(&scope);
        let replies = RightOfReply::new(&scope, &threads);
        let exchanges = Exchanges::new(&threads, &replies);
        assert_snapshot!(exchange(&scope, &threads, &replies, &exchanges, 0), @r"
        “We never got an answer”, Kate Allen (Amnesty), The Outlet, 5 June 2018
            denied by: “it had ‘replied twice’” (partly reported), Coalition, The Outlet, 5 June 2018
                told in it: “the coalition once asked” (reported), the ministry (MoD), as told by Coalition, The Outlet, 5 June 2018
                rebutted by: “a lie … worse.”, Kate Allen (Amnesty), The Outlet, 5 June 2018
            Coalition: asked and declined
            MoD: no reply in the article
        ");
        assert_eq!(exchange(&scope, &threads, &replies, &exchanges, 9), "");
    }
}
