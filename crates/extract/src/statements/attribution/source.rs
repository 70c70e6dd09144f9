//! The source of a saying or thought: the subject that a cue has in the tree.

use crate::lexicon::is_document;
use crate::syntax::SentenceTree;
use crate::syntax::tags::{DependencyRelation, rel, tag};

/// The relation of the source to its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SourceRelation {
    /// The head of the noun phrase that names it; nothing where it is not named.
    pub(crate) word: Option<usize>,
    /// The name, among the learned weights, of how it was found.
    pub(crate) how: &'static str,
}

const fn source(word: Option<usize>, how: &'static str) -> SourceRelation {
    SourceRelation { word, how }
}

/// The number of verbs that are gone up for a shared subject.
const STEPS: usize = 6;
/// The distance back in which a subject is looked for without a tree, in words.
const NEAR: usize = 40;

pub(crate) const SUBJECTS: &[DependencyRelation] = &[rel::NSUBJ, rel::CSUBJ];

/// The source of a verb or an adjective.
pub(crate) fn of_verb(tree: &SentenceTree, text: &str, verb: usize) -> SourceRelation {
    let found = climb(tree, text, verb, STEPS);
    match found.word {
        Some(word) if found.how == "acl" => {
            issuer(tree, text, word).map_or(found, |issuer| source(Some(issuer), "issuer"))
        }
        None if found.how != "pass" => source(nearest_subject(tree, verb), "near"),
        _ => found,
    }
}

/// The last subject before a verb whose own the tree does not show.
fn nearest_subject(tree: &SentenceTree, verb: usize) -> Option<usize> {
    let subject =
        |word: &usize| tree.relation(*word) == rel::NSUBJ && !matches!(tree.tag(*word), tag::WP | tag::WDT);
    (verb.saturating_sub(NEAR)..verb).rev().find(subject)
}

/// Returns the person who gave out a paper that speaks: "she released a statement saying …".
fn issuer(tree: &SentenceTree, text: &str, paper: usize) -> Option<usize> {
    let verb = tree.head(paper).filter(|_| tree.relation(paper) == rel::OBJ)?;
    let written = is_document(tree.word(text, paper));
    climb(tree, text, verb, STEPS).word.filter(|_| written)
}

fn climb(tree: &SentenceTree, text: &str, verb: usize, steps: usize) -> SourceRelation {
    if let Some(subject) = tree.child(verb, SUBJECTS) {
        let relative = matches!(tree.tag(subject), tag::WDT | tag::WP);
        return match tree.head(verb) {
            Some(head) if relative && tree.relation(verb) == rel::RELCL => source(Some(head), "rel"),
            _ if relative => source(Some(subject), "wh"),
            _ => source(Some(subject), "own"),
        };
    }
    let passive = tree.child(verb, &[rel::NSUBJ_PASS, rel::AUX_PASS]).is_some();
    if passive || tree.tag(verb) == tag::VBN && tree.child(verb, &[rel::AUX]).is_none() {
        if let Some(agent) = agent(tree, text, verb) {
            return source(Some(agent), "by");
        }
        if passive {
            return source(None, "pass");
        }
    }
    let Some(head) = tree.head(verb).filter(|_| steps > 0) else { return source(None, "none") };
    let shared = |how| source(climb(tree, text, head, steps - 1).word, how);
    match tree.relation(verb) {
        rel::RELCL => source(Some(head), "rel"),
        rel::ACL => source(Some(head), "acl"),
        rel::CONJ => shared("sh"),
        rel::XCOMP => shared("x"),
        rel::ADVCL | rel::PARATAXIS | rel::CCOMP | rel::OBL => shared("adv"),
        _ if tree.tag(verb) == tag::VBG => shared("adv"),
        _ => source(None, "none"),
    }
}

