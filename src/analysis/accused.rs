//! Whether a statement accuses or asks somebody, and whom.
//!
//! That it does is known by a person's tag, by what it seems to be, by its cue, or by its words: a party does a wrong in them
//! ("the firm hid it"), or there is something that it should do ("the firm must"). Whom is told by the part that the name has
//! in its clause ([`super::parts`]): subjects and agents of what is wrong, whoever follows a verb that accuses or asks.

use std::borrow::Cow;
use std::collections::HashSet;

use super::doing::{Doing, doing, is_wrong_by};
use super::names::{Named, Names};
use super::parts::{ACCUSING, ASKING, NEAR, Part, Word, is_cleft, part, words};
use super::replies::Ground;
use crate::english::classes::is_preposition;
use crate::english::wrong;
use crate::model::{Act, NatureKind, Project, Span, Statement, TagId};

/// Tells accusations and demands: by a person's tags of the group of claim types where there are any, else by
/// what the statement seems to be, else by the word that tells of the saying.
pub(super) struct Tell<'a> {
    project: &'a Project,
    accusation: Option<TagId>,
    demand: Option<TagId>,
    types: HashSet<TagId>,
}

impl<'a> Tell<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        let codebook = &project.codebook;
        Self {
            project,
            accusation: codebook.claim_type(NatureKind::Accusation),
            demand: codebook.claim_type(NatureKind::Demand),
            types: codebook.claim_types().into_iter().flat_map(|it| &it.tags).map(|tag| tag.id).collect(),
        }
    }

    /// Whom a statement accuses or asks: the places of parties in the project, and where the words name them. What somebody
    /// merely thinks or wants accuses nobody.
    pub(super) fn whom(&self, statement: &Statement, names: &Names) -> Vec<(usize, Ground, Span)> {
        if statement.act != Act::Speech {
            return Vec::new();
        }
        let Some(ground) = self.ground(statement) else { return Vec::new() };
        let (text, stretches) = (self.project.text_of(statement), self.stretches(statement));
        if !names.may_name(text, &stretches, statement, self.seat(statement)) {
            return Vec::new();
        }
        self.read(statement, names, ground, &stretches)
    }

    /// The same of a statement whose words are read.
    fn read(
        &self,
        statement: &Statement,
        names: &Names,
        ground: Known,
        stretches: &[Span],
    ) -> Vec<(usize, Ground, Span)> {
        let text = self.project.text_of(statement);
        let words = words(text, stretches);
        let mut named = names.among(&words, text, statement.article);
        self.meant(statement, names, &words, ground.is_charge(), &mut named);
        let reading = Reading { words: &words, named: &named };
        let mut all = Vec::new();
        for (at, name) in named.iter().enumerate().filter(|(_, name)| self.is_other(statement, name.party)) {
            let span = words.get(name.first).zip(name.behind.checked_sub(1).and_then(|last| words.get(last)));
            let span = span.map(|(first, last)| Span::new(first.span.start, last.span.end));
            all.extend(span.map(|span| (name.party, reading.marks(at), span)));
        }
        chosen(&all, ground)
    }

    /// The place of the party that makes the statement.
    fn seat(&self, statement: &Statement) -> Option<usize> {
        let own = self.project.party_of(statement)?;
        self.project.parties.iter().position(|party| party.id == own)
    }

    /// Whether a party is not the one that makes the statement.
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

    /// What is known of a statement before its words are read.
    fn ground(&self, statement: &Statement) -> Option<Known> {
        let has = |tag: Option<TagId>| tag.is_some_and(|tag| statement.tags.iter().any(|it| it.tag == tag));
        if has(self.accusation) {
            return Some(Known::Accuses);
        }
        if has(self.demand) {
            return Some(Known::Asks);
        }
        if statement.tags.iter().any(|tagging| self.types.contains(&tagging.tag)) {
            return None;
        }
        let kind = statement.nature.as_ref().map(|nature| nature.kind);
        match (kind, self.by_cue(statement)) {
            (Some(NatureKind::Accusation), _) | (_, Some(Ground::Accused)) => Some(Known::Accuses),
            (Some(NatureKind::Demand), _) | (_, Some(_)) => Some(Known::Asks),
            _ if self.is_denied(statement) || self.is_praise(statement) => None,
            (None | Some(NatureKind::Denial), _) => Some(Known::Other),
            _ => Some(Known::Tells),
        }
    }

    /// What the word that tells of the saying says of it.
    fn by_cue(&self, statement: &Statement) -> Option<Ground> {
        let cue = self.cue(statement)?;
        let begins = |list: &[&str]| list.iter().any(|stem| cue.starts_with(stem));
        if begins(ACCUSING) { Some(Ground::Accused) } else { begins(DEMANDING).then_some(Ground::Asked) }
    }

    /// Whether its cue praises whoever follows it.
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

    /// Whether it shows that it answers something: it denies, or its words or those before it in its paragraph say so.
    pub(super) fn answers(&self, statement: &Statement) -> bool {
        let kind = statement.nature.as_ref().map(|nature| nature.kind);
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
        kind == Some(NatureKind::Denial) || self.is_denied(statement) || replies() || led_in()
    }

    /// Whether it is told as something that is not so: what "denied that" says of others is said by these.
    fn is_denied(&self, statement: &Statement) -> bool {
        self.cue(statement).is_some_and(|cue| DENYING.iter().any(|stem| cue.starts_with(stem)))
    }
}

