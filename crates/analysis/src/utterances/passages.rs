//! The passages of articles that are compared: sentences of statements, and quotations that are in no statement.

use std::collections::HashMap;
use std::ops::ControlFlow;

use model::{Act, ArticleId, Mode, Project, ReviewStatus, Span, Statement, StatementId};

use super::sentences::sentences;
use super::vocabulary::{Counts, Word, WordNumbers};
use crate::quoted::quoted;

/// The most words of a passage that are compared.
const MOST_WORDS: usize = 160;
/// No title of a work or a broadcast in quotation marks is longer, in words.
const TITLE: usize = 6;

/// A passage.
#[derive(Debug)]
pub(super) struct UtterancePassage {
    /// The place of its article in the project.
    pub(super) article: usize,
    pub(super) span: Span,
    pub(super) statement: Option<StatementId>,
    pub(super) mode: Mode,
    pub(super) words: Vec<Word>,
    /// The stretches of its words, as indices, that are between quotation marks; all of it where the mode is direct.
    pub(super) quoted: Vec<(usize, usize)>,
    /// The last word of the speaker's name, in small letters.
    pub(super) speaker: Option<String>,
}

impl UtterancePassage {
    /// Its span without the marks and spaces at either end.
    pub(super) fn words_alone(&self) -> Span {
        let whole = self.words.len() < MOST_WORDS;
        let start = self.words.first().map_or(self.span.start, |word| word.span().start);
        let end = self.words.last().filter(|_| whole).map_or(self.span.end, |word| word.span().end);
        Span::new(start, end)
    }
}

/// The passages of a project, and how often words occur in its articles.
pub(super) struct Passages {
    pub(super) articles: Vec<ArticleId>,
    pub(super) counts: Vec<Counts>,
    /// Article by article, in reading order.
    pub(super) all: Vec<UtterancePassage>,
}

/// Takes a project apart.
pub(super) fn passages(project: &Project, goes_on: &dyn Fn() -> ControlFlow<()>) -> Option<Passages> {
    let mut vocabulary = WordNumbers::default();
    let mut found = Passages { articles: Vec::new(), counts: Vec::new(), all: Vec::new() };
    let mut by_article: HashMap<ArticleId, Vec<&Statement>> = HashMap::new();
    for statement in project.statements.values().filter(|it| it.status != ReviewStatus::Rejected) {
        by_article.entry(statement.article).or_default().push(statement);
    }
    for (at, article) in project.articles.iter().enumerate() {
        if goes_on().is_break() {
            return None;
        }
        let mut statements = by_article.remove(&article.id).unwrap_or_default();
        statements.sort_by_key(|it| (it.extent().start, it.extent().end, it.id));
        let mut own: Vec<UtterancePassage> = Vec::new();
        // A belief or a plan that an article tells of was not said on one occasion.
        for statement in statements.iter().filter(|it| it.act == Act::Speech) {
            own.extend(of_statement(project, statement, &article.text, &mut vocabulary));
        }
        own.extend(alone(&statements, &article.text, &mut vocabulary));
        own.retain(|passage| !passage.words.is_empty() && !is_title(&article.text, &passage.words));
        own.sort_by_key(|passage| (passage.span.start, passage.span.end));
        for passage in &mut own {
            passage.article = at;
        }
        found.articles.push(article.id);
        found.counts.push(vocabulary.counts(&article.text));
        found.all.extend(own);
    }
    Some(found)
}

/// The passages of one statement, whose article is that at a place of the caller's.
pub(super) fn passages_of(
    project: &Project,
    statement: &Statement,
    at: usize,
    vocabulary: &mut WordNumbers,
) -> Vec<UtterancePassage> {
    let found = of_statement(project, statement, project.text_of(statement), vocabulary).into_iter();
    let worded = found.filter(|passage| !passage.words.is_empty());
    worded.map(|passage| UtterancePassage { article: at, ..passage }).collect()
}

