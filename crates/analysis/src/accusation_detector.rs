//! Detection of accusations and demands, and of the parties at whom they are directed.
//!
//! A statement accuses or asks by a person's tag, by what it seems to be, by its cue, or by its words: a party does a wrong in them
//! ("the firm hid it"), or there is something that it should do ("the firm must"). Whom is told by the part that the name has
//! in its clause ([`super::clause_roles`]): subjects and agents of what is wrong, whoever follows a verb that accuses or asks.

mod addressing;
mod anaphora;

use std::borrow::Cow;
use std::collections::HashSet;

use self::addressing::{Addressing, NamedClause};
use super::clause_roles::{ACCUSING, ASKING, words};
use super::party_names::PartyNames;
use super::replies::ReplyReason;
use model::{Act, NatureKind, Project, Span, Statement, TagId};

/// Tells accusations and demands: by a person's tags of the group of claim types where there are any, else by
/// what the statement seems to be, else by the word that tells of the saying.
pub(super) struct AccusationDetector<'a> {
    project: &'a Project,
    accusation: Option<TagId>,
    demand: Option<TagId>,
    types: HashSet<TagId>,
}

impl<'a> AccusationDetector<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        let codebook = &project.codebook;
        Self {
            project,
            accusation: codebook.claim_type(NatureKind::Accusation),
            demand: codebook.claim_type(NatureKind::Demand),
            types: codebook.claim_types().into_iter().flat_map(|it| &it.tags).map(|tag| tag.id).collect(),
        }
    }

    /// The project whose statements are read.
    pub(super) fn project(&self) -> &'a Project {
        self.project
    }

    /// The parties that a statement accuses or asks: their places in the project, and where the words name them. What somebody
    /// merely thinks or wants accuses nobody.
    pub(super) fn whom(&self, statement: &Statement, names: &PartyNames) -> Vec<(usize, ReplyReason, Span)> {
        if statement.act != Act::Speech {
            return Vec::new();
        }
        let Some(reason) = self.reason(statement) else { return Vec::new() };
        let (text, stretches) = (self.project.text_of(statement), self.stretches(statement));
        if !names.may_name(text, &stretches, statement, self.seat(statement)) {
            return Vec::new();
        }
        self.read(statement, names, reason, &stretches)
    }

    /// The same of a statement whose words are read.
    fn read(
        &self,
        statement: &Statement,
        names: &PartyNames,
        reason: StatementContext,
        stretches: &[Span],
    ) -> Vec<(usize, ReplyReason, Span)> {
        let text = self.project.text_of(statement);
        let words = words(text, stretches);
        let mut named = names.among(&words, text, statement.article);
        self.meant(statement, names, &words, reason.is_charge(), &mut named);
        let reading = NamedClause { words: &words, named: &named };
        let mut all = Vec::new();
        for (at, name) in named.iter().enumerate().filter(|(_, name)| self.is_other(statement, name.party)) {
            let span = words.get(name.first).zip(name.behind.checked_sub(1).and_then(|last| words.get(last)));
            let span = span.map(|(first, last)| Span::new(first.span.start, last.span.end));
            all.extend(span.map(|span| (name.party, reading.marks(at), span)));
        }
        chosen(&all, reason)
    }

    /// The place of the party that makes the statement.
    fn seat(&self, statement: &Statement) -> Option<usize> {
        let own = self.project.party_of(statement)?;
        self.project.parties.iter().position(|party| party.id == own)
    }

    /// Returns true if a party is not the one that makes the statement.
    fn is_other(&self, statement: &Statement, party: usize) -> bool {
        let own = self.project.party_of(statement);
        self.project.parties.get(party).is_some_and(|it| Some(it.id) != own)
    }

    /// The stretches of a statement, the first of them from its cue on where that has an object: "accused the firm of".
    fn stretches(&self, statement: &Statement) -> Vec<Span> {
        let text = self.project.text_of(statement);
        let mut all = statement.spans.clone();
        if let Some((cue, first)) = statement.cue.zip(all.first_mut()) {
            let between = Span::new(cue.start, first.start);
            let one_line =
                cue.end <= first.start && between.fits(text) && !between.of(text).contains(['\n', ',']);
            // "called on the board to" + "act", "asked" + "the board to act"
            let led = || {
                let between = text.get(cue.end..first.start).unwrap_or_default();
                let asks = self.cue(statement).is_some_and(|cue| {
                    ASKING.iter().any(|stem| cue.starts_with(stem))
                        || cue.starts_with("call") && between.starts_with(" on ")
                });
                asks && (between.trim().is_empty() || between.ends_with(" to "))
            };
            let goes_on = one_line && (self.by_cue(statement).is_some() || led());
            if goes_on {
                first.start = cue.start;
            }
        }
        all
    }

    /// The context of a statement before its words are read.
    fn reason(&self, statement: &Statement) -> Option<StatementContext> {
        let has = |tag: Option<TagId>| tag.is_some_and(|tag| statement.tags.iter().any(|it| it.tag == tag));
        if has(self.accusation) {
            return Some(StatementContext::Accuses);
        }
        if has(self.demand) {
            return Some(StatementContext::Asks);
        }
        if statement.tags.iter().any(|tagging| self.types.contains(&tagging.tag)) {
            return None;
        }
        let kind = statement.nature.as_ref().map(|nature| nature.kind);
        match (kind, self.by_cue(statement)) {
            (Some(NatureKind::Accusation), _) | (_, Some(ReplyReason::Accused)) => {
                Some(StatementContext::Accuses)
            }
            (Some(NatureKind::Demand), _) | (_, Some(_)) => Some(StatementContext::Asks),
            _ if self.is_denied(statement) || self.is_praise(statement) => None,
            (None | Some(NatureKind::Denial), _) => Some(StatementContext::Other),
            _ => Some(StatementContext::Tells),
        }
    }

    /// Returns true if a person tagged what kind of claim it is.
    pub(super) fn is_tagged(&self, statement: &Statement) -> bool {
        statement.tags.iter().any(|tagging| self.types.contains(&tagging.tag))
    }

    /// The reason given by the cue.
    fn by_cue(&self, statement: &Statement) -> Option<ReplyReason> {
        let cue = self.cue(statement)?;
        let begins = |list: &[&str]| list.iter().any(|stem| cue.starts_with(stem));
        if begins(ACCUSING) {
            Some(ReplyReason::Accused)
        } else {
            begins(DEMANDING).then_some(ReplyReason::Asked)
        }
    }

    /// Returns true if its cue praises whoever follows it.
    fn is_praise(&self, statement: &Statement) -> bool {
        self.cue(statement).is_some_and(|cue| PRAISING.iter().any(|stem| cue.starts_with(stem)))
    }

    /// The word that tells of the saying, in small letters.
    fn cue(&self, statement: &Statement) -> Option<Cow<'a, str>> {
        let cue = statement.cue?.of(self.project.text_of(statement));
        // Asked for several times of each statement, and hardly ever written otherwise.
        let is_small = cue.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        Some(if is_small { Cow::Borrowed(cue) } else { Cow::Owned(cue.to_lowercase()) })
    }

    /// Returns true if it seems to deny something.
    pub(super) fn seems_denial(statement: &Statement) -> bool {
        statement.nature.as_ref().is_some_and(|nature| nature.kind == NatureKind::Denial)
    }

    /// Returns true if it shows itself to be an answer: its cue denies or replies, or the words before it in its paragraph say so.
    pub(super) fn answers(&self, statement: &Statement) -> bool {
        let replies =
            || self.cue(statement).is_some_and(|cue| REPLYING.iter().any(|stem| cue.starts_with(stem)));
        let led_in = || {
            let text = self.project.text_of(statement);
            let start = statement.extent().start;
            let from = (start.saturating_sub(FAR)..=start).find(|at| text.is_char_boundary(*at));
            let before = from.and_then(|from| text.get(from..start)).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            !line.is_empty()
                && ["In response", "In reply", "in response", "in reply"]
                    .iter()
                    .any(|mark| line.contains(mark))
        };
        self.is_denied(statement) || replies() || led_in()
    }

    /// Returns true if its cue denies it: the words behind "denied that" are those of others.
    fn is_denied(&self, statement: &Statement) -> bool {
        self.cue(statement).is_some_and(|cue| DENYING.iter().any(|stem| cue.starts_with(stem)))
    }
}