/// How cues begin that deny.
const DENYING: &[&str] = &["deni", "deny", "disput", "reject", "refut", "rebut", "dismiss"];

/// How many bytes before a statement it is looked whether it is led in as an answer.
const FAR: usize = 200;

/// How cues begin that answer.
const REPLYING: &[&str] = &["counter", "hit back", "insist", "repl", "respond", "retort"];

/// How cues begin that praise.
const PRAISING: &[&str] =
    &["applaud", "backed", "commend", "congratul", "defend", "hail", "prais", "thank", "welcom"];

/// Whether a word is a pronoun for others than the speaker, in what is quoted.
fn is_another(word: &str) -> bool {
    matches!(word, "he" | "she" | "they")
}

/// How cues begin that ask whoever follows them to act, whatever follows.
const DEMANDING: &[&str] =
    &["appeal", "call on", "called on", "calling on", "calls on", "challeng", "demand", "implor", "urg"];

/// What is known of a statement before its words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Accuses,
    Asks,
    /// It tells something: an event, a figure, an opinion.
    Tells,
    /// It denies something, or nobody knows what it does: it accuses where its words judge.
    Other,
}

impl Known {
    fn is_charge(self) -> bool {
        matches!(self, Self::Accuses | Self::Asks)
    }
}

/// What the words say of one that they name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Marked {
    /// It is blamed, or does what is wrong.
    Blamed,
    /// It is asked to do something, or should.
    Asked,
    /// It does something.
    Does,
    /// The same of whoever a pronoun seems to mean, or of what is theirs.
    Guessed,
    Named,
}

/// The words of a stretch, with the names among them.
struct Reading<'a> {
    words: &'a [Word<'a>],
    named: &'a [Named],
}

