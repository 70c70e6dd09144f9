//! The words on a card, with what is tinted in them.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke};

use super::card::{MOST_ROWS, WORDS_ROW};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use analysis::{SharedKind, SharedSpan};
use model::{ArticleId, ReviewStatus, Span, Statement, spelled_out};

/// More of a statement than that many bytes cannot be seen before it is selected.
const CUT: usize = 1600;

/// The mark of a part of the words.
#[derive(Clone, Copy)]
struct TextTint {
    ground: Color32,
    line: Stroke,
    /// True if a sign behind it says that it is another one in the other statement.
    differs: bool,
}

impl TextTint {
    /// A tint for shared words; a figure is underlined as well, and one that differs has a sign.
    fn of(shown: &ViewContext<'_>, shared: SharedKind) -> Self {
        let tokens = shown.tokens;
        let (colour, line) = match shared {
            SharedKind::Word => (tokens.accent, Stroke::NONE),
            SharedKind::SameFigure => (tokens.accent, Stroke::new(1.0, tokens.accent)),
            SharedKind::DifferingFigure => (tokens.warning, Stroke::new(1.6, tokens.warning)),
        };
        let differs = shared == SharedKind::DifferingFigure;
        Self { ground: tokens.tint(colour, theme::ECHO), line, differs }
    }
}

/// The words of a statement, to be laid out in this width. `whole` shows all of them, however many.
pub(super) fn job(
    shown: &ViewContext<'_>,
    statement: &Statement,
    echo: &[SharedSpan],
    width: f32,
    whole: bool,
) -> LayoutJob {
    let tokens = shown.tokens;
    let rejected = statement.status == ReviewStatus::Rejected;
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
        // Matches of the search are those in the current text.
        let searched = Some(statement.article).filter(|_| !statement.is_orphan());
        let tints = tints(shown, searched, *span, words, echo);
        append(&mut job, words, &tints, &plain, tokens.warning);
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

/// The tinted parts of a span's words: search matches before shared content.
fn tints(
    shown: &ViewContext<'_>,
    searched: Option<ArticleId>,
    span: Span,
    words: &str,
    echo: &[SharedSpan],
) -> Vec<(Range<usize>, TextTint)> {
    let mut tints: Vec<(Range<usize>, TextTint)> = Vec::new();
    let present = shown.search.hit();
    let hits =
        searched.into_iter().flat_map(|article| hits(shown, article, span).map(move |hit| (article, hit)));
    for (article, hit) in hits {
        let start = hit.start.saturating_sub(span.start);
        let end = (hit.end - span.start).min(words.len());
        let tokens = shown.tokens;
        let ground = if present == Some((article, hit)) { tokens.found_here } else { tokens.found };
        if start < end && words.is_char_boundary(start) && words.is_char_boundary(end) {
            tints.push((start..end, TextTint { ground, line: Stroke::NONE, differs: false }));
        }
    }
    for mark in echo.iter().filter(|mark| span.contains(mark.span)) {
        let range = mark.span.start - span.start..mark.span.end - span.start;
        let free = tints.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start);
        if free && words.get(range.clone()).is_some() {
            tints.push((range, TextTint::of(shown, mark.shared)));
        }
    }
    tints.sort_by_key(|(range, _)| range.start);
    tints
}

/// The places found by the search that touch a span: looked up, not gone through.
fn hits<'a>(shown: &ViewContext<'a>, article: ArticleId, span: Span) -> impl Iterator<Item = Span> + use<'a> {
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

/// Appends words with their tints; several line breaks become one.
fn append(
    job: &mut LayoutJob,
    words: &str,
    tints: &[(Range<usize>, TextTint)],
    plain: &TextFormat,
    warning: Color32,
) {
    let mut at = 0;
    for (range, tint) in tints {
        if range.start < at {
            continue;
        }
        job.append(&spelled_out(&one_break(&words[at..range.start])), 0.0, plain.clone());
        let mut tinted = plain.clone();
        tinted.background = tint.ground;
        tinted.underline = tint.line;
        job.append(&spelled_out(&one_break(&words[range.clone()])), 0.0, tinted);
        if tint.differs {
            let mut sign = TextFormat::simple(theme::bold(theme::META), warning);
            sign.line_height = plain.line_height;
            job.append("\u{2060}≠", 1.0, sign);
        }
        at = range.end;
    }
    job.append(&spelled_out(&one_break(&words[at..])), 0.0, plain.clone());
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
