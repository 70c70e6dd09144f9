//! Which statement answers which, and what speaks for it.
//!
//! An answer is compared with the statements of other sides before it. What counts: words that both use, weighed
//! by how rare they are (the inverse document frequency over the statements, Spärck Jones 1972), with words that
//! say the same in news ("killed", "deaths") as one; an echo of the other side’s words in quotation marks; a mark
//! ("in response"), a verb ("dismissed") or words of denial; the other side’s name beside the answer; that the side was
//! accused before; a contrast ("but"); how near the two stand. Each link says which of these it stands on.

mod marked;
mod recent;
mod relation;
mod weight;
mod words;

use std::collections::{HashMap, HashSet};

use self::marked::FirstSayings;
use self::recent::Recent;
use self::words::{Known, Reader};
use super::lexicon::takes;
use super::reading::Raw;
use super::rules::Rule;
use super::tokens::Token;
use english::concept;
use model::{FoundLink, Mode, NatureKind};

/// How many links are suggested at most: three for four statements, and no more than these in all.
const MOST: usize = 60;
/// How many earlier statements an answer is compared with.
const WINDOW: usize = 60;
/// From which score on a link is suggested: a probability of about two in ten, which is right more often than that.
const ENOUGH: f64 = -1.5;
/// The same for a second one of one answer.
const SECOND: f64 = -1.25;
/// A mark of an answer says more than a score below this.
const MARKED: f64 = -0.4;
/// A statement as links see it.
pub(super) struct Said<'a> {
    /// The statement as it was read.
    pub(super) raw: &'a Raw,
    /// Its speaker's place.
    pub(super) speaker: Option<usize>,
    /// Its party's place.
    pub(super) party: Option<usize>,
    /// The outer statement's place.
    pub(super) via: Option<usize>,
}

/// Suggests links between statements of different parties.
pub(super) fn links(
    text: &str,
    tokens: &[Token],
    said: &[Said],
    kinds: &[Option<NatureKind>],
    names: &[String],
    parties: &[String],
) -> Vec<FoundLink> {
    let mut called: HashSet<String> = HashSet::new();
    for name in names.iter().chain(parties) {
        called.extend(name.split(' ').map(|word| concept(&word.to_lowercase())));
    }
    let words = Reader { text, tokens, said, called: &called };
    let mut times: HashMap<String, usize> = HashMap::new();
    for topic in (0..said.len()).flat_map(|at| words.topics(at).into_keys()) {
        *times.entry(topic).or_default() += 1;
    }
    let first = FirstSayings::new(said, names);
    let recent = Recent::new(words);
    let mut matcher = Matcher { text, said, kinds, recent, times, names, parties, first };
    let mut out = Vec::new();
    // The statement that each was last found to answer.
    let mut answered: HashMap<usize, usize> = HashMap::new();
    for from in 0..said.len() {
        matcher.recent.read(from);
        let before = out.len();
        matcher.answers(from, &answered, &mut out);
        matcher.scorned(from, &mut out);
        answered.extend(out.iter().skip(before).map(|link: &FoundLink| (link.from, link.to)));
    }
    out.sort_by(|a, b| (a.from, a.to).cmp(&(b.from, b.to)).then(b.why.confidence.cmp(&a.why.confidence)));
    out.dedup_by_key(|link| (link.from, link.to));
    out.sort_by(|a, b| b.why.confidence.cmp(&a.why.confidence).then((a.from, a.to).cmp(&(b.from, b.to))));
    out.truncate(MOST.min(said.len() * 3 / 4));
    out
}

struct Matcher<'a> {
    text: &'a str,
    said: &'a [Said<'a>],
    kinds: &'a [Option<NatureKind>],
    recent: Recent<'a>,
    /// In how many statements a topic is.
    times: HashMap<String, usize>,
    names: &'a [String],
    parties: &'a [String],
    first: FirstSayings,
}

/// What speaks for one pair.
#[derive(Default)]
struct Case<'a> {
    to: usize,
    score: f64,
    shared: f64,
    echo: Option<&'a str>,
    words: Vec<&'a str>,
    reasons: Vec<&'a str>,
}

/// Verbs by which somebody answers.
const ANSWERING: &[&str] = &[
    "respond",
    "repl",
    "counter",
    "retort",
    "answer",
    "disput",
    "dismiss",
    "reject",
    "den",
    "rebut",
    "refut",
    "scoff",
    "insist",
    "fire",
    "shot",
    "hit",
    "disagree",
    "contradict",
    "defend",
    "argue",
    "maintain",
];

