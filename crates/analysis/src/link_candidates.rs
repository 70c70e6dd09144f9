//! Candidates for the other end of a link: the likeliest first.
//!
//! Points are given for what speaks for a pair: another side, shared words (weighed by how rare they are among the
//! statements around), an accusation that names the side that answers, a name in the answer, nearness. They order a
//! list that a person walks through, and say nothing of how sure a link is: `extract` does that for what it suggests,
//! and what it has suggested comes first here.

use std::collections::{BTreeMap, HashMap, HashSet};

use model::{Link, NatureKind, PartyId, Project, Relation, ReviewStatus, SpeakerId, Statement, StatementId};

/// The number of statements before and after that are looked at.
const BEFORE: usize = 400;
const AFTER: usize = 200;

/// In which direction is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// For what the statements at hand answer.
    Answers,
    /// For what answers them.
    AnsweredBy,
}

/// A statement that may be at the other end of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkCandidate {
    /// The statement.
    pub statement: StatementId,
    /// The reasons for it, in words.
    pub reasons: Vec<String>,
    /// Its present link, by a person or as a suggestion.
    pub linked: Option<(Relation, ReviewStatus)>,
}

/// The features of one side of a pair.
#[derive(Default)]
struct StatementFeatures {
    parties: HashSet<PartyId>,
    speakers: HashSet<SpeakerId>,
    /// By which its speakers and parties are called, in small letters.
    names: BTreeMap<String, String>,
    /// The beginnings of its longer words, each with a form to show.
    topics: BTreeMap<String, String>,
    /// Its words in small letters, a space at either end and between.
    words: String,
}

/// The statements that may be at the other end of a link from or to `own`, the likeliest first. `order` has those that
/// are looked at, in reading order.
#[must_use]
pub fn link_candidates(
    project: &Project,
    order: &[StatementId],
    own: &[StatementId],
    turn: Direction,
) -> Vec<LinkCandidate> {
    let at = order.iter().position(|id| own.contains(id)).unwrap_or_default();
    let near = &order[at.saturating_sub(BEFORE)..(at + AFTER).min(order.len())];
    let known: Vec<(usize, &Statement, StatementFeatures)> = (at.saturating_sub(BEFORE)..)
        .zip(near)
        .filter(|(_, id)| !own.contains(id))
        .filter_map(|(place, id)| project.statements.get(id).map(|it| (place, it)))
        .map(|(place, it)| (place, it, StatementFeatures::of(project, &[it])))
        .collect();
    let mine: Vec<&Statement> = own.iter().filter_map(|id| project.statements.get(id)).collect();
    let side = StatementFeatures::of(project, &mine);
    let mut times: HashMap<&str, usize> = HashMap::new();
    for topic in known.iter().flat_map(|(.., side)| side.topics.keys()) {
        *times.entry(topic).or_default() += 1;
    }
    let links = links(project, own, turn);
    let opposed: Vec<usize> =
        known.iter().filter(|(.., other)| side.opposed(other)).map(|(place, ..)| *place).collect();
    let mut found: Vec<(i64, LinkCandidate)> = Vec::new();
    for (place, statement, other) in &known {
        let pair = CandidatePair { at, place: *place, mine: &mine, side: &side, statement, other, turn };
        let (first, last) = (at.min(*place), at.max(*place));
        let before = |end: usize| opposed.partition_point(|it| *it < end);
        let steps = before(last).saturating_sub(before(first + 1));
        let (mut points, reasons) = pair.weigh(steps, &times, known.len());
        let linked = links.get(&statement.id).map(|link| (link.relation, link.status));
        points += match linked {
            Some((_, ReviewStatus::Suggested)) => 1_000,
            Some((_, ReviewStatus::Confirmed)) => -1_000,
            Some((_, ReviewStatus::Rejected)) => -300,
            None => 0,
        };
        found.push((points, LinkCandidate { statement: statement.id, reasons, linked }));
    }
    // Among those that are alike the order of reading is kept.
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The likeliest relation of an answer to a claim: as suggested, else by what kind of statement it seems to be.
#[must_use]
pub fn likely_relation(
    project: &Project,
    answer: StatementId,
    linked: Option<(Relation, ReviewStatus)>,
) -> Relation {
    let kind = project.statements.get(&answer).and_then(|it| it.nature.as_ref()).map(|it| it.kind);
    match (linked, kind) {
        (Some((relation, ReviewStatus::Suggested)), _) => relation,
        (_, Some(NatureKind::Denial)) => Relation::Denies,
        _ => Relation::Rebuts,
    }
}

/// The links that there are already, by their other end; what a person decided before what is suggested.
fn links<'a>(project: &'a Project, own: &[StatementId], turn: Direction) -> HashMap<StatementId, &'a Link> {
    let mut links: HashMap<StatementId, &Link> = HashMap::new();
    for link in project.links.values() {
        let (mine, other) = match turn {
            Direction::Answers => (link.from, link.to),
            Direction::AnsweredBy => (link.to, link.from),
        };
        if own.contains(&mine) {
            let kept = links.entry(other).or_insert(link);
            if link.status == ReviewStatus::Confirmed {
                *kept = link;
            }
        }
    }
    links
}

