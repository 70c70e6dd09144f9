//! Re-anchors each statement and mention of an article.
//!
//! Outer statements come before those told in them: a statement inside its outer one stays inside it, or
//! becomes an orphan.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::reanchor::{MoveSearch, MovedSpans, Reanchorer};
use super::{ReanchorResult, ReanchoredStatement, words};
use model::{ArticleId, EarlierPlace, Mention, Project, Span, SpeakerId, Statement, StatementId, TextId};

/// The re-anchored statements of an article, and its mentions of speakers.
type ReanchoredArticle = (BTreeMap<StatementId, ReanchoredStatement>, BTreeMap<SpeakerId, Vec<Mention>>);

/// Re-anchors all statements of an article and its mentions of speakers. Calls `goes_on` with its progress
/// for each statement, and returns `None` when that returns `false`.
pub(super) fn reanchor_all(
    project: &Project,
    article: ArticleId,
    text: &str,
    carrier: &Reanchorer<'_>,
    goes_on: &dyn Fn(f32) -> bool,
) -> Option<ReanchoredArticle> {
    let order = outer_first(project, article);
    let count = order.len();
    let mut fates =
        ReanchorPass { project, text, carrier, count, done: BTreeMap::new(), moved: BTreeMap::new() };
    let mut open = Vec::new();
    for statement in order {
        goes_on(fates.part()).then_some(())?;
        if statement.is_orphan() {
            fates.still_lost(statement);
        } else if fates.waits(statement) || !fates.put_in_place(statement) {
            open.push(statement);
        }
    }
    fates.elsewhere(&open, goes_on)?;
    fates.returns(article, goes_on)?;
    let mentions = fates.mentions(article);
    Some((fates.done, mentions))
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
    carrier: &'a Reanchorer<'a>,
    /// The number of statements in the article.
    count: usize,
    done: BTreeMap<StatementId, ReanchoredStatement>,
    /// The statements found in another place, with the alignment of the words around them.
    moved: BTreeMap<StatementId, MovedSpans>,
}

