//! The room of each side, the part of it in its own words, and what it is accused of.
//!
//! Words are counted in what was said, by the party itself: neither what others tell that it said nor what it is
//! said to think. Words of the text that two statements of a panel share count once. Of a statement in direct speech all words are
//! quoted, of a mixed one those between quotation marks, of reported speech none.

use std::collections::{BTreeMap, HashMap};

use super::quoted::quoted;
use super::replies::{ReplyReason, ReplyState, RightOfReply};
use super::scope::{PartyIndex, PartyPositions, Scope, StatementFact, StatementIndex};
use super::word_starts::WordStarts;
use model::{Act, ArticleId, Mode, PartyId, Project, ReviewStatus, Span, Statement};

/// The figures of every panel; those of the others under `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyFigures {
    panels: HashMap<Option<PartyId>, PanelFigures>,
    words: usize,
}

/// The figures of one panel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PanelFigures {
    /// The text that it says itself.
    pub statements: usize,
    /// The words of these.
    pub words: usize,
    /// The number of them between quotation marks.
    pub quoted: usize,
    /// The number of its statements that accuse somebody.
    pub accuses: usize,
    /// The number of times it is accused, or asked to act.
    pub accused: usize,
    /// The number of these that are demands, not accusations.
    pub asked: usize,
    /// The number of these that it answers.
    pub answered: usize,
    /// The number that it does not answer for a reason that a person gave: it was asked and declined, or the like.
    pub settled: usize,
}

impl PartyFigures {
    /// Counts. `words` has read the articles of the project.
    #[must_use]
    pub fn new(scope: &Scope<'_>, replies: &RightOfReply, words: &WordStarts) -> Self {
        Self::of_said(scope, replies, &SpokenText::new(scope, words))
    }

    /// Counts what panels are accused of, where the words are counted already.
    #[must_use]
    pub fn of_said(scope: &Scope<'_>, replies: &RightOfReply, said: &SpokenText) -> Self {
        let panel = |(panel, room): (&Option<PartyId>, &SpokenTotals)| {
            let SpokenTotals { statements, words, quoted } = *room;
            (*panel, PanelFigures { statements, words, quoted, ..PanelFigures::default() })
        };
        let words = said.panels.values().map(|room| room.words).sum();
        let mut figures = Self { panels: said.panels.iter().map(panel).collect(), words };
        figures.count_dues(scope, replies);
        figures
    }

    /// The figures of a panel.
    #[must_use]
    pub fn of(&self, panel: Option<PartyId>) -> PanelFigures {
        self.panels.get(&panel).copied().unwrap_or_default()
    }

    /// The words of all panels together.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }

    fn count_dues(&mut self, scope: &Scope<'_>, replies: &RightOfReply) {
        let stands = |due: &&super::ReplyDue| due.state != ReplyState::NotAccused;
        let parties = &scope.project.parties;
        let seats = PartyPositions::new(scope.project);
        // Those of each party, and of the others behind them.
        let mut panels = vec![PanelFigures::default(); parties.len() + 1];
        let panel = |seat: Option<PartyIndex>| {
            let shown = |at: &usize| parties.get(*at).is_some_and(|party| !party.waiting);
            seat.map(PartyIndex::number).filter(shown).unwrap_or(parties.len())
        };
        let mut accuser = None;
        for due in replies.replies_due().iter().filter(stands) {
            let Some(figures) = panels.get_mut(panel(seats.of(due.party))) else { continue };
            figures.accused += 1;
            figures.asked += usize::from(due.reason == ReplyReason::Asked);
            match due.state {
                ReplyState::Answered(_) | ReplyState::Heard(_) => figures.answered += 1,
                ReplyState::Explained(_) => figures.settled += 1,
                ReplyState::Missing | ReplyState::NotAccused => {}
            }
            if due.reason != ReplyReason::Asked && accuser.replace(due.place) != Some(due.place) {
                let seat = due.accuser.and_then(|party| seats.of(party));
                if let Some(figures) = panels.get_mut(panel(seat)) {
                    figures.accuses += 1;
                }
            }
        }
        let ids = parties.iter().map(|party| Some(party.id)).chain([None]);
        for (id, dues) in ids.zip(panels).filter(|(_, dues)| *dues != PanelFigures::default()) {
            let own = self.panels.entry(id).or_default();
            let PanelFigures { statements, words, quoted, .. } = *own;
            *own = PanelFigures { statements, words, quoted, ..dues };
        }
    }
}

/// The text that each panel says itself: the dear part of the figures, because it looks at every word. Only the words around a
/// statement that changes have to be counted again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpokenText {
    panels: HashMap<Option<PartyId>, SpokenTotals>,
    /// The last byte to which the statements of an article up to each reach.
    reach: Vec<usize>,
}

/// The totals of one panel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SpokenTotals {
    statements: usize,
    pub(super) words: usize,
    pub(super) quoted: usize,
}