impl Reading<'_> {
    fn marks(&self, at: usize) -> Marked {
        let Some(name) = self.named.get(at) else { return Marked::Named };
        if self.is_own_wrong(name) {
            return Marked::Blamed;
        }
        if self.is_owner(name) && self.is_demanded(name) {
            return Marked::Asked;
        }
        match part(self.words, name.first) {
            Part::Subject => match doing(self.words, name.behind, self.next_subject(at)) {
                Doing::Wrong | Doing::Knows => Marked::Blamed,
                // "It is the firm that cut the cable."
                Doing::Else if is_cleft(self.words, name.first) || self.is_why(name) => Marked::Blamed,
                Doing::Due => Marked::Asked,
                Doing::Suffers | Doing::Well => Marked::Named,
                // "the board to reopen its review", as a whole statement.
                _ if self.is_whole(name) && self.is_to(name, 2) => Marked::Asked,
                Doing::Says | Doing::Plans => Marked::Named,
                Doing::Else if self.is_guess(name) => Marked::Guessed,
                Doing::Else if !self.has_verb(name) => Marked::Named,
                Doing::Else => Marked::Does,
            },
            Part::Agent if is_wrong_by(self.words, name.first) => Marked::Blamed,
            Part::Agent => Marked::Does,
            Part::Blamed => Marked::Blamed,
            Part::Asked if self.is_to(name, 4) || self.is_for(name) => Marked::Asked,
            Part::Asked | Part::Aside => Marked::Named,
        }
    }

    /// Whether a name is all of what a statement begins with: "the government of Karelland".
    fn is_whole(&self, name: &Named) -> bool {
        name.first < 3
            || name.first < 6 && self.words.get(name.first - 1).is_some_and(|word| word.lower == "of")
    }

    /// "the board to reopen its review", "the board’s members not to".
    fn is_to(&self, name: &Named, far: usize) -> bool {
        let behind = self.words.get(name.behind..).unwrap_or_default().iter().take(far);
        behind.take_while(|word| !word.first).any(|word| word.lower == "to")
    }

    /// "asked the board for its review".
    fn is_for(&self, name: &Named) -> bool {
        self.words.get(name.behind).is_some_and(|word| word.lower == "for")
    }

    /// "That was the agency’s mistake."
    fn is_own_wrong(&self, name: &Named) -> bool {
        let owns = self.is_owner(name);
        let of =
            |at: usize| self.words.get(at).is_some_and(|word| !word.first && wrong(&word.lower).is_some());
        let not = |word: &Word<'_>| matches!(&*word.lower, "no" | "not" | "never");
        let before = || self.words.get(name.first.saturating_sub(3)..name.first).unwrap_or_default();
        owns && (of(name.behind) || of(name.behind + 1)) && !before().iter().any(not)
    }

    /// "Why did the council wait?", "How could the firm …": no question.
    fn is_why(&self, name: &Named) -> bool {
        let near = (name.first.saturating_sub(4)..name.first).rev();
        let lower = |at: usize| self.words.get(at).map_or("", |word| &*word.lower);
        near.into_iter().any(|at| match lower(at) {
            "why" => true,
            "how" => matches!(lower(at + 1), "can" | "could" | "dare"),
            _ => false,
        })
    }

    /// "demanded the minister’s resignation".
    fn is_demanded(&self, name: &Named) -> bool {
        let wanted = |at: usize| {
            let word = self.words.get(at).map_or("", |word| &*word.lower);
            matches!(word, "apology" | "departure" | "dismissal" | "removal" | "resignation")
        };
        let asks = |word: &Word<'_>| word.starts_with(&["call", "demand", "seek", "want"]);
        wanted(name.behind) && self.words.iter().take(4).any(asks)
    }

    /// Whether a name has something behind it that is its own: "the firm’s lorries", but not "Hartwell’s, which bakes".
    fn is_owner(&self, name: &Named) -> bool {
        let last = name.behind.checked_sub(1).and_then(|at| self.words.get(at));
        last.is_some_and(Word::is_owner)
            && self.words.get(name.behind).is_some_and(|next| !next.parts_clause())
    }

    /// Whether something can be said of it: no preposition follows, and its sentence does not end with it.
    fn has_verb(&self, name: &Named) -> bool {
        let next = self.words.get(name.behind).filter(|word| !word.first);
        next.is_some_and(|word| !is_preposition(&word.lower)) || self.is_owner(name)
    }

    /// Whom a pronoun means, and what belongs to somebody, tells of a charge only where more speaks for one.
    fn is_guess(&self, name: &Named) -> bool {
        let first = self.words.get(name.first);
        first.is_some_and(|word| is_another(&word.lower) || word.lower == "you") || self.is_owner(name)
    }

    /// The word with which the next subject is named that is another one: not "the firm and the board".
    fn next_subject(&self, at: usize) -> usize {
        let mut end = self.named.get(at).map_or(0, |name| name.behind);
        for next in self.named.iter().skip(at + 1).take(NEAR) {
            if next.first < end {
                continue;
            }
            let between = self.words.get(end..next.first).unwrap_or_default();
            if between.iter().all(|word| ["and", "both", "or", "the"].contains(&&*word.lower)) {
                end = next.behind;
            } else if part(self.words, next.first) == Part::Subject {
                return next.first;
            }
        }
        self.words.len()
    }
}

