//! The text of a piece of evidence.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Evidence, EvidenceId, Span, lines};

/// The text of a piece of evidence, from which passages are cited. There is at most one for each piece.
///
/// It is a record of its own, so that a new passage does not write the text once more into the journal. It has no
/// control characters, so that the words of a passage are exactly those of its span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceText {
    /// The evidence.
    pub evidence: EvidenceId,
    /// The pages and sections, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<TextPlace>,
    /// The text, with lines ended by `\n`.
    #[serde(with = "lines")]
    pub text: Arc<str>,
}

/// The beginning of a page or a section in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextPlace {
    /// The byte at which it begins.
    pub at: usize,
    /// Its name, as a passage gives it: "p. 9", or the words of a heading.
    pub name: String,
}

impl SourceText {
    /// Returns the name of the last page or section that begins at a byte or before it; empty where none does.
    #[must_use]
    pub fn place_at(&self, byte: usize) -> &str {
        let after = self.places.partition_point(|place| place.at <= byte);
        after.checked_sub(1).and_then(|at| self.places.get(at)).map_or("", |place| &place.name)
    }

    /// Returns whether a span has exactly these words.
    #[must_use]
    pub fn has_words(&self, span: Span, words: &str) -> bool {
        span.fits(&self.text) && span.of(&self.text) == words
    }

    /// Returns the problem with its pages and sections in words, or `None` if there is none.
    #[must_use]
    pub(super) fn place_problem(&self) -> Option<&'static str> {
        if self.places.windows(2).any(|pair| pair[0].at > pair[1].at) {
            return Some("has pages or sections that are not in the order of the text");
        }
        let fits = |at: usize| at <= self.text.len() && self.text.is_char_boundary(at);
        if !self.places.iter().all(|place| fits(place.at)) {
            return Some("has a page or a section that does not begin in its text");
        }
        let named = self.places.iter().all(|place| !place.name.trim().is_empty());
        (!named).then_some("has a page or a section without a name")
    }
}

impl Evidence {
    /// Removes the spans of passages that do not have the passage's words in the text. Returns whether any was removed.
    pub fn drop_lost_spans(&mut self, text: Option<&SourceText>) -> bool {
        let mut any = false;
        for passage in &mut self.passages {
            let fits = |span: Span| text.is_some_and(|text| text.has_words(span, &passage.text));
            if passage.span.is_some_and(|span| !fits(span)) {
                passage.span = None;
                any = true;
            }
        }
        any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::IdGenerator;

    #[test]
    fn a_byte_is_in_the_last_place_that_begins_before_it() {
        let place = |at: usize, name: &str| TextPlace { at, name: name.to_owned() };
        let text = SourceText {
            evidence: IdGenerator::seeded(1).draw(),
            places: vec![place(2, "p. 1"), place(6, "p. 2")],
            text: "ab\ncdé\nfg".into(),
        };
        let found = [0, 2, 5, 6, 99].map(|at| text.place_at(at));
        assert_eq!(found, ["", "p. 1", "p. 1", "p. 2", "p. 2"]);
        assert_eq!(text.place_problem(), Some("has a page or a section that does not begin in its text"));
        let sound = SourceText { places: vec![place(3, "p. 2")], ..text.clone() };
        assert_eq!(sound.place_problem(), None);
        let disorder = SourceText { places: vec![place(3, "p. 2"), place(0, "p. 1")], ..text };
        assert!(disorder.place_problem().is_some_and(|words| words.contains("order")));
    }
}
