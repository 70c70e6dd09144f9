//! Words without quotation marks below a line that says who wrote them: "The union wrote:" and a paragraph.

use crate::cues::verb_frames::{class, classes};
use crate::rules::Rule;
use crate::statements::reader::StatementDraft;
use crate::statements::reporting_clauses::without_address;
use crate::trees::{ParsedText, paragraphs};
use model::Span;

/// Verbs of writing that lead to a block of words.
const WRITES: &[&str] =
    &["wrote", "writes", "tweeted", "tweets", "posted", "posts", "texted", "emailed", "reads", "read"];
/// Words of the line above, at most.
const LINE: usize = 25;
/// Paragraphs of a block that is marked by ">", at most.
const LONGEST: usize = 6;

/// Adds the block behind each line that ends with a colon and has a verb of writing.
pub(crate) fn add(parsed: &ParsedText, drafts: &mut Vec<StatementDraft>) {
    let lines = paragraphs(parsed.text);
    for (at, line) in lines.iter().enumerate() {
        let words = parsed.text.get(line.clone()).unwrap_or_default().trim_end();
        if !words.ends_with(':') {
            continue;
        }
        let Some((verb, subject)) = writer(parsed, Span::new(line.start, line.start + words.len())) else {
            continue;
        };
        let spans = block(parsed.text, lines.get(at + 1..).unwrap_or_default());
        let taken = |draft: &StatementDraft| {
            draft.spans.iter().any(|own| spans.iter().any(|span| own.overlaps(*span)))
        };
        let Some(first) = spans.first().copied().filter(|_| !drafts.iter().any(taken)) else { continue };
        drafts.push(StatementDraft {
            spans,
            cue: parsed.span(verb, verb + 1),
            mention: parsed.noun_phrase_span(subject),
            ..StatementDraft::bare(Rule::Colon, parsed.paragraph(parsed.range(first).0))
        });
    }
}

/// The verb of writing of a line, and its subject.
fn writer(parsed: &ParsedText, line: Span) -> Option<(usize, usize)> {
    let (first, last) = parsed.range(line);
    let verb = (first..last).rev().take(LINE).find(|at| {
        parsed.is_verb(*at) && (parsed.is(*at, WRITES) || classes(&parsed.lower(*at)) & class::CLAUSE != 0)
    })?;
    let subject = parsed
        .subject(verb)
        .filter(|at| parsed.is_nominal(*at) && !parsed.is(*at, &["it", "that", "which"]))?;
    let says = parsed.is(verb, WRITES) || last <= verb + 4 && classes(&parsed.lower(verb)) & class::SAYS != 0;
    (says && !parsed.quoted(verb)).then_some((verb, subject))
}

/// The next paragraph without its quotation marks of mail (">"), and those behind it that have them too.
fn block(text: &str, lines: &[std::ops::Range<usize>]) -> Vec<Span> {
    let mut out = Vec::new();
    for (at, line) in lines.iter().take(LONGEST).enumerate() {
        let words = text.get(line.clone()).unwrap_or_default();
        let bare = words.trim_start().trim_start_matches('>');
        let marked = bare.len() < words.trim_start().len();
        let start = line.end - bare.trim_start().len();
        if at > 0 && !marked
            || words.trim_start().starts_with(['“', '"', '‘', '«', '\''])
            || words.ends_with(':')
        {
            break;
        }
        out.extend(without_address(text, Span::new(start, line.end)));
        if !marked {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_the_next_paragraph_or_those_with_marks() {
        let words = |text: &str| {
            let spans = block(text, &paragraphs(text));
            spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(words("We close in May. #pier\n\nNobody came."), ["We close in May. #pier"]);
        assert_eq!(words("> We close.\n> In May.\nNobody came."), ["We close.", "In May."]);
        assert!(words("“We close,” she said.").is_empty());
    }
}