/// "by the ministry".
fn agent(tree: &SentenceTree, text: &str, verb: usize) -> Option<usize> {
    let by = |word: &usize| {
        matches!(tree.relation(*word), rel::AGENT | rel::OBL | rel::NMOD)
            && tree
                .child(*word, &[rel::CASE])
                .is_some_and(|case| tree.word(text, case).eq_ignore_ascii_case("by"))
    };
    tree.children(verb).iter().copied().find(by)
}

/// The source of a noun: "the ministry’s claim", "issued a statement".
pub(crate) fn of_noun(tree: &SentenceTree, text: &str, noun: usize) -> SourceRelation {
    if let Some(owner) = tree.child(noun, &[rel::POSS]) {
        return source(Some(owner), "poss");
    }
    match tree.head(noun) {
        Some(verb) if matches!(tree.relation(noun), rel::OBJ | rel::NMOD | rel::OBL) => {
            source(of_verb(tree, text, verb).word, "v")
        }
        _ => source(None, "none"),
    }
}

/// The kind of the source's word, as the learned weights call it.
pub(crate) fn kind(tree: &SentenceTree, text: &str, word: Option<usize>) -> &'static str {
    let Some(word) = word else { return "none" };
    match tree.word(text, word).to_ascii_lowercase().as_str() {
        "he" | "she" => return "he",
        "they" => return "they",
        "it" => return "it",
        "i" | "we" => return "i",
        "you" => return "you",
        _ => {}
    }
    match tree.tag(word) {
        tag::NNP | tag::NNPS => "name",
        tag::NNS => "nns",
        tag::NN => "nn",
        tag::WP | tag::WDT | tag::WRB | tag::DT | tag::EX => "pron",
        _ => "other",
    }
}

/// The words that name a source, and the words beside it as its role, as first and last word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SourceWords {
    pub(crate) mention: (usize, usize),
    pub(crate) role: Option<(usize, usize)>,
}

/// The part of a noun phrase that names the source: without relative clauses and appositions.
pub(crate) fn named(tree: &SentenceTree, head: usize) -> SourceWords {
    let part = [
        rel::FLAT,
        rel::COMPOUND,
        rel::NMOD,
        rel::NUMMOD,
        rel::CONJ,
        rel::CC,
        rel::AMOD,
        rel::CASE,
        rel::DET,
        rel::POSS,
        rel::FIXED,
        rel::NMOD_BARE,
    ];
    let mut last = head;
    for child in tree.children(head).iter().copied().filter(|child| *child > head) {
        if !part.contains(&tree.relation(child)) || tree.low(child) > last + 1 {
            break;
        }
        last = tree.high(child);
    }
    let marked = tree.children(head).iter().copied().filter(|child| *child < head);
    let first = marked.filter(|child| tree.relation(*child) != rel::PUNCT).map(|child| tree.low(child)).min();
    let mention = (first.unwrap_or(head).min(head), last);
    let Some(beside) = tree.child(head, &[rel::APPOS]).filter(|beside| *beside > head) else {
        return SourceWords { mention, role: None };
    };
    let other = (tree.low(beside), tree.high(beside));
    let name = |word| matches!(tree.tag(word), tag::NNP | tag::NNPS);
    if name(beside) && !name(head) {
        let inner = named_without_role(tree, beside);
        return SourceWords { mention: inner, role: Some(mention) };
    }
    SourceWords { mention, role: Some(other) }
}

fn named_without_role(tree: &SentenceTree, head: usize) -> (usize, usize) {
    let flat = tree
        .children(head)
        .iter()
        .copied()
        .filter(|child| *child > head && matches!(tree.relation(*child), rel::FLAT | rel::COMPOUND));
    let before = tree
        .children(head)
        .iter()
        .copied()
        .filter(|child| *child < head && matches!(tree.relation(*child), rel::COMPOUND | rel::FLAT));
    let last = flat.map(|child| tree.high(child)).max().unwrap_or(head);
    (before.map(|child| tree.low(child)).min().unwrap_or(head), last)
}
