//! Tests of figures held against each other.

use std::sync::Arc;

use super::*;
use crate::quantities::ONE;
use crate::testing::TestProject;
use proptest::prelude::*;

/// A project with one article, two parties and figures read by hand.
struct FigureProject {
    world: TestProject,
    text: StatedText,
}

impl FigureProject {
    fn new(text: &str) -> Self {
        let mut world = TestProject::new(text);
        world.party("Union");
        world.party("Firm");
        Self { world, text: StatedText::default() }
    }

    /// Statements of these words, by the parties in turn.
    fn say(mut self, all: &[&str]) -> Self {
        for (at, words) in all.iter().enumerate() {
            let party = self.world.project.parties[at % 2].id;
            self.world.say(party, words);
        }
        self
    }

    /// A figure of these words, with what the parser reads of it.
    fn figure(mut self, words: &str, noun: &str, others: &[&str]) -> Self {
        let span = self.world.spot(words);
        let (amount, unit) = read_amount(words, "").unwrap();
        let mut topic = Topic { noun: Some(noun.to_owned()).filter(|it| !it.is_empty()), ..Topic::default() };
        topic
            .words
            .extend(others.iter().chain([&noun]).filter(|it| !it.is_empty()).map(|it| (*it).to_owned()));
        self.text.figures.push(FoundFigure {
            span,
            value: FigureValue::Number(amount, unit),
            counted: None,
            topic,
        });
        self
    }

    /// Changes the subject of the last figure.
    fn with(mut self, change: impl FnOnce(&mut Topic)) -> Self {
        change(&mut self.text.figures.last_mut().unwrap().topic);
        self
    }

    fn stated(&self) -> StatedFigures {
        let project = &self.world.project;
        let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
        let texts = StatedTexts::from([(project.articles[0].id, Arc::new(self.text.clone()))]);
        StatedFigures::new(project, &order, &texts)
    }

    fn conflicts(&self) -> Vec<Vec<usize>> {
        self.stated().figures.into_iter().map(|figure| figure.conflicts).collect()
    }

    fn groups(&self) -> Vec<usize> {
        self.stated().figures.iter().map(|figure| figure.same_as).collect()
    }
}

const STRIKES: &str = "Strikes killed 70 civilians. The firm says 1,600 civilians died.";

fn strikes() -> FigureProject {
    FigureProject::new(STRIKES).say(&["Strikes killed 70 civilians", "1,600 civilians died"])
}

#[test]
fn figures_of_one_thing_conflict_where_no_number_is_both() {
    let project = strikes().figure("70", "civilian", &["kill"]).figure("1,600", "civilian", &["kill"]);
    assert_eq!(project.conflicts(), [vec![1], vec![0]]);
}

#[test]
fn figures_do_not_conflict_where_their_clauses_differ() {
    let set = |word: &str| std::collections::BTreeSet::from([word.to_owned()]);
    let second = |change: fn(&mut Topic, std::collections::BTreeSet<String>)| {
        let first = strikes().figure("70", "civilian", &["kill"]).with(|topic| change(topic, set("one")));
        let both = first.figure("1,600", "civilian", &["kill"]).with(|topic| change(topic, set("two")));
        both.conflicts()
    };
    let none = [Vec::<usize>::new(), Vec::new()];
    assert_eq!(second(|topic, words| topic.names = words), none);
    assert_eq!(second(|topic, words| topic.dates = words), none);
    assert_eq!(second(|topic, words| topic.around = words), none);
    assert_eq!(second(|topic, words| topic.agent = words.into_iter().next()), none);
    assert_eq!(second(|topic, _| topic.is_partial = true), none);
    assert_eq!(second(|topic, words| topic.words.extend(words)), none);
    let bare = strikes().figure("70", "civilian", &[]).figure("1,600", "civilian", &[]);
    assert_eq!(bare.conflicts(), none, "a noun alone says too little");
}

#[test]
fn figures_of_one_statement_do_not_conflict_and_rejected_ones_are_passed_over() {
    let mut project = FigureProject::new(STRIKES).say(&[STRIKES]).figure("70", "civilian", &["kill"]).figure(
        "1,600",
        "civilian",
        &["kill"],
    );
    assert_eq!(project.conflicts(), [Vec::<usize>::new(), Vec::new()]);
    let id = *project.world.project.statements.keys().next().unwrap();
    project.world.change(id, |it| it.status = ReviewStatus::Rejected);
    assert_eq!(project.stated(), StatedFigures::default());
}

