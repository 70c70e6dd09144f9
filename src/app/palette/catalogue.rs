//! Everything in a project that can be gone to, and the words that lead there.
//!
//! Each different word is kept once, with the places that it is in: what was typed is held against some tens of
//! thousands of words, not against a hundred thousand statements.

use std::collections::HashMap;

use super::matching::{MatchCost, Query, SearchScope, beside, folded, has_slips, mask, words};
use super::{PaletteTarget, TargetKind};
use model::{EvidenceSource, Project, Speaker};

/// The most entries of a kind that are shown where all kinds are looked for.
const FEW: usize = 8;
/// The most statements that are shown, and the most entries of a kind that was asked for alone.
const MANY: usize = 60;

/// The results of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ResultGroup {
    /// The kind.
    pub(crate) kind: TargetKind,
    /// The best, in their order.
    pub(crate) found: Vec<PaletteTarget>,
    /// The number of all, with those that are not among the best.
    pub(crate) count: usize,
    /// The distance of the best from what was typed.
    pub(super) cost: MatchCost,
}

/// The entries that can be gone to.
#[derive(Debug)]
pub(super) struct Catalogue {
    project: Project,
    /// Kind by kind, each in the order in which equals are shown.
    targets: Vec<PaletteTarget>,
    vocabulary: Vec<CatalogueWord>,
}

/// A word, and where it is.
#[derive(Debug)]
struct CatalogueWord {
    text: Box<str>,
    mask: u32,
    /// Places in `targets`, twice: one more where the word is beside the name.
    places: Vec<u32>,
}

/// Under way.
#[derive(Default)]
struct CatalogueBuilder {
    targets: Vec<PaletteTarget>,
    vocabulary: Vec<CatalogueWord>,
    known: HashMap<Box<str>, usize>,
}

impl CatalogueBuilder {
    fn add(&mut self, target: PaletteTarget, name: &str, beside: &[&str]) {
        let place = self.targets.len() as u32 * 2;
        self.targets.push(target);
        self.read(name, place);
        for text in beside {
            self.read(text, place + 1);
        }
    }

    fn read(&mut self, text: &str, place: u32) {
        for range in words(text) {
            let word = folded(&text[range]);
            let at = self.known.get(word.as_str()).copied().unwrap_or_else(|| {
                let text: Box<str> = word.into();
                self.vocabulary.push(CatalogueWord {
                    mask: mask(&text),
                    text: text.clone(),
                    places: Vec::new(),
                });
                self.known.insert(text, self.vocabulary.len() - 1);
                self.vocabulary.len() - 1
            });
            let places = &mut self.vocabulary[at].places;
            if places.last().is_none_or(|last| last / 2 != place / 2) {
                places.push(place);
            }
        }
    }
}

impl Catalogue {
    /// Reads a project, every word of it: not for a frame.
    pub(super) fn of(project: Project) -> Self {
        let mut making = CatalogueBuilder::default();
        for party in &project.parties {
            making.add(PaletteTarget::Party(party.id), &party.name, &[&party.short]);
        }
        let mut speakers: Vec<&Speaker> = project.speakers.values().collect();
        speakers.sort_by_key(|speaker| folded(&speaker.name));
        for speaker in speakers {
            let party = speaker.party.and_then(|id| project.party(id)).map_or("", |party| &party.short);
            making.add(PaletteTarget::Speaker(speaker.id), &speaker.name, &[&speaker.role, party]);
        }
        for (group, tag) in project.codebook.tags() {
            making.add(PaletteTarget::Tag(tag.id), &tag.name, &[&group.name, &tag.definition]);
        }
        for evidence in project.evidence.values() {
            let source = match &evidence.source {
                EvidenceSource::Address(text) | EvidenceSource::File(text) => text.as_str(),
                EvidenceSource::Elsewhere => "",
            };
            let mut beside = vec![evidence.publisher.as_str(), source];
            beside.extend(evidence.passages.iter().map(|passage| passage.text.as_str()));
            making.add(PaletteTarget::Evidence(evidence.id), &evidence.title, &beside);
        }
        for article in &project.articles {
            making.add(
                PaletteTarget::Article(article.id),
                &article.title,
                &[&article.outlet, &article.byline],
            );
        }
        for statement in project.reading_order() {
            let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
            let name = speaker.map_or("", |speaker| speaker.name.as_str());
            making.add(PaletteTarget::Statement(statement.id), &project.words_of(statement), &[name]);
        }
        let CatalogueBuilder { targets, vocabulary, .. } = making;
        Self { project, targets, vocabulary }
    }

    /// The entries that match the typed text.
    pub(super) fn search(&self, query: &Query) -> Vec<ResultGroup> {
        if query.needles.is_empty() || query.scope == SearchScope::Commands {
            return Vec::new();
        }
        let costs = self.costs(query);
        let mut groups: Vec<ResultGroup> = Vec::new();
        let mut start = 0;
        while let Some(kind) = self.targets.get(start).map(|target| target.kind()) {
            let end = start + self.targets[start..].partition_point(|target| target.kind() <= kind);
            if kind.is_in(query.scope) {
                groups.extend(self.group(kind, query, &costs[start..end], start));
            }
            start = end;
        }
        groups
    }

