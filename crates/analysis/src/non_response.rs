//! Passages in which an article says that a party gave no answer: "declined to comment", "could not be reached".
//!
//! Such words are no statement and no reply. They say what became of the reply that is missing, and are the reason for it.

use foldhash::HashMap;

use super::clause_roles::{ClauseWord, words};
use super::party_names::PartyNames;
use model::{Article, ArticleId, Mode, PartyId, Project, ReplyOutcome, Span, Statement};

/// The state of a reply by the word of the article, and the place that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NonResponse {
    /// The outcome: declined, could not be reached, or replied elsewhere.
    pub outcome: ReplyOutcome,
    /// The span of the words, in bytes of the article's text.
    pub words: Span,
}

/// The sayings of articles on the silence of parties.
pub(super) type NonResponses = HashMap<(ArticleId, PartyId), NonResponse>;

/// The phrases of articles, word by word; `…` matches up to three words. The first that fits counts.
const PHRASES: &[(&str, ReplyOutcome)] = &[
    ("could not … be reached", ReplyOutcome::Unreachable),
    ("couldn't … be reached", ReplyOutcome::Unreachable),
    ("cannot … be reached", ReplyOutcome::Unreachable),
    ("can't … be reached", ReplyOutcome::Unreachable),
    ("not … be reached for comment", ReplyOutcome::Unreachable),
    ("not … available for comment", ReplyOutcome::Unreachable),
    ("unavailable for comment", ReplyOutcome::Unreachable),
    ("unavailable to comment", ReplyOutcome::Unreachable),
    ("unable to reach", ReplyOutcome::Unreachable),
    ("could not … reach", ReplyOutcome::Unreachable),
    ("attempts to reach", ReplyOutcome::Unreachable),
    ("efforts to reach", ReplyOutcome::Unreachable),
    ("declined to comment", ReplyOutcome::Declined),
    ("declined … comment", ReplyOutcome::Declined),
    ("declined to discuss", ReplyOutcome::Declined),
    ("declined to respond", ReplyOutcome::Declined),
    ("declined to answer", ReplyOutcome::Declined),
    ("declined to be interviewed", ReplyOutcome::Declined),
    ("declined … interview", ReplyOutcome::Declined),
    ("declined … request for comment", ReplyOutcome::Declined),
    ("declined … requests for comment", ReplyOutcome::Declined),
    ("declines to comment", ReplyOutcome::Declined),
    ("declining to comment", ReplyOutcome::Declined),
    ("refused to comment", ReplyOutcome::Declined),
    ("refused … interview", ReplyOutcome::Declined),
    ("would not comment", ReplyOutcome::Declined),
    ("wouldn't comment", ReplyOutcome::Declined),
    ("did not … comment", ReplyOutcome::Declined),
    ("didn't … comment", ReplyOutcome::Declined),
    ("had no comment", ReplyOutcome::Declined),
    ("has no comment", ReplyOutcome::Declined),
    ("have no comment", ReplyOutcome::Declined),
    ("had no … comment", ReplyOutcome::Declined),
    ("offered no comment", ReplyOutcome::Declined),
    ("did not … respond", ReplyOutcome::Declined),
    ("didn't … respond", ReplyOutcome::Declined),
    ("has not … responded", ReplyOutcome::Declined),
    ("have not … responded", ReplyOutcome::Declined),
    ("had not … responded", ReplyOutcome::Declined),
    ("hasn't … responded", ReplyOutcome::Declined),
    ("haven't … responded", ReplyOutcome::Declined),
    ("hadn't … responded", ReplyOutcome::Declined),
    ("did not … reply", ReplyOutcome::Declined),
    ("didn't … reply", ReplyOutcome::Declined),
    ("has not … replied", ReplyOutcome::Declined),
    ("have not … replied", ReplyOutcome::Declined),
    ("had not … replied", ReplyOutcome::Declined),
    ("did not … return", ReplyOutcome::Declined),
    ("didn't … return", ReplyOutcome::Declined),
    ("failed to respond", ReplyOutcome::Declined),
];

/// Words of which one must be near "did not return": calls, not journeys.
const ASKED: &[&str] = &["call", "calls", "email", "emails", "message", "messages", "request", "requests"];

/// The largest number of words that a phrase leaves open in one place.
const OPEN: usize = 3;

/// The number of bytes of a sentence that are read.
const LONG: usize = 800;

/// Returns the sayings of a project's articles on the silence of its parties: of several sayings on one party, the first counts.
pub(super) fn silences(project: &Project, names: &PartyNames) -> NonResponses {
    let mut found = NonResponses::default();
    for article in &project.articles {
        for line in article.paragraphs().filter(|line| may_say(line.of(&article.text))) {
            for sentence in sentences(&article.text, line) {
                read(project, article, names, sentence, &mut found);
            }
        }
    }
    found
}

/// Returns true if a text may contain such a sentence: nearly none does, and then its words need not be read.
fn may_say(text: &str) -> bool {
    ["comment", "respon", "repl", "reach", "interview", "return", "declin", "discuss"]
        .iter()
        .any(|word| text.contains(word))
}