/// The beginnings of cues that deny.
const DENYING: &[&str] = &["deni", "deny", "disput", "reject", "refut", "rebut", "dismiss"];

/// The number of bytes before a statement in which words that lead in an answer are looked for.
const FAR: usize = 200;

/// The beginnings of cues that answer.
const REPLYING: &[&str] = &["counter", "hit back", "insist", "repl", "respond", "retort"];

/// The beginnings of cues that praise.
const PRAISING: &[&str] =
    &["applaud", "backed", "commend", "congratul", "defend", "hail", "prais", "thank", "welcom"];

/// Returns true if a word is a pronoun for others than the speaker, in what is quoted.
fn is_another(word: &str) -> bool {
    matches!(word, "he" | "she" | "they")
}

/// The beginnings of cues that ask whoever follows them to act, whatever follows.
const DEMANDING: &[&str] =
    &["appeal", "call on", "called on", "calling on", "calls on", "challeng", "demand", "implor", "urg"];

/// The context of a statement before its words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StatementContext {
    Accuses,
    Asks,
    /// It tells something: an event, a figure, an opinion.
    Tells,
    /// It denies something, or nobody knows what it does: it accuses where its words judge.
    Other,
}

impl StatementContext {
    fn is_charge(self) -> bool {
        matches!(self, Self::Accuses | Self::Asks)
    }
}