/// Words that point at what somebody else said.
const POINTING: &[&str] = &[
    " claim ",
    " claims ",
    " allegation ",
    " allegations ",
    " accusation ",
    " suggestion ",
    " suggestions ",
    " remark ",
    " remarks ",
    " account ",
    " finding ",
    " findings ",
    " criticism ",
    " reasoning ",
    " argument ",
    " that is ",
    " that’s ",
    " that's ",
    " they say ",
    " he says ",
    " she says ",
    " charge ",
    " charges ",
    " version ",
    " comment ",
    " comments ",
    " of course ",
];

/// How a sentence begins that sets itself against the one before.
const CONTRAST: &[&str] = &["but", "however", "yet", "not so", "instead", "although", "though", "nonsense"];

impl<'a> Matcher<'a> {
    /// The earlier statements of other parties that one statement seems to answer.
    fn answers(&self, from: usize, answered: &HashMap<usize, usize>, out: &mut Vec<FoundLink>) {
        let Some(answer) = self.said.get(from).filter(|said| said.via.is_none()) else { return };
        if answer.speaker.is_none() {
            return;
        }
        let before = self.answered_before(from, answered);
        let mut cases: Vec<Case> = Vec::new();
        let mut steps = 0;
        for to in (from.saturating_sub(WINDOW)..from).rev() {
            if !self.opposed(from, to) {
                continue;
            }
            let mut case = self.case(from, to, steps);
            if before == Some(to) {
                case.score += weight::GOES_ON;
            }
            cases.push(case);
            steps += 1;
        }
        cases.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.to.cmp(&a.to)));
        let best = cases.first().map_or(ENOUGH, |case| case.score);
        let fits = |(at, case): &(usize, &Case)| {
            let second =
                case.score > best - 0.4 && (case.shared > 2.0 && case.words.len() > 1 || case.echo.is_some());
            case.score >= ENOUGH && (*at == 0 || second && case.score >= SECOND)
        };
        if answer.raw.answer.is_some() && best < MARKED {
            return self.marked(from, out);
        }
        for (_, case) in cases.iter().enumerate().filter(fits).take(2) {
            out.push(self.suggest(from, case));
        }
    }

    /// What the same speaker answered right before: whoever answers goes on to.
    fn answered_before(&self, from: usize, answered: &HashMap<usize, usize>) -> Option<usize> {
        let last = (0..from).rev().find(|at| self.said.get(*at).is_some_and(|said| said.via.is_none()))?;
        let same = |at: usize| self.said.get(at).and_then(|said| said.speaker);
        let to = answered.get(&last)?;
        let paragraph = |at: usize| self.said.get(at).map(|said| said.raw.paragraph);
        (same(last) == same(from) && paragraph(last) == paragraph(from)).then_some(*to)
    }

    /// Whether two statements are of different sides: parties, or speakers where one has no party.
    fn opposed(&self, from: usize, to: usize) -> bool {
        let (Some(a), Some(b)) = (self.said.get(from), self.said.get(to)) else { return false };
        let parties = match (a.party, b.party) {
            (Some(one), Some(other)) => one != other,
            (None, None) => false,
            _ => true,
        };
        b.via.is_none() && b.speaker.is_some() && a.speaker != b.speaker && parties
    }

    /// Weighs what speaks for one pair; `steps` is how many statements of other sides stand between.
    fn case(&self, from: usize, to: usize, steps: usize) -> Case<'a> {
        let mut case = Case { to, score: weight::BASE, ..Case::default() };
        let (Some(answer), Some(claim)) = (self.said.get(from), self.said.get(to)) else { return case };
        let (known, other) = (self.recent.get(from), self.recent.get(to));
        (case.shared, case.words) = self.shared(&known, &other);
        case.score += weight::SHARED * case.shared.min(7.0);
        if let Some(echo) = self.echo(&known, &other) {
            case.echo = Some(echo);
            case.score += weight::ECHO;
        }
        let kind = |at: usize| self.kinds.get(at).copied().flatten();
        let accuses = kind(to) == Some(NatureKind::Accusation) || claim.raw.takes & takes::ADDRESSES != 0;
        let denies = answer.raw.takes & takes::DENIES != 0 || kind(from) == Some(NatureKind::Denial);
        let cue = answer.raw.cue.map_or("", |span| span.of(self.text));
        let verb = cue.to_lowercase();
        let answering = ANSWERING.iter().any(|stem| verb.starts_with(stem));
        if let Some(name) = self.named(answer, &other.words_as_written) {
            case.score += if accuses { weight::ACCUSED } else { weight::ADDRESSED };
            case.reasons.push(name);
        }
        if let Some(name) = self.named(claim, &known.near_as_written) {
            case.score += weight::NAMES;
            case.reasons.push(name);
        }
        if answer.raw.answer.is_some() || answering {
            case.score += weight::VERB;
            case.reasons.push(answer.raw.answer.map_or(cue, |span| span.of(self.text)));
        }
        if let Some(pointing) = POINTING.iter().find(|word| known.words.contains(*word)) {
            case.score += weight::POINTING;
            case.reasons.push(pointing.trim());
        }
        let near = known.near.trim_start();
        let begins = |word: &str| near.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        if let Some(contrast) = CONTRAST.iter().find(|word| begins(word)) {
            case.score += weight::CONTRAST;
            case.reasons.push(contrast);
        }
        if answer.raw.takes & takes::DENIES != 0 {
            case.score += weight::DENYING_VERB;
        }
        case.score += match (denies, accuses) {
            (true, true) => weight::DENIES_ACCUSATION,
            (true, false) => weight::DENIES,
            _ => 0.0,
        };
        case.score += weight::STEPS.get(steps).copied().unwrap_or(weight::FAR);
        if answer.party.is_none() || claim.party.is_none() {
            case.score += weight::NO_PARTY;
        }
        if matches!(kind(from), Some(NatureKind::Promise | NatureKind::Accusation)) {
            case.score += weight::OWN_MATTER;
        }
        if answer.raw.mode == Mode::Direct {
            case.score += weight::DIRECT;
        }
        case
    }

    /// The name of a statement’s speaker or party, where some words have it.
    fn named(&self, said: &Said, near: &str) -> Option<&'a str> {
        let speaker =
            said.speaker.and_then(|at| self.names.get(at)).and_then(|name| name.split(' ').next_back());
        let party = said.party.and_then(|at| self.parties.get(at)).map(String::as_str);
        let within = |name: &&str| name.len() > 2 && near.contains(&format!(" {name} "));
        speaker.into_iter().chain(party).find(within)
    }

    /// A phrase that the answer puts in quotation marks and that the other statement has.
    fn echo(&self, answer: &Known, claim: &Known) -> Option<&'a str> {
        let found = answer.quoted.iter().find(|(phrase, _)| {
            let content =
                phrase.split_whitespace().filter(|word| word.len() > 3).count() > 0 && phrase.contains(' ');
            content && claim.words.contains(&format!(" {phrase} "))
        })?;
        Some(found.1.of(self.text))
    }

    fn suggest(&self, from: usize, case: &Case) -> FoundLink {
        let confidence = (100.0 / (1.0 + (-case.score).exp())).clamp(20.0, 80.0) as u8;
        let denies = self.said.get(from).is_some_and(|said| said.raw.takes & takes::DENIES != 0);
        let why = if let Some(echo) = case.echo {
            Rule::Echo.why_at(&[echo], confidence)
        } else if denies {
            let mut words =
                vec![self.said.get(from).and_then(|said| said.raw.cue).map_or("", |span| span.of(self.text))];
            words.extend(case.words.iter().take(3));
            Rule::Denial.why_at(&words, confidence)
        } else if case.shared > 2.0 && case.words.len() > 1 || case.reasons.is_empty() {
            Rule::SharedWords.why_at(&case.words, confidence)
        } else {
            let mut words = case.reasons.clone();
            words.extend(case.words.iter().take(2));
            Rule::Answers.why_at(&words, confidence)
        };
        FoundLink { from, to: case.to, relation: self.relation(from, case.to), why }
    }

    /// An outer statement that calls what it tells a mantra or a myth.
    fn scorned(&self, from: usize, out: &mut Vec<FoundLink>) {
        let Some(inner) = self.said.get(from) else { return };
        let Some(outer) = inner.via else { return };
        if inner.raw.rule == Rule::ControlledNoun {
            let cue = inner.raw.cue.map_or("", |span| span.of(self.text));
            let word = cue.split(' ').next_back().unwrap_or(cue);
            let relation = self.relation(outer, from);
            out.push(FoundLink { from: outer, to: from, relation, why: Rule::ScornedSaying.why(&[word]) });
        }
    }

    /// The words that two statements share, the rarest first, and how much they weigh together.
    fn shared(&self, answer: &Known, claim: &Known) -> (f64, Vec<&'a str>) {
        let mut common: Vec<(f64, &str)> = answer
            .topics
            .iter()
            .filter(|(topic, _)| claim.topics.contains_key(*topic))
            .map(|(topic, span)| (self.weight(topic), span.of(self.text)))
            .collect();
        common.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let score = common.iter().map(|(weight, _)| weight).sum::<f64>();
        (score, common.into_iter().take(5).map(|(_, word)| word).collect())
    }

    fn weight(&self, topic: &str) -> f64 {
        let times = self.times.get(topic).copied().unwrap_or(1) as f64;
        (1.0 + self.said.len() as f64 / times).ln()
    }
}
