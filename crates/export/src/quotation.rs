//! One statement as a quotation in plain text, with speaker, party and source.
//!
//! “We never got an answer”, Kate Allen (Amnesty), The Outlet, 5 June 2018

use model::{Mode, Project, Statement, is_same_name, one_line};

use crate::marks::{quoted, reported};

/// Verbs behind which "that" and a clause may follow, in the forms in which articles report.
const THAT_VERBS: [&str; 46] = [
    "acknowledged",
    "added",
    "admitted",
    "alleged",
    "alleges",
    "announced",
    "argued",
    "argues",
    "asserted",
    "boasted",
    "claimed",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "contended",
    "declared",
    "denied",
    "denies",
    "disclosed",
    "estimated",
    "explained",
    "insisted",
    "insists",
    "maintained",
    "maintains",
    "mentioned",
    "noted",
    "objected",
    "pointed out",
    "predicted",
    "promised",
    "proposed",
    "protested",
    "recalled",
    "repeated",
    "replied",
    "reported",
    "revealed",
    "said",
    "say",
    "says",
    "stated",
    "warned",
];

/// Words that begin a question, an infinitive or a clause of their own, before which "that" is wrong.
const NO_CLAUSE: [&str; 12] =
    ["to", "whether", "if", "how", "why", "what", "who", "when", "where", "which", "that", "not"];

/// Words that are capitalised at the beginning of a sentence alone.
const FUNCTION_WORDS: [&str; 24] = [
    "The", "A", "An", "It", "They", "There", "This", "That", "These", "Those", "He", "She", "We", "His",
    "Her", "Their", "Its", "Our", "In", "On", "At", "No", "All", "Some",
];

/// Returns a statement with its source. The article's own quotations are in quotation marks; words that it reports
/// are not, because nobody may have said them so.
#[must_use]
pub fn quotation(project: &Project, statement: &Statement) -> String {
    let mut parts = match statement.mode {
        Mode::Direct => vec![format!("“{}”", words(project, statement, quoted)), speaker(project, statement)],
        Mode::Mixed | Mode::Indirect => vec![report(project, statement)],
    };
    parts.extend(project.told_in(statement).map(|teller| format!("as told by {}", speaker(project, teller))));
    if let Some(article) = project.article(statement.article) {
        let outlet = if article.outlet.is_empty() { &article.title } else { &article.outlet };
        parts.extend([outlet, &article.date].into_iter().map(|part| one_line(part)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Returns reported words as a clause behind speaker and cue: "Amnesty claimed that …".
fn report(project: &Project, statement: &Statement) -> String {
    speaker(project, statement) + &reported_clause(project, statement)
}

/// Returns the words that an article reports as they go on behind the name of whoever says them: " claimed that …", ", as reported: …".
pub(crate) fn reported_clause(project: &Project, statement: &Statement) -> String {
    let words = words(project, statement, reported);
    let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let verb = cue(project, statement).filter(|cue| THAT_VERBS.contains(&cue.as_str()));
    match verb.filter(|_| !NO_CLAUSE.contains(&first.to_lowercase().as_str())) {
        Some(verb) => format!(" {verb} that {}", lowered(&words, first)),
        None => format!(", as reported: {words}"),
    }
}

/// Returns the cue of a statement in lower case.
pub(crate) fn cue(project: &Project, statement: &Statement) -> Option<String> {
    statement.cue.map(|cue| one_line(cue.of(project.text_of(statement))).to_lowercase())
}

/// Returns words that no longer begin a sentence.
fn lowered(words: &str, first: &str) -> String {
    if FUNCTION_WORDS.contains(&first) && words.starts_with(first) {
        let (first, rest) = words.split_at(first.len());
        return first.to_lowercase() + rest;
    }
    words.to_owned()
}

/// Returns the words of a statement, its stretches joined by an ellipsis.
fn words(project: &Project, statement: &Statement, set: fn(&str) -> String) -> String {
    let text = project.text_of(statement);
    let parts: Vec<String> = statement.spans.iter().map(|span| set(span.of(text))).collect();
    parts.join(" … ")
}

/// Returns the speaker with the party: "Kate Allen (Amnesty)".
pub(crate) fn speaker(project: &Project, statement: &Statement) -> String {
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
        (None, None) => "an unknown speaker".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use insta::assert_snapshot;

    use super::*;
    use crate::testing::project;

    #[test]
    fn each_says_whose_words_they_are_and_how_they_are_given() {
        let (mut project, order) = project();
        let all = |project: &Project| {
            order.iter().map(|id| quotation(project, &project.statements[id])).collect::<Vec<_>>().join("\n")
        };
        assert_snapshot!(all(&project), @r"
        “We never got an answer”, Kate Allen (Amnesty), The Outlet, 5 June 2018
        Coalition said that it had “replied twice”, The Outlet, 5 June 2018
        the ministry (MoD) claims that the coalition once asked, as told by Coalition, The Outlet, 5 June 2018
        “a lie … worse.”, Kate Allen (Amnesty), The Outlet, 5 June 2018
        ");
        let article = Arc::make_mut(&mut project.articles[0]);
        (article.outlet, article.date) = (String::new(), String::new());
        let mut unknown = project.statements[&order[1]].clone();
        unknown.speaker = None;
        assert_eq!(
            quotation(&project, &unknown),
            "an unknown speaker said that it had “replied twice”, Answers"
        );
    }
}