    /// The distance of each target from what was typed.
    fn costs(&self, query: &Query) -> Vec<Option<MatchCost>> {
        let mut sums: Vec<Option<MatchCost>> = vec![Some(0); self.targets.len()];
        let mut best: Vec<Option<MatchCost>> = vec![None; self.targets.len()];
        for needle in &query.needles {
            best.fill(None);
            for word in &self.vocabulary {
                let Some(hit) = needle.hit_with(&word.text, word.mask) else { continue };
                for place in &word.places {
                    let Some(cost) = beside(hit.cost, place % 2 == 1) else { continue };
                    let known = &mut best[*place as usize / 2];
                    *known = Some(known.map_or(cost, |known| known.min(cost)));
                }
            }
            for (sum, best) in sums.iter_mut().zip(&best) {
                *sum = sum.zip(*best).map(|(sum, best)| sum.saturating_add(best));
            }
        }
        sums
    }

    fn group(
        &self,
        kind: TargetKind,
        query: &Query,
        costs: &[Option<MatchCost>],
        start: usize,
    ) -> Option<ResultGroup> {
        let least = costs.iter().flatten().min().copied()?;
        let fits = |cost: &MatchCost| has_slips(least) || !has_slips(*cost);
        let mut found: Vec<(MatchCost, usize)> = costs
            .iter()
            .enumerate()
            .filter_map(|(at, cost)| cost.filter(fits).map(|cost| (cost, start + at)))
            .collect();
        let count = found.len();
        let most = if kind == TargetKind::Statement || query.scope != SearchScope::All { MANY } else { FEW };
        // Words that are together as they were typed come first among equals; looked for only near the top.
        let looked_at = most * 4;
        if found.len() > looked_at {
            found.select_nth_unstable(looked_at);
            found.truncate(looked_at);
        }
        if kind == TargetKind::Statement && query.needles.len() > 1 {
            for (cost, at) in &mut found {
                *cost = 2 * *cost + u16::from(!self.has_phrase(*at, &query.phrase));
            }
        }
        found.sort_unstable();
        found.truncate(most);
        let found = found.into_iter().map(|(_, at)| self.targets[at]).collect();
        Some(ResultGroup { kind, found, count, cost: least })
    }

    fn has_phrase(&self, at: usize, phrase: &str) -> bool {
        let Some(PaletteTarget::Statement(id)) = self.targets.get(at) else { return false };
        let Some(statement) = self.project.statements.get(id) else { return false };
        folded(&self.project.words_of(statement)).contains(phrase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Catalogue {
        Catalogue::of(store::from_text(crate::SAMPLE).unwrap())
    }

    fn found(catalogue: &Catalogue, typed: &str) -> Vec<(TargetKind, usize)> {
        let groups = catalogue.search(&Query::read(typed));
        groups.iter().map(|group| (group.kind, group.count)).collect()
    }

    #[test]
    fn every_kind_is_found_by_its_name_with_slips() {
        let catalogue = sample();
        let project = &catalogue.project;
        let party = &project.parties[0];
        let speaker = project.speakers.values().find(|it| it.name.chars().count() > 7).unwrap();
        let (_, tag) = project.codebook.tags().find(|(_, tag)| tag.name.len() > 6).unwrap();
        let evidence = project.evidence.values().next().unwrap();
        for (name, target) in [
            (&party.name, PaletteTarget::Party(party.id)),
            (&speaker.name, PaletteTarget::Speaker(speaker.id)),
            (&tag.name, PaletteTarget::Tag(tag.id)),
            (&evidence.title, PaletteTarget::Evidence(evidence.id)),
        ] {
            let longest = words(name).max_by_key(ExactSizeIterator::len).unwrap();
            let mut letters: Vec<char> = name[longest].chars().collect();
            letters.swap(1, 2);
            for typed in [name.clone(), letters.into_iter().collect()] {
                let groups = catalogue.search(&Query::read(&typed));
                let all: Vec<PaletteTarget> = groups.into_iter().flat_map(|group| group.found).collect();
                assert!(all.contains(&target), "{typed} → {name}: {all:?}");
            }
        }
    }

    #[test]
    fn words_that_stand_together_come_first() {
        let catalogue = sample();
        let project = &catalogue.project;
        for statement in project.statements.values() {
            let said = project.words_of(statement);
            let places: Vec<_> = words(&said).collect();
            for three in places.windows(3) {
                let typed = &said[three[0].start..three[2].end];
                let groups = catalogue.search(&Query::read(typed));
                let found = groups.iter().find(|group| group.kind == TargetKind::Statement).unwrap();
                let Some(PaletteTarget::Statement(first)) = found.found.first() else { panic!("{typed}") };
                let first = project.words_of(&project.statements[first]);
                assert!(folded(&first).contains(&folded(typed)), "{typed} → {first}");
            }
        }
    }

    #[test]
    fn what_is_found_as_typed_leaves_no_room_for_slips() {
        let catalogue = sample();
        let (with, without) = (found(&catalogue, "zzzzzzz"), found(&catalogue, ""));
        assert_eq!((with, without), (vec![], vec![]));
        let everything = found(&catalogue, "the");
        assert!(everything.iter().any(|(kind, _)| *kind == TargetKind::Statement));
        assert!(
            found(&catalogue, "@the")
                .iter()
                .all(|(kind, _)| matches!(kind, TargetKind::Party | TargetKind::Speaker))
        );
    }
}
