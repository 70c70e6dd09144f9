//! Which parties words name.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{ArticleId, PartyId, Project, Span, SpeakerKind};

/// Words that stand for somebody without naming them: whom they mean inside of a statement is a guess.
const PRONOUNS: &[&str] = &[
    "he",
    "her",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "i",
    "it",
    "its",
    "itself",
    "me",
    "mine",
    "my",
    "our",
    "ours",
    "she",
    "their",
    "theirs",
    "them",
    "themselves",
    "they",
    "us",
    "we",
    "who",
    "you",
    "your",
];

/// Words after which a name is whom somebody spoke to, not of.
const TOLD: &[&str] = &["tell", "telling", "tells", "told"];

/// How many mentions are looked at in one stretch.
const MOST: usize = 400;

/// Where the articles name parties, and by which words.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The names that begin with a word, in small letters.
    by_first: HashMap<String, Vec<Name>>,
    /// Where speakers of parties are named, in the order of the text.
    mentions: HashMap<ArticleId, Vec<(Span, usize)>>,
}

#[derive(Debug)]
struct Name {
    words: Vec<String>,
    party: usize,
}

impl Names {
    pub(super) fn new(project: &Project) -> Self {
        let place: HashMap<PartyId, usize> = project.parties.iter().map(|party| party.id).zip(0..).collect();
        let mut names = Self::default();
        for (party, at) in project.parties.iter().zip(0..) {
            names.add(&party.name, at);
            names.add(&party.short, at);
        }
        for speaker in project.speakers.values() {
            let Some(party) = speaker.party.and_then(|id| place.get(&id)).copied() else { continue };
            if speaker.kind == SpeakerKind::Organisation {
                names.add(&speaker.name, party);
            }
            for mention in &speaker.mentions {
                names.mentions.entry(mention.article).or_default().push((mention.span, party));
            }
        }
        for mentions in names.mentions.values_mut() {
            mentions.sort_unstable();
        }
        names
    }

    fn add(&mut self, name: &str, party: usize) {
        let mut words: Vec<String> = name.unicode_words().map(str::to_owned).collect();
        if words.len() > 1 && words.first().is_some_and(|word| word.eq_ignore_ascii_case("the")) {
            words.remove(0);
        }
        let Some(first) = words.first().filter(|_| words.concat().chars().count() > 1) else { return };
        let known = self.by_first.entry(first.to_lowercase()).or_default();
        if !known.iter().any(|it| it.words == words && it.party == party) {
            known.push(Name { words, party });
        }
    }

    /// The parties that a stretch of an article names, by their places in the project, each with the first place
    /// where it is named.
    pub(super) fn in_stretch(
        &self,
        text: &str,
        article: ArticleId,
        span: Span,
        found: &mut Vec<(usize, Span)>,
    ) {
        let mut note = |party: usize, place: Span| {
            if !is_told(text, place.start) && !found.iter().any(|(known, _)| *known == party) {
                found.push((party, place));
            }
        };
        let mentions = self.mentions.get(&article).map_or(&[][..], Vec::as_slice);
        let first = mentions.partition_point(|(place, _)| place.start < span.start);
        for (place, party) in mentions.iter().skip(first).take(MOST) {
            if place.start >= span.end {
                break;
            }
            if span.contains(*place) && !is_pronoun(place.of(text)) {
                note(*party, *place);
            }
        }
        let words: Vec<(usize, &str)> = span.of(text).unicode_word_indices().collect();
        for (at, (offset, word)) in words.iter().enumerate() {
            let Some(names) = self.by_first.get(&bare(word).to_lowercase()) else { continue };
            for name in names {
                let here = words.get(at..at + name.words.len()).unwrap_or_default();
                let fits = here.len() == name.words.len()
                    && here.iter().zip(&name.words).all(|((_, word), own)| same(bare(word), own));
                if let Some((last, end)) = here.last().filter(|_| fits) {
                    let start = span.start + offset;
                    note(name.party, Span::new(start, span.start + last + end.len()));
                }
            }
        }
    }
}

/// A word without the ending of a possessive.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Whether a word is a word of a name. Short words and those in capitals must be written alike: "US" is not "us".
fn same(word: &str, own: &str) -> bool {
    let by_letters = own.chars().count() > 3 && own.chars().any(char::is_lowercase);
    word == own || by_letters && word.to_lowercase() == own.to_lowercase()
}

fn is_pronoun(words: &str) -> bool {
    PRONOUNS.contains(&words.to_lowercase().as_str())
}

/// Whether the words before a name say that it is whom somebody told something.
fn is_told(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let before = before.strip_suffix("the").map_or(before, str::trim_end);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    TOLD.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_must_be_written_alike() {
        assert!(same("coalition", "Coalition"));
        assert!(!same("us", "US"));
        assert!(!same("who", "WHO"));
        assert!(same("WHO", "WHO"));
        assert_eq!(bare("coalition’s"), "coalition");
    }

    #[test]
    fn whoever_is_told_is_not_spoken_of() {
        let text = "She told the ministry that Acme lied";
        assert!(is_told(text, text.find("ministry").unwrap()));
        assert!(!is_told(text, text.find("Acme").unwrap()));
        assert!(!is_told("", 0));
    }
}
