//! Statements without a reporting frame: labels, signed quotations, quotations on their own.

use crate::cues::noun_phrases::subject_before;
use crate::lexicon::flag;
use crate::quotations::pairs::QuotePair;
use crate::rules::Rule;
use crate::statements::attribution;
use crate::statements::reader::{StatementDraft, StatementReader};
use crate::syntax::SentenceTree;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};
use model::{Act, Mode, Span};

/// A text with this many paragraphs that begin with a label is a transcript.
const TRANSCRIPT: usize = 3;

/// The number of units that a label may have, its colon included: "Rep. Ann Roe (D-Ohio):".
const LABEL: usize = 12;

/// Returns true if a word is in capitals, as the labels of a transcript do.
fn shouts(text: &str, unit: &Token) -> bool {
    let word = unit.span().of(text);
    unit.kind() == TokenKind::Stop || unit.kind() == TokenKind::Word && !word.chars().any(char::is_lowercase)
}

/// Labels with which a page points at something else, in small letters.
const FURNITURE: &[&str] = &[
    "also read",
    "caption",
    "correction",
    "credit",
    "editor's note",
    "editor’s note",
    "file photo",
    "image",
    "listen",
    "more",
    "note",
    "photo",
    "photos",
    "picture",
    "read",
    "read also",
    "read more",
    "related",
    "related story",
    "see also",
    "share",
    "source",
    "sources",
    "tags",
    "update",
    "updated",
    "video",
    "watch",
];

/// Returns true if a label belongs to the page and names no speaker: "Related", "Read more".
fn is_furniture(label: &str) -> bool {
    FURNITURE.contains(&label.to_lowercase().as_str())
}

/// The number of lines that begin with a label in capitals and a colon.
pub(crate) fn labels(document: Document) -> usize {
    let mut count = 0;
    let mut start = 0;
    for (at, token) in document.tokens.iter().enumerate() {
        if token.kind() == TokenKind::Line {
            start = at + 1;
        } else if token.kind() == TokenKind::Colon && at > start && at - start < 4 {
            let label = document.tokens.get(start..at).unwrap_or_default();
            count += usize::from(label.iter().all(|unit| shouts(document.text, unit)));
        }
    }
    count
}

