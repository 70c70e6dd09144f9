//! An article cut into the blocks that are laid out one at a time.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::super::super::index::Paragraph;
use model::{Article, Span};

/// A paragraph longer than this, in bytes, is laid out in several blocks.
const LONGEST: usize = 6_000;
/// Titles, bylines and dates are among the first paragraphs.
const OPENING: usize = 5;

/// The kind of a block, which decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// The facts of the article; not part of its text. `titled` where the text does not begin with
    /// the title.
    Head { titled: bool },
    /// The title, in the article's own text.
    Title,
    /// A byline or a date, in the article's own text.
    Soft,
    /// The text of the article.
    Text,
}

/// A paragraph of the article, or a piece of a very long one, or the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ArticleBlock {
    /// Its place in the text.
    pub(super) span: Span,
    /// The kind.
    pub(super) kind: BlockKind,
    /// The place of its paragraph in the index.
    pub(super) paragraph: usize,
    /// True if its paragraph ends with it.
    pub(super) ends: bool,
}

/// The known facts with which the text itself begins; the head does not repeat them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct HeadFacts {
    pub(super) outlet: bool,
    pub(super) byline: bool,
    pub(super) date: bool,
}

/// Cuts an article into blocks, the head in its place among them.
pub(super) fn cut(article: &Article, paragraphs: &[Paragraph]) -> (Vec<ArticleBlock>, HeadFacts) {
    let mut told = HeadFacts::default();
    let opening: Vec<BlockKind> = opening(article, paragraphs, &mut told);
    let titled = !opening.contains(&BlockKind::Title);
    let at = paragraphs.get(opening.len()).map_or(article.text.len(), |it| it.span.start);
    let head = ArticleBlock {
        span: Span::new(at, at),
        kind: BlockKind::Head { titled },
        paragraph: opening.len(),
        ends: true,
    };
    let mut blocks = Vec::with_capacity(paragraphs.len() + 1);
    for (place, paragraph) in paragraphs.iter().enumerate() {
        if place == opening.len() {
            blocks.push(head);
        }
        let kind = opening.get(place).copied().unwrap_or(BlockKind::Text);
        let mut rest = paragraph.span;
        while rest.len() > LONGEST {
            let end = break_at(rest.of(&article.text)).map_or(rest.end, |at| rest.start + at);
            if end >= rest.end {
                break;
            }
            let span = Span::new(rest.start, end);
            blocks.push(ArticleBlock { span, kind, paragraph: place, ends: false });
            rest.start = end;
        }
        blocks.push(ArticleBlock { span: rest, kind, paragraph: place, ends: true });
    }
    if paragraphs.len() <= opening.len() {
        blocks.push(head);
    }
    (blocks, told)
}

/// The lead: the first paragraph below title, byline and date.
pub(crate) fn lead(article: &Article, paragraphs: &[Paragraph]) -> Option<Span> {
    let above = opening(article, paragraphs, &mut HeadFacts::default()).len();
    paragraphs.get(above).map(|paragraph| paragraph.span)
}

/// The kinds of the paragraphs that the head is after: title, byline, date.
fn opening(article: &Article, paragraphs: &[Paragraph], told: &mut HeadFacts) -> Vec<BlockKind> {
    let mut kinds = Vec::new();
    for paragraph in paragraphs.iter().take(OPENING) {
        let line = plain(paragraph.span.of(&article.text));
        if line.len() > 300 {
            break;
        }
        let has = |fact: &str| !fact.trim().is_empty() && line.contains(&plain(fact));
        let title = kinds.is_empty() && !line.is_empty() && line == plain(&article.title);
        // Words beside the facts ("By", "Published on") are few; a sentence that names the outlet is text.
        let facts = [&article.outlet, &article.byline, &article.date];
        let known: usize = facts.iter().filter(|fact| has(fact)).map(|fact| fact.trim().len()).sum();
        if title {
            kinds.push(BlockKind::Title);
        } else if known > 0 && line.len() <= 2 * known + 24 {
            kinds.push(BlockKind::Soft);
            told.outlet |= has(&article.outlet);
            told.byline |= has(&article.byline);
            told.date |= has(&article.date);
        } else {
            break;
        }
    }
    // A byline or date without the title above it is where it is, as text.
    if kinds.first() != Some(&BlockKind::Title) {
        kinds.clear();
        *told = HeadFacts::default();
    }
    kinds
}