impl ReanchorPass<'_> {
    /// Returns the progress, from 0 to 1.
    fn part(&self) -> f32 {
        self.done.len() as f32 / self.count.max(1) as f32
    }

    /// Returns the outer statement of another one, if its extent contains that one.
    fn around(&self, statement: &Statement) -> Option<&Statement> {
        let outer = self.project.statements.get(&statement.via?)?;
        (!outer.is_orphan() && outer.extent().contains(statement.extent())).then_some(outer)
    }

    /// Returns whether spans lie inside the new place of the outer statement.
    fn stays_inside(&self, statement: &Statement, spans: &[Span]) -> bool {
        let outer = self.around(statement).and_then(|outer| self.done.get(&outer.id));
        let outer = outer.and_then(|outer| outer.spans.iter().copied().reduce(Span::cover));
        let own = spans.iter().copied().reduce(Span::cover);
        outer.is_none_or(|outer| own.is_some_and(|own| outer.contains(own)))
    }

    /// Returns whether the outer statement is not re-anchored yet, so that this one has to wait for it.
    fn waits(&self, statement: &Statement) -> bool {
        self.around(statement).is_some_and(|outer| !self.done.contains_key(&outer.id))
    }

    /// Re-anchors a statement in its old place. Returns whether its words are still there.
    fn put_in_place(&mut self, statement: &Statement) -> bool {
        let exact: Option<Vec<Span>> = statement.spans.iter().map(|span| self.carrier.exact(*span)).collect();
        let spans = exact.or_else(|| self.carrier.in_place(&statement.spans));
        let Some(spans) = spans.filter(|spans| self.stays_inside(statement, spans)) else { return false };
        let fate = if self.is_the_same(statement, &spans) {
            ReanchorResult::Unchanged
        } else {
            ReanchorResult::Changed
        };
        let along = |span: Option<Span>| {
            let span = span?;
            self.carrier.exact(span).or_else(|| one(self.carrier.in_place(&[span])))
        };
        let (cue, mention) = (along(statement.cue), along(statement.mention));
        self.put(statement, ReanchoredStatement { cue, mention, ..self.carried(statement, fate, spans) });
        true
    }

    fn is_the_same(&self, statement: &Statement, spans: &[Span]) -> bool {
        self.project.words_of(statement) == words(self.text, spans)
    }

    fn carried(&self, statement: &Statement, fate: ReanchorResult, spans: Vec<Span>) -> ReanchoredStatement {
        let near =
            spans.first().map_or_else(|| self.carrier.near(statement.extent().start), |span| span.start);
        ReanchoredStatement { fate, was: statement.spans.clone(), spans, near, cue: None, mention: None }
    }

    fn put(&mut self, statement: &Statement, carried: ReanchoredStatement) {
        self.done.insert(statement.id, carried);
    }

    /// Searches the whole text for statements whose words are no longer in their place.
    fn elsewhere(&mut self, open: &[&Statement], goes_on: &dyn Fn(f32) -> bool) -> Option<()> {
        if open.is_empty() {
            return Some(());
        }
        let lost: Vec<&[Span]> = open.iter().map(|it| it.spans.as_slice()).collect();
        let search = self.carrier.search(&lost);
        let mut taken = OccupiedSpans::default();
        for span in self.done.values().flat_map(|it| &it.spans) {
            taken.add(*span);
        }
        for statement in open {
            goes_on(self.part()).then_some(())?;
            if self.goes_along(statement) {
                continue;
            }
            let waited = self.around(statement).is_some();
            if waited && self.put_in_place(statement) || self.moves(statement, &search, &mut taken) {
                continue;
            }
            let carried = self.carried(statement, ReanchorResult::Orphaned, Vec::new());
            self.put(statement, carried);
        }
        Some(())
    }

    /// Re-anchors a statement inside its moved outer statement. Returns whether that succeeded.
    fn goes_along(&mut self, statement: &Statement) -> bool {
        let Some(moved) = self.around(statement).and_then(|outer| self.moved.get(&outer.id)) else {
            return false;
        };
        let Some(spans) = self.carrier.along(moved, &statement.spans) else { return false };
        if !self.stays_inside(statement, &spans) {
            return false;
        }
        let fate =
            if self.is_the_same(statement, &spans) { ReanchorResult::Moved } else { ReanchorResult::Changed };
        let along = |span: Option<Span>| one(self.carrier.along(moved, &[span?]));
        let (cue, mention) = (along(statement.cue), along(statement.mention));
        self.put(statement, ReanchoredStatement { cue, mention, ..self.carried(statement, fate, spans) });
        true
    }

    /// Re-anchors a statement where its words are found, unless another statement is there already. Returns
    /// whether that succeeded.
    fn moves(&mut self, statement: &Statement, search: &MoveSearch<'_>, taken: &mut OccupiedSpans) -> bool {
        let Some(moved) = search.find(&statement.spans) else { return false };
        let inside = self
            .around(statement)
            .is_some_and(|outer| self.done.get(&outer.id).is_some_and(|it| !it.spans.is_empty()));
        let free = inside || !moved.spans.iter().any(|span| taken.has(*span));
        if !free || !self.stays_inside(statement, &moved.spans) {
            return false;
        }
        for span in &moved.spans {
            taken.add(*span);
        }
        let fate = if self.is_the_same(statement, &moved.spans) {
            ReanchorResult::Moved
        } else {
            ReanchorResult::Changed
        };
        let along = |span: Option<Span>| one(self.carrier.along(&moved, &[span?]));
        let (cue, mention) = (along(statement.cue), along(statement.mention));
        let spans = moved.spans.clone();
        self.put(statement, ReanchoredStatement { cue, mention, ..self.carried(statement, fate, spans) });
        self.moved.insert(statement.id, moved);
        true
    }

    /// Keeps an orphan where it would be.
    fn still_lost(&mut self, statement: &Statement) {
        let carried = self.carried(statement, ReanchorResult::Orphaned, Vec::new());
        self.put(statement, carried);
    }

    /// Restores orphans whose words are in the text again, by comparing it with the earlier texts that have
    /// their words.
    fn returns(&mut self, article: ArticleId, goes_on: &dyn Fn(f32) -> bool) -> Option<()> {
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
            let carrier = Reanchorer::new(&earlier.text, self.text, &|_| goes_on(self.part()))?;
            for (statement, place) in statements {
                let found = carrier.in_place(&place.spans);
                let free =
                    |spans: &Vec<Span>| statement.via.is_some() || !spans.iter().any(|it| taken.has(*it));
                let Some(spans) = found.filter(free).filter(|spans| self.stays_inside(statement, spans))
                else {
                    continue;
                };
                for span in spans.iter().filter(|_| statement.via.is_none()) {
                    taken.add(*span);
                }
                let along = |span: Option<Span>| {
                    let span = span?;
                    carrier.exact(span).or_else(|| one(carrier.in_place(&[span])))
                };
                let (cue, mention) = (along(place.cue), along(place.mention));
                let carried = self.carried(statement, ReanchorResult::Restored, spans);
                self.put(statement, ReanchoredStatement { cue, mention, ..carried });
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
                let carried = speaker.mentions.iter().filter_map(|mention| match mention.article {
                    other if other != article => Some(*mention),
                    _ => self.carry(mention.span).map(|span| Mention { article, span }),
                });
                (speaker.id, carried.filter(|mention| seen.insert(*mention)).collect())
            })
            .collect()
    }

    fn carry(&self, span: Span) -> Option<Span> {
        let in_place = self.carrier.exact(span).or_else(|| one(self.carrier.in_place(&[span])));
        in_place.or_else(|| self.moved.values().find_map(|moved| one(self.carrier.along(moved, &[span]))))
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