impl SpokenText {
    /// Counts all. `words` has read the articles of the project.
    #[must_use]
    pub fn new(scope: &Scope<'_>, words: &WordStarts) -> Self {
        let parties = &scope.project.parties;
        let mut reach: Vec<usize> = Vec::with_capacity(scope.len());
        let mut last: Option<ArticleId> = None;
        // Those of each panel, and of the others behind them.
        let mut stretches: Vec<SpokenRanges> = parties.iter().map(|_| SpokenRanges::default()).collect();
        let mut others = SpokenRanges::default();
        for (place, fact) in scope.facts() {
            let same = last.replace(fact.article) == Some(fact.article);
            let before = reach.last().copied().filter(|_| same).unwrap_or_default();
            reach.push(before.max(fact.extent.end));
            if fact.act != Act::Speech || fact.is_told || !fact.stands {
                continue;
            }
            let shown = |at: &usize| parties.get(*at).is_some_and(|party| !party.waiting);
            let panel = fact.party.map(PartyIndex::number).filter(shown);
            let own = panel.and_then(|at| stretches.get_mut(at)).unwrap_or(&mut others);
            // Most are told by numbers alone.
            if fact.is_whole && fact.mode != Mode::Mixed {
                own.add_whole(fact);
            } else if let Some(statement) = scope.statement(place) {
                own.add(scope.project, statement, None);
            }
        }
        let panels = parties.iter().map(|party| Some(party.id)).zip(stretches).chain([(None, others)]);
        let rooms = panels.map(|(panel, all)| (panel, all.count(words)));
        Self { panels: rooms.filter(|(_, room)| *room != SpokenTotals::default()).collect(), reach }
    }

    /// Follows statements that changed, but kept their spans: each place with how it was before. Parties and
    /// speakers are as they were.
    pub fn follow(
        &mut self,
        scope: &Scope<'_>,
        words: &WordStarts,
        before: &BTreeMap<StatementIndex, &Statement>,
    ) {
        let project = scope.project;
        let now = |place: StatementIndex| scope.statement(place).filter(|it| counts(it));
        let was = |place: StatementIndex| match before.get(&place) {
            Some(statement) => Some(*statement).filter(|it| counts(it)),
            None => now(place),
        };
        let mut done: Option<(ArticleId, Span)> = None;
        for place in before.keys() {
            let Some(fact) = scope.fact(*place) else { continue };
            // Text that an earlier one reaches was counted with that.
            let from = done.filter(|(article, _)| *article == fact.article).map_or(0, |(_, span)| span.end);
            let region = Span::new(fact.extent.start.max(from), fact.extent.end);
            done = Some((fact.article, Span::new(0, region.end.max(from))));
            let mut sides: [HashMap<Option<PartyId>, SpokenRanges>; 2] = Default::default();
            let [old, new] = &mut sides;
            for near in self.near(scope, *place, fact, region) {
                for (side, statement) in [(&mut *old, was(near)), (&mut *new, now(near))] {
                    let Some(statement) = statement else { continue };
                    side.entry(project.panel_of(statement)).or_default().add(
                        project,
                        statement,
                        Some(region),
                    );
                }
            }
            for (side, more) in sides.into_iter().zip([false, true]) {
                for (panel, stretches) in side {
                    self.panels.entry(panel).or_default().change(stretches.count(words), more);
                }
            }
        }
        for place in before.keys() {
            for (statement, more) in [(was(*place), false), (now(*place), true)] {
                let Some(statement) = statement else { continue };
                let room = SpokenTotals { statements: 1, ..SpokenTotals::default() };
                self.panels.entry(project.panel_of(statement)).or_default().change(room, more);
            }
        }
        self.panels.retain(|_, room| *room != SpokenTotals::default());
    }

    /// The statements that overlap a range of the article.
    fn near(
        &self,
        scope: &Scope<'_>,
        place: StatementIndex,
        fact: StatementFact,
        region: Span,
    ) -> Vec<StatementIndex> {
        let same = |at: &StatementIndex| scope.fact(*at).filter(|it| it.article == fact.article);
        let reaches =
            |at: &StatementIndex| self.reach.get(at.number()).is_some_and(|end| *end > region.start);
        let before =
            StatementIndex::all(place.number()).rev().take_while(|at| same(at).is_some() && reaches(at));
        let behind =
            place.and_behind().take_while(|at| same(at).is_some_and(|it| it.extent.start < region.end));
        before.chain(behind).collect()
    }
}

impl SpokenTotals {
    fn change(&mut self, by: Self, more: bool) {
        let change = |own: &mut usize, by: usize| {
            *own = if more { *own + by } else { own.saturating_sub(by) };
        };
        change(&mut self.statements, by.statements);
        change(&mut self.words, by.words);
        change(&mut self.quoted, by.quoted);
    }
}

/// Returns true if the words of a statement are its party's own, and it is not rejected.
fn counts(statement: &Statement) -> bool {
    statement.act == Act::Speech && statement.via.is_none() && statement.status != ReviewStatus::Rejected
}

type TextRange = (ArticleId, Span);

/// The ranges that a panel says, and those of its quoted words.
#[derive(Default)]
pub(super) struct SpokenRanges {
    statements: usize,
    all: Vec<TextRange>,
    quoted: Vec<TextRange>,
}

