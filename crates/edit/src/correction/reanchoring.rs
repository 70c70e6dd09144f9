//! Re-anchors each statement and mention of an article.
//!
//! Outer statements come before those told in them: a statement inside its outer one stays inside it, or
//! becomes an orphan.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::reanchor::{MoveSearch, MovedSpans, Reanchorer};
use super::{ReanchorResult, ReanchoredStatement};
use model::{
    ArticleId, EarlierPlace, Mention, Project, Span, SpeakerId, Statement, StatementId, TextId, span_words,
};

/// The re-anchored statements of an article, and its mentions of speakers.
type ReanchoredArticle = (BTreeMap<StatementId, ReanchoredStatement>, BTreeMap<SpeakerId, Vec<Mention>>);

/// Re-anchors all statements of an article and its mentions of speakers. Calls `goes_on` with its progress
/// for each statement, and returns `None` when that returns `false`.
pub(super) fn reanchor_all(
    project: &Project,
    article: ArticleId,
    text: &str,
    reanchorer: &Reanchorer<'_>,
    goes_on: &dyn Fn(f32) -> bool,
) -> Option<ReanchoredArticle> {
    let order = outer_first(project, article);
    let count = order.len();
    let mut pass =
        ReanchorPass { project, text, reanchorer, count, done: BTreeMap::new(), moved: BTreeMap::new() };
    let mut open = Vec::new();
    for statement in order {
        goes_on(pass.progress()).then_some(())?;
        if statement.is_orphan() {
            pass.keep_orphan(statement);
        } else if pass.waits_for_outer(statement) || !pass.put_in_place(statement) {
            open.push(statement);
        }
    }
    pass.search_elsewhere(&open, goes_on)?;
    pass.restore_orphans(article, goes_on)?;
    let mentions = pass.mentions(article);
    Some((pass.done, mentions))
}

/// Returns the statements of an article, each after its outer statement.
fn outer_first(project: &Project, article: ArticleId) -> Vec<&Statement> {
    let mut order = Vec::new();
    let mut told: HashMap<StatementId, Vec<&Statement>> = HashMap::new();
    for statement in project.statements.values().filter(|it| it.article == article) {
        match statement.via {
            Some(outer) => told.entry(outer).or_default().push(statement),
            None => order.push(statement),
        }
    }
    let mut at = 0;
    while let Some(statement) = order.get(at) {
        order.extend(told.remove(&statement.id).unwrap_or_default());
        at += 1;
    }
    order
}

struct ReanchorPass<'a> {
    project: &'a Project,
    text: &'a str,
    reanchorer: &'a Reanchorer<'a>,
    /// The number of statements in the article.
    count: usize,
    done: BTreeMap<StatementId, ReanchoredStatement>,
    /// The statements found in another place, with the alignment of the words around them.
    moved: BTreeMap<StatementId, MovedSpans>,
}

