//! Posts of social networks in an article, without quotation marks: as marked-up blocks, or above a line
//! that names their account.

use super::super::rules::Rule;
use crate::statements::reader::StatementDraft;
use crate::statements::reporting_clauses::without_address;
use crate::trees::ParsedText;
use crate::trees::paragraphs;
use model::Span;

/// Paragraphs of one post, at most.
const LONGEST: usize = 4;

/// Adds the posts, and leaves out what else was found in their words.
pub(crate) fn add(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    let mut posts = marked_up(parsed.text);
    posts.extend(signed(parsed.text, drafts));
    for (mut spans, account) in posts {
        spans.retain(|span| span.start >= headline);
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { continue };
        let whole = Span::new(first.start, last.end);
        // Only at the end of the list, or what points at others would go astray.
        for draft in drafts.iter_mut().filter(|draft| draft.spans.iter().any(|span| span.overlaps(whole))) {
            draft.spans.clear();
        }
        let paragraph = parsed.paragraph(parsed.range(*first).0);
        let mention = Some(account);
        drafts.push(StatementDraft { spans, mention, ..StatementDraft::bare(Rule::Post, paragraph) });
    }
}

/// `<tweet author="Name" …>words</tweet>`.
fn marked_up(text: &str) -> Vec<(Vec<Span>, Span)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find("<tweet ")).map(|at| at + from) {
        from = open + 1;
        let Some(body) = text.get(open..).and_then(|rest| rest.find('>')).map(|at| open + at + 1) else {
            break;
        };
        let Some(close) = text.get(body..).and_then(|rest| rest.find("</tweet>")).map(|at| body + at) else {
            break;
        };
        let tag = text.get(open..body).unwrap_or_default();
        let Some(start) = tag.find("author=\"").map(|at| at + "author=\"".len()) else { continue };
        let Some(end) = tag.get(start..).and_then(|rest| rest.find('"')).map(|at| start + at) else {
            continue;
        };
        if let Some(words) = without_address(text, Span::new(body, close)).filter(|_| start < end) {
            out.push((vec![words], Span::new(open + start, open + end)));
        }
        from = close;
    }
    out
}

/// Paragraphs above "— Name (@account) November 19, 2019".
fn signed(text: &str, drafts: &[StatementDraft]) -> Vec<(Vec<Span>, Span)> {
    let lines = paragraphs(text);
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = signature(text.get(line.clone()).unwrap_or_default()) else { continue };
        let account = Span::new(line.start + name.start, line.start + name.end);
        let mut spans: Vec<Span> = Vec::new();
        for line in lines.get(at.saturating_sub(LONGEST)..at).unwrap_or_default().iter().rev() {
            let words = text.get(line.clone()).unwrap_or_default();
            let span = Span::new(line.start, line.end);
            let told = drafts.iter().any(|draft| draft.cue.is_some_and(|cue| cue.overlaps(span)));
            if told || [" said", " wrote", " tweeted"].iter().any(|word| words.contains(word)) {
                break;
            }
            spans.extend(without_address(text, span));
        }
        spans.reverse();
        if !spans.is_empty() && account.fits(text) {
            out.push((spans, account));
        }
    }
    out
}

/// The name in "— Rep. Ann Roe (@annroe) …".
fn signature(line: &str) -> Option<std::ops::Range<usize>> {
    let words = line.trim_start();
    let name = words.trim_start_matches(['—', '–', '-']);
    if name.len() == words.len() {
        return None;
    }
    let name = name.trim_start();
    let open = name.find("(@").filter(|at| (2..60).contains(at))?;
    let close = name.get(open..)?.find(')').map(|at| open + at)?;
    let handle = name.get(open + 2..close)?;
    let plain = !handle.is_empty() && handle.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    let start = line.len() - name.len();
    let end = start + name.get(..open)?.trim_end().len();
    (plain && start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_what_stands_above_the_line_of_its_account() {
        let text = "The mayor answered.\n\nWe will rebuild the pier. pic.twitter.com/abc\n\n— Ann Roe (@annroe) May 4, 2021\n";
        let found = signed(text, &[]);
        let (spans, account) = &found[0];
        assert_eq!(spans.last().unwrap().of(text), "We will rebuild the pier.");
        assert_eq!(account.of(text), "Ann Roe");
        assert_eq!(signature("- and that was all (@home)"), Some(2..18));
        assert_eq!(signature("Ann Roe (@annroe)"), None);
    }

    #[test]
    fn a_marked_up_post_names_its_author() {
        let text = "<tweet pic=\"\" author=\"annroe\" id=\"1\">Enough. https://example.org/x</tweet>.";
        let found = marked_up(text);
        assert_eq!(found[0].0[0].of(text), "Enough.");
        assert_eq!(found[0].1.of(text), "annroe");
        assert_eq!(marked_up("<tweet author=\"x\">never closed"), []);
    }
}