impl SpokenRanges {
    /// Adds what a statement says; within a region that part of it alone, and it is not counted as one.
    pub(super) fn add(&mut self, project: &Project, statement: &Statement, region: Option<Span>) {
        let article = statement.article;
        let within = |span: Span| {
            let part = region.map_or(span, |region| {
                let start = span.start.max(region.start);
                Span::new(start, span.end.min(region.end).max(start))
            });
            (!part.is_empty()).then_some((article, part))
        };
        self.statements += usize::from(region.is_none());
        for span in &statement.spans {
            self.all.extend(within(*span));
            match statement.mode {
                Mode::Direct => self.quoted.extend(within(*span)),
                Mode::Mixed => {
                    let inside = quoted(span.of(project.text_of(statement)));
                    let inside =
                        inside.into_iter().map(|it| Span::new(span.start + it.start, span.start + it.end));
                    self.quoted.extend(inside.filter_map(within));
                }
                Mode::Indirect => {}
            }
        }
    }

    /// The same for one that is one stretch, of which all or nothing is quoted.
    fn add_whole(&mut self, fact: StatementFact) {
        self.statements += 1;
        self.all.push((fact.article, fact.extent));
        if fact.mode == Mode::Direct {
            self.quoted.push((fact.article, fact.extent));
        }
    }

    pub(super) fn count(mut self, words: &WordStarts) -> SpokenTotals {
        SpokenTotals {
            statements: self.statements,
            words: words.count_all(apart(&mut self.all)),
            quoted: words.count_all(apart(&mut self.quoted)),
        }
    }
}

/// The stretches without what they share.
fn apart(stretches: &mut [TextRange]) -> impl Iterator<Item = TextRange> + '_ {
    stretches.sort_unstable();
    let mut end = None;
    stretches.iter().filter_map(move |(article, span)| {
        let done = end.filter(|(other, _)| other == article).map_or(0, |(_, end): (ArticleId, usize)| end);
        let rest = Span::new(span.start.max(done), span.end);
        (!rest.is_empty()).then(|| {
            end = Some((*article, rest.end));
            (*article, rest)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::ReplyGraph;
    use super::super::testing::TestProject;
    use super::*;
    use model::{NatureKind, Relation, StatementId};

    const TEXT: &str = "“The firm lied,” she said. The firm said it was “wrong” and can't say 1,200.5 more.";

    fn figures(world: &TestProject) -> PartyFigures {
        let project = &world.project;
        let statements: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
        let scope = Scope::with_all_links(project, &statements);
        let mut words = WordStarts::default();
        words.read(project);
        PartyFigures::new(&scope, &RightOfReply::new(&scope, &ReplyGraph::new(&scope)), &words)
    }

    #[test]
    fn words_are_counted_once_and_quoted_ones_apart() {
        let mut world = TestProject::new(TEXT);
        let (union, firm) = (world.party("Union"), world.party("Firm"));
        let lied = world.say(union, "“The firm lied,”");
        world.change(lied, |it| it.mode = Mode::Direct);
        world.nature(lied, NatureKind::Accusation);
        let wrong = world.say(firm, "it was “wrong” and can't say 1,200.5 more");
        world.change(wrong, |it| it.mode = Mode::Mixed);
        world.say(firm, "“wrong” and");
        world.link(wrong, lied, Relation::Denies);
        let figures = figures(&world);
        let of = |panel| figures.of(Some(panel));
        assert_eq!((of(union).words, of(union).quoted, of(union).accuses, of(union).accused), (3, 3, 1, 0));
        let firm = of(firm);
        assert_eq!((firm.statements, firm.words, firm.quoted), (2, 8, 1));
        assert_eq!((firm.accused, firm.asked, firm.answered, firm.settled), (1, 0, 1, 0));
        assert_eq!(figures.words(), 11);
    }

    #[test]
    fn what_others_tell_and_what_was_rejected_is_not_counted() {
        let mut world = TestProject::new(TEXT);
        let (union, firm) = (world.party("Union"), world.party("Firm"));
        let lied = world.say(union, "“The firm lied,”");
        let told = world.say(firm, "The firm lied");
        world.change(told, |it| it.via = Some(lied));
        let thought = world.say(firm, "it was “wrong”");
        world.change(thought, |it| it.act = Act::Attitude);
        world.change(lied, |it| it.status = ReviewStatus::Rejected);
        assert_eq!(figures(&world).words(), 0);
    }

    #[test]
    fn an_article_that_changed_is_read_anew() {
        let mut world = TestProject::new("one two");
        let mut words = WordStarts::default();
        words.read(&world.project);
        let id = world.project.articles[0].id;
        let whole = Span::new(0, 100);
        assert_eq!(words.count(id, whole), 2);
        std::sync::Arc::make_mut(&mut world.project.articles[0]).text = "one two three".into();
        words.read(&world.project);
        assert_eq!(words.count(id, whole), 3);
        world.project.articles.clear();
        words.read(&world.project);
        assert_eq!(words.count(id, whole), 0);
    }
}
