//! Features for and against one statement answering another, as numbers.

use foldhash::HashMap;

use super::facts::StatementProfile;

/// The number of statements on either side of an answer that are looked at.
pub(super) const WINDOW: usize = 60;

/// The names of the features, in the order of [`Features`]. "Claim" is what would be answered.
pub const FEATURES: [&str; COUNT] = [
    "claim is the last of another side",
    "claim is the last of its side",
    "no change of sides between",
    "statements of the answering side between (log)",
    "paragraphs between (log)",
    "same sentence",
    "same paragraph",
    "nothing between",
    "claim attacks or asks the answering side",
    "claim names the answering side",
    "claim accuses the answering side by grammar",
    "answer names the side of the claim",
    "answer names a third side alone",
    "claim names a third side alone",
    "cue of the claim accuses",
    "claim tells of a wrong",
    "cue of the claim demands",
    "claim is told in another",
    "claim is the first of its side",
    "cue of the claim praises",
    "cue of the answer denies",
    "cue of the answer responds",
    "answer negates",
    "answer judges",
    "answer contrasts with the words before",
    "answer points at a saying",
    "cue of the answer praises",
    "answerer is of no side",
    "answer is told in another",
    "cue of the answer demands",
    "claim is told in the answer",
    "answer is told in the claim",
    "claim follows the answer",
    "behind: statements of other sides between (log)",
    "behind: paragraphs between (log)",
    "behind: answer opens the article",
    "claim tells another saying of its side",
    "shared words, by rarity",
    "denial after an attack on the answering side",
    "answer quotes some words",
    "last that names the answering side",
    "claim is far down (log)",
    "statements of the claiming side (log)",
    "share of the answering side that names the claiming side",
    "answer refers back",
    "first of its side behind the claim",
    "claim accuses the answering side (chance)",
    "answer accuses the claiming side (chance)",
    "opposition after an accusation of the answering side",
    "answer is in direct speech",
    "answer speaks against something",
];

/// The number of features.
pub(super) const COUNT: usize = 51;

/// One pair as numbers.
pub type Features = [f64; COUNT];

/// Counts over the whole article.
pub(super) struct Totals {
    /// The number of statements that hold a topic.
    times: HashMap<u64, usize>,
    statements: usize,
    /// The number of statements that each party makes.
    said: Vec<usize>,
    /// In how many of its statements the first party names the second.
    naming: HashMap<(usize, usize), usize>,
    /// The first statement of each party.
    first: Vec<Option<usize>>,
    /// True if each statement tells another one of its own party.
    tells_own: Vec<bool>,
}

impl Totals {
    pub(super) fn new(all: &[StatementProfile], parties: usize) -> Self {
        let mut totals = Self {
            times: HashMap::default(),
            statements: all.len(),
            said: vec![0; parties],
            naming: HashMap::default(),
            first: vec![None; parties],
            tells_own: vec![false; all.len()],
        };
        for (at, known) in all.iter().enumerate() {
            for topic in &known.topics {
                *totals.times.entry(*topic).or_default() += 1;
            }
            let outer = known.via.filter(|via| {
                known.party.is_some() && all.get(*via).and_then(|outer| outer.party) == known.party
            });
            if let Some(tells) = outer.and_then(|via| totals.tells_own.get_mut(via)) {
                *tells = true;
            }
            let Some(party) = known.party else { continue };
            if let (Some(said), Some(first)) = (totals.said.get_mut(party), totals.first.get_mut(party)) {
                *said += 1;
                first.get_or_insert(at);
            }
            for named in &known.named {
                *totals.naming.entry((party, *named)).or_default() += 1;
            }
        }
        totals
    }

    fn said(&self, party: Option<usize>) -> usize {
        party.and_then(|party| self.said.get(party)).copied().unwrap_or_default()
    }

    /// The words that two statements share, weighted by how rare they are, as in Spärck Jones (1972).
    fn shared(&self, one: &StatementProfile, other: &StatementProfile) -> f64 {
        let both = one.topics.iter().filter(|topic| other.topics.binary_search(topic).is_ok());
        let rarity = |topic: &u64| {
            let times = self.times.get(topic).copied().unwrap_or(1).max(1);
            (1.0 + self.statements as f64 / times as f64).ln()
        };
        both.map(rarity).sum::<f64>().min(6.0)
    }
}

/// The stretch between an answer and the statement that is looked at, while one goes from the one to the other.
#[derive(Default)]
struct Between {
    /// Statements that are not told in others.
    all: usize,
    own: usize,
    others: usize,
    /// The number of each party.
    of: Vec<(usize, usize)>,
    changes: usize,
    /// The side of the last that was passed; at first that of the answer.
    last: Option<usize>,
    /// True if one of another side named the answering side.
    named: bool,
}

impl Between {
    fn of(&self, party: Option<usize>) -> usize {
        let found = self.of.iter().find(|(known, _)| Some(*known) == party);
        found.map_or(0, |(_, count)| *count)
    }