/// The parties that the statement means among those that its words mark. It can accuse one and ask another. Where it is known that it
/// does the one and no words say whom, whoever does something in it is meant.
fn chosen(all: &[(usize, Addressing, Span)], known: StatementContext) -> Vec<(usize, ReplyReason, Span)> {
    let mut found: Vec<(usize, ReplyReason, Span)> = Vec::new();
    let mut add = |wanted: Addressing, reason: ReplyReason, most: usize| {
        let mut added = 0;
        for (party, _, span) in all.iter().filter(|(_, marked, _)| *marked == wanted).take(most) {
            added += 1;
            if !found.iter().any(|(known, ..)| known == party) {
                found.push((*party, reason, *span));
            }
        }
        added
    };
    let any = usize::MAX;
    let blamed = add(Addressing::Blamed, ReplyReason::Accused, any);
    let asked = match known {
        // "They should look at themselves", said to be an accusation.
        StatementContext::Accuses if blamed == 0 => add(Addressing::Asked, ReplyReason::Accused, any),
        _ => add(Addressing::Asked, ReplyReason::Asked, any),
    };
    let mut first = |reason: ReplyReason| match add(Addressing::Does, reason, 1) {
        0 => add(Addressing::Guessed, reason, 1),
        does => does,
    };
    match known {
        StatementContext::Accuses if blamed + asked == 0 => first(ReplyReason::Accused),
        StatementContext::Asks if asked == 0 => first(ReplyReason::Asked),
        // A report by one side of a deed of another, without a word that judges: more often a charge than not.
        StatementContext::Tells if blamed + asked == 0 => add(Addressing::Does, ReplyReason::Accused, 1),
        StatementContext::Accuses
        | StatementContext::Asks
        | StatementContext::Tells
        | StatementContext::Other => 0,
    };
    found
}

#[cfg(test)]
mod tests;