impl StatementReader<'_> {
    /// "SMITH: We go on." at the start of a paragraph.
    pub(crate) fn label(&mut self, units: &[Token]) -> bool {
        let colon = units.iter().take(LABEL).position(|unit| unit.kind() == TokenKind::Colon);
        let Some(colon) = colon.filter(|colon| *colon > 0) else { return false };
        let name = units.get(..colon).unwrap_or_default();
        if self.cover(units, 0, colon).is_some_and(|label| is_furniture(label.of(self.document.text))) {
            return false;
        }
        let shouted = self.labels >= TRANSCRIPT && name.iter().all(|unit| shouts(self.document.text, unit));
        let quoted = units.get(colon + 1).is_some_and(|unit| matches!(unit.kind(), TokenKind::Quoted(_)));
        let named = |unit: &Token| {
            unit.kind() == TokenKind::Word && unit.upper() && unit.cue().is_none()
                || matches!(
                    unit.kind(),
                    TokenKind::Stop | TokenKind::Open | TokenKind::Close | TokenKind::Comma
                )
        };
        let described = |unit: &Token| {
            unit.kind() == TokenKind::Word
                && unit.cue().is_none()
                && !unit.is(flag::AUXILIARY | flag::VERB | flag::CLAUSE)
        };
        let last = units.len() == colon + 2;
        let titled = quoted
            && (name.iter().all(named)
                || last
                    && name.last().is_some_and(|unit| unit.upper() || unit.kind() == TokenKind::Close)
                    && name.iter().all(|unit| named(unit) || described(unit)));
        let (Some(mention), Some(said)) =
            (self.cover(units, 0, colon), self.cover(units, colon + 1, units.len()))
        else {
            return false;
        };
        if !(shouted && name.len() < 4 || titled) || self.words(&[said]) < 3 {
            return false;
        }
        let index = self.out.len();
        self.out.push(StatementDraft {
            spans: vec![said],
            mode: Mode::Direct,
            cue: None,
            mention: Some(mention),
            role: None,
            act: Act::Speech,
            goes_on: None,
            via: None,
            rule: Rule::Label,
            takes: 0,
            paragraph: self.paragraph,
            sure: None,
        });
        self.quoted = Some((index, self.paragraph, true));
        self.labelled = Some((index, self.paragraph));
        self.nested_in(units.get(colon + 1..).unwrap_or_default(), index);
        true
    }

    /// The sentences that follow a labelled one in its paragraph belong to it.
    pub(crate) fn under_label(&mut self, units: &[Token]) -> bool {
        let Some((index, _)) = self.labelled.filter(|(_, paragraph)| *paragraph == self.paragraph) else {
            return false;
        };
        let all = self.cover(units, 0, units.len());
        if let Some(draft) = self.out.get_mut(index)
            && let (Some(last), Some(all)) = (draft.spans.last_mut(), all)
        {
            *last = last.cover(all);
        }
        self.nested_in(units, index);
        true
    }

    /// Quotations that no frame has claimed.
    pub(crate) fn loose(&mut self, tree: &SentenceTree, units: &[Token], used: &[bool]) {
        if self.signed(units) {
            return;
        }
        let pure = !units.iter().any(Token::wordy);
        for (at, unit) in units.iter().enumerate() {
            let Some(pair) = self.pair(*unit).filter(|_| !used.get(at).copied().unwrap_or(true)) else {
                continue;
            };
            if pure {
                self.loose_sentence(pair);
            } else {
                self.loose_phrase(tree, units, at, pair);
            }
        }
    }

    /// "“We go on.” — Ann Roe": a quotation with its speaker behind a dash.
    fn signed(&mut self, units: &[Token]) -> bool {
        let [quoted, dash, name @ ..] = units else { return false };
        let Some(pair) = self.pair(*quoted).filter(|_| dash.kind() == TokenKind::Dash) else { return false };
        let names = name.first().is_some_and(Token::upper) && (1..=12).contains(&name.len());
        let says = name
            .iter()
            .any(|unit| unit.cue().is_some() && !unit.upper() || matches!(unit.kind(), TokenKind::Quoted(_)));
        let end = name.iter().position(|unit| unit.kind() == TokenKind::Comma).unwrap_or(name.len());
        let Some(mention) = self.cover(units, 2, 2 + end).filter(|_| names && !says) else { return false };
        let role = self.cover(units, 3 + end, units.len());
        let draft = StatementDraft { mention: Some(mention), role, ..self.bare(Rule::Dash) };
        self.add_quote(draft, pair);
        true
    }

    /// "– Ann Roe." in a paragraph of its own, behind one that is a quotation by nobody who is named.
    pub(crate) fn signature(&mut self, units: &[Token]) -> bool {
        let [dash, name @ ..] = units else { return false };
        let name = match name {
            [name @ .., stop] if stop.kind() == TokenKind::Stop => name,
            _ => name,
        };
        let names = (1..=6).contains(&name.len())
            && name
                .iter()
                .all(|unit| unit.kind() == TokenKind::Word && unit.upper() || unit.kind() == TokenKind::Stop);
        if dash.kind() != TokenKind::Dash || !names {
            return false;
        }
        let mention = self.cover(units, 1, 1 + name.len());
        let paragraph = self.paragraph;
        let Some(draft) = self.last_outer().and_then(|at| self.out.get_mut(at)) else { return false };
        let open =
            matches!(draft.rule, Rule::Unattributed | Rule::GoesOn) && draft.paragraph + 1 == paragraph;
        if open {
            (draft.mention, draft.rule, draft.goes_on) = (mention, Rule::Dash, None);
        }
        open
    }

    /// Keeps who "made the following comment:" for the quotation in the next paragraph.
    pub(crate) fn introduces(&mut self, units: &[Token]) {
        let Some(colon) = units
            .len()
            .checked_sub(1)
            .filter(|at| units.get(*at).is_some_and(|unit| unit.kind() == TokenKind::Colon))
        else {
            return;
        };
        if self.opened.as_ref().is_some_and(|(_, paragraph)| *paragraph == self.paragraph) {
            return;
        }
        let verb = (1..colon).take(40).find(|at| units.get(*at).is_some_and(|unit| self.verbal(unit)));
        let noun = verb.and_then(|verb| subject_before(self.document.text, units, 0, verb));
        let mention = noun.and_then(|noun| self.cover(units, noun.start, noun.end));
        if mention.is_some() {
            let cue = verb.and_then(|verb| self.cover(units, verb, colon));
            self.opened = Some((StatementDraft { cue, mention, ..self.bare(Rule::Colon) }, self.paragraph));
        }
    }

    fn verbal(&self, unit: &Token) -> bool {
        let word = unit.span().of(self.document.text);
        let verb =
            unit.is(flag::AUXILIARY | flag::VERB) && !unit.is(flag::POSSESSIVE) || unit.cue().is_some();
        unit.kind() == TokenKind::Word && !unit.upper() && (verb || word.ends_with("ed"))
    }

    /// A quotation that is a sentence or a paragraph by itself.
    fn loose_sentence(&mut self, pair: QuotePair) {
        let same = self.quoted.filter(|(_, paragraph, _)| *paragraph == self.paragraph);
        let last = self.last_outer();
        let spoken =
            last.filter(|at| self.out.get(*at).is_some_and(|draft| draft.paragraph == self.paragraph));
        if same.is_some_and(|(index, ..)| self.is_another_turn(index, pair)) {
            if self.words(&[pair.span]) >= 3 {
                self.add_quote(self.bare(Rule::Unattributed), pair);
            }
            return;
        }
        if let Some((index, ..)) = same
            && let Some(draft) = self.out.get_mut(index).filter(|draft| draft.via.is_none())
        {
            if draft.spans.last().is_some_and(|last| last.end <= pair.span.start) {
                draft.spans.push(pair.span);
                self.quoted = Some((index, self.paragraph, pair.closed));
                self.nested_in_quote(pair, index);
            }
            return;
        }
        let before = self.quoted.filter(|(_, paragraph, _)| paragraph + 1 == self.paragraph);
        let opened = self.opened.take().filter(|(_, paragraph)| paragraph + 1 >= self.paragraph);
        let reported =
            last.filter(|at| self.out.get(*at).is_some_and(|draft| draft.paragraph + 1 == self.paragraph));
        let before = before.or_else(|| reported.map(|index| (index, 0, true)));
        if self.words(&[pair.span]) < 3 {
            return;
        }
        let draft = match (opened, spoken, before) {
            (Some((draft, _)), ..) => draft,
            (None, Some(index), _) => self.going_on(index, Rule::GoesOn),
            (None, None, Some((index, _, closed))) => {
                self.going_on(index, if closed { Rule::GoesOn } else { Rule::RunsOn })
            }
            (None, None, None) if self.words(&[pair.span]) >= 4 => self.bare(Rule::Unattributed),
            (None, None, None) => return,
        };
        self.add_quote(draft, pair);
    }

    /// Returns true if a quotation is an answer to the one before it: right behind it without a word between, or a yes or a no
    /// behind what somebody asked.
    fn is_another_turn(&self, index: usize, pair: QuotePair) -> bool {
        let before = self.document.text.get(..pair.span.start).unwrap_or_default().trim_end_matches(' ');
        let asks =
            |span: Span| span.of(self.document.text).trim_end_matches(['”', '"', '’', '\'']).ends_with('?');
        let Some(last) = self.out.get(index) else { return false };
        let asked = last.cue.is_some_and(|cue| cue.of(self.document.text).starts_with("ask"))
            && last.spans.last().is_some_and(|span| asks(*span));
        let words = pair.span.of(self.document.text).trim_start_matches(['“', '"', '‘', '\'']).to_lowercase();
        let answers = ["yes", "no", "yeah", "nope", "none", "never"].iter().any(|word| {
            words.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        before.ends_with(['”', '"']) || asked && answers
    }

    /// The speaker of an earlier statement goes on.
    fn going_on(&self, index: usize, rule: Rule) -> StatementDraft {
        let mention = self.out.get(index).and_then(|draft| draft.mention);
        StatementDraft { goes_on: Some(index), mention, ..self.bare(rule) }
    }

    pub(crate) fn bare(&self, rule: Rule) -> StatementDraft {
        StatementDraft::bare(rule, self.paragraph)
    }

    fn add_quote(&mut self, draft: StatementDraft, pair: QuotePair) {
        let index = self.out.len();
        let paragraph = self.paragraph;
        self.out.push(StatementDraft { spans: vec![pair.span], mode: Mode::Direct, paragraph, ..draft });
        self.quoted = Some((index, paragraph, pair.closed));
        self.nested_in_quote(pair, index);
    }

    /// A quotation inside a sentence that no frame has claimed: by its grammar, else by the sentence's subject.
    fn loose_phrase(&mut self, tree: &SentenceTree, units: &[Token], at: usize, pair: QuotePair) {
        let words = self.words(&[pair.span]);
        if words < 3 || is_title(self.document, pair) {
            return;
        }
        if let Some(draft) = self.by_tree(tree, pair) {
            return self.add_quote(draft, pair);
        }
        let verb = (1..at).take(40).find(|at| units.get(*at).is_some_and(|unit| self.verbal(unit)));
        let noun = verb.and_then(|verb| subject_before(self.document.text, units, 0, verb));
        let mention = noun.and_then(|noun| self.cover(units, noun.start, noun.end));
        let role = noun.and_then(|noun| noun.role).and_then(|role| self.cover(units, role.0, role.1));
        let rule = if mention.is_some() { Rule::SentenceSubject } else { Rule::Unattributed };
        let draft = StatementDraft { mention, role, ..self.bare(rule) };
        self.out.push(StatementDraft { spans: vec![pair.span], ..draft });
    }

    /// Reads the speaker of a quotation from the verb beside it in the tree of its sentence.
    fn by_tree(&self, tree: &SentenceTree, pair: QuotePair) -> Option<StatementDraft> {
        let found = attribution::beside(tree, self.document.text, pair.span)?;
        let rule = if found.after { Rule::VerbAfter } else { Rule::VerbBefore };
        Some(StatementDraft {
            cue: Some(found.cue),
            mention: Some(found.mention),
            role: found.role,
            ..self.bare(rule)
        })
    }
}

/// Returns true if a quotation is no saying but the name of a work: every word of weight begins with a capital, and it is
/// no sentence.
fn is_title(document: Document, pair: QuotePair) -> bool {
    let inner = document.tokens.get(pair.first + 1..pair.last.saturating_sub(1)).unwrap_or_default();
    let small = |token: &&Token| token.span().len() > 3 && !token.is(flag::EMPTY);
    let words = inner.iter().filter(|token| token.kind() == TokenKind::Word);
    let titled = words.clone().all(|token| token.upper() || !small(&token));
    let first = words.clone().next().is_some_and(Token::upper);
    let says = inner
        .iter()
        .any(|token| token.kind() == TokenKind::Stop && !token.span().of(document.text).starts_with('.'));
    titled && first && !says && words.count() <= 9
}
