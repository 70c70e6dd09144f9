//! The words of statements as they are searched: in small letters, with plain quotation marks.

use std::sync::Arc;

use memchr::memmem::Finder;

use super::bits::BitSet;
use crate::app::index::StatementTable;
use model::{Article, Project};

/// The words of all statements, one after the other.
#[derive(Debug)]
pub(super) struct SearchableTexts {
    /// The articles that they were taken from.
    articles: Vec<Arc<Article>>,
    folded: String,
    /// Ends of the words of each statement.
    ends: Vec<usize>,
}

impl SearchableTexts {
    /// The words of the statements of a table, in its order.
    pub(super) fn new(project: &Project, table: &StatementTable) -> Self {
        let mut texts = Self { articles: project.articles.clone(), folded: String::new(), ends: Vec::new() };
        for row in &table.rows {
            let place = project.statements.get(&row.id).map(|statement| project.place_of(statement));
            let (text, spans) = place.unwrap_or_default();
            for span in spans {
                fold_into(&mut texts.folded, span.of(text));
                // No word is found across two spans.
                texts.folded.push(' ');
            }
            texts.ends.push(texts.folded.len());
        }
        texts
    }

    /// Returns `true` if they are still those of a project's articles.
    pub(super) fn are_of(&self, project: &Project) -> bool {
        self.articles.len() == project.articles.len()
            && self.articles.iter().zip(&project.articles).all(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// Keeps the statements in which all words of a text are.
    pub(super) fn keep(&self, bits: &mut BitSet, text: &str) {
        let folded = fold(text);
        let words: Vec<Finder<'_>> = folded.split_whitespace().map(Finder::new).collect();
        if words.is_empty() {
            return;
        }
        bits.keep(|place| {
            let place = place.number();
            let from = place.checked_sub(1).map_or(0, |before| self.ends[before]);
            let own = &self.folded.as_bytes()[from..self.ends[place]];
            words.iter().all(|word| word.find(own).is_some())
        });
    }
}

/// A text as it is searched.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

fn fold_into(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let from = folded.len();
        folded.push_str(text);
        folded[from..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        match c {
            '‘' | '’' | '‚' | '‛' | 'ʼ' => folded.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' => folded.push('"'),
            '‐' | '‑' | '–' | '—' => folded.push('-'),
            '\u{ad}' => {}
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_and_the_shape_of_marks_do_not_matter() {
        assert_eq!(fold("The ÉLAN of “O’Neill” – 4"), fold("the élan of \"o'neill\" - 4"));
        assert_eq!(fold("sol\u{ad}dier"), "soldier");
    }
}
