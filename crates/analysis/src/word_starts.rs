//! The starts of the words of an article.

use std::collections::HashMap;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use model::{ArticleId, Project, Span, is_same_text};

/// The starts of the words of each article, by the word rules of Unicode (UAX #29). An article's text hardly ever
/// changes: kept from one revision to the next, it is read once.
#[derive(Debug, Default)]
pub struct WordStarts {
    articles: HashMap<ArticleId, ArticleWords>,
}

#[derive(Debug)]
struct ArticleWords {
    text: Arc<str>,
    starts: Vec<u32>,
}

impl WordStarts {
    /// Reads the articles whose text is new, and forgets those that are gone.
    pub fn read(&mut self, project: &Project) {
        self.articles
            .retain(|id, known| project.article(*id).is_some_and(|it| is_same_text(&known.text, &it.text)));
        for article in &project.articles {
            self.articles.entry(article.id).or_insert_with(|| ArticleWords {
                text: article.text.clone(),
                starts: starts(&article.text),
            });
        }
    }

    /// The number of words that begin in a stretch of an article that was read.
    #[must_use]
    pub fn count(&self, article: ArticleId, span: Span) -> usize {
        self.count_all([(article, span)])
    }

    /// The number of words that begin in stretches in the order of the text, article by article. Each is looked for from
    /// where the last one ended: it is seldom far.
    #[must_use]
    pub fn count_all(&self, stretches: impl IntoIterator<Item = (ArticleId, Span)>) -> usize {
        let mut present: Option<(ArticleId, &[u32])> = None;
        let (mut sum, mut at) = (0, 0);
        for (article, span) in stretches {
            let starts = match present {
                Some((known, starts)) if known == article => starts,
                _ => {
                    at = 0;
                    self.articles.get(&article).map_or(&[][..], |it| &it.starts)
                }
            };
            present = Some((article, starts));
            let first = ahead(starts, at, span.start);
            at = ahead(starts, first, span.end);
            sum += at - first;
        }
        sum
    }
}

/// The first place, from one on, of a word that does not begin before a byte. Looks ever further ahead.
fn ahead(starts: &[u32], from: usize, byte: usize) -> usize {
    let before = |at: usize| starts.get(at).is_some_and(|start| (*start as usize) < byte);
    let (mut low, mut step) = (from, 1);
    while before(low + step - 1) {
        low += step;
        step *= 2;
    }
    let rest = starts.get(low..(low + step).min(starts.len())).unwrap_or_default();
    low + rest.partition_point(|start| (*start as usize) < byte)
}

/// Returns the starts of the words of a text.
fn starts(text: &str) -> Vec<u32> {
    // A word of English has five letters, and a space behind it.
    let mut starts = Vec::with_capacity(text.len() / 5);
    each(text, |start, _| starts.push(start as u32));
    starts
}

/// Hands over the words of a text and where they begin. Most stretches between spaces are one plain word, which is told without
/// the tables of Unicode: half a second less for a project of 100,000 statements. White space divides words in any case.
pub(super) fn each<'a>(text: &'a str, mut take: impl FnMut(usize, &'a str)) {
    let bytes = text.as_bytes();
    let is = |at: usize, kind: fn(u8) -> bool| bytes.get(at).is_some_and(|byte| kind(*byte));
    // Where the stretch between spaces begins, and up to where it is read.
    let (mut begin, mut at) = (0, 0);
    while at < bytes.len() {
        if is(at, is_space) {
            (begin, at) = (at + 1, at + 1);
        } else if is(at, is_edge) {
            at += 1;
        } else {
            let first = at;
            while is(at, |byte| byte.is_ascii_alphanumeric()) {
                at += 1;
            }
            let behind = at;
            while is(at, is_edge) {
                at += 1;
            }
            if at == bytes.len() || is(at, is_space) {
                take(first, text.get(first..behind).unwrap_or_default());
                continue;
            }
            at = memchr::memchr2(b' ', b'\n', bytes.get(at..).unwrap_or_default())
                .map_or(bytes.len(), |space| at + space);
            let stretch = text.get(begin..at).unwrap_or_default();
            match word_between_marks(stretch) {
                Some((offset, word)) => take(begin + offset, word),
                None => stretch.unicode_word_indices().for_each(|(offset, word)| take(begin + offset, word)),
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

/// Returns true if it is a mark that follows words, and is never inside one where nothing but such marks or white space follows.
fn is_edge(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b';' | b':' | b'!' | b'?' | b'"' | b'(' | b')')
}

/// The word of a stretch that is nothing but one plain word between plain marks and those of quotations, and where it begins.
fn word_between_marks(stretch: &str) -> Option<(usize, &str)> {
    let plain = |mark: char| mark.is_ascii() && is_edge(mark as u8);
    let word = stretch.trim_start_matches(|mark| mark == '“' || plain(mark));
    let begin = stretch.len() - word.len();
    let word = word.trim_end_matches(|mark| matches!(mark, '”' | '’') || plain(mark));
    (!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some((begin, word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_begin_where_unicode_says(text in "([a-z]{1,5}|[0-9]{1,3}|é|\u{301}|👩‍👧|日本|שלום|\u{200d}|_|\r\n|\t|\u{a0}|[ .,:;!?'’‘“”\"()%£-]|\n){0,50}") {
            let mut told: Vec<(usize, &str)> = Vec::new();
            each(&text, |start, word| told.push((start, word)));
            let known: Vec<(usize, &str)> = text.unicode_word_indices().collect();
            prop_assert_eq!(told, known);
        }
    }
}
