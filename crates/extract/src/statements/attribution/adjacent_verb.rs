//! The speaker of a quotation: the verb beside it in its sentence, and that verb's subject.

use super::cues::{self, CuePartOfSpeech};
use super::source;
use crate::syntax::SentenceTree;
use crate::syntax::tags::{rel, tag};
use model::Span;

/// A verb beside a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AdjacentVerb {
    /// The verb.
    pub(crate) cue: Span,
    /// Its subject.
    pub(crate) mention: Span,
    /// The apposition or role beside it.
    pub(crate) role: Option<Span>,
    /// True if the verb is behind the quotation.
    pub(crate) after: bool,
}

/// The largest distance of a verb from its quotation, in words.
const NEAR: usize = 30;

/// Finds it: right behind the quotation ("“Go home,” the crowd roared"), else the nearest verb of saying before
/// it, else the verb right before it.
pub(crate) fn beside(tree: &SentenceTree, text: &str, quotation: Span) -> Option<AdjacentVerb> {
    let before = tree.spans.partition_point(|span| span.end <= quotation.start);
    let after = tree.spans.partition_point(|span| span.start < quotation.end);
    let reader = AdjacentVerbReader { tree, text };
    reader.behind(after, goes_on(quotation.of(text))).or_else(|| reader.ahead(before))
}

/// Returns true if a quotation ends so that its frame must follow: with a comma, a question or an exclamation mark.
fn goes_on(quotation: &str) -> bool {
    let inner = quotation.trim_end_matches(['”', '"', '\'', '’', '»', '`']);
    inner.ends_with([',', '?', '!'])
}

#[derive(Clone, Copy)]
struct AdjacentVerbReader<'a> {
    tree: &'a SentenceTree,
    text: &'a str,
}

impl AdjacentVerbReader<'_> {
    fn is_finite(self, word: usize) -> bool {
        matches!(self.tree.tag(word), tag::VBD | tag::VBZ | tag::VBP)
    }

    fn tells(self, word: usize) -> bool {
        cues::in_part(cues::classes(self.tree.form(word)), CuePartOfSpeech::Verb) != 0
    }

    /// A verb and its subject, right behind the quotation; `waits` says that the quotation must have a frame.
    fn behind(self, from: usize, waits: bool) -> Option<AdjacentVerb> {
        let tree = self.tree;
        let start =
            (from..tree.len()).find(|at| !matches!(tree.tag(*at), tag::COMMA | tag::COLON | tag::QUOTE))?;
        if start > from + 1 {
            return None;
        }
        let verbal = matches!(tree.tag(start), tag::VBD | tag::VBZ | tag::VBP | tag::NNS | tag::VBN);
        if verbal && (self.tells(start) || waits && self.is_finite(start)) {
            let mention = self.noun(start + 1)?;
            return self.found(start, mention, None, true);
        }
        self.subject_first(start, waits)
    }

    /// "“…,” the crowd roared", by the tree where it shows that, else word by word.
    fn subject_first(self, start: usize, waits: bool) -> Option<AdjacentVerb> {
        let tree = self.tree;
        let verb = (start..tree.len().min(start + NEAR)).find(|at| {
            let subject = tree.child(*at, &[rel::NSUBJ]);
            self.is_finite(*at) && subject.is_some_and(|subject| tree.low(subject) >= start)
        });
        if let Some(verb) = verb
            && let Some(subject) = tree.child(verb, &[rel::NSUBJ])
            && tree.low(subject).min(verb) == start
            && !matches!(tree.tag(subject), tag::WP | tag::WDT)
        {
            let named = source::named(tree, subject);
            return self.found(verb, named.mention, named.role, true);
        }
        let mention = self.noun(start)?;
        let verb = mention.1 + 1;
        let verb = if tree.tag(verb) == tag::RB { verb + 1 } else { verb };
        let verbal = matches!(tree.tag(verb), tag::VBD | tag::VBZ | tag::VBP | tag::VBN);
        if verb < tree.len() && waits && (verbal || self.tells(verb)) {
            return self.found(verb, mention, None, true);
        }
        // "Conway notes.": a verb in -s that was taken for a noun, at the end of its sentence.
        let last = mention.1;
        let name = last.checked_sub(1).filter(|name| *name >= start && self.tells(last) && waits)?;
        self.found(last, (start, name), None, true)
    }

    /// The noun phrase that begins at a word: word by word, up to what no name or description holds.
    fn noun(self, start: usize) -> Option<(usize, usize)> {
        let tree = self.tree;
        let mut last = None;
        for at in start..tree.len().min(start + 14) {
            match tree.tag(at) {
                tag::NN | tag::NNS | tag::NNP | tag::NNPS | tag::CD | tag::FW => last = Some(at),
                tag::PRP if at == start => return Some((at, at)),
                tag::DT | tag::JJ | tag::JJR | tag::JJS | tag::PRPS | tag::POS | tag::HYPH => {}
                tag::VBN | tag::VBG if last.is_none() => {}
                tag::IN
                    if last == at.checked_sub(1)
                        && ["of", "for", "from"].contains(&tree.word(self.text, at)) => {}
                _ => break,
            }
        }
        last.map(|last| (start, last))
    }

    fn ahead(self, until: usize) -> Option<AdjacentVerb> {
        let tree = self.tree;
        let near = until.saturating_sub(NEAR)..until;
        let verbs = near.rev().filter(|at| {
            matches!(tree.tag(*at), tag::VB | tag::VBD | tag::VBZ | tag::VBP | tag::VBG | tag::VBN)
        });
        let tells = verbs.clone().find(|at| self.tells(*at));
        let verb = tells.or_else(|| verbs.clone().find(|at| self.is_finite(*at)))?;
        // "Said Comey, “…”"
        let behind = self.noun(verb + 1).filter(|_| verb == 0);
        if let Some(mention) = behind {
            return self.found(verb, mention, None, false);
        }
        let named = source::named(tree, source::of_verb(tree, self.text, verb).word?);
        self.found(verb, named.mention, named.role, false)
    }

    fn found(
        self,
        verb: usize,
        mention: (usize, usize),
        role: Option<(usize, usize)>,
        after: bool,
    ) -> Option<AdjacentVerb> {
        let cover = |words| self.tree.cover(self.text, words);
        Some(AdjacentVerb {
            cue: cover((verb, verb))?,
            mention: cover(mention)?,
            role: role.and_then(cover),
            after,
        })
    }
}
