//! Holds whom the statements accuse or ask, and who answered, against the gold of an article.
//!
//! - *accused or asked*: pairs of a statement and a party, from the bare text on, as a person finds them in the panels;
//! - *whom of what accuses*: the same for statements that were found, with parties that have a panel, when a person has
//!   said which of them accuse: what the words alone tell;
//! - *missing replies*: the pairs that are shown as missing replies.
//!
//! Replies on which readers may differ, and parties that may wait, count neither way.

use std::collections::HashSet;

use analysis::{ReplyDue, ReplyGraph, ReplyReason, ReplyState, RightOfReply, Scope};
use edit::testing;
use model::{Findings, Nature, NatureKind, Project, StatementId, Why};

use super::format::Gold;
use super::score::{Score, letters, matched, resolve};

/// Scores one article.
pub(crate) fn score(text: &str, gold: &Gold, found: &Findings) -> Score {
    let project = project(text, found);
    let ids = ids(&project, found);
    let pairs = matched(text, gold, found);
    let touched = touched(text, gold, found);
    let mut scorer = Scorer { text, gold, found, ids, pairs, touched, score: Score::default() };
    scorer.dues(&project);
    scorer.whom(project);
    scorer.score
}

/// A project of what was found.
fn project(text: &str, found: &Findings) -> Project {
    testing::project(&mut testing::context(), "Gold", text, found.clone())
}

/// The statement of a project for each that was found.
fn ids(project: &Project, found: &Findings) -> Vec<StatementId> {
    let mut free: Vec<_> = project.reading_order();
    let mut take = |said: &model::FoundStatement| {
        let same = |it: &&model::Statement| {
            (&it.spans, it.via.is_some(), it.cue, it.act)
                == (&said.spans, said.via.is_some(), said.cue, said.act)
        };
        let at = free.iter().position(same).expect("each found statement is in the project");
        free.remove(at).id
    };
    found.statements.iter().map(&mut take).collect()
}

/// The statements of the gold that share most of their words with each found one, or most of its own.
fn touched(text: &str, gold: &Gold, found: &Findings) -> Vec<Vec<usize>> {
    let wanted: Vec<HashSet<usize>> =
        gold.statements.iter().map(|said| letters(text, said.spans.iter().copied())).collect();
    let touches = |own: &HashSet<usize>, other: &HashSet<usize>| {
        2 * own.intersection(other).count() >= own.len().min(other.len())
    };
    let of = |said: &model::FoundStatement| {
        let own = letters(text, said.spans.iter().map(|span| (span.start, span.end)));
        (0..wanted.len()).filter(|at| touches(&own, &wanted[*at])).collect()
    };
    found.statements.iter().map(of).collect()
}

struct Scorer<'a> {
    text: &'a str,
    gold: &'a Gold,
    found: &'a Findings,
    ids: Vec<StatementId>,
    /// The found statement of each statement of the gold.
    pairs: Vec<Option<usize>>,
    /// The statements of the gold that share most of their words, or of its own, with each found one.
    touched: Vec<Vec<usize>>,
    score: Score,
}

/// A statement and a party of the gold.
type Pair = (usize, usize);

/// The agreement of a due with the gold.
enum Fit {
    Right(Vec<Pair>),
    /// Counts neither way.
    Open,
    Wrong,
}

