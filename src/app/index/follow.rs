//! Following the project from one of its states to the next, by the records in which they differ.

use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::{ChangedAspects, Index, StatementRow};
use analysis::StatementIndex;
use model::{Act, Article, Citation, Project, ReviewStatus, Statement, TagId, is_same_text};

/// The difference between two states of an index, as far as a layout depends on it.
#[derive(Debug)]
pub(crate) struct Changes {
    /// The aspects that have changed.
    pub(crate) touched: ChangedAspects,
    /// The statements whose card is gone or elsewhere now: the place in the table of each, and the row that it had.
    pub(crate) moved: Vec<(StatementIndex, StatementRow)>,
    /// True if links have changed.
    pub(crate) relinked: bool,
    /// True if parties, or the speakers of a party, have changed.
    pub(crate) speakers: bool,
}

impl Index {
    /// Follows the project to its present state. Returns the changes; nothing where everything was computed again.
    pub(crate) fn follow(&mut self, project: &Project) -> Option<Changes> {
        let before = self.of.replace(project.clone());
        let changes = before.and_then(|before| self.follow_from(&before, project));
        match &changes {
            Some(changes) => self.serials.touch(changes.touched),
            None => *self = Self::new(project),
        }
        changes
    }

    /// Renews what depends on the records in which two states of the project differ. Returns the changes; nothing where
    /// everything has to be computed again.
    fn follow_from(&mut self, before: &Project, project: &Project) -> Option<Changes> {
        // A new field of the project is looked at here, or this does not compile.
        let Project {
            id: _,
            title: _,
            created: _,
            articles: _,
            earlier_texts: _,
            parties: _,
            speakers: _,
            statements: _,
            links: _,
            replies: _,
            requests: _,
            same_utterances: _,
            claim_work: _,
            fact_checks: _,
            evidence: _,
            source_texts: _,
            citations: _,
            codebook: _,
            cue_classes: _,
            scale: _,
            checklist: _,
            traits: _,
            speaker_audits: _,
            coders: _,
            kept: _,
        } = project;
        let same = |(a, b): (&Arc<Article>, &Arc<Article>)| a.id == b.id && is_same_text(&a.text, &b.text);
        let same_texts = before.articles.len() == project.articles.len()
            && before.articles.iter().zip(&project.articles).all(same);
        if before.id != project.id || !same_texts {
            return None;
        }
        let mut touched = ChangedAspects::default();
        let mut note = |differs: bool, aspects| {
            if differs {
                touched |= aspects;
            }
        };
        let texts = before.articles != project.articles || before.earlier_texts != project.earlier_texts;
        note(texts, ChangedAspects::TEXTS);
        note(before.title != project.title || before.coders != project.coders, ChangedAspects::NAMES);
        note(before.codebook != project.codebook || before.scale != project.scale, ChangedAspects::CODING);
        let evidence = before.evidence != project.evidence || before.source_texts != project.source_texts;
        note(evidence, ChangedAspects::EVIDENCE);
        note(before.replies != project.replies, ChangedAspects::LINKS);
        note(before.requests != project.requests, ChangedAspects::LINKS);
        note(before.same_utterances != project.same_utterances, ChangedAspects::LINKS);
        touched |= self.follow_voices(before, project);
        let speakers = touched.intersects(ChangedAspects::SPEAKERS);
        let mut moved = Vec::new();
        for change in before.statements.diff(&project.statements) {
            let DiffItem::Update { old: (_, old), new: (_, new) } = change else { return None };
            let (aspects, other_card) = self.follow_statement(old, new)?;
            touched |= aspects;
            moved.extend(other_card);
        }
        let mut relinked = false;
        for change in before.links.diff(&project.links) {
            let (old, new) = sides(&change);
            self.links.update(&self.table, old, new);
            touched |= ChangedAspects::LINKS;
            relinked = true;
        }
        for change in before.citations.diff(&project.citations) {
            let (old, new) = sides(&change);
            self.follow_citation(old, new);
            touched |= ChangedAspects::EVIDENCE;
        }
        Some(Changes { touched, moved, relinked, speakers })
    }

    /// Follows parties and speakers.
    fn follow_voices(&mut self, before: &Project, project: &Project) -> ChangedAspects {
        let mut touched = ChangedAspects::default();
        let order = |project: &Project| -> Vec<_> {
            project
                .parties
                .iter()
                .map(|party| (party.id, party.waiting, party.hidden, party.why.is_some()))
                .collect()
        };
        let mut moves = order(before) != order(project);
        if before.parties != project.parties {
            touched |= ChangedAspects::NAMES;
            self.table.read_parties(&project.parties);
        }
        for change in before.speakers.diff(&project.speakers) {
            touched |= ChangedAspects::NAMES;
            moves |= match sides(&change).1 {
                Some(speaker) => self.table.read_speaker(speaker),
                None => true,
            };
        }
        if moves {
            self.table.follow_speakers();
            touched |= ChangedAspects::SPEAKERS;
        }
        touched
    }

    /// Follows one statement; gives what has changed, and its place with how it was where it has a card no longer, or
    /// elsewhere.
    fn follow_statement(
        &mut self,
        old: &Statement,
        new: &Statement,
    ) -> Option<(ChangedAspects, Option<(StatementIndex, StatementRow)>)> {
        let (place, row, touched) = self.table.update(old, new)?;
        let now = self.table.rows[place.number()];
        if (row.act, row.status) != (now.act, now.status) {
            for (row, by) in [(row, usize::MAX), (now, 1)] {
                let reviewed = if row.act == Act::Speech { &mut self.speech } else { &mut self.attitude };
                let count = reviewed.count(row.status);
                *count = count.wrapping_add(by);
            }
        }
        if old.tags != new.tags {
            self.count_tags(old, false);
            self.count_tags(new, true);
        }
        let rejected = (row.status == ReviewStatus::Rejected) != (now.status == ReviewStatus::Rejected);
        let moves = rejected || touched.intersects(ChangedAspects::SPEAKERS);
        Some((touched, moves.then_some((place, row))))
    }

    fn follow_citation(&mut self, old: Option<&Citation>, new: Option<&Citation>) {
        if let Some(old) = old {
            let list = self.citations.entry(old.statement).or_default();
            list.retain(|id| *id != old.id);
            if list.is_empty() {
                self.citations.remove(&old.statement);
            }
        }
        if let Some(new) = new {
            let list = self.citations.entry(new.statement).or_default();
            let at = list.partition_point(|id| *id < new.id);
            list.insert(at, new.id);
        }
    }

    pub(super) fn count_tags(&mut self, statement: &Statement, more: bool) {
        let mut tags: Vec<TagId> = statement.tags.iter().map(|tagging| tagging.tag).collect();
        tags.dedup();
        for tag in tags {
            let uses = self.tag_uses.entry(tag).or_default();
            *uses = if more { *uses + 1 } else { uses.saturating_sub(1) };
            if *uses == 0 {
                self.tag_uses.remove(&tag);
            }
        }
    }
}

/// A record before and after a change.
fn sides<'a, K, V>(change: &DiffItem<'a, 'a, K, V>) -> (Option<&'a V>, Option<&'a V>) {
    match *change {
        DiffItem::Add(_, new) => (None, Some(new)),
        DiffItem::Remove(_, old) => (Some(old), None),
        DiffItem::Update { old: (_, old), new: (_, new) } => (Some(old), Some(new)),
    }
}