impl ReanchorPass<'_> {
    /// Returns the progress, from 0 to 1.
    fn progress(&self) -> f32 {
        self.done.len() as f32 / self.count.max(1) as f32
    }

    /// Returns the outer statement of another one, if its extent contains that one.
    fn outer_around(&self, statement: &Statement) -> Option<&Statement> {
        let outer = self.project.statements.get(&statement.via?)?;
        (!outer.is_orphan() && outer.extent().contains(statement.extent())).then_some(outer)
    }

    /// Returns whether spans lie inside the new place of the outer statement.
    fn fits_in_outer(&self, statement: &Statement, spans: &[Span]) -> bool {
        let outer = self.outer_around(statement).and_then(|outer| self.done.get(&outer.id));
        let outer = outer.and_then(|outer| outer.spans.iter().copied().reduce(Span::cover));
        let own = spans.iter().copied().reduce(Span::cover);
        outer.is_none_or(|outer| own.is_some_and(|own| outer.contains(own)))
    }

    /// Returns whether the outer statement is not re-anchored yet, so that this one has to wait for it.
    fn waits_for_outer(&self, statement: &Statement) -> bool {
        self.outer_around(statement).is_some_and(|outer| !self.done.contains_key(&outer.id))
    }

    /// Re-anchors a statement in its old place. Returns whether its words are still there.
    fn put_in_place(&mut self, statement: &Statement) -> bool {
        let exact: Option<Vec<Span>> =
            statement.spans.iter().map(|span| self.reanchorer.exact(*span)).collect();
        let spans = exact.or_else(|| self.reanchorer.in_place(&statement.spans));
        let Some(spans) = spans.filter(|spans| self.fits_in_outer(statement, spans)) else { return false };
        let result = if self.is_the_same(statement, &spans) {
            ReanchorResult::Unchanged
        } else {
            ReanchorResult::Changed
        };
        let along = |span: Option<Span>| {
            let span = span?;
            self.reanchorer.exact(span).or_else(|| one(self.reanchorer.in_place(&[span])))
        };
        let (cue, mention) = (along(statement.cue), along(statement.mention));
        self.put(
            statement,
            ReanchoredStatement { cue, mention, ..self.reanchored(statement, result, spans) },
        );
        true
    }

    fn is_the_same(&self, statement: &Statement, spans: &[Span]) -> bool {
        self.project.words_of(statement) == span_words(self.text, spans)
    }

    fn reanchored(
        &self,
        statement: &Statement,
        result: ReanchorResult,
        spans: Vec<Span>,
    ) -> ReanchoredStatement {
        let near =
            spans.first().map_or_else(|| self.reanchorer.near(statement.extent().start), |span| span.start);
        ReanchoredStatement { result, was: statement.spans.clone(), spans, near, cue: None, mention: None }
    }

    fn put(&mut self, statement: &Statement, reanchored: ReanchoredStatement) {
        self.done.insert(statement.id, reanchored);
    }

    /// Searches the whole text for statements whose words are no longer in their place.
    fn search_elsewhere(&mut self, open: &[&Statement], goes_on: &dyn Fn(f32) -> bool) -> Option<()> {
        if open.is_empty() {
            return Some(());
        }
        let lost: Vec<&[Span]> = open.iter().map(|it| it.spans.as_slice()).collect();
        let search = self.reanchorer.search(&lost);
        let mut taken = OccupiedSpans::default();
        for span in self.done.values().flat_map(|it| &it.spans) {
            taken.add(*span);
        }
        for statement in open {
            goes_on(self.progress()).then_some(())?;
            if self.move_with_outer(statement) {
                continue;
            }
            let waited = self.outer_around(statement).is_some();
            if waited && self.put_in_place(statement) || self.move_to_words(statement, &search, &mut taken) {
                continue;
            }
            let reanchored = self.reanchored(statement, ReanchorResult::Orphaned, Vec::new());
            self.put(statement, reanchored);
        }
        Some(())
    }

    /// Re-anchors a statement inside its moved outer statement. Returns whether that succeeded.
    fn move_with_outer(&mut self, statement: &Statement) -> bool {
        let Some(moved) = self.outer_around(statement).and_then(|outer| self.moved.get(&outer.id)) else {
            return false;
        };
        let Some(spans) = self.reanchorer.along(moved, &statement.spans) else { return false };
        if !self.fits_in_outer(statement, &spans) {
            return false;
        }
        let result =
            if self.is_the_same(statement, &spans) { ReanchorResult::Moved } else { ReanchorResult::Changed };
        let along = |span: Option<Span>| one(self.reanchorer.along(moved, &[span?]));
        let (cue, mention) = (along(statement.cue), along(statement.mention));
        self.put(
            statement,
            ReanchoredStatement { cue, mention, ..self.reanchored(statement, result, spans) },
        );
        true
    }

    /// Re-anchors a statement where its words are found, unless another statement is there already. Returns
    /// whether that succeeded.
    fn move_to_words(
        &mut self,
        statement: &Statement,
        search: &MoveSearch<'_>,
        taken: &mut OccupiedSpans,
    ) -> bool {
        let Some(moved) = search.find(&statement.spans) else { return false };
        let inside = self
            .outer_around(statement)
            .is_some_and(|outer| self.done.get(&outer.id).is_some_and(|it| !it.spans.is_empty()));
        let free = inside || !moved.spans.iter().any(|span| taken.has(*span));
        if !free || !self.fits_in_outer(statement, &moved.spans) {
            return false;
        }
        for span in &moved.spans {
            taken.add(*span);
        }
        let result = if self.is_the_same(statement, &moved.spans) {
            ReanchorResult::Moved
        } else {
            ReanchorResult::Changed
        };
        let along = |span: Option<Span>| one(self.reanchorer.along(&moved, &[span?]));
        let (cue, mention) = (along(statement.cue), along(statement.mention));
        let spans = moved.spans.clone();
        self.put(
            statement,
            ReanchoredStatement { cue, mention, ..self.reanchored(statement, result, spans) },
        );
        self.moved.insert(statement.id, moved);
        true
    }

    /// Keeps an orphan where it would be.
    fn keep_orphan(&mut self, statement: &Statement) {
        let reanchored = self.reanchored(statement, ReanchorResult::Orphaned, Vec::new());
        self.put(statement, reanchored);
    }

    /// Restores orphans whose words are in the text again, by comparing it with the earlier texts that have
    /// their words.
    fn restore_orphans(&mut self, article: ArticleId, goes_on: &dyn Fn(f32) -> bool) -> Option<()> {
        let mut lost: BTreeMap<TextId, Vec<(&Statement, &EarlierPlace)>> = BTreeMap::new();
        let project = self.project;
        for statement in outer_first(project, article).into_iter().filter(|it| it.is_orphan()) {
            if let Some(earlier) = &statement.earlier {
                lost.entry(earlier.text).or_default().push((statement, earlier));
            }
        }
        // Nested statements do not occupy the place of their outer one.
        let outer = |id: &StatementId| project.statements.get(id).is_some_and(|it| it.via.is_none());
        let mut taken = OccupiedSpans::default();
        for span in self.done.iter().filter(|(id, _)| outer(id)).flat_map(|(_, it)| &it.spans) {
            taken.add(*span);
        }
        for (text, statements) in lost {
            let Some(earlier) = project.earlier_texts.get(&text) else { continue };
            let reanchorer = Reanchorer::new(&earlier.text, self.text, &|_| goes_on(self.progress()))?;
            for (statement, place) in statements {
                let found = reanchorer.in_place(&place.spans);
                let free =
                    |spans: &Vec<Span>| statement.via.is_some() || !spans.iter().any(|it| taken.has(*it));
                let Some(spans) = found.filter(free).filter(|spans| self.fits_in_outer(statement, spans))
                else {
                    continue;
                };
                for span in spans.iter().filter(|_| statement.via.is_none()) {
                    taken.add(*span);
                }
                let along = |span: Option<Span>| {
                    let span = span?;
                    reanchorer.exact(span).or_else(|| one(reanchorer.in_place(&[span])))
                };
                let (cue, mention) = (along(place.cue), along(place.mention));
                let reanchored = self.reanchored(statement, ReanchorResult::Restored, spans);
                self.put(statement, ReanchoredStatement { cue, mention, ..reanchored });
            }
        }
        Some(())
    }

    /// Returns the mentions of the speakers whom the article names, without those whose words are gone.
    fn mentions(&self, article: ArticleId) -> BTreeMap<SpeakerId, Vec<Mention>> {
        let named = |mentions: &[Mention]| mentions.iter().any(|it| it.article == article);
        let speakers = self.project.speakers.values().filter(|it| named(&it.mentions));
        speakers
            .map(|speaker| {
                let mut seen = BTreeSet::new();
                let reanchored = speaker.mentions.iter().filter_map(|mention| match mention.article {
                    other if other != article => Some(*mention),
                    _ => self.reanchor_mention(mention.span).map(|span| Mention { article, span }),
                });
                (speaker.id, reanchored.filter(|mention| seen.insert(*mention)).collect())
            })
            .collect()
    }

    fn reanchor_mention(&self, span: Span) -> Option<Span> {
        let in_place = self.reanchorer.exact(span).or_else(|| one(self.reanchorer.in_place(&[span])));
        in_place.or_else(|| self.moved.values().find_map(|moved| one(self.reanchorer.along(moved, &[span]))))
    }
}

fn one(spans: Option<Vec<Span>>) -> Option<Span> {
    spans?.first().copied()
}

/// The parts of the text that statements occupy.
#[derive(Default)]
struct OccupiedSpans(BTreeMap<usize, usize>);

impl OccupiedSpans {
    fn has(&self, span: Span) -> bool {
        self.0.range(..span.end).next_back().is_some_and(|(_, end)| *end > span.start)
    }

    fn add(&mut self, span: Span) {
        let mut all = span;
        while let Some((start, end)) = self.0.range(..all.end).next_back().map(|(start, end)| (*start, *end))
        {
            if end <= all.start {
                break;
            }
            self.0.remove(&start);
            all = all.cover(Span::new(start, end));
        }
        self.0.insert(all.start, all.end);
    }
}
