//! How much room each side has, how much of it in its own words, and what it is accused of.
//!
//! Words are counted in what was said, by the party itself: neither what others tell that it said nor what it is
//! said to think. Words that stand in two statements of a panel count once. Of a statement in direct speech all words are
//! quoted, of a mixed one those between quotation marks, of reported speech none.

use std::collections::HashMap;

use super::quoted::quoted;
use super::replies::{Ground, RightOfReply, State};
use super::scope::Scope;
use super::words::Words;
use crate::model::{Act, ArticleId, Mode, PartyId, Project, Span, Statement, Status};

/// The figures of every panel; those of the others under `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    panels: HashMap<Option<PartyId>, PanelFigures>,
    words: usize,
}

/// The figures of one panel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PanelFigures {
    /// What it says itself.
    pub statements: usize,
    /// The words of these.
    pub words: usize,
    /// Those of them that stand between quotation marks.
    pub quoted: usize,
    /// How many of its statements accuse somebody.
    pub accuses: usize,
    /// How often it is accused, or asked to act.
    pub accused: usize,
    /// How many of these are demands, not accusations.
    pub asked: usize,
    /// How many of all these it answers.
    pub answered: usize,
    /// How many it does not answer for a reason that a person gave: it was asked and declined, or the like.
    pub settled: usize,
}

impl Figures {
    /// Counts. `words` has read the articles of the project.
    #[must_use]
    pub fn new(scope: &Scope<'_>, replies: &RightOfReply, words: &Words) -> Self {
        let mut figures = Self::default();
        figures.count_words(scope, words);
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

    fn count_words(&mut self, scope: &Scope<'_>, words: &Words) {
        let mut said: HashMap<Option<PartyId>, Said> = HashMap::new();
        for (_, statement) in scope.placed() {
            if statement.act != Act::Speech || statement.via.is_some() || statement.status == Status::Rejected
            {
                continue;
            }
            let panel = scope.project.panel_of(statement);
            said.entry(panel).or_default().add(scope.project, statement);
        }
        for (panel, mut said) in said {
            let figures = self.panels.entry(panel).or_default();
            let count = |stretches: &mut [Stretch]| words.count_all(apart(stretches));
            figures.statements = said.statements;
            figures.words = count(&mut said.all);
            figures.quoted = count(&mut said.quoted);
            self.words += figures.words;
        }
    }

    fn count_dues(&mut self, scope: &Scope<'_>, replies: &RightOfReply) {
        let stands = |due: &&super::Due| due.state != State::NotAccused;
        let mut accuser = None;
        for due in replies.dues().iter().filter(stands) {
            let panel = scope.project.party(due.party).filter(|party| !party.waiting).map(|party| party.id);
            let figures = self.panels.entry(panel).or_default();
            figures.accused += 1;
            figures.asked += usize::from(due.ground == Ground::Asked);
            match due.state {
                State::Answered(_) => figures.answered += 1,
                State::Settled(_) => figures.settled += 1,
                State::Missing | State::NotAccused => {}
            }
            if due.ground != Ground::Asked && accuser.replace(due.place) != Some(due.place) {
                let panel = scope.statement(due.place).and_then(|it| scope.project.panel_of(it));
                self.panels.entry(panel).or_default().accuses += 1;
            }
        }
    }
}

type Stretch = (ArticleId, Span);

/// What a panel says: where it stands, and where the quoted words of it do.
#[derive(Default)]
struct Said {
    statements: usize,
    all: Vec<Stretch>,
    quoted: Vec<Stretch>,
}

impl Said {
    fn add(&mut self, project: &Project, statement: &Statement) {
        let article = statement.article;
        self.statements += 1;
        for span in &statement.spans {
            self.all.push((article, *span));
            match statement.mode {
                Mode::Direct => self.quoted.push((article, *span)),
                Mode::Mixed => {
                    let inside = quoted(span.of(project.text_of(statement)));
                    let inside =
                        inside.into_iter().map(|it| Span::new(span.start + it.start, span.start + it.end));
                    self.quoted.extend(inside.map(|it| (article, it)));
                }
                Mode::Indirect => {}
            }
        }
    }
}

/// The stretches without what they share.
fn apart(stretches: &mut [Stretch]) -> impl Iterator<Item = Stretch> + '_ {
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
    use super::super::Threads;
    use super::super::testing::World;
    use super::*;
    use crate::model::{NatureKind, Relation, StatementId};

    const TEXT: &str = "“The firm lied,” she said. The firm said it was “wrong” and can't say 1,200.5 more.";

    fn figures(world: &World) -> Figures {
        let project = &world.project;
        let statements: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
        let scope = Scope::with_all_links(project, &statements);
        let mut words = Words::default();
        words.read(project);
        Figures::new(&scope, &RightOfReply::new(&scope, &Threads::new(&scope)), &words)
    }

    #[test]
    fn words_are_counted_once_and_quoted_ones_apart() {
        let mut world = World::new(TEXT);
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
        let mut world = World::new(TEXT);
        let (union, firm) = (world.party("Union"), world.party("Firm"));
        let lied = world.say(union, "“The firm lied,”");
        let told = world.say(firm, "The firm lied");
        world.change(told, |it| it.via = Some(lied));
        let thought = world.say(firm, "it was “wrong”");
        world.change(thought, |it| it.act = Act::Attitude);
        world.change(lied, |it| it.status = Status::Rejected);
        assert_eq!(figures(&world).words(), 0);
    }

    #[test]
    fn an_article_that_changed_is_read_anew() {
        let mut world = World::new("one two");
        let mut words = Words::default();
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