/// Whom the statement means among those whom its words mark. It can accuse one and ask another. Where it is known that it
/// does the one and no words say whom, whoever does something in it is meant.
fn chosen(all: &[(usize, Marked, Span)], known: Known) -> Vec<(usize, Ground, Span)> {
    let mut found: Vec<(usize, Ground, Span)> = Vec::new();
    let mut add = |wanted: Marked, ground: Ground, most: usize| {
        let mut added = 0;
        for (party, _, span) in all.iter().filter(|(_, marked, _)| *marked == wanted).take(most) {
            added += 1;
            if !found.iter().any(|(known, ..)| known == party) {
                found.push((*party, ground, *span));
            }
        }
        added
    };
    let any = usize::MAX;
    let blamed = add(Marked::Blamed, Ground::Accused, any);
    let asked = match known {
        // "They should look at themselves", said to be an accusation.
        Known::Accuses if blamed == 0 => add(Marked::Asked, Ground::Accused, any),
        _ => add(Marked::Asked, Ground::Asked, any),
    };
    let mut first = |ground: Ground| match add(Marked::Does, ground, 1) {
        0 => add(Marked::Guessed, ground, 1),
        does => does,
    };
    match known {
        Known::Accuses if blamed + asked == 0 => first(Ground::Accused),
        Known::Asks if asked == 0 => first(Ground::Asked),
        // What one side tells that another did, without a word that judges: more often a charge than not.
        Known::Tells if blamed + asked == 0 => add(Marked::Does, Ground::Accused, 1),
        Known::Accuses | Known::Asks | Known::Tells | Known::Other => 0,
    };
    found
}