#[test]
fn a_figure_belongs_to_the_innermost_statement() {
    let project = FigureProject::new(STRIKES)
        .say(&[STRIKES, "1,600 civilians died"])
        .figure("70", "civilian", &[])
        .figure("1,600", "civilian", &[]);
    let stated = project.stated();
    let words = |at: usize| {
        let statement = &project.world.project.statements[&stated.figures[at].statement];
        project.world.project.words_of(statement)
    };
    assert_eq!([words(0), words(1)], [STRIKES, "1,600 civilians died"]);
}

#[test]
fn figures_that_say_the_same_are_in_one_group() {
    let text = "70 men left. Some 70 men came. 2 men ate. 2 men sat. It cost 12,345 here, 12,345 there. 5 miles (8 km).";
    let project = FigureProject::new(text).say(&[
        "70 men left",
        "70 men came",
        "2 men ate",
        "2 men sat",
        "It cost 12,345 here, 12,345 there. 5 miles (8 km)",
    ]);
    let mut project = project
        .figure("70", "man", &[])
        .figure("70 men came", "man", &[])
        .figure("2 men ate", "man", &[])
        .figure("2 men sat", "man", &[])
        .figure("12,345", "", &[])
        .figure("12,345 there", "pound", &[])
        .figure("5 miles", "", &[])
        .figure("8 km", "", &[]);
    project.text.figures[1].span.end = project.text.figures[1].span.start + 2;
    assert_eq!(project.groups(), [0, 0, 2, 3, 4, 4, 6, 6]);
}

#[test]
fn claimed_sums_are_added_up() {
    let text = "12 men, 8 women, 20 in all, 21 in truth, about 5 more.";
    let mut project = FigureProject::new(text)
        .say(&[text])
        .figure("12", "man", &[])
        .figure("8", "woman", &[])
        .figure("20", "", &[])
        .figure("21", "", &[])
        .figure("about 5", "", &[]);
    let result = |project: &FigureProject| {
        project.stated().figures.iter().find_map(|it| it.sum.clone()).map(|sum| (sum.sum, sum.result))
    };
    let sum = |parts: &[usize], total| vec![ClaimedSum { parts: parts.to_vec(), total }];
    project.text.sums = sum(&[0, 1], 2);
    assert_eq!(result(&project), Some((Some("20".to_owned()), SumResult::AddsUp)));
    project.text.sums = sum(&[0, 1], 3);
    assert_eq!(result(&project), Some((Some("20".to_owned()), SumResult::DoesNot)));
    project.text.sums = sum(&[0, 4], 2);
    assert_eq!(result(&project), Some((None, SumResult::NotKnown)));
}

proptest! {
    /// Whatever the figures, conflicts go both ways and never within a group, and the first of a group is its own.
    #[test]
    fn groups_and_conflicts_fit_together(numbers in proptest::collection::vec((1..6i128, 0..3usize), 0..8)) {
        let text: String = numbers.iter().map(|_| "70 men left. ").collect();
        let mut world = TestProject::new(&text);
        let party = world.party("Union");
        let mut read = StatedText::default();
        for (at, (number, topic)) in numbers.iter().enumerate() {
            let start = at * 13;
            world.say_at(Some(party), Span::new(start, start + 11));
            let words = ["kill", "wound", "leave"][*topic].to_owned();
            read.figures.push(FoundFigure {
                span: Span::new(start, start + 2),
                value: FigureValue::Number(Amount::exact(*number * ONE), Unit::Count),
                counted: None,
                topic: Topic {
                    noun: Some("man".to_owned()),
                    words: [words, "man".to_owned()].into(),
                    ..Topic::default()
                },
            });
        }
        let project = FigureProject { world, text: read };
        let stated = project.stated();
        for (at, figure) in stated.figures.iter().enumerate() {
            prop_assert_eq!(stated.figures[figure.same_as].same_as, figure.same_as);
            prop_assert!(figure.same_as <= at);
            for other in &figure.conflicts {
                prop_assert!(stated.figures[*other].conflicts.contains(&at));
                prop_assert_ne!(stated.figures[*other].same_as, figure.same_as);
            }
        }
    }
}
