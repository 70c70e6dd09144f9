//! Who says a quotation: the verb beside it in its sentence, and that verb's subject.

use super::super::syntax::Tree;
use super::super::syntax::tags::{rel, tag};
use super::cues::{self, Part};
use super::source;
use crate::model::Span;

/// A verb beside a quotation.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Beside {
    /// The verb.
    pub(in crate::extract) cue: Span,
    /// Its subject.
    pub(in crate::extract) mention: Span,
    /// What is said of it beside it.
    pub(in crate::extract) role: Option<Span>,
    /// Whether the verb stands behind the quotation.
    pub(in crate::extract) after: bool,
}

/// How far a verb may stand from its quotation, in words.
const NEAR: usize = 30;

/// Finds it: right behind the quotation ("“Go home,” the crowd roared"), else the nearest verb before it that tells of
/// a saying, else the verb right before it.
pub(in crate::extract) fn beside(tree: &Tree, text: &str, quotation: Span) -> Option<Beside> {
    let before = tree.spans.partition_point(|span| span.end <= quotation.start);
    let after = tree.spans.partition_point(|span| span.start < quotation.end);
    behind(tree, text, after).or_else(|| ahead(tree, text, before))
}

fn is_verb(tree: &Tree, word: usize) -> bool {
    matches!(tree.tag(word), tag::VBD | tag::VBZ | tag::VBP)
}

/// A verb whose subject and itself are all that stands between the quotation and what follows them.
fn behind(tree: &Tree, text: &str, from: usize) -> Option<Beside> {
    let start =
        (from..tree.len()).find(|at| !matches!(tree.tag(*at), tag::COMMA | tag::COLON | tag::QUOTE))?;
    if tells(tree, start) && matches!(tree.tag(start), tag::VBD | tag::VBZ | tag::VBP | tag::NNS | tag::VBN) {
        let subject = noun_from(tree, start + 1)?;
        return found(tree, text, start, subject, true);
    }
    let verb = (start..tree.len().min(start + NEAR)).find(|at| {
        let subject = tree.child(*at, &[rel::NSUBJ]);
        is_verb(tree, *at) && subject.is_some_and(|subject| tree.low(subject) >= start)
    });
    if let Some(verb) = verb
        && let Some(subject) = tree.child(verb, &[rel::NSUBJ])
        && tree.low(subject).min(verb) == start
        && !matches!(tree.tag(subject), tag::WP | tag::WDT)
    {
        return found(tree, text, verb, subject, true);
    }
    last_word(tree, text, start)
}

/// "“Go home,” Conway notes.": a verb in -s that was taken for a noun, at the end of its sentence.
fn last_word(tree: &Tree, text: &str, start: usize) -> Option<Beside> {
    let ends =
        |at: &usize| *at + 1 >= tree.len() || matches!(tree.tag(at + 1), tag::STOP | tag::COMMA | tag::COLON);
    let verb = (start + 1..tree.len().min(start + 6)).find(ends).filter(|verb| tells(tree, *verb))?;
    let name = verb.checked_sub(1).filter(|name| {
        (start..=*name).all(|at| matches!(tree.tag(at), tag::NNP | tag::NNPS | tag::NN | tag::DT | tag::PRP))
    })?;
    let cover = |first: usize, last: usize| {
        let span = Span::new(tree.spans.get(first)?.start, tree.spans.get(last)?.end);
        span.fits(text).then_some(span)
    };
    Some(Beside { cue: cover(verb, verb)?, mention: cover(start, name)?, role: None, after: true })
}

fn tells(tree: &Tree, word: usize) -> bool {
    cues::in_part(cues::classes(tree.form(word)), Part::Verb) != 0
}

/// The head of the noun phrase that begins at a word.
fn noun_from(tree: &Tree, start: usize) -> Option<usize> {
    let noun = |at: &usize| {
        matches!(tree.tag(*at), tag::NN | tag::NNS | tag::NNP | tag::NNPS | tag::PRP | tag::CD)
            && tree.low(*at) == start
    };
    (start..tree.len().min(start + 12)).filter(noun).last()
}

fn ahead(tree: &Tree, text: &str, until: usize) -> Option<Beside> {
    let verbs = (until.saturating_sub(NEAR)..until)
        .rev()
        .filter(|at| matches!(tree.tag(*at), tag::VB | tag::VBD | tag::VBZ | tag::VBP | tag::VBG | tag::VBN));
    let mut rest = verbs.clone();
    let verb = verbs.clone().find(|at| tells(tree, *at)).or_else(|| rest.find(|at| is_verb(tree, *at)))?;
    let subject = source::of_verb(tree, text, verb).word?;
    found(tree, text, verb, subject, false)
}

fn found(tree: &Tree, text: &str, verb: usize, subject: usize, after: bool) -> Option<Beside> {
    let cover = |(first, last): (usize, usize)| {
        let span = Span::new(tree.spans.get(first)?.start, tree.spans.get(last)?.end);
        span.fits(text).then_some(span)
    };
    let named = source::named(tree, subject);
    let role = named.role.and_then(cover);
    Some(Beside { cue: cover((verb, verb))?, mention: cover(named.mention)?, role, after })
}
