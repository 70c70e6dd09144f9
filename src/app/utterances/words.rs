//! The words for utterances that several articles tell.

use analysis::{Telling, Utterance, UtteranceMember};
use model::{ArticleId, Project, one_line};

/// The outlet of an article, or its title where that is not known.
pub(crate) fn outlet(project: &Project, article: ArticleId) -> String {
    let Some(article) = project.article(article) else { return "another article".to_owned() };
    let name = one_line(&article.outlet);
    if name.is_empty() { format!("“{}”", one_line(&article.title)) } else { name }
}

/// The way in which an article tells an utterance.
pub(crate) const fn telling(told: Option<Telling>) -> &'static str {
    match told {
        Some(Telling::Verbatim) => "verbatim",
        Some(Telling::Partial) => "shortened",
        Some(Telling::Paraphrase) => "paraphrased",
        None => "not found",
    }
}

/// The words of a passage, with an ellipsis between its spans.
pub(crate) fn member_words(project: &Project, member: &UtteranceMember) -> String {
    let words = project
        .article(member.article)
        .map_or_else(String::new, |it| model::span_words(&it.text, &member.spans));
    with_both_marks(words)
}

/// Adds the quotation mark at either end that a passage has left outside, where its other one is inside.
fn with_both_marks(words: String) -> String {
    let mut open = false;
    for mark in words.chars().filter(|c| "“”".contains(*c)) {
        if mark == '”' && !open {
            return with_both_marks(format!("“{words}"));
        }
        open = mark == '“';
    }
    if open { format!("{words}”") } else { words }
}

/// The words that an article has cut from the fullest passage, with an ellipsis between them; empty where it has all.
pub(crate) fn cut_words(project: &Project, told: &Utterance, member: &UtteranceMember) -> String {
    let fullest = told.members.get(told.fullest).and_then(|it| project.article(it.article));
    fullest.map_or_else(String::new, |it| model::span_words(&it.text, &member.cut))
}

#[cfg(test)]
mod tests {
    use super::with_both_marks;

    #[test]
    fn a_quotation_has_both_of_its_marks() {
        let both = |words: &str| with_both_marks(words.to_owned());
        assert_eq!(both("nobody warned them” about it"), "“nobody warned them” about it");
        assert_eq!(both("she was “wrong"), "she was “wrong”");
        assert_eq!(both("a “b” c “d"), "a “b” c “d”");
        assert_eq!(both("no marks"), "no marks");
        assert_eq!(both(""), "");
    }
}
