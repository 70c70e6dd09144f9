//! The features of a candidate: its grammar, never its words.
//!
//! Classes of cues, parts of speech, relations, lengths: abstract enough to be learned from any news and to hold for
//! any other.

use super::content::ContentSpan;
use super::cues::{self, CueClasses, CuePartOfSpeech};
use super::source::{self, SourceRelation};
use crate::syntax::SentenceTree;
use crate::syntax::tags::{RELATIONS, TAGS, rel, tag};

/// Takes the features one by one, each as the parts of its name.
pub(crate) trait FeatureSink {
    fn put(&mut self, name: &[&str]);
}

/// A cue, its source and a span that it may report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AttributionCandidate<'a> {
    pub(crate) tree: &'a SentenceTree,
    pub(crate) text: &'a str,
    pub(crate) cue: usize,
    pub(crate) classes: CueClasses,
    pub(crate) source: SourceRelation,
    pub(crate) content: ContentSpan,
}

const LENGTHS: &[&str] = &["0", "1", "2", "3", "4-8", "9-13", "14-18", "19-23", "24-28", "29+"];
const DEPTHS: &[&str] = &["0", "1", "2", "3", "4+"];

impl AttributionCandidate<'_> {
    /// Names everything that is known of it.
    pub(crate) fn features(&self, sink: &mut impl FeatureSink) {
        let (tree, cue, content) = (self.tree, self.cue, self.content);
        let at = name_of(TAGS, tree.tag(cue));
        let relation = name_of(RELATIONS, tree.relation(cue));
        let source = source::kind(tree, self.text, self.source.word);
        for class in cues::each(self.classes) {
            sink.put(&["class ", class.name]);
            sink.put(&["class ", class.name, ", content ", content.pattern]);
            sink.put(&["class ", class.name, ", source ", source]);
            sink.put(&["class ", class.name, ", tag ", at]);
        }
        let first = name_of(TAGS, tree.tag(content.first));
        let next = self.next();
        let (modality, speaker) = (self.modality(), self.speaker());
        sink.put(&["content ", content.pattern]);
        sink.put(&["tag ", at]);
        sink.put(&["relation ", relation]);
        sink.put(&["relation ", relation, ", tag ", at]);
        sink.put(&["source ", source]);
        sink.put(&["found ", self.source.how]);
        sink.put(&["found ", self.source.how, ", tag ", at]);
        sink.put(&["modality ", modality]);
        sink.put(&["voice ", speaker]);
        sink.put(&[if self.is_negated() { "negated" } else { "not negated" }]);
        sink.put(&["words ", self.length()]);
        sink.put(&["begins ", first]);
        sink.put(&["content ", content.pattern, ", begins ", first]);
        sink.put(&["sentence ends ", self.ends()]);
        sink.put(&["depth ", DEPTHS[tree.above(cue).take(4).count()]]);
        sink.put(&[if self.has_finite_verb() { "finite" } else { "not finite" }]);
        sink.put(&[if self.is_under_cue() { "under a cue" } else { "under no cue" }]);
        sink.put(&["stretch ", content.variant]);
        sink.put(&["stretch ", content.variant, ", content ", content.pattern]);
        sink.put(&["next ", next]);
        sink.put(&["stretch ", content.variant, ", next ", next]);
    }

    fn next(&self) -> &'static str {
        let next = self.content.last + 1;
        if next >= self.tree.len() { "nothing" } else { name_of(TAGS, self.tree.tag(next)) }
    }

    fn length(&self) -> &'static str {
        let words = self.content.last + 1 - self.content.first;
        let place = if words < 4 { words } else { 4 + (words - 4) / 5 };
        LENGTHS[place.min(LENGTHS.len() - 1)]
    }

    fn helps(&self, words: &[&str]) -> bool {
        let tree = self.tree;
        let mut helpers = tree.children(self.cue).iter().filter(|child| tree.relation(**child) == rel::AUX);
        helpers.any(|child| words.iter().any(|word| tree.word(self.text, *child).eq_ignore_ascii_case(word)))
    }

    fn modality(&self) -> &'static str {
        if self.helps(&["would", "could", "should", "may", "might", "must", "can", "ca"]) {
            "may"
        } else if self.helps(&["will", "’ll", "'ll", "wo"]) {
            "will"
        } else if self.helps(&["do", "does", "did"]) {
            "does"
        } else if self.tree.child(self.cue, &[rel::AUX]).is_some() {
            "has"
        } else {
            "none"
        }
    }

    fn speaker(&self) -> &'static str {
        if self.tree.child(self.cue, &[rel::AUX_PASS]).is_some() { "passive" } else { "active" }
    }

    fn is_negated(&self) -> bool {
        let tree = self.tree;
        let not = |child: &usize| {
            ["not", "n't", "n’t", "never"]
                .iter()
                .any(|not| tree.word(self.text, *child).eq_ignore_ascii_case(not))
        };
        tree.children(self.cue).iter().any(not)
    }

    fn ends(&self) -> &'static str {
        match self.tree.word(self.text, self.tree.len() - 1) {
            "?" => "?",
            "!" => "!",
            _ => ".",
        }
    }

    fn has_finite_verb(&self) -> bool {
        (self.content.first..=self.content.last)
            .any(|at| matches!(self.tree.tag(at), tag::VBD | tag::VBZ | tag::VBP | tag::MD))
    }

    fn is_under_cue(&self) -> bool {
        let verb = |at: usize| cues::in_part(cues::classes(self.tree.form(at)), CuePartOfSpeech::Verb) != 0;
        self.tree.above(self.cue).take(40).any(verb)
    }
}

fn name_of(names: &'static [&'static str], place: u8) -> &'static str {
    names.get(usize::from(place)).copied().unwrap_or("?")
}
