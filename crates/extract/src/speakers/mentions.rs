//! The referents of pronouns and descriptions, for any place of a text.

use super::by_trees::{EntityKind, speakers};
use super::by_words::ResolvedSpeakers;
use crate::quotations::pairs::pairs;
use crate::text::Document;
use crate::text::tokens::tokens;
use crate::trees::ParsedText;
use model::Span;

/// Returns for each mention the name of the person or organisation that it means, where the text names one.
#[must_use]
pub fn meant_by(text: &str, mentions: &[Span]) -> Vec<Option<String>> {
    let all = tokens(text);
    let pairs = pairs(Document { text, tokens: &all });
    let parsed = ParsedText::new(text, &pairs);
    let read = ResolvedSpeakers::default();
    let mut speakers = speakers(&parsed, &[], &read);
    let mut names = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let (first, last) = parsed.range(*mention);
        let found = parsed.head_of(first, last).and_then(|head| speakers.meant(head, (first, last), None));
        let named = found.and_then(|at| speakers.entities.get(at));
        let named = named.filter(|entity| entity.what != EntityKind::Described);
        names.push(named.map(|entity| entity.name.clone()));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pronoun_means_the_person_before_it() {
        let text = "Ann Roe shut the pier. She left.";
        let she = text.find("She").map(|at| Span::new(at, at + 3)).expect("the pronoun");
        assert_eq!(meant_by(text, &[she]), [Some("Ann Roe".to_owned())]);
    }
}