impl StatementFeatures {
    fn of(project: &Project, statements: &[&Statement]) -> Self {
        let mut side = Self::default();
        for statement in statements {
            let party = project.party_of(statement);
            side.parties.extend(party);
            side.speakers.extend(statement.speaker);
            let party = party.and_then(|id| project.party(id));
            let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
            let last = speaker.and_then(|it| it.name.split_whitespace().next_back());
            for name in party.iter().flat_map(|it| [it.name.as_str(), &it.short]).chain(last) {
                if name.chars().count() > 2 {
                    side.names.insert(spaced(name), name.to_owned());
                }
            }
            let words = project.words_of(statement);
            side.words.push_str(&spaced(&words));
            side.topics.extend(topics(&words));
        }
        side
    }

    /// Returns true if another side has no party and no speaker in common with this one.
    fn opposed(&self, other: &Self) -> bool {
        self.parties.is_disjoint(&other.parties) && self.speakers.is_disjoint(&other.speakers)
    }
}

/// Two sides that are held against each other.
struct CandidatePair<'a> {
    at: usize,
    place: usize,
    mine: &'a [&'a Statement],
    side: &'a StatementFeatures,
    statement: &'a Statement,
    other: &'a StatementFeatures,
    turn: Direction,
}

impl CandidatePair<'_> {
    fn weigh(&self, steps: usize, times: &HashMap<&str, usize>, count: usize) -> (i64, Vec<String>) {
        let mut reasons = Vec::new();
        let mut points = if self.side.opposed(self.other) { 20 } else { -40 };
        let (answer, claim) = match self.turn {
            Direction::Answers => (self.side, self.other),
            Direction::AnsweredBy => (self.other, self.side),
        };
        let claimed: &[&Statement] = match self.turn {
            Direction::Answers => &[self.statement],
            Direction::AnsweredBy => self.mine,
        };
        let kind = |it: &&Statement| it.nature.as_ref().map(|nature| nature.kind);
        let accuses = claimed.iter().any(|it| kind(it) == Some(NatureKind::Accusation));
        if let Some(name) = named(answer, &claim.words) {
            points += if accuses { 25 } else { 15 };
            reasons.push(format!("{} {name}", if accuses { "accuses" } else { "names" }));
        }
        if let Some(name) = named(claim, &answer.words) {
            points += 8;
            reasons.push(format!("the answer names {name}"));
        }
        if claimed.iter().any(|it| it.claim) {
            points += 4;
        }
        let (shared, words) = self.shared(times, count);
        points += shared;
        if !words.is_empty() {
            let words: Vec<String> = words.iter().take(3).map(|word| format!("“{word}”")).collect();
            reasons.push(format!("both say {}", words.join(", ")));
        }
        let before = self.place < self.at;
        points += match (before == (self.turn == Direction::Answers), steps) {
            (true, 0) => 12,
            (true, 1) => 7,
            (true, 2) => 3,
            (true, _) => -i64::try_from(steps.min(40) / 2).unwrap_or_default(),
            (false, _) => -25,
        };
        if self.mine.iter().any(|it| it.article != self.statement.article) {
            points -= 10;
            reasons.push("in another article".to_owned());
        }
        (points, reasons)
    }

    /// Points for the words that both sides have, and those words, the rarest first.
    fn shared(&self, times: &HashMap<&str, usize>, count: usize) -> (i64, Vec<&str>) {
        let rarity = |topic: &str| {
            let times = times.get(topic).copied().unwrap_or(1).max(1);
            ((count.max(1) as f64 / times as f64).ln() * 6.0).max(1.0) as i64
        };
        let both = self.other.topics.iter().filter(|(topic, _)| self.side.topics.contains_key(*topic));
        let mut words: Vec<(i64, &str)> = both.map(|(topic, word)| (rarity(topic), word.as_str())).collect();
        words.sort_by_key(|(rarity, _)| std::cmp::Reverse(*rarity));
        let points = words.iter().map(|(rarity, _)| *rarity).sum::<i64>().min(45);
        (points, words.into_iter().map(|(_, word)| word).collect())
    }
}

/// A name of a side that some words have.
fn named<'a>(side: &'a StatementFeatures, words: &str) -> Option<&'a str> {
    side.names.iter().find(|(name, _)| words.contains(name.as_str())).map(|(_, name)| name.as_str())
}

/// Words in small letters, with a space at either end and nothing but spaces between.
fn spaced(text: &str) -> String {
    let mut out = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.extend(word.chars().flat_map(char::to_lowercase));
        out.push(' ');
    }
    out
}

/// Words that say nothing of what a statement is about.
const EMPTY: &[&str] = &[
    "about", "after", "again", "against", "being", "before", "could", "every", "first", "their", "there",
    "these", "those", "where", "which", "while", "would", "should", "other", "because", "between", "under",
];

/// The beginnings of the longer words of a text: what two statements on one matter are likely to share.
fn topics(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| {
        let lower = word.to_lowercase();
        let long = word.chars().count() > 4 && !EMPTY.contains(&lower.as_str());
        long.then(|| (lower.chars().take(6).collect(), word.to_owned()))
    })
}

#[cfg(test)]
mod tests;