fn plain(words: &str) -> String {
    words.trim_start_matches(['#', '*', ' ']).trim_end_matches(['*', ' ']).to_lowercase()
}

/// Returns the place to break a text of more than [`LONGEST`] bytes: behind a sentence, a word, or at least a letter.
fn break_at(text: &str) -> Option<usize> {
    let window = text.get(..floor(text, LONGEST))?;
    let late = floor(window, LONGEST * 3 / 4);
    let sentence = window.get(late..)?.split_sentence_bound_indices().map(|(at, _)| late + at).last();
    if let Some(at) = sentence.filter(|at| *at > late) {
        return Some(at);
    }
    let space = window.rfind(char::is_whitespace).filter(|at| *at > 0);
    if let Some(at) = space {
        return Some(at + window.get(at..)?.chars().next()?.len_utf8());
    }
    let mut cursor = GraphemeCursor::new(window.len(), text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten(),
        _ => Some(window.len()),
    }
}

/// The nearest character boundary at or before a byte.
pub(super) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::*;
    use model::{IdGenerator, paragraphs};

    fn article(title: &str, byline: &str, text: &str) -> Article {
        Article {
            id: IdGenerator::seeded(1).draw(),
            title: title.to_owned(),
            outlet: "The Example".to_owned(),
            byline: byline.to_owned(),
            date: "5 June 2018".to_owned(),
            address: String::new(),
            added: Timestamp::UNIX_EPOCH,
            text: Arc::from(text),
        }
    }

    fn blocks(article: &Article) -> (Vec<ArticleBlock>, HeadFacts) {
        let all: Vec<Paragraph> =
            paragraphs(&article.text).map(|span| Paragraph { span, parts: Vec::new() }).collect();
        cut(article, &all)
    }

    fn kinds(article: &Article) -> Vec<BlockKind> {
        blocks(article).0.iter().map(|block| block.kind).collect()
    }

    #[test]
    fn a_title_in_the_text_is_not_shown_twice() {
        let own =
            article("The dam holds", "A. Writer", "The dam holds\nBy A. Writer, 5 June 2018\nIt did.\n");
        assert_eq!(
            kinds(&own),
            [BlockKind::Title, BlockKind::Soft, BlockKind::Head { titled: false }, BlockKind::Text]
        );
        assert_eq!(blocks(&own).1, HeadFacts { outlet: false, byline: true, date: true });
        let other = article("dam", "", "The dam holds, said The Example.\nIt did.\n");
        assert_eq!(kinds(&other), [BlockKind::Head { titled: true }, BlockKind::Text, BlockKind::Text]);
    }

    #[test]
    fn a_text_of_nothing_but_its_title_has_a_head() {
        assert_eq!(kinds(&article("Yes", "", "Yes")), [BlockKind::Title, BlockKind::Head { titled: false }]);
        assert_eq!(kinds(&article("Yes", "", "")), [BlockKind::Head { titled: true }]);
    }

    #[test]
    fn a_very_long_paragraph_is_cut_between_words_and_nothing_is_lost() {
        let words = "Cafe\u{301} 👩‍🏭 said so. ".repeat(5_000);
        for text in [words.clone(), words.replace([' ', '.'], "")] {
            let article = article("t", "", &text);
            let (blocks, _) = blocks(&article);
            let body = &blocks[1..];
            assert!(body.len() > 5);
            assert_eq!(body[0].span.start, 0);
            assert_eq!(body.last().unwrap().span.end, article.text.trim_end().len());
            for pair in body.windows(2) {
                assert_eq!(pair[0].span.end, pair[1].span.start);
                assert!(pair[0].span.len() <= LONGEST + 32 && !pair[0].ends);
                assert!(pair[0].span.fits(&article.text));
            }
        }
    }
}
