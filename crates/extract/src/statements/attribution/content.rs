//! The spans that a cue may report: those that depend on it in the ways in which reported words do.
//!
//! Several spans are proposed for one cue; the learned weights choose.

use super::source::SUBJECTS;
use crate::syntax::SentenceTree;
use crate::syntax::tags::{rel, tag};

/// A span that a cue may report, as first and last word, and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ContentSpan {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// True if the words of the cue and its source are cut out of its middle.
    pub(crate) around: bool,
    /// The name of what it is to its cue, among the learned weights.
    pub(crate) pattern: &'static str,
    /// Its number among several spans of that kind.
    pub(crate) variant: &'static str,
}

/// The dependency of words on a cue that may be what it reports: the relation, and its mark or preposition.
#[derive(Debug, Clone, Copy)]
struct ContentArgument {
    word: usize,
    pattern: &'static str,
}

/// The cues that are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CueSelection {
    pub(crate) word: usize,
    /// True if a listener may be named before what is reported: told, urged, promised.
    pub(crate) has_listener: bool,
    /// True if its subject may belong to what is reported: "it seems", "they want".
    pub(crate) takes_subject: bool,
}

/// Patterns that are reported words for sure; others may only be circumstances.
const CORE: &[&str] = &["that", "clause", "wh", "to", "obj", "ing", "para"];
const LOOSE: &[&str] = &["obl", "advcl", "other", "tail"];

pub(crate) fn contents(tree: &SentenceTree, text: &str, cue: CueSelection) -> Vec<ContentSpan> {
    let mut out = Vec::new();
    let reader = ContentReader { tree, text, cue };
    let arguments = reader.arguments();
    reader.behind(&arguments, &mut out);
    reader.before(&mut out);
    reader.passive(&arguments, &mut out);
    out
}

struct ContentReader<'a> {
    tree: &'a SentenceTree,
    text: &'a str,
    cue: CueSelection,
}