    fn pass(&mut self, known: &StatementProfile, own: Option<usize>) {
        if known.via.is_some() {
            return;
        }
        self.all += 1;
        self.own += usize::from(known.party == own);
        if let Some(party) = known.party.filter(|party| Some(*party) != own) {
            self.others += 1;
            self.named |= known.names(own);
            match self.of.iter_mut().find(|(known, _)| *known == party) {
                Some((_, count)) => *count += 1,
                None => self.of.push((party, 1)),
            }
        }
        self.changes += usize::from(self.last != known.party);
        self.last = known.party;
    }

    fn changes_to(&self, party: Option<usize>) -> usize {
        self.changes + usize::from(self.last != party)
    }
}

/// Every statement of another side near one that may answer it, with the features of the pair.
pub(super) fn pairs(all: &[StatementProfile], totals: &Totals, at: usize) -> Vec<(usize, Features)> {
    let Some(answer) = all.get(at) else { return Vec::new() };
    let mut found = Vec::new();
    let mut between = Between { last: answer.party, ..Between::default() };
    for place in (at.saturating_sub(WINDOW)..at).rev() {
        let Some(claim) = all.get(place) else { continue };
        if opposed(answer, claim) {
            found.push((place, features(all, totals, (at, place), &between)));
        }
        between.pass(claim, answer.party);
    }
    let mut between = Between { last: answer.party, ..Between::default() };
    for (place, claim) in all.iter().enumerate().skip(at + 1).take(WINDOW) {
        if opposed(answer, claim) {
            found.push((place, features(all, totals, (at, place), &between)));
        }
        between.pass(claim, answer.party);
    }
    found
}

/// Returns true if a statement can be answered by another: it has a side, which is not that of the other.
fn opposed(answer: &StatementProfile, claim: &StatementProfile) -> bool {
    claim.party.is_some()
        && claim.party != answer.party
        && (answer.party.is_some() || answer.speaker != claim.speaker)
}

fn features(
    all: &[StatementProfile],
    totals: &Totals,
    (at, place): (usize, usize),
    between: &Between,
) -> Features {
    let mut out = [0.0; COUNT];
    let (Some(answer), Some(claim)) = (all.get(at), all.get(place)) else { return out };
    let (a, c) = (&answer.signs, &claim.signs);
    let before = place < at;
    let is = |yes: bool| if yes { 1.0 } else { 0.0 };
    let log = |count: usize| (1.0 + count as f64).ln();
    let (side, other) = (answer.party, claim.party);
    let third = |known: &StatementProfile| {
        known.named.iter().chain(&known.around).any(|it| Some(*it) != side && Some(*it) != other)
    };
    let names = claim.names(side) || claim.names_around(side) && (c.accuses || c.demands);
    let answer_names = answer.names(other) || answer.names_around(other);
    let attacks = names && (c.accuses || c.wrong || c.demands);
    let apart = answer.paragraph.abs_diff(claim.paragraph);
    let joined = apart == 0 && answer.sentence <= claim.extent.end && claim.extent.end <= answer.extent.start;
    let share = match (side, other) {
        (Some(one), Some(two)) => {
            let naming = totals.naming.get(&(one, two)).copied().unwrap_or_default();
            naming as f64 / totals.said(side).max(1) as f64
        }
        _ => 0.0,
    };
    let first = other.and_then(|party| totals.first.get(party).copied().flatten()) == Some(place);
    let values = [
        is(before && between.others == 0 && claim.via.is_none()),
        is(before && between.of(other) == 0),
        is(before && between.changes_to(other) <= 1),
        if before { log(between.own) } else { 0.0 },
        if before { log(apart) } else { 0.0 },
        is(before && joined),
        is(before && apart == 0),
        is(before && between.all == 0),
        is(attacks),
        is(names),
        is(claim.charges(side)),
        is(answer_names),
        is(third(answer) && !answer_names),
        is(third(claim) && !names),
        is(c.accuses),
        is(c.wrong),
        is(c.demands),
        is(claim.via.is_some()),
        is(first),
        is(c.praises),
        is(a.denies),
        is(a.responds),
        is(a.negates),
        is(a.judges),
        is(a.contrasts),
        is(a.points),
        is(a.praises),
        is(side.is_none()),
        is(answer.via.is_some()),
        is(a.demands),
        is(claim.via == Some(at)),
        is(answer.via == Some(place)),
        is(!before),
        if before { 0.0 } else { log(between.others) },
        if before { 0.0 } else { log(apart) },
        is(!before && at <= 1),
        is(totals.tells_own.get(place) == Some(&true)),
        totals.shared(answer, claim),
        is(attacks && (a.denies || a.negates || a.judges)),
        is(a.quotes),
        is(before && claim.names(side) && !between.named && claim.via.is_none()),
        log(place),
        (totals.said(other).max(1) as f64).ln(),
        share,
        is(a.refers),
        is(before && between.own == 0),
        claim.accuses(side),
        answer.accuses(other),
        claim.accuses(side) * is(a.opposes()),
        is(a.direct),
        is(a.opposes()),
    ];
    out.copy_from_slice(&values);
    out
}