mod meant;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::World;
    use super::*;
    use crate::model::{Mode, SpeakerKind};

    /// Whom a statement of the first of three parties accuses or asks, by nature: "Firm accused, Board asked".
    fn whom(said: &str, kind: Option<NatureKind>) -> String {
        let mut world = World::new(&format!("The Union spoke of the Firm. {said}"));
        let parties = ["Union", "Firm", "Board"].map(|name| (world.party(name), name));
        let statement = world.say(parties[0].0, said);
        if let Some(kind) = kind {
            world.nature(statement, kind);
        }
        world.change(statement, |it| it.mode = Mode::Direct);
        let dues = world.derive().replies.dues().to_vec();
        let name = |due: &super::super::Due| parties.iter().find(|(id, _)| *id == due.party).unwrap().1;
        let ground = |due: &super::super::Due| if due.ground == Ground::Asked { "asked" } else { "accused" };
        let told: Vec<String> = dues.iter().map(|due| format!("{} {}", name(due), ground(due))).collect();
        told.join(", ")
    }

    #[test]
    fn a_demand_on_one_is_none_on_another_that_it_names() {
        let demand = Some(NatureKind::Demand);
        let said = "The Board needs to show what it did in its joint work with the Firm";
        assert_eq!(whom(said, demand), "Board asked");
        let said = "The Firm’s lorries killed hundreds and the Board needs to come clean";
        assert_eq!(whom(said, demand), "Firm accused, Board asked");
        assert_eq!(whom("the Board to look into the Firm", demand), "Board asked");
    }

    #[test]
    fn whoever_stands_between_a_cue_and_what_is_asked_is_asked() {
        let text = "The Union calls on the Board to send a letter. It asked the Firm to pay. It told the Firm the price.";
        for (cue, said, told) in [
            ("calls", "send a letter", "Board"),
            ("asked", "the Firm to pay", "Firm"),
            ("told", "the price", ""),
        ] {
            let mut world = World::new(text);
            let parties = ["Union", "Firm", "Board"].map(|name| (world.party(name), name));
            let statement = world.say(parties[0].0, said);
            let cue = world.spot(cue);
            world.change(statement, |it| it.cue = Some(cue));
            let dues = world.derive().replies.dues().to_vec();
            let asked =
                dues.first().map_or("", |due| parties.iter().find(|(id, _)| *id == due.party).unwrap().1);
            assert_eq!(asked, told, "{said}");
        }
    }

    #[test]
    fn an_accusation_means_who_does_it_and_not_who_is_harmed_told_or_compared() {
        let accusation = Some(NatureKind::Accusation);
        assert_eq!(whom("The Firm lied to the Board", accusation), "Firm accused");
        assert_eq!(whom("Unlike the Board, the Firm hid it", accusation), "Firm accused");
        assert_eq!(whom("It was hidden from the Board by the Firm", accusation), "Firm accused");
        assert_eq!(whom("The Firm and the Board hid it", accusation), "Firm accused, Board accused");
        assert_eq!(whom("Drivers were cheated", accusation), "");
    }

    #[test]
    fn questions_and_possessives_can_accuse_and_ask() {
        assert_eq!(whom("Why did the Firm wait three days?", None), "Firm accused");
        assert_eq!(whom("That was the Firm’s mistake", None), "Firm accused");
        assert_eq!(whom("That was not the Firm’s mistake", None), "");
        assert_eq!(whom("It is the Board who hid the list", None), "Board accused");
        assert_eq!(whom("We demand the Board’s resignation", None), "Board asked");
        assert_eq!(whom("We regret the Board’s resignation", None), "");
    }

    #[test]
    fn words_accuse_by_themselves_but_not_where_they_praise_or_deny() {
        let event = Some(NatureKind::Event);
        assert_eq!(whom("The Firm has not paid since May", event), "Firm accused");
        assert_eq!(whom("They lied to us", event), "Firm accused");
        assert_eq!(whom("The Firm was right about the leak", event), "");
        assert_eq!(whom("The Firm has not broken the law", Some(NatureKind::Denial)), "");
        assert_eq!(whom("The Firm will build it", Some(NatureKind::Prediction)), "");
    }

    const WORDS: &[&str] = &[
        "The",
        "the",
        "a",
        "Firm",
        "firm",
        "Firm’s",
        "Board",
        "board’s",
        "Board,",
        "Ann",
        "Roe",
        "Roe’s",
        "She",
        "she",
        "They",
        "they",
        "It",
        "it",
        "them",
        "him",
        "you",
        "both",
        "Both",
        "sides",
        "each",
        "other",
        "the two",
        "parties",
        "company",
        "bosses",
        "ministers",
        "officials",
        "lied",
        "must",
        "hid",
        "accused",
        "urged",
        "of",
        "by",
        "to",
        "that",
        "who",
        "people",
        "not",
        "and",
        "MoD",
        "US-led",
    ];

    proptest! {
        /// What is not read because nobody seems to be named accuses nobody when it is read.
        #[test]
        fn nobody_is_passed_over(
            said in prop::collection::vec((prop::sample::select(WORDS), prop::sample::select(&[" ", ", ", ". "][..])), 1..14),
            (direct, by, kind) in (prop::bool::ANY, 0usize..4, 0usize..4),
        ) {
            let said: String = said.into_iter().flat_map(|(word, gap)| [word, gap]).collect();
            let before = "The Firm, a company, fell out with the Ministry of Order. The Board hid it, Ann Roe said. ";
            let mut world = World::new(&format!("{before}{said}"));
            let parties = ["Union", "Firm", "Board", "Ministry of Order"].map(|name| world.party(name));
            let roe = world.speaker("Ann Roe", Some(parties[2]));
            world.project.speakers.get_mut(&roe).unwrap().kind = SpeakerKind::Person;
            let span = Span::new(before.len(), before.len() + said.trim_end().len());
            let statement = world.say(parties[by], span.of(&format!("{before}{said}")));
            let kinds = [NatureKind::Accusation, NatureKind::Demand, NatureKind::Event, NatureKind::Denial];
            world.nature(statement, kinds[kind]);
            world.change(statement, |it| it.mode = if direct { Mode::Direct } else { Mode::Indirect });
            let (tell, names) = (Tell::new(&world.project), Names::new(&world.project));
            let statement = &world.project.statements[&statement];
            let stretches = tell.stretches(statement);
            let text = world.project.text_of(statement);
            let may = names.may_name(text, &stretches, statement, tell.seat(statement));
            if !may && let Some(ground) = tell.ground(statement) {
                prop_assert_eq!(tell.read(statement, &names, ground, &stretches), []);
            }
        }
    }
}