fn read(project: &Project, article: &Article, names: &PartyNames, sentence: Span, found: &mut NonResponses) {
    let text = &*article.text;
    let all = words(text, &[sentence]);
    let Some((first, behind, outcome)) = (0..all.len()).find_map(|at| phrase(&all, at)) else { return };
    let (Some(start), Some(end)) = (all.get(first), behind.checked_sub(1).and_then(|at| all.get(at))) else {
        return;
    };
    let place = Span::new(start.span.start, end.span.end);
    if is_quoted(text, sentence, place.start) {
        return;
    }
    let named = names.among(&all, text, article.id);
    // "The firm declined to comment"; "attempts to reach the firm failed".
    let sought =
        outcome == ReplyOutcome::Unreachable && end.lower.starts_with("reach") && &*end.lower != "reached";
    let before = named.iter().rev().find(|name| name.behind <= first);
    let after = named.iter().find(|name| name.first >= behind);
    let party = if sought { after } else { before.or(after) }.map(|name| name.party);
    let pronoun = || {
        let he = first.checked_sub(1).and_then(|at| all.get(at));
        he.is_some_and(|word| matches!(&*word.lower, "he" | "she" | "they" | "it"))
    };
    let party = party
        .or_else(|| if pronoun() { names.before(text, article.id, sentence.start, |_| true) } else { None });
    let Some(party) = party.and_then(|at| project.parties.get(at)) else { return };
    found.entry((article.id, party.id)).or_insert(NonResponse { outcome, words: place });
}

/// The phrase that begins at a word: from which word up to which, and what it says.
fn phrase(all: &[ClauseWord<'_>], at: usize) -> Option<(usize, usize, ReplyOutcome)> {
    let (pattern, outcome, behind) =
        PHRASES.iter().find_map(|(pattern, outcome)| Some((*pattern, *outcome, fits(all, at, pattern)?)))?;
    let near = all.get(behind..).unwrap_or_default().iter().take(8);
    let calls = || near.clone().any(|word| ASKED.contains(&&*word.lower));
    // "It did not return to port", "did not respond well to the drug": only what speaks of being asked.
    let asks = match pattern.rsplit(' ').next() {
        Some("return") => calls(),
        Some("respond" | "responded") => {
            calls()
                || near.clone().next().is_none_or(|word| {
                    word.first || matches!(&*word.lower, "to" | "when" | "by" | "immediately")
                })
        }
        _ => true,
    };
    asks.then_some((at, behind, outcome))
}

/// Behind which word a pattern ends that begins at one.
fn fits(all: &[ClauseWord<'_>], at: usize, pattern: &str) -> Option<usize> {
    let mut next = at;
    let mut open = 0;
    for part in pattern.split(' ') {
        if part == "…" {
            open = OPEN;
            continue;
        }
        let from = all.get(next..)?;
        let skipped = from.iter().take(open + 1).position(|word| word.lower == part)?;
        next += skipped + 1;
        open = 0;
    }
    Some(next)
}

/// The sentences of a line, as far as full stops tell.
fn sentences(text: &str, line: Span) -> Vec<Span> {
    let mut all = Vec::new();
    let mut start = line.start;
    let part = line.of(text);
    for (at, mark) in part.match_indices(['.', '!', '?']) {
        let end = line.start + at + mark.len();
        let goes_on = text.get(end..line.end).is_some_and(|rest| {
            !rest.is_empty() && !rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '”' | '"' | '’'))
        });
        if !goes_on && end - start > 1 {
            all.push(Span::new(start, end));
            start = end;
        }
    }
    all.push(Span::new(start, line.end));
    all.retain(|span| span.len() > 10 && span.len() < LONG && span.fits(text));
    all
}

/// Returns true if a place lies between quotation marks that open in its sentence.
fn is_quoted(text: &str, sentence: Span, place: usize) -> bool {
    let before = text.get(sentence.start..place).unwrap_or_default();
    let curled = before.matches('“').count() > before.matches('”').count();
    curled || before.matches('"').count() % 2 == 1
}

/// Returns true if a statement that somebody took for one says that its speaker gave no answer.
pub(super) fn is_silent(text: &str, statement: &Statement) -> bool {
    if statement.mode == Mode::Direct {
        return false;
    }
    let extent = statement.extent();
    let first = statement.cue.map_or(extent.start, |cue| cue.start.min(extent.start));
    let whole = Span::new(first, extent.end);
    if whole.len() > LONG || !whole.fits(text) || !may_say(whole.of(text)) {
        return false;
    }
    let all = words(text, &[whole]);
    // Beside the cue, or the first words: further down it is told of others.
    (0..all.len().min(3)).any(|at| phrase(&all, at).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::testing::TestProject;
    use super::*;

    fn told(text: &str) -> Vec<(String, ReplyOutcome, String)> {
        let mut world = TestProject::new(text);
        world.party("Harbour Trust");
        world.party("Union");
        let names = PartyNames::new(&world.project);
        let mut all: Vec<_> = silences(&world.project, &names)
            .into_iter()
            .map(|((_, party), told)| {
                let name = world.project.party(party).unwrap().name.clone();
                (name, told.outcome, told.words.of(text).to_owned())
            })
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }

    #[test]
    fn who_declined_is_told_with_the_words() {
        assert_eq!(
            told("The Union says the dues were taken. The Harbour Trust declined to comment on Friday."),
            [("Harbour Trust".to_owned(), ReplyOutcome::Declined, "declined to comment".to_owned())]
        );
        assert_eq!(
            told("A spokesman for the Harbour Trust did not immediately respond to a request for comment."),
            [("Harbour Trust".to_owned(), ReplyOutcome::Declined, "did not immediately respond".to_owned())]
        );
        assert_eq!(
            told("The Union could not be reached. Attempts to reach the Harbour Trust failed.").len(),
            2
        );
    }

    #[test]
    fn what_is_quoted_or_tells_of_something_else_is_no_silence() {
        assert_eq!(told("“The Harbour Trust declined to comment,” the Union said, and left it there."), []);
        assert_eq!(told("The Union did not return to the table after the Harbour Trust had left."), []);
        assert_eq!(told("Patients of the Harbour Trust did not respond well to it."), []);
    }
}
