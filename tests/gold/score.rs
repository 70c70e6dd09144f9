//! Holds what the engine found in an article against its gold.

use std::collections::HashSet;

use model::{Act, Findings, FoundParty, Span};

use super::format::{Gold, Names};
use super::table::{Kind, Tally};

/// From which overlap on (intersection over union of letters and digits) a statement counts as found.
const ENOUGH: f64 = 0.5;

/// The result for one article: the figures, and the errors in words.
#[derive(Debug, Default)]
pub(crate) struct Score {
    /// The figures.
    pub(crate) tally: Tally,
    /// Each mistake, for somebody who mends the engine.
    pub(crate) mistakes: Vec<String>,
}

/// Scores what was found in one article.
pub(crate) fn score(text: &str, gold: &Gold, found: &Findings) -> Score {
    let pairs = matched(text, gold, found);
    let mut scorer = Scorer { text, gold, found, pairs, score: Score::default() };
    scorer.statements();
    scorer.parties();
    scorer.affiliations();
    scorer.links();
    scorer.score
}

/// The found statement of each statement of the gold: one to one, the best overlap first.
pub(crate) fn matched(text: &str, gold: &Gold, found: &Findings) -> Vec<Option<usize>> {
    let want: Vec<HashSet<usize>> =
        gold.statements.iter().map(|said| letters(text, said.spans.iter().copied())).collect();
    let have: Vec<HashSet<usize>> = found
        .statements
        .iter()
        .map(|said| letters(text, said.spans.iter().map(|span| (span.start, span.end))))
        .collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, (gold, want)) in gold.statements.iter().zip(&want).enumerate() {
        for (j, (found, have)) in found.statements.iter().zip(&have).enumerate() {
            let both = want.intersection(have).count() as f64;
            let overlap = both / (want.len() + have.len()) as f64;
            let overlap = overlap / (1.0 - overlap);
            if gold.via.is_some() == found.via.is_some() && overlap >= ENOUGH {
                pairs.push((overlap, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out = vec![None; gold.statements.len()];
    let mut used = HashSet::new();
    for (_, i, j) in pairs {
        if out[i].is_none() && used.insert(j) {
            out[i] = Some(j);
        }
    }
    out
}

/// The places of the letters and digits of some stretches.
pub(crate) fn letters(text: &str, spans: impl Iterator<Item = (usize, usize)>) -> HashSet<usize> {
    let in_span = |(start, end): (usize, usize)| {
        let chars = text.get(start..end).unwrap_or_default().char_indices();
        chars.filter(|(_, c)| c.is_alphanumeric()).map(move |(at, _)| start + at)
    };
    spans.flat_map(in_span).collect()
}

struct Scorer<'a> {
    text: &'a str,
    gold: &'a Gold,
    found: &'a Findings,
    pairs: Vec<Option<usize>>,
    score: Score,
}

impl Scorer<'_> {
    fn mistake(&mut self, what: String) {
        self.score.mistakes.push(what);
    }

    fn statements(&mut self) {
        for at in 0..self.gold.statements.len() {
            let said = &self.gold.statements[at];
            if said.attitude {
                continue;
            }
            let nested = said.via.is_some();
            self.score.tally.add("statements wanted", 1);
            self.score.tally.add("nested wanted", usize::from(nested));
            if self.pairs[at].is_none() {
                let words = self.words(said.spans.iter().copied());
                let who = self.gold.speakers[said.speaker].names.first();
                let told = if nested { " (nested)" } else { "" };
                self.mistake(format!("missed {}{told} {who}: {words}", said.number));
            }
        }
        for at in 0..self.gold.statements.len() {
            if let Some(found) = self.pairs[at].filter(|_| !self.gold.statements[at].attitude) {
                self.statement(at, found);
            }
        }
        let used: HashSet<usize> = self.pairs.iter().flatten().copied().collect();
        for (at, said) in self.found.statements.iter().enumerate() {
            if used.contains(&at) || said.act == Act::Attitude {
                continue;
            }
            self.score.tally.add("statements extra", 1);
            self.score.tally.trust(Kind::Statements, &said.why, false);
            let words = self.words(said.spans.iter().map(|span| (span.start, span.end)));
            self.score.mistakes.push(format!("extra: {words} [{}]", said.why.rule));
        }
    }

    /// A statement that was found: its speaker, party, outer voice and nature.
    fn statement(&mut self, at: usize, place: usize) {
        let (said, found) = (&self.gold.statements[at], &self.found.statements[place]);
        let voice = &self.gold.speakers[said.speaker];
        let speaker = found.speaker.and_then(|at| self.found.speakers.get(at));
        let party = speaker.and_then(|speaker| speaker.party).and_then(|at| self.found.parties.get(at));
        // Some voices of the gold may be nobody who is named.
        let name = speaker.map_or("nobody", |speaker| speaker.name.as_str());
        let right = means(name, self.gold.speakers.iter().map(|voice| &voice.names), said.speaker);
        let sided = self.accepted(&voice.parties, party);
        let tally = &mut self.score.tally;
        tally.add("statements found", 1);
        tally.add("mode right", usize::from(said.mode == found.mode));
        tally.add("speaker right", usize::from(right));
        tally.add("party right", usize::from(sided));
        if found.act == Act::Speech {
            tally.trust(Kind::Statements, &found.why, right);
        }
        let kind = found.nature.as_ref().map(|nature| nature.kind);
        let fits = said.natures.contains(&kind);
        tally.add("nature right", usize::from(fits));
        if let Some(nature) = &found.nature {
            tally.trust(Kind::Natures, &nature.why, fits);
        }
        let number = said.number;
        if !right {
            let wanted = voice.names.first();
            self.mistake(format!("speaker of {number}: `{name}` for `{wanted}` [{}]", found.why.rule));
        }
        if !sided {
            let wanted: Vec<&str> = voice.parties.iter().map(|at| self.side(*at)).collect();
            let party = party.map_or("-", |party| party.name.as_str());
            self.mistake(format!("party of {number} ({name}): `{party}` for `{}`", wanted.join(" / ")));
        }
        if !fits {
            let kind = kind.map_or("none", model::NatureKind::name);
            let wanted: Vec<&str> =
                said.natures.iter().map(|kind| kind.map_or("none", model::NatureKind::name)).collect();
            let rule = found.nature.as_ref().map_or("", |nature| nature.why.rule.as_str());
            let words = self.words(said.spans.iter().copied());
            self.mistake(format!("nature of {number}: {kind} for {} [{rule}] {words}", wanted.join("/")));
        }
        if let Some(outer) = said.via {
            let held = self.pairs[outer].is_some() && self.pairs[outer] == found.via;
            self.score.tally.add("nested found", 1);
            self.score.tally.add("outer right", usize::from(held));
            if !held {
                self.mistake(format!("outer voice of {number}"));
            }
        }
    }

    fn parties(&mut self) {
        let mut seen = HashSet::new();
        for party in &self.found.parties {
            let side = self.resolve_party(party);
            let fresh = side.is_some_and(|side| seen.insert(side));
            let matters = fresh && side.is_some_and(|side| self.gold.parties[side].matters);
            self.score.tally.trust(Kind::Parties, &party.why, fresh);
            if !party.waits {
                self.score.tally.add("parties found", usize::from(matters));
                self.score.tally.add("parties extra", usize::from(!fresh));
            }
            if !fresh {
                let place = if party.waits { "others" } else { "first" };
                self.mistake(format!(
                    "extra party ({place}): {} ({}) [{}]",
                    party.name, party.short, party.why.rule
                ));
            } else if matters && party.waits {
                self.mistake(format!("party not among the first: {}", party.name));
            }
        }
        for (at, side) in self.gold.parties.iter().enumerate().filter(|(_, side)| side.matters) {
            self.score.tally.add("parties wanted", 1);
            if !seen.contains(&at) {
                let missed = format!("missed party: {}", side.names.first());
                self.score.mistakes.push(missed);
            }
        }
    }

    fn affiliations(&mut self) {
        for speaker in &self.found.speakers {
            let names = self.gold.speakers.iter().map(|voice| &voice.names);
            let (Some(at), Some(why)) = (resolve(&speaker.name, names), &speaker.why) else { continue };
            let party = speaker.party.and_then(|at| self.found.parties.get(at));
            let right = self.accepted(&self.gold.speakers[at].parties, party);
            self.score.tally.trust(Kind::Affiliations, why, right);
            if !right {
                let party = party.map_or("-", |party| party.name.as_str());
                self.mistake(format!("affiliation of {}: {party} [{}]", speaker.name, why.rule));
            }
        }
    }

    fn links(&mut self) {
        let of: Vec<Option<usize>> = (0..self.found.statements.len())
            .map(|found| self.pairs.iter().position(|pair| *pair == Some(found)))
            .collect();
        let mut hits = vec![false; self.gold.links.len()];
        for link in &self.found.links {
            let (from, to) = (of.get(link.from).copied().flatten(), of.get(link.to).copied().flatten());
            let fits = |answer: &&super::format::Answer| {
                Some(answer.from) == from && to.is_some_and(|to| answer.to.contains(&to))
            };
            let answers: Vec<&super::format::Answer> = self.gold.links.iter().filter(fits).collect();
            let right = !answers.is_empty();
            let related = answers.iter().any(|answer| answer.relation == link.relation);
            for (hit, answer) in hits.iter_mut().zip(&self.gold.links) {
                *hit |= fits(&answer);
            }
            self.score.tally.add("links suggested", 1);
            self.score.tally.add("links right", usize::from(right));
            self.score.tally.add("relation right", usize::from(related));
            self.score.tally.trust(Kind::Links, &link.why, right);
            let number = |at: Option<usize>, place: usize| match at {
                Some(at) => self.gold.statements[at].number.to_string(),
                None => format!(
                    "({})",
                    self.found.statements.get(place).map_or(String::new(), |said| self.shorter(&said.spans))
                ),
            };
            let (a, b) = (number(from, link.from), number(to, link.to));
            let sign = if related {
                "right link"
            } else if right {
                "other relation"
            } else {
                "wrong link"
            };
            self.score.mistakes.push(format!(
                "{sign}: {a} {} {b} [{} {:?} {}]",
                link.relation.name(),
                link.why.rule,
                link.why.words,
                link.why.confidence
            ));
        }
        for (answer, hit) in self.gold.links.iter().zip(hits) {
            self.score.tally.add("links wanted", 1);
            self.score.tally.add("links found", usize::from(hit));
            if !hit {
                let number = |at: usize| self.gold.statements[at].number;
                let to: Vec<String> = answer.to.iter().map(|at| number(*at).to_string()).collect();
                let relation = answer.relation.name();
                self.score.mistakes.push(format!(
                    "missed link: {} {relation} {}",
                    number(answer.from),
                    to.join(" / ")
                ));
            }
        }
    }

    fn accepted(&self, sides: &[Option<usize>], party: Option<&FoundParty>) -> bool {
        match party {
            None => sides.contains(&None),
            Some(party) => self.resolve_party(party).is_some_and(|at| sides.contains(&Some(at))),
        }
    }

    fn resolve_party(&self, party: &FoundParty) -> Option<usize> {
        let by = |name: &str| resolve(name, self.gold.parties.iter().map(|side| &side.names));
        by(&party.name).or_else(|| by(&party.short))
    }

    fn side(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.gold.parties.get(at)).map_or("-", |side| side.names.first())
    }

    fn shorter(&self, spans: &[Span]) -> String {
        self.words(spans.iter().map(|span| (span.start, span.end)))
    }

    fn words(&self, spans: impl Iterator<Item = (usize, usize)>) -> String {
        let words: Vec<&str> = spans.filter_map(|(start, end)| self.text.get(start..end)).collect();
        let words = words.join(" … ");
        let short: String = words.chars().take(90).collect();
        if short.len() < words.len() { format!("{short}…") } else { short }
    }
}

/// The fit of a name to each of some names: 0 where it is equal, 1 where it has the same initials or contains
/// it or is contained in it word by word, 2 where it does not fit.
fn levels<'a>(name: &str, all: impl Iterator<Item = &'a Names>) -> Vec<usize> {
    let name = plain(name);
    let level = |other: &String| {
        let plainer = plain(other);
        let within = |a: &str, b: &str| format!(" {b} ").contains(&format!(" {a} "));
        if name.is_empty() {
            2
        } else if plainer == name {
            0
        } else if initials(other) == name || within(&name, &plainer) || within(&plainer, &name) {
            1
        } else {
            2
        }
    };
    all.map(|names| names.0.iter().map(level).min().unwrap_or(2)).collect()
}