impl ContentReader<'_> {
    fn is(&self, word: usize, what: &str) -> bool {
        self.tree.word(self.text, word).eq_ignore_ascii_case(what)
    }

    fn marked(&self, word: usize, what: &[&str]) -> bool {
        let tree = self.tree;
        let mark = |child: &&usize| matches!(tree.relation(**child), rel::MARK | rel::CASE);
        tree.children(word).iter().filter(mark).any(|child| what.iter().any(|what| self.is(*child, what)))
    }

    /// The dependents behind the cue.
    fn arguments(&self) -> Vec<ContentArgument> {
        let mut out: Vec<ContentArgument> = Vec::new();
        for word in self.tree.children(self.cue.word).iter().copied().filter(|word| *word > self.cue.word) {
            let relation = self.tree.relation(word);
            if relation == rel::CONJ || relation == rel::PARATAXIS && !out.is_empty() {
                break;
            }
            if relation == rel::ADVCL
                && self.is_apart(word)
                && out.is_empty()
                && !self.marked(word, &["as", "that", "if", "to"])
            {
                break;
            }
            if let Some(pattern) = self.pattern(word, out.is_empty()) {
                out.push(ContentArgument { word, pattern });
            }
        }
        let circumstance =
            |argument: &ContentArgument| !CORE.contains(&argument.pattern) && argument.pattern != "p_as";
        let skip = out.iter().position(|argument| CORE.contains(&argument.pattern)).unwrap_or(0);
        if out.iter().take(skip).all(circumstance) {
            out.drain(..skip);
        }
        out
    }

    /// Returns true if a comma is before it.
    fn is_apart(&self, word: usize) -> bool {
        self.tree.low(word).checked_sub(1).is_some_and(|before| self.is(before, ","))
            || self.is(self.tree.low(word), ",")
    }

    fn pattern(&self, word: usize, first: bool) -> Option<&'static str> {
        let tree = self.tree;
        let name = match tree.relation(word) {
            rel::OBJ => "obj",
            rel::CCOMP if self.marked(word, &["that"]) => "that",
            rel::CCOMP
                if matches!(tree.tag(tree.low(word)), tag::WRB | tag::WP | tag::WDT)
                    || self.marked(word, &["whether", "if"]) =>
            {
                "wh"
            }
            rel::CCOMP => "clause",
            rel::XCOMP if self.marked(word, &["to"]) => "to",
            rel::XCOMP if tree.tag(word) == tag::VBG => "ing",
            rel::XCOMP => "xcomp",
            rel::PARATAXIS => "para",
            rel::ADVCL if self.marked(word, &["as"]) => "p_as",
            rel::ADVCL if self.marked(word, &["that", "if", "whether"]) => "clause",
            rel::ADVCL if !first => "tail",
            rel::ADVCL if self.marked(word, &["to"]) => "to",
            rel::ADVCL => "advcl",
            rel::OBL | rel::NMOD | rel::AGENT => return self.prepositional(word),
            rel::OBL_BARE | rel::NMOD_BARE => "obl",
            rel::PUNCT
            | rel::ADVMOD
            | rel::AUX
            | rel::AUX_PASS
            | rel::COP
            | rel::CC
            | rel::DISCOURSE
            | rel::MARK
            | rel::NSUBJ
            | rel::NSUBJ_PASS
            | rel::PRT
            | rel::EXPL
            | rel::VOCATIVE
            | rel::IOBJ => return None,
            _ => "other",
        };
        Some(name)
    }

    fn prepositional(&self, word: usize) -> Option<&'static str> {
        const KNOWN: &[(&str, &str)] = &[
            ("about", "p_about"),
            ("of", "p_of"),
            ("for", "p_for"),
            ("on", "p_on"),
            ("to", "p_to"),
            ("against", "p_against"),
            ("as", "p_as"),
            ("over", "p_over"),
            ("in", "p_in"),
            ("at", "p_at"),
            ("with", "p_with"),
            ("from", "p_from"),
            ("into", "p_into"),
            ("after", "p_after"),
        ];
        let case = self.tree.child(word, &[rel::CASE])?;
        if self.is(case, "by") {
            return None;
        }
        let timely =
            self.tree.tag(word) == tag::CD || crate::lexicon::is_time(self.tree.word(self.text, word));
        let known = KNOWN.iter().find(|known| self.is(case, known.0) && !timely);
        Some(known.map_or("obl", |known| known.1))
    }

    /// Returns the start of reported words: behind "that", "to", "about".
    fn start(&self, argument: ContentArgument) -> usize {
        let low = self.tree.low(argument.word).max(self.cue.word + 1);
        let opener = match argument.pattern {
            "to" => self.is(low, "to"),
            pattern => {
                self.is(low, "that")
                    || pattern != "p_as" && pattern.strip_prefix("p_").is_some_and(|word| self.is(low, word))
            }
        };
        if opener { (low + 1).min(self.tree.len() - 1) } else { low }
    }

    fn behind(&self, arguments: &[ContentArgument], out: &mut Vec<ContentSpan>) {
        let content =
            |first, last, pattern, variant| ContentSpan { first, last, around: false, pattern, variant };
        let last = arguments.iter().map(|argument| self.tree.high(argument.word)).max();
        let from = out.len();
        if let (Some(first), Some(last)) = (arguments.first().copied(), last) {
            if let Some(second) = arguments.get(1).filter(|second| {
                self.cue.has_listener
                    && first.pattern == "obj"
                    && matches!(second.pattern, "that" | "clause" | "wh" | "to")
            }) {
                let pattern = if second.pattern == "to" { "to_listener" } else { "that_listener" };
                out.push(content(self.start(*second), last, pattern, "full"));
            }
            let start = self.start(first);
            for (end, variant, cut) in
                [(last, "full", "full_cut"), (self.tree.high(first.word), "arg", "arg_cut")]
            {
                let mut add = |end: usize, variant| {
                    let known = out.iter().skip(from).any(|it| it.first == start && it.last == end);
                    if end >= start && !known {
                        out.push(content(start, end, first.pattern, variant));
                    }
                };
                add(end, variant);
                if let Some(end) = self.cut(start, end) {
                    add(end, cut);
                }
            }
            if first.pattern == "obj" {
                let end = self.bare_noun(first.word);
                if !out.iter().skip(from).any(|it| it.first == start && it.last == end) && end >= start {
                    out.push(content(start, end, "obj", "np"));
                }
            }
        }
        if arguments.first().is_none_or(|first| LOOSE.contains(&first.pattern)) {
            self.by_eye(arguments.is_empty(), out);
        }
        if let (true, Some(last)) = (self.cue.takes_subject, last)
            && let Some(subject) = self.tree.child(self.cue.word, &[rel::NSUBJ, rel::NSUBJ_PASS])
            && subject < self.cue.word
        {
            out.push(ContentSpan {
                around: true,
                ..content(self.tree.low(subject), last, "with_subject", "full")
            });
        }
    }

    /// The end before the first comma behind which a clause of another kind begins.
    fn cut(&self, first: usize, last: usize) -> Option<usize> {
        const OPENERS: &[&str] = &[
            "while",
            "although",
            "though",
            "but",
            "and",
            "as",
            "despite",
            "including",
            "with",
            "according",
            "even",
            "so",
        ];
        let ends = |at: &usize| {
            let mark = matches!(self.tree.tag(*at), tag::COMMA | tag::COLON) || self.is(*at, "-");
            let next = at + 1;
            mark && (matches!(self.tree.tag(next), tag::VBG | tag::WDT | tag::WP)
                || OPENERS.iter().any(|opener| self.is(next, opener)))
        };
        (first + 1..last).find(ends).map(|at| at - 1).filter(|end| *end > first)
    }

    /// The end of a noun phrase with nothing behind its noun but its name or "of …".
    fn bare_noun(&self, noun: usize) -> usize {
        let mut end = noun;
        for child in self.tree.children(noun).iter().copied().filter(|child| *child > noun) {
            match self.tree.relation(child) {
                rel::FLAT | rel::COMPOUND | rel::NUMMOD => end = end.max(self.tree.high(child)),
                rel::NMOD if self.marked(child, &["of"]) => end = end.max(child),
                _ => {}
            }
        }
        end
    }

    /// Reads a sentence about which the tree says nothing: "that …" or a noun right behind the cue, up to the end of the sentence.
    fn by_eye(&self, alone: bool, out: &mut Vec<ContentSpan>) {
        let end = self.tree.len() - 1;
        let cue = self.cue.word;
        let between = |at: usize| {
            matches!(self.tree.tag(at), tag::RB | tag::PRP | tag::NNP | tag::NN | tag::IN | tag::DT)
                && !self.is(at, "that")
        };
        let mut at = cue + 1;
        while at < end && at < cue + 7 && between(at) {
            at += 1;
        }
        let content =
            |first, pattern| ContentSpan { first, last: end, around: false, pattern, variant: "full" };
        if at + 1 < end && self.is(at, "that") {
            out.push(content(at + 1, "eye_that"));
        } else if alone
            && cue + 2 < self.tree.len()
            && matches!(
                self.tree.tag(cue + 1),
                tag::PRP | tag::DT | tag::NNP | tag::NN | tag::NNS | tag::JJ | tag::PRPS | tag::EX
            )
        {
            out.push(content(cue + 1, "eye"));
        }
    }

    /// Reported words in front: "the pier is closed, the council said".
    fn before(&self, out: &mut Vec<ContentSpan>) {
        let (tree, cue) = (self.tree, self.cue.word);
        let content =
            |first, last, around, pattern| ContentSpan { first, last, around, pattern, variant: "full" };
        for word in tree.children(cue).iter().copied().filter(|word| *word < cue && tree.high(*word) < cue) {
            match tree.relation(word) {
                rel::CCOMP => out.push(content(tree.low(word), tree.high(word), false, "front")),
                rel::PARATAXIS => out.push(content(tree.low(word), tree.high(word), false, "front_para")),
                _ => {}
            }
        }
        let Some(host) = tree.head(cue).filter(|_| tree.relation(cue) == rel::PARATAXIS) else { return };
        let (low, high) = (tree.low(host), tree.high(host));
        if tree.low(cue) == 0 {
            return;
        }
        if high <= tree.high(cue) {
            out.push(content(low, tree.low(cue) - 1, false, "host"));
        } else {
            out.push(content(low, high, true, "around"));
        }
    }

    /// "The pier is expected to close": the subject belongs to what is reported.
    fn passive(&self, arguments: &[ContentArgument], out: &mut Vec<ContentSpan>) {
        let (tree, cue) = (self.tree, self.cue.word);
        let subject = tree.child(cue, &[rel::NSUBJ_PASS]).or_else(|| tree.child(cue, SUBJECTS));
        let (Some(subject), Some(_)) = (subject, tree.child(cue, &[rel::AUX_PASS])) else { return };
        let last = arguments.iter().map(|argument| tree.high(argument.word)).max();
        let (last, pattern) = match (arguments.first().map(|first| first.pattern), last) {
            (Some("to"), Some(last)) => (last, "passive_to"),
            (Some("that" | "clause"), Some(last)) => (last, "passive_that"),
            (Some(_), Some(last)) => (last, "passive_more"),
            _ => (tree.high(subject), "passive"),
        };
        out.push(ContentSpan {
            first: tree.low(subject),
            last,
            around: last > cue,
            pattern,
            variant: "full",
        });
    }
}

