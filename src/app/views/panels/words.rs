//! The words on a card, with what is tinted in them.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke};

use super::card::{MOST_ROWS, WORDS_ROW};
use crate::app::shown::Shown;
use crate::app::theme;
use crate::model::{ArticleId, Span, Statement, Status};

/// More of a statement than that many bytes cannot be seen before it is selected.
const CUT: usize = 1600;

/// The words of a statement, to be laid out in this width. `whole` shows all of them, however many.
pub(super) fn job(
    shown: &Shown<'_>,
    statement: &Statement,
    echo: &[String],
    width: f32,
    whole: bool,
) -> LayoutJob {
    let tokens = shown.tokens;
    let rejected = statement.status == Status::Rejected;
    let ink = if rejected { tokens.soft_ink } else { tokens.ink };
    let mut plain = TextFormat::simple(theme::serif(theme::CARD_TEXT), ink);
    plain.line_height = Some(WORDS_ROW);
    if rejected {
        plain.strikethrough = Stroke::new(1.0, tokens.soft_ink);
    }
    let (text, spans) = shown.project().place_of(statement);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = if whole { usize::MAX } else { MOST_ROWS };
    let mut room = if whole { usize::MAX } else { CUT };
    for (at, span) in spans.iter().enumerate() {
        if at > 0 {
            job.append(" … ", 0.0, plain.clone());
        }
        let words = cut(span.of(text), room);
        room -= words.len();
        // What was searched for was found in the text of today.
        let searched = Some(statement.article).filter(|_| !statement.is_lost());
        let tints = tints(shown, searched, *span, words, echo);
        append(&mut job, words, &tints, &plain);
        if words.len() < span.len() {
            job.append("…", 0.0, plain);
            break;
        }
    }
    job
}

/// A text up to this many bytes, and no character cut in two.
fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// What is tinted in the words of a span: what was searched for before the echo.
fn tints(
    shown: &Shown<'_>,
    searched: Option<ArticleId>,
    span: Span,
    words: &str,
    echo: &[String],
) -> Vec<(Range<usize>, Color32)> {
    let mut tints: Vec<(Range<usize>, Color32)> = Vec::new();
    let present = shown.search.hit();
    let hits =
        searched.into_iter().flat_map(|article| hits(shown, article, span).map(move |hit| (article, hit)));
    for (article, hit) in hits {
        let start = hit.start.saturating_sub(span.start);
        let end = (hit.end - span.start).min(words.len());
        let tokens = shown.tokens;
        let tint = if present == Some((article, hit)) { tokens.found_here } else { tokens.found };
        if start < end && words.is_char_boundary(start) && words.is_char_boundary(end) {
            tints.push((start..end, tint));
        }
    }
    let tint = shown.tokens.tint(shown.tokens.accent, theme::ECHO);
    for range in echoes(words, echo) {
        if tints.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start) {
            tints.push((range, tint));
        }
    }
    tints.sort_by_key(|(range, _)| range.start);
    tints
}

/// The places found by the search that touch a span: looked up, not gone through.
fn hits<'a>(shown: &Shown<'a>, article: ArticleId, span: Span) -> impl Iterator<Item = Span> + use<'a> {
    let articles = &shown.project().articles;
    let rank = move |id: ArticleId| articles.iter().position(|it| it.id == id);
    let search = shown.search;
    let hits = if search.hits.is_empty() {
        &[][..]
    } else {
        let own = rank(article);
        let before = |hit: &(ArticleId, Span)| (rank(hit.0), hit.1.end) <= (own, span.start);
        &search.hits[search.hits.partition_point(before)..]
    };
    hits.iter().take_while(move |hit| hit.0 == article && hit.1.start < span.end).map(|hit| hit.1)
}

/// Where words that begin with one of these stand, whatever the case; to the end of the word each.
pub(super) fn echoes(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if words.is_empty() {
        return found;
    }
    let mut starts = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = starts.next() {
        let begins = c.is_alphanumeric() && !before.is_alphanumeric();
        before = c;
        if !begins {
            continue;
        }
        let Some(length) = words.iter().filter_map(|word| prefix(&text[at..], word)).max() else { continue };
        let rest = &text[at + length..];
        let end = at + length + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        found.push(at..end);
        while let Some((_, c)) = starts.next_if(|(next, _)| *next < end) {
            before = c;
        }
    }
    found
}

/// How many bytes at the start of a text are this word, whatever the case; words of one or two letters are none.
fn prefix(text: &str, word: &str) -> Option<usize> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut length = 0;
    let mut chars = text.chars();
    word.chars().nth(2)?;
    for wanted in word.chars() {
        let c = chars.next()?;
        if !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        length += c.len_utf8();
    }
    Some(length)
}

/// Appends words with their tints; several line breaks become one.
fn append(job: &mut LayoutJob, words: &str, tints: &[(Range<usize>, Color32)], plain: &TextFormat) {
    let mut at = 0;
    for (range, tint) in tints {
        if range.start < at {
            continue;
        }
        job.append(&one_break(&words[at..range.start]), 0.0, plain.clone());
        let mut tinted = plain.clone();
        tinted.background = *tint;
        job.append(&one_break(&words[range.clone()]), 0.0, tinted);
        at = range.end;
    }
    job.append(&one_break(&words[at..]), 0.0, plain.clone());
}

fn one_break(words: &str) -> std::borrow::Cow<'_, str> {
    if !words.contains('\n') {
        return words.into();
    }
    let first = words.starts_with('\n');
    let last = words.ends_with('\n');
    let lines: Vec<&str> = words.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut text = if first { "\n".to_owned() } else { String::new() };
    text += &lines.join("\n");
    if last && !lines.is_empty() {
        text.push('\n');
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_echo_is_a_word_that_begins_alike() {
        let words = ["Civilian".to_owned(), "disproportionate".to_owned(), "is".to_owned()];
        let text = "civilians; noncivilian “Disproportionate” is élan";
        let found: Vec<&str> = echoes(text, &words).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["civilians", "Disproportionate"]);
        assert!(echoes(text, &[]).is_empty());
    }

    #[test]
    fn an_echo_of_several_words_is_found_as_one() {
        let text = "the Ministry of Defence said";
        let found: Vec<&str> =
            echoes(text, &["ministry of defence".to_owned()]).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Ministry of Defence"]);
    }

    #[test]
    fn a_cut_splits_no_character() {
        assert_eq!(cut("aé", 2), "a");
        assert_eq!(cut("aé", 9), "aé");
    }

    #[test]
    fn paragraphs_of_a_statement_follow_each_other() {
        assert_eq!(one_break("a\n\n\nb"), "a\nb");
        assert_eq!(one_break("a"), "a");
        assert_eq!(one_break("\n\n b \n"), "\nb\n");
    }
}