/// Returns the one of some names that a name means: the one that it fits best; nothing where that is none or several.
pub(crate) fn resolve<'a>(name: &str, all: impl Iterator<Item = &'a Names>) -> Option<usize> {
    let levels = levels(name, all);
    let best = *levels.iter().min().filter(|best| **best < 2)?;
    let mut fits = levels.iter().enumerate().filter(|(_, level)| **level == best);
    let first = fits.next().map(|(at, _)| at);
    if fits.next().is_some() { None } else { first }
}

/// Returns true if a name means this one of some names. Two may share a name that is listed for both.
fn means<'a>(name: &str, all: impl Iterator<Item = &'a Names> + Clone, wanted: usize) -> bool {
    levels(name, all.clone()).get(wanted) == Some(&0) || resolve(name, all) == Some(wanted)
}

/// A name in small letters, without article, titles and marks.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase().replace('’', "'");
    let kept: String =
        lower.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '\'' { c } else { ' ' }).collect();
    let lead = ["the", "a", "an", "mr", "ms", "mrs", "dr", "its", "their"];
    let words: Vec<&str> = kept.split_whitespace().map(|word| word.trim_matches('\'')).collect();
    let start = words.iter().take_while(|word| lead.contains(word)).count();
    words.get(start..).unwrap_or_default().join(" ")
}

fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().next().filter(|c| c.is_uppercase());
    let letters: String = name.split(|c: char| !c.is_alphanumeric()).filter_map(first).collect();
    letters.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Vec<Names> {
        all.iter().map(|name| Names(vec![(*name).to_owned()])).collect()
    }

    #[test]
    fn a_name_means_one_or_none() {
        let all = names(&["Gareth Pell", "Dylan Pell", "Ministry of Defence"]);
        assert_eq!(resolve("Dylan Pell", all.iter()), Some(1));
        assert_eq!(resolve("Dylan", all.iter()), Some(1));
        assert_eq!(resolve("Pell", all.iter()), None);
        assert_eq!(resolve("MoD", names(&["Ministry Of Defence"]).iter()), Some(0));
        assert_eq!(resolve("the ministry of defence", all.iter()), Some(2));
        assert_eq!(resolve("", all.iter()), None);
    }
}