/// The sentences of a statement.
fn of_statement(
    project: &Project,
    statement: &Statement,
    text: &str,
    vocabulary: &mut WordNumbers,
) -> Vec<UtterancePassage> {
    let speaker =
        statement.speaker.and_then(|id| project.speakers.get(&id)).and_then(|it| last_name(&it.name));
    let mut found = Vec::new();
    for span in statement.spans.iter().flat_map(|span| sentences(text, *span)) {
        let mut words = vocabulary.words(text, span);
        words.truncate(MOST_WORDS);
        let quoted = match statement.mode {
            Mode::Direct => vec![(0, words.len())],
            Mode::Indirect => Vec::new(),
            Mode::Mixed => within(&words, span, text),
        };
        let speaker = speaker.clone();
        found.push(UtterancePassage {
            article: 0,
            span,
            statement: Some(statement.id),
            mode: statement.mode,
            words,
            quoted,
            speaker,
        });
    }
    found
}

/// The quotations of an article that are in no statement.
fn alone(statements: &[&Statement], text: &str, vocabulary: &mut WordNumbers) -> Vec<UtterancePassage> {
    let covered = |span: Span| {
        let covers = |own: &Span| own.start <= span.start && span.end <= own.end;
        statements.iter().any(|it| it.spans.iter().any(covers))
    };
    let mut found = Vec::new();
    for sentence in sentences(text, Span::new(0, text.len())) {
        for inner in quoted(sentence.of(text)) {
            let span = Span::new(sentence.start + inner.start, sentence.start + inner.end);
            let words = if covered(span) { Vec::new() } else { vocabulary.words(text, span) };
            if words.len() < 2 {
                continue;
            }
            let quoted = vec![(0, words.len())];
            found.push(UtterancePassage {
                article: 0,
                span,
                statement: None,
                mode: Mode::Direct,
                words,
                quoted,
                speaker: None,
            });
        }
    }
    found
}

/// The stretches of words that are between quotation marks.
fn within(words: &[Word], span: Span, text: &str) -> Vec<(usize, usize)> {
    let marks = quoted(span.of(text)).into_iter();
    let stretches = marks.map(|inner| {
        let (start, end) = (span.start + inner.start, span.start + inner.end);
        let first = words.partition_point(|word| word.span().start < start);
        (first, words.partition_point(|word| word.span().end <= end))
    });
    stretches.filter(|(first, end)| first < end).collect()
}

/// Returns true if words are those of a title or a name: few, and all that tell something in capitals.
fn is_title(text: &str, words: &[Word]) -> bool {
    let mut telling = words.iter().filter(|word| !word.is_stop).peekable();
    let is_capital = |word: &Word| word.span().of(text).starts_with(|c: char| !c.is_lowercase());
    words.len() <= TITLE && telling.peek().is_some() && telling.all(is_capital)
}

/// The last word of a name, in small letters; nothing where the words used as a name end in another word.
fn last_name(name: &str) -> Option<String> {
    let plain = name.replace('’', "'");
    let last = plain
        .split_whitespace()
        .next_back()?
        .trim_end_matches("'s")
        .trim_matches(|c: char| !c.is_alphanumeric());
    last.starts_with(char::is_uppercase).then(|| last.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_compared_by_their_last_names() {
        assert_eq!(last_name("Michael R. Voss").as_deref(), Some("voss"));
        assert_eq!(last_name("Voss’s").as_deref(), Some("voss"));
        assert_eq!(last_name("a spokesman"), None);
        assert_eq!(last_name(""), None);
    }

    #[test]
    fn titles_are_no_speech() {
        let mut vocabulary = WordNumbers::default();
        let mut title = |text: &str| {
            let words = vocabulary.words(text, Span::new(0, text.len()));
            is_title(text, &words)
        };
        assert!(title("Face the Harbour") && title("The Herald"));
        assert!(!title("The wall leans") && !title("It is not"));
    }
}