/// "the claim that …", "their support for …".
pub(crate) fn of_noun(tree: &SentenceTree, text: &str, noun: usize) -> Option<ContentSpan> {
    const PREPOSITIONS: &[(&str, &str)] = &[
        ("of", "n_of"),
        ("for", "n_for"),
        ("about", "n_about"),
        ("on", "n_on"),
        ("to", "n_to"),
        ("against", "n_against"),
        ("in", "n_in"),
        ("with", "n_with"),
    ];
    let is = |word: usize, what: &str| tree.word(text, word).eq_ignore_ascii_case(what);
    for child in tree.children(noun).iter().copied().filter(|child| *child > noun) {
        let mark = tree.child(child, &[rel::MARK, rel::CASE]);
        let content = |first, pattern| {
            Some(ContentSpan { first, last: tree.high(child), around: false, pattern, variant: "full" })
        };
        match (tree.relation(child), mark) {
            (rel::ACL | rel::CCOMP, Some(mark)) if is(mark, "that") => return content(mark + 1, "n_that"),
            (rel::ACL | rel::CCOMP, Some(mark)) if is(mark, "to") => {
                return content(tree.low(child), "n_toinf");
            }
            (rel::ACL | rel::CCOMP, _) => return content(tree.low(child), "n_acl"),
            (rel::NMOD, Some(mark)) => {
                if let Some(known) = PREPOSITIONS.iter().find(|known| is(mark, known.0)) {
                    return content(mark + 1, known.1);
                }
            }
            _ => {}
        }
    }
    None
}