impl Scorer<'_> {
    fn dues(&mut self, project: &Project) {
        let dues = derive(project, &self.ids);
        let (mut hit, mut missing_replies): (HashSet<Pair>, HashSet<Pair>) = Default::default();
        for due in &dues {
            let missing = due.state == ReplyState::Missing;
            match self.fit(due, project) {
                Fit::Right(pairs) => {
                    let replied: Vec<Option<bool>> =
                        pairs.iter().map(|pair| self.due(*pair).and_then(|due| due.replied)).collect();
                    hit.extend(&pairs);
                    if missing && replied.contains(&Some(false)) {
                        missing_replies.extend(&pairs);
                    } else if missing && !replied.contains(&None) {
                        self.score.tally.add("missing extra", 1);
                        self.mistake("missing where there is a reply", due, project);
                    } else if !missing && replied.contains(&Some(false)) {
                        self.mistake("a reply where there is none", due, project);
                    }
                }
                Fit::Open => {}
                Fit::Wrong => {
                    self.score.tally.add("dues extra", 1);
                    self.score.tally.add("missing extra", usize::from(missing));
                    self.mistake("extra", due, project);
                }
            }
        }
        for due in &self.gold.dues {
            let pair = (due.statement, due.party);
            if due.ground.is_none() || !self.gold.parties[due.party].matters {
                continue;
            }
            let tally = &mut self.score.tally;
            tally.add("dues wanted", 1);
            tally.add("dues found", usize::from(hit.contains(&pair)));
            if due.replied == Some(false) {
                tally.add("missing wanted", 1);
                tally.add("missing found", usize::from(missing_replies.contains(&pair)));
            }
            if !hit.contains(&pair) {
                let number = self.gold.statements[due.statement].number;
                let nature = self.pairs[due.statement].map(|at| match &self.found.statements[at].nature {
                    Some(nature) => nature.kind.name(),
                    None => "no nature",
                });
                let party = self.gold.parties[due.party].names.first();
                let panel = match self
                    .found
                    .parties
                    .iter()
                    .find(|it| self.side(&it.name, &it.short) == Some(due.party))
                {
                    None => ", a party not found",
                    Some(party) if party.waits => ", a party that waits",
                    Some(_) => "",
                };
                let nature = nature.unwrap_or("not found");
                let words = self.words(due.statement);
                self.score.mistakes.push(format!("missed due {number} ({nature}): {party}{panel}: {words}"));
            }
        }
    }

    /// The same when people have said which statements accuse.
    fn whom(&mut self, mut project: Project) {
        let mut told: HashSet<usize> = HashSet::new();
        for due in &self.gold.dues {
            let (Some(ground), Some(at)) = (due.ground, self.pairs[due.statement]) else { continue };
            let kind = if ground == ReplyReason::Asked { NatureKind::Demand } else { NatureKind::Accusation };
            if let Some(statement) = project.statements.get_mut(&self.ids[at]) {
                statement.nature = Some(Nature { kind, why: Why::new("gold", &[], 99) });
                statement.act = model::Act::Speech;
                told.insert(due.statement);
            }
        }
        let dues = derive(&project, &self.ids);
        let mut hit: HashSet<Pair> = HashSet::new();
        for due in &dues {
            let of_told =
                self.statement(due).is_some_and(|at| told.iter().any(|it| self.pairs[*it] == Some(at)));
            match self.fit(due, &project) {
                Fit::Right(pairs) => hit.extend(pairs),
                Fit::Wrong if of_told => {
                    self.score.tally.add("whom extra", 1);
                    self.mistake("whom: extra", due, &project);
                }
                Fit::Open | Fit::Wrong => {}
            }
        }
        for due in
            self.gold.dues.iter().filter(|due| due.ground.is_some() && self.pairs[due.statement].is_some())
        {
            let shown =
                |it: &&model::FoundParty| !it.waits && self.side(&it.name, &it.short) == Some(due.party);
            if !self.gold.parties[due.party].matters || !self.found.parties.iter().any(|it| shown(&it)) {
                continue;
            }
            let right = hit.contains(&(due.statement, due.party));
            self.score.tally.add("whom wanted", 1);
            self.score.tally.add("whom found", usize::from(right));
            if !right {
                let number = self.gold.statements[due.statement].number;
                let party = self.gold.parties[due.party].names.first();
                let words = self.words(due.statement);
                self.score.mistakes.push(format!("whom: missed {number}: {party}: {words}"));
            }
        }
    }

    /// A due on a statement is one on each of those that people mark in its words.
    fn fit(&self, due: &ReplyDue, project: &Project) -> Fit {
        let party = project.parties.iter().find(|party| party.id == due.party);
        let side = party.and_then(|party| self.side(&party.name, &party.short));
        let (Some(at), Some(side)) = (self.statement(due), side) else { return Fit::Wrong };
        let touched = self.touched.get(at).map_or(&[][..], Vec::as_slice);
        let dues: Vec<&super::format::Due> =
            touched.iter().filter_map(|statement| self.due((*statement, side))).collect();
        let right = |due: &&&super::format::Due| due.ground.is_some() && self.gold.parties[side].matters;
        let pairs: Vec<Pair> = dues.iter().filter(right).map(|due| (due.statement, side)).collect();
        match (pairs.is_empty(), dues.is_empty()) {
            (false, _) => Fit::Right(pairs),
            (true, false) => Fit::Open,
            (true, true) => Fit::Wrong,
        }
    }

    fn due(&self, (statement, party): Pair) -> Option<&super::format::Due> {
        self.gold.dues.iter().find(|due| (due.statement, due.party) == (statement, party))
    }

    /// The found statement that a due is about.
    fn statement(&self, due: &ReplyDue) -> Option<usize> {
        Some(due.place.number()).filter(|at| *at < self.ids.len())
    }

    fn side(&self, name: &str, short: &str) -> Option<usize> {
        let by = |name: &str| resolve(name, self.gold.parties.iter().map(|side| &side.names));
        by(name).or_else(|| by(short))
    }

    fn words(&self, statement: usize) -> String {
        let spans = &self.gold.statements[statement].spans;
        let words: Vec<&str> = spans.iter().filter_map(|(start, end)| self.text.get(*start..*end)).collect();
        words.join(" … ")
    }

    fn mistake(&mut self, what: &str, due: &ReplyDue, project: &Project) {
        let party =
            project.parties.iter().find(|party| party.id == due.party).map_or("", |it| it.name.as_str());
        let Some(at) = self.statement(due) else { return };
        let number = self.pairs.iter().position(|pair| *pair == Some(at));
        let number = number.map_or("-".to_owned(), |at| self.gold.statements[at].number.to_string());
        let words: Vec<&str> =
            self.found.statements[at].spans.iter().map(|span| span.of(self.text)).collect();
        let words = words.join(" … ");
        self.score.mistakes.push(format!("{what}: {number} {:?} {party}: {words}", due.reason));
    }
}

/// The dues of a project; their places are those of the list.
fn derive(project: &Project, order: &[StatementId]) -> Vec<ReplyDue> {
    let scope = Scope::with_all_links(project, order);
    RightOfReply::new(&scope, &ReplyGraph::new(&scope)).replies_due().to_vec()
}
